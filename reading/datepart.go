package reading

import (
	"fmt"
	"slices"
	"strings"
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
		switch {
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
	if !r.lang.known && !r.tokens[i].upper {
		return 0, i
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
	for _, s := range []set{r.lang.ofWord} {
		if end := r.skip(s, i); end > i {
			return r.skip(r.lang.article, end)
		}
	}
	if r.is(i, "del", "dell", "do", "des", "dem", "vom", "of", "in", "van", "of the", "di", "du") {
		if r.is(i+1, "'") {
			return i + 2
		}
		if r.is(i+1, "jahres", "año", "ano", "anno", "jaar", "year") {
			i++
		}
		if r.is(i+1, "de") && r.is(i, "ano") {
			i++
		}
		return i + 1
	}
	return i
}

// dayFirst reads 14 March 2006, 14. März 2006, 14 de marzo de 2006, and the
// same without the year.
func (r *reader) dayFirst(i int) (part, bool) {
	day, next := r.day(i)
	if day == 0 {
		return part{}, false
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
		return r.withEra(part{month: month, year: p.year, span: 1, era: p.era, end: p.end}), true
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
		p = r.withEra(p)
	}
	if p.day > 0 {
		p = r.withTime(p)
	}
	return p
}

// yearBehind reads the year behind a month.
func (r *reader) yearBehind(i int) (part, bool) {
	if p, ok := r.eraYear(i); ok {
		return p, true
	}
	p, ok := r.year(i)
	return p, ok
}

// withEra adds an era that stands behind a date: 15 March 44 BC.
func (r *reader) withEra(p part) part {
	if p.era != 0 {
		return p
	}
	if era, end := r.lang.era.at(r.tokens, p.end); end > p.end {
		p.era, p.end = number(era), end
	}
	return p
}

// year reads a year of four digits that stand alone.
func (r *reader) year(i int) (part, bool) {
	if !r.kind(i, digits) || len(r.tokens[i].text) != 4 || r.tokens[i].text[0] == '0' || r.tokens[i].text[0] > '2' {
		return part{}, false
	}
	if r.glued(i) && (r.kind(i-1, word) || r.is(i-1, "'", "#", "$", "€", "£", "+", ".", ",", ":", "^", "/") && !(r.is(i-1, "/") && r.kind(i-2, word)) && !(r.is(i-1, "'") && r.kind(i-2, word)) ||
		r.is(i-1, "-") && r.glued(i-1) && r.kind(i-2, digits) && r.glued(i-2) && r.is(i-3, "-")) {
		return part{}, false
	}
	next := i + 1
	if r.glued(next) {
		if r.kind(next, word) || r.is(next, "%", "°", "$", "€", "£", "^", "+", "²", "³") || r.is(next, "'") && r.is(next+1, "s") && r.glued(next+1) && strings.HasSuffix(r.tokens[i].text, "0") ||
			r.is(next, ".", ",", ":", "'", "/") && r.glued(next+1) && r.kind(next+1, digits) && !r.isSlashYear(i) {
			return part{}, false
		}
	}
	alone := (i == 0 || r.is(i-1, "|")) && (next == len(r.tokens) || r.is(next, "|"))
	return part{year: number(r.tokens[i].text), span: 1, bare: true, alone: alone, start: i, end: next}, true
}

// isSlashYear reports whether a second year stands behind a slash: 2002/03.
func (r *reader) isSlashYear(i int) bool {
	if !r.is(i+1, "/") || !r.kind(i+2, digits) {
		return false
	}
	second := r.tokens[i+2].text
	n := number(r.tokens[i].text) + 1
	return second == fmt.Sprintf("%02d", n%100) || second == fmt.Sprint(n)
}

// eraYear reads a year with its era: 44 BC, AD 79, 12.000 v. Chr.
func (r *reader) eraYear(i int) (part, bool) {
	if r.lang.tag == "en" {
		if era, next := r.lang.era.at(r.tokens, i); next > i && era == "1" && r.tokens[i].upper && r.kind(next, digits) && len(r.tokens[next].text) <= 4 && r.cluster(next) == next+1 {
			return part{year: number(r.tokens[next].text), span: 1, era: 1, end: next + 1}, true
		}
	}
	if !r.kind(i, digits) || r.glued(i) && (r.kind(i-1, word) || r.is(i-1, ".", ",") && r.kind(i-2, digits)) {
		return part{}, false
	}
	text, next := r.grouped(i, r.cluster(i))
	value, ok := r.decimal(text)
	if !ok || strings.Contains(string(value), ".") || len(value) > 7 {
		return part{}, false
	}
	era, end := r.lang.era.at(r.tokens, next)
	if end == next || r.tokens[next].gap == glued && r.kind(next, word) && r.lang.tag == "en" && !r.tokens[next].upper {
		return part{}, false
	}
	n := number(string(value))
	if n == 0 || r.lang.tag == "en" && !r.tokens[next].upper && len(r.tokens[next].text) <= 3 && !r.is(next+1, ".") {
		return part{}, false
	}
	return part{year: n, span: 1, era: number(era), end: end}, true
}

// isoDate reads 2006-03-14 and 2006-03-14T12:17Z. 2006-03 is a month.
func (r *reader) isoDate(i int) (part, bool) {
	if !r.kind(i, digits) || len(r.tokens[i].text) != 4 || !r.joinedBy(i, "-", "/", ".") || r.glued(i) && (r.kind(i-1, word) || r.is(i-1, "-", ".", "/")) {
		return part{}, false
	}
	sign := r.tokens[i+1]
	month, day := r.tokens[i+2].text, ""
	p := part{year: number(r.tokens[i].text), span: 1, month: number(month), end: i + 3}
	if r.joinedBy(i+2, sign.text) {
		day, p.end = r.tokens[i+4].text, i+5
		p.day = number(day)
	}
	switch {
	case sign.text == "-" && sign.r != '-' && sign.r != '‑' && day == "":
		return part{}, false // 2003–05 is an interval
	case sign.text != "-" && day == "":
		return part{}, false
	case len(month) != 2 && sign.text == "-" || len(month) > 2 || day != "" && len(day) > 2 || p.month < 1 || p.month > 12:
		return part{}, false
	case day == "" && p.month > p.year%100:
		return part{}, false // 1902-09: a month, or seven years
	case r.joinedBy(p.end-1, "-", "/", ".") || r.glued(p.end) && r.kind(p.end, word) && !r.is(p.end, "t", "z"):
		return part{}, false
	}
	if r.is(p.end, "t") && r.glued(p.end) {
		if clock, end := r.clock(p.end + 1); clock != "" {
			p.time, p.end = "T"+clock, end
			zone, end := r.zone(p.end)
			p.time, p.end = p.time+zone, end
			return p, true
		}
	}
	return r.withTime(p), true
}

// joinedBy reports whether digits follow the token i, joined by one of the signs without a space.
func (r *reader) joinedBy(i int, signs ...string) bool {
	return r.is(i+1, signs...) && r.glued(i+1) && r.glued(i+2) && r.kind(i+2, digits)
}

// numericDate reads 14/3/2006, 14.3.2006 and 14-3-2006. In English the order is
// known where it is set, or where only one is possible; elsewhere, and with
// full stops, the day is first.
func (r *reader) numericDate(i int) (part, bool) {
	if !r.kind(i, digits) || len(r.tokens[i].text) > 2 || !r.is(i+1, "/", ".", "-") || !r.glued(i+1) || r.glued(i) && (r.kind(i-1, word) || r.is(i-1, "/", ".", "-")) {
		return part{}, false
	}
	s := r.tokens[i+1].text
	if !r.kind(i+2, digits) || s != "." && !r.glued(i+2) || len(r.tokens[i+2].text) > 2 || !r.is(i+3, s) || !r.glued(i+3) || !r.kind(i+4, digits) || s != "." && !r.glued(i+4) {
		return part{}, false
	}
	if len(r.tokens[i+4].text) != 4 || r.joinedBy(i+4, "/", ".", "-") || r.glued(i+5) && r.kind(i+5, word) {
		return part{}, false
	}
	a, b := number(r.tokens[i].text), number(r.tokens[i+2].text)
	p := part{day: a, month: b, year: number(r.tokens[i+4].text), span: 1, end: i + 5}
	monthFirst := part{day: b, month: a, year: p.year, span: 1, end: p.end}
	english := r.lang.tag == "en"
	switch {
	case s == ".":
	case r.order == MonthDay:
		p = monthFirst
	case r.order == DayMonth || !english && r.lang.known:
	case p.edtf() == "":
		p = monthFirst
	case monthFirst.edtf() != "" && a != b:
		p.ambiguous = true
	}
	return r.withTime(p), true
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
	if n == 0 && r.is(i, "last", "final", "letzten", "letztes", "dernier", "último", "ultimo", "laatste", "letzte") {
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

// centuryAt reads the 5th century BC, XVIIe siècle, siglo VI a. C., 17. Jahrhundert.
func (r *reader) centuryAt(i int) (part, bool) {
	n, next := 0, i
	if end := r.skip(r.lang.centuryWord, i); end > i && (r.lang.tag == "es" || r.lang.tag == "pt") {
		if n, next = r.roman(end), end+1; n == 0 {
			n, next = r.day(end)
		}
		if n == 0 && r.kind(end, digits) && len(r.tokens[end].text) <= 2 {
			n, next = number(r.tokens[end].text), end+1
		}
	} else {
		at := i
		if n = r.roman(at); n > 0 {
			at++
			if r.is(at, ".") {
				at++
			} else if end := r.skip(r.lang.suffix, at); end > at && r.glued(at) {
				at = end
			}
		} else if n, at = r.romanSuffixed(i); n == 0 {
			n, at = r.ordinalNumber(i)
		}
		if n == 0 {
			return part{}, false
		}
		if r.is(at, "-") && r.glued(at) {
			at++
		}
		if next = r.skip(r.lang.centuryWord, at); next == at || len(r.tokens[at].text) <= 2 && r.lang.tag == "en" || r.lang.tag != "en" && r.lang.tag != "de" && len(r.tokens[at].text) == 1 && !r.is(at+1, ".") {
			return part{}, false
		}
	}
	if n < 1 || n > 21 {
		return part{}, false
	}
	p := part{year: n, span: 100, end: next}
	if r.is(next, ",") {
		next++
	}
	if era, end := r.lang.era.at(r.tokens, next); end > next {
		p.era, p.end = number(era), end
	}
	return p, true
}

// ordinalNumber reads an ordinal in digits or words below a hundred.
func (r *reader) ordinalNumber(i int) (n, next int) {
	if n, next = r.day(i); n > 0 {
		return n, next
	}
	return r.ordinalWords(i)
}

// roman returns the number of a Roman numeral in capitals, 0 when it is none.
func (r *reader) roman(i int) int {
	if !r.kind(i, word) {
		return 0
	}
	return romanNumber(r.text[r.tokens[i].start:r.tokens[i].end])
}

func romanNumber(s string) int {
	return slices.Index([]string{
		"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX", "XXI",
	}, s) * min(1, max(0, len(s)))
}

// romanSuffixed reads a Roman numeral with its ending: XVIIe.
func (r *reader) romanSuffixed(i int) (n, next int) {
	if !r.kind(i, word) {
		return 0, i
	}
	raw := r.text[r.tokens[i].start:r.tokens[i].end]
	for _, ending := range []string{"ème", "ième", "er", "e", "ᵉ"} {
		if s, ok := strings.CutSuffix(raw, ending); ok {
			if n := romanNumber(s); n > 0 {
				return n, i + 1
			}
		}
	}
	return 0, i
}

// decadeAt reads the 1970s, the ’70s, die 1970er Jahre, années 70, anni Settanta.
func (r *reader) decadeAt(i int) (part, bool) {
	if text, next := r.lang.tensWord.at(r.tokens, i); next > i {
		if r.lang.tag == "de" && r.is(next, "jahre", "jahren") {
			next++
		} else if r.lang.tag == "de" {
			return part{}, false
		}
		return part{year: 1900 + 10*number(text), span: 10, end: next}, true
	}
	at := i
	if end := r.skip(r.lang.decadeWord, i); end > i && r.lang.decades != "" {
		at = end
		if again := r.skip(r.lang.decadeWord, at); again > at {
			at = again
		}
	} else if r.lang.decades != "" && r.lang.tag != "nl" {
		return part{}, false
	}
	short := r.is(at, "'") && r.glued(at+1)
	if short {
		at++
	}
	if !r.kind(at, digits) || r.glued(at) && r.kind(at-1, word) {
		return part{}, false
	}
	d, next := r.tokens[at].text, at+1
	switch {
	case r.lang.decadeEnd != "" && at == i || r.lang.decadeEnd != "" && short && r.lang.decades == "":
		if next = r.skip(r.lang.decadeEnding, at+1); next == at+1 || !r.glued(at+1) && r.lang.tag == "en" {
			return part{}, false
		}
		if r.lang.tag == "de" && len(d) == 2 && !strings.Contains(r.text[r.tokens[at].start:r.tokens[next-1].end], "ahre") {
			return part{}, false // eine 70er
		}
	case r.glued(next) && r.kind(next, word) && !r.is(next, "s", "er"):
		return part{}, false
	case r.glued(next) && r.kind(next, word):
		next++
	}
	switch {
	case len(d) == 4 && d[3] == '0' && d[0] != '0' && !short:
		return part{year: number(d), span: 10, end: next}, true
	case len(d) == 2 && d[1] == '0' && d[0] >= '5':
		return part{year: 1900 + number(d), span: 10, end: next}, true
	}
	return part{}, false
}
