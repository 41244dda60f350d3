package reading

import (
	"strconv"

	"ibid/fact"
)

// ladders are units of which a smaller stands behind a greater, with how many of it make one.
var ladders = []struct {
	unit, smaller string
	times         int
}{{"d", "h", 24}, {"h", "min", 60}, {"min", "s", 60}, {"ft", "in", 12}, {"lb", "oz", 16}, {"m", "cm", 100}, {"km", "m", 1000}, {"kg", "g", 1000}}

// compound reads the smaller unit behind a greater: 4 h 30 min is 270 min, and 4.5 h.
func (r *reader) compound(q *quantity, unitAt int, next *int) {
	unit := r.unitSymbol(unitAt)
	at := *next
	if r.is(at, ",") {
		at++
	}
	at = r.skip(r.lang.andWord, at)
	if !r.kind(at, digits) && !r.spelledAt(at) {
		return
	}
	small, end := fact.Decimal(""), at
	if r.kind(at, digits) {
		n, behind, ok := r.numeral(at)
		if !ok {
			return
		}
		small, end = n.value, behind
	} else {
		small, end = r.spelled(at)
	}
	smaller := r.unitSymbol(end)
	for _, l := range ladders {
		if l.unit != unit || l.smaller != smaller || small.Compare(fact.Decimal(strconv.Itoa(l.times))) >= 0 {
			continue
		}
		a, errA := strconv.ParseInt(string(q.value), 10, 32)
		b, errB := strconv.ParseInt(string(small), 10, 32)
		if errA != nil || errB != nil {
			return
		}
		total := a*int64(l.times) + b
		q.others = []measure{{fact.Decimal(strconv.FormatInt(total, 10)), smaller}}
		if exact, ok := quotient(total, int64(l.times)); ok {
			q.others = append(q.others, measure{exact, unit})
		}
		q.value, q.noun = "", noun{}
		*next = r.behindUnit(end)
		return
	}
}

// unitSymbol returns the symbol of the unit at token i.
func (r *reader) unitSymbol(i int) string {
	s := r.symbolAt(i)
	if isSymbol(s) || s == "in" {
		switch s {
		case "std", "Std", "u", "hr", "hrs":
			return "h"
		case "sec":
			return "s"
		}
		return s
	}
	unit, _ := r.lang.unit.at(r.tokens, i)
	return unit
}

// quotient divides exactly, if that takes no more than six decimals.
func quotient(a, b int64) (fact.Decimal, bool) {
	const places = 1000000
	if a*places%b != 0 {
		return "", false
	}
	micro := a * places / b
	d, err := fact.ParseDecimal(strconv.FormatInt(micro, 10) + "e-6")
	return d, err == nil
}
