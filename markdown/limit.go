package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"ibid/internal/budget"
)

// freeMarks is how many marks of emphasis and links cost nothing in one paragraph.
const freeMarks = 100

// budgetKey holds the [*budget.Budget] of a document that is being parsed.
var budgetKey = parser.NewContextKey()

func budgetOf(pc parser.Context) *budget.Budget { return pc.Get(budgetKey).(*budget.Budget) }

// nestingLimiter sees each place where a block may begin before the parsers of
// blocks do. Once there is too much of anything, it takes the rest of the document.
type nestingLimiter struct{}

// Trigger implements parser.BlockParser. A parser without triggers would come
// after those that have some, whatever its priority.
func (nestingLimiter) Trigger() []byte {
	all := make([]byte, 256)
	for i := range all {
		all[i] = byte(i)
	}
	return all
}

// Open implements parser.BlockParser.
func (nestingLimiter) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if depth := len(pc.OpenedBlocks()); depth > budget.Nesting.Max() { // a list is a block, and each of its items
		depth = 0
		for _, block := range pc.OpenedBlocks() {
			if kind := block.Node.Kind(); kind == ast.KindBlockquote || kind == ast.KindListItem {
				depth++
			}
		}
		if depth > budget.Nesting.Max() {
			_, at := reader.Position()
			line := bytes.LastIndexByte(reader.Source()[:at.Start], '\n') + 1
			budgetOf(pc).Reach(budget.Nesting, depth, line)
		}
	}
	if budgetOf(pc).Over() == nil {
		return nil, parser.NoChildren
	}
	return ast.NewTextBlock(), parser.NoChildren
}

// Continue implements parser.BlockParser.
func (nestingLimiter) Continue(ast.Node, text.Reader, parser.Context) parser.State {
	return parser.Continue | parser.NoChildren
}

// Close implements parser.BlockParser.
func (nestingLimiter) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph implements parser.BlockParser.
func (nestingLimiter) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements parser.BlockParser.
func (nestingLimiter) CanAcceptIndentedLine() bool { return true }

// lineLimiter takes the lines of a paragraph away that has too many link
// definitions, or tables that are too large.
type lineLimiter struct{}

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
	b, at := budgetOf(pc), n.Lines().At(0).Start
	if !b.Reach(budget.Definitions, definitions, at) || !b.Spend(budget.Cells, columns*n.Lines().Len(), at) {
		n.SetLines(text.NewSegments())
	}
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
	lines := block.Lines()
	if budgetOf(pc).Spend(budget.Marks, lines.At(lines.Len()-1).Stop-at.Start, lines.At(0).Start) {
		return nil
	}
	_, rest := reader.PeekLine()
	reader.AdvanceLine()
	return ast.NewTextSegment(rest)
}
