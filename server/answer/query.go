package answer

import (
	"context"
	"slices"

	"ibid/dispute"
	"ibid/edtf"
	"ibid/fact"
	"ibid/graph"
	"ibid/server/model"
	"ibid/server/scalar"
)

// Query answers the root of the API; the fields of the kinds follow from the schema.
type Query struct{ store Store }

// NewQuery returns the root that answers from a graph.
func NewQuery(s Store) *Query { return &Query{s} }

// Bounds of a search for paths.
const (
	maxPathLength = 8
	maxPaths      = 50
)

// Entity answers the field entity.
func (q *Query) Entity(ctx context.Context, key string) (Entity, error) {
	v := q.view(ctx)
	id, err := v.resolve(key)
	if err != nil || id == "" {
		return nil, err
	}
	l, err := v.level([]fact.EntityID{id})
	if err != nil {
		return nil, err
	}
	return l.entity(id), nil
}

// Statements answers the field statements.
func (q *Query) Statements(ctx context.Context, filter *model.StatementFilter, orderBy []*model.StatementOrder, asOf *edtf.Day, certainty model.Certainty, first *int, after *string, last *int, before *string) (*StatementConnection, error) {
	v := q.view(ctx)
	a, err := v.statements(filter, orderBy, asOf, certainty)
	if err != nil {
		return nil, err
	}
	p, err := v.shown(filter, a, window{first, after, last, before})
	c := v.claims(p.items)
	return &StatementConnection{turn(p, func(s *fact.Statement, _ string) *Statement { return &Statement{c, s} })}, err
}

// shown returns a page of the statements that an arrangement shows, which was made
// of the filter. If it shows all in the order of the graph, no more is read than the page.
func (v *view) shown(filter *model.StatementFilter, a *arrangement, w window) (page[*fact.Statement], error) {
	if len(a.tests) == 0 && a.compare == nil {
		return fetch(v, v.store.Stats().Statements, w, func(start, end int) ([]*fact.Statement, error) {
			return v.store.StatementsBetween(v.ctx, start, end)
		})
	}
	all, err := v.read(filter)
	if err != nil {
		return page[*fact.Statement]{}, err
	}
	c, err := v.arrange(all, a)
	if err != nil {
		return page[*fact.Statement]{}, err
	}
	return cut(v, c.list, w)
}

// read reads the statements that a filter may let pass: it lets the graph select
// by what it has an index for, and the filter is applied in full afterwards.
func (v *view) read(f *model.StatementFilter) ([]*fact.Statement, error) {
	if f == nil {
		return v.store.Find(v.ctx, graph.Query{})
	}
	if f.Subject != nil {
		ids, err := v.entityIDs(f.Subject)
		if err != nil {
			return nil, err
		}
		lists, err := v.store.StatementsOf(v.ctx, graph.Out, distinct(ids)...)
		seen := map[fact.StatementID]bool{} // of a symmetric property, from its other end
		return slices.DeleteFunc(slices.Concat(lists...), func(s *fact.Statement) bool {
			known := seen[s.ID]
			seen[s.ID] = true
			return known
		}), err
	}
	query := graph.Query{Kinds: f.Kind}
	var err error
	if query.Properties, err = v.propertyIDs(f.Property); err != nil {
		return nil, err
	}
	if query.Documents, err = v.documentIDs(f.Document); err != nil {
		return nil, err
	}
	if query.Sources, err = v.sourceKeys(f.Source); err != nil {
		return nil, err
	}
	return v.store.Find(v.ctx, query)
}

// Gaps answers the field gaps.
func (q *Query) Gaps(ctx context.Context, filter model.StatementFilter) ([]*FuzzyDate, error) {
	c := &compiler{view: q.view(ctx)}
	c.add(c.current)
	c.filter(&filter)
	if c.err != nil {
		return nil, c.err
	}
	all, err := c.read(&filter)
	if err != nil {
		return nil, err
	}
	var dates []edtf.Date
	for _, s := range keep(all, c.tests...) {
		dates = append(dates, s.Dated())
	}
	gaps := []*FuzzyDate{}
	for _, d := range edtf.Gaps(dates...) {
		gaps = append(gaps, &FuzzyDate{d})
	}
	return gaps, nil
}

// find reads statements and arranges them.
func (v *view) find(q graph.Query, a *arrangement) (*claims, error) {
	all, err := v.store.Find(v.ctx, q)
	if err != nil {
		return nil, err
	}
	return v.arrange(all, a)
}

// Timeline answers the field timeline.
func (q *Query) Timeline(ctx context.Context, period *edtf.Date, from, to *edtf.Day, certainty model.Certainty, subject, kind, property []string, first *int, after *string, last *int, before *string) (*TimelineConnection, error) {
	v := q.view(ctx)
	at, err := span(period, from, to)
	if err != nil {
		return nil, err
	}
	c := &compiler{view: v}
	c.add(v.current)
	c.filter(&model.StatementFilter{Subject: subject, Kind: kind, Property: property})
	if !at.IsZero() {
		c.add(func(s *fact.Statement) bool { return s.Happened(at) >= certainties[certainty] })
	}
	if c.err != nil {
		return nil, c.err
	}
	ids, err := v.entityIDs(subject)
	if err != nil {
		return nil, err
	}
	all, err := q.store.Timeline(ctx, at, ids...)
	if err != nil {
		return nil, err
	}
	found := v.claims(keep(all, c.tests...))
	return found.timeline(found.list, window{first, after, last, before})
}

// span is the period that a client gives in one of two ways; zero for all time.
func span(period *edtf.Date, from, to *edtf.Day) (edtf.Date, error) {
	if period != nil {
		if from != nil || to != nil {
			return edtf.Date{}, scalar.Errorf("give period, or from and to, not both")
		}
		return *period, nil
	}
	if from == nil && to == nil {
		return edtf.Date{}, nil
	}
	ends := [2]string{"..", ".."}
	for i, day := range []*edtf.Day{from, to} {
		if day != nil {
			ends[i] = day.String()
		}
	}
	d, err := edtf.Parse(ends[0] + "/" + ends[1])
	if err != nil {
		return edtf.Date{}, scalar.Errorf("from and to are no period: %v", err)
	}
	return d, nil
}

// Roles answers the field roles.
func (q *Query) Roles(ctx context.Context, filter *model.RoleFilter, asOf *edtf.Day, certainty model.Certainty, first *int, after *string, last *int, before *string) (*RoleConnection, error) {
	v := q.view(ctx)
	a, err := v.roles(filter, asOf, certainty)
	if err != nil {
		return nil, err
	}
	c, err := v.find(graph.Query{Properties: []fact.PropertyID{roleProperty}}, a)
	if err != nil {
		return nil, err
	}
	return c.roles(c.list, window{first, after, last, before})
}

// Customers answers the field customers.
func (q *Query) Customers(ctx context.Context, filter *model.CustomershipFilter, asOf *edtf.Day, certainty model.Certainty, first *int, after *string, last *int, before *string) (*CustomershipConnection, error) {
	v := q.view(ctx)
	a, err := v.customers(filter, asOf, certainty)
	if err != nil {
		return nil, err
	}
	c, err := v.find(graph.Query{Properties: []fact.PropertyID{customerProperty}}, a)
	if err != nil {
		return nil, err
	}
	return c.customers(c.list, window{first, after, last, before})
}

// Disputes answers the field disputes.
func (q *Query) Disputes(ctx context.Context, subject, property []string, kind []model.DisputeKind, differences bool, first *int, after *string, last *int, before *string) (*DisputeConnection, error) {
	v := q.view(ctx)
	subjects, err := v.entityIDs(subject)
	if err != nil {
		return nil, err
	}
	properties, err := v.propertyIDs(property)
	if err != nil {
		return nil, err
	}
	all, err := q.store.Disputes(ctx, differences || kind != nil, subjects...)
	if err != nil {
		return nil, err
	}
	var list []*dispute.Dispute
	for _, d := range all {
		if (subject == nil || slices.Contains(subjects, d.Subject) || slices.Contains(subjects, d.Other)) && (property == nil || slices.Contains(properties, d.Property)) &&
			(kind == nil || slices.Contains(kind, enum[model.DisputeKind](string(d.Kind)))) {
			list = append(list, d)
		}
	}
	p, err := cut(v, v.disputes(list).answers(list), window{first, after, last, before})
	return &DisputeConnection{p}, err
}

// Search answers the field search.
func (q *Query) Search(ctx context.Context, query string, kind []string, first *int, after *string, last *int, before *string) (*SearchConnection, error) {
	v := q.view(ctx)
	if err := v.checkKinds(kind); err != nil {
		return nil, err
	}
	hits, err := q.store.Search(ctx, query, kind...)
	if err != nil {
		return nil, err
	}
	p, err := cut(v, hits, window{first, after, last, before})
	if err != nil {
		return nil, err
	}
	var entities []fact.EntityID
	var documents []fact.DocumentID
	for _, h := range p.items {
		if h.Entity != "" {
			entities = append(entities, h.Entity)
		} else {
			documents = append(documents, h.Document)
		}
	}
	l, err := v.level(entities)
	if err != nil {
		return nil, err
	}
	s, err := v.shelf(documents)
	if err != nil {
		return nil, err
	}
	return &SearchConnection{turn(p, func(h graph.Hit, cursor string) *SearchEdge {
		e := &SearchEdge{Cursor: cursor, Score: h.Score, Snippet: h.Snippet}
		if e.node = s.document(h.Document); h.Entity != "" {
			e.node = l.entity(h.Entity)
		}
		return e
	})}, nil
}

// SearchEdge answers type SearchEdge.
type SearchEdge struct {
	Cursor, Snippet string
	Score           float64
	node            Node
}

// Node answers the field node.
func (e *SearchEdge) Node() (Node, error) { return e.node, nil }

// Paths answers the field paths.
func (q *Query) Paths(ctx context.Context, from, to string, property []string, maxLength, limit int, asOf *edtf.Day) ([]*Path, error) {
	switch {
	case maxLength < 1 || maxLength > maxPathLength:
		return nil, scalar.Errorf("maxLength must be from 1 to %d, but is %d", maxPathLength, maxLength)
	case limit < 1 || limit > maxPaths:
		return nil, scalar.Errorf("limit must be from 1 to %d, but is %d", maxPaths, limit)
	}
	v, err := q.view(ctx).on(asOf)
	if err != nil {
		return nil, err
	}
	ends, err := v.entityIDs([]string{from, to})
	if err != nil {
		return nil, err
	}
	properties, err := v.propertyIDs(property)
	if err != nil {
		return nil, err
	}
	found, err := q.store.Paths(ctx, ends[0], ends[1], graph.PathOptions{Properties: properties, MaxLength: maxLength, Limit: limit, Holds: v.asOf})
	if err != nil {
		return nil, err
	}
	var union []*fact.Statement
	for _, steps := range found {
		for _, s := range steps {
			union = append(union, s.Statement)
		}
	}
	c := v.claims(union)
	out := make([]*Path, len(found))
	for i, steps := range found {
		out[i] = &Path{c, steps}
	}
	return out, nil
}

// Document answers the field document.
func (q *Query) Document(ctx context.Context, key string) (*Document, error) {
	v := q.view(ctx)
	s, err := v.shelf([]fact.DocumentID{documentID(key)})
	if err != nil {
		return nil, err
	}
	return s.document(documentID(key)), nil
}

// Documents answers the field documents.
func (q *Query) Documents(ctx context.Context, first *int, after *string, last *int, before *string) (*DocumentConnection, error) {
	v := q.view(ctx)
	ids, err := q.store.DocumentIDs(ctx)
	if err != nil {
		return nil, err
	}
	p, err := cut(v, ids, window{first, after, last, before})
	if err != nil {
		return nil, err
	}
	s, err := v.shelf(p.items)
	if err != nil {
		return nil, err
	}
	return &DocumentConnection{turn(p, func(id fact.DocumentID, _ string) *Document { return s.document(id) })}, nil
}

// Sources answers the field sources.
func (q *Query) Sources(ctx context.Context, first *int, after *string, last *int, before *string) (*SourceConnection, error) {
	v := q.view(ctx)
	all, err := q.store.Sources(ctx)
	if err != nil {
		return nil, err
	}
	p, err := cut(v, all, window{first, after, last, before})
	return &SourceConnection{turn(p, func(s *fact.Source, _ string) *Source { return &Source{v, s} })}, err
}

// Properties answers the field properties.
func (q *Query) Properties(ctx context.Context, kind *string) ([]*Property, error) {
	v := q.view(ctx)
	if kind == nil {
		return v.properties(v.ontology.Properties), nil
	}
	if err := v.checkKinds([]string{*kind}); err != nil {
		return nil, err
	}
	return v.properties(v.ontology.Kind(*kind).Properties), nil
}

// Qualifiers answers the field qualifiers.
func (q *Query) Qualifiers(ctx context.Context) ([]*Property, error) {
	v := q.view(ctx)
	return v.properties(v.ontology.Qualifiers), nil
}

// Kinds answers the field kinds.
func (q *Query) Kinds(ctx context.Context) ([]*Kind, error) {
	v := q.view(ctx)
	out := make([]*Kind, len(v.ontology.Kinds))
	for i, k := range v.ontology.Kinds {
		out[i] = &Kind{v, k}
	}
	return out, nil
}

// Stats answers the field stats.
func (q *Query) Stats(context.Context) (*model.Stats, error) {
	s, info := q.store.Stats(), q.store.Info()
	return &model.Stats{
		Revision: q.store.Revision(), Title: info.Title,
		Description: optional(info.Description, info.Description != ""), Licence: optional(info.Licence, info.Licence != ""),
		Documents: s.Documents, Entities: s.Entities, Statements: s.Statements, References: s.References,
		Disputes: s.Disputes, Sources: s.Sources, Mentions: s.Mentions, Quads: s.Quads,
	}, nil
}
