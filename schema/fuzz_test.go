package schema

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"ibid/fact"
)

// maxFuzzed is how many bytes of SDL are tried: enough for a type of each kind.
const maxFuzzed = 4 << 10

// FuzzLoad reads any text as the schema of a corpus: it is refused with a place,
// or gives an ontology whose SDL is valid.
func FuzzLoad(f *testing.F) {
	files, err := filepath.Glob("../ingest/testdata/*/*.txtar")
	if err != nil || len(files) == 0 {
		f.Fatal("no goldens", err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, a := range archive.Files {
			if a.Name == "schema.graphqls" {
				f.Add(string(a.Data))
			}
		}
	}
	for _, sdl := range []string{
		"", "\ufeff# nothing", "type Ship {", "type Ship implements Entity & Node @entity(iri: \"schema:Vehicle\")",
		"extend schema @prefix(name: \"sea\", iri: \"https://example.org/sea#\")\n\"A ship.\" type CargoShip implements Entity & Node @entity(iri: \"sea:Ship\", label: \"ship\", plural: \"ships\") " +
			"{ \"How deep.\" draught: [QuantityClaim!]! @property(iri: \"sea:draught\", single: true, per: [\"on\"], unit: \"m\", group: \"Figures\", order: 3) }",
		"extend type Service { builtBy: [EntityClaim!]! @property(range: [\"Organization\"], qualifiers: [\"yard\"], order: 2) }\nextend type Statement { yard: Value @qualifier(general: true) tide: Tide @qualifier }\nenum Tide { EBB FLOOD }",
		"extend interface Entity { a: [ValueClaim!]! @property(label: \"\", inverse: \"b\") }",
		"extend type Query { a: Int }", "type Query { a: Int }", "schema { query: Ship }", "scalar Date", "union U = Service | Person",
		"input I { a: I! = {} }", "directive @d(a: Int = 1) repeatable on FIELD_DEFINITION", "interface A implements A { a: A }",
		"type S implements Entity & Node @entity(iri: 1) { a: [TextClaim!]! @property(order: 1.5, single: \"x\", per: null, iri: [\"a:b\"]) }",
		"type _ implements Entity & Node @entity(iri: \"schema:X\") { _: [TextClaim!]! @property __: [TextClaim!]! @property }",
		"type É implements Entity", "extend type Service { a: [TextClaim!]! @property(label: \"\"\"\nA\\n\"\"\") }", "{ a }", "query { a }",
	} {
		f.Add(sdl)
	}
	f.Fuzz(func(t *testing.T, sdl string) {
		if len(sdl) > maxFuzzed {
			t.Skip("beyond the budget")
		}
		o, err := Load(Source{Name: "schema.graphqls", Text: sdl})
		if err != nil {
			e, ok := errors.AsType[*Error](err)
			if !ok {
				t.Fatalf("an error of the machine: %v", err)
			}
			if e.Pos.File != "schema.graphqls" || e.Pos.Line < 1 || e.Pos.Line > strings.Count(sdl, "\n")+strings.Count(sdl, "\r")+1 || e.Pos.Col < 1 {
				t.Errorf("the mistake is in %s: %s", e.Pos, e.Message)
			}
			if e.Message == "" || strings.ContainsAny(e.Message, "\n\r\x1b\x00") {
				t.Errorf("message %q", e.Message)
			}
			return
		}
		if _, err := gqlparser.LoadSchema(&ast.Source{Name: "expanded", Input: o.SDL}); err != nil {
			t.Errorf("the expanded schema is not valid: %v", err)
		}
		for _, k := range o.Kinds {
			if k.Name == "" || k.Label == "" || k.Plural == "" || k.Slug == "" || o.Kind(k.Name) != k {
				t.Errorf("kind %+v", k)
			}
			if !fact.IsIRI(k.IRI) {
				t.Errorf("kind %s has IRI %q", k.Name, k.IRI)
			}
		}
		for _, p := range o.Properties {
			if p.Label == "" || len(p.Range) == 0 || o.Property(p.ID) != p || p.IRI != "" && !fact.IsIRI(p.IRI) {
				t.Errorf("property %+v", p)
			}
		}
		for name, iri := range o.Prefixes {
			if !prefixForm.MatchString(name) || !fact.IsIRI(iri) {
				t.Errorf("prefix %q stands for %q", name, iri)
			}
		}
		again, err := Load(Source{Name: "schema.graphqls", Text: sdl})
		if err != nil || again.SDL != o.SDL || again.Digest != o.Digest {
			t.Errorf("read again it is another: %v", err)
		}
	})
}
