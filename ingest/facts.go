package ingest

import (
	"slices"
	"strconv"
	"strings"

	"ibid/fact"
	"ibid/internal/budget"
)

// group is what stands between two blank lines of a facts block: quotes and
// the facts that they prove. A row of a table is a group too, its own quote.
type group struct {
	section int
	quotes  []cell
	cites   []cite // in the quotes
	facts   []factLine
	row     fact.Span // the row in the rendered text, for a table
	nth     int       // 1-based: which of the rows that read the same under equal headings
	context string    // what else may show the values of a row: the header and the paragraph above
	above   fact.Span // the paragraph directly above the table in the rendered text
	below   int       // where the table ends in the rendered text
}

// factLine is `subject | property | value | qualifier: value | ...`.
type factLine struct {
	at         place
	subject    cell
	property   cell
	value      cell
	qualifiers []qualifier
}

type qualifier struct {
	name, value cell
}

// cell is a part of a line with its place.
type cell struct {
	text   string
	at     place
	filled bool // has text from a cell of a table, so that it may be spelt as in prose
}

// readFacts reads the lines of a facts block, which stands at the given place.
func (w *walker) readFacts(lines []blockLine, at place) {
	var g group
	factLines := 0 // of the group, broken ones too
	late := false  // its quote is
	blank := false // its quote says nothing
	finish := func() {
		if len(g.quotes) > 0 && factLines == 0 && !late {
			w.error(g.quotes[0].at, "facts-missing", "write `subject | property | value` below it", "no fact follows this quote")
		}
		if len(g.quotes) > 0 {
			w.groups = append(w.groups, g)
		}
		g, factLines, late, blank = group{section: len(w.sections) - 1}, 0, false, false
	}
	finish()
	empty := true
	for _, l := range lines {
		text := strings.TrimSpace(l.text)
		indent := strings.Index(l.text, text)
		switch {
		case text == "":
			finish()
		case text[0] == '#':
		case text[0] == '>':
			empty = false
			if factLines > 0 {
				w.error(w.place(w.src, l.at+indent), "quote-late", "leave a blank line before it", "a quote follows the facts of another group")
				finish()
				late = true
			}
			quote := strings.TrimSpace(text[1:])
			start := l.at + indent + strings.Index(text[1:], quote) + 1
			quote, cites := w.quotedMarks(quote, start)
			c := cell{text: strings.TrimSpace(quote), at: w.place(w.src, start)}
			g.cites = append(g.cites, cites...)
			if strings.IndexFunc(quote, isWordRune) < 0 {
				w.error(c.at, "quote-empty", "copy words of the section that prove the facts below", "the quote has no words")
				blank = true
				continue
			}
			g.quotes = append(g.quotes, c)
		default:
			empty = false
			factLines++
			if len(g.quotes) == 0 {
				if factLines == 1 && !blank {
					w.error(w.place(w.src, l.at+indent), "quote-absent", "write `> ` and the words that prove it on the line above", "this fact has no quote")
				}
			} else if f, ok := w.factLine(l.text, l.at); ok {
				g.facts = append(g.facts, f)
			}
		}
	}
	finish()
	if empty {
		w.warn(at, "block-empty", "", "the facts block is empty")
	}
}

// factLine reads `subject | property | value | qualifier: value | ...`, which
// begins at an offset of the file.
func (w *walker) factLine(line string, at int) (factLine, bool) {
	cells := w.split(line, at)
	f := factLine{at: cells[0].at}
	if len(cells) < 3 {
		w.error(f.at, "fact-form", "write `subject | property | value`", "this line has %s, and a fact needs three", counted(len(cells), "part"))
		return f, false
	}
	for i, what := range []string{"subject", "property", "value"} {
		if cells[i].text == "" {
			w.error(cells[i].at, "fact-form", "", "the %s is empty", what)
			return f, false
		}
	}
	f.subject, f.property, f.value = cells[0], cells[1], cells[2]
	if n := len(cells) - 3; n > budget.Qualifiers.Max() {
		w.over(cells[3].at, budget.Qualifiers)
		return f, false
	}
	ok := true
	for _, c := range cells[3:] {
		name, value, found := strings.Cut(c.text, ":")
		if !found || strings.TrimSpace(name) == "" || strings.TrimSpace(value) == "" {
			hint, message := "write `name: value`", strconv.Quote(c.text)+" is no qualifier"
			switch {
			case c.text == "":
				hint, message = "take the last bar away", "nothing stands between the bars"
			case found && strings.TrimSpace(name) != "":
				message = "the qualifier " + strings.TrimSpace(name) + " has no value"
			}
			w.error(c.at, "qualifier-form", hint, "%s", message)
			ok = false
			continue
		}
		v := strings.TrimSpace(value)
		shift := len([]rune(c.text[:strings.Index(c.text, ":")+1+strings.Index(value, v)]))
		f.qualifiers = append(f.qualifiers, qualifier{
			name:  cell{text: strings.TrimSpace(name), at: c.at},
			value: cell{text: v, at: place{c.at.line, c.at.col + int32(shift)}},
		})
	}
	return f, ok
}

// split cuts a line at its bars; `\|` is a literal bar.
func (w *walker) split(line string, at int) []cell {
	var cells []cell
	start := 0
	for i := 0; i <= len(line); i++ {
		if i < len(line) && (line[i] != '|' || i > 0 && line[i-1] == '\\') {
			continue
		}
		raw := line[start:i]
		text := strings.TrimSpace(raw)
		cells = append(cells, cell{
			text: strings.ReplaceAll(text, `\|`, "|"),
			at:   w.place(w.src, at+start+strings.Index(raw, text)),
		})
		start = i + 1
	}
	return cells
}

// template is a `<!-- facts: -->` comment.
type template struct {
	line factLine
	at   place
}

// readTemplate keeps the fact of a comment until its table comes. Its text
// begins at an offset of the file.
func (w *walker) readTemplate(text string, at int) {
	line := strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' {
			return ' '
		}
		return r
	}, text)
	if f, ok := w.factLine(line, at); ok {
		w.pending = append(w.pending, template{line: f, at: f.at})
	}
}

// dropTemplates reports the comments that no table follows.
func (w *walker) dropTemplates() {
	for _, t := range w.pending {
		w.error(t.at, "table-missing", "let it stand directly above the table", "no table follows this comment")
	}
	w.pending = nil
}

// cells returns the parts of a fact line that may hold placeholders.
func (f *factLine) cells() []*cell {
	cells := []*cell{&f.subject, &f.property, &f.value}
	for i := range f.qualifiers {
		cells = append(cells, &f.qualifiers[i].value)
	}
	return cells
}

// clone copies the line, so that its cells may be filled.
func (f factLine) clone() factLine {
	f.qualifiers = slices.Clone(f.qualifiers)
	return f
}
