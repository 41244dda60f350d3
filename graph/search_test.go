package graph

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"ibid/fact"
)

func searchCorpus() *fact.Corpus {
	c := newCorpus("service/s3 | launched | =2006", "person/bezos | partOf | @organization/amazon")
	c.Entities = []fact.Entity{
		{ID: "organization/amazon", Kind: "Organization", Name: "Amazon", Aliases: []string{"亚马逊公司"}},
		{ID: "organization/lovefilm", Kind: "Organization", Name: "Lovefilm", About: "a rental service that Amazon bought"},
		{ID: "person/bezos", Kind: "Person", Name: "Jeff Bezos"},
		{ID: "person/muller", Kind: "Person", Name: "Jürgen Müller"},
		{ID: "service/s3", Kind: "Service", Name: "Amazon S3", Aliases: []string{"Simple Storage Service"}},
	}
	c.Documents = []fact.Document{{ID: "a", Path: "a.md", Title: "Storage for all", Headings: []fact.Heading{{Level: 2, Text: "Before the launch", Anchor: "launch"}}}}
	quotes := map[fact.EntityID]string{
		"service/s3": "S3 opened on Pi Day",
		"person/bezos": "the founder wrote a long memorandum, and in it he asked for hardened interfaces between all teams without exception, " +
			"on pain of dismissal, before the end of the year in which it was sent",
	}
	for i := range c.Statements {
		r := &c.Statements[i].References[0]
		r.Quote = quotes[c.Statements[i].Subject]
		r.Identify()
	}
	return c
}

func TestSearch(t *testing.T) {
	g := openGraph(t, searchCorpus())
	for _, test := range []struct {
		query string
		kinds []string
		want  []string // identifier and snippet
	}{
		{"", nil, nil},
		{"zzz", nil, nil},
		{"amazon", nil, []string{
			"organization/amazon: [Amazon]",
			"service/s3: [Amazon] S3",
			"organization/lovefilm: a rental service that [Amazon] bought",
		}},
		{"amazon s3", nil, []string{"service/s3: [Amazon] [S3]"}},
		{"STORA", nil, []string{"document a: [Storage] for all", "service/s3: Simple [Storage] Service"}},
		{"stora ", nil, nil},
		{"storage", []string{"Service", "Person"}, []string{"service/s3: Simple [Storage] Service"}},
		{"muller", nil, []string{"person/muller: Jürgen [Müller]"}},
		{"MU\u0308LLER jur", nil, []string{"person/muller: [Jürgen] [Müller]"}},
		{"马逊", nil, []string{"organization/amazon: 亚[马逊]公司"}},
		{"亚", nil, []string{"organization/amazon: [亚马]逊公司"}},
		{"马公", nil, nil},
		{"launch", nil, []string{"document a: Before the [launch]"}},
		{"pi day", nil, []string{"service/s3: S3 opened on [Pi] [Day]"}},
		{"hardened teams", nil, []string{"person/bezos: … founder wrote a long memorandum, and in it he asked for [hardened] interfaces between all [teams] without exception, on pain of dismissal, before the end of the …"}},
		{"amazon nonsense", []string{"Person"}, nil},
		{"bezos nonsense", nil, []string{"person/bezos: Jeff [Bezos]"}},
	} {
		t.Run(test.query, func(t *testing.T) {
			var got []string
			for _, h := range must[[]Hit](t)(g.Search(context.Background(), test.query, test.kinds...)) {
				id := string(h.Entity)
				if h.Document != "" {
					id = "document " + string(h.Document)
				}
				got = append(got, id+": "+strings.NewReplacer(matchStart, "[", matchEnd, "]").Replace(h.Snippet))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestSearchRanking(t *testing.T) {
	g := openGraph(t, &fact.Corpus{
		Info: fact.Info{Base: base, Language: "en"},
		Entities: []fact.Entity{
			{ID: "concept/guide", Kind: "Concept", Name: "Bezos, Jeff: a guide"},
			{ID: "person/bezos", Kind: "Person", Name: "Jeff Bezos"},
			{ID: "service/a", Kind: "Service", Name: "Storing, stored, stores", About: "storage at low costs"},
		},
	})
	for _, test := range []struct {
		query string
		want  []Hit
	}{
		{"jeff bezos", []Hit{
			{Entity: "person/bezos", Snippet: matchStart + "Jeff" + matchEnd + " " + matchStart + "Bezos" + matchEnd}, // the whole name
			{Entity: "concept/guide", Snippet: matchStart + "Bezos" + matchEnd + ", " + matchStart + "Jeff" + matchEnd + ": a guide"},
		}},
		{"costs stor", []Hit{
			{Entity: "service/a", Snippet: matchStart + "storage" + matchEnd + " at low " + matchStart + "costs" + matchEnd},
		}},
	} {
		got := must[[]Hit](t)(g.Search(context.Background(), test.query))
		if diff := cmp.Diff(test.want, got, cmpopts.IgnoreFields(Hit{}, "Score")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.query, diff)
		}
	}
}
