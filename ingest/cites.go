package ingest

import (
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
	w.cites = append(w.cites, w.citesOf(n.Keys, 0, at)...)
}

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

// noteMark is a reference to a footnote at an offset of the rendered text.
type noteMark struct{ at, note int }

// carryNotes lets the sentences cite what their footnotes do.
func (w *walker) carryNotes() {
	for _, m := range w.marks {
		if !w.budget.Spend(budget.NoteSources, len(w.notes[m.note]), 0) {
			w.over(place{1, 1}, budget.NoteSources)
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
