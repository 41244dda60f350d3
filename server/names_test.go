package server

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"ibid/fact"
	"ibid/internal/teststore"
	"ibid/schema"
)

// TestNamesakes asks for entities of one name.
func TestNamesakes(t *testing.T) {
	o, err := schema.Load()
	if err != nil {
		t.Fatal(err)
	}
	g := teststore.Open(t, &fact.Corpus{
		Info: fact.Info{Base: "https://example.org/"},
		Entities: []fact.Entity{
			{ID: "person/minister", Kind: "Person", Name: "John Smith", Tag: "minister"},
			{ID: "person/smith", Kind: "Person", Name: "John Smith", Tag: "smith"},
			{ID: "place/smith", Kind: "Place", Name: "John Smith", Tag: "Place"},
		},
		Documents: []fact.Document{{ID: "a", Path: "a.md", Title: "A"}},
		Mentions: []fact.Mention{
			{Entity: "person/smith", Document: "a", Name: "John Smith", Words: "John Smith.", Line: 1, Span: fact.Span{End: 10}, Ambiguous: true},
			{Entity: "place/smith", Document: "a", Name: "John Smith (Place)", Words: "John Smith (Place).", Line: 2, Span: fact.Span{Start: 20, End: 38}},
		},
	}, o)
	const several = `{"errors":[{"message":"\"John Smith\" may be person/minister or place/smith or person/smith: ask for one of them","path":["`
	for query, want := range map[string]string{
		`{ entity(key: "John Smith (SMITH)") { name label } }`:                           `{"data":{"entity":{"name":"John Smith","label":"John Smith (smith)"}}}`,
		`{ place(key: "John Smith") { label } }`:                                         `{"data":{"place":{"label":"John Smith (Place)"}}}`,
		`{ service(key: "John Smith") { label } }`:                                       several + `service"],"locations":[{"line":1,"column":3}],"extensions":{"code":"BAD_USER_INPUT"}}],"data":{"service":null}}`,
		`{ entity(key: "John Smith") { label } }`:                                        several + `entity"],"locations":[{"line":1,"column":3}],"extensions":{"code":"BAD_USER_INPUT"}}],"data":{"entity":null}}`,
		`{ document(key: "a") { mentions { nodes { ambiguous } } } }`:                    `{"data":{"document":{"mentions":{"nodes":[{"ambiguous":true},{"ambiguous":false}]}}}}`,
		`{ people(filter: {name: {startsWith: "john smith (sm"}}) { nodes { label } } }`: `{"data":{"people":{"nodes":[{"label":"John Smith (smith)"}]}}}`,
		`{ people(orderBy: {field: NAME, direction: DESC}) { nodes { label } } }`:        `{"data":{"people":{"nodes":[{"label":"John Smith (smith)"},{"label":"John Smith (minister)"}]}}}`,
	} {
		got, _ := Execute(t.Context(), g, query, "", nil)
		if diff := cmp.Diff(want+"\n", string(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", query, diff)
		}
	}
}
