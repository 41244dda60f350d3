package snapshot

import (
	"context"
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
)

var (
	_ graph.QuadStore = (*Store)(nil)
	_ refs.BatchNamer = (*Store)(nil)
)

// A Node is the id of a value in a Store: its place in the dictionary, from 1.
// It is the reference that Cayley sees. 0 is no value.
type Node uint32

// quadRef refers to a quad by its row.
type quadRef uint32

// Key returns the node.
func (n Node) Key() any    { return n }
func (r quadRef) Key() any { return r }

// ValueOf gives a reference to a value, or nil if no quad has it.
func (s *Store) ValueOf(v quad.Value) (graph.Ref, error) {
	id, err := s.id(v)
	if id == 0 || err != nil {
		return nil, err
	}
	return Node(id), nil
}

// NameOf gives the value that ref refers to, nil for nil.
func (s *Store) NameOf(ref graph.Ref) (quad.Value, error) {
	switch ref := ref.(type) {
	case nil:
		return nil, nil
	case Node:
		return s.decode(uint32(ref))
	case refs.PreFetchedValue:
		return ref.NameOf(), nil
	}
	return nil, fmt.Errorf("%T is no reference to a value of this store", ref)
}

func (s *Store) decode(id uint32) (quad.Value, error) {
	b, err := s.value(id)
	if err != nil {
		return nil, err
	}
	return s.packing.decode(b)
}

// ValuesOf is NameOf for many references, and faster than that: values lie far
// apart, and here the processor waits for many of them at a time. Those that
// repeat, as properties do among the quads of an entity, are decoded once.
func (s *Store) ValuesOf(_ context.Context, nodes []graph.Ref) ([]quad.Value, error) {
	ids := make([]Node, len(nodes)) // 0 for what is something else
	for i, ref := range nodes {
		ids[i], _ = ref.(Node)
	}
	packed := make([][]byte, len(nodes))
	if err := s.load(packed, ids); err != nil {
		return nil, err
	}
	var recent [128]struct {
		node  Node
		value quad.Value
	}
	values := make([]quad.Value, len(nodes))
	for i, ref := range nodes {
		node, ok := ref.(Node)
		if !ok {
			v, err := s.NameOf(ref)
			if err != nil {
				return nil, err
			}
			values[i] = v
			continue
		}
		memo := &recent[node%Node(len(recent))]
		if memo.node != node {
			v, err := s.packing.decode(packed[i])
			if err != nil {
				return nil, err
			}
			memo.node, memo.value = node, v
		}
		values[i] = memo.value
	}
	return values, nil
}

// RefsOf is ValueOf for many values; here it is an error if one is not found.
func (s *Store) RefsOf(_ context.Context, values []quad.Value) ([]graph.Ref, error) {
	nodes := make([]graph.Ref, len(values))
	for i, v := range values {
		ref, err := s.ValueOf(v)
		if err != nil {
			return nil, err
		}
		if ref == nil {
			return nil, fmt.Errorf("not found: %v", v)
		}
		nodes[i] = ref
	}
	return nodes, nil
}

// Quad gives the quad that ref refers to.
func (s *Store) Quad(ref graph.Ref) (quad.Quad, error) {
	var q quad.Quad
	r, ok := ref.(quadRef)
	if !ok {
		return q, fmt.Errorf("%T is no reference to a quad of this store", ref)
	}
	ids, err := s.row(r)
	if err != nil {
		return q, err
	}
	for _, d := range quad.Directions {
		id := ids[column(d)]
		if id == 0 && d == quad.Label {
			continue
		}
		v, err := s.decode(id)
		if err != nil {
			return quad.Quad{}, err
		}
		q.Set(d, v)
	}
	return q, nil
}

// QuadDirection gives the reference to the value that a quad has in a
// direction, nil if it has no label.
func (s *Store) QuadDirection(ref graph.Ref, d quad.Direction) (graph.Ref, error) {
	r, ok := ref.(quadRef)
	if !ok {
		return nil, fmt.Errorf("%T is no reference to a quad of this store", ref)
	}
	if d < quad.Subject || d > quad.Label {
		return nil, fmt.Errorf("a quad has no direction %d", d)
	}
	ids, err := s.row(r)
	if err != nil {
		return nil, err
	}
	if id := ids[column(d)]; id != 0 {
		return Node(id), nil
	}
	return nil, nil
}

// QuadIterator iterates over the quads that have a value in a direction.
func (s *Store) QuadIterator(d quad.Direction, ref graph.Ref) iterator.Shape {
	node, ok := ref.(Node)
	if !ok || d < quad.Subject || d > quad.Label {
		return iterator.NewNull()
	}
	from, to, err := s.span(d, uint32(node))
	if err != nil {
		return iterator.NewError(err)
	}
	if from == to {
		return iterator.NewNull()
	}
	return &quadShape{store: s, rows: s.rows[column(d)], from: from, to: to, direction: d, id: uint32(node)}
}

// QuadIteratorSize is the exact number of quads that QuadIterator gives.
func (s *Store) QuadIteratorSize(_ context.Context, d quad.Direction, ref graph.Ref) (refs.Size, error) {
	node, ok := ref.(Node)
	if !ok || d < quad.Subject || d > quad.Label {
		return refs.Size{Exact: true}, nil
	}
	from, to, err := s.span(d, uint32(node))
	return refs.Size{Value: int64(to - from), Exact: true}, err
}

// QuadsAllIterator iterates over all quads.
func (s *Store) QuadsAllIterator() iterator.Shape { return &quadShape{store: s, to: s.quadCount} }

// NodesAllIterator iterates over all values.
func (s *Store) NodesAllIterator() iterator.Shape { return &nodeShape{count: s.valueCount} }

// Stats gives the exact number of values and quads.
func (s *Store) Stats(context.Context, bool) (graph.Stats, error) {
	return graph.Stats{
		Nodes: refs.Size{Value: int64(s.valueCount), Exact: true},
		Quads: refs.Size{Value: int64(s.quadCount), Exact: true},
	}, nil
}

// ApplyDeltas is refused: a Store does not change.
func (s *Store) ApplyDeltas([]graph.Delta, graph.IgnoreOpts) error {
	return graph.ErrOperationNotSupported
}

// NewQuadWriter is refused: a Store does not change.
func (s *Store) NewQuadWriter() (quad.WriteCloser, error) {
	return nil, graph.ErrOperationNotSupported
}
