package cli

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// settle is how long a folder must be quiet before a change counts as done:
// editors write a file in several steps.
const settle = 100 * time.Millisecond

// watcher notes changes below a folder from when it is made. The folder itself
// may be replaced by another, or be a link that comes to lead elsewhere.
type watcher struct {
	*fsnotify.Watcher
	dir string // absolute
}

func newWatcher(dir string) (*watcher, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	w := &watcher{notify, dir}
	// Where the parent cannot be read, the folder is followed for as long as it is there.
	_ = w.Add(filepath.Dir(dir))
	if err := w.addFolders(dir); err != nil {
		w.Close()
		return nil, err
	}
	return w, nil
}

// follow calls changed after each change until the context ends.
func (w *watcher) follow(ctx context.Context, log *slog.Logger, changed func()) error {
	quiet := time.NewTimer(settle)
	quiet.Stop()
	gone := false
	for {
		select {
		case <-ctx.Done():
			return nil
		case e := <-w.Events:
			switch {
			case e.Op == fsnotify.Chmod:
				continue
			case filepath.Clean(e.Name) == w.dir:
				w.again()
			case !within(w.dir, e.Name) || hidden(e.Name):
				continue
			case e.Has(fsnotify.Create):
				// A new folder may already hold files; one that is gone again is no matter.
				_ = w.addFolders(e.Name)
			}
			quiet.Reset(settle)
		case err := <-w.Errors:
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				return err
			}
			w.again() // anything may have changed
			quiet.Reset(settle)
		case <-quiet.C:
			_, err := os.Stat(w.dir)
			switch {
			case err != nil && gone: // still
			case err != nil:
				log.Warn("the content is gone; the graph before it stays, and the content is followed again when it is back", "folder", w.dir)
			case gone:
				log.Info("the content is back", "folder", w.dir)
				fallthrough
			default:
				changed()
			}
			gone = err != nil
		}
	}
}

// again watches what is there now instead of what was.
func (w *watcher) again() {
	for _, name := range w.WatchList() {
		if name != filepath.Dir(w.dir) {
			_ = w.Remove(name)
		}
	}
	_ = w.addFolders(w.dir) // one that is gone may come back
}

func (w *watcher) addFolders(dir string) error {
	if dir == w.dir {
		dir += string(filepath.Separator) // so that a link is followed
	}
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
