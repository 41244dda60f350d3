package ingest

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ibid/fact"
)

// spoken is a number as prose writes it: in digits or words, with its
// multiplier and, when it stands beside it, its unit.
type spoken struct {
	start, end int
	value      fact.Decimal
	short      fact.Decimal // of the lower end of a range, without the multiplier of the upper; else empty
	unit       string       // currency code, `$` for some dollar, `%`, or empty
	article    bool         // "a" or "an"
	ordinal    bool
	joined     bool // the lower end of a range, whose upper end is the next
}

// multipliers are the powers of ten that follow a number.
var multipliers = map[string]int{
	"hundred": 2, "thousand": 3, "k": 3, "million": 6, "millions": 6, "mn": 6, "m": 6, "billion": 9, "billions": 9, "bn": 9, "b": 9,
	"trillion": 12, "trillions": 12, "tn": 12, "t": 12,
}

// smallNumbers are the words for numbers below a hundred.
var smallNumbers = map[string]int{
	"zero": 0, "no": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
	"nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	"dozen": 12, "single": 1,
}

// ordinals are the words for places in a sequence.
var ordinals = map[string]int{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
	"eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
	"eighteenth": 18, "nineteenth": 19, "twentieth": 20,
}

// numbers returns the numbers of a text, in order.
func numbers(tokens []token) []spoken {
	var all []spoken
	last := 0 // the token behind the number before
	for i := 0; i < len(tokens); {
		n, next, power := number(tokens, i)
		if next == i || n.article && next < len(tokens) && tokens[next].glued { // A$5, a-one
			i++
			continue
		}
		n.start = tokens[i].start
		n.unit, n.start = unitBefore(tokens, i, n.start)
		after := next
		if unit, end := unitAfter(tokens, next); unit != "" && n.unit == "" {
			n.unit, after = unit, end
		} else if unit != "" && sameCurrency(n.unit, unit) {
			n.unit, after = unit, end // US$5 USD, $5 dollars
		}
		n.end = tokens[after-1].end
		if k := len(all) - 1; k >= 0 && isRange(tokens[last:i], n.start) {
			share(&all[k], &n, power)
		}
		all = append(all, n)
		i, last = after, after
	}
	return all
}

// share gives the lower end of a range what only its upper end says, and the
// reverse: US$350–370 million.
func share(lower, upper *spoken, power int) {
	lower.joined = true
	lower.unit, upper.unit = cmp.Or(lower.unit, upper.unit), cmp.Or(upper.unit, lower.unit)
	if power == 0 || lower.value.Compare("1000") >= 0 {
		return
	}
	if v, err := fact.ParseDecimal(fmt.Sprintf("%se%d", lower.value, power)); err == nil {
		lower.value, lower.short = v, lower.value
	}
}

// number reads a number at token i and returns the token behind it, i when
// there is none, and the power of ten of its multiplier.
func number(tokens []token, i int) (n spoken, next, power int) {
	t := tokens[i]
	switch {
	case t.kind == numberToken:
		digits := strings.ReplaceAll(t.text, ",", "")
		if len(digits) > 40 {
			return n, i, 0
		}
		next = i + 1
		if next < len(tokens) && tokens[next].glued && isOrdinalSuffix(tokens[next].text) {
			n.ordinal = true
			next++
		}
		for next < len(tokens) {
			word := tokens[next]
			p, ok := multipliers[word.text]
			if !ok || len(word.text) <= 2 && !word.glued && word.text != "bn" && word.text != "mn" || power > 12 {
				break
			}
			power += p
			next++
		}
		if power > 0 {
			digits += "e" + strconv.Itoa(power)
		}
		n.value, _ = fact.ParseDecimal(digits)
		return n, next, power
	case t.kind != wordToken:
		return n, i, 0
	}
	if o, ok := ordinals[t.text]; ok {
		n.value, n.ordinal = fact.Decimal(strconv.Itoa(o)), true
		return n, i + 1, 0
	}
	return numberWords(tokens, i)
}

// numberWords reads a number in words: "two hundred and fifty-seven thousand".
func numberWords(tokens []token, i int) (n spoken, next, power int) {
	total, part, next := 0, 0, i
	lead := 0 // the value before the first multiplier, for a range
	for at := i; at < len(tokens) && total < 1e15; at++ {
		word := tokens[at].text
		small, isSmall := smallNumbers[word]
		p, isPower := multipliers[word]
		isPower = isPower && len(word) > 2
		switch {
		case isSmall && word == "dozen" && part > 0:
			part *= 12
		case isSmall && (part%100 == 0 || part%10 == 0 && small < 10 && part%100 >= 20):
			part += small
		case isSmall:
			at = len(tokens)
			continue
		case (word == "a" || word == "an") && at == i:
			part, n.article = 1, true
		case isPower && at > i && part > 0 && word == "hundred":
			part *= 100
			n.article = false
		case isPower && at > i && part > 0:
			if power == 0 {
				lead = part
			}
			total += part * pow10(p)
			part, power = 0, p
			n.article = false
		case word == "-" && at > i && tokens[at].glued, word == "and" && at > i && at+1 < len(tokens) && smallNumbers[tokens[at+1].text] > 0 && (part >= 100 || power > 0):
			continue
		default:
			at = len(tokens)
			continue
		}
		next = at + 1
	}
	if next == i || lead < 0 {
		return n, i, 0
	}
	n.value = fact.Decimal(strconv.Itoa(total + part))
	return n, next, power
}

func pow10(p int) int {
	n := 1
	for range p {
		n *= 10
	}
	return n
}

func isOrdinalSuffix(s string) bool { return s == "st" || s == "nd" || s == "rd" || s == "th" }

// dollars are the currencies that `$` may mean, by the letters before the sign.
var dollars = map[string]string{
	"us": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "hk": "HKD", "nz": "NZD", "s": "SGD", "nt": "TWD", "r": "BRL",
}

// currencySigns are those that mean one currency.
var currencySigns = map[string]string{"€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₿": "BTC"}

// currencyWords are the names of currencies as they follow an amount.
var currencyWords = map[string]string{
	"dollar": "$", "dollars": "$", "euro": "EUR", "euros": "EUR", "pound": "GBP", "pounds": "GBP", "yen": "JPY", "rupee": "INR",
	"rupees": "INR", "yuan": "CNY", "renminbi": "CNY", "won": "KRW", "franc": "CHF", "francs": "CHF", "krona": "SEK", "kronor": "SEK",
}

// currencyCodes are the codes of ISO 4217 that prose writes beside amounts.
var currencyCodes = " usd eur gbp jpy inr cny krw chf sek nok dkk cad aud nzd sgd hkd twd brl mxn zar rub pln czk huf try ils aed sar thb idr myr php vnd "

func isCurrency(lower string) bool {
	return len(lower) == 3 && strings.Contains(currencyCodes, " "+lower+" ")
}

// unitBefore returns the currency that stands before token i, and where the amount then begins.
func unitBefore(tokens []token, i, start int) (string, int) {
	if i == 0 {
		return "", start
	}
	before := tokens[i-1]
	if before.text == "$" {
		if i > 1 && before.glued {
			if code, ok := dollars[tokens[i-2].text]; ok {
				return code, tokens[i-2].start
			}
		}
		if i > 4 && tokens[i-2].text == "." && tokens[i-3].text == "s" && tokens[i-5].text == "u" { // U.S. $
			return "USD", tokens[i-5].start
		}
		return "$", before.start
	}
	if code, ok := currencySigns[before.text]; ok {
		return code, before.start
	}
	if isCurrency(before.text) {
		return strings.ToUpper(before.text), before.start
	}
	return "", start
}

// unitAfter returns the unit that stands at token i, and the token behind it.
func unitAfter(tokens []token, i int) (string, int) {
	text := func(k int) string {
		if k < len(tokens) {
			return tokens[k].text
		}
		return ""
	}
	if text(i) == "-" && tokens[i].glued {
		i++
	}
	if text(i) == "u" && text(i+1) == "." && text(i+2) == "s" && text(i+3) == "." && strings.HasPrefix(text(i+4), "dollar") {
		return "USD", i + 5
	}
	switch word := text(i); {
	case word == "%", word == "percent", word == "pct":
		return "%", i + 1
	case word == "per" && text(i+1) == "cent":
		return "%", i + 2
	case word == "us" && strings.HasPrefix(text(i+1), "dollar"):
		return "USD", i + 2
	case word == "$":
		return "$", i + 1
	case currencySigns[word] != "":
		return currencySigns[word], i + 1
	case currencyWords[word] != "":
		return currencyWords[word], i + 1
	case isCurrency(word):
		return strings.ToUpper(word), i + 1
	}
	return "", i
}

// sameCurrency reports whether one of the units is `$` and the other a dollar, or both are equal.
func sameCurrency(a, b string) bool {
	isDollar := func(s string) bool {
		for _, code := range dollars {
			if s == code {
				return true
			}
		}
		return s == "$"
	}
	return a == b || (a == "$" || b == "$") && isDollar(a) && isDollar(b)
}

// isRange reports whether the tokens between two numbers, up to where the
// second begins with its currency, make a range of them.
func isRange(tokens []token, to int) bool {
	n := 0
	for n < len(tokens) && tokens[n].end <= to {
		n++
	}
	switch {
	case n == 1:
		return slices.Contains([]string{"-", "to", "and", "or"}, tokens[0].text)
	case n == 2:
		return tokens[0].text == "." && tokens[1].text == "."
	}
	return false
}
