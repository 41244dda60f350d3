package site

import (
	"ibid/edtf"
	"ibid/fact"
)

// The measures of the drawings of time, in SVG units.
const (
	timeWidth  = 960
	timeHeight = 150
	timeBase   = 124 // where bars stand
	stripLane  = 9
	stripLanes = 7
)

// chart is the bar chart of a timeline.
type chart struct{ bars []bar }

// bar is a rung in a chart.
type bar struct {
	rung
	x, y, width, height int
	labelled            bool
}

func chartOf(years []rung) *chart {
	if len(years) < 2 {
		return nil
	}
	highest := 1
	for _, r := range years {
		highest = max(highest, r.count)
	}
	slot := timeWidth / len(years)
	every := (36 + slot - 1) / slot // so that labels do not touch
	c := &chart{}
	for i, r := range years {
		h := r.count * (timeBase - 20) / highest
		if r.count > 0 {
			h = max(h, 2)
		}
		c.bars = append(c.bars, bar{rung: r, x: i * slot, y: timeBase - h, width: slot - 2, height: h, labelled: i%every == 0})
	}
	return c
}

// strip is the drawing of an entity's dated statements on an axis of years.
type strip struct {
	height int
	ticks  []tick
	marks  []stripMark
}

type tick struct {
	x     int
	label string
}

// stripMark is a statement: as wide as its date is vague.
type stripMark struct {
	x, y, width int
	title       string
	disputed    bool
}

// stripOf draws statements that are sorted by date; nil when there are too few to see anything.
func (p *page) stripOf(list []*fact.Statement) *strip {
	type reach struct {
		statement *fact.Statement
		from, to  int // days since year 0, roughly
	}
	var reaches []reach
	for _, s := range list {
		from, okFrom := s.Dated().Earliest()
		to, okTo := s.Dated().Latest()
		if okFrom && okTo {
			reaches = append(reaches, reach{s, dayNumber(from), dayNumber(to)})
		}
	}
	if len(reaches) < 3 {
		return nil
	}
	first, last := reaches[0].from, reaches[0].to
	for _, r := range reaches {
		first, last = min(first, r.from), max(last, r.to)
	}
	firstYear, lastYear := first/daysInYear, last/daysInYear+1
	step := tickStep(lastYear - firstYear)
	firstYear = floor(firstYear, step)
	years := max(lastYear-firstYear, 1)
	place := func(day int) int {
		return 8 + int(int64(day-firstYear*daysInYear)*(timeWidth-16)/int64(years*daysInYear))
	}
	out := &strip{}
	var ends [stripLanes]int
	for _, r := range reaches {
		m := stripMark{x: place(r.from), title: dateWords(r.statement) + ": " + p.sentence(r.statement), disputed: p.disputed[r.statement.ID] != nil}
		m.width = max(place(r.to)-m.x, 4)
		lane := 0
		for lane < stripLanes-1 && ends[lane] > m.x {
			lane++
		}
		ends[lane] = m.x + m.width + 2
		m.y = 6 + lane*stripLane
		out.marks = append(out.marks, m)
		out.height = max(out.height, m.y+stripLane)
	}
	for year := firstYear; year <= lastYear; year += step {
		if x := place(year * daysInYear); x < timeWidth-20 {
			out.ticks = append(out.ticks, tick{x, yearLabel(year)})
		}
	}
	out.height += 22
	return out
}

// tickStep returns the years between two ticks, such that there are no more than sixteen.
func tickStep(years int) int {
	for unit := 1; ; unit *= 10 {
		for _, step := range []int{unit, 2 * unit, 5 * unit} {
			if years/step <= 16 {
				return step
			}
		}
	}
}

const daysInYear = 372 // of twelve months of 31 days: enough to place a mark

func dayNumber(d edtf.Day) int { return d.Year*daysInYear + int(d.Month-1)*31 + int(d.Day-1) }
