package snapshot

import (
	"context"
	"encoding/binary"
	"fmt"
	"iter"
	"runtime"
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
	// AppendText appends the text of a literal or an IRI, and nothing for other
	// values. The mark is what follows the text in N-Quads: the bracket of an IRI,
	// the quotation mark of a literal with its language or its datatype. It must not
	// be changed, and is good until b is appended to.
	AppendText(b []byte, n Node) (text, mark []byte, err error)
	// Near brings values near that will be asked for, where they lie far apart.
	Near([]Node) error
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
func (s *Store) Terms(_ context.Context, nodes []Node) (Terms, error) { return s, s.Near(nodes) }

// Near brings values near that will be asked for.
func (s *Store) Near(nodes []Node) error {
	var packed [64][]byte
	for some := range slices.Chunk(nodes, len(packed)) {
		if err := s.load(packed[:len(some)], some); err != nil {
			return err
		}
	}
	return nil
}

// Value gives the value of a node.
func (s *Store) Value(n Node) (quad.Value, error) { return s.decode(uint32(n)) }

// Text gives the text of a literal or an IRI, and nothing for other values.
func (s *Store) Text(n Node) (string, error) {
	var buffer [256]byte
	text, _, err := s.AppendText(buffer[:0], n)
	return string(text), err
}

// AppendText appends the text of a literal or an IRI.
func (s *Store) AppendText(b []byte, n Node) (text, mark []byte, err error) {
	packed, err := s.value(uint32(n))
	if err != nil {
		return b, nil, err
	}
	return s.packing.appendText(b, packed)
}

// A Level is the quads of many nodes, and the values of all nodes in them.
type Level struct {
	Rows []Row
	Ends []int // for each node that was asked for: where its rows end
	Terms
	starts []uint32 // for each node: where its quads begin, in the order of the direction
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
// Quads lie far apart. Here the processor waits for many of them at a time: each
// loop loads nothing that depends on what it loads.
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
	l.Rows = slices.Grow(l.Rows[:0], total)
	if d == quad.Subject {
		s.readSpans(l)
		return nil
	}
	index := s.rows[column(d)]
	for i, at := range l.starts {
		for ; len(l.Rows) < l.Ends[i]; at++ {
			l.Rows = append(l.Rows, Row{Node(uint32At(index, at))}) // the place, until the quads are read
		}
	}
	for _, r := range l.Rows {
		if uint32(r[0]) >= s.quadCount || binary.LittleEndian.Uint32(s.quads[rowSize*int(r[0]):]) == 0 {
			return errIndex
		}
	}
	for i := range l.Rows {
		r := &l.Rows[i]
		r.set(s.quads[rowSize*int(r[0]):])
	}
	return nil
}

// readSpans reads quads of which those of each node follow each other.
func (s *Store) readSpans(l *Level) {
	const line = 64 / rowSize // quads that the processor brings at a time
	var sum byte
	last := 0
	for i, from := range l.starts {
		for at := int(from); at < int(from)+l.Ends[i]-last; at += line {
			sum |= s.quads[rowSize*at]
		}
		last = l.Ends[i]
	}
	runtime.KeepAlive(sum)
	l.Rows = l.Rows[:cap(l.Rows)]
	last = 0
	for i, from := range l.starts {
		rows := l.Rows[last:l.Ends[i]]
		b := s.quads[rowSize*int(from):][:rowSize*len(rows)]
		for k := range rows {
			rows[k].set(b[rowSize*k:])
		}
		last = l.Ends[i]
	}
	l.Rows = l.Rows[:last]
}

func rowAt(b []byte) (r Row) {
	r.set(b)
	return r
}

// set is many times faster than to assign what rowAt gives, as the processor
// stalls where an array is stored in parts and loaded as a whole.
func (r *Row) set(b []byte) {
	_ = b[rowSize-1]
	r[0] = Node(binary.LittleEndian.Uint32(b))
	r[1] = Node(binary.LittleEndian.Uint32(b[4:]))
	r[2] = Node(binary.LittleEndian.Uint32(b[8:]))
	r[3] = Node(binary.LittleEndian.Uint32(b[12:]))
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
			if !yield(rowAt(s.quads[rowSize*int(i):]), nil) {
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
		var rows [1 << 6]Row
		var changed [4 * len(rows)]Node // 0 for those of the row before
		var packed [len(changed)][]byte
		for start := uint32(0); start < s.quadCount; start += uint32(len(rows)) {
			some := rows[:min(uint32(len(rows)), s.quadCount-start)]
			for i := range some {
				some[i] = rowAt(s.quads[rowSize*(int(start)+i):])
				for c, n := range some[i] {
					if n == last[c] {
						n = 0
					}
					changed[4*i+c] = n
				}
				last = some[i]
			}
			err := s.load(packed[:4*len(some)], changed[:4*len(some)])
			for i := 0; i < len(some) && err == nil; i++ {
				line = line[:0]
				for c, n := range some[i] {
					if at := 4*i + c; changed[at] != 0 && err == nil {
						texts[c], err = s.packing.unpack(texts[c][:0], packed[at])
					}
					if n != 0 {
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
