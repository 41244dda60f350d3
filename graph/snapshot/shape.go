package snapshot

import (
	"context"
	"slices"

	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
)

var _ shape.Optimizer = (*Store)(nil)

// fewQuads is how many quads OptimizeShape reads at most.
const fewQuads = 256

// OptimizeShape answers a step of a path when it is planned, if its start is known
// and it needs few quads. That takes less time than to make iterators for it, and
// the start of the next step is known then.
func (s *Store) OptimizeShape(_ context.Context, step shape.Shape) (shape.Shape, bool) {
	var wanted [4][]Node // by column; nil if any will do
	var result quad.Direction
	known := true // whether everything wanted is known
	want := func(d quad.Direction, all ...refs.Ref) {
		if known = known && d != quad.Any && wanted[column(d)] == nil; !known {
			return
		}
		wanted[column(d)] = make([]Node, 0, len(all)) // none of nothing fits, and not any
		for _, ref := range all {
			n, isNode := ref.(Node)
			known = known && isNode
			wanted[column(d)] = append(wanted[column(d)], n)
		}
	}
	switch step := step.(type) {
	case shape.QuadsAction:
		result = step.Result
		known = len(step.Save) == 0
		for d, ref := range step.Filter {
			want(d, ref)
		}
	case shape.NodesFrom:
		result = step.Dir
		quads, ok := step.Quads.(shape.Quads)
		known = ok
		for _, f := range quads {
			fixed, ok := f.Values.(shape.Fixed)
			known = known && (ok || shape.IsNull(f.Values))
			want(f.Dir, fixed...)
		}
	case shape.Union:
		// Cayley leaves parts in it that turned out to be nothing, and fails then.
		return slices.DeleteFunc(slices.Clone(step), shape.IsNull), true
	default:
		return step, false
	}
	d, few := s.fewest(wanted)
	if !known || result == quad.Any || !few {
		return step, false
	}
	var found shape.Fixed
	for _, n := range wanted[column(d)] {
		from, to, _ := s.span(d, uint32(n)) // fewest has checked it
		for i := from; i < to; i++ {
			q := quadRef(i)
			if index := s.rows[column(d)]; index != nil {
				q = quadRef(uint32At(index, i))
			}
			r, err := s.row(q)
			if err != nil {
				return step, false
			}
			fits := true
			for c, nodes := range wanted {
				fits = fits && (nodes == nil || slices.Contains(nodes, Node(r[c])))
			}
			if n := Node(r[column(result)]); fits && n != 0 {
				found = append(found, n)
			}
		}
	}
	if found == nil {
		return shape.Null{}, true
	}
	return found, true
}

// fewest gives a direction in which few quads have a node that is wanted.
func (s *Store) fewest(wanted [4][]Node) (quad.Direction, bool) {
	for _, d := range []quad.Direction{quad.Subject, quad.Object} {
		nodes, count := wanted[column(d)], uint32(0)
		for _, n := range nodes {
			from, to, err := s.span(d, uint32(n))
			if err != nil {
				return d, false
			}
			count = min(count+to-from, fewQuads+1)
		}
		if nodes != nil && count <= fewQuads {
			return d, true
		}
	}
	return quad.Any, false
}
