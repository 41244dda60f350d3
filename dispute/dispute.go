// Package dispute finds the claims that cannot both hold, and those that may or
// may not. It compares what documents say, before there is any graph.
//
// Claims of a property that the schema calls single are compared in pairs:
// what they say of the same subject (values.go), when it holds (time.go), and
// what else narrows it (relation.go). They contradict one another only if nothing
// is left open: other values, of which at most one can be true, at a time at
// which both are said to hold. Where it is open, they are possible rivals.
package dispute

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"ibid/edtf"
	"ibid/fact"
	"ibid/schema"
)

// Kind says how claims differ. [Value], [Date] and [Span] are disputes; the
// others are none.
type Kind string

// The kinds.
const (
	Value      Kind = "value"      // values that cannot both hold
	Date       Kind = "date"       // dates that cannot both hold
	Span       Kind = "span"       // the same claim with beginnings or ends that cannot both hold
	Possible   Kind = "possible"   // may or may not contradict one another
	Refinement Kind = "refinement" // one value is a more exact form of the other
	AsOf       Kind = "as of"      // observed at different times
	Scope      Kind = "scope"      // of different scope or place
	Period     Kind = "period"     // of different periods that overlap
	Unit       Kind = "unit"       // in different currencies
)

// Disputed reports whether claims that differ in this way contradict one another.
func (k Kind) Disputed() bool { return k == Value || k == Date || k == Span }

// Dispute is a set of claims about one property of one subject that differ in
// one way. It is computed, never declared.
type Dispute struct {
	ID         string // 32 hexadecimal digits, from kind and statements
	Kind       Kind
	Subject    fact.EntityID // of all claims, or the value of some if the property is symmetric
	Other      fact.EntityID // the other end of all claims that differ in their spans, if the property is symmetric; else ""
	Property   fact.PropertyID
	Statements []*fact.Statement // at least two, in the order of [Compare]
}

// All yields the disputes and differences of all statements, topic by topic.
func All(statements []fact.Statement, o *schema.Ontology) iter.Seq[*Dispute] {
	return func(yield func(*Dispute) bool) {
		for t := range Topics(statements, o) {
			for _, d := range t.Disputes() {
				if !yield(d) {
					return
				}
			}
		}
	}
}

// Disputes compares the claims of the topic.
func (t *Topic) Disputes() []*Dispute {
	if len(t.Claims) < 2 {
		return nil
	}
	var out []*Dispute
	if p := t.Property; p != nil && p.Single {
		all := make([]*compared, len(t.Claims))
		for i, c := range t.Claims {
			all[i] = newCompared(i, c)
		}
		out = t.compare(all, func(a, b *compared) Kind { return relation(p, a, b) })
	}
	for _, all := range t.spans() {
		out = append(out, t.compare(all, spanRelation)...)
	}
	return out
}

// spans returns the claims that differ in nothing but their span, for spans
// that follow one another too.
func (t *Topic) spans() [][]*compared {
	var out [][]*compared
	place := make(map[string]int, len(t.Claims))
	for i, c := range t.Claims {
		if t.symmetric() && c.Said().Entity() < t.Subject {
			continue // the topic of the other end has it
		}
		key := spanKey(c)
		at, ok := place[key]
		if !ok {
			at, place[key] = len(out), len(out)
			out = append(out, nil)
		}
		out[at] = append(out[at], &compared{Statement: c.Statement, index: i, valid: validity{may: always()}})
	}
	return slices.DeleteFunc(out, func(all []*compared) bool { return len(all) < 2 })
}

// Between says how what two statements say of a subject differs: [Value], [Date]
// or [Span] if they cannot both hold, [Possible] if that is open. It is "" when they
// say the same or are about different things. The subject is that of both, or the
// value of one whose property is symmetric.
func Between(p *schema.Property, subject fact.EntityID, a, b *fact.Statement) Kind {
	c, d := Claim{a, a.Subject != subject}, Claim{b, b.Subject != subject}
	if spanKey(c) == spanKey(d) {
		return spanRelation(&compared{Statement: a}, &compared{Statement: b})
	}
	if !p.Single {
		return ""
	}
	return relation(p, newCompared(0, c), newCompared(0, d))
}

// Compare puts the claims of a dispute in the order in which a reader should see
// them: preferred first, then by number of sources, then by date and identifier.
func Compare(a, b *fact.Statement) int {
	return cmp.Or(cmp.Compare(b.Rank, a.Rank), cmp.Compare(support(b), support(a)),
		edtf.Compare(a.Dated(), b.Dated()), strings.Compare(string(a.ID), string(b.ID)))
}

// support counts the sources of a claim; a document that cites none is one itself.
func support(s *fact.Statement) int {
	seen := map[string]bool{}
	for i := range s.References {
		r := &s.References[i]
		for _, key := range r.Sources() {
			seen["source "+string(key)] = true
		}
		if len(r.Citations) == 0 {
			seen["document "+string(r.Document)] = true
		}
	}
	return len(seen)
}
