package answer

import (
	"cmp"
	"io"
	"slices"
	"strconv"
	"strings"

	"ibid/edtf"
	"ibid/fact"
	"ibid/graph"
	"ibid/server/model"
	"ibid/server/scalar"
)

// arrangement says which statements a list shows, and in which order.
type arrangement struct {
	tests []test
	// own leaves out statements that name the entity of the list in a qualifier only.
	own bool
	// compare makes the order; nil for that of the graph.
	compare func(*claims) (comparison, error)
}

// test is a condition on statements.
type test func(*fact.Statement) bool

// comparison orders statements.
type comparison func(a, b *fact.Statement) int

// keep returns the statements that pass all tests.
func keep(list []*fact.Statement, tests ...test) []*fact.Statement {
	out := []*fact.Statement{}
next:
	for _, s := range list {
		for _, t := range tests {
			if !t(s) {
				continue next
			}
		}
		out = append(out, s)
	}
	return out
}

// arrange returns the claims that a list shows, in order.
func (v *view) arrange(list []*fact.Statement, a *arrangement) (*claims, error) {
	c := v.claims(keep(list, a.tests...))
	if a.compare == nil {
		return c, nil
	}
	compare, err := a.compare(c)
	if err == nil {
		slices.SortStableFunc(c.list, compare)
	}
	return c, err
}

// byTime orders statements by their date, those without one last.
func byTime(*claims) (comparison, error) {
	return func(a, b *fact.Statement) int { return compareDates(a.Dated(), b.Dated(), 1) }, nil
}

// compareDates orders dates by time, or backwards when sign is -1. Either way
// those without a year come last but for the zero date.
func compareDates(a, b edtf.Date, sign int) int {
	switch {
	case a.IsZero() || b.IsZero():
		return lacking(a.IsZero(), b.IsZero())
	case a.Yearless() != b.Yearless():
		return lacking(a.Yearless(), b.Yearless())
	}
	return sign * edtf.Compare(a, b)
}

// compareValues orders values, dates as compareDates does.
func compareValues(a, b fact.Value, sign int) int {
	if a.Kind == fact.DateValue && b.Kind == fact.DateValue {
		return compareDates(a.Date, b.Date, sign)
	}
	return sign * fact.CompareValue(a, b)
}

// lacking orders what lacks something after what does not.
func lacking(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// order makes the comparison that a client asks for.
func (v *view) order(by []*model.StatementOrder) func(*claims) (comparison, error) {
	if len(by) == 0 {
		return nil
	}
	return func(c *claims) (comparison, error) {
		compare := make([]comparison, len(by))
		for i, o := range by {
			var err error
			if compare[i], err = c.comparison(o); err != nil {
				return nil, err
			}
		}
		return func(a, b *fact.Statement) int {
			for _, compare := range compare {
				if result := compare(a, b); result != 0 {
					return result
				}
			}
			return 0
		}, nil
	}
}

func (c *claims) comparison(o *model.StatementOrder) (comparison, error) {
	sign := 1
	if o.Direction == model.OrderDirectionDesc {
		sign = -1
	}
	switch o.Field {
	case model.StatementOrderFieldSubject:
		l, err := c.level(subject)
		if err != nil {
			return nil, err
		}
		names := map[fact.EntityID]string{}
		for id, e := range l.entities {
			names[id] = graph.Fold(e.Label()) + "\x00" + string(id)
		}
		return func(a, b *fact.Statement) int { return sign * strings.Compare(names[a.Subject], names[b.Subject]) }, nil
	case model.StatementOrderFieldProperty:
		place := map[fact.PropertyID]int{}
		for i, p := range c.ontology.Properties {
			place[p.ID] = i
		}
		return func(a, b *fact.Statement) int { return sign * cmp.Compare(place[a.Property], place[b.Property]) }, nil
	case model.StatementOrderFieldSources:
		return func(a, b *fact.Statement) int { return sign * cmp.Compare(len(sourcesOf(a)), len(sourcesOf(b))) }, nil
	case model.StatementOrderFieldDate:
		return func(a, b *fact.Statement) int { return compareDates(a.Dated(), b.Dated(), sign) }, nil
	case model.StatementOrderFieldAsOf:
		return func(a, b *fact.Statement) int {
			x, _ := a.Qualifier("asOf")
			y, _ := b.Qualifier("asOf")
			return compareDates(x.Date, y.Date, sign)
		}, nil
	}
	return func(a, b *fact.Statement) int { return compareValues(a.Value, b.Value, sign) }, nil
}

// Order answers the order of a list of entities.
type Order struct {
	Field     OrderField
	Direction model.OrderDirection
}

// OrderField is what a list of entities is sorted by: NAME, STATEMENTS or the
// name of a property in capitals. The schema lists what a kind can be sorted by.
type OrderField string

// The order fields of all kinds that are no properties.
const (
	orderName       OrderField = "NAME"
	orderStatements OrderField = "STATEMENTS"
)

// UnmarshalGQL reads the field; the schema has checked that it is one.
func (f *OrderField) UnmarshalGQL(v any) error {
	s, ok := v.(string)
	if !ok {
		return scalar.Errorf("a name to sort by was expected")
	}
	*f = OrderField(s)
	return nil
}

// MarshalGQL writes the field.
func (f OrderField) MarshalGQL(w io.Writer) { io.WriteString(w, strconv.Quote(string(f))) }
