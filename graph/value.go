package graph

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"ibid/fact"
)

// object returns the term for a value, from which a reader reads it back.
// Text is in the given language.
func (n names) object(v fact.Value, language string) quad.Value {
	switch v.Kind {
	case fact.EntityValue:
		return n.entity(v.Entity())
	case fact.DateValue:
		return typed(v.Date.String(), edtfDatatype)
	case fact.QuantityValue:
		return typed(v.Text, quantityDatatype)
	case fact.LinkValue:
		return typed(v.Text, linkDatatype)
	}
	return text(v.Text, language)
}

// simple returns the term for a value that is easiest to compute with: an
// exact number loses its unit.
func (n names) simple(v fact.Value, language string) quad.Value {
	q := v.Quantity()
	if amount, exact := q.Exact(); exact && !q.Approximate {
		return typed(string(amount), decimalDatatype)
	}
	return n.object(v, language)
}

// bound is a part of a value that can be compared: a day, a time, an amount, a unit.
type bound struct {
	name string
	term quad.Value
}

// bounds returns the first and last day of a date, with the first and last second
// where it gives a time, and the amounts and the unit of a quantity.
func bounds(v fact.Value) []bound {
	var out []bound
	switch v.Kind {
	case fact.DateValue:
		if day, ok := v.Date.Earliest(); ok {
			out = append(out, bound{"earliest", typed(day.String(), dateDatatype)})
		}
		if at, ok := v.Date.First(); ok && at.Timed() {
			out = append(out, bound{"earliestTime", typed(at.String(), dateTimeDatatype)})
		}
		if day, ok := v.Date.Latest(); ok {
			out = append(out, bound{"latest", typed(day.String(), dateDatatype)})
		}
		if at, ok := v.Date.Last(); ok && at.Timed() {
			out = append(out, bound{"latestTime", typed(at.String(), dateTimeDatatype)})
		}
	case fact.QuantityValue:
		q := v.Quantity()
		amount := func(name string, d fact.Decimal) {
			if d != "" {
				out = append(out, bound{name, typed(string(d), decimalDatatype)})
			}
		}
		if d, ok := q.Exact(); ok {
			amount("amount", d)
		}
		amount("lower", q.Lower)
		amount("upper", q.Upper)
		if q.Unit != "" {
			out = append(out, bound{"unit", quad.String(q.Unit)})
		}
	}
	return out
}

func typed(lexical string, datatype quad.IRI) quad.Value {
	return quad.TypedString{Value: quad.String(lexical), Type: datatype}
}

func integer(n int) quad.Value { return typed(strconv.Itoa(n), integerDatatype) }

// text returns a language-tagged string, or a plain one if the language is
// none that a tag of RDF can hold.
func text(s, language string) quad.Value {
	if !isLanguage(language) {
		return quad.String(s)
	}
	return quad.LangString{Value: quad.String(s), Lang: strings.ToLower(language)}
}

// isLanguage reports whether s has the form of a language tag in N-Quads:
// letters, and behind hyphens letters and digits.
func isLanguage(s string) bool {
	first, size := true, 0 // of the part
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c|0x20 && c|0x20 <= 'z', !first && '0' <= c && c <= '9':
			size++
		case c == '-' && size > 0:
			first, size = false, 0
		default:
			return false
		}
	}
	return size > 0
}

// lexical returns the text of a literal, or the IRI itself.
func lexical(v quad.Value) string {
	switch v := v.(type) {
	case quad.IRI:
		return string(v)
	case quad.String:
		return string(v)
	case quad.LangString:
		return string(v.Value)
	case quad.TypedString:
		return string(v.Value)
	}
	return ""
}

// number returns the integer that a literal holds.
func number(v quad.Value) (int, error) { return strconv.Atoi(lexical(v)) }

// place writes a position so that any file name can be read back.
func place(p fact.Pos) quad.Value {
	return quad.String(strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Col) + " " + p.File)
}

// parsePlace is the inverse of place. The name of the file is a part of s.
func parsePlace(s []byte) (file []byte, line, col int, err error) {
	at, file, _ := bytes.Cut(s, []byte(" "))
	line, col, err = pair(at, ':')
	return file, line, col, err
}

// spans writes byte ranges as `120-152 160-170`.
func spans(list []fact.Span) quad.Value {
	var b strings.Builder
	for i, s := range list {
		if i > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "%d-%d", s.Start, s.End)
	}
	return quad.String(b.String())
}

// appendSpans is the inverse of spans.
func appendSpans(list []fact.Span, s []byte) ([]fact.Span, error) {
	for len(s) > 0 {
		var part []byte
		part, s, _ = bytes.Cut(s, []byte(" "))
		start, end, err := pair(part, '-')
		if err != nil {
			return nil, err
		}
		list = append(list, fact.Span{Start: start, End: end})
	}
	return list, nil
}

// pair reads two numbers with a separator between them.
func pair(s []byte, separator byte) (int, int, error) {
	at := bytes.IndexByte(s, separator)
	if at < 0 {
		return 0, 0, fmt.Errorf("%q lacks its %q", s, separator)
	}
	first, err := parseCount(s[:at])
	if err != nil {
		return 0, 0, err
	}
	second, err := parseCount(s[at+1:])
	return first, second, err
}

// parseCount reads a number that has up to 18 digits and nothing else.
func parseCount(digits []byte) (int, error) {
	if len(digits) == 0 || len(digits) > 18 {
		return 0, fmt.Errorf("%q is no count", digits)
	}
	n := 0
	for _, c := range digits {
		if c < '0' || c > '9' {
			return 0, fmt.Errorf("%q is no count", digits)
		}
		n = 10*n + int(c-'0')
	}
	return n, nil
}
