// Package schema is the GraphQL API and the ontology in one: a type with
// @entity is a kind of entity, a field with @property is a property, and a
// field with @qualifier is a qualifier. A corpus may extend both by a
// `schema.graphqls` of its own, so the ontology is a value that is passed,
// never a global.
package schema

import (
	"cmp"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"

	"ibid/fact"
	"ibid/internal/budget"
)

//go:embed api.graphqls ontology.graphqls
var files embed.FS

var sdlFiles = [...]string{"api.graphqls", "ontology.graphqls"}

// Source is SDL that a corpus adds to the built-in schema.
type Source struct {
	Name string // file name, for messages
	Text string
}

// Load reads the built-in schema and what a corpus adds to it. The error is an
// [*Error] when the SDL is at fault.
func Load(extra ...Source) (*Ontology, error) {
	var sources []*ast.Source
	for _, name := range sdlFiles {
		text, err := files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		sources = append(sources, &ast.Source{Name: name, Input: string(text), BuiltIn: true})
	}
	for _, s := range extra {
		var b budget.Budget
		if !b.Reach(budget.SchemaBytes, len(s.Text), 0) {
			return nil, overspent(&ast.Position{Line: 1, Column: 1, Src: &ast.Source{Name: s.Name}}, &b)
		}
		sources = append(sources, &ast.Source{Name: s.Name, Input: s.Text})
	}
	doc, err := parser.ParseSchemas(sources...)
	if err != nil {
		return nil, asError(err)
	}
	if err := affordable(doc); err != nil {
		return nil, err
	}
	r := &reader{o: &Ontology{Prefixes: map[string]string{}, Added: extra}, fields: map[string]*Property{}}
	if err := r.read(doc); err != nil {
		return nil, asError(err)
	}
	if r.o.SDL, err = expand(doc, r.o); err != nil {
		return nil, asError(err)
	}
	r.o.Digest = Digest(extra...)
	return r.o, nil
}

// Digest returns the SHA-256, hexadecimal, of all SDL that [Load] reads. It
// costs less than to load the ontology, and no two ontologies have the same.
func Digest(extra ...Source) string {
	h := sha256.New()
	for _, name := range sdlFiles {
		text, _ := files.ReadFile(name) // which Load has read too
		h.Write(text)
	}
	for _, s := range extra {
		fmt.Fprintf(h, "\x00%s\x00%s", s.Name, s.Text)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Error is a mistake in the SDL of a corpus.
type Error struct {
	Pos        fact.Pos
	Message    string
	Hint       string // what to do next; may be empty
	TooComplex bool   // more of something than can be read in reasonable time
}

// Error returns the place and the message.
func (e *Error) Error() string { return e.Pos.String() + ": " + e.Message }

func asError(err error) error {
	list, ok := err.(gqlerror.List)
	if !ok {
		if one, isOne := err.(*gqlerror.Error); isOne {
			list, ok = gqlerror.List{one}, true
		}
	}
	if !ok || len(list) == 0 {
		return err
	}
	e := &Error{Message: list[0].Message}
	e.Pos.File, _ = list[0].Extensions["file"].(string)
	if len(list[0].Locations) > 0 {
		// The parser counts the columns behind a block string from the string's own line.
		e.Pos.Line, e.Pos.Col = max(list[0].Locations[0].Line, 1), max(list[0].Locations[0].Column, 1)
	}
	return e
}

// overspent returns the error of a budget that was overspent at a place.
func overspent(at *ast.Position, b *budget.Budget) *Error {
	l := b.Over().Limit
	return &Error{Pos: fact.Pos{File: at.Src.Name, Line: at.Line, Col: at.Column}, Message: l.String(), Hint: l.Hint(), TooComplex: true}
}

// affordable counts what a corpus declares: the validator takes the square of
// the fields of a type, and each kind has all fields of interface Entity.
func affordable(doc *ast.SchemaDocument) error {
	definitions := append(slices.Clone(doc.Definitions), doc.Extensions...)
	kinds := 0
	for _, def := range definitions {
		if def.Directives.ForName("entity") != nil {
			kinds++
		}
	}
	var b budget.Budget
	for _, s := range append(slices.Clone(doc.Schema), doc.SchemaExtension...) {
		if !s.Position.Src.BuiltIn && !b.Spend(budget.SchemaNames, 1+len(s.Directives), 0) {
			return overspent(s.Position, &b)
		}
	}
	for _, d := range doc.Directives {
		if !d.Position.Src.BuiltIn && !b.Spend(budget.SchemaNames, 1+len(d.Arguments), 0) {
			return overspent(d.Position, &b)
		}
	}
	for _, def := range definitions {
		if def.Position.Src.BuiltIn {
			continue
		}
		if !b.Spend(budget.SchemaNames, 1+len(def.Directives)+len(def.Interfaces)+len(def.Types)+len(def.EnumValues), 0) {
			return overspent(def.Position, &b)
		}
		times := 1
		if def.Name == "Entity" {
			times = kinds
		}
		for _, f := range def.Fields {
			if !b.Spend(budget.SchemaNames, times*(1+len(f.Arguments)+len(f.Directives)), 0) {
				return overspent(f.Position, &b)
			}
		}
	}
	return nil
}

// claims maps the GraphQL type of a property or qualifier to the values that it takes.
var claims = map[string][]fact.ValueKind{
	"DateClaim": {fact.DateValue}, "QuantityClaim": {fact.QuantityValue}, "TextClaim": {fact.TextValue},
	"LinkClaim": {fact.LinkValue}, "EntityClaim": {fact.EntityValue}, "ValueClaim": {fact.EntityValue, fact.TextValue},
	"FuzzyDate": {fact.DateValue}, "Quantity": {fact.QuantityValue}, "String": {fact.TextValue}, "URL": {fact.LinkValue},
	"Entity": {fact.EntityValue}, "Value": {fact.EntityValue, fact.TextValue, fact.DateValue, fact.QuantityValue},
}

// reader turns a parsed schema into an ontology.
type reader struct {
	o      *Ontology
	enums  map[string][]string
	fields map[string]*Property // property by name: the same name is the same property on every kind
	where  map[*Property]*ast.Position
}

func (r *reader) read(doc *ast.SchemaDocument) error {
	for _, s := range append(slices.Clone(doc.Schema), doc.SchemaExtension...) {
		for _, d := range s.Directives.ForNames("prefix") {
			name, iri := argument(d, "name"), argument(d, "iri")
			known, again := r.o.Prefixes[name]
			switch {
			case !prefixForm.MatchString(name):
				return gqlerror.ErrorPosf(d.Position, "%q is not a prefix; write letters, digits, - and _ that begin with a letter", name)
			case !fact.IsIRI(iri):
				return gqlerror.ErrorPosf(d.Position, "prefix %s stands for %q, which is not an absolute IRI", name, iri)
			case again && known != iri:
				return gqlerror.ErrorPosf(d.Position, "prefix %s stands for %s already; choose another name", name, known)
			}
			r.o.Prefixes[name] = iri
		}
	}
	r.enums = map[string][]string{}
	for _, def := range append(slices.Clone(doc.Definitions), doc.Extensions...) {
		if def.Kind == ast.Enum {
			for _, v := range def.EnumValues {
				r.enums[def.Name] = append(r.enums[def.Name], strings.ToLower(v.Name))
			}
		}
	}
	for _, def := range doc.Definitions {
		if d := def.Directives.ForName("entity"); d != nil {
			if err := r.kind(def, d); err != nil {
				return err
			}
		}
	}
	for _, def := range append(slices.Clone(doc.Definitions), doc.Extensions...) {
		for _, f := range def.Fields {
			if err := r.field(def, f); err != nil {
				return err
			}
		}
	}
	byOrder := func(a, b *Property) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), strings.Compare(string(a.ID), string(b.ID)))
	}
	slices.SortFunc(r.o.Properties, byOrder)
	for _, k := range r.o.Kinds {
		slices.SortFunc(k.Properties, byOrder)
	}
	return r.check()
}

func (r *reader) kind(def *ast.Definition, d *ast.Directive) error {
	label := strings.ToUpper(def.Name[:1]) + words(def.Name)[1:]
	k := &Kind{
		Name: def.Name, Label: cmp.Or(argument(d, "label"), label), Slug: strings.ReplaceAll(words(def.Name), " ", "-"),
		Description: def.Description, BuiltIn: def.Position.Src.BuiltIn,
	}
	k.Plural = cmp.Or(argument(d, "plural"), k.Label+"s")
	var err error
	if k.IRI, err = r.iri(d); err != nil {
		return err
	}
	if r.o.Kind(k.Name) != nil {
		return gqlerror.ErrorPosf(def.Position, "type %s is declared twice", k.Name)
	}
	r.o.Kinds = append(r.o.Kinds, k)
	return nil
}

func (r *reader) field(def *ast.Definition, f *ast.FieldDefinition) error {
	if d := f.Directives.ForName("qualifier"); d != nil {
		if def.Name != "Statement" {
			return gqlerror.ErrorPosf(f.Position, "@qualifier belongs on a field of Statement, not of %s", def.Name)
		}
		p, err := r.property(f, d)
		if err != nil {
			return err
		}
		p.Words = r.enums[f.Type.Name()]
		r.o.Qualifiers = append(r.o.Qualifiers, p)
		return nil
	}
	d := f.Directives.ForName("property")
	if d == nil {
		return nil
	}
	kinds := r.o.Kinds
	if def.Name != "Entity" {
		k := r.o.Kind(def.Name)
		if k == nil {
			return gqlerror.ErrorPosf(f.Position, "@property belongs on a field of a type with @entity, which %s is not", def.Name)
		}
		kinds = []*Kind{k}
	}
	p, err := r.property(f, d)
	if err != nil {
		return err
	}
	if known := r.fields[f.Name]; known == nil {
		r.fields[f.Name] = p
		r.o.Properties = append(r.o.Properties, p)
	} else if !sameProperty(known, p) {
		return gqlerror.ErrorPosf(f.Position, "%s is declared differently on another kind: the same name is the same property", f.Name)
	} else {
		p = known
	}
	for _, k := range kinds {
		if !slices.Contains(p.Domain, k.Name) {
			p.Domain = append(p.Domain, k.Name)
			k.Properties = append(k.Properties, p)
		}
	}
	return nil
}

func (r *reader) property(f *ast.FieldDefinition, d *ast.Directive) (*Property, error) {
	p := &Property{
		ID: fact.PropertyID(f.Name), Label: cmp.Or(argument(d, "label"), words(f.Name)), Inverse: argument(d, "inverse"),
		Description: f.Description, Group: cmp.Or(argument(d, "group"), "Other"), Unit: argument(d, "unit"),
		Single: argument(d, "single") == "true", Symmetric: argument(d, "symmetric") == "true", General: argument(d, "general") == "true", Order: 1000,
		Range: claims[f.Type.Name()], Kinds: arguments(d, "range"),
		Per: propertyIDs(arguments(d, "per")), Qualifiers: propertyIDs(arguments(d, "qualifiers")),
	}
	if n := argument(d, "order"); n != "" {
		fmt.Sscan(n, &p.Order)
	}
	if len(r.enums[f.Type.Name()]) > 0 {
		p.Range = []fact.ValueKind{fact.TextValue}
	}
	if p.Range == nil {
		return nil, gqlerror.ErrorPosf(f.Position, "%s has type %s, which is no claim; use one of DateClaim, QuantityClaim, TextClaim, LinkClaim, EntityClaim, ValueClaim", f.Name, f.Type.Name())
	}
	switch {
	case p.Symmetric && !slices.Equal(p.Range, []fact.ValueKind{fact.EntityValue}):
		return nil, gqlerror.ErrorPosf(f.Position, "%s is symmetric, so its values must be entities: [EntityClaim!]!, not %s", f.Name, f.Type)
	case p.Symmetric && p.Inverse != "" && p.Inverse != p.Label:
		return nil, gqlerror.ErrorPosf(f.Position, "%s is symmetric, so it reads the same from both ends; take the inverse %q away", f.Name, p.Inverse)
	case p.Symmetric:
		p.Inverse = p.Label
	case p.Takes(fact.EntityValue) && p.Inverse == "":
		p.Inverse = p.Label + " of"
	}
	var err error
	p.IRI, err = r.iri(d)
	if r.where == nil {
		r.where = map[*Property]*ast.Position{}
	}
	r.where[p] = f.Position
	return p, err
}

// check looks at what needs the whole schema: names that arguments refer to, and names that clash.
func (r *reader) check() error {
	named := map[string]int{} // index of the first property of a name
	for i, p := range r.o.Properties {
		for _, k := range p.Kinds {
			if r.o.Kind(k) == nil {
				return gqlerror.ErrorPosf(r.where[p], "range of %s names %s, which is no kind", p.ID, k)
			}
		}
		if err := r.checkSymmetric(p); err != nil {
			return err
		}
		for _, q := range slices.Concat(p.Per, p.Qualifiers) {
			if r.o.Qualifier(q) == nil {
				return gqlerror.ErrorPosf(r.where[p], "%s names %s, which is no qualifier", p.ID, q)
			}
		}
		names := []string{fold(p.Label), fold(string(p.ID))}
		first := i
		for _, name := range names {
			if other, ok := named[name]; ok {
				first = min(first, other)
			}
		}
		if first < i {
			return gqlerror.ErrorPosf(r.where[p], "%s and %s cannot be told apart by name", r.o.Properties[first].ID, p.ID)
		}
		for _, name := range names {
			named[name] = i
		}
	}
	return nil
}

// checkSymmetric holds that the values of a symmetric property are of the kinds
// that have it, which are its range by default.
func (r *reader) checkSymmetric(p *Property) error {
	if !p.Symmetric {
		return nil
	}
	if len(p.Kinds) == 0 && len(p.Domain) < len(r.o.Kinds) {
		p.Kinds = slices.Clone(p.Domain)
	}
	for _, k := range p.Kinds {
		if !slices.Contains(p.Domain, k) {
			return gqlerror.ErrorPosf(r.where[p], "%s is symmetric, so %s in its range must have it too: add the field to the type", p.ID, k)
		}
	}
	for _, k := range p.Domain {
		if len(p.Kinds) > 0 && !slices.Contains(p.Kinds, k) {
			return gqlerror.ErrorPosf(r.where[p], "%s is symmetric, so %s, which has it, must be in its range too", p.ID, k)
		}
	}
	return nil
}

func sameProperty(a, b *Property) bool {
	return a.Symmetric == b.Symmetric && a.IRI == b.IRI && a.Label == b.Label && a.Inverse == b.Inverse && a.Single == b.Single && a.Unit == b.Unit &&
		slices.Equal(a.Range, b.Range) && slices.Equal(a.Kinds, b.Kinds) && slices.Equal(a.Per, b.Per) && slices.Equal(a.Qualifiers, b.Qualifiers)
}

// iri expands the compact IRI of a directive, if it has one.
func (r *reader) iri(d *ast.Directive) (string, error) {
	if d.Arguments.ForName("iri") == nil { // which the validator reports where there must be one
		return "", nil
	}
	iri := argument(d, "iri")
	if prefix, local, ok := strings.Cut(iri, ":"); ok && !strings.HasPrefix(local, "//") {
		base, known := r.o.Prefixes[prefix]
		if !known {
			return "", gqlerror.ErrorPosf(d.Position, "prefix %q is not declared; declare it with `extend schema @prefix(name: %q, iri: \"https://...\")`", prefix, prefix)
		}
		iri = base + local
	}
	if !fact.IsIRI(iri) {
		return "", gqlerror.ErrorPosf(d.Position, "%q is not an absolute IRI; write one such as https://example.org/terms#Ship, or a prefix, a colon and a name", iri)
	}
	return iri, nil
}

// prefixForm is what names a prefix in Turtle and in a context of JSON-LD alike.
var prefixForm = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_-]*$`)

// argument returns an argument of a directive as text, empty when it is absent.
func argument(d *ast.Directive, name string) string {
	a := d.Arguments.ForName(name)
	if a == nil {
		return ""
	}
	return a.Value.Raw
}

// arguments returns a list argument of a directive.
func arguments(d *ast.Directive, name string) []string {
	a := d.Arguments.ForName(name)
	if a == nil {
		return nil
	}
	if a.Value.Kind != ast.ListValue {
		return []string{a.Value.Raw}
	}
	var out []string
	for _, c := range a.Value.Children {
		out = append(out, c.Value.Raw)
	}
	return out
}

func propertyIDs(names []string) []fact.PropertyID {
	var out []fact.PropertyID
	for _, n := range names {
		out = append(out, fact.PropertyID(n))
	}
	return out
}
