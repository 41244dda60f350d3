package reading

import (
	"strings"

	"ibid/fact"
)

// amount reads a number at token i, with what qualifies it: a bound, a range.
func (r *reader) amount(i int) (rd Reading, next int, ok bool) {
	bound, behind, ok := r.bound(i)
	if !ok {
		return rd, behind, false
	}
	at := i
	if behind > i {
		at = r.articleBefore(behind)
	}
	between := r.skip(r.lang.betweenWord, at)
	from := r.skip(r.lang.fromWord, at)
	switch {
	case between > at:
		if rd, next, ok := r.amounts(r.articleBefore(between), r.lang.andWord, true); ok {
			rd.qualify(bound)
			return rd, next, true
		}
		if behind == i {
			return rd, i, false
		}
	case from > at && !r.changes(at):
		if rd, next, ok := r.amounts(r.articleBefore(from), r.lang.toWord, true); ok {
			rd.qualify(bound)
			return rd, next, true
		}
	}
	if rd, next, ok := r.amounts(at, r.lang.toWord, false); ok && !r.changesBefore(at) {
		rd.qualify(bound)
		return rd, next, true
	} else if next > at && !ok {
		return rd, next, false
	}
	q, next, ok := r.quantity(at)
	if !ok && r.kind(at, word) && isArticle(r.tokens[at].text) {
		if end := r.ratio(at+1, quantity{kind: Number, value: "1"}); end > at+1 {
			return rd, end, false // um em cada dez
		}
	}
	if !ok {
		if next > at {
			return rd, next, false
		}
		return rd, i, false
	}
	if bound != "" && q.kind == Number && r.skip(r.lang.placeWord, i) == behind && len(q.noun.words) > 0 {
		return rd, next, false // above 300 gardens: a place, or a bound
	}
	if end := r.ratio(next, q); end > next {
		return rd, end, false
	}
	rd = q.reading(q.value, q.value)
	rd.qualify(bound)
	if bound == "" {
		after, end := r.trailing(next)
		rd.qualify(after)
		if end > next {
			rd.noun = r.nounAt(end) // 60 or more crates
		}
		next = end
	}
	if bound == "" && q.kind == Number && !q.spelled && r.isLabelled(at, q) {
		return rd, next, false
	}
	return rd, next, true
}

// bound reads what makes a bound of a number at token i, if anything does, as in
// trail. ok is false where it is denied: next is then behind its number.
func (r *reader) bound(i int) (bound string, next int, ok bool) {
	bound, next = r.lang.bound.at(r.tokens, i)
	if _, end := r.moneyBefore(i); end > next {
		return "", i, true // CA$, not ca.
	}
	if b, end := r.boundSign(i); end > i && next == i {
		bound, next = b, end
	}
	if r.is(i, "über") && r.is(i-1, "tag", "nacht", "woche", "monat", "jahr", "winter", "sommer", "frühling", "herbst", "zeit", "wochenende") && r.is(i-2, "den", "die", "das", "ganzen", "ganze", "ganzes") {
		return "", i + 1, true // den ganzen Winter über
	}
	if next == i {
		return "", i, true
	}
	// What bounds a number may also say where a change ended: cooled to 2 °C.
	if bound == "<=" && r.skip(r.lang.toWord, i) == next && (r.reaches(i) || r.isBelowZero(next)) || r.isExtent(i) {
		bound = ""
	}
	switch bound {
	case "=":
		return "", next, true // a menos que
	case "~", "?":
		return bound, next, true
	}
	if r.negated(i) {
		_, end, _ := r.quantity(r.articleBefore(next))
		return "", max(end, next), false // it did not have more than 300
	}
	return bound, next, true
}

// boundSign reads a sign of a bound before a number: ≥, <=, ~.
func (r *reader) boundSign(i int) (bound string, next int) {
	switch {
	case r.is(i, "~", "≈", "≃", "≅", "∼"):
		return "~", i + 1
	case r.is(i, "≥", "⩾"):
		return ">=", i + 1
	case r.is(i, "≤", "⩽"):
		return "<=", i + 1
	case r.is(i, ">", "<") && r.is(i+1, "=") && r.glued(i+1):
		return r.tokens[i].text + "=", i + 2
	case r.is(i, ">", "<"):
		return r.tokens[i].text, i + 1
	}
	return "", i
}

// reaches reports whether a verb of a change stands just before token i: it fell to 300.
func (r *reader) reaches(i int) bool {
	for k := i - 1; k >= max(i-6, 0) && (!r.kind(k, sign) || r.is(k, "'", "’", "-")); k-- {
		if r.skip(r.lang.change, k) > k && !strings.HasPrefix(r.tokens[k].text, "pas") {
			return true
		}
	}
	return false
}

// isBelowZero reports whether a number with a minus, or a temperature, stands at token i.
func (r *reader) isBelowZero(i int) bool {
	q, _, ok := r.quantity(r.articleBefore(i))
	return ok && (q.negative || strings.HasPrefix(q.noun.symbol, "°"))
}

// isExtent reports whether a verb stands before token i that makes an extent of over: it extends over 84 hectares.
func (r *reader) isExtent(i int) bool {
	if !r.is(i, "over", "under", "über", "unter") {
		return false
	}
	if r.lang.tag == "de" && r.is(i+1, "den", "die", "der") {
		return true // unter den 300 Frauen
	}
	for k := i - 1; k >= max(i-4, 0) && !r.is(k, ",", ";"); k-- {
		if r.skip(r.lang.extent, k) > k {
			return true
		}
	}
	return false
}

// ratio returns the token behind the second number of a ratio, of which neither
// counts anything: seven out of ten, one in 327.
func (r *reader) ratio(i int, q quantity) int {
	at := r.skip(r.lang.outOfWord, i)
	if at == i && r.lang.tag == "en" && q.value == "1" && r.is(i, "in") {
		at = i + 1
	}
	if at == i || q.kind != Number {
		return i
	}
	other, next, ok := r.quantity(at)
	if !ok || other.kind != Number || len(other.value) == 4 && !other.spelled {
		return i
	}
	return next
}

// trailing reads a bound behind an amount, or behind the noun that it counts: 300
// or more, 300 guests at most. Of the latter the reading has the bound alone.
func (r *reader) trailing(i int) (bound string, next int) {
	if bound, next = r.lang.trail.at(r.tokens, i); next > i && (r.tokens[i].text != "+" || r.glued(i)) {
		return bound, next
	}
	for at := i; at < i+3 && r.kind(at, word) && r.skip(r.lang.stop, at) == at; at++ {
		if bound, end := r.lang.trail.at(r.tokens, at+1); end > at+1 && r.kind(at+1, word) {
			return bound, i
		}
	}
	return "", i
}

// articleBefore passes over an article before a number: más de un 65 %.
func (r *reader) articleBefore(i int) int {
	if end := r.skip(r.lang.countedWord, i); end > i && (r.kind(end, digits) || r.signBefore(end)) {
		return end
	}
	return i
}

// signBefore reports whether a currency or a minus stands at token i.
func (r *reader) signBefore(i int) bool {
	_, next := r.moneyBefore(i)
	return next > i || r.is(i, "-", "+")
}

// qualify makes a bound or an approximate amount of a reading.
func (rd *Reading) qualify(bound string) {
	q := &rd.Amount
	isRange := q.Lower != q.Upper
	switch bound {
	case "~":
		q.Approximate = true
	case "?":
		rd.estimated = true
	case ">", ">=":
		q.Upper, q.Open = "", bound == ">"
	case "<", "<=":
		q.Lower, q.Open = "", bound == "<"
	default:
		return
	}
	if isRange && bound != "~" && bound != "?" {
		rd.Amount = fact.Quantity{} // more than five to seven: shows nothing
	}
	rd.others = nil
}

// reading makes a reading of a quantity from lower to upper.
func (q *quantity) reading(lower, upper fact.Decimal) Reading {
	return Reading{Kind: q.kind, Amount: fact.Quantity{Lower: lower, Upper: upper, Unit: q.unit}, noun: q.noun, unitAt: q.unitAt, others: q.others}
}

// amounts reads two numbers with a word or a dash between them as a range. Its
// power and unit hold for both ends: $5 to $7 million. Where they are none, as
// in a score, next is behind them and ok is false.
func (r *reader) amounts(i int, joins set, stated bool) (rd Reading, next int, ok bool) {
	low, at, ok := r.quantity(i)
	if !ok {
		return rd, i, false
	}
	behind := r.skip(joins, at)
	if behind == at && r.is(at, "-") {
		behind = at + 1
		if spaced := r.tokens[at].gap != glued; spaced != (behind < len(r.tokens) && r.tokens[behind].gap != glued) {
			return rd, i, false // "5 -7"
		}
	}
	if behind == at {
		behind = r.dots(at)
	}
	if behind == at {
		return rd, i, false
	}
	if r.lang.tag == "fr" || r.lang.tag == "it" || r.lang.tag == "es" || r.lang.tag == "pt" {
		behind = r.articleBefore(behind)
	}
	r.money = low.unit
	high, next, ok := r.quantity(behind)
	r.money = ""
	if !ok || high.kind == Date {
		return rd, i, false
	}
	if low.kind == Number {
		low.kind, low.unit, low.noun = high.kind, orElse(low.unit, high.unit), high.noun
	}
	if low.kind == Money && high.kind == Number && !stated && !r.is(at, "-") && len(high.noun.words) > 0 {
		return rd, i, false // $5 to 7 people
	}
	if low.kind == Money && high.kind == Number {
		high.kind, high.unit = Money, low.unit
	}
	if low.kind == Number && high.kind == Money {
		low.kind, low.unit = Money, high.unit
	}
	if len(low.others)+len(high.others) > 0 {
		return rd, next, false // 4 h 30 min to 5 h
	}
	if low.kind != high.kind || low.unit != high.unit || !low.noun.alike(&high.noun) {
		return rd, i, false
	}
	if low.power == 0 && high.power > 0 {
		if low.value.Compare(high.unscaled) < 0 {
			low.value = scaled(low.value, high.power)
		} else if low.value.Compare("1000") < 0 {
			return rd, next, false
		}
	}
	if low.value.Compare(high.value) >= 0 {
		if r.is(at, "-") || low.kind == Number && high.kind == Number {
			return rd, next, false // a score, 9-8; nine to five
		}
		return rd, i, false
	}
	rd = high.reading(low.value, high.value)
	return rd, next, true
}

// dots returns the token behind what joins the ends of a range without a space,
// such as an ellipsis: 5...7. The sign ÷ does with spaces too.
func (r *reader) dots(i int) int {
	if r.is(i, "÷") {
		return i + 1
	}
	end := i
	for r.glued(end) && r.is(end, ".", "…") {
		end++
	}
	if r.glued(end) && (end > i+1 || r.is(i, "…")) {
		return end
	}
	return i
}

// alike reports whether two nouns may be those of one range.
func (n *noun) alike(m *noun) bool {
	if n.symbol == "" && len(n.words) == 0 || n.symbol == m.symbol {
		return true
	}
	if n.known && m.known && isSymbol(n.symbol) && isSymbol(m.symbol) {
		return false
	}
	return len(n.words) > 0 && len(m.words) > 0 && n.words[0] == m.words[0]
}

func orElse(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// changes reports whether a verb of a change stands shortly before token i:
// what grew from 5 to 7 is no range.
func (r *reader) changes(i int) bool {
	for k := i - 1; k >= max(i-6, 0); k-- {
		if r.tokens[k].kind == sign && r.tokens[k].text != "'" && r.tokens[k].text != "-" {
			break
		}
		if r.skip(r.lang.change, k) > k {
			return true
		}
	}
	return false
}

// changesBefore is changes for a range of which token i is the lower end.
func (r *reader) changesBefore(i int) bool {
	from := r.lang.fromWord.before(r.tokens, i)
	return from < i && r.changes(from)
}
