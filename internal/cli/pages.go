package cli

import (
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"ibid/export"
	"ibid/fact"
	"ibid/site"
)

// pages serves the website of a revision and its exports. Both take long for a
// large graph, which may be replaced before anybody asks for them, so each is
// made when it is first asked for.
type pages struct {
	*http.ServeMux
	folder  string // where the exports are written
	site    *onDemand[http.Handler]
	exports *onDemand[*exports]
}

// exports are the files of the exports by their names, and what was measured of
// them. They are open and have no names in the folder any more, where the system
// allows that, so that a server that is killed leaves none that it has written.
type exports struct {
	files    map[string]*os.File
	measured map[string]site.Measure
}

func newPages(ctx context.Context, c *corpus, l *live) (*pages, error) {
	folder, err := os.MkdirTemp(l.data, "*")
	if err != nil {
		return nil, err
	}
	p := &pages{ServeMux: http.NewServeMux(), folder: folder}
	p.exports = newOnDemand(ctx, func(ctx context.Context) (*exports, error) {
		defer doing(l.cmd.ErrOrStderr(), "writing the exports")()
		e, err := newExports(ctx, c, folder)
		if err != nil && ctx.Err() == nil {
			l.log.Error("the exports could not be written; the next request for them tries again", "error", err)
		}
		return e, err
	})
	p.site = newOnDemand(ctx, func(ctx context.Context) (http.Handler, error) {
		defer doing(l.cmd.ErrOrStderr(), "making the website")()
		made, err := c.site(ctx, func(ctx context.Context) (map[string]site.Measure, error) {
			e, err := p.exports.get(ctx)
			if err != nil {
				return nil, err
			}
			return e.measured, nil
		})
		if err != nil {
			if ctx.Err() == nil {
				l.log.Error("the website could not be made; the next request for it tries again", "error", err)
			}
			return nil, err
		}
		return made.Handler(), nil
	})
	website := after(p.site, func(site http.Handler) http.Handler { return site })
	p.Handle("/", website)
	p.Handle("/"+dataFolder, website) // which redirects it
	// The page that lists the exports tells their sizes.
	p.Handle("/"+dataFolder+"/", after(p.exports, func(*exports) http.Handler { return website }))
	tag := `"` + fact.Hash(c.graph.Revision(), version()) + `"`
	for name, mediaType := range mediaTypes() {
		p.Handle("GET /"+dataFolder+"/"+name, after(p.exports, func(e *exports) http.Handler {
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				info, err := e.files[name].Stat()
				if err != nil {
					l.log.Error("an export could not be read", "name", name, "error", err)
					http.Error(w, "this could not be read", http.StatusInternalServerError)
					return
				}
				h := w.Header()
				h.Set("Content-Type", mediaType)
				h.Set("ETag", tag)
				h.Set("Cache-Control", "no-cache") // ask again, with the tag
				// Each request reads from a place of its own.
				http.ServeContent(w, r, name, time.Time{}, io.NewSectionReader(e.files[name], 0, info.Size()))
			})
		}))
	}
	return p, nil
}

// end frees what has been made. There may be no request any more.
func (p *pages) end() {
	p.site.end()
	p.exports.end()
	if made := p.exports.made.Load(); made != nil {
		(*made).close()
	}
	os.RemoveAll(p.folder)
}

// newExports writes the exports to a folder, which is not there any more afterwards.
func newExports(ctx context.Context, c *corpus, folder string) (*exports, error) {
	defer os.RemoveAll(folder) // half of them may have filled the disk
	e := &exports{files: map[string]*os.File{}}
	staged, written, err := stageExports(ctx, c.graph, export.Formats(), folder, false)
	if err != nil {
		return nil, err
	}
	defer staged.Close()
	if err := staged.Commit(); err != nil {
		return nil, err
	}
	e.measured = measures(written)
	for name := range mediaTypes() {
		f, err := os.Open(filepath.Join(folder, name))
		if err != nil {
			e.close()
			return nil, err
		}
		e.files[name] = f
	}
	return e, nil
}

func (e *exports) close() {
	for _, f := range e.files {
		f.Close()
	}
}

// mediaTypes are the media types of all that is exported, by the names of the files.
func mediaTypes() map[string]string {
	types := map[string]string{sumsFile: "text/plain; charset=utf-8"}
	for _, format := range export.Formats() {
		for _, file := range format.Files {
			types[file.Name] = format.MediaType
		}
	}
	return types
}
