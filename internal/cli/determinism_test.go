package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ibid/content"
)

// TestDeterminism builds site and exports twice, on one processor and on all,
// in another time zone and from another folder: the bytes are the same.
func TestDeterminism(t *testing.T) {
	build := func(folder string, env ...string) map[string]string {
		dir := filepath.Join(t.TempDir(), folder)
		if err := os.CopyFS(filepath.Join(dir, "content"), content.FS); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{{"site", "-o", "public"}, {"export", "-o", "dump"}} {
			cmd := exec.Command("ibid", args...)
			cmd.Dir = dir
			cmd.Env = append(os.Environ(), env...)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("ibid %v: %v\n%s", args, err, out)
			}
		}
		return digests(t, dir, "public", "dump")
	}
	first := build("a", "GOMAXPROCS=1", "TZ=UTC", "LANG=C")
	second := build("b c/é", "GOMAXPROCS=8", "TZ=Pacific/Kiritimati", "LANG=tr_TR.UTF-8")
	if diff := cmp.Diff(first, second); diff != "" {
		t.Errorf("two builds differ (-first +second):\n%s", diff)
	}
	if len(first) < 100 {
		t.Errorf("only %d files were compared", len(first))
	}
}

// digests returns the SHA-256 of every file below some folders of dir.
func digests(t *testing.T, dir string, folders ...string) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, folder := range folders {
		err := fs.WalkDir(os.DirFS(dir), folder, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := os.ReadFile(filepath.Join(dir, name))
			sum := sha256.Sum256(b)
			all[name] = hex.EncodeToString(sum[:])
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}
