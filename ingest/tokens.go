package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word, a number in digits, or one other character of folded text
// in lower case.
type token struct {
	text       string
	start, end int
	kind       tokenKind
	glued      bool // no white space before it
}

type tokenKind int8

const (
	signToken tokenKind = iota
	wordToken
	numberToken
)

// tokens cuts text into tokens. Commas that group thousands and the point of a
// fraction belong to a number.
func tokens(text string) []token {
	all := make([]token, 0, len(text)/4)
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		t := token{start: at, glued: at > 0 && text[at-1] != ' '}
		switch {
		case r == ' ':
			at += size
			continue
		case r >= '0' && r <= '9':
			t.kind = numberToken
			at = numberEnd(text, at)
		case isWordRune(r):
			t.kind = wordToken
			for at < len(text) {
				r, size := utf8.DecodeRuneInString(text[at:])
				if !unicode.IsLetter(r) && !unicode.IsMark(r) {
					break
				}
				at += size
			}
			at = max(at, t.start+size)
		default:
			at += size
		}
		t.end = at
		t.text = text[t.start:at]
		all = append(all, t)
	}
	return all
}

// numberEnd returns where the number ends that begins at an offset.
func numberEnd(text string, at int) int {
	digits := func(from int) int {
		for from < len(text) && text[from] >= '0' && text[from] <= '9' {
			from++
		}
		return from
	}
	end := digits(at)
	if end-at <= 3 {
		for end+4 <= len(text) && text[end] == ',' && digits(end+1) == end+4 {
			end += 4
		}
	}
	if end+1 < len(text) && text[end] == '.' && digits(end+1) > end+1 {
		// Not the first two parts of 14.03.2006.
		if after := digits(end + 1); !strings.HasPrefix(text[after:], ".") || digits(after+1) == after+1 {
			end = after
		}
	}
	return end
}
