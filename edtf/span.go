package edtf

// Span returns the interval from the first day of one date to the last day of
// another. A zero date stands for an end that is not known. A span without any
// known day, or that would end before it starts, is the zero Date.
func Span(from, to Date) Date {
	d := Date{form: interval, from: from.from, to: to.to}
	if d.from.kind != known && d.to.kind != known || d.reversed() {
		return Date{}
	}
	return d
}
