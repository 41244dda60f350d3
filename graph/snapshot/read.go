package snapshot

import (
	"iter"

	"github.com/cayleygraph/quad"
)

// A Row is a quad as nodes: subject, predicate, object and label, 0 for no label.
type Row [4]Node

// Node gives the node of a value, or 0 if no quad has it.
func (s *Store) Node(v quad.Value) (Node, error) {
	id, err := s.id(v)
	return Node(id), err
}

// Value gives the value of a node.
func (s *Store) Value(n Node) (quad.Value, error) { return s.decode(uint32(n)) }

// Text gives the text of a literal or an IRI, and nothing for other values.
func (s *Store) Text(n Node) (string, error) {
	b, err := s.value(uint32(n))
	if err != nil || len(b) < 2 {
		return "", err
	}
	switch b[0] {
	case tagIRI:
		return string(b[1 : len(b)-1]), nil
	case tagString:
		text, _, err := cutText(b[1:])
		return text, err
	}
	return "", nil
}

// AppendRows appends the quads that have a node in a direction, in their order.
// It is QuadIterator without the cost of a call for every quad.
func (s *Store) AppendRows(rows []Row, d quad.Direction, n Node) ([]Row, error) {
	if n == 0 {
		return rows, nil
	}
	from, to, err := s.span(d, uint32(n))
	if err != nil {
		return rows, err
	}
	index := s.rows[column(d)]
	for i := from; i < to; i++ {
		at := i
		if index != nil {
			at = uint32At(index, i)
		}
		r, err := s.row(quadRef(at))
		if err != nil {
			return rows, err
		}
		rows = append(rows, Row{Node(r[0]), Node(r[1]), Node(r[2]), Node(r[3])})
	}
	return rows, nil
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
		for r, err := range s.Rows() {
			line = line[:0]
			for _, n := range r {
				if n == 0 || err != nil {
					break
				}
				var value []byte
				value, err = s.value(uint32(n))
				line = append(append(line, value...), ' ')
			}
			if !yield(append(line, ".\n"...), err) || err != nil {
				return
			}
		}
	}
}
