package graph

import (
	"iter"
	"slices"
	"strings"

	"ibid/edtf"
	"ibid/fact"
	"ibid/schema"
)

// topics yields the claims of each property of each subject.
func topics(all []fact.Statement) iter.Seq[[]*fact.Statement] {
	type topic struct {
		subject  fact.EntityID
		property fact.PropertyID
	}
	// By list, as most topics have one claim: which claim follows each. Both
	// count from 1.
	first, next := make(map[topic]int32, len(all)), make([]int32, len(all))
	follows := make([]bool, len(all))
	for i := len(all) - 1; i >= 0; i-- {
		t := topic{all[i].Subject, all[i].Property}
		if next[i] = first[t]; next[i] > 0 {
			follows[next[i]-1] = true
		}
		first[t] = int32(i + 1)
	}
	return func(yield func([]*fact.Statement) bool) {
		var claims []*fact.Statement
		for i := range all {
			if follows[i] {
				continue
			}
			claims = append(claims[:0], &all[i])
			for n := next[i]; n > 0; n = next[n-1] {
				claims = append(claims, &all[n-1])
			}
			if !yield(claims) {
				return
			}
		}
	}
}

// findDisputes compares the claims of a topic. In what it returns only the
// identifiers of the statements matter, and their order is not fixed.
func findDisputes(claims []*fact.Statement, o *schema.Ontology) []*Dispute {
	if len(claims) < 2 {
		return nil
	}
	var out []*Dispute
	if p := o.Property(claims[0].Property); p != nil && p.Single {
		out = compareAll(claims, validity, func(a, b *claim) DisputeKind { return relation(p, a, b) })
	}
	same := map[string][]*fact.Statement{} // claims that differ in nothing but their span
	for _, s := range claims {
		key := spanKey(s)
		same[key] = append(same[key], s)
	}
	for _, claims := range same {
		out = append(out, compareAll(claims, anyTime, spanRelation)...)
	}
	return out
}

// compareAll joins claims that are related into disputes and differences.
//
// Contradictions are transitive: claims joined by a chain of them are one
// dispute, together with the claims that are a more or less exact form of one
// of these. Differences of each kind are joined alike, unless all their claims
// stand side by side in a dispute already.
//
// Only claims whose times, as when gives them, may overlap are compared: a
// series of figures costs no more than its length.
func compareAll(claims []*fact.Statement, when func(*fact.Statement) edtf.Date, relate func(a, b *claim) DisputeKind) []*Dispute {
	if len(claims) < 2 {
		return nil
	}
	series := make([]*claim, len(claims))
	for i, s := range claims {
		series[i] = newClaim(i, s, when(s))
	}
	slices.SortStableFunc(series, func(a, b *claim) int { return compareStart(a.valid, b.valid) })
	joined := map[DisputeKind]sets{}
	var refined [][2]int
	var current []*claim // those that may still hold
	for _, a := range series {
		current = slices.DeleteFunc(current, func(b *claim) bool { return daysAfter(a.valid, b.valid) })
		for _, b := range current {
			k := relate(a, b)
			if k == "" {
				continue
			}
			if joined[k] == nil {
				joined[k] = newSets(len(claims))
			}
			joined[k].join(a.index, b.index)
			if k == Refinement {
				refined = append(refined, [2]int{a.index, b.index})
			}
		}
		current = append(current, a)
	}
	var out []*Dispute
	var disputed [][]int
	for _, k := range []DisputeKind{DateDispute, SpanDispute, ValueDispute} {
		for _, component := range joined[k].all() {
			component = withNeighbours(component, refined)
			disputed = append(disputed, component)
			out = append(out, newDispute(k, claims, component))
		}
	}
	for _, k := range []DisputeKind{OtherAsOf, OtherPeriod, OtherScope, OtherUnit, Refinement} {
		for _, component := range joined[k].all() {
			shown := slices.ContainsFunc(disputed, func(d []int) bool {
				return !slices.ContainsFunc(component, func(i int) bool { return !slices.Contains(d, i) })
			})
			if !shown {
				out = append(out, newDispute(k, claims, component))
			}
		}
	}
	return out
}

// claim is a statement with what comparing it needs, looked up once.
type claim struct {
	*fact.Statement
	index      int
	valid      edtf.Date
	quantity   fact.Quantity
	qualifiers map[fact.PropertyID][]fact.Value
}

func newClaim(index int, s *fact.Statement, valid edtf.Date) *claim {
	c := &claim{Statement: s, index: index, valid: valid, quantity: s.Value.Quantity(), qualifiers: map[fact.PropertyID][]fact.Value{}}
	for _, q := range s.Qualifiers {
		c.qualifiers[q.Property] = append(c.qualifiers[q.Property], q.Value)
	}
	return c
}

// compareStart orders times by their first day; one that is open or unknown comes first.
func compareStart(a, b edtf.Date) int {
	first, known := a.Earliest()
	other, otherKnown := b.Earliest()
	switch {
	case known && otherKnown:
		return first.Compare(other)
	case known:
		return 1
	case otherKnown:
		return -1
	}
	return 0
}

// sets is a partition of the numbers below its length: each points towards the least of its set.
type sets []int

func newSets(n int) sets {
	s := make(sets, n)
	for i := range s {
		s[i] = i
	}
	return s
}

func (s sets) find(i int) int {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

func (s sets) join(i, j int) {
	a, b := s.find(i), s.find(j)
	s[max(a, b)] = min(a, b)
}

// all returns the sets of at least two numbers, sorted.
func (s sets) all() [][]int {
	members := map[int][]int{}
	for i := range s {
		members[s.find(i)] = append(members[s.find(i)], i)
	}
	var out [][]int
	for i := range s {
		if len(members[i]) > 1 {
			out = append(out, members[i])
		}
	}
	return out
}

// withNeighbours adds to a set what an edge joins to one of its members.
func withNeighbours(set []int, edges [][2]int) []int {
	out := slices.Clone(set)
	for _, e := range edges {
		for _, ends := range [][2]int{e, {e[1], e[0]}} {
			if slices.Contains(set, ends[0]) && !slices.Contains(out, ends[1]) {
				out = append(out, ends[1])
			}
		}
	}
	return out
}

func newDispute(k DisputeKind, claims []*fact.Statement, members []int) *Dispute {
	d := &Dispute{Kind: k, Subject: claims[0].Subject, Property: claims[0].Property}
	var ids []string
	for _, i := range members {
		d.Statements = append(d.Statements, claims[i])
		ids = append(ids, string(claims[i].ID))
	}
	slices.Sort(ids)
	d.ID = fact.Hash(append([]string{string(k)}, ids...)...)
	return d
}

// relation says how two claims of a property that is single differ, or "" when
// they do not, or are about different things. Who claims it and how it is
// hedged tells claims apart only if the property says so.
func relation(p *schema.Property, a, b *claim) DisputeKind {
	values := valueRelation(a, b)
	if values == "" {
		return ""
	}
	// Claims that differ in one way are worth showing together; those that
	// differ in several are simply about different things.
	var excuses []DisputeKind
	for _, q := range p.Per {
		x, y := a.qualifiers[q], b.qualifiers[q]
		switch {
		case equalValues(x, y):
		case len(x) == 1 && len(y) == 1 && x[0].Kind == fact.DateValue && y[0].Kind == fact.DateValue && x[0].Date.Overlaps(y[0].Date):
			excuses = append(excuses, OtherPeriod)
		default:
			return ""
		}
	}
	for _, q := range schema.RivalQualifiers {
		x, y := a.qualifiers[q], b.qualifiers[q]
		switch {
		case slices.Contains(p.Per, q) || equalValues(x, y):
		case q == "in" && len(x) > 0 && len(y) > 0: // two places are not one beside the whole
			return ""
		default:
			excuses = append(excuses, OtherScope)
		}
	}
	x, y := a.qualifiers["asOf"], b.qualifiers["asOf"]
	if len(x) > 0 && len(y) > 0 && !equalValues(x, y) {
		excuses = append(excuses, OtherAsOf)
	}
	if !overlap(a.valid, b.valid) {
		return ""
	}
	switch {
	case len(excuses) == 0:
		return values
	case len(slices.Compact(excuses)) == 1 && values.Disputed():
		return excuses[0]
	}
	return ""
}

// valueRelation compares the values of two claims: a dispute when they cannot both hold, a
// difference when they can, "" when they are the same or nothing that can be compared.
func valueRelation(a, b *claim) DisputeKind {
	kind := a.Value.Kind
	switch {
	case a.Value == b.Value:
		return ""
	case kind != b.Value.Kind:
		return ValueDispute
	case kind == fact.DateValue && a.Value.Date.Overlaps(b.Value.Date):
		return Refinement
	case kind == fact.DateValue:
		return DateDispute
	case kind == fact.QuantityValue && a.quantity.Unit != b.quantity.Unit:
		if isCurrency(a.quantity.Unit) && isCurrency(b.quantity.Unit) {
			return OtherUnit
		}
		return "" // 57 regions and 100 data centres count different things
	case kind == fact.QuantityValue && a.quantity.Overlaps(b.quantity):
		return Refinement
	}
	return ValueDispute
}

// isCurrency reports whether a unit has the form of an ISO 4217 code.
func isCurrency(unit string) bool {
	return len(unit) == 3 && strings.Trim(unit, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// validity is the time in which a claim holds, as far as it is known.
func validity(s *fact.Statement) edtf.Date {
	if on, ok := s.Qualifier("on"); ok {
		return on.Date
	}
	from, _ := s.Qualifier("from")
	to, _ := s.Qualifier("to")
	return edtf.Span(from.Date, to.Date)
}

// anyTime is the time of claims that are rivals even when they cannot hold together.
func anyTime(*fact.Statement) edtf.Date { return edtf.Date{} }

// overlap reports whether two times may overlap. One that is not known may overlap anything.
func overlap(a, b edtf.Date) bool { return a.IsZero() || b.IsZero() || a.Overlaps(b) }

// equalValues compares the values of a qualifier, which are sorted. Dates are
// equal when they name the same time: 2016-33 and 2016-01/2016-03.
func equalValues(a, b []fact.Value) bool {
	return slices.EqualFunc(a, b, func(x, y fact.Value) bool {
		return x == y || x.Kind == fact.DateValue && y.Kind == fact.DateValue && x.Date.Same(y.Date)
	})
}

// spanKey is the same for claims of a topic that differ in nothing but when they
// began and ended, and in who says so and how.
func spanKey(s *fact.Statement) string {
	parts := []string{s.Value.Key()}
	for _, q := range s.Qualifiers {
		switch q.Property {
		case "from", "to", "asOf", "by", "hedge":
		default:
			parts = append(parts, string(q.Property), q.Value.Key())
		}
	}
	return fact.Hash(parts...)
}

// spanRelation compares two claims with the same spanKey. Two spans that
// follow one another are no dispute: what began again did not begin twice.
func spanRelation(a, b *claim) DisputeKind {
	aFrom, aTo := endpoints(a.Statement)
	bFrom, bTo := endpoints(b.Statement)
	// One claim knows only the beginning and the other only the end.
	half := func(from, to edtf.Date, otherFrom, otherTo edtf.Date) bool {
		return to.IsZero() && otherFrom.IsZero() && from.After(otherTo)
	}
	if half(aFrom, aTo, bFrom, bTo) || half(bFrom, bTo, aFrom, aTo) {
		return SpanDispute
	}
	apart := func(x, y edtf.Date) bool { return !x.IsZero() && !y.IsZero() && !x.Overlaps(y) }
	if !apart(aFrom, bFrom) && !apart(aTo, bTo) {
		return ""
	}
	if aFrom.After(bTo) || bFrom.After(aTo) || touches(aFrom, bTo) || touches(bFrom, aTo) {
		return ""
	}
	return SpanDispute
}

func endpoints(s *fact.Statement) (from, to edtf.Date) {
	f, _ := s.Qualifier("from")
	t, _ := s.Qualifier("to")
	return f.Date, t.Date
}

// daysAfter reports whether a begins days after b has ended, whatever their zones.
func daysAfter(a, b edtf.Date) bool {
	first, ok1 := a.Earliest()
	last, ok2 := b.Latest()
	return ok1 && ok2 && first.Compare(last.Next()) > 0
}

// touches reports whether one span may begin as the other ends.
func touches(from, to edtf.Date) bool { return !from.IsZero() && !to.IsZero() && from.Overlaps(to) }
