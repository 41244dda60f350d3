package site

import (
	"slices"

	"ibid/fact"
	"ibid/graph"
)

// disputeGroup is a heading of the page of disputes.
type disputeGroup struct {
	name          string
	contradiction bool
	disputes      []*graph.Dispute
}

// disputeNames says in words how claims differ, in the order of the page.
var disputeNames = [...]struct {
	kind graph.DisputeKind
	name string
}{
	{graph.ValueDispute, "Values that cannot both hold"},
	{graph.DateDispute, "Dates that cannot both hold"},
	{graph.SpanDispute, "Spans that cannot both hold"},
	{graph.Refinement, "No contradiction: one is more exact"},
	{graph.OtherAsOf, "No contradiction: seen at different times"},
	{graph.OtherScope, "No contradiction: of different scope or place"},
	{graph.OtherPeriod, "No contradiction: of different periods"},
	{graph.OtherUnit, "No contradiction: in different units"},
}

func (c *corpus) disputeGroups() []disputeGroup {
	var out []disputeGroup
	for _, n := range disputeNames {
		g := disputeGroup{name: n.name, contradiction: n.kind.Disputed()}
		for _, d := range c.disputes {
			if d.Kind == n.kind {
				g.disputes = append(g.disputes, d)
			}
		}
		if len(g.disputes) > 0 {
			out = append(out, g)
		}
	}
	return out
}

// whyFirst says why the first claim stands first: see [graph.Dispute].
func whyFirst(d *graph.Dispute) string {
	first, second := d.Statements[0], d.Statements[1]
	switch {
	case first.Rank == fact.Preferred && second.Rank != fact.Preferred:
		return "the editors prefer it"
	case first.Rank > second.Rank:
		return "the editors hold the others for wrong"
	case len(sourcesOf(first)) > len(sourcesOf(second)):
		return "it rests on more sources"
	}
	return "claims of equal standing are in order of date"
}

// rivalValues returns the values of a dispute, each once, in the order of the claims.
func rivalValues(d *graph.Dispute) []fact.Value {
	var out []fact.Value
	for _, s := range d.Statements {
		if !slices.Contains(out, s.Value) {
			out = append(out, s.Value)
		}
	}
	return out
}
