package write

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Refused is the error of what may not be written.
type Refused struct {
	What string
	Hint string // what to do instead
}

func (r Refused) Error() string { return r.What }

const overwriteHint = "name another place, or overwrite it with --force"

// MayReplace returns nil if there is no file of that name, or an empty one, or one
// that begins as those do that are about to be written. All else is [Refused],
// unless forced; what is not a regular file always is.
func MayReplace(name, begin string, force bool) error {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if link, err := os.Lstat(name); err != nil || link.Mode()&fs.ModeSymlink == 0 || force {
			return nil
		}
		return Refused{name + " is a link to a file that does not exist, so it is not overwritten", overwriteHint}
	case err != nil:
		return err
	case info.IsDir():
		return Refused{name + " is a folder, so it is not overwritten", "name a file"}
	case !info.Mode().IsRegular():
		return Refused{name + " is a device, a pipe or a socket, so it is not overwritten", "name a file"}
	case force, info.Size() == 0:
		return nil
	}
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	head := make([]byte, len(begin))
	if _, err := io.ReadFull(f, head); err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return err
	}
	if string(head) != begin {
		return Refused{name + " was not written by ibid, so it is not overwritten", overwriteHint}
	}
	return nil
}

// Inside reports whether a place, which need not exist, is a folder or lies in it,
// by whatever links it is reached.
func Inside(folder, place string) bool {
	within, err := os.Stat(folder)
	if err != nil {
		return false
	}
	place, err = filepath.Abs(place)
	if err != nil {
		return false
	}
	for {
		real, err := filepath.EvalSymlinks(place)
		if err == nil {
			place = real
			break
		}
		parent := filepath.Dir(place)
		if parent == place {
			return false
		}
		place = parent
	}
	for {
		if info, err := os.Stat(place); err == nil && os.SameFile(info, within) {
			return true
		}
		parent := filepath.Dir(place)
		if parent == place {
			return false
		}
		place = parent
	}
}
