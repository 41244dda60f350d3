package reading

import (
	"slices"
	"strings"

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
	if d.IsZero() {
		return false
	}
	return slices.Contains(rd.Dates, d) || role == From && rd.From == d || role == To && rd.To == d
}

func (rd *Reading) showsQuantity(q fact.Quantity, role Role) bool {
	unit := q.Unit
	q.Unit = ""
	if role == Place {
		return rd.Kind == Ordinal && q == rd.Amount && unit == ""
	}
	amount := rd.Amount
	amount.Unit = ""
	if rd.estimated {
		amount.Approximate = q.Approximate
	}
	switch rd.Kind {
	case Money, Percentage:
		return q == amount && unit != "" && (unit == rd.Amount.Unit || rd.noun.shows(unit, rd.lang))
	case Number:
		if IsCurrency(unit) {
			return false
		}
		if exact, ok := q.Exact(); ok && exact == "1" && rd.lang.tag == "en" && unit != "" && len(rd.noun.words) > 0 && rd.noun.upper[0] && rd.lang.isPlural(rd.noun.words[0]) {
			return false // 1 Kings
		}
		return q == amount && (unit == "" || rd.noun.shows(unit, rd.lang))
	case Measure:
		for _, m := range rd.others {
			exact, ok := q.Exact()
			if ok && !q.Approximate && exact == m.amount && (unit == m.unit || sameSymbol(unit, m.unit, rd.lang)) {
				return true
			}
		}
		return q == amount && unit != "" && rd.noun.shows(unit, rd.lang)
	case Date:
		if exact, ok := q.Exact(); ok {
			return unit == "" && exact == rd.Number && !q.Approximate
		}
	}
	return false
}

// sameSymbol reports whether a unit is a word for the symbol.
func sameSymbol(unit, symbol string, l dialect) bool {
	return slices.ContainsFunc(l.symbols[symbol], func(w string) bool { return sameNoun(w, unit, l.tag) })
}

// Within returns the reading with the words from start to end only. It is false
// where a part of the reading stands outside.
func (rd Reading) Within(start, end int) (Reading, bool) {
	n := 0
	for n < len(rd.noun.words) && rd.noun.ends[n] <= end {
		n++
	}
	if rd.noun.symbolEnd > end {
		rd.noun.symbol = ""
	}
	k := 0
	for k < len(rd.noun.next) && rd.noun.nextEnds[k] <= end {
		k++
	}
	rd.noun.next = rd.noun.next[:k]
	rd.noun.words, rd.noun.upper = rd.noun.words[:n], rd.noun.upper[:n]
	return rd, start <= rd.Start && rd.End <= end
}

// String writes the reading as a fact would.
func (rd *Reading) String() string {
	if rd.Kind == Date {
		if len(rd.Dates) == 0 {
			return ""
		}
		return rd.Dates[0].String()
	}
	if len(rd.others) > 0 {
		return string(rd.others[len(rd.others)-1].amount) + " " + rd.others[len(rd.others)-1].unit
	}
	q := rd.Amount
	if rd.Kind == Measure && q.Unit == "" {
		q.Unit = rd.noun.symbol
	}
	switch {
	case q.Lower == "" && q.Upper == "":
		return ""
	case rd.Kind == Ordinal:
		return "order: " + q.String()
	case rd.Kind == Number && q.Unit == "":
		q.Unit = rd.noun.head(rd.lang)
	}
	return q.String()
}

// Whole reads a text that is one date or amount and nothing besides, such as a cell of a table.
// The unit of an amount is what stands behind it.
func Whole(text string, o Options) (Reading, bool) {
	found := Read(text, o)
	if len(found) != 1 {
		return Reading{}, false
	}
	rd := found[0]
	if before := tokenise(text[:rd.Start]); len(before) > 0 {
		if _, end := rd.lang.article.at(before, 0); end < len(before) {
			return Reading{}, false
		}
	}
	rest := strings.TrimSpace(text[rd.End:])
	switch rd.Kind {
	case Number, Measure:
		if rd.Kind == Number {
			rd.Amount.Unit = rest
		} else {
			rd.Amount.Unit = strings.TrimSpace(text[rd.unitAt:])
		}
		return rd, rd.Amount.Lower != "" || rd.Amount.Upper != "" || len(rd.others) > 0
	case Money:
		if rd.Amount.Unit == "" {
			return Reading{}, false // of which currency is not known
		}
	}
	return rd, rest == ""
}
