package reading

import (
	"strconv"
	"strings"

	"ibid/fact"
)

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

// power reads the words and letters behind a number that multiply it.
func (r *reader) power(q *quantity, next *int, money string) bool {
	for {
		p, end := r.lang.scale.at(r.tokens, *next)
		if end == *next {
			break
		}
		if text := r.tokens[*next].text; text == "bi" && r.lang.region == "pt" {
			break
		}
		if text := r.tokens[*next].text; len(text) <= 2 && end == *next+1 && text != "bn" && text != "mn" && text != "tn" && text != "md" && text != "bi" && text != "mi" {
			break
		}
		if r.tokens[*next].text == "cent." && q.power == 0 {
			break
		}
		n := number(p)
		if q.power > 0 && q.power <= 3 && n <= 3 {
			break
		}
		*next = end
		if q.power > 0 && q.power+n > 15 {
			return false // 5 million trillion
		}
		q.power += n
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
		if _, end := r.moneyAfter(i + 1); money != "" || raw != "mm" && (end > i+1 || r.lang.tag == "en" && raw == "m" && r.kind(i+1, word) && !r.glued(i+1) && r.skip(r.lang.stop, i+1) == i+1 && r.lang.isPlural(r.tokens[i+1].text)) {
			return 6, i + 1 // 12m passengers
		}
	case "b":
		if _, end := r.moneyAfter(i + 1); money != "" || end > i+1 {
			return 9, i + 1
		}
	case "T", "t":
		if money != "" && r.lang.tag == "en" {
			return 12, i + 1
		}
	case "L", "Cr", "cr":
		if p, ok := map[string]int{"L": 5, "Cr": 7, "cr": 7}[raw]; ok && money != "" && r.lang.tag == "en" {
			return p, i + 1
		}
	}
	return 0, i
}

// spacedLetter reads the letter of a power behind a space, in an amount of money: 2 M €.
func (r *reader) spacedLetter(i int, money string) (power, next int) {
	english := r.lang.tag == "en"
	if !r.kind(i, word) || (english || r.lang.tag == "de") && money == "" {
		return 0, i
	}
	next = i + 1
	if english && (r.kind(next, word) && r.tokens[next].upper || r.glued(next) && r.is(next, "-", "&")) {
		return 0, i // $5 K Street, $5 T-shirts
	}
	if r.is(next, ".") && !english {
		next++
	}
	if _, end := r.moneyAfter(next); money == "" && end == next {
		return 0, i
	}
	switch r.text[r.tokens[i].start:r.tokens[i].end] {
	case "k", "K":
		return 3, next
	case "M", "MM":
		return 6, next
	case "m":
		if english {
			return 6, next
		}
	case "mM", "G":
		return 9, next
	case "B":
		if english {
			return 9, next
		}
		fallthrough
	case "Bi", "T", "Bln", "bln", "Bn":
		if r.lang.region != "br" {
			return 12, next
		}
	}
	return 0, i
}

// prefixed reads a letter for a power before a currency: M€, MUSD, k€, Mrd€, Md€, in German T€.
func (r *reader) prefixed(i int) (code string, power, next int) {
	if !r.kind(i, word) {
		return "", 0, i
	}
	raw := r.text[r.tokens[i].start:r.tokens[i].end]
	powers := []struct {
		letters string
		power   int
	}{{"Mrd", 9}, {"Mio", 6}, {"Md", 9}, {"MM", 6}, {"Mds", 9}, {"M", 6}, {"k", 3}, {"K", 3}, {"bn", 9}, {"Bn", 9}, {"T", 3}}
	for _, p := range powers {
		rest, ok := strings.CutPrefix(raw, p.letters)
		if !ok || p.letters == "T" && r.lang.tag != "de" {
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
