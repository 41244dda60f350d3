package graph

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ibid/edtf"
	"ibid/fact"
)

// history is a small corpus for questions.
func history() []string {
	return []string{
		"organization/amazon | offers | @service/s3",
		"organization/amazon | offers | @service/ec2",
		"organization/amazon | founder | @person/bezos",
		"person/jassy | role | @organization/aws | title: CEO | from: =2016 | to: =2021-07 | by: @person/bezos",
		"organization/aws | partOf | @organization/amazon",
		"organization/aws | partOf | @organization/other | rank: deprecated",
		"service/s3 | launched | =2006-03-14 | cites: press",
		"service/s3 | announced | =2006",
		"service/ec2 | launched | =2006-08",
		"service/ec2 | launched | =2006-10 | rank: preferred",
		"service/ec2 | runsOn | @product/xen",
		"organization/netflix | customerOf | @service/ec2 | from: =2010",
	}
}

func TestStatementsOf(t *testing.T) {
	g := openGraph(t, newCorpus(append(history(), "concept/self | partOf | @concept/self | by: @concept/self")...))
	ctx := context.Background()
	for _, test := range []struct {
		name string
		dir  Direction
		ids  []fact.EntityID
		want [][]string
	}{
		{"out, the preferred first", Out, []fact.EntityID{"service/ec2", "service/none", "service/s3"}, [][]string{
			{"service/ec2 | launched | =2006-10 | rank: preferred", "service/ec2 | launched | =2006-08", "service/ec2 | runsOn | @product/xen"},
			{},
			{"service/s3 | announced | =2006", "service/s3 | launched | =2006-03-14 | cites: press"},
		}},
		{"in, of values and qualifiers", In, []fact.EntityID{"person/bezos"}, [][]string{
			{"person/jassy | role | @organization/aws | title: CEO | from: =2016 | to: =2021-07 | by: @person/bezos", "organization/amazon | founder | @person/bezos"},
		}},
		{"both, the outgoing first", Both, []fact.EntityID{"organization/amazon", "organization/amazon"}, [][]string{
			{"organization/amazon | founder | @person/bezos", "organization/amazon | offers | @service/s3", "organization/amazon | offers | @service/ec2", "organization/aws | partOf | @organization/amazon"},
			{"organization/amazon | founder | @person/bezos", "organization/amazon | offers | @service/s3", "organization/amazon | offers | @service/ec2", "organization/aws | partOf | @organization/amazon"},
		}},
		{"once, though at both ends", Both, []fact.EntityID{"concept/self"}, [][]string{{"concept/self | partOf | @concept/self | by: @concept/self"}}},
		{"nothing", Both, nil, [][]string{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := [][]string{}
			for _, list := range must[[][]*fact.Statement](t)(g.StatementsOf(ctx, test.dir, test.ids...)) {
				got = append(got, lines(list))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestFind(t *testing.T) {
	c := newCorpus(history()...)
	c.Documents = append(c.Documents, fact.Document{ID: "b", Path: "b.md"})
	for i := range c.Statements {
		if s := &c.Statements[i]; s.Property == "runsOn" {
			other := s.References[0]
			other.Document = "b"
			other.Identify()
			s.References = append(s.References, other)
		}
	}
	g := openGraph(t, c)
	launched := []string{"service/ec2 | launched | =2006-10 | rank: preferred", "service/ec2 | launched | =2006-08", "service/s3 | launched | =2006-03-14 | cites: press"}
	for _, test := range []struct {
		name  string
		query Query
		want  []string
	}{
		{"property", Query{Properties: []fact.PropertyID{"launched"}}, launched},
		{"properties, one unknown", Query{Properties: []fact.PropertyID{"runsOn", "nothing"}}, []string{"service/ec2 | runsOn | @product/xen"}},
		{"document", Query{Documents: []fact.DocumentID{"b"}}, []string{"service/ec2 | runsOn | @product/xen"}},
		{"source", Query{Sources: []fact.SourceKey{"press"}}, launched[2:]},
		{"kind", Query{Kinds: []string{"Person"}}, []string{"person/jassy | role | @organization/aws | title: CEO | from: =2016 | to: =2021-07 | by: @person/bezos"}},
		{"all conditions", Query{Properties: []fact.PropertyID{"launched"}, Documents: []fact.DocumentID{"a"}, Sources: []fact.SourceKey{"press"}, Kinds: []string{"Service"}}, launched[2:]},
		{"conditions that exclude one another", Query{Properties: []fact.PropertyID{"launched"}, Documents: []fact.DocumentID{"b"}}, []string{}},
		{"unknown kind", Query{Kinds: []string{"Nothing"}}, []string{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, lines(must[[]*fact.Statement](t)(g.Find(context.Background(), test.query)))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	if all := must[[]*fact.Statement](t)(g.Find(context.Background(), Query{})); len(all) != len(c.Statements) {
		t.Errorf("the zero query finds %d statements, want %d", len(all), len(c.Statements))
	}
}

func TestStatements(t *testing.T) {
	line := history()[3]
	g := openGraph(t, newCorpus(history()...))
	want := statement(line)
	got := must[[]*fact.Statement](t)(g.Statements(context.Background(), "unknown", want.ID))
	if diff := cmp.Diff([]*fact.Statement{nil, &want}, got, cmp.Comparer(func(a, b edtf.Date) bool { return a == b })); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTimeline(t *testing.T) {
	g := openGraph(t, newCorpus(history()...))
	for _, test := range []struct {
		name     string
		period   string
		subjects []fact.EntityID
		want     []string
	}{
		{"all of one", "", []fact.EntityID{"service/s3"}, []string{"service/s3 | announced | =2006", "service/s3 | launched | =2006-03-14 | cites: press"}},
		{"a period", "2006-09/2006-12", nil, []string{"service/s3 | announced | =2006", "service/ec2 | launched | =2006-10 | rank: preferred"}},
		{"a period of one", "2006-09/..", []fact.EntityID{"service/ec2", "service/ec2"}, []string{"service/ec2 | launched | =2006-10 | rank: preferred"}},
		{"of several", "", []fact.EntityID{"service/ec2", "service/s3"}, []string{
			"service/s3 | announced | =2006", "service/s3 | launched | =2006-03-14 | cites: press",
			"service/ec2 | launched | =2006-08", "service/ec2 | launched | =2006-10 | rank: preferred",
		}},
		{"spans", "2021", nil, []string{
			"organization/netflix | customerOf | @service/ec2 | from: =2010",
			"person/jassy | role | @organization/aws | title: CEO | from: =2016 | to: =2021-07 | by: @person/bezos",
		}},
		{"no date", "2021", []fact.EntityID{"organization/aws"}, []string{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var period edtf.Date
			if test.period != "" {
				period = edtf.MustParse(test.period)
			}
			got := lines(must[[]*fact.Statement](t)(g.Timeline(context.Background(), period, test.subjects...)))
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	if got := len(must[[]*fact.Statement](t)(g.Timeline(context.Background(), edtf.Date{}))); got != 6 {
		t.Errorf("the whole timeline has %d statements, want 6", got)
	}
}

// TestTimelineOfTimes places the events of an incident within their days, and those of no year at the end.
func TestTimelineOfTimes(t *testing.T) {
	incident := []string{
		"service/s3 | launched | =2021-12-07T15:30Z",
		"service/s3 | announced | =2021-12-07",
		"service/a | launched | =2021-12-07T07:33-08:00",
		"service/a | announced | =2021-12-07T15:30:29Z",
		"service/b | launched | =2021-12-07T22:30-08:00",
		"service/b | announced | =2021-12-08T01:00Z",
		"service/c | launched | =2021-12-08",
		"service/c | announced | =XXXX-12-07",
		"service/d | launched | =XXXX-06-04",
		"service/d | announced | =2022-06",
		"service/d | launched | =2024-03-16T01:00+14:00",
		"service/d | announced | =2024-03-15T11:30Z",
	}
	g := openGraph(t, newCorpus(incident...))
	for period, want := range map[string][]int{
		"":                    {1, 0, 3, 2, 6, 5, 4, 9, 10, 11, 8, 7},
		"2021":                {1, 0, 3, 2, 6, 5, 4, 8, 7},
		"2021-12-07":          {1, 0, 3, 2, 4, 7},
		"2021-12-08":          {6, 5},
		"2021-12-07T15:30Z":   {1, 0, 3, 7},
		"2021-12-07T15:33Z":   {1, 2, 7},
		"2021-12-08T06:30Z":   {6, 4},
		"../2021-12-07T15:30": {1, 0, 3, 2, 5, 8, 7},
		"2022-06":             {9, 8},
		"2024-03-14T23:30-12": {11},
		"2022-06-05":          {9},
		"XXXX-06":             {9, 8},
		"XXXX-12-08":          {6, 5},
	} {
		var date edtf.Date
		if period != "" {
			date = edtf.MustParse(period)
		}
		var wanted []string
		for _, i := range want {
			wanted = append(wanted, incident[i])
		}
		for name, subjects := range map[string][]fact.EntityID{"all": nil, "each": {"service/s3", "service/a", "service/b", "service/c", "service/d"}} {
			if diff := cmp.Diff(wanted, lines(must[[]*fact.Statement](t)(g.Timeline(context.Background(), date, subjects...)))); diff != "" {
				t.Errorf("%q of %s (-want +got):\n%s", period, name, diff)
			}
		}
	}
}
