package graph

import (
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ibid/fact"
)

func TestDisputes(t *testing.T) {
	// Each claim is written without its subject; want has the claims by their places.
	type want struct {
		Kind   DisputeKind
		Claims []int
	}
	for _, test := range []struct {
		name   string
		claims []string
		want   []want
	}{
		{"one claim", []string{"launched | =2006"}, nil},
		{"dates", []string{"launched | =2006", "launched | =2007-03"}, []want{{DateDispute, []int{0, 1}}}},
		{"a property of many values", []string{"category | storage", "category | database"}, nil},
		{"a more exact date", []string{"launched | =2006", "launched | =2006-03-14"}, []want{{Refinement, []int{0, 1}}}},
		{"a date within a vague one", []string{"launched | =2003-22", "launched | =[..2005]"}, []want{{Refinement, []int{0, 1}}}},
		{"dates that may be the same", []string{"launched | =2005/2007", "launched | =2006/2008"}, []want{{Refinement, []int{0, 1}}}},
		{"minutes", []string{"launched | =2006-03-14T12:17Z", "launched | =2006-03-14T12:18Z"}, []want{{DateDispute, []int{0, 1}}}},
		{"a minute of a day", []string{"launched | =2006-03-14T12:17Z", "launched | =2006-03-14"}, []want{{Refinement, []int{0, 1}}}},
		{"an instant in two zones", []string{"launched | =2006-03-14T23:30-05:00", "launched | =2006-03-15T04:30Z"}, []want{{Refinement, []int{0, 1}}}},
		{"a time that may be of any zone", []string{"launched | =2006-03-14T12:17", "launched | =2006-03-14T20:17Z"}, []want{{Refinement, []int{0, 1}}}},
		{"a day of any year", []string{"launched | =XXXX-03-14", "launched | =2006-03-14T12:17Z"}, []want{{Refinement, []int{0, 1}}}},
		{"two days of any year", []string{"launched | =XXXX-03-14", "launched | =XXXX-03-15"}, []want{{DateDispute, []int{0, 1}}}},
		{"a day of any year and another of one", []string{"launched | =XXXX-03-14", "launched | =2006-03-15"}, []want{{DateDispute, []int{0, 1}}}},
		{
			"a vague date beside two that contradict one another",
			[]string{"launched | =2006", "launched | =2006-03", "launched | =2006-08"},
			[]want{{DateDispute, []int{0, 1, 2}}},
		},
		{
			"contradictions are transitive",
			[]string{"launched | =2004", "launched | =2004/2006", "launched | =2006"},
			[]want{{DateDispute, []int{0, 1, 2}}},
		},
		{"texts", []string{"rated | A", "rated | B"}, []want{{ValueDispute, []int{0, 1}}}},
		{"texts by two who rate", []string{"rated | A | by: X", "rated | B | by: Y"}, nil},
		{
			"who claims it does not tell claims apart, nor how",
			[]string{"launched | =2006 | by: X | hedge: reported", "launched | =2007 | by: Y"},
			[]want{{DateDispute, []int{0, 1}}},
		},
		{"quantities", []string{"revenue | #5 USD", "revenue | #6 USD"}, []want{{ValueDispute, []int{0, 1}}}},
		{"a quantity within a range", []string{"revenue | #5 USD", "revenue | #4..6 USD"}, []want{{Refinement, []int{0, 1}}}},
		{"a quantity above a bound", []string{"revenue | #>4 USD", "revenue | #5 USD"}, []want{{Refinement, []int{0, 1}}}},
		{"a quantity at an open bound", []string{"revenue | #>5 USD", "revenue | #5 USD"}, []want{{ValueDispute, []int{0, 1}}}},
		{"currencies", []string{"revenue | #5 USD", "revenue | #4 EUR"}, []want{{OtherUnit, []int{0, 1}}}},
		{"other things counted", []string{"count | #57 regions", "count | #100 servers"}, nil},
		{"things counted at different times", []string{"count | #5 servers | asOf: =2005", "count | #9 servers | asOf: =2010"}, []want{{OtherAsOf, []int{0, 1}}}},
		{"things counted at the same time", []string{"count | #5 servers | asOf: =2005", "count | #9 servers | asOf: =2005"}, []want{{ValueDispute, []int{0, 1}}}},
		{
			"things counted at a time that is not known",
			[]string{"count | #5 servers | asOf: =2005", "count | #9 servers"},
			[]want{{ValueDispute, []int{0, 1}}},
		},
		{
			"a difference beside a dispute",
			[]string{"count | #5 servers | asOf: =2005", "count | #6 servers | asOf: =2005", "count | #9 servers | asOf: =2010"},
			[]want{{OtherAsOf, []int{0, 1, 2}}, {ValueDispute, []int{0, 1}}},
		},
		{"scopes", []string{"launched | =2006 | scope: beta", "launched | =2008"}, []want{{OtherScope, []int{0, 1}}}},
		{"scopes that are both given", []string{"launched | =2006 | scope: beta", "launched | =2008 | scope: all"}, []want{{OtherScope, []int{0, 1}}}},
		{"a place and everywhere", []string{"launched | =2006 | in: @place/us", "launched | =2008"}, []want{{OtherScope, []int{0, 1}}}},
		{"places", []string{"launched | =2006 | in: @place/us", "launched | =2008 | in: @place/eu"}, nil},
		{"scopes and times", []string{"count | #5 x | scope: a | asOf: =2005", "count | #6 x | scope: b | asOf: =2006"}, nil},
		{"a more exact date of another scope", []string{"launched | =2006 | scope: beta", "launched | =2006-03"}, nil},
		{"periods", []string{"revenue | #5 USD | on: =2014", "revenue | #6 USD | on: =2015"}, nil},
		{"the same period", []string{"revenue | #5 USD | on: =2016-33", "revenue | #6 USD | on: =2016-01/2016-03"}, []want{{ValueDispute, []int{0, 1}}}},
		{"a year and its quarter", []string{"revenue | #5 USD | on: =2014", "revenue | #2 USD | on: =2014-33"}, []want{{OtherPeriod, []int{0, 1}}}},
		{"growth against another year", []string{"growth | #5 % | against: =2013", "growth | #6 % | against: =2014"}, nil},
		{"growth against a year and a part of it", []string{"growth | #5 % | against: =2013", "growth | #6 % | against: =2013-02"}, []want{{OtherPeriod, []int{0, 1}}}},
		{"a figure without a period", []string{"revenue | #5 USD | on: =2014", "revenue | #6 USD"}, nil},
		{"shares of other wholes", []string{"share | #5 % | of: sales", "share | #6 % | of: profit"}, nil},
		{"shares of the same whole", []string{"share | #5 % | of: sales", "share | #6 % | of: sales"}, []want{{ValueDispute, []int{0, 1}}}},
		{"times of validity that overlap", []string{"price | #5 USD | from: =2006 | to: =2008", "price | #6 USD | from: =2007"}, []want{{ValueDispute, []int{0, 1}}}},
		{"times of validity that do not", []string{"price | #5 USD | from: =2006 | to: =2008", "price | #6 USD | from: =2009"}, nil},
		{"times of validity that overlap for a minute", []string{"price | #5 USD | from: =2006 | to: =2006-03-14T12:17Z", "price | #6 USD | from: =2006-03-14T14:17+02:00"}, []want{{ValueDispute, []int{0, 1}}}},
		{"times of validity that follow within a day", []string{"price | #5 USD | from: =2006 | to: =2006-03-14T12:17Z", "price | #6 USD | from: =2006-03-14T12:18Z"}, nil},
		{
			"times of validity that overlap across a day",
			[]string{"price | #5 USD | from: =2006-03-14T22:30-05:00 | to: =2006-03-14T23:30-05:00", "price | #6 USD | from: =2006-03-15T04:00Z | to: =2006-03-15T05:00Z", "price | #7 USD | from: =2006-03-15T04:40Z | to: =2006-03-16"},
			[]want{{ValueDispute, []int{0, 1, 2}}},
		},
		{"the same minute of validity", []string{"revenue | #5 USD | on: =2006-03-14T12:17Z", "revenue | #6 USD | on: =2006-03-14T14:17+02:00"}, []want{{ValueDispute, []int{0, 1}}}},
		{"two minutes of validity", []string{"revenue | #5 USD | on: =2006-03-14T12:17Z", "revenue | #6 USD | on: =2006-03-14T12:18Z"}, nil},
		{"times of validity of which one is not known", []string{"price | #5 USD | from: =2006 | to: =2008", "price | #6 USD"}, []want{{ValueDispute, []int{0, 1}}}},
		{"a deprecated claim is one", []string{"launched | =2006 | rank: deprecated", "launched | =2007 | rank: preferred"}, []want{{DateDispute, []int{0, 1}}}},
		{"beginnings", []string{"role | @organization/y | from: =2003", "role | @organization/y | from: =2006 | to: =2021"}, []want{{SpanDispute, []int{0, 1}}}},
		{"ends", []string{"role | @organization/y | to: =2020", "role | @organization/y | from: =2006 | to: =2021"}, []want{{SpanDispute, []int{0, 1}}}},
		{"a more exact beginning", []string{"role | @organization/y | from: =2003", "role | @organization/y | from: =2003-05 | to: =2021"}, nil},
		{"spans of other roles", []string{"role | @organization/y | title: A | from: =2003", "role | @organization/y | title: B | from: =2006"}, nil},
		{"spans apart", []string{"role | @organization/y | from: =2000 | to: =2003", "role | @organization/y | from: =2005 | to: =2008"}, nil},
		{"spans that follow one another", []string{"role | @organization/y | from: =2000 | to: =2005", "role | @organization/y | from: =2005 | to: =2008"}, nil},
		{"a beginning after the end", []string{"role | @organization/y | from: =2010", "role | @organization/y | to: =2005"}, []want{{SpanDispute, []int{0, 1}}}},
		{"spans that follow one another within a day", []string{"role | @organization/y | from: =2000 | to: =2005-03-14T12:17Z", "role | @organization/y | from: =2005-03-14T12:30Z | to: =2008"}, nil},
		{"beginnings in two minutes", []string{"role | @organization/y | from: =2003-03-14T12:17Z", "role | @organization/y | from: =2003-03-14T12:18Z"}, []want{{SpanDispute, []int{0, 1}}}},
		{"a beginning and an end", []string{"role | @organization/y | from: =2001", "role | @organization/y | to: =2005"}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			subject := "organization/x"
			if test.claims[0][:4] == "role" {
				subject = "person/x"
			}
			var all []string
			place := map[fact.StatementID]int{}
			for i, c := range test.claims {
				all = append(all, subject+" | "+c)
				place[statement(all[i]).ID] = i
			}
			g := openGraph(t, newCorpus(all...))
			var got []want
			for _, d := range must[[]*Dispute](t)(g.Disputes(context.Background(), true, fact.EntityID(subject))) {
				w := want{Kind: d.Kind}
				for _, s := range d.Statements {
					w.Claims = append(w.Claims, place[s.ID])
				}
				slices.Sort(w.Claims)
				got = append(got, w)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestClaimsOfDispute(t *testing.T) {
	want := []string{
		"service/x | launched | =2003 | rank: preferred",
		"service/x | launched | =2002 | cites: x | cites: y",
		"service/x | launched | =2000",
		"service/x | launched | =2001",
		"service/x | launched | =1999 | rank: deprecated",
	}
	g := openGraph(t, newCorpus(want...))
	got := lines(must[[]*Dispute](t)(g.Disputes(context.Background(), false))[0].Statements)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestDisputesOfAll(t *testing.T) {
	g := openGraph(t, newCorpus(
		"service/b | launched | =2006", "service/b | launched | =2007", "service/b | announced | =2006", "service/b | announced | =2006-03",
		"service/a | launched | =2006", "service/a | launched | =2007",
	))
	ctx := context.Background()
	type found struct {
		Subject  fact.EntityID
		Property fact.PropertyID
		Kind     DisputeKind
	}
	list := func(differences bool, subjects ...fact.EntityID) []found {
		var out []found
		for _, d := range must[[]*Dispute](t)(g.Disputes(ctx, differences, subjects...)) {
			out = append(out, found{d.Subject, d.Property, d.Kind})
		}
		return out
	}
	a, b := found{"service/a", "launched", DateDispute}, found{"service/b", "launched", DateDispute}
	refined := found{"service/b", "announced", Refinement}
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
