package reading

import (
	"strconv"
	"strings"

	"ibid/fact"
)

// ordinal reads a place in a sequence: 57th, die 42. Sitzung, vingt et unième.
func (r *reader) ordinal(i int) (rd Reading, next int) {
	var value fact.Decimal
	switch {
	case r.kind(i, digits) && !(r.glued(i) && r.kind(i-1, word)):
		if i+1 == r.cluster(i) || r.is(i+1, ".") {
			next = r.suffix(i)
		}
		if next <= i {
			if r.cluster(i) > i+1 { // 1,000th
				if n, end, ok := r.numeral(i); ok && r.glued(end) && r.skip(r.lang.suffix, end) > end && !(r.lang.tag == "de" && !(r.kind(end+1, word) && r.isDeterminer(i-1))) {
					return Reading{Kind: Ordinal, Amount: fact.Quantity{Lower: n.value, Upper: n.value}}, r.skip(r.lang.suffix, end)
				}
			}
			return rd, i
		}
		d, err := fact.ParseDecimal(r.tokens[i].text)
		if err != nil {
			return rd, i
		}
		value = d
	case r.kind(i, word):
		n, end := r.ordinalWords(i)
		if end == i && r.lang.tag == "fr" {
			n, end = r.romanSuffixed(i)
		}
		if end == i || r.kind(end, digits) && len(r.tokens[end].text) < 4 || r.is(end, "-") && r.glued(end) && r.glued(end+1) && r.is(end+1, "feira") {
			return rd, i
		}
		if r.lang.tag == "it" && (r.tokens[i].text == "secondo" || r.tokens[i].text == "prima") && !r.isItalianPlace(i) {
			return rd, i
		}
		value, next = fact.Decimal(strconv.Itoa(n)), end
	default:
		return rd, i
	}
	return Reading{Kind: Ordinal, Amount: fact.Quantity{Lower: value, Upper: value}}, next
}

// isItalianPlace tells "il secondo ponte" from "secondo la cronaca", and "la prima" from "prima di".
func (r *reader) isItalianPlace(i int) bool {
	return r.lang.determinerWord.before(r.tokens, i) < i
}

// suffix returns the token behind the ending of an ordinal in digits at token i, i when it has none.
func (r *reader) suffix(i int) int {
	at := i + 1
	if !r.glued(at) {
		return i
	}
	if r.lang.tag == "de" && r.is(at, ".") {
		if r.kind(at+1, word) && r.tokens[at+1].gap != glued && (r.isDeterminer(i-1) || i > 0 && r.kind(i-1, sign)) {
			return at + 1
		}
		return i
	}
	end := r.skip(r.lang.suffix, at)
	if end == at || r.glued(end) && r.kind(end, word) {
		return i
	}
	if r.tokens[at].text == "°" && !r.kind(end, word) {
		return i // degrees
	}
	if (r.lang.tag == "it" || r.lang.tag == "es" || r.lang.tag == "pt") && r.kind(at, word) && len(r.tokens[at].text) == 1 && !r.kind(end, word) {
		return i
	}
	return end
}

// isDeterminer reports whether a German article, or a word like one, stands at token i.
func (r *reader) isDeterminer(i int) bool {
	return r.skip(r.lang.determinerWord, i) > i || r.is(i, "als", "und", "bis", "heute", "sowie")
}

// ordinalWords reads an ordinal in words at token i: of one word, of several
// (vigésimo primero), or behind a cardinal (twenty-first).
func (r *reader) ordinalWords(i int) (n, next int) {
	if n, next = r.ordinalAt(i); next > i {
		for r.lang.tag == "es" || r.lang.tag == "pt" {
			m, end := r.ordinalAt(next)
			if end == next || n%10 != 0 || m >= 10 && (n%100 != 0 || m >= 100) {
				break
			}
			n, next = n+m, end
		}
		if r.is(i, "unième", "unièmes") {
			return 0, i
		}
		return n, next
	}
	var s sum
	for at := i; ; {
		atoms, behind := r.atoms(at, at > i)
		if behind == at {
			return 0, i
		}
		for _, a := range atoms {
			if !s.take(a, r.lang) {
				return 0, i
			}
		}
		at = behind
		last := r.behindHyphen(at)
		if end := r.skip(r.lang.joiner, last); end > last {
			last = r.behindHyphen(end)
		}
		value, end := r.ordinalAt(last)
		if end == last {
			continue
		}
		a := atom{kind: additive, value: int64(value)}
		switch {
		case value == 100:
			a.kind = hundred
		case value >= 1000:
			a.kind = thousands
		}
		if !s.take(a, r.lang) {
			return 0, i
		}
		return int(s.value()), end
	}
}

// behindHyphen passes over a hyphen inside a word.
func (r *reader) behindHyphen(i int) int {
	if r.is(i, "-") && r.glued(i) && r.glued(i+1) {
		return i + 1
	}
	return i
}

// ordinalAt reads an ordinal of one phrase at token i, also in the plural.
func (r *reader) ordinalAt(i int) (n, next int) {
	if text, end := r.lang.ordinal.at(r.tokens, i); end > i {
		return number(text), end
	}
	if r.kind(i, word) && (r.lang.tag == "fr" || r.lang.tag == "es" || r.lang.tag == "pt") {
		if stem, ok := strings.CutSuffix(r.tokens[i].text, "s"); ok {
			if list := r.lang.ordinal[stem]; len(list) > 0 && len(list[0].rest) == 0 {
				return number(list[0].value), i + 1
			}
		}
	}
	return r.ordinalWord(i)
}

// ordinalWord reads an ordinal that one word makes of a cardinal: siebenundfünfzigste, ventunesimo.
func (r *reader) ordinalWord(i int) (n, next int) {
	if !r.kind(i, word) || r.lang.endings == "" {
		return 0, i
	}
	text := r.tokens[i].text
	for stem, list := range r.lang.ordinal { // hundertzweite
		if before, ok := strings.CutSuffix(text, stem); ok && before != "" && r.lang.reversed && len(list[0].rest) == 0 {
			var s sum
			atoms := r.lang.split(before)
			for _, a := range atoms {
				if !s.take(a, r.lang) {
					atoms = nil
					break
				}
			}
			if len(atoms) > 0 && s.value()%100 == 0 {
				return int(s.value()) + number(list[0].value), i + 1
			}
		}
	}
	for ending := range strings.SplitSeq(r.lang.endings, "|") {
		stem, ok := strings.CutSuffix(text, ending)
		if !ok || len(stem) < 3 {
			continue
		}
		for _, vowel := range []string{"", "o", "a", "e", "i"} {
			if vowel != "" && r.lang.tag != "it" {
				break
			}
			var s sum
			atoms := r.lang.split(stem + vowel)
			for _, a := range atoms {
				if !s.take(a, r.lang) {
					atoms = nil
					break
				}
			}
			if len(atoms) > 0 && s.value() > 0 && s.value() < 1e6 && !isArticle(stem+vowel) {
				return int(s.value()), i + 1
			}
		}
	}
	return 0, i
}
