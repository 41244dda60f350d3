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

// MentionsIn returns for each document the mentions in it, in order.
func (g *Graph) MentionsIn(ctx context.Context, ids ...fact.DocumentID) ([][]*fact.Mention, error) {
	return g.mentionsAt(ctx, iris(ids, g.document), ibid+"document")
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
			if list, err = appendSpans(nil, []byte(lexical(l.other))); len(list) > 0 {
				m.Span = list[0]
			}
		case ibid + "line":
			m.Line, err = number(l.other)
		case ibid + "ambiguous":
			m.Ambiguous = true
		}
		if err != nil {
			return nil, err
		}
	}
	return m, nil
}

// LinksFrom returns for each document the links in it, in order.
func (g *Graph) LinksFrom(ctx context.Context, ids ...fact.DocumentID) ([][]*fact.Link, error) {
	found, described, err := g.store.described(ctx, iris(ids, g.document), ibid+"from")
	if err != nil {
		return nil, fmt.Errorf("read links: %w", err)
	}
	out := make([][]*fact.Link, len(ids))
	for i, links := range found {
		order := make(map[*fact.Link]int, len(links))
		for _, node := range links {
			l, place, err := g.decodeLink(described[node])
			if err != nil {
				return nil, fmt.Errorf("read link %v: %w", node, err)
			}
			out[i] = append(out[i], l)
			order[l] = place
		}
		slices.SortFunc(out[i], func(a, b *fact.Link) int { return cmp.Compare(order[a], order[b]) })
	}
	return out, nil
}

// decodeLink returns a link and its place among those of its document.
func (g *Graph) decodeLink(links []link) (out *fact.Link, order int, err error) {
	out = &fact.Link{}
	for _, l := range links {
		switch l.predicate {
		case ibid + "from":
			id, _ := g.local(documentPart, l.other)
			out.From = fact.DocumentID(id)
		case ibid + "to":
			id, _ := g.local(documentPart, l.other)
			out.To = fact.DocumentID(id)
		case ibid + "text":
			out.Text = lexical(l.other)
		case ibid + "line":
			out.Line, err = number(l.other)
		case ibid + "order":
			order, err = number(l.other)
		}
		if err != nil {
			return nil, 0, err
		}
	}
	return out, order, nil
}
