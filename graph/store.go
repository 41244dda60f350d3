package graph

import (
	"context"
	"slices"
	"sync/atomic"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"

	"ibid/graph/snapshot"
)

// node is a value by its number in the store; 0 is none.
type node = snapshot.Node

// row is a quad by its nodes.
type row = snapshot.Row

// level is the quads of many nodes with the values in them: what one question to a store gives.
type level = snapshot.Level

// terms gives the values of nodes that a store was asked for.
type terms = snapshot.Terms

// backend is a store of Cayley that also answers for many nodes at a time, as
// packages snapshot and postgres do. Nodes are numbered in the order of their
// canonical N-Quads, so both number the same graph in the same way.
type backend interface {
	cayley.QuadStore
	refs.BatchNamer
	Nodes(ctx context.Context, values []quad.Value) ([]node, error)
	NodesOf(ctx context.Context, all []refs.Ref) ([]node, error)
	Terms(ctx context.Context, nodes []node) (terms, error)
	ReadLevel(ctx context.Context, l *level, d quad.Direction, nodes []node) error
	Part(ctx context.Context, section string, from, to int64) ([]byte, error)
}

// store reads quads out of Cayley, many nodes at a time.
type store struct {
	quads  backend
	values memo[quad.Value] // of predicates, documents and all else that many quads have
}

func newStore(quads backend) *store {
	return &store{quads: quads, values: newMemo[quad.Value](1 << 16)}
}

// memo keeps what was read of nodes lately. It is of fixed size, and safe for concurrent use.
type memo[T any] struct {
	nodes []atomic.Uint32 // that were put in these places last; one that is wrong until the next does no harm
	what  []atomic.Pointer[remembered[T]]
}

type remembered[T any] struct {
	of   node
	what T
}

func newMemo[T any](size int) memo[T] {
	return memo[T]{make([]atomic.Uint32, size), make([]atomic.Pointer[remembered[T]], size)}
}

// get returns what is remembered of a node, or nil.
func (m *memo[T]) get(n node) *T {
	place := int(n) % len(m.nodes)
	if node(m.nodes[place].Load()) != n {
		return nil // without a look at what lies there, which is far away
	}
	if r := m.what[place].Load(); r != nil && r.of == n {
		return &r.what
	}
	return nil
}

func (m *memo[T]) put(r *remembered[T]) {
	place := int(r.of) % len(m.nodes)
	m.what[place].Store(r)
	m.nodes[place].Store(uint32(r.of))
}

// value returns the value of a node that is among the terms.
func (s *store) value(t terms, n node) (quad.Value, error) {
	if v := s.values.get(n); v != nil {
		return *v, nil
	}
	v, err := t.Value(n)
	if err == nil {
		s.values.put(&remembered[quad.Value]{n, v})
	}
	return v, err
}

// iri returns the value of a node that is none but an IRI.
func (s *store) iri(t terms, n node) (quad.IRI, error) {
	v, err := s.value(t, n)
	iri, _ := v.(quad.IRI)
	return iri, err
}

// link is a quad seen from one of its ends: its predicate and its other end.
type link struct {
	predicate quad.IRI
	other     quad.Value
}

// out returns the quads of which each value is the subject, and whose predicate
// is wanted; the result runs parallel to values.
func (s *store) out(ctx context.Context, values []quad.Value, want func(quad.IRI) bool) ([][]link, error) {
	return s.links(ctx, quad.Subject, values, want)
}

// in is as out, with each value as the object.
func (s *store) in(ctx context.Context, values []quad.Value, want func(quad.IRI) bool) ([][]link, error) {
	return s.links(ctx, quad.Object, values, want)
}

func (s *store) links(ctx context.Context, end quad.Direction, values []quad.Value, want func(quad.IRI) bool) ([][]link, error) {
	var l level
	nodes, err := s.quads.Nodes(ctx, values)
	if err == nil {
		err = s.quads.ReadLevel(ctx, &l, end, nodes)
	}
	if err == nil {
		err = nearEnds(&l, end)
	}
	if err != nil {
		return nil, err
	}
	out := make([][]link, len(nodes))
	for i := range nodes {
		for _, r := range l.Of(i) {
			predicate, err := s.iri(l.Terms, r[1])
			if err != nil {
				return nil, err
			}
			if !want(predicate) {
				continue
			}
			other, err := s.value(l.Terms, otherEnd(r, end))
			if err != nil {
				return nil, err
			}
			out[i] = append(out[i], link{predicate, other})
		}
	}
	return out, ctx.Err()
}

// nearEnds brings the values near at the other ends of the quads of a level.
func nearEnds(l *level, end quad.Direction) error {
	others := make([]node, len(l.Rows))
	for i, r := range l.Rows {
		others[i] = otherEnd(r, end)
	}
	return l.Near(others)
}

// otherEnd returns the object of a row for its subject, and the other way round.
func otherEnd(r row, end quad.Direction) node {
	if end == quad.Object {
		return r[0]
	}
	return r[2]
}

// collect returns what a shape selects, each node once.
func (s *store) collect(ctx context.Context, what shape.Shape) ([]node, error) {
	var found []refs.Ref
	err := iterator.Iterate(ctx, shape.BuildIterator(ctx, s.quads, what)).Paths(false).Each(func(r refs.Ref) error {
		found = append(found, r)
		return nil
	})
	if err == nil {
		err = ctx.Err() // a cancelled iterator looks like one that is done
	}
	if err != nil {
		return nil, err
	}
	nodes, err := s.quads.NodesOf(ctx, found)
	return unique(nodes), err
}

// follow returns the nodes from which steps against the direction of
// predicates lead to one of the values.
func (s *store) follow(ctx context.Context, to []quad.Value, predicates ...quad.IRI) ([]node, error) {
	nodes, err := s.quads.Nodes(ctx, to)
	if err != nil {
		return nil, err
	}
	var known []quad.Value
	for i, n := range nodes {
		if n != 0 {
			known = append(known, to[i])
		}
	}
	if known == nil {
		return nil, nil // a path from nowhere would begin everywhere
	}
	ends, err := s.quads.RefsOf(ctx, known)
	if err != nil {
		return nil, err
	}
	p := path.StartPathNodes(s.quads, ends...)
	for _, predicate := range predicates {
		p = p.In(predicate)
	}
	return s.collect(ctx, p.Shape())
}

// withPredicate returns one end of all quads with a predicate.
func (s *store) withPredicate(ctx context.Context, end quad.Direction, predicates ...quad.Value) ([]node, error) {
	return s.collect(ctx, shape.NodesFrom{Dir: end, Quads: shape.Quads{{Dir: quad.Predicate, Values: shape.Lookup(predicates)}}})
}

// subjects returns the subjects of all quads with a predicate and an object, in
// the order of their values.
func (s *store) subjects(ctx context.Context, predicate quad.IRI, object quad.Value) ([]node, error) {
	ends, err := s.quads.Nodes(ctx, []quad.Value{predicate, object})
	if err != nil {
		return nil, err
	}
	var l level
	err = s.quads.ReadLevel(ctx, &l, quad.Object, ends[1:])
	var out []node
	for _, r := range l.Rows {
		if r[1] == ends[0] {
			out = append(out, r[0])
		}
	}
	slices.Sort(out)
	return slices.Compact(out), err
}

// instances returns the nodes of a class.
func (s *store) instances(ctx context.Context, class quad.IRI) ([]node, error) {
	return s.subjects(ctx, rdfType, class)
}

// read returns the values of nodes.
func (s *store) read(ctx context.Context, nodes []node) ([]quad.Value, error) {
	t, err := s.quads.Terms(ctx, nodes)
	out := make([]quad.Value, len(nodes))
	for i, n := range nodes {
		if err == nil {
			out[i], err = s.value(t, n)
		}
	}
	return out, err
}

// count returns the number of quads that have v at one end.
func (s *store) count(ctx context.Context, d quad.Direction, v quad.Value) (int, error) {
	ref, err := s.quads.ValueOf(v)
	if err != nil || ref == nil {
		return 0, err
	}
	size, err := s.quads.QuadIteratorSize(ctx, d, ref)
	return int(size.Value), err
}

// stats returns the number of all values and quads.
func (s *store) stats(ctx context.Context) (nodes, quads int, err error) {
	stats, err := s.quads.Stats(ctx, true)
	return int(stats.Nodes.Value), int(stats.Quads.Value), err
}

// anything wants every predicate.
func anything(quad.IRI) bool { return true }

// described returns for each value the things that lead to it by a predicate,
// and the quads of all these things.
func (s *store) described(ctx context.Context, values []quad.Value, by quad.IRI) ([][]quad.Value, map[quad.Value][]link, error) {
	found, err := s.in(ctx, values, func(p quad.IRI) bool { return p == by })
	if err != nil {
		return nil, nil, err
	}
	lists := make([][]quad.Value, len(values))
	for i, links := range found {
		for _, l := range links {
			lists[i] = append(lists[i], l.other)
		}
	}
	things := unique(slices.Concat(lists...))
	links, err := s.out(ctx, things, anything)
	if err != nil {
		return nil, nil, err
	}
	out := make(map[quad.Value][]link, len(things))
	for i, t := range things {
		out[t] = links[i]
	}
	return lists, out, nil
}

// unique returns the values without repetitions, in their order.
func unique[T comparable](values []T) []T {
	seen := make(map[T]bool, len(values))
	var out []T
	for _, v := range values {
		if !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out
}
