package edtf

import (
	"cmp"
	"math"
)

// Instant is the first or the last second of a date: of a day as it is written,
// in the zone in which it is written, if there is one.
type Instant struct {
	day    Day
	second int32 // of the day
	clock  clock // that gave it; 0 where the date has no time of day
}

// beginning and ending lie beyond all others.
func beginning() Instant { return Instant{day: Day{Year: math.MinInt}} }
func ending() Instant    { return Instant{day: Day{Year: math.MaxInt}} }

// First returns the first second that d can mean, or false where Earliest has no day.
func (d Date) First() (Instant, bool) {
	if !d.from.dated() {
		return Instant{}, false
	}
	return d.from.begin(), true
}

// Last returns the last second that d can mean, or false where Latest has no day.
func (d Date) Last() (Instant, bool) {
	if !d.to.dated() {
		return Instant{}, false
	}
	return d.to.end(), true
}

func (m moment) begin() Instant { return Instant{m.first(), int32(m.clock.first()), m.clock} }
func (m moment) end() Instant   { return Instant{m.last(), int32(m.clock.last()), m.clock} }

// Timed reports whether the date gives a time of day.
func (i Instant) Timed() bool { return i.clock != 0 }

// String returns the instant as an xsd:dateTime of XSD 1.1, without a zone where none is known.
func (i Instant) String() string {
	return i.day.String() + (newClock(int(i.second)) | isExact).String() + i.clock.zone()
}

// Compare orders instants by time. What has no zone stands as if it were of UTC.
func (i Instant) Compare(j Instant) int {
	if i.clock|j.clock == 0 { // most dates have no time
		return i.compareWritten(j)
	}
	return i.utc().compareWritten(j.utc())
}

// compareWritten compares the days and the times as written.
func (i Instant) compareWritten(j Instant) int {
	if c := i.day.Compare(j.day); c != 0 {
		return c
	}
	return cmp.Compare(i.second, j.second)
}

// utc moves an instant with a zone to UTC.
func (i Instant) utc() Instant {
	if !i.clock.zoned() || i.clock.offset() == 0 {
		return i
	}
	return i.plus(-i.clock.offset())
}

// Next returns the second after.
func (i Instant) Next() Instant { return i.later(1) }

// Previous returns the second before.
func (i Instant) Previous() Instant { return i.later(-1) }

// plus moves an instant by minutes, of at most a day.
func (i Instant) plus(minutes int) Instant { return i.later(minutes * 60) }

// later moves an instant by seconds, of at most a day.
func (i Instant) later(seconds int) Instant {
	i.second += int32(seconds)
	switch {
	case i.second < 0:
		i.day, i.second = i.day.Previous(), i.second+secondsOfDay
	case i.second >= secondsOfDay:
		i.day, i.second = i.day.Next(), i.second-secondsOfDay
	}
	return i
}

// notAfter reports whether i is no later than j, surely or possibly. A day is
// compared with a time as both are written. Times with zones are compared in
// UTC; where only one has a zone, the other may be of any.
func (i Instant) notAfter(j Instant, surely bool) bool {
	if i.clock == 0 || j.clock == 0 || !i.clock.zoned() && !j.clock.zoned() {
		return i.compareWritten(j) <= 0
	}
	slack := maxOffset
	if !surely {
		slack = -maxOffset
	}
	switch {
	case !i.clock.zoned():
		i = i.plus(slack)
	case !j.clock.zoned():
		j = j.plus(-slack)
	}
	return i.Compare(j) <= 0
}

// opens returns the first second of the day, minute or second that the date names and that i ends.
func (i Instant) opens() Instant {
	i.second -= int32(i.clock.last() - i.clock.first())
	return i
}

// closes returns the last second of the day, minute or second that the date names and that i begins.
func (i Instant) closes() Instant {
	i.second += int32(i.clock.last() - i.clock.first())
	return i
}
