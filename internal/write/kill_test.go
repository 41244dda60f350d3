package write

import (
	"bufio"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestKilled kills a process that writes files and a folder, again and again at
// random points: what it writes is whole, and what it leaves is removed.
func TestKilled(t *testing.T) {
	const folder = "WRITE_KILLED"
	// Two versions, written in turn.
	version := func(which int) map[string]string {
		files := map[string]string{}
		for i := range 40 + 10*(which%2) {
			files[string(rune('a'+i%5))+"/"+strings.Repeat("x", i+1)] = strings.Repeat(string(rune('0'+which%2)), 10_000)
		}
		return files
	}
	if dir := os.Getenv(folder); dir != "" {
		for i := rand.IntN(2); ; i++ {
			if err := writeFolder(filepath.Join(dir, "folder"), version(i)); err != nil {
				t.Fatal(err)
			}
			if err := File(filepath.Join(dir, "file"), 0o666, text(strings.Repeat(string(rune('0'+i%2)), 100_000))); err != nil {
				t.Fatal(err)
			}
			os.Stdout.WriteString(".\n")
		}
	}
	rounds := 40
	if testing.Short() {
		rounds = 5
	}
	dir := t.TempDir()
	for range rounds {
		child := exec.Command(os.Args[0], "-test.run=^TestKilled$")
		child.Env = append(os.Environ(), folder+"="+dir)
		out, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		if line, err := bufio.NewReader(out).ReadString('\n'); line != ".\n" {
			t.Fatalf("the writer says %q, %v", line, err)
		}
		time.Sleep(rand.N(50 * time.Millisecond)) // any moment will do, so nothing depends on how long this is
		child.Process.Kill()
		child.Wait()
		for name, text := range tree(t, dir) {
			name = filepath.ToSlash(name)
			whole := len(text) == 100_000 || len(text) == 10_000
			if (name == "file" || strings.HasPrefix(name, "folder/") && !strings.Contains(name, "/.ibid") && name != "folder/list") &&
				(!whole || strings.Trim(text, text[:1]) != "") {
				t.Errorf("%s is not whole, %d bytes", name, len(text))
			}
		}
	}
	if err := Clean(dir); err != nil {
		t.Fatal(err)
	}
	if err := writeFolder(filepath.Join(dir, "folder"), version(0)); err != nil {
		t.Fatal(err)
	}
	got := tree(t, dir)
	delete(got, "file")
	delete(got, "folder/list")
	want := map[string]string{}
	for name, text := range version(0) {
		want["folder/"+name] = text
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("after the last write (-want +got):\n%s", diff)
	}
}

// writeFolder makes a folder hold these files of ours and no others.
func writeFolder(dir string, files map[string]string) error {
	f, err := OpenFolder(dir, "list", false)
	if err != nil {
		return err
	}
	defer f.Close()
	var names []string
	for name := range files {
		names = append(names, name)
	}
	for _, name := range f.Listed() {
		if _, ok := files[name]; !ok {
			f.Remove(name)
			names = append(names, name)
		}
	}
	if err := f.Check(names); err != nil {
		return err
	}
	for name, text := range files {
		if _, err := f.Put(name, []byte(text)); err != nil {
			return err
		}
	}
	return f.Commit()
}
