package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"ibid/edtf"
	"ibid/fact"
)

// DisputeKind says how claims differ. Value, Date and Span are disputes; the
// others are differences that are no contradiction.
type DisputeKind string

// The kinds of dispute and of difference.
const (
	ValueDispute DisputeKind = "value"      // values that cannot both hold
	DateDispute  DisputeKind = "date"       // dates that cannot both hold
	SpanDispute  DisputeKind = "span"       // the same claim with beginnings or ends that cannot both hold
	Refinement   DisputeKind = "refinement" // one value is a more exact form of the other
	OtherAsOf    DisputeKind = "as of"      // observed at different times
	OtherScope   DisputeKind = "scope"      // of different scope or place
	OtherPeriod  DisputeKind = "period"     // of different periods that overlap
	OtherUnit    DisputeKind = "unit"       // in different units
)

// Disputed reports whether claims that differ in this way contradict one another.
func (k DisputeKind) Disputed() bool {
	return k == ValueDispute || k == DateDispute || k == SpanDispute
}

// Dispute is a set of rival claims about one property of one subject. It is computed, never declared.
type Dispute struct {
	ID         string // 32 hexadecimal digits, from the statements
	Kind       DisputeKind
	Subject    fact.EntityID
	Property   fact.PropertyID
	Statements []*fact.Statement // at least two; preferred first, then by number of sources, then by date and identifier
}

// Disputes returns the disputes, or with differences also the claims that differ without contradiction,
// of the given subjects or of all when there are none; sorted by subject, property and kind.
func (g *Graph) Disputes(ctx context.Context, differences bool, subjects ...fact.EntityID) ([]*Dispute, error) {
	all, err := g.disputeNodes(ctx, subjects)
	if err != nil {
		return nil, fmt.Errorf("find disputes: %w", err)
	}
	found, err := g.store.out(ctx, all, anything)
	if err != nil {
		return nil, fmt.Errorf("read disputes: %w", err)
	}
	var out []*Dispute
	var claims [][]quad.Value
	for i, links := range found {
		d := &Dispute{}
		var members []quad.Value
		d.ID, _ = g.local(disputePart, all[i])
		for _, l := range links {
			switch l.predicate {
			case disputeKind:
				d.Kind = DisputeKind(unescape(strings.TrimPrefix(lexical(l.other), string(disputeTerm("")))))
			case disputeSubject:
				id, _ := g.local(entityPart, l.other)
				d.Subject = fact.EntityID(id)
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
		slices.SortFunc(d.Statements, compareClaims)
	}
	slices.SortFunc(out, func(a, b *Dispute) int {
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
func disputeTerm(k DisputeKind) quad.IRI { return ibid + "dispute/" + quad.IRI(escape(string(k))) }

// compareClaims puts the claims of a dispute in the order in which a reader should see them.
func compareClaims(a, b *fact.Statement) int {
	return cmp.Or(cmp.Compare(b.Rank, a.Rank), cmp.Compare(support(b), support(a)),
		edtf.Compare(a.Dated(), b.Dated()), strings.Compare(string(a.ID), string(b.ID)))
}

// support counts the sources of a claim; a document that cites none is one itself.
func support(s *fact.Statement) int {
	seen := map[string]bool{}
	for _, r := range s.References {
		for _, key := range r.Sources() {
			seen["source "+string(key)] = true
		}
		if len(r.Citations) == 0 {
			seen["document "+string(r.Document)] = true
		}
	}
	return len(seen)
}
