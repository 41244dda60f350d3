package export

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"ibid/fact"
	"ibid/internal/teststore"
	"ibid/schema"
)

// TestIsPlain has every ASCII character at the beginning of a local name and behind.
func TestIsPlain(t *testing.T) {
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	for c := range rune(0x80) {
		first, within := strings.ContainsRune(letters, c), strings.ContainsRune(letters+"_.~/%-", c)
		for s, want := range map[string]bool{string(c): first, string(c) + "a": first, "a" + string(c): within, "a" + string(c) + "b": within} {
			if got := isPlain(s); got != want {
				t.Errorf("isPlain(%q) = %v", s, got)
			}
		}
	}
	for _, s := range []string{"", "é", "aé", "a\x80", "日本"} {
		if isPlain(s) {
			t.Errorf("%q is plain", s)
		}
	}
}

// TestCompact holds that the narrowest prefix is taken, and none where what follows could be misread.
func TestCompact(t *testing.T) {
	l := prefixes(hostile(t))
	for iri, want := range map[string]string{
		"https://example.org/e/person/eve":      "e:person/eve",
		"https://example.org/e/":                "https://example.org/e/",
		"https://example.org/e/%3Ca":            "https://example.org/e/%3Ca",
		"https://example.org/e/a%3C":            "e:a%3C",
		"https://example.org/e//host":           "https://example.org/e//host",
		"https://example.org/e/a:b":             "https://example.org/e/a:b",
		"https://example.org/e/日本":              "https://example.org/e/日本",
		"https://example.org/psv/earliest":      "psv:earliest",
		"https://example.org/p/s":               "p:s",
		"https://example.org/elsewhere":         "https://example.org/elsewhere",
		"http://www.w3.org/2001/XMLSchema#date": "xsd:date",
		"http://wikiba.se/ontology#rank":        "wikibase:rank",
		"https://schema.org/Person":             "schema:Person",
		"http://www.w3.org/2001/XMLSchema":      "http://www.w3.org/2001/XMLSchema",
		"":                                      "",
	} {
		if got := l.compact(iri); got != want {
			t.Errorf("%s is shortened to %s, want %s", iri, got, want)
		}
	}
	for i := 1; i < len(l); i++ {
		if len(l[i].iri) > len(l[i-1].iri) {
			t.Errorf("the prefix %s comes after the wider %s", l[i].name, l[i-1].name)
		}
	}
}

// TestJSONLDHostile reads back names that try to be a keyword, a prefix or an
// address, with prefixes of a corpus that stand for parts of its own addresses.
func TestJSONLDHostile(t *testing.T) {
	o, err := schema.Load(schema.Source{Name: "schema.graphqls", Text: `
extend schema @prefix(name: "near", iri: "https://example.org/e/person/") @prefix(name: "wide", iri: "https://example.org/") @prefix(name: "http", iri: "https://example.com/http#")
extend schema @prefix(name: "e2", iri: "https://example.org/e/") @prefix(name: "graph", iri: "urn:x")
extend schema @prefix(name: "tag", iri: "https://example.com/") @prefix(name: "t", iri: "tag:t,") @prefix(name: "e", iri: "urn:e:") @prefix(name: "xsd", iri: "https://example.com/xsd#")
"A boat." type Boat implements Entity & Node @entity(iri: "e:person") { "How long." length: [QuantityClaim!]! @property(iri: "xsd:decimal") }
"A ship." type Ship implements Entity & Node @entity(iri: "near:Ship") { "How deep." draught: [QuantityClaim!]! @property(iri: "http:draught") }
extend type Ship { "How wide." beam: [QuantityClaim!]! @property(iri: "t:é") }`})
	if err != nil {
		t.Fatal(err)
	}
	c := &fact.Corpus{Info: fact.Info{Title: "T", Base: "https://example.org/", Language: "en"}}
	names := []string{
		"@id", "@type", "@context", "a:b", "//host/a", "http://host/a", "http:a", "e:a", "_:b0", ":a", "a:", "", "#a", "?a", "a#b", "%41", "../a", ".", "a b", "日本", "near:x", "graph:", "a/", "/a",
		"\"\\\n", "\u2028", "<script>", "é́", "true", "null", "1", "-1", "a..b", "a//b", "~a", "a~", "_a",
	}
	for i, name := range names {
		id := fact.DocumentID(fmt.Sprintf("d%d/%s", i, name))
		c.Documents = append(c.Documents, fact.Document{
			ID: id, Path: string(id) + ".md", Title: name, Language: []string{"en", "", "zh-Hant-TW"}[i%3], Meta: map[string]string{name: name, "m" + name: name},
			Headings: []fact.Heading{{Level: 1, Text: name, Anchor: name, Line: 1}},
		})
		c.Sources = append(c.Sources, fact.Source{Key: fact.SourceKey(name), Type: "book", Fields: map[string]string{"title": name, name: name}})
		e := fact.Entity{ID: fact.EntityID("person/" + name), Kind: "Person", Name: name, Aliases: []string{name + "2"}, About: name}
		c.Entities = append(c.Entities, e)
		r := fact.Reference{Document: id, Headings: []string{name}, Anchor: name, Quote: name, Occurrence: 1, Match: fact.Exact, Method: fact.Inferred, Reason: name, Line: 1, Citations: []fact.Citation{{Source: fact.SourceKey(name), Locator: fact.Locator{Label: fact.Label(name), Value: name}, Prefix: name, Suffix: name}}}
		r.Identify()
		for _, v := range []fact.Value{e.ID.Value(), {Kind: fact.TextValue, Text: name}, {Kind: fact.LinkValue, Text: "https://example.org/e/" + name}, {Kind: fact.QuantityValue, Text: "-1 " + strings.TrimSpace("x"+name)}} {
			s := fact.Statement{Subject: e.ID, Property: "said", Value: v, Rank: fact.Preferred, Why: name, References: []fact.Reference{r}}
			s.Identify()
			c.Statements = append(c.Statements, s)
		}
	}
	g := teststore.Open(t, c, o)
	written := write(t, g, "graph.jsonld")
	readsBack(t, "hostile names", g, written)
	for _, portion := range []int{1, 100} {
		var b bytes.Buffer
		if err := jsonLDBy(t.Context(), g, &b, portion); err != nil {
			t.Fatal(err)
		}
		readsBack(t, "by portions", g, b.Bytes())
		// Each portion names its graphs anew, and says nothing twice.
		if whole := len(written); b.Len() <= whole || b.Len() > 4*whole {
			t.Errorf("by portions of %d there are %d bytes, of %d", portion, b.Len(), whole)
		}
	}
	if !strings.Contains(string(written), `"@type":["wikibase:Statement"]`) {
		t.Error("a statement has no type")
	}
}
