// Package teststore opens graphs for tests, in the store that they are run for.
package teststore

import (
	"context"
	"testing"

	"ibid/fact"
	"ibid/graph"
	"ibid/graph/postgres/postgrestest"
	"ibid/schema"
)

// Open opens the graph of a corpus until the test ends: in memory, or on
// PostgreSQL where [postgrestest.Wanted] says so.
func Open(t testing.TB, c *fact.Corpus, o *schema.Ontology) *graph.Graph {
	t.Helper()
	g, err := open(context.Background(), t, c, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := g.Close(); err != nil {
			t.Error(err)
		}
	})
	return g
}

func open(ctx context.Context, t testing.TB, c *fact.Corpus, o *schema.Ontology) (*graph.Graph, error) {
	if !postgrestest.Wanted() {
		return graph.Open(ctx, c, o)
	}
	url := postgrestest.Shared(t).Database(t)
	if err := graph.Build(ctx, c, o, url, 0); err != nil {
		return nil, err
	}
	return graph.OpenStore(ctx, url)
}
