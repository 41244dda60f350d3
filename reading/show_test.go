package reading_test

import (
	"slices"
	"strings"
	"testing"

	"ibid/edtf"
	"ibid/fact"
	"ibid/reading"
)

// TestShows holds values against readings, each in its role.
func TestShows(t *testing.T) {
	const value, from, to, place = reading.Value, reading.From, reading.To, reading.Place
	tests := []struct {
		text, value string
		role        reading.Role
		want        bool
	}{
		// Bounds: open or closed, and never the bare number.
		{"It had more than 300 rooms.", ">300 rooms", value, true},
		{"It had more than 300 rooms.", ">300", value, true},
		{"It had more than 300 rooms.", ">=300 rooms", value, false},
		{"It had more than 300 rooms.", "300 rooms", value, false},
		{"It had more than 300 rooms.", "<300 rooms", value, false},
		{"It had at least 300 rooms.", ">=300 rooms", value, true},
		{"It had at least 300 rooms.", ">300 rooms", value, false},
		{"It had less than 300 rooms.", "<300 rooms", value, true},
		{"It had less than 300 rooms.", "<=300 rooms", value, false},
		{"It had at most 300 rooms.", "<=300 rooms", value, true},
		{"It had at most 300 rooms.", "<300 rooms", value, false},
		{"It had 300 or more rooms.", ">=300 rooms", value, true},
		{"It had 300 rooms at most.", "<=300 rooms", value, true},
		{"It had 300 rooms at most.", "300 rooms", value, false},
		{"It had more than 5 to 7 rooms.", "5..7 rooms", value, false},
		{"It had more than 5 to 7 rooms.", ">5 rooms", value, false},
		{"It had about 5 to 7 rooms.", "~5..7 rooms", value, true},
		{"It had about 5 to 7 rooms.", "5..7 rooms", value, false},
		{"It had 5 to 7 rooms.", "5..7 rooms", value, true},
		{"It had 5 to 7 rooms.", "5 rooms", value, false},
		{"It had 5 to 7 rooms.", "7 rooms", value, false},
		{"It had 5 to 7 rooms.", "7", to, false},

		// Approximate: as it is said; estimated either way.
		{"It had about 300 rooms.", "~300 rooms", value, true},
		{"It had about 300 rooms.", "300 rooms", value, false},
		{"It had 300 rooms.", "300 rooms", value, true},
		{"It had 300 rooms.", "~300 rooms", value, false},
		{"It had an estimated 300 rooms.", "300 rooms", value, true},
		{"It had an estimated 300 rooms.", "~300 rooms", value, true},
		{"It had an estimated 300 rooms.", ">300 rooms", value, false},
		{"It made an estimated $5 million.", "~5e6 USD", value, true},
		{"It made an estimated $5 million.", "5e6 USD", value, true},

		// Units: percentages, currencies and things that are counted are not one another.
		{"It rose by 5 %.", "5 %", value, true},
		{"It rose by 5 %.", "5", value, false},
		{"It rose by 5 %.", "5 USD", value, false},
		{"It had 5 rooms.", "5", value, true},
		{"It had 5 rooms.", "5 room", value, true},
		{"It had 5 rooms.", "5 %", value, false},
		{"It had 5 rooms.", "5 USD", value, false},
		{"It had 5 rooms.", "5 doors", value, false},
		{"It had 5 old USD notes.", "5 USD", value, false},
		{"It cost $5.", "5 USD", value, true},
		{"It cost $5.", "5 EUR", value, false},
		{"It cost $5.", "5", value, false},
		{"It cost $5.", "5 %", value, false},
		{"It cost 5 USD.", "5 USD", value, true},
		{"It cost 300 crowns.", "300 crowns", value, true},
		{"It cost 300 crowns.", "300 crown", value, true},
		{"It cost 300 crowns.", "300 SEK", value, false},
		{"It cost 300 crowns.", "300 USD", value, false},
		{"It cost 300 crowns.", "300", value, false},
		{"It cost about 300 crowns.", "~300 crowns", value, true},
		{"It says so in 1 Kings.", "1 king", value, false},
		{"It says so in 1 Kings.", "1 kings", value, false},
		{"It says so in 1 Kings.", "1", value, true},
		{"It had 1 king.", "1 king", value, true},
		{"It had 1 King of old.", "1 king", value, true},
		{"It had 1 kings.", "1 king", value, true},
		{"It had 2 Kings.", "2 kings", value, true},

		// Measures: with their unit alone; those of two units as a whole, in either.
		{"It weighs 5 kg.", "5 kg", value, true},
		{"It weighs 5 kg.", "5", value, false},
		{"It weighs 5 kg.", "~5 kg", value, false},
		{"It weighs 5 kg.", "5 g", value, false},
		{"It weighs 5 kilograms.", "5 kg", value, true},
		{"It took 4 h 30 min.", "4.5 h", value, true},
		{"It took 4 h 30 min.", "4.5 hours", value, true},
		{"It took 4 h 30 min.", "270 min", value, true},
		{"It took 4 h 30 min.", "270 minutes", value, true},
		{"It took 4 h 30 min.", "270 h", value, false},
		{"It took 4 h 30 min.", "4.5 min", value, false},
		{"It took 4 h 30 min.", "4 h", value, false},
		{"It took 4 h 30 min.", "30 min", value, false},
		{"It took 4 h 30 min.", "270", value, false},
		{"It took 4 h 30 min.", "~270 min", value, false},
		{"It took 4 h 30 min.", ">270 min", value, false},
		{"It took 4 h 30 min.", "270..271 min", value, false},
		{"It took about 4 h 30 min.", "270 min", value, false},

		// A place in a sequence is no count, and has no unit.
		{"It was the 57th edition.", "57", place, true},
		{"It was the 57th edition.", "57", value, false},
		{"It was the 57th edition.", "57", from, false},
		{"It was the 57th edition.", "57 editions", place, false},
		{"It was the 57th edition.", "~57", place, false},
		{"It was the 57th edition.", "58", place, false},
		{"It had 57 editions.", "57", place, false},

		// A year alone in its cell may be a number; elsewhere it is a date.
		{"1999", "date 1999", value, true},
		{"1999", "1999", value, true},
		{"1999", "~1999", value, false},
		{"1999", ">1999", value, false},
		{"1999", "1999 rooms", value, false},
		{"1999", "1999", place, false},
		{"1999", "2000", value, false},
		{"It closed in 1999.", "date 1999", value, true},
		{"It closed in 1999.", "1999", value, false},
		{"It had 1999 rooms.", "date 1999", value, false},

		// Dates: the whole, and an end in its own role.
		{"It ran from 2002 to 2004.", "date 2002/2004", value, true},
		{"It ran from 2002 to 2004.", "date 2002/2004", from, true},
		{"It ran from 2002 to 2004.", "date 2002", value, false},
		{"It ran from 2002 to 2004.", "date 2002", place, false},
		{"It ran from 2002 to 2004.", "date 2002", from, true},
		{"It ran from 2002 to 2004.", "date 2002", to, false},
		{"It ran from 2002 to 2004.", "date 2004", to, true},
		{"It ran from 2002 to 2004.", "date 2004", from, false},
		{"It ran from 2002 to 2004.", "date 2004", value, false},
		{"It ran from 2002 to 2004.", "date 2003", from, false},
		{"It ran since 2002.", "date 2002", from, true},
		{"It ran since 2002.", "date 2002/..", value, true},
		{"It ran since 2002.", "date 2002", to, false},
		{"It ran since 2002.", "date 2002", value, false},
		{"It ran until 2004.", "date 2004", to, true},
		{"It ran until 2004.", "date ../2004", value, true},
		{"It ran until 2004.", "date 2004", from, false},
		{"It ran until 2004.", "date 2004", value, false},
		{"It opened in 2002.", "date 2002", from, true},
		{"It opened in 2002.", "date 2002", to, true},
		{"It opened on 3/4/2005.", "date 2005-04-03", value, false},
		{"It opened on 3/4/2005.", "date 2005-03-04", value, false},
		{"It had 57 editions.", "date 0057", value, false},
	}
	for _, test := range tests {
		v := valueOf(t, test.value)
		readings := reading.Read(test.text, reading.Options{Language: "en"})
		if got := slices.ContainsFunc(readings, func(rd reading.Reading) bool { return rd.Shows(v, test.role) }); got != test.want {
			t.Errorf("%q shows %s in the role %d: %v, want %v", test.text, test.value, test.role, got, test.want)
		}
	}
	for _, v := range []fact.Value{{Kind: fact.TextValue, Text: "5"}, {Kind: fact.EntityValue, Text: "5"}} {
		for _, rd := range reading.Read("It had 5 rooms in 1999.", reading.Options{Language: "en"}) {
			if rd.Shows(v, value) {
				t.Errorf("%s shows %v", rd.String(), v)
			}
		}
	}
}

// TestWithin cuts readings to the words between the brackets: what stands
// outside of them qualifies the number no less, and is not shown.
func TestWithin(t *testing.T) {
	tests := []struct {
		text, value string
		within      bool
		want        bool
	}{
		{"It had [300 rooms].", "300 rooms", true, true},
		{"It had [300] rooms.", "300 rooms", true, false},
		{"It had [300] rooms.", "300", true, true},
		{"It had [300 room]s.", "300 rooms", true, false},
		{"It had [300 large] rooms.", "300 rooms", true, false},
		{"It had [300 large rooms].", "300 rooms", true, true},
		{"It had [300 large rooms] of stone.", "300 large rooms", true, true},
		{"It had [300 large open] rooms.", "300 large open rooms", true, false},
		{"It had [300 large open rooms].", "300 large open rooms", true, true},
		{"It had [300 XY] rooms.", "300 XY", true, true},
		{"It had [300] XY rooms.", "300 XY", true, false},
		{"It had 3[00 rooms].", "00 rooms", false, false},
		{"It had [30]0 rooms.", "30", false, false},
		{"It had more than [300 rooms].", "300 rooms", false, false},
		{"It had [more than 300 rooms].", ">300 rooms", true, true},
		{"It had [more than] 300 rooms.", ">300 rooms", false, false},
		{"It ran [from 2002] to 2004.", "date 2002", false, false},
		{"It weighs [5] kg.", "5", false, false},
		{"It weighs [5 kg].", "5 kg", true, true},
	}
	for _, test := range tests {
		start, end := strings.IndexByte(test.text, '['), strings.IndexByte(test.text, ']')-1
		text := strings.NewReplacer("[", "", "]", "").Replace(test.text)
		readings := reading.Read(text, reading.Options{Language: "en"})
		if len(readings) != 1 {
			t.Errorf("%q has %d readings, want 1", text, len(readings))
			continue
		}
		rd, within := readings[0].Within(start, end)
		if within != test.within {
			t.Errorf("%q stands within: %v, want %v", test.text, within, test.within)
		}
		if got := within && rd.Shows(valueOf(t, test.value), reading.Value); got != test.want {
			t.Errorf("%q shows %s: %v, want %v", test.text, test.value, got, test.want)
		}
	}
}

// valueOf reads a quantity, or a date behind `date`.
func valueOf(t *testing.T, s string) fact.Value {
	t.Helper()
	if date, ok := strings.CutPrefix(s, "date "); ok {
		return fact.Value{Kind: fact.DateValue, Date: edtf.MustParse(date)}
	}
	q, err := fact.ParseQuantity(s)
	if err != nil {
		t.Fatal(err)
	}
	return q.Value()
}
