package reading

import (
	"slices"
	"strings"

	"ibid/fact"
)

// centuryAt reads the 5th century BC, XVIIe siècle, siglo VI a. C., 17. Jahrhundert.
func (r *reader) centuryAt(i int) (part, bool) {
	n, next := 0, i
	if r.lang.tag == "it" && r.kind(i, word) && r.tokens[i].upper && !r.begins(i) {
		if k := slices.Index([]string{"duecento", "trecento", "quattrocento", "cinquecento", "seicento", "settecento", "ottocento", "novecento"}, r.tokens[i].text); k >= 0 {
			return part{year: 13 + k, span: 100, end: i + 1}, true
		}
	}
	if end := r.skip(r.lang.centuryWord, i); end > i && (r.lang.tag == "es" || r.lang.tag == "pt") {
		if n, next = r.roman(end), end+1; n == 0 {
			n, next = r.day(end)
		}
		if n == 0 {
			var value fact.Decimal
			value, next = r.spelled(end)
			n = number(string(value))
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
	return max(0, slices.Index([]string{
		"-", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX", "XXI",
	}, s))
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
		} else if r.lang.tag == "de" && !strings.Contains(r.tokens[i].text, "jahre") {
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
	if r.cluster(at) > next || r.is(i, "los") && at == i+1 && r.kind(next, word) && r.skip(r.lang.stop, next) == next {
		return part{}, false // los 90,8; los 90 vecinos
	}
	switch {
	case r.lang.decadeEnd != "" && at == i || r.lang.decadeEnd != "" && short && r.lang.decades == "":
		if next = r.skip(r.lang.decadeEnding, at+1); next == at+1 || !r.glued(at+1) && r.lang.tag == "en" {
			return part{}, false
		}
		if r.lang.tag == "de" && len(d) == 2 && !r.is(at-1, "den", "der") && !strings.Contains(r.text[r.tokens[at].start:r.tokens[next-1].end], "ahre") {
			return part{}, false // eine 70er
		}
	case r.glued(next) && r.kind(next, word) && !r.is(next, "s", "er"):
		return part{}, false
	case r.glued(next) && r.kind(next, word):
		next++
	}
	switch {
	case len(d) == 4 && d[2:] == "00" && d < "2000" && r.lang.tag == "en":
		return part{year: number(d), span: 10, ambiguous: true, end: next}, true // ten years, or a hundred
	case len(d) == 4 && d[3] == '0' && d[0] != '0' && !short:
		return part{year: number(d), span: 10, end: next}, true
	case len(d) == 2 && d[1] == '0' && d[0] >= '5':
		return part{year: 1900 + number(d), span: 10, end: next}, true
	}
	return part{}, false
}
