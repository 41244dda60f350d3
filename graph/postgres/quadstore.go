package postgres

import (
	"context"
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/quad"
	"github.com/lib/pq"
)

var (
	_ graph.QuadStore = (*Store)(nil)
	_ refs.BatchNamer = (*Store)(nil)
)

// hashes is an array of hashes as a parameter.
type hashes []refs.ValueHash

// SQLValue makes the parameter.
func (h hashes) SQLValue() any {
	array := make(pq.ByteaArray, len(h))
	for i := range h {
		array[i] = h[i][:]
	}
	return array
}

// hashOf gives the hash of the value that ref refers to.
func hashOf(ref graph.Ref) (refs.ValueHash, bool) {
	switch ref := ref.(type) {
	case csql.NodeHash:
		return ref.ValueHash, true
	case refs.ValueHash:
		return ref, true
	case refs.PreFetchedValue:
		return refs.HashOf(ref.NameOf()), true
	}
	return refs.ValueHash{}, false
}

func node(h refs.ValueHash) csql.NodeHash { return csql.NodeHash{ValueHash: h} }

// ValueOf gives a reference to a value, or nil if no quad has it. What was found
// is remembered: Cayley looks up every constant of a path anew, and these are
// mostly the same few properties and classes.
func (s *Store) ValueOf(v quad.Value) (graph.Ref, error) {
	h := refs.HashOf(v)
	s.finding.Lock()
	_, found := s.found[h]
	s.finding.Unlock()
	if found {
		return node(h), nil
	}
	known, err := s.known(context.Background(), hashes{h})
	if !known[h] || err != nil {
		return nil, err
	}
	s.finding.Lock()
	defer s.finding.Unlock()
	if len(s.found) == foundLimit {
		clear(s.found)
	}
	s.found[h] = struct{}{}
	return node(h), nil
}

const foundLimit = 10_000

// RefsOf is ValueOf for many values; here it is an error if one is not found.
func (s *Store) RefsOf(ctx context.Context, values []quad.Value) ([]graph.Ref, error) {
	all := make(hashes, len(values))
	for i, v := range values {
		all[i] = refs.HashOf(v)
	}
	known, err := s.known(ctx, all)
	if err != nil {
		return nil, err
	}
	nodes := make([]graph.Ref, len(values))
	for i, h := range all {
		if !known[h] {
			return nil, fmt.Errorf("not found: %v", values[i])
		}
		nodes[i] = node(h)
	}
	return nodes, nil
}

// known tells which values are there.
func (s *Store) known(ctx context.Context, all hashes) (map[refs.ValueHash]bool, error) {
	known := map[refs.ValueHash]bool{}
	var h csql.NodeHash
	err := s.query(ctx, `SELECT hash FROM nodes WHERE hash = ANY($1)`, []any{all.SQLValue()}, []any{&h}, func() error {
		known[h.ValueHash] = true
		return nil
	})
	return known, err
}

// query reads all rows of a statement: each is scanned into targets before the
// function is called.
func (s *Store) query(ctx context.Context, statement string, args, targets []any, each func() error) error {
	rows, err := s.db.QueryContext(ctx, statement, args...)
	if err != nil {
		return s.database.wrap("read the graph on", err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := rows.Scan(targets...); err != nil {
			return s.database.wrap("read the graph on", err)
		}
		if err := each(); err != nil {
			return err
		}
	}
	return s.database.wrap("read the graph on", rows.Err())
}

// NameOf gives the value that ref refers to, nil for nil or if there is none.
func (s *Store) NameOf(ref graph.Ref) (quad.Value, error) {
	values, err := s.ValuesOf(context.Background(), []graph.Ref{ref})
	if err != nil {
		return nil, err
	}
	return values[0], nil
}

// ValuesOf is NameOf for many references.
func (s *Store) ValuesOf(ctx context.Context, nodes []graph.Ref) ([]quad.Value, error) {
	values := make([]quad.Value, len(nodes))
	at := map[refs.ValueHash][]int{} // the places of a value
	var unique hashes
	for i, ref := range nodes {
		if ref == nil {
			continue
		}
		if fetched, ok := ref.(refs.PreFetchedValue); ok {
			values[i] = fetched.NameOf()
			continue
		}
		h, ok := hashOf(ref)
		if !ok {
			return nil, fmt.Errorf("%T is no reference to a value of this store", ref)
		}
		if !h.Valid() {
			continue
		}
		if at[h] == nil {
			unique = append(unique, h)
		}
		at[h] = append(at[h], i)
	}
	if len(unique) == 0 {
		return values, nil
	}
	var h csql.NodeHash
	var r row
	err := s.query(ctx, `SELECT hash, `+columnsOf("nodes")+` FROM nodes WHERE hash = ANY($1)`,
		[]any{unique.SQLValue()}, append([]any{&h}, r.targets()...), func() error {
			v, err := r.value()
			for _, i := range at[h.ValueHash] {
				values[i] = v
			}
			return err
		})
	if err != nil {
		return nil, err
	}
	return values, nil
}

// Quad gives the quad that ref refers to.
func (s *Store) Quad(ref graph.Ref) (quad.Quad, error) {
	var q quad.Quad
	hashes, ok := ref.(csql.QuadHashes)
	if !ok {
		return q, fmt.Errorf("%T is no reference to a quad of this store", ref)
	}
	var ends [4]graph.Ref
	for i, h := range hashes.Dirs() {
		ends[i] = node(h)
	}
	values, err := s.ValuesOf(context.Background(), ends[:])
	if err != nil {
		return q, err
	}
	for i, d := range quad.Directions {
		q.Set(d, values[i])
	}
	return q, nil
}

// QuadDirection gives the reference to the value that a quad has in a
// direction, nil if it has no label.
func (s *Store) QuadDirection(ref graph.Ref, d quad.Direction) (graph.Ref, error) {
	q, ok := ref.(csql.QuadHashes)
	if !ok {
		return nil, fmt.Errorf("%T is no reference to a quad of this store", ref)
	}
	if d < quad.Subject || d > quad.Label {
		return nil, fmt.Errorf("a quad has no direction %d", d)
	}
	if h := q.Get(d); h.Valid() {
		return node(h), nil
	}
	return nil, nil
}

// QuadIterator iterates over the quads that have a value in a direction.
func (s *Store) QuadIterator(d quad.Direction, ref graph.Ref) iterator.Shape {
	h, ok := hashOf(ref)
	if !ok || !h.Valid() || d < quad.Subject || d > quad.Label {
		return iterator.NewNull()
	}
	return &selection{store: s, query: quadsWith(d, hashes{h})}
}

// QuadIteratorSize is the exact number of quads that QuadIterator gives.
func (s *Store) QuadIteratorSize(ctx context.Context, d quad.Direction, ref graph.Ref) (refs.Size, error) {
	h, ok := hashOf(ref)
	if !ok || !h.Valid() || d < quad.Subject || d > quad.Label {
		return refs.Size{Exact: true}, nil
	}
	size := refs.Size{Exact: true}
	err := s.query(ctx, `SELECT count(*) FROM quads WHERE `+d.String()+`_hash = $1`, []any{h[:]}, []any{&size.Value},
		func() error { return nil })
	return size, err
}

// QuadsAllIterator iterates over all quads.
func (s *Store) QuadsAllIterator() iterator.Shape {
	return &selection{store: s, query: csql.AllQuads("q")}
}

// NodesAllIterator iterates over all values.
func (s *Store) NodesAllIterator() iterator.Shape {
	return &selection{store: s, query: csql.AllNodes()}
}

// Stats gives the exact number of values and quads.
func (s *Store) Stats(context.Context, bool) (graph.Stats, error) {
	return graph.Stats{
		Nodes: refs.Size{Value: s.revision.nodes, Exact: true},
		Quads: refs.Size{Value: s.revision.quads, Exact: true},
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
