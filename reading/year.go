package reading

import (
	"fmt"
	"strings"
)

// isYear reports whether four digits are a year where they stand: behind a
// preposition of time, between signs, or where no noun follows that they count.
func (r *reader) isYear(p part) bool {
	i := p.start
	if r.isLabel(i) || r.isUnitOrScale(p.end) || r.joinedBy(i, "-") {
		return false
	}
	if to := r.skip(r.lang.toWord, p.end); to > p.end {
		if q, _, ok := r.quantity(to); ok && (q.power > 0 || q.kind != Number) {
			return false // 1000 to 1 million
		}
	}
	if from := r.lang.inWord.before(r.tokens, i); from < i {
		return !r.isCount(p) || r.begins(from) || r.lang.tag == "nl" && !r.isUnitOrScale(p.end)
	}
	if r.is(i-1, "'") && r.glued(i-1) && r.lang.inWord.before(r.tokens, i) == i && r.lang.weakIn.before(r.tokens, i) == i {
		return false
	}
	free := p.end >= len(r.tokens) || r.kind(p.end, sign) && !r.is(p.end, "%", "$", "€") || r.skip(r.lang.stop, p.end) > p.end
	if from := r.lang.weakIn.before(r.tokens, i); from < i {
		return free || r.isSingularHead(p.end) || r.lang.reversed && !r.isCount(p) || r.skip(r.lang.onward, p.end) > p.end
	}
	if i == 0 && r.lang.capital {
		return free || !r.isCount(p)
	}
	if i == 0 || r.is(i-1, "(", "[", ",", ";", ":", "|", "-", "/", "—", ".", "\"", "“", "„", "«", "»", "‚", "'") && r.kind(i-1, sign) {
		return free || r.lang.capital && !r.isCount(p)
	}
	if before := r.tokens[i-1]; before.kind == word {
		if _, end := r.lang.season.at(r.tokens, i-1); end == i {
			return true
		}
		switch r.lang.tag {
		case "de":
			if before.upper && !r.begins(i-1) && !(free && r.skip(r.lang.determinerWord, i-2) == i-1) {
				return false
			}
			return free || !r.isCount(p)
		case "en":
			return (r.skip(r.lang.determinerWord, i-1) == i || r.is(i-1, "s")) && r.isSingularHead(p.end) || before.upper && free && !r.begins(i-1)
		}
	}
	return false
}

// mayBeNumber reports whether a German year without a preposition ends its clause: it may be the result of a sum.
func (r *reader) mayBeNumber(p part) bool {
	return p.bare && r.lang.capital && r.kind(p.start-1, word) && (p.end >= len(r.tokens) || r.kind(p.end, sign)) &&
		r.lang.inWord.before(r.tokens, p.start) == p.start && r.lang.weakIn.before(r.tokens, p.start) == p.start
}

// isSingularHead reports whether the noun at token i is one that a year stands before: the 1999 election.
func (r *reader) isSingularHead(i int) bool {
	n := r.nounAt(i)
	return r.lang.tag == "en" && len(n.words) > 0 && !strings.HasSuffix(n.words[0], "s")
}

// isUnitOrScale reports whether what stands at token i makes an amount of the number before it.
func (r *reader) isUnitOrScale(i int) bool {
	if _, next := r.lang.scale.at(r.tokens, i); next > i && (r.kind(i, word) && len(r.tokens[i].text) > 2) {
		return true
	}
	if _, next := r.moneyAfter(i); next > i && r.skip(r.lang.ofWord, i) == i {
		return true
	}
	if r.percent(i) > i || r.isUnit(i) && !r.is(i, "in", "a", "d", "u", "o") {
		return true
	}
	s := r.symbolAt(i)
	return s != "" && isSymbol(s) && !r.is(i, "a", "o", "u", "t", "s", "m", "h", "l", "g", "v", "b", "k", "in")
}

// isCount reports whether a plural that four digits may count follows the year of p.
func (r *reader) isCount(p part) bool {
	if !p.bare {
		return false
	}
	if r.isUnitOrScale(p.end) {
		return true
	}
	if r.glued(p.end) && r.is(p.end, "-") {
		return false
	}
	n := r.nounAt(p.end)
	if r.lang.tag == "de" && len(n.words) > 0 && !n.upper[0] && r.skip(r.lang.determinerWord, p.start-1) == p.start &&
		(strings.HasSuffix(n.words[0], "e") || strings.HasPrefix(r.tokens[p.start-1].text, "ein")) {
		return false // die 1999 gebaute Brücke: in the plural gebauten
	}
	for k, w := range n.words {
		if k > 2 {
			break
		}
		if r.lang.capital {
			if n.upper[k] {
				return r.lang.isPlural(w)
			}
			if !strings.HasSuffix(w, "e") && (!strings.HasSuffix(w, "en") || r.begins(p.start)) {
				return false // 1909 entdeckten Hirten: of the subject an adjective would end in e
			}
			continue
		}
		if r.lang.isPlural(w) {
			return r.lang.tag != "nl" || !isDutchParticiple(w)
		}
		if r.lang.tag != "en" && r.lang.tag != "nl" {
			break
		}
	}
	return false
}

// isDutchParticiple tells gesloten and ontworpen from a plural.
func isDutchParticiple(w string) bool {
	for _, prefix := range []string{"ge", "be", "ver", "ont", "her"} {
		if strings.HasPrefix(w, prefix) && strings.HasSuffix(w, "en") {
			return true
		}
	}
	return false
}

// isPlural reports whether a word has an ending of plurals.
func (l *language) isPlural(w string) bool {
	if l.tag == "en" && (irregular[w] != "" || w == "men") {
		return true
	}
	for ending := range strings.SplitSeq(l.plural, "|") {
		if strings.HasSuffix(w, ending) && len(w) > len(ending)+2 && !strings.HasSuffix(w, "ss") {
			return true
		}
	}
	return false
}

// yearBehind reads the year behind a month.
func (r *reader) yearBehind(i int) (part, bool) {
	if p, ok := r.eraYear(i); ok {
		return p, true
	}
	if p, ok := r.year(i); ok {
		return p, true
	}
	return r.spelledYear(i)
}

// spelledYear reads a year in words: nineteen hundred and eighty, nineteen eighty-four, zweitausendsechs.
func (r *reader) spelledYear(i int) (part, bool) {
	at := r.behindArticles(i)
	value, next := r.spelled(at)
	n := number(string(value))
	if r.lang.tag == "en" && n >= 10 && n <= 20 {
		if rest, end := r.spelled(next); end > next && len(rest) == 2 {
			n, next = 100*n+number(string(rest)), end
		}
	}
	return part{year: n, span: 1, start: i, end: next}, n >= 1000 && n < 2100
}

// year reads a year of four digits that stand alone.
func (r *reader) year(i int) (part, bool) {
	if !r.kind(i, digits) || len(r.tokens[i].text) != 4 || r.tokens[i].text[0] == '0' || r.tokens[i].text[0] > '2' {
		return part{}, false
	}
	if r.glued(i) && (r.kind(i-1, word) || r.is(i-1, "#", "$", "€", "£", "+", ".", ",", ":", "^", "/") && !(r.is(i-1, "/") && r.kind(i-2, word)) && !(r.is(i-1, "'") && r.kind(i-2, word)) ||
		r.is(i-1, "-") && r.glued(i-1) && r.kind(i-2, digits) && r.glued(i-2) && r.is(i-3, "-")) {
		return part{}, false
	}
	if r.is(i-1, "'") && r.glued(i) && r.glued(i-1) && !r.kind(i-2, word) {
		return part{}, false
	}
	next := i + 1
	if r.glued(next) {
		if r.kind(next, word) || r.is(next, "%", "°", "$", "€", "£", "^", "+", "²", "³") || r.is(next, "'") && r.is(next+1, "s") && r.glued(next+1) && strings.HasSuffix(r.tokens[i].text, "0") ||
			r.is(next, ".", ",", ":", "'", "/") && r.glued(next+1) && r.kind(next+1, digits) && !r.isSlashYear(i) {
			return part{}, false
		}
	}
	if r.lang.tag == "de" && r.is(next, ".") && r.glued(next) && r.kind(next+1, word) && r.isDeterminer(i-1) {
		return part{}, false // der 1000. Gast
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
	if n == 0 || r.lang.tag == "en" && !r.tokens[next].upper && r.is(next, "ad", "ce") {
		return part{}, false
	}
	return part{year: n, span: 1, era: number(era), end: end}, true
}
