package edtf

import (
	"errors"
	"fmt"
	"regexp"
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
	if f == either && d.to.first().Compare(d.from.first()) < 0 {
		d.from, d.to = d.to, d.from
	}
	switch {
	case d.from.kind != known && d.to.kind != known:
		return Date{}, fmt.Errorf("%q names no date", s)
	case f == either && d.to.first().Compare(d.from.last()) <= 0:
		return Date{}, fmt.Errorf("the dates of %q overlap", s)
	case d.reversed():
		return Date{}, fmt.Errorf("%q ends before it starts", s)
	}
	return d, nil
}

// written is a moment as its parts are written: the digits of a year behind a Y,
// or else a year, a month and a day, of which the last may be missing.
type written struct{ long, year, month, day, marks string }

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
	if len(s) < sign+4 || !isDigits(s[sign:sign+2]) {
		return w, false
	}
	w.year, s = s[:sign+4], s[sign+4:]
	if decade := w.year[sign+2:]; !isPart(decade) && !(isDigits(decade[:1]) && decade[1] == 'X') {
		return w, false
	}
	for _, part := range []*string{&w.month, &w.day} {
		if s == "" {
			break
		}
		if len(s) < 3 || s[0] != '-' || !isPart(s[1:3]) {
			return w, false
		}
		*part, s = s[1:3], s[3:]
	}
	return w, s == ""
}

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
	if !ok {
		return moment{}, syntaxError(s)
	}
	m := moment{kind: known, vague: int8(strings.Count(w.year, "X")), month: part(w.month), day: part(w.day)}
	var err error
	if m.year, err = parseYear(w.long + strings.ReplaceAll(w.year, "X", "0")); err != nil {
		return moment{}, fmt.Errorf("%q: %w", s, err)
	}
	if w.marks != "" {
		m.marked = mark(w.marks[0])
	}
	switch {
	case m.vague > 0 && w.month != "":
		return moment{}, fmt.Errorf("%q: a year with unspecified digits has no months here", s)
	case m.month == unspecified && (m.day > 0 || w.day == "00"):
		return moment{}, fmt.Errorf("%q: an unspecified month has no known days here", s)
	case w.month == "00" || m.month > 12 && m.month < 21 || m.month > 41:
		return moment{}, fmt.Errorf("%q: there is no month, season or quarter %s", s, w.month)
	case m.month > 12 && w.day != "":
		return moment{}, fmt.Errorf("%q: a season or quarter has no days", s)
	case m.day > 0 || w.day == "00":
		if err := (Day{m.year, m.month, m.day}).check(); err != nil {
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

var timeOfDay = regexp.MustCompile(`^-?[0-9]{4}-[0-9]{2}-[0-9]{2}T`)

func syntaxError(s string) error {
	if timeOfDay.MatchString(s) {
		return fmt.Errorf("%q has a time of day, which is not kept", s)
	}
	return fmt.Errorf("%q is not a date", s)
}
