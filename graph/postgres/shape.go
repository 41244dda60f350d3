package postgres

import (
	"context"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
)

var _ shape.Optimizer = (*Store)(nil)

// query is a shape that became a single statement.
type query struct {
	csql.Select
	store *Store
	fixed hashes // if the query selects no more than these nodes
}

// BuildIterator makes the iterator over the result.
func (q query) BuildIterator(graph.QuadStore) iterator.Shape {
	return &selection{store: q.store, query: q.Select}
}

// Optimize leaves the query as it is.
func (q query) Optimize(context.Context, shape.Optimizer) (shape.Shape, bool) { return q, false }

// anyOf is a parameter that is an array, of which one element must match.
type anyOf struct{ csql.Placeholder }

// SQL writes the parameter.
func (anyOf) SQL(b *csql.Builder) string { return "ANY(" + b.Placeholder() + ")" }

// oneOf adds the condition that a column is one of some hashes.
func oneOf(s *csql.Select, table, column string, h hashes) {
	s.Where = append(s.Where, csql.Where{Table: table, Field: column, Op: csql.OpEqual, Value: anyOf{}})
	s.Params = append(s.Params, h)
}

// quadsWith selects the quads that have one of some values in a direction.
func quadsWith(d quad.Direction, h hashes) csql.Select {
	s := csql.AllQuads("q")
	oneOf(&s, "q", d.String()+"_hash", h)
	return s
}

// OptimizeShape turns a shape into a single statement as far as Cayley's
// compiler can, which is called for the parts of a shape before the whole.
// What that lacks is added here: sets of more than one node.
func (s *Store) OptimizeShape(ctx context.Context, x shape.Shape) (shape.Shape, bool) {
	s.compiling.Lock()
	defer s.compiling.Unlock()
	switch x := x.(type) {
	case shape.Fixed:
		return s.fixed(x)
	case shape.Quads:
		return s.quads(ctx, x)
	case shape.Union:
		// A part that was found to be empty is left nil, which cannot be built.
		some := slices.DeleteFunc(slices.Clone(x), shape.IsNull)
		return some, len(some) < len(x)
	}
	return s.compile(ctx, x)
}

// fixed selects those of some nodes that exist.
func (s *Store) fixed(x shape.Fixed) (shape.Shape, bool) {
	q := query{Select: csql.AllNodes(), store: s}
	for _, ref := range x {
		h, ok := hashOf(ref)
		if !ok {
			return x, false
		}
		q.fixed = append(q.fixed, h)
	}
	oneOf(&q.Select, "", "hash", q.fixed)
	return q, true
}

// quads leaves the fixed nodes out of what is compiled, and adds them as conditions.
func (s *Store) quads(ctx context.Context, x shape.Quads) (shape.Shape, bool) {
	isFixed := func(f shape.QuadFilter) bool {
		q, ok := f.Values.(query)
		return ok && q.fixed != nil
	}
	out, ok := s.compile(ctx, slices.DeleteFunc(slices.Clone(x), isFixed))
	if !ok {
		return x, false
	}
	q := out.(query)
	table := q.From[0].(csql.Table).Alias
	for _, f := range x {
		if isFixed(f) {
			oneOf(&q.Select, table, f.Dir.String()+"_hash", f.Values.(query).fixed)
		}
	}
	return q, true
}

// compile has Cayley compile a shape, of which the parts are compiled already.
func (s *Store) compile(ctx context.Context, x shape.Shape) (shape.Shape, bool) {
	out, ok := s.optimizer.OptimizeShape(ctx, unwrap(x))
	if !ok {
		return x, false
	}
	wrap := func(part shape.Shape) shape.Shape {
		if selected, ok := part.(csql.Select); ok {
			return query{Select: selected, store: s}
		}
		return part
	}
	switch out := out.(type) {
	case shape.Intersect: // compiled in part
		for i := range out {
			out[i] = wrap(out[i])
		}
	case shape.Filter: // likewise
		out.From = wrap(out.From)
		return out, true
	}
	return wrap(out), true
}

// unwrap gives a shape with parts that Cayley's compiler knows.
func unwrap(x shape.Shape) shape.Shape {
	plain := func(part shape.Shape) shape.Shape {
		if q, ok := part.(query); ok {
			return q.Select.Clone()
		}
		return part
	}
	switch x := x.(type) {
	case shape.Quads:
		x = slices.Clone(x)
		for i := range x {
			x[i].Values = plain(x[i].Values)
		}
		return x
	case shape.Intersect:
		x = slices.Clone(x)
		for i := range x {
			x[i] = plain(x[i])
		}
		return x
	case shape.NodesFrom:
		x.Quads = plain(x.Quads)
		return x
	case shape.Filter:
		x.From = plain(x.From)
		return x
	case shape.Save:
		x.From = plain(x.From)
		return x
	case shape.Page:
		x.From = plain(x.From)
		return x
	}
	return x
}
