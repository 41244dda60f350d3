package snapshot

import (
	"context"
	"iter"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/quad"

	"ibid/graph/storetest"
)

// benchQuads is how many quads the benchmarks use: a million, or what the
// environment variable QUADS says.
func benchQuads(b *testing.B) int {
	s := os.Getenv("QUADS")
	if s == "" {
		return 1_000_000
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		b.Fatal(err)
	}
	return n
}

func writeCorpus(b *testing.B, path string) {
	build := NewBuilder(packed)
	for q := range corpusOf(benchQuads(b)).quads() {
		if err := build.Add(q); err != nil {
			b.Fatal(err)
		}
	}
	if err := build.Write(path); err != nil {
		b.Fatal(err)
	}
}

func openCorpus(b *testing.B) *Store {
	path := filepath.Join(b.TempDir(), "graph")
	writeCorpus(b, path)
	s, err := Open(path)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	return s
}

// BenchmarkBuild writes a file from quads in memory. Making them is not
// measured; they come in blocks, as the collector would otherwise spend its
// time on all the quads that wait.
func BenchmarkBuild(b *testing.B) {
	path := filepath.Join(b.TempDir(), "graph")
	count := 0
	for b.Loop() {
		b.StopTimer()
		build := NewBuilder(packed)
		for block := range blocks(corpusOf(benchQuads(b)).quads(), 50_000) {
			count += len(block)
			b.StartTimer()
			for _, q := range block {
				if err := build.Add(q); err != nil {
					b.Fatal(err)
				}
			}
			b.StopTimer()
		}
		b.StartTimer()
		if err := build.Write(path); err != nil {
			b.Fatal(err)
		}
	}
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(count)/b.Elapsed().Seconds(), "quads/s")
	b.ReportMetric(float64(info.Size())*float64(b.N)/float64(count), "B/quad")
}

// blocks gives quads so many at a time. A block is good until the next.
func blocks(quads iter.Seq[quad.Quad], size int) iter.Seq[[]quad.Quad] {
	return func(yield func([]quad.Quad) bool) {
		var block []quad.Quad
		for q := range quads {
			if block = append(block, q); len(block) == size {
				if !yield(block) {
					return
				}
				block = block[:0]
			}
		}
		yield(block)
	}
}

func BenchmarkOpen(b *testing.B) {
	path := filepath.Join(b.TempDir(), "graph")
	writeCorpus(b, path)
	for b.Loop() {
		s, err := Open(path)
		if err != nil {
			b.Fatal(err)
		}
		s.Close()
	}
}

// BenchmarkEntity reads all statements of an entity with their qualifiers and
// references: all quads of it and of its statements, and every value in them.
func BenchmarkEntity(b *testing.B) {
	s := openCorpus(b)
	c := corpusOf(benchQuads(b))
	claims := map[graph.Ref]bool{} // the properties that lead to statements
	for _, p := range properties {
		ref, err := s.ValueOf(name("p", p))
		if err != nil {
			b.Fatal(err)
		}
		claims[ref] = true
	}
	read := 0
	storetest.Measure(b, func(i int) error {
		n, err := readEntity(s, claims, entity(i*7919%c.entities()))
		if err != nil {
			return err
		}
		read += n
		return nil
	})
	b.ReportMetric(float64(read)/float64(b.N), "quads/op")
}

func readEntity(s graph.QuadStore, claims map[graph.Ref]bool, e quad.Value) (int, error) {
	ctx := context.Background()
	ref, err := s.ValueOf(e)
	if err != nil || ref == nil {
		return 0, err
	}
	var pairs []graph.Ref // predicate and object of every quad
	read := func(subject graph.Ref) error {
		it := s.QuadIterator(quad.Subject, subject).Iterate()
		defer it.Close()
		for it.Next(ctx) {
			p, err := s.QuadDirection(it.Result(), quad.Predicate)
			if err != nil {
				return err
			}
			o, err := s.QuadDirection(it.Result(), quad.Object)
			if err != nil {
				return err
			}
			pairs = append(pairs, p, o)
		}
		return it.Err()
	}
	if err := read(ref); err != nil {
		return 0, err
	}
	for own := pairs; len(own) > 0; own = own[2:] {
		if claims[own[0]] {
			if err := read(own[1]); err != nil {
				return 0, err
			}
		}
	}
	_, err = refs.ValuesOf(ctx, s, pairs)
	return len(pairs) / 2, err
}

// BenchmarkLevel reads all quads of 32 statements from all over the file, as many
// as the statements of an entity, their derivations and references are.
func BenchmarkLevel(b *testing.B) {
	s := openCorpus(b)
	c := corpusOf(benchQuads(b))
	var statements []quad.Value
	for i := range 32 * 1000 {
		statements = append(statements, statement(i*7919%c.statements))
	}
	nodes, err := s.Nodes(b.Context(), statements)
	if err != nil {
		b.Fatal(err)
	}
	var level Level
	storetest.Measure(b, func(i int) error {
		if err := s.ReadLevel(b.Context(), &level, quad.Subject, nodes[i%1000*32:][:32]); err != nil {
			return err
		}
		return nil
	})
	b.ReportMetric(float64(len(level.Rows)), "quads/op")
}

// BenchmarkPath follows two properties: from an entity to its statements of
// one property, and from there to their values.
func BenchmarkPath(b *testing.B) {
	s := openCorpus(b)
	first, second := name("p", properties[0]), name("ps", properties[0])
	starts, err := path.StartPath(s).Has(first).Unique().Iterate(context.Background()).Limit(10_000).AllValues(s)
	if err != nil {
		b.Fatal(err)
	}
	found := 0
	storetest.Measure(b, func(i int) error {
		err := path.StartPath(s, starts[i*7919%len(starts)]).Out(first).Out(second).
			Iterate(context.Background()).Each(func(graph.Ref) error { found++; return nil })
		if err != nil {
			return err
		}
		return nil
	})
	b.ReportMetric(float64(found)/float64(b.N), "nodes/op")
}
