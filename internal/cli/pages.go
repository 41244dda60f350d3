package cli

import (
	"context"
	"net/http"
	"os"
	"path/filepath"

	"ibid/export"
	"ibid/fact"
	"ibid/site"
)

// pages serves the website of a revision and its exports. Both take long for a
// large graph, which may be replaced before anybody asks for them, so each is
// made when it is first asked for.
type pages struct {
	*http.ServeMux
	folder  string // of the exports
	site    *onDemand[http.Handler]
	exports *onDemand[map[string]site.Measure]
}

func newPages(ctx context.Context, c *corpus, l *live) (*pages, error) {
	folder, err := os.MkdirTemp(l.data, "*")
	if err != nil {
		return nil, err
	}
	p := &pages{ServeMux: http.NewServeMux(), folder: folder}
	p.exports = newOnDemand(ctx, func(ctx context.Context) (map[string]site.Measure, error) {
		defer doing(l.cmd.ErrOrStderr(), "writing the exports")()
		written, err := writeExports(ctx, c.graph, export.Formats(), folder)
		if err != nil {
			os.RemoveAll(folder) // half of them may have filled the disk
			if ctx.Err() == nil {
				l.log.Error("the exports could not be written; the next request for them tries again", "error", err)
			}
		}
		return written, err
	})
	p.site = newOnDemand(ctx, func(ctx context.Context) (http.Handler, error) {
		defer doing(l.cmd.ErrOrStderr(), "making the website")()
		made, err := c.site(ctx, p.exports.get)
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
	p.Handle("/"+dataFolder+"/", after(p.exports, func(map[string]site.Measure) http.Handler { return website }))
	tag := `"` + fact.Hash(c.graph.Revision(), version()) + `"`
	for name, mediaType := range mediaTypes() {
		p.Handle("GET /"+dataFolder+"/"+name, after(p.exports, func(map[string]site.Measure) http.Handler {
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				h := w.Header()
				h.Set("Content-Type", mediaType)
				h.Set("ETag", tag)
				h.Set("Cache-Control", "no-cache") // ask again, with the tag
				http.ServeFile(w, r, filepath.Join(folder, name))
			})
		}))
	}
	return p, nil
}

// end frees what has been made. There may be no request any more.
func (p *pages) end() {
	p.site.end()
	p.exports.end()
	os.RemoveAll(p.folder)
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
