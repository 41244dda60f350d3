package cli

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ibid/internal/synth"
)

// TestKilledWriters kills exports and sites at random points, two in turn: each file is of
// one of them, and the next run completes and leaves nothing else.
func TestKilledWriters(t *testing.T) {
	rounds := 40
	if testing.Short() {
		rounds = 4
	}
	contents := [2]string{}
	for i := range contents {
		contents[i] = filepath.Join(t.TempDir(), "content")
		if err := os.CopyFS(contents[i], synth.Corpus(uint64(i+1), 20, 12)); err != nil {
			t.Fatal(err)
		}
	}
	for _, command := range []string{"export", "site"} {
		t.Run(command, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "out")
			args := []string{command, "--cache", "", "-o", out}
			whole := [2]map[string]string{}
			var took time.Duration
			for i, content := range contents {
				start := time.Now()
				output(t, append(args, content)...)
				took = time.Since(start)
				whole[i] = storedFiles(t, out)
			}
			for i := range rounds {
				cmd := exec.Command("ibid", append(args, contents[i%2])...)
				if err := cmd.Start(); err != nil {
					t.Fatal(err)
				}
				time.Sleep(rand.N(took)) // any moment will do, so nothing depends on how long this is
				cmd.Process.Kill()
				cmd.Wait()
				for name, text := range storedFiles(t, out) {
					base := filepath.Base(name)
					if base != sumsFile && !strings.Contains(name, ".ibid-") && text != whole[0][name] && text != whole[1][name] {
						t.Errorf("%s is of neither, %d bytes", name, len(text))
					}
				}
			}
			for i, content := range contents {
				output(t, append(args, content)...)
				if diff := cmp.Diff(whole[i], storedFiles(t, out)); diff != "" {
					t.Errorf("after the last run (-want +got):\n%s", diff)
				}
			}
		})
	}
}
