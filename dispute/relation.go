package dispute

import (
	"slices"

	"ibid/edtf"
	"ibid/fact"
	"ibid/schema"
)

// compared is a claim with what comparing it needs, looked up once.
type compared struct {
	*fact.Statement
	index      int // among the claims of the topic
	said       fact.Value
	quantity   fact.Quantity
	valid      validity
	qualifiers map[fact.PropertyID][]fact.Value
	narrowed   string // by what else: the same for claims that this does not tell apart
}

func newCompared(index int, c Claim) *compared {
	out := &compared{Statement: c.Statement, index: index, said: c.Said(), valid: validityOf(c.Statement), qualifiers: map[fact.PropertyID][]fact.Value{}}
	out.quantity = inBase(out.said.Quantity())
	for _, q := range c.Qualifiers {
		out.qualifiers[q.Property] = append(out.qualifiers[q.Property], q.Value)
		if narrows(q.Property) {
			out.narrowed += string(q.Property) + q.Value.Key() + "\x00"
		}
	}
	return out
}

// relation says how two claims of a property that is single differ, or "" when
// they do not, or are about different things.
func relation(p *schema.Property, a, b *compared) Kind {
	values := compareValues(a, b)
	if values == "" {
		return ""
	}
	together := a.valid.overlap(&b.valid)
	excuses, open, related := narrowing(p, a, b)
	switch {
	case !related || together == fact.Never:
		return ""
	case len(excuses) > 1:
		// Claims that differ in one way are worth showing together; those that
		// differ in several are simply about different things.
		return ""
	case len(excuses) == 1 && values != Refinement && values != Unit:
		return excuses[0]
	case len(excuses) == 1:
		return ""
	case values.Disputed() && (open || together != fact.Certainly):
		return Possible
	}
	return values
}

// narrowing compares the qualifiers of two claims. It returns why claims with
// other values need not contradict one another ([Possible] where it is open what
// one of them is about), or open if it cannot tell, or that they are not related
// at all: about different things.
func narrowing(p *schema.Property, a, b *compared) (excuses []Kind, open, related bool) {
	excuse := func(k Kind) {
		if !slices.Contains(excuses, k) {
			excuses = append(excuses, k)
		}
	}
	for _, q := range p.Per {
		x, y := a.qualifiers[q], b.qualifiers[q]
		switch {
		case equalValues(x, y):
		case periods(x, y):
			excuse(Period)
		case mayEqual(x, y) && (q != "on" || mayEqual(a.dated(), b.dated())):
			excuse(Possible)
		default:
			return nil, false, false
		}
	}
	if x, y := a.qualifiers["asOf"], b.qualifiers["asOf"]; len(x) > 0 && len(y) > 0 {
		switch d, e := x[0].Date, y[0].Date; {
		case !d.Overlaps(e):
			excuse(AsOf)
		case !d.Same(e) || !d.Definite() || !e.Definite():
			open = true
		}
	}
	if planned(a) != planned(b) { // a plan and what came of it may differ
		if slices.Contains(excuses, Possible) {
			return nil, false, false // nor is it sure that they are about the same
		}
		open = true
	}
	if a.narrowed == b.narrowed {
		return excuses, open, true
	}
	for _, q := range schema.RivalQualifiers {
		x, y := a.qualifiers[q], b.qualifiers[q]
		switch {
		case equalValues(x, y):
		case q == "in" && len(x) > 0 && len(y) > 0: // two places are not one beside the whole
			return nil, false, false
		default:
			excuse(Scope)
		}
	}
	for _, q := range slices.Concat(a.Qualifiers, b.Qualifiers) {
		if !narrows(q.Property) || slices.Contains(p.Per, q.Property) || slices.Contains(schema.RivalQualifiers[:], q.Property) {
			continue
		}
		x, y := a.qualifiers[q.Property], b.qualifiers[q.Property]
		switch {
		case equalValues(x, y):
		case mayEqual(x, y):
			open = true
		default:
			return nil, false, false
		}
	}
	return excuses, open, true
}

// narrows reports whether a qualifier of itself tells what a claim is about. When
// a claim holds is compared apart; who makes it and how it is hedged does not tell
// it from others, unless the property says so.
func narrows(q fact.PropertyID) bool {
	switch q {
	case "on", "from", "to", "asOf", "by", "hedge":
		return false
	}
	return true
}

// dated returns the period of a figure, or else when it was observed.
func (c *compared) dated() []fact.Value {
	if on := c.qualifiers["on"]; len(on) > 0 {
		return on
	}
	return c.qualifiers["asOf"]
}

func planned(c *compared) bool {
	hedge, _ := c.Qualifier("hedge")
	return hedge.Text == "planned"
}

// equalValues compares the values of a qualifier, which are sorted. Dates are
// equal when they are written alike or certainly name the same time: 2016-33 and
// 2016-01/2016-03.
func equalValues(a, b []fact.Value) bool {
	return slices.EqualFunc(a, b, func(x, y fact.Value) bool {
		return x == y || x.Kind == fact.DateValue && y.Kind == fact.DateValue &&
			x.Date.Definite() && y.Date.Definite() && x.Date.Same(y.Date)
	})
}

// mayEqual reports whether the values of a qualifier that are not equal may be
// about the same: one claim does not say, both share a value, or their dates may
// name one time.
func mayEqual(a, b []fact.Value) bool {
	return len(a) == 0 || len(b) == 0 || slices.ContainsFunc(a, func(x fact.Value) bool {
		return slices.ContainsFunc(b, func(y fact.Value) bool {
			return x == y || x.Kind == fact.DateValue && y.Kind == fact.DateValue && x.Date.Overlaps(y.Date)
		})
	})
}

// periods reports whether the values of a qualifier are two periods that overlap
// and certainly are not one.
func periods(a, b []fact.Value) bool {
	return len(a) == 1 && len(b) == 1 && a[0].Kind == fact.DateValue && b[0].Kind == fact.DateValue &&
		a[0].Date.Definite() && b[0].Date.Definite() && a[0].Date.Overlaps(b[0].Date)
}

// spanKey is the same for claims of a topic that differ in nothing but when they
// began and ended, and in who says so and how.
func spanKey(c Claim) string {
	parts := []string{c.Said().Key()}
	for _, q := range c.Qualifiers {
		switch q.Property {
		case "from", "to", "asOf", "by", "hedge":
		default:
			parts = append(parts, string(q.Property), q.Value.Key())
		}
	}
	return fact.Hash(parts...)
}

// spanRelation compares when two claims with the same spanKey began and ended.
// Two spans that follow one another are no dispute: what began again did not
// begin twice. Where it is open whether they do, nothing is certain.
func spanRelation(a, b *compared) Kind {
	v, w := endpoints(a.Statement), endpoints(b.Statement)
	// One claim knows only the beginning and the other only an end before that.
	half := v.ended.IsZero() && w.began.IsZero() && v.began.After(w.ended) ||
		w.ended.IsZero() && v.began.IsZero() && w.began.After(v.ended)
	if half {
		return Possible
	}
	if !apart(v.began, w.began) && !apart(v.ended, w.ended) {
		return ""
	}
	return [...]Kind{fact.Never: "", fact.Possibly: Possible, fact.Certainly: Span}[v.overlap(&w)]
}

// endpoints is the validity of a statement by `from` and `to` alone.
func endpoints(s *fact.Statement) validity {
	from, _ := s.Qualifier("from")
	to, _ := s.Qualifier("to")
	return span(from.Date, to.Date, false, false)
}

// apart reports whether two dates have no day in common. Their marks need not be
// looked at: spans that overlap for certain owe it to ends without one.
func apart(d, e edtf.Date) bool { return !d.IsZero() && !e.IsZero() && !d.Overlaps(e) }
