// Package graph keeps statements as quads in Cayley and answers questions about them.
//
// A [Graph] is one revision of a corpus: a file of package snapshot, the same in
// memory, or a PostgreSQL database by package postgres. It is built before it is read and never written after, so all its
// methods are safe for concurrent use. What Cayley stores is described in
// quads.go, what lies beside it for search and time in index.go; nothing
// outside this package sees Cayley.
//
// Methods that take many identifiers make a fixed number of store calls however
// many they get: a caller asks once for each level of a query, not once for each node.
// What they return belongs to the caller's eyes only: it must not be changed.
package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"sync"
	"sync/atomic"

	"github.com/cayleygraph/quad"

	"ibid/dispute"
	"ibid/fact"
	"ibid/graph/snapshot"
	"ibid/internal/write"
	"ibid/schema"
)

// Graph is one revision of a corpus.
type Graph struct {
	names
	store    *store
	ontology func() *schema.Ontology
	order    map[fact.PropertyID]int // place of a property among all
	mirrored []fact.PropertyID       // properties that are symmetric
	info     fact.Info
	revision string
	stats    Stats
	index    index

	// What was read lately.
	terms      memo[term]
	statements memo[roomy]
	predicates atomic.Pointer[map[node]*predicate]

	readers sync.Pool // of readers, for the memory that they have
}

// Open builds the graph of a checked corpus in memory.
func Open(ctx context.Context, c *fact.Corpus, o *schema.Ontology) (*Graph, error) {
	b, err := newBuilder(ctx, c, o, snapshot.Options{})
	if err != nil {
		return nil, fmt.Errorf("build the graph: %w", err)
	}
	s, err := b.Store()
	if err != nil {
		return nil, err
	}
	return open(ctx, s, sectionsOf(s, indexNames()), func() *schema.Ontology { return o })
}

// Build writes the graph of a checked corpus to a store, which [OpenStore] reads:
// a file, or a PostgreSQL database if the store is a URL with the scheme
// postgres or postgresql. It takes about so many bytes of memory beside the
// corpus, and for what does not fit a temporary file in the folder of the graph.
// Whoever reads the store meanwhile sees the graph that was there before, until
// the new one is whole.
func Build(ctx context.Context, c *fact.Corpus, o *schema.Ontology, store string, memory int) error {
	if IsDatabase(store) {
		return load(ctx, c, o, store, memory)
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop() // what is made in the background, if the build fails
	b, err := newBuilder(ctx, c, o, snapshot.Options{Memory: memory, TempDir: filepath.Dir(store)})
	if err != nil {
		return fmt.Errorf("build the graph: %w", err)
	}
	return b.Write(store)
}

// MayReplace returns nil if [Build] may write to a store: a database, or a file that
// is a graph, empty or not there. What is none of these is [write.Refused]; a file
// that is not a graph may be forced.
func MayReplace(store string, force bool) error {
	if IsDatabase(store) {
		return nil
	}
	return write.MayReplace(store, snapshot.Magic, force)
}

// OpenStore opens a graph that [Build] wrote. It reads next to nothing of a
// file, which is mapped into memory, and of a database what search and time need.
func OpenStore(ctx context.Context, store string) (*Graph, error) {
	if IsDatabase(store) {
		return openDatabase(ctx, store)
	}
	s, err := snapshot.Open(store)
	if err != nil {
		return nil, err
	}
	g, err := open(ctx, s, sectionsOf(s, indexNames()), nil)
	if err != nil {
		return nil, fmt.Errorf("open graph %s: %w", store, err)
	}
	return g, nil
}

// newBuilder takes in all quads of a corpus.
func newBuilder(ctx context.Context, c *fact.Corpus, o *schema.Ontology, opts snapshot.Options) (*snapshot.Builder, error) {
	opts.Prefixes, opts.HexPrefixes = names{c.Base}.prefixes()
	b := snapshot.NewBuilder(opts)
	err := fill(ctx, c, o, b.Add)
	if err == nil {
		err = addSections(ctx, b, c, o)
	}
	if err != nil {
		b.Close()
		return nil, err
	}
	return b, nil
}

// fill adds all quads of a corpus. They are encoded while others are added.
func fill(ctx context.Context, c *fact.Corpus, o *schema.Ontology, add func(quad.Quad) error) error {
	encoding, stop := context.WithCancel(ctx)
	defer stop()
	var failed error
	adding := newRelay(1<<10, func(quads []quad.Quad) {
		for i := 0; i < len(quads) && failed == nil; i++ {
			if failed = add(quads[i]); failed != nil {
				stop()
			}
		}
	})
	err := encode(encoding, c, o, func(q quad.Quad) { adding.put(q) })
	adding.close()
	if failed != nil {
		return failed
	}
	return err
}

// newGraph lays a graph over its quads.
func newGraph(s backend, base string, sections map[string][]byte) *Graph {
	g := &Graph{
		names: names{base}, store: newStore(s), order: map[fact.PropertyID]int{}, index: readIndex(sections),
		terms: newMemo[term](1 << 14), statements: newMemo[roomy](1 << 16),
	}
	g.predicates.Store(&map[node]*predicate{})
	return g
}

func sectionsOf(s *snapshot.Store, names []string) map[string][]byte {
	sections := map[string][]byte{}
	for _, name := range names {
		sections[name] = s.Section(name)
	}
	return sections
}

// open reads what a graph says of itself. It closes the store if that fails. An
// ontology that is not given is that of the graph.
func open(ctx context.Context, s backend, sections map[string][]byte, ontology func() *schema.Ontology) (*Graph, error) {
	var a about
	err := json.Unmarshal(sections[aboutSection], &a)
	if err == nil && ontology == nil {
		ontology, err = a.ontology()
	}
	if err != nil {
		s.Close()
		return nil, err
	}
	g := newGraph(s, a.Base, sections)
	g.ontology, g.revision, g.stats, g.mirrored = ontology, a.Revision, a.Stats, a.Mirrored
	for i, p := range a.Order {
		g.order[p] = i
	}
	if g.index.subjects.at(g.index.subjects.len()-1).end != g.stats.Statements {
		s.Close()
		return nil, errors.New("it was built by another version of this program; build it again")
	}
	if err := g.readInfo(ctx); err != nil {
		s.Close()
		return nil, err
	}
	return g, nil
}

// ontology returns the ontology that the graph was built with.
func (a *about) ontology() (func() *schema.Ontology, error) {
	if schema.Digest(a.Schema...) != a.Ontology {
		return nil, errors.New("it was built with another schema than that of this program; build it again")
	}
	return sync.OnceValue(func() *schema.Ontology {
		o, _ := schema.Load(a.Schema...) // the same was loaded before, when the graph was built
		return o
	}), nil
}

// Close frees the graph, of which nobody may be reading then.
func (g *Graph) Close() error { return g.store.quads.Close() }

// Info is what the corpus says of itself.
func (g *Graph) Info() fact.Info { return g.info }

func (g *Graph) readInfo(ctx context.Context) error {
	found, err := g.store.out(ctx, []quad.Value{quad.IRI(g.base)}, anything)
	if err != nil {
		return err
	}
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
	return nil
}

// Ontology is the ontology that the corpus was checked against.
func (g *Graph) Ontology() *schema.Ontology { return g.ontology() }

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

// countAll counts what a graph holds.
func countAll(ctx context.Context, g *Graph, o *schema.Ontology) (Stats, error) {
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
	for _, k := range []dispute.Kind{dispute.Value, dispute.Date, dispute.Span} {
		s.Disputes += count(quad.Object, disputeTerm(k))
	}
	for _, k := range o.Kinds {
		if n := count(quad.Object, g.kind(k.Name)); n > 0 {
			s.Kinds[k.Name] = n
			s.Entities += n
		}
	}
	for _, p := range o.Properties {
		if n := count(quad.Predicate, g.in(valuePart, string(p.ID))); n > 0 {
			s.Properties[p.ID] = n
		}
	}
	if err == nil {
		_, s.Quads, err = g.store.stats(ctx)
	}
	return s, err
}
