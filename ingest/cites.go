package ingest

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"ibid/fact"
	"ibid/internal/budget"
	"ibid/markdown"
)

// cite takes a citation. A mark is no part of the rendered text, and stands at
// the end of the words before it.
func (w *walker) cite(n *markdown.Citation) {
	at := len(w.out)
	if n.Words > n.Start {
		w.copy(n.Start, n.Words)
	} else {
		w.dropSpace()
		at = len(w.out)
	}
	if len(n.Keys) == 0 {
		w.noKey(w.place(w.src, n.Start))
	}
	cites := w.citesOf(n.Keys, 0, at)
	from := w.note
	if w.src[n.Start] == '^' {
		from = n.Start + len("^[")
	}
	for i, k := range n.Keys {
		if from > 0 && k.InText && plainly(w.src, from, k) {
			cites[i].form = inBrackets
		}
	}
	w.cites = append(w.cites, cites...)
}

// plainly reports whether a key in the text of a note, which begins at an
// offset, can be nothing but a citation: it begins the note, or what follows a
// semicolon, and has a place in the source or nothing behind it; or words such as
// `see` stand before it. Else it may be the handle of somebody.
func plainly(src []byte, from int, k markdown.Key) bool {
	before := src[from:k.At]
	before = before[bytes.LastIndexByte(before, ';')+1:]
	signalled := false
	for word := range strings.FieldsSeq(string(before)) {
		word = strings.Trim(strings.ToLower(word), "*_.,:(-")
		switch {
		case slices.Contains(signals, word):
			signalled = true
		case word == "", word[0] == '@', strings.ContainsAny(word, "0123456789"), slices.Contains(joining, word):
		default:
			return false
		}
	}
	name := bytes.Index(src[k.At:], []byte(k.Name)) // behind `@`, or `@{`
	behind := bytes.TrimLeft(bytes.TrimPrefix(src[k.At+name+len(k.Name):], []byte("}")), " \t")
	return signalled || k.Locator != "" || len(behind) == 0 || bytes.IndexByte([]byte("\r\n.;)[]"), behind[0]) >= 0
}

// Words before a key, in lower case.
var (
	signals = strings.Fields("see cf e.g eg compare accord contra vgl siehe s vergleiche voir cfr véase ver cf.e.g vedi si veda zie vergelijk veja conferir")
	joining = strings.Fields("also and or but i.e auch und oder aussi et ou también y e anche ook en o p pp ch chap sec art fig vol no n bd nr")
)

func (w *walker) noKey(at place) {
	w.error(at, "citation-form", "write [@key]", "this citation mark has no key")
}

// citesOf makes citations of the keys of a mark, whose offsets begin at one of
// the file, for an offset of the rendered text.
func (w *walker) citesOf(keys []markdown.Key, from, at int) []cite {
	var cites []cite
	for _, k := range keys {
		c := cite{at: at, place: w.place(w.src, from+k.At), Citation: citation(k)}
		if k.InText {
			c.form = inText
		}
		cites = append(cites, c)
	}
	return cites
}

func citation(k markdown.Key) fact.Citation {
	return fact.Citation{
		Source: fact.SourceKey(k.Name), Locator: fact.Locator{Label: fact.Label(k.Label), Value: k.Locator}, Prefix: k.Prefix, Suffix: k.Suffix,
	}
}

// citeLink takes a link that may be a source.
func (w *walker) citeLink(at int, address string) {
	if w.settings.links {
		w.cites = append(w.cites, cite{at: at, form: byLink, Citation: fact.Citation{Source: fact.SourceKey(address)}})
	}
}

// prose renders the text of a paragraph or cell. An address that stands bare in
// it is a link too, where links may be sources.
func (w *walker) prose(n ast.Node) {
	start, code, links := len(w.out), len(w.code), len(w.links)
	w.inlines(n)
	if !w.settings.links {
		return
	}
	taken := slices.Clone(w.code[code:])
	for _, l := range w.links[links:] {
		taken = append(taken, l.words)
	}
	slices.SortFunc(taken, func(a, b fact.Span) int { return a.Start - b.Start })
	text := string(w.out[min(start, len(w.out)):])
	for i := 0; i < len(text); {
		n := urlLength(text[i:])
		if n == 0 {
			i += tokenLength(text[i:])
			continue
		}
		for len(taken) > 0 && taken[0].End <= start+i {
			taken = taken[1:]
		}
		if len(taken) == 0 || taken[0].Start > start+i {
			w.citeLink(start+i, bareAddress(text[i:i+n]))
		}
		i += n
	}
}

// bareAddress takes from an address what belongs to the sentence around it, as
// GitHub does (https://github.github.com/gfm/#autolinks-extension-).
func bareAddress(s string) string {
	if n := strings.IndexAny(s, "<>\"“”«»|"); n >= 0 {
		s = s[:n]
	}
	for {
		t := strings.TrimRight(s, "?!.,:;*_~'’]}")
		if strings.HasSuffix(t, ")") && strings.Count(t, ")") > strings.Count(t, "(") {
			t = t[:len(t)-1]
		}
		if t == s {
			return s
		}
		s = t
	}
}

// noteMark is a reference to a footnote at an offset of the rendered text.
type noteMark struct{ at, note int }

// carryNotes lets the sentences cite what their footnotes do.
func (w *walker) carryNotes() {
	for _, m := range w.marks {
		if !w.budget.Spend(budget.Carried, len(w.notes[m.note]), 0) {
			w.over(place{1, 1}, budget.Carried)
			return
		}
	}
	for _, m := range w.marks {
		for _, c := range w.notes[m.note] {
			c.at = m.at
			w.cites = append(w.cites, c)
		}
	}
}

// quotedMarks takes the citation marks out of a quote, which begins at an
// offset of the file. They name the sources of its group.
func (w *walker) quotedMarks(quote string, at int) (string, []cite) {
	if !w.settings.bib {
		return quote, nil
	}
	var words []byte
	var cites []cite
	end := 0
	for _, m := range markdown.Marks(quote) {
		words = append(words, quote[end:m.Start]...)
		for len(words) > 0 && isSpace(words[len(words)-1]) {
			words = words[:len(words)-1]
		}
		if len(m.Keys) == 0 {
			w.noKey(w.place(w.src, at+m.Start))
		}
		cites = append(cites, w.citesOf(m.Keys, at, 0)...)
		end = m.End
	}
	return string(append(words, quote[end:]...)), cites
}

// frontSources returns what `source` in the front matter names: keys, or marks
// such as `@key, p. 3`.
func (w *walker) frontSources(items []string, at place) []cite {
	var cites []cite
	for _, item := range items {
		c := cite{place: at, Citation: fact.Citation{Source: fact.SourceKey(item)}}
		if item[0] == '@' {
			item = "[" + item + "]"
		}
		if marks := markdown.Marks(item); len(marks) == 1 && len(marks[0].Keys) == 1 && marks[0].Start == 0 {
			c.Citation = citation(marks[0].Keys[0])
		}
		cites = append(cites, c)
	}
	return cites
}

// keysOf returns the keys that are cited.
func keysOf(cites []cite) []fact.SourceKey {
	var keys []fact.SourceKey
	for _, c := range cites {
		keys = append(keys, c.Source)
	}
	return keys
}
