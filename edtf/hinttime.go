package edtf

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// spokenTime is a time of day in other spellings: its hour, minute and second,
// the half of the day, and its offset from UTC. What is said of its zone beside
// the offset is UTC, if anything.
var spokenTime = regexp.MustCompile(
	`(?i)(?:\bat |T|\b)(\d{1,2}):(\d\d)(?::(\d\d))?(?:[.,]\d+)?(?: ?([ap])\.?m\b\.?)? ?\(?(Z|UTC|GMT)?([+-]\d{1,2}(?::?\d\d)?)?\)?( |,|$)`)

// compactTime is a time of day without its colons.
var compactTime = regexp.MustCompile(`^(\d{4}-?\d\d-?\d\d[Tt ]\d\d)(\d\d)(\d\d)?(\D.*)?$`)

// namedZone is a time of day with the name of a zone.
var namedZone = regexp.MustCompile(`\d:\d\d(?: ?[apAP][mM])? ?\(?([A-Z]{2,5})\)?(?: |,|$)`)

// namesZone reports whether a time of day has a zone whose offset we do not know:
// CST is three zones, and BST was summer time and all year round.
func namesZone(s string) bool {
	m := namedZone.FindStringSubmatch(s)
	return m != nil && !slices.Contains([]string{"UTC", "GMT", "AM", "PM"}, m[1])
}

// timed returns the EDTF texts of the day and time that s writes in another way, or of two such with a slash.
func timed(s string) []string {
	if from, to, ok := strings.Cut(s, "/"); ok {
		if a, b := timed(from), timed(to); len(a) == 1 && len(b) == 1 {
			return valid(a[0] + "/" + b[0])
		}
	}
	if m := compactTime.FindStringSubmatch(s); m != nil {
		s = strings.TrimSuffix(m[1]+":"+m[2]+":"+m[3], ":") + m[4]
	}
	at := spokenTime.FindStringSubmatchIndex(s)
	if at == nil {
		return nil
	}
	part := func(i int) string {
		if at[2*i] < 0 {
			return ""
		}
		return s[at[2*i]:at[2*i+1]]
	}
	hour, _ := strconv.Atoi(part(1))
	switch half := strings.ToLower(part(4)); {
	case half != "" && (hour < 1 || hour > 12):
		return nil
	case half == "a" && hour == 12:
		hour = 0
	case half == "p" && hour < 12:
		hour += 12
	}
	endOfDay := hour == 24 && part(2) == "00" && strings.Trim(part(3), "0") == ""
	if endOfDay {
		hour = 0
	}
	clock := fmt.Sprintf("T%02d:%s", hour, part(2))
	if part(3) != "" {
		clock += ":" + part(3)
	}
	clock += spokenZone(part(5), part(6))

	rest := strings.Trim(s[:at[0]]+" "+s[at[1]:], " ,")
	days := valid(rest)
	if days == nil {
		days = candidates(rest)
	}
	var found []string
	for _, day := range days {
		if d, err := ParseDay(day); err == nil && endOfDay {
			day = d.Next().String()
		} else if endOfDay {
			continue
		}
		found = append(found, valid(day+clock)...)
	}
	return found
}

// spokenZone writes an offset with all its digits, and no offset as UTC.
func spokenZone(name, offset string) string {
	switch {
	case offset == "" && name == "":
		return ""
	case strings.Trim(offset, "+-0:") == "":
		return "Z"
	}
	digits := strings.ReplaceAll(offset[1:], ":", "")
	if len(digits)%2 == 1 {
		digits = "0" + digits
	}
	if len(digits) == 2 {
		digits += "00"
	}
	return offset[:1] + digits[:2] + ":" + digits[2:]
}

// valid returns s if it is EDTF.
func valid(s string) []string {
	if _, err := parse(s); err != nil {
		return nil
	}
	return []string{s}
}
