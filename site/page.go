package site

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"ibid/dispute"
	"ibid/fact"
)

// Paths of pages that others link to.
const (
	disputesPath = "disputes/index.html"
	timePath     = "time/index.html"
	sourcesPath  = "sources.html"
)

// mainID is no anchor that a heading is likely to have.
const mainID = "page_main"

// page is a page in the making: what its links start from and what its head says.
type page struct {
	*Site
	path        string
	root        string // relative path to the root: empty or `../`s
	title       string
	description string
	language    string
	spoken      map[int]bool // rungs of the year rail that this page speaks of
}

// at starts the page with the given path.
func (s *Site) at(path string) *page {
	return &page{Site: s, path: path, root: strings.Repeat("../", strings.Count(path, "/")), language: s.Language}
}

// to links to a file of the site.
func (p *page) to(path string) templ.SafeURL { return templ.SafeURL(p.root + escapePath(path)) }

// toPlace links to a place in a file of the site.
func (p *page) toPlace(path, fragment string) templ.SafeURL {
	if fragment == "" {
		return p.to(path)
	}
	if path == p.path {
		return templ.SafeURL("#" + url.PathEscape(fragment))
	}
	return templ.SafeURL(p.root + escapePath(path) + "#" + url.PathEscape(fragment))
}

// toFact links to a statement on the page of its subject.
func (p *page) toFact(s *fact.Statement) templ.SafeURL {
	return p.toPlace(p.entities[s.Subject].path, "f-"+string(s.ID))
}

// toQuote links to the words of a reference in their document.
func (p *page) toQuote(r *fact.Reference) templ.SafeURL {
	return p.toPlace(p.documents[r.Document].path, "q-"+string(r.ID))
}

// toDispute links to the claims beside one another.
func (p *page) toDispute(d *dispute.Dispute) templ.SafeURL { return p.toPlace(disputesPath, "d-"+d.ID) }

// toProperty links to all values of a property.
func (p *page) toProperty(id fact.PropertyID) templ.SafeURL {
	return p.to("p/" + fileName(string(id)) + ".html")
}

// external returns the address of a page outside the site, or false if it is
// none that a reader may be sent to.
func external(address string) (templ.SafeURL, bool) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return "", false
	}
	switch u.Scheme {
	case "http", "https":
		return templ.SafeURL(u.String()), u.Host != ""
	case "mailto":
		return templ.SafeURL(u.String()), true
	}
	return "", false
}

// heading is the title of the window.
func (p *page) heading() string {
	if p.title == "" {
		return p.Title
	}
	return p.title + " · " + p.Title
}

// shortRevision is enough of the revision for a reader to compare.
func (p *page) shortRevision() string { return p.revision[:min(12, len(p.revision))] }

// count writes a number with its noun: `1 fact`, `2,345 facts`.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return number(n) + " " + many
}

func number(n int) string { return grouped(strconv.Itoa(n)) }

func facts(n int) string { return count(n, "fact", "facts") }
