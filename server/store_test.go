package server

import (
	"context"
	"fmt"
	"log/slog"
	"sync/atomic"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"ibid/fact"
	"ibid/graph"
)

// counted is a graph that counts how often it is read.
type counted struct {
	*graph.Graph
	calls atomic.Int64
}

func (c *counted) EntityIDs(ctx context.Context, kind string) ([]fact.EntityID, error) {
	c.calls.Add(1)
	return c.Graph.EntityIDs(ctx, kind)
}

func (c *counted) Entities(ctx context.Context, ids ...fact.EntityID) ([]*fact.Entity, error) {
	c.calls.Add(1)
	return c.Graph.Entities(ctx, ids...)
}

func (c *counted) StatementsOf(ctx context.Context, dir graph.Direction, ids ...fact.EntityID) ([][]*fact.Statement, error) {
	c.calls.Add(1)
	return c.Graph.StatementsOf(ctx, dir, ids...)
}

func (c *counted) Documents(ctx context.Context, ids ...fact.DocumentID) ([]*fact.Document, error) {
	c.calls.Add(1)
	return c.Graph.Documents(ctx, ids...)
}

func (c *counted) Disputes(ctx context.Context, differences bool, subjects ...fact.EntityID) ([]*graph.Dispute, error) {
	c.calls.Add(1)
	return c.Graph.Disputes(ctx, differences, subjects...)
}

func (c *counted) Find(ctx context.Context, q graph.Query) ([]*fact.Statement, error) {
	c.calls.Add(1)
	return c.Graph.Find(ctx, q)
}

func (c *counted) Mentions(ctx context.Context, ids ...fact.EntityID) ([][]*fact.Mention, error) {
	c.calls.Add(1)
	return c.Graph.Mentions(ctx, ids...)
}

func (c *counted) MentionsIn(ctx context.Context, ids ...fact.DocumentID) ([][]*fact.Mention, error) {
	c.calls.Add(1)
	return c.Graph.MentionsIn(ctx, ids...)
}

func (c *counted) Resolve(ctx context.Context, key string) (fact.EntityID, error) {
	c.calls.Add(1)
	return c.Graph.Resolve(ctx, key)
}

// TestCalls holds that the graph is read once for each level of a query, however long its lists are.
func TestCalls(t *testing.T) {
	for _, test := range []struct {
		name, query string
		want        int64
	}{
		{"roles", `{ people(first: 100) { nodes { name roles { nodes { title organization { name } } } } } }`, 4},
		{"property", `{ people(first: 100) { edges { node { role { value { name } } } } } }`, 4},
		{"quotes", `{ people(first: 100) { nodes { role { statement { references { quote document { title } } } } } } }`, 4},
		{"aliases", `{ people(first: 100) {
			nodes { a: roles(first: 1) { nodes { organization { key } } } b: roles(asOf: "2006-01-01") { nodes { holder { name } } } }
		} }`, 5},
		{"fragments", `query { people(first: 100) { nodes { ...F ... on Entity { ...F } } } } fragment F on Entity { ... on Person { role { value { name disputes { id } } } } }`, 5},
		{"filter", `{ people(first: 100, filter: {role: {in: ["organization/o1"]}}) { nodes { statements(filter: {subject: ["person/p1"]}) { nodes { value { text } } } } } }`, 8},
		{"mentions", `{ documents(first: 100) { nodes { title mentions { nodes { words entity { name } } } } } }`, 2},
		{"back", `{ people(first: 100) { nodes { roles { nodes { organization { name ... on Organization { roles(first: 3) { nodes { holder { name } } } } } } } } } }`, 6},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, people := range []int{2, 100} {
				var lines []string
				for i := range people {
					lines = append(lines, fmt.Sprintf("people%d/1 | person/p%d | role | @organization/o%d | title: head | from: =2005", i, i, i%10))
				}
				store := &counted{Graph: newGraph(t, lines)}
				resp, _ := newAPI(store, slog.New(slog.DiscardHandler)).do(context.Background(), &graphql.RawParams{Query: test.query})
				if len(resp.Errors) > 0 {
					t.Fatal(resp.Errors)
				}
				if got := store.calls.Load(); got != test.want {
					t.Errorf("%d people: %d calls, want %d", people, got, test.want)
				}
			}
		})
	}
}

// broken is a graph whose lists fail.
type broken struct {
	*counted
	fail func() error
}

func (b broken) EntityIDs(context.Context, string) ([]fact.EntityID, error) { return nil, b.fail() }
