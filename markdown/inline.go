package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Wikilink is `[[target#heading|words]]`, or `![[target]]`, which embeds.
type Wikilink struct {
	ast.BaseInline
	Target     string
	Embed      bool
	At         int // offset in the file of the link
	Start, End int // offsets in the file of the words shown
}

var kindWikilink = ast.NewNodeKind("Wikilink")

// Kind implements ast.Node.
func (*Wikilink) Kind() ast.NodeKind { return kindWikilink }

// Dump implements ast.Node.
func (l *Wikilink) Dump(source []byte, level int) { ast.DumpHelper(l, source, level, nil, nil) }

// wikilinkParser reads wikilinks.
type wikilinkParser struct{}

// Trigger implements parser.InlineParser.
func (wikilinkParser) Trigger() []byte { return []byte{'[', '!'} }

// Parse implements parser.InlineParser.
func (wikilinkParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	switch {
	case bytes.HasPrefix(line, []byte("[[")):
		return parseWikilink(block, line, segment, 2)
	case bytes.HasPrefix(line, []byte("![[")):
		return parseWikilink(block, line, segment, 3)
	}
	return nil
}

func parseWikilink(block text.Reader, line []byte, segment text.Segment, prefix int) ast.Node {
	n := bytes.Index(line, []byte("]]"))
	if n <= prefix || bytes.IndexByte(line[prefix:n], '[') >= 0 {
		return nil
	}
	l := &Wikilink{Embed: prefix == 3, At: segment.Start, Start: segment.Start + prefix, End: segment.Start + n}
	target, _, renamed := strings.Cut(string(line[prefix:n]), "|")
	if renamed {
		l.Start += len(target) + 1
		target = strings.TrimSuffix(target, `\`) // a bar is escaped inside a table
	}
	l.Target = target
	block.Advance(n + 2)
	return l
}
