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

// The directions. A statement of a symmetric property is out from both its ends.
const (
	Out Direction = iota // the entity is the subject
	In                   // the entity is the value or the value of a qualifier, and it is not out
	Both
	own // the entity is the subject as it is written
)

// StatementsOf returns for each entity the statements that it is part of, out before in,
// in order of property, rank (preferred first), date and identifier. The outer slice runs parallel to ids.
func (g *Graph) StatementsOf(ctx context.Context, dir Direction, ids ...fact.EntityID) ([][]*fact.Statement, error) {
	r := g.reader()
	defer g.readers.Put(r)
	entities, err := g.store.quads.Nodes(ctx, iris(ids, g.entity))
	if err == nil && dir != In {
		err = g.store.quads.ReadLevel(ctx, &r.claims, quad.Subject, entities)
	}
	if err == nil && (dir == In || dir == Both) {
		err = g.store.quads.ReadLevel(ctx, &r.about, quad.Object, entities)
	}
	if err != nil {
		return nil, fmt.Errorf("find statements: %w", err)
	}
	all := r.found[:0]
	ends := make([][2]int, len(ids)) // of the statements out and in
	for i, id := range ids {
		first := len(all)
		switch dir {
		case own:
			all, err = r.within(all, &r.claims, i, quad.Subject, id, claimRole)
		case Out, Both:
			all, err = r.within(all, &r.claims, i, quad.Subject, id, claimRole, mirrorRole)
		}
		ends[i][0] = len(all)
		if err == nil && (dir == In || dir == Both) {
			all, err = r.within(all, &r.about, i, quad.Object, "", valueRole, qualifierRole)
		}
		if err != nil {
			return nil, fmt.Errorf("find statements: %w", err)
		}
		// What an entity says of itself is out, and no more.
		out, in := all[first:ends[i][0]], all[ends[i][0]:]
		slices.SortFunc(in, func(a, b statementNode) int { return cmp.Compare(a.node, b.node) })
		in = slices.CompactFunc(in, func(a, b statementNode) bool { return a.node == b.node })
		in = slices.DeleteFunc(in, func(c statementNode) bool {
			return slices.ContainsFunc(out, func(o statementNode) bool { return o.node == c.node })
		})
		all = all[:ends[i][0]+len(in)]
		ends[i][1] = len(all)
	}
	r.found = all
	found, err := g.statementsOf(ctx, r, all)
	if err != nil {
		return nil, err
	}
	out := make([][]*fact.Statement, len(ids))
	first := 0
	for i, end := range ends {
		g.sort(found[first:end[0]])
		g.sort(found[end[0]:end[1]])
		out[i] = slices.Clip(found[first:end[1]])
		first = end[1]
	}
	return out, nil
}

// within appends the statements at the other ends of the quads that the i-th
// node of a level has, and in which it has one of some roles. The subject is that
// of the claims. The value of a symmetric property is no role: it has a mirror.
func (r *reader) within(claims []statementNode, l *level, i int, end quad.Direction, subject fact.EntityID, roles ...role) ([]statementNode, error) {
	for _, row := range l.Of(i) {
		p, err := r.predicate(l.Terms, row[1])
		if err != nil {
			return nil, err
		}
		if slices.Contains(roles, p.role) && (p.role != valueRole || !slices.Contains(r.g.mirrored, p.property)) {
			c := statementNode{node: otherEnd(row, end)}
			if p.role == claimRole {
				c.subject = subject
			}
			claims = append(claims, c)
		}
	}
	return claims, nil
}

// sort puts statements in order of property, rank, date and identifier.
func (g *Graph) sort(list []*fact.Statement) {
	type sortable struct {
		*fact.Statement
		order int
	}
	var few [16]sortable
	all := few[:0]
	for _, s := range list {
		all = append(all, sortable{s, g.order[s.Property]})
	}
	compare := func(a, b sortable) int {
		if a.order != b.order {
			return cmp.Compare(a.order, b.order)
		}
		return cmp.Or(strings.Compare(string(a.Property), string(b.Property)), cmp.Compare(b.Rank, a.Rank))
	}
	slices.SortFunc(all, compare)
	for i, s := range all {
		list[i] = s.Statement
	}
	for start := 0; start < len(all); {
		end := start + 1
		for end < len(all) && compare(all[start], all[end]) == 0 {
			end++
		}
		if end > start+1 {
			sortByDate(list[start:end])
		}
		start = end
	}
}

// sortByDate puts statements in order of date and identifier. To tell the date of
// one takes longer than to compare two.
func sortByDate(list []*fact.Statement) {
	type sortable struct {
		*fact.Statement
		date edtf.Date
	}
	var few [16]sortable
	all := few[:0]
	for _, s := range list {
		all = append(all, sortable{s, s.Dated()})
	}
	slices.SortFunc(all, func(a, b sortable) int {
		return cmp.Or(edtf.Compare(a.date, b.date), strings.Compare(string(a.ID), string(b.ID)))
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
	nodes, err := g.store.quads.Nodes(ctx, iris(ids, g.statement))
	if err != nil {
		return nil, fmt.Errorf("find statements: %w", err)
	}
	return g.statementsAt(ctx, nodes)
}

// statementsAt returns the statements of nodes, in their order; nil for a node that is none.
func (g *Graph) statementsAt(ctx context.Context, nodes []node) ([]*fact.Statement, error) {
	claims := make([]statementNode, len(nodes))
	for i, n := range nodes {
		claims[i].node = n
	}
	r := g.reader()
	defer g.readers.Put(r)
	return g.statementsOf(ctx, r, claims)
}

// reader returns a reader, which is to be put back.
func (g *Graph) reader() *reader {
	if r, ok := g.readers.Get().(*reader); ok {
		return r
	}
	return &reader{g: g, decoder: decoder{base: g.base}}
}

// statementsOf returns statements, in their order; nil for a node that is none.
func (g *Graph) statementsOf(ctx context.Context, r *reader, claims []statementNode) ([]*fact.Statement, error) {
	out := make([]*fact.Statement, len(claims))
	var few [16]statementNode
	var places [len(few)]int
	missing, at := few[:0], places[:0]
	for i, c := range claims {
		if s := g.statements.get(c.node); s != nil {
			out[i] = &s.Statement
		} else {
			missing, at = append(missing, c), append(at, i)
		}
	}
	for len(missing) > 0 {
		part := missing[:min(len(missing), chunk)]
		found, err := r.read(ctx, part)
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return nil, fmt.Errorf("read statements: %w", err)
		}
		for i, s := range found {
			if s != nil {
				out[at[i]] = &s.what.Statement
				g.statements.put(s)
			}
		}
		missing, at = missing[len(part):], at[len(part):]
	}
	return out, nil
}

// term is an IRI of the corpus in two, such as `ps/` and `launched`; of an IRI
// from elsewhere the part is empty and the identifier the whole.
type term struct{ part, id string }

// term returns the term of a node that is among those of a level.
func (g *Graph) term(of terms, n node) (term, error) {
	if t := g.terms.get(n); t != nil {
		return *t, nil
	}
	iri, err := g.store.iri(of, n)
	t := g.split(string(iri))
	if err == nil {
		g.terms.put(&remembered[term]{n, t})
	}
	return t, err
}

// split returns the term that an IRI stands for.
func (n names) split(iri string) term {
	if rest, ok := strings.CutPrefix(iri, n.base); ok {
		if part, id, ok := strings.Cut(rest, "/"); ok {
			return term{rest[:len(part)+1], unescape(id)}
		}
	}
	return term{id: iri}
}

// identifiers returns the identifiers of nodes in their part of the name space.
func (g *Graph) identifiers(ctx context.Context, nodes []node) ([]string, error) {
	out := make([]string, len(nodes))
	var unknown []node
	var at []int
	for i, n := range nodes {
		if t := g.terms.get(n); t != nil {
			out[i] = t.id
		} else {
			unknown, at = append(unknown, n), append(at, i)
		}
	}
	t, err := g.store.quads.Terms(ctx, unknown)
	for i, n := range unknown {
		if err != nil {
			return nil, err
		}
		var of term
		of, err = g.term(t, n)
		out[at[i]] = of.id
	}
	return out, err
}
