package postgres

import (
	"context"
	"fmt"
	"strings"

	cayleypostgres "github.com/cayleygraph/cayley/graph/sql/postgres"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/quad"
)

// The names of columns in the statements that Cayley's compiler makes: the
// result is a node, or the four ends of a quad; all others are tags.
const (
	ownColumn  = "__"
	nodeColumn = "__node"
)

// selection iterates over the result of a statement.
type selection struct {
	store *Store
	query csql.Select
}

func (s *selection) String() string                                  { return s.query.SQL(builder()) }
func (s *selection) SubIterators() []iterator.Shape                  { return nil }
func (s *selection) Optimize(context.Context) (iterator.Shape, bool) { return s, false }
func (s *selection) Iterate() iterator.Scanner                       { return &scanner{result: newResult(s)} }

func (s *selection) Lookup() iterator.Index { return &lookup{result: newResult(s)} }

func builder() *csql.Builder { return csql.NewBuilder(cayleypostgres.QueryDialect) }

// Stats guesses, as asking the server would take as long as the statement: each
// condition leaves one of a hundred rows.
func (s *selection) Stats(context.Context) (iterator.Costs, error) {
	size := refs.Size{Value: s.store.revision.quads, Exact: len(s.query.Where) == 0}
	if t, ok := s.query.From[0].(csql.Table); ok && t.Name == "nodes" {
		size.Value = s.store.revision.nodes
	}
	for range s.query.Where {
		size.Value = size.Value/100 + 1
	}
	if limit := s.query.Limit; limit > 0 {
		size = refs.Size{Value: min(size.Value, limit)}
	}
	return iterator.Costs{NextCost: 1, ContainsCost: 100, Size: size}, nil
}

// result is what was read of a selection.
type result struct {
	shape   *selection
	columns []string
	node    int         // column of the result if it is a node, or -1
	ends    map[int]int // columns of the ends of a quad, by direction

	rows [][]refs.ValueHash
	at   int // of the current row; -1 before the first
	err  error
}

func newResult(s *selection) result {
	r := result{shape: s, columns: s.query.Columns(), node: -1, ends: map[int]int{}, at: -1}
	for i, name := range r.columns {
		if name == nodeColumn {
			r.node = i
		}
		for d, direction := range quad.Directions {
			if name == ownColumn+direction.String() {
				r.ends[d] = i
			}
		}
	}
	return r
}

// read gets all rows of a query with the columns of the selection, so that its
// connection is free before anything else is asked for.
func (r *result) read(ctx context.Context, q csql.Select) {
	var args []any
	for _, a := range q.Args() {
		args = append(args, a.SQLValue())
	}
	r.readRows(ctx, q.SQL(builder()), args)
}

func (r *result) readRows(ctx context.Context, statement string, args []any) {
	r.rows, r.at = nil, -1
	scanned := make([]csql.NodeHash, len(r.columns))
	targets := make([]any, len(scanned))
	for i := range scanned {
		targets[i] = &scanned[i]
	}
	r.err = r.shape.store.query(ctx, statement, args, targets, func() error {
		row := make([]refs.ValueHash, len(scanned))
		for i := range scanned {
			row[i] = scanned[i].ValueHash
		}
		r.rows = append(r.rows, row)
		return nil
	})
}

func (r *result) advance() bool {
	if r.at+1 >= len(r.rows) {
		return false
	}
	r.at++
	return true
}

func (r *result) String() string { return r.shape.String() }
func (r *result) Err() error     { return r.err }
func (r *result) Close() error   { r.rows, r.at = nil, -1; return nil }

func (r *result) Result() graph.Ref {
	if r.at < 0 {
		return nil
	}
	row := r.rows[r.at]
	if r.node >= 0 {
		return node(row[r.node])
	}
	var q csql.QuadHashes
	for d, i := range r.ends {
		q.Set(quad.Directions[d], row[i])
	}
	return q
}

func (r *result) TagResults(tags map[string]graph.Ref) {
	if r.at < 0 {
		return
	}
	for i, name := range r.columns {
		if !strings.HasPrefix(name, ownColumn) {
			tags[name] = node(r.rows[r.at][i])
		}
	}
}

// scanner goes through the rows. Those that differ in nothing but tags are
// results of their own, as they need not come together. A whole table, which
// may not fit in memory, is read a page at a time in the order of its index.
type scanner struct {
	result
	started bool
}

const pageSize = 10_000 // rows

func (s *scanner) NextPath(context.Context) bool { return false }

func (s *scanner) Next(ctx context.Context) bool {
	return s.err == nil && (s.advance() || s.nextPage(ctx) && s.advance())
}

// nextPage reads the rows that follow, and says false if there are none.
func (s *scanner) nextPage(ctx context.Context) bool {
	table, paged := s.wholeTable()
	switch {
	case !paged && s.started, paged && s.started && len(s.rows) < pageSize:
		return false
	case !paged:
		s.read(ctx, s.shape.query)
	case s.started:
		s.readPage(ctx, table, s.rows[len(s.rows)-1])
	default:
		s.readPage(ctx, table, make([]refs.ValueHash, len(s.columns)))
	}
	s.started = true
	return s.err == nil && len(s.rows) > 0
}

func (s *scanner) wholeTable() (string, bool) {
	q := &s.shape.query
	table, ok := q.From[0].(csql.Table)
	return table.Name, ok && len(q.From) == 1 && len(q.Where) == 0 && q.Limit == 0 && q.Offset == 0
}

// readPage reads the rows that follow one.
func (s *scanner) readPage(ctx context.Context, table string, last []refs.ValueHash) {
	var columns, places []string
	var args []any
	for i, f := range s.shape.query.Fields {
		columns = append(columns, f.Name)
		places = append(places, fmt.Sprintf("$%d", i+1))
		args = append(args, bytesOf(last[i]))
	}
	list := strings.Join(columns, ", ")
	s.readRows(ctx, fmt.Sprintf(`SELECT %s FROM %s WHERE (%s) > (%s) ORDER BY %s LIMIT %d`,
		list, table, list, strings.Join(places, ", "), list, pageSize), args)
}

// lookup looks for a node or quad among the rows.
type lookup struct{ result }

func (l *lookup) NextPath(context.Context) bool { return l.err == nil && l.advance() }

func (l *lookup) Contains(ctx context.Context, ref graph.Ref) bool {
	q, ok := l.narrowed(ref)
	if !ok {
		return false
	}
	l.read(ctx, q)
	return l.err == nil && l.advance()
}

// narrowed adds the condition that the result is ref. A query with a limit
// becomes a part of another, as the limit goes before the condition.
func (l *lookup) narrowed(ref graph.Ref) (csql.Select, bool) {
	q := l.shape.query.Clone()
	if q.Limit > 0 || q.Offset > 0 {
		const page = "page"
		q = csql.Select{From: []csql.Source{csql.Subquery{Query: q, Alias: page}}}
		for _, name := range l.columns {
			q.Fields = append(q.Fields, csql.Field{Table: page, Name: name, Alias: name})
		}
	}
	equal := func(column int, h refs.ValueHash) {
		f := q.Fields[column]
		q.WhereEq(f.Table, f.Name, bytes(bytesOf(h)))
	}
	if r, ok := ref.(csql.QuadHashes); ok && l.node < 0 {
		for d, i := range l.ends {
			equal(i, r.Get(quad.Directions[d]))
		}
		return q, true
	}
	h, ok := hashOf(ref)
	if ok && l.node >= 0 {
		equal(l.node, h)
		return q, true
	}
	return q, false
}

// bytesOf gives the bytes for a hash, which are none if the hash is none.
func bytesOf(h refs.ValueHash) []byte {
	if !h.Valid() {
		return []byte{}
	}
	return h[:]
}

// bytes is a parameter.
type bytes []byte

// SQLValue makes the parameter.
func (b bytes) SQLValue() any { return []byte(b) }
