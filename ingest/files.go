package ingest

import (
	"errors"
	"io/fs"
	"path"
	"strings"
)

// list returns the Markdown files below the root, sorted by path, without
// hidden ones and those of node_modules.
func list(fsys fs.FS) ([]string, []Problem) {
	var names []string
	var problems []Problem
	unreadable := func(name, hint, what string) {
		problems = append(problems, Problem{Pos: top(name), Rule: "file-unreadable", Message: "cannot be read: " + what, Hint: hint})
	}
	// The walk's own error is always nil: the function never returns another.
	_ = fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		base := path.Base(name)
		switch {
		case err != nil:
			unreadable(name, "", cause(err).Error())
			return nil
		case name == ".":
		case strings.HasPrefix(base, "."), base == "node_modules" && d.IsDir():
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir(), !strings.EqualFold(path.Ext(name), ".md"):
		case d.Type()&fs.ModeSymlink != 0:
			info, err := fs.Stat(fsys, name)
			switch {
			case err != nil:
				what := "it is a link that leads out of the folder"
				if errors.Is(err, fs.ErrNotExist) {
					what = "it is a link to a file that is not there"
				}
				unreadable(name, "take the link away, or copy the file", what)
			case info.Mode().IsRegular():
				names = append(names, name)
			case !info.IsDir():
				unreadable(name, endless, "it is a link to "+kind(info.Mode()))
			}
		case d.Type().IsRegular():
			names = append(names, name)
		default:
			unreadable(name, endless, "it is "+kind(d.Type()))
		}
		return nil
	})
	return names, problems
}

// endless is the hint for what is not a regular file.
const endless = "take it away, or put a file with text in its place"

// kind says in words what is neither a regular file nor a link. A pipe blocks
// whoever opens it, and a device may never end.
func kind(mode fs.FileMode) string {
	switch {
	case mode.IsDir():
		return "a folder"
	case mode&fs.ModeNamedPipe != 0:
		return "a named pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	}
	return "not a regular file"
}
