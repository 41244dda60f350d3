package schema

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// load returns the expanded schema of the built-in ontology and a corpus' own.
func load(t *testing.T, sdl string) *ast.Schema {
	t.Helper()
	var extra []Source
	if sdl != "" {
		extra = append(extra, Source{Name: "schema.graphqls", Text: sdl})
	}
	o, err := Load(extra...)
	if err != nil {
		t.Fatal(err)
	}
	s, err := gqlparser.LoadSchema(&ast.Source{Name: "expanded", Input: o.SDL})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestGeneratedFileIsCurrent(t *testing.T) {
	o, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile("schema.gen.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(file), o.SDL); diff != "" {
		t.Errorf("schema.gen.graphqls is out of date; run go generate ./... (-file +schema):\n%s", diff)
	}
}

// TestEverythingIsDescribed holds that GraphiQL and the schema file explain every name.
func TestEverythingIsDescribed(t *testing.T) {
	s := load(t, "")
	check := func(description string, path ...string) {
		if strings.TrimSpace(description) == "" {
			t.Errorf("%s is not described", strings.Join(path, "."))
		}
	}
	for name, def := range s.Types {
		if def.BuiltIn {
			continue
		}
		check(def.Description, name)
		for _, f := range def.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			check(f.Description, name, f.Name)
			for _, a := range f.Arguments {
				check(a.Description, name, f.Name, a.Name)
			}
		}
		for _, v := range def.EnumValues {
			check(v.Description, name, v.Name)
		}
	}
	for _, d := range s.Directives {
		if d.Position.Src.Name != "expanded" {
			continue
		}
		check(d.Description, "@"+d.Name)
		for _, a := range d.Arguments {
			check(a.Description, "@"+d.Name, a.Name)
		}
	}
}

// TestRelay holds what the Relay specification asks of connections.
func TestRelay(t *testing.T) {
	s := load(t, "")
	for name, def := range s.Types {
		for _, f := range def.Fields {
			if !strings.HasSuffix(f.Type.Name(), "Connection") {
				continue
			}
			for argument, typ := range map[string]string{"first": "Int", "after": "String", "last": "Int", "before": "String"} {
				if a := f.Arguments.ForName(argument); a == nil || a.Type.String() != typ {
					t.Errorf("%s.%s has no argument %s: %s", name, f.Name, argument, typ)
				}
			}
			connection := s.Types[f.Type.Name()]
			edge := s.Types[connection.Fields.ForName("edges").Type.Name()]
			got := []string{
				connection.Fields.ForName("pageInfo").Type.String(), edge.Fields.ForName("cursor").Type.String(),
				connection.Fields.ForName("nodes").Type.Name(),
			}
			if diff := cmp.Diff([]string{"PageInfo!", "String!", edge.Fields.ForName("node").Type.Name()}, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", connection.Name, diff)
			}
		}
	}
}

// TestOwnKinds holds that a kind of a corpus gets all that a built-in one has.
func TestOwnKinds(t *testing.T) {
	s := load(t, `
"A ship."
type CargoShip implements Entity & Node @entity(iri: "schema:Vehicle", plural: "Cargo ships") {
	"How deep it lies in the water."
	fullDraught: [QuantityClaim!]! @property
	"Who built it."
	builtBy: [EntityClaim!]! @property(range: ["Organization"])
}
extend type Service {
	"Colour of its icon."
	colour: [TextClaim!]! @property
}`)
	field := func(typ, name string) string {
		if f := s.Types[typ].Fields.ForName(name); f != nil {
			return f.Type.String()
		}
		return "none"
	}
	got := map[string]string{
		"one": field("Query", "cargoShip"), "many": field("Query", "cargoShips"), "inherited": field("CargoShip", "launched"),
		"own": field("CargoShip", "fullDraught"), "filter": field("CargoShipFilter", "fullDraught"), "link": field("CargoShipFilter", "builtBy"),
		"order": s.Types["CargoShipOrderField"].EnumValues.ForName("FULL_DRAUGHT").Description, "edge": field("CargoShipEdge", "node"),
		"extended": field("Service", "colour"), "extended filter": field("ServiceFilter", "colour"), "not shared": field("Entity", "colour"),
	}
	want := map[string]string{
		"one": "CargoShip", "many": "CargoShipConnection!", "inherited": "[DateClaim!]!", "own": "[QuantityClaim!]!",
		"filter": "QuantityFilter", "link": "EntityValueFilter", "order": "How deep it lies in the water.", "edge": "CargoShip!",
		"extended": "[TextClaim!]!", "extended filter": "TextFilter", "not shared": "none",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestMistakes holds that every mistake is reported where it was written.
func TestMistakes(t *testing.T) {
	kind := func(fields string) string {
		return "type Ship implements Entity & Node @entity(iri: \"schema:Vehicle\") {\n" + fields + "\n}"
	}
	for name, test := range map[string]struct{ sdl, want string }{
		"syntax":            {"type Ship {", "schema.graphqls:1:12: "},
		"no interface":      {"\ntype Ship @entity(iri: \"schema:Vehicle\") { x: [TextClaim!]! @property }", "schema.graphqls:2:6: type Ship has @entity, so it must say `implements Entity & Node`"},
		"shared field":      {kind("  name: [TextClaim!]! @property"), "schema.graphqls:2:3: every kind has name already"},
		"no list":           {kind("  draught: QuantityClaim @property"), "schema.graphqls:2:3: draught is a property, so it must be a list of claims such as [TextClaim!]!, not QuantityClaim"},
		"unknown type":      {kind("  draught: Depth"), "schema.graphqls:2:12: Undefined type Depth."},
		"filter field":      {kind("  document: [TextClaim!]! @property"), "schema.graphqls:2:3: ShipFilter has two fields document; choose another name"},
		"twice":             {kind("  a: String") + "\nextend type Ship { a: String }", "schema.graphqls:4:20: Ship has two fields a; choose another name"},
		"taken name":        {strings.ReplaceAll(kind("  a: String"), "Ship", "Statement"), "schema.graphqls:1:6: there is a type Statement already; choose another name"},
		"taken root field":  {strings.ReplaceAll(kind("  a: String"), "Ship", "Stat"), "schema.graphqls:1:6: Query has two fields stats; choose another name"},
		"taken type":        {strings.ReplaceAll(kind("  a: String"), "Ship", "TextFilter"), "schema.graphqls:1:6: there is a type TextFilter already; choose another name"},
		"taken by a list":   {strings.ReplaceAll(kind("  a: String"), "Ship", "PersonEdge"), "schema.graphqls:1:6: there is a type PersonEdge already; choose another name"},
		"unknown extension": {"extend type Boat { a: String }", "schema.graphqls:1:13: there is no type Boat to extend"},
		"wrong extension":   {"extend interface Service { a: String }", "schema.graphqls:1:18: Service cannot be extended as if it were another kind of type"},
		"qualifier":         {"extend type Statement {\n rank: String @qualifier }", "schema.graphqls:2:2: Statement has two fields rank; choose another name"},
		"no IRI":            {"type Ship implements Entity & Node @entity {\n  a: String\n}", "schema.graphqls:1:37: Argument iri for directive entity cannot be null."},
		"directive":         {kind("  a: String @nonsense"), "schema.graphqls:2:14: Undefined directive nonsense."},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Load(Source{Name: "schema.graphqls", Text: test.sdl})
			if err == nil {
				t.Fatal("no error")
			}
			if !strings.HasPrefix(err.Error(), test.want) {
				t.Errorf("got  %s\nwant %s", err, test.want)
			}
		})
	}
}
