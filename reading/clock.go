package reading

import (
	"fmt"
	"strings"
)

// withTime adds the time of day behind a date: 14 March 2006 at 12:17 UTC.
func (r *reader) withTime(p part) part {
	at := p.end
	if _, next := r.lang.atWord.at(r.tokens, at); next > at {
		at = next
	}
	time, end := r.timeOfDay(at)
	if time == "" {
		return p
	}
	p.time, p.end = "T"+time, end
	return p
}

// clockFirst reads a time of day with the date behind it: 12:17 UTC on 14 March 2006.
func (r *reader) clockFirst(i int) (part, bool) {
	time, next := r.timeOfDay(i)
	if time == "" {
		return part{}, false
	}
	at := next
	if r.is(at, ",") {
		at++
	}
	at = r.behindArticles(at)
	for _, read := range []func(int) (part, bool){r.isoDate, r.numericDate, r.dayFirst, r.monthFirst} {
		if p, ok := read(at); ok && p.day > 0 && p.time == "" {
			p.time, p.clockFirst = "T"+time, true
			return p, true
		}
	}
	return part{}, false
}

// timeOfDay reads a time of day with its zone, without one where none stands there.
func (r *reader) timeOfDay(i int) (time string, next int) {
	time, next = r.clock(i)
	if time == "" {
		return "", i
	}
	dotted := r.is(i+1, ".")
	oclock := r.skip(r.lang.oclockWord, next)
	at := max(oclock, next)
	if r.is(at, "(") {
		at++
	}
	zone, end := r.zone(at)
	if zone == "" && end > at {
		return "", i
	}
	if end > at && r.is(end, ")") {
		end++
	}
	switch {
	case end > at:
		return time + zone, end
	case dotted && oclock == next && r.lang.dottedWord.before(r.tokens, i) == i:
		return "", i // 12.17 is a number
	}
	return time, max(oclock, next)
}

// clock reads hours and minutes: 12:17, 12.17, 12h17, 13 h 30, 5:17 pm.
func (r *reader) clock(i int) (time string, next int) {
	if !r.kind(i, digits) || len(r.tokens[i].text) > 2 || r.glued(i) && r.kind(i-1, digits) || r.glued(i) && r.is(i-1, ":", ".", "/") {
		return "", i
	}
	hour, minute, second := number(r.tokens[i].text), 0, ""
	next = i + 1
	switch {
	case r.is(next, ":", ".") && r.glued(next) && r.glued(next+1) && r.kind(next+1, digits) && len(r.tokens[next+1].text) == 2:
		minute, next = number(r.tokens[next+1].text), next+2
		if r.is(next, ":") && r.glued(next) && r.kind(next+1, digits) && len(r.tokens[next+1].text) == 2 {
			second, next = r.tokens[next+1].text, next+2
		}
		if r.is(next, ":", ".", "/") && r.glued(next) && r.glued(next+1) && r.kind(next+1, digits) {
			return "", i
		}
	case r.is(next, "h", "u", "uhr", "heures", "uur") && r.kind(next+1, digits) && len(r.tokens[next+1].text) == 2 && !r.isMinutes(next+2):
		minute, next = number(r.tokens[next+1].text), next+2
	case r.is(next, "h", "uhr") && (r.lang.tag == "fr" || r.lang.tag == "pt" || r.lang.tag == "de"):
		if _, end := r.zone(next + 1); end == next+1 {
			return "", i
		}
		next++
	default:
		if !r.isHalfDay(next) {
			return "", i
		}
	}
	if r.isHalfDay(next) {
		if hour = r.twelve(next, hour); hour < 0 {
			return "", i
		}
		next++
		if r.is(next, ".") && r.is(next+1, "m") {
			next += 2
			if r.is(next, ".") {
				next++
			}
		}
	}
	if hour > 23 || minute > 59 || second != "" && number(second) > 59 {
		return "", i
	}
	time = fmt.Sprintf("%02d:%02d", hour, minute)
	if second != "" {
		time += ":" + second
	}
	return time, next
}

// isMinutes reports whether the number before token i is one of minutes that passed.
func (r *reader) isMinutes(i int) bool {
	unit, next := r.lang.unit.at(r.tokens, i)
	return next > i && unit == "min" || r.is(i, "min", "mn", "m")
}

// isHalfDay reports whether am or pm stands at token i.
func (r *reader) isHalfDay(i int) bool {
	return (r.lang.tag == "en" || r.lang.tag == "es") && (r.is(i, "am", "pm") || r.is(i, "a", "p") && r.is(i+1, ".") && r.is(i+2, "m"))
}

// twelve returns the hour of a clock of twelve hours, below 0 when there is none.
func (r *reader) twelve(i, hour int) int {
	if !r.isHalfDay(i) {
		return hour
	}
	if hour < 1 || hour > 12 {
		return -1
	}
	if hour %= 12; strings.HasPrefix(r.tokens[i].text, "p") {
		hour += 12
	}
	return hour
}

// zones are the names of time zones that have one offset.
var zones = map[string]string{
	"utc": "Z", "gmt": "Z", "z": "Z", "tu": "Z", "wez": "Z",
	"cet": "+01:00", "mez": "+01:00", "cest": "+02:00", "mesz": "+02:00", "eet": "+02:00", "eest": "+03:00",
	"est": "-05:00", "edt": "-04:00", "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00",
}

// zone reads a time zone at token i: UTC, +02:00, UTC+2. The offset is empty where there is none so far from UTC.
func (r *reader) zone(i int) (offset string, next int) {
	if !r.kind(i, word) && !r.is(i, "+", "-") {
		return "", i
	}
	next = i
	if r.kind(i, word) {
		raw := r.text[r.tokens[i].start:r.tokens[i].end]
		offset = zones[r.tokens[i].text]
		if offset == "" || raw != strings.ToUpper(raw) {
			return "", i
		}
		next++
		if r.is(next, "/") && r.is(next+1, "utc") {
			next += 2
		}
		if offset != "Z" {
			return offset, next
		}
	}
	if r.is(next, "+", "-") && r.kind(next+1, digits) && r.glued(next+1) && (r.glued(next) || next > i || r.is(next, "+")) {
		hours, minutes, end := r.tokens[next+1].text, "00", next+2
		if r.is(end, ":") && r.glued(end) && r.kind(end+1, digits) && len(r.tokens[end+1].text) == 2 {
			minutes, end = r.tokens[end+1].text, end+2
		} else if len(hours) == 4 {
			hours, minutes = hours[:2], hours[2:]
		}
		if len(hours) <= 2 && number(hours) <= 14 {
			if number(hours) == 0 && minutes == "00" {
				return "Z", end
			}
			return fmt.Sprintf("%s%02d:%s", r.tokens[next].text, number(hours), minutes), end
		}
		if next > i {
			return "", end
		}
	}
	return offset, next
}
