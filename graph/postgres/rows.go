package postgres

import (
	"context"
	"fmt"
	"iter"
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

// Values gives the values of nodes, each of which must be there.
func (s *Store) Values(ctx context.Context, nodes []snapshot.Node) ([]quad.Value, error) {
	found := make(map[snapshot.Node]quad.Value, len(nodes))
	var n snapshot.Node
	var r row
	err := s.query(ctx, `SELECT number, `+columnsOf("nodes")+` FROM nodes WHERE number = ANY($1)`,
		[]any{array(nodes)}, append([]any{&n}, r.targets()...), func() (err error) {
			found[n], err = r.value()
			return err
		})
	if err != nil {
		return nil, err
	}
	values := make([]quad.Value, len(nodes))
	for i, n := range nodes {
		if values[i] = found[n]; values[i] == nil {
			return nil, fmt.Errorf("there is no node %d", n)
		}
	}
	return values, nil
}

// Rows gives the quads that have one of the nodes in a direction, in the order
// of their numbers, and the values of all nodes in them: a level of a question
// in one statement. That gives first the quads as hashes and then each of their
// values once, which is less to plan and to send than a join for every end.
func (s *Store) Rows(ctx context.Context, d quad.Direction, nodes []snapshot.Node) ([]snapshot.Row, map[snapshot.Node]quad.Value, error) {
	if d < quad.Subject || d > quad.Label {
		return nil, nil, fmt.Errorf("a quad has no direction %d", d)
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
		values  = map[snapshot.Node]quad.Value{}
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
	rows := make([]snapshot.Row, len(found))
	for i, q := range found {
		for j, h := range q {
			rows[i][j] = numbers[h]
		}
	}
	slices.SortFunc(rows, func(a, b snapshot.Row) int { return slices.Compare(a[:], b[:]) })
	return rows, values, err
}

// All yields all quads, in an order of its own. They are read a page at a time.
func (s *Store) All(ctx context.Context) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		it := &scanner{result: newResult(&selection{store: s, query: csql.AllQuads("q")})}
		for it.nextPage(ctx) {
			var ends []graph.Ref
			for _, r := range it.rows {
				for _, h := range r {
					ends = append(ends, node(h))
				}
			}
			values, err := s.ValuesOf(ctx, ends)
			if err != nil {
				yield(quad.Quad{}, err)
				return
			}
			for ; len(values) > 0; values = values[4:] {
				if !yield(quad.Quad{Subject: values[0], Predicate: values[1], Object: values[2], Label: values[3]}, nil) {
					return
				}
			}
		}
		if it.err != nil {
			yield(quad.Quad{}, it.err)
		}
	}
}

// array makes a parameter of nodes.
func array(nodes []snapshot.Node) any {
	out := make(pq.Int64Array, len(nodes))
	for i, n := range nodes {
		out[i] = int64(n)
	}
	return out
}
