package server

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"log/slog"
	"sync/atomic"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/go-cmp/cmp"

	"ibid/dispute"
	"ibid/fact"
	"ibid/graph"
	"ibid/server/answer"
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

func (c *counted) Disputes(ctx context.Context, differences bool, subjects ...fact.EntityID) ([]*dispute.Dispute, error) {
	c.calls.Add(1)
	return c.Graph.Disputes(ctx, differences, subjects...)
}

func (c *counted) Find(ctx context.Context, q graph.Query) ([]*fact.Statement, error) {
	c.calls.Add(1)
	return c.Graph.Find(ctx, q)
}

func (c *counted) StatementsBetween(ctx context.Context, start, end int) ([]*fact.Statement, error) {
	c.calls.Add(1)
	return c.Graph.StatementsBetween(ctx, start, end)
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
		{"statements", `{ statements(first: 100) { nodes { subject { name } references { document { title } } } } }`, 3},
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

// unfound is a graph that cannot list all statements.
type unfound struct{ *graph.Graph }

func (unfound) Find(context.Context, graph.Query) ([]*fact.Statement, error) {
	return nil, errors.New("all statements were asked for")
}

// TestStatementPages holds the pages of all statements, of which no more is read,
// against those of a filter that lets all pass.
func TestStatementPages(t *testing.T) {
	g := newGraph(t, corpus)
	total := g.Stats().Statements
	cursor := func(revision string, at int) string {
		return base64.RawURLEncoding.EncodeToString(fmt.Appendf(nil, "%.8s:%d", revision, at))
	}
	at := func(at int) string { return cursor(g.Revision(), at) }
	windows := []string{"orderBy: []", "first: 0", "first: 3", "last: 4", "first: 500", "first: -1", "first: 501", "first: 1, last: 1", `after: "x"`}
	for _, place := range []int{0, 5, total - 2, total - 1, total, total + 7} {
		windows = append(windows,
			fmt.Sprintf("first: 3, after: %q", at(place)), fmt.Sprintf("last: 3, before: %q", at(place)),
			fmt.Sprintf("last: 3, after: %q", at(place)), fmt.Sprintf("first: 3, before: %q", at(place)),
			fmt.Sprintf("after: %q, before: %q", at(2), at(place)))
	}
	windows = append(windows, fmt.Sprintf("first: 3, after: %q", cursor("another revision", 1)))
	log := slog.New(slog.DiscardHandler)
	ask := func(store answer.Store, arguments string) string {
		query := "{ statements(" + arguments + ") { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id subject { name } rivals { id } } } } }"
		resp, _ := newAPI(store, log).do(t.Context(), &graphql.RawParams{Query: query})
		return fmt.Sprintf("%s %v", resp.Data, resp.Errors)
	}
	for _, window := range windows {
		want := ask(g, "filter: {documentsAtMost: 1000}, "+window)
		for _, filter := range []string{"", "filter: {}, "} {
			if diff := cmp.Diff(want, ask(unfound{g}, filter+window)); diff != "" {
				t.Errorf("%s%s (-want +got):\n%s", filter, window, diff)
			}
		}
	}
	const sorted = "orderBy: [{field: DATE}], first: 5"
	if diff := cmp.Diff(ask(g, "filter: {documentsAtMost: 1000}, "+sorted), ask(g, sorted)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", sorted, diff)
	}
}

// broken is a graph whose lists fail.
type broken struct {
	*counted
	fail func() error
}

func (b broken) EntityIDs(context.Context, string) ([]fact.EntityID, error) { return nil, b.fail() }
