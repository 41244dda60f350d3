package edtf

// Yearless reports whether d is a day or a month of a year that is not known, or
// begins or ends with one.
func (d Date) Yearless() bool { return d.from.kind == inAnyYear || d.to.kind == inAnyYear }

// turns reports whether a yearless interval passes the turn of the year: from
// 30 December to 2 January.
func (d Date) turns() bool {
	return d.from.kind == inAnyYear && d.to.kind == inAnyYear && d.to.last().Compare(d.from.first()) < 0
}

// in returns the date that d is in a year, or false if the year has no such day.
func (d Date) in(year int) (Date, bool) {
	turns := d.turns()
	for _, m := range []*moment{&d.from, &d.to} {
		if !m.known() {
			continue
		}
		m.kind, m.year = inYear, year
		if turns && m == &d.to {
			m.year++
		}
		if m.day > 0 && m.day > daysIn(m.year, m.month) {
			return Date{}, false
		}
	}
	return d, true
}

// leapYears is the longest time between two leap years.
const leapYears = 8

// near returns the periods of d. For days without a year it returns those of the
// years at the ends of a: as many as it takes for each to be a day that exists.
func (d Date) near(a period) []period {
	if !d.Yearless() {
		return d.periods()
	}
	first, last := a.first.day.Year-1, a.last.day.Year
	if a.first == beginning() {
		first = last - leapYears - 1
	}
	last = min(last, first+leapYears+1)
	var all []period
	for year := first; year <= last; year++ {
		if at, ok := d.in(year); ok {
			all = append(all, at.periods()...)
		}
	}
	return all
}
