// Package write writes all that ibid writes to disk: graphs, sites, exports and
// the cache of documents.
//
// A file is written beside the one that it replaces, brought to disk and renamed,
// so that at any moment the old one is there or the new one, whole. What is not
// whole yet has a name of its own, and its writer holds a lock on it, which the
// system gives free when the writer dies in whatever way: so [Clean] knows what
// is left of the dead. What ibid did not write is not overwritten, and neither is
// what somebody has changed since: see [MayReplace] and [Folder].
package write

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// File replaces a file by what fill writes. After an error the old one is there.
func File(name string, perm fs.FileMode, fill func(*os.File) error) error {
	root, err := os.OpenRoot(filepath.Dir(filepath.Clean(name)))
	if err != nil {
		return err
	}
	defer root.Close()
	return replace(root, filepath.Base(name), perm, fill)
}

// replace is File for a file below a folder.
func replace(root *os.Root, name string, perm fs.FileMode, fill func(*os.File) error) error {
	u, err := begin(root, perm)
	if err != nil {
		return err
	}
	defer u.drop()
	if err := fill(u.File); err != nil {
		return err
	}
	if err := u.Sync(); err != nil {
		return err
	}
	if err := u.take(name); err != nil {
		return err
	}
	return syncDir(root, filepath.Dir(name))
}

// unfinished is a file that is being written, at the root of the folder in which it will stand.
type unfinished struct {
	*os.File // locked
	root     *os.Root
	name     string // empty once it is in its place
}

const (
	unfinishedBegin = ".ibid-"
	unfinishedEnd   = ".tmp"
)

func isUnfinished(name string) bool {
	return strings.HasPrefix(name, unfinishedBegin) && strings.HasSuffix(name, unfinishedEnd)
}

func begin(root *os.Root, perm fs.FileMode) (*unfinished, error) {
	for {
		name := fmt.Sprintf("%s%016x%s", unfinishedBegin, rand.Uint64(), unfinishedEnd)
		f, err := root.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, perm)
		if err != nil {
			return nil, err
		}
		u := &unfinished{f, root, name}
		err = lockFile(f)
		if err == nil && named(root, name, f) || errors.Is(err, errors.ErrUnsupported) {
			return u, nil
		}
		// It was taken for one of the dead before it was locked.
		u.drop()
		if err != nil && !errors.Is(err, errLocked) {
			return nil, err
		}
	}
}

// take puts the file in its place.
func (u *unfinished) take(name string) error {
	if runtime.GOOS == "windows" { // where no open file can be renamed
		if err := u.Close(); err != nil {
			return err
		}
	}
	if err := u.root.Rename(u.name, name); err != nil {
		return err
	}
	u.name = ""
	if err := u.Close(); err != nil && !errors.Is(err, fs.ErrClosed) {
		return err
	}
	return nil
}

// drop removes the file unless it is in its place.
func (u *unfinished) drop() {
	u.Close()
	if u.name != "" {
		_ = u.root.Remove(u.name)
	}
}

// Scratch makes a file to write to and read back, which has no name where the
// system allows that. Whoever closes it removes it by remove.
func Scratch(dir string) (f *os.File, remove func(), err error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, nil, err
	}
	u, err := begin(root, 0o600)
	if err != nil {
		root.Close()
		return nil, nil, err
	}
	if root.Remove(u.name) == nil {
		u.name = ""
	}
	return u.File, func() {
		u.drop()
		root.Close()
	}, nil
}

// Clean removes from a folder what writers have left there that are dead. What it
// cannot remove stays.
func Clean(dir string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	return clean(root)
}

func clean(root *os.Root) error {
	dir, err := root.Open(".")
	if err != nil {
		return err
	}
	defer dir.Close()
	names, err := dir.Readdirnames(-1)
	for _, name := range names {
		if isUnfinished(name) {
			cleanFile(root, name)
		}
	}
	return err
}

func cleanFile(root *os.Root, name string) {
	if info, err := root.Lstat(name); err != nil || !info.Mode().IsRegular() {
		return
	}
	f, err := root.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return
	}
	locked := lockFile(f) == nil
	dead := locked && named(root, name, f)
	if runtime.GOOS == "windows" { // where no open file can be removed
		f.Close()
	}
	if dead {
		_ = root.Remove(name)
	}
	f.Close()
}
