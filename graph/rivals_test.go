package graph

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ibid/fact"
)

// TestRivals compares claims on the bounds of each rule. A claim is written
// without its subject; what is wanted is the kind and the claims of each
// dispute or difference. Each case has several subjects, since claims are found
// in the order of identifiers, and must compare alike in any.
func TestRivals(t *testing.T) {
	for _, test := range []struct {
		claims string // with ; between them
		want   string
	}{
		// Values.
		{"launched | =2006; launched | =2006 | scope: beta", ""},
		{"launched | =2006; launched | =2006 | by: X", ""},
		{"launched | =2006-03-14; launched | =2006-03-15", "date 0 1"},
		{"launched | =2006-03-14; launched | =2006-03-14~", "refinement 0 1"},
		{"launched | =2006-03-31; launched | =2006-04", "date 0 1"},
		{"launched | =2006-03-31; launched | =2006-03", "refinement 0 1"},
		{"launched | =2006; launched | soon", "value 0 1"},
		{"launched | =2006; launched | #2006", "value 0 1"},
		{"revenue | #5 USD; revenue | #5.0 USD | by: X", ""},
		{"revenue | #5 USD; revenue | #5.01 USD", "value 0 1"},
		{"revenue | #>5 USD; revenue | #<5 USD", "value 0 1"},
		{"revenue | #>=5 USD; revenue | #<=5 USD", "refinement 0 1"},
		{"revenue | #4..5 USD; revenue | #5..6 USD", "refinement 0 1"},
		{"revenue | #4..5 USD; revenue | #5.01..6 USD", "value 0 1"},
		{"revenue | #-5 USD; revenue | #5 USD", "value 0 1"},
		{"revenue | #5 USD; revenue | #5", ""},
		{"revenue | #5 USD; revenue | #9 shares", ""},
		{"revenue | #9 shares; revenue | #5 USD", ""},
		{"count | #5 USD; count | #9 usd", ""},
		{"count | #5 U1D; count | #9 EUR", ""},
		{"count | #5 USDT; count | #9 EUR", ""},
		{"count | #5 EUR; count | #9 US", ""},
		{"rated | A; rated | a", "value 0 1"},

		// Qualifiers that tell claims apart.
		{"rated | A | by: X; rated | B", ""},
		{"rated | A | by: @person/y; rated | B | by: @person/y", "value 0 1"},
		{"revenue | #5 USD | on: =2014; revenue | #6 USD | on: =2014", "value 0 1"},
		{"revenue | #5 USD | on: =2014; revenue | #6 USD | on: =2014-01-01/2014-12-31", "value 0 1"},
		{"revenue | #5 USD | on: =2014; revenue | #6 USD | on: =2014-01-01/2014-12-30", "period 0 1"},
		{"revenue | #5 USD | on: =2014; revenue | #6 USD | on: =2014-01-02/2014-12-31", "period 0 1"},
		{"revenue | #5 USD | on: =2014; revenue | #6 USD | on: =2014-12-31/2015", "period 0 1"},
		{"revenue | #5 USD | on: =2014; revenue | #6 USD | on: =2015-01-01/2015-12-31", ""},
		{"revenue | #5 USD | on: =2014/..; revenue | #6 USD | on: =2014/", "period 0 1"},
		{"revenue | #5 USD | on: =../2014; revenue | #6 USD | on: =/2014", "period 0 1"},
		{"revenue | #5 USD | on: =[..2014]; revenue | #6 USD | on: =../2014", "period 0 1"},
		{"revenue | #5 USD | on: =2014 | on: =2015; revenue | #6 USD | on: =2014", ""},
		{"growth | #5 % | against: =2013; growth | #6 % | against: 2013", ""},
		{"growth | #5 % | against: 2013; growth | #6 % | against: =2013", ""},
		{"growth | #5 % | against: A; growth | #6 % | against: A", "value 0 1"},
		{"growth | #5 % | against: A; growth | #6 % | against: B", ""},
		{"launched | =2006 | scope: A; launched | =2007 | scope: A", "date 0 1"},
		{"launched | =2006 | scope: A | scope: B; launched | =2007 | scope: A", "scope 0 1"},
		{"launched | =2006 | in: @place/x; launched | =2007 | in: @place/x", "date 0 1"},
		{"launched | =2006; launched | =2007 | in: @place/x", "scope 0 1"},
		{"launched | =2006 | in: @place/x | scope: A; launched | =2007", "scope 0 1"},
		{"count | #5 x | asOf: =2005; count | #6 x | asOf: =2005-01/2005-12", "value 0 1"},
		{"count | #5 x | asOf: =2005; count | #6 x | asOf: =2005-06", "as of 0 1"},
		{"count | #6 x; count | #5 x | asOf: =2005", "value 0 1"},
		{"count | #5..7 x | asOf: =2005; count | #6 x | asOf: =2006", ""},
		{"revenue | #5 USD | on: =2014; revenue | #4 EUR | on: =2014-33", ""},

		// When it was does as well, where the property does not ask for it.
		{"launched | =2006 | on: =2005; launched | =2007 | on: =2006", ""},
		{"launched | =2006 | on: =2005-12-31; launched | =2007 | on: =2005", "date 0 1"},
		{"launched | =2006 | on: =2006-01-01; launched | =2007 | on: =2005", ""},

		// Times of validity, a day apart and on the same day.
		{"price | #5 USD | from: =2006 | to: =2008-05-10; price | #6 USD | from: =2008-05-11 | to: =2009", ""},
		{"price | #6 USD | from: =2008-05-11 | to: =2009; price | #5 USD | from: =2006 | to: =2008-05-10", ""},
		{"price | #5 USD | on: =2008-05-10; price | #6 USD | on: =2008-05-11", ""},
		{"price | #5 USD | on: =2008-05-10; price | #6 USD | on: =2008-05-10", "value 0 1"},
		{"price | #5 USD | from: =2006 | to: =2008; price | #6 USD | from: =2007 | to: =2009; price | #7 USD | from: =2010 | to: =2011", "value 0 1"},
		{"price | #5 USD | to: =2008; price | #6 USD | from: =2009", ""},
		{"price | #6 USD | from: =2009; price | #5 USD | to: =2008", ""},

		// Several claims.
		{"launched | =2004; launched | =2005; launched | =2006", "date 0 1 2"},
		{"launched | =2005-01; launched | =2004; launched | =2006", "date 0 1 2"},
		{"launched | =2004; launched | =2006; launched | =2004-05; launched | =2006-07; launched | =200X", "date 0 1 2 3 4"},
		{"launched | =2004; launched | =2004-05; launched | =2004-05-06", "refinement 0 1 2"},
		{"rated | A | by: X; rated | B | by: X; rated | C | by: Y; rated | D | by: Y", "value 0 1, value 2 3"},
		{"rated | A | by: X; rated | B | by: X; rated | C | by: Z", "value 0 1"},

		{"launched | =2004; launched | =2006; launched | =2010 | scope: A; launched | =2010-05 | scope: A", "date 0 1, refinement 2 3, scope 0 1 2 3"},
		{"price | #5 USD | from: =2006-01-01 | to: =2008-01-01; price | #6 USD | from: =2010-01-01 | to: =2012-01-01; price | #7 USD | from: =2007-01-01 | to: =2009-01-01", "value 0 2"},
		{"nothing | A; nothing | B", ""}, // a property that the ontology does not have

		// Spans of one claim.
		{"role | @organization/y | to: =-0043; role | @organization/y | to: =-0044", "span 0 1"},
		{"role | @organization/y | from: =2003-05-10; role | @organization/y | from: =2003-05-11", "span 0 1"},
		{"role | @organization/y | from: =2003-05-10; role | @organization/y | from: =2003-05-10 | to: =2004", ""},
		{"role | @organization/y | to: =2003-05-10; role | @organization/y | to: =2003-05-11", "span 0 1"},
		{"role | @organization/y | from: =2003 | to: =2005; role | @organization/y | from: =2003 | to: =2006", "span 0 1"},
		{"role | @organization/y | from: =2003 | to: =2005; role | @organization/y | from: =2004 | to: =2005", "span 0 1"},
		{"role | @organization/y | from: =2003 | to: =2005-05-10; role | @organization/y | from: =2005-05-11 | to: =2006", ""},
		{"role | @organization/y | from: =2005-05-11 | to: =2006; role | @organization/y | from: =2003 | to: =2005-05-10", ""},
		{"role | @organization/y | from: =2003 | to: =2005-05-10; role | @organization/y | from: =2005-05-10 | to: =2006", ""},
		{"role | @organization/y | from: =2005-05-10 | to: =2006; role | @organization/y | from: =2003 | to: =2005-05-10", ""},
		{"role | @organization/y | from: =2003 | to: =2005-05-10; role | @organization/y | from: =2005-05-09 | to: =2006", "span 0 1"},
		{"role | @organization/y | from: =2005-05-11; role | @organization/y | to: =2005-05-10", "span 0 1"},
		{"role | @organization/y | to: =2005-05-10; role | @organization/y | from: =2005-05-11", "span 0 1"},
		{"role | @organization/y | from: =2005-05-10; role | @organization/y | to: =2005-05-10", ""},
		{"role | @organization/y | from: =2005-05-09; role | @organization/y | to: =2005-05-10", ""},
		{"role | @organization/y | from: =2006; role | @organization/y | from: =2003 | to: =2005", ""},
		{"role | @organization/y | from: =2006 | to: =2008; role | @organization/y | to: =2005", ""},
		{"role | @organization/y | from: =2003; role | @organization/y | from: =2006 | scope: A", ""},
		{"role | @organization/y | from: =2003 | by: X; role | @organization/y | from: =2006 | by: Z | hedge: reported | asOf: =2010", "span 0 1"},
		{"role | @organization/y | from: =2003; role | @organization/z | from: =2006", ""},
	} {
		kind := "organization"
		if strings.HasPrefix(test.claims, "role") {
			kind = "person"
		}
		type claim struct {
			subject fact.EntityID
			index   int
		}
		var lines []string
		claims := map[fact.StatementID]claim{}
		for n := range 8 {
			subject := fmt.Sprintf("%s/x%d", kind, n)
			for i, c := range strings.Split(test.claims, "; ") {
				lines = append(lines, subject+" | "+c)
				claims[statement(lines[len(lines)-1]).ID] = claim{fact.EntityID(subject), i}
			}
		}
		found, identifiers := map[fact.EntityID][]string{}, map[string]bool{}
		for _, d := range must[[]*Dispute](t)(openGraph(t, newCorpus(lines...)).Disputes(t.Context(), true)) {
			var members []int
			for _, s := range d.Statements {
				if claims[s.ID].subject != d.Subject {
					t.Errorf("%s: a dispute of %s has a claim of %s", test.claims, d.Subject, s.Subject)
				}
				members = append(members, claims[s.ID].index)
			}
			slices.Sort(members)
			if identifiers[d.ID] || len(d.ID) != 32 {
				t.Errorf("%s: identifier %q", test.claims, d.ID)
			}
			identifiers[d.ID] = true
			found[d.Subject] = append(found[d.Subject], string(d.Kind)+" "+strings.Trim(fmt.Sprint(members), "[]"))
		}
		for _, c := range claims {
			got := found[c.subject]
			slices.Sort(got)
			if diff := cmp.Diff(test.want, strings.Join(got, ", ")); c.index == 0 && diff != "" {
				t.Errorf("%s of %s (-want +got):\n%s", test.claims, c.subject, diff)
			}
		}
	}
}

// TestDisputed holds which kinds are contradictions.
func TestDisputed(t *testing.T) {
	g := openGraph(t, newCorpus(
		"service/a | launched | =2006", "service/a | launched | =2007",
		"organization/b | price | #5 USD", "organization/b | price | #6 USD",
		"person/c | role | @organization/y | from: =2006", "person/c | role | @organization/y | from: =2007",
		"service/d | launched | =2006", "service/d | launched | =2006-03",
		"organization/e | revenue | #5 USD | on: =2014", "organization/e | revenue | #2 USD | on: =2014-33",
		"service/f | launched | =2006", "service/f | launched | =2007 | scope: A",
		"organization/g | count | #5 x | asOf: =2006", "organization/g | count | #6 x | asOf: =2007",
		"organization/h | price | #5 USD", "organization/h | price | #6 EUR",
	))
	for differences, want := range map[bool]string{false: "value span date", true: "value period as of unit span date refinement scope"} {
		var got []string
		for _, d := range must[[]*Dispute](t)(g.Disputes(t.Context(), differences)) {
			got = append(got, string(d.Kind))
		}
		if diff := cmp.Diff(want, strings.Join(got, " ")); diff != "" {
			t.Errorf("with differences %v (-want +got):\n%s", differences, diff)
		}
	}
}

// TestSupport counts what a claim rests on.
func TestSupport(t *testing.T) {
	type reference struct {
		document fact.DocumentID
		sources  []fact.SourceKey
	}
	for want, tests := range map[int][][]reference{
		0: {nil},
		1: {{{"a", nil}}, {{"a", nil}, {"a", nil}}, {{"a", []fact.SourceKey{"k"}}}, {{"a", []fact.SourceKey{"k"}}, {"b", []fact.SourceKey{"k"}}}},
		2: {
			{{"a", nil}, {"b", nil}},
			{{"a", []fact.SourceKey{"k", "l"}}},
			{{"a", []fact.SourceKey{"k"}}, {"b", []fact.SourceKey{"l"}}},
			{{"a", []fact.SourceKey{"k"}}, {"a", nil}},
			{{"a", nil}, {"b", []fact.SourceKey{"a"}}}, // a source of the name of a document
		},
		3: {{{"a", []fact.SourceKey{"k", "l"}}, {"b", []fact.SourceKey{"l"}}, {"c", nil}}},
	} {
		for _, test := range tests {
			s := &fact.Statement{}
			for _, r := range test {
				s.References = append(s.References, fact.Reference{Document: r.document, Sources: r.sources})
			}
			if got := support(s); got != want {
				t.Errorf("%v are %d sources, want %d", test, got, want)
			}
		}
	}
}

// TestDisputeIdentity holds that a dispute is known by its kind and its claims,
// in whatever order they were found, and nothing else.
func TestDisputeIdentity(t *testing.T) {
	identifier := func(lines ...string) string {
		found := must[[]*Dispute](t)(openGraph(t, newCorpus(lines...)).Disputes(t.Context(), true))
		if len(found) != 1 {
			t.Fatalf("%q are %d disputes", lines, len(found))
		}
		return found[0].ID
	}
	a, b, c := "service/x | launched | =2003", "service/x | launched | =2004", "service/x | launched | =2005"
	want := identifier(a, b)
	for name, got := range map[string]string{
		"order": identifier(b, a), "other claims": identifier(a, b, "service/x | category | storage", "service/y | launched | =2003"),
		"rank and sources": identifier(a+" | rank: preferred | cites: k", b),
	} {
		if got != want {
			t.Errorf("%s changes the identifier", name)
		}
	}
	for name, got := range map[string]string{"another claim": identifier(a, c), "a third claim": identifier(a, b, c), "scope": identifier(a, b+" | scope: A")} {
		if got == want {
			t.Errorf("with %s the identifier is the same", name)
		}
	}
}

// TestManyTopics has topics of none, one, two and three claims in one corpus.
func TestManyTopics(t *testing.T) {
	var lines []string
	want := map[string]int{}
	for i := range 12 {
		for n := range i % 4 {
			lines = append(lines, fmt.Sprintf("service/s%d | launched | =200%d", i, n), fmt.Sprintf("service/s%d | announced | =200%d", i, n))
		}
		if i%4 > 1 {
			for _, property := range []string{"launched", "announced"} {
				want[fmt.Sprintf("service/s%d %s", i, property)] = i % 4
			}
		}
	}
	got := map[string]int{}
	for _, d := range must[[]*Dispute](t)(openGraph(t, newCorpus(lines...)).Disputes(t.Context(), false)) {
		got[string(d.Subject)+" "+string(d.Property)] += len(d.Statements)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("claims of the disputes (-want +got):\n%s", diff)
	}
}
