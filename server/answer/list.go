package answer

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"ibid/edtf"
	"ibid/fact"
	"ibid/graph"
	"ibid/schema"
	"ibid/server/model"
)

// one answers the field for one entity of a kind.
func one[T kind](ctx context.Context, q *Query, kind, key string) (*T, error) {
	v := q.view(ctx)
	id, err := v.resolve(key, kind)
	if err != nil || id == "" || v.kindOf(id) != kind {
		return nil, err
	}
	l, err := v.level([]fact.EntityID{id})
	if err != nil || l.entities[id] == nil {
		return nil, err
	}
	e := T(struct{ record }{record{l, l.entities[id]}})
	return &e, nil
}

// many answers the field for the entities of a kind.
func many[T kind](ctx context.Context, q *Query, kind string, filter map[string]any, orderBy []*Order, asOf *edtf.Day, w window) (page[*T], error) {
	p, l, err := q.list(ctx, []string{kind}, filter, orderBy, asOf, w)
	return turn(p, func(id fact.EntityID, _ string) *T {
		e := T(struct{ record }{record{l, l.entities[id]}})
		return &e
	}), err
}

// Entities answers the field entities.
func (q *Query) Entities(ctx context.Context, kind []string, filter map[string]any, orderBy []*Order, asOf *edtf.Day, first *int, after *string, last *int, before *string) (*EntityConnection, error) {
	p, l, err := q.list(ctx, kind, filter, orderBy, asOf, window{first, after, last, before})
	return &EntityConnection{turn(p, func(id fact.EntityID, _ string) Entity { return l.entity(id) })}, err
}

// list returns a page of the entities of some kinds, of all for nil, and the level that they make.
func (q *Query) list(ctx context.Context, kinds []string, filter map[string]any, orderBy []*Order, asOf *edtf.Day, w window) (page[fact.EntityID], *level, error) {
	none := page[fact.EntityID]{}
	v, err := q.view(ctx).on(asOf)
	if err != nil {
		return none, nil, err
	}
	if err := v.checkKinds(kinds); err != nil {
		return none, nil, err
	}
	ids, err := v.sorted(kinds, filter, orderBy)
	if err != nil {
		return none, nil, err
	}
	p, err := cut(v, ids, w)
	if err != nil {
		return none, nil, err
	}
	l, err := v.level(p.items)
	return p, l, err
}

// sorted returns the entities of some kinds that a filter lets pass, in order.
// Without a filter and an order of its own it reads no entity.
func (v *view) sorted(kinds []string, filter map[string]any, orderBy []*Order) ([]fact.EntityID, error) {
	if kinds == nil {
		kinds = []string{""} // all
	}
	var ids []fact.EntityID
	for _, k := range kinds {
		some, err := v.store.EntityIDs(v.ctx, k)
		if err != nil {
			return nil, err
		}
		ids = append(ids, some...)
	}
	if len(kinds) > 1 && len(orderBy) == 0 {
		orderBy = []*Order{{Field: orderName}}
	}
	if len(filter) == 0 && len(orderBy) == 0 {
		return ids, nil
	}
	candidates, err := v.candidates(ids)
	if err != nil {
		return nil, err
	}
	passes, err := v.entityTest(filter)
	if err != nil {
		return nil, err
	}
	candidates = slices.DeleteFunc(candidates, func(c *candidate) bool { return !passes(c) })
	slices.SortStableFunc(candidates, v.compare(orderBy))
	ids = ids[:0:0]
	for _, c := range candidates {
		ids = append(ids, c.entity.ID)
	}
	return ids, nil
}

// candidate is an entity that may become part of a list.
type candidate struct {
	entity *fact.Entity
	claims []*fact.Statement // current ones
}

func (v *view) candidates(ids []fact.EntityID) ([]*candidate, error) {
	l, err := v.level(ids)
	if err != nil || len(l.ids) == 0 {
		return nil, err
	}
	claims, err := l.statementsOf(graph.Out)
	if err != nil {
		return nil, err
	}
	out := make([]*candidate, len(l.ids))
	for i, id := range l.ids {
		out[i] = &candidate{l.entities[id], keep(claims[id], v.current)}
	}
	return out, nil
}

// values returns the values of the claims about a property, the preferred
// first. Where a date is known more exactly, the vaguer one is left out: beside
// August 2006, 2006 does not make a launch possible in January.
func (c *candidate) values(p *schema.Property) []fact.Value {
	claims := keep(c.claims, func(s *fact.Statement) bool { return s.Property == p.ID })
	var out []fact.Value
	for _, s := range claims {
		if !p.Single || !slices.ContainsFunc(claims, func(o *fact.Statement) bool { return refines(p, o, s) }) {
			out = append(out, s.Value)
		}
	}
	return out
}

// refines reports whether a claim gives the date of another more exactly.
func refines(p *schema.Property, a, b *fact.Statement) bool {
	return a.Value.Date.Refines(b.Value.Date) && !slices.ContainsFunc(slices.Concat(schema.RivalQualifiers[:], p.Per), func(q fact.PropertyID) bool {
		return !slices.Equal(qualifiers(a, q), qualifiers(b, q))
	})
}

// entityTest compiles a filter of entities: the schema decides which keys it may have.
func (v *view) entityTest(filter map[string]any) (func(*candidate) bool, error) {
	c := &compiler{view: v}
	var tests []func(*candidate) bool
	for name, condition := range filter {
		if t := c.entityCondition(name, condition); t != nil {
			tests = append(tests, t)
		}
	}
	return func(e *candidate) bool {
		return !slices.ContainsFunc(tests, func(passes func(*candidate) bool) bool { return !passes(e) })
	}, c.err
}

// entityCondition compiles one key of a filter of entities; nil for a condition that is null.
func (c *compiler) entityCondition(name string, condition any) func(*candidate) bool {
	part := func(filter map[string]any) func(*candidate) bool {
		passes, err := c.entityTest(filter)
		c.fail(err)
		return passes
	}
	switch f := condition.(type) {
	case map[string]any: // not
		if f == nil {
			return nil
		}
		passes := part(f)
		return func(e *candidate) bool { return !passes(e) }
	case []map[string]any: // and, or
		if f == nil {
			return nil
		}
		var parts []func(*candidate) bool
		for _, filter := range f {
			parts = append(parts, part(filter))
		}
		return func(e *candidate) bool {
			met := func(passes func(*candidate) bool) bool { return passes(e) == (name == "or") }
			return slices.ContainsFunc(parts, met) == (name == "or")
		}
	case *bool: // disputed
		if f == nil {
			return nil
		}
		disputed, err := c.disputed()
		c.fail(err)
		return func(e *candidate) bool {
			return slices.ContainsFunc(e.claims, func(s *fact.Statement) bool { return disputed[s.ID] }) == *f
		}
	case []string:
		return c.keysCondition(name, f)
	}
	if f, ok := condition.(*model.TextFilter); ok && name == "name" {
		if f == nil {
			return nil
		}
		passes := matcher(f)
		return func(e *candidate) bool {
			return passes(e.entity.Name) || passes(e.entity.Label()) || slices.ContainsFunc(e.entity.Aliases, passes)
		}
	}
	passes := c.claimTest(condition)
	if passes == nil {
		return nil
	}
	p := c.ontology.Property(fact.PropertyID(name))
	return func(e *candidate) bool { return passes(e.values(p)) }
}

// keysCondition compiles key, document and source.
func (c *compiler) keysCondition(name string, keys []string) func(*candidate) bool {
	if keys == nil {
		return nil
	}
	var of test
	switch name {
	case "document":
		ids := set(resolve(c, keys, c.documentIDs))
		of = func(s *fact.Statement) bool {
			return slices.ContainsFunc(documentsOf(s), func(d fact.DocumentID) bool { return ids[d] })
		}
	case "source":
		ids := set(resolve(c, keys, c.sourceKeys))
		of = func(s *fact.Statement) bool {
			return slices.ContainsFunc(sourcesOf(s), func(k fact.SourceKey) bool { return ids[k] })
		}
	default:
		ids := set(resolve(c, keys, c.entityIDs))
		return func(e *candidate) bool { return ids[e.entity.ID] }
	}
	return func(e *candidate) bool { return slices.ContainsFunc(e.claims, of) }
}

// claimTest compiles a condition on the claims about a property; nil for one that is not given.
func (c *compiler) claimTest(f any) condition {
	switch f := f.(type) {
	case *model.DateFilter:
		return dateTest(f)
	case *model.QuantityFilter:
		return quantityTest(f)
	case *model.TextFilter:
		return textTest(f)
	case *model.EntityValueFilter:
		return c.entityValueTest(f)
	case *model.ValueFilter:
		return c.valueTest(f)
	}
	return nil
}

// compare orders candidates; what lacks a value comes last either way.
func (v *view) compare(orderBy []*Order) func(a, b *candidate) int {
	properties := make([]*schema.Property, len(orderBy))
	for i, o := range orderBy {
		properties[i] = named(v.ontology.Properties, string(o.Field))
	}
	return func(a, b *candidate) int {
		for i, o := range orderBy {
			sign, result := 1, 0
			if o.Direction == model.OrderDirectionDesc {
				sign = -1
			}
			switch o.Field {
			case orderName:
				result = strings.Compare(graph.Fold(a.entity.Label()), graph.Fold(b.entity.Label()))
			case orderStatements:
				result = cmp.Compare(len(a.claims), len(b.claims))
			default:
				x, y := a.values(properties[i]), b.values(properties[i])
				if len(x) == 0 || len(y) == 0 {
					sign, result = 1, lacking(len(x) == 0, len(y) == 0)
				} else {
					sign, result = 1, compareValues(x[0], y[0], sign)
				}
			}
			if result != 0 {
				return sign * result
			}
		}
		return 0
	}
}
