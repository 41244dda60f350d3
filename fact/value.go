package fact

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"ibid/edtf"
)

// ValueKind tells what sort of value a [Value] holds.
type ValueKind int8

// The kinds of value. The zero Value has kind None.
const (
	None ValueKind = iota
	EntityValue
	DateValue
	QuantityValue
	TextValue
	LinkValue
)

// String returns the word for the kind that messages use.
func (k ValueKind) String() string {
	return [...]string{"none", "entity", "date", "quantity", "text", "link"}[k]
}

// Value is what a statement or qualifier says; Values are comparable with ==.
// As there are so many of them, all but dates are kept as their text.
type Value struct {
	Kind ValueKind
	Date edtf.Date // of a DateValue
	Text string    // of all others, canonical: an entity's identifier, a quantity as facts write it, plain text, an absolute URL
}

// Value returns the value that names the entity.
func (id EntityID) Value() Value { return Value{Kind: EntityValue, Text: string(id)} }

// Entity returns the entity that the value names; it is empty for a value of another kind.
func (v Value) Entity() EntityID {
	if v.Kind != EntityValue {
		return ""
	}
	return EntityID(v.Text)
}

// Value returns the value that gives the quantity.
func (q Quantity) Value() Value { return Value{Kind: QuantityValue, Text: q.String()} }

// Quantity reads the quantity that the value gives. It is the zero Quantity for
// a value of another kind, and for a text that is no quantity.
func (v Value) Quantity() Quantity {
	if v.Kind != QuantityValue {
		return Quantity{}
	}
	q, _ := ParseQuantity(v.Text)
	return q
}

// Key is the canonical text of the value with its kind: equal keys mean equal values.
func (v Value) Key() string { return v.Kind.String() + " " + v.String() }

// String is the canonical text of the value: an entity's identifier, EDTF, a
// quantity as facts write it, plain text, a URL.
func (v Value) String() string {
	if v.Kind == DateValue {
		return v.Date.String()
	}
	return v.Text
}

// CompareValue orders values: dates by time, quantities by size, all others by their text.
func CompareValue(a, b Value) int {
	if c := cmp.Compare(a.Kind, b.Kind); c != 0 {
		return c
	}
	switch a.Kind {
	case DateValue:
		return edtf.Compare(a.Date, b.Date)
	case QuantityValue:
		return cmp.Or(compareQuantity(a.Quantity(), b.Quantity()), strings.Compare(a.Text, b.Text))
	}
	return strings.Compare(a.Text, b.Text)
}

// Quantity is an exact amount with its unit: a number, a range or a bound.
// It is never a float.
type Quantity struct {
	Lower, Upper Decimal // equal for a number; one is empty for a bound such as `>300`
	Open         bool    // the bound itself is excluded: `>` and `<`, not `>=` and `<=`
	Approximate  bool    // written with `~`
	Unit         string  // ISO 4217 code, `%`, or the thing counted; may be empty
}

// ParseQuantity reads a quantity as facts write it: `57`, `600e6 USD`,
// `350e6..370e6 USD`, `>300`, `<=10 GW`, `~1.4e6 servers`, `31 %`.
func ParseQuantity(s string) (Quantity, error) {
	var q Quantity
	rest := strings.TrimSpace(s)
	if r, ok := strings.CutPrefix(rest, "~"); ok {
		q.Approximate, rest = true, strings.TrimSpace(r)
	}
	bound := ""
	for _, op := range []string{">=", "<=", ">", "<"} {
		if r, ok := strings.CutPrefix(rest, op); ok {
			bound, rest = op, strings.TrimSpace(r)
			break
		}
	}
	number, unit := rest, ""
	if i := strings.IndexFunc(rest, func(r rune) bool { return !strings.ContainsRune("0123456789.,eE+-", r) }); i >= 0 {
		number, unit = rest[:i], strings.TrimSpace(rest[i:])
		if !strings.ContainsAny(number, "0123456789") {
			return Quantity{}, fmt.Errorf("%q does not begin with a number", s)
		}
		if r, _ := utf8.DecodeRuneInString(rest[i:]); unit != "%" && !unicode.IsSpace(r) {
			return Quantity{}, fmt.Errorf("no space between number and unit in %q", s)
		}
	}
	if q.Unit = unit; strings.ContainsFunc(unit, unicode.IsSpace) {
		q.Unit = strings.Join(strings.Fields(unit), " ")
	}
	low, high, isRange := strings.Cut(number, "..")
	var err error
	if q.Lower, err = ParseDecimal(low); err != nil {
		return Quantity{}, err
	}
	q.Upper = q.Lower
	switch {
	case isRange && bound != "":
		return Quantity{}, fmt.Errorf("a range takes no %q", bound)
	case isRange:
		if q.Upper, err = ParseDecimal(high); err != nil {
			return Quantity{}, err
		}
		if q.Lower.Compare(q.Upper) >= 0 {
			return Quantity{}, fmt.Errorf("the range %q does not rise", number)
		}
	case bound == "":
	case bound[0] == '>':
		q.Upper, q.Open = "", len(bound) == 1
	default:
		q.Lower, q.Open = "", len(bound) == 1
	}
	return q, nil
}

// String writes the quantity in its canonical form, which [ParseQuantity] reads back.
func (q Quantity) String() string {
	var b strings.Builder
	if q.Approximate {
		b.WriteByte('~')
	}
	closed := "="
	if q.Open {
		closed = ""
	}
	switch {
	case q.Upper == "":
		b.WriteString(">" + closed + string(q.Lower))
	case q.Lower == "":
		b.WriteString("<" + closed + string(q.Upper))
	case q.Lower == q.Upper:
		b.WriteString(string(q.Lower))
	default:
		b.WriteString(string(q.Lower) + ".." + string(q.Upper))
	}
	if q.Unit != "" {
		b.WriteString(" " + q.Unit)
	}
	return b.String()
}

// Exact returns the single number that the quantity is, if it is one.
func (q Quantity) Exact() (Decimal, bool) { return q.Lower, q.Lower == q.Upper && q.Lower != "" }

// Overlaps reports whether some amount fits both quantities. Quantities of
// different units never do. An approximate number fits itself only: how far
// "about" reaches is not for a program to say.
func (q Quantity) Overlaps(r Quantity) bool {
	return q.Unit == r.Unit && below(q, r) && below(r, q)
}

// below reports whether the lower end of a does not pass the upper end of b.
func below(a, b Quantity) bool {
	if a.Lower == "" || b.Upper == "" {
		return true
	}
	c := a.Lower.Compare(b.Upper)
	return c < 0 || c == 0 && !a.Open && !b.Open
}

// compareQuantity orders quantities by unit, lower end and upper end; an open end comes first below and last above.
func compareQuantity(a, b Quantity) int {
	end := func(x, y Decimal, open int) int {
		switch {
		case x == y:
			return 0
		case x == "":
			return open
		case y == "":
			return -open
		}
		return x.Compare(y)
	}
	return cmp.Or(strings.Compare(a.Unit, b.Unit), end(a.Lower, b.Lower, -1), end(a.Upper, b.Upper, 1))
}
