package postgres

import (
	"context"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"ibid/graph/postgres/postgrestest"
	"ibid/graph/snapshot"
)

// server is one for all tests of the package.
var server *postgrestest.Server

func TestMain(m *testing.M) {
	if url := os.Getenv(killedURL); url != "" {
		loadForEver(url)
	}
	var err error
	if server, err = postgrestest.Start(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	if err := server.Stop(); err != nil {
		fmt.Fprintln(os.Stderr, "stop PostgreSQL:", err)
		code = 1
	}
	os.Exit(code)
}

// sourceOf numbers the values of quads in the order in which they come.
func sourceOf(revision string, quads []quad.Quad) Source {
	var values []quad.Value
	numbers := map[quad.Value]snapshot.Node{nil: 0}
	rows := make([]snapshot.Row, len(quads))
	for i, q := range quads {
		for j, d := range quad.Directions {
			v := q.Get(d)
			if _, ok := numbers[v]; !ok {
				values = append(values, v)
				numbers[v] = snapshot.Node(len(values))
			}
			rows[i][j] = numbers[v]
		}
	}
	return Source{revision, each(values), each(rows), map[string][]byte{"name": []byte(revision)}}
}

func each[T any](items []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, it := range items {
			if !yield(it, nil) {
				return
			}
		}
	}
}

func load(t testing.TB, url, revision string, quads []quad.Quad) {
	t.Helper()
	if err := Load(context.Background(), url, sourceOf(revision, quads)); err != nil {
		t.Fatal(err)
	}
}

// of gives the quads that have one of the values in a direction, as a level does.
func of(s *Store, d quad.Direction, values []quad.Value) ([]quad.Quad, error) {
	nodes, err := s.Nodes(context.Background(), values)
	if err != nil {
		return nil, err
	}
	var l snapshot.Level
	err = s.ReadLevel(context.Background(), &l, d, nodes)
	var quads []quad.Quad
	for _, r := range l.Rows {
		var q quad.Quad
		for i, d := range quad.Directions {
			if r[i] == 0 {
				continue
			}
			v, err := l.Value(r[i])
			if err != nil {
				return nil, err
			}
			q.Set(d, v)
		}
		quads = append(quads, q)
	}
	return quads, err
}

func open(t testing.TB, url string) *Store {
	t.Helper()
	s, err := Open(context.Background(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// with adds a parameter to the URL of a database.
func with(url, parameter string) string { return url + "&" + parameter }

func iri(kind string, i int) quad.IRI {
	return quad.IRI(fmt.Sprintf("https://example.org/%s/%d", kind, i))
}

// corpus makes statements about n things, all different: each has a class, a
// name, a few links to others, and a text in the graph of one of n/10 documents.
func corpus(n int) []quad.Quad {
	r := rand.New(rand.NewPCG(1, 2))
	var out []quad.Quad
	for i := range n {
		s, d := iri("thing", i), iri("document", i%(n/10+1))
		out = append(out,
			quad.Quad{Subject: s, Predicate: iri("p", 0), Object: iri("class", i%3), Label: d},
			quad.Quad{Subject: s, Predicate: iri("p", 1), Object: quad.LangString{Value: quad.String(fmt.Sprint("Thing ", i)), Lang: "en"}, Label: d},
			quad.Quad{Subject: s, Predicate: iri("p", 2), Object: quad.TypedString{Value: quad.String(fmt.Sprint(2000 + i%20)), Type: "http://www.w3.org/2001/XMLSchema#gYear"}, Label: d},
			quad.Quad{Subject: s, Predicate: iri("p", 3), Object: quad.String(strings.Repeat("words ", 20) + fmt.Sprint(i)), Label: d},
		)
		for k := range r.IntN(4) {
			out = append(out, quad.Quad{Subject: s, Predicate: iri("p", 4+r.IntN(3)), Object: iri("thing", (i+1+k+r.IntN(7)*10)%n), Label: d})
		}
	}
	return out
}
