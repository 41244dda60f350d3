package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Bounds on what the parser takes the square of. They are far above what people write.
const (
	maxDepth       = 100     // quotes and lists inside one another
	maxNotes       = 10_000  // footnotes and references to them
	maxDefinitions = 10_000  // link definitions in one paragraph
	maxCells       = 500_000 // of all tables, with those that short rows leave out
	freeMarks      = 100     // of emphasis and links in one paragraph, which cost nothing
	maxWork        = 200e6   // for each further mark the bytes to the end of its paragraph, all added up
)

// LimitError is the reason why a document is not parsed: it would take very long.
type LimitError struct {
	At      int // offset in the file
	Message string
	Hint    string // what to do about it
}

// Error implements error.
func (e *LimitError) Error() string { return e.Message }

// excess holds the [*LimitError] of a document that is being parsed.
var excess = parser.NewContextKey()

// checkSource finds what is too much before anything is parsed.
func checkSource(src []byte) error {
	if bytes.Count(src, []byte("[^")) > maxNotes {
		return &LimitError{At: bytes.Index(src, []byte("[^")), Message: "there are more than 10,000 footnotes", Hint: "divide the document"}
	}
	for at := 0; at < len(src); {
		line, _, _ := bytes.Cut(src[at:], []byte{'\n'})
		depth := 0
		for i, b := range line {
			opens := b == '>' || bytes.IndexByte([]byte("-*+.)"), b) >= 0 && i+1 < len(line) && util.IsSpace(line[i+1])
			if opens {
				depth++
			} else if !util.IsSpace(b) && (b < '0' || b > '9') {
				break
			}
		}
		if depth > maxDepth && len(bytes.Trim(line, "- \t\r")) > 0 && len(bytes.Trim(line, "* \t\r")) > 0 { // no line across
			return &LimitError{At: at, Message: "quotes and lists are nested more than 100 deep", Hint: "quote or indent less"}
		}
		at += len(line) + 1
	}
	return nil
}

// lineLimiter takes the lines of a paragraph away that has too many link
// definitions, or tables that are too large.
type lineLimiter struct{}

// cells counts those of all tables.
var cells = parser.NewContextKey()

// Transform implements parser.ParagraphTransformer.
func (lineLimiter) Transform(n *ast.Paragraph, reader text.Reader, pc parser.Context) {
	definitions, columns := 0, 0
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		line := bytes.TrimSpace(segment.Value(reader.Source()))
		if bytes.HasPrefix(line, []byte{'['}) {
			definitions++
		}
		if len(bytes.Trim(line, "|-: \t")) == 0 { // between the header of a table and its rows
			columns = max(columns, bytes.Count(line, []byte{'|'})+1)
		}
	}
	tables := 0
	if columns > 0 {
		tables, _ = pc.Get(cells).(int)
		tables += columns * n.Lines().Len()
		pc.Set(cells, tables)
	}
	if definitions <= maxDefinitions && tables <= maxCells {
		return
	}
	e := &LimitError{At: n.Lines().At(0).Start, Message: "the tables have more than 500,000 cells", Hint: "divide the document"}
	if definitions > maxDefinitions {
		e.Message = "a paragraph has more than 10,000 link definitions"
	}
	pc.Set(excess, e)
	n.SetLines(text.NewSegments())
}

// markLimiter sees each character that may begin or end emphasis, a link, code
// or HTML before the parser for it does. When there are too many, it takes the
// rest of the document for plain text.
type markLimiter struct{}

// marks holds the [*tally] of a document.
var marks = parser.NewContextKey()

type tally struct {
	block ast.Node // paragraph, heading or cell that is being parsed
	marks int      // in it
	work  int      // of all blocks
}

// Trigger implements parser.InlineParser.
func (markLimiter) Trigger() []byte { return []byte("*_~[]!<`") }

// Parse implements parser.InlineParser.
func (markLimiter) Parse(block ast.Node, reader text.Reader, pc parser.Context) ast.Node {
	t, ok := pc.Get(marks).(*tally)
	if !ok {
		t = &tally{}
		pc.Set(marks, t)
	}
	if t.block != block {
		t.block, t.marks = block, 0
	}
	if t.marks++; t.marks <= freeMarks {
		return nil
	}
	_, at := reader.Position()
	t.work += block.Lines().At(block.Lines().Len()-1).Stop - at.Start
	if t.work <= maxWork {
		return nil
	}
	if pc.Get(excess) == nil {
		pc.Set(excess, &LimitError{
			At: block.Lines().At(0).Start, Message: "there are too many marks of emphasis and links in one paragraph",
			Hint: "divide it, or make it a code block",
		})
	}
	_, rest := reader.PeekLine()
	reader.AdvanceLine()
	return ast.NewTextSegment(rest)
}
