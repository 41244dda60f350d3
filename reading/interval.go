package reading

import (
	"strings"

	"ibid/edtf"
)

// maxShared is how many dates of a list may share one year.
const maxShared = 8

// sharing gives a part without a year that of the one it is joined to: March
// and May 2006, 5 and 7 June 2006.
func (r *reader) sharing(p part, more int) part {
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
	at = r.behindArticles(at)
	q, ok := r.datePart(at, true)
	if !ok {
		if q, ok = r.dayAlone(at); !ok {
			return p
		}
	}
	if p.month == 0 && r.kind(at+1, sign) && r.kind(at+2, digits) {
		return p // 5, 2006-03-14
	}
	if !q.hasYear() && more > 0 {
		q = r.sharing(q, more-1)
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
		if p, ok = r.dayAlone(first); !ok || r.isEraAhead(first) {
			if p, ok = r.yearAlone(first); !ok {
				if p, ok = r.timeAlone(first); !ok {
					return rd, i
				}
			}
		}
	}
	behind := r.skip(joins, p.end)
	dash := false
	if behind == p.end && (r.is(p.end, "-") || r.is(p.end, "/") && p.bare && r.isSlashYear(p.start)) {
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
	if dash {
		if short, good := r.shortYear(p, second); good {
			q, ok = short, true
		}
	}
	if !ok && p.era > 0 {
		q, ok = r.yearOfEra(p, second)
	}
	if !ok && p.day > 0 {
		q, ok = r.dayOfYear(second)
	}
	if !ok && p.day > 0 && p.month > 0 && !p.hasYear() {
		q, ok = r.dayAlone(second) // June 4-6
	}
	if !ok && p.time != "" { // on 14 March 2006 from 12:17 to 15:40 UTC
		if q, ok = r.timeAlone(second); ok {
			q.year, q.month, q.day, q.span, q.era = p.year, p.month, p.day, p.span, p.era
		}
	}
	if !ok || !p.joinsTo(&q) {
		return rd, i
	}
	if p.bare && q.bare && (r.isCount(q) && !(kind == "from" && r.lang.reversed) && !(dash && r.lang.inWord.before(r.tokens, i) < i) || kind == "" && !dash && !r.isYear(p) || p.alone) || p.bare && r.isLabel(p.start) {
		return rd, i
	}
	if kind == "" && p.bare && q.bare && dash && q.end-second == 1 && r.moneyBeforeIs(i) {
		return rd, i
	}
	if !q.hasYear() && p.day == 0 && kind == "" {
		return rd, i // March to May: a name may be one
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
	if !q.hasYear() && !p.hasYear() { // 4 to 6 June
		if p.month == 0 {
			p.month = q.month
		}
		if q.month == 0 {
			q.month = p.month
		}
		return p.month > 0 && q.month > 0 && p.month <= 12 && q.month <= 12 && (p.day > 0) == (q.day > 0)
	}
	if !q.hasYear() {
		return false
	}
	if q.month == 0 && q.day > 0 {
		q.month = p.month
	}
	if p.time != "" && p.day == 0 { // from 12:17 to 15:40 UTC on 14 March 2006
		if q.time == "" {
			return false
		}
		p.year, p.month, p.day, p.span, p.era = q.year, q.month, q.day, q.span, q.era
	}
	if p.time != "" && q.time != "" && zoneOf(p.time) == "" {
		p.time += zoneOf(q.time)
	} else if p.time != "" && q.time != "" && zoneOf(q.time) == "" {
		q.time += zoneOf(p.time)
	}
	if q.span == 100 && p.month == 0 && p.day > 0 { // the 5th to the 7th century
		p.year, p.span, p.day = p.day, q.span, 0
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
	if p.eraless && q.era == 0 {
		return false
	}
	if p.era == 0 {
		p.era = q.era // 264 to 241 BC
	}
	return (p.span == 100) == (q.span == 100)
}

// dayAlone reads the day of an interval whose month stands behind its end: 9. bis 11. September.
func (r *reader) dayAlone(i int) (part, bool) {
	if n, next := r.romanSuffixed(i); n > 0 {
		return part{year: n, span: 100, start: i, end: next}, true // du Ve au VIIe siècle
	}
	day, next := r.day(i)
	if day == 0 {
		return part{}, false
	}
	return part{day: day, start: i, end: next}, true
}

// timeAlone reads a time of day that shares the date of the other end.
func (r *reader) timeAlone(i int) (part, bool) {
	time, next := r.timeOfDay(i)
	return part{time: "T" + time, start: i, end: next}, time != ""
}

// zoneOf returns the zone with which a time ends.
func zoneOf(time string) string {
	if at := strings.LastIndexAny(time, "Z+-"); at > 0 {
		return time[at:]
	}
	return ""
}

// yearAlone reads the first year of an interval whose era stands behind its end: 264–241 BC.
func (r *reader) yearAlone(i int) (part, bool) {
	if !r.isEraAhead(i) {
		return part{}, false
	}
	return part{year: number(r.tokens[i].text), span: 1, eraless: true, start: i, end: i + 1}, true
}

// isEraAhead reports whether digits stand at token i, and behind a word or dash a year with its era.
func (r *reader) isEraAhead(i int) bool {
	if !r.kind(i, digits) || len(r.tokens[i].text) > 4 || r.glued(i) && r.kind(i-1, word) {
		return false
	}
	at := i + 1
	for _, s := range []set{r.lang.toWord, r.lang.andWord} {
		if end := r.skip(s, at); end > at {
			at = end
			break
		}
	}
	if at == i+1 && r.is(at, "-") {
		at++
	}
	_, ok := r.eraYear(at)
	return ok && at > i+1
}

// yearOfEra reads the end of an interval whose era stands before its beginning: AD 79 to 81.
func (r *reader) yearOfEra(p part, i int) (part, bool) {
	if !r.kind(i, digits) || len(r.tokens[i].text) > 3 || r.cluster(i) > i+1 || r.glued(i+1) && r.kind(i+1, word) || r.isUnitOrScale(i+1) {
		return part{}, false
	}
	q := part{year: number(r.tokens[i].text), span: 1, era: p.era, start: i, end: i + 1}
	return q, p.span == 1 && q.year > p.year && !r.isCount(part{bare: true, start: i, end: i + 1})
}

// dayOfYear reads the end of an interval whose month stands before its beginning: January 10 to 14, 1807.
func (r *reader) dayOfYear(i int) (part, bool) {
	day, next := r.day(i)
	if day == 0 {
		return part{}, false
	}
	p := r.withYear(part{day: day, end: next})
	return p, p.hasYear()
}

// shortYear reads the two digits of the second year of 1914–18 and 2002/03.
func (r *reader) shortYear(p part, i int) (part, bool) {
	if !p.bare || !r.kind(i, digits) || !r.glued(i) || len(r.tokens[i].text) != 2 && !r.isSlashYear(p.start) || r.glued(i+1) && (r.kind(i+1, word) || r.is(i+1, "-", "/", ".", ",", ":", "%") && r.glued(i+2)) {
		return part{}, false
	}
	q := p
	q.year, q.start, q.end = number(r.tokens[i].text), i, i+1
	if q.year < 100 {
		q.year += p.year / 100 * 100
	}
	if q.year <= p.year {
		return part{}, false
	}
	return q, true
}
