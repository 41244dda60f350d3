package answer

import (
	"ibid/edtf"
	"ibid/fact"
	"ibid/server/model"
)

// Value answers interface Value.
type Value interface{ IsValue() }

// Claim answers interface Claim.
type Claim interface{ IsClaim() }

// EntityValue answers type EntityValue.
type EntityValue struct {
	claims *claims
	at     end
	id     fact.EntityID
}

// IsValue marks a value.
func (*EntityValue) IsValue() {}

// Text answers the field text.
func (e *EntityValue) Text() (string, error) {
	l, err := e.claims.level(e.at)
	if err != nil || l.entities[e.id] == nil {
		return string(e.id), err
	}
	return l.entities[e.id].Label(), nil
}

// Entity answers the field entity.
func (e *EntityValue) Entity() (Entity, error) { return e.claims.entity(e.at, e.id) }

// Text answers type Text.
type Text struct{ Text string }

// IsValue marks a value.
func (*Text) IsValue() {}

// Link answers type Link.
type Link struct{ URL string }

// IsValue marks a value.
func (*Link) IsValue() {}

// Text answers the field text.
func (l *Link) Text() string { return l.URL }

// FuzzyDate answers type FuzzyDate.
type FuzzyDate struct{ date edtf.Date }

// IsValue marks a value.
func (*FuzzyDate) IsValue() {}

// Text answers the field text.
func (d *FuzzyDate) Text() string { return d.date.Words() }

// EDTF answers the field edtf.
func (d *FuzzyDate) EDTF() edtf.Date { return d.date }

// Earliest answers the field earliest.
func (d *FuzzyDate) Earliest() *edtf.Day { return optional(d.date.Earliest()) }

// Latest answers the field latest.
func (d *FuzzyDate) Latest() *edtf.Day { return optional(d.date.Latest()) }

// Precision answers the field precision.
func (d *FuzzyDate) Precision() model.DatePrecision { return precision(d.date) }

func precision(d edtf.Date) model.DatePrecision {
	return enum[model.DatePrecision](d.Precision().String())
}

// Approximate answers the field approximate.
func (d *FuzzyDate) Approximate() bool { return d.date.Approximate() }

// Uncertain answers the field uncertain.
func (d *FuzzyDate) Uncertain() bool { return d.date.Uncertain() }

// Quantity answers type Quantity.
type Quantity struct{ quantity fact.Quantity }

// IsValue marks a value.
func (*Quantity) IsValue() {}

// Text answers the field text.
func (q *Quantity) Text() string { return q.quantity.String() }

// Amount answers the field amount.
func (q *Quantity) Amount() *fact.Decimal { return optional(q.quantity.Exact()) }

// Lower answers the field lower.
func (q *Quantity) Lower() *fact.Decimal { return optional(q.quantity.Lower, q.quantity.Lower != "") }

// Upper answers the field upper.
func (q *Quantity) Upper() *fact.Decimal { return optional(q.quantity.Upper, q.quantity.Upper != "") }

// Comparator answers the field comparator.
func (q *Quantity) Comparator() model.Comparator {
	switch {
	case q.quantity.Upper == "" && q.quantity.Open:
		return model.ComparatorMore
	case q.quantity.Upper == "":
		return model.ComparatorAtLeast
	case q.quantity.Lower == "" && q.quantity.Open:
		return model.ComparatorLess
	case q.quantity.Lower == "":
		return model.ComparatorAtMost
	case q.quantity.Lower == q.quantity.Upper:
		return model.ComparatorEqual
	}
	return model.ComparatorBetween
}

// Approximate answers the field approximate.
func (q *Quantity) Approximate() bool { return q.quantity.Approximate }

// Unit answers the field unit.
func (q *Quantity) Unit() *string { return optional(q.quantity.Unit, q.quantity.Unit != "") }

// optional returns nil for what is absent.
func optional[T any](v T, ok bool) *T {
	if !ok {
		return nil
	}
	return &v
}
