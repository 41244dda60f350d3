package ingest

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"ibid/fact"
	"ibid/internal/budget"
	"ibid/markdown"
)

// walker goes through the syntax tree of one document and fills its page.
type walker struct {
	*page
	renderer
	settings *settings
	budget   budget.Budget
	anchors  map[string]int // taken, with how many others had to be made of each
	pending  []template     // `<!-- facts: -->` comments that wait for their table
	above    fact.Span      // rendered text of the paragraph directly above
	open     []heading      // those of the section that is open, from the top down
	paths    map[crumb]int  // numbers of paths of headings, from 1 up
	twins    map[int]int    // index of the last section under a path
	rows     map[row]int    // how often the row of a table stands under a path
	notes    map[int][]cite // what each footnote cites, by its number
	marks    []noteMark     // of the footnotes, in the text
	note     int            // where the footnote begins in the file that is open, 0 for none

	quoted       fact.Span // rendered text of the last block quote
	attributions []attribution
}

// heading is a heading with the number of the path that it ends.
type heading struct{ level, path int }

// crumb is the last heading of a path, below a path that may be 0.
type crumb struct {
	above int
	text  string
}

// row is the text of a row of a table below a path of headings.
type row struct {
	path int
	text string
}

// walk renders the blocks below n in order.
func (w *walker) walk(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.block(c)
	}
}

func (w *walker) block(n ast.Node) {
	if n.Type() == ast.TypeInline {
		w.inline(n)
		return
	}
	if _, isTable := n.(*extast.Table); len(w.pending) > 0 && !isTable {
		if _, isHTML := n.(*ast.HTMLBlock); !isHTML {
			w.dropTemplates()
		}
	}
	switch n := n.(type) {
	case *ast.Heading:
		w.heading(n)
	case *ast.Paragraph, *ast.TextBlock:
		start, cites, marks := len(w.out), len(w.cites), len(w.marks)
		w.prose(n)
		w.attribute(n, start, cites, marks)
		w.endBlock()
		w.above = fact.Span{Start: start, End: len(w.out)}
	case *ast.FencedCodeBlock:
		w.fenced(n)
	case *ast.CodeBlock:
		w.codeLines(n)
	case *ast.HTMLBlock:
		w.html(n)
	case *extast.Table:
		w.table(n)
	case *ast.ListItem:
		w.walk(n)
		w.endBlock()
	case *ast.Blockquote:
		w.blockQuote(n)
	case *extast.Footnote:
		before := len(w.cites)
		if first := n.FirstChild(); first != nil && first.Lines().Len() > 0 {
			w.note = first.Lines().At(0).Start
		}
		w.walk(n)
		w.note = 0
		w.notes[n.Index] = w.cites[before:]
	default:
		w.walk(n)
	}
}

func (w *walker) heading(n *ast.Heading) {
	w.endSection()
	start := len(w.out)
	w.inlines(n)
	w.endBlock()
	text := strings.TrimSpace(string(w.out[start:]))
	h := fact.Heading{Level: n.Level, Text: text, Line: 1}
	if pos := n.Pos(); pos >= 0 {
		h.Line = w.line(pos)
	}
	if n.Lines().Len() > 0 {
		h.Line = w.line(n.Lines().At(0).Start)
	}
	id, _ := n.AttributeString("id")
	given, _ := id.([]byte)
	h.Anchor = w.uniqueAnchor(string(given), text)
	w.doc.Headings = append(w.doc.Headings, h)
	w.section(len(w.doc.Headings)-1, start)
	w.above = fact.Span{}
}

// section opens a section below a heading, or below none when its index is -1.
func (w *walker) section(at, start int) {
	if at >= 0 {
		h := w.doc.Headings[at]
		for len(w.open) > 0 && w.open[len(w.open)-1].level >= h.Level {
			w.open = w.open[:len(w.open)-1]
		}
		c := crumb{w.path(), h.Text}
		if w.paths[c] == 0 {
			w.paths[c] = len(w.paths) + 1
		}
		w.open = append(w.open, heading{h.Level, w.paths[c]})
	}
	s := section{heading: at, start: start, twin: -1}
	if twin, ok := w.twins[w.path()]; ok {
		s.twin = twin
	}
	w.twins[w.path()] = len(w.sections)
	w.sections = append(w.sections, s)
}

// path returns the number of the headings of the section that is open: equal texts have equal numbers.
func (w *walker) path() int {
	if len(w.open) == 0 {
		return 0
	}
	return w.open[len(w.open)-1].path
}

// endSection closes the section that is open.
func (w *walker) endSection() {
	w.endBlock()
	w.sections[len(w.sections)-1].end = len(w.out)
}

// uniqueAnchor makes an anchor as GitHub does, unless the heading gives one.
func (w *walker) uniqueAnchor(given, text string) string {
	anchor := given
	if anchor == "" {
		anchor = strings.Map(func(r rune) rune {
			switch {
			case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), r == '-', r == '_':
				return unicode.ToLower(r)
			case r == ' ':
				return '-'
			}
			return -1
		}, text)
	}
	if anchor == "" {
		anchor = "section"
	}
	unique := anchor
	for {
		n, taken := w.anchors[unique]
		if !taken {
			w.anchors[unique] = 0
			return unique
		}
		w.anchors[anchor]++
		unique = anchor + "-" + strconv.Itoa(max(n, w.anchors[anchor]))
	}
}

// inlines renders the inline nodes below n.
func (w *walker) inlines(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.inline(c)
	}
}

func (w *walker) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		if n.IsRaw() {
			w.copy(n.Segment.Start, n.Segment.Stop)
		} else {
			w.unescape(n.Segment.Start, n.Segment.Stop)
		}
		if n.SoftLineBreak() || n.HardLineBreak() {
			w.lineBreak(n.Segment.Stop)
		}
	case *ast.CodeSpan:
		start := len(w.out)
		w.inlines(n)
		w.code = append(w.code, fact.Span{Start: start, End: len(w.out)})
	case *ast.AutoLink:
		start := len(w.out)
		if at := bytes.Index(w.src[max(n.Pos(), 0):], n.Label(w.src)); at >= 0 {
			at += max(n.Pos(), 0)
			w.copy(at, at+len(n.Label(w.src)))
		}
		w.code = append(w.code, fact.Span{Start: start, End: len(w.out)})
		w.citeLink(start, string(n.URL(w.src)))
	case *extast.FootnoteLink:
		w.marks = append(w.marks, noteMark{at: w.wordsEnd(), note: n.Index})
	case *ast.Image, *extast.TaskCheckBox, *extast.FootnoteBacklink:
		// Not part of the words that are read.
	case *ast.RawHTML:
		w.rawHTML(n)
	case *ast.Link:
		start := len(w.out)
		w.inlines(n)
		w.links = append(w.links, rawLink{
			target: string(n.Destination), text: strings.TrimSpace(string(w.out[start:])), words: fact.Span{Start: start, End: len(w.out)}, line: w.lineOfText(start),
		})
		w.citeLink(start, string(n.Destination))
	case *markdown.Wikilink:
		if n.Embed {
			return
		}
		start := len(w.out)
		w.copy(n.Start, n.End)
		w.links = append(w.links, rawLink{
			target: n.Target, wiki: true, text: strings.TrimSpace(string(w.out[start:])), words: fact.Span{Start: start, End: len(w.out)}, line: w.line(n.At),
		})
		if key, ok := strings.CutPrefix(n.Target, "@"); ok { // the note on a source, by its key
			w.cites = append(w.cites, cite{at: start, place: w.place(w.src, n.At), form: inText, Citation: fact.Citation{Source: fact.SourceKey(key)}})
		}
	case *markdown.Citation:
		w.cite(n)
	default:
		w.inlines(n)
	}
}

// lineOfText returns the line of the file from which rendered text at the offset comes.
func (w *walker) lineOfText(at int) int {
	for i := len(w.runs) - 1; i >= 0; i-- {
		if int(w.runs[i].text) <= at || i == 0 {
			return w.line(int(w.runs[i].src) + max(at-int(w.runs[i].text), 0))
		}
	}
	return 1
}

func (w *walker) codeLines(n ast.Node) {
	start := len(w.out)
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		w.copy(line.Start, line.Stop)
	}
	w.endBlock()
	w.code = append(w.code, fact.Span{Start: start, End: len(w.out)})
}

// fenced reads a fenced code block: facts, entities, or text like any other.
func (w *walker) fenced(n *ast.FencedCodeBlock) {
	language := string(n.Language(w.src))
	switch language {
	case "facts", "entities":
	default:
		w.nearBlock(n, language)
		w.codeLines(n)
		return
	}
	at := w.place(w.src, n.Info.Segment.Start)
	if !w.closed(n) {
		w.error(at, "block-unclosed", "end it with a line of ```", "the %s block has no end", language)
		if language == "entities" { // whose names others need; the prose below it is no mistake
			problems := len(w.problems)
			w.readEntities(w.blockLines(n))
			w.problems = w.problems[:problems]
		}
		return
	}
	lines := w.blockLines(n)
	if language == "facts" {
		w.readFacts(lines, at)
	} else {
		w.readEntities(lines)
	}
}

// nearBlock warns of a block whose language looks like a slip.
func (w *walker) nearBlock(n *ast.FencedCodeBlock, language string) {
	for _, known := range []string{"facts", "entities"} {
		if strings.EqualFold(strings.Trim(language, "{}:."), known) || language+"s" == known || known == "entities" && (language == "entity" || language == "entitys") {
			w.warn(w.place(w.src, n.Info.Segment.Start), "block-near", "write ```"+known,
				"a block of %q means nothing to ibid", language)
		}
	}
}

// closed reports whether a fence stands below the block.
func (w *walker) closed(n *ast.FencedCodeBlock) bool {
	end := n.Info.Segment.Stop
	if k := n.Lines().Len(); k > 0 {
		end = n.Lines().At(k - 1).Stop
	} else if eol := bytes.IndexByte(w.src[end:], '\n'); eol >= 0 {
		end += eol + 1
	}
	line, _, _ := bytes.Cut(w.src[min(end, len(w.src)):], []byte{'\n'})
	line = bytes.TrimLeft(line, " \t>")
	return bytes.HasPrefix(line, []byte("```")) || bytes.HasPrefix(line, []byte("~~~"))
}

// blockLine is a line of a facts or entities block.
type blockLine struct {
	text string
	at   int // offset in the file
}

func (w *walker) blockLines(n ast.Node) []blockLine {
	lines := make([]blockLine, n.Lines().Len())
	for i := range lines {
		s := n.Lines().At(i)
		lines[i] = blockLine{text: strings.TrimRight(string(w.src[s.Start:s.Stop]), "\r\n"), at: s.Start}
	}
	return lines
}

var (
	tableComment = regexp.MustCompile(`(?s)<!--\s*facts\s*:(.*?)-->`)
	nearComment  = regexp.MustCompile(`(?i)^\s*<!--\s*(facts?\s*:|facts?\b[^:]*\|)`)
	invisible    = regexp.MustCompile(`(?is)<!--.*?(?:-->|$)|<script\b.*?(?:</script>|$)|<style\b.*?(?:</style>|$)|</?[a-z!?][^>]*>`)
)

// html renders a block of raw HTML without its tags, and takes the facts of a comment.
func (w *walker) html(n *ast.HTMLBlock) {
	start, end := -1, 0
	for i := range n.Lines().Len() {
		if s := n.Lines().At(i); start < 0 {
			start, end = s.Start, s.Stop
		} else {
			end = s.Stop
		}
	}
	if n.HasClosure() {
		if start < 0 {
			start = n.ClosureLine.Start
		}
		end = max(end, n.ClosureLine.Stop)
	}
	if start < 0 {
		return
	}
	raw := w.src[start:end]
	found := tableComment.FindAllSubmatchIndex(raw, -1)
	for _, m := range found {
		w.readTemplate(string(raw[m[2]:m[3]]), start+m[2])
	}
	if len(found) == 0 {
		if len(w.pending) > 0 {
			w.dropTemplates()
		}
		if nearComment.Match(raw) {
			w.warn(w.place(w.src, start), "comment-near", "write <!-- facts: subject | property | {Column} -->", "this comment means nothing to ibid")
		}
	}
	at := 0
	for _, m := range append(invisible.FindAllIndex(raw, -1), []int{len(raw), len(raw)}) {
		w.unescape(start+at, start+m[0])
		if m[0] < len(raw) {
			w.lineBreak(start + m[0])
		}
		at = m[1]
	}
	w.endBlock()
}

// rawHTML swallows a tag inside a paragraph.
func (w *walker) rawHTML(n *ast.RawHTML) {
	if n.Segments.Len() == 0 {
		return
	}
	first := n.Segments.At(0)
	raw := first.Value(w.src)
	if bytes.HasPrefix(bytes.ToLower(raw), []byte("<br")) {
		w.lineBreak(first.Start)
	}
	if tableComment.Match(w.src[first.Start:n.Segments.At(n.Segments.Len()-1).Stop]) {
		w.error(w.place(w.src, first.Start), "table-missing", "let it stand on a line of its own, directly above the table", "this comment is inside a paragraph")
	}
}
