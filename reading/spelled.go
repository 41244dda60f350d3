package reading

import (
	"slices"
	"strconv"
	"strings"

	"ibid/fact"
)

// parts of a number in words.
const (
	additive = iota // below a thousand: seven, seventy, doscientos
	hundred
	thousands // and higher powers
)

// atom is a part of a number in words.
type atom struct {
	kind   int
	value  int64
	joiner bool // "and" stands before it
}

// spelled reads a number in words at token i: "two hundred and fifty-seven
// thousand", "siebenundfünfzigtausend". An article is no number.
func (r *reader) spelled(i int) (value fact.Decimal, next int) {
	var s sum
	next = i
	for at := i; at < len(r.tokens); {
		atoms, behind := r.atoms(at, at > i)
		if behind == at {
			break
		}
		trial := s
		for _, a := range atoms {
			if !trial.take(a, r.lang) {
				atoms = nil
				break
			}
		}
		if atoms == nil {
			break
		}
		s, next, at = trial, behind, behind
	}
	if next == i || s.bare || next == i+1 && isArticle(r.tokens[i].text) {
		return "", i
	}
	return fact.Decimal(strconv.FormatInt(s.value(), 10)), next
}

// isArticle reports whether a word is an article, or needs one, rather than a number.
func isArticle(text string) bool {
	return slices.Contains([]string{
		"a", "an", "ein", "eine", "een", "un", "ún", "une", "una", "uno", "um", "uma", "dozen", "dutzend", "dozijn", "dozzina", "sech", "sieb",
	}, text)
}

// atoms returns the parts of a number in the word at token i, with what joins
// them to the word before, and the token behind them; i when there are none.
func (r *reader) atoms(i int, joined bool) (list []atom, next int) {
	at, and := i, false
	if i >= len(r.tokens) {
		return nil, i
	}
	if joined {
		if t := r.tokens[at]; t.text == "-" && t.gap == glued && at+1 < len(r.tokens) && r.tokens[at+1].gap == glued {
			at++
		} else if t.text == "," && r.goesOn(at) {
			at++ // one thousand, two hundred
		} else if t.gap == glued {
			return nil, i
		}
		if _, behind := r.lang.joiner.at(r.tokens, at); behind > at {
			and, at = true, behind
			if at+1 < len(r.tokens) && r.tokens[at].text == "-" && r.tokens[at].gap == glued { // vingt-et-un
				at++
			}
		}
	}
	if at >= len(r.tokens) || r.tokens[at].kind != word {
		return nil, i
	}
	if text, behind := r.lang.cardinal.at(r.tokens, at); behind > at+1 {
		return []atom{{kind: additive, value: int64(number(text)), joiner: and}}, behind
	}
	list = r.lang.split(r.tokens[at].text)
	if len(list) == 0 {
		return nil, i
	}
	list[0].joiner = list[0].joiner || and
	return list, at + 1
}

// goesOn reports whether a number goes on behind the comma at token i: one
// thousand, two hundred; one lakh, fifty thousand.
func (r *reader) goesOn(i int) bool {
	if r.lang.tag != "en" || i == 0 || len(r.lang.scale[r.tokens[i-1].text]) == 0 {
		return false
	}
	return r.skip(r.lang.hundredWord, i+2) > i+2 || r.is(i-1, "lakh", "crore")
}

// atomOf returns the part that a whole word is.
func (l *language) atomOf(text string) (atom, bool) {
	if v, ok := l.atoms[text]; ok {
		return atom{kind: additive, value: int64(number(v))}, true
	}
	if list, ok := l.hundredWord[text]; ok && len(list[0].rest) == 0 {
		return atom{kind: hundred, value: 100}, true
	}
	for _, p := range l.scale[text] {
		if len(p.rest) == 0 && len(text) > 2 {
			return atom{kind: thousands, value: pow10(number(p.value))}, true
		}
	}
	return atom{}, false
}

// split divides a word into the parts of a number, none when it is no number.
func (l *language) split(text string) []atom {
	if a, ok := l.atomOf(text); ok {
		return []atom{a}
	}
	if !l.compound || len(text) > 120 {
		return nil
	}
	return l.rest(text, 0)
}

// rest divides the end of a word from offset at on, longest parts first.
func (l *language) rest(text string, at int) []atom {
	if at == len(text) {
		return []atom{}
	}
	joined := false
	for _, and := range []string{"und", "ën", "en"} {
		if l.reversed && at > 0 && strings.HasPrefix(text[at:], and) {
			if list := l.parts(text, at+len(and), true); list != nil {
				return list
			}
		}
	}
	return l.parts(text, at, joined)
}

func (l *language) parts(text string, at int, joiner bool) []atom {
	for end := len(text); end > at; end-- {
		a, ok := l.atomOf(text[at:end])
		if !ok {
			continue
		}
		a.joiner = joiner
		if tail := l.rest(text, end); tail != nil {
			return append([]atom{a}, tail...)
		}
	}
	return nil
}

// sum adds the parts of a number up.
type sum struct {
	total, part int64
	scale       int64 // the last power of ten, 0 for none
	bare        bool  // it begins with a power that needs a number: "hundred"
	started     bool
}

func (s *sum) value() int64 { return s.total + s.part }

// take adds a part, and reports false where it does not go on the number.
func (s *sum) take(a atom, l dialect) bool {
	first := !s.started
	s.started = true
	rest := s.part % 100
	switch {
	case a.kind == thousands && (s.part == 0 && s.scale != 1000 || first):
		if !first && s.total > 0 || a.value > 1000 {
			return false
		}
		s.bare = first && !l.thousand
		s.total, s.scale = a.value, a.value
	case a.kind == thousands && s.scale == 1000 && a.value > 1000 && (s.part == 0 || l.tag == "es" || l.tag == "pt"): // mil millones, 39 mil 500 millones
		s.total = (s.total + s.part) * a.value
		s.part, s.scale = 0, a.value
	case a.kind == thousands:
		if s.scale > 0 && a.value >= s.scale || s.part == 0 {
			return false
		}
		s.total += s.part * a.value
		s.part, s.scale = 0, a.value
	case a.kind == hundred && s.part == 0:
		s.part = 100
		s.bare = first && l.tag == "en"
	case a.kind == hundred && s.part < 100 && s.part > 0 && (s.part < 10 || s.part%10 != 0):
		s.part *= 100
	case a.kind == hundred:
		return false
	case a.joiner && !first && !s.joins(a, l, rest):
		return false
	case a.value >= 100:
		if s.part != 0 {
			return false
		}
		s.part = a.value
	case rest == 0 && (s.part > 0 || s.scale > 0 || first):
		s.part += a.value
	case rest >= 20 && rest%10 == 0 && a.value < 10 && a.value > 0:
		s.part += a.value
	case l.tag == "fr" && (rest == 60 || rest == 80) && a.value < 20:
		s.part += a.value
	case l.tag == "fr" && rest == 10 && a.value >= 7 && a.value < 10: // dix-sept
		s.part += a.value
	case l.tag == "fr" && rest == 4 && a.value == 20 && !a.joiner:
		s.part += 76
	case l.reversed && a.joiner && rest > 0 && rest < 10 && a.value >= 20 && a.value < 100:
		s.part += a.value
	case a.value == 12 && s.part > 0 && s.part < 12: // two dozen
		s.part *= 12
	default:
		return false
	}
	return true
}

// joins reports whether "and" can stand before a part: English has it behind
// hundreds and powers, German and Dutch between units and tens too, Spanish
// between tens and units, French before one, Portuguese anywhere.
func (s *sum) joins(a atom, l dialect, rest int64) bool {
	if a.kind != additive {
		return l.tag == "pt" || l.tag == "it"
	}
	switch l.tag {
	case "en":
		return rest == 0 && (s.part > 0 || s.scale > 0) && a.value < 100
	case "es":
		return rest >= 30 && rest%10 == 0 && a.value < 10
	case "fr":
		return a.value == 1 || a.value == 11
	case "de", "nl":
		return rest == 0 && a.value < 100 || rest < 10 && a.value >= 20
	}
	return true
}

func pow10(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}
