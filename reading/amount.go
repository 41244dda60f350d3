package reading

import (
	"strconv"
	"strings"

	"ibid/fact"
)

// quantity is one number with what stands at it.
type quantity struct {
	value    fact.Decimal
	unscaled fact.Decimal // without its power of ten
	power    int
	kind     Kind
	unit     string // of money
	noun     noun
	others   []measure
	unitAt   int
	spelled  bool
	negative bool
}

// amount reads a number at token i, with what qualifies it: a bound, a range.
func (r *reader) amount(i int) (rd Reading, next int, ok bool) {
	at := i
	bound, behind := r.lang.bound.at(r.tokens, at)
	if r.is(at, "über") && r.is(at-1, "tag", "nacht", "woche", "monat", "jahr", "winter", "sommer", "frühling", "herbst", "zeit", "wochenende") && r.is(at-2, "den", "die", "das", "ganzen", "ganze", "ganzes") {
		bound, behind = "", at+1 // den ganzen Winter über
	}
	if behind > at {
		at = r.articleBefore(behind)
	}
	between := r.skip(r.lang.betweenWord, at)
	from := r.skip(r.lang.fromWord, at)
	switch {
	case between > at:
		if rd, next, ok := r.amounts(between, r.lang.andWord, true); ok {
			rd.qualify(bound)
			return rd, next, true
		}
		if behind == i {
			return rd, i, false
		}
	case from > at && !r.changes(at):
		if rd, next, ok := r.amounts(from, r.lang.toWord, true); ok {
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
	if !ok {
		if next > at {
			return rd, next, false
		}
		return rd, i, false
	}
	rd = q.reading(q.value, q.value)
	rd.qualify(bound)
	if bound == "" {
		if after, end := r.trailing(next); end > next {
			rd.qualify(after)
			next = end
		}
	}
	if q.kind == Number && !q.spelled && r.isLabelled(at, q) {
		return rd, next, false
	}
	return rd, next, true
}

// trailing reads a bound behind an amount, and behind the noun that it counts: 300 or more.
func (r *reader) trailing(i int) (bound string, next int) {
	if bound, next = r.lang.trail.at(r.tokens, i); next > i && (r.tokens[i].text != "+" || r.glued(i)) {
		return bound, next
	}
	return "", i
}

// articleBefore passes over an article before a number: más de un 65 %.
func (r *reader) articleBefore(i int) int {
	if i+1 < len(r.tokens) && (r.kind(i+1, digits) || r.signBefore(i+1)) && r.is(i, "un", "il", "el", "los", "las", "the", "a", "l", "lo", "le", "la", "les", "de", "die", "den", "der", "o", "os", "as", "het", "uns", "some", "i", "gli", "einem", "eine", "ein", "uma", "una") {
		return i + 1
	}
	if i+2 < len(r.tokens) && r.is(i, "l", "all") && r.is(i+1, "'") && r.kind(i+2, digits) {
		return i + 2
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
	case ">", ">=":
		q.Upper, q.Open = "", bound == ">"
	case "<", "<=":
		q.Lower, q.Open = "", bound == "<"
	default:
		return
	}
	if isRange && bound != "~" {
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
	if behind == at && r.is(at, "...", "…", "÷") {
		behind = at + 1
	}
	if behind == at {
		return rd, i, false
	}
	if r.lang.tag == "fr" || r.lang.tag == "it" || r.lang.tag == "es" || r.lang.tag == "pt" {
		behind = r.articleBefore(behind)
	}
	high, next, ok := r.quantity(behind)
	if !ok || high.kind == Date {
		return rd, i, false
	}
	if low.kind == Number && low.noun.symbol == "" && len(low.noun.words) == 0 || low.unitless(r, at) {
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
		if r.is(at, "-") || stated {
			return rd, next, false // a score, 9-8
		}
		return rd, i, false
	}
	high.others = nil
	rd = high.reading(low.value, high.value)
	return rd, next, true
}

// unitless reports whether the lower end of a range has no unit of its own.
func (q *quantity) unitless(r *reader, at int) bool {
	return q.kind == Number && (q.noun.symbol == "" || r.is(at, "-")) || q.kind == Number && len(q.noun.words) == 0
}

// alike reports whether two nouns may be those of one range.
func (n *noun) alike(m *noun) bool {
	if n.symbol == "" && len(n.words) == 0 || n.symbol == m.symbol {
		return true
	}
	return len(n.words) > 0 && len(m.words) > 0 && n.words[0] == m.words[0]
}

func orElse(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func scaled(d fact.Decimal, power int) fact.Decimal {
	if power == 0 {
		return d
	}
	v, err := fact.ParseDecimal(string(d) + "e" + strconv.Itoa(power))
	if err != nil {
		return ""
	}
	return v
}

// quantity reads one number at token i with its sign, power and unit. What is
// no number in the language is passed over: ok is then false, and next behind it.
func (r *reader) quantity(i int) (q quantity, next int, ok bool) {
	at := i
	q.negative, at = r.minus(at)
	money, behind := r.moneyBefore(at)
	if behind > at {
		at = behind
		if neg, behind := r.minus(at); !q.negative && behind > at {
			q.negative, at = neg, behind
		}
	}
	switch {
	case r.kind(at, digits):
		n, end, ok := r.numeral(at)
		if !ok {
			return q, max(end, i), false
		}
		q.value, next = n.value, end
	case at < len(r.tokens) && r.kind(at, word):
		if q.value, next = r.spelled(at); next == at {
			return q, i, false
		}
		q.spelled = true
		if r.is(at-1, "half", "demi", "halb", "media", "mezzo", "meio", "half") {
			return q, next, false
		}
	default:
		return q, i, false
	}
	q.unscaled = q.value
	if vulgar, ok := fractions[r.signAt(next)]; ok && !q.spelled {
		if !strings.Contains(string(q.value), ".") {
			q.value += fact.Decimal(vulgar)
			q.unscaled = q.value
		}
		next++
	}
	if !r.power(&q, &next, money) {
		return q, next, false
	}
	if q.negative && q.value != "0" {
		q.value, q.unscaled = "-"+q.value, "-"+q.unscaled
	}
	return r.withUnit(q, i, next, money)
}

// fractions are the signs of halves and quarters.
var fractions = map[rune]string{'½': ".5", '¼': ".25", '¾': ".75"}

// signAt returns the rune that is glued to the token before i, 0 for none.
func (r *reader) signAt(i int) rune {
	if r.glued(i) && r.kind(i, sign) {
		return r.tokens[i].r
	}
	return 0
}

// minus reads a sign at token i. A dash is one where nothing stands before it,
// and the number directly behind it.
func (r *reader) minus(i int) (negative bool, next int) {
	if i >= len(r.tokens) {
		return false, i
	}
	t := r.tokens[i]
	if t.kind == sign && i+1 < len(r.tokens) {
		open := t.gap != glued || i == 0 || r.is(i-1, "(", "[", "/", "|", "\"", "„", "“", "«", "'", ":", "~", "≈", "$", "€", "£") || r.is(i-1, "-")
		near := r.tokens[i+1].gap == glued
		switch {
		case t.text == "+" && open && near:
			return false, i + 1
		case t.r == '−' && open:
			return true, i + 1
		case t.text == "-" && t.r != '—' && t.r != '―' && open && near:
			return true, i + 1
		}
		return false, i
	}
	if next = r.skip(r.lang.minusWord, i); next > i && (r.kind(next, digits) || r.signBefore(next) || r.spelledAt(next)) {
		if r.kind(i-1, digits) {
			return false, i // 5 minus 3
		}
		return true, next
	}
	return false, i
}

func (r *reader) spelledAt(i int) bool {
	_, next := r.spelled(i)
	return next > i
}

// power reads the words and letters behind a number that multiply it.
func (r *reader) power(q *quantity, next *int, money string) bool {
	for {
		p, end := r.lang.scale.at(r.tokens, *next)
		if end == *next {
			break
		}
		if text := r.tokens[*next].text; len(text) <= 2 && end == *next+1 && text != "bn" && text != "mn" && text != "tn" && text != "md" && text != "bi" && text != "mi" {
			break
		}
		if r.tokens[*next].text == "cent." && q.power == 0 {
			break
		}
		if n := number(p); q.power > 0 && n <= 3 && q.power <= 3 || q.power+n > 15 && q.power > 0 {
			break
		} else {
			q.power += n
		}
		*next = end
	}
	if q.power == 0 && r.glued(*next) && r.kind(*next, word) {
		if p, end := r.letters(*next, money); end > *next {
			q.power, *next = p, end
		}
	}
	if r.lang.hundredWord != nil && q.power == 0 && !q.spelled && r.lang.tag == "en" {
		if end := r.skip(r.lang.hundredWord, *next); end > *next {
			q.power, *next = 2, end
			if p, end := r.lang.scale.at(r.tokens, *next); end > *next {
				q.power, *next = q.power+number(p), end
			}
		}
	}
	if q.power > 0 {
		q.value = scaled(q.value, q.power)
		if q.value == "" {
			return false
		}
	}
	return true
}

// letters reads the letters of a power that are glued to a number: $5M, 26bn, 3k.
func (r *reader) letters(i int, money string) (power, next int) {
	raw := r.text[r.tokens[i].start:r.tokens[i].end]
	switch raw {
	case "k", "K":
		return 3, i + 1
	case "M":
		if r.symbolAt(i) == "M" || money != "" {
			return 6, i + 1
		}
	case "mn", "mio", "Mio", "mln":
		return 6, i + 1
	case "bn", "B", "Bn", "BN":
		if raw == "B" && money == "" && r.lang.tag != "en" {
			return 0, i
		}
		return 9, i + 1
	case "tn", "trn":
		return 12, i + 1
	case "m", "MM", "mm":
		if money != "" {
			return 6, i + 1
		}
	case "b":
		if money != "" {
			return 9, i + 1
		}
	case "T", "t":
		if money != "" && r.lang.tag == "en" {
			return 12, i + 1
		}
	}
	return 0, i
}

// withUnit reads what stands behind a number: a currency, a percentage, a unit or a noun.
func (r *reader) withUnit(q quantity, i, next int, money string) (quantity, int, bool) {
	if money == "" {
		if code, p, end := r.prefixed(next); end > next { // M€, kUSD
			q.value, q.power, q.unit, q.kind = scaled(q.value, p), q.power+p, code, Money
			return q, end, q.value != ""
		}
	}
	unit, end := r.moneyAfter(next)
	switch {
	case money != "" && end > next && (unit == money || money == "USD" || unit == unknownMoney):
		money, next = unit, end // US$5 USD, $5 dollars, $5 CAD
	case money == "" && end > next && !(r.lang.tag == "en" && unit == "GBP" && r.isWeight(end)):
		money, next = unit, end
	}
	if money != "" {
		if money == "USD" {
			money, next = r.inOtherMoney(money, next)
		}
		q.kind, q.unit = Money, money
		if money == unknownMoney {
			q.unit = ""
			q.noun = r.nounAt(next - 1)
		}
		return q, next, true
	}
	if end := r.percent(next); end > next {
		q.kind, q.unit = Percentage, "%"
		if r.is(end, "-", "points", "point", "punkte", "punkten", "punkt", "punten") && !r.is(end+1, "-") && (r.tokens[end].kind == word || r.is(end+1, "punkte", "punkten", "punkt", "points", "punten")) {
			return q, end + 1, false
		}
		return q, end, true
	}
	return r.measured(q, next)
}

func (r *reader) isWeight(end int) bool { return r.is(end, "of") && !r.is(end-1, "sterling") }

// prefixed reads a letter for a power before a currency: M€, MUSD, k€, Mrd€, Md€.
func (r *reader) prefixed(i int) (code string, power, next int) {
	if !r.kind(i, word) {
		return "", 0, i
	}
	raw := r.text[r.tokens[i].start:r.tokens[i].end]
	powers := []struct {
		letters string
		power   int
	}{{"Mrd", 9}, {"Mio", 6}, {"Md", 9}, {"MM", 6}, {"Mds", 9}, {"M", 6}, {"k", 3}, {"K", 3}, {"bn", 9}, {"Bn", 9}}
	for _, p := range powers {
		rest, ok := strings.CutPrefix(raw, p.letters)
		if !ok {
			continue
		}
		if IsCurrency(rest) {
			return rest, p.power, i + 1
		}
		if rest == "" && r.glued(i+1) && r.kind(i+1, sign) {
			if code, end := r.signs.at(r.tokens, i+1); end > i+1 {
				return code, p.power, end
			}
		}
	}
	return "", 0, i
}

// percent returns the token behind a percentage at token i.
func (r *reader) percent(i int) int {
	at := i
	if r.is(at, "-") && r.glued(at) && r.glued(at+1) {
		at++
	}
	if end := r.skip(r.lang.percentWord, at); end > at {
		return end
	}
	return i
}

// measured reads a unit of measure or a noun, and measures of several units: 4 h 30 min.
func (r *reader) measured(q quantity, next int) (quantity, int, bool) {
	if r.kind(next, word) && r.glued(next) {
		if s := r.symbolAt(next); !isSymbol(s) && !r.isUnit(next) {
			return q, r.behindGlued(next), false // 3D, 10th, 1990s
		}
	}
	if r.kind(next, sign) && r.glued(next) && strings.ContainsAny(r.tokens[next].text, "/^:") && r.glued(next+1) {
		return q, r.behindGlued(next), false
	}
	of := next
	if q.power >= 5 {
		of = r.skip(r.lang.ofWord, next)
	}
	q.noun = r.nounAt(of)
	if !q.noun.known {
		return q, next, true
	}
	q.kind, q.unitAt = Measure, r.tokens[of].start
	end := r.behindUnit(of)
	if !q.spelled {
		r.compound(&q, of, &end)
	}
	return q, end, true
}

func (r *reader) isUnit(i int) bool {
	_, next := r.lang.unit.at(r.tokens, i)
	return next > i
}

// behindGlued returns the token behind all that stands at token i without a space.
func (r *reader) behindGlued(i int) int {
	for i++; i < len(r.tokens) && r.tokens[i].gap == glued && (r.tokens[i].kind != sign || r.glued(i+1) && strings.ContainsAny(r.tokens[i].text, "-/^:.·")); i++ {
	}
	return i
}

// behindUnit returns the token behind the unit of measure at token i.
func (r *reader) behindUnit(i int) int {
	if r.is(i, "-") {
		i++
	}
	if _, next := r.lang.unit.at(r.tokens, i); next > i {
		return next
	}
	end, stop := i, i
	if s := r.symbolAt(i); s != "" {
		stop = r.tokens[i].start + len(s)
		for end < len(r.tokens) && r.tokens[end].end <= stop {
			end++
		}
	}
	return max(end, i+1)
}

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
	if isSymbol(s) {
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

// isLabelled reports whether the number at token i names something: Room 12,
// a Boeing 747. After a capital it does where no noun follows it.
func (r *reader) isLabelled(i int, q quantity) bool {
	if i == 0 || q.kind != Number {
		return false
	}
	before := r.tokens[i-1]
	if r.isLabel(i) {
		return true
	}
	if len(q.noun.words) > 0 && q.power == 0 || q.power > 0 {
		return false
	}
	if from := r.lang.weakLabel.before(r.tokens, i); from < i {
		return true
	}
	return before.kind == word && before.upper && !r.begins(i-1) && r.skip(r.lang.stop, i-1) == i-1
}

// isLabel reports whether a word that is numbered stands before token i.
func (r *reader) isLabel(i int) bool {
	if r.is(i-1, "-") && r.glued(i) && r.glued(i-1) && r.kind(i-2, word) {
		return true // COVID-19
	}
	return r.lang.label.before(r.tokens, i) < i
}

// begins reports whether token i begins a sentence.
func (r *reader) begins(i int) bool {
	return i == 0 || r.is(i-1, ".", "!", "?", ":", "|", "\"", "“", "„", "«", "(", "…", ";") && r.tokens[i-1].kind == sign
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

// ordinal reads a place in a sequence: 57th, die 42. Sitzung, vingt et unième.
func (r *reader) ordinal(i int) (rd Reading, next int) {
	var value fact.Decimal
	switch {
	case r.kind(i, digits) && !(r.glued(i) && r.kind(i-1, word)):
		if i+1 == r.cluster(i) || r.is(i+1, ".") {
			next = r.suffix(i)
		}
		if next <= i {
			if r.cluster(i) > i+1 { // 1,000th
				if n, end, ok := r.numeral(i); ok && r.glued(end) && r.kind(end, word) && r.skip(r.lang.suffix, end) == end+1 && r.lang.tag == "en" {
					return Reading{Kind: Ordinal, Amount: fact.Quantity{Lower: n.value, Upper: n.value}}, end + 1
				}
			}
			return rd, i
		}
		d, err := fact.ParseDecimal(r.tokens[i].text)
		if err != nil {
			return rd, i
		}
		value = d
	case r.kind(i, word):
		n, end := r.ordinalWords(i)
		if end == i || r.is(end, "-") && r.glued(end) && r.glued(end+1) && r.is(end+1, "feira") {
			return rd, i
		}
		if r.lang.tag == "it" && (r.tokens[i].text == "secondo" || r.tokens[i].text == "prima") && !r.isItalianPlace(i) {
			return rd, i
		}
		value, next = fact.Decimal(strconv.Itoa(n)), end
	default:
		return rd, i
	}
	return Reading{Kind: Ordinal, Amount: fact.Quantity{Lower: value, Upper: value}}, next
}

// isItalianPlace tells "il secondo ponte" from "secondo la cronaca", and "la prima" from "prima di".
func (r *reader) isItalianPlace(i int) bool {
	return r.is(i-1, "il", "la", "del", "della", "al", "alla", "nel", "nella", "un", "una", "suo", "sua", "dal", "dalla", "sul", "sulla", "lo")
}

// suffix returns the token behind the ending of an ordinal in digits at token i, i when it has none.
func (r *reader) suffix(i int) int {
	at := i + 1
	if !r.glued(at) {
		return i
	}
	if r.lang.tag == "de" && r.is(at, ".") {
		if r.kind(at+1, word) && r.tokens[at+1].gap != glued && r.isDeterminer(i-1) {
			return at + 1
		}
		return i
	}
	end := r.skip(r.lang.suffix, at)
	if end == at || r.glued(end) && r.kind(end, word) {
		return i
	}
	if r.tokens[at].text == "°" && !r.kind(end, word) {
		return i // degrees
	}
	if (r.lang.tag == "it" || r.lang.tag == "es" || r.lang.tag == "pt") && r.kind(at, word) && len(r.tokens[at].text) == 1 && !r.kind(end, word) {
		return i
	}
	return end
}

// isDeterminer reports whether a German article, or a word like one, stands at token i.
func (r *reader) isDeterminer(i int) bool {
	return r.is(i, "der", "die", "das", "den", "dem", "des", "zum", "zur", "im", "am", "vom", "beim", "jeder", "jede", "jedes", "jeden", "ihr", "ihre", "ihrem", "ihren", "ihrer", "ihres", "sein", "seine", "seinem", "seinen", "seiner", "seines",
		"unser", "unsere", "unseren", "dieser", "diese", "dieses", "diesem", "diesen", "als", "ein", "eine", "einem", "einen", "einer", "und", "bis", "ins", "mein", "meine", "jenem", "jener", "der.", "dessen", "deren", "heute", "sowie")
}

// ordinalWords reads an ordinal in words at token i.
func (r *reader) ordinalWords(i int) (n, next int) {
	if text, end := r.lang.ordinal.at(r.tokens, i); end > i {
		n, next = number(text), end
		if tens := n >= 20 && n%10 == 0; tens && (r.lang.tag == "es" || r.lang.tag == "pt") || n == 10 && r.lang.tag == "es" || n == 10 && r.lang.tag == "pt" {
			if text, end := r.lang.ordinal.at(r.tokens, next); end > next && number(text) < 10 { // vigésimo primero
				n, next = n+number(text), end
			}
		}
		if r.lang.tag == "fr" && n == 1 && r.tokens[i].text == "unième" {
			return 0, i
		}
		return n, next
	}
	if n, next = r.ordinalWord(i); next > i {
		return n, next
	}
	// twenty-first, quatre-vingt-unième: a cardinal, and then an ordinal.
	var s sum
	at := i
	for k := 0; k < 6; k++ {
		atoms, behind := r.atoms(at, at > i)
		if behind == at || behind >= len(r.tokens) {
			break
		}
		for _, a := range atoms {
			if !s.take(a, r.lang) {
				return 0, i
			}
		}
		at = behind
		last := at
		if r.is(last, "-") && r.glued(last) && r.glued(last+1) {
			last++
		} else if end := r.skip(r.lang.joiner, last); end > last {
			last = end
		}
		text, end := r.lang.ordinal.at(r.tokens, last)
		value := number(text)
		if end == last {
			value, end = r.ordinalWord(last)
		}
		if end > last {
			if trial := s; value > 0 && value < 100 && trial.take(atom{kind: additive, value: int64(value), joiner: false}, r.lang) {
				return int(trial.value()), end
			}
			return 0, i
		}
	}
	return 0, i
}

// ordinalWord reads an ordinal that one word makes of a cardinal: siebenundfünfzigste, ventunesimo.
func (r *reader) ordinalWord(i int) (n, next int) {
	if !r.kind(i, word) || r.lang.endings == "" {
		return 0, i
	}
	text := r.tokens[i].text
	for ending := range strings.SplitSeq(r.lang.endings, "|") {
		stem, ok := strings.CutSuffix(text, ending)
		if !ok || len(stem) < 3 {
			continue
		}
		for _, vowel := range []string{"", "o", "a", "e", "i"} {
			if vowel != "" && r.lang.tag != "it" {
				break
			}
			var s sum
			atoms := r.lang.split(stem + vowel)
			for _, a := range atoms {
				if !s.take(a, r.lang) {
					atoms = nil
					break
				}
			}
			if len(atoms) > 0 && s.value() > 0 && s.value() < 1000 && !isArticle(stem+vowel) {
				return int(s.value()), i + 1
			}
		}
	}
	return 0, i
}
