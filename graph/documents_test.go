package graph

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ibid/fact"
)

func TestDocuments(t *testing.T) {
	c := searchCorpus()
	c.Documents = append(c.Documents, fact.Document{ID: "Z", Path: "Z.md"}, fact.Document{ID: "a-b", Path: "a-b.md"})
	mention := func(e fact.EntityID, d fact.DocumentID, start int) fact.Mention {
		return fact.Mention{Entity: e, Document: d, Name: "x", Words: "x", Span: fact.Span{Start: start, End: start + 1}, Line: 1}
	}
	c.Mentions = []fact.Mention{mention("service/s3", "Z", 100), mention("service/s3", "a", 20), mention("person/bezos", "a", 100)}
	c.Mentions[2].Ambiguous = true
	c.Links = []fact.Link{{From: "a", To: "Z", Text: "second", Line: 9}, {From: "a", To: "Z", Text: "first", Line: 9}, {From: "Z", To: "a", Line: 1}}
	g := openGraph(t, c)
	ctx := context.Background()

	if diff := cmp.Diff([]fact.DocumentID{"Z", "a-b", "a"}, must[[]fact.DocumentID](t)(g.DocumentIDs(ctx))); diff != "" {
		t.Errorf("DocumentIDs (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]*fact.Document{&c.Documents[0], nil, &c.Documents[1]}, must[[]*fact.Document](t)(g.Documents(ctx, "a", "none", "Z"))); diff != "" {
		t.Errorf("Documents (-want +got):\n%s", diff)
	}
	m := c.Mentions
	if diff := cmp.Diff([][]*fact.Mention{{&m[0], &m[1]}, nil, {&m[2]}}, must[[][]*fact.Mention](t)(g.Mentions(ctx, "service/s3", "none", "person/bezos"))); diff != "" {
		t.Errorf("Mentions (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([][]*fact.Mention{{&m[1], &m[2]}, nil}, must[[][]*fact.Mention](t)(g.MentionsIn(ctx, "a", "none"))); diff != "" {
		t.Errorf("MentionsIn (-want +got):\n%s", diff)
	}
	l := c.Links
	if diff := cmp.Diff([][]*fact.Link{{&l[0], &l[1]}, nil}, must[[][]*fact.Link](t)(g.LinksFrom(ctx, "a", "none"))); diff != "" {
		t.Errorf("LinksFrom (-want +got):\n%s", diff)
	}
}

func TestCancelled(t *testing.T) {
	g := openGraph(t, newCorpus(history()...))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	errs := map[string]error{}
	_, errs["Entities"] = g.Entities(ctx, "service/s3")
	_, errs["StatementsOf"] = g.StatementsOf(ctx, Both, "service/s3")
	_, errs["Find"] = g.Find(ctx, Query{})
	_, errs["Documents"] = g.Documents(ctx, "a")
	_, errs["Search"] = g.Search(ctx, "s3")
	_, errs["Paths"] = g.Paths(ctx, "service/s3", "service/ec2", PathOptions{})
	for _, errs["Quads"] = range g.Quads(ctx) {
		break
	}
	for name, err := range errs {
		if err == nil {
			t.Errorf("%s gives no error when it is cancelled", name)
		}
	}
}
