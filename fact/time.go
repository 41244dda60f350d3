package fact

import "ibid/edtf"

// Certainty says whether something holds in view of dates that may be vague.
type Certainty int8

// The certainties, in rising order.
const (
	Never Certainty = iota
	Possibly
	Certainly
)

// String returns the word for the certainty.
func (c Certainty) String() string {
	return [...]string{"never", "possibly", "certainly"}[c]
}

// Dated returns the date at which a timeline places the statement: its value
// when that is a date, else `on`, else the span of `from` and `to`; the zero
// date when it has none. `asOf` is an observation and no such date.
func (s *Statement) Dated() edtf.Date {
	if s.Value.Kind == DateValue {
		return s.Value.Date
	}
	if on, ok := s.Qualifier("on"); ok {
		return on.Date
	}
	from, _ := s.Qualifier("from")
	to, _ := s.Qualifier("to")
	return edtf.Span(from.Date, to.Date)
}

// Holds reports whether the statement holds throughout some time inside the
// period d, so for a day d: on that day.
//
// A span holds certainly between the last day on which it can have begun and
// the first on which it can have ended, and possibly between the outermost
// days; an end that is not given is unknown, so beyond it the statement holds
// possibly. Where both it and d give times of day, these count in place of days.
// `on` holds certainly only where it names no more than d, or is an
// interval around d. A statement without dates holds possibly at any time.
func (s *Statement) Holds(d edtf.Date) Certainty {
	if on, ok := s.Qualifier("on"); ok {
		switch {
		case on.Date.Within(d), on.Date.Precision() == edtf.PrecisionInterval && d.Within(on.Date):
			return Certainly
		case on.Date.Overlaps(d):
			return Possibly
		}
		return Never
	}
	from, _ := s.Qualifier("from")
	to, _ := s.Qualifier("to")
	switch {
	case from.Date.After(d), d.After(to.Date):
		return Never
	case edtf.Throughout(from.Date, to.Date, d):
		return Certainly
	}
	return Possibly
}

// Happened reports whether the date of the statement (see [Statement.Dated])
// falls into the period d: certainly when it lies wholly inside, possibly when
// it overlaps, never otherwise or when there is no date.
func (s *Statement) Happened(d edtf.Date) Certainty {
	at := s.Dated()
	switch {
	case at.IsZero():
		return Never
	case at.Within(d):
		return Certainly
	case at.Overlaps(d):
		return Possibly
	}
	return Never
}
