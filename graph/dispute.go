package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"ibid/dispute"
	"ibid/fact"
)

// Disputes returns the disputes, or with differences also the claims that differ without contradiction,
// of the given subjects or of all when there are none; sorted by subject, property and kind.
func (g *Graph) Disputes(ctx context.Context, differences bool, subjects ...fact.EntityID) ([]*dispute.Dispute, error) {
	all, err := g.disputeNodes(ctx, subjects)
	if err != nil {
		return nil, fmt.Errorf("find disputes: %w", err)
	}
	found, err := g.store.out(ctx, all, anything)
	if err != nil {
		return nil, fmt.Errorf("read disputes: %w", err)
	}
	var out []*dispute.Dispute
	var claims [][]quad.Value
	for i, links := range found {
		d := &dispute.Dispute{}
		var members []quad.Value
		d.ID, _ = g.local(disputePart, all[i])
		for _, l := range links {
			switch l.predicate {
			case disputeKind:
				d.Kind = dispute.Kind(unescape(strings.TrimPrefix(lexical(l.other), string(disputeTerm("")))))
			case disputeSubject:
				local, _ := g.local(entityPart, l.other)
				if id := fact.EntityID(local); d.Subject == "" {
					d.Subject = id
				} else {
					d.Subject, d.Other = min(d.Subject, id), max(d.Subject, id)
				}
			case disputeProperty:
				id, _ := g.local(propertyPart, l.other)
				d.Property = fact.PropertyID(id)
			case disputeClaim:
				members = append(members, l.other)
			}
		}
		if differences || d.Kind.Disputed() {
			out, claims = append(out, d), append(claims, members)
		}
	}
	nodes, err := g.store.quads.Nodes(ctx, slices.Concat(claims...))
	if err != nil {
		return nil, fmt.Errorf("read disputes: %w", err)
	}
	members, err := g.statementsAt(ctx, nodes)
	if err != nil {
		return nil, err
	}
	for i, d := range out {
		d.Statements = slices.Clip(members[:len(claims[i])])
		members = members[len(claims[i]):]
		slices.SortFunc(d.Statements, dispute.Compare)
	}
	slices.SortFunc(out, func(a, b *dispute.Dispute) int {
		return cmp.Or(strings.Compare(string(a.Subject), string(b.Subject)), g.compareProperty(a.Property, b.Property),
			strings.Compare(string(a.Kind), string(b.Kind)), strings.Compare(a.ID, b.ID))
	})
	return out, nil
}

// disputeNodes returns the nodes of the disputes of the subjects, or of all.
func (g *Graph) disputeNodes(ctx context.Context, subjects []fact.EntityID) ([]quad.Value, error) {
	if len(subjects) == 0 {
		nodes, err := g.store.instances(ctx, disputeClass)
		if err != nil {
			return nil, err
		}
		return g.store.read(ctx, nodes)
	}
	found, err := g.store.in(ctx, iris(subjects, g.entity), func(p quad.IRI) bool { return p == disputeSubject })
	var nodes []quad.Value
	for _, l := range slices.Concat(found...) {
		nodes = append(nodes, l.other)
	}
	return unique(nodes), err
}

// disputeTerm is the IRI of a kind of dispute; that of the empty kind is the beginning of all.
func disputeTerm(k dispute.Kind) quad.IRI { return ibid + "dispute/" + quad.IRI(escape(string(k))) }
