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

// folderWatcher notes changes below a folder from when it is made. The folder
// itself may be replaced by another, or be a link that comes to lead elsewhere.
type folderWatcher struct {
	*fsnotify.Watcher
	dir string // absolute
}

func newFolderWatcher(dir string) (*folderWatcher, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	w := &folderWatcher{notify, dir}
	// Where the parent cannot be read, the folder is followed for as long as it is there.
	_ = w.Add(filepath.Dir(dir))
	if err := w.addFolders(dir); err != nil {
		w.Close()
		return nil, err
	}
	return w, nil
}

// follow calls changed after each change until the context ends.
func (w *folderWatcher) follow(ctx context.Context, log *slog.Logger, changed func()) error {
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
func (w *folderWatcher) again() {
	for _, name := range w.WatchList() {
		if name != filepath.Dir(w.dir) {
			_ = w.Remove(name)
		}
	}
	_ = w.addFolders(w.dir) // one that is gone may come back
}

func (w *folderWatcher) addFolders(dir string) error {
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

// fileWatcher notes when a file is replaced by another.
type fileWatcher struct {
	*fsnotify.Watcher
	file string // absolute
}

func newFileWatcher(file string) (*fileWatcher, error) {
	file, err := filepath.Abs(file)
	if err != nil {
		return nil, err
	}
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	if err := notify.Add(filepath.Dir(file)); err != nil {
		notify.Close()
		return nil, err
	}
	return &fileWatcher{notify, file}, nil
}

func (w *fileWatcher) follow(ctx context.Context, _ *slog.Logger, changed func()) error {
	for {
		select {
		case <-ctx.Done():
			return nil
		case e := <-w.Events:
			if filepath.Clean(e.Name) == w.file && e.Has(fsnotify.Create) { // a file that is renamed is created by its new name
				changed()
			}
		case err := <-w.Errors:
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				return err
			}
			changed()
		}
	}
}

// databaseWatcher notes when another graph is in force than the one that is served.
type databaseWatcher struct{ live *live }

func (w databaseWatcher) follow(ctx context.Context, _ *slog.Logger, changed func()) error {
	for {
		served := w.live.newest.Load()
		select {
		case <-ctx.Done():
			return nil
		case <-served.graph.Changed(ctx):
		}
		changed()
		select { // the newer one may have to be tried several times
		case <-ctx.Done():
			return nil
		case <-served.replaced:
		}
	}
}

func (databaseWatcher) Close() error { return nil }

func hidden(name string) bool { return strings.HasPrefix(filepath.Base(name), ".") }
