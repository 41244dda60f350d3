package site

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"ibid/fact"
)

// sourceID is the identifier of a source on the page of the bibliography.
func sourceID(key fact.SourceKey) string { return "source-" + string(key) }

// source returns the entry of the bibliography, or nil.
func (c *corpus) source(key fact.SourceKey) *source { return c.byKey[key] }

func (s *source) title() string {
	title := cmp.Or(s.Fields["title"], string(s.Key))
	if sub := s.Fields["subtitle"]; sub != "" {
		title += ": " + sub
	}
	return title
}

// short is the name by which a citation in running text calls the source: the
// author's family name and the year, or else the key, or the host of a page.
func (s *source) short() string {
	for _, field := range []string{"author", "editor"} {
		if names := s.Names(field); len(names) > 0 {
			return strings.TrimSpace(names[0].Family + " " + s.year())
		}
	}
	if s.linked() {
		if u, err := url.Parse(string(s.Key)); err == nil {
			return u.Hostname()
		}
	}
	return string(s.Key)
}

// linked reports whether the source is a page that documents link to, and no entry of a bibliography.
func (s *source) linked() bool { return s.Fields["url"] == string(s.Key) }

func (s *source) year() string {
	year, _, _ := strings.Cut(cmp.Or(s.Fields["date"], s.Fields["year"]), "-")
	return year
}

// imprint is what a bibliography says besides the title.
func (s *source) imprint() string {
	var parts []string
	for _, field := range []string{"author", "editor", "journaltitle", "journal", "booktitle", "publisher", "institution", "note"} {
		if v := s.Words(field); v != "" {
			parts = append(parts, strings.TrimRight(v, "."))
		}
	}
	if date := cmp.Or(s.Fields["date"], s.Fields["year"]); date != "" {
		parts = append(parts, date)
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, ". ") + "."
}

// hasBibliography reports whether marks such as `[@key]` are citations.
func (c *corpus) hasBibliography() bool {
	return slices.ContainsFunc(c.sources, func(s *source) bool { return !s.linked() })
}
