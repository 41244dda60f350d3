package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestDoing says on a console what is done, in a time that is made up.
func TestDoing(t *testing.T) {
	for _, test := range []struct {
		what string
		do   func(c *console)
		want string
	}{
		{"what is done within a second", func(*console) {}, ""},
		{"seconds", func(*console) { time.Sleep(2500 * time.Millisecond) }, "reading, 1 s" + cleared(12) + "reading, 2 s" + cleared(12)},
		{"a longer line before a shorter one", func(c *console) {
			done := doing(c, "writing much")
			time.Sleep(1500 * time.Millisecond)
			done()
		}, "reading, 1 s" + cleared(12) + "writing much, 1 s" + cleared(17)},
		{"other words meanwhile", func(c *console) {
			time.Sleep(1500 * time.Millisecond)
			fmt.Fprintln(c, "a problem")
			time.Sleep(time.Second)
		}, "reading, 1 s" + cleared(12) + "a problem\nreading, 2 s" + cleared(12)},
	} {
		synctest.Test(t, func(t *testing.T) {
			var out strings.Builder
			c := &console{out: &out}
			done := doing(c, "reading")
			time.Sleep(time.Millisecond)
			test.do(c)
			done()
			if diff := cmp.Diff(test.want, out.String()); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.what, diff)
			}
		})
	}
}

// cleared is what clears a line.
func cleared(width int) string { return "\r" + strings.Repeat(" ", width) + "\r" }

// TestConsoleOf holds that nothing is said to a file, a pipe or a buffer.
func TestConsoleOf(t *testing.T) {
	file, err := os.Create(filepath.Join(t.TempDir(), "file"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	out, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	defer in.Close()
	var buffer strings.Builder
	if consoleOf(file) != file || consoleOf(in) != in || consoleOf(&buffer) != &buffer {
		t.Error("one of them is taken for a terminal")
	}
	device, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0) // is a device as a terminal is
	if err != nil {
		t.Fatal(err)
	}
	defer device.Close()
	if _, ok := consoleOf(device).(*console); !ok {
		t.Error("a device is not taken for a terminal")
	}
	doing(&buffer, "reading")()
}
