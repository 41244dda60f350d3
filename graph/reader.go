package graph

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"ibid/fact"
)

// chunk is how many statements are read at a time.
const chunk = 1 << 11

// reader reads statements level by level: their own quads, those of their
// derivations, and those of the references. It uses its memory again.
type reader struct {
	g                         *Graph
	claims, parts, how, place level
	derived, referred         int // how many derivations and references have been decoded
}

// statementNode is the node of a statement. The subject may be known already.
type statementNode struct {
	node    node
	subject fact.EntityID
}

// read returns the statements, nil for a node that is none.
func (r *reader) read(ctx context.Context, claims []statementNode) ([]*fact.Statement, error) {
	if err := r.findSubjects(ctx, claims); err != nil {
		return nil, err
	}
	nodes := make([]node, len(claims))
	for i, c := range claims {
		if c.subject != "" {
			nodes[i] = c.node
		}
	}
	err := r.g.store.quads.ReadLevel(ctx, &r.parts, quad.Subject, nodes)
	if err == nil {
		err = r.descend(ctx, &r.parts, derivation, &r.how)
	}
	if err == nil {
		err = r.descend(ctx, &r.how, derivedEntity, &r.place)
	}
	if err != nil {
		return nil, err
	}
	r.derived, r.referred = 0, 0
	out := make([]*fact.Statement, len(claims))
	for i, c := range claims {
		if c.subject == "" {
			continue
		}
		if out[i], err = r.statement(c, r.parts.Of(i)); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// descend reads the quads of the nodes to which a predicate leads from a level.
func (r *reader) descend(ctx context.Context, from *level, predicate quad.IRI, into *level) error {
	var nodes []node
	for _, row := range from.Rows {
		p, err := r.g.term(from.Terms, row[1])
		if err != nil {
			return err
		}
		if p.part == "" && p.id == string(predicate) {
			nodes = append(nodes, row[2])
		}
	}
	return r.g.store.quads.ReadLevel(ctx, into, quad.Subject, nodes)
}

// findSubjects fills in the subjects that are not known: those of which a
// property leads to the statement.
func (r *reader) findSubjects(ctx context.Context, claims []statementNode) error {
	var nodes []node
	var at []int
	for i, c := range claims {
		if c.subject == "" {
			nodes, at = append(nodes, c.node), append(at, i)
		}
	}
	if len(nodes) == 0 {
		return nil
	}
	if err := r.g.store.quads.ReadLevel(ctx, &r.claims, quad.Object, nodes); err != nil {
		return err
	}
	for i, place := range at {
		for _, row := range r.claims.Of(i) {
			property, err := r.g.term(r.claims.Terms, row[1])
			if err != nil {
				return err
			}
			if property.part == claimPart {
				subject, err := r.g.term(r.claims.Terms, row[0])
				if err != nil {
					return err
				}
				claims[place].subject = fact.EntityID(subject.id)
			}
		}
	}
	return nil
}

// statement decodes a statement from its quads.
func (r *reader) statement(c statementNode, rows []row) (*fact.Statement, error) {
	id, err := r.own(r.parts.Terms, c.node, statementsPart)
	if err != nil {
		return nil, err
	}
	s := &fact.Statement{ID: fact.StatementID(id), Subject: c.subject}
	for _, row := range rows {
		if err := r.part(s, row); err != nil {
			return nil, fmt.Errorf("statement %s: %w", id, err)
		}
	}
	slices.SortFunc(s.Qualifiers, fact.CompareQualifier)
	slices.SortFunc(s.References, func(a, b fact.Reference) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return s, nil
}

// id returns the identifier of a node in its part of the name space.
func (r *reader) id(t terms, n node) (string, error) {
	term, err := r.g.term(t, n)
	return term.id, err
}

// own is id for a node that is hardly read twice, and hence not worth remembering.
func (r *reader) own(t terms, n node, part string) (string, error) {
	iri, err := t.Text(n)
	return unescape(strings.TrimPrefix(strings.TrimPrefix(iri, r.g.base), part)), err
}

// text returns the text of a literal, and remembers it: there are few titles of sections.
func (r *reader) text(t terms, n node) (string, error) {
	v, err := r.g.store.value(t, n)
	return lexical(v), err
}

// number returns the integer that a literal holds.
func (r *reader) number(t terms, n node) (int, error) {
	text, err := r.text(t, n)
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(text)
}

// part reads a quad of a statement.
func (r *reader) part(s *fact.Statement, row row) error {
	predicate, err := r.g.term(r.parts.Terms, row[1])
	if err != nil {
		return err
	}
	switch predicate.part {
	case valuePart:
		s.Property = fact.PropertyID(predicate.id)
		s.Value, err = r.value(r.parts.Terms, row[2])
	case qualifierPart:
		q := fact.Qualifier{Property: fact.PropertyID(predicate.id)}
		q.Value, err = r.value(r.parts.Terms, row[2])
		s.Qualifiers = append(s.Qualifiers, q)
	case "":
		switch quad.IRI(predicate.id) {
		case rankTerm:
			var rank quad.IRI
			rank, err = r.g.store.iri(r.parts.Terms, row[2])
			s.Rank = rankOf(rank)
		case ibid + "why":
			s.Why, err = r.text(r.parts.Terms, row[2])
		case derivation:
			var reference fact.Reference
			reference, err = r.reference()
			s.References = append(s.References, reference)
		}
	}
	return err
}

func (r *reader) value(t terms, n node) (fact.Value, error) {
	if v, ok := r.g.values.get(n); ok {
		return v, nil
	}
	term, err := r.g.store.value(t, n)
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

// reference decodes the next derivation: the reference that it rests on, and
// how the statement follows from it.
func (r *reader) reference() (out fact.Reference, err error) {
	rows := r.how.Of(r.derived)
	r.derived++
	for _, row := range rows {
		predicate, err := r.g.term(r.how.Terms, row[1])
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

// words decodes the next reference: what all statements that rest on it share.
func (r *reader) words(out *fact.Reference, reference node) error {
	rows := r.place.Of(r.referred)
	r.referred++
	if len(rows) == 0 {
		return fmt.Errorf("there is no reference %d", reference)
	}
	id, err := r.own(r.place.Terms, reference, referencesPart)
	if err != nil {
		return err
	}
	out.ID = fact.ReferenceID(id)
	for _, row := range rows {
		predicate, err := r.g.term(r.place.Terms, row[1])
		if err != nil {
			return err
		}
		if predicate.part != referencePart {
			continue
		}
		switch predicate.id {
		case "document":
			var id string
			id, err = r.id(r.place.Terms, row[2])
			out.Document = fact.DocumentID(id)
		case "exact":
			out.Quote, err = r.place.Text(row[2]) // hardly twice the same
		case "occurrence":
			out.Occurrence, err = r.number(r.place.Terms, row[2])
		default: // heading/1, heading/2
			err = r.heading(out, strings.TrimPrefix(predicate.id, "heading/"), len(rows), row[2])
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// heading reads one of the headings of a reference by its number.
func (r *reader) heading(out *fact.Reference, number string, most int, n node) error {
	place, err := strconv.Atoi(number)
	if err != nil {
		return err
	}
	if place < 1 || place > most {
		return fmt.Errorf("there is no heading %d", place)
	}
	if out.Headings == nil {
		out.Headings = make([]string, 0, max(place, 2)) // title and section
	}
	for len(out.Headings) < place {
		out.Headings = append(out.Headings, "")
	}
	out.Headings[place-1], err = r.text(r.place.Terms, n)
	return err
}

// derivation reads a part of what depends on the statement.
func (r *reader) derivation(out *fact.Reference, part string, n node) error {
	if part == "source" {
		key, err := r.id(r.how.Terms, n)
		out.Sources = append(out.Sources, fact.SourceKey(key))
		return err
	}
	text, err := "", error(nil)
	if part == "spans" || part == "statedAt" {
		text, err = r.how.Text(n) // hardly twice the same
	} else {
		text, err = r.text(r.how.Terms, n)
	}
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
