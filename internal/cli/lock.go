package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
)

// lock keeps other builds away from a file until unlock. The lock is a file
// beside it, with the number of the process, that the system gives free when
// the process ends in whatever way.
func lock(file string) (unlock func(), err error) {
	name := file + ".lock"
	for {
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o666)
		if err != nil {
			return nil, fmt.Errorf("cannot build %s: %w", file, err)
		}
		if err := lockFile(f); errors.Is(err, errLocked) {
			holder, _ := io.ReadAll(io.LimitReader(f, 20))
			f.Close()
			return nil, fmt.Errorf("%s is being built by another process%s", file, numbered(string(holder)))
		} else if err != nil {
			f.Close()
			return nil, fmt.Errorf("cannot lock %s: %w", name, err)
		}
		// Whoever had the lock before may have removed the name meanwhile.
		if !named(f, name) {
			f.Close()
			continue
		}
		if err := f.Truncate(0); err == nil {
			f.WriteAt([]byte(strconv.Itoa(os.Getpid())), 0)
		}
		return func() {
			os.Remove(name)
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
func named(f *os.File, name string) bool {
	there, err := os.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false
	}
	open, err2 := f.Stat()
	return err == nil && err2 == nil && os.SameFile(there, open)
}
