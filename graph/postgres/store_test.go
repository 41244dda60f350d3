package postgres

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"ibid/graph/snapshot"
	"ibid/graph/storetest"
)

// everyKind has a value of every kind, and values that are close to each other.
var everyKind = []quad.Value{
	quad.IRI("https://example.org/a"), quad.IRI("https://example.org/Zürich/東京/😀"), quad.IRI("a"), quad.BNode("a"), quad.IRI("a\x00"),
	quad.String(""), quad.String("a"), quad.String("a\x00"), quad.String(`a\x00`), quad.String("a\x00b"), quad.String("tab\t line\n \\N \\. end"),
	quad.LangString{Value: "a", Lang: "en"},
	quad.LangString{Value: "a", Lang: "en-GB"},
	quad.LangString{Value: `a\x00`, Lang: "en"},
	quad.LangString{Value: "", Lang: "en"},
	quad.TypedString{Value: "2006-03-14", Type: "http://www.w3.org/2001/XMLSchema#date"},
	quad.TypedString{Value: "7", Type: "http://www.w3.org/2001/XMLSchema#integer"},
	quad.TypedString{Value: "a", Type: "en"},
	quad.TypedString{Value: "\x00", Type: "en"},
	quad.Int(0), quad.Int(-1), quad.Int(math.MaxInt64), quad.Int(math.MinInt64),
	quad.Float(0), quad.Float(-1.5), quad.Float(math.Inf(1)), quad.Float(math.Inf(-1)), quad.Float(1e-320),
	quad.Bool(true), quad.Bool(false),
	quad.Time(time.Unix(0, 0).UTC()), quad.Time(time.Unix(1<<32, 999_999_999).UTC()), quad.Time(time.Unix(1<<33, 999_999_000).UTC()),
}

func ofEveryKind() []quad.Quad {
	var quads []quad.Quad
	for _, v := range everyKind {
		quads = append(quads, quad.Quad{Subject: quad.IRI("s"), Predicate: quad.IRI("p"), Object: v, Label: v})
	}
	return append(quads, quad.Quad{Subject: quad.IRI("s"), Predicate: quad.IRI("p"), Object: quad.IRI("o")}) // without a label
}

func TestEveryKindOfValue(t *testing.T) {
	url := server.Database(t)
	load(t, url, "1", ofEveryKind())
	s := open(t, url)
	nodes := []graph.Ref{nil, refs.PreFetched(quad.Int(7)), csql.HashOf(quad.String("unknown"))}
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
	want := []quad.Value{nil, quad.Int(7), nil}
	for _, v := range everyKind {
		want = append(want, v, v)
	}
	if diff := cmp.Diff(want, got, storetest.Quads); diff != "" {
		t.Errorf("ValuesOf (-want +got):\n%s", diff)
	}
	back, err := s.RefsOf(context.Background(), want[3:])
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(nodes[3:], back); diff != "" {
		t.Errorf("RefsOf (-want +got):\n%s", diff)
	}
	quads, err := storetest.All(s)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(ofEveryKind(), quads, storetest.Quads); diff != "" {
		t.Errorf("quads (-want +got):\n%s", diff)
	}
}

// TestCayleyReadsIt opens a graph with Cayley's own store, which gives all
// values back that its columns can hold.
func TestCayleyReadsIt(t *testing.T) {
	url := server.Database(t)
	want := slices.DeleteFunc(ofEveryKind(), func(q quad.Quad) bool {
		columns, err := encodeValue(q.Object)
		if err != nil {
			t.Fatal(err)
		}
		return columns[0] != nil
	})
	load(t, url, "1", want)
	theirs, err := csql.New("postgres", with(url, "search_path=ibid_1"), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer theirs.Close()
	quads, err := storetest.All(theirs)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, quads, storetest.Quads); diff != "" {
		t.Errorf("quads (-want +got):\n%s", diff)
	}
}

func TestNotFound(t *testing.T) {
	url := server.Database(t)
	load(t, url, "1", ofEveryKind())
	s := open(t, url)
	if ref, err := s.ValueOf(quad.IRI("unknown")); ref != nil || err != nil {
		t.Errorf("ValueOf gives %v, %v", ref, err)
	}
	if _, err := s.RefsOf(context.Background(), []quad.Value{quad.IRI("s"), quad.IRI("unknown")}); err == nil {
		t.Error("RefsOf gives no error")
	}
	unknown := csql.HashOf(quad.IRI("unknown"))
	if n, err := iterator.Iterate(context.Background(), s.QuadIterator(quad.Subject, unknown)).Count(); n != 0 || err != nil {
		t.Errorf("QuadIterator gives %d quads, %v", n, err)
	}
	if got, err := path.StartPath(s, quad.IRI("unknown")).Iterate(context.Background()).AllValues(s); len(got) > 0 || err != nil {
		t.Errorf("a path gives %v, %v", got, err)
	}
	if data, err := s.Section(context.Background(), "unknown"); data != nil || err != nil {
		t.Errorf("Section gives %q, %v", data, err)
	}
	if err := s.ApplyDeltas(nil, graph.IgnoreOpts{}); err != graph.ErrOperationNotSupported {
		t.Errorf("ApplyDeltas: %v", err)
	}
	if _, err := s.NewQuadWriter(); err != graph.ErrOperationNotSupported {
		t.Errorf("NewQuadWriter: %v", err)
	}
}

// randomQuads has few values, so that there are many connections.
func randomQuads(r *rand.Rand, count int) []quad.Quad {
	node := func() quad.Value {
		if r.IntN(6) == 0 {
			return everyKind[r.IntN(len(everyKind)-3)] // to memstore two instants in the same second are one
		}
		return iri("e", r.IntN(count/6+1))
	}
	var quads []quad.Quad
	for range count {
		q := quad.Quad{Subject: node(), Predicate: iri("p", r.IntN(4)), Object: node()}
		if r.IntN(3) > 0 {
			q.Label = iri("document", r.IntN(3))
		}
		if !slices.Contains(quads, q) {
			quads = append(quads, q)
		}
	}
	return quads
}

// TestSameAnswersAsMemstore asks both stores the same random questions.
func TestSameAnswersAsMemstore(t *testing.T) {
	url := server.Database(t)
	for seed := range uint64(25) {
		r := rand.New(rand.NewPCG(seed, 0))
		quads := randomQuads(r, 1+r.IntN(120))
		load(t, url, fmt.Sprint(seed), quads)
		storetest.SameAnswers(t, r, quads, open(t, url), true)
	}
}

func TestReadLevel(t *testing.T) {
	url := server.Database(t)
	quads := randomQuads(rand.New(rand.NewPCG(1, 1)), 200)
	load(t, url, "1", quads)
	s := open(t, url)
	for _, d := range quad.Directions {
		nodes := []quad.Value{quad.IRI("unknown")}
		for _, q := range quads[:20] { // of which some are the same
			if v := q.Get(d); v != nil {
				nodes = append(nodes, v)
			}
		}
		var all []quad.Quad
		for _, n := range nodes {
			var want []quad.Quad
			for _, q := range quads {
				if q.Get(d) == n {
					want = append(want, q)
				}
			}
			got, err := of(s, d, []quad.Value{n})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got, storetest.Quads); diff != "" {
				t.Errorf("%v %v (-want +got):\n%s", d, n, diff)
			}
			all = append(all, got...)
		}
		got, err := of(s, d, nodes)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(all, got) {
			t.Errorf("%v: the level of all nodes is not those of each in turn", d)
		}
	}
}

func TestNodes(t *testing.T) {
	url := server.Database(t)
	load(t, url, "1", ofEveryKind())
	s := open(t, url)
	ctx := context.Background()
	want := []quad.Value{quad.IRI("s"), quad.IRI("p"), everyKind[0], everyKind[0], everyKind[1]}
	nodes, err := s.Nodes(ctx, append(want, quad.IRI("unknown")))
	if diff := cmp.Diff([]snapshot.Node{1, 2, 3, 3, 4, 0}, nodes); diff != "" || err != nil {
		t.Errorf("nodes (-want +got):\n%s%v", diff, err)
	}
	got, err := valuesOf(s, nodes[:5])
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("values (-want +got):\n%s%v", diff, err)
	}
	if _, err := valuesOf(s, []snapshot.Node{1, 1000}); err == nil {
		t.Error("a node that is not there has a value")
	}
	found, err := path.StartPath(s, want[0]).Out(want[1]).Iterate(ctx).All()
	if err != nil {
		t.Fatal(err)
	}
	if nodes, err = s.NodesOf(ctx, found); len(nodes) != len(everyKind)+1 || slices.Contains(nodes, 0) || err != nil {
		t.Errorf("a path leads to %v, %v", nodes, err)
	}
}

func valuesOf(s *Store, nodes []snapshot.Node) ([]quad.Value, error) {
	of, err := s.Terms(context.Background(), nodes)
	values := make([]quad.Value, len(nodes))
	for i, n := range nodes {
		if err == nil {
			values[i], err = of.Value(n)
		}
	}
	return values, err
}

// TestTexts appends the texts of values.
func TestTexts(t *testing.T) {
	var quads []quad.Quad
	for _, v := range storetest.TextValues() {
		quads = append(quads, quad.Quad{Subject: quad.IRI("http://a"), Predicate: quad.IRI("http://a"), Object: v})
	}
	url := server.Database(t)
	load(t, url, "1", quads)
	s := open(t, url)
	storetest.Texts(t, func(b []byte, v quad.Value) (text, mark []byte, err error) {
		nodes, err := s.Nodes(t.Context(), []quad.Value{v})
		if err != nil {
			return nil, nil, err
		}
		of, err := s.Terms(t.Context(), nodes)
		if err != nil {
			return nil, nil, err
		}
		return of.AppendText(b, nodes[0])
	})
}

// TestPages reads tables of more than one page, and of whole pages.
func TestPages(t *testing.T) {
	for _, count := range []int{2 * pageSize, 2*pageSize + 1} {
		url := server.Database(t)
		var quads []quad.Quad
		for i := range count {
			quads = append(quads, quad.Quad{Subject: iri("s", i), Predicate: iri("s", 0), Object: iri("s", 0)})
		}
		load(t, url, "1", quads)
		s := open(t, url)
		for _, all := range []iterator.Shape{s.QuadsAllIterator(), s.NodesAllIterator()} {
			found := map[any]bool{}
			err := iterator.Iterate(context.Background(), all).Each(func(ref graph.Ref) error {
				found[ref.Key()] = true
				return nil
			})
			if len(found) != count || err != nil {
				t.Errorf("%v: %d and not %d, %v", all, len(found), count, err)
			}
		}
	}
}

// TestLimitedLookup looks for all nodes among the first few.
func TestLimitedLookup(t *testing.T) {
	url := server.Database(t)
	load(t, url, "1", corpus(20))
	s := open(t, url)
	ctx := context.Background()
	first := shape.Page{From: shape.NodesFrom{Dir: quad.Subject, Quads: shape.Quads{{Dir: quad.Predicate, Values: shape.Lookup{iri("p", 0)}}}}, Limit: 3}
	lookup := shape.BuildIterator(ctx, s, first).Lookup()
	defer lookup.Close()
	found := 0
	for i := range 20 {
		if lookup.Contains(ctx, csql.HashOf(iri("thing", i))) {
			found++
		}
	}
	if found != 3 || lookup.Err() != nil {
		t.Errorf("%d and not 3 are among the first, %v", found, lookup.Err())
	}
}

// TestConcurrentReaders asks for more at a time than there are connections.
func TestConcurrentReaders(t *testing.T) {
	url := server.Database(t)
	quads := corpus(50)
	load(t, url, "1", quads)
	s := open(t, url)
	var all sync.WaitGroup
	for range 3 * maxConnections {
		all.Go(func() {
			got, err := path.StartPath(s, iri("class", 0), iri("class", 1)).In(iri("p", 0)).Has(iri("p", 2)).Out(iri("p", 1)).
				Iterate(context.Background()).AllValues(s)
			if len(got) != 34 || err != nil {
				t.Errorf("%d and not 34 values, %v", len(got), err)
			}
		})
	}
	all.Wait()
}

// TestStatements counts what reading costs: it does not depend on how many
// nodes are read.
func TestStatements(t *testing.T) {
	url := server.Database(t)
	load(t, url, "1", corpus(3000))
	ctx := context.Background()
	for i, x := range []struct {
		name string
		want int
		read func(s *Store, nodes []quad.Value) (int, error)
	}{
		{"RefsOf and ValuesOf", 2, func(s *Store, nodes []quad.Value) (int, error) {
			found, err := s.RefsOf(ctx, nodes)
			if err != nil {
				return 0, err
			}
			values, err := s.ValuesOf(ctx, found)
			return len(values), err
		}},
		{"Nodes and ReadLevel", 2, func(s *Store, nodes []quad.Value) (int, error) {
			quads, err := of(s, quad.Subject, nodes)
			return len(quads), err
		}},
		{"NodesOf and Terms", 2, func(s *Store, nodes []quad.Value) (int, error) {
			var all []graph.Ref
			for _, v := range nodes {
				all = append(all, csql.HashOf(v))
			}
			found, err := s.NodesOf(ctx, all)
			if err != nil {
				return 0, err
			}
			values, err := valuesOf(s, found)
			return len(values), err
		}},
		// Two for the properties of the path, the first time.
		{"path", 5, func(s *Store, nodes []quad.Value) (int, error) {
			found, err := s.RefsOf(ctx, nodes)
			if err != nil {
				return 0, err
			}
			found, err = path.StartPathNodes(s, found...).Has(iri("p", 2)).Out(iri("p", 0)).Unique().Iterate(ctx).All()
			if err != nil {
				return 0, err
			}
			values, err := s.ValuesOf(ctx, found)
			return len(values), err
		}},
		{"count", 1, func(s *Store, nodes []quad.Value) (int, error) {
			size, err := s.QuadIteratorSize(ctx, quad.Predicate, csql.HashOf(iri("p", 1)))
			return int(size.Value), err
		}},
	} {
		t.Run(x.name, func(t *testing.T) {
			for _, count := range []int{1, 10, 3000} {
				name := fmt.Sprintf("count_%d_%d", i, count)
				s := open(t, with(url, "log_statement=all&application_name="+name))
				var nodes []quad.Value
				for i := range count {
					nodes = append(nodes, iri("thing", i))
				}
				before := statements(t)
				found, err := x.read(s, nodes)
				if err != nil {
					t.Fatal(err)
				}
				if got := statements(t) - before; got != x.want || found == 0 {
					t.Errorf("%d nodes: %d and not %d statements to find %d", count, got, x.want, found)
				}
			}
		})
	}
}

// statements counts those that the server logged.
func statements(t *testing.T) int {
	log := server.Log(t)
	return strings.Count(log, "LOG:  execute") + strings.Count(log, "LOG:  statement")
}
