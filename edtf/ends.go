package edtf

// Ends returns the dates at which an interval begins and ends: 2002 and 2003 of
// 2002/2003. An end that is open or unknown is the zero Date. Any other date
// begins and ends with itself.
func (d Date) Ends() (from, to Date) {
	if d.form != interval {
		return d, d
	}
	end := func(m moment) Date {
		if m.kind != known {
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
		return m.kind == open || m.kind == known && m.vague == 0 && m.month != unspecified && m.day != unspecified
	}
	return definite(d.from) && definite(d.to)
}

// SameDays reports whether two dates name the same days, as 2016-33 and
// 2016-01/2016-03 do. Marks are ignored; dates with an end that is open or
// unknown are the same only when they are equal, and so is one of two periods ([2003,2005]).
func (d Date) SameDays(e Date) bool {
	if d == e {
		return !d.IsZero()
	}
	bounded := func(d Date) bool { return d.form != either && d.from.kind == known && d.to.kind == known }
	return bounded(d) && bounded(e) && d.hull() == e.hull()
}
