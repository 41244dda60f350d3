// Package edtf reads and compares dates that may be vague: "some time in 2003",
// "about 2005", "by August 2003", "from 2002 on".
//
// They are written in the Extended Date/Time Format of ISO 8601-2:2019, levels
// 0 and 1, with the one-of-a-set forms of level 2 that prose needs:
//
//	2006-03-14  2006-03  2006        a day, a month, a year
//	-0043  Y170000002                44 BC, and years of more than four digits
//	201X  20XX                       a decade, a hundred years
//	2004-XX  1985-04-XX  1985-XX-XX  some month or day that is not known
//	2003-22  2016-33  2016-41        a season, a quarter, a half of a year
//	2003~  2003?  2003%              about 2003, uncertain, both
//	2002/2003  2002/..  2002/        an interval; its end may be open or unknown
//	[..2003-08]  [2003-08..]         some day until or from August 2003
//	[2003..2005]  [2003,2005]        some day from 2003 to 2005; in 2003 or in 2005
//
// Seasons 21 to 24 are those of the northern hemisphere, as 25 to 28 are; 29 to
// 32 are southern. A season is three whole months and belongs to the year in
// which it begins: winter 2003-24 lasts from December 2003 to February 2004.
//
// A time of day is refused, since it would be lost. That and all else in which
// the package differs from other validators is in testdata/deviations.txt.
package edtf

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// Date is an EDTF expression. The zero Date is "no date". Dates are equal under
// == if and only if their canonical texts are.
type Date struct {
	form     form
	from, to moment // the same in a date of form single
}

type form int8

const (
	absent   form = iota
	single        // 2003-08
	interval      // 2002/2003
	between       // [2002..2003]: some day of these
	either        // [2002,2004]: from lies wholly before to
)

// moment is what stands at either end of an interval.
type moment struct {
	year   int // with zeros for unspecified digits
	kind   kind
	vague  int8 // how many digits of the year are unspecified, from the right: 0 to 2
	month  int8 // 1 to 12, a season or other part of the year from 21 to 41, 0 if there is none, or unspecified
	day    int8 // 1 to 31, 0 if there is none, or unspecified
	marked mark
}

type kind int8

const (
	unknown kind = iota // an empty end
	open                // ".."
	known
)

const unspecified = -1 // XX

// mark is the character that qualifies a moment, or 0.
type mark byte

const (
	uncertain   mark = '?'
	approximate mark = '~'
	bothMarks   mark = '%'
)

// Precision says what kind of period a date names.
type Precision int8

// Periods, from the narrowest to the widest; a date with unspecified parts has
// the precision of what is known: 2004-XX has that of a year. Season stands for
// quarters, thirds and halves of a year too. The last two are for dates with
// two ends, whatever their width.
const (
	PrecisionNone Precision = iota // of the zero Date
	PrecisionDay
	PrecisionMonth
	PrecisionSeason
	PrecisionYear
	PrecisionDecade
	PrecisionCentury
	PrecisionInterval
	PrecisionChoice // [..2003], [2003,2005]
)

// String returns the lower-case name of the period, such as "month".
func (p Precision) String() string {
	return [...]string{"none", "day", "month", "season", "year", "decade", "century", "interval", "choice"}[p]
}

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d == Date{} }

// String returns the canonical EDTF text, which Parse reads back as d, or "" for no date.
func (d Date) String() string {
	switch d.form {
	case absent:
		return ""
	case single:
		return d.from.String()
	case interval:
		return d.from.String() + "/" + d.to.String()
	case either:
		return "[" + d.from.String() + "," + d.to.String() + "]"
	}
	return "[" + strings.TrimPrefix(d.from.String(), "..") + ".." + strings.TrimPrefix(d.to.String(), "..") + "]"
}

func (m moment) String() string {
	switch m.kind {
	case unknown:
		return ""
	case open:
		return ".."
	}
	var b strings.Builder
	year := yearText(m.year)
	if m.year > 9999 || m.year < -9999 {
		b.WriteByte('Y')
	}
	b.WriteString(year[:len(year)-int(m.vague)])
	b.WriteString("XX"[:m.vague])
	for _, part := range []int8{m.month, m.day} {
		switch part {
		case 0:
		case unspecified:
			b.WriteString("-XX")
		default:
			b.WriteByte('-')
			b.WriteByte('0' + byte(part/10))
			b.WriteByte('0' + byte(part%10))
		}
	}
	if m.marked != 0 {
		b.WriteByte(byte(m.marked))
	}
	return b.String()
}

// Earliest returns the first day that d can mean, or false if d has no first
// day or an unknown one. The marks ~ and ? do not move it.
func (d Date) Earliest() (Day, bool) {
	if d.from.kind != known {
		return Day{}, false
	}
	return d.from.first(), true
}

// Latest returns the last day that d can mean, or false if d has no last day or
// an unknown one. The marks ~ and ? do not move it.
func (d Date) Latest() (Day, bool) {
	if d.to.kind != known {
		return Day{}, false
	}
	return d.to.last(), true
}

func (m moment) first() Day {
	year := m.year
	if year < 0 {
		year -= m.span()
	}
	if m.month <= 0 {
		return Day{year, 1, 1}
	}
	month, _ := months(m.month)
	return Day{year, month, max(m.day, 1)}
}

func (m moment) last() Day {
	year := m.year
	if year >= 0 {
		year += m.span()
	}
	if m.month <= 0 {
		return Day{year, 12, 31}
	}
	if m.day > 0 {
		return Day{year, m.month, m.day}
	}
	month, n := months(m.month)
	month += n - 1
	if month > 12 {
		year, month = year+1, month-12
	}
	return Day{year, month, daysIn(year, month)}
}

// span is the number of years that the unspecified digits can add.
func (m moment) span() int { return [...]int{0, 9, 99}[m.vague] }

// months returns the first month of a month or other part of the year, and how
// many months it has.
func months(code int8) (first, n int8) {
	switch {
	case code <= 12:
		return code, 1
	case code <= 28: // spring to winter, any or northern hemisphere
		return 3 + (code-21)%4*3, 3
	case code <= 32: // spring to winter, southern
		return 1 + (8+(code-29)*3)%12, 3
	case code <= 36: // quarters
		return 1 + (code-33)*3, 3
	case code <= 39: // thirds
		return 1 + (code-37)*4, 4
	}
	return 1 + (code-40)*6, 6 // halves
}

// Approximate reports whether d or an end of it is marked ~ or %.
func (d Date) Approximate() bool { return d.has(approximate) }

// Uncertain reports whether d or an end of it is marked ? or %.
func (d Date) Uncertain() bool { return d.has(uncertain) }

func (d Date) has(m mark) bool {
	return d.from.marked == m || d.to.marked == m || d.from.marked == bothMarks || d.to.marked == bothMarks
}

// Precision returns what kind of period d names.
func (d Date) Precision() Precision {
	switch d.form {
	case absent:
		return PrecisionNone
	case interval:
		return PrecisionInterval
	case between, either:
		return PrecisionChoice
	}
	switch m := d.from; {
	case m.day > 0:
		return PrecisionDay
	case m.month > 12:
		return PrecisionSeason
	case m.month > 0:
		return PrecisionMonth
	default:
		return [...]Precision{PrecisionYear, PrecisionDecade, PrecisionCentury}[m.vague]
	}
}

// Refines reports whether d says the same as e, but more precisely: all days of
// d are days of e, and not the reverse. 2006-03-14 refines 2006, 2003-22 refines
// 2003 and [..2005]. Marks are ignored, and an unknown end is taken as open.
func (d Date) Refines(e Date) bool { return d.inside(e) && !e.inside(d) }

// Overlaps reports whether some day is possible for both d and e. Marks are
// ignored, and an unknown end is taken as open.
func (d Date) Overlaps(e Date) bool {
	for _, a := range d.periods() {
		for _, b := range e.periods() {
			if a.first.Compare(b.last) <= 0 && b.first.Compare(a.last) <= 0 {
				return true
			}
		}
	}
	return false
}

// Within reports whether every day that d can mean certainly is a day of e.
// Nothing is certain of a date that is marked ~ or ?, nor does anything
// certainly lie within an interval with an unknown end.
func (d Date) Within(e Date) bool {
	vague := d.Approximate() || d.Uncertain() || e.Approximate() || e.Uncertain()
	return !vague && e.from.kind != unknown && e.to.kind != unknown && d.inside(e)
}

// inside reports whether each period of d lies in one of e.
func (d Date) inside(e Date) bool {
	if d.IsZero() {
		return false
	}
	for _, a := range d.periods() {
		if !slices.ContainsFunc(e.periods(), func(b period) bool {
			return b.first.Compare(a.first) <= 0 && a.last.Compare(b.last) <= 0
		}) {
			return false
		}
	}
	return true
}

// period is a run of days, both included.
type period struct{ first, last Day }

// periods returns the days that d can mean: one run of days, two for a date of
// form either, none for the zero Date. Ends that are open or unknown are
// infinitely far.
func (d Date) periods() []period {
	switch d.form {
	case absent:
		return nil
	case either:
		return []period{{d.from.first(), d.from.last()}, {d.to.first(), d.to.last()}}
	}
	return []period{d.hull()}
}

// hull returns the days from the earliest to the latest.
func (d Date) hull() period {
	p := period{Day{Year: math.MinInt}, Day{Year: math.MaxInt}}
	if day, ok := d.Earliest(); ok {
		p.first = day
	}
	if day, ok := d.Latest(); ok {
		p.last = day
	}
	return p
}

// reversed reports whether d cannot but end before it starts.
func (d Date) reversed() bool {
	p := d.hull()
	return p.last.Compare(p.first) < 0
}

// Compare orders dates by their earliest day, those without one first, then by
// their latest day, those without one last, then by their text. No date stands
// as if it had neither.
func Compare(a, b Date) int {
	if a == b {
		return 0
	}
	p, q := a.hull(), b.hull()
	if c := cmp.Or(p.first.Compare(q.first), p.last.Compare(q.last)); c != 0 {
		return c
	}
	return cmp.Compare(a.String(), b.String())
}
