package edtf

import "slices"

// days is a run of days, both ends included.
type days struct{ first, last Day }

// Gaps returns the periods between the first and the last day of the dates that
// none of them covers, in order. A date whose first or last day is open or
// unknown covers nothing, and a time covers its day. The gap between 2014-35 and
// 2015-33 is 2014-10/2014-12.
func Gaps(dates ...Date) []Date {
	var covered []days
	for _, d := range dates {
		if d.from.dated() && d.to.dated() {
			for _, p := range d.periods() {
				covered = append(covered, days{p.first.day, p.last.day})
			}
		}
	}
	slices.SortFunc(covered, func(a, b days) int { return a.first.Compare(b.first) })
	var gaps []Date
	for i, p := range covered {
		if i == 0 {
			continue
		}
		last := covered[i-1].last
		if gap := (days{last.Next(), p.first.Previous()}); gap.first.Compare(gap.last) <= 0 {
			gaps = append(gaps, gap.date())
		}
		if last.Compare(p.last) > 0 {
			covered[i].last = last
		}
	}
	return gaps
}

// date returns the shortest date that names the days: in years or months where they are whole ones.
// Years of more than four digits, of which no date names a part, are whole.
func (p days) date() Date {
	from := moment{kind: inYear, year: p.first.Year, month: p.first.Month, day: p.first.Day}
	to := moment{kind: inYear, year: p.last.Year, month: p.last.Month, day: p.last.Day}
	if from.day == 1 && p.last.Next().Day == 1 {
		from.day, to.day = 0, 0
		if from.month == 1 && to.month == 12 {
			from.month, to.month = 0, 0
		}
	}
	for _, m := range []*moment{&from, &to} {
		if m.long() {
			m.month, m.day = 0, 0
		}
	}
	if from == to {
		return Date{form: single, from: from, to: to}
	}
	return Date{form: interval, from: from, to: to}
}
