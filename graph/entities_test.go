package graph

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ibid/fact"
)

func TestEntities(t *testing.T) {
	c := searchCorpus()
	g := openGraph(t, c)
	ctx := context.Background()
	got := must[[]*fact.Entity](t)(g.Entities(ctx, "service/s3", "service/none", "person/bezos", "service/s3"))
	if diff := cmp.Diff([]*fact.Entity{&c.Entities[4], nil, &c.Entities[2], &c.Entities[4]}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for kind, want := range map[string][]fact.EntityID{
		"":        {"organization/amazon", "service/s3", "person/bezos", "person/muller", "organization/lovefilm"},
		"Person":  {"person/bezos", "person/muller"},
		"Region":  {},
		"Nothing": nil,
	} {
		if diff := cmp.Diff(want, must[[]fact.EntityID](t)(g.EntityIDs(ctx, kind))); diff != "" {
			t.Errorf("EntityIDs(%q) (-want +got):\n%s", kind, diff)
		}
	}
	if got := g.IRI("person/a b"); got != base+"e/person/a%20b" {
		t.Errorf("IRI = %s", got)
	}
}

func TestResolve(t *testing.T) {
	c := searchCorpus()
	c.Entities[0].Former = []fact.EntityID{"company/amazon"}
	c.Entities[0].Aliases = []string{"Jeff Bezos", "The Company"}
	g := openGraph(t, c)
	for key, want := range map[string]fact.EntityID{
		"service/s3":               "service/s3",
		base + "e/service/s3":      "service/s3",
		"company/amazon":           "organization/amazon",
		base + "e/company/amazon":  "organization/amazon",
		"jurgen müller":            "person/muller",
		"the company":              "organization/amazon",
		"Jeff Bezos":               "person/bezos", // a name goes before an alias
		"":                         "",
		"nobody":                   "",
		base + "e/service/nothing": "",
	} {
		if got := must[fact.EntityID](t)(g.Resolve(context.Background(), key)); got != want {
			t.Errorf("Resolve(%q) = %q, want %q", key, got, want)
		}
	}
}

// TestNamesakes has entities that are told apart by what stands behind their names.
func TestNamesakes(t *testing.T) {
	c := &fact.Corpus{Info: fact.Info{Base: base}, Entities: []fact.Entity{
		{ID: "person/a", Kind: "Person", Name: "John Smith", Tag: "smith", Aliases: []string{"JS"}},
		{ID: "person/b", Kind: "Person", Name: "John Smith", Tag: "minister (d. 1900)"},
		{ID: "person/c", Kind: "Person", Name: "JS"},
		{ID: "place/d", Kind: "Place", Name: "Hall (North)", Aliases: []string{"House"}},
		{ID: "place/e", Kind: "Place", Name: "House (House)", Tag: "House", Aliases: []string{"House"}},
	}}
	g := openGraph(t, c)
	var ids []fact.EntityID
	for _, e := range c.Entities {
		ids = append(ids, e.ID)
	}
	for i, e := range must[[]*fact.Entity](t)(g.Entities(t.Context(), ids...)) {
		if diff := cmp.Diff(&c.Entities[i], e); diff != "" {
			t.Errorf("entity (-want +got):\n%s", diff)
		}
	}
	want := []fact.EntityID{"place/d", "place/e", "person/b", "person/a", "person/c"}
	if diff := cmp.Diff(want, must[[]fact.EntityID](t)(g.EntityIDs(t.Context(), ""))); diff != "" {
		t.Errorf("in order of their labels (-want +got):\n%s", diff)
	}
	for key, want := range map[string]fact.EntityID{
		"john smith (smith)": "person/a", "person/b": "person/b", "JS": "person/c", "hall (north)": "place/d", "House (House)": "place/e",
	} {
		if got := must[fact.EntityID](t)(g.Resolve(t.Context(), key)); got != want {
			t.Errorf("Resolve(%q) = %q, want %q", key, got, want)
		}
	}
	for key, want := range map[string][]fact.EntityID{"john smith": {"person/b", "person/a"}, "House": {"place/d", "place/e"}} {
		_, err := g.Resolve(t.Context(), key)
		if several, ok := errors.AsType[*AmbiguousError](err); !ok || !slices.Equal(several.IDs, want) {
			t.Errorf("Resolve(%q): %v, want %v", key, err, want)
		}
	}
}

func TestStats(t *testing.T) {
	c := searchCorpus()
	c.Sources = []fact.Source{{Key: "x", Type: "book"}}
	c.Mentions = []fact.Mention{{Entity: "service/s3", Document: "a", Name: "S3", Words: "S3.", Line: 1, Span: fact.Span{Start: 0, End: 2}}}
	got := openGraph(t, c).Stats()
	got.Quads = 0 // TestQuadsAreCanonical counts them
	want := Stats{
		Documents: 1, Entities: 5, Statements: 2, References: 2, Sources: 1, Mentions: 1,
		Kinds:      map[string]int{"Organization": 2, "Person": 2, "Service": 1},
		Properties: map[fact.PropertyID]int{"launched": 1, "partOf": 1},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
