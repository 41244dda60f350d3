package reading

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// tokenKind tells words, digits and all other characters apart.
type tokenKind int8

const (
	sign tokenKind = iota
	word
	digits
)

// gap is the white space before a token.
type gap int8

const (
	glued  gap = iota // none
	spaced            // a plain space or several
	joined            // one space that does not break: U+00A0, U+2009 or U+202F
)

// token is a word, a run of ASCII digits, or one other character.
type token struct {
	kind       tokenKind
	gap        gap
	upper      bool   // a word that begins with a capital
	r          rune   // of a sign, as it stands in the text
	start, end int    // bytes in the text
	text       string // lower case, NFC, without soft hyphens; a dash is `-`, an apostrophe `'`
}

// tokenise divides a text. The meaning of its dashes and spaces is kept: readings depend on it.
func tokenise(text string) []token {
	tokens := make([]token, 0, len(text)/4)
	space := spaced
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsSpace(r):
			if space == glued && (r == '\u00a0' || r == '\u2009' || r == '\u202f') {
				space = joined
			} else {
				space = spaced
			}
			i += size
			continue
		case isInvisible(r):
			i += size
			continue
		}
		t := token{gap: space, start: i, r: r}
		space = glued
		switch {
		case r >= '0' && r <= '9':
			t.kind, t.end = digits, i+1
			for t.end < len(text) && text[t.end] >= '0' && text[t.end] <= '9' {
				t.end++
			}
			t.text = text[i:t.end]
		case isLetter(r):
			t.kind, t.upper = word, unicode.IsUpper(r)
			t.end = i + size
			for t.end < len(text) {
				r, size := utf8.DecodeRuneInString(text[t.end:])
				if !isLetter(r) && !unicode.IsMark(r) && !isInvisible(r) {
					break
				}
				t.end += size
			}
			t.text = lower(text[i:t.end])
			t.upper = t.upper || strings.ContainsFunc(text[i:t.end], unicode.IsUpper) // iPhone
		default:
			t.end = i + size
			t.text = plainSign(r)
		}
		tokens = append(tokens, t)
		i = t.end
	}
	return tokens
}

// isLetter reports whether a rune is part of a word. The ordinal indicators are
// letters to Unicode, and signs here.
func isLetter(r rune) bool { return unicode.IsLetter(r) && r != 'ª' && r != 'º' }

// isInvisible reports whether a rune takes no place on the page.
func isInvisible(r rune) bool {
	return r == '\u00ad' || r >= '\u200b' && r <= '\u200f' || r == '\u2060' || r == '\ufeff' ||
		r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}

// lower returns a word in lower case, composed, without what is not seen.
func lower(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			s = strings.Map(func(r rune) rune {
				if isInvisible(r) {
					return -1
				}
				return r
			}, norm.NFKC.String(s))
			break
		}
	}
	return strings.ToLower(s)
}

// plainSign returns the sign by which tables know it.
func plainSign(r rune) string {
	switch r {
	case '‐', '‑', '‒', '–', '—', '―', '−', '－':
		return "-"
	case '’', '‘', 'ʼ', '′', '´', '`':
		return "'"
	case '²':
		return "2"
	case '³':
		return "3"
	case '⁄':
		return "/"
	case '×':
		return "x"
	}
	return string(r)
}

// words returns the texts of the tokens of a phrase.
func words(phrase string) []string {
	var texts []string
	for _, t := range tokenise(phrase) {
		texts = append(texts, t.text)
	}
	return texts
}
