// Package markdown is the dialect of documents: CommonMark with tables,
// strikethrough, task lists, footnotes, heading attributes, wikilinks, citation
// marks and front matter. It parses, it does not render.
package markdown

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"ibid/internal/budget"
)

// Parser parses documents. It may be used by several goroutines at once.
type Parser struct{ body parser.Parser }

// NewParser returns a parser that takes marks such as `[@key]` for citations or,
// in a corpus that cites nothing, for text.
func NewParser(citations bool) *Parser {
	// Before the links of CommonMark, which have priority 200.
	inline := []util.PrioritizedValue{util.Prioritized(markLimiter{}, -1), util.Prioritized(wikilinkParser{}, 150)}
	if citations {
		inline = append(inline, util.Prioritized(citationParser{}, 160))
	}
	return &Parser{goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList, extension.Footnote),
		goldmark.WithParserOptions(
			parser.WithAttribute(),
			// Before link definitions and tables, which have priorities 100 and 200.
			parser.WithParagraphTransformers(util.Prioritized(lineLimiter{}, 50)),
			parser.WithBlockParsers(util.Prioritized(nestingLimiter{}, -1)),
			parser.WithInlineParsers(inline...),
		),
	).Parser()}
}

// Parse reads the body of a document. Offsets in the tree are offsets in the
// file, front matter included. The error is a [*budget.Error].
func (p *Parser) Parse(file []byte) (ast.Node, error) {
	src := file
	if body := Front(file).Body; body > 0 {
		// Blanks in place of what stands before the body keep all offsets right.
		src = slices.Clone(file)
		for i, b := range src[:body] {
			if b != '\n' {
				src[i] = ' '
			}
		}
	}
	var b budget.Budget
	if mark := []byte("[^"); !b.Reach(budget.Footnotes, bytes.Count(src, mark), bytes.Index(src, mark)) {
		return nil, b.Over()
	}
	pc := parser.NewContext()
	pc.Set(budgetKey, &b)
	root := p.body.Parse(text.NewReader(src), parser.WithContext(pc))
	if err := b.Over(); err != nil {
		return nil, err
	}
	return root, nil
}

// FrontMatter says where the front matter of a file is.
type FrontMatter struct {
	Format     Format
	Start, End int // bytes of the text between the fences; End is exclusive
	Body       int // offset at which the body begins, behind a byte order mark too
}

// Format is the language of front matter.
type Format int8

// The formats.
const (
	None Format = iota
	YAML        // between lines of `---`; the last may be `...`
	TOML        // between lines of `+++`
)

var byteOrderMark = []byte("\ufeff")

// Front finds the front matter of a file. What has no end is none.
func Front(file []byte) FrontMatter {
	f := FrontMatter{}
	if bytes.HasPrefix(file, byteOrderMark) {
		f.Body = len(byteOrderMark)
	}
	first, _, _ := bytes.Cut(file[f.Body:], []byte{'\n'})
	fence := string(bytes.TrimRight(first, " \t\r"))
	format := map[string]Format{"---": YAML, "+++": TOML}[fence]
	if format == None {
		return f
	}
	start := f.Body + len(first) + 1
	for at := start; at < len(file); {
		line, _, _ := bytes.Cut(file[at:], []byte{'\n'})
		next := min(at+len(line)+1, len(file))
		if end := string(bytes.TrimRight(line, " \t\r")); end == fence || format == YAML && end == "..." {
			return FrontMatter{Format: format, Start: start, End: at, Body: next}
		}
		at = next
	}
	return f
}
