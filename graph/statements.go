package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
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
	nodes := iris(ids, g.entity)
	lists := make([][]quad.Value, len(ids))
	collect := func(found [][]link, err error) error {
		for i, links := range found {
			for _, l := range links {
				lists[i] = append(lists[i], l.other)
			}
		}
		return err
	}
	var err error
	if dir != In {
		err = collect(g.store.out(ctx, nodes, g.within(claimPart)))
	}
	if err == nil && dir != Out {
		err = collect(g.store.in(ctx, nodes, g.within(valuePart, qualifierPart)))
	}
	if err != nil {
		return nil, fmt.Errorf("find statements: %w", err)
	}
	decoded, err := g.decodeStatements(ctx, slices.Concat(lists...))
	if err != nil {
		return nil, err
	}
	out := make([][]*fact.Statement, len(ids))
	for i, list := range lists {
		seen := map[quad.Value]bool{}
		for _, node := range list {
			if !seen[node] {
				seen[node] = true
				out[i] = append(out[i], decoded[node])
			}
		}
		slices.SortFunc(out[i], func(a, b *fact.Statement) int {
			if out := a.Subject == ids[i]; out != (b.Subject == ids[i]) {
				if out {
					return -1
				}
				return 1
			}
			return g.compare(a, b)
		})
	}
	return out, nil
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
	nodes := iris(ids, g.statement)
	decoded, err := g.decodeStatements(ctx, nodes)
	if err != nil {
		return nil, err
	}
	out := make([]*fact.Statement, len(ids))
	for i, node := range nodes {
		out[i] = decoded[node]
	}
	return out, nil
}

// within returns a test for predicates of some parts of the name space.
func (g *Graph) within(parts ...string) func(quad.IRI) bool {
	return func(p quad.IRI) bool {
		rest, ok := strings.CutPrefix(string(p), g.base)
		return ok && slices.ContainsFunc(parts, func(part string) bool { return strings.HasPrefix(rest, part) })
	}
}

// decodeStatements reads statements with their references. Nodes that are no statements are left out.
func (g *Graph) decodeStatements(ctx context.Context, nodes []quad.Value) (map[quad.Value]*fact.Statement, error) {
	nodes = unique(nodes)
	fail := func(err error) (map[quad.Value]*fact.Statement, error) {
		return nil, fmt.Errorf("read statements: %w", err)
	}
	claims, err := g.store.in(ctx, nodes, g.within(claimPart))
	if err != nil {
		return fail(err)
	}
	isPart := g.within(valuePart, qualifierPart)
	parts, err := g.store.out(ctx, nodes, func(p quad.IRI) bool {
		return p == rankTerm || p == derivation || p == ibid+"why" || isPart(p)
	})
	if err != nil {
		return fail(err)
	}
	var derivations []quad.Value
	for _, links := range parts {
		for _, l := range links {
			if l.predicate == derivation {
				derivations = append(derivations, l.other)
			}
		}
	}
	references, err := g.decodeReferences(ctx, derivations)
	if err != nil {
		return fail(err)
	}
	out := make(map[quad.Value]*fact.Statement, len(nodes))
	for i, node := range nodes {
		if len(claims[i]) != 1 {
			continue
		}
		s := &fact.Statement{}
		id, _ := g.local(statementsPart, node)
		subject, _ := g.local(entityPart, claims[i][0].other)
		property, _ := g.local(claimPart, claims[i][0].predicate)
		s.ID, s.Subject, s.Property = fact.StatementID(id), fact.EntityID(subject), fact.PropertyID(property)
		for _, l := range parts[i] {
			if err := g.decodePart(s, l, references); err != nil {
				return fail(fmt.Errorf("statement %s: %w", id, err))
			}
		}
		slices.SortFunc(s.Qualifiers, fact.CompareQualifier)
		slices.SortFunc(s.References, func(a, b fact.Reference) int { return strings.Compare(string(a.ID), string(b.ID)) })
		out[node] = s
	}
	return out, nil
}

func (g *Graph) decodePart(s *fact.Statement, l link, references map[quad.Value]fact.Reference) (err error) {
	switch l.predicate {
	case rankTerm:
		s.Rank = rankOf(l.other)
	case ibid + "why":
		s.Why = lexical(l.other)
	case derivation:
		s.References = append(s.References, references[l.other])
	default:
		if id, ok := g.local(qualifierPart, l.predicate); ok {
			q := fact.Qualifier{Property: fact.PropertyID(id)}
			q.Value, err = g.value(l.other)
			s.Qualifiers = append(s.Qualifiers, q)
		} else {
			s.Value, err = g.value(l.other)
		}
	}
	return err
}

// rankOf is the inverse of rankIRI.
func rankOf(v quad.Value) fact.Rank {
	for _, r := range []fact.Rank{fact.Preferred, fact.Deprecated} {
		if v == rankIRI(r) {
			return r
		}
	}
	return fact.Normal
}

// decodeReferences reads the references that derivations rest on, by derivation.
func (g *Graph) decodeReferences(ctx context.Context, derivations []quad.Value) (map[quad.Value]fact.Reference, error) {
	hows, err := g.store.out(ctx, derivations, anything)
	if err != nil {
		return nil, err
	}
	var places []quad.Value
	for _, links := range hows {
		for _, l := range links {
			if l.predicate == derivedEntity {
				places = append(places, l.other)
			}
		}
	}
	places = unique(places)
	found, err := g.store.out(ctx, places, anything)
	if err != nil {
		return nil, err
	}
	at := make(map[quad.Value]fact.Reference, len(places))
	for i, node := range places {
		if at[node], err = g.decodeReference(node, found[i]); err != nil {
			return nil, fmt.Errorf("reference %v: %w", node, err)
		}
	}
	out := make(map[quad.Value]fact.Reference, len(derivations))
	for i, node := range derivations {
		var r fact.Reference
		for _, l := range hows[i] {
			if l.predicate == derivedEntity {
				r = at[l.other]
			}
		}
		if err := g.decodeDerivation(&r, hows[i]); err != nil {
			return nil, fmt.Errorf("derivation %v: %w", node, err)
		}
		out[node] = r
	}
	return out, nil
}

// decodeReference reads what statements share.
func (g *Graph) decodeReference(node quad.Value, links []link) (fact.Reference, error) {
	id, _ := g.local(referencesPart, node)
	r := fact.Reference{ID: fact.ReferenceID(id)}
	headings := map[string]string{}
	for _, l := range links {
		var err error
		switch part, _ := g.local(referencePart, l.predicate); part {
		case "document":
			d, _ := g.local(documentPart, l.other)
			r.Document = fact.DocumentID(d)
		case "exact":
			r.Quote = lexical(l.other)
		case "occurrence":
			r.Occurrence, err = number(l.other)
		default:
			headings[part] = lexical(l.other)
		}
		if err != nil {
			return r, err
		}
	}
	for i := 1; ; i++ {
		h, ok := headings["heading/"+strconv.Itoa(i)]
		if !ok {
			return r, nil
		}
		r.Headings = append(r.Headings, h)
	}
}

// decodeDerivation reads what depends on the statement.
func (g *Graph) decodeDerivation(r *fact.Reference, links []link) error {
	for _, l := range links {
		var err error
		switch part, _ := g.local(referencePart, l.predicate); part {
		case "anchor":
			r.Anchor = lexical(l.other)
		case "match":
			r.Match = fact.Match(lexical(l.other))
		case "method":
			r.Method = fact.Method(lexical(l.other))
		case "reason":
			r.Reason = lexical(l.other)
		case "source":
			key, _ := g.local(sourcePart, l.other)
			r.Sources = append(r.Sources, fact.SourceKey(key))
		case "line":
			r.Line, err = number(l.other)
		case "spans":
			r.Spans, err = parseSpans(l.other)
		case "statedAt":
			r.Pos, err = parsePlace(l.other)
		}
		if err != nil {
			return err
		}
	}
	slices.Sort(r.Sources)
	return nil
}

// unique returns the values without repetitions, in their order.
func unique(values []quad.Value) []quad.Value {
	seen := make(map[quad.Value]bool, len(values))
	var out []quad.Value
	for _, v := range values {
		if !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out
}
