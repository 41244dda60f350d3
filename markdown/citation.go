package markdown

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Citation cites sources, by the grammar of Pandoc
// (https://pandoc.org/MANUAL.html#citation-syntax). It is a mark, `[see @key, p. 3; @other]`,
// or stands in the text, `@key`, with or without a mark behind it, `@key [p. 3]`,
// or is a note in the text that cites, `^[See @key.]`.
type Citation struct {
	ast.BaseInline
	Keys       []Key // none for a mark that begins with `@` and has no key
	Start, End int   // offsets in the file
	Words      int   // end of the part from Start on that readers are shown: `@key` in the text
}

var kindCitation = ast.NewNodeKind("Citation")

// Kind implements ast.Node.
func (*Citation) Kind() ast.NodeKind { return kindCitation }

// Dump implements ast.Node.
func (c *Citation) Dump(source []byte, level int) { ast.DumpHelper(c, source, level, nil, nil) }

// citationParser reads citations.
type citationParser struct{}

// Trigger implements parser.InlineParser.
func (citationParser) Trigger() []byte { return []byte("[@^!") }

// Parse implements parser.InlineParser.
func (citationParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, at := block.PeekLine()
	switch {
	case bytes.HasPrefix(line, []byte("^[")):
		return parseNote(block)
	case bytes.HasPrefix(line, []byte("![")): // no image, but the end of an exclamation
		block.Advance(1)
		if c := parseMark(block, pc); c != nil {
			ast.MergeOrAppendTextSegment(parent, text.NewSegment(at.Start, at.Start+1))
			return c
		}
	case line[0] == '[':
		if c := parseMark(block, pc); c != nil {
			return c
		}
	case line[0] == '@' && mayPrecede(block.PrecendingCharacter()):
		return parseInText(parent, block, pc)
	}
	return nil
}

// parseMark reads `[...]`, nil when it is a link or cites nothing.
func parseMark(block text.Reader, pc parser.Context) *Citation {
	s := peek(block, 1)
	m, ok := scanMark(s.text, 0)
	if !ok && len(s.text) < maxMark {
		s = peek(block, maxLines)
		m, ok = scanMark(s.text, 0)
	}
	if !ok || !m.cites() || isLink(s.text, m.end, pc) {
		return nil
	}
	return s.citation(block, m.keys, 0, m.end)
}

// parseInText reads `@key`, and the mark behind it if that begins with a place in the source.
func parseInText(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	s := peek(block, 1)
	name, n := scanKey(s.text)
	if n == 0 {
		return nil
	}
	key := Key{Name: name, InText: true}
	keys, end := []Key{key}, n
	if len(bytes.TrimSpace(s.text[n:])) == 0 {
		s = peek(block, 2)
	}
	if open := n + spaces(s.text[n:]); open < len(s.text) && s.text[open] == '[' {
		s = peek(block, maxLines)
		if m, ok := scanMark(s.text[open:], 0); ok && !isLink(s.text[open:], m.end, pc) {
			if l := parseLocator(m.before, true); l.value != "" {
				keys[0].Label, keys[0].Locator, keys[0].Suffix = l.label, l.value, l.suffix
				for _, k := range m.keys {
					k.At += open
					keys = append(keys, k)
				}
				end = open + m.end
			}
		}
	} else if inNote(parent) {
		if l := parseLocator(plain(untilNext(s.text[n:])), false); l.value != "" {
			keys[0].Label, keys[0].Locator = l.label, l.value
		}
	}
	c := s.citation(block, keys, 0, end)
	c.Words = c.Start + n
	return c
}

// parseNote reads `^[...]`, nil when it cites nothing.
func parseNote(block text.Reader) ast.Node {
	s := peek(block, maxLines)
	m, ok := scanMark(s.text[1:], 0)
	if !ok {
		return nil
	}
	keys := append(m.keys, m.inner...)
	if len(keys) == 0 {
		return nil
	}
	for i, behind := range m.behind { // a sentence, where a number alone is no page
		l := parseLocator(behind, false)
		keys[i] = Key{Name: keys[i].Name, At: keys[i].At, InText: true, Label: l.label, Locator: l.value}
	}
	for i := range keys {
		keys[i].At++
	}
	return s.citation(block, keys, 0, m.end+1)
}

// inNote reports whether an inline node stands in a footnote.
func inNote(n ast.Node) bool {
	for ; n != nil; n = n.Parent() {
		if _, ok := n.(*extast.Footnote); ok {
			return true
		}
	}
	return false
}

// linkTarget is what follows the words of a link, `(address "title")`.
var linkTarget = regexp.MustCompile(`^\(\s*(?:<[^<>\n]*>|(?:[^\s()<\\]|\\.)?(?:[^\s()\\]|\\.|\([^\s()]*\))*)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)`)

// isLink reports whether the brackets that s begins with, up to an offset, are the words of a link.
func isLink(s []byte, end int, pc parser.Context) bool {
	defined := func(label []byte) bool {
		_, ok := pc.Reference(util.ToLinkReference(label))
		return ok
	}
	rest := s[end:]
	switch {
	case bytes.HasPrefix(rest, []byte("(")):
		return linkTarget.Match(rest)
	case bytes.HasPrefix(rest, []byte("[")):
		if n := bytes.IndexByte(rest, ']'); n > 1 && defined(rest[1:n]) {
			return true
		}
	}
	words := s[1 : end-1]
	return !bytes.HasPrefix(bytes.TrimPrefix(words, []byte("-")), []byte("@")) && defined(words)
}

// stretch is the text of some lines of a block from the place of its reader on.
type stretch struct {
	text  []byte
	lines []lineStart
}

// lineStart says where a line begins in a stretch and in the file.
type lineStart struct{ text, file int }

// Bounds on what is read for one mark.
const (
	maxLines = 24
	maxMark  = 4096 // bytes
)

// peek returns up to n lines.
func peek(block text.Reader, n int) stretch {
	number, position := block.Position()
	var s stretch
	for range n {
		line, segment := block.PeekLine()
		if line == nil || len(s.text) > maxMark {
			break
		}
		s.lines = append(s.lines, lineStart{len(s.text), segment.Start})
		long := len(line) > maxMark
		if line = line[:min(len(line), maxMark)]; n == 1 {
			s.text = line
			break
		}
		s.text = append(s.text, line...)
		if long {
			break
		}
		block.AdvanceLine()
	}
	block.SetPosition(number, position)
	return s
}

// file returns the offset in the file of one in the text.
func (s *stretch) file(at int) int {
	line := s.lines[0]
	for _, l := range s.lines {
		if l.text <= at {
			line = l
		}
	}
	return line.file + at - line.text
}

// citation makes the node of what stands between two offsets of the text, and
// moves the reader behind it.
func (s *stretch) citation(block text.Reader, keys []Key, start, end int) *Citation {
	c := &Citation{Start: s.file(start), End: s.file(end-1) + 1, Keys: keys}
	c.Words = c.Start
	for i := range c.Keys {
		c.Keys[i].At = s.file(c.Keys[i].At)
	}
	done := 0
	for _, l := range s.lines[1:] {
		if l.text < end {
			block.AdvanceLine()
			done = l.text
		}
	}
	block.Advance(end - done)
	return c
}
