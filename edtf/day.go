package edtf

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Day is a day of the proleptic Gregorian calendar. Years are numbered as in
// ISO 8601: year 0 is 1 BC and year -1 is 2 BC.
type Day struct {
	Year       int
	Month, Day int8 // both from 1
}

var daySyntax = regexp.MustCompile(`^(-?(?:[1-9][0-9]{4,17}|[0-9]{4}))-([0-9]{2})-([0-9]{2})$`)

// ParseDay reads an xsd:date without time zone: "2006-03-14", "-0043-03-15".
func ParseDay(s string) (Day, error) {
	m := daySyntax.FindStringSubmatch(s)
	if m == nil {
		return Day{}, fmt.Errorf("%q is not a day such as 2006-03-14", s)
	}
	year, err := parseYear(m[1])
	if err != nil {
		return Day{}, fmt.Errorf("%q: %w", s, err)
	}
	d := Day{Year: year, Month: twoDigits(m[2]), Day: twoDigits(m[3])}
	if d.Month < 1 || d.Month > 12 {
		return Day{}, fmt.Errorf("%q: there is no month %s", s, m[2])
	}
	if err := (moment{kind: inYear, year: d.Year, month: d.Month, day: d.Day}).checkDay(); err != nil {
		return Day{}, fmt.Errorf("%q: %w", s, err)
	}
	return d, nil
}

// String returns the day as an xsd:date of XSD 1.1: years have at least four
// digits and a minus sign if negative.
func (d Day) String() string {
	return yearText(d.Year) + "-" + twoText(d.Month) + "-" + twoText(d.Day)
}

// Compare returns -1, 0 or +1 as d is before, equal to or after e.
func (d Day) Compare(e Day) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// Next returns the day after d.
func (d Day) Next() Day {
	switch {
	case d.Day < daysIn(d.Year, d.Month):
		return Day{d.Year, d.Month, d.Day + 1}
	case d.Month < 12:
		return Day{d.Year, d.Month + 1, 1}
	}
	return Day{d.Year + 1, 1, 1}
}

// Previous returns the day before d.
func (d Day) Previous() Day {
	switch {
	case d.Day > 1:
		return Day{d.Year, d.Month, d.Day - 1}
	case d.Month > 1:
		return Day{d.Year, d.Month - 1, daysIn(d.Year, d.Month-1)}
	}
	return Day{d.Year - 1, 12, 31}
}

// checkDay reports a day that the month, which must be valid, does not have.
func (m moment) checkDay() error {
	if n := daysIn(m.year, m.month); m.day < 1 || m.day > n {
		month := m
		month.day, month.marked = 0, 0
		return fmt.Errorf("there is no day %02d in %s, which has %d days", m.day, month.words(), n)
	}
	return nil
}

func daysIn(year int, month int8) int8 {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// yearText writes a year with a sign if negative and at least four digits.
func yearText(year int) string {
	if year < 0 {
		return "-" + yearText(-year)
	}
	digits := strconv.Itoa(year)
	return strings.Repeat("0", max(4-len(digits), 0)) + digits
}

// twoText writes a month or day, in two digits.
func twoText(n int8) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }

func parseYear(s string) (int, error) {
	year, err := strconv.Atoi(s)
	switch {
	case err != nil:
		return 0, fmt.Errorf("the year %s is out of range", s)
	case year == 0 && s[0] == '-':
		return 0, fmt.Errorf("the year 0000 (1 BC) has no minus sign")
	}
	return year, nil
}

// twoDigits reads two ASCII digits, which its caller has checked.
func twoDigits(s string) int8 { return int8(s[0]-'0')*10 + int8(s[1]-'0') }
