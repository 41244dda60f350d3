package write

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

const tempBegin = "ibid-"

// TempDir makes a folder for temporary files until remove, and removes those of
// processes that are dead.
func TempDir() (dir string, remove func(), err error) {
	cleanTemp(os.TempDir())
	for range 3 { // one may be taken for dead before it is locked
		if dir, remove, err = tempDir(); err == nil {
			break
		}
	}
	return dir, remove, err
}

func tempDir() (dir string, remove func(), err error) {
	if dir, err = os.MkdirTemp("", tempBegin+"*"); err != nil {
		return "", nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return "", nil, err
	}
	unlock, err := lock(root, lockEnd, dir)
	if err != nil {
		root.Close()
		os.RemoveAll(dir)
		return "", nil, err
	}
	return dir, func() {
		os.RemoveAll(dir)
		unlock()
		root.Close()
		os.Remove(dir) // Windows kept the lock
	}, nil
}

// cleanTemp removes folders of the dead. The folder of all temporary files has those
// of other people too: it takes only folders that nobody else may enter, as
// TempDir makes them, and follows no links.
func cleanTemp(temp string) {
	entries, _ := os.ReadDir(temp)
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), tempBegin) || !e.IsDir() {
			continue
		}
		dir := filepath.Join(temp, e.Name())
		if info, err := os.Lstat(dir); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o700 {
			continue
		}
		if dead(dir) {
			os.RemoveAll(dir)
		}
	}
}

// dead reports whether TempDir made a folder for a process that is no more.
func dead(dir string) bool {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return false
	}
	defer root.Close()
	if info, err := root.Lstat(lockEnd); err != nil || !info.Mode().IsRegular() {
		return false
	}
	f, err := root.OpenFile(lockEnd, os.O_RDWR, 0)
	if err != nil {
		return false
	}
	defer f.Close()
	return lockFile(f) == nil
}
