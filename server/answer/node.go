package answer

import (
	"context"
	"slices"

	"ibid/dispute"
	"ibid/fact"
	"ibid/server/scalar"
)

// Node answers the field node.
func (q *Query) Node(ctx context.Context, id string) (Node, error) {
	found, err := q.Nodes(ctx, []string{id})
	if err != nil {
		return nil, err
	}
	return found[0], nil
}

// Nodes answers the field nodes. It reads nodes of one type together.
func (q *Query) Nodes(ctx context.Context, ids []string) ([]Node, error) {
	if len(ids) > MaxPage {
		return nil, scalar.Errorf("ids must be at most %d, but are %d", MaxPage, len(ids))
	}
	v := q.view(ctx)
	byType := map[string][]string{}
	for _, global := range ids {
		typ, id, _ := parseID(global)
		byType[typ] = append(byType[typ], id)
	}
	found := map[string]Node{}
	for typ, ids := range byType {
		if err := v.nodes(typ, ids, func(id string, n Node) { found[globalID(typ, id)] = n }); err != nil {
			return nil, err
		}
	}
	out := make([]Node, len(ids))
	for i, id := range ids {
		out[i] = found[id]
	}
	return out, nil
}

// nodes yields the nodes of a type that exist.
func (v *view) nodes(typ string, ids []string, yield func(id string, n Node)) error {
	switch typ {
	case "Entity":
		l, err := v.level(as[fact.EntityID](ids))
		if err != nil {
			return err
		}
		for id := range l.entities {
			yield(string(id), l.entity(id))
		}
	case "Statement", "Role", "Customership":
		found, err := v.store.Statements(v.ctx, as[fact.StatementID](ids)...)
		if err != nil {
			return err
		}
		found = slices.DeleteFunc(found, func(s *fact.Statement) bool { return s == nil })
		for _, s := range v.claims(found).statements(found) {
			switch {
			case typ == "Statement":
				yield(string(s.fact.ID), s)
			case typ == "Role" && s.fact.Property == roleProperty:
				yield(string(s.fact.ID), &Role{s})
			case typ == "Customership" && s.fact.Property == customerProperty:
				yield(string(s.fact.ID), &Customership{s})
			}
		}
	case "Document":
		s, err := v.shelf(as[fact.DocumentID](ids))
		if err != nil {
			return err
		}
		for id := range s.documents {
			yield(string(id), s.document(id))
		}
	case "Source":
		found, err := v.sourcesOf(as[fact.SourceKey](ids))
		for _, s := range found {
			yield(s.Key(), s)
		}
		return err
	case "Dispute":
		all, err := v.store.Disputes(v.ctx, true)
		if err != nil {
			return err
		}
		all = slices.DeleteFunc(slices.Clone(all), func(d *dispute.Dispute) bool { return !slices.Contains(ids, d.ID) })
		for _, d := range v.disputes(all).answers(all) {
			yield(d.dispute.ID, d)
		}
	case "Property", "Qualifier":
		for _, id := range ids {
			p := v.ontology.Property(fact.PropertyID(id))
			if typ == "Qualifier" {
				p = v.ontology.Qualifier(fact.PropertyID(id))
			}
			if p != nil {
				yield(id, &Property{v, p})
			}
		}
	case "Kind":
		for _, id := range ids {
			if k := v.ontology.Kind(id); k != nil {
				yield(id, &Kind{v, k})
			}
		}
	}
	return nil
}

func as[T ~string](ids []string) []T {
	out := make([]T, len(ids))
	for i, id := range ids {
		out[i] = T(id)
	}
	return out
}
