package write

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"sync"

	"golang.org/x/sync/errgroup"
)

// A Folder is one in which ibid writes many files, beside those of others. A
// manifest lists what was written, with checksums. The files are written to a
// folder in it, and take their places together in Commit. Names have slashes and
// are those below the folder.
type Folder struct {
	Dir string // as it was opened

	root     *os.Root
	manifest string
	force    bool
	unlock   func()
	listed   sums              // what the manifest lists
	there    map[string]string // the checksums of what stands there of those that were checked

	mu      sync.Mutex
	next    int // number of a file in stage
	staged  map[string]Written
	places  map[string]string // of what is staged: the names of the files that hold it
	removed map[string]bool
}

// Written is what was measured of a file.
type Written struct {
	Size   int64  // in bytes
	SHA256 string // hexadecimal
}

// stage is the folder in which files are staged.
const stage = ".ibid-unfinished"

// OpenFolder makes a folder where needed, and removes what writers have left there
// that are dead. Only one writer at a time has it open.
func OpenFolder(dir, manifest string, force bool) (*Folder, error) {
	dir = filepath.Clean(dir)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	f := &Folder{
		Dir: dir, root: root, manifest: manifest, force: force, there: map[string]string{},
		staged: map[string]Written{}, places: map[string]string{}, removed: map[string]bool{},
	}
	if f.unlock, err = lock(root, lockEnd, dir); err == nil {
		err = cmp.Or(clean(root), root.RemoveAll(stage))
	}
	if err == nil {
		f.listed, err = f.readManifest()
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// Close frees the folder, and drops what was staged and not committed.
func (f *Folder) Close() {
	_ = f.root.RemoveAll(stage)
	if f.unlock != nil {
		f.unlock()
	}
	f.root.Close()
}

// Listed returns the names of the files that were written by earlier writers, sorted.
func (f *Folder) Listed() []string { return slices.Sorted(maps.Keys(f.listed)) }

// Check returns [Refused] if one of these files was not written by ibid, or has
// changed since, unless that is forced.
func (f *Folder) Check(names []string) error {
	var mu sync.Mutex
	bad := map[string]string{}
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, name := range names {
		group.Go(func() error {
			sum, why, err := f.look(name)
			mu.Lock()
			defer mu.Unlock()
			if why != "" {
				bad[name] = why
			} else if sum != "" {
				f.there[name] = sum
			}
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return fmt.Errorf("cannot look at what is in %s: %w", f.Dir, err)
	}
	if len(bad) == 0 {
		return nil
	}
	name := slices.Min(slices.Collect(maps.Keys(bad)))
	what := filepath.Join(f.Dir, name) + " " + bad[name] + ", so it is not overwritten"
	if len(bad) > 1 {
		what += fmt.Sprintf("; nor are %d others", len(bad)-1)
	}
	return Refused{what, "move it, name another folder with -o, or overwrite it with --force"}
}

// look returns the checksum of a file, empty when there is none, or why it must not be overwritten.
func (f *Folder) look(name string) (sum, why string, err error) {
	info, err := f.root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", "", nil
	case err != nil:
		return "", "", err
	case info.IsDir():
		return "", "is a folder", nil
	}
	known, listed := f.listed[name]
	if !listed && !f.force {
		return "", "is in the way: ibid did not write it", nil
	}
	if !info.Mode().IsRegular() {
		if f.force {
			return "", "", nil // it is replaced, not read
		}
		return "", "is not the file that ibid wrote", nil
	}
	file, err := f.root.Open(name)
	if err != nil {
		return "", "", err
	}
	defer file.Close()
	h := sha256.New()
	if _, err := io.Copy(h, file); err != nil {
		return "", "", err
	}
	sum = hex.EncodeToString(h.Sum(nil))
	if !f.force && !slices.Contains(known, sum) {
		return "", "was changed after ibid wrote it", nil
	}
	return sum, "", nil
}

// Put stages a file that was checked, and reports whether it differs from what is there.
func (f *Folder) Put(name string, body []byte) (changed bool, err error) {
	sum := sha256.Sum256(body)
	w := Written{int64(len(body)), hex.EncodeToString(sum[:])}
	place := ""
	if f.there[name] != w.SHA256 {
		if place, err = f.stage(func(file io.Writer) error {
			_, err := io.Copy(file, bytes.NewReader(body))
			return err
		}); err != nil {
			return false, err
		}
	}
	f.add(name, w, place)
	return place != "", nil
}

// Stage stages a file that was checked.
func (f *Folder) Stage(name string, fill func(io.Writer) error) (Written, error) {
	h := sha256.New()
	count := &counter{}
	place, err := f.stage(func(file io.Writer) error { return fill(io.MultiWriter(file, h, count)) })
	if err != nil {
		return Written{}, err
	}
	w := Written{count.n, hex.EncodeToString(h.Sum(nil))}
	if f.there[name] == w.SHA256 {
		if err := f.root.Remove(place); err != nil {
			return Written{}, err
		}
		place = ""
	}
	f.add(name, w, place)
	return w, nil
}

type counter struct{ n int64 }

func (c *counter) Write(b []byte) (int, error) {
	c.n += int64(len(b))
	return len(b), nil
}

func (f *Folder) add(name string, w Written, place string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.staged[name] = w
	if place != "" {
		f.places[name] = place
	}
}

// stage writes a file for which there is no place yet.
func (f *Folder) stage(fill func(io.Writer) error) (string, error) {
	if err := f.root.Mkdir(stage, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", err
	}
	f.mu.Lock()
	f.next++
	place := path.Join(stage, strconv.Itoa(f.next))
	f.mu.Unlock()
	file, err := f.root.OpenFile(place, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return "", err
	}
	return place, cmp.Or(fill(file), file.Close())
}

// Remove has Commit remove a file that is listed and was checked, with the folders that it leaves empty.
func (f *Folder) Remove(name string) { f.removed[name] = true }

// Commit puts what was staged in its place. Between, the manifest lists the
// checksums of before and after, so that whatever a writer leaves that is cut off
// is known to the next. What it did before an error stays.
func (f *Folder) Commit() error {
	after := sums{}
	for name, known := range f.listed {
		if _, err := f.root.Lstat(name); err != nil || f.removed[name] {
			continue
		}
		after[name] = known
		if len(known) > 1 { // a writer was cut off: it is one of them, and may be one that stays
			if sum, why, err := f.look(name); err == nil && why == "" {
				after[name] = []string{sum}
			}
		}
	}
	for name, w := range f.staged {
		after[name] = []string{w.SHA256}
	}
	if len(f.places) == 0 && len(f.removed) == 0 && maps.EqualFunc(after, f.listed, slices.Equal) {
		return nil
	}
	err := syncFiles(f.root, slices.Collect(maps.Values(f.places)))
	if err == nil {
		err = f.writeManifest(f.listed.with(f.checked()).with(after))
	}
	if err != nil {
		return fmt.Errorf("%w; nothing in %s was changed", err, f.Dir)
	}
	if err = f.take(); err == nil {
		err = f.writeManifest(after)
	}
	if err != nil {
		return fmt.Errorf("%w; not all in %s is new, so write it again", err, f.Dir)
	}
	return nil
}

// take puts what was staged in its place.
func (f *Folder) take() error {
	names := slices.Sorted(maps.Keys(f.places))
	for _, name := range names {
		if err := f.root.MkdirAll(path.Dir(name), 0o777); err != nil {
			return err
		}
		if err := f.root.Rename(f.places[name], name); err != nil {
			return err
		}
	}
	for name := range f.removed {
		if err := f.remove(name); err != nil {
			return err
		}
	}
	return syncFiles(f.root, names)
}

// remove removes a file and the folders that it leaves empty.
func (f *Folder) remove(name string) error {
	if err := f.root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for folder := path.Dir(name); folder != "."; folder = path.Dir(folder) {
		if f.root.Remove(folder) != nil {
			break // not empty
		}
	}
	return nil
}

// checked returns the checksums of what stands there.
func (f *Folder) checked() sums {
	there := sums{}
	for name, sum := range f.there {
		there[name] = []string{sum}
	}
	return there
}
