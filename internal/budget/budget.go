// Package budget bounds what reading a file may cost: the bytes that are read
// and expanded, the steps taken, the items and the levels made of it. A few
// lines of text can ask for more time or memory than there is, and each reader
// of text from outside has a [Budget] against that.
package budget

import "fmt"

// Limit is the most that one file may have of something.
type Limit int8

// The limits. They are far above what people write.
const (
	Nesting Limit = iota
	Footnotes
	Definitions
	Cells
	Marks
	Carried
	Searched
	TableText
	TableSteps
	Qualifiers
	FrontBytes
	FrontDepth
	TOMLDepth
	References
	SchemaBytes
	SchemaNames
)

var limits = [...]struct {
	max        int
	over, hint string // messages; %s is the limit
}{
	Nesting:     {100, "quotes and lists are nested more than %s deep", "quote or indent less"},
	Footnotes:   {10_000, "there are more than %s footnotes", "divide the document"},
	Definitions: {10_000, "a paragraph has more than %s link definitions", "divide the document"},
	Cells:       {500_000, "the tables have more than %s cells", "divide the document"},
	Marks:       {200_000_000, "the marks of emphasis and links in one paragraph take more than %s steps", "divide it, or make it a code block"},
	Carried:     {100_000, "its footnotes and block quotes cite more than %s sources, counted once for each mark and sentence", "divide the document"},
	Searched:    {4_000_000_000, "looking up the quotes takes more than %s steps", "divide the text by headings, or the facts among several side files"},
	TableText:   {100_000_000, "the header and the paragraph above come to more than %s bytes, counted once for each row", "shorten them, or divide the table"},
	TableSteps:  {200_000_000, "the facts of the tables take more than %s steps", "divide the table, or shorten the comment above it"},
	Qualifiers:  {100, "the fact has more than %s qualifiers", "divide it into several facts"},
	FrontBytes:  {1 << 20, "the values come to more than %s, aliases written out", "take out what is not needed"},
	FrontDepth:  {100, "values are nested more than %s deep, aliases written out", "nest them less"},
	TOMLDepth:   {32, "keys and values are nested more than %s deep", "nest them less"},
	References:  {32 << 20, "the names of @string and the inherited fields come to more than %s", "write out what they stand for"},
	SchemaBytes: {1 << 20, "the schema has more than %s", "take out what the corpus does not use"},
	SchemaNames: {10_000, "the schema has more than %s names, those of interface Entity counted once for each kind", "take out what the corpus does not use"},
}

// String says what is wrong with a file that passes the limit.
func (l Limit) String() string { return fmt.Sprintf(limits[l].over, grouped(limits[l].max)) }

// Hint says what its author can do.
func (l Limit) Hint() string { return limits[l].hint }

// Max returns how many there may be.
func (l Limit) Max() int { return limits[l].max }

// grouped writes a number with commas between its thousands, or in MiB.
func grouped(n int) string {
	switch {
	case n < 1000:
		return fmt.Sprint(n)
	case n%(1<<20) == 0:
		return fmt.Sprintf("%d MiB", n>>20)
	}
	return fmt.Sprintf("%s,%03d", grouped(n/1000), n%1000)
}

// Error says that a file has more of something than its budget permits.
type Error struct {
	Limit Limit
	At    int // offset in the text that was read
}

// Error implements error.
func (e *Error) Error() string { return e.Limit.String() }

// Budget is what has been spent on one file. The zero value has spent nothing.
// It may be used by one goroutine at a time.
type Budget struct {
	spent [len(limits)]int
	over  *Error
}

// Spend adds n to what has been spent of a limit on what stands at an offset,
// and reports whether that is within it.
func (b *Budget) Spend(l Limit, n, at int) bool {
	b.spent[l] += n
	return b.Reach(l, b.spent[l], at)
}

// Reach is [Budget.Spend] for what is not added up, such as a level.
func (b *Budget) Reach(l Limit, n, at int) bool {
	within := n <= limits[l].max
	if !within && b.over == nil {
		b.over = &Error{Limit: l, At: at}
	}
	return within
}

// Over returns the first limit that was passed, or nil.
func (b *Budget) Over() *Error { return b.over }
