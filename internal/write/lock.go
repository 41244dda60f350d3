package write

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// lockEnd ends the name of a file that locks another. By itself it locks the folder that it is in.
const lockEnd = ".ibid-lock"

// Lock keeps other writers away from a file until unlock. The lock is a hidden file
// beside it, with the number of the process, that the system gives free when
// the process ends in whatever way. Where files cannot be locked, nobody is kept away.
func Lock(file string) (unlock func(), err error) {
	root, err := os.OpenRoot(filepath.Dir(filepath.Clean(file)))
	if err != nil {
		return nil, err
	}
	free, err := lock(root, "."+filepath.Base(file)+lockEnd, file)
	if err != nil {
		root.Close()
		return nil, err
	}
	return func() {
		free()
		root.Close()
	}, nil
}

// lock locks what by a file.
func lock(root *os.Root, name, what string) (unlock func(), err error) {
	for {
		if info, err := root.Lstat(name); err == nil && !info.Mode().IsRegular() {
			return nil, Refused{filepath.Join(root.Name(), name) + " is not a lock that ibid made", "move it"}
		}
		f, err := root.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o666)
		if err != nil {
			return nil, fmt.Errorf("cannot lock %s: %w", what, err)
		}
		err = lockFile(f)
		switch {
		case errors.Is(err, errLocked):
			holder, _ := io.ReadAll(io.LimitReader(f, 20))
			f.Close()
			return nil, fmt.Errorf("%s is being written by another process%s", what, numbered(string(holder)))
		case err != nil && !errors.Is(err, errors.ErrUnsupported):
			f.Close()
			return nil, fmt.Errorf("cannot lock %s: %w", what, err)
		}
		// Whoever had the lock before may have removed the name meanwhile.
		if !named(root, name, f) {
			f.Close()
			continue
		}
		if err := f.Truncate(0); err == nil {
			f.WriteAt([]byte(strconv.Itoa(os.Getpid())), 0)
		}
		return func() {
			_ = root.Remove(name)
			f.Close()
		}, nil
	}
}

var errLocked = errors.New("another process has the lock")

func numbered(holder string) string {
	if _, err := strconv.Atoi(strings.TrimSpace(holder)); err != nil {
		return ""
	}
	return " (" + strings.TrimSpace(holder) + ")"
}

// named reports whether an open file is the one of that name.
func named(root *os.Root, name string, f *os.File) bool {
	there, err := root.Lstat(name)
	open, err2 := f.Stat()
	return err == nil && err2 == nil && os.SameFile(there, open)
}
