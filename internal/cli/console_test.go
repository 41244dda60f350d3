package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"ibid/ingest"
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
			c := &console{out: &out, terminal: true}
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
	for _, w := range []io.Writer{file, in, &strings.Builder{}} {
		if consoleOf(w).terminal {
			t.Errorf("%T is taken for a terminal", w)
		}
	}
	device, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0) // is a device as a terminal is
	if err != nil {
		t.Fatal(err)
	}
	defer device.Close()
	if !consoleOf(device).terminal {
		t.Error("a device is not taken for a terminal")
	}
	synctest.Test(t, func(t *testing.T) {
		var buffer strings.Builder
		done := doing(consoleOf(&buffer), "reading")
		time.Sleep(2 * time.Second)
		done()
		if buffer.Len() > 0 {
			t.Errorf("%q is said to a buffer", buffer.String())
		}
	})
}

// TestConsoleEscapes holds that nothing that is written reaches a terminal as a
// command to it, however it is divided.
func TestConsoleEscapes(t *testing.T) {
	for text, want := range map[string]string{
		"":                         "",
		"plain\tand\nlines 日本 é 🙂": "plain\tand\nlines 日本 é 🙂",
		"\ufffd\u00ad\u2028":       "\ufffd\u00ad\u2028",
		"a\x1b[31mb\r\n\x00\x7f":   "a\\u001b[31mb\\u000d\n\\u0000\\u007f",
		"\u009b31m":                "\\u009b31m",
		"a\u202eb\u2066c\u200f":    "a\\u202eb\\u2066c\\u200f",
		"\x9b31m\xff\xc3(":         "\\x9b31m\\xff\\xc3(",
		"日\xe6\x97":                "日\\xe6\\x97",
	} {
		for size := 1; size <= len(text)+1; size++ {
			var out strings.Builder
			c := consoleOf(&out)
			for part := range slices.Chunk([]byte(text+"."), size) {
				if n, err := c.Write(part); n != len(part) || err != nil {
					t.Errorf("%q: %d, %v", part, n, err)
				}
			}
			if diff := cmp.Diff(want+".", out.String()); diff != "" {
				t.Errorf("%q by %d bytes (-want +got):\n%s", text, size, diff)
			}
		}
	}
}

// TestNoCommand runs commands over content whose names and texts are commands to
// a terminal: none of them writes one.
func TestNoCommand(t *testing.T) {
	const crafted = "\x1b]0;x\a\u009b31m\u202e\x7f"
	dir := filepath.Join(t.TempDir(), "n\x1b[31m")
	for name, text := range map[string]string{
		"ibid.yaml": `title: "T\e]0;x\a\n0 errors\u202e"`,
		"a" + crafted + ".md": "# A " + crafted + "\nThe" + crafted + " quay is old, the quay is new" + crafted + ".\n" +
			"```entities\nA" + crafted + " | Concept\n```\n```facts\n" +
			"> is old\nA" + crafted + " | description | \"is old\" | scope: \"" + crafted + "\" | inferred: " + crafted + "\n```\n",
		"broken/a.md":      "```facts\n> " + crafted + "\n" + crafted + " | x | y\n```\n",
		"broken/ibid.yaml": "base: \"https://h/\\e[31m/\"\n\"\\e\": \"\\u202e\"\n",
		"q.graphql":        "{ x" + crafted + " }",
	} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Rename(filepath.Join(dir, "broken"), filepath.Join(dir, ".broken")); err != nil {
		t.Fatal(err)
	}
	broken := filepath.Join(dir, ".broken")
	for _, args := range [][]string{
		{"check", dir},
		{"check", "--all", "--disputes", dir},
		{"check", "--json", dir},
		{"check", broken},
		{"check", "--json", broken},
		{"build", "-o", filepath.Join(dir, "graph"+crafted), dir},
		{"build", "-o", filepath.Join(dir, "graph"), broken},
		{"export", "-o", filepath.Join(dir, "out"+crafted), dir},
		{"site", "-o", filepath.Join(dir, "site"+crafted), dir},
		{"query", "--dir", dir, "{ entities { nodes { name } } documents { nodes { title } } }"},
		{"query", "--dir", dir, "-f", filepath.Join(dir, "q.graphql")},
		{"query", "--dir", dir, "--var", crafted, "{ x }"},
		{"check", dir + crafted},
		{"init", filepath.Join(dir, "init"+crafted)},
		{"init", dir},
		{crafted},
		{"check", "--" + crafted},
		{"completion", "bash"},
	} {
		var out, err strings.Builder
		execute(append(args, cacheless(args)...), &out, &err)
		text := out.String() + err.String()
		if text == "" {
			t.Errorf("%q says nothing", args)
		}
		if at := strings.IndexFunc(text, func(r rune) bool { return r != '\n' && r != '\t' && ingest.Obeyed(r) }); at >= 0 {
			t.Errorf("%q writes %q", args, text[max(0, at-20):min(len(text), at+20)])
		}
		if strings.Contains(text, "\n0 errors\\u202e") {
			t.Errorf("%q: a title makes a line: %q", args, text)
		}
		if strings.Contains(strings.Join(args, " "), "--json") && !json.Valid([]byte(out.String())) {
			t.Errorf("%q writes no JSON", args)
		}
	}
}

// cacheless are the flags that keep a command that reads content from using a cache.
func cacheless(args []string) []string {
	switch args[0] {
	case "check", "build", "export", "site", "query":
		return []string{"--cache="}
	}
	return nil
}
