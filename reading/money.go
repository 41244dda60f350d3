package reading

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/currency"
)

// unknownMoney is the unit of an amount in a currency that is not read.
const unknownMoney = "?"

// prefixes are the currencies by the signs before an amount. `$` alone means
// the dollar of the United States.
func prefixes() phrases[string] {
	return table(`USD: $|us$|u.s.$|u.s. $|us $|usd$|usd
		AUD: a$|au$|aud$
		CAD: c$|ca$|can$|cad$|cdn$
		HKD: hk$
		NZD: nz$
		SGD: s$|sg$
		TWD: nt$
		MXN: mx$|mex$
		BRL: r$
		EUR: €
		GBP: £|gb£|uk£
		JPY: ¥|jp¥
		CNY: cn¥|rmb
		INR: ₹|rs|rs.|rs .
		KRW: ₩
		RUB: ₽
		UAH: ₴
		ILS: ₪
		TRY: ₺
		VND: ₫
		NGN: ₦
		BTC: ₿
		CHF: sfr|sfr.|fr.
		?: kr|kr.`)
}

// suffixes are the currencies by the signs behind an amount, besides those that stand before one.
func suffixes() phrases[string] {
	return table(`USD: $ us|$us|$ usd|$ é.-u.
		CAD: $ ca|$ca|$ can|$ cad|$can
		AUD: $ au|$au|$ aus|$ aud
		HKD: $ hk|$hk
		NZD: $ nz|$nz
		SGD: $ sg|$sg
		MXN: $ mx|$mx
		TWD: $ nt|$ tw
		GBP: £ gb`)
}

// newCurrencies are codes of ISO 4217 that are younger than the list of [currency], and old ones that it lacks.
var newCurrencies = []string{"MRU", "SLE", "UYW", "VED", "VES", "XAD", "XCG", "ZWG", "BTC"}

// IsCurrency reports whether a unit is a code of ISO 4217.
func IsCurrency(unit string) bool {
	if len(unit) != 3 || unit != strings.ToUpper(unit) {
		return false
	}
	_, err := currency.ParseISO(unit)
	return err == nil || slices.Contains(newCurrencies, unit)
}

// code returns the currency that a word of three capitals is, "" when it is none.
// In lower case some are, which are no word of any language.
func (r *reader) code(i int) string {
	if i < 0 || i >= len(r.tokens) || r.tokens[i].kind != word {
		return ""
	}
	t := r.tokens[i]
	if raw := r.text[t.start:t.end]; IsCurrency(raw) {
		return raw
	}
	if r.is(i, "usd", "eur", "gbp", "chf", "jpy", "cny") {
		return strings.ToUpper(t.text)
	}
	return ""
}

// moneyBefore returns the currency that stands at token i before an amount, and the token behind it.
func (r *reader) moneyBefore(i int) (unit string, next int) {
	if unit, next = r.signs.at(r.tokens, i); next > i {
		if t := r.tokens[i]; t.kind == word && next == i+1 && !t.upper && unit != unknownMoney && r.code(i) == "" {
			return "", i // "rs" in lower case is a word
		}
		if i > 0 && r.tokens[i].gap == glued && r.tokens[i-1].kind == word {
			return unknownMoney, next // Z$5
		}
		return unit, next
	}
	if unit = r.code(i); unit != "" {
		if i+1 < len(r.tokens) && r.tokens[i+1].text == "$" && r.tokens[i+1].gap == glued {
			return unit, i + 2
		}
		return unit, i + 1
	}
	return "", i
}

// moneyAfter returns the currency at token i behind an amount, and the token behind it.
func (r *reader) moneyAfter(i int) (unit string, next int) {
	at := i
	if at < len(r.tokens) && r.tokens[at].text == "-" && r.tokens[at].gap == glued && at+1 < len(r.tokens) && r.tokens[at+1].gap == glued && r.tokens[at+1].kind == word {
		at++ // 5-dollar
	}
	of := r.skip(r.lang.ofWord, at)
	for _, from := range []int{at, of} {
		if unit, next = r.lang.currency.at(r.tokens, from); next > from {
			return r.otherMoney(unit, next)
		}
		if unit = r.code(from); unit != "" {
			return unit, from + 1
		}
		if unit, next = suffixSigns().at(r.tokens, from); next > from && r.inCapitals(from, next) {
			return unit, next
		}
		unit, next = r.signs.at(r.tokens, from)
		switch {
		case next > from && !r.glued(from) && r.glued(next) && r.kind(next, digits):
			return "", i // three €20 notes
		case next > from && (r.tokens[next-1].kind == sign || r.tokens[from].text == "kr"):
			return unit, next
		}
	}
	return "", i
}

// inCapitals reports whether the words among the tokens are written in capitals.
func (r *reader) inCapitals(from, to int) bool {
	for _, t := range r.tokens[from:to] {
		if raw := r.text[t.start:t.end]; raw != strings.ToUpper(raw) {
			return false
		}
	}
	return true
}

// otherMoney looks behind the name of a currency for what makes another of it:
// dollars canadiens, dólares de Hong Kong.
func (r *reader) otherMoney(unit string, next int) (string, int) {
	if unit == unknownMoney || next >= len(r.tokens) || r.tokens[next].kind != word {
		return unit, next
	}
	if of := r.skip(r.lang.ofWord, next); of > next && of < len(r.tokens) && r.tokens[of].upper && r.lang.tag != "en" && isDollar(unit) {
		return unknownMoney, of + 1
	}
	text := r.tokens[next].text
	for ending := range strings.SplitSeq(r.lang.demonyms, "|") {
		if ending != "" && strings.HasSuffix(text, ending) && len(text) > len(ending)+2 && (isDollar(unit) || unit == "GBP") {
			return unknownMoney, next + 1
		}
	}
	return unit, next
}

func isDollar(unit string) bool { return unit == "USD" }

// inOtherMoney looks behind an amount for the currency that it is in: "$7 in
// Canadian dollars", "$81 in Hong Kong currency".
func (r *reader) inOtherMoney(unit string, i int) (string, int) {
	if i >= len(r.tokens) {
		return unit, i
	}
	at := i
	if t := r.tokens[at]; t.text == "(" {
		at++
	}
	if at < len(r.tokens) && slices.Contains([]string{"in", "en", "em"}, r.tokens[at].text) {
		at++
	}
	if other, next := r.lang.currency.at(r.tokens, at); next > at {
		return other, next
	}
	if other := r.code(at); other != "" && at > i {
		return other, at + 1
	}
	if at > i && r.tokens[at-1].text != "(" {
		for k := at; k < min(at+4, len(r.tokens)) && r.tokens[k].kind == word; k++ {
			if r.skip(r.lang.moneyWord, k) > k {
				return unknownMoney, k + 1
			}
		}
	}
	if end := r.skip(r.lang.foreignWord, at); end > at {
		return unknownMoney, end
	}
	return unit, i
}

// signs and suffixSigns are the tables of currencies, made once.
var (
	signs       = sync.OnceValue(prefixes)
	suffixSigns = sync.OnceValue(suffixes)
)
