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

// Mentions returns for each entity the places that name it without a fact, in order of document and place.
func (g *Graph) Mentions(ctx context.Context, ids ...fact.EntityID) ([][]*fact.Mention, error) {
	return g.mentionsAt(ctx, iris(ids, g.entity), ibid+"mentions")
}

// MentionsIn returns the mentions in a document, in order.
func (g *Graph) MentionsIn(ctx context.Context, id fact.DocumentID) ([]*fact.Mention, error) {
	lists, err := g.mentionsAt(ctx, []quad.Value{g.document(id)}, ibid+"document")
	if err != nil {
		return nil, err
	}
	return lists[0], nil
}

// mentionsAt returns the mentions that lead to each node by a predicate.
func (g *Graph) mentionsAt(ctx context.Context, nodes []quad.Value, by quad.IRI) ([][]*fact.Mention, error) {
	found, described, err := g.store.described(ctx, nodes, by)
	if err != nil {
		return nil, fmt.Errorf("read mentions: %w", err)
	}
	out := make([][]*fact.Mention, len(nodes))
	for i, mentions := range found {
		for _, node := range mentions {
			m, err := g.decodeMention(described[node])
			if err != nil {
				return nil, fmt.Errorf("read mention %v: %w", node, err)
			}
			out[i] = append(out[i], m)
		}
		slices.SortFunc(out[i], func(a, b *fact.Mention) int {
			return cmp.Or(strings.Compare(string(a.Document), string(b.Document)),
				cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End),
				strings.Compare(string(a.Entity), string(b.Entity)))
		})
	}
	return out, nil
}

func (g *Graph) decodeMention(links []link) (*fact.Mention, error) {
	m := &fact.Mention{}
	for _, l := range links {
		var err error
		switch l.predicate {
		case ibid + "mentions":
			id, _ := g.local(entityPart, l.other)
			m.Entity = fact.EntityID(id)
		case ibid + "document":
			id, _ := g.local(documentPart, l.other)
			m.Document = fact.DocumentID(id)
		case ibid + "anchor":
			m.Anchor = lexical(l.other)
		case ibid + "words":
			m.Words = lexical(l.other)
		case ibid + "name":
			m.Name = lexical(l.other)
		case ibid + "spans":
			var list []fact.Span
			if list, err = parseSpans(lexical(l.other)); len(list) > 0 {
				m.Span = list[0]
			}
		case ibid + "line":
			m.Line, err = number(l.other)
		}
		if err != nil {
			return nil, err
		}
	}
	return m, nil
}

// Links returns the links from and to a document, in order of document and line.
func (g *Graph) Links(ctx context.Context, id fact.DocumentID) (from, to []*fact.Link, err error) {
	if from, err = g.linksAt(ctx, id, ibid+"from"); err == nil {
		to, err = g.linksAt(ctx, id, ibid+"to")
	}
	return from, to, err
}

// linksAt returns the links that lead to a document by a predicate.
func (g *Graph) linksAt(ctx context.Context, id fact.DocumentID, by quad.IRI) ([]*fact.Link, error) {
	found, described, err := g.store.described(ctx, []quad.Value{g.document(id)}, by)
	if err != nil {
		return nil, fmt.Errorf("read links: %w", err)
	}
	type ordered struct {
		fact.Link
		order int
	}
	all := make([]ordered, len(found[0]))
	for i, node := range found[0] {
		o := &all[i]
		for _, l := range described[node] {
			var err error
			switch l.predicate {
			case ibid + "from":
				id, _ := g.local(documentPart, l.other)
				o.From = fact.DocumentID(id)
			case ibid + "to":
				id, _ := g.local(documentPart, l.other)
				o.To = fact.DocumentID(id)
			case ibid + "text":
				o.Text = lexical(l.other)
			case ibid + "line":
				o.Line, err = number(l.other)
			case ibid + "order":
				o.order, err = number(l.other)
			}
			if err != nil {
				return nil, fmt.Errorf("read link %v: %w", node, err)
			}
		}
	}
	slices.SortFunc(all, func(a, b ordered) int {
		return cmp.Or(strings.Compare(string(a.From), string(b.From)), cmp.Compare(a.order, b.order))
	})
	out := make([]*fact.Link, len(all))
	for i := range all {
		out[i] = &all[i].Link
	}
	return out, nil
}
