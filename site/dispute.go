package site

import (
	"slices"

	"ibid/dispute"
	"ibid/fact"
)

// disputeGroup is a heading of the page of disputes.
type disputeGroup struct {
	name, about   string
	contradiction bool
	disputes      []*dispute.Dispute
}

// disputeNames says in words how claims differ, in the order of the page.
var disputeNames = [...]struct {
	kind  dispute.Kind
	name  string
	about string
}{
	{dispute.Value, "Values that cannot both hold", ""},
	{dispute.Date, "Dates that cannot both hold", ""},
	{dispute.Span, "Spans that cannot both hold", ""},
	{dispute.Possible, "Possible rivals", "These may or may not contradict one another: a value is vague, or it is not known whether both held at one time. They are not counted as disputes."},
	{dispute.Refinement, "No contradiction: one is more exact", ""},
	{dispute.AsOf, "No contradiction: seen at different times", ""},
	{dispute.Scope, "No contradiction: of different scope or place", ""},
	{dispute.Period, "No contradiction: of different periods", ""},
	{dispute.Unit, "No contradiction: in different currencies", ""},
}

func (c *corpus) disputeGroups() []disputeGroup {
	var out []disputeGroup
	for _, n := range disputeNames {
		g := disputeGroup{name: n.name, about: n.about, contradiction: n.kind.Disputed()}
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

// whyFirst says why the first claim stands first: see [dispute.Dispute].
func whyFirst(d *dispute.Dispute) string {
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
func rivalValues(d *dispute.Dispute) []fact.Value {
	var out []fact.Value
	for _, s := range d.Statements {
		if !slices.Contains(out, s.Value) {
			out = append(out, s.Value)
		}
	}
	return out
}
