package fact_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"ibid/fact"
)

func TestNames(t *testing.T) {
	for _, test := range []struct {
		field string
		want  []fact.Name
	}{
		{"", nil},
		{" and ", nil},
		{"Doe", []fact.Name{{Family: "Doe"}}},
		{"Ada Doe", []fact.Name{{Family: "Doe", Given: "Ada"}}},
		{"Doe, Ada", []fact.Name{{Family: "Doe", Given: "Ada"}}},
		{"Doe, Jr, Ada", []fact.Name{{Family: "Doe, Jr", Given: "Ada"}}},
		{"Ada van der Doe", []fact.Name{{Family: "van der Doe", Given: "Ada"}}},
		{"van der Doe, Ada", []fact.Name{{Family: "van der Doe", Given: "Ada"}}},
		{"Ada B. Doe and Roe, Bob", []fact.Name{{Family: "Doe", Given: "Ada B."}, {Family: "Roe", Given: "Bob"}}},
		{"{Amazon Web Services, Inc.}", []fact.Name{{Family: "Amazon Web Services, Inc."}}},
		{"{Smith and Sons} and Doe, Ada and others", []fact.Name{{Family: "Smith and Sons"}, {Family: "Doe", Given: "Ada"}, {Family: "others"}}},
		{"Simon {and} Schuster", []fact.Name{{Family: "Simon and Schuster"}}},
		{"Doe, Ada and Simon {And} Schuster, Inc.", []fact.Name{{Family: "Doe", Given: "Ada"}, {Family: "Simon And Schuster, Inc."}}},
		{"{van Doe}, Ada", []fact.Name{{Family: "van Doe", Given: "Ada"}}},
		{"Ferdinand Ferdinandson", []fact.Name{{Family: "Ferdinandson", Given: "Ferdinand"}}},
		{"}Doe, Ada{", []fact.Name{{Family: "Doe, Ada"}}},
	} {
		s := fact.Source{Fields: map[string]string{"author": test.field}}
		if diff := cmp.Diff(test.want, s.Names("author")); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.field, diff)
		}
	}
	s := fact.Source{Fields: map[string]string{"author": "{Amazon Web Services, Inc.} and Doe, Ada"}}
	if got := s.Words("author"); got != "Amazon Web Services, Inc. and Doe, Ada" {
		t.Errorf("words: %s", got)
	}
}

func TestLocator(t *testing.T) {
	for _, test := range []struct {
		label fact.Label
		value string
		want  string
	}{
		{"", "", ""},
		{"page", "3", "p. 3"},
		{"page", "3-5", "pp. 3-5"},
		{"page", "3–5", "pp. 3–5"},
		{"page", "3, 5", "pp. 3, 5"},
		{"page", "-3", "p. -3"},
		{"section", "3", "§ 3"},
		{"section", "3; 4", "§§ 3; 4"},
		{"sub-verbo", "kiln", "s.v. kiln"},
		{"chapter", "IV", "ch. IV"},
		{"reel", "3", "reel 3"},
	} {
		if got := (fact.Locator{Label: test.label, Value: test.value}).String(); got != test.want {
			t.Errorf("%s %s: got %q, want %q", test.label, test.value, got, test.want)
		}
	}
}

func TestSortCitations(t *testing.T) {
	page := func(key fact.SourceKey, value string) fact.Citation {
		return fact.Citation{Source: key, Locator: fact.Locator{Label: "page", Value: value}}
	}
	a, b := fact.Citation{Source: "a"}, fact.Citation{Source: "b"}
	for _, test := range []struct{ list, want []fact.Citation }{
		{nil, nil},
		{[]fact.Citation{b, a, b}, []fact.Citation{a, b}},
		{[]fact.Citation{page("a", "3"), a}, []fact.Citation{page("a", "3")}},
		{[]fact.Citation{b, page("a", "4"), page("a", "3"), page("a", "4")}, []fact.Citation{page("a", "3"), page("a", "4"), b}},
		{[]fact.Citation{{Source: "b", Prefix: "see"}, b, a}, []fact.Citation{a, {Source: "b", Prefix: "see"}}},
		{[]fact.Citation{{Source: "b", Suffix: "x"}, b}, []fact.Citation{{Source: "b", Suffix: "x"}}},
	} {
		got := fact.SortCitations(append([]fact.Citation(nil), test.list...))
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%v (-want +got):\n%s", test.list, diff)
		}
	}
	r := fact.Reference{Citations: []fact.Citation{page("a", "3"), page("a", "4"), b}}
	if diff := cmp.Diff([]fact.SourceKey{"a", "b"}, r.Sources()); diff != "" {
		t.Errorf("sources (-want +got):\n%s", diff)
	}
}
