package ingest

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"ibid/fact"
	"ibid/internal/budget"
	"ibid/markdown"
)

// attribution is what is cited behind a block quote, for all of its sentences
// that cite nothing themselves.
type attribution struct {
	words fact.Span // of the rendered text
	cites []cite
	notes []noteMark
}

// blockQuote renders a block quote. Its last line is an attribution if it
// begins with a dash.
func (w *walker) blockQuote(n *ast.Blockquote) {
	start, cites, notes := len(w.out), len(w.cites), len(w.marks)
	w.walk(n)
	w.quoted = fact.Span{Start: start, End: len(w.out)}
	last, ok := n.LastChild().(*ast.Paragraph)
	if !ok {
		return
	}
	for i := last.Lines().Len() - 1; i >= 0; i-- {
		line := last.Lines().At(i)
		if !beginsWithDash(line.Value(w.src)) {
			continue
		}
		words := fact.Span{Start: start, End: w.textOf(line.Start)}
		a := attribution{words: words}
		for _, c := range w.cites[cites:] {
			if c.at >= words.End {
				a.cites = append(a.cites, c)
			}
		}
		for _, m := range w.marks[notes:] {
			if m.at >= words.End {
				a.notes = append(a.notes, m)
			}
		}
		w.attributions = append(w.attributions, a)
		return
	}
}

// attribute takes what a paragraph cites directly behind a block quote, if it
// cites and says nothing else, or begins with a dash. It began with so many citations and notes.
func (w *walker) attribute(n ast.Node, start, cites, notes int) {
	if w.quoted.End != start || w.quoted.Start == start || n.Lines().Len() == 0 {
		return
	}
	if line := n.Lines().At(0); !beginsWithDash(line.Value(w.src)) && !w.onlyCites(n) {
		return
	}
	a := attribution{words: w.quoted}
	for i := range w.cites[cites:] {
		c := &w.cites[cites+i]
		a.cites = append(a.cites, *c)
		if c.at == len(w.out) { // no words stand before it, and those of the next paragraph are not meant
			c.at = nowhere
		}
	}
	for i := range w.marks[notes:] {
		m := &w.marks[notes+i]
		a.notes = append(a.notes, *m)
		m.at = nowhere
	}
	w.attributions = append(w.attributions, a)
}

// nowhere is the offset of a citation that stands at no words.
const nowhere = -1

func beginsWithDash(line []byte) bool {
	line = bytes.TrimLeft(line, " \t>")
	return bytes.HasPrefix(line, []byte("--")) || bytes.HasPrefix(line, []byte("–")) || bytes.HasPrefix(line, []byte("—")) || bytes.HasPrefix(line, []byte("―"))
}

// onlyCites reports whether a paragraph has citations and punctuation, and no other word.
func (w *walker) onlyCites(n ast.Node) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *markdown.Citation, *extast.FootnoteLink:
		case *ast.AutoLink, *ast.Link:
			if !w.settings.links {
				return false
			}
		case *ast.Text:
			if bytes.ContainsFunc(c.Segment.Value(w.src), isWordRune) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// carryAttributions lets the sentences of block quotes cite what is cited
// behind them. It is false when that is too much.
func (p *page) carryAttributions(all []attribution, notes map[int][]cite, b *budget.Budget) bool {
	given := map[int]bool{} // where sentences begin that have theirs
	var carried []cite
	for _, a := range all {
		cites := a.cites
		for _, m := range a.notes {
			cites = append(cites, notes[m.note]...)
		}
		for at := a.words.Start; at < a.words.End; {
			s := p.sentence(at)
			if at = s.End + 1; given[s.Start] || strings.TrimSpace(p.text[s.Start:s.End]) == "" || len(p.citedIn(s.Start, s.End)) > 0 {
				continue
			}
			given[s.Start] = true
			if !b.Spend(budget.Carried, len(cites), 0) {
				return false
			}
			for _, c := range cites {
				c.at = s.End
				carried = append(carried, c)
			}
		}
	}
	p.cites = append(p.cites, carried...)
	p.sortCites()
	return true
}
