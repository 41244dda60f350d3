package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"ibid/export"
)

// sumsFile lists the checksums of a folder of exports, as sha256sum does.
const sumsFile = "SHA256SUMS"

// checksums are the SHA-256 of exports, by the names of the files.
type checksums map[string]string

// earlier returns the checksums of what has been exported to a folder before.
// A file that an export would write and that is of another hand is an error.
func earlier(dir string, formats []export.Format) (checksums, error) {
	text, err := os.ReadFile(filepath.Join(dir, sumsFile))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	listed := checksums{}
	for line := range strings.Lines(string(text)) {
		sum, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		listed[name] = sum
	}
	sums := checksums{}
	for _, name := range filesOf(export.Formats()) {
		if listed[name] != "" && exists(dir, name) {
			sums[name] = listed[name]
		}
		delete(listed, name)
	}
	if len(listed) > 0 {
		return nil, inTheWay(dir, sumsFile)
	}
	for _, name := range filesOf(formats) {
		if sums[name] == "" && exists(dir, name) {
			return nil, inTheWay(dir, name)
		}
	}
	return sums, nil
}

func inTheWay(dir, name string) error {
	return usageError{
		fmt.Errorf("%s is in the way: no export wrote it, so it is not overwritten", filepath.Join(dir, name)),
		"move it, or name another folder with -o",
	}
}

// write writes the checksums in the order of the formats.
func (c checksums) write(w io.Writer) error {
	for _, name := range filesOf(export.Formats()) {
		if c[name] == "" {
			continue
		}
		if _, err := fmt.Fprintf(w, "%s  %s\n", c[name], name); err != nil {
			return err
		}
	}
	return nil
}

func filesOf(formats []export.Format) (names []string) {
	for _, format := range formats {
		for _, file := range format.Files {
			names = append(names, file.Name)
		}
	}
	return names
}

func exists(dir, name string) bool {
	_, err := os.Lstat(filepath.Join(dir, name))
	return err == nil
}
