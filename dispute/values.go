package dispute

import (
	"strings"

	"ibid/fact"
)

// compareValues says how what two claims say differs: [Value] or [Date] when it
// cannot both be true, [Possible] when that is open, [Refinement] or [Unit] when
// it can, "" when it is the same or cannot be compared.
func compareValues(a, b *compared) Kind {
	v, w := a.said, b.said
	switch {
	case v == w:
		return ""
	case v.Kind != w.Kind:
		return Value
	}
	switch v.Kind {
	case fact.DateValue:
		switch d, e := v.Date, w.Date; {
		case d.Refines(e), e.Refines(d), d.Same(e):
			return Refinement
		case d.Overlaps(e), marked(d), marked(e):
			return Possible
		}
		return Date
	case fact.QuantityValue:
		return compareQuantities(a.quantity, b.quantity)
	case fact.TextValue:
		if strings.EqualFold(strings.Join(strings.Fields(v.Text), " "), strings.Join(strings.Fields(w.Text), " ")) {
			return ""
		}
	}
	return Value
}

// compareQuantities compares two quantities in their base units. How far "about"
// reaches is not for a program to say, and 57 regions and 100 data centres count
// different things.
func compareQuantities(q, r fact.Quantity) Kind {
	switch {
	case q == r:
		return ""
	case q.Unit != r.Unit && isCurrency(q.Unit) && isCurrency(r.Unit):
		return Unit
	case q.Unit != r.Unit:
		return ""
	case exact(q) && exact(r):
		return Value
	case within(q, r), within(r, q):
		return Refinement
	case q.Overlaps(r), q.Approximate, r.Approximate:
		return Possible
	}
	return Value
}

// exact reports whether a quantity is one number.
func exact(q fact.Quantity) bool {
	_, ok := q.Exact()
	return ok && !q.Approximate
}

// isCurrency reports whether a unit has the form of an ISO 4217 code.
func isCurrency(unit string) bool {
	return len(unit) == 3 && strings.Trim(unit, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// within reports whether every amount that fits q fits r too.
func within(q, r fact.Quantity) bool {
	above := r.Lower == "" || q.Lower != "" && q.Lower.Compare(r.Lower) >= 0
	below := r.Upper == "" || q.Upper != "" && q.Upper.Compare(r.Upper) <= 0
	if !above || !below {
		return false
	}
	// An open bound has but one end, which a closed one may not touch.
	touches := r.Lower != "" && q.Lower == r.Lower || r.Upper != "" && q.Upper == r.Upper
	return !r.Open || q.Open || !touches
}
