package graph

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"ibid/fact"
)

// reader reads statements one after the other, and uses its memory again.
type reader struct {
	g                         *Graph
	claims, parts, how, place []row
}

// statement reads the statement of a node, or returns nil for a node that is none.
func (r *reader) statement(n node) (*fact.Statement, error) {
	s := &fact.Statement{}
	rows, err := r.g.store.quads.AppendRows(r.claims[:0], quad.Object, n)
	r.claims = rows
	for _, row := range rows {
		property, err := r.g.term(row[1])
		if err != nil {
			return nil, err
		}
		if property.part == claimPart {
			subject, err := r.id(row[0])
			if err != nil {
				return nil, err
			}
			s.Subject, s.Property = fact.EntityID(subject), fact.PropertyID(property.id)
		}
	}
	if s.Subject == "" || err != nil {
		return nil, err
	}
	id, err := r.own(n, statementsPart)
	if err != nil {
		return nil, err
	}
	s.ID = fact.StatementID(id)
	if r.parts, err = r.g.store.quads.AppendRows(r.parts[:0], quad.Subject, n); err != nil {
		return nil, err
	}
	for _, row := range r.parts {
		if err := r.part(s, row); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(s.Qualifiers, fact.CompareQualifier)
	slices.SortFunc(s.References, func(a, b fact.Reference) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return s, nil
}

// id returns the identifier of a node in its part of the name space.
func (r *reader) id(n node) (string, error) {
	t, err := r.g.term(n)
	return t.id, err
}

// own is id for a node that is hardly read twice, and hence not worth remembering.
func (r *reader) own(n node, part string) (string, error) {
	iri, err := r.g.store.quads.Text(n)
	return unescape(strings.TrimPrefix(strings.TrimPrefix(iri, r.g.base), part)), err
}

// text returns the text of a literal, and remembers it: there are few titles of sections.
func (r *reader) text(n node) (string, error) {
	v, err := r.g.store.value(n)
	return lexical(v), err
}

// number returns the integer that a literal holds.
func (r *reader) number(n node) (int, error) {
	text, err := r.text(n)
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(text)
}

// part reads a quad of a statement.
func (r *reader) part(s *fact.Statement, row row) error {
	predicate, err := r.g.term(row[1])
	if err != nil {
		return err
	}
	switch predicate.part {
	case valuePart:
		s.Value, err = r.value(row[2])
	case qualifierPart:
		q := fact.Qualifier{Property: fact.PropertyID(predicate.id)}
		q.Value, err = r.value(row[2])
		s.Qualifiers = append(s.Qualifiers, q)
	case "":
		switch quad.IRI(predicate.id) {
		case rankTerm:
			var rank quad.IRI
			rank, err = r.g.store.iri(row[2])
			s.Rank = rankOf(rank)
		case ibid + "why":
			s.Why, err = r.text(row[2])
		case derivation:
			var reference fact.Reference
			reference, err = r.reference(row[2])
			s.References = append(s.References, reference)
		}
	}
	return err
}

func (r *reader) value(n node) (fact.Value, error) {
	if v, ok := r.g.values.get(n); ok {
		return v, nil
	}
	term, err := r.g.store.value(n)
	if err != nil {
		return fact.Value{}, err
	}
	v, err := r.g.value(term)
	if err == nil {
		r.g.values.put(n, v)
	}
	return v, err
}

// rankOf is the inverse of rankIRI.
func rankOf(v quad.IRI) fact.Rank {
	for _, r := range []fact.Rank{fact.Preferred, fact.Deprecated} {
		if v == rankIRI(r) {
			return r
		}
	}
	return fact.Normal
}

// reference reads the reference that a derivation rests on, and how the
// statement follows from it.
func (r *reader) reference(derived node) (out fact.Reference, err error) {
	if r.how, err = r.g.store.quads.AppendRows(r.how[:0], quad.Subject, derived); err != nil {
		return out, err
	}
	for _, row := range r.how {
		predicate, err := r.g.term(row[1])
		if err == nil && quad.IRI(predicate.id) == derivedEntity {
			err = r.words(&out, row[2])
		}
		if err == nil && predicate.part == referencePart {
			err = r.derivation(&out, predicate.id, row[2])
		}
		if err != nil {
			return out, err
		}
	}
	slices.Sort(out.Sources)
	return out, nil
}

// words reads what all statements that rest on a reference share.
func (r *reader) words(out *fact.Reference, reference node) error {
	id, err := r.own(reference, referencesPart)
	if err != nil {
		return err
	}
	out.ID = fact.ReferenceID(id)
	if r.place, err = r.g.store.quads.AppendRows(r.place[:0], quad.Subject, reference); err != nil {
		return err
	}
	for _, row := range r.place {
		predicate, err := r.g.term(row[1])
		if err != nil {
			return err
		}
		if predicate.part != referencePart {
			continue
		}
		switch predicate.id {
		case "document":
			var id string
			id, err = r.id(row[2])
			out.Document = fact.DocumentID(id)
		case "exact":
			out.Quote, err = r.g.store.quads.Text(row[2]) // hardly twice the same
		case "occurrence":
			out.Occurrence, err = r.number(row[2])
		default: // heading/1, heading/2
			err = r.heading(out, strings.TrimPrefix(predicate.id, "heading/"), row[2])
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// heading reads one of the headings of a reference by its number.
func (r *reader) heading(out *fact.Reference, number string, n node) error {
	place, err := strconv.Atoi(number)
	if err != nil {
		return err
	}
	if place < 1 || place > len(r.place) {
		return fmt.Errorf("there is no heading %d", place)
	}
	for len(out.Headings) < place {
		out.Headings = append(out.Headings, "")
	}
	out.Headings[place-1], err = r.text(n)
	return err
}

// derivation reads a part of what depends on the statement.
func (r *reader) derivation(out *fact.Reference, part string, n node) error {
	if part == "source" {
		key, err := r.id(n)
		out.Sources = append(out.Sources, fact.SourceKey(key))
		return err
	}
	read := r.text
	if part == "spans" || part == "statedAt" {
		read = r.g.store.quads.Text // hardly twice the same
	}
	text, err := read(n)
	if err != nil {
		return err
	}
	switch part {
	case "anchor":
		out.Anchor = text
	case "match":
		out.Match = fact.Match(text)
	case "method":
		out.Method = fact.Method(text)
	case "reason":
		out.Reason = text
	case "line":
		out.Line, err = strconv.Atoi(text)
	case "spans":
		out.Spans, err = parseSpans(text)
	case "statedAt":
		out.Pos, err = parsePlace(text)
	}
	return err
}
