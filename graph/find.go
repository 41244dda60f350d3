package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/query/path"
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

// Find returns the statements that the query selects, sorted as by StatementsOf with the subject first.
// The zero Query selects all.
func (g *Graph) Find(ctx context.Context, q Query) ([]*fact.Statement, error) {
	nodes, err := g.find(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("find statements: %w", err)
	}
	decoded, err := g.decodeStatements(ctx, nodes)
	if err != nil {
		return nil, err
	}
	out := make([]*fact.Statement, 0, len(decoded))
	for _, s := range decoded {
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b *fact.Statement) int {
		if c := strings.Compare(string(a.Subject), string(b.Subject)); c != 0 {
			return c
		}
		return g.compare(a, b)
	})
	return out, nil
}

// find returns the nodes of the selected statements. Every condition is looked
// up in an index of its own, and what they select is intersected.
func (g *Graph) find(ctx context.Context, q Query) ([]quad.Value, error) {
	var found []quad.Value
	narrowed := false
	narrow := func(more []quad.Value, err error) error {
		if !narrowed {
			found, narrowed = more, true
			return err
		}
		in := make(map[quad.Value]bool, len(more))
		for _, v := range more {
			in[v] = true
		}
		found = slices.DeleteFunc(found, func(v quad.Value) bool { return !in[v] })
		return err
	}

	quads := g.store.quads
	claims := iris(q.Properties, func(p fact.PropertyID) quad.IRI { return g.in(claimPart, string(p)) })
	if len(q.Properties) > 0 {
		if err := narrow(g.store.withPredicate(ctx, quad.Object, claims...)); err != nil {
			return nil, err
		}
	}
	if len(q.Documents) > 0 {
		references := path.StartPath(quads, iris(q.Documents, g.document)...).In(g.in(referencePart, "document"))
		if err := narrow(g.store.nodes(ctx, references.In(derivedFrom))); err != nil {
			return nil, err
		}
	}
	if len(q.Sources) > 0 {
		derivations := path.StartPath(quads, iris(q.Sources, g.source)...).In(g.in(referencePart, "source"))
		if err := narrow(g.store.nodes(ctx, derivations.In(derivation))); err != nil {
			return nil, err
		}
	}
	if len(q.Kinds) > 0 {
		subjects, err := g.store.nodes(ctx, path.StartPath(quads, iris(q.Kinds, g.kind)...).In(rdfType))
		if err != nil {
			return nil, err
		}
		links, err := g.store.out(ctx, subjects, g.within(claimPart))
		var claimed []quad.Value
		for _, l := range slices.Concat(links...) {
			claimed = append(claimed, l.other)
		}
		if err := narrow(claimed, err); err != nil {
			return nil, err
		}
	}
	if !narrowed {
		return g.store.instances(ctx, statementClass)
	}
	return found, nil
}
