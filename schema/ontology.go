package schema

import (
	"slices"
	"strings"
	"unicode"

	"ibid/fact"
)

// Ontology says which kinds of entity, properties and qualifiers a corpus may
// use. It is immutable, and read from SDL by [Load].
type Ontology struct {
	Prefixes   map[string]string // namespace prefix to IRI
	Kinds      []*Kind           // in the order of the schema
	Properties []*Property       // in order of Order and name
	Qualifiers []*Property       // in the order of the schema
	SDL        string            // the whole GraphQL schema, expanded
	Digest     string            // of all that was read; see [Digest]
	Added      []Source          // what a corpus adds to the built-in schema
}

// Kind is a type of entity: a GraphQL type with @entity.
type Kind struct {
	Name        string // GraphQL type, for example `Organization`
	IRI         string // full IRI of the class that it matches
	Label       string // for readers, for example `Organization`
	Plural      string // for readers, for example `Organizations`
	Slug        string // first part of an entity's identifier, for example `organization`
	Description string
	Properties  []*Property // that its entities may have, in order
	BuiltIn     bool        // has a GraphQL type of its own in this program
}

// Property is a relation from entities to values, or a qualifier of statements.
type Property struct {
	ID          fact.PropertyID
	IRI         string // full IRI of the term that it matches; empty when there is none
	Label       string // as facts write it, for example `operating income`
	Inverse     string // label when read from the value to the subject; empty when the value is no entity
	Description string
	Group       string
	Order       int
	Domain      []string          // kinds that have it, in the order of the schema; empty for a qualifier
	Range       []fact.ValueKind  // kinds of value that it takes, at least one
	Kinds       []string          // kinds of entity that it takes; empty for all
	Single      bool              // rival values cannot both hold
	Symmetric   bool              // holds from the value to the subject too; its values are of the kinds that have it
	Per         []fact.PropertyID // qualifiers whose values must be equal for claims to be rivals, besides those of [Rivals]
	Unit        string            // `%`, `currency` or empty for any
	Qualifiers  []fact.PropertyID // allowed besides the general ones
	General     bool              // a qualifier that every property has
	Words       []string          // the only texts that it takes, when there are such (an enum), lower case
}

// RivalQualifiers are the qualifiers that tell claims of every property apart:
// claims with another scope or place are no rivals.
var RivalQualifiers = [...]fact.PropertyID{"scope", "in"}

// Kind returns the kind of that name, or nil.
func (o *Ontology) Kind(name string) *Kind {
	i := slices.IndexFunc(o.Kinds, func(k *Kind) bool { return k.Name == name })
	if i < 0 {
		return nil
	}
	return o.Kinds[i]
}

// Property returns the property with that identifier, or nil.
func (o *Ontology) Property(id fact.PropertyID) *Property { return byID(o.Properties, id) }

// Qualifier returns the qualifier with that identifier, or nil.
func (o *Ontology) Qualifier(id fact.PropertyID) *Property { return byID(o.Qualifiers, id) }

func byID(list []*Property, id fact.PropertyID) *Property {
	i := slices.IndexFunc(list, func(p *Property) bool { return p.ID == id })
	if i < 0 {
		return nil
	}
	return list[i]
}

// Takes reports whether the property has values of the kind.
func (p *Property) Takes(k fact.ValueKind) bool { return slices.Contains(p.Range, k) }

// Named reports whether a fact that writes name means the property: its label
// or its identifier, in any case, with or without spaces, hyphens and underscores.
func (p *Property) Named(name string) bool {
	n := fold(name)
	return n == fold(p.Label) || n == fold(string(p.ID))
}

func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' || r == '_' {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// words turns `operatingIncome` and `OperatingIncome` into `operating income`.
func words(camel string) string {
	var b strings.Builder
	for i, r := range camel {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
