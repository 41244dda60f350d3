package write

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// tree returns what the files below a folder hold.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			text, err := os.ReadFile(filepath.Join(dir, name))
			files[name] = string(text)
			return err
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// put makes files.
func put(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func text(s string) func(*os.File) error {
	return func(f *os.File) error {
		_, err := f.WriteString(s)
		return err
	}
}

func TestFile(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "file")
	for _, s := range []string{"one", "two", ""} {
		if err := File(name, 0o666, text(s)); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(map[string]string{"file": s}, tree(t, dir)); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	}
	if err := File(name, 0o666, text("old")); err != nil {
		t.Fatal(err)
	}
	full := errors.New("the disk is full")
	err := File(name, 0o666, func(f *os.File) error {
		f.WriteString("half")
		return full
	})
	if diff := cmp.Diff(map[string]string{"file": "old"}, tree(t, dir)); diff != "" || !errors.Is(err, full) {
		t.Errorf("error %v, -want +got:\n%s", err, diff)
	}
	if err := os.MkdirAll(filepath.Join(dir, "folder", "full"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := File(filepath.Join(dir, "folder"), 0o666, text("new")); err == nil {
		t.Error("a folder was replaced")
	}
	if diff := cmp.Diff(map[string]string{"file": "old"}, tree(t, dir)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if err := File(filepath.Join(dir, "none", "file"), 0o666, text("")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got error %v", err)
	}
}

// TestClean cleans a folder in which one writer is dead and another is at work.
func TestClean(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{
		".ibid-0123456789abcdef.tmp": "dead", "other.tmp": "foreign", ".ibid-site": "foreign", "ibid-0123456789abcdef.tmp": "foreign",
	})
	if err := os.MkdirAll(filepath.Join(dir, ".ibid-folder.tmp"), 0o777); err != nil {
		t.Fatal(err)
	}
	err := File(filepath.Join(dir, "file"), 0o666, func(f *os.File) error {
		if err := Clean(dir); err != nil {
			t.Error(err)
		}
		return text("at work")(f)
	})
	if err != nil {
		t.Error(err)
	}
	want := map[string]string{"file": "at work", "other.tmp": "foreign", ".ibid-site": "foreign", "ibid-0123456789abcdef.tmp": "foreign"}
	if diff := cmp.Diff(want, tree(t, dir)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestScratch(t *testing.T) {
	dir := t.TempDir()
	f, remove, err := Scratch(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString("text"); err != nil {
		t.Error(err)
	}
	remove()
	if diff := cmp.Diff(map[string]string{}, tree(t, dir)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestTempDir makes two folders at once, and one after a process died.
func TestTempDir(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	if os.TempDir() != temp {
		t.Skip("the folder for temporary files is not that of TMPDIR")
	}
	put(t, temp, map[string]string{"ibid-dead/.ibid-lock": "1", "ibid-dead/graph": "large", "ibid-foreign/file": "", "ibid-open/.ibid-lock": "", "ibid-file": ""})
	for name, mode := range map[string]fs.FileMode{"ibid-dead": 0o700, "ibid-foreign": 0o700, "ibid-open": 0o755} {
		if err := os.Chmod(filepath.Join(temp, name), mode); err != nil {
			t.Fatal(err)
		}
	}
	one, removeOne, err := TempDir()
	if err != nil {
		t.Fatal(err)
	}
	put(t, one, map[string]string{"graph": "of one"})
	two, removeTwo, err := TempDir()
	if err != nil {
		t.Fatal(err)
	}
	if got := tree(t, one)["graph"]; got != "of one" || one == two {
		t.Errorf("%s holds %q after %s was made", one, got, two)
	}
	removeOne()
	removeTwo()
	want := map[string]string{"ibid-foreign/file": "", "ibid-open/.ibid-lock": "", "ibid-file": ""}
	if diff := cmp.Diff(want, tree(t, temp)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestLock(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"a.lock": "mine", ".a.ibid-lock": "12"}) // of a process that was killed
	name := filepath.Join(dir, "a")
	unlock, err := Lock(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Lock(name); err == nil || !strings.Contains(err.Error(), "a is being written by another process (") {
		t.Errorf("got error %v", err)
	}
	unlock()
	unlock, err = Lock(name)
	if err != nil {
		t.Fatal(err)
	}
	unlock()
	if diff := cmp.Diff(map[string]string{"a.lock": "mine"}, tree(t, dir)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if err := os.Symlink("a.lock", filepath.Join(dir, ".a.ibid-lock")); err != nil {
		t.Skip(err)
	}
	if _, err := Lock(name); err == nil || !strings.Contains(err.Error(), ".a.ibid-lock is not a lock that ibid made") {
		t.Errorf("a link for a lock: got error %v", err)
	}
	if diff := cmp.Diff("mine", tree(t, dir)["a.lock"]); diff != "" {
		t.Errorf("what it leads to: -want +got:\n%s", diff)
	}
}

// TestLockRace has several want a lock again and again: one has it at a time.
func TestLockRace(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a")
	var holders atomic.Int32
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for range 500 {
				unlock, err := Lock(name)
				if err != nil {
					continue
				}
				if n := holders.Add(1); n != 1 {
					t.Errorf("%d have the lock", n)
				}
				runtime.Gosched()
				holders.Add(-1)
				unlock()
			}
		})
	}
	all.Wait()
}
