package site

import (
	"fmt"
	"strconv"

	"github.com/a-h/templ"

	"ibid/fact"
)

const (
	maxRungs = 40   // on the year rail
	maxDated = 1500 // statements on one page; beyond that each rung has a page of its own
)

// rung is a step of the year rail: a year, or a decade, or more, as the corpus needs.
type rung struct {
	year   int // the first
	label  string
	count  int    // dated statements
	height string // CSS class for its bar
}

// yearOf returns the year under which a statement is listed, or false if its date has none.
func yearOf(s *fact.Statement) (int, bool) {
	d := s.Dated()
	if day, ok := d.Earliest(); ok {
		return day.Year, true
	}
	day, ok := d.Latest()
	return day.Year, ok
}

func yearLabel(year int) string {
	if year <= 0 {
		return strconv.Itoa(1-year) + " BC"
	}
	return strconv.Itoa(year)
}

// span returns the first and last year of the statements, and the years of a rung.
func (c *corpus) span() (first, last, step int, ok bool) {
	for _, s := range c.dated {
		year, dated := yearOf(s)
		if !dated {
			continue
		}
		if !ok {
			first, last, ok = year, year, true
		}
		first, last = min(first, year), max(last, year)
	}
	for step = 1; (last-first)/step >= maxRungs; step *= 10 {
	}
	return first, last, step, ok
}

func floor(year, step int) int {
	r := year % step
	if r < 0 {
		r += step
	}
	return year - r
}

// rungs computes the year rail of the whole corpus.
func (c *corpus) rungs() []rung {
	first, last, step, ok := c.span()
	if !ok {
		return nil
	}
	counts, highest := map[int]int{}, 1
	for _, s := range c.dated {
		if year, ok := yearOf(s); ok {
			counts[floor(year, step)]++
			highest = max(highest, counts[floor(year, step)])
		}
	}
	var out []rung
	for year := floor(first, step); year <= last; year += step {
		n := counts[year]
		out = append(out, rung{year: year, label: yearLabel(year), count: n, height: "h" + strconv.Itoa((n*5+highest-1)/highest)})
	}
	return out
}

// rungOf returns the rung to which a year belongs.
func (s *Site) rungOf(year int) int {
	if len(s.years) < 2 {
		return year
	}
	return floor(year, s.years[1].year-s.years[0].year)
}

// split reports whether the timeline needs a page for each rung.
func (s *Site) split() bool { return len(s.dated) > maxDated }

func (s *Site) rungPath(year int) string {
	if !s.split() {
		return timePath
	}
	return fmt.Sprintf("time/%d.html", s.rungOf(year))
}

// toYear links to the first listed year of a rung.
func (p *page) toYear(year int) templ.SafeURL {
	if p.split() {
		return p.to(p.rungPath(year))
	}
	return p.toPlace(timePath, yearID(p.rungOf(year)))
}

func yearID(year int) string { return "y" + strconv.Itoa(year) }

// period is a rung with its statements, or all those without a year.
type period struct {
	rung
	id         string // of its section in the timeline
	path       string // of its page, or of the timeline
	statements []*fact.Statement
}

// periods returns the dated statements by rung, and last those without a year.
func (s *Site) periods() []period {
	var out []period
	at := map[int]int{}
	for _, r := range s.years {
		if r.count > 0 {
			at[r.year] = len(out)
			out = append(out, period{rung: r, id: yearID(r.year), path: s.rungPath(r.year)})
		}
	}
	yearless := period{rung: rung{label: "Without a year"}, id: "no-year", path: timePath}
	if s.split() {
		yearless.path = "time/no-year.html"
	}
	for _, st := range s.dated {
		year, ok := yearOf(st)
		if !ok {
			yearless.statements = append(yearless.statements, st)
			continue
		}
		i := at[s.rungOf(year)]
		out[i].statements = append(out[i].statements, st)
	}
	if yearless.count = len(yearless.statements); yearless.count > 0 {
		out = append(out, yearless)
	}
	return out
}

func (s *Site) timePage(p *page) templ.Component {
	p.title = "Timeline"
	p.description = "Every dated fact, by year."
	return timePage(p, s.periods(), chartOf(s.years))
}

// splitTime adds a page for each rung when one page for all would be too long.
func (s *Site) splitTime() {
	if !s.split() {
		return
	}
	for _, pd := range s.periods() {
		s.page(pd.path, func(p *page) templ.Component {
			p.title = pd.label
			return periodPage(p, pd)
		})
	}
}
