package site

import (
	"fmt"
	"strings"

	"github.com/a-h/templ"

	"ibid/fact"
)

// The measures of a fan, in SVG units.
const (
	fanWidth  = 760
	fanRow    = 21 // height of a line of text
	fanInner  = 118
	fanLimit  = 30 // neighbours
	fanLetter = 34 // letters of a name
)

// fan is the drawing of an entity with its neighbours: those whose facts name
// it on the left, those that its own facts name on the right.
type fan struct {
	height      int
	name        string
	x, y        int
	left, right []fanLine
	more        int // neighbours left out
}

// fanLine is a line of text in a fan: a property, or a neighbour with its curve.
type fanLine struct {
	text, full string
	href       templ.SafeURL // empty for a property
	curve      string
	x, y       int
	disputed   bool
}

// edge is a neighbour in one direction.
type edge struct {
	label    string
	to       *entity
	disputed bool
}

// fanOf draws the neighbours of an entity; nil when it has none.
func (p *page) fanOf(e *entity) *fan {
	right := p.edges(e.out, func(s *fact.Statement) (fact.EntityID, string) {
		return s.Value.Entity(), p.ontology.Property(s.Property).Label
	})
	left := p.edges(e.in, func(s *fact.Statement) (fact.EntityID, string) {
		return s.Subject, p.ontology.Property(s.Property).Inverse
	})
	if len(left)+len(right) == 0 {
		return nil
	}
	f := &fan{name: shorten(e.Label(), fanLetter), x: fanWidth / 2}
	keepLeft, keepRight := share(len(left), len(right), fanLimit)
	f.more = len(left) - keepLeft + len(right) - keepRight
	left, right = heaviest(left, keepLeft), heaviest(right, keepRight)
	rows := max(lines(left), lines(right), 3)
	f.height = (rows + 1) * fanRow
	f.y = f.height / 2
	f.left = p.fanSide(f, left, -1)
	f.right = p.fanSide(f, right, 1)
	return f
}

// edges lists the neighbours at the other ends of statements, each once for a property.
func (p *page) edges(list []*fact.Statement, end func(*fact.Statement) (fact.EntityID, string)) []edge {
	var out []edge
	place := map[string]int{}
	for _, s := range list {
		id, label := end(s)
		to := p.entities[id]
		if to == nil {
			continue
		}
		key := label + "\x00" + string(id)
		at, ok := place[key]
		if !ok {
			at = len(out)
			place[key] = at
			out = append(out, edge{label: label, to: to})
		}
		out[at].disputed = out[at].disputed || p.disputed[s.ID] != nil
	}
	return out
}

// heaviest keeps the n neighbours of which most is known, in their order.
func heaviest(edges []edge, n int) []edge {
	kept := map[*entity]bool{}
	for _, e := range top(edges, n, func(e edge) int { return e.to.facts() }) {
		kept[e.to] = true
	}
	var out []edge
	for _, e := range edges {
		if kept[e.to] && len(out) < n {
			out = append(out, e)
		}
	}
	return out
}

// share splits a limit between two sides: what one does not need, the other may take.
func share(left, right, limit int) (int, int) {
	half := limit / 2
	switch {
	case left+right <= limit:
		return left, right
	case left < half:
		return left, limit - left
	case right < half:
		return limit - right, right
	}
	return half, half
}

// lines counts the lines of a side: one for each neighbour, one for each run of a property.
func lines(edges []edge) int {
	n := 0
	for i, e := range edges {
		if i == 0 || edges[i-1].label != e.label {
			n++
		}
		n++
	}
	return n
}

// fanSide places one side; direction is -1 for the left and 1 for the right.
func (p *page) fanSide(f *fan, edges []edge, direction int) []fanLine {
	x := f.x + direction*fanInner
	y := f.y - lines(edges)*fanRow/2 + fanRow/2
	var out []fanLine
	for i, e := range edges {
		if i == 0 || edges[i-1].label != e.label {
			out = append(out, fanLine{text: shorten(e.label, fanLetter), full: e.label, x: x, y: y})
			y += fanRow
		}
		from, bend := f.x+direction*7, f.x+direction*fanInner*6/10
		out = append(out, fanLine{
			text: shorten(e.to.Label(), fanLetter), full: e.label + ": " + e.to.Label(), href: p.to(e.to.path), x: x, y: y, disputed: e.disputed,
			curve: fmt.Sprintf("M%d %dC%d %d %d %d %d %d", from, f.y, bend, f.y, bend, y, x-direction*6, y),
		})
		y += fanRow
	}
	return out
}

// shorten cuts a text after n characters.
func shorten(s string, n int) string {
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	return strings.TrimSpace(string(runes[:n-1])) + "…"
}
