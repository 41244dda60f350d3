package write

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// sums are SHA-256 in hexadecimal digits, by the names of the files. There is more
// than one of a file while it is being replaced.
type sums map[string][]string

// with returns both.
func (s sums) with(other sums) sums {
	both := maps.Clone(s)
	for name, list := range other {
		all := slices.Concat(both[name], list)
		slices.Sort(all)
		both[name] = slices.Compact(all)
	}
	return both
}

// readManifest reads lines as sha256sum writes them. Those that are no such lines
// list nothing, and neither do those of files that are not below the folder.
func (f *Folder) readManifest() (sums, error) {
	listed := sums{}
	info, err := f.root.Lstat(f.manifest)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return listed, nil
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, Refused{
			fmt.Sprintf("%s is not the file that ibid wrote, so it is not overwritten", filepath.Join(f.Dir, f.manifest)),
			"move it, or name another folder with -o",
		}
	}
	text, err := f.root.ReadFile(f.manifest)
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(text)) {
		sum, name, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "  ")
		if ok && filepath.IsLocal(filepath.FromSlash(name)) && path.Clean(name) == name && name != "." {
			listed[name] = append(listed[name], sum)
		}
	}
	return listed, nil
}

// writeManifest writes the manifest sorted by name.
func (f *Folder) writeManifest(listed sums) error {
	return replace(f.root, f.manifest, 0o666, func(file *os.File) error {
		var text strings.Builder
		for _, name := range slices.Sorted(maps.Keys(listed)) {
			for _, sum := range listed[name] {
				fmt.Fprintf(&text, "%s  %s\n", sum, name)
			}
		}
		_, err := io.WriteString(file, text.String())
		return err
	})
}
