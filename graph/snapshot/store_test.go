package snapshot

import (
	"context"
	"io/fs"
	"math"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"ibid/graph/storetest"
)

// builderOf gives a Builder with some quads in it.
func builderOf(t testing.TB, opts Options, quads []quad.Quad) *Builder {
	t.Helper()
	b := NewBuilder(opts)
	t.Cleanup(b.Close)
	for _, q := range quads {
		if err := b.Add(q); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

// storeOf gives a Store in memory.
func storeOf(t testing.TB, quads []quad.Quad) *Store {
	t.Helper()
	s, err := builderOf(t, packed, quads).Store()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// quadsOf gives all quads of a store.
func quadsOf(t testing.TB, s graph.QuadStore) []quad.Quad {
	t.Helper()
	quads, err := storetest.All(s)
	if err != nil {
		t.Fatal(err)
	}
	return quads
}

// diffQuads compares quads in any order.
func diffQuads(want, got []quad.Quad) string {
	byText := cmp.Transformer("sort", func(quads []quad.Quad) []string {
		var lines []string
		for _, q := range quads {
			lines = append(lines, q.NQuad())
		}
		slices.Sort(lines)
		return lines
	})
	return cmp.Diff(want, got, byText)
}

// everyKind has a value of every kind, and values that are close to each other.
var everyKind = []quad.Value{
	quad.IRI("https://example.org/a"), quad.IRI("a"), quad.BNode("a"),
	quad.String(""), quad.String("a"), quad.String("a\x00"), quad.String("a\x00b"), quad.String("\xff not UTF-8"),
	quad.LangString{Value: "a", Lang: "en"},
	quad.LangString{Value: "a", Lang: "en-GB"},
	quad.LangString{Value: "", Lang: ""},
	quad.LangString{Value: "na", Lang: "e"},
	quad.TypedString{Value: "2006-03-14", Type: "http://www.w3.org/2001/XMLSchema#date"},
	quad.TypedString{Value: "a", Type: "en"},
	quad.Int(0), quad.Int(-1), quad.Int(math.MaxInt64), quad.Int(math.MinInt64),
	quad.Float(0), quad.Float(math.Copysign(0, -1)), quad.Float(-1.5), quad.Float(math.Inf(1)), quad.Float(math.Inf(-1)),
	quad.Bool(true), quad.Bool(false),
	quad.Time(time.Unix(0, 0).UTC()), quad.Time(time.Date(-44, 3, 15, 12, 0, 0, 5, time.UTC)), quad.Time(time.Unix(1<<40, 999_999_999).UTC()),
}

func TestEveryKindOfValue(t *testing.T) {
	var quads []quad.Quad
	for _, v := range everyKind {
		quads = append(quads, quad.Quad{Subject: quad.IRI("s"), Predicate: quad.IRI("p"), Object: v, Label: v})
	}
	s := storeOf(t, quads)
	nodes := []graph.Ref{nil, refs.PreFetched(quad.Int(7))}
	for _, v := range everyKind {
		ref, err := s.ValueOf(v)
		if err != nil {
			t.Fatal(err)
		}
		nodes = append(nodes, ref, ref)
	}
	got, err := s.ValuesOf(context.Background(), nodes)
	if err != nil {
		t.Fatal(err)
	}
	want := []quad.Value{nil, quad.Int(7)}
	for _, v := range everyKind {
		want = append(want, v, v)
	}
	if diff := cmp.Diff(want, got, bitwise); diff != "" {
		t.Errorf("ValuesOf (-want +got):\n%s", diff)
	}
	back, err := s.RefsOf(context.Background(), want[2:])
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(nodes[2:], back); diff != "" {
		t.Errorf("RefsOf (-want +got):\n%s", diff)
	}
	if diff := diffQuads(quads, quadsOf(t, s)); diff != "" {
		t.Errorf("quads (-want +got):\n%s", diff)
	}
}

// TestValuesOf names more values at once than it remembers, each some times.
func TestValuesOf(t *testing.T) {
	s := storeOf(t, slices.Collect(corpus{300}.quads()))
	var nodes []graph.Ref
	var want []quad.Value
	r := rand.New(rand.NewPCG(1, 1))
	for range 3000 {
		ref := Node(1 + r.Uint32N(s.valueCount))
		v, err := s.NameOf(ref)
		if err != nil {
			t.Fatal(err)
		}
		nodes, want = append(nodes, ref), append(want, v)
	}
	got, err := s.ValuesOf(context.Background(), nodes)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("ValuesOf (-want +got):\n%s", diff)
	}
}

// bitwise tells 0 from -0.
var bitwise = cmp.Comparer(func(a, b quad.Float) bool {
	return math.Float64bits(float64(a)) == math.Float64bits(float64(b))
})

func TestEqualInstantsAreOneValue(t *testing.T) {
	instant := time.Date(2006, 3, 14, 12, 0, 0, 0, time.UTC)
	q := quad.Quad{Subject: quad.IRI("s"), Predicate: quad.IRI("p"), Object: quad.Time(instant)}
	same := q
	same.Object = quad.Time(instant.In(time.FixedZone("", 3600)))
	if diff := cmp.Diff([]quad.Quad{q}, quadsOf(t, storeOf(t, []quad.Quad{same, q}))); diff != "" {
		t.Errorf("quads (-want +got):\n%s", diff)
	}
}

func TestNotFound(t *testing.T) {
	s := storeOf(t, []quad.Quad{quad.MakeIRI("s", "p", "o", "")})
	for _, v := range []quad.Value{nil, quad.IRI(""), quad.IRI("x"), quad.String("s"), foreignValue{}} {
		if ref, err := s.ValueOf(v); ref != nil || err != nil {
			t.Errorf("ValueOf(%v) = %v, %v, want nil", v, ref, err)
		}
	}
	if _, err := s.RefsOf(context.Background(), []quad.Value{quad.IRI("s"), quad.IRI("x")}); err == nil {
		t.Error("RefsOf of a missing value gives no error")
	}
	for _, ref := range []graph.Ref{Node(0), Node(4), quadRef(0), refs.ValueHash{}} {
		if v, err := s.NameOf(ref); err == nil {
			t.Errorf("NameOf(%#v) = %v, want an error", ref, v)
		}
	}
	for _, ref := range []graph.Ref{nil, quadRef(1), Node(1)} {
		if q, err := s.Quad(ref); err == nil {
			t.Errorf("Quad(%#v) = %v, want an error", ref, q)
		}
	}
	if v, err := s.NameOf(refs.PreFetched(quad.Int(3))); v != quad.Int(3) || err != nil {
		t.Errorf("NameOf of a value fetched before = %v, %v", v, err)
	}
}

// foreignValue is a kind of value that package quad does not define.
type foreignValue struct{}

func (foreignValue) String() string { return "foreign" }
func (foreignValue) Native() any    { return nil }

func TestReadOnly(t *testing.T) {
	s := storeOf(t, nil)
	if err := s.ApplyDeltas(nil, graph.IgnoreOpts{}); err != graph.ErrOperationNotSupported {
		t.Errorf("ApplyDeltas: %v", err)
	}
	if _, err := s.NewQuadWriter(); err != graph.ErrOperationNotSupported {
		t.Errorf("NewQuadWriter: %v", err)
	}
}

// randomQuads has few values, so that there are many connections and
// duplicates.
func randomQuads(r *rand.Rand, count int) []quad.Quad {
	node := func() quad.Value {
		if r.IntN(6) == 0 {
			return everyKind[r.IntN(len(everyKind))]
		}
		return entity(r.IntN(count/6 + 1))
	}
	var quads []quad.Quad
	for range count {
		q := quad.Quad{Subject: node(), Predicate: name("p", properties[r.IntN(4)]), Object: node()}
		if r.IntN(3) > 0 {
			q.Label = document(r.IntN(3))
		}
		quads = append(quads, q)
	}
	return quads
}

// TestSameAnswersAsMemstore asks both stores the same random questions.
func TestSameAnswersAsMemstore(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 0))
		quads := slices.DeleteFunc(randomQuads(r, 1+r.IntN(120)), func(q quad.Quad) bool {
			// To memstore two instants in the same second are one.
			return slices.ContainsFunc([]quad.Value{q.Subject, q.Object}, func(v quad.Value) bool { _, ok := v.(quad.Time); return ok })
		})
		storetest.SameAnswers(t, r, quads, storeOf(t, quads), true, false)
	}
}

func TestConcurrentReaders(t *testing.T) {
	c := corpus{200}
	file := filepath.Join(t.TempDir(), "graph")
	if err := builderOf(t, packed, slices.Collect(c.quads())).Write(file); err != nil {
		t.Fatal(err)
	}
	s, err := Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	want := quadsOf(t, s)
	var readers sync.WaitGroup
	for range 8 {
		readers.Go(func() {
			for range 2 {
				if diff := cmp.Diff(want, quadsOf(t, s), bitwise); diff != "" {
					t.Errorf("quads (-want +got):\n%s", diff)
				}
			}
		})
	}
	readers.Wait()
}

func TestClosedOnce(t *testing.T) {
	s := storeOf(t, nil)
	unmapped := 0
	s.unmap = func() error { unmapped++; return fs.ErrInvalid }
	for i, want := range []error{fs.ErrInvalid, nil, nil} {
		if err := s.Close(); err != want {
			t.Errorf("Close %d gives %v, want %v", i, err, want)
		}
	}
	if unmapped != 1 {
		t.Errorf("unmapped %d times", unmapped)
	}
}
