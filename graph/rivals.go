package graph

import (
	"slices"
	"strings"

	"ibid/edtf"
	"ibid/fact"
	"ibid/schema"
)

// findDisputes compares the claims of a corpus. In what it returns only the
// identifiers of the statements matter, and their order is not fixed.
func findDisputes(all []fact.Statement, o *schema.Ontology) []*Dispute {
	type group struct {
		property *schema.Property
		claims   []*fact.Statement
	}
	var order []string
	groups := map[string]*group{} // claims of one property of one subject
	same := map[string]*group{}   // claims that differ in nothing but their span
	put := func(in map[string]*group, key string, s *fact.Statement) {
		g := in[key]
		if g == nil {
			g = &group{property: o.Property(s.Property)}
			in[key] = g
			order = append(order, key)
		}
		g.claims = append(g.claims, s)
	}
	for i := range all {
		s := &all[i]
		if p := o.Property(s.Property); p != nil && p.Single {
			put(groups, fact.Hash(string(s.Subject), string(s.Property)), s)
		}
		put(same, spanKey(s), s)
	}

	var out []*Dispute
	for _, key := range order {
		if g := groups[key]; g != nil {
			out = append(out, compareAll(g.claims, func(a, b *fact.Statement) DisputeKind { return relation(g.property, a, b) })...)
		}
		if g := same[key]; g != nil {
			out = append(out, compareAll(g.claims, spanRelation)...)
		}
	}
	return out
}

// compareAll joins claims that are related into disputes and differences.
//
// Contradictions are transitive: claims joined by a chain of them are one
// dispute, together with the claims that are a more or less exact form of one
// of these. Differences of each kind are joined alike, unless all their claims
// stand side by side in a dispute already.
func compareAll(claims []*fact.Statement, relate func(a, b *fact.Statement) DisputeKind) []*Dispute {
	if len(claims) < 2 {
		return nil
	}
	byKind := map[DisputeKind][][2]int{}
	for i, a := range claims {
		for j, b := range claims[:i] {
			if k := relate(a, b); k != "" {
				byKind[k] = append(byKind[k], [2]int{j, i})
			}
		}
	}
	var out []*Dispute
	var disputed [][]int
	for _, k := range []DisputeKind{DateDispute, SpanDispute, ValueDispute} {
		for _, component := range components(len(claims), byKind[k]) {
			component = withNeighbours(component, byKind[Refinement])
			disputed = append(disputed, component)
			out = append(out, newDispute(k, claims, component))
		}
	}
	for _, k := range []DisputeKind{OtherAsOf, OtherPeriod, OtherScope, OtherUnit, Refinement} {
		for _, component := range components(len(claims), byKind[k]) {
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

// components returns the sets of at least two numbers below n that the edges join, sorted.
func components(n int, edges [][2]int) [][]int {
	if len(edges) == 0 {
		return nil
	}
	root := make([]int, n)
	for i := range root {
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	for _, e := range edges {
		a, b := find(e[0]), find(e[1])
		root[max(a, b)] = min(a, b)
	}
	sets := map[int][]int{}
	for i := range n {
		sets[find(i)] = append(sets[find(i)], i)
	}
	var out [][]int
	for i := range n {
		if len(sets[i]) > 1 {
			out = append(out, sets[i])
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
func relation(p *schema.Property, a, b *fact.Statement) DisputeKind {
	values := valueRelation(a.Value, b.Value)
	if values == "" {
		return ""
	}
	// Claims that differ in one way are worth showing together; those that
	// differ in several are simply about different things.
	var excuses []DisputeKind
	for _, q := range p.Per {
		x, y := qualifierValues(a, q), qualifierValues(b, q)
		switch {
		case equalValues(x, y):
		case len(x) == 1 && len(y) == 1 && x[0].Kind == fact.DateValue && y[0].Kind == fact.DateValue && x[0].Date.Overlaps(y[0].Date):
			excuses = append(excuses, OtherPeriod)
		default:
			return ""
		}
	}
	for _, q := range schema.RivalQualifiers {
		x, y := qualifierValues(a, q), qualifierValues(b, q)
		switch {
		case slices.Contains(p.Per, q) || equalValues(x, y):
		case q == "in" && len(x) > 0 && len(y) > 0: // two places are not one beside the whole
			return ""
		default:
			excuses = append(excuses, OtherScope)
		}
	}
	x, y := qualifierValues(a, "asOf"), qualifierValues(b, "asOf")
	if len(x) > 0 && len(y) > 0 && !equalValues(x, y) {
		excuses = append(excuses, OtherAsOf)
	}
	if !overlap(validity(a), validity(b)) {
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

// valueRelation compares two values: a dispute when they cannot both hold, a
// difference when they can, "" when they are the same or nothing that can be compared.
func valueRelation(a, b fact.Value) DisputeKind {
	switch {
	case a == b:
		return ""
	case a.Kind != b.Kind:
		return ValueDispute
	case a.Kind == fact.DateValue && a.Date.Overlaps(b.Date):
		return Refinement
	case a.Kind == fact.DateValue:
		return DateDispute
	case a.Kind == fact.QuantityValue && a.Quantity.Unit != b.Quantity.Unit:
		if isCurrency(a.Quantity.Unit) && isCurrency(b.Quantity.Unit) {
			return OtherUnit
		}
		return "" // 57 regions and 100 data centres count different things
	case a.Kind == fact.QuantityValue && a.Quantity.Overlaps(b.Quantity):
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

// overlap reports whether two times may overlap. One that is not known may overlap anything.
func overlap(a, b edtf.Date) bool { return a.IsZero() || b.IsZero() || a.Overlaps(b) }

func qualifierValues(s *fact.Statement, p fact.PropertyID) []fact.Value {
	var out []fact.Value
	for _, q := range s.Qualifiers {
		if q.Property == p {
			out = append(out, q.Value)
		}
	}
	return out
}

// equalValues compares the values of a qualifier, which are sorted. Dates are
// equal when they name the same days: 2016-33 and 2016-01/2016-03.
func equalValues(a, b []fact.Value) bool {
	return slices.EqualFunc(a, b, func(x, y fact.Value) bool {
		return x == y || x.Kind == fact.DateValue && y.Kind == fact.DateValue && sameDays(x.Date, y.Date)
	})
}

func sameDays(a, b edtf.Date) bool {
	first, known1 := a.Earliest()
	last, known2 := a.Latest()
	otherFirst, known3 := b.Earliest()
	otherLast, known4 := b.Latest()
	return known1 && known2 && known3 && known4 && first == otherFirst && last == otherLast
}

// spanKey is the same for claims that differ in nothing but when they began and
// ended, and in who says so and how.
func spanKey(s *fact.Statement) string {
	parts := []string{"span", string(s.Subject), string(s.Property), s.Value.Key()}
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
func spanRelation(a, b *fact.Statement) DisputeKind {
	aFrom, aTo := endpoints(a)
	bFrom, bTo := endpoints(b)
	// One claim knows only the beginning and the other only the end.
	half := func(from, to edtf.Date, otherFrom, otherTo edtf.Date) bool {
		return to.IsZero() && otherFrom.IsZero() && after(from, otherTo)
	}
	if half(aFrom, aTo, bFrom, bTo) || half(bFrom, bTo, aFrom, aTo) {
		return SpanDispute
	}
	apart := func(x, y edtf.Date) bool { return !x.IsZero() && !y.IsZero() && !x.Overlaps(y) }
	if !apart(aFrom, bFrom) && !apart(aTo, bTo) {
		return ""
	}
	if after(aFrom, bTo) || after(bFrom, aTo) || touches(aFrom, bTo) || touches(bFrom, aTo) {
		return ""
	}
	return SpanDispute
}

func endpoints(s *fact.Statement) (from, to edtf.Date) {
	f, _ := s.Qualifier("from")
	t, _ := s.Qualifier("to")
	return f.Date, t.Date
}

// after reports whether every day of a comes after every day of b.
func after(a, b edtf.Date) bool {
	first, ok1 := a.Earliest()
	last, ok2 := b.Latest()
	return ok1 && ok2 && first.Compare(last) > 0
}

// touches reports whether one span may begin as the other ends.
func touches(from, to edtf.Date) bool { return !from.IsZero() && !to.IsZero() && from.Overlaps(to) }
