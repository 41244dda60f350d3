package site

import (
	"cmp"
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
// author's family name and the year, or else the key.
func (s *source) short() string {
	author, _, _ := strings.Cut(cmp.Or(s.Fields["author"], s.Fields["editor"]), " and ")
	family, _, inverted := strings.Cut(author, ",")
	if !inverted {
		if names := strings.Fields(author); len(names) > 0 {
			family = names[len(names)-1]
		}
	}
	if family == "" {
		return string(s.Key)
	}
	return strings.TrimSpace(family + " " + s.year())
}

func (s *source) year() string {
	year, _, _ := strings.Cut(cmp.Or(s.Fields["date"], s.Fields["year"]), "-")
	return year
}

// imprint is what a bibliography says besides the title.
func (s *source) imprint() string {
	var parts []string
	for _, field := range []string{"author", "editor", "journaltitle", "journal", "booktitle", "publisher", "institution", "note"} {
		if v := s.Fields[field]; v != "" {
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
