package answer

import (
	"net/url"
	"slices"
	"strings"

	"ibid/dispute"
	"ibid/fact"
	"ibid/server/model"
)

// Statement answers type Statement; its qualifiers follow from the schema.
type Statement struct {
	claims *claims
	fact   *fact.Statement
}

// IsNode marks a node.
func (*Statement) IsNode() {}

// ID answers the field id.
func (s *Statement) ID() string { return globalID("Statement", string(s.fact.ID)) }

// Subject answers the field subject.
func (s *Statement) Subject() (Entity, error) { return s.claims.entity(subject, s.fact.Subject) }

// Property answers the field property.
func (s *Statement) Property() *Property {
	return &Property{s.claims.view, s.claims.ontology.Property(s.fact.Property)}
}

// Value answers the field value.
func (s *Statement) Value() Value { return s.claims.value(value, s.fact.Value) }

// Rank answers the field rank.
func (s *Statement) Rank() model.Rank { return enum[model.Rank](s.fact.Rank.String()) }

// Why answers the field why.
func (s *Statement) Why() *string { return optional(s.fact.Why, s.fact.Why != "") }

// Method answers the field method.
func (s *Statement) Method() model.Method { return enum[model.Method](string(method(s.fact))) }

// method is that of the best reference.
func method(s *fact.Statement) fact.Method {
	if slices.ContainsFunc(s.References, func(r fact.Reference) bool { return r.Method == fact.Asserted }) {
		return fact.Asserted
	}
	return fact.Inferred
}

// Qualifiers answers the field qualifiers.
func (s *Statement) Qualifiers(property []string) ([]*Qualifier, error) {
	only, err := s.claims.qualifierIDs(property)
	if err != nil {
		return nil, err
	}
	out := []*Qualifier{}
	for _, q := range s.fact.Qualifiers {
		if property == nil || slices.Contains(only, q.Property) {
			out = append(out, &Qualifier{s.claims, q})
		}
	}
	return out, nil
}

// References answers the field references.
func (s *Statement) References() []*Reference {
	out := make([]*Reference, len(s.fact.References))
	for i := range out {
		out[i] = &Reference{s.claims, &s.fact.References[i]}
	}
	return out
}

// Rivals answers the field rivals.
func (s *Statement) Rivals() ([]*Statement, error) { return s.rivals(false, dispute.Kind.Disputed) }

// PossibleRivals answers the field possibleRivals.
func (s *Statement) PossibleRivals() ([]*Statement, error) {
	return s.rivals(true, func(k dispute.Kind) bool { return k == dispute.Possible })
}

// rivals returns the claims that differ from this one in a way. All of them
// stand with this one in a dispute, or else in a set of differences.
func (s *Statement) rivals(differences bool, differ func(dispute.Kind) bool) ([]*Statement, error) {
	sets, err := s.Disputes(differences)
	if err != nil {
		return nil, err
	}
	out := []*Statement{}
	p := s.claims.ontology.Property(s.fact.Property)
	for _, d := range sets {
		for _, rival := range d.Statements() {
			known := func(other *Statement) bool { return other.fact.ID == rival.fact.ID }
			if differ(dispute.Between(p, d.dispute.Subject, s.fact, rival.fact)) && !slices.ContainsFunc(out, known) {
				out = append(out, rival)
			}
		}
	}
	return out, nil
}

// Disputes answers the field disputes.
func (s *Statement) Disputes(differences bool) ([]*Dispute, error) {
	return s.claims.disputesOf(s.fact, differences)
}

// value returns the answer for a value at one end of a claim.
func (c *claims) value(at end, v fact.Value) Value {
	switch v.Kind {
	case fact.EntityValue:
		return &EntityValue{c, at, v.Entity()}
	case fact.DateValue:
		return &FuzzyDate{v.Date}
	case fact.QuantityValue:
		return &Quantity{v.Quantity()}
	case fact.LinkValue:
		return &Link{v.Text}
	case fact.TextValue:
		return &Text{v.Text}
	}
	return nil
}

func qualifierFuzzyDate(s *Statement, p fact.PropertyID) *FuzzyDate {
	v, ok := s.fact.Qualifier(p)
	return optional(FuzzyDate{v.Date}, ok)
}

func qualifierQuantity(s *Statement, p fact.PropertyID) *Quantity {
	v, ok := s.fact.Qualifier(p)
	return optional(Quantity{v.Quantity()}, ok)
}

func qualifierText(s *Statement, p fact.PropertyID) *string {
	v, ok := s.fact.Qualifier(p)
	return optional(v.String(), ok)
}

func qualifierEnum[E ~string](s *Statement, p fact.PropertyID) *E {
	v, ok := s.fact.Qualifier(p)
	return optional(enum[E](v.Text), ok)
}

func qualifierValue(s *Statement, p fact.PropertyID) Value {
	v, _ := s.fact.Qualifier(p)
	return s.claims.value(qualifier, v)
}

// enum turns a word into a value of an enum: `as of` into AS_OF.
func enum[E ~string](word string) E {
	return E(strings.ToUpper(strings.ReplaceAll(word, " ", "_")))
}

// Qualifier answers type Qualifier.
type Qualifier struct {
	claims *claims
	fact   fact.Qualifier
}

// Property answers the field property.
func (q *Qualifier) Property() *Property {
	return &Property{q.claims.view, q.claims.ontology.Qualifier(q.fact.Property)}
}

// Value answers the field value.
func (q *Qualifier) Value() Value { return q.claims.value(qualifier, q.fact.Value) }

// Reference answers type Reference.
type Reference struct {
	claims *claims
	fact   *fact.Reference
}

// ID answers the field id.
func (r *Reference) ID() string { return globalID("Reference", string(r.fact.ID)) }

// Document answers the field document.
func (r *Reference) Document() (*Document, error) {
	s, err := r.claims.shelf()
	if err != nil {
		return nil, err
	}
	return s.document(r.fact.Document), nil
}

// Headings answers the field headings.
func (r *Reference) Headings() []string { return r.fact.Headings }

// Quote answers the field quote.
func (r *Reference) Quote() string { return r.fact.Quote }

// Occurrence answers the field occurrence.
func (r *Reference) Occurrence() int { return r.fact.Occurrence }

// Match answers the field match.
func (r *Reference) Match() model.Match { return enum[model.Match](string(r.fact.Match)) }

// Method answers the field method.
func (r *Reference) Method() model.Method { return enum[model.Method](string(r.fact.Method)) }

// Reason answers the field reason.
func (r *Reference) Reason() *string { return optional(r.fact.Reason, r.fact.Reason != "") }

// Sources answers the field sources.
func (r *Reference) Sources() ([]*Source, error) { return r.claims.sourcesOf(r.fact.Sources()) }

// Citations answers the field citations; those of sources that are unknown are left out.
func (r *Reference) Citations() ([]*Citation, error) {
	out := []*Citation{}
	known, err := r.claims.sources()
	for _, c := range r.fact.Citations {
		if s := known[c.Source]; s != nil {
			out = append(out, &Citation{&Source{r.claims.view, s}, c})
		}
	}
	return out, err
}

// Citation answers type Citation.
type Citation struct {
	source *Source
	fact   fact.Citation
}

// Source answers the field source.
func (c *Citation) Source() *Source { return c.source }

// Label answers the field label.
func (c *Citation) Label() *string { return optional(string(c.fact.Label), c.fact.Label != "") }

// Locator answers the field locator.
func (c *Citation) Locator() *string { return optional(c.fact.Value, c.fact.Value != "") }

// Prefix answers the field prefix.
func (c *Citation) Prefix() *string { return optional(c.fact.Prefix, c.fact.Prefix != "") }

// Suffix answers the field suffix.
func (c *Citation) Suffix() *string { return optional(c.fact.Suffix, c.fact.Suffix != "") }

// Place answers the field place.
func (c *Citation) Place() *string { return optional(c.fact.Locator.String(), c.fact.Value != "") }

// Line answers the field line.
func (r *Reference) Line() int { return r.fact.Line }

// URL answers the field url.
func (r *Reference) URL() string { return documentURL(r.fact.Document) + "#q-" + string(r.fact.ID) }

// documentURL is where the site shows a document.
func documentURL(id fact.DocumentID) string {
	parts := strings.Split(string(id), "/")
	for i, p := range parts {
		parts[i] = url.PathEscape(p)
	}
	return "/s/" + strings.Join(parts, "/") + ".html"
}
