package edtf

// Span returns the interval from the first day of one date to the last day of
// another. A zero date stands for an end that is not known, and so does an end
// without a year beside one that has a year. A span without any known day, or
// that would end before it starts, is the zero Date.
func Span(from, to Date) Date {
	d := Date{form: interval, from: from.from, to: to.to}
	if d.from.dated() && !d.to.dated() && d.to.known() {
		d.to = moment{}
	}
	if d.to.dated() && !d.from.dated() && d.from.known() {
		d.from = moment{}
	}
	if !d.from.known() && !d.to.known() || d.reversed() {
		return Date{}
	}
	return d
}
