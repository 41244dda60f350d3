// Package storetest has what the tests of all stores share.
package storetest

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// All gives all quads of a store.
func All(s graph.QuadStore) ([]quad.Quad, error) {
	it := s.QuadsAllIterator().Iterate()
	defer it.Close()
	var quads []quad.Quad
	for it.Next(context.Background()) {
		q, err := s.Quad(it.Result())
		if err != nil {
			return nil, err
		}
		quads = append(quads, q)
	}
	return quads, it.Err()
}

// Quads compares quads in any order, and those of their values that are
// structures by what they hold.
var Quads = cmp.Options{
	cmp.Comparer(func(a, b quad.Time) bool { return time.Time(a).Equal(time.Time(b)) }),
	cmpopts.SortSlices(func(a, b quad.Quad) bool { return a.NQuad() < b.NQuad() }),
}

// Writable is a store that Cayley's own tests can write to, over one that is
// only ever made whole: memory takes the changes, and each makes a new store.
// It has the methods that Cayley looks for beside those of the interface.
type Writable struct {
	graph.QuadStore // the newest; iterators read on from the old ones
	memory          *memstore.QuadStore
	publish         func([]quad.Quad) (graph.QuadStore, error)
}

// NewWritable gives a Writable over the stores that publish makes, which must
// stay open until the test ends.
func NewWritable(publish func([]quad.Quad) (graph.QuadStore, error)) (*Writable, error) {
	w := &Writable{memory: memstore.New(), publish: publish}
	return w, w.renew()
}

func (w *Writable) renew() error {
	quads, err := All(w.memory)
	if err == nil {
		w.QuadStore, err = w.publish(quads)
	}
	return err
}

// OptimizeShape is that of the store, if it has one.
func (w *Writable) OptimizeShape(ctx context.Context, what shape.Shape) (shape.Shape, bool) {
	if o, ok := w.QuadStore.(shape.Optimizer); ok {
		return o.OptimizeShape(ctx, what)
	}
	return what, false
}

// ValuesOf is that of the store.
func (w *Writable) ValuesOf(ctx context.Context, nodes []graph.Ref) ([]quad.Value, error) {
	return refs.ValuesOf(ctx, w.QuadStore, nodes)
}

// RefsOf is that of the store.
func (w *Writable) RefsOf(ctx context.Context, values []quad.Value) ([]graph.Ref, error) {
	return refs.RefsOf(ctx, w.QuadStore, values)
}

// Close leaves all stores open.
func (w *Writable) Close() error { return nil }

// ApplyDeltas makes a store with some changes.
func (w *Writable) ApplyDeltas(deltas []graph.Delta, opts graph.IgnoreOpts) error {
	if err := w.memory.ApplyDeltas(deltas, opts); err != nil {
		return err
	}
	return w.renew()
}

// NewQuadWriter gives a writer that makes a store with each write.
func (w *Writable) NewQuadWriter() (quad.WriteCloser, error) { return quadWriter{w}, nil }

type quadWriter struct{ w *Writable }

// WriteQuad writes a quad.
func (q quadWriter) WriteQuad(x quad.Quad) error {
	_, err := q.WriteQuads([]quad.Quad{x})
	return err
}

// WriteQuads writes quads.
func (q quadWriter) WriteQuads(x []quad.Quad) (int, error) {
	n, err := q.w.memory.WriteQuads(x)
	if err != nil {
		return n, err
	}
	return n, q.w.renew()
}

// Close does nothing.
func (q quadWriter) Close() error { return nil }

// SameAnswers asks a store of some quads and memstore the same random
// questions, and in each of the given ways to ask it.
func SameAnswers(t *testing.T, r *rand.Rand, quads []quad.Quad, s graph.QuadStore, optimised ...bool) {
	t.Helper()
	memory := memstore.New(quads...)
	want, err := All(memory)
	if err != nil {
		t.Fatal(err)
	}
	got, err := All(s)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, Quads); diff != "" {
		t.Fatalf("quads (-memstore +store):\n%s", diff)
	}
	for question := range 40 {
		start, morphism := randomPath(r, quads)
		want := answers(t, path.StartPath(memory, start...).Follow(morphism), memory, true)
		for _, o := range optimised {
			got := answers(t, path.StartPath(s, start...).Follow(morphism), s, o)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("question %d, optimised %t (-memstore +store):\n%s", question, o, diff)
			}
		}
	}
}

// randomPath starts at some values, or at all, and takes a few steps.
func randomPath(r *rand.Rand, quads []quad.Quad) ([]quad.Value, *path.Path) {
	value := func(d quad.Direction) quad.Value {
		if len(quads) == 0 || r.IntN(20) == 0 {
			return quad.IRI("nowhere")
		}
		return quads[r.IntN(len(quads))].Get(d)
	}
	via := func() any {
		if r.IntN(4) == 0 {
			return nil // any predicate
		}
		return value(quad.Predicate)
	}
	var start []quad.Value
	for range r.IntN(4) {
		start = append(start, value(quad.Subject))
	}
	p := path.StartMorphism()
	for range 1 + r.IntN(4) {
		switch r.IntN(15) {
		case 0, 1:
			p = p.Out(via())
		case 2, 3:
			p = p.In(via())
		case 4:
			p = p.Both(via())
		case 5:
			p = p.Has(value(quad.Predicate), value(quad.Object), value(quad.Object))
		case 6:
			p = p.HasReverse(value(quad.Predicate), value(quad.Subject))
		case 7:
			p = p.Labels()
		case 8:
			p = p.OutPredicates()
		case 9:
			p = p.FollowRecursive(value(quad.Predicate), 3, nil)
		case 10:
			p = p.Or(path.StartMorphism(value(quad.Object)))
		case 11:
			p = p.And(path.StartMorphism().In(via()))
		case 12:
			p = p.Except(path.StartMorphism(value(quad.Object), value(quad.Subject)))
		case 13:
			p = p.Filter(iterator.Operator(r.IntN(4)), value(quad.Object))
		case 14:
			p = p.Is(value(quad.Object), value(quad.Subject), value(quad.Subject)).Unique()
		}
	}
	return start, p
}

// answers gives the values at the end of a path, as text, once each: how often
// a path gives a value depends on the order in which a store has its quads.
func answers(t *testing.T, p *path.Path, s graph.QuadStore, optimise bool) []string {
	t.Helper()
	chain := p.Iterate(context.Background())
	if !optimise {
		chain = chain.UnOptimized()
	}
	values, err := chain.AllValues(s)
	if err != nil {
		t.Fatal(err)
	}
	var text []string
	for _, v := range values {
		text = append(text, v.String())
	}
	slices.Sort(text)
	return slices.Compact(text)
}

// Measure runs f again and again, and reports quantiles of its time.
func Measure(b *testing.B, f func(i int) error) {
	b.ReportAllocs()
	var times []time.Duration
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		if err := f(i); err != nil {
			b.Fatal(err)
		}
		times = append(times, time.Since(start))
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Nanoseconds())/1e3, "us-p50")
	b.ReportMetric(float64(times[len(times)*99/100].Nanoseconds())/1e3, "us-p99")
}

// Texts holds what a store appends of values, each in a node of its own, against
// the texts of these and what follows them in N-Quads.
func Texts(t *testing.T, appendText func(b []byte, v quad.Value) (text, mark []byte, err error)) {
	t.Helper()
	for _, x := range TextValues() {
		var text, mark string
		switch v := x.(type) {
		case quad.IRI:
			text, mark = string(v), ">"
		case quad.String:
			text, mark = string(v), `"`
		case quad.LangString:
			text, mark = string(v.Value), `"@`+v.Lang
		case quad.TypedString:
			text, mark = string(v.Value), `"^^<`+string(v.Type)+">"
		}
		gotText, gotMark, err := appendText([]byte("before "), x)
		if string(gotText) != "before "+text || string(gotMark) != mark || err != nil {
			t.Errorf("%#v is %q and %q, %v, want %q and %q", x, gotText, gotMark, err, text, mark)
		}
	}
}

// TextValues are values of every kind, with what is hard about them.
func TextValues() []quad.Value {
	return []quad.Value{
		quad.IRI("http://a"), quad.IRI("x"), quad.IRI("https://example.org/st/00ff"), quad.String(""), quad.String("plain"), quad.String("ends with \\"),
		quad.String("\"quoted\" \\ \n\x01 é"),
		quad.LangString{Value: "\\\"", Lang: "en-gb"},
		quad.TypedString{Value: "1\"2", Type: "http://d"},
		quad.Int(7),
	}
}
