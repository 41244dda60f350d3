package site

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"html"
	"net/url"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"
)

// checker finds links that lead nowhere. It keeps a hash of each place and
// not its text, since a large site has millions of them.
type checker struct {
	site   *Site
	known  map[string]bool // files
	mu     sync.Mutex
	places map[uint64]bool // file and fragment
	wanted []wanted
	broken []error
}

// wanted is a place in a page that some page links to.
type wanted struct {
	from  string
	place uint64
}

func (s *Site) newChecker() *checker {
	c := &checker{site: s, known: map[string]bool{}, places: map[uint64]bool{}}
	for _, p := range s.paths {
		c.known[p] = true
	}
	return c
}

func placeHash(file, fragment string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(file + "#" + fragment))
	return h.Sum64()
}

// add takes note of a rendered page.
func (c *checker) add(file string, body []byte) {
	if path.Ext(file) != ".html" {
		return
	}
	var places []uint64
	var links []wanted
	var broken []error
	eachAttribute(body, func(name, value string) {
		if name == "id" {
			places = append(places, placeHash(file, value))
			return
		}
		target, fragment, local := resolve(file, value)
		switch {
		case !local:
		case !c.known[target] && !c.site.offered[target]:
			broken = append(broken, fmt.Errorf("%s links to %s, which does not exist", file, value))
		case fragment != "":
			links = append(links, wanted{file, placeHash(target, fragment)})
		}
	})
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, p := range places {
		c.places[p] = true
	}
	c.wanted = append(c.wanted, links...)
	c.broken = append(c.broken, broken...)
}

// eachAttribute calls f for each attribute of a page that leads somewhere or
// is led to. In our pages the sequence `="` stands only in tags, as text has its
// quotation marks escaped: so there is no need to parse HTML.
func eachAttribute(body []byte, f func(name, value string)) {
	for {
		at := bytes.Index(body, []byte(`="`))
		if at < 0 {
			return
		}
		name := body[bytes.LastIndexByte(body[:at], ' ')+1 : at]
		body = body[at+2:]
		end := bytes.IndexByte(body, '"')
		if end < 0 {
			return
		}
		switch string(name) {
		case "href", "src", "id", "action":
			f(string(name), html.UnescapeString(string(body[:end])))
		}
		body = body[end+1:]
	}
}

// resolve returns the file and the fragment to which a link on a page leads,
// and false when it leads out of the site. Only the links that this package
// writes have to be understood, so there is no need for a parser of URLs.
func resolve(from, link string) (file, fragment string, local bool) {
	if i := strings.IndexAny(link, ":/#"); i >= 0 && link[i] == ':' || strings.HasPrefix(link, "//") {
		return "", "", false
	}
	file, fragment, _ = strings.Cut(link, "#")
	fragment = unescape(fragment)
	switch {
	case file == "":
		return from, fragment, true
	case path.IsAbs(file):
		return file, fragment, true // leads nowhere when the site is a folder
	}
	return path.Join(path.Dir(from), unescape(file)), fragment, true
}

// unescape resolves percent-encoding; what is not encoded well is left as it is, and so found to be broken.
func unescape(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}

// result returns an error that names every broken link.
func (c *checker) result() error {
	for _, w := range c.wanted {
		if !c.places[w.place] {
			c.broken = append(c.broken, c.name(w)...)
		}
	}
	slices.SortFunc(c.broken, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return errors.Join(slices.CompactFunc(c.broken, func(a, b error) bool { return a.Error() == b.Error() })...)
}

// name renders a page once more to find the text of a broken link.
func (c *checker) name(w wanted) []error {
	var body bytes.Buffer
	if err := c.site.Render(w.from, &body); err != nil {
		return []error{err}
	}
	var out []error
	eachAttribute(body.Bytes(), func(name, value string) {
		if target, fragment, local := resolve(w.from, value); name != "id" && local && placeHash(target, fragment) == w.place {
			out = append(out, fmt.Errorf("%s links to %s, which has no such place", w.from, value))
		}
	})
	return out
}

// Check renders every page and returns an error that names every link, source
// or fragment that leads nowhere.
func (s *Site) Check(ctx context.Context) error {
	c := s.newChecker()
	err := s.each(ctx, func(path string, body []byte) error {
		c.add(path, body)
		return nil
	})
	if err != nil {
		return err
	}
	return c.result()
}

// each renders all files in parallel. The body is valid until f returns.
func (s *Site) each(ctx context.Context, f func(path string, body []byte) error) error {
	group, ctx := errgroup.WithContext(ctx)
	work := make(chan string)
	group.Go(func() error {
		defer close(work)
		for _, p := range s.paths {
			select {
			case work <- p:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		return nil
	})
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() error {
			var body bytes.Buffer
			for p := range work {
				body.Reset()
				if err := s.Render(p, &body); err != nil {
					return err
				}
				if err := f(p, body.Bytes()); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return group.Wait()
}
