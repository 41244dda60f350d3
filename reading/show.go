package reading

import (
	"slices"

	"ibid/edtf"
	"ibid/fact"
)

// Shows reports whether the reading is that of a date or quantity: all of it,
// and in the role of the value the stated end of an interval.
func (rd *Reading) Shows(v fact.Value, role Role) bool {
	switch v.Kind {
	case fact.DateValue:
		return rd.showsDate(v.Date, role)
	case fact.QuantityValue:
		return rd.showsQuantity(v.Quantity(), role)
	}
	return false
}

func (rd *Reading) showsDate(d edtf.Date, role Role) bool {
	if rd.Kind != Date {
		return false
	}
	switch {
	case slices.Contains(rd.Dates, d):
		return true
	case role == From && !rd.From.IsZero():
		return rd.From == d
	case role == To && !rd.To.IsZero():
		return rd.To == d
	}
	return false
}

func (rd *Reading) showsQuantity(q fact.Quantity, role Role) bool {
	unit := q.Unit
	q.Unit = ""
	if role == Place {
		return rd.Kind == Ordinal && q == rd.Amount && unit == ""
	}
	amount := rd.Amount
	amount.Unit = ""
	switch rd.Kind {
	case Money, Percentage:
		if unit != rd.Amount.Unit && !(rd.Kind == Money && rd.Amount.Unit == "" && rd.noun.shows(unit, rd.lang)) || unit == "" {
			return false
		}
		return q == amount
	case Number:
		if IsCurrency(unit) || unit == "%" {
			return false
		}
		return q == amount && (unit == "" || rd.noun.shows(unit, rd.lang))
	case Measure:
		for _, m := range rd.others {
			exact, ok := q.Exact()
			if ok && !q.Approximate && exact == m.amount && (unit == m.unit || sameSymbol(unit, m.unit, rd.lang)) {
				return true
			}
		}
		return q == amount && q != (fact.Quantity{}) && unit != "" && rd.noun.shows(unit, rd.lang)
	case Date:
		if exact, ok := q.Exact(); ok {
			return unit == "" && rd.Number != "" && exact == rd.Number && !q.Approximate
		}
	}
	return false
}

// sameSymbol reports whether a unit is a word for the symbol.
func sameSymbol(unit, symbol string, l dialect) bool {
	return slices.ContainsFunc(l.symbols[symbol], func(w string) bool { return sameNoun(w, unit, l.tag) })
}
