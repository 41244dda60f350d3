package schema

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ibid/fact"
)

// TestOntology reads kinds, properties and qualifiers of every form.
func TestOntology(t *testing.T) {
	o, err := Load(Source{Name: "schema.graphqls", Text: `
extend schema @prefix(name: "sea", iri: "https://example.org/sea#")
"A ship."
type CargoShip implements Entity & Node @entity(iri: "sea:Ship") {
	"How deep it lies in the water."
	draught: [QuantityClaim!]! @property(iri: "sea:draught", single: true, per: ["on"], unit: "m", group: "Figures", order: 3)
	"Who built it."
	builtBy: [EntityClaim!]! @property(range: ["Organization"], qualifiers: ["yard"], order: 2)
}
enum Tide { EBB FLOOD }
extend type Statement {
	"Where it was built."
	yard: Value @qualifier
	"Which tide."
	tide: Tide @qualifier(general: true)
}`})
	if err != nil {
		t.Fatal(err)
	}
	kind := *o.Kind("CargoShip")
	own := kind.Properties[:0:0]
	for _, p := range kind.Properties {
		if len(p.Domain) == 1 {
			own = append(own, p)
		}
	}
	kind.Properties = own
	want := Kind{
		Name: "CargoShip", IRI: "https://example.org/sea#Ship", Label: "Cargo ship", Plural: "Cargo ships", Slug: "cargo-ship", Description: "A ship.",
		Properties: []*Property{
			{
				ID: "builtBy", Label: "built by", Inverse: "built by of", Description: "Who built it.", Group: "Other", Order: 2,
				Domain: []string{"CargoShip"}, Range: []fact.ValueKind{fact.EntityValue}, Kinds: []string{"Organization"}, Qualifiers: []fact.PropertyID{"yard"},
			},
			{
				ID: "draught", IRI: "https://example.org/sea#draught", Label: "draught", Description: "How deep it lies in the water.", Group: "Figures", Order: 3,
				Domain: []string{"CargoShip"}, Range: []fact.ValueKind{fact.QuantityValue}, Single: true, Per: []fact.PropertyID{"on"}, Unit: "m",
			},
		},
	}
	if diff := cmp.Diff(want, kind); diff != "" {
		t.Errorf("kind (-want +got):\n%s", diff)
	}
	tide := Property{
		ID: "tide", Label: "tide", Description: "Which tide.", Group: "Other", Order: 1000,
		Range: []fact.ValueKind{fact.TextValue}, General: true, Words: []string{"ebb", "flood"},
	}
	if diff := cmp.Diff(&tide, o.Qualifier("tide")); diff != "" {
		t.Errorf("qualifier (-want +got):\n%s", diff)
	}
	if p := o.Property("launched"); len(p.Domain) != len(o.Kinds) {
		t.Errorf("launched belongs to %v, want every kind", p.Domain)
	}
}

// TestCraftedIRI has text that is no IRI, wherever a schema takes one.
func TestCraftedIRI(t *testing.T) {
	for _, crafted := range []string{"<", ">", "\"", "\\", "{", "}", "|", "^", "`", " ", "\t", "\n", "\x00", "\x7f", "\u0085", "\u202e", "\ufffd", "\ue000", "%", "%0", "%0g", "[", "#a#", "> <urn:a> <urn:b> .\n<c"} {
		var escaped strings.Builder
		for _, r := range crafted {
			escaped.WriteString(fmt.Sprintf("\\u%04x", r))
		}
		for sdl, at := range map[string]string{
			"\nextend schema @prefix(name: \"x\", iri: \"https://h/%s/\")":                       "schema.graphqls:2:16: ",
			"type Ship implements Entity & Node @entity(iri: \"https://h/%s\") { name: String }": "schema.graphqls:1:37: ",
			"type Ship implements Entity & Node @entity(iri: \"schema:%s\") { name: String }":    "schema.graphqls:1:37: ",
			"extend type Service {\n\ta: [TextClaim!]! @property(iri: \"https://h/%s\")\n}":      "schema.graphqls:2:20: ",
			"extend type Service {\n\ta: [TextClaim!]! @property(iri: \"schema:%s\")\n}":         "schema.graphqls:2:20: ",
			"extend type Statement {\n\ta: String @qualifier(iri: \"https://h/%s\")\n}":          "",
		} {
			_, err := Load(Source{Name: "schema.graphqls", Text: fmt.Sprintf(sdl, escaped.String())})
			if err == nil || !strings.HasPrefix(err.Error(), at) || at != "" && !strings.Contains(err.Error(), "not an absolute IRI") || strings.ContainsAny(err.Error(), "\n\x00\x7f\u202e") {
				t.Errorf("%q in %s: %v", crafted, sdl, err)
			}
		}
	}
}

// TestOntologyMistakes holds that what the ontology cannot mean is reported where it was written.
func TestOntologyMistakes(t *testing.T) {
	for name, test := range map[string]struct{ sdl, want string }{
		"prefix":                {`type Ship implements Entity & Node @entity(iri: "sea:Ship")`, "schema.graphqls:1:37: prefix \"sea\" is not declared; declare it with `extend schema @prefix(name: \"sea\", iri: \"https://...\")`"},
		"no IRI":                {`type Ship implements Entity & Node @entity(iri: "Ship")`, `schema.graphqls:1:37: "Ship" is not an absolute IRI; write one such as https://example.org/terms#Ship, or a prefix, a colon and a name`},
		"IRI with a bracket":    {`type Ship implements Entity & Node @entity(iri: "https://example.org/> <x")`, `schema.graphqls:1:37: "https://example.org/> <x" is not an absolute IRI; write one such as https://example.org/terms#Ship, or a prefix, a colon and a name`},
		"IRI of a property":     {"extend type Service {\n\ta: [TextClaim!]! @property(iri: \"schema:a b\")\n}", `schema.graphqls:2:20: "https://schema.org/a b" is not an absolute IRI; write one such as https://example.org/terms#Ship, or a prefix, a colon and a name`},
		"name of a prefix":      {`extend schema @prefix(name: "@id", iri: "https://example.org/")`, `schema.graphqls:1:16: "@id" is not a prefix; write letters, digits, - and _ that begin with a letter`},
		"IRI of a prefix":       {`extend schema @prefix(name: "sea", iri: "sea#")`, `schema.graphqls:1:16: prefix sea stands for "sea#", which is not an absolute IRI`},
		"prefix twice":          {`extend schema @prefix(name: "schema", iri: "https://example.org/")`, `schema.graphqls:1:16: prefix schema stands for https://schema.org/ already; choose another name`},
		"qualifier":             {"extend type Service {\n\ta: String @qualifier\n}", "schema.graphqls:2:2: @qualifier belongs on a field of Statement, not of Service"},
		"property":              {"extend type Reference {\n\ta: [TextClaim!]! @property\n}", "schema.graphqls:2:2: @property belongs on a field of a type with @entity, which Reference is not"},
		"range":                 {"extend type Service {\n\ta: [String!]! @property\n}", "schema.graphqls:2:2: a is a property, so it must be a list of claims such as [TextClaim!]!, not [String!]!"},
		"no claim":              {"extend type Service {\n\ta: [Statement!]! @property\n}", "schema.graphqls:2:2: a has type Statement, which is no claim; use one of DateClaim, QuantityClaim, TextClaim, LinkClaim, EntityClaim, ValueClaim"},
		"kinds":                 {"extend type Service {\n\ta: [EntityClaim!]! @property(range: [\"Boat\"])\n}", "schema.graphqls:2:2: range of a names Boat, which is no kind"},
		"per":                   {"extend type Service {\n\ta: [TextClaim!]! @property(per: [\"tide\"])\n}", "schema.graphqls:2:2: a names tide, which is no qualifier"},
		"different":             {"extend type Service {\n\tage: [TextClaim!]! @property\n}", "schema.graphqls:2:2: age is declared differently on another kind: the same name is the same property"},
		"alike":                 {"extend type Service {\n\tlaunched_: [TextClaim!]! @property\n}", "schema.graphqls:2:2: launched and launched_ cannot be told apart by name"},
		"symmetric text":        {"extend type Service {\n\ta: [TextClaim!]! @property(symmetric: true)\n}", "schema.graphqls:2:2: a is symmetric, so its values must be entities: [EntityClaim!]!, not [TextClaim!]!"},
		"symmetric date":        {"extend type Service {\n\ta: [DateClaim!]! @property(symmetric: true)\n}", "schema.graphqls:2:2: a is symmetric, so its values must be entities: [EntityClaim!]!, not [DateClaim!]!"},
		"symmetric value":       {"extend type Service {\n\ta: [ValueClaim!]! @property(symmetric: true)\n}", "schema.graphqls:2:2: a is symmetric, so its values must be entities: [EntityClaim!]!, not [ValueClaim!]!"},
		"symmetric inverse":     {"extend type Service {\n\ta: [EntityClaim!]! @property(symmetric: true, inverse: \"b\")\n}", "schema.graphqls:2:2: a is symmetric, so it reads the same from both ends; take the inverse \"b\" away"},
		"symmetric range":       {"extend type Service {\n\ta: [EntityClaim!]! @property(symmetric: true, range: [\"Service\", \"Person\"])\n}", "schema.graphqls:2:2: a is symmetric, so Person in its range must have it too: add the field to the type"},
		"symmetric domain":      {"extend type Service {\n\ta: [EntityClaim!]! @property(symmetric: true, range: [\"Product\"])\n}\nextend type Product {\n\ta: [EntityClaim!]! @property(symmetric: true, range: [\"Product\"])\n}", "schema.graphqls:2:2: a is symmetric, so Service, which has it, must be in its range too"},
		"symmetric on one kind": {"extend type Service {\n\ta: [EntityClaim!]! @property(symmetric: true)\n}\nextend type Product {\n\ta: [EntityClaim!]! @property\n}", "schema.graphqls:5:2: a is declared differently on another kind: the same name is the same property"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Load(Source{Name: "schema.graphqls", Text: test.sdl})
			if err == nil {
				t.Fatal("no error")
			}
			if err.Error() != test.want {
				t.Errorf("got  %s\nwant %s", err, test.want)
			}
		})
	}
}

// TestSymmetric holds what a symmetric property is taken to have, where its schema does not say.
func TestSymmetric(t *testing.T) {
	field := "{\n\ta: [EntityClaim!]! @property(symmetric: true)\n}\n"
	every := "extend interface Entity {\n\tb: [EntityClaim!]! @property(symmetric: true, label: \"like\", inverse: \"like\")\n}\n"
	o, err := Load(Source{Name: "schema.graphqls", Text: "extend type Service " + field + "extend type Product " + field + every})
	if err != nil {
		t.Fatal(err)
	}
	if a := o.Property("a"); !a.Symmetric || a.Inverse != "a" || !cmp.Equal(a.Kinds, []string{"Service", "Product"}) {
		t.Errorf("a is symmetric: %v, with the inverse %q and the range %v", a.Symmetric, a.Inverse, a.Kinds)
	}
	if b := o.Property("b"); !b.Symmetric || b.Inverse != "like" || b.Kinds != nil {
		t.Errorf("b is symmetric: %v, with the inverse %q and the range %v", b.Symmetric, b.Inverse, b.Kinds)
	}
	if o.Property("ledBy").Symmetric {
		t.Error("ledBy is symmetric")
	}
}
