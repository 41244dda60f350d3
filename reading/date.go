package reading

import (
	"fmt"
	"strconv"
	"strings"

	"ibid/edtf"
	"ibid/fact"
)

// part is a date as far as one phrase says it: "14 March" lacks the year that
// stands behind the next one.
type part struct {
	year       int
	month      int // 1 to 12; 21 to 24 a season, 33 to 41 a quarter or half
	day        int
	span       int    // years from year on: 10 a decade, 100 a century, 1 a year; 0 for a part without one
	era        int    // -1 before Christ, +1 after
	time       string // of day as EDTF writes it: T12:17Z
	vague      string // early, mid or late
	bare       bool   // a year in digits alone, which may be a count
	alone      bool   // with nothing beside it in its cell
	ambiguous  bool   // day and month may be exchanged
	start, end int    // tokens
}

func (p *part) hasYear() bool { return p.span > 0 }

// edtf writes the part as EDTF, "" when there is no such date.
func (p *part) edtf() string {
	var s string
	switch {
	case p.ambiguous:
		return ""
	case !p.hasYear() && p.month > 0 && p.month <= 12 && p.day > 0:
		s = fmt.Sprintf("XXXX-%02d-%02d", p.month, p.day)
	case !p.hasYear():
		return ""
	case p.span == 100 && p.era < 0:
		return years(-100*p.year+1) + "/" + years(-100*(p.year-1))
	case p.span == 100:
		s = fmt.Sprintf("%02dXX", p.year-1)
	case p.span == 10:
		s = fmt.Sprintf("%03dX", p.year/10)
		switch p.vague {
		case "early":
			return fmt.Sprintf("%04d/%04d~", p.year, p.year+3)
		case "mid":
			return fmt.Sprintf("%04d/%04d~", p.year+4, p.year+6)
		case "late":
			return fmt.Sprintf("%04d/%04d~", p.year+7, p.year+9)
		}
	default:
		year := p.year
		if p.era < 0 {
			year = 1 - year
		}
		s = years(year)
		if p.month > 0 {
			s += fmt.Sprintf("-%02d", p.month)
		} else if p.vague != "" {
			ends := map[string][2]string{"early": {"-01", "-03"}, "mid": {"-05", "-08"}, "late": {"-10", "-12"}}[p.vague]
			return s + ends[0] + "/" + s + ends[1]
		}
		if p.day > 0 {
			s += fmt.Sprintf("-%02d", p.day)
		}
	}
	if p.time != "" && p.day > 0 {
		s += p.time
	}
	if _, err := edtf.Parse(s); err != nil {
		return ""
	}
	return s
}

// years writes a year of the astronomical count as EDTF does.
func years(y int) string {
	switch {
	case y > 9999 || y < -9999:
		return "Y" + strconv.Itoa(y)
	case y < 0:
		return fmt.Sprintf("-%04d", -y)
	}
	return fmt.Sprintf("%04d", y)
}

// date reads a date at token i, with what qualifies it, or an interval.
func (r *reader) date(i int) (rd Reading, next int) {
	if r.kind(i, digits) && r.glued(i) && r.kind(i-1, word) {
		return rd, i
	}
	if rd, next := r.interval(i); next > i {
		return rd, next
	}
	when, at := r.lang.whenWord.at(r.tokens, i)
	switch when {
	case "":
		return r.plainDate(i)
	case "early", "mid", "late":
		return r.plainDate(i)
	}
	if p, ok := r.datePart(r.behindArticles(at), true); ok && p.hasYear() {
		if when == "about" && r.isCount(p) {
			return rd, i
		}
		return r.qualified(when, p), p.end
	}
	return rd, i
}

// behindArticles passes over the articles and words such as "the year" before a date.
func (r *reader) behindArticles(i int) int {
	for range 3 {
		next := r.skip(r.lang.article, i)
		if next == i && r.is(i, "'") && i > 0 {
			next = i + 1
		}
		if next == i {
			break
		}
		i = next
	}
	return i
}

// qualified makes a reading of a date behind a word such as before or since.
func (r *reader) qualified(when string, p part) Reading {
	text := p.edtf()
	d, err := edtf.Parse(text)
	rd := Reading{Kind: Date}
	if err != nil {
		return rd
	}
	var forms []string
	switch when {
	case "before":
		forms = []string{"[.." + dayBefore(d) + "]"}
	case "after":
		forms = []string{"[" + dayAfter(d) + "..]"}
	case "since":
		forms = []string{text + "/.."}
		rd.From = d
	case "until":
		forms = []string{"../" + text}
		rd.To = d
	case "by":
		forms = []string{"[.." + text + "]"}
		if last, ok := d.Latest(); ok && p.month > 12 {
			forms = []string{"[.." + monthText(last) + "]"}
		}
	case "about":
		forms = []string{text + "~"}
		if p.vague != "" || p.span == 100 && p.era < 0 {
			forms = []string{text}
		}
	}
	rd.Dates = parsed(forms...)
	return rd
}

// parsed returns the dates of those texts that are ones.
func parsed(texts ...string) []edtf.Date {
	var dates []edtf.Date
	for _, s := range texts {
		if d, err := edtf.Parse(s); err == nil {
			dates = append(dates, d)
		}
	}
	return dates
}

func monthText(d edtf.Day) string { return fmt.Sprintf("%s-%02d", years(d.Year), d.Month) }

// dayBefore writes the end of the time before a date, as precise as the date: before 2004 is 2003.
func dayBefore(d edtf.Date) string {
	first, ok := d.Earliest()
	switch {
	case !ok:
		return ""
	case first.Month == 1 && first.Day == 1:
		return years(first.Year - 1)
	case first.Day == 1:
		return fmt.Sprintf("%s-%02d", years(first.Year), first.Month-1)
	}
	return fmt.Sprintf("%s-%02d-%02d", years(first.Year), first.Month, first.Day-1)
}

// dayAfter writes the beginning of the time after a date.
func dayAfter(d edtf.Date) string {
	last, ok := d.Latest()
	switch {
	case !ok:
		return ""
	case last.Month == 12 && last.Day == 31:
		return years(last.Year + 1)
	}
	next := fmt.Sprintf("%s-%02d-%02d", years(last.Year), last.Month, last.Day+1)
	if _, err := edtf.Parse(next); err == nil {
		return next
	}
	return fmt.Sprintf("%s-%02d", years(last.Year), last.Month+1)
}

// plainDate reads a date without a bound.
func (r *reader) plainDate(i int) (rd Reading, next int) {
	p, ok := r.datePart(i, false)
	if !ok {
		return rd, i
	}
	if !p.hasYear() {
		p = r.sharing(p)
	}
	if !p.hasYear() && (p.day == 0 || p.month == 0 || p.month > 12) {
		return rd, i
	}
	if p.bare && !r.isYear(p) {
		return rd, i
	}
	rd = Reading{Kind: Date}
	if or := r.skip(r.lang.orWord, p.end); or > p.end && p.hasYear() {
		if q, ok := r.datePart(r.behindArticles(or), true); ok && q.hasYear() && q.span == p.span && (q.month > 0) == (p.month > 0) {
			rd.Dates = parsed("[" + p.edtf() + "," + q.edtf() + "]")
			return rd, q.end
		}
	}
	rd.Dates = parsed(p.edtf())
	if p.vague != "" && p.month == 0 {
		rd.Dates = append(rd.Dates, vagueForms(rd.Dates)...)
	}
	if p.time != "" && len(rd.Dates) == 0 || p.time != "" {
		day := p
		day.time = ""
		rd.Dates = append(rd.Dates, parsed(day.edtf())...)
	}
	if p.alone {
		rd.Number = fact.Decimal(strconv.Itoa(p.year))
	}
	if end := r.skip(r.lang.onward, p.end); end > p.end && r.lang.fromWord.before(r.tokens, i) < i {
		rd = r.qualified("since", p)
		return rd, end
	}
	return rd, p.end
}

// vagueForms are the other ways to write "early 2003" and "the early 1970s".
func vagueForms(dates []edtf.Date) []edtf.Date {
	var forms []string
	for _, d := range dates {
		if from, to, ok := strings.Cut(strings.TrimSuffix(d.String(), "~"), "/"); ok {
			forms = append(forms, from+"/"+to, from+"/"+to+"~", "["+from+".."+to+"]")
		}
	}
	return parsed(forms...)
}

// sharing gives a part without a year that of the one it is joined to: March
// and May 2006, 5 and 7 June 2006.
func (r *reader) sharing(p part) part {
	at := p.end
	for _, joins := range []set{r.lang.andWord, r.lang.orWord} {
		at = r.skip(joins, at)
	}
	if at == p.end && r.is(at, ",", "/", "-") {
		at++
		at = r.skip(r.lang.andWord, at)
	}
	if at == p.end {
		return p
	}
	q, ok := r.datePart(r.behindArticles(at), true)
	if !ok {
		return p
	}
	if !q.hasYear() {
		q = r.sharing(q)
	}
	if !q.hasYear() || q.span > 1 || q.month == 0 || p.day > 0 && q.day == 0 {
		return p
	}
	p.year, p.span, p.era = q.year, q.span, q.era
	if p.month == 0 {
		p.month = q.month
	}
	return p
}

// interval reads two dates as the ends of one: from 2002 to 2004, between
// March and June 1889, 1914–18.
func (r *reader) interval(i int) (rd Reading, next int) {
	at, joins, kind := i, r.lang.toWord, ""
	if end := r.skip(r.lang.betweenWord, i); end > i {
		at, joins, kind = end, r.lang.andWord, "between"
	} else if end := r.skip(r.lang.fromWord, i); end > i {
		at, kind = end, "from"
	} else if when, end := r.lang.whenWord.at(r.tokens, i); when == "since" {
		at, kind = end, "from" // dal 1959 al 1961, desde 1876 hasta 1880
	}
	first := r.behindArticles(at)
	if kind == "" && first != at {
		return rd, i
	}
	p, ok := r.datePart(first, kind != "")
	if !ok {
		if p, ok = r.dayAlone(first); !ok {
			return rd, i
		}
	}
	behind := r.skip(joins, p.end)
	dash := false
	if behind == p.end && kind != "between" && r.is(p.end, "-") {
		behind, dash = p.end+1, true
	}
	if behind == p.end {
		return rd, i
	}
	if end := r.skip(r.lang.andWord, behind); end > behind && kind == "from" {
		behind = end
	}
	second := r.behindArticles(behind)
	q, ok := r.datePart(second, true)
	if dash || r.is(p.end, "/") {
		if short, good := r.shortYear(p, second); good {
			q, ok = short, true
		}
	}
	if !ok || !p.joinsTo(&q) {
		return rd, i
	}
	if p.bare && q.bare && (r.isCount(q) || kind == "" && !dash && !r.isYear(p) || p.alone) || p.bare && r.isLabel(p.start) {
		return rd, i
	}
	if kind == "" && p.bare && q.bare && dash && q.end-second == 1 && r.moneyBeforeIs(i) {
		return rd, i
	}
	a, b := p.edtf(), q.edtf()
	if a == "" || b == "" {
		return rd, i
	}
	rd = Reading{Kind: Date}
	forms := []string{span(a, b)}
	if kind == "between" {
		forms = append(forms, "["+strings.TrimSuffix(firstOf(a), "~")+".."+lastOf(b)+"]")
	}
	rd.Dates = parsed(forms...)
	if len(rd.Dates) == 0 {
		return rd, i
	}
	if d, err := edtf.Parse(firstOf(a)); err == nil {
		rd.From = d
	}
	if d, err := edtf.Parse(lastOf(b)); err == nil {
		rd.To = d
	}
	return rd, q.end
}

func (r *reader) moneyBeforeIs(i int) bool {
	return i > 0 && (r.is(i-1, "$", "€", "£") || r.code(i-1) != "")
}

// span joins two dates, of which each may be an interval of its own.
func span(a, b string) string { return firstOf(a) + "/" + lastOf(b) }

func firstOf(s string) string { from, _, _ := strings.Cut(s, "/"); return from }

func lastOf(s string) string {
	if _, to, ok := strings.Cut(s, "/"); ok {
		return to
	}
	return s
}

// joinsTo gives the first of two dates what only the second says, and reports whether they can be the ends of an interval.
func (p *part) joinsTo(q *part) bool {
	if !q.hasYear() && !p.hasYear() {
		if p.month == 0 {
			p.month = q.month
		}
		return p.day > 0 && q.day > 0 && p.month > 0 && q.month > 0 && false
	}
	if !q.hasYear() {
		return false
	}
	if !p.hasYear() {
		if p.month == 0 && (p.day == 0 || q.day == 0) {
			return false
		}
		p.year, p.span, p.era = q.year, q.span, q.era
		if p.month == 0 {
			p.month = q.month
		}
	}
	if p.era == 0 && q.era < 0 && p.span == 1 {
		p.era = -1 // 264 to 241 BC
	}
	return p.span == q.span || p.span == 1 && q.span == 1
}

// dayAlone reads the day of an interval whose month stands behind its end: 9. bis 11. September.
func (r *reader) dayAlone(i int) (part, bool) {
	day, next := r.day(i)
	if day == 0 {
		return part{}, false
	}
	return part{day: day, start: i, end: next}, true
}

// shortYear reads the two digits of the second year of 1914–18 and 2002/03.
func (r *reader) shortYear(p part, i int) (part, bool) {
	if !p.bare || !r.kind(i, digits) || !r.glued(i) || len(r.tokens[i].text) != 2 || r.glued(i+1) && (r.kind(i+1, word) || r.is(i+1, "-", "/", ".", ",", ":", "%") && r.glued(i+2)) {
		return part{}, false
	}
	short := number(r.tokens[i].text)
	if short <= p.year%100 {
		return part{}, false
	}
	q := p
	q.year, q.start, q.end = p.year/100*100+short, i, i+1
	return q, true
}
