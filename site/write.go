package site

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"sync/atomic"
)

// manifest is the file in which a build notes what it wrote, a path on each
// line, so that the next may remove what is no longer there.
const manifest = ".ibid-site"

// Report says what [Site.Write] did.
type Report struct {
	Files     int // of the site
	Written   int // new or changed
	Removed   int // of an earlier build
	Unchanged int
}

// Write renders the site into a folder, which is made when needed. It writes
// only what has changed, and removes what an earlier build wrote and this one does
// not; other files in the folder stay, and none of them is overwritten. A link that leads
// nowhere is an error.
func (s *Site) Write(ctx context.Context, dir string) (Report, error) {
	report := Report{Files: len(s.paths)}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return report, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return report, err
	}
	defer root.Close()
	earlier, err := readManifest(root)
	if err != nil {
		return report, err
	}
	if err := s.refuseForeign(root, earlier); err != nil {
		return report, err
	}
	// First with the files of both builds, so that a build that is cut off leaves none behind for ever.
	if err := writeManifest(root, slices.Concat(earlier, s.paths)); err != nil {
		return report, err
	}
	links := s.newChecker()
	var written atomic.Int64
	err = s.each(ctx, func(path string, body []byte) error {
		links.add(path, body)
		changed, err := update(root, path, body)
		if changed {
			written.Add(1)
		}
		return err
	})
	report.Written = int(written.Load())
	report.Unchanged = report.Files - report.Written
	if err != nil {
		return report, err
	}
	for _, p := range earlier {
		if _, ok := s.routes[p]; ok {
			continue
		}
		if err := remove(root, p); err != nil {
			return report, err
		}
		report.Removed++
	}
	if err := writeManifest(root, s.paths); err != nil {
		return report, err
	}
	return report, links.result()
}

func readManifest(root *os.Root) ([]string, error) {
	text, err := root.ReadFile(manifest)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return strings.Fields(string(text)), nil
}

func writeManifest(root *os.Root, paths []string) error {
	paths = slices.Compact(slices.Sorted(slices.Values(paths)))
	_, err := update(root, manifest, []byte(strings.Join(paths, "\n")+"\n"))
	return err
}

// refuseForeign returns an error when a file of the site is there already and is not of an earlier build.
func (s *Site) refuseForeign(root *os.Root, earlier []string) error {
	ours := map[string]bool{}
	for _, p := range earlier {
		ours[p] = true
	}
	for _, p := range s.paths {
		if ours[p] {
			continue
		}
		if _, err := root.Lstat(p); err == nil {
			return fmt.Errorf("%s is in the way: it was not written as part of a site, so it is not overwritten", path.Join(root.Name(), p))
		}
	}
	return nil
}

// update writes a file when its bytes differ, and reports whether it did. It is
// written beside and renamed, so that a full disk leaves the old one.
func update(root *os.Root, name string, body []byte) (bool, error) {
	if old, err := root.ReadFile(name); err == nil && bytes.Equal(old, body) {
		return false, nil
	}
	if err := root.MkdirAll(path.Dir(name), 0o777); err != nil {
		return false, err
	}
	beside := path.Join(path.Dir(name), "."+path.Base(name)+".tmp")
	err := root.WriteFile(beside, body, 0o666)
	if err == nil {
		err = root.Rename(beside, name)
	}
	if err != nil {
		_ = root.Remove(beside)
	}
	return true, err
}

// remove removes a file and the folders that it leaves empty.
func remove(root *os.Root, name string) error {
	if err := root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for folder := path.Dir(name); folder != "."; folder = path.Dir(folder) {
		if root.Remove(folder) != nil {
			break // not empty
		}
	}
	return nil
}
