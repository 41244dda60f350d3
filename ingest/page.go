package ingest

import (
	"sort"
	"unicode/utf8"

	"ibid/fact"
)

// head is what the corpus knows of each document at once: all that the others
// may look up, apart from its words.
type head struct {
	report
	doc      fact.Document // its sources are all that it cites, whether anybody knows them or not
	front    frontMatter
	declared []declaration
	quoted   bool // by side files
	record   *record
}

// page is what one document says on its own: the result of the first phase.
type page struct {
	*head
	rendered
	lines    []int32 // offset in the file of each line
	bytes    int     // of the file
	sections []section
	code     []fact.Span // parts of the text in which names are no mentions, in order
	cites    []cite      // in order
	groups   []group
	links    []rawLink
	last     struct { // what place was asked for, while the file is read
		at int
		place
	}
}

// section is the text from one heading to the next.
type section struct {
	heading    int // index of the heading, -1 before the first
	start, end int // in the rendered text
	twin       int // index of the section before this one that stands under equal headings, -1 if there is none
}

// cite is a citation that stands at an offset of the rendered text.
type cite struct {
	at    int
	place place
	form  citeForm
	fact.Citation
}

// citeForm says how a citation is written, and so whether it surely is one.
type citeForm int8

const (
	inBrackets citeForm = iota // `[@key]`, which is a citation whatever the key
	inText                     // `@key`, which may be the handle of somebody
	byLink                     // a link, which is a source where the corpus says so; the key is its address
)

// rawLink is a link whose target is not yet looked up.
type rawLink struct {
	target string
	wiki   bool
	text   string
	words  fact.Span // of the rendered text, that lead to it
	line   int
}

// place returns the position of an offset in the file src. Places are mostly
// asked for in their order, so that the columns of a long line are counted once.
func (p *page) place(src []byte, at int) place {
	at = min(at, len(src))
	line := p.line(at)
	from, col := int(p.lines[line-1]), int32(1)
	if p.last.line == int32(line) && p.last.at <= at {
		from, col = p.last.at, p.last.col
	}
	p.last.at, p.last.place = at, place{line: int32(line), col: col + int32(utf8.RuneCount(src[from:at]))}
	return p.last.place
}

// line returns the 1-based line of an offset in the file.
func (p *page) line(at int) int {
	return sort.Search(len(p.lines), func(i int) bool { return int(p.lines[i]) > at })
}

// headings returns the texts of the headings from the top of the document down to a section.
func (p *page) headings(s section) []string {
	if s.heading < 0 {
		return nil
	}
	var path []string
	level := 7
	for i := s.heading; i >= 0 && level > 1; i-- {
		if h := p.doc.Headings[i]; h.Level < level {
			path = append([]string{h.Text}, path...)
			level = h.Level
		}
	}
	return path
}

// anchor returns the anchor of a section, empty before the first heading.
func (p *page) anchor(s section) string {
	if s.heading < 0 {
		return ""
	}
	return p.doc.Headings[s.heading].Anchor
}

// lineStarts returns the offset of each line.
func lineStarts(src []byte) []int32 {
	starts := []int32{0}
	for i, b := range src {
		if b == '\n' {
			starts = append(starts, int32(i+1))
		}
	}
	return starts
}
