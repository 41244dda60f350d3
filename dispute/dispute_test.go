package dispute

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ibid/edtf"
	"ibid/fact"
	"ibid/schema"
)

// value reads a value: @entity, =date, #quantity, <link> or text.
func value(s string) fact.Value {
	rest := s[min(len(s), 1):]
	switch {
	case strings.HasPrefix(s, "@"):
		return fact.EntityID(rest).Value()
	case strings.HasPrefix(s, "="):
		return fact.Value{Kind: fact.DateValue, Date: edtf.MustParse(rest)}
	case strings.HasPrefix(s, "#"):
		q, err := fact.ParseQuantity(rest)
		if err != nil {
			panic(err)
		}
		return q.Value()
	case strings.HasPrefix(s, "<"):
		return fact.Value{Kind: fact.LinkValue, Text: strings.Trim(s, "<>")}
	}
	return fact.Value{Kind: fact.TextValue, Text: s}
}

// statement reads `subject | property | value | qualifier: value | ...`; the
// qualifier `rank` sets the rank and `cites` a source.
func statement(line string) fact.Statement {
	parts := strings.Split(line, " | ")
	s := fact.Statement{Subject: fact.EntityID(parts[0]), Property: fact.PropertyID(parts[1]), Value: value(parts[2])}
	r := fact.Reference{Document: "a", Quote: line}
	for _, q := range parts[3:] {
		name, text, _ := strings.Cut(q, ": ")
		switch name {
		case "rank":
			s.Rank, _ = fact.ParseRank(text)
		case "cites":
			r.Citations = append(r.Citations, fact.Citation{Source: fact.SourceKey(text)})
		case "on", "from", "to", "asOf", "against":
			s.Qualifiers = append(s.Qualifiers, fact.Qualifier{Property: fact.PropertyID(name), Value: value("=" + strings.TrimPrefix(text, "="))})
		default:
			s.Qualifiers = append(s.Qualifiers, fact.Qualifier{Property: fact.PropertyID(name), Value: value(text)})
		}
	}
	s.References = []fact.Reference{r}
	s.Identify()
	return s
}

func ontology(t *testing.T) *schema.Ontology {
	t.Helper()
	o, err := schema.Load(schema.Source{Name: "schema.graphqls", Text: "extend type Person {\n\tspouse: [EntityClaim!]! @property(symmetric: true, single: true)\n}"})
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// found is a dispute with its claims by their places in the test.
type found struct {
	Kind   Kind
	Claims []int
}

// find returns the disputes and differences of claims that are written without
// their subject, sorted by kind and claims.
func find(o *schema.Ontology, subject string, claims ...string) []found {
	var all []fact.Statement
	place := map[fact.StatementID]int{}
	for i, c := range claims {
		all = append(all, statement(subject+" | "+c))
		place[all[i].ID] = i
	}
	var out []found
	for d := range All(all, o) {
		f := found{Kind: d.Kind}
		for _, s := range d.Statements {
			f.Claims = append(f.Claims, place[s.ID])
		}
		slices.Sort(f.Claims)
		out = append(out, f)
	}
	slices.SortFunc(out, func(a, b found) int {
		if c := strings.Compare(string(a.Kind), string(b.Kind)); c != 0 {
			return c
		}
		return slices.Compare(a.Claims, b.Claims)
	})
	return out
}

func TestDisputes(t *testing.T) {
	o := ontology(t)
	for _, test := range []struct {
		name   string
		claims []string
		want   []found
	}{
		{"one claim", []string{"launched | =2006"}, nil},
		{"dates", []string{"launched | =2006", "launched | =2007-03"}, []found{{Date, []int{0, 1}}}},
		{"a property of many values", []string{"category | storage", "category | database"}, nil},
		{"a more exact date", []string{"launched | =2006", "launched | =2006-03-14"}, []found{{Refinement, []int{0, 1}}}},
		{"a date within a vague one", []string{"launched | =2003-22", "launched | =[..2005]"}, []found{{Refinement, []int{0, 1}}}},
		{"dates that may be the same", []string{"launched | =2005/2007", "launched | =2006/2008"}, []found{{Possible, []int{0, 1}}}},
		{
			"a vague date beside two that contradict one another",
			[]string{"launched | =2006", "launched | =2006-03", "launched | =2006-08"},
			[]found{{Date, []int{0, 1, 2}}},
		},
		{
			"contradictions are transitive",
			[]string{"launched | =2004", "launched | =2004/2006", "launched | =2006"},
			[]found{{Date, []int{0, 1, 2}}},
		},
		{"texts", []string{"rated | A", "rated | B"}, []found{{Value, []int{0, 1}}}},
		{"texts by two who rate", []string{"rated | A | by: X", "rated | B | by: Y"}, nil},
		{
			"who claims it does not tell claims apart, nor how",
			[]string{"launched | =2006 | by: X | hedge: reported", "launched | =2007 | by: Y"},
			[]found{{Date, []int{0, 1}}},
		},
		{"quantities", []string{"revenue | #5 USD", "revenue | #6 USD"}, []found{{Value, []int{0, 1}}}},
		{"a quantity within a range", []string{"revenue | #5 USD", "revenue | #4..6 USD"}, []found{{Refinement, []int{0, 1}}}},
		{"a quantity above a bound", []string{"revenue | #>4 USD", "revenue | #5 USD"}, []found{{Refinement, []int{0, 1}}}},
		{"a quantity at an open bound", []string{"revenue | #>5 USD", "revenue | #5 USD"}, []found{{Value, []int{0, 1}}}},
		{"currencies", []string{"revenue | #5 USD", "revenue | #4 EUR"}, []found{{Unit, []int{0, 1}}}},
		{"currencies of two scopes", []string{"revenue | #5 USD | scope: a", "revenue | #4 EUR | scope: b"}, nil},
		{"other things counted", []string{"count | #57 regions", "count | #100 servers"}, nil},
		{"things counted at different times", []string{"count | #5 servers | asOf: =2005", "count | #9 servers | asOf: =2010"}, []found{{AsOf, []int{0, 1}}}},
		{"things counted at the same time", []string{"count | #5 servers | asOf: =2005", "count | #9 servers | asOf: =2005"}, []found{{Value, []int{0, 1}}}},
		{
			"things counted at a time that is not known",
			[]string{"count | #5 servers | asOf: =2005", "count | #9 servers"},
			[]found{{Possible, []int{0, 1}}},
		},
		{
			"a difference beside a dispute",
			[]string{"count | #5 servers | asOf: =2005", "count | #6 servers | asOf: =2005", "count | #9 servers | asOf: =2010"},
			[]found{{AsOf, []int{0, 1, 2}}, {Value, []int{0, 1}}},
		},
		{"scopes", []string{"launched | =2006 | scope: beta", "launched | =2008"}, []found{{Scope, []int{0, 1}}}},
		{"scopes that are both given", []string{"launched | =2006 | scope: beta", "launched | =2008 | scope: all"}, []found{{Scope, []int{0, 1}}}},
		{"a place and everywhere", []string{"launched | =2006 | in: @place/us", "launched | =2008"}, []found{{Scope, []int{0, 1}}}},
		{"places", []string{"launched | =2006 | in: @place/us", "launched | =2008 | in: @place/eu"}, nil},
		{"scopes and times", []string{"count | #5 x | scope: a | asOf: =2005", "count | #6 x | scope: b | asOf: =2006"}, nil},
		{"a more exact date of another scope", []string{"launched | =2006 | scope: beta", "launched | =2006-03"}, nil},
		{"periods", []string{"revenue | #5 USD | on: =2014", "revenue | #6 USD | on: =2015"}, nil},
		{"the same period", []string{"revenue | #5 USD | on: =2016-33", "revenue | #6 USD | on: =2016-01/2016-03"}, []found{{Value, []int{0, 1}}}},
		{"a year and its quarter", []string{"revenue | #5 USD | on: =2014", "revenue | #2 USD | on: =2014-33"}, []found{{Period, []int{0, 1}}}},
		{"growth against another year", []string{"growth | #5 % | against: =2013", "growth | #6 % | against: =2014"}, nil},
		{"growth against a year and a part of it", []string{"growth | #5 % | against: =2013", "growth | #6 % | against: =2013-02"}, []found{{Period, []int{0, 1}}}},
		{"a figure without a period", []string{"revenue | #5 USD | on: =2014", "revenue | #6 USD"}, []found{{Possible, []int{0, 1}}}},
		{"shares of other wholes", []string{"share | #5 % | of: sales", "share | #6 % | of: profit"}, nil},
		{"shares of the same whole", []string{"share | #5 % | of: sales", "share | #6 % | of: sales"}, []found{{Value, []int{0, 1}}}},
		{"times of validity that overlap", []string{"price | #5 USD | from: =2006 | to: =2008", "price | #6 USD | from: =2007"}, []found{{Value, []int{0, 1}}}},
		{"times of validity that do not", []string{"price | #5 USD | from: =2006 | to: =2008", "price | #6 USD | from: =2009"}, nil},
		{"times of validity of which one is not known", []string{"price | #5 USD | from: =2006 | to: =2008", "price | #6 USD"}, []found{{Possible, []int{0, 1}}}},
		{
			"a possible rival of claims that contradict one another is none of them",
			[]string{"launched | =2002~", "launched | =2004-11", "launched | =2006"},
			[]found{{Date, []int{1, 2}}, {Possible, []int{0, 1, 2}}},
		},
		{
			"possible rivals that a dispute shows side by side",
			[]string{"launched | =2004/2006", "launched | =2005/2007", "launched | =2006-03", "launched | =2004-03", "launched | =2007-03"},
			[]found{{Date, []int{0, 1, 2, 3, 4}}},
		},
		{
			"a more exact date beside a possible rival",
			[]string{"launched | =2006", "launched | =2006-03", "launched | =2010~"},
			[]found{{Possible, []int{0, 1, 2}}},
		},
		{
			"two claims of one value are rivals of a third only",
			[]string{"runBy | @person/a | on: 2002-07-04", "runBy | @person/b | from: 2002-01-01 | to: 2002-12-31", "runBy | @person/b | on: 2002-07-04"},
			[]found{{Value, []int{0, 1, 2}}},
		},
		{"a succession with a vague start", []string{"runBy | @person/a | on: 2002-07", "runBy | @person/b | from: [..2003-08]"}, []found{{Possible, []int{0, 1}}}},
		{"a deprecated claim is one", []string{"launched | =2006 | rank: deprecated", "launched | =2007 | rank: preferred"}, []found{{Date, []int{0, 1}}}},
		{"beginnings of what may have begun again", []string{"role | @organization/y | from: =2003", "role | @organization/y | from: =2006 | to: =2021"}, []found{{Possible, []int{0, 1}}}},
		{"ends", []string{"role | @organization/y | to: =2020", "role | @organization/y | from: =2006 | to: =2021"}, []found{{Span, []int{0, 1}}}},
		{"beginnings of what held at one time", []string{"role | @organization/y | from: =2000 | to: =2005", "role | @organization/y | from: =2003 | to: =2005"}, []found{{Span, []int{0, 1}}}},
		{"beginnings about", []string{"role | @organization/y | from: =2000~ | to: =2005", "role | @organization/y | from: =2003 | to: =2005"}, []found{{Possible, []int{0, 1}}}},
		{"ends of what held at one time", []string{"role | @organization/y | from: =2000 | to: =2005", "role | @organization/y | from: =2000 | to: =2008"}, []found{{Span, []int{0, 1}}}},
		{"spans within one another that may follow one another", []string{"role | @organization/y | from: =2000 | to: =2005", "role | @organization/y | from: =2005-03 | to: =2008"}, []found{{Possible, []int{0, 1}}}},
		{"a more exact beginning", []string{"role | @organization/y | from: =2003", "role | @organization/y | from: =2003-05 | to: =2021"}, nil},
		{
			"beginnings, whoever says so, how and when", []string{
				"role | @organization/y | from: =2000 | to: =2005 | by: @person/a | hedge: reported | asOf: =2010",
				"role | @organization/y | from: =2003 | to: =2005 | by: @person/b | hedge: alleged | asOf: =2011",
			}, []found{{Span, []int{0, 1}}},
		},
		{"spans of other roles", []string{"role | @organization/y | title: A | from: =2003", "role | @organization/y | title: B | from: =2006"}, nil},
		{"spans apart", []string{"role | @organization/y | from: =2000 | to: =2003", "role | @organization/y | from: =2005 | to: =2008"}, nil},
		{"spans that follow one another", []string{"role | @organization/y | from: =2000 | to: =2005", "role | @organization/y | from: =2005 | to: =2008"}, nil},
		{"a beginning after the end", []string{"role | @organization/y | from: =2010", "role | @organization/y | to: =2005"}, []found{{Possible, []int{0, 1}}}},
		{"a beginning and an end", []string{"role | @organization/y | from: =2001", "role | @organization/y | to: =2005"}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			subject := "organization/x"
			if strings.HasPrefix(test.claims[0], "role") {
				subject = "person/x"
			}
			if diff := cmp.Diff(test.want, find(o, subject, test.claims...)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestDisputed(t *testing.T) {
	for k, want := range map[Kind]bool{
		Value: true, Date: true, Span: true,
		Possible: false, Refinement: false, AsOf: false, Scope: false, Period: false, Unit: false,
	} {
		if got := k.Disputed(); got != want {
			t.Errorf("%s is a dispute: %v, want %v", k, got, want)
		}
	}
}

func TestCompare(t *testing.T) {
	want := []string{
		"service/x | launched | =2003 | rank: preferred",
		"service/x | launched | =2002 | cites: x | cites: y",
		"service/x | launched | =2000",
		"service/x | launched | =2001",
		"service/x | launched | =1999 | rank: deprecated",
	}
	var all []fact.Statement
	for _, line := range want {
		all = append(all, statement(line))
	}
	slices.Reverse(all)
	var got []string
	for d := range All(all, ontology(t)) {
		for _, s := range d.Statements {
			got = append(got, s.References[0].Quote)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestSymmetric holds that a claim of a symmetric property counts for both ends.
func TestSymmetric(t *testing.T) {
	o := ontology(t)
	for _, test := range []struct {
		name   string
		claims []string
		want   []string
	}{
		{"one", []string{"person/a | spouse | @person/b"}, nil},
		{"of the subject", []string{"person/a | spouse | @person/b", "person/a | spouse | @person/c"}, []string{"value person/a, 2 claims"}},
		{"of the value", []string{"person/a | spouse | @person/b", "person/c | spouse | @person/b"}, []string{"value person/b, 2 claims"}},
		{"of either", []string{"person/a | spouse | @person/b", "person/b | spouse | @person/c"}, []string{"value person/b, 2 claims"}},
		{"of both", []string{"person/a | spouse | @person/b", "person/b | spouse | @person/a | by: @person/c"}, nil},
		{"one after the other", []string{"person/a | spouse | @person/b | to: 1990", "person/b | spouse | @person/c | from: 1991"}, nil},
		{"spans", []string{"person/a | spouse | @person/b | from: 1980 | to: 1990", "person/a | spouse | @person/b | from: 1980 | to: 1995"}, []string{"span person/a and person/b, 2 claims"}},
		{"spans from both ends", []string{"person/a | spouse | @person/b | from: 1980 | to: 1990", "person/b | spouse | @person/a | from: 1980 | to: 1995"}, []string{"span person/a and person/b, 2 claims"}},
		{"spans from the other end", []string{"person/b | spouse | @person/a | from: 1980 | to: 1990", "person/b | spouse | @person/a | from: 1980 | to: 1995"}, []string{"span person/a and person/b, 2 claims"}},
		{"spans that may be two", []string{"person/b | spouse | @person/a | from: 1980", "person/a | spouse | @person/b | from: 1985"}, []string{"possible person/a and person/b, 2 claims"}},
		{"spans of many partners", []string{"organization/a | partnerOf | @organization/b | from: 1980 | to: 1990", "organization/b | partnerOf | @organization/a | from: 1985 | to: 1995"}, []string{"span organization/a and organization/b, 2 claims"}},
		{"spans of other partners", []string{"organization/a | partnerOf | @organization/b | from: 1980 | to: 1990", "organization/c | partnerOf | @organization/a | from: 1985 | to: 1995"}, nil},
		{"spans with oneself", []string{"organization/a | partnerOf | @organization/a | from: 1980 | to: 1990", "organization/a | partnerOf | @organization/a | from: 1985 | to: 1995"}, []string{"span organization/a, 2 claims"}},
		{"spans of a property with two ends that differ", []string{"person/a | role | @person/b | from: 1980 | to: 1990", "person/b | role | @person/a | from: 1985 | to: 1995"}, nil},
		{"oneself", []string{"person/a | spouse | @person/a", "person/a | spouse | @person/b"}, []string{"value person/a, 2 claims"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var all []fact.Statement
			for _, line := range test.claims {
				all = append(all, statement(line))
			}
			var got []string
			for d := range All(all, o) {
				subjects := string(d.Subject)
				if d.Other != "" {
					subjects += " and " + string(d.Other)
				}
				got = append(got, fmt.Sprintf("%s %s, %d claims", d.Kind, subjects, len(d.Statements)))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestBetween holds that two claims are compared as the topic of all compares them.
func TestBetween(t *testing.T) {
	o := ontology(t)
	for _, test := range []struct {
		subject fact.EntityID
		a, b    string
		want    Kind
	}{
		{"service/x", "service/x | launched | =2004", "service/x | launched | =2006", Date},
		{"service/x", "service/x | launched | =2004", "service/x | launched | =2006~", Possible},
		{"service/x", "service/x | launched | =2004/2006", "service/x | launched | =2006", Refinement},
		{"service/x", "service/x | category | a", "service/x | category | b", ""},
		{"person/b", "person/a | spouse | @person/b", "person/b | spouse | @person/c", Value},
		{"person/b", "person/a | spouse | @person/b", "person/b | spouse | @person/a | by: x", ""},
		{"person/a", "person/a | spouse | @person/b | from: 1980 | to: 1990", "person/b | spouse | @person/a | from: 1985 | to: 1995", Span},
		{"person/b", "person/a | spouse | @person/b | from: 1980 | to: 1990", "person/b | spouse | @person/a | from: 1985 | to: 1995", Span},
		{"person/x", "person/x | role | @organization/y | from: 1980 | to: 1990", "person/x | role | @organization/y | from: 1985 | to: 1995", Span},
		{"person/x", "person/x | role | @organization/y | from: 1980", "person/x | role | @organization/y | from: 1985", Possible},
		{"person/x", "person/x | role | @organization/y | from: 1980 | to: 1990", "person/x | role | @organization/z | from: 1985 | to: 1995", ""},
	} {
		a, b := statement(test.a), statement(test.b)
		if got := Between(o.Property(a.Property), test.subject, &a, &b); got != test.want {
			t.Errorf("%s\n%s\nare %q, want %q", test.a, test.b, got, test.want)
		}
	}
}
