package site

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
// lists, footnotes, heading attributes, wikilinks and citation marks.
func newMarkdown() parser.Parser {
	return goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList, extension.Footnote),
		goldmark.WithParserOptions(
			parser.WithAttribute(),
			// Before the links of CommonMark, which have priority 200.
			parser.WithInlineParsers(util.Prioritized(bracketParser{}, 150)),
		),
	).Parser()
}

// parse reads the text of a document. Offsets in the tree are offsets in the file.
func (c *corpus) parse(d *document) (ast.Node, []byte) {
	src := withoutFrontMatter(d.text)
	return c.markdown.Parse(text.NewReader(src)), src
}

// withoutFrontMatter blanks a byte order mark and the front matter, so that offsets stay what they are.
func withoutFrontMatter(file []byte) []byte {
	src := file
	blank := func(n int) {
		src = append(bytes.Repeat([]byte{'\n'}, n), file[n:]...)
	}
	at := 0
	if bytes.HasPrefix(file, []byte("\ufeff")) {
		at = len("\ufeff")
		blank(at)
	}
	first, rest, _ := bytes.Cut(file[at:], []byte{'\n'})
	fence := string(bytes.TrimRight(first, " \t\r"))
	if fence != "---" && fence != "+++" {
		return src
	}
	for at += len(first) + 1; len(rest) > 0; {
		line, after, _ := bytes.Cut(rest, []byte{'\n'})
		at, rest = min(at+len(line)+1, len(file)), after
		if end := string(bytes.TrimRight(line, " \t\r")); end == fence || fence == "---" && end == "..." {
			blank(at)
			return src
		}
	}
	return src
}

// citation is a mark such as `[@key]` or `[@a; @b, p. 3]`.
type citation struct {
	ast.BaseInline
	keys       []string
	start, end int
}

var kindCitation = ast.NewNodeKind("Citation")

// Kind implements ast.Node.
func (*citation) Kind() ast.NodeKind { return kindCitation }

// Dump implements ast.Node.
func (c *citation) Dump(source []byte, level int) { ast.DumpHelper(c, source, level, nil, nil) }

// wikilink is `[[target#heading|words]]`. One that embeds, `![[target]]`, is a link here.
type wikilink struct {
	ast.BaseInline
	target     string
	start, end int // of the words
}

var kindWikilink = ast.NewNodeKind("Wikilink")

// Kind implements ast.Node.
func (*wikilink) Kind() ast.NodeKind { return kindWikilink }

// Dump implements ast.Node.
func (l *wikilink) Dump(source []byte, level int) { ast.DumpHelper(l, source, level, nil, nil) }

// bracketParser reads citation marks and wikilinks.
type bracketParser struct{}

// Trigger implements parser.InlineParser.
func (bracketParser) Trigger() []byte { return []byte{'[', '!'} }

// Parse implements parser.InlineParser.
func (bracketParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, at := block.PeekLine()
	embed := bytes.HasPrefix(line, []byte("![["))
	if embed || bytes.HasPrefix(line, []byte("[[")) {
		return parseWikilink(block, line, at.Start, embed)
	}
	if bytes.HasPrefix(line, []byte("[@")) || bytes.HasPrefix(line, []byte("[-@")) {
		return parseCitation(block)
	}
	return nil
}

func parseWikilink(block text.Reader, line []byte, at int, embed bool) ast.Node {
	open := 2
	if embed {
		open = 3
	}
	end := bytes.Index(line, []byte("]]"))
	if end <= open || bytes.IndexByte(line[open:end], '[') >= 0 {
		return nil
	}
	target, _, renamed := strings.Cut(string(line[open:end]), "|")
	l := &wikilink{target: strings.TrimSuffix(target, `\`), start: at + open, end: at + end}
	if renamed {
		l.start += len(target) + 1
	}
	block.Advance(end + 2)
	return l
}

var citationForm = regexp.MustCompile(`(?s)^\[-?@[^\[\]]+\]`)

// keyForm is the form of a citation key, as Pandoc has it.
var keyForm = regexp.MustCompile(`^-?@([\pL\pN_](?:[\pL\pN_:.#$%&+?<>~/-]*[\pL\pN_])?)`)

// parseCitation reads a mark, which may go on over the end of a line.
func parseCitation(block text.Reader) ast.Node {
	startLine, startAt := block.Position()
	var mark []byte
	for range 4 {
		line, at := block.PeekLine()
		if line == nil {
			break
		}
		end := bytes.IndexByte(line, ']')
		if end < 0 {
			mark = append(mark, line...)
			block.AdvanceLine()
			continue
		}
		mark = append(mark, line[:end+1]...)
		isLink := end+1 < len(line) && strings.IndexByte("([", line[end+1]) >= 0
		if isLink || !citationForm.Match(mark) {
			break
		}
		c := &citation{start: startAt.Start, end: at.Start + end + 1}
		for item := range bytes.SplitSeq(mark[1:len(mark)-1], []byte{';'}) {
			if m := keyForm.FindSubmatch(bytes.TrimSpace(item)); m != nil {
				c.keys = append(c.keys, string(m[1]))
			}
		}
		block.Advance(end + 1)
		return c
	}
	block.SetPosition(startLine, startAt)
	return nil
}
