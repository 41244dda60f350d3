package cli

import (
	"context"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// settle is how long a folder must be quiet before a change counts as done:
// editors write a file in several steps.
const settle = 100 * time.Millisecond

// watch calls changed after each change below dir until the context ends.
func watch(ctx context.Context, dir string, changed func()) error {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return err
	}
	defer w.Close()
	if err := addFolders(w, dir); err != nil {
		return err
	}
	quiet := time.NewTimer(settle)
	quiet.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case e := <-w.Events:
			if hidden(e.Name) || e.Op == fsnotify.Chmod {
				continue
			}
			if e.Has(fsnotify.Create) {
				// A new folder may already hold files; one that is gone again is no matter.
				_ = addFolders(w, e.Name)
			}
			quiet.Reset(settle)
		case <-quiet.C:
			changed()
		case err := <-w.Errors:
			return err
		}
	}
}

func addFolders(w *fsnotify.Watcher, dir string) error {
	return filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case !d.IsDir():
			return nil
		case hidden(name) && name != dir:
			return filepath.SkipDir
		}
		return w.Add(name)
	})
}

func hidden(name string) bool { return strings.HasPrefix(filepath.Base(name), ".") }
