package graph

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ibid/dispute"
	"ibid/fact"
)

func TestDisputesOfAll(t *testing.T) {
	g := openGraph(t, newCorpus(
		"service/b | launched | =2006", "service/b | launched | =2007", "service/b | announced | =2006", "service/b | announced | =2006-03",
		"service/a | launched | =2006", "service/a | launched | =2007",
	))
	ctx := context.Background()
	type found struct {
		Subject  fact.EntityID
		Property fact.PropertyID
		Kind     dispute.Kind
	}
	list := func(differences bool, subjects ...fact.EntityID) []found {
		var out []found
		for _, d := range must[[]*dispute.Dispute](t)(g.Disputes(ctx, differences, subjects...)) {
			out = append(out, found{d.Subject, d.Property, d.Kind})
		}
		return out
	}
	a, b := found{"service/a", "launched", dispute.Date}, found{"service/b", "launched", dispute.Date}
	refined := found{"service/b", "announced", dispute.Refinement}
	for _, test := range []struct{ got, want []found }{
		{list(false), []found{a, b}},
		{list(true), []found{a, refined, b}},
		{list(true, "service/b", "service/none"), []found{refined, b}},
	} {
		if diff := cmp.Diff(test.want, test.got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
	if got := g.Stats().Disputes; got != 2 {
		t.Errorf("number of disputes = %d, want 2", got)
	}
}
