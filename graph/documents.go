package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"ibid/fact"
)

// Documents returns the documents with the given identifiers, in their order; nil for an unknown one.
func (g *Graph) Documents(ctx context.Context, ids ...fact.DocumentID) ([]*fact.Document, error) {
	nodes := iris(ids, g.document)
	found, err := g.store.out(ctx, nodes, anything)
	if err != nil {
		return nil, fmt.Errorf("read documents: %w", err)
	}
	out := make([]*fact.Document, len(ids))
	for i, links := range found {
		if slices.Contains(links, link{rdfType, documentClass}) {
			out[i] = g.decodeDocument(ids[i], links)
		}
	}
	if err := g.readHeadings(ctx, nodes, out); err != nil {
		return nil, fmt.Errorf("read headings: %w", err)
	}
	return out, nil
}

func (g *Graph) decodeDocument(id fact.DocumentID, links []link) *fact.Document {
	d := &fact.Document{ID: id}
	for _, l := range links {
		switch l.predicate {
		case dcterms + "title":
			d.Title = lexical(l.other)
		case dcterms + "language":
			d.Language = lexical(l.other)
		case ibid + "path":
			d.Path = lexical(l.other)
		case ibid + "digest":
			d.Digest = lexical(l.other)
		case dcterms + "references":
			key, _ := g.local(sourcePart, l.other)
			d.Sources = append(d.Sources, fact.SourceKey(key))
		case ibid + "evidence":
			evidence, _ := g.local(documentPart, l.other)
			d.Evidence = fact.DocumentID(evidence)
		default:
			if key, ok := g.local(metaPart, l.predicate); ok {
				if d.Meta == nil {
					d.Meta = map[string]string{}
				}
				d.Meta[key] = lexical(l.other)
			}
		}
	}
	slices.Sort(d.Sources)
	return d
}

// readHeadings fills in the headings of documents, of which some may be nil.
func (g *Graph) readHeadings(ctx context.Context, nodes []quad.Value, docs []*fact.Document) error {
	found, err := g.store.in(ctx, nodes, func(p quad.IRI) bool { return p == dcterms+"isPartOf" })
	if err != nil {
		return err
	}
	var headings []quad.Value
	var owner []*fact.Document
	for i, links := range found {
		for _, l := range links {
			headings, owner = append(headings, l.other), append(owner, docs[i])
		}
	}
	described, err := g.store.out(ctx, headings, anything)
	if err != nil {
		return err
	}
	for i, links := range described {
		_, anchor, _ := strings.Cut(lexical(headings[i]), "#")
		h := fact.Heading{Anchor: unescape(anchor)}
		for _, l := range links {
			var err error
			switch l.predicate {
			case rdfsLabel:
				h.Text = lexical(l.other)
			case ibid + "level":
				h.Level, err = number(l.other)
			case ibid + "line":
				h.Line, err = number(l.other)
			}
			if err != nil {
				return err
			}
		}
		owner[i].Headings = append(owner[i].Headings, h)
	}
	for _, d := range docs {
		if d != nil {
			slices.SortFunc(d.Headings, func(a, b fact.Heading) int {
				return cmp.Or(cmp.Compare(a.Line, b.Line), strings.Compare(a.Anchor, b.Anchor))
			})
		}
	}
	return nil
}

// DocumentIDs returns the identifiers of all documents, sorted by path.
func (g *Graph) DocumentIDs(ctx context.Context) ([]fact.DocumentID, error) {
	var nodes []node
	for i := range g.index.targets.len() {
		if t := g.index.targets.at(i); t.kind == 0 {
			nodes = append(nodes, t.node)
		}
	}
	ids, err := g.identifiers(ctx, nodes)
	if err != nil {
		return nil, fmt.Errorf("list documents: %w", err)
	}
	var out []fact.DocumentID
	for _, id := range ids {
		out = append(out, fact.DocumentID(id))
	}
	return out, nil
}

// Sources returns all sources, sorted by key.
func (g *Graph) Sources(ctx context.Context) ([]*fact.Source, error) {
	nodes, err := g.store.instances(ctx, sourceClass)
	if err != nil {
		return nil, fmt.Errorf("list sources: %w", err)
	}
	all, err := g.store.read(ctx, nodes)
	if err != nil {
		return nil, fmt.Errorf("list sources: %w", err)
	}
	found, err := g.store.out(ctx, all, anything)
	if err != nil {
		return nil, fmt.Errorf("read sources: %w", err)
	}
	out := make([]*fact.Source, len(all))
	for i, links := range found {
		key, _ := g.local(sourcePart, all[i])
		s := &fact.Source{Key: fact.SourceKey(key)}
		for _, l := range links {
			if name, ok := g.local(fieldPart, l.predicate); ok {
				if s.Fields == nil {
					s.Fields = map[string]string{}
				}
				s.Fields[name] = lexical(l.other)
			} else if l.predicate == ibid+"entryType" {
				s.Type = lexical(l.other)
			}
		}
		out[i] = s
	}
	slices.SortFunc(out, func(a, b *fact.Source) int { return strings.Compare(string(a.Key), string(b.Key)) })
	return out, nil
}
