package site

import (
	"github.com/a-h/templ"

	"ibid/dispute"
)

// tally is a number of the start page.
type tally struct {
	path   string
	number int
	noun   string
}

func (s *Site) counts() []tally {
	list := []struct {
		path      string
		n         int
		one, many string
	}{
		{"properties.html", s.stats.Statements, "fact", "facts"},
		{"search.html", s.stats.Entities, "entity", "entities"},
		{"documents.html", s.stats.Documents, "document", "documents"},
		{sourcesPath, len(s.sources), "source", "sources"},
		{disputesPath, s.stats.Disputes, "dispute", "disputes"},
	}
	var out []tally
	for _, t := range list {
		out = append(out, tally{t.path, t.n, choose(t.n == 1, t.one, t.many)})
	}
	return out
}

func (s *Site) startPage(p *page) templ.Component {
	p.description = s.Description
	var open []*dispute.Dispute
	for _, d := range s.disputes {
		if d.Kind.Disputed() && len(open) < 8 {
			open = append(open, d)
		}
	}
	return startPage(p, open)
}
