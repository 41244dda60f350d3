package edtf

import (
	"errors"
	"fmt"
)

// clock is a time of day, to the minute or to the second, with the offset of its
// zone from UTC if it has one. 0 is none. It is packed, so that a Date stays
// small: from the lowest bit, 17 bits for the second of the day, 11 for the offset
// in minutes above -maxOffset, and three marks.
type clock uint32

const (
	isTime  clock = 1 << 31
	isExact clock = 1 << 30 // seconds are given
	isZoned clock = 1 << 29
)

// maxOffset is the farthest that XSD 1.1 lets a zone be ahead of or behind UTC, in minutes.
const maxOffset = 14 * 60

func newClock(second int) clock { return isTime | clock(second) }

// in returns the time with the offset of a zone, in minutes.
func (c clock) in(offset int) clock { return c | isZoned | clock(offset+maxOffset)<<17 }

func (c clock) exact() bool { return c&isExact != 0 }
func (c clock) zoned() bool { return c&isZoned != 0 }

// first returns the first second that the time can mean, of the day as written.
func (c clock) first() int { return int(c & (1<<17 - 1)) }

// last returns the last one. All seconds of the day are possible where there is no time.
func (c clock) last() int {
	switch {
	case c == 0:
		return secondsOfDay - 1
	case c.exact():
		return c.first()
	}
	return c.first() + 59
}

const secondsOfDay = 24 * 60 * 60

// offset returns how far the zone is ahead of UTC, in minutes.
func (c clock) offset() int { return int(c>>17&(1<<11-1)) - maxOffset }

// String writes the time as EDTF does, from the T on, or nothing if there is none.
func (c clock) String() string {
	if c == 0 {
		return ""
	}
	return "T" + c.digits() + c.zone()
}

// digits writes the time without its zone, such as 12:17 or 12:17:05.
func (c clock) digits() string {
	second := c.first()
	s := twoText(int8(second/3600)) + ":" + twoText(int8(second/60%60))
	if c.exact() {
		s += ":" + twoText(int8(second%60))
	}
	return s
}

// zone writes the zone: Z for UTC, else its offset, or nothing if there is none.
func (c clock) zone() string {
	offset, sign := c.offset(), "+"
	switch {
	case !c.zoned():
		return ""
	case offset == 0:
		return "Z"
	case offset < 0:
		offset, sign = -offset, "-"
	}
	return sign + twoText(int8(offset/60)) + ":" + twoText(int8(offset%60))
}

// writtenClock is a time of day as its parts are written: two digits each, of
// which the seconds may be missing, and the zone as it stands.
type writtenClock struct{ hour, minute, second, zone string }

// cutClock divides a text that has the form of a time of day behind its T.
func cutClock(s string) (w writtenClock, ok bool) {
	if len(s) < 5 || !isDigits(s[:2]) || s[2] != ':' || !isDigits(s[3:5]) {
		return w, false
	}
	w.hour, w.minute, s = s[:2], s[3:5], s[5:]
	if len(s) >= 3 && s[0] == ':' && isDigits(s[1:3]) {
		w.second, s = s[1:3], s[3:]
	}
	w.zone = s
	switch {
	case s == "" || s == "Z":
		return w, true
	case s[0] != '+' && s[0] != '-':
		return w, false
	case len(s) == 3:
		return w, isDigits(s[1:])
	}
	return w, len(s) == 6 && isDigits(s[1:3]) && s[3] == ':' && isDigits(s[4:])
}

// clock returns the time, which must be one of the day.
func (w writtenClock) clock() (clock, error) {
	hour, minute := int(twoDigits(w.hour)), int(twoDigits(w.minute))
	switch {
	case hour == 24 && minute == 0:
		return 0, errors.New("the end of a day is written as 00:00 of the next")
	case hour > 23:
		return 0, fmt.Errorf("there is no hour %s", w.hour)
	case minute > 59:
		return 0, fmt.Errorf("there is no minute %s", w.minute)
	case w.second == "60":
		return 0, errors.New("a leap second is not kept")
	case w.second > "60":
		return 0, fmt.Errorf("there is no second %s", w.second)
	}
	c := newClock(hour*3600 + minute*60)
	if w.second != "" {
		c += isExact | clock(twoDigits(w.second))
	}
	switch w.zone {
	case "":
		return c, nil
	case "Z":
		return c.in(0), nil
	case "-00", "-00:00":
		return 0, errors.New("the offset of UTC has no minus sign")
	}
	offset := 60 * int(twoDigits(w.zone[1:3]))
	if len(w.zone) == 6 {
		if w.zone[4] > '5' {
			return 0, fmt.Errorf("there is no offset %s", w.zone)
		}
		offset += int(twoDigits(w.zone[4:]))
	}
	if offset > maxOffset {
		return 0, fmt.Errorf("no zone is %s from UTC", w.zone)
	}
	if w.zone[0] == '-' {
		offset = -offset
	}
	return c.in(offset), nil
}
