package answer

import (
	"context"
	"slices"

	"ibid/edtf"
	"ibid/fact"
	"ibid/graph"
	"ibid/server/model"
)

// record is an entity of any kind: what all types of entity have in common.
type record struct {
	level  *level
	entity *fact.Entity
}

// Thing answers type Thing.
type Thing struct{ record }

// kind is a type of entity; the schema decides which there are.
type kind interface{ ~struct{ record } }

// IsNode marks a node.
func (record) IsNode() {}

// IsEntity marks an entity.
func (record) IsEntity() {}

// ID answers the field id.
func (e record) ID() string { return globalID("Entity", string(e.entity.ID)) }

// Kind answers the field kind.
func (e record) Kind() string { return e.entity.Kind }

// Key answers the field key.
func (e record) Key() string { return string(e.entity.ID) }

// IRI answers the field iri.
func (e record) IRI() string { return e.level.store.IRI(e.entity.ID) }

// Name answers the field name.
func (e record) Name() string { return e.entity.Name }

// Label answers the field label.
func (e record) Label() string { return e.entity.Label() }

// Aliases answers the field aliases.
func (e record) Aliases() []string { return e.entity.Aliases }

// Description answers the field description.
func (e record) Description() *string { return optional(e.entity.About, e.entity.About != "") }

// Wikidata answers the field wikidata.
func (e record) Wikidata() *string { return optional(e.entity.Wikidata, e.entity.Wikidata != "") }

// Statements answers the field statements.
func (e record) Statements(ctx context.Context, direction model.Direction, filter *model.StatementFilter, orderBy []*model.StatementOrder, asOf *edtf.Day, certainty model.Certainty, first *int, after *string, last *int, before *string) (*StatementConnection, error) {
	s, err := e.level.connection(ctx, directions[direction], func() (*arrangement, error) {
		return e.level.view.statements(filter, orderBy, asOf, certainty)
	})
	if err != nil {
		return nil, err
	}
	return s.claims.page(s.of[e.entity.ID], window{first, after, last, before})
}

var directions = map[model.Direction]graph.Direction{
	model.DirectionOut: graph.Out, model.DirectionIn: graph.In, model.DirectionBoth: graph.Both,
}

// page returns a page of some of the claims.
func (c *claims) page(list []*fact.Statement, w window) (*StatementConnection, error) {
	p, err := cut(c.view, c.statements(list), w)
	return &StatementConnection{p}, err
}

// Disputes answers the field disputes.
func (e record) Disputes(differences bool) ([]*Dispute, error) {
	all, err := e.level.disputes.get(differences, func() (*disputes, error) {
		return e.level.readDisputes(differences, e.level.ids)
	})
	if err != nil {
		return nil, err
	}
	return all.answers(all.bySubject[e.entity.ID]), nil
}

// Timeline answers the field timeline.
func (e record) Timeline(ctx context.Context, period *edtf.Date, certainty model.Certainty, first *int, after *string, last *int, before *string) (*TimelineConnection, error) {
	s, err := e.level.connection(ctx, graph.Both, func() (*arrangement, error) {
		dated := func(s *fact.Statement) bool {
			return !s.Dated().IsZero() && (period == nil || s.Happened(*period) >= certainties[certainty])
		}
		return &arrangement{tests: []test{e.level.current, dated}, compare: byTime}, nil
	})
	if err != nil {
		return nil, err
	}
	return s.claims.timeline(s.of[e.entity.ID], window{first, after, last, before})
}

var certainties = map[model.Certainty]fact.Certainty{
	model.CertaintyPossibly: fact.Possibly, model.CertaintyCertainly: fact.Certainly,
}

// timeline returns a page of some of the claims, which must be dated.
func (c *claims) timeline(list []*fact.Statement, w window) (*TimelineConnection, error) {
	p, err := cut(c.view, list, w)
	return &TimelineConnection{turn(p, func(s *fact.Statement, cursor string) *TimelineEdge {
		return &TimelineEdge{cursor, &Statement{c, s}}
	})}, err
}

// TimelineEdge answers type TimelineEdge.
type TimelineEdge struct {
	Cursor    string
	statement *Statement
}

// Node answers the field node.
func (e *TimelineEdge) Node() (*Statement, error) { return e.statement, nil }

// Date answers the field date.
func (e *TimelineEdge) Date() *FuzzyDate { return &FuzzyDate{e.statement.fact.Dated()} }

// Neighbours answers the field neighbours.
func (e record) Neighbours(ctx context.Context, direction model.Direction, property, kind []string, asOf *edtf.Day, first *int, after *string, last *int, before *string) (*NeighbourConnection, error) {
	s, err := e.level.connection(ctx, directions[direction], func() (*arrangement, error) {
		c := &compiler{view: e.level.view}
		c.add(c.current)
		c.asOf(asOf, model.CertaintyPossibly)
		c.filter(&model.StatementFilter{Property: property})
		return &arrangement{tests: c.tests}, c.err
	})
	if err != nil {
		return nil, err
	}
	if err := e.level.checkKinds(kind); err != nil {
		return nil, err
	}
	var found []*NeighbourEdge
	for _, st := range s.of[e.entity.ID] {
		for _, n := range neighbours(st, e.entity.ID) {
			if kind == nil || slices.Contains(kind, e.level.kindOf(n.id)) {
				n.statement = &Statement{s.claims, st}
				found = append(found, n)
			}
		}
	}
	p, err := cut(e.level.view, found, window{first, after, last, before})
	return &NeighbourConnection{turn(p, func(n *NeighbourEdge, cursor string) *NeighbourEdge {
		n.cursor = cursor
		return n
	})}, err
}

// neighbours returns the entities at the other ends of a statement.
func neighbours(s *fact.Statement, from fact.EntityID) []*NeighbourEdge {
	if s.Subject != from {
		return []*NeighbourEdge{{at: subject, id: s.Subject}}
	}
	var out []*NeighbourEdge
	if s.Value.Kind == fact.EntityValue {
		out = append(out, &NeighbourEdge{at: value, id: s.Value.Entity()})
	}
	for _, q := range s.Qualifiers {
		if q.Value.Kind == fact.EntityValue {
			out = append(out, &NeighbourEdge{at: qualifier, id: q.Value.Entity()})
		}
	}
	return out
}

// NeighbourEdge answers type NeighbourEdge.
type NeighbourEdge struct {
	cursor    string
	statement *Statement
	at        end // of the statement where the neighbour stands
	id        fact.EntityID
}

// Cursor answers the field cursor.
func (e *NeighbourEdge) Cursor() string { return e.cursor }

// Node answers the field node.
func (e *NeighbourEdge) Node() (Entity, error) { return e.statement.claims.entity(e.at, e.id) }

// Statement answers the field statement.
func (e *NeighbourEdge) Statement() *Statement { return e.statement }

// Direction answers the field direction.
func (e *NeighbourEdge) Direction() model.Direction {
	if e.at == subject {
		return model.DirectionIn
	}
	return model.DirectionOut
}
