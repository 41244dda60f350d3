package markdown

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// locator is a place in a source, and what is said behind it.
type locator struct{ label, value, suffix string }

// labelWords are the words and signs that say what a locator counts, in English
// and in the languages around it, by the term of CSL. A full stop may follow.
var labelWords = map[string]string{
	"act":             "act acts",
	"appendix":        "appendix appendices app apps anhang annexe",
	"article-locator": "article articles art arts artikel",
	"book":            "book books bk bks buch livre libro",
	"canon":           "canon canons",
	"chapter":         "chapter chapters chap chaps ch chs kapitel kap chapitre capítulo capitolo cap caps hoofdstuk hfst",
	"column":          "column columns col cols spalte sp colonne columna colonna kolom",
	"elocation":       "location locations loc locs",
	"equation":        "equation equations eq eqs eqn eqns",
	"figure":          "figure figures fig figs abbildung abb figura afb",
	"folio":           "folio folios fol fols f",
	"issue":           "issue issues number numbers no nos nummer nr nrs n° nº numéro número heft",
	"line":            "line lines l ll zeile zeilen z ligne lignes línea líneas riga righe regel",
	"note":            "note notes n nn footnote footnotes fn anmerkung anm fußnote nota noot",
	"opus":            "opus op opp",
	"page":            "page pages p pp pg pgs seite seiten pág págs página páginas pagina pagine pag blz bl",
	"paragraph":       "paragraph paragraphs para paras par ¶ ¶¶ absatz abs alinéa alinea",
	"part":            "part parts pt pts teil partie parte deel",
	"rule":            "rule rules",
	"scene":           "scene scenes sc scs",
	"section":         "section sections sec secs sect s ss § §§ abschnitt sección sezione seção sectie",
	"sub-verbo":       "s.v s.vv",
	"supplement":      "supplement supplements supp supps",
	"table":           "table tables tbl tbls tab tabelle tableau tabla tabella tabel",
	"timestamp":       "timestamp timestamps time",
	"title-locator":   "title titles tit tits",
	"verse":           "verse verses v vv vers verso",
	"volume":          "volume volumes vol vols band bände bd bde tome tomes tomo t",
}

// byWord has the label of each word.
var byWord = func() map[string]string {
	words := map[string]string{"sub verbo": "sub-verbo", "sub voce": "sub-verbo"}
	for label, list := range labelWords {
		for w := range strings.FieldsSeq(list) {
			words[w] = label
		}
	}
	return words
}()

// parseLocator reads what stands behind a key: a locator, with or without a
// comma before it, and the suffix. In braces a locator is anything. Otherwise it
// is a label with numbers, Roman ones too; without a label, where that may be
// left out, the number of a page.
func parseLocator(s string, mayBePage bool) locator {
	text := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(s), ","))
	suffix := func(s string) string {
		s = strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(s), ",;"))
		if strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 {
			return ""
		}
		return s
	}
	if n := braces(text); n > 0 && mayBePage {
		inner := strings.TrimSpace(text[1 : n-1])
		label, at := labelOf(inner)
		if numbers(inner[at:], true) == 0 && !strings.Contains(inner[:at], ".") { // a word like any other
			label, at = "", 0
		}
		l := locator{label: label, value: strings.TrimSpace(inner[at:]), suffix: suffix(text[n:])}
		if l.value == "" {
			l.label = ""
		} else if l.label == "" {
			l.label = "page"
		}
		return l
	}
	label, at := labelOf(text)
	n := numbers(text[at:], label != "")
	switch {
	case label == "sub-verbo":
		if n = strings.IndexAny(text[at:], ",;"); n < 0 {
			n = len(text) - at
		}
	case label == "" && mayBePage:
		label = "page"
	}
	if label == "" || n == 0 {
		return locator{suffix: suffix(text)}
	}
	return locator{label, strings.TrimSpace(text[at : at+n]), suffix(text[at+n:])}
}

// braces returns the length of the braces that s begins with, 0 for none.
func braces(s string) int {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth == 0 {
			return min(i, 1) * (i + 1)
		}
	}
	return 0
}

// labelOf returns the label that s begins with, and where the value begins; 0 for none.
func labelOf(s string) (label string, at int) {
	const longest = 16
	for end := min(longest, len(s)); end > 0; end-- {
		word := s[:end]
		known, ok := byWord[strings.ToLower(word)]
		if !ok {
			continue
		}
		if word == "S" { // a German page; an English section is `s.`
			known = "page"
		}
		rest := strings.TrimPrefix(s[end:], ".")
		value := strings.TrimLeft(rest, " \u00a0")
		first, _ := utf8.DecodeRuneInString(s[end:])
		last, _ := utf8.DecodeLastRuneInString(word)
		apart := len(value) < len(s[end:]) || !unicode.IsLetter(last) // by a full stop, a space or a sign
		if apart || unicode.IsDigit(first) && (len(word) > 1 || known == "page") {
			return known, len(s) - len(value)
		}
	}
	return "", 0
}

// numberForm is a word of a locator: numbers, letters beside them and parts in brackets.
var numberForm = regexp.MustCompile(`^(?:[\pL\pN\pM_:/'’′″-]|[–—]|\.[\pL\pN]|\([\pL\pN.,–-]*\)|\[[\pL\pN.,–-]*\]|\{[\pL\pN.,–-]*\})+`)

var (
	separator = regexp.MustCompile(`^\s*(?:[,;&]|[-–—]{1,3})?\s*`)
	roman     = regexp.MustCompile(`^(?:M{0,4}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})|(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3}))$`)
	capital   = regexp.MustCompile(`^\p{Lu}$`)
)

// numbers returns the length of the numbers that s begins with. Where they are
// labelled they may be Roman, and the first a capital letter.
func numbers(s string, labelled bool) int {
	end := 0
	for {
		between := ""
		if end > 0 {
			between = separator.FindString(s[end:])
		}
		word := strings.TrimRight(numberForm.FindString(s[end+len(between):]), ":/-–—'’")
		numeric := strings.IndexFunc(word, unicode.IsDigit) >= 0
		if !numeric && labelled {
			isRoman := len(word) > 0 && !strings.ContainsFunc(word, func(r rune) bool { return r > 0x2000 && r != '–' })
			for part := range strings.FieldsFuncSeq(word, func(r rune) bool { return !unicode.IsLetter(r) }) {
				isRoman = isRoman && roman.MatchString(part)
			}
			numeric = isRoman && strings.ContainsFunc(word, unicode.IsLetter) || end == 0 && capital.MatchString(word)
		}
		beside := between != "" && strings.TrimSpace(between) == "" && !strings.ContainsAny(word[:min(1, len(word))], "([{")
		if !numeric || beside { // which may be anything, and `591 [78]` is one place
			return end
		}
		end += len(between) + len(word)
	}
}
