package cli

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestCacheShared runs several processes at once with one cache, while the
// content changes and what the cache holds is damaged.
func TestCacheShared(t *testing.T) {
	dir := t.TempDir()
	content, cache := filepath.Join(dir, "content"), filepath.Join(dir, "cache")
	write := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 20 {
		write(filepath.Join(content, fmt.Sprintf("%d.md", i)), fmt.Sprintf("# Heading %d\n", i))
	}
	for round := range 3 {
		write(filepath.Join(content, "0.md"), fmt.Sprintf("# Round %d\n", round))
		write(filepath.Join(keptIn(cache, content).folder(), "000.records"), strings.Repeat("damaged ", round))
		var processes sync.WaitGroup
		for range 4 {
			processes.Go(func() {
				out, err := exec.Command("ibid", "check", "--cache", cache, content).CombinedOutput()
				if err != nil || !strings.HasPrefix(string(out), "checked 20 documents") {
					t.Errorf("%v: %s", err, out)
				}
			})
		}
		processes.Wait()
	}
	files, err := filepath.Glob(filepath.Join(cache, "*", "*"))
	for i, file := range files {
		files[i] = filepath.Base(file)
	}
	if diff := cmp.Diff([]string{"000.pages", "000.records", "content"}, files); diff != "" || err != nil {
		t.Errorf("%v; the cache holds (-want +got):\n%s", err, diff)
	}
	out, err := exec.Command("ibid", "check", "--json", "--cache", cache, content).Output()
	if err != nil || !strings.Contains(string(out), `"parsed": 0`) {
		t.Errorf("%v: not all documents come from the cache: %s", err, out)
	}
}

// TestCacheTidy removes what nobody needs, and nothing else.
func TestCacheTidy(t *testing.T) {
	dir := t.TempDir()
	cache, content, gone := filepath.Join(dir, "cache"), filepath.Join(dir, "content"), filepath.Join(dir, "gone")
	here, there := filepath.Base(keptIn(cache, content).folder()), filepath.Base(keptIn(cache, gone).folder())
	files := map[string]string{
		here + "/content": content, here + "/000.records": "r", here + "/.ibid-0123456789abcdef.tmp": "o", here + "/new.tmp": "n",
		there + "/content": gone, there + "/000.records": "r",
		"foreign/content": gone, "foreign/.ibid-0123456789abcdef.tmp": "o", "empty/content": "", "file": "f",
	}
	if err := os.Mkdir(content, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		name = filepath.Join(cache, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := keptIn(cache, content).begin(); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{here + "/.ibid-0123456789abcdef.tmp", there + "/content", there + "/000.records"} {
		delete(files, name)
	}
	got := map[string]string{}
	err := filepath.WalkDir(cache, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if rel, _ := filepath.Rel(cache, name); rel == there {
			t.Error("the folder of what is gone is there")
		} else if !d.IsDir() {
			text, _ := os.ReadFile(name)
			got[filepath.ToSlash(rel)] = string(text)
		}
		return nil
	})
	if diff := cmp.Diff(files, got); diff != "" || err != nil {
		t.Errorf("%v; files (-want +got):\n%s", err, diff)
	}
}
