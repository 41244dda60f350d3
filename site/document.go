package site

import (
	"path"
	"strings"

	"github.com/a-h/templ"

	"ibid/fact"
)

func (p *page) documentPage(d *document) templ.Component {
	p.title = d.Title
	if d.Language != "" {
		p.language = d.Language
	}
	p.spoken = map[int]bool{}
	for _, q := range d.quotes {
		for _, s := range q.statements {
			if year, ok := yearOf(s); ok {
				p.spoken[p.rungOf(year)] = true
			}
		}
	}
	return documentPage(p, d, p.render(d))
}

// facts counts the statements that rest on the document.
func (d *document) facts() int {
	seen := map[fact.StatementID]bool{}
	for _, q := range d.quotes {
		for _, s := range q.statements {
			seen[s.ID] = true
		}
	}
	return len(seen)
}

// holds says what the document holds for the graph.
func (d *document) holds() string {
	if len(d.declares) > 0 {
		return facts(d.facts()) + ", " + count(len(d.declares), "entity", "entities") + " declared"
	}
	return facts(d.facts())
}

// folder is a folder of documents.
type folder struct {
	name      string // path; empty for the root
	documents []*document
}

// folders returns the documents by folder, in order of path.
func (c *corpus) folders() []folder {
	var out []folder
	place := map[string]int{}
	for _, id := range c.documentIDs {
		d := c.documents[id]
		name := strings.TrimPrefix(path.Dir(d.Path), ".")
		at, ok := place[name]
		if !ok {
			at = len(out)
			place[name] = at
			out = append(out, folder{name: name})
		}
		out[at].documents = append(out[at].documents, d)
	}
	return out
}

// someDocuments returns the documents that hold most facts, up to a dozen.
func (p *page) someDocuments() []*document {
	var list []*document
	for _, id := range p.documentIDs {
		list = append(list, p.documents[id])
	}
	return top(list, 12, (*document).facts)
}
