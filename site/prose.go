package site

import (
	"bufio"
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer/html"

	"ibid/fact"
)

// passage is a block of a document with the quotes that begin in it.
type passage struct {
	html     string
	quotes   []*quote
	declared []*entity // by an `entities` block that stands here
}

// prose renders the text of one document: what its author wrote without the
// blocks that hold facts, with a mark around the words of each quote and a
// link around each name of an entity.
type prose struct {
	page     *page
	document *document
	src      []byte
	out      bytes.Buffer
	buffer   *bufio.Writer // of out, for goldmark
	placed   map[string]bool
	quotes   []*quote // that begin in the passage
	threads  map[*quote]string
	mentions []*fact.Mention
	spans    []*stretch           // of all quotes of the document
	headings map[int]fact.Heading // by line
	levels   levels
	inRow    bool
	inLink   bool
}

// rendered is a document as its page shows it.
type rendered struct {
	title    string // HTML of the heading that is the title; empty when there is none
	anchor   string // of that heading
	sections [][]passage
	stray    []*quote // whose words are not shown
	lost     []string // identifiers of mentions that are not shown
}

// render renders a document on its page.
func (p *page) render(d *document) *rendered {
	root := p.parse(d)
	w := &prose{
		page: p, document: d, src: d.text, placed: map[string]bool{}, threads: map[*quote]string{},
		mentions: d.mentions, spans: stretches(d.quotes), headings: map[int]fact.Heading{},
	}
	w.buffer = bufio.NewWriter(&w.out)
	for _, h := range d.Headings {
		w.headings[h.Line] = h
	}
	r := &rendered{sections: [][]passage{nil}}
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok {
			if n == root.FirstChild() && w.isTitle(h) {
				w.inlines(h)
				r.title, r.anchor = w.out.String(), w.headingOf(h).Anchor
				w.out.Reset()
				continue
			}
			r.sections = append(r.sections, nil)
			clear(w.threads)
		}
		w.block(n)
		ps := passage{html: w.out.String(), quotes: w.quotes, declared: w.declared(n)}
		w.out.Reset()
		w.quotes = nil
		if ps.html != "" || len(ps.declared) > 0 {
			last := len(r.sections) - 1
			r.sections[last] = append(r.sections[last], ps)
		}
	}
	r.sections = slices.DeleteFunc(r.sections, func(s []passage) bool { return len(s) == 0 })
	for _, q := range d.quotes {
		if !w.placed["q-"+string(q.ID)] {
			r.stray = append(r.stray, q)
		}
	}
	for _, m := range d.mentions {
		if id := mentionID(m); !w.placed[id] {
			w.placed[id] = true
			r.lost = append(r.lost, id)
		}
	}
	return r
}

// mentionID is the identifier of the place of a mention on the page of its document.
func mentionID(m *fact.Mention) string { return "m-" + strconv.Itoa(m.Span.Start) }

// isTitle reports whether a heading says the title of the document once more.
func (w *prose) isTitle(h *ast.Heading) bool {
	return h.Level == 1 && w.headingOf(h).Text == w.document.Title
}

func (w *prose) headingOf(h *ast.Heading) fact.Heading {
	at := h.Pos()
	if h.Lines().Len() > 0 {
		at = h.Lines().At(0).Start
	}
	return w.headings[1+bytes.Count(w.document.text[:max(at, 0)], []byte{'\n'})]
}

// thread names the class that the marks of one quote share: among the quotes of a section, or of a row of a table.
func (w *prose) thread(q *quote) string {
	if w.threads[q] == "" {
		prefix, among := "t", threadsOfSection
		if w.inRow {
			prefix, among = "r", threadsOfRow
		}
		w.threads[q] = prefix + strconv.Itoa(len(w.threads)%among)
	}
	return w.threads[q]
}

// How many threads the style sheet tells apart.
const (
	threadsOfSection = 40
	threadsOfRow     = 6
)

// declared returns the entities that an `entities` block declares.
func (w *prose) declared(n ast.Node) []*entity {
	block, ok := n.(*ast.FencedCodeBlock)
	if !ok || string(block.Language(w.src)) != "entities" || block.Lines().Len() == 0 {
		return nil
	}
	first := 1 + bytes.Count(w.document.text[:block.Lines().At(0).Start], []byte{'\n'})
	var out []*entity
	for _, e := range w.document.declares {
		if e.Pos.Line >= first && e.Pos.Line < first+block.Lines().Len() {
			out = append(out, e)
		}
	}
	return out
}

// levels keeps headings in order: the first below the title has level 2, and none skips a level.
type levels struct{ stack []int }

func (l *levels) next(level int) int {
	for len(l.stack) > 0 && l.stack[len(l.stack)-1] >= level {
		l.stack = l.stack[:len(l.stack)-1]
	}
	l.stack = append(l.stack, level)
	return min(len(l.stack)+1, 6)
}

func (w *prose) blocks(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.block(c)
	}
}

// element writes an element around what inner writes.
func (w *prose) element(name, attributes string, inner func()) {
	w.out.WriteString("<" + name + attributes + ">")
	inner()
	w.out.WriteString("</" + name + ">\n")
}

const auto = ` dir="auto"`

func (w *prose) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		attributes := auto
		if a := w.headingOf(n).Anchor; a != "" {
			attributes += ` id="` + templ.EscapeString(a) + `"`
		}
		w.element("h"+strconv.Itoa(w.levels.next(n.Level)), attributes, func() { w.inlines(n) })
	case *ast.Paragraph:
		w.element("p", auto, func() { w.inlines(n) })
	case *ast.TextBlock:
		w.inlines(n)
	case *ast.Blockquote:
		w.element("blockquote", auto, func() { w.blocks(n) })
	case *ast.List:
		switch {
		case !n.IsOrdered():
			w.element("ul", "", func() { w.blocks(n) })
		case n.Start != 1:
			w.element("ol", ` start="`+strconv.Itoa(n.Start)+`"`, func() { w.blocks(n) })
		default:
			w.element("ol", "", func() { w.blocks(n) })
		}
	case *ast.ListItem:
		w.element("li", auto, func() { w.blocks(n) })
	case *ast.ThematicBreak:
		w.out.WriteString("<hr>\n")
	case *ast.FencedCodeBlock:
		if language := string(n.Language(w.src)); language != "facts" && language != "entities" {
			w.code(n)
		}
	case *ast.CodeBlock:
		w.code(n)
	case *ast.HTMLBlock:
		w.rawBlock(n)
	case *extast.Table:
		w.out.WriteString(`<div class="scroll" tabindex="0"><table>` + "\n")
		w.table(n)
		w.out.WriteString("</table></div>\n")
	case *extast.FootnoteList:
		w.element("ol", ` class="footnotes"`, func() { w.blocks(n) })
	case *extast.Footnote:
		w.element("li", ` id="`+footnoteID(n.Index)+`"`+auto, func() { w.blocks(n) })
	case *ast.LinkReferenceDefinition:
	default:
		w.blocks(n)
	}
}

func (w *prose) code(n ast.Node) {
	w.element("pre", "", func() {
		var tokens []token
		for i := range n.Lines().Len() {
			line := n.Lines().At(i)
			tokens = append(tokens, token{start: line.Start, end: line.Stop, raw: true})
		}
		w.element("code", "", func() { w.weave(tokens) })
	})
}

// rawBlock writes the text of a block of raw HTML without its tags.
func (w *prose) rawBlock(n *ast.HTMLBlock) {
	start, end := -1, -1
	extend := func(from, to int) {
		if start < 0 {
			start = from
		}
		end = to
	}
	for i := range n.Lines().Len() {
		extend(n.Lines().At(i).Start, n.Lines().At(i).Stop)
	}
	if n.HasClosure() {
		extend(n.ClosureLine.Start, n.ClosureLine.Stop)
	}
	if start < 0 {
		return
	}
	var tokens []token
	at, raw := start, w.src[start:end]
	for _, m := range append(invisible.FindAllIndex(raw, -1), []int{len(raw), len(raw)}) {
		if text := w.src[at : start+m[0]]; len(bytes.TrimSpace(text)) > 0 {
			tokens = append(tokens, token{start: at, end: start + m[0]})
		}
		at = start + m[1]
	}
	if len(tokens) > 0 {
		w.element("p", auto, func() { w.weave(tokens) })
	}
}

func (w *prose) table(n *extast.Table) {
	rows := n.FirstChild()
	if head, ok := rows.(*extast.TableHeader); ok {
		w.element("thead", "", func() { w.row(head, "th") })
		rows = rows.NextSibling()
	}
	if rows != nil {
		w.element("tbody", "", func() {
			for row := rows; row != nil; row = row.NextSibling() {
				w.row(row, "td")
			}
		})
	}
}

// row writes a row of a table. Its quotes have threads of their own.
func (w *prose) row(row ast.Node, cell string) {
	outer := w.threads
	w.inRow, w.threads = true, map[*quote]string{}
	w.element("tr", "", func() {
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			attributes := auto
			if t, ok := c.(*extast.TableCell); ok && t.Alignment == extast.AlignRight {
				attributes += ` class="right"`
			}
			w.element(cell, attributes, func() { w.inlines(c) })
		}
	})
	w.inRow, w.threads = false, outer
}

// inlines writes the inline content of a block.
func (w *prose) inlines(n ast.Node) {
	w.weave(w.tokens(nil, n))
}

func (w *prose) weave(tokens []token) {
	if len(tokens) == 0 {
		return
	}
	start, end := len(w.src), 0
	for _, t := range tokens {
		if t.kind == textToken {
			start, end = min(start, t.start), max(end, t.end)
		}
	}
	var within []*stretch
	for _, s := range w.spans {
		if s.start < end && start < s.end {
			within = append(within, s)
		}
	}
	(&weaver{prose: w, stretches: within}).weave(tokens)
}

// writeText writes text of the file as HTML.
func (w *prose) writeText(start, end int, raw bool) {
	if raw {
		html.DefaultWriter.RawWrite(w.buffer, w.src[start:end])
	} else {
		html.DefaultWriter.Write(w.buffer, w.src[start:end])
	}
	w.buffer.Flush()
}

func footnoteID(index int) string { return "fn:" + strconv.Itoa(index) }

// parse returns the tree of a document. Offsets in it are offsets in the file.
func (c *corpus) parse(d *document) ast.Node {
	root, err := c.markdown.Parse(d.text)
	if err != nil { // which no checked document gives
		return ast.NewDocument()
	}
	return root
}

// words returns the text of a document for the search, without blocks that hold facts.
func (c *corpus) words(d *document) string {
	root := c.parse(d)
	var b strings.Builder
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.FencedCodeBlock, *ast.HTMLBlock:
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			b.Write(n.Segment.Value(d.text))
			b.WriteByte(' ')
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}
