package graph

import (
	"cmp"
	"context"
	"encoding/binary"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"ibid/edtf"
	"ibid/fact"
)

// Timeline returns the dated statements whose date possibly falls into the period (all when it is zero)
// of the given subjects (all when there are none), in order of time.
func (g *Graph) Timeline(ctx context.Context, period edtf.Date, subjects ...fact.EntityID) ([]*fact.Statement, error) {
	var all []*fact.Statement
	if len(subjects) == 0 {
		var err error
		if all, err = g.statementsAt(ctx, g.index.timeline.within(period)); err != nil {
			return nil, err
		}
	} else {
		lists, err := g.StatementsOf(ctx, Out, subjects...)
		if err != nil {
			return nil, err
		}
		all = slices.Concat(lists...)
		slices.SortFunc(all, func(a, b *fact.Statement) int {
			return cmp.Or(edtf.Compare(a.Dated(), b.Dated()), strings.Compare(string(a.ID), string(b.ID)))
		})
		all = slices.CompactFunc(all, func(a, b *fact.Statement) bool { return a.ID == b.ID })
	}
	return slices.DeleteFunc(all, func(s *fact.Statement) bool {
		if s == nil {
			return true
		}
		date := s.Dated()
		return date.IsZero() || !period.IsZero() && !date.Overlaps(period)
	}), nil
}

// within returns the statements that may be of a period, or all if it is zero. It
// takes in those of the days around the period, as a time may be of another day in
// another zone, and those of days without a year, which may be of any.
func (t timeline) within(period edtf.Date) []node {
	// From the beginning of time to its end. The order is that of instants, so the
	// days of entries in a row may fall by one.
	first, last, end := int32(-1<<31), int32(noYear), int32(noYear)
	if day, ok := period.Earliest(); ok {
		first = dayNumber(day.Previous())
	}
	if day, ok := period.Latest(); ok {
		last, end = dayNumber(day.Next()), dayNumber(day.Next().Next())
	}
	dated := t.len()
	for dated > 0 && t.at(dated-1).first == noYear {
		dated--
	}
	var out []node
	for i := range dated {
		d := t.at(i)
		if d.first > end {
			break
		}
		if d.first <= last && d.last >= first {
			out = append(out, d.node)
		}
	}
	for i := dated; i < t.len(); i++ {
		out = append(out, t.at(i).node)
	}
	return out
}

// findDates makes the timeline. What dates a statement is said by [fact.Statement.Dated].
func (d *deriver) findDates() error {
	dates := map[node]edtf.Date{}
	read := func(n node) (edtf.Date, error) {
		date, ok := dates[n]
		if ok {
			return date, nil
		}
		term, err := d.quads.Value(n)
		if typed, ok := term.(quad.TypedString); ok && typed.Type == edtfDatatype && err == nil {
			date, err = edtf.Parse(string(typed.Value))
		}
		dates[n] = date
		return date, err
	}
	// A statement has a value, and of each qualifier the first counts.
	of := map[node]*fact.Statement{}
	gather := func(predicate quad.IRI, set func(*fact.Statement, edtf.Date)) error {
		rows, err := d.rows(predicate)
		if err != nil {
			return err
		}
		for i, r := range rows {
			if i > 0 && rows[i-1][0] == r[0] {
				continue
			}
			date, err := read(r[2])
			if err != nil {
				return err
			}
			if date.IsZero() {
				continue
			}
			if of[r[0]] == nil {
				of[r[0]] = &fact.Statement{}
			}
			set(of[r[0]], date)
		}
		return nil
	}
	for _, p := range d.ontology.Properties {
		err := gather(d.in(valuePart, string(p.ID)), func(s *fact.Statement, date edtf.Date) {
			s.Value = fact.Value{Kind: fact.DateValue, Date: date}
		})
		if err != nil {
			return err
		}
	}
	for _, q := range []fact.PropertyID{"on", "from", "to"} {
		err := gather(d.in(qualifierPart, string(q)), func(s *fact.Statement, date edtf.Date) {
			s.Qualifiers = append(s.Qualifiers, fact.Qualifier{Property: q, Value: fact.Value{Kind: fact.DateValue, Date: date}})
		})
		if err != nil {
			return err
		}
	}
	type entry struct {
		dated
		date edtf.Date
	}
	all := make([]entry, 0, len(of))
	for n, s := range of {
		if date := s.Dated(); !date.IsZero() {
			first, last := dayNumbers(date)
			all = append(all, entry{dated{first, last, n}, date})
		}
	}
	slices.SortFunc(all, func(a, b entry) int {
		if a.date != b.date {
			return edtf.Compare(a.date, b.date)
		}
		return cmp.Compare(a.node, b.node) // the order of the identifiers
	})
	var section []byte
	for _, e := range all {
		section = binary.LittleEndian.AppendUint32(section, uint32(e.first))
		section = binary.LittleEndian.AppendUint32(section, uint32(e.last))
		section = binary.LittleEndian.AppendUint32(section, uint32(e.node))
	}
	d.sections[timelineSection] = section
	return nil
}
