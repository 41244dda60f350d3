package site

import (
	"cmp"
	"slices"
	"strings"

	"github.com/a-h/templ"
)

// token is a piece of the inline content of a block: the start or the end of
// an element, text of the file, or something that stands for itself.
type token struct {
	kind       tokenKind
	html       string // of the tag or of what stands for itself
	start, end int    // bytes of the file; of an element, from its first to its last text; 0 when unknown
	raw        bool   // text without escapes and character references
}

type tokenKind int8

const (
	textToken tokenKind = iota
	openToken
	closeToken
	atomToken
)

// stretch is a run of bytes that belongs to a quote.
type stretch struct {
	start, end int
	quote      *quote
}

// stretches returns the spans of quotes, by place, longer ones first.
func stretches(quotes []*quote) []*stretch {
	var out []*stretch
	for _, q := range quotes {
		for _, s := range q.Spans {
			out = append(out, &stretch{start: s.Start, end: s.End, quote: q})
		}
	}
	slices.SortStableFunc(out, func(a, b *stretch) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end), strings.Compare(string(a.quote.ID), string(b.quote.ID)))
	})
	return out
}

// weaver writes tokens with a mark around the words of each quote. Marks may
// overlap one another and the elements of the text, and HTML must nest: a mark
// is closed and opened again where it would not.
type weaver struct {
	*prose
	stretches []*stretch // that reach into the block
	stack     []open
}

// open is an element that is open: a mark, or a tag when stretch is nil.
type open struct {
	*stretch
	tag token
}

func (w *weaver) weave(tokens []token) {
	for _, t := range tokens {
		switch t.kind {
		case openToken:
			w.settle(func(s *stretch) bool { return s.start <= t.start && t.end <= s.end && t.start < t.end })
			w.out.WriteString(t.html)
			w.stack = append(w.stack, open{tag: t})
		case closeToken:
			w.closeAbove(w.lastTag())
			w.out.WriteString(t.html)
			w.stack = w.stack[:len(w.stack)-1]
		case atomToken:
			if t.start > 0 {
				w.settle(func(s *stretch) bool { return s.start < t.start && t.start < s.end })
			}
			w.out.WriteString(t.html)
		case textToken:
			w.text(t)
		}
	}
	w.closeAbove(-1)
}

// text writes the text of a token, cut wherever a quote begins or ends.
func (w *weaver) text(t token) {
	cuts := []int{t.start, t.end}
	for _, s := range w.stretches {
		for _, at := range []int{s.start, s.end} {
			if t.start < at && at < t.end {
				cuts = append(cuts, at)
			}
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	for i := 1; i < len(cuts); i++ {
		from, to := cuts[i-1], cuts[i]
		w.settle(func(s *stretch) bool { return s.start <= from && to <= s.end })
		w.writeText(from, to, t.raw)
	}
}

// settle closes and opens marks until those are open that are wanted.
func (w *weaver) settle(wanted func(*stretch) bool) {
	floor := w.lastTag()
	for i := floor + 1; i < len(w.stack); i++ {
		if !wanted(w.stack[i].stretch) {
			w.closeAbove(i - 1)
			break
		}
	}
	for _, s := range w.stretches {
		if wanted(s) && !slices.ContainsFunc(w.stack, func(o open) bool { return o.stretch == s }) {
			w.openMark(s)
		}
	}
}

// lastTag returns the place in the stack of the innermost tag, -1 if there is none.
func (w *weaver) lastTag() int {
	for i := len(w.stack) - 1; i >= 0; i-- {
		if w.stack[i].stretch == nil {
			return i
		}
	}
	return -1
}

// closeAbove closes the marks above a place in the stack.
func (w *weaver) closeAbove(place int) {
	for len(w.stack)-1 > place {
		w.out.WriteString("</mark>")
		w.stack = w.stack[:len(w.stack)-1]
	}
}

// openMark writes the start of a mark. The first of a quote has its identifier;
// those that continue it are highlighted with it by their class.
func (w *weaver) openMark(s *stretch) {
	id := "q-" + string(s.quote.ID)
	w.stack = append(w.stack, open{stretch: s})
	if w.placed[id] {
		w.out.WriteString(`<mark class="` + w.thread(s.quote) + `">`)
		return
	}
	w.placed[id] = true
	w.quotes = append(w.quotes, s.quote)
	w.out.WriteString(`<mark id="` + templ.EscapeString(id) + `" class="` + w.thread(s.quote) + `">`)
}
