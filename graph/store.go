package graph

import (
	"context"
	"slices"
	"sync/atomic"

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

// store reads quads out of Cayley, many nodes at a time.
type store struct {
	quads  *snapshot.Store
	values memo[quad.Value] // of predicates, documents and all else that many quads have
}

func newStore(quads *snapshot.Store) *store {
	return &store{quads: quads, values: newMemo[quad.Value](1 << 14)}
}

// memo keeps what was read of nodes lately. It is of fixed size, and safe for concurrent use.
type memo[T any] []atomic.Pointer[remembered[T]]

type remembered[T any] struct {
	of   node
	what T
}

func newMemo[T any](size int) memo[T] { return make(memo[T], size) }

func (m memo[T]) get(n node) (what T, ok bool) {
	if r := m[int(n)%len(m)].Load(); r != nil && r.of == n {
		return r.what, true
	}
	return what, false
}

func (m memo[T]) put(n node, what T) { m[int(n)%len(m)].Store(&remembered[T]{n, what}) }

// value returns the value of a node.
func (s *store) value(n node) (quad.Value, error) {
	if v, ok := s.values.get(n); ok {
		return v, nil
	}
	v, err := s.quads.Value(n)
	if err == nil {
		s.values.put(n, v)
	}
	return v, err
}

// iri returns the value of a node that is none but an IRI.
func (s *store) iri(n node) (quad.IRI, error) {
	v, err := s.value(n)
	iri, _ := v.(quad.IRI)
	return iri, err
}

// find returns the nodes of values, 0 for those that are not there.
func (s *store) find(values []quad.Value) ([]node, error) {
	out := make([]node, len(values))
	for i, v := range values {
		var err error
		if out[i], err = s.quads.Node(v); err != nil {
			return nil, err
		}
	}
	return out, nil
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
	nodes, err := s.find(values)
	if err != nil {
		return nil, err
	}
	out := make([][]link, len(nodes))
	var rows []row
	for i, n := range nodes {
		if rows, err = s.quads.AppendRows(rows[:0], end, n); err != nil {
			return nil, err
		}
		for _, r := range rows {
			predicate, err := s.iri(r[1])
			if err != nil {
				return nil, err
			}
			if !want(predicate) {
				continue
			}
			other, err := s.value(otherEnd(r, end))
			if err != nil {
				return nil, err
			}
			out[i] = append(out[i], link{predicate, other})
		}
	}
	return out, ctx.Err()
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
	var out []node
	seen := map[node]bool{}
	err := iterator.Iterate(ctx, shape.BuildIterator(ctx, s.quads, what)).Paths(false).Each(func(r refs.Ref) error {
		if n, ok := r.(node); ok && !seen[n] {
			seen[n] = true
			out = append(out, n)
		}
		return nil
	})
	if err == nil {
		err = ctx.Err() // a cancelled iterator looks like one that is done
	}
	return out, err
}

// follow returns the nodes that a path leads to.
func (s *store) follow(ctx context.Context, p *path.Path) ([]node, error) {
	return s.collect(ctx, p.Shape())
}

// withPredicate returns one end of all quads with a predicate.
func (s *store) withPredicate(ctx context.Context, end quad.Direction, predicates ...quad.Value) ([]node, error) {
	return s.collect(ctx, shape.NodesFrom{Dir: end, Quads: shape.Quads{{Dir: quad.Predicate, Values: shape.Lookup(predicates)}}})
}

// subjects returns the subjects of all quads with a predicate and an object, in
// the order of their values.
func (s *store) subjects(predicate quad.IRI, object quad.Value) ([]node, error) {
	ends, err := s.find([]quad.Value{predicate, object})
	if err != nil {
		return nil, err
	}
	rows, err := s.quads.AppendRows(nil, quad.Object, ends[1])
	var out []node
	for _, r := range rows {
		if r[1] == ends[0] {
			out = append(out, r[0])
		}
	}
	slices.Sort(out)
	return slices.Compact(out), err
}

// instances returns the nodes of a class.
func (s *store) instances(class quad.IRI) ([]node, error) { return s.subjects(rdfType, class) }

// read returns the values of nodes.
func (s *store) read(nodes []node, err error) ([]quad.Value, error) {
	out := make([]quad.Value, len(nodes))
	for i, n := range nodes {
		if err == nil {
			out[i], err = s.value(n)
		}
	}
	return out, err
}

// count returns the number of quads that have v at one end.
func (s *store) count(ctx context.Context, d quad.Direction, v quad.Value) (int, error) {
	n, err := s.quads.Node(v)
	if err != nil || n == 0 {
		return 0, err
	}
	size, err := s.quads.QuadIteratorSize(ctx, d, n)
	return int(size.Value), err
}

// size returns the number of all quads.
func (s *store) size(ctx context.Context) (int, error) {
	stats, err := s.quads.Stats(ctx, true)
	return int(stats.Quads.Value), err
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
