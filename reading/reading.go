// Package reading reads prose for numbers, money, percentages, measures,
// ordinals, dates and times, as somebody does who knows the language and
// nothing else.
//
// [Read] divides a text into readings, each with its span, none overlapping
// another. A number takes its sign, its separators as the language has them,
// its power of ten and the unit that stands at it; a range both of its ends; a
// bound what makes it one. What only looks like a number (a version, a fraction,
// a room, a telephone) is passed over. A value is shown by a whole reading or
// not at all: see [Reading.Shows].
//
// Dates are those of ISO 8601-2 (EDTF), amounts exact decimals.
package reading

import (
	"slices"

	"ibid/edtf"
	"ibid/fact"
)

// Kind tells what a reading is of.
type Kind int8

// The kinds of reading.
const (
	Number     Kind = iota // of things that are counted, or of nothing
	Money                  // Amount.Unit is the code of ISO 4217, empty where the currency is not read
	Percentage             // Amount.Unit is `%`
	Measure                // of a unit of measure
	Ordinal                // place in a sequence
	Date                   // or time of day, or interval
)

// String returns the word for the kind.
func (k Kind) String() string {
	return [...]string{"number", "money", "percentage", "measure", "ordinal", "date"}[k]
}

// Reading is what a stretch of text says.
type Reading struct {
	Kind       Kind
	Start, End int           // bytes of the text
	Amount     fact.Quantity // of all but dates; without the unit of a number or measure
	Dates      []edtf.Date   // equal ways to write a date: `1980/1985`, `[1980..1985]`
	From, To   edtf.Date     // stated ends of an interval; zero where there is none
	Ambiguous  bool          // a date of which the order of day and month is not known
	Number     fact.Decimal  // of a year that may be a number as well, alone in its cell

	noun      noun
	unitAt    int       // byte of the text at which the unit of a measure begins
	estimated bool      // approximate or not, as the reader likes
	others    []measure // the same amount in other units: 4.5 h of 4 h 30 min
	lang      dialect
}

// measure is an amount in a unit.
type measure struct {
	amount fact.Decimal
	unit   string
}

// Order is the order of day and month in dates such as 3/4/2005.
type Order int8

// The orders. Where it is unknown, such a date shows nothing in English.
const (
	UnknownOrder Order = iota
	DayMonth
	MonthDay
)

// Options say how a text is to be read.
type Options struct {
	Language string // BCP 47 tag; empty for one that is not known
	Order    Order
}

// Role is what a value is in a statement.
type Role int8

// The roles that a reading distinguishes.
const (
	Value Role = iota // of a property, or of any other qualifier
	From              // when it began to hold
	To                // when it ceased to hold
	Place             // in a sequence
)

// reader goes through the tokens of one text.
type reader struct {
	text   string
	tokens []token
	lang   dialect
	order  Order
	signs  phrases[string]
	money  string // currency of the lower end of a range, while the upper is read
}

// Read returns the readings of a text, in order.
func Read(text string, o Options) []Reading {
	r := &reader{text: text, tokens: tokenise(text), lang: dialectOf(o.Language), order: o.Order, signs: signs()}
	var found []Reading
	for i := 0; i < len(r.tokens); {
		if !r.mayStart(i) {
			i++
			continue
		}
		rd, next, ok := r.at(i)
		if next <= i {
			i++
			continue
		}
		if ok && !r.isTolerance(i) {
			rd.Start, rd.End, rd.lang = r.tokens[i].start, r.tokens[next-1].end, r.lang
			found = append(found, rd)
		}
		i = next
	}
	return found
}

// at reads what begins at token i. Next is the token behind it, i when nothing
// does; ok is false for what is passed over.
func (r *reader) at(i int) (rd Reading, next int, ok bool) {
	if rd, next := r.date(i); next > i {
		return rd, next, true
	}
	if rd, next := r.ordinal(i); next > i {
		return rd, next, true
	}
	if time, next := r.timeOfDay(i); time != "" {
		return rd, next, false // of no day
	}
	return r.amount(i)
}

// isTolerance reports whether ± or +/- stands before token i.
func (r *reader) isTolerance(i int) bool {
	if r.is(i-1, "-") {
		i--
	}
	return r.is(i-1, "±") || r.is(i-1, "/") && r.is(i-2, "+")
}

// skip returns the token behind the phrase of a set at token i, i when there is none.
func (r *reader) skip(s set, i int) int {
	_, next := s.at(r.tokens, i)
	return next
}

// is reports whether token i has the text.
func (r *reader) is(i int, texts ...string) bool {
	return i >= 0 && i < len(r.tokens) && slices.Contains(texts, r.tokens[i].text)
}

// glued reports whether token i stands directly behind the one before.
func (r *reader) glued(i int) bool { return i > 0 && i < len(r.tokens) && r.tokens[i].gap == glued }

// kind reports whether token i is of a kind.
func (r *reader) kind(i int, k tokenKind) bool {
	return i >= 0 && i < len(r.tokens) && r.tokens[i].kind == k
}
