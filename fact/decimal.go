package fact

import (
	"cmp"
	"fmt"
	"math/big"
	"regexp"
	"strconv"
	"strings"
)

// Decimal is an exact decimal number in the canonical form of xsd:decimal
// without a trailing point (https://www.w3.org/TR/xmlschema11-2/#decimal):
// `600000000`, `1.57`, `-3`. The empty Decimal is no number.
type Decimal string

// maxExponent bounds numbers such as 1e999999999, which would fill the memory.
const maxExponent = 60

var decimalForm = regexp.MustCompile(`^([+-]?)([0-9]+(?:,[0-9]{3})*)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]{1,3}))?$`)

// ParseDecimal reads a number with an optional fraction and exponent;
// commas may group its thousands: `1.57e9`, `1,099`.
func ParseDecimal(s string) (Decimal, error) {
	if isCanonical(s) {
		return Decimal(s), nil
	}
	m := decimalForm.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return "", fmt.Errorf("%q is not a number", s)
	}
	exp, _ := strconv.Atoi(m[4])
	if exp > maxExponent || exp < -maxExponent {
		return "", fmt.Errorf("the exponent of %q is beyond %d", s, maxExponent)
	}
	whole := strings.ReplaceAll(m[2], ",", "")
	digits, point := whole+m[3], len(whole)+exp
	if point < 0 {
		digits, point = strings.Repeat("0", -point)+digits, 0
	}
	if point > len(digits) {
		digits += strings.Repeat("0", point-len(digits))
	}
	integer := strings.TrimLeft(digits[:point], "0")
	fraction := strings.TrimRight(digits[point:], "0")
	if integer == "" {
		integer = "0"
	}
	out := integer
	if fraction != "" {
		out += "." + fraction
	}
	if m[1] == "-" && out != "0" {
		out = "-" + out
	}
	return Decimal(out), nil
}

// isCanonical reports whether s is a whole number in canonical form, as most numbers are.
func isCanonical(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s == "0" || s != "" && s[0] != '0'
}

// Compare returns -1, 0 or 1 as d is less than, equal to or greater than e. Both must be numbers.
func (d Decimal) Compare(e Decimal) int {
	a, negative := strings.CutPrefix(string(d), "-")
	b, otherNegative := strings.CutPrefix(string(e), "-")
	switch {
	case negative && otherNegative:
		a, b = b, a
	case negative:
		return -1
	case otherNegative:
		return 1
	}
	whole, fraction, _ := strings.Cut(a, ".")
	otherWhole, otherFraction, _ := strings.Cut(b, ".")
	// In canonical form more digits before the point are more, and none after it are idle.
	return cmp.Or(cmp.Compare(len(whole), len(otherWhole)), strings.Compare(whole, otherWhole), strings.Compare(fraction, otherFraction))
}

// Rat returns the exact number; d must be one.
func (d Decimal) Rat() *big.Rat {
	r, ok := new(big.Rat).SetString(string(d))
	if !ok {
		panic("fact: not a decimal: " + strconv.Quote(string(d)))
	}
	return r
}
