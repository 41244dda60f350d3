package postgres

import (
	"context"
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/quad"

	"ibid/graph/snapshot"
	"ibid/graph/storetest"
)

// benchQuads is about how many quads the benchmarks use: a million, or what the
// environment variable QUADS says.
func benchQuads(b *testing.B) []quad.Quad {
	n := 1_000_000
	if s := os.Getenv("QUADS"); s != "" {
		var err error
		if n, err = strconv.Atoi(s); err != nil {
			b.Fatal(err)
		}
	}
	return corpus(n * 2 / 11)
}

func BenchmarkLoad(b *testing.B) {
	url := server.Database(b)
	quads := benchQuads(b)
	source := sourceOf("1", quads)
	for b.Loop() {
		if err := Load(context.Background(), url, source); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(quads)*b.N)/b.Elapsed().Seconds(), "quads/s")
	var size float64
	err := admin(b, url).QueryRow(`SELECT sum(pg_total_relation_size(oid)) FROM pg_class
		WHERE relkind = 'r' AND relnamespace = (SELECT 'ibid_' || max(number) FROM ibid.revisions)::regnamespace`).Scan(&size)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(size/float64(len(quads)), "B/quad")
}

// BenchmarkEntity reads all quads of a thing and of all things that it links to.
func BenchmarkEntity(b *testing.B) {
	s, things := benchStore(b)
	nodes, err := s.Nodes(context.Background(), []quad.Value{iri("p", 4), iri("p", 5), iri("p", 6)})
	if err != nil {
		b.Fatal(err)
	}
	read := 0
	var first, second snapshot.Level
	storetest.Measure(b, func(i int) error {
		thing, err := s.Nodes(context.Background(), []quad.Value{iri("thing", i*7919%things)})
		if err != nil {
			return err
		}
		if err := s.ReadLevel(context.Background(), &first, quad.Subject, thing); err != nil {
			return err
		}
		var linked []snapshot.Node
		for _, q := range first.Rows {
			if slices.Contains(nodes, q[1]) {
				linked = append(linked, q[2])
			}
		}
		if err := s.ReadLevel(context.Background(), &second, quad.Subject, linked); err != nil {
			return err
		}
		read += len(first.Rows) + len(second.Rows)
		return nil
	})
	b.ReportMetric(float64(read)/float64(b.N), "quads/op")
}

// BenchmarkPath goes two steps.
func BenchmarkPath(b *testing.B) {
	s, things := benchStore(b)
	found := 0
	storetest.Measure(b, func(i int) error {
		nodes, err := path.StartPath(s, iri("thing", i*7919%things)).Out(iri("p", 4)).Out(iri("p", 1)).Iterate(context.Background()).All()
		if err != nil {
			return err
		}
		found += len(nodes)
		return nil
	})
	b.ReportMetric(float64(found)/float64(b.N), "nodes/op")
}

func benchStore(b *testing.B) (*Store, int) {
	url := server.Database(b)
	quads := benchQuads(b)
	load(b, url, "1", quads)
	return open(b, url), len(quads) * 2 / 11
}
