package edtf

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Words returns d in British English, such as "14 March 2006", "summer 2003",
// "about 2005", "2002 to 2003" or "by August 2003", and "" for no date.
func (d Date) Words() string {
	switch {
	case d.form == absent:
		return ""
	case d.from == d.to:
		return d.from.words()
	}
	from, to := d.from.phrase(), d.to.phrase()
	switch {
	case d.form == between && d.from.kind == open:
		return "by " + to
	case d.form == between && d.to.kind == open:
		return from + " or later"
	case d.from.kind == open:
		return "until " + to
	case d.to.kind == open:
		return "from " + from
	case d.from.kind == unknown:
		return "from an unknown date to " + to
	case d.to.kind == unknown:
		return "from " + from + " to an unknown date"
	}
	switch timed := d.from.clock != 0 && d.to.clock != 0; {
	case d.from.marked != 0 || d.to.marked != 0:
	case !timed:
		from = withoutShared(from, to)
	case d.from.clock.zone() == d.to.clock.zone():
		from = strings.TrimSuffix(from, d.from.clock.zoneWords())
		fallthrough
	default:
		if d.from.first() == d.to.first() {
			to = d.to.clock.words()
		}
	}
	switch d.form {
	case between:
		return "between " + from + " and " + to
	case either:
		return from + " or " + to
	}
	return from + " to " + to
}

// withoutShared returns from without the last words that to ends with too, if
// they are built alike: "1 March 2006" becomes "1" before "5 March 2006".
func withoutShared(from, to string) string {
	a, b := strings.Fields(from), strings.Fields(to)
	if len(a) != len(b) {
		return from
	}
	n := len(a)
	for n > 1 && a[n-1] == b[n-1] {
		n--
	}
	return strings.Join(a[:n], " ")
}

// words is what stands alone, as a heading or in a table.
func (m moment) words() string {
	return strings.TrimPrefix(m.phrase(), "the ")
}

// phrase is what follows a preposition: "the 2010s", "about the first half of 2016".
func (m moment) phrase() string {
	s := m.periodWords()
	if m.namedDecade() || m.month > 32 {
		s = "the " + s
	}
	if m.marked == approximate || m.marked == bothMarks {
		s = "about " + s
	}
	if m.marked == uncertain || m.marked == bothMarks {
		s += " (uncertain)"
	}
	return s
}

func (m moment) periodWords() string {
	year := yearWords(m.year)
	switch {
	case m.namedDecade():
		return year + "s"
	case m.kind == inDecade, m.kind == inCentury: // "2000s" would be read as a decade
		return yearWords(m.first().Year) + "–" + yearWords(m.last().Year)
	case m.month == 0:
		return year
	case m.month == unspecified && m.day == unspecified:
		return year + " (month and day unknown)"
	case m.month == unspecified:
		return year + " (month unknown)"
	case m.month > 12:
		return m.partWords()
	}
	month := time.Month(m.month).String()
	if m.kind != inAnyYear {
		month += " " + year
	}
	switch m.day {
	case 0:
		return month
	case unspecified:
		return month + " (day unknown)"
	}
	day := strconv.Itoa(int(m.day)) + " " + month
	if m.clock != 0 {
		day += ", " + m.clock.words()
	}
	return day
}

// words writes the time as clocks do: 12:17 UTC, 14:17:05 UTC+02:00, 12:17.
func (c clock) words() string { return c.digits() + c.zoneWords() }

func (c clock) zoneWords() string {
	if !c.zoned() {
		return ""
	}
	return " UTC" + strings.TrimPrefix(c.zone(), "Z")
}

// namedDecade reports whether the moment is a decade that is named by its first year: the 2010s.
func (m moment) namedDecade() bool { return m.kind == inDecade && m.year >= 1000 }

// partWords names a season, quarter, third or half of a year.
func (m moment) partWords() string {
	year := yearWords(m.year)
	if m.month > 32 {
		names := [...]string{
			"first quarter", "second quarter", "third quarter", "fourth quarter",
			"first third", "second third", "last third", "first half", "second half",
		}
		return names[m.month-33] + " of " + year
	}
	if m.last().Year > m.year {
		year += "/" + yearWords(m.year+1)
	}
	code := int(m.month) - 21
	season := [...]string{"spring", "summer", "autumn", "winter"}[code%4]
	return [...]string{"", "northern ", "southern "}[code/4] + season + " " + year
}

// yearWords writes a year as historians count them: year 0 is 1 BC.
func yearWords(year int) string {
	switch {
	case year <= 0:
		return fmt.Sprintf("%d BC", 1-year)
	case year < 1000:
		return fmt.Sprintf("AD %d", year)
	}
	return strconv.Itoa(year)
}
