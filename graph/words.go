package graph

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// word is a term of a text and where it stands.
type word struct {
	term       string // folded
	start, end int    // bytes
}

// words splits a text into terms: runs of letters and digits, and in scripts
// that set no spaces each character and each pair of neighbours.
func words(text string) []word { return appendWords(nil, text) }

func appendWords(out []word, text string) []word {
	start, last := -1, -1 // of the word that has begun; of the ideograph before
	flush := func(end int) {
		if start >= 0 {
			if term := Fold(text[start:end]); term != "" {
				out = append(out, word{term, start, end})
			}
			start = -1
		}
	}
	for i, r := range text {
		size := utf8.RuneLen(r)
		switch {
		case r == utf8.RuneError:
			flush(i)
			last = -1
		case ideographic(r):
			flush(i)
			out = append(out, word{Fold(text[i : i+size]), i, i + size})
			if last >= 0 {
				out = append(out, word{Fold(text[last : i+size]), last, i + size})
			}
			last = i
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r) && start >= 0:
			if start < 0 {
				start = i
			}
			last = -1
		default:
			flush(i)
			last = -1
		}
	}
	flush(len(text))
	return out
}

// ideographic reports whether words in the script of r are not set apart by spaces.
func ideographic(r rune) bool {
	return r >= '\u0e00' && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) &&
		!unicode.IsMark(r)
}

// queryTerms returns the different terms of a query. Where pairs of characters
// are there, they say more than the characters alone.
func queryTerms(query string) []string {
	all := words(query)
	var out []string
	seen := map[string]bool{}
	for i, w := range all {
		single := utf8.RuneCountInString(w.term) == 1 && ideographic([]rune(w.term)[0])
		paired := i+1 < len(all) && all[i+1].end == w.end || i+2 < len(all) && all[i+2].start == w.start
		if single && paired || seen[w.term] {
			continue
		}
		seen[w.term] = true
		out = append(out, w.term)
	}
	return out
}

// endsWord reports whether the last word of a query is complete: something follows it.
func endsWord(query string) bool {
	r, _ := utf8.DecodeLastRuneInString(query)
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
}

// Fold makes texts equal that differ in case, accents and width only, as names and searches compare them.
func Fold(s string) string {
	ascii := true
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if ascii {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// boundary returns the place of the space nearest before at, or else of a character.
func boundary(text string, at int) int {
	if at <= 0 {
		return 0
	}
	at = min(at, len(text))
	if i := strings.LastIndexByte(text[:at], ' '); i > at-30 {
		return i + 1
	}
	for at > 0 && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}
