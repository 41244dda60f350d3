package dispute

import (
	"slices"

	"ibid/edtf"
	"ibid/fact"
)

// validity is what a claim says about when it holds.
//
// What ends and what begins on the same day, or in the same minute or second
// where these are given, need not overlap. Marks (~ and ?) move nothing, but make
// it no proof.
type validity struct {
	dated dating
	at    [2]edtf.Date // as written: `on`, or `from` and `to`, or `as of`
	began edtf.Date    // when it began, where that is said
	ended edtf.Date
	may   period   // beyond which it does not hold
	all   period   // throughout which it holds for certain; where the last is before the first, it holds at some time between these
	some  []period // in each of which it holds at some time for certain
}

// dating says by which qualifiers a claim is dated.
type dating int8

const (
	undated  dating = iota
	byOn            // `on`
	bySpan          // `from`, `to` or both
	observed        // `as of`, and nothing else
)

// period is a run of seconds, both ends included.
type period struct{ first, last edtf.Instant }

// always meets and contains everything.
func always() period { return periodOf(edtf.Date{}) }

// none meets and contains nothing.
func none() period { return period{always().last, always().first} }

// periodOf returns all times that a date can mean; an end that it has not is infinitely far.
func periodOf(d edtf.Date) period {
	first, last := d.Hull()
	return period{first, last}
}

func (p period) meet(q period) bool {
	return p.first.Compare(q.last) <= 0 && q.first.Compare(p.last) <= 0
}

func (p period) contain(q period) bool {
	return p.first.Compare(q.first) <= 0 && q.last.Compare(p.last) <= 0
}

// validityOf reads when a statement holds. `as of` is an observation: it counts
// where there is nothing else.
func validityOf(s *fact.Statement) validity {
	on, hasOn := s.Qualifier("on")
	from, hasFrom := s.Qualifier("from")
	to, hasTo := s.Qualifier("to")
	asOf, seen := s.Qualifier("asOf")
	switch {
	case hasOn && on.Date.Precision() == edtf.PrecisionInterval:
		begin, end := on.Date.Ends()
		v := span(begin, end, on.Date.OpenStart(), on.Date.OpenEnd())
		v.dated, v.at = byOn, [2]edtf.Date{on.Date}
		return v
	case hasOn:
		return validity{dated: byOn, at: [2]edtf.Date{on.Date}, may: periodOf(on.Date), all: none(), some: proof(on.Date)}
	case hasFrom || hasTo:
		return span(from.Date, to.Date, false, false)
	case seen:
		return validity{dated: observed, at: [2]edtf.Date{asOf.Date}, may: always(), all: none(), some: proof(asOf.Date)}
	}
	return validity{may: always(), all: none()}
}

// span is the validity of what began at one date and ended at another. A date
// that is zero is not known, unless the end is open: then there is none.
func span(from, to edtf.Date, openStart, openEnd bool) validity {
	v := validity{dated: bySpan, at: [2]edtf.Date{from, to}, began: from, ended: to, may: period{periodOf(from).first, periodOf(to).last}, all: none()}
	v.some = append(proof(from), proof(to)...)
	start, hasStart := from.Last()
	end, hasEnd := to.First()
	if (openStart || hasStart && !marked(from)) && (openEnd || hasEnd && !marked(to)) {
		v.all = always()
		if !openStart {
			v.all.first = start.Next()
		}
		if !openEnd {
			v.all.last = end.Previous()
		}
	}
	return v
}

// proof returns the period in which something happened for certain, if the date gives one.
func proof(d edtf.Date) []period {
	if d.IsZero() || marked(d) || d.Yearless() {
		return nil
	}
	return []period{periodOf(d)}
}

func marked(d edtf.Date) bool { return d.Approximate() || d.Uncertain() }

// overlap says whether there is a time at which both claims hold.
func (v *validity) overlap(w *validity) fact.Certainty {
	switch {
	case v.same(w):
		return fact.Certainly
	case !v.may.meet(w.may), v.dated == byOn && w.dated == byOn && !v.at[0].Overlaps(w.at[0]), v.follows(w), w.follows(v):
		return fact.Never
	case v.all.meet(w.all) || v.all.containAny(w.some) || w.all.containAny(v.some):
		return fact.Certainly
	}
	return fact.Possibly
}

func (p period) containAny(list []period) bool {
	return slices.ContainsFunc(list, p.contain)
}

// same reports whether both claims speak of the same time: neither is dated, or
// they are dated alike and leave nothing open.
func (v *validity) same(w *validity) bool {
	if v.dated != w.dated {
		return false
	}
	for i, d := range v.at {
		e := w.at[i]
		if d.IsZero() && e.IsZero() {
			continue
		}
		if !d.Definite() || !e.Definite() || !d.Same(e) {
			return false
		}
	}
	return true
}

// follows reports whether v is said to begin when w ends: to 2003, from 2003.
func (v *validity) follows(w *validity) bool { return v.began.Same(w.ended) }
