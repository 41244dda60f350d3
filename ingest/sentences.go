package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"ibid/fact"
)

// longest is how many bytes of a sentence count on either side of a place in it.
const longest = 2000

// sentence returns the sentence of the rendered text around an offset. Blocks,
// headings and table rows are sentences of their own.
func (p *page) sentence(at int) fact.Span {
	s := fact.Span{Start: max(at-longest, 0), End: min(at+longest, len(p.text))}
	for !utf8.RuneStart(p.text[s.Start]) {
		s.Start++
	}
	for s.End < len(p.text) && !utf8.RuneStart(p.text[s.End]) {
		s.End--
	}
	for i := at - 1; i >= s.Start; i-- {
		if p.text[i] == '\n' {
			s.Start = i + 1
			break
		}
		if stop := sentenceEnd(p.text, i); stop >= 0 && stop <= at {
			for s.Start = stop; s.Start < at && p.text[s.Start] == ' '; s.Start++ {
			}
			break
		}
	}
	for i := at; i < s.End; i++ {
		if p.text[i] == '\n' {
			s.End = i
			break
		}
		if stop := sentenceEnd(p.text, i); stop >= 0 {
			s.End = stop
			break
		}
	}
	return s
}

// sentenceEnd returns where the sentence ends whose full stop stands at offset
// i, behind closing marks, or -1 when none does.
func sentenceEnd(text string, i int) int {
	switch text[i] {
	case '.', '!', '?':
	default:
		if r, size := utf8.DecodeRuneInString(text[i:]); r == '。' || r == '！' || r == '？' || r == '؟' || r == '।' {
			return i + size
		}
		return -1
	}
	end := i + 1
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if !strings.ContainsRune(`.!?)]"'”’»`, r) {
			break
		}
		end += size
	}
	if end == len(text) || text[end] == '\n' {
		return end
	}
	if text[end] != ' ' {
		return -1
	}
	if next, _ := utf8.DecodeRuneInString(text[end+1:]); unicode.IsLower(next) {
		return -1
	}
	if text[i] == '.' && end == i+1 && isAbbreviation(text[:i]) {
		return -1
	}
	return end
}

// isAbbreviation reports whether the word that ends the text is usually
// followed by a full stop that ends no sentence.
func isAbbreviation(text string) bool {
	word := text[strings.LastIndexAny(text, " \n(\"'")+1:]
	if utf8.RuneCountInString(word) == 1 {
		r, _ := utf8.DecodeRuneInString(word)
		return unicode.IsUpper(r)
	}
	switch strings.ToLower(word) {
	case "mr", "mrs", "ms", "dr", "prof", "st", "inc", "ltd", "corp", "co", "vs", "e.g", "i.e", "cf", "no", "nos", "ca", "approx",
		"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "u.s", "u.k", "fig", "pp", "vol", "gen", "col", "sr", "jr":
		return true
	}
	return false
}
