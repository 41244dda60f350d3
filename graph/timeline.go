package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"ibid/edtf"
	"ibid/fact"
)

// dated is an entry of the timeline that is kept in memory.
type dated struct {
	date edtf.Date
	id   fact.StatementID
}

func compareDated(a, b dated) int {
	return cmp.Or(edtf.Compare(a.date, b.date), strings.Compare(string(a.id), string(b.id)))
}

// Timeline returns the dated statements whose date possibly falls into the period (all when it is zero)
// of the given subjects (all when there are none), in order of earliest and latest day.
func (g *Graph) Timeline(ctx context.Context, period edtf.Date, subjects ...fact.EntityID) ([]*fact.Statement, error) {
	if len(subjects) == 0 {
		var ids []fact.StatementID
		for _, d := range g.timeline {
			if period.IsZero() || d.date.Overlaps(period) {
				ids = append(ids, d.id)
			}
		}
		return g.Statements(ctx, ids...)
	}
	lists, err := g.StatementsOf(ctx, Out, subjects...)
	if err != nil {
		return nil, err
	}
	var out []*fact.Statement
	for _, s := range slices.Concat(lists...) {
		if date := s.Dated(); !date.IsZero() && (period.IsZero() || date.Overlaps(period)) {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b *fact.Statement) int {
		return compareDated(dated{a.Dated(), a.ID}, dated{b.Dated(), b.ID})
	})
	return slices.CompactFunc(out, func(a, b *fact.Statement) bool { return a.ID == b.ID }), nil
}
