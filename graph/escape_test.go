package graph

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"

	"ibid/fact"
)

// TestEscapeEach has every ASCII character, and those of each class above.
func TestEscapeEach(t *testing.T) {
	const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=:@/"
	want := map[string]string{}
	for c := range rune(utf8.RuneSelf) {
		want[string(c)] = fmt.Sprintf("%%%02X", c)
		if strings.ContainsRune(plain, c) {
			want[string(c)] = string(c)
		}
	}
	for _, r := range "éßЖ日👍½²€·\u0301\u0f0b" {
		want[string(r)] = string(r)
	}
	for _, r := range "\u0080\u009f\u00a0\u00ad\u1680\u2003\u200b\u2028\u2029\u202e\u2066\u3000\ue000\ufdd0\ufffc\ufffd\U000e0100\U000f0000\U0010ffff" {
		for _, c := range []byte(string(r)) {
			want[string(r)] += fmt.Sprintf("%%%02X", c)
		}
	}
	maps.Copy(want, map[string]string{"": "", "\x80": "%80", "\xff": "%FF", "\xc3": "%C3", "\xed\xa0\x80": "%ED%A0%80", "a\xe2\x80b": "a%E2%80b", "%41": "%2541"})
	for s, e := range want {
		for _, around := range []string{"", "x", "日", " "} {
			before := escape(around)
			if got := escape(around + s + around); got != before+e+before {
				t.Errorf("escape(%q) = %q, want %q", around+s+around, got, before+e+before)
			}
			if got := unescape(before + e + before); got != around+s+around {
				t.Errorf("unescape(%q) = %q, want %q", before+e+before, got, around+s+around)
			}
		}
		if !fact.IsIRI("urn:x" + e) {
			t.Errorf("escape(%q) = %q, which is not part of an IRI", s, e)
		}
	}
	// What escape does not write is left as it is.
	for s, want := range map[string]string{"%": "%", "%4": "%4", "a%4": "a%4", "%4g": "%4g", "%g4": "%g4", "%%41": "%A", "%41%": "A%", "%e9": "\xe9", "%E9": "\xe9", "%+1": "%+1", "%-1": "%-1", "%_1": "%_1"} {
		if got := unescape(s); got != want {
			t.Errorf("unescape(%q) = %q, want %q", s, got, want)
		}
	}
}

// hostileNames are what names of files, headings and keys may be.
var hostileNames = []string{"a", "a/b", "a b", `a"b`, "a<b>", "a\\u0041", "a#b", "a?b", "a%20b", "日本", "a\n.", "..", "\u202e", "[a]", "{a}", "a|b^c`d"}

// TestMint mints the IRI of each kind of thing, which N-Quads can hold, and reads it back.
func TestMint(t *testing.T) {
	n := names{base}
	for _, name := range hostileNames {
		for part, iri := range map[string]quad.IRI{
			entityPart: n.entity(fact.EntityID(name)), statementsPart: n.statement(fact.StatementID(name)), referencesPart: n.reference(fact.ReferenceID(name)),
			documentPart: n.document(fact.DocumentID(name)), sourcePart: n.source(fact.SourceKey(name)), kindPart: n.kind(name), metaPart: n.in(metaPart, name),
		} {
			if !fact.IsIRI(string(iri)) || strings.ContainsAny(string(iri)[len(base):], "#?[]") {
				t.Errorf("%q is named %s", name, iri)
			}
			if got, ok := n.local(part, iri); !ok || got != name {
				t.Errorf("%s is read back as %q, %v", iri, got, ok)
			}
			if got, ok := n.local(graphPart, iri); ok {
				t.Errorf("%s is taken for the graph %q", iri, got)
			}
			if got, ok := (names{"https://elsewhere.example/"}).local(part, iri); ok {
				t.Errorf("%s is taken for %q of another corpus", iri, got)
			}
			if got, ok := n.local(part, quad.String(iri)); ok {
				t.Errorf("a string is taken for %q", got)
			}
		}
		if iri := n.heading("a b", name); !fact.IsIRI(string(iri)) || !strings.HasPrefix(string(iri), string(n.document("a b"))+"#") || strings.Count(string(iri), "#") != 1 {
			t.Errorf("the heading %q is named %s", name, iri)
		}
	}
}

// TestForeignQuad has quads that no store of ours holds.
func TestForeignQuad(t *testing.T) {
	iri := quad.IRI("urn:x")
	if _, err := fromCayley(quad.Quad{Subject: iri, Predicate: iri, Object: iri, Label: iri}); err != nil {
		t.Error(err)
	}
	for _, q := range []quad.Quad{
		{Subject: quad.BNode("x"), Predicate: iri, Object: iri, Label: iri},
		{Subject: iri, Predicate: quad.String("x"), Object: iri, Label: iri},
		{Subject: iri, Predicate: iri, Object: quad.Int(1), Label: iri},
		{Subject: iri, Predicate: iri, Object: quad.BNode("x"), Label: iri},
		{Subject: iri, Predicate: iri, Object: iri, Label: quad.BNode("x")},
		{Subject: iri, Predicate: iri, Object: iri},
		{Subject: iri, Predicate: iri, Label: iri},
		{},
	} {
		if got, err := fromCayley(q); err == nil || got != (Quad{}) {
			t.Errorf("%v is read as %v, %v", q, got, err)
		}
	}
}

// TestHostileQuads writes a corpus of hostile names, and reads each line with another reader of N-Quads.
func TestHostileQuads(t *testing.T) {
	c := newCorpus("service/s3 | function | x")
	for _, name := range hostileNames {
		id := fact.DocumentID(name)
		c.Documents = append(c.Documents, fact.Document{
			ID: id, Path: name + ".md", Title: name, Language: "en", Meta: map[string]string{name: name}, Sources: []fact.SourceKey{fact.SourceKey(name)},
			Headings: []fact.Heading{{Level: 1, Text: name, Anchor: name, Line: 1}},
		})
		c.Sources = append(c.Sources, fact.Source{Key: fact.SourceKey(name), Type: "book", Fields: map[string]string{name: name}})
		c.Entities = append(c.Entities, fact.Entity{ID: fact.EntityID("service/" + name), Kind: "Service", Name: name, Aliases: []string{name + "2"}, About: name, Pos: fact.Pos{File: name}})
		c.Links = append(c.Links, fact.Link{From: id, To: "a", Text: name, Line: 1})
		c.Mentions = append(c.Mentions, fact.Mention{Entity: fact.EntityID("service/" + name), Document: id, Anchor: name, Words: name, Name: name, Line: 1})
	}
	c.Documents = c.Documents[1:] // "a" is there twice
	sortCorpus(c)
	for q, err := range openGraph(t, c).Quads(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		line := q.String()
		read, err := nquads.ParseRaw(line)
		if err != nil || strings.ContainsAny(line, "\n\r") {
			t.Fatalf("%q: %v", line, err)
		}
		if again, err := fromCayley(read); err != nil || again != q {
			t.Errorf("%s is read back as %+v, %v", line, again, err)
		}
		for _, iri := range []string{q.Subject, q.Predicate, q.Graph, q.Object.Datatype} {
			if iri != "" && !fact.IsIRI(iri) {
				t.Errorf("%s has the IRI %q", line, iri)
			}
		}
		if !q.Object.Literal && !fact.IsIRI(q.Object.Value) {
			t.Errorf("%s has an object that is not an IRI", line)
		}
	}
}
