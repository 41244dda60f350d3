package ingest

import (
	"slices"
	"strings"
	"testing"

	"ibid/fact"
)

func TestCutTag(t *testing.T) {
	for text, want := range map[string][2]string{
		"John Smith (minister)":           {"John Smith", "minister"},
		"John Smith ( minister )":         {"John Smith", "minister"},
		"John Smith (minister (d. 1900))": {"John Smith", "minister (d. 1900)"},
		"Alien (film) (1979)":             {"Alien (film)", "1979"},
		"約翰 (牧師)":                         {"約翰", "牧師"},
		"Iron(III)":                       {},
		"(500) Days":                      {},
		"(film)":                          {},
		" (film)":                         {},
		"Alien ()":                        {},
		"Alien ( )":                       {},
		"Alien (film":                     {},
		"Alien film)":                     {},
		"Alien (a) b)":                    {},
		"Alien (film).":                   {},
		"":                                {},
		")":                               {},
	} {
		before, tag, ok := cutTag(text)
		if !ok {
			before, tag = "", ""
		}
		if got := [2]string{before, tag}; got != want || ok != (want != [2]string{}) {
			t.Errorf("cutTag(%q) = %q, %v, want %q", text, got, ok, want)
		}
	}
}

// namesakes are entities of one name and what tells them apart.
func namesakes() []fact.Entity {
	return []fact.Entity{
		{ID: "person/john-smith", Kind: "Person", Name: "John Smith", Tag: "john-smith"},
		{ID: "person/john-smith-minister", Kind: "Person", Name: "John Smith", Tag: "minister", Aliases: []string{"Smith"}},
		{ID: "person/smith", Kind: "Person", Name: "Smith"},
		{ID: "place/john-smith", Kind: "Place", Name: "John Smith", Tag: "Place"},
		{ID: "product/fram", Kind: "Product", Name: "Fram"},
	}
}

func TestFindNames(t *testing.T) {
	n := newNames(namesakes(), nil)
	for text, want := range map[string]string{
		"Fram":                           "product/fram",
		"Fram (Product)":                 "product/fram",
		"Fram (fram)":                    "product/fram",
		"product/fram":                   "product/fram",
		"fram":                           "", // it shares its name with none
		"FRAM":                           "",
		"Fram (ship)":                    "",
		"John Smith":                     "person/john-smith person/john-smith-minister place/john-smith",
		"John  Smith":                    "person/john-smith person/john-smith-minister place/john-smith",
		"John Smith (minister)":          "person/john-smith-minister",
		"John Smith (Minister)":          "person/john-smith-minister",
		"John Smith ( minister )":        "person/john-smith-minister",
		"John Smith (Place)":             "place/john-smith",
		"John Smith (place)":             "place/john-smith",
		"John Smith (Person)":            "person/john-smith person/john-smith-minister",
		"John Smith (john-smith)":        "person/john-smith", // a label goes before a slug
		"john-smith":                     "person/john-smith place/john-smith",
		"john-smith-minister":            "person/john-smith-minister",
		"person/john-smith":              "person/john-smith",
		"place/john-smith":               "place/john-smith",
		"Smith":                          "person/john-smith-minister person/smith",
		"smith":                          "person/smith",
		"Smith (minister)":               "person/john-smith-minister",
		"John Smith (baker)":             "",
		"Jane Smith (minister)":          "",
		"John Smith (person/john-smith)": "",
		"":                               "",
		"()":                             "",
	} {
		var got []string
		for _, id := range n.find(text) {
			got = append(got, string(id))
		}
		slices.Sort(got)
		if got := strings.Join(got, " "); got != want {
			t.Errorf("find(%q) = %q, want %q", text, got, want)
		}
	}
	if got, want := n.ways(n.find("Smith")), "write `John Smith (minister)` or `person/smith`"; got != want {
		t.Errorf("ways = %s, want %s", got, want)
	}
}

func TestShowsNames(t *testing.T) {
	n := newNames(namesakes(), nil)
	for _, c := range []struct {
		words string
		id    fact.EntityID
		want  bool
	}{
		{"john smith came", "person/john-smith", true},
		{"john smith came", "place/john-smith", true},
		{"john smith (minister) came", "person/john-smith-minister", true},
		{"john smith (minister) came", "person/john-smith", false},
		{"john smith (minister), and john smith", "person/john-smith", true},
		{"john smith (the elder) came", "person/john-smith", true},
		{"john smith (minister", "person/john-smith", true},
		{"john smith(minister)", "person/john-smith", true},
		{"smith (minister) came", "person/smith", true}, // no label
		{"john smithson came", "person/john-smith", false},
		{"", "person/john-smith", false},
	} {
		if got := n.shows(c.words, c.id); got != c.want {
			t.Errorf("%q shows %s: %v, want %v", c.words, c.id, got, c.want)
		}
	}
}
