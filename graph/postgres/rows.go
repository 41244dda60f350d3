package postgres

import (
	"context"
	"fmt"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/refs"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/quad"
	"github.com/lib/pq"

	"ibid/graph/snapshot"
)

// Nodes gives the nodes of values, 0 for those that no quad has.
func (s *Store) Nodes(ctx context.Context, values []quad.Value) ([]snapshot.Node, error) {
	all := make([]graph.Ref, len(values))
	for i, v := range values {
		all[i] = csql.HashOf(v)
	}
	return s.NodesOf(ctx, all)
}

// NodesOf gives the nodes of references, such as a path leads to.
func (s *Store) NodesOf(ctx context.Context, all []graph.Ref) ([]snapshot.Node, error) {
	at := map[refs.ValueHash][]int{}
	var unique hashes
	for i, ref := range all {
		h, ok := hashOf(ref)
		if !ok {
			return nil, fmt.Errorf("%T is no reference to a value of this store", ref)
		}
		if at[h] == nil {
			unique = append(unique, h)
		}
		at[h] = append(at[h], i)
	}
	nodes := make([]snapshot.Node, len(all))
	if len(unique) == 0 {
		return nodes, nil
	}
	var h csql.NodeHash
	var n snapshot.Node
	err := s.query(ctx, `SELECT hash, number FROM nodes WHERE hash = ANY($1)`, []any{unique.SQLValue()}, []any{&h, &n}, func() error {
		for _, i := range at[h.ValueHash] {
			nodes[i] = n
		}
		return nil
	})
	return nodes, err
}

// terms are the values that came with an answer.
type terms map[snapshot.Node]quad.Value

// Value gives the value of a node.
func (t terms) Value(n snapshot.Node) (quad.Value, error) {
	v, ok := t[n]
	if !ok {
		return nil, fmt.Errorf("there is no node %d", n)
	}
	return v, nil
}

// Text gives the text of a literal or an IRI, and nothing for other values.
func (t terms) Text(n snapshot.Node) (string, error) {
	text, _, err := t.AppendText(nil, n)
	return string(text), err
}

// AppendText appends the text of a literal or an IRI, and gives what follows it in N-Quads.
func (t terms) AppendText(b []byte, n snapshot.Node) (text, mark []byte, err error) {
	v, err := t.Value(n)
	switch v := v.(type) {
	case quad.IRI:
		return append(b, v...), []byte(">"), nil
	case quad.String:
		return append(b, v...), []byte(`"`), nil
	case quad.LangString:
		return append(b, v.Value...), []byte(`"@` + v.Lang), nil
	case quad.TypedString:
		return append(b, v.Value...), []byte(`"^^<` + v.Type + ">"), nil
	}
	return b, nil, err
}

// Near does nothing: the values came with the answer.
func (terms) Near([]snapshot.Node) error { return nil }

// Terms gives the values of nodes.
func (s *Store) Terms(ctx context.Context, nodes []snapshot.Node) (snapshot.Terms, error) {
	found := make(terms, len(nodes))
	if len(nodes) == 0 {
		return found, nil
	}
	var n snapshot.Node
	var r row
	err := s.query(ctx, `SELECT number, `+columnsOf("nodes")+` FROM nodes WHERE number = ANY($1)`,
		[]any{array(nodes)}, append([]any{&n}, r.targets()...), func() (err error) {
			found[n], err = r.value()
			return err
		})
	return found, err
}

// ReadLevel puts into l the quads that have one of the nodes in a direction:
// those of the first node in the order of their numbers, then those of the
// second, and so on. A node may repeat; 0 has no quads.
//
// That is a level of a question in one statement. It gives first the quads as
// hashes and then each of their values once, which is less to plan and to send
// than a join for every end.
func (s *Store) ReadLevel(ctx context.Context, l *snapshot.Level, d quad.Direction, nodes []snapshot.Node) error {
	if d < quad.Subject || d > quad.Label {
		return fmt.Errorf("a quad has no direction %d", d)
	}
	values := terms{}
	l.Rows, l.Ends, l.Terms = l.Rows[:0], l.Ends[:0], values
	wanted := slices.Compact(slices.Sorted(slices.Values(nodes)))
	if len(wanted) > 0 && wanted[0] == 0 {
		wanted = wanted[1:]
	}
	of, err := s.rows(ctx, d, wanted, values)
	if err != nil {
		return err
	}
	for _, n := range nodes {
		l.Rows = append(l.Rows, of[n]...)
		l.Ends = append(l.Ends, len(l.Rows))
	}
	return nil
}

// rows gives the quads of nodes, and adds the values of all nodes in them.
func (s *Store) rows(ctx context.Context, d quad.Direction, nodes []snapshot.Node, values terms) (map[snapshot.Node][]snapshot.Row, error) {
	if len(nodes) == 0 {
		return nil, nil
	}
	statement := `WITH found AS MATERIALIZED (
			SELECT subject_hash AS s, predicate_hash AS p, object_hash AS o, label_hash AS l
			FROM nodes JOIN quads ON ` + d.String() + `_hash = hash WHERE number = ANY($1)
		)
		SELECT s, p, o, l, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM found
		UNION ALL
		SELECT NULL, NULL, NULL, hash, number, ` + columnsOf("nodes") + ` FROM nodes
		WHERE hash IN (SELECT s FROM found UNION SELECT p FROM found UNION SELECT o FROM found UNION SELECT l FROM found)`
	var (
		ends    [4]csql.NodeHash // of a quad; or a node, last
		n       snapshot.Node    // 0 for a quad
		r       row
		found   [][4]refs.ValueHash
		numbers = map[refs.ValueHash]snapshot.Node{}
	)
	targets := append([]any{&ends[0], &ends[1], &ends[2], &ends[3], &n}, r.targets()...)
	err := s.query(ctx, statement, []any{array(nodes)}, targets, func() (err error) {
		if n == 0 {
			found = append(found, [4]refs.ValueHash{ends[0].ValueHash, ends[1].ValueHash, ends[2].ValueHash, ends[3].ValueHash})
			return nil
		}
		numbers[ends[3].ValueHash] = n
		values[n], err = r.value()
		return err
	})
	of := make(map[snapshot.Node][]snapshot.Row, len(nodes))
	for _, q := range found {
		var row snapshot.Row
		for j, h := range q {
			row[j] = numbers[h]
		}
		end := row[d-quad.Subject]
		of[end] = append(of[end], row)
	}
	for _, rows := range of {
		slices.SortFunc(rows, func(a, b snapshot.Row) int { return slices.Compare(a[:], b[:]) })
	}
	return of, err
}

// array makes a parameter of nodes.
func array(nodes []snapshot.Node) any {
	out := make(pq.Int64Array, len(nodes))
	for i, n := range nodes {
		out[i] = int64(n)
	}
	return out
}
