package snapshot

import (
	"context"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
)

// quadShape is the quads at the places [from, to) of rows, which is nil for the
// order of the quads themselves. These are all quads, or if direction is set
// those that have id there.
type quadShape struct {
	store     *Store
	rows      []byte
	from, to  uint32
	direction quad.Direction
	id        uint32
}

func (s *quadShape) String() string                                  { return "SnapshotQuads" }
func (s *quadShape) SubIterators() []iterator.Shape                  { return nil }
func (s *quadShape) Optimize(context.Context) (iterator.Shape, bool) { return s, false }
func (s *quadShape) Iterate() iterator.Scanner                       { return &quadScanner{shape: s, next: s.from} }

func (s *quadShape) Lookup() iterator.Index { return &quadIndex{shape: s} }

func (s *quadShape) Stats(context.Context) (iterator.Costs, error) { return costs(s.to - s.from), nil }

// nodeShape is all values, whose ids are 1 to count.
type nodeShape struct{ count uint32 }

func (s *nodeShape) String() string                                  { return "SnapshotNodes" }
func (s *nodeShape) SubIterators() []iterator.Shape                  { return nil }
func (s *nodeShape) Optimize(context.Context) (iterator.Shape, bool) { return s, false }
func (s *nodeShape) Iterate() iterator.Scanner                       { return &nodeScanner{count: s.count} }
func (s *nodeShape) Lookup() iterator.Index                          { return &nodeIndex{} }
func (s *nodeShape) Stats(context.Context) (iterator.Costs, error)   { return costs(s.count), nil }

func costs(size uint32) iterator.Costs {
	return iterator.Costs{ContainsCost: 1, NextCost: 1, Size: refs.Size{Value: int64(size), Exact: true}}
}

// leaf is the part of an iterator that iterators without parts have in common.
type leaf struct {
	result graph.Ref
	err    error
}

func (l *leaf) TagResults(map[string]graph.Ref) {}
func (l *leaf) Result() graph.Ref               { return l.result }
func (l *leaf) NextPath(context.Context) bool   { return false }
func (l *leaf) Err() error                      { return l.err }
func (l *leaf) Close() error                    { return nil }

type quadScanner struct {
	leaf
	shape *quadShape
	next  uint32
}

func (it *quadScanner) String() string { return "SnapshotQuads" }

func (it *quadScanner) Next(context.Context) bool {
	if it.next >= it.shape.to {
		it.result = nil
		return false
	}
	row := it.next
	if it.shape.rows != nil {
		row = uint32At(it.shape.rows, it.next)
	}
	it.next++
	it.result = quadRef(row)
	return true
}

type quadIndex struct {
	leaf
	shape *quadShape
}

func (it *quadIndex) String() string { return "SnapshotQuads" }

func (it *quadIndex) Contains(_ context.Context, ref graph.Ref) bool {
	it.result = nil
	r, ok := ref.(quadRef)
	if !ok {
		return false
	}
	ids, err := it.shape.store.row(r)
	if err != nil {
		it.err = err
		return false
	}
	if it.shape.direction != quad.Any && ids[column(it.shape.direction)] != it.shape.id {
		return false
	}
	it.result = ref
	return true
}

type nodeScanner struct {
	leaf
	last, count uint32
}

func (it *nodeScanner) String() string { return "SnapshotNodes" }

func (it *nodeScanner) Next(context.Context) bool {
	if it.last == it.count {
		it.result = nil
		return false
	}
	it.last++
	it.result = Node(it.last)
	return true
}

type nodeIndex struct{ leaf }

func (it *nodeIndex) String() string { return "SnapshotNodes" }

func (it *nodeIndex) Contains(_ context.Context, ref graph.Ref) bool {
	it.result = nil
	_, ok := ref.(Node)
	if ok {
		it.result = ref
	}
	return ok
}
