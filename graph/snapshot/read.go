package snapshot

import (
	"context"
	"fmt"
	"iter"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// A Row is a quad as nodes: subject, predicate, object and label, 0 for no label.
type Row [4]Node

// Terms gives the values of nodes that were asked for before, without asking a
// store again.
type Terms interface {
	// Value gives the value of a node.
	Value(Node) (quad.Value, error)
	// Text gives the text of a literal or an IRI, and nothing for other values.
	Text(Node) (string, error)
}

// Nodes gives the nodes of values, 0 for those that no quad has.
func (s *Store) Nodes(_ context.Context, values []quad.Value) ([]Node, error) {
	nodes := make([]Node, len(values))
	for i, v := range values {
		id, err := s.id(v)
		if err != nil {
			return nil, err
		}
		nodes[i] = Node(id)
	}
	return nodes, nil
}

// NodesOf gives the nodes of references, such as a path leads to.
func (s *Store) NodesOf(_ context.Context, all []graph.Ref) ([]Node, error) {
	nodes := make([]Node, len(all))
	for i, ref := range all {
		n, ok := ref.(Node)
		if !ok {
			return nil, fmt.Errorf("%T is no reference to a value of this store", ref)
		}
		nodes[i] = n
	}
	return nodes, nil
}

// Terms gives the values of nodes, which is the Store itself.
func (s *Store) Terms(_ context.Context, nodes []Node) (Terms, error) { return s, s.touch(nodes) }

// Value gives the value of a node.
func (s *Store) Value(n Node) (quad.Value, error) { return s.decode(uint32(n)) }

// Text gives the text of a literal or an IRI, and nothing for other values.
func (s *Store) Text(n Node) (string, error) {
	b, err := s.value(uint32(n))
	if err != nil {
		return "", err
	}
	return s.packing.text(b)
}

// A Level is the quads of many nodes, and the values of all nodes in them.
type Level struct {
	Rows []Row
	Ends []int // for each node that was asked for: where its rows end
	Terms
	starts []uint32  // for each node: where its quads begin, in the order of the direction
	quads  []quadRef // of the rows
}

// Of gives the rows of the i-th node that was asked for.
func (l *Level) Of(i int) []Row {
	if i == 0 {
		return l.Rows[:l.Ends[0]]
	}
	return l.Rows[l.Ends[i-1]:l.Ends[i]]
}

// ReadLevel puts into l, whose memory it uses again, the quads that have one of
// the nodes in a direction: those of the first node in their order, then those
// of the second, and so on. A node may repeat; 0 has no quads.
//
// Quads lie far apart, and so do their values. Here the processor waits for many
// of them at a time: each loop loads nothing that depends on what it loads.
func (s *Store) ReadLevel(_ context.Context, l *Level, d quad.Direction, nodes []Node) error {
	l.Ends, l.starts, l.Terms = slices.Grow(l.Ends[:0], len(nodes)), slices.Grow(l.starts[:0], len(nodes)), s
	total := 0
	for _, n := range nodes {
		var from, to uint32
		if n != 0 {
			var err error
			if from, to, err = s.span(d, uint32(n)); err != nil {
				return err
			}
		}
		total += int(to - from)
		l.Ends, l.starts = append(l.Ends, total), append(l.starts, from)
	}
	l.Rows, l.quads = slices.Grow(l.Rows[:0], total), slices.Grow(l.quads[:0], total)
	for i, at := range l.starts {
		for ; len(l.quads) < l.Ends[i]; at++ {
			l.quads = append(l.quads, quadRef(at))
		}
	}
	if index := s.rows[column(d)]; index != nil {
		for i, at := range l.quads {
			l.quads[i] = quadRef(uint32At(index, uint32(at)))
		}
	}
	for _, q := range l.quads {
		if r, err := s.row(q); err != nil || r[0] == 0 {
			return errIndex
		}
	}
	for _, q := range l.quads {
		r, _ := s.row(q)
		l.Rows = append(l.Rows, Row{Node(r[0]), Node(r[1]), Node(r[2]), Node(r[3])})
	}
	otherEnd := column(quad.Subject)
	if d == quad.Subject {
		otherEnd = column(quad.Object)
	}
	var ends [64]Node
	for rows := range slices.Chunk(l.Rows, len(ends)) {
		for i, r := range rows {
			ends[i] = r[otherEnd]
		}
		if err := s.touch(ends[:len(rows)]); err != nil {
			return err
		}
	}
	return nil
}

// Part gives the bytes of a section from one place to before another. They are
// memory of the Store, as those of [Store.Section].
func (s *Store) Part(_ context.Context, section string, from, to int64) ([]byte, error) {
	data := s.Section(section)
	if from < 0 || from > to || to > int64(len(data)) {
		return nil, fmt.Errorf("the section %s has no bytes %d to %d", section, from, to)
	}
	return slices.Clip(data[from:to]), nil
}

// Rows yields all quads in their order, which is that of their lines.
func (s *Store) Rows() iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		for i := range s.quadCount {
			r, err := s.row(quadRef(i))
			if !yield(Row{Node(r[0]), Node(r[1]), Node(r[2]), Node(r[3])}, err) || err != nil {
				return
			}
		}
	}
}

// Lines yields all quads in order as lines of canonical N-Quads, each with its
// line break. A line is good until the next. The lines are sorted, and mean
// something only if every value is a term of RDF.
func (s *Store) Lines() iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		var line []byte
		var texts [4][]byte // what the line before had, as much of it often stays
		var last Row
		var ids [1 << 8]Node // of some rows
		var packed [len(ids)][]byte
		for start := uint32(0); start < s.quadCount; start += uint32(len(ids) / 4) {
			n := 0
			for i := start; i < s.quadCount && n < len(ids); i++ {
				r := decodeRow(s.quads[rowSize*int(i):])
				for _, id := range r {
					ids[n] = Node(id)
					n++
				}
			}
			err := s.load(packed[:n], ids[:n])
			for i := 0; i < n && err == nil; i++ {
				c := i % 4
				if ids[i] != last[c] && ids[i] != 0 {
					texts[c], err = s.packing.unpack(texts[c][:0], packed[i])
				}
				last[c] = ids[i]
				if c < 3 {
					continue
				}
				line = line[:0]
				for c, id := range last {
					if id != 0 {
						line = append(append(line, texts[c]...), ' ')
					}
				}
				if err == nil && !yield(append(line, ".\n"...), nil) {
					return
				}
			}
			if err != nil {
				yield(nil, err)
				return
			}
		}
	}
}
