package graph

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"ibid/fact"
	"ibid/graph/postgres/postgrestest"
)

// TestDatabaseLevels counts the statements of SQL that questions take: one for
// each level, however many entities they ask of.
func TestDatabaseLevels(t *testing.T) {
	server := postgrestest.Shared(t)
	c := randomCorpus(ontology(t), 6, 30, 200, 900)
	url := server.Database(t)
	if err := Build(t.Context(), c, ontology(t), url, 0); err != nil {
		t.Fatal(err)
	}
	statements := func() int {
		log := server.Log(t)
		return strings.Count(log, "LOG:  execute") + strings.Count(log, "LOG:  statement")
	}
	var entities []fact.EntityID
	for _, e := range c.Entities {
		entities = append(entities, e.ID)
	}
	var documents []fact.DocumentID
	for _, d := range c.Documents {
		documents = append(documents, d.ID)
	}
	var ids []fact.StatementID
	for _, s := range c.Statements {
		ids = append(ids, s.ID)
	}
	got := map[string]int{}
	for i, question := range []struct {
		name string
		ask  func(ctx context.Context, g *Graph, many bool) error
	}{
		{"Entities", func(ctx context.Context, g *Graph, many bool) error {
			_, err := g.Entities(ctx, some(entities, many)...)
			return err
		}},
		{"StatementsOf out", func(ctx context.Context, g *Graph, many bool) error {
			_, err := g.StatementsOf(ctx, Out, some(entities, many)...)
			return err
		}},
		{"StatementsOf both", func(ctx context.Context, g *Graph, many bool) error {
			_, err := g.StatementsOf(ctx, Both, some(entities, many)...)
			return err
		}},
		{"Statements", func(ctx context.Context, g *Graph, many bool) error {
			_, err := g.Statements(ctx, some(ids, many)...)
			return err
		}},
		{"Documents", func(ctx context.Context, g *Graph, many bool) error {
			_, err := g.Documents(ctx, some(documents, many)...)
			return err
		}},
		{"MentionsIn", func(ctx context.Context, g *Graph, many bool) error {
			_, err := g.MentionsIn(ctx, some(documents, many)...)
			return err
		}},
		{"Find", func(ctx context.Context, g *Graph, many bool) error {
			_, err := g.Find(ctx, Query{Documents: some(documents, many)})
			return err
		}},
		{"StatementsBetween", func(ctx context.Context, g *Graph, many bool) error {
			_, err := g.StatementsBetween(ctx, 0, len(some(ids, many)))
			return err
		}},
		{"Disputes", func(ctx context.Context, g *Graph, many bool) error {
			_, err := g.Disputes(ctx, true, some(entities, many)...)
			return err
		}},
		{"Search", func(ctx context.Context, g *Graph, many bool) error {
			query := "quo"
			if many {
				query = "q"
			}
			_, err := g.Search(ctx, query)
			return err
		}},
		{"Timeline", func(ctx context.Context, g *Graph, _ bool) error {
			_, err := g.Timeline(ctx, value("=1990/2010").Date)
			return err
		}},
	} {
		var counts []int
		for _, many := range []bool{false, true} {
			g, err := OpenStore(t.Context(), fmt.Sprintf("%s&log_statement=all&application_name=levels_%d", url, i))
			if err != nil {
				t.Fatal(err)
			}
			before := statements()
			if err := question.ask(t.Context(), g, many); err != nil {
				t.Fatal(err)
			}
			counts = append(counts, statements()-before)
			if err := g.Close(); err != nil {
				t.Error(err)
			}
		}
		if got[question.name] = counts[1]; counts[0] != counts[1] {
			t.Errorf("%s: %d statements of SQL for half, %d for all", question.name, counts[0], counts[1])
		}
	}
	// Of statements, the last level is that of their citations, which is not asked for where none says more than its source.
	want := map[string]int{
		"Entities": 2, "StatementsOf out": 6, "StatementsOf both": 7, "Statements": 5, "Documents": 6, "MentionsIn": 4,
		"Find": 10, "StatementsBetween": 6, "Disputes": 9, "Search": 2, "Timeline": 4,
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("statements of SQL (-want +got):\n%s", diff)
	}
}

// TestDatabaseDown asks a database that has been stopped.
func TestDatabaseDown(t *testing.T) {
	url, stop := postgrestest.Alone(t)
	c := randomCorpus(ontology(t), 6, 5, 20, 50)
	if err := Build(t.Context(), c, ontology(t), url, 0); err != nil {
		t.Fatal(err)
	}
	g, err := OpenStore(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	if err := g.Ping(t.Context()); err != nil {
		t.Errorf("Ping: %v", err)
	}
	stop()
	ids := []fact.EntityID{c.Entities[0].ID, c.Entities[1].ID}
	for name, ask := range map[string]func(ctx context.Context) error{
		"Ping":         g.Ping,
		"EntityIDs":    func(ctx context.Context) error { _, err := g.EntityIDs(ctx, ""); return err },
		"Entities":     func(ctx context.Context) error { _, err := g.Entities(ctx, ids...); return err },
		"StatementsOf": func(ctx context.Context) error { _, err := g.StatementsOf(ctx, Both, ids...); return err },
		"Find":         func(ctx context.Context) error { _, err := g.Find(ctx, Query{}); return err },
		"Documents":    func(ctx context.Context) error { _, err := g.Documents(ctx, c.Documents[0].ID); return err },
		"DocumentIDs":  func(ctx context.Context) error { _, err := g.DocumentIDs(ctx); return err },
		"Sources":      func(ctx context.Context) error { _, err := g.Sources(ctx); return err },
		"Disputes":     func(ctx context.Context) error { _, err := g.Disputes(ctx, true); return err },
		"Resolve":      func(ctx context.Context) error { _, err := g.Resolve(ctx, "a name"); return err },
		"Mentions":     func(ctx context.Context) error { _, err := g.Mentions(ctx, ids...); return err },
		"Search":       func(ctx context.Context) error { _, err := g.Search(ctx, "q"); return err },
		"Paths": func(ctx context.Context) error {
			_, err := g.Paths(ctx, ids[0], ids[1], PathOptions{MaxLength: 3, Limit: 3})
			return err
		},
		"Timeline":       func(ctx context.Context) error { _, err := g.Timeline(ctx, value("=1990/2010").Date); return err },
		"Quads":          func(ctx context.Context) error { return first(g.Quads(ctx)) },
		"AllStatements":  func(ctx context.Context) error { return first(g.AllStatements(ctx)) },
		"opening it":     func(ctx context.Context) error { _, err := OpenStore(ctx, url); return err },
		"building there": func(ctx context.Context) error { return Build(ctx, c, ontology(t), url, 0) },
	} {
		if err := ask(t.Context()); !errors.Is(err, ErrUnavailable) {
			t.Errorf("%s: got error %v, want %v", name, err, ErrUnavailable)
		}
	}
}

// first returns the first error of a sequence.
func first[T any](all iter.Seq2[T, error]) error {
	for _, err := range all {
		if err != nil {
			return err
		}
	}
	return nil
}

// some returns all, or only half of them.
func some[T any](all []T, many bool) []T {
	if many {
		return all
	}
	return all[:len(all)/2]
}
