package edtf

// Ends returns the dates at which an interval begins and ends: 2002 and 2003 of
// 2002/2003. An end that is open or unknown is the zero Date. Any other date
// begins and ends with itself.
func (d Date) Ends() (from, to Date) {
	if d.form != interval {
		return d, d
	}
	end := func(m moment) Date {
		if !m.known() {
			return Date{}
		}
		return Date{form: single, from: m, to: m}
	}
	return end(d.from), end(d.to)
}

// OpenStart reports whether an interval has no beginning: ../2003.
func (d Date) OpenStart() bool { return d.form == interval && d.from.kind == open }

// OpenEnd reports whether an interval has no end: 2002/...
func (d Date) OpenEnd() bool { return d.form == interval && d.to.kind == open }

// Definite reports whether d can mean one period only, so that two claims with
// the same date speak of the same time: 2002, 2002-07, 2002/2003 or 2002/.. It is
// false for a date that is marked ~ or ?, has unspecified digits, is a choice of
// days, or has an unknown end.
func (d Date) Definite() bool {
	if d.form != single && d.form != interval || d.Approximate() || d.Uncertain() {
		return false
	}
	definite := func(m moment) bool {
		return m.kind == open || m.kind == inYear && m.month != unspecified && m.day != unspecified
	}
	return definite(d.from) && definite(d.to)
}

// Hull returns the first and the last instant that d can mean, a time without a
// zone being of any. An end that d has not, or whose year is not known, lies
// beyond all others.
func (d Date) Hull() (first, last Instant) {
	first, last = beginning(), ending()
	if i, ok := d.First(); ok {
		if first = i; i.clock != 0 && !i.clock.zoned() {
			first = i.plus(-maxOffset)
		}
	}
	if i, ok := d.Last(); ok {
		if last = i; i.clock != 0 && !i.clock.zoned() {
			last = i.plus(maxOffset)
		}
	}
	return first, last
}
