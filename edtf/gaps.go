package edtf

import "slices"

// Gaps returns the periods between the first and the last day of the dates that
// none of them covers, in order. A date whose first or last day is open or
// unknown covers nothing. The gap between 2014-35 and 2015-33 is 2014-10/2014-12.
func Gaps(dates ...Date) []Date {
	var covered []period
	for _, d := range dates {
		if d.from.kind == known && d.to.kind == known {
			covered = append(covered, d.periods()...)
		}
	}
	slices.SortFunc(covered, func(a, b period) int { return a.first.Compare(b.first) })
	var gaps []Date
	for i, p := range covered {
		if i == 0 {
			continue
		}
		last := covered[i-1].last
		if gap := (period{last.Next(), p.first.Previous()}); gap.first.Compare(gap.last) <= 0 {
			gaps = append(gaps, gap.date())
		}
		if last.Compare(p.last) > 0 {
			covered[i].last = last
		}
	}
	return gaps
}

// date returns the shortest date that names the days: in years or months where they are whole ones.
func (p period) date() Date {
	from := moment{kind: known, year: p.first.Year, month: p.first.Month, day: p.first.Day}
	to := moment{kind: known, year: p.last.Year, month: p.last.Month, day: p.last.Day}
	if from.day == 1 && p.last.Next().Day == 1 {
		from.day, to.day = 0, 0
		if from.month == 1 && to.month == 12 {
			from.month, to.month = 0, 0
		}
	}
	if from == to {
		return Date{form: single, from: from, to: to}
	}
	return Date{form: interval, from: from, to: to}
}

// Next returns the day after.
func (d Day) Next() Day {
	switch {
	case d.Day < daysIn(d.Year, d.Month):
		return Day{d.Year, d.Month, d.Day + 1}
	case d.Month < 12:
		return Day{d.Year, d.Month + 1, 1}
	}
	return Day{d.Year + 1, 1, 1}
}

// Previous returns the day before.
func (d Day) Previous() Day {
	switch {
	case d.Day > 1:
		return Day{d.Year, d.Month, d.Day - 1}
	case d.Month > 1:
		return Day{d.Year, d.Month - 1, daysIn(d.Year, d.Month-1)}
	}
	return Day{d.Year - 1, 12, 31}
}
