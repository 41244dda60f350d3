package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded is text in which the ways of typing the same words are one, with the
// offset in the original of each of its bytes.
type folded struct {
	text string
	at   []int32 // nil when nothing moved; else one more than the text has bytes
}

// origin returns the offset in the original of an offset in the folded text.
func (f folded) origin(at int) int {
	if f.at == nil {
		return at
	}
	return int(f.at[at])
}

// fold folds white space, quotation marks, dashes, ligatures, soft hyphens, the
// ellipsis and the Unicode form. [QuoteRules] says so to users.
func fold(s string) folded {
	if isPlain(s) {
		return folded{text: strings.ReplaceAll(s, "\n", " ")}
	}
	f := folded{at: make([]int32, 0, len(s)+1)}
	var b strings.Builder
	b.Grow(len(s))
	spaced := true
	put := func(r rune, at int) {
		switch {
		case unicode.IsSpace(r):
			if spaced {
				return
			}
			r = ' '
		case isInvisible(r):
			return
		}
		spaced = r == ' '
		n := b.Len()
		switch to := foldRune(r); {
		case to != r:
			b.WriteRune(to)
		default:
			if long, ok := unfolded(r); ok {
				b.WriteString(long)
			} else {
				b.WriteRune(r)
			}
		}
		for range b.Len() - n {
			f.at = append(f.at, int32(at))
		}
	}
	var it norm.Iter
	for it.InitString(norm.NFC, s); !it.Done(); {
		at := it.Pos()
		segment := string(it.Next())
		for i, r := range segment {
			// A segment that NFC changed has no finer origin than its start.
			if at+i < it.Pos() && s[at+i] == segment[i] {
				put(r, at+i)
			} else {
				put(r, at)
			}
		}
	}
	f.at = append(f.at, int32(len(s)))
	f.text = b.String()
	return f
}

// isPlain reports whether folding s changes nothing but the ends of lines.
func isPlain(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c == '`' || c >= utf8.RuneSelf || c < ' ' && c != '\n':
			return false
		case (c == ' ' || c == '\n') && (i == 0 || s[i-1] == ' ' || s[i-1] == '\n'):
			return false
		}
	}
	return true
}

// foldRune returns the plain form of a quotation mark or dash, and all others as they are.
func foldRune(r rune) rune {
	switch r {
	case '‘', '’', '‚', '‛', '′', 'ʼ', '`', '´', '‹', '›':
		return '\''
	case '“', '”', '„', '‟', '″', '«', '»':
		return '"'
	case '‐', '‑', '‒', '–', '—', '―', '−', '﹘', '－':
		return '-'
	}
	return r
}

// unfolded writes a ligature or the ellipsis in full.
func unfolded(r rune) (string, bool) {
	switch r {
	case '…':
		return "...", true
	case 'ﬀ':
		return "ff", true
	case 'ﬁ':
		return "fi", true
	case 'ﬂ':
		return "fl", true
	case 'ﬃ':
		return "ffi", true
	case 'ﬄ':
		return "ffl", true
	case 'ﬅ', 'ﬆ':
		return "st", true
	}
	return "", false
}

// isInvisible reports whether a rune takes no place on the page.
func isInvisible(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\ufeff':
		return true
	}
	return r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}

// foldText returns the folded text alone, without white space at its ends.
func foldText(s string) string { return strings.TrimSpace(fold(s).text) }

// isWordRune reports whether a rune is part of a word: words end before and after others.
func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// isUnspaced reports whether a rune belongs to a script that puts no spaces between words.
func isUnspaced(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
