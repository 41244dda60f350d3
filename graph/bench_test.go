package graph

import (
	"context"
	"strconv"
	"testing"

	"ibid/fact"
)

func BenchmarkOpen(b *testing.B) {
	o := ontology(b)
	for _, statements := range []int{10_000, 100_000} {
		c := randomCorpus(o, 1, statements/12, statements/10, statements)
		b.Run(strconv.Itoa(statements), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				g, err := Open(context.Background(), c, o)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(g.Stats().Quads), "quads")
			}
		})
	}
}

// BenchmarkQuestions asks a graph of 20,000 statements about 2,000 entities.
func BenchmarkQuestions(b *testing.B) {
	ctx := context.Background()
	g := openGraph(b, randomCorpus(ontology(b), 1, 1600, 2000, 20000))
	ids := must[[]fact.EntityID](b)(g.EntityIDs(ctx, ""))
	for _, question := range []struct {
		name string
		ask  func(i int) error
	}{
		{"StatementsOf/1", func(i int) error {
			_, err := g.StatementsOf(ctx, Out, ids[i%len(ids)])
			return err
		}},
		{"StatementsOf/100", func(i int) error {
			_, err := g.StatementsOf(ctx, Both, ids[i%19*100:][:100]...)
			return err
		}},
		{"Entities/100", func(i int) error {
			_, err := g.Entities(ctx, ids[i%19*100:][:100]...)
			return err
		}},
		{"Search/word", func(int) error {
			_, err := g.Search(ctx, "zurich 17 ")
			return err
		}},
		{"Search/prefix", func(int) error {
			_, err := g.Search(ctx, "quo")
			return err
		}},
		{"Paths", func(i int) error {
			_, err := g.Paths(ctx, ids[i%len(ids)], ids[(i*7+1)%len(ids)], PathOptions{})
			return err
		}},
		{"Timeline", func(int) error {
			_, err := g.Timeline(ctx, value("=2003-05").Date)
			return err
		}},
		{"Disputes", func(i int) error {
			_, err := g.Disputes(ctx, true, ids[i%len(ids)])
			return err
		}},
	} {
		b.Run(question.name, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				if err := question.ask(i); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
