package reading

import (
	"strings"

	"ibid/fact"
)

// maxDigits is how many digits a number may have; a longer one is none.
const maxDigits = 40

// numeral is a number in digits, without sign, power or unit.
type numeral struct {
	value fact.Decimal
	plain bool // digits alone
}

// numeral reads the number that begins at token i as the language writes it,
// and returns the token behind it. What digits are joined to and no number in
// that language, such as a version or a fraction, is none, and is passed over
// as a whole: the result is then false, and next is behind it.
func (r *reader) numeral(i int) (n numeral, next int, ok bool) {
	end := r.cluster(i)
	if last := r.telephone(i); last > i {
		return numeral{}, last, false
	}
	if i > 0 && r.tokens[i].gap == glued && r.tokens[i-1].kind == word {
		return numeral{}, end, false // A329, B2B
	}
	text, last := r.grouped(i, end)
	if last < end {
		return numeral{}, end, false
	}
	value, ok := r.decimal(text)
	if ok && r.is(last, ",", ".") && r.glued(last) && r.is(last+1, "-") && r.glued(last+1) && !(r.glued(last+2) && r.kind(last+2, digits)) {
		return numeral{value: value}, last + 2, true // 1.250,– €
	}
	if end := r.exponent(last); ok && end > last { // 5e6
		v, err := fact.ParseDecimal(string(value) + r.text[r.tokens[last].start:r.tokens[end-1].end])
		return numeral{value: v}, end, err == nil
	}
	if !ok {
		return numeral{}, max(last, end), false
	}
	return numeral{value, last == i+1}, last, true
}

// chain returns the token behind digits that hyphens join: three groups or more,
// or three digits and four, as in a telephone number.
func (r *reader) chain(i int) int {
	at, n := i+1, 1
	for r.is(at, "-") && r.glued(at) && r.glued(at+1) && r.kind(at+1, digits) {
		at, n = at+2, n+1
	}
	if n > 2 || n == 2 && (isPadded(r.tokens[i].text) || isPadded(r.tokens[i+2].text)) || n == 2 && len(r.tokens[i].text) == 3 && len(r.tokens[i+2].text) == 4 && r.tokens[i+1].r == '-' {
		return at
	}
	return i
}

// isPadded reports whether digits begin with a zero that says nothing.
func isPadded(digits string) bool { return len(digits) > 1 && digits[0] == '0' }

// exponent returns the token behind e6 or e-6 at token i, i when there is none.
func (r *reader) exponent(i int) int {
	if !r.is(i, "e") || !r.glued(i) {
		return i
	}
	at := i + 1
	if r.is(at, "-") && r.glued(at) {
		at++
	}
	if r.glued(at) && r.kind(at, digits) && len(r.tokens[at].text) <= 2 && !(r.glued(at+1) && r.kind(at+1, word)) {
		return at + 1
	}
	return i
}

// telephone returns the token behind groups of digits that are no number: three
// or more that the language does not group so, or two of which one begins with zero.
func (r *reader) telephone(i int) int {
	if r.kind(i-1, digits) && r.tokens[i].gap != glued {
		return i
	}
	if end := r.chain(i); end > i {
		return end
	}
	at, zero, short := i, false, false
	for at < len(r.tokens) && r.tokens[at].kind == digits && (at == i || r.tokens[at].gap != glued) {
		text := r.tokens[at].text
		zero = zero || len(text) > 1 && text[0] == '0' && at == i
		short = short || at > i && len(text) != 3
		at++
	}
	if n := at - i; n >= 3 && (short || len(r.tokens[i].text) > 3) || n >= 2 && zero {
		return at
	}
	return i
}

// cluster returns the token behind all that is joined to the digits at token i
// without a space: digits, and signs between two of them.
func (r *reader) cluster(i int) int {
	end := i + 1
	for end < len(r.tokens) && r.tokens[end].gap == glued {
		t := r.tokens[end]
		if t.kind == digits {
			end++
			continue
		}
		if t.kind != sign || end+1 >= len(r.tokens) || r.tokens[end+1].gap != glued || r.tokens[end+1].kind != digits || !strings.ContainsAny(t.text, ".,'/^:·") || t.r == '²' || t.r == '³' {
			break
		}
		end += 2
	}
	return end
}

// grouped collects the digits and separators from token i on: within its
// cluster, and groups of three digits behind a space.
func (r *reader) grouped(i, end int) (text string, next int) {
	var b strings.Builder
	b.WriteString(r.tokens[i].text)
	next = i + 1
	if next == end && len(r.tokens[i].text) <= 3 && r.tokens[i].text[0] != '0' {
		for next < len(r.tokens) && r.tokens[next].kind == digits && r.tokens[next].gap != glued && len(r.tokens[next].text) == 3 {
			behind := r.cluster(next)
			b.WriteString(" " + r.tokens[next].text)
			next++
			if behind == next {
				continue
			}
			if behind > next+2 || !strings.Contains(r.lang.decimal, r.tokens[next].text) {
				return "", behind // 12 500.75 in French
			}
			b.WriteString(r.tokens[next].text + r.tokens[next+1].text) // 12 500,75
			next += 2
			break
		}
		if next > i+1 {
			return b.String(), next
		}
	}
	for next < end {
		t := r.tokens[next]
		if t.kind == sign && !strings.ContainsAny(t.text, ".,'·") {
			break
		}
		b.WriteString(t.text)
		next++
	}
	return b.String(), next
}

// decimal reads digits with separators as the language does.
func (r *reader) decimal(s string) (fact.Decimal, bool) {
	if len(s) > maxDigits || len(s) > 1 && s[0] == '0' && s[1] >= '0' && s[1] <= '9' {
		return "", false // 007
	}
	s = strings.ReplaceAll(s, "·", ".")
	signs := strings.Trim(s, "0123456789")
	seps := separators(s)
	if signs == "" && seps == "" {
		d, err := fact.ParseDecimal(s)
		return d, err == nil
	}
	whole, fraction := s, ""
	group := ""
	last := seps[len(seps)-1:]
	at := strings.LastIndex(s, last)
	switch {
	case strings.Trim(seps, last) != "": // two signs: the last is that of decimals
		if strings.Count(seps, last) > 1 || last == " " || last == "'" {
			return "", false
		}
		if !strings.Contains(r.lang.decimal, last) && r.lang.known {
			return "", false
		}
		whole, fraction = s[:at], s[at+1:]
		group = seps[:1]
		if strings.Trim(seps[:len(seps)-1], group) != "" {
			return "", false
		}
	case len(seps) > 1 || last == " " || last == "'":
		group = last
	case r.lang.ambiguous && len(s)-at-1 == 3:
		return "", false
	case strings.Contains(r.lang.decimal, last) && !(r.lang.decimal == ",." && len(s)-at-1 == 3 && last == "."):
		whole, fraction = s[:at], s[at+1:]
	default:
		group = last
	}
	if group != "" && !r.groups(whole, group) {
		return "", false
	}
	text := strings.ReplaceAll(whole, group, "")
	if fraction != "" {
		text += "." + fraction
	}
	d, err := fact.ParseDecimal(text)
	return d, err == nil
}

// separators returns the signs of s in order.
func separators(s string) string {
	var b strings.Builder
	for _, c := range s {
		if c < '0' || c > '9' {
			b.WriteRune(c)
		}
	}
	return b.String()
}

// groups reports whether the groups of digits are those that the language
// makes. Several commas with groups of two digits have one meaning in all, that
// of India, and several signs with groups of three one too.
func (r *reader) groups(s, sign string) bool {
	parts := strings.Split(s, sign)
	last := parts[len(parts)-1]
	if len(last) != 3 || parts[0] == "" || len(parts[0]) > 3 {
		return false
	}
	three, two := true, len(parts[0]) <= 2
	for _, p := range parts[1 : len(parts)-1] {
		three = three && len(p) == 3
		two = two && len(p) == 2
	}
	if sign == "," && two && len(parts) > 2 {
		return true
	}
	if len(parts) == 2 && sign != " " && sign != "'" && !strings.Contains(r.lang.groups, sign) {
		return false
	}
	if len(parts) > 2 && sign == "." && r.lang.known && !strings.Contains(r.lang.groups, sign) && strings.Contains(r.lang.decimal, sign) && !strings.Contains(r.lang.groups, "'") {
		return false // a version
	}
	return three
}
