//go:build unix

package ingest_test

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/sys/unix"

	"ibid/ingest"
)

// TestEndless gives names of files that are read to what blocks or never ends.
func TestEndless(t *testing.T) {
	outside := t.TempDir()
	if err := unix.Mkfifo(filepath.Join(outside, "pipe"), 0o666); err != nil {
		t.Fatal(err)
	}
	for name, line := range map[string]int{"ibid.yaml": 1, "sources.bib": 1, "schema.graphqls": 1, "a.md": 1, "deep/b.MD": 1, "c.facts.md": 1} {
		for what, make := range map[string]func(string) error{
			"a named pipe": func(name string) error { return unix.Mkfifo(name, 0o666) },
			"a socket": func(name string) error {
				// The name of a socket is short, so it is made by one relative to the folder.
				t.Chdir(filepath.Dir(name))
				l, err := net.ListenUnix("unix", &net.UnixAddr{Name: filepath.Base(name), Net: "unix"})
				if err == nil {
					l.SetUnlinkOnClose(false)
					l.Close()
				}
				return err
			},
			"a device":  func(name string) error { return unix.Mknod(name, unix.S_IFCHR|0o666, int(unix.Mkdev(1, 5))) }, // zeros without end
			"a link":    func(name string) error { return os.Symlink("pipe", name) },
			"a way out": func(name string) error { return os.Symlink(filepath.Join(outside, "pipe"), name) },
		} {
			t.Run(what+" "+strings.ReplaceAll(name, "/", "_"), func(t *testing.T) {
				dir := t.TempDir()
				place := filepath.Join(dir, filepath.FromSlash(name))
				if err := os.MkdirAll(filepath.Dir(place), 0o777); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(dir, "other.md"), []byte("# Other\n"), 0o666); err != nil {
					t.Fatal(err)
				}
				if what == "a link" {
					if err := unix.Mkfifo(filepath.Join(filepath.Dir(place), "pipe"), 0o666); err != nil {
						t.Fatal(err)
					}
				}
				if err := make(place); err != nil {
					t.Skip(err)
				}
				root, err := os.OpenRoot(dir)
				if err != nil {
					t.Fatal(err)
				}
				defer root.Close()
				res, err := ingest.Read(t.Context(), root.FS())
				if err != nil {
					t.Fatal(err)
				}
				var got []string
				for _, p := range res.Problems {
					if p.Pos.Line != line || p.Severity != ingest.Error || p.Hint == "" && what != "a way out" {
						t.Errorf("problem: %+v", p)
					}
					got = append(got, p.Pos.File+" "+p.Rule)
				}
				if diff := cmp.Diff([]string{name + " file-unreadable"}, got); diff != "" {
					t.Errorf("problems (-want +got):\n%s", diff)
				}
				if res.Checked.Documents != 1 {
					t.Errorf("%d documents were read", res.Checked.Documents)
				}
			})
		}
	}
}
