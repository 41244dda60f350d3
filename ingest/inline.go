package ingest

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// newMarkdown returns a parser for CommonMark with tables, strikethrough, task
// lists, footnotes, heading attributes, wikilinks and, where they are wanted, citation marks.
func newMarkdown(citations bool) parser.Parser {
	return goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList, extension.Footnote),
		goldmark.WithParserOptions(
			parser.WithAttribute(),
			// Before the links of CommonMark, which have priority 200.
			parser.WithInlineParsers(util.Prioritized(bracketParser{citations}, 150)),
		),
	).Parser()
}

// citation is a mark such as `[@key]` or `[@a; @b, p. 3]`.
type citation struct {
	ast.BaseInline
	keys []citedKey
}

type citedKey struct {
	key string
	at  int // offset in the file
}

var kindCitation = ast.NewNodeKind("Citation")

// Kind implements ast.Node.
func (*citation) Kind() ast.NodeKind { return kindCitation }

// Dump implements ast.Node.
func (c *citation) Dump(source []byte, level int) { ast.DumpHelper(c, source, level, nil, nil) }

// wikilink is `[[target#heading|alias]]`, or `![[target]]`, which embeds.
type wikilink struct {
	ast.BaseInline
	target     string
	embed      bool
	start, end int // offsets in the file of the words shown
	at         int // offset in the file of the link
}

var kindWikilink = ast.NewNodeKind("Wikilink")

// Kind implements ast.Node.
func (*wikilink) Kind() ast.NodeKind { return kindWikilink }

// Dump implements ast.Node.
func (l *wikilink) Dump(source []byte, level int) { ast.DumpHelper(l, source, level, nil, nil) }

// bracketParser reads citation marks and wikilinks.
type bracketParser struct{ citations bool }

// Trigger implements parser.InlineParser.
func (bracketParser) Trigger() []byte { return []byte{'[', '!'} }

// Parse implements parser.InlineParser.
func (p bracketParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	switch {
	case bytes.HasPrefix(line, []byte("[[")):
		return parseWikilink(block, line, segment, 2)
	case bytes.HasPrefix(line, []byte("![[")):
		return parseWikilink(block, line, segment, 3)
	case !p.citations:
	case bytes.HasPrefix(line, []byte("[@")), bytes.HasPrefix(line, []byte("[-@")):
		return parseCitation(block)
	}
	return nil
}

func parseWikilink(block text.Reader, line []byte, segment text.Segment, prefix int) ast.Node {
	n := bytes.Index(line, []byte("]]"))
	if n <= prefix || bytes.IndexByte(line[prefix:n], '[') >= 0 {
		return nil
	}
	l := &wikilink{embed: prefix == 3, start: segment.Start + prefix, end: segment.Start + n, at: segment.Start}
	inner := string(line[prefix:n])
	if bar := strings.IndexByte(inner, '|'); bar >= 0 {
		l.start += bar + 1
		inner = strings.TrimSuffix(inner[:bar], `\`) // a bar is escaped inside a table
	}
	l.target = inner
	block.Advance(n + 2)
	return l
}

// keyForm is the form of a citation key, as Pandoc has it.
var keyForm = regexp.MustCompile(`^-?@([\pL\pN_](?:[\pL\pN_:.#$%&+?<>~/-]*[\pL\pN_])?)(?:\s*,.*)?$`)

// parseCitation reads a mark, which may go on over the end of a line.
func parseCitation(block text.Reader) ast.Node {
	startLine, startPos := block.Position()
	c := &citation{}
	for range 4 {
		line, segment := block.PeekLine()
		if line == nil {
			break
		}
		end := bytes.IndexByte(line, ']')
		part := line
		if end >= 0 {
			part = line[:end]
			if end+1 < len(line) && (line[end+1] == '(' || line[end+1] == '[') {
				break // a link
			}
		}
		if !c.read(part, segment.Start) {
			break
		}
		if end >= 0 {
			block.Advance(end + 1)
			return c
		}
		block.AdvanceLine()
	}
	block.SetPosition(startLine, startPos)
	return nil
}

// read takes the keys of one line of a mark, and reports whether it is one.
func (c *citation) read(part []byte, at int) bool {
	if len(c.keys) == 0 {
		part, at = part[1:], at+1
	}
	for item := range bytes.SplitSeq(part, []byte{';'}) {
		trimmed := bytes.TrimSpace(item)
		if len(trimmed) > 0 {
			m := keyForm.FindSubmatchIndex(trimmed)
			if m == nil {
				return false
			}
			indent := bytes.Index(item, trimmed)
			c.keys = append(c.keys, citedKey{key: string(trimmed[m[2]:m[3]]), at: at + indent + m[2] - 1})
		}
		at += len(item) + 1
	}
	return len(c.keys) > 0
}
