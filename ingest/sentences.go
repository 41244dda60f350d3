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
	for end < min(len(text), i+maxWord) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if !strings.ContainsRune(`.!?)]"'“”’»«`, r) {
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
	behind := nextWord(text[end+1:])
	if next, _ := utf8.DecodeRuneInString(behind); unicode.IsLower(next) {
		return -1
	}
	switch {
	case text[i] == '.' && end == i+1 && goesOn(wordBefore(text[:i]), behind):
		return -1
	case text[i] != '.' && end == i+1 && inQuotation(text, i):
		return -1
	}
	return end
}

// nextWord returns the word or number that a text begins with, behind what opens.
func nextWord(text string) string {
	text = strings.TrimLeft(text[:min(len(text), maxWord)], "([{\"'“„«‘‹*_#§ \u00a0\u202f")
	for i, r := range text {
		if !isWordRune(r) {
			return text[:i]
		}
	}
	return text
}

// maxWord is how many bytes of a word or number are looked at.
const maxWord = 64

// maxQuotation is how many bytes before and behind a question or exclamation mark
// the ends of the quotation may be in which it stands.
const maxQuotation = 240

// inQuotation reports whether an offset stands in quotation marks that are closed on its line.
func inQuotation(text string, at int) bool {
	opened := false
	for i := at; i > max(at-maxQuotation, 0) && text[i-1] != '\n'; {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		i -= size
		if kind := quotationMark(text, i, r); kind != 0 {
			opened = kind > 0
			break
		}
	}
	if !opened {
		return false
	}
	rest := text[at+1 : min(at+1+maxQuotation, len(text))]
	for i, r := range rest {
		if r == '\n' {
			return false
		}
		if kind := quotationMark(text, at+1+i, r); kind != 0 {
			return kind < 0
		}
	}
	return false
}

// quotationMark returns 1 for a mark that opens a quotation, -1 for one that
// closes it, 0 for any other character. Which it is, the space around it says:
// “ and » open in some languages and close in others.
func quotationMark(text string, at int, r rune) int {
	if !strings.ContainsRune("\"“”„«»‘’", r) {
		return 0
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at+utf8.RuneLen(r):])
	spaceBefore := at == 0 || unicode.IsSpace(before) || strings.ContainsRune("([{—–", before)
	spaceAfter := after == utf8.RuneError || unicode.IsSpace(after)
	switch {
	case r == '„', r == '«' && spaceBefore:
		return 1
	case r == '»' && spaceBefore && spaceAfter: // as French writes it, with a space inside
		return -1
	case r == '’' && (isWordRune(after) || spaceBefore): // an apostrophe
		return 0
	case spaceBefore:
		return 1
	}
	return -1
}
