package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"ibid/edtf"
	"ibid/fact"
)

// Direction says which end of a statement an entity is at.
type Direction int8

// The directions.
const (
	Out Direction = iota // the entity is the subject
	In                   // the entity is the value or the value of a qualifier
	Both
)

// StatementsOf returns for each entity the statements that it is part of, out before in,
// in order of property, rank (preferred first), date and identifier. The outer slice runs parallel to ids.
func (g *Graph) StatementsOf(ctx context.Context, dir Direction, ids ...fact.EntityID) ([][]*fact.Statement, error) {
	entities, err := g.store.find(iris(ids, g.entity))
	if err != nil {
		return nil, fmt.Errorf("find statements: %w", err)
	}
	out := make([][]*fact.Statement, len(ids))
	var nodes []node
	for i, entity := range entities {
		nodes = nodes[:0]
		if dir != In {
			nodes, err = g.within(nodes, quad.Subject, entity, claimPart)
		}
		claimed := len(nodes)
		if err == nil && dir != Out {
			nodes, err = g.within(nodes, quad.Object, entity, valuePart, qualifierPart)
		}
		if err != nil {
			return nil, fmt.Errorf("find statements: %w", err)
		}
		// What an entity says of itself is out, and no more.
		in := nodes[claimed:]
		slices.Sort(in)
		in = slices.DeleteFunc(slices.Compact(in), func(n node) bool { return slices.Contains(nodes[:claimed], n) })
		if out[i], err = g.statementsAt(ctx, nodes[:claimed+len(in)]); err != nil {
			return nil, err
		}
		g.sort(out[i][:claimed])
		g.sort(out[i][claimed:])
	}
	return out, nil
}

// within appends the other ends of the quads that have a node at one end and a
// predicate of some parts of the name space.
func (g *Graph) within(nodes []node, end quad.Direction, n node, parts ...string) ([]node, error) {
	var buffer [64]row
	rows, err := g.store.quads.AppendRows(buffer[:0], end, n)
	for _, r := range rows {
		term, err := g.term(r[1])
		if err != nil {
			return nil, err
		}
		if slices.Contains(parts, term.part) {
			nodes = append(nodes, otherEnd(r, end))
		}
	}
	return nodes, err
}

// sort puts statements in order of property, rank, date and identifier.
func (g *Graph) sort(list []*fact.Statement) {
	type sortable struct {
		*fact.Statement
		order int
		date  edtf.Date
	}
	all := make([]sortable, len(list))
	for i, s := range list {
		all[i] = sortable{s, g.order[s.Property], s.Dated()}
	}
	slices.SortFunc(all, func(a, b sortable) int {
		if c := cmp.Or(cmp.Compare(a.order, b.order), strings.Compare(string(a.Property), string(b.Property)), cmp.Compare(b.Rank, a.Rank)); c != 0 {
			return c
		}
		if a.date != b.date {
			return edtf.Compare(a.date, b.date)
		}
		return strings.Compare(string(a.ID), string(b.ID))
	})
	for i, s := range all {
		list[i] = s.Statement
	}
}

// compare orders statements by property, rank, date and identifier.
func (g *Graph) compare(a, b *fact.Statement) int {
	return cmp.Or(g.compareProperty(a.Property, b.Property), cmp.Compare(b.Rank, a.Rank),
		edtf.Compare(a.Dated(), b.Dated()), strings.Compare(string(a.ID), string(b.ID)))
}

// compareProperty orders properties as the ontology does.
func (g *Graph) compareProperty(a, b fact.PropertyID) int {
	return cmp.Or(cmp.Compare(g.order[a], g.order[b]), strings.Compare(string(a), string(b)))
}

// Statements returns the statements with the given identifiers, in their order; nil for an unknown one.
func (g *Graph) Statements(ctx context.Context, ids ...fact.StatementID) ([]*fact.Statement, error) {
	nodes, err := g.store.find(iris(ids, g.statement))
	if err != nil {
		return nil, fmt.Errorf("find statements: %w", err)
	}
	return g.statementsAt(ctx, nodes)
}

// statementsAt returns the statements of nodes, in their order; nil for a node that is none.
func (g *Graph) statementsAt(ctx context.Context, nodes []node) ([]*fact.Statement, error) {
	out := make([]*fact.Statement, len(nodes))
	r := reader{g: g}
	for i, n := range nodes {
		s, ok := g.statements.get(n)
		if !ok {
			if err := ctx.Err(); err != nil {
				return nil, fmt.Errorf("read statements: %w", err)
			}
			var err error
			if s, err = r.statement(n); err != nil {
				return nil, fmt.Errorf("read statement %d: %w", n, err)
			}
			g.statements.put(n, s)
		}
		out[i] = s
	}
	return out, nil
}

// term is an IRI of the corpus in two, such as `ps/` and `launched`; of an IRI
// from elsewhere the part is empty and the identifier the whole.
type term struct{ part, id string }

// term returns the term of a node.
func (g *Graph) term(n node) (term, error) {
	if t, ok := g.terms.get(n); ok {
		return t, nil
	}
	iri, err := g.store.iri(n)
	t := term{id: string(iri)}
	if rest, ok := strings.CutPrefix(t.id, g.base); ok {
		if part, id, ok := strings.Cut(rest, "/"); ok {
			t = term{rest[:len(part)+1], unescape(id)}
		}
	}
	if err == nil {
		g.terms.put(n, t)
	}
	return t, err
}
