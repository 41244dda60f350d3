package edtf

import (
	"cmp"
	"slices"
)

// Refines reports whether d says the same as e, but more precisely: all times of
// d are times of e, and not the reverse. 2006-03-14 refines 2006 and XXXX-03-14,
// 2003-22 refines 2003 and [..2005], 2006-03-14T12:17Z refines 2006-03-14. Marks
// are ignored, and an unknown end is taken as open.
func (d Date) Refines(e Date) bool { return d.inside(e) && !e.inside(d) }

// Same reports whether d and e certainly name the same time, however they are
// written: 2016-33 and 2016-01/2016-03, 14:17+02:00 and 12:17Z of one day. Marks are ignored.
// Some day until 2003 ([..2003]) is not all of the time until then (../2003).
func (d Date) Same(e Date) bool {
	if d.form != e.form && (d.from.kind == open || d.to.kind == open) {
		return false
	}
	return d.from.kind != unknown && d.to.kind != unknown && e.from.kind != unknown && e.to.kind != unknown && d.inside(e) && e.inside(d)
}

// Overlaps reports whether some time is possible for both d and e. Marks are
// ignored, and an unknown end is taken as open.
func (d Date) Overlaps(e Date) bool {
	if d.Yearless() && !e.Yearless() {
		d, e = e, d
	}
	for _, a := range d.periods() {
		for _, b := range e.near(a) {
			if a.first.notAfter(b.last, false) && b.first.notAfter(a.last, false) {
				return true
			}
		}
	}
	return false
}

// Within reports whether every time that d can mean certainly is a time of e.
// Nothing is certain of a date that is marked ~ or ?, nor does anything
// certainly lie within an interval with an unknown end.
func (d Date) Within(e Date) bool {
	return !d.marked() && !e.marked() && e.from.kind != unknown && e.to.kind != unknown && d.inside(e)
}

// After reports whether every time of d certainly is after every time of e. Marks are ignored.
func (d Date) After(e Date) bool {
	first, ok := d.First()
	last, bounded := e.Last()
	return ok && bounded && !first.notAfter(last, false)
}

// MayPrecede reports whether d may begin before e does so at the latest: before the
// last day of e, or before the last minute or second where e gives one.
func (d Date) MayPrecede(e Date) bool {
	first, ok := d.First()
	last, bounded := e.Last()
	return !ok || !bounded || !last.opens().notAfter(first, true)
}

// MayFollow reports whether d may end after the first day, minute or second of e.
func (d Date) MayFollow(e Date) bool {
	last, ok := d.Last()
	first, bounded := e.First()
	return !ok || !bounded || !last.notAfter(first.closes(), true)
}

// Throughout reports whether what begins within from and ends within to certainly
// holds in all of d. Ends count whole: what begins on a day holds on that day,
// and what ends in a minute holds in that minute.
func Throughout(from, to, d Date) bool {
	begun, ok1 := from.Last()
	ended, ok2 := to.First()
	first, ok3 := d.First()
	last, ok4 := d.Last()
	return ok1 && ok2 && ok3 && ok4 && !from.marked() && !to.marked() &&
		begun.notAfter(first.closes(), true) && last.opens().notAfter(ended, true)
}

func (d Date) marked() bool { return d.Approximate() || d.Uncertain() }

// inside reports whether each period of d certainly lies in one of e.
func (d Date) inside(e Date) bool {
	if d.IsZero() || d.Yearless() && !e.Yearless() {
		return false
	}
	for _, a := range d.periods() {
		if !slices.ContainsFunc(e.near(a), func(b period) bool {
			return b.first.notAfter(a.first, true) && a.last.notAfter(b.last, true)
		}) {
			return false
		}
	}
	return true
}

// period is a run of seconds, both ends included.
type period struct{ first, last Instant }

// periods returns what d can mean: one period, two for a date of form either,
// none for the zero Date; for days without a year those of the year 2000. Ends
// that are open or unknown are infinitely far.
func (d Date) periods() []period {
	switch {
	case d.form == absent:
		return nil
	case d.form == either:
		return []period{{d.from.begin(), d.from.end()}, {d.to.begin(), d.to.end()}}
	}
	return []period{d.hull()}
}

// hull returns the time from the first second to the last.
func (d Date) hull() period { return period{d.begin(), d.end()} }

func (d Date) begin() Instant {
	if !d.from.known() {
		return beginning()
	}
	return d.from.begin()
}

func (d Date) end() Instant {
	if !d.to.known() {
		return ending()
	}
	end := d.to.end()
	if d.turns() {
		end.day.Year++
	}
	return end
}

// reversed reports whether d cannot but end before it starts, or would do so by the days that it names.
func (d Date) reversed() bool {
	p := d.hull()
	return !p.first.notAfter(p.last, false) || p.last.day.Compare(p.first.day) < 0
}

// Compare orders dates by their first instant, those without one first, then by
// their last, those without one last, then by their text. No date stands as if
// it had neither. Days without a year come after all others, by month and day.
func Compare(a, b Date) int {
	if a == b {
		return 0
	}
	if a.Yearless() != b.Yearless() {
		if a.Yearless() {
			return 1
		}
		return -1
	}
	if c := a.begin().Compare(b.begin()); c != 0 {
		return c
	}
	if c := a.end().Compare(b.end()); c != 0 {
		return c
	}
	return cmp.Compare(a.String(), b.String())
}
