// Package answer holds the Go types that answer the types of the GraphQL API.
//
// What stands at one place of an answer is read for all parents together: the
// organisations behind the roles of a hundred people are one call to the graph,
// as are the documents behind the references of all their statements. A [level]
// is the entities at such a place, [claims] are the statements at one, and a
// [shelf] is the documents at one; the first member that needs something has it
// read for all. So the number of calls grows with the depth of a query, never
// with the length of its lists, and there is no timer and no second plan of the
// query.
package answer

import (
	"context"
	"sync"

	"ibid/dispute"
	"ibid/edtf"
	"ibid/fact"
	"ibid/graph"
	"ibid/schema"
	"ibid/server/scalar"
)

// Store is what the API asks of a graph; see [graph.Graph], which is one.
type Store interface {
	Info() fact.Info
	Ontology() *schema.Ontology
	Revision() string
	Stats() graph.Stats
	IRI(fact.EntityID) string
	Resolve(ctx context.Context, key string) (fact.EntityID, error)
	EntityIDs(ctx context.Context, kind string) ([]fact.EntityID, error)
	Entities(ctx context.Context, ids ...fact.EntityID) ([]*fact.Entity, error)
	StatementsOf(ctx context.Context, dir graph.Direction, ids ...fact.EntityID) ([][]*fact.Statement, error)
	Statements(ctx context.Context, ids ...fact.StatementID) ([]*fact.Statement, error)
	Find(ctx context.Context, q graph.Query) ([]*fact.Statement, error)
	StatementsBetween(ctx context.Context, start, end int) ([]*fact.Statement, error)
	DocumentIDs(ctx context.Context) ([]fact.DocumentID, error)
	Documents(ctx context.Context, ids ...fact.DocumentID) ([]*fact.Document, error)
	Mentions(ctx context.Context, ids ...fact.EntityID) ([][]*fact.Mention, error)
	MentionsIn(ctx context.Context, ids ...fact.DocumentID) ([][]*fact.Mention, error)
	Sources(ctx context.Context) ([]*fact.Source, error)
	Disputes(ctx context.Context, differences bool, subjects ...fact.EntityID) ([]*dispute.Dispute, error)
	Timeline(ctx context.Context, period edtf.Date, subjects ...fact.EntityID) ([]*fact.Statement, error)
	Search(ctx context.Context, query string, kinds ...string) ([]graph.Hit, error)
	Paths(ctx context.Context, from, to fact.EntityID, opt graph.PathOptions) ([][]graph.Step, error)
}

// Node answers interface Node.
type Node interface{ IsNode() }

// Entity answers interface Entity.
type Entity interface {
	Node
	IsEntity()
}

// view is what all parts of the answer to one field of the query share.
type view struct {
	ctx      context.Context // a field, because gqlgen starts a goroutine for every method that takes one
	store    Store
	ontology *schema.Ontology
	asOf     edtf.Date // day on which claims must possibly hold; zero for any time
	sources  func() (map[fact.SourceKey]*fact.Source, error)
	disputed func() (map[fact.StatementID]bool, error) // statements that are part of a dispute
}

func (q *Query) view(ctx context.Context) *view {
	s := q.store
	v := &view{ctx: ctx, store: s, ontology: s.Ontology()}
	v.sources = sync.OnceValues(func() (map[fact.SourceKey]*fact.Source, error) {
		all, err := s.Sources(ctx)
		byKey := map[fact.SourceKey]*fact.Source{}
		for _, source := range all {
			byKey[source.Key] = source
		}
		return byKey, err
	})
	v.disputed = sync.OnceValues(func() (map[fact.StatementID]bool, error) {
		all, err := s.Disputes(ctx, false)
		ids := map[fact.StatementID]bool{}
		for _, d := range all {
			for _, st := range d.Statements {
				ids[st.ID] = true
			}
		}
		return ids, err
	})
	return v
}

// on returns the view of a day; of any time for nil.
func (v *view) on(day *edtf.Day) (*view, error) {
	if day == nil {
		return v, nil
	}
	at, err := date(*day)
	v.asOf = at
	return v, err
}

// date turns a day into the date that names it.
func date(d edtf.Day) (edtf.Date, error) {
	at, err := edtf.Parse(d.String())
	if err != nil {
		return edtf.Date{}, scalar.Errorf("the year of %s is beyond 9999", d)
	}
	return at, nil
}

// current reports whether a claim counts: it is not deprecated, and possibly holds at the time of the view.
func (v *view) current(s *fact.Statement) bool {
	return s.Rank != fact.Deprecated && (v.asOf.IsZero() || s.Holds(v.asOf) != fact.Never)
}

// memo computes a value once for each key. It is safe for concurrent use.
type memo[K comparable, V any] struct {
	mu     sync.Mutex
	values map[K]func() (V, error)
}

func (m *memo[K, V]) get(key K, compute func() (V, error)) (V, error) {
	m.mu.Lock()
	value, ok := m.values[key]
	if !ok {
		if m.values == nil {
			m.values = map[K]func() (V, error){}
		}
		value = sync.OnceValues(compute)
		m.values[key] = value
	}
	m.mu.Unlock()
	return value()
}

// distinct returns the elements without repetitions, in order.
func distinct[T comparable](list []T) []T {
	seen := make(map[T]bool, len(list))
	var out []T
	for _, v := range list {
		if !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out
}
