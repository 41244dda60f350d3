// Package scalar reads and writes the scalars of the API: dates, days and exact numbers.
package scalar

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"

	"github.com/99designs/gqlgen/graphql"

	"ibid/edtf"
	"ibid/fact"
)

// Error is a mistake of the client: its text may be shown to it.
type Error string

// Error returns the text.
func (e Error) Error() string { return string(e) }

// Errorf returns an [Error].
func Errorf(format string, args ...any) error { return Error(fmt.Sprintf(format, args...)) }

// MarshalEDTF writes a date in its canonical form.
func MarshalEDTF(d edtf.Date) graphql.Marshaler { return quoted(d.String()) }

// UnmarshalEDTF reads a date.
func UnmarshalEDTF(v any) (edtf.Date, error) {
	s, err := text(v, "a date in EDTF")
	if err != nil {
		return edtf.Date{}, err
	}
	d, err := edtf.Parse(s)
	if err != nil {
		return edtf.Date{}, Errorf("%v", err)
	}
	return d, nil
}

// MarshalDate writes a day as `YYYY-MM-DD`.
func MarshalDate(d edtf.Day) graphql.Marshaler { return quoted(d.String()) }

// UnmarshalDate reads a day.
func UnmarshalDate(v any) (edtf.Day, error) {
	s, err := text(v, "a day such as 2006-03-14")
	if err != nil {
		return edtf.Day{}, err
	}
	d, err := edtf.ParseDay(s)
	if err != nil {
		return edtf.Day{}, Errorf("%v", err)
	}
	return d, nil
}

// MarshalDecimal writes a number as a string.
func MarshalDecimal(d fact.Decimal) graphql.Marshaler { return quoted(string(d)) }

// UnmarshalDecimal reads a number, which may be a string.
func UnmarshalDecimal(v any) (fact.Decimal, error) {
	var s string
	switch v := v.(type) {
	case string:
		s = v
	case json.Number:
		s = v.String()
	case int64:
		s = strconv.FormatInt(v, 10)
	case float64:
		s = strconv.FormatFloat(v, 'f', -1, 64)
	default:
		return "", Errorf("a number was expected")
	}
	d, err := fact.ParseDecimal(s)
	if err != nil {
		return "", Errorf("%v", err)
	}
	return d, nil
}

func text(v any, what string) (string, error) {
	s, ok := v.(string)
	if !ok {
		return "", Errorf("%s was expected", what)
	}
	return s, nil
}

func quoted(s string) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) { io.WriteString(w, strconv.Quote(s)) })
}
