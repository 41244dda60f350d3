package cli

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
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
		write(cacheFile(cache, content), strings.Repeat("damaged ", round))
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
	files, err := filepath.Glob(filepath.Join(cache, "*"))
	if err != nil || len(files) != 1 {
		t.Errorf("the cache holds %q, %v; want one file", files, err)
	}
	out, err := exec.Command("ibid", "check", "--json", "--cache", cache, content).Output()
	if err != nil || !strings.Contains(string(out), `"parsed": 0`) {
		t.Errorf("%v: not all documents come from the cache: %s", err, out)
	}
}
