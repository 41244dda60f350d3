package graph

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ibid/dispute"
	"ibid/fact"
)

// TestSymmetric holds that a statement of a symmetric property is one, and is
// found from both ends.
func TestSymmetric(t *testing.T) {
	ctx := context.Background()
	partner := "organization/b | partnerOf | @organization/a | by: @organization/c"
	deprecated := "organization/b | partnerOf | @organization/c | rank: deprecated"
	self := "organization/d | partnerOf | @organization/d"
	g := openGraph(t, newCorpus(partner, deprecated, self))
	for _, test := range []struct {
		dir  Direction
		id   fact.EntityID
		want []string
	}{
		{Out, "organization/a", []string{partner}},
		{In, "organization/a", []string{}},
		{Both, "organization/a", []string{partner}},
		{Out, "organization/b", []string{partner, deprecated}},
		{In, "organization/b", []string{}},
		{Out, "organization/c", []string{deprecated}},
		{In, "organization/c", []string{partner}},
		{Both, "organization/c", []string{deprecated, partner}},
		{Both, "organization/d", []string{self}},
	} {
		got := must[[][]*fact.Statement](t)(g.StatementsOf(ctx, test.dir, test.id))[0]
		if diff := cmp.Diff(test.want, lines(got)); diff != "" {
			t.Errorf("%s, direction %d (-want +got):\n%s", test.id, test.dir, diff)
		}
		for _, s := range got {
			if want := statement(lines([]*fact.Statement{s})[0]); s.Subject != want.Subject || s.Value != want.Value {
				t.Errorf("from %s it is %s %v, want it as it is written", test.id, s.Subject, s.Value)
			}
		}
	}
	all := must[[]*fact.Statement](t)(g.Find(ctx, Query{}))
	if diff := cmp.Diff([]string{partner, deprecated, self}, lines(all)); diff != "" {
		t.Errorf("all statements (-want +got):\n%s", diff)
	}

	var got []string
	for q, err := range g.Quads(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, q.String())
	}
	id := statement(partner).ID
	for _, line := range []string{
		"<https://example.org/k/e/organization/b> <https://example.org/k/p/partnerOf> <https://example.org/k/st/" + string(id) + "> <https://example.org/k/g/facts> .",
		"<https://example.org/k/e/organization/a> <https://example.org/k/pi/partnerOf> <https://example.org/k/st/" + string(id) + "> <https://example.org/k/g/facts> .",
		"<https://example.org/k/e/organization/b> <https://example.org/k/v/partnerOf> <https://example.org/k/e/organization/a> <https://example.org/k/g/truthy> .",
		"<https://example.org/k/e/organization/a> <https://example.org/k/v/partnerOf> <https://example.org/k/e/organization/b> <https://example.org/k/g/truthy> .",
		"<https://example.org/k/v/partnerOf> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/2002/07/owl#SymmetricProperty> <https://example.org/k/g/ontology> .",
	} {
		if !slices.Contains(got, line) {
			t.Errorf("there is no quad %s", line)
		}
	}
	for _, line := range got {
		if strings.Contains(line, "/v/partnerOf> <https://example.org/k/e/organization/c>") || strings.Contains(line, "organization/d> <https://example.org/k/pi/") {
			t.Errorf("there is a quad %s", line)
		}
	}
}

// TestSymmetricDisputes holds that a dispute about both ends is one, and that either has it.
func TestSymmetricDisputes(t *testing.T) {
	ctx := context.Background()
	g := openGraph(t, newCorpus(
		"organization/b | partnerOf | @organization/a | from: =2003 | to: =2005",
		"organization/a | partnerOf | @organization/b | from: =2004 | to: =2006",
		"organization/b | partnerOf | @organization/c",
	))
	for subjects, want := range map[string]int{"": 1, "organization/a": 1, "organization/b": 1, "organization/a organization/b": 1, "organization/c": 0} {
		var ids []fact.EntityID
		for id := range strings.FieldsSeq(subjects) {
			ids = append(ids, fact.EntityID(id))
		}
		list := must[[]*dispute.Dispute](t)(g.Disputes(ctx, true, ids...))
		if len(list) != want {
			t.Errorf("of %q there are %d disputes, want %d", subjects, len(list), want)
		}
		for _, d := range list {
			if d.Kind != dispute.Span || d.Subject != "organization/a" || d.Other != "organization/b" || len(d.Statements) != 2 {
				t.Errorf("of %q there is %+v", subjects, d)
			}
		}
	}
	if got := g.Stats().Disputes; got != 1 {
		t.Errorf("number of disputes = %d, want 1", got)
	}
}

// TestPossibleRivals holds that possible rivals are kept and are not counted.
func TestPossibleRivals(t *testing.T) {
	ctx := context.Background()
	g := openGraph(t, newCorpus("organization/x | runBy | @person/a | on: =2002-07", "organization/x | runBy | @person/b | from: =[..2003-08]"))
	for _, test := range []struct {
		differences bool
		want        []dispute.Kind
	}{{false, nil}, {true, []dispute.Kind{dispute.Possible}}} {
		var got []dispute.Kind
		for _, d := range must[[]*dispute.Dispute](t)(g.Disputes(ctx, test.differences)) {
			got = append(got, d.Kind)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("with differences: %v (-want +got):\n%s", test.differences, diff)
		}
	}
	if got := g.Stats().Disputes; got != 0 {
		t.Errorf("number of disputes = %d, want 0", got)
	}
}
