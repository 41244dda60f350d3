package dispute

import (
	"math"
	"slices"

	"ibid/edtf"
	"ibid/fact"
)

// validity is what a claim says about when it holds.
//
// A day is the smallest part of time: what ends and what begins on the same day
// need not overlap. Marks (~ and ?) move no day, but make it no proof.
type validity struct {
	dated dating
	at    [2]edtf.Date // as written: `on`, or `from` and `to`, or `as of`
	began edtf.Date    // when it began, where that is said
	ended edtf.Date
	may   days   // beyond which it does not hold
	all   days   // throughout which it holds for certain; where the last is before the first, it holds at some time between these
	some  []days // in each of which it holds at some time for certain
}

// dating says by which qualifiers a claim is dated.
type dating int8

const (
	undated  dating = iota
	byOn            // `on`
	bySpan          // `from`, `to` or both
	observed        // `as of`, and nothing else
)

// days is a run of days, both ends included.
type days struct{ first, last edtf.Day }

func always() days {
	return days{edtf.Day{Year: math.MinInt}, edtf.Day{Year: math.MaxInt}}
}

// none meets and contains nothing.
func none() days { return days{always().last, always().first} }

// daysOf returns all days that a date can mean; an end that it has not is infinitely far.
func daysOf(d edtf.Date) days {
	all := always()
	if first, ok := d.Earliest(); ok {
		all.first = first
	}
	if last, ok := d.Latest(); ok {
		all.last = last
	}
	return all
}

func (d days) meet(e days) bool {
	return d.first.Compare(e.last) <= 0 && e.first.Compare(d.last) <= 0
}

func (d days) contain(e days) bool {
	return d.first.Compare(e.first) <= 0 && e.last.Compare(d.last) <= 0
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
		return validity{dated: byOn, at: [2]edtf.Date{on.Date}, may: daysOf(on.Date), all: none(), some: proof(on.Date)}
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
	v := validity{dated: bySpan, at: [2]edtf.Date{from, to}, began: from, ended: to, may: days{daysOf(from).first, daysOf(to).last}, all: none()}
	v.some = append(proof(from), proof(to)...)
	start, hasStart := from.Latest()
	end, hasEnd := to.Earliest()
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
func proof(d edtf.Date) []days {
	if d.IsZero() || marked(d) {
		return nil
	}
	return []days{daysOf(d)}
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

func (d days) containAny(list []days) bool {
	return slices.ContainsFunc(list, d.contain)
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
		if !d.Definite() || !e.Definite() || !d.SameDays(e) {
			return false
		}
	}
	return true
}

// follows reports whether v is said to begin when w ends: to 2003, from 2003.
func (v *validity) follows(w *validity) bool { return v.began.SameDays(w.ended) }
