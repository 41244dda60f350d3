// Command gen writes what follows from the schema: the whole SDL, the Go types
// of the entities, and gqlgen's code. It is run by `go generate ./server`.
package main

import (
	"bytes"
	"fmt"
	"go/format"
	"os"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/api"
	"github.com/99designs/gqlgen/codegen/config"
	"github.com/99designs/gqlgen/codegen/templates"
	"github.com/vektah/gqlparser/v2/ast"

	"ibid/schema"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	o, err := schema.Load()
	if err != nil {
		return err
	}
	if err := os.WriteFile("../schema/schema.gen.graphqls", []byte(o.SDL), 0o644); err != nil {
		return err
	}
	cfg, err := config.LoadConfigFromDefaultLocations() // changes to the folder of gqlgen.yml
	if err != nil {
		return err
	}
	return api.Generate(cfg, api.PrependPlugin(answers{}))
}

const pkg = "ibid/server/answer"

// answers is a gqlgen plugin that binds the types of the schema to Go types of
// package answer, and writes those that follow from the schema alone: one for
// each kind of entity, with a method for each property, and the connections.
type answers struct{}

// Name is the name of the plugin.
func (answers) Name() string { return "answers" }

// plain are the object types that are mere data; gqlgen writes them into package model.
var plain = []string{"PageInfo", "Heading", "Metadata", "Stats"}

// MutateConfig runs before gqlgen binds types.
func (answers) MutateConfig(cfg *config.Config) error {
	var b bytes.Buffer
	fmt.Fprint(&b, "// Code generated from schema/*.graphqls; DO NOT EDIT.\n\npackage answer\n\n")
	fmt.Fprint(&b, "import (\n\"context\"\n\n\"ibid/edtf\"\n\"ibid/server/model\"\n)\n\n")
	var kinds []*ast.Definition
	for _, name := range sorted(cfg.Schema.Types) {
		def := cfg.Schema.Types[name]
		switch {
		case def.BuiltIn, slices.Contains(plain, name), def == cfg.Schema.Query:
			continue
		case def.Kind == ast.InputObject && def.Fields.ForName("and") != nil && name != "StatementFilter":
			cfg.Models.Add(name, "map[string]any")
		case strings.HasSuffix(name, "OrderField") && name != "StatementOrderField":
			cfg.Models.Add(name, pkg+".OrderField")
		case strings.HasSuffix(name, "Order") && name != "StatementOrder":
			cfg.Models.Add(name, pkg+".Order")
		case def.Kind == ast.Object || def.Kind == ast.Interface:
			cfg.Models.Add(name, pkg+"."+name)
		}
		if def.Directives.ForName("entity") != nil {
			kinds = append(kinds, def)
		}
	}
	writeWrap(&b, kinds)
	writeProperties(&b, "record", cfg.Schema.Types["Entity"], nil)
	for _, def := range kinds {
		writeKind(&b, def, cfg.Schema)
	}
	for _, def := range cfg.Schema.PossibleTypes["Claim"] {
		writeClaim(&b, def)
	}
	writeQualifiers(&b, cfg.Schema.Types["Statement"])
	for _, name := range sorted(cfg.Schema.Types) {
		if node, ok := strings.CutSuffix(name, "Connection"); ok {
			writeConnection(&b, cfg.Schema, node)
		}
	}
	src, err := format.Source(b.Bytes())
	if err != nil {
		return fmt.Errorf("%w\n%s", err, b.String())
	}
	if err := os.WriteFile("server/answer/schema.gen.go", src, 0o644); err != nil {
		return err
	}
	cfg.Packages.Evict(pkg)
	return nil
}

func sorted(types map[string]*ast.Definition) []string {
	var names []string
	for name := range types {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// writeWrap writes the function that gives an entity the type of its kind.
func writeWrap(b *bytes.Buffer, kinds []*ast.Definition) {
	fmt.Fprint(b, "// wrap gives an entity the type of its kind.\nfunc wrap(r record) Entity {\nswitch r.entity.Kind {\n")
	for _, def := range kinds {
		fmt.Fprintf(b, "case %q:\nreturn &%s{r}\n", def.Name, def.Name)
	}
	fmt.Fprint(b, "}\nreturn &Thing{r}\n}\n\n")
}

// writeKind writes the type of a kind, its own properties, and its fields of the query.
func writeKind(b *bytes.Buffer, def *ast.Definition, s *ast.Schema) {
	fmt.Fprintf(b, "// %s answers type %s.\ntype %s struct{ record }\n\n", def.Name, def.Name, def.Name)
	writeProperties(b, "*"+def.Name, def, s.Types["Entity"])
	for _, f := range s.Query.Fields {
		name := templates.ToGo(f.Name)
		switch {
		case f.Type.Name() == def.Name:
			fmt.Fprintf(b, `// %[1]s answers the field %[2]s.
func (q *Query) %[1]s(ctx context.Context, key string) (*%[3]s, error) { return one[%[3]s](ctx, q, %[3]q, key) }

`, name, f.Name, def.Name)
		case f.Type.Name() == def.Name+"Connection":
			fmt.Fprintf(b, `// %[1]s answers the field %[2]s.
func (q *Query) %[1]s(ctx context.Context, filter map[string]any, orderBy []*Order, asOf *edtf.Day, first *int, after *string, last *int, before *string) (*%[3]sConnection, error) {
	p, err := many[%[3]s](ctx, q, %[3]q, filter, orderBy, asOf, window{first, after, last, before})
	return &%[3]sConnection{p}, err
}

`, name, f.Name, def.Name)
		}
	}
}

// writeProperties writes a method for each property of a type that another type does not have.
func writeProperties(b *bytes.Buffer, receiver string, def, without *ast.Definition) {
	for _, f := range def.Fields {
		if f.Directives.ForName("property") == nil || without != nil && without.Fields.ForName(f.Name) != nil {
			continue
		}
		claim := f.Type.Name()
		fmt.Fprintf(b, "// %[1]s answers the property %[2]s.\nfunc (e %[3]s) %[1]s() ([]*%[4]s, error) { return property(e.level, e.entity.ID, %[2]q, func(s *Statement) *%[4]s { return &%[4]s{s} }) }\n\n",
			templates.ToGo(f.Name), f.Name, receiver, claim)
	}
}

// claimValues has for each type of value how a claim gives it.
var claimValues = map[string]string{
	"FuzzyDate": "*FuzzyDate { return &FuzzyDate{c.Statement.fact.Value.Date} }",
	"Quantity":  "*Quantity { return &Quantity{c.Statement.fact.Value.Quantity()} }",
	"String":    "string { return c.Statement.fact.Value.Text }",
	"URL":       "string { return c.Statement.fact.Value.Text }",
	"Entity":    "(Entity, error) { return c.Statement.claims.entity(value, c.Statement.fact.Value.Entity()) }",
	"Value":     "Value { return c.Statement.Value() }",
}

// writeClaim writes a type of claims.
func writeClaim(b *bytes.Buffer, def *ast.Definition) {
	fmt.Fprintf(b, `// %[1]s answers type %[1]s.
type %[1]s struct{ Statement *Statement }

// IsClaim marks a claim.
func (*%[1]s) IsClaim() {}

// Value answers the field value.
func (c *%[1]s) Value() %[2]s

`, def.Name, claimValues[def.Fields.ForName("value").Type.Name()])
}

// writeQualifiers writes a method of Statement for each qualifier.
func writeQualifiers(b *bytes.Buffer, def *ast.Definition) {
	for _, f := range def.Fields {
		if f.Directives.ForName("qualifier") == nil {
			continue
		}
		result, read := "", ""
		switch t := f.Type.Name(); t {
		case "FuzzyDate", "Quantity":
			result, read = "*"+t, "qualifier"+t
		case "String", "URL":
			result, read = "*string", "qualifierText"
		case "Value":
			result, read = "Value", "qualifierValue"
		default:
			result, read = "*model."+t, "qualifierEnum[model."+t+"]"
		}
		fmt.Fprintf(b, "// %[1]s answers the qualifier %[2]s.\nfunc (s *Statement) %[1]s() %[3]s { return %[4]s(s, %[2]q) }\n\n",
			templates.ToGo(f.Name), f.Name, result, read)
	}
}

// writeConnection writes a connection and its edge, when that is not written by hand.
func writeConnection(b *bytes.Buffer, s *ast.Schema, name string) {
	edge := s.Types[name+"Edge"]
	node := edge.Fields.ForName("node").Type.Name()
	if s.Types[node].Kind == ast.Object {
		node = "*" + node
	}
	if len(edge.Fields) > 2 { // written by hand
		fmt.Fprintf(b, `// %[1]sConnection answers type %[1]sConnection.
type %[1]sConnection struct{ page[*%[1]sEdge] }

// Edges answers the field edges.
func (c *%[1]sConnection) Edges() []*%[1]sEdge { return c.items }

// Nodes answers the field nodes.
func (c *%[1]sConnection) Nodes() ([]%[2]s, error) { return nodes(c.items, (*%[1]sEdge).Node) }

`, name, node)
		return
	}
	fmt.Fprintf(b, `// %[1]sConnection answers type %[1]sConnection.
type %[1]sConnection struct{ page[%[2]s] }

// %[1]sEdge answers type %[1]sEdge.
type %[1]sEdge struct{ edge[%[2]s] }

// Edges answers the field edges.
func (c *%[1]sConnection) Edges() []*%[1]sEdge {
	return edges(c.page, func(e edge[%[2]s]) *%[1]sEdge { return &%[1]sEdge{e} })
}

// Nodes answers the field nodes.
func (c *%[1]sConnection) Nodes() []%[2]s { return c.items }

`, name, node)
}
