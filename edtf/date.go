// Package edtf reads and compares dates that may be vague: "some time in 2003",
// "about 2005", "by August 2003", "from 2002 on".
//
// They are written in the Extended Date/Time Format of ISO 8601-2:2019, levels
// 0 and 1, with those forms of level 2 that prose needs:
//
//	2006-03-14  2006-03  2006        a day, a month, a year
//	2006-03-14T12:17Z                a minute of a day in UTC
//	2006-03-14T14:17:05+02:00        a second, two hours ahead of UTC
//	2006-03-14T12:17                 a minute by a clock of which no zone is known
//	-0043  Y170000002                44 BC, and years of more than four digits
//	201X  20XX                       a decade, a hundred years
//	2004-XX  1985-04-XX  1985-XX-XX  some month or day that is not known
//	XXXX-06-04  XXXX-06              a day, a month of a year that is not known
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
// # Times of day
//
// A time is of the day with which it is written, wherever that is:
// 2006-03-14T23:30-05:00 is a time of 14 March, and of no other day. Two times
// with zones are compared as instants, so it is the same as 2006-03-15T04:30Z.
// A time without a zone may be of any: it and a time with one may be the same
// unless they are more than fourteen hours apart.
//
// # Days without a year
//
// XXXX-06-04 may be of any year. It has no earliest day, may be 2006-06-04, and
// is not 2006-06-05. An interval of such days may pass the turn of a year.
//
// What the package leaves out and all else in which it differs from other
// validators is in testdata/deviations.txt.
package edtf

import "strings"

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
	year   int // with zeros for unspecified digits; 2000, which has all days, if it is any year
	kind   kind
	month  int8 // 1 to 12, a season or other part of the year from 21 to 41, 0 if there is none, or unspecified
	day    int8 // 1 to 31, 0 if there is none, or unspecified
	marked mark
	clock  clock
}

// kind says whether a moment is known, and if so how much of its year is.
type kind int8

const (
	unknown   kind = iota // an empty end
	open                  // ".."
	inYear                // 2003
	inDecade              // 200X
	inCentury             // 20XX
	inAnyYear             // XXXX-06-04
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
// the precision of what is known: 2004-XX has that of a year, XXXX-06-04 that of
// a day. Season stands for quarters, thirds and halves of a year too. The last
// two are for dates with two ends, whatever their width.
const (
	PrecisionNone Precision = iota // of the zero Date
	PrecisionSecond
	PrecisionMinute
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
	return [...]string{"none", "second", "minute", "day", "month", "season", "year", "decade", "century", "interval", "choice"}[p]
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
	if m.long() {
		b.WriteByte('Y')
	}
	b.WriteString(year[:len(year)-m.unspecifiedDigits()])
	b.WriteString("XXXX"[:m.unspecifiedDigits()])
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
	b.WriteString(m.clock.String())
	if m.marked != 0 {
		b.WriteByte(byte(m.marked))
	}
	return b.String()
}

// Earliest returns the first day that d can mean, or false if d has no first
// day, an unknown one or one of any year. The marks ~ and ? do not move it. Of a
// time it is the day with which the time is written.
func (d Date) Earliest() (Day, bool) {
	if !d.from.dated() {
		return Day{}, false
	}
	return d.from.first(), true
}

// Latest returns the last day that d can mean, as Earliest does the first.
func (d Date) Latest() (Day, bool) {
	if !d.to.dated() {
		return Day{}, false
	}
	return d.to.last(), true
}

// known reports whether the moment is neither open nor unknown.
func (m moment) known() bool { return m.kind >= inYear }

// dated reports whether the moment has a first and a last day.
func (m moment) dated() bool { return m.known() && m.kind != inAnyYear }

// long reports whether the year has more than four digits.
func (m moment) long() bool { return m.year > 9999 || m.year < -9999 }

// unspecifiedDigits is the number of Xs at the end of the year.
func (m moment) unspecifiedDigits() int {
	return [...]int{inDecade: 1, inCentury: 2, inAnyYear: 4}[m.kind]
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
func (m moment) span() int { return [...]int{inDecade: 9, inCentury: 99, inAnyYear: 0}[m.kind] }

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
	case m.clock.exact():
		return PrecisionSecond
	case m.clock != 0:
		return PrecisionMinute
	case m.day > 0:
		return PrecisionDay
	case m.month > 12:
		return PrecisionSeason
	case m.month > 0:
		return PrecisionMonth
	default:
		return PrecisionYear + Precision(m.kind-inYear)
	}
}
