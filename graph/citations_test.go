package graph

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ibid/fact"
)

// TestQuadsOfCitations has a source alone, and all that can be said of one.
func TestQuadsOfCitations(t *testing.T) {
	c := newCorpus("service/s3 | price | #6 EUR")
	r := &c.Statements[0].References[0]
	r.Citations = []fact.Citation{
		{Source: "atlas"},
		{Source: "log", Locator: fact.Locator{Label: "page", Value: "3-5"}, Prefix: "see", Suffix: "and passim"},
		{Source: "log", Locator: fact.Locator{Label: "section", Value: "3"}},
	}
	g := openGraph(t, c)
	names := strings.NewReplacer(
		base, "", string(c.Statements[0].ID), "ID", string(r.ID), "REF",
		string(g.citation(c.Statements[0].ID, r.ID, r.Citations[1])[len(base+citationPart):]), "PAGE",
		string(g.citation(c.Statements[0].ID, r.ID, r.Citations[2])[len(base+citationPart):]), "SECTION",
	)
	var got []string
	for q, err := range g.Quads(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		if line := names.Replace(q.String()); strings.Contains(line, "<cite/") || strings.Contains(line, "<src/") {
			got = append(got, line)
		}
	}
	want := strings.Split(`<cite/PAGE> <http://purl.org/ontology/bibo/locator> "3-5" <doc/a> .
<cite/PAGE> <http://purl.org/ontology/bibo/pages> "3-5" <doc/a> .
<cite/PAGE> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/prov#Derivation> <doc/a> .
<cite/PAGE> <http://www.w3.org/ns/prov#entity> <src/log> <doc/a> .
<cite/PAGE> <pr/label> "page" <doc/a> .
<cite/PAGE> <pr/prefix> "see"@en-gb <doc/a> .
<cite/PAGE> <pr/suffix> "and passim"@en-gb <doc/a> .
<cite/SECTION> <http://purl.org/ontology/bibo/locator> "3" <doc/a> .
<cite/SECTION> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/prov#Derivation> <doc/a> .
<cite/SECTION> <http://www.w3.org/ns/prov#entity> <src/log> <doc/a> .
<cite/SECTION> <pr/label> "section" <doc/a> .
<der/ID-REF> <pr/citation> <cite/PAGE> <doc/a> .
<der/ID-REF> <pr/citation> <cite/SECTION> <doc/a> .
<der/ID-REF> <pr/source> <src/atlas> <doc/a> .
<der/ID-REF> <pr/source> <src/log> <doc/a> .`, "\n")
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("quads (-want +got):\n%s", diff)
	}
	read, err := g.Statements(context.Background(), c.Statements[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(r.Citations, read[0].References[0].Citations); diff != "" {
		t.Errorf("citations (-want +got):\n%s", diff)
	}
}
