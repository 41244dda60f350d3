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

// quantity reads one number at token i with its sign, power and unit. What is
// no number in the language is passed over: ok is then false, and next behind it.
func (r *reader) quantity(i int) (q quantity, next int, ok bool) {
	at := i
	q.negative, at = r.minus(at, false)
	money, behind := r.moneyBefore(at)
	lead := 0
	if behind == at {
		if money, lead, behind = r.prefixed(at); lead > 0 && !r.kind(behind, digits) {
			money, lead, behind = "", 0, at
		}
	}
	if behind > at {
		at = behind
		if neg, behind := r.minus(at, true); !q.negative && behind > at {
			q.negative, at = neg, behind
		}
	}
	switch {
	case fractions[r.runeAt(at)] != "" && !r.glued(at):
		q.value, next = "0"+fact.Decimal(fractions[r.runeAt(at)]), at+1
	case r.is(at, ".") && r.glued(at+1) && r.kind(at+1, digits) && (at == 0 || !r.glued(at) || !r.kind(at-1, digits) && r.is(at-1, "-", "+", "$", "€", "£", "~", "(")) && r.cluster(at+1) == at+2: // .5
		v, err := fact.ParseDecimal("0." + r.tokens[at+1].text)
		if err != nil {
			return q, at + 2, false
		}
		q.value, next = v, at+2
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
		if end := r.skip(r.lang.pointWord, next); end > next && r.spelledAt(end) {
			_, end = r.spelled(end)
			return q, end, false // three point five
		}
		if teen := number(string(q.value)); r.lang.tag == "en" && teen >= 10 && teen <= 20 {
			if rest, end := r.spelled(next); len(rest) == 2 {
				return q, end, false // nineteen eighty-four
			}
		}
		if r.tokens[at].upper && r.isQuoted(at, next) {
			return q, next, false // the „Drei Kronen“
		}
		if r.tokens[at].upper && !r.begins(at) && r.kind(at-1, word) && r.kind(next, word) && r.tokens[next].upper && r.lang.tag != "de" {
			return q, next, false // the Seven Sisters
		}
		if r.lang.halvesWord.before(r.tokens, at) < at {
			return q, next, false
		}
	default:
		return q, i, false
	}
	if end := r.behindPower(next); end > next && !q.spelled {
		return q, end, false // 10⁶, 3 × 10^8, 1 1/2
	}
	if end := r.skip(r.lang.halfMore, next); end > next {
		if strings.Contains(string(q.value), ".") {
			return q, end, false
		}
		q.value, next = q.value+".5", end // two and a half
	}
	q.unscaled = q.value
	if vulgar, ok := fractions[r.runeAt(next)]; ok && !q.spelled {
		if vulgar == "" || strings.Contains(string(q.value), ".") {
			return q, next + 1, false // 3⅓
		}
		q.value += fact.Decimal(vulgar)
		q.unscaled, next = q.value, next+1
	}
	if !r.power(&q, &next, orElse(money, r.money)) {
		return q, next, false
	}
	if q.power >= 6 && !q.spelled && r.kind(next, digits) && !r.glued(next) { // 3 millones 400 mil
		if n, end, ok := r.numeral(next); ok && n.plain {
			if p, behind := r.lang.scale.at(r.tokens, end); behind > end && number(p) < q.power {
				if v, err := fact.ParseDecimal(string(n.value) + "e" + p); err == nil {
					q.value, next = sumOf(q.value, v), behind
				}
			}
		}
	}
	if lead > 0 {
		q.value, q.power = scaled(q.value, lead), q.power+lead
	}
	if q.negative && q.value != "0" {
		q.value, q.unscaled = "-"+q.value, "-"+q.unscaled
	}
	return r.withUnit(q, i, next, money)
}

// sumOf adds two whole numbers that are not large; the first stays where one is neither.
func sumOf(a, b fact.Decimal) fact.Decimal {
	x, errX := strconv.ParseInt(string(a), 10, 62)
	y, errY := strconv.ParseInt(string(b), 10, 62)
	if errX != nil || errY != nil {
		return a
	}
	return fact.Decimal(strconv.FormatInt(x+y, 10))
}

// behindPower returns the token behind what makes another number of the digits
// before token i, and is not read: an exponent, a factor, a fraction; i when there is none.
func (r *reader) behindPower(i int) int {
	raised := func(i int) bool {
		return r.glued(i) && strings.ContainsRune("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", r.runeAt(i)) && r.runeAt(i) != 0
	}
	end := i
	switch {
	case raised(i):
		end = i + 1
	case r.is(i, "x", "*", "·") && r.is(i+1, "10") && (r.is(i+2, "^", "*") || raised(i+2)):
		end = i + 3
	case r.kind(i, digits) && !r.glued(i) && r.joinedBy(i, "/") && len(r.tokens[i].text) <= 2:
		return i + 3
	case r.is(i, "-") && r.glued(i) && r.glued(i+1) && r.joinedBy(i+1, "/") && r.cluster(i+1) == i+4:
		return i + 4
	default:
		return i
	}
	for raised(end) || r.glued(end) && r.kind(end, digits) {
		end++
	}
	return end
}

// fractions are the signs of fractions, with their decimals, empty where these are not exact.
var fractions = map[rune]string{
	'½': ".5", '¼': ".25", '¾': ".75", '⅛': ".125", '⅜': ".375", '⅝': ".625", '⅞': ".875",
	'⅕': ".2", '⅖': ".4", '⅗': ".6", '⅘': ".8", '⅒': ".1", '⅓': "", '⅔': "", '⅙': "", '⅚': "", '⅐': "", '⅑': "",
}

// runeAt returns the rune of a sign at token i, 0 for none.
func (r *reader) runeAt(i int) rune {
	if r.kind(i, sign) {
		return r.tokens[i].r
	}
	return 0
}

// minus reads a sign at token i. A dash is one where nothing but a currency
// stands before it, and the number directly behind it.
func (r *reader) minus(i int, money bool) (negative bool, next int) {
	if i >= len(r.tokens) {
		return false, i
	}
	t := r.tokens[i]
	if t.kind == sign && i+1 < len(r.tokens) {
		open := money || t.gap != glued || i == 0 || r.is(i-1, "(", "[", "/", "|", "\"", "„", "“", "«", "'", ":", "~", "≈") || r.is(i-1, "-")
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

// isQuoted reports whether what begins at token i is a name between quotation marks.
func (r *reader) isQuoted(i, next int) bool {
	marks := []string{"\"", "“", "”", "„", "«", "»", "'", "‚"}
	return r.is(i-1, marks...) && (r.is(next, marks...) || r.is(next+1, marks...) || r.is(next+2, marks...))
}

func (r *reader) spelledAt(i int) bool {
	_, next := r.spelled(i)
	return next > i
}

// withUnit reads what stands behind a number: a currency, a percentage, a unit or a noun.
func (r *reader) withUnit(q quantity, i, next int, money string) (quantity, int, bool) {
	if p, end := r.spacedLetter(next, money); end > next && q.power <= 4 {
		q.value, q.power, next = scaled(q.value, p), q.power+p, end
	}
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
		if r.glued(next) && r.kind(next, word) && r.tokens[next-1].kind == digits {
			return q, r.behindGlued(next), false // $2XY
		}
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
		at := end
		if r.is(at, "-") {
			at++
		}
		if points := r.skip(r.lang.pointsWord, at); points > at {
			return q, points, false // 5 %-points
		}
		return q, end, true
	}
	return r.measured(q, next)
}

// isWeight reports whether the pounds before token end are a weight: 5 pounds of salt, it weighed 5 pounds.
func (r *reader) isWeight(end int) bool {
	if r.is(end-1, "sterling") {
		return false
	}
	for k := end - 2; k >= max(end-8, 0) && !r.is(k, ".", ";"); k-- {
		if r.is(k, "weighed", "weighs", "weigh", "weighing", "weight", "heavy", "lifted") {
			return true
		}
	}
	return r.is(end, "of") || r.is(end, "per") && r.is(end+1, "square") || r.is(end, "in") && r.is(end+1, "weight")
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
	if below := r.skip(r.lang.belowZeroWord, end); below > end && !q.negative && strings.HasPrefix(r.unitSymbol(of), "°") { // 46 °C below zero
		q.value, q.unscaled, end = "-"+q.value, "-"+q.unscaled, below
	}
	r.compound(&q, of, &end)
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
