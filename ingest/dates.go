package ingest

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"ibid/edtf"
)

// dates returns the dates that a text in lower case writes in digits or in
// English, each at its own precision.
func dates(text string, tokens []token) []edtf.Date {
	d := dateReader{tokens: tokens, used: make([]bool, len(tokens))}
	return d.read(text)
}

// spokenDate reads a date or a range of two as prose writes it, and nothing besides it.
func spokenDate(s string) (edtf.Date, bool) {
	text := strings.ToLower(foldText(s))
	d := dateReader{tokens: tokens(text)}
	d.used = make([]bool, len(d.tokens))
	found := d.read(text)
	var rest strings.Builder
	for i, t := range d.tokens {
		if !d.used[i] && t.text != "the" {
			rest.WriteString(t.text)
		}
	}
	switch {
	case len(found) == 1 && rest.String() == "":
		return found[0], true
	case len(found) == 2 && (rest.String() == "-" || rest.String() == "to"):
		span, err := edtf.Parse(found[0].String() + "/" + found[1].String())
		return span, err == nil
	}
	return edtf.Date{}, false
}

type dateReader struct {
	tokens []token
	used   []bool // tokens that belong to a date already
	found  []edtf.Date
}

// read returns all dates of the text.
func (d *dateReader) read(text string) []edtf.Date {
	if slices.ContainsFunc(d.tokens, joinsDigits) {
		d.numeric(text)
	}
	for i := range d.tokens {
		if !d.used[i] {
			d.at(i)
		}
	}
	return d.found
}

// take adds the date of an EDTF text, if there is such a day, and uses up its tokens.
func (d *dateReader) take(from, to int, format string, args ...any) bool {
	date, err := edtf.Parse(fmt.Sprintf(format, args...))
	if err != nil {
		return false
	}
	d.found = append(d.found, date)
	for i := from; i < to; i++ {
		d.used[i] = true
	}
	return true
}

var (
	isoDate   = regexp.MustCompile(`\b(\d{4})-(\d\d)(?:-(\d\d))?\b`)
	slashDate = regexp.MustCompile(`\b(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b`)
)

// joinsDigits reports whether a token may stand between the numbers of a date in digits.
func joinsDigits(t token) bool {
	return t.glued && (t.text == "-" || t.text == "/" || t.text == ".") || t.kind == numberToken && strings.Contains(t.text, ".")
}

// numeric finds dates in digits. Of 3/4/2006 both readings count.
func (d *dateReader) numeric(text string) {
	for _, m := range isoDate.FindAllStringSubmatchIndex(text, -1) {
		from, to := d.covered(m[0], m[1])
		if m[6] < 0 {
			// 2002-04 may be a month or a range of years.
			year, second := text[m[2]:m[3]], text[m[4]:m[5]]
			d.take(from, to, "%s%s", year[:2], second)
			d.take(from, to, "%s", year)
		}
		d.take(from, to, "%s", text[m[0]:m[1]])
	}
	for _, m := range slashDate.FindAllStringSubmatchIndex(text, -1) {
		from, to := d.covered(m[0], m[1])
		a, b, year := text[m[2]:m[3]], text[m[4]:m[5]], text[m[6]:m[7]]
		d.take(from, to, "%s-%02s-%02s", year, a, b)
		d.take(from, to, "%s-%02s-%02s", year, b, a)
	}
}

// covered returns the tokens between two offsets.
func (d *dateReader) covered(start, end int) (from, to int) {
	for from < len(d.tokens) && d.tokens[from].end <= start {
		from++
	}
	for to = from; to < len(d.tokens) && d.tokens[to].start < end; to++ {
	}
	return from, to
}

func (d *dateReader) text(i int) string {
	if i >= 0 && i < len(d.tokens) {
		return d.tokens[i].text
	}
	return ""
}

// skip passes over one of the words or signs.
func (d *dateReader) skip(i int, words ...string) int {
	for _, w := range words {
		if d.text(i) == w {
			return i + 1
		}
	}
	return i
}

// year reads a year of four digits and returns the token behind it, or 0.
func (d *dateReader) year(i int) (string, int) {
	s := d.text(i)
	if len(s) != 4 || d.tokens[i].kind != numberToken || strings.ContainsAny(s, ",.") || d.used[i] {
		return "", 0
	}
	if i+1 < len(d.tokens) && d.tokens[i+1].glued && d.tokens[i+1].kind == wordToken {
		return "", 0
	}
	return s, i + 1
}

// day reads a day of the month, with or without its ending, and returns the token behind it, or 0.
func (d *dateReader) day(i int) (int, int) {
	s := d.text(i)
	if s == "" || len(s) > 2 || d.tokens[i].kind != numberToken {
		return ordinals[s], i + 1
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > 31 {
		return 0, i + 1
	}
	next := i + 1
	if next < len(d.tokens) && d.tokens[next].glued && isOrdinalSuffix(d.text(next)) {
		next++
	}
	return n, next
}

var monthNames = [...]string{
	"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
}

// month reads the name of a month, full or cut to three letters and a full
// stop, and returns its number and the token behind it, or 0.
func (d *dateReader) month(i int) (int, int) {
	s := d.text(i)
	if len(s) < 3 {
		return 0, 0
	}
	for m, name := range monthNames {
		if s == name || len(s) == 3 && s == name[:3] || s == "sept" && m == 8 {
			next := i + 1
			if s != name {
				next = d.skip(next, ".")
			}
			return m + 1, next
		}
	}
	return 0, 0
}

// parts are the seasons, quarters and halves of a year by their EDTF number.
var parts = map[string]int{
	"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24, "q1": 33, "q2": 34, "q3": 35, "q4": 36, "h1": 40, "h2": 41,
}

// part reads a season, quarter or half and returns its EDTF number and the token behind it, or 0.
func (d *dateReader) part(i int) (int, int) {
	s := d.text(i)
	if i+1 < len(d.tokens) && d.tokens[i+1].glued && (s == "q" || s == "h") {
		s += d.text(i + 1)
		i++
	}
	if code := parts[s]; code != 0 {
		return code, i + 1
	}
	n, next := d.day(i)
	if s == "last" || s == "final" {
		n, next = 4, i+1
	}
	switch d.text(d.skip(next, "-")) {
	case "quarter":
		if n >= 1 && n <= 4 {
			return 32 + n, d.skip(next, "-") + 1
		}
	case "half":
		if n >= 1 && n <= 2 {
			return 39 + n, d.skip(next, "-") + 1
		}
	}
	return 0, 0
}

// at reads the date that begins at token i.
func (d *dateReader) at(i int) {
	if d.dayFirst(i) || d.monthFirst(i) || d.partFirst(i) || d.decade(i) || d.era(i) {
		return
	}
	year, next := d.year(i)
	if next == 0 {
		return
	}
	after := d.skip(d.skip(next, "'"), "s", ",")
	if code, end := d.part(after); code != 0 { // 2015 Q1, 2015's first quarter
		d.take(i, end, "%s-%02d", year, code)
		return
	}
	if m, end := d.month(after); m != 0 { // 2006 March 14
		if day, last := d.day(end); day > 0 && d.take(i, last, "%s-%02d-%02d", year, m, day) {
			return
		}
	}
	d.take(i, next, "%s", year)
	if d.text(next) == "/" && len(d.text(next+1)) == 2 { // 2002/03
		d.take(i, next+2, "%s%s", year[:2], d.text(next+1))
	}
}

// connectors join two dates that share a month or a year.
var connectors = []string{"-", "to", "and", "or", "until", "through", ",", "/"}

// dayFirst reads "14 March 2006" and "5 to 7 March 2006".
func (d *dateReader) dayFirst(i int) bool {
	day, next := d.day(i)
	if day == 0 {
		return false
	}
	m, end := d.month(d.skip(d.skip(next, "-"), "of"))
	if m == 0 {
		if then := d.skip(next, connectors...); then > next {
			if other, after := d.day(then); other > day {
				if m, end := d.month(d.skip(after, "of")); m != 0 {
					if year, _ := d.year(d.skip(end, ",", "of")); year != "" {
						return d.take(i, then, "%s-%02d-%02d", year, m, day)
					}
				}
			}
		}
		return false
	}
	year, last := d.year(d.skip(end, ",", "of", "-"))
	if last == 0 {
		if year = d.sharedYear(end); year != "" { // 30 March to 2 April 2006
			return d.take(i, end, "%s-%02d-%02d", year, m, day)
		}
		return false
	}
	return d.take(i, last, "%s-%02d-%02d", year, m, day)
}

// monthFirst reads "March 14, 2006", "March 5 to 7, 2006" and "March 2006".
func (d *dateReader) monthFirst(i int) bool {
	m, next := d.month(i)
	if m == 0 {
		return false
	}
	if year, end := d.year(d.skip(next, ",", "of", "in", "-")); end != 0 {
		return d.take(i, end, "%s-%02d", year, m)
	}
	if day, end := d.day(next); day != 0 {
		if year, last := d.year(d.skip(end, ",")); last != 0 {
			return d.take(i, last, "%s-%02d-%02d", year, m, day)
		}
		if then := d.skip(end, connectors...); then > end {
			if other, after := d.day(then); other > 0 {
				if year, last := d.year(d.skip(after, ",")); last != 0 {
					return d.take(i, end, "%s-%02d-%02d", year, m, day) && d.take(then, last, "%s-%02d-%02d", year, m, other)
				}
			}
		}
		if year := d.sharedYear(end); year != "" {
			return d.take(i, end, "%s-%02d-%02d", year, m, day)
		}
	}
	if year := d.sharedYear(next); year != "" {
		return d.take(i, next, "%s-%02d", year, m)
	}
	return false
}

// sharedYear returns the year of the date that a connector at token i joins on:
// that of May in "March and May 2006".
func (d *dateReader) sharedYear(i int) string {
	then := d.skip(i, connectors...)
	if then == i {
		return ""
	}
	if _, next := d.day(then); d.text(then) != "" && next > then {
		if m, end := d.month(d.skip(next, "of")); m != 0 {
			year, _ := d.year(d.skip(end, ",", "of"))
			return year
		}
	}
	m, next := d.month(then)
	if m == 0 {
		if code, end := d.part(then); code != 0 {
			year, _ := d.year(d.skip(d.skip(end, ",", "of", "in"), "the"))
			return year
		}
		return ""
	}
	if day, end := d.day(next); day != 0 {
		if year, last := d.year(d.skip(end, ",")); last != 0 {
			return year
		}
	}
	year, _ := d.year(d.skip(next, ",", "of"))
	return year
}

// partFirst reads "summer of 2003", "Q1 2015", "first quarter of 2015".
func (d *dateReader) partFirst(i int) bool {
	code, next := d.part(i)
	if code == 0 {
		return false
	}
	if year, end := d.year(d.skip(d.skip(next, ",", "of", "in", "-"), "the")); end != 0 {
		return d.take(i, end, "%s-%02d", year, code)
	}
	if year := d.sharedYear(next); year != "" {
		return d.take(i, next, "%s-%02d", year, code)
	}
	return false
}

// decade reads "2010s", and with "early", "mid" or "late" before it, or before
// a year, the part that it stands for by convention.
func (d *dateReader) decade(i int) bool {
	when := d.text(i)
	next := d.skip(d.skip(d.skip(i+1, "-"), "in"), "the")
	if when != "early" && when != "mid" && when != "late" {
		when, next = "", i
	}
	if year, end := d.year(next); end != 0 {
		switch when {
		case "early":
			return d.take(i, end, "%s-01/%s-03", year, year)
		case "late":
			return d.take(i, end, "%s-10/%s-12", year, year)
		}
		if d.text(end) != "'" || d.text(end+1) != "s" || !strings.HasSuffix(year, "0") || when == "" {
			return false
		}
	}
	digits := d.text(next)
	plural := d.text(d.skip(next+1, "'")) == "s"
	if len(digits) != 4 || !plural || d.tokens[next].kind != numberToken || digits[3] != '0' {
		return d.century(i)
	}
	end := d.skip(next+1, "'") + 1
	span := map[string]string{"early": "%[1]s0/%[1]s3", "mid": "%[1]s4/%[1]s6", "late": "%[1]s7/%[1]s9", "": "%[1]sX"}[when]
	return d.take(i, end, span, digits[:3])
}

// century reads "21st century" as 20XX.
func (d *dateReader) century(i int) bool {
	n, next := d.day(i)
	if n < 2 || d.text(d.skip(next, "-")) != "century" {
		return false
	}
	return d.take(i, d.skip(next, "-")+1, "%02dXX", n-1)
}

// era reads "44 BC" and "AD 79".
func (d *dateReader) era(i int) bool {
	isYear := func(k int) (int, bool) {
		if s := d.text(k); s == "" || len(s) > 4 || d.tokens[k].kind != numberToken {
			return 0, false
		}
		n, err := strconv.Atoi(d.text(k))
		return n, err == nil && n > 0 && n < 10000
	}
	if n, ok := isYear(i); ok {
		switch d.text(i + 1) {
		case "bc", "bce":
			if n == 1 {
				return d.take(i, i+2, "0000")
			}
			return d.take(i, i+2, "-%04d", n-1)
		case "ad", "ce":
			return d.take(i, i+2, "%04d", n)
		}
	}
	if n, ok := isYear(i + 1); ok && d.text(i) == "ad" {
		return d.take(i, i+2, "%04d", n)
	}
	return false
}
