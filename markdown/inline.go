package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Citation is a mark such as `[@key]` or `[@a; @b, p. 3]`.
type Citation struct {
	ast.BaseInline
	Keys       []Key
	Start, End int // offsets in the file
}

// Key is a key that a mark cites.
type Key struct {
	Name string // without the `@`
	At   int    // offset in the file of the `@`
}

var kindCitation = ast.NewNodeKind("Citation")

// Kind implements ast.Node.
func (*Citation) Kind() ast.NodeKind { return kindCitation }

// Dump implements ast.Node.
func (c *Citation) Dump(source []byte, level int) { ast.DumpHelper(c, source, level, nil, nil) }

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

// keyForm is the form of a citation key, as Pandoc has it.
var keyForm = regexp.MustCompile(`^-?@([\pL\pN_](?:[\pL\pN_:.#$%&+?<>~/-]*[\pL\pN_])?)(?:\s*,.*)?$`)

// parseCitation reads a mark, which may go on over the end of a line.
func parseCitation(block text.Reader) ast.Node {
	line, position := block.Position()
	c := &Citation{Start: position.Start}
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
			c.End = segment.Start + end + 1
			block.Advance(end + 1)
			return c
		}
		block.AdvanceLine()
	}
	block.SetPosition(line, position)
	return nil
}

// read takes the keys of one line of a mark, and reports whether it is one.
func (c *Citation) read(part []byte, at int) bool {
	if len(c.Keys) == 0 {
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
			c.Keys = append(c.Keys, Key{Name: string(trimmed[m[2]:m[3]]), At: at + indent + m[2] - 1})
		}
		at += len(item) + 1
	}
	return len(c.Keys) > 0
}
