package reading

import (
	"fmt"
	"strconv"
	"strings"

	"ibid/edtf"
	"ibid/fact"
)

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
	p, ok := r.datePart(r.behindArticles(at), true)
	if ok && !p.hasYear() {
		p = r.sharing(p, maxShared)
	}
	if ok && (p.hasYear() || p.day > 0 && p.month > 0) {
		if (when == "before" || when == "after" || when == "until") && r.negated(i) {
			return Reading{Kind: Date}, p.end // it did not open before 2007
		}
		if to := r.skip(r.lang.toWord, p.end); when == "since" && to > p.end && r.kind(to, digits) {
			return rd, i // da 1830 a 1866 metri
		}
		if when == "about" && (r.isCount(p) || p.clockFirst) || p.bare && (r.isUnitOrScale(p.end) || when != "since" && r.lang.tag != "nl" && r.isCount(p)) {
			return rd, i
		}
		return r.qualified(when, p), p.end
	}
	return rd, i
}

// negated reports whether a word such as not stands shortly before token i, in the same clause.
func (r *reader) negated(i int) bool {
	for k := i - 1; k >= max(i-6, 0); k-- {
		if r.tokens[k].kind == sign && r.tokens[k].text != "'" {
			return false
		}
		if r.skip(r.lang.notWord, k) > k {
			return true
		}
	}
	return false
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
	case "notBefore":
		forms = []string{"[" + firstOf(text) + "..]"}
	case "notAfter":
		forms = []string{"[.." + lastOf(text) + "]"}
	case "before":
		forms = []string{"[.." + dayBefore(d) + "]"}
	case "after":
		forms = []string{"[" + dayAfter(d) + "..]"}
	case "since":
		forms = []string{text + "/.."}
		rd.From = d
	case "starting": // dès 1850: as early as, or from then on
		forms = []string{text, text + "/.."}
		rd.From = d
	case "until":
		forms = []string{"../" + text}
		rd.To = d
	case "by":
		forms = []string{"[.." + lastOf(text) + "]"}
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
		if p, ok = r.dayAlone(i); !ok || !r.kind(i, digits) || !r.kind(i+1, word) && !r.is(i+1, ",", "/") {
			return rd, i
		}
	}
	if !p.hasYear() {
		p = r.sharing(p, maxShared)
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
	rd.Dates, rd.Ambiguous = parsed(p.edtf()), p.ambiguous && p.day > 0
	if p.vague != "" && p.month == 0 {
		rd.Dates = append(rd.Dates, vagueForms(rd.Dates)...)
	}
	if p.time != "" {
		day := p
		day.time = ""
		rd.Dates = append(rd.Dates, parsed(day.edtf())...)
	}
	if p.alone || r.mayBeNumber(p) {
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
		text := d.String()
		plain := strings.TrimSuffix(text, "~")
		if from, to, ok := strings.Cut(plain, "/"); ok {
			other := plain
			if text == plain {
				other = plain + "~"
			}
			forms = append(forms, other, "["+from+".."+to+"]")
		}
	}
	return parsed(forms...)
}
