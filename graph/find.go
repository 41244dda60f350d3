package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"ibid/fact"
)

// Query selects statements. Each field that is set must be met; within a field any value will do.
type Query struct {
	Properties []fact.PropertyID
	Documents  []fact.DocumentID // that hold a reference
	Sources    []fact.SourceKey  // on which a reference rests
	Kinds      []string          // of the subject
}

// Find returns the statements that the query selects, in the order of AllStatements.
// The zero Query selects all.
func (g *Graph) Find(ctx context.Context, q Query) ([]*fact.Statement, error) {
	if len(q.Properties)+len(q.Documents)+len(q.Sources)+len(q.Kinds) == 0 {
		all := make([]*fact.Statement, 0, g.stats.Statements)
		for s, err := range g.AllStatements(ctx) {
			if err != nil {
				return nil, err
			}
			all = append(all, s)
		}
		return all, nil
	}
	nodes, err := g.find(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("find statements: %w", err)
	}
	out, err := g.statementsAt(ctx, nodes)
	if err != nil {
		return nil, err
	}
	out = slices.DeleteFunc(out, func(s *fact.Statement) bool { return s == nil })
	slices.SortFunc(out, func(a, b *fact.Statement) int {
		if c := strings.Compare(string(a.Subject), string(b.Subject)); c != 0 {
			return c
		}
		return g.compare(a, b)
	})
	return out, nil
}

// find returns the nodes of the selected statements, where there is a condition. Every
// condition is looked up in an index of its own, and what they select is intersected.
func (g *Graph) find(ctx context.Context, q Query) ([]node, error) {
	var found []node
	narrowed := false
	narrow := func(more []node, err error) error {
		if !narrowed {
			found, narrowed = more, true
			return err
		}
		in := make(map[node]bool, len(more))
		for _, n := range more {
			in[n] = true
		}
		found = slices.DeleteFunc(found, func(n node) bool { return !in[n] })
		return err
	}

	claims := iris(q.Properties, func(p fact.PropertyID) quad.IRI { return g.in(claimPart, string(p)) })
	if len(q.Properties) > 0 {
		if err := narrow(g.store.withPredicate(ctx, quad.Object, claims...)); err != nil {
			return nil, err
		}
	}
	if len(q.Documents) > 0 {
		if err := narrow(g.store.follow(ctx, iris(q.Documents, g.document), g.in(referencePart, "document"), derivedFrom)); err != nil {
			return nil, err
		}
	}
	if len(q.Sources) > 0 {
		if err := narrow(g.store.follow(ctx, iris(q.Sources, g.source), g.in(referencePart, "source"), derivation)); err != nil {
			return nil, err
		}
	}
	if len(q.Kinds) > 0 {
		if err := narrow(g.claimedBy(ctx, q.Kinds)); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// claimedBy returns the statements whose subject is of some kinds.
func (g *Graph) claimedBy(ctx context.Context, kinds []string) ([]node, error) {
	var subjects, out []node
	for _, kind := range unique(kinds) {
		of, err := g.store.instances(ctx, g.kind(kind))
		if err != nil {
			return nil, err
		}
		subjects = append(subjects, of...)
	}
	var l level
	if err := g.store.quads.ReadLevel(ctx, &l, quad.Subject, subjects); err != nil {
		return nil, err
	}
	for _, r := range l.Rows {
		p, err := g.predicate(l.Terms, r[1])
		if err != nil {
			return nil, err
		}
		if p.role == claimRole {
			out = append(out, r[2])
		}
	}
	return out, nil
}
