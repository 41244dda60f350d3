package snapshot

import (
	"fmt"
	"testing"

	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
)

// TestOptimizeShape plans paths: steps that need few quads are answered then.
func TestOptimizeShape(t *testing.T) {
	quads := []quad.Quad{
		quad.MakeIRI("a", "p", "b", ""), quad.MakeIRI("a", "p", "c", "g"), quad.MakeIRI("a", "q", "d", ""),
		quad.MakeIRI("b", "q", "x", ""), quad.MakeIRI("c", "q", "y", ""), quad.MakeIRI("c", "q", "x", "g"),
	}
	for i := range fewQuads + 1 {
		quads = append(quads, quad.MakeIRI("many", "p", fmt.Sprint(i), ""))
	}
	s := storeOf(t, quads)
	fixed := func(names ...string) shape.Shape {
		var out shape.Fixed
		for _, n := range names {
			ref, err := s.ValueOf(quad.IRI(n))
			if err != nil || ref == nil {
				t.Fatalf("%s is not found: %v", n, err)
			}
			out = append(out, ref)
		}
		return out
	}
	p, q := quad.IRI("p"), quad.IRI("q")
	from := func(name string) *path.Path { return path.StartPath(s, quad.IRI(name)) }
	for _, c := range []struct {
		name string
		path *path.Path
		want shape.Shape // nil for one that is not answered
	}{
		{"out", from("a").Out(p), fixed("b", "c")},
		{"in", from("x").In(q), fixed("b", "c")},
		{"two steps", from("a").Out(p).Out(q), fixed("x", "x", "y")},
		{"there and back", from("d").In(q).Out(p), fixed("b", "c")},
		{"label", from("a").LabelContext(quad.IRI("g")).Out(p), fixed("c")},
		{"nothing", from("a").Out(quad.IRI("a")), shape.Null{}},
		{"from nothing", from("a").Out(quad.IRI("a")).Out(p), shape.Null{}},
		{"from what is not both", from("a").Out(p).And(path.StartPath(s, quad.IRI("x"))).Out(q), shape.Null{}},
		{"many", from("many").Out(p), nil},
		{"from everywhere", path.StartPath(s).Out(p), nil},
		{"tagged", from("a").OutWithTags([]string{"by"}), nil},
	} {
		got, _ := shape.Optimize(t.Context(), c.path.Shape(), s)
		if _, answered := got.(shape.Fixed); c.want == nil && !answered {
			continue
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
	union := shape.Union{nil, fixed("a"), shape.Null{}}
	if got, _ := s.OptimizeShape(t.Context(), union); !cmp.Equal(got, shape.Shape(shape.Union{fixed("a")})) || union[0] != nil {
		t.Errorf("a union is %v", got)
	}
	a, err := s.ValueOf(quad.IRI("a"))
	if err != nil {
		t.Fatal(err)
	}
	labels := shape.NodesFrom{Dir: quad.Label, Quads: shape.Quads{{Dir: quad.Subject, Values: shape.Fixed{a}}}}
	if got, _ := s.OptimizeShape(t.Context(), labels); !cmp.Equal(got, fixed("g")) {
		t.Errorf("the labels are %v", got)
	}
	for _, filter := range []map[quad.Direction]refs.Ref{
		{quad.Subject: refs.PreFetched(p)},
		{quad.Subject: a, quad.Label: refs.PreFetched(p)},
	} {
		if got, ok := s.OptimizeShape(t.Context(), shape.QuadsAction{Result: quad.Object, Filter: filter}); ok {
			t.Errorf("a reference of another kind leads to %v", got)
		}
	}
}
