package ingest

import (
	"slices"
	"strings"

	"ibid/edtf"
	"ibid/fact"
)

// evidence is the words of a group's quotes, read for dates and numbers once.
type evidence struct {
	text    string // folded, lower case
	read    bool
	dates   []edtf.Date
	numbers []spoken
}

func newEvidence(words string) *evidence {
	return &evidence{text: strings.ToLower(foldText(words))}
}

// scan finds the dates and numbers of the text.
func (e *evidence) scan() {
	if e.read {
		return
	}
	e.read = true
	all := tokens(e.text)
	e.dates = dates(e.text, all)
	e.numbers = numbers(all)
}

// shows reports whether a value can be read in the words.
func (e *evidence) shows(v fact.Value, n *names) bool {
	switch v.Kind {
	case fact.EntityValue:
		return n.shows(e.text, v.Entity())
	case fact.DateValue:
		e.scan()
		return e.showsDate(v.Date)
	case fact.QuantityValue:
		e.scan()
		return e.showsQuantity(v.Quantity())
	}
	return e.showsText(v.Text)
}

// showsText looks for the same words, case aside; ` ... ` stands for words left out.
func (e *evidence) showsText(text string) bool {
	at := 0
	for part := range strings.SplitSeq(strings.ToLower(foldText(text)), ellipsis) {
		part = strings.Trim(part, " \"'.,;:")
		i := indexWords(e.text, part, at)
		if i < 0 {
			return part == ""
		}
		at = i + len(part)
	}
	return true
}

// showsDate looks for a date of the same days, whatever its marks. A date with
// two ends is shown by one date for each.
func (e *evidence) showsDate(d edtf.Date) bool {
	first, bounded := d.Earliest()
	last, boundedEnd := d.Latest()
	if bounded && boundedEnd && slices.ContainsFunc(e.dates, func(f edtf.Date) bool {
		a, _ := f.Earliest()
		b, _ := f.Latest()
		return a == first && b == last
	}) {
		return true
	}
	if p := d.Precision(); p != edtf.PrecisionInterval && p != edtf.PrecisionChoice {
		return false
	}
	begins := !bounded || slices.ContainsFunc(e.dates, func(f edtf.Date) bool {
		a, _ := f.Earliest()
		b, _ := f.Latest()
		return a == first || follows(first, b) // "after 2003" is [2004..]
	})
	ends := !boundedEnd || slices.ContainsFunc(e.dates, func(f edtf.Date) bool {
		a, _ := f.Earliest()
		b, _ := f.Latest()
		return b == last || follows(a, last) // "before 2004" is [..2003]
	})
	return begins && ends
}

// follows reports whether day is the one after before.
func follows(day, before edtf.Day) bool {
	next := before
	next.Day++
	if next == day {
		return true
	}
	if day.Day != 1 {
		return false
	}
	// The first of a month follows the last day of the one before.
	month, year := before.Month+1, before.Year
	if month > 12 {
		month, year = 1, year+1
	}
	if day.Month != month || day.Year != year {
		return false
	}
	_, err := edtf.ParseDay(edtf.Day{Year: before.Year, Month: before.Month, Day: before.Day + 1}.String())
	return err != nil
}

// showsQuantity looks for each end of the quantity, with its unit.
func (e *evidence) showsQuantity(q fact.Quantity) bool {
	isMoney := len(q.Unit) == 3 && q.Unit == strings.ToUpper(q.Unit) && isCurrency(strings.ToLower(q.Unit))
	for _, end := range []fact.Decimal{q.Lower, q.Upper} {
		if end == "" {
			continue
		}
		if !slices.ContainsFunc(e.numbers, func(n spoken) bool {
			return (n.value == end || n.short == end) && (!isMoney || sameCurrency(n.unit, q.Unit)) && (q.Unit != "%" || n.unit == "%") && (!n.article || q.Unit != "")
		}) {
			return false
		}
	}
	return isMoney || q.Unit == "%" || e.showsUnit(q.Unit)
}

// symbols are the symbols of units with the words for them.
var symbols = map[string]string{
	"kw": "kilowatt", "mw": "megawatt", "gw": "gigawatt", "tw": "terawatt", "kwh": "kilowatt-hour", "mwh": "megawatt-hour", "gwh": "gigawatt-hour",
	"kb": "kilobyte", "mb": "megabyte", "gb": "gigabyte", "tb": "terabyte", "pb": "petabyte", "eb": "exabyte",
	"mm": "millimetre", "cm": "centimetre", "m": "metre", "km": "kilometre", "g": "gram", "kg": "kilogram", "t": "tonne", "l": "litre",
	"s": "second", "ms": "millisecond", "min": "minute", "h": "hour", "ft": "feet", "lb": "pound", "mi": "mile", "nm": "nautical mile", "kn": "knot",
}

// showsUnit looks for the words of the thing counted, in singular or plural.
func (e *evidence) showsUnit(unit string) bool {
	unit = strings.ToLower(foldText(unit))
	if unit == "" || containsWords(e.text, unit) {
		return true
	}
	for word := range strings.FieldsSeq(unit) {
		if !e.showsNoun(word) && (symbols[word] == "" || !e.showsNoun(symbols[word])) {
			return e.glued(unit)
		}
	}
	return true
}

// glued reports whether the unit follows a number without a space: 10GW.
func (e *evidence) glued(unit string) bool {
	for at := 0; ; at++ {
		i := strings.Index(e.text[at:], unit)
		if i < 0 {
			return false
		}
		if at += i; at > 0 && e.text[at-1] >= '0' && e.text[at-1] <= '9' && isBoundary(e.text, at+len(unit)) {
			return true
		}
	}
}

// showsNoun looks for a word in singular or plural.
func (e *evidence) showsNoun(word string) bool {
	stem := word
	for _, ending := range []struct{ plural, singular string }{{"ies", "y"}, {"ses", "s"}, {"ches", "ch"}, {"shes", "sh"}, {"xes", "x"}, {"s", ""}} {
		if s, ok := strings.CutSuffix(word, ending.plural); ok && len(s) > 1 {
			stem = s + ending.singular
			break
		}
	}
	forms := []string{word, stem, stem + "s", stem + "es"}
	if s, ok := strings.CutSuffix(stem, "y"); ok {
		forms = append(forms, s+"ies")
	}
	if s, ok := strings.CutSuffix(stem, "metre"); ok {
		forms = append(forms, s+"meter", s+"meters")
	}
	return slices.ContainsFunc(forms, func(f string) bool { return containsWords(e.text, f) })
}
