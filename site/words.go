package site

import (
	"cmp"
	"slices"
	"strings"

	"ibid/edtf"
	"ibid/fact"
)

// currencies are written before the number.
var currencies = map[string]string{"USD": "US$", "EUR": "€", "GBP": "£", "JPY": "¥"}

// scales are the numbers that have a name, with the zeros that they stand for.
var scales = [...]struct {
	zeros int
	name  string
}{{12, " trillion"}, {9, " billion"}, {6, " million"}}

// quantityWords writes a quantity for readers and loses nothing of it: `more than US$1.5 billion`.
func quantityWords(q fact.Quantity) string {
	sign, unit := currencies[q.Unit], ""
	switch {
	case q.Unit == "%":
		unit = "%"
	case sign == "" && q.Unit != "":
		unit = " " + counted(q)
	}
	amount := func(d fact.Decimal) string {
		n, scale := decimalWords(d)
		return signed(sign, n) + scale
	}
	var s string
	switch {
	case q.Upper == "":
		s = choose(q.Open, "more than ", "at least ") + amount(q.Lower)
	case q.Lower == "":
		s = choose(q.Open, "less than ", "at most ") + amount(q.Upper)
	case q.Lower == q.Upper:
		s = amount(q.Lower)
	default:
		low, lowScale := decimalWords(q.Lower)
		high, highScale := decimalWords(q.Upper)
		if lowScale == highScale {
			lowScale = ""
		}
		s = signed(sign, low) + lowScale + " to " + signed(sign, high) + highScale
	}
	return choose(q.Approximate, "about ", "") + s + unit
}

// counted returns the thing that a quantity counts: units are plurals, and of one thing there is no plural.
func counted(q fact.Quantity) string {
	if q.Lower != "1" || q.Upper != "1" || strings.HasSuffix(q.Unit, "ss") {
		return q.Unit
	}
	if stem, ok := strings.CutSuffix(q.Unit, "ies"); ok {
		return stem + "y"
	}
	return strings.TrimSuffix(q.Unit, "s")
}

func choose(b bool, yes, no string) string {
	if b {
		return yes
	}
	return no
}

// signed puts the sign of a currency after a minus.
func signed(currency, n string) string {
	if rest, negative := strings.CutPrefix(n, "-"); negative {
		return "−" + currency + rest
	}
	return currency + n
}

// decimalWords splits a number into digits and a named scale, when that is short and exact.
func decimalWords(d fact.Decimal) (digits, scale string) {
	integer, fraction, _ := strings.Cut(string(d), ".")
	for _, s := range scales {
		size := len(strings.TrimPrefix(integer, "-"))
		if fraction != "" || size <= s.zeros {
			continue
		}
		head, tail := integer[:len(integer)-s.zeros], strings.TrimRight(integer[len(integer)-s.zeros:], "0")
		if len(tail) <= 3 && size-s.zeros <= 3 {
			if tail != "" {
				head += "." + tail
			}
			return head, s.name
		}
	}
	digits = grouped(integer)
	if fraction != "" {
		digits += "." + fraction
	}
	return digits, ""
}

// grouped separates the thousands of an integer by commas.
func grouped(integer string) string {
	sign := ""
	if rest, negative := strings.CutPrefix(integer, "-"); negative {
		sign, integer = "-", rest
	}
	for i := len(integer) - 3; i > 0; i -= 3 {
		integer = integer[:i] + "," + integer[i:]
	}
	return sign + integer
}

// text returns a value as plain words.
func (c *corpus) text(v fact.Value) string {
	switch v.Kind {
	case fact.EntityValue:
		if e := c.entities[v.Entity()]; e != nil {
			return e.Label()
		}
	case fact.DateValue:
		return v.Date.Words()
	case fact.QuantityValue:
		return quantityWords(v.Quantity())
	}
	return v.String()
}

// when says in words to which time a statement applies, apart from a date that is its value.
func when(s *fact.Statement) string {
	var parts []string
	if on, ok := s.Qualifier("on"); ok {
		parts = append(parts, on.Date.Words())
	}
	if span := spanWords(s); span != "" {
		parts = append(parts, span)
	}
	if asOf, ok := s.Qualifier("asOf"); ok {
		parts = append(parts, "as of "+end(asOf))
	}
	return strings.Join(parts, ", ")
}

// spanWords says from when to when a statement holds; nothing when it does not say.
func spanWords(s *fact.Statement) string {
	from, hasFrom := s.Qualifier("from")
	to, hasTo := s.Qualifier("to")
	switch {
	case hasFrom && hasTo && isTime(from) && isTime(to):
		return edtf.Span(from.Date, to.Date).Words()
	case hasFrom && hasTo:
		return end(from) + " to " + end(to)
	case hasFrom:
		return "from " + end(from)
	case hasTo:
		return "until " + end(to)
	}
	return ""
}

// isTime reports whether a date is a minute or a second.
func isTime(v fact.Value) bool {
	p := v.Date.Precision()
	return p == edtf.PrecisionMinute || p == edtf.PrecisionSecond
}

// end writes the end of a span, after a preposition. An interval is the time in
// which the end lies, and must not read as the span itself.
func end(v fact.Value) string {
	words := v.Date.Words()
	if day, by := strings.CutPrefix(words, "by "); by {
		return day + " at the latest"
	}
	if v.Date.Precision() == edtf.PrecisionInterval {
		return "some time in " + words
	}
	return words
}

// dateWords says when a statement happened, for a list by date.
func dateWords(s *fact.Statement) string {
	if s.Value.Kind == fact.DateValue {
		return s.Value.Date.Words()
	}
	if on, ok := s.Qualifier("on"); ok {
		return on.Date.Words()
	}
	return spanWords(s)
}

// qualifier is a qualifier as a reader sees it: words before a value.
type qualifier struct {
	words string
	value fact.Value
}

// qualifiers returns what narrows a statement apart from its time, hedge last.
func (c *corpus) qualifiers(s *fact.Statement) []qualifier {
	var out []qualifier
	for _, q := range s.Qualifiers {
		switch q.Property {
		case "on", "from", "to", "asOf", "hedge":
			continue
		case "scope", "title":
			out = append(out, qualifier{value: q.Value})
			continue
		case "order":
			out = append(out, qualifier{"no.", q.Value})
			continue
		}
		words := string(q.Property)
		if p := c.ontology.Qualifier(q.Property); p != nil {
			words = p.Label
		}
		out = append(out, qualifier{words, q.Value})
	}
	if hedge, ok := s.Qualifier("hedge"); ok {
		out = append(out, qualifier{value: hedge})
	}
	return out
}

// label returns the label of a property.
func (c *corpus) label(id fact.PropertyID) string {
	if p := c.ontology.Property(id); p != nil {
		return p.Label
	}
	return string(id)
}

// sentence says a statement in plain words, for lists where it is a line.
func (c *corpus) sentence(s *fact.Statement) string {
	return c.text(s.Subject.Value()) + " " + c.label(s.Property) + " " + c.text(s.Value)
}

// inferred returns the reason of a statement that no reference states outright.
func inferred(s *fact.Statement) (reason string, ok bool) {
	if len(s.References) == 0 || slices.ContainsFunc(s.References, func(r fact.Reference) bool { return r.Method != fact.Inferred }) {
		return "", false
	}
	return s.References[0].Reason, true
}

// match returns the mark of a quote that was not found word for word in the
// text, and what it means; both are empty for others.
func match(r *fact.Reference) (mark, meaning string) {
	switch r.Match {
	case fact.Normalised:
		return "normalised", "The words were found after folding white space, quotation marks, dashes and Unicode form."
	case fact.InHeading:
		return "heading", "The words stand in a heading alone: it names what the text is about, and proves little."
	}
	return "", ""
}

// initial returns the letter under which a name is listed.
func initial(name string) string {
	for _, r := range folded(name) {
		return strings.ToUpper(string(r))
	}
	return "#"
}

// compareNames orders names as a reader looks them up.
func compareNames(a, b string) int {
	return cmp.Or(strings.Compare(folded(a), folded(b)), strings.Compare(a, b))
}
