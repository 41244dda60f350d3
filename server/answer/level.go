package answer

import (
	"context"
	"slices"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"ibid/fact"
	"ibid/graph"
)

// level is the entities that stand at one place of an answer, for all parents together.
type level struct {
	*view
	ids         []fact.EntityID
	entities    map[fact.EntityID]*fact.Entity
	statements  memo[graph.Direction, map[fact.EntityID][]*fact.Statement]
	properties  memo[fact.PropertyID, *selection]
	connections memo[*ast.Field, *selection]
	disputes    memo[bool, *disputes]
	mentions    func() (*mentions, error)
}

// level reads entities; unknown ones are left out.
func (v *view) level(ids []fact.EntityID) (*level, error) {
	l := &level{view: v, entities: map[fact.EntityID]*fact.Entity{}}
	l.mentions = sync.OnceValues(l.readMentions)
	ids = distinct(ids)
	if len(ids) == 0 {
		return l, nil
	}
	found, err := v.store.Entities(v.ctx, ids...)
	if err != nil {
		return nil, err
	}
	for _, e := range found {
		if e != nil {
			l.ids = append(l.ids, e.ID)
			l.entities[e.ID] = e
		}
	}
	return l, nil
}

// entity returns an entity of the level, nil when it is unknown.
func (l *level) entity(id fact.EntityID) Entity {
	e := l.entities[id]
	if e == nil {
		return nil
	}
	return wrap(record{l, e})
}

// statementsOf returns the statements of every entity of the level, which read
// from that entity: of a symmetric property it is the subject.
func (l *level) statementsOf(dir graph.Direction) (map[fact.EntityID][]*fact.Statement, error) {
	return l.statements.get(dir, func() (map[fact.EntityID][]*fact.Statement, error) {
		lists, err := l.store.StatementsOf(l.ctx, dir, l.ids...)
		byID := make(map[fact.EntityID][]*fact.Statement, len(lists))
		for i, list := range lists {
			byID[l.ids[i]] = l.readFrom(l.ids[i], list)
		}
		return byID, err
	})
}

// readFrom turns round the statements of which an entity is the value and the
// property is symmetric.
func (v *view) readFrom(id fact.EntityID, list []*fact.Statement) []*fact.Statement {
	out := list
	for i, s := range list {
		if s.Subject == id || s.Value.Entity() != id || !v.symmetric(s) {
			continue
		}
		if &out[0] == &list[0] { // the graph's list must not be changed
			out = slices.Clone(list)
		}
		out[i] = s.ReadFrom(id)
	}
	return out
}

// selection is some statements of every entity of a level.
type selection struct {
	claims *claims
	of     map[fact.EntityID][]*fact.Statement
}

// choose selects statements of every entity of the level.
func (l *level) choose(dir graph.Direction, a *arrangement) (*selection, error) {
	all, err := l.statementsOf(dir)
	if err != nil {
		return nil, err
	}
	s := &selection{of: make(map[fact.EntityID][]*fact.Statement, len(all))}
	var union []*fact.Statement
	for _, id := range l.ids {
		s.of[id] = keep(all[id], append(a.tests, func(s *fact.Statement) bool { return !a.own || names(s, id) })...)
		union = append(union, s.of[id]...)
	}
	s.claims = l.claims(union)
	if a.compare == nil {
		return s, nil
	}
	compare, err := a.compare(s.claims)
	if err != nil {
		return nil, err
	}
	for _, list := range s.of {
		slices.SortStableFunc(list, compare)
	}
	return s, nil
}

// names reports whether an entity is the subject or the value of a statement, rather than in a qualifier.
func names(s *fact.Statement, id fact.EntityID) bool {
	return s.Subject == id || s.Value.Entity() == id
}

// connection selects statements once for a field of the query, whose arguments are the same for the whole level.
func (l *level) connection(ctx context.Context, dir graph.Direction, prepare func() (*arrangement, error)) (*selection, error) {
	return l.connections.get(graphql.GetFieldContext(ctx).Field.Field, func() (*selection, error) {
		a, err := prepare()
		if err != nil {
			return nil, err
		}
		return l.choose(dir, a)
	})
}

// property returns the current claims of an entity about a property.
func property[C any](l *level, id fact.EntityID, p fact.PropertyID, claim func(*Statement) C) ([]C, error) {
	s, err := l.properties.get(p, func() (*selection, error) {
		c := &compiler{view: l.view}
		c.property(p)
		return l.choose(graph.Out, &arrangement{tests: c.tests})
	})
	if err != nil {
		return nil, err
	}
	out := make([]C, len(s.of[id]))
	for i, st := range s.of[id] {
		out[i] = claim(&Statement{s.claims, st})
	}
	return out, nil
}
