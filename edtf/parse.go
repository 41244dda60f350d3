package edtf

import (
	"errors"
	"fmt"
	"strings"
)

// Parse reads an EDTF expression of the forms listed above. A date that does
// not exist and an interval that ends before it starts are errors. The message
// of an error gives the right spelling where the text is a date in another one.
func Parse(s string) (Date, error) {
	d, err := parse(s)
	if err != nil {
		if h := hint(s); h != "" {
			err = fmt.Errorf("%w: write %s", err, h)
		}
		return Date{}, err
	}
	return d, nil
}

// MustParse is Parse for texts known to be right, in tests and constants. It panics on an error.
func MustParse(s string) Date {
	d, err := Parse(s)
	if err != nil {
		panic("edtf: " + err.Error())
	}
	return d
}

func parse(s string) (Date, error) {
	if s == "" {
		return Date{}, errors.New("the date is empty")
	}
	if s[0] == '{' {
		return Date{}, fmt.Errorf("%q is more than one date", s)
	}
	if set, ok := strings.CutPrefix(s, "["); ok {
		if set, ok = strings.CutSuffix(set, "]"); !ok {
			return Date{}, fmt.Errorf("%q lacks its closing bracket", s)
		}
		return parseSet(s, set)
	}
	if from, to, ok := strings.Cut(s, "/"); ok {
		return parseEnds(s, interval, from, to)
	}
	m, err := parseMoment(s)
	if err != nil {
		return Date{}, err
	}
	return Date{form: single, from: m, to: m}, nil
}

// parseSet reads the inside of the brackets of s.
func parseSet(s, set string) (Date, error) {
	if from, to, ok := strings.Cut(set, ","); ok {
		return parseEnds(s, either, from, to)
	}
	from, to, ok := strings.Cut(set, "..")
	if !ok {
		return Date{}, fmt.Errorf("%q needs two dates, or .. before or after one", s)
	}
	return parseEnds(s, between, from, to)
}

// parseEnds reads the two ends of a date of form f that is written s.
func parseEnds(s string, f form, from, to string) (Date, error) {
	d := Date{form: f}
	for _, end := range []struct {
		text string
		m    *moment
	}{{from, &d.from}, {to, &d.to}} {
		switch {
		case f == interval && end.text == "":
			end.m.kind = unknown
		case f == interval && end.text == "..", f == between && end.text == "":
			end.m.kind = open
		default:
			m, err := parseMoment(end.text)
			if err != nil {
				return Date{}, fmt.Errorf("in %q: %w", s, err)
			}
			*end.m = m
		}
	}
	if f == either && d.to.begin().Compare(d.from.begin()) < 0 {
		d.from, d.to = d.to, d.from
	}
	switch {
	case !d.from.known() && !d.to.known():
		return Date{}, fmt.Errorf("%q names no date", s)
	case d.Yearless() && (d.from.dated() || d.to.dated()):
		return Date{}, fmt.Errorf("only one of the dates of %q has a year", s)
	case f == either && d.to.begin().notAfter(d.from.end(), false):
		return Date{}, fmt.Errorf("the dates of %q overlap", s)
	case d.reversed():
		return Date{}, fmt.Errorf("%q ends before it starts", s)
	}
	return d, nil
}

// written is a moment as its parts are written: the digits of a year behind a Y,
// or else a year, a month, a day and a time, of which the last may be missing.
type written struct {
	long, year, month, day string
	clock                  writtenClock
	marks                  string
}

// cutMoment divides a text that has the form of a moment.
func cutMoment(s string) (w written, ok bool) {
	if n := len(s) - 1; n >= 0 && strings.IndexByte("?~%", s[n]) >= 0 {
		s, w.marks = s[:n], s[n:]
	}
	if long, ok := strings.CutPrefix(s, "Y"); ok {
		w.long = long
		digits := strings.TrimPrefix(long, "-")
		return w, len(digits) >= 5 && len(digits) <= 18 && digits[0] != '0' && isDigits(digits)
	}
	sign := 0
	if strings.HasPrefix(s, "-") {
		sign = 1
	}
	if len(s) < sign+4 || !isYear(s[sign:sign+4]) && s[:4] != anyYear {
		return w, false
	}
	w.year, s = s[:sign+4], s[sign+4:]
	for _, part := range []*string{&w.month, &w.day} {
		if s == "" || s[0] == 'T' {
			break
		}
		if len(s) < 3 || s[0] != '-' || !isPart(s[1:3]) {
			return w, false
		}
		*part, s = s[1:3], s[3:]
	}
	if s != "" && s[0] == 'T' {
		w.clock, ok = cutClock(s[1:])
		return w, ok
	}
	return w, s == ""
}

// isYear reports whether four characters are digits, of which the last one or two may be unspecified.
func isYear(s string) bool {
	return isDigits(s[:2]) && (isPart(s[2:]) || isDigits(s[2:3]) && s[3] == 'X')
}

const anyYear = "XXXX"

// isPart reports whether two characters are digits or unspecified.
func isPart(s string) bool { return s == "XX" || isDigits(s) }

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

func parseMoment(s string) (moment, error) {
	w, ok := cutMoment(s)
	switch {
	case !ok && namesZone(s):
		return moment{}, fmt.Errorf("%q names its zone: give the offset from UTC, such as +01:00", s)
	case !ok:
		return moment{}, fmt.Errorf("%q is not a date", s)
	}
	m := moment{kind: inYear, month: part(w.month), day: part(w.day)}
	digits := w.long + strings.ReplaceAll(w.year, "X", "0")
	switch unspecifiedDigits := strings.Count(w.year, "X"); unspecifiedDigits {
	case 0:
	case len(anyYear):
		m.kind, digits = inAnyYear, "2000"
	default:
		m.kind += kind(unspecifiedDigits)
	}
	var err error
	if m.year, err = parseYear(digits); err != nil {
		return moment{}, fmt.Errorf("%q: %w", s, err)
	}
	if w.marks != "" {
		m.marked = mark(w.marks[0])
	}
	switch {
	case m.kind == inAnyYear && (m.month < 1 || m.month > 12):
		return moment{}, fmt.Errorf("%q: a year that is not known needs a month", s)
	case (m.kind == inDecade || m.kind == inCentury) && w.month != "":
		return moment{}, fmt.Errorf("%q: a year with unspecified digits has no months here", s)
	case m.month == unspecified && (m.day > 0 || w.day == "00"):
		return moment{}, fmt.Errorf("%q: an unspecified month has no known days here", s)
	case w.month == "00" || m.month > 12 && m.month < 21 || m.month > 41:
		return moment{}, fmt.Errorf("%q: there is no month, season or quarter %s", s, w.month)
	case m.month > 12 && w.day != "":
		return moment{}, fmt.Errorf("%q: a season or quarter has no days", s)
	case m.day > 0 || w.day == "00":
		if err := m.checkDay(); err != nil {
			return moment{}, fmt.Errorf("%q: %w", s, err)
		}
	}
	if w.clock != (writtenClock{}) {
		if m.day < 1 {
			return moment{}, fmt.Errorf("%q: a time of day needs its day", s)
		}
		if m.clock, err = w.clock.clock(); err != nil {
			return moment{}, fmt.Errorf("%q: %w", s, err)
		}
	}
	return m, nil
}

// part reads a month or day: two digits, XX or nothing.
func part(s string) int8 {
	switch s {
	case "":
		return 0
	case "XX":
		return unspecified
	}
	return twoDigits(s)
}
