package reading

import (
	"slices"
)

// datePart reads the date that begins at token i, without bounds. Prefixed says
// that a word such as since stands before it.
func (r *reader) datePart(i int, prefixed bool) (part, bool) {
	if i >= len(r.tokens) {
		return part{}, false
	}
	for _, read := range []func(int) (part, bool){r.clockFirst, r.isoDate, r.numericDate, r.dayFirst, r.monthFirst, r.ofYear, r.centuryAt, r.decadeAt, r.eraYear} {
		if p, ok := read(i); ok {
			p.start = i
			return p, true
		}
	}
	if when, at := r.lang.whenWord.at(r.tokens, i); when == "early" || when == "mid" || when == "late" {
		at = r.behindVague(at)
		for _, read := range []func(int) (part, bool){r.dayFirst, r.monthFirst, r.ofYear, r.centuryAt, r.decadeAt, r.eraYear, r.year} {
			if p, ok := read(at); ok && p.hasYear() {
				p.vague, p.start, p.bare = when, i, false
				return p, true
			}
		}
		return part{}, false
	}
	p, ok := r.year(i)
	p.start = i
	return p, ok
}

// behindVague passes over a dash and articles behind early, mid or late.
func (r *reader) behindVague(i int) int {
	if r.is(i, "-") {
		i++
	}
	return r.behindArticles(i)
}

// day reads a day of the month, with or without its ending, and returns the token behind it; 0 when there is none.
func (r *reader) day(i int) (n, next int) {
	if r.kind(i, digits) && len(r.tokens[i].text) <= 2 && !(r.glued(i) && (r.kind(i-1, word) || r.is(i-1, ".", ",", ":", "'", "^") && r.kind(i-2, digits) && r.glued(i-1))) {
		n, next = number(r.tokens[i].text), i+1
		end := r.skip(r.lang.suffix, next)
		if r.is(next, ":", ".") && r.glued(next) && r.glued(next+1) && r.kind(next+1, digits) {
			return 0, i // 15:33
		}
		switch {
		case r.glued(next) && end > next+1 && !(r.kind(end, word) && r.glued(end)):
			next = end
		case r.glued(next) && r.is(next, "."):
			next++
		case r.glued(next) && (r.kind(next, word) || r.is(next, "º", "ª", "°")):
			end := r.skip(r.lang.suffix, next)
			if end == next {
				return 0, i
			}
			next = end
		}
		if n >= 1 && n <= 31 {
			return n, next
		}
		return 0, i
	}
	if r.kind(i, word) {
		if n, next = r.ordinalWords(i); next > i && n <= 31 {
			return n, next
		}
	}
	return 0, i
}

// monthAt reads the name of a month. In languages that write it so it needs its capital: march, may.
func (r *reader) monthAt(i int) (n, next int) {
	text, next := r.lang.month.at(r.tokens, i)
	if next == i || (r.lang.tag == "en" || r.lang.tag == "de") && !r.tokens[i].upper || r.glued(next) && r.kind(next, word) {
		return 0, i
	}
	if !r.lang.known && !r.tokens[i].upper || r.lang.tag == "fr" && r.is(i, "sept") && !r.is(i+1, ".") && !r.kind(i+1, digits) {
		return 0, i // sept is seven, too
	}
	return number(text), next
}

// joint passes over what may stand between day, month and year: of, de, a comma.
func (r *reader) joint(i int, signs ...string) int {
	if r.is(i, ",") && slices.Contains(signs, ",") || r.is(i, "-") && slices.Contains(signs, "-") && r.glued(i) && r.glued(i+1) {
		return i + 1
	}
	if r.is(i, "'") && r.glued(i) {
		return i
	}
	return r.skip(r.lang.article, r.skip(r.lang.ofWord, i))
}

// dayFirst reads 14 March 2006, 14. März 2006, 14 de marzo de 2006, and the
// same without the year.
func (r *reader) dayFirst(i int) (part, bool) {
	day, next := r.day(i)
	if day == 0 && r.kind(i, word) { // le onze mai
		value, end := r.spelled(i)
		if day, next = number(string(value)), end; day > 31 {
			return part{}, false
		}
	}
	if day == 0 {
		return part{}, false
	}
	if r.is(next, "day") {
		next++ // the fourteenth day of June
	}
	month, end := r.monthAt(r.joint(next, "-"))
	if month == 0 {
		return part{}, false
	}
	return r.withYear(part{day: day, month: month, end: end}), true
}

// monthFirst reads March 14, 2006, March 2006, März 2006, marzo de 2006, and a month alone.
func (r *reader) monthFirst(i int) (part, bool) {
	month, next := r.monthAt(i)
	if month == 0 {
		return part{}, false
	}
	if p, ok := r.yearBehind(r.joint(next, ",", "-")); ok && len(r.tokens[p.end-1].text) >= 3 {
		return part{month: month, year: p.year, span: 1, era: p.era, end: p.end}, true
	}
	if r.lang.tag == "en" {
		if day, end := r.day(r.skipThe(next)); day > 0 && !r.isDayOfMore(end) {
			return r.withYear(part{day: day, month: month, end: end}), true
		}
	}
	return part{month: month, end: next}, true
}

func (r *reader) skipThe(i int) int {
	if r.is(i, "the") {
		return i + 1
	}
	return i
}

// isDayOfMore reports whether the number before token i goes on: May 12,500.
func (r *reader) isDayOfMore(i int) bool {
	return r.is(i, ",", ".") && r.glued(i) && r.glued(i+1) && r.kind(i+1, digits) || r.is(i, "%", ":")
}

// withYear adds the year behind a day, and the time of day behind that.
func (r *reader) withYear(p part) part {
	if y, ok := r.yearBehind(r.joint(p.end, ",", "-")); ok {
		p.year, p.span, p.era, p.end = y.year, 1, y.era, y.end
	}
	if p.day > 0 {
		p = r.withTime(p)
	}
	return p
}

// ofYear reads a season, quarter or half with its year: the spring of 1962,
// Q3 1997, im zweiten Halbjahr 1996, 2015 Q1.
func (r *reader) ofYear(i int) (part, bool) {
	if y, ok := r.year(i); ok && !r.isLabel(i) {
		at := y.end
		if r.is(at, "'") && r.is(at+1, "s") {
			at += 2
		}
		if r.is(at, ",") || r.is(at, "-") && r.glued(at) {
			at++
		}
		if code, end := r.partName(at); code != 0 && !r.hasYearBehind(end) && (code > 24 || r.lang.tag == "en") && (at > y.end || code > 32) {
			return part{month: code, year: y.year, span: 1, end: end}, true
		}
		if m, end := r.monthAt(at); m > 0 && r.lang.tag == "en" {
			if day, last := r.day(end); day > 0 && !r.isDayOfMore(last) {
				return r.withTime(part{day: day, month: m, year: y.year, span: 1, end: last}), true
			}
		}
		return part{}, false
	}
	code, next := r.partName(i)
	if code == 0 {
		return part{}, false
	}
	at := r.joint(next, ",", "-")
	for range 2 {
		at = r.skip(r.lang.article, at)
	}
	if y, ok := r.yearBehind(at); ok {
		return part{month: code, year: y.year, span: 1, era: y.era, end: y.end}, true
	}
	return part{month: code, end: next}, code <= 24
}

func (r *reader) hasYearBehind(i int) bool {
	_, ok := r.year(r.joint(i, ","))
	return ok
}

// partName reads the name of a season, quarter or half, and returns its EDTF number and the token behind it, 0 when there is none.
func (r *reader) partName(i int) (code, next int) {
	if text, end := r.lang.season.at(r.tokens, i); end > i && (r.lang.tag != "de" || r.tokens[i].upper) {
		return number(text), end
	}
	if text, end := r.lang.part.at(r.tokens, i); end > i {
		return number(text), end
	}
	n, end := r.day(i)
	if n == 0 {
		if n = r.roman(i); n > 0 {
			end = i + 1
			if r.is(end, ".", "º", "°") && r.glued(end) {
				end++
			}
		} else {
			n, end = r.romanSuffixed(i)
		}
	}
	if n == 0 && r.skip(r.lang.lastWord, i) > i {
		n, end = 4, i+1
		if half := r.skip(r.lang.halfWord, end); half > end {
			n = 2
		}
	}
	if n == 0 {
		return 0, i
	}
	if r.is(end, "-") && r.glued(end) {
		end++
	}
	if next = r.skip(r.lang.quarterWord, end); next > end && n <= 4 {
		return 32 + n, next
	}
	if next = r.skip(r.lang.halfWord, end); next > end && n <= 2 {
		return 39 + n, next
	}
	return 0, i
}
