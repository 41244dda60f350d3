package schema

import (
	"cmp"
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"

	"ibid/fact"
)

//go:embed schema.gen.graphqls
var builtIn string

// BuiltIn is the expanded schema of the built-in ontology, which is what the API
// executes also when a corpus declares kinds of its own: those are answered as
// type Thing. It comes without the line that marks the file as generated.
func BuiltIn() string {
	_, sdl, _ := strings.Cut(builtIn, "\n\n")
	return sdl
}

// expand writes the whole API out of what was written by hand: every kind gets
// the fields of interface Entity, a field and a connection of the query, a
// filter and an order; every connection gets its arguments, its page and its
// edge. The result is valid; a mistake is reported where it was written.
func expand(doc *ast.SchemaDocument, o *Ontology) (string, error) {
	x := &expansion{doc: doc, types: map[string]*ast.Definition{}}
	for _, step := range []func(*Ontology) error{x.merge, x.inherit, x.kinds, x.connections, x.describe, x.unique} {
		if err := step(o); err != nil {
			return "", err
		}
	}
	var b strings.Builder
	b.WriteString("# Code generated from api.graphqls and ontology.graphqls; DO NOT EDIT.\n\n")
	formatter.NewFormatter(&b, formatter.WithIndent("  "), formatter.WithNonIntrospectionBuiltin()).FormatSchemaDocument(doc)
	sdl := strings.ReplaceAll(shorten(b.String()), "\n}\n", "\n}\n\n")

	whole, err := parser.ParseSchema(validator.Prelude)
	if err != nil {
		return "", err
	}
	whole.Merge(doc)
	if _, err := validator.ValidateSchemaDocument(whole); err != nil {
		return "", err
	}
	return sdl, nil
}

// shorten writes the descriptions that fit on one line there.
func shorten(sdl string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(sdl, `"""`)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		text, after, _ := strings.Cut(rest, `"""`)
		if line := strings.TrimSpace(text); line != "" && !strings.ContainsAny(line, "\"\\\n") {
			b.WriteString(`"` + line + `"`)
		} else {
			b.WriteString(`"""` + text + `"""`)
		}
		sdl = after
	}
}

// expansion is a schema while it is expanded.
type expansion struct {
	doc   *ast.SchemaDocument
	types map[string]*ast.Definition
}

// merge joins every type with its extensions.
func (x *expansion) merge(*Ontology) error {
	for _, def := range x.doc.Definitions {
		if x.types[def.Name] != nil {
			return gqlerror.ErrorPosf(def.Position, "there is a type %s already; choose another name", def.Name)
		}
		x.types[def.Name] = def
	}
	for _, ext := range x.doc.Extensions {
		def := x.types[ext.Name]
		switch {
		case def == nil:
			return gqlerror.ErrorPosf(ext.Position, "there is no type %s to extend", ext.Name)
		case def.Kind != ext.Kind:
			return gqlerror.ErrorPosf(ext.Position, "%s cannot be extended as if it were another kind of type", ext.Name)
		}
		def.Directives = append(def.Directives, ext.Directives...)
		def.Interfaces = append(def.Interfaces, ext.Interfaces...)
		def.Fields = append(def.Fields, ext.Fields...)
		def.EnumValues = append(def.EnumValues, ext.EnumValues...)
	}
	x.doc.Extensions = nil
	return nil
}

// inherit gives every entity type the fields of interface Entity.
func (x *expansion) inherit(*Ontology) error {
	shared := x.types["Entity"].Fields
	for _, def := range x.doc.Definitions {
		for _, f := range def.Fields {
			claim := f.Type.Name()
			if f.Directives.ForName("property") != nil && (filters[claim] == "" || f.Type.String() != "["+claim+"!]!") {
				return gqlerror.ErrorPosf(f.Position, "%s is a property, so it must be a list of claims such as [TextClaim!]!, not %s", f.Name, f.Type)
			}
		}
		entity := slices.Contains(def.Interfaces, "Entity") && slices.Contains(def.Interfaces, "Node")
		if def.Directives.ForName("entity") != nil && !entity {
			return gqlerror.ErrorPosf(def.Position, "type %s has @entity, so it must say `implements Entity & Node`", def.Name)
		}
		if def.Kind != ast.Object || !entity {
			continue
		}
		fields := slices.Clone(shared)
		for _, f := range def.Fields {
			if shared.ForName(f.Name) != nil {
				return gqlerror.ErrorPosf(f.Position, "every kind has %s already", f.Name)
			}
			fields = append(fields, f)
		}
		def.Fields = fields
	}
	return nil
}

// kinds gives every kind, and Entity for all kinds together, what lists of it need.
func (x *expansion) kinds(o *Ontology) error {
	root := x.types["Query"]
	own := root.Fields
	root.Fields = nil
	for _, k := range append([]*Kind{{Name: "Entity"}}, o.Kinds...) {
		def := x.types[k.Name]
		properties := k.Properties
		if k.Name == "Entity" {
			properties = o.shared(def)
		}
		generated, err := parser.ParseSchema(&ast.Source{Name: "generated", Input: kindSDL(k, properties)})
		if err != nil {
			return err
		}
		for _, d := range generated.Definitions {
			relocate(d, def)
			if d.Name == "Query" {
				root.Fields = append(root.Fields, d.Fields...)
			} else if err := x.add(d); err != nil {
				return err
			}
		}
	}
	root.Fields = append(own, root.Fields...)
	return nil
}

// shared returns the properties that every kind has.
func (o *Ontology) shared(entity *ast.Definition) []*Property {
	var out []*Property
	for _, p := range o.Properties {
		if entity.Fields.ForName(string(p.ID)) != nil {
			out = append(out, p)
		}
	}
	return out
}

// relocate lets errors in a generated type point to what it was generated from:
// the property of the same name, else the kind.
func relocate(generated, kind *ast.Definition) {
	generated.Position = kind.Position
	for _, f := range generated.Fields {
		f.Position = kind.Position
		if p := kind.Fields.ForName(f.Name); p != nil && p.Directives.ForName("property") != nil {
			f.Position = p.Position
		}
	}
}

// add adds a generated type.
func (x *expansion) add(def *ast.Definition) error {
	if taken := x.types[def.Name]; taken != nil {
		at := taken.Position
		if at.Src.BuiltIn {
			at = def.Position
		}
		return gqlerror.ErrorPosf(at, "there is a type %s already; choose another name", def.Name)
	}
	x.types[def.Name] = def
	x.doc.Definitions = append(x.doc.Definitions, def)
	return nil
}

// filters maps the type of a property to the filter on its claims.
var filters = map[string]string{
	"DateClaim": "DateFilter", "QuantityClaim": "QuantityFilter", "TextClaim": "TextFilter",
	"LinkClaim": "TextFilter", "EntityClaim": "EntityValueFilter", "ValueClaim": "ValueFilter",
}

// kindSDL writes the filter and the order of a kind, and its fields of the query.
func kindSDL(k *Kind, properties []*Property) string {
	var b strings.Builder
	if k.Name != "Entity" {
		fmt.Fprintf(&b, `type Query {
	"One %s by identifier, key, IRI or name; null when unknown."
	%s(key: ID!): %s
	"%s."
	%s(filter: %[3]sFilter, orderBy: [%[3]sOrder!], asOf: Date): %[3]sConnection!
}
`, k.Label, lowerFirst(k.Name), k.Name, k.Plural, cmp.Or(camel(k.Plural), lowerFirst(k.Name)+"s"))
	}
	fmt.Fprintf(&b, `"Every condition given must hold. A condition on a property is met by any claim that is not deprecated, nor a vaguer form of another."
input %[1]sFilter {
	"All of these."
	and: [%[1]sFilter!]
	"At least one of these."
	or: [%[1]sFilter!]
	"Not this."
	not: %[1]sFilter
	"One of these: identifier, key, IRI or name."
	key: [ID!]
	"By name or alias."
	name: TextFilter
	"With a claim that rests on one of these documents: identifier or key."
	document: [ID!]
	"With a claim that rests on one of these sources: identifier or key."
	source: [ID!]
	"Part of a dispute, or of none."
	disputed: Boolean
`, k.Name)
	var order strings.Builder
	for _, p := range properties {
		fmt.Fprintf(&b, "\t%q\n\t%s: %s\n", oneLine(p.Description), p.ID, filters[p.claim()])
		if p.Takes(fact.DateValue) || p.Takes(fact.QuantityValue) {
			fmt.Fprintf(&order, "\t%q\n\t%s\n", oneLine(p.Description), upperSnake(string(p.ID)))
		}
	}
	fmt.Fprintf(&b, `}
"An order of a list."
input %[1]sOrder {
	"What to sort by; what lacks it comes last."
	field: %[1]sOrderField!
	"Which way."
	direction: OrderDirection! = ASC
}
"What the list can be sorted by."
enum %[1]sOrderField {
	"Name."
	NAME
	"Number of claims about it."
	STATEMENTS
%[2]s}
`, k.Name, order.String())
	return b.String()
}

// pageArguments are the arguments of every connection, as the Relay specification has them
// (https://relay.dev/graphql/connections.htm).
const pageArguments = `type Page { page(first: Int, after: String, last: Int, before: String): Int }`

// argumentWords describe the arguments that mean the same on many fields.
var argumentWords = map[string]string{
	"first":       "So many from the front, 500 at most; 50 by default.",
	"after":       "Go on after this cursor.",
	"last":        "So many from the end, 500 at most.",
	"before":      "Stop before this cursor.",
	"filter":      "Only what meets these conditions.",
	"orderBy":     "What to sort by; the second breaks ties of the first, and so on.",
	"asOf":        "Only claims that may hold on this day; filters see no others.",
	"certainty":   "Whether a vague date that may meet a condition is enough.",
	"direction":   "Which end of a statement the entity is at.",
	"differences": "Include claims that may contradict one another, and those that differ without contradiction.",
	"id":          "Global identifier.",
	"ids":         "Global identifiers, 500 at most.",
	"key":         "Identifier, key, IRI or name.",
}

// describe describes the arguments that are not described by hand.
func (x *expansion) describe(*Ontology) error {
	for _, def := range x.doc.Definitions {
		for _, f := range def.Fields {
			for _, a := range f.Arguments {
				a.Description = cmp.Or(a.Description, argumentWords[a.Name])
			}
		}
	}
	return nil
}

// connections gives every connection its arguments, and a page and an edge where none is written by hand.
func (x *expansion) connections(*Ontology) error {
	page, err := parser.ParseSchema(&ast.Source{Name: "generated", Input: pageArguments})
	if err != nil {
		return err
	}
	arguments := page.Definitions[0].Fields[0].Arguments
	paged := map[*ast.FieldDefinition]bool{} // shared fields stand in many types
	for _, def := range slices.Clone(x.doc.Definitions) {
		for _, f := range def.Fields {
			node, ok := strings.CutSuffix(f.Type.Name(), "Connection")
			if !ok || paged[f] {
				continue
			}
			paged[f] = true
			f.Arguments = append(f.Arguments, arguments...)
			if x.types[node+"Connection"] != nil {
				continue
			}
			generated, err := parser.ParseSchema(&ast.Source{Name: "generated", Input: x.connectionSDL(node)})
			if err != nil {
				return err
			}
			for _, d := range generated.Definitions {
				relocate(d, &ast.Definition{Position: f.Position})
				if err := x.add(d); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (x *expansion) connectionSDL(name string) string {
	edge := `
"An entry of a page."
type %[1]sEdge {
	"Opaque position."
	cursor: String!
	"The entry itself."
	node: %[2]s!
}`
	node := name
	if written := x.types[name+"Edge"]; written != nil && written.BuiltIn {
		edge, node = "", written.Fields.ForName("node").Type.Name()
	}
	return fmt.Sprintf(`"A page of a longer list."
type %[1]sConnection {
	"Entries with their cursors."
	edges: [%[1]sEdge!]!
	"Entries without cursors."
	nodes: [%[2]s!]!
	"How to go on."
	pageInfo: PageInfo!
	"Length of the whole list."
	totalCount: Int!
}`+edge, name, node)
}

// unique refuses two fields of one name, which the validator lets pass.
func (x *expansion) unique(*Ontology) error {
	for _, def := range x.doc.Definitions {
		seen := map[string]bool{}
		for _, f := range def.Fields {
			if seen[f.Name] {
				return gqlerror.ErrorPosf(f.Position, "%s has two fields %s; choose another name", def.Name, f.Name)
			}
			seen[f.Name] = true
		}
	}
	return nil
}

// claim returns the GraphQL type of the claims that a property makes.
func (p *Property) claim() string {
	if len(p.Range) > 1 {
		return "ValueClaim"
	}
	return map[fact.ValueKind]string{
		fact.DateValue: "DateClaim", fact.QuantityValue: "QuantityClaim", fact.TextValue: "TextClaim",
		fact.LinkValue: "LinkClaim", fact.EntityValue: "EntityClaim",
	}[p.Range[0]]
}

func oneLine(s string) string {
	return cmp.Or(strings.Join(strings.Fields(strings.ReplaceAll(s, `"`, "'")), " "), "Not described.")
}

func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }

// camel turns `Edge locations` into `edgeLocations`; it returns "" when the label has no Latin letters.
func camel(label string) string {
	parts := strings.FieldsFunc(label, func(r rune) bool { return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') })
	for i, p := range parts {
		if parts[i] = lowerFirst(p); i > 0 {
			parts[i] = strings.ToUpper(p[:1]) + p[1:]
		}
	}
	return strings.Join(parts, "")
}

// upperSnake turns `operatingIncome` into `OPERATING_INCOME`.
func upperSnake(name string) string {
	return strings.ToUpper(strings.ReplaceAll(words(name), " ", "_"))
}
