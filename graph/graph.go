// Package graph keeps statements as quads in Cayley and answers questions about them.
//
// A [Graph] is one revision of a corpus. It is built before it is read and never
// written after, so all its methods are safe for concurrent use. What Cayley
// stores is described in quads.go; nothing outside this package sees Cayley.
//
// Methods that take many identifiers make a fixed number of store calls however
// many they get: a caller asks once for each level of a query, not once for each node.
// What they return belongs to the caller's eyes only: it must not be changed.
package graph

import (
	"context"
	"fmt"
	"maps"

	"github.com/cayleygraph/quad"

	"ibid/fact"
	"ibid/schema"
)

// Graph is one revision of a corpus.
type Graph struct {
	names
	store    *store
	ontology *schema.Ontology
	order    map[fact.PropertyID]int // place of a property among all
	info     fact.Info
	revision string
	stats    Stats
	timeline []dated
	index    *index
}

// Open builds the graph of a checked corpus.
func Open(ctx context.Context, c *fact.Corpus, o *schema.Ontology) (*Graph, error) {
	sorted, err := canonicalise(encode(c, o))
	if err != nil {
		return nil, fmt.Errorf("build the graph: %w", err)
	}
	return open(ctx, newStore(sorted), c.Base, revision(sorted), o)
}

// open reads what a graph keeps in memory beside its store.
func open(ctx context.Context, s *store, base, revision string, o *schema.Ontology) (*Graph, error) {
	g := &Graph{names: names{base}, store: s, ontology: o, order: map[fact.PropertyID]int{}, revision: revision}
	for i, p := range o.Properties {
		g.order[p.ID] = i
	}
	for _, read := range []func(context.Context) error{g.readInfo, g.readStats, g.readIndexes} {
		if err := read(ctx); err != nil {
			return nil, fmt.Errorf("read the graph: %w", err)
		}
	}
	return g, nil
}

// Close frees the store.
func (g *Graph) Close() error { return g.store.quads.Close() }

// Info is what the corpus says of itself.
func (g *Graph) Info() fact.Info { return g.info }

func (g *Graph) readInfo(ctx context.Context) error {
	found, err := g.store.out(ctx, []quad.Value{quad.IRI(g.base)}, anything)
	g.info.Base = g.base
	for _, l := range found[0] {
		switch l.predicate {
		case dcterms + "title":
			g.info.Title = lexical(l.other)
		case dcterms + "description":
			g.info.Description = lexical(l.other)
		case dcterms + "license":
			g.info.Licence = lexical(l.other)
		case dcterms + "language":
			g.info.Language = lexical(l.other)
		}
	}
	return err
}

// Ontology is the ontology that the corpus was checked against.
func (g *Graph) Ontology() *schema.Ontology { return g.ontology }

// Revision is the SHA-256 of the canonical N-Quads of the whole graph, hexadecimal:
// it changes when the content does, and only then.
func (g *Graph) Revision() string { return g.revision }

// Stats counts what the graph holds.
type Stats struct {
	Documents, Entities, Statements, References, Disputes, Sources, Mentions, Quads int
	Kinds                                                                           map[string]int          // entities by kind
	Properties                                                                      map[fact.PropertyID]int // statements by property
}

// Stats returns the counts. Differences are no disputes.
func (g *Graph) Stats() Stats {
	s := g.stats
	s.Kinds, s.Properties = maps.Clone(s.Kinds), maps.Clone(s.Properties)
	return s
}

func (g *Graph) readStats(ctx context.Context) error {
	s := Stats{Kinds: map[string]int{}, Properties: map[fact.PropertyID]int{}}
	var err error
	count := func(d quad.Direction, v quad.Value) (n int) {
		if err == nil {
			n, err = g.store.count(ctx, d, v)
		}
		return n
	}
	s.Documents = count(quad.Object, documentClass)
	s.Statements = count(quad.Object, statementClass)
	s.References = count(quad.Object, referenceClass)
	s.Sources = count(quad.Object, sourceClass)
	s.Mentions = count(quad.Object, mentionClass)
	for _, k := range []DisputeKind{ValueDispute, DateDispute, SpanDispute} {
		s.Disputes += count(quad.Object, disputeTerm(k))
	}
	for _, k := range g.ontology.Kinds {
		if n := count(quad.Object, g.kind(k.Name)); n > 0 {
			s.Kinds[k.Name] = n
			s.Entities += n
		}
	}
	for _, p := range g.ontology.Properties {
		if n := count(quad.Predicate, g.in(valuePart, string(p.ID))); n > 0 {
			s.Properties[p.ID] = n
		}
	}
	if err != nil {
		return err
	}
	s.Quads, err = g.store.size(ctx)
	g.stats = s
	return err
}
