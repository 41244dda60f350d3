// Package site turns a graph and the text of its documents into static pages.
//
// The pages work from any host, from a folder opened as file:// and without
// JavaScript (search aside): links are relative and name files, styles and
// scripts are files of their own, and pictures are SVG drawn at build time.
// Text from documents is data: it is escaped wherever it stands, and raw HTML
// in Markdown never reaches a page.
//
// [New] gathers the whole revision in memory, so that each page is rendered
// by itself, in any order and in parallel. The same revision gives the same bytes.
package site

//go:generate go tool templ generate

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/a-h/templ"

	"ibid/graph"
)

// Options say what the graph does not.
type Options struct {
	Version   string     // of the program, shown on the page about the method
	Downloads []Download // what the data page offers
	// Measure tells of the downloads, by their paths, when the data page is made,
	// which may wait until they have been written.
	Measure func(context.Context) (map[string]Measure, error)
}

// Download is a file that is offered beside the pages. It is not written by this package.
type Download struct {
	Path   string // with slashes, relative to the root of the site
	Format string // for readers, for example `N-Quads`
	Note   string // what it holds and what it leaves out
}

// Measure is what is known of a download once it has been written.
type Measure struct {
	Size   int64  // bytes
	SHA256 string // hexadecimal
}

// Site is the site of one revision of a corpus. It is never written after [New],
// so all its methods are safe for concurrent use.
type Site struct {
	*corpus
	opt     Options
	years   []rung
	routes  map[string]route
	paths   []string
	offered map[string]bool // paths of downloads
}

// route writes one file.
type route func(ctx context.Context, w io.Writer) error

// New prepares the site of one revision. The graph must have the texts of its documents.
func New(ctx context.Context, g *graph.Graph, opt Options) (*Site, error) {
	c, err := gather(ctx, g)
	if err != nil {
		return nil, err
	}
	s := &Site{corpus: c, opt: opt, routes: map[string]route{}, offered: map[string]bool{}}
	for _, d := range opt.Downloads {
		s.offered[d.Path] = true
	}
	s.years = s.rungs()
	s.route()
	s.paths = slices.Sorted(maps.Keys(s.routes))
	return s, nil
}

// Paths returns the paths of all files of the site, sorted, with slashes.
func (s *Site) Paths() []string { return slices.Clone(s.paths) }

// Render writes one file of the site.
func (s *Site) Render(path string, w io.Writer) error {
	render, ok := s.routes[path]
	if !ok {
		return fmt.Errorf("the site has no file %q", path)
	}
	if err := render(context.Background(), w); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// route lists every file and what writes it.
func (s *Site) route() {
	s.page("index.html", s.startPage)
	s.page("documents.html", documentsPage)
	s.page("properties.html", propertiesPage)
	s.page("sources.html", sourcesPage)
	s.page("search.html", searchPage)
	s.page("about.html", aboutPage)
	s.page("404.html", missingPage)
	s.routes["data/index.html"] = s.dataPage
	s.page("disputes/index.html", disputesPage)
	s.page(timePath, s.timePage)
	for _, id := range s.entityIDs {
		e := s.entities[id]
		s.page(e.path, func(p *page) templ.Component { return p.entityPage(e) })
		for _, former := range e.moved {
			s.page(former, func(p *page) templ.Component { return movedPage(p, e) })
		}
	}
	for _, k := range s.kinds {
		s.page(k.path, func(p *page) templ.Component { return p.kindPage(k) })
	}
	for _, u := range s.properties {
		s.page(u.path, func(p *page) templ.Component { return propertyPage(p, u) })
	}
	for _, id := range s.documentIDs {
		d := s.documents[id]
		s.page(d.path, func(p *page) templ.Component { return p.documentPage(d) })
	}
	s.splitTime()
	for path, data := range s.searchFiles() {
		s.file(path, data)
	}
	for path, data := range assets() {
		s.file(path, data)
	}
	s.file("robots.txt", s.robots())
	if s.published() {
		s.file("sitemap.xml", s.sitemap())
	}
}

// page adds a page. Its component is made when the page is asked for.
func (s *Site) page(path string, make func(*page) templ.Component) {
	s.routes[path] = func(ctx context.Context, w io.Writer) error {
		return make(s.at(path)).Render(ctx, w)
	}
}

// file adds a file whose bytes are known.
func (s *Site) file(path string, data []byte) {
	s.routes[path] = func(_ context.Context, w io.Writer) error {
		_, err := io.Copy(w, bytes.NewReader(data))
		return err
	}
}
