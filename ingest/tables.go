package ingest

import (
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"ibid/fact"
	"ibid/internal/budget"
)

// table renders a table, each row on a line of its own with bars between its
// cells, and fills the templates above it from each row.
func (w *walker) table(n *extast.Table) {
	templates := w.pending
	w.pending = nil
	before := w.above
	var header []string
	first := len(w.groups)
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		start := len(w.out)
		cells := w.row(row)
		w.endBlock()
		end := len(w.out)
		if end > start && w.out[end-1] == '\n' {
			end--
		}
		nth := w.countRow(string(w.out[start:end]))
		if header == nil {
			header = cells
			if w.affords(templates, len(header), end-start) {
				templates = w.checkColumns(templates, header)
			} else {
				templates = nil
			}
			continue
		}
		if len(templates) == 0 || end == start {
			continue
		}
		if !w.affords(templates, len(header), end-start) {
			w.groups, templates = w.groups[:first], nil
			continue
		}
		g := group{section: len(w.sections) - 1, row: fact.Span{Start: start, End: end}, nth: nth, above: before}
		at := place{line: int32(w.lineOfText(start)), col: 1}
		for _, t := range templates {
			if f, ok := fill(t.line, header, cells, at); ok {
				g.facts = append(g.facts, f)
			}
		}
		if len(g.facts) > 0 {
			w.groups = append(w.groups, g)
		}
	}
	context := strings.Join(header, "\n") + "\n" + string(w.out[before.Start:before.End])
	if rows := len(w.groups) - first; rows > 0 && !w.budget.Reach(budget.TableText, rows*len(context), 0) {
		w.over(w.groups[first].facts[0].at, budget.TableText)
		w.groups = w.groups[:first]
	}
	for i := first; i < len(w.groups); i++ {
		w.groups[i].context, w.groups[i].below = context, len(w.out)
	}
	w.above = fact.Span{}
}

// fillSteps is what a fact costs that is filled, in bytes to read.
const fillSteps = 500

// affords reports whether templates may be filled from one row more, and says
// at the first of them when they may not. A placeholder looks through all
// columns and may copy the whole row.
func (w *walker) affords(templates []template, columns, row int) bool {
	if w.budget.Over() != nil { // which has been said
		return false
	}
	steps := fillSteps * len(templates)
	for _, t := range templates {
		for _, c := range t.line.cells() {
			steps += len(c.text) + strings.Count(c.text, "{")*(columns+row)
		}
	}
	within := w.budget.Spend(budget.TableSteps, steps, 0)
	if !within {
		w.over(templates[0].at, budget.TableSteps)
	}
	return within
}

// countRow counts the rows up to this one that read the same under equal headings.
func (w *walker) countRow(text string) int {
	r := row{w.path(), text}
	w.rows[r]++
	return w.rows[r]
}

// row renders the cells of one row and returns their texts.
func (w *walker) row(row ast.Node) []string {
	var cells []string
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		bar := len(w.out)
		if len(cells) > 0 && !w.atLineStart() {
			w.out = append(w.out, " | "...)
		}
		start := len(w.out)
		w.prose(c)
		if len(w.out) > start { // else the space is that of the bar, and of no run
			w.dropSpace()
		}
		cells = append(cells, string(w.out[min(start, len(w.out)):]))
		if len(w.out) <= start {
			w.out = w.out[:min(bar, len(w.out))] // no bar before an empty cell
			for i := len(w.cites) - 1; i >= 0 && w.cites[i].at > bar; i-- {
				w.cites[i].at = bar
			}
		}
	}
	return cells
}

func (w *walker) atLineStart() bool { return len(w.out) == 0 || w.out[len(w.out)-1] == '\n' }

var placeholder = regexp.MustCompile(`\{([^{}]*)\}`)

// checkColumns reports the placeholders that name no column, and returns the
// templates that can be filled.
func (w *walker) checkColumns(templates []template, header []string) []template {
	return slices.DeleteFunc(templates, func(t template) bool {
		bad := false
		for _, c := range t.line.cells() {
			for _, m := range placeholder.FindAllStringSubmatch(c.text, -1) {
				if !slices.Contains(header, strings.TrimSpace(m[1])) {
					w.error(c.at, "column-unknown", nearestHint("the columns are", "did you mean", m[1], header), "the table has no column %q", m[1])
					bad = true
				}
			}
		}
		return bad
	})
}

// fill puts the cells of a row at the place into a template. A row that leaves
// subject, property or value empty has no such fact, one that leaves a
// qualifier empty has the fact without it.
func fill(line factLine, header, cells []string, at place) (factLine, bool) {
	f := line.clone()
	for _, c := range f.cells() {
		empty := false
		text := placeholder.ReplaceAllStringFunc(c.text, func(m string) string {
			i := slices.Index(header, strings.TrimSpace(m[1:len(m)-1]))
			if i >= len(cells) || blankCell(cells[i]) {
				empty = true
				return ""
			}
			return cells[i]
		})
		switch {
		case empty:
			*c = cell{}
		case text != c.text:
			*c = cell{text: strings.TrimSpace(text), at: at, filled: true}
		}
	}
	f.at = at
	f.qualifiers = slices.DeleteFunc(f.qualifiers, func(q qualifier) bool { return q.value.text == "" })
	return f, f.subject.text != "" && f.property.text != "" && f.value.text != ""
}

// blankCell reports whether a cell says that there is nothing to say.
func blankCell(s string) bool {
	s = strings.Trim(s, " -–—?")
	return s == "" || strings.EqualFold(s, "n/a")
}
