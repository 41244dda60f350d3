package answer

import (
	"slices"
	"strings"

	"ibid/edtf"
	"ibid/fact"
	"ibid/graph"
	"ibid/server/model"
)

// compiler turns what a client asks for into tests; the first mistake ends up in err.
type compiler struct {
	*view
	tests []test
	err   error
}

func (c *compiler) add(t test) { c.tests = append(c.tests, t) }

// fail notes a mistake, if there is one.
func (c *compiler) fail(err error) {
	if c.err == nil {
		c.err = err
	}
}

// resolve returns what clients mean by keys.
func resolve[T any](c *compiler, keys []string, find func([]string) ([]T, error)) []T {
	ids, err := find(keys)
	c.fail(err)
	return ids
}

// statements compiles what a list of statements shows.
func (v *view) statements(f *model.StatementFilter, by []*model.StatementOrder, asOf *edtf.Day, certainty model.Certainty) (*arrangement, error) {
	c := &compiler{view: v}
	c.asOf(asOf, certainty)
	c.filter(f)
	return &arrangement{tests: c.tests, compare: v.order(by)}, c.err
}

// roles compiles what a list of roles shows.
func (v *view) roles(f *model.RoleFilter, asOf *edtf.Day, certainty model.Certainty) (*arrangement, error) {
	c := &compiler{view: v}
	c.property(roleProperty)
	c.asOf(asOf, certainty)
	if f != nil {
		c.subject(f.Holder)
		c.value(f.Organization)
		c.qualifier("title", textTest(f.Title))
		if f.During != nil {
			c.add(func(s *fact.Statement) bool { return s.Holds(*f.During) >= certainties[f.Certainty] })
		}
		c.filter(f.Statement)
	}
	return &arrangement{tests: c.tests, own: true, compare: byTime}, c.err
}

// customers compiles what a list of customers shows.
func (v *view) customers(f *model.CustomershipFilter, asOf *edtf.Day, certainty model.Certainty) (*arrangement, error) {
	c := &compiler{view: v}
	c.property(customerProperty)
	c.asOf(asOf, certainty)
	if f != nil {
		c.subject(f.Customer)
		c.value(f.Provider)
		c.qualifier("for", c.valueTest(f.Purpose))
		c.qualifier("amount", quantityTest(f.Amount))
		c.on(begin, dateTest(f.Since))
		c.filter(f.Statement)
	}
	return &arrangement{tests: c.tests, own: true, compare: byTime}, c.err
}

// begin is when a statement began to hold, or where that is not known when it
// happened. What was observed, and not merely planned, had begun by then.
func begin(s *fact.Statement) []fact.Value {
	for _, p := range []fact.PropertyID{"from", "on"} {
		if v, ok := s.Qualifier(p); ok {
			return []fact.Value{v}
		}
	}
	hedge, _ := s.Qualifier("hedge")
	if v, ok := s.Qualifier("asOf"); ok && hedge.Text != "planned" {
		return []fact.Value{{Kind: fact.DateValue, Date: edtf.Span(edtf.Date{}, v.Date)}}
	}
	return nil
}

// property lets pass what gives the property and counts.
func (c *compiler) property(p fact.PropertyID) {
	c.add(func(s *fact.Statement) bool { return s.Property == p && c.current(s) })
}

// asOf lets pass what holds on a day.
func (c *compiler) asOf(day *edtf.Day, certainty model.Certainty) {
	if day == nil {
		return
	}
	at, err := date(*day)
	c.fail(err)
	c.add(func(s *fact.Statement) bool { return s.Holds(at) >= certainties[certainty] })
}

func (c *compiler) subject(keys []string) {
	if keys == nil {
		return
	}
	ids := set(resolve(c, keys, c.entityIDs))
	c.add(func(s *fact.Statement) bool { return ids[s.Subject] || ids[s.Value.Entity()] && c.symmetric(s) })
}

// symmetric reports whether a statement says the same of its value.
func (v *view) symmetric(s *fact.Statement) bool { return v.ontology.Property(s.Property).Symmetric }

// said returns what a statement says: of a symmetric property, to either end.
func (v *view) said(s *fact.Statement) []fact.Value {
	if v.symmetric(s) {
		return []fact.Value{s.Value, s.Subject.Value()}
	}
	return []fact.Value{s.Value}
}

func (c *compiler) value(keys []string) {
	if keys == nil {
		return
	}
	ids := set(resolve(c, keys, c.entityIDs))
	c.add(func(s *fact.Statement) bool { return s.Value.Kind == fact.EntityValue && ids[s.Value.Entity()] })
}

// on lets pass statements of which some values pass a test; all when there is no test.
func (c *compiler) on(values func(*fact.Statement) []fact.Value, passes condition) {
	if passes != nil {
		c.add(func(s *fact.Statement) bool { return passes(values(s)) })
	}
}

// qualifier lets pass statements whose qualifier passes a test.
func (c *compiler) qualifier(p fact.PropertyID, passes condition) {
	c.on(func(s *fact.Statement) []fact.Value { return qualifiers(s, p) }, passes)
}

func qualifiers(s *fact.Statement, p fact.PropertyID) []fact.Value {
	var out []fact.Value
	for _, q := range s.Qualifiers {
		if q.Property == p {
			out = append(out, q.Value)
		}
	}
	return out
}

// filter compiles a filter of statements.
func (c *compiler) filter(f *model.StatementFilter) {
	if f == nil {
		return
	}
	c.logic(f)
	c.subject(f.Subject)
	if f.Kind != nil {
		kinds := set(c.kinds(f.Kind))
		c.add(func(s *fact.Statement) bool { return kinds[c.kindOf(s.Subject)] })
	}
	if f.Property != nil {
		ids := set(resolve(c, f.Property, c.propertyIDs))
		c.add(func(s *fact.Statement) bool { return ids[s.Property] })
	}
	c.on(c.said, c.valueTest(f.Value))
	for _, q := range f.Qualifier {
		for _, p := range resolve(c, []string{q.Property}, c.qualifierIDs) {
			if q.Value == nil {
				c.qualifier(p, func(values []fact.Value) bool { return len(values) > 0 })
			}
			c.qualifier(p, c.valueTest(q.Value))
		}
	}
	among(c, f.Rank, func(s *fact.Statement) model.Rank { return enum[model.Rank](s.Rank.String()) })
	among(c, f.Method, func(s *fact.Statement) model.Method { return enum[model.Method](string(method(s))) })
	among(c, f.Hedge, func(s *fact.Statement) model.Hedge {
		hedge, _ := s.Qualifier("hedge")
		return enum[model.Hedge](hedge.Text)
	})
	c.on(func(s *fact.Statement) []fact.Value { return []fact.Value{{Kind: fact.DateValue, Date: s.Dated()}} }, dateTest(f.Dated))
	c.support(f)
	if f.Disputed != nil {
		ids, err := c.disputed()
		c.fail(err)
		c.add(func(s *fact.Statement) bool { return ids[s.ID] == *f.Disputed })
	}
}

// logic compiles and, or, not.
func (c *compiler) logic(f *model.StatementFilter) {
	all := func(f *model.StatementFilter) test {
		part := &compiler{view: c.view}
		part.filter(f)
		c.fail(part.err)
		return func(s *fact.Statement) bool { return len(keep([]*fact.Statement{s}, part.tests...)) == 1 }
	}
	for _, g := range f.And {
		c.add(all(g))
	}
	if f.Or != nil {
		var any []test
		for _, g := range f.Or {
			any = append(any, all(g))
		}
		c.add(func(s *fact.Statement) bool { return slices.ContainsFunc(any, func(t test) bool { return t(s) }) })
	}
	if f.Not != nil {
		not := all(f.Not)
		c.add(func(s *fact.Statement) bool { return !not(s) })
	}
}

// support compiles what a statement must rest on.
func (c *compiler) support(f *model.StatementFilter) {
	if f.Document != nil {
		ids := set(resolve(c, f.Document, c.documentIDs))
		c.add(func(s *fact.Statement) bool {
			return slices.ContainsFunc(documentsOf(s), func(d fact.DocumentID) bool { return ids[d] })
		})
	}
	if f.Source != nil {
		keys := set(resolve(c, f.Source, c.sourceKeys))
		c.add(func(s *fact.Statement) bool {
			return slices.ContainsFunc(sourcesOf(s), func(k fact.SourceKey) bool { return keys[k] })
		})
	}
	if f.OnlyDocuments != nil {
		ids := set(resolve(c, f.OnlyDocuments, c.documentIDs))
		c.add(func(s *fact.Statement) bool {
			return !slices.ContainsFunc(s.References, func(r fact.Reference) bool { return !ids[r.Document] })
		})
	}
	if f.OnlySources != nil {
		keys := set(resolve(c, f.OnlySources, c.sourceKeys))
		c.add(func(s *fact.Statement) bool {
			return !slices.ContainsFunc(s.References, func(r fact.Reference) bool {
				return len(r.Citations) == 0 || slices.ContainsFunc(r.Citations, func(x fact.Citation) bool { return !keys[x.Source] })
			})
		})
	}
	if f.DocumentsAtMost != nil {
		c.add(func(s *fact.Statement) bool { return len(documentsOf(s)) <= *f.DocumentsAtMost })
	}
	if f.SourcesAtMost != nil {
		c.add(func(s *fact.Statement) bool { return len(sourcesOf(s)) <= *f.SourcesAtMost })
	}
}

// among lets pass statements of which a feature is one of those given.
func among[T comparable](c *compiler, allowed []T, feature func(*fact.Statement) T) {
	if allowed != nil {
		c.add(func(s *fact.Statement) bool { return slices.Contains(allowed, feature(s)) })
	}
}

// kinds returns the kinds, which must exist.
func (c *compiler) kinds(names []string) []string {
	c.fail(c.checkKinds(names))
	return names
}

// condition is a test of the values that a statement or an entity gives for one
// property. The functions that make one return nil for a filter that is not given.
type condition func([]fact.Value) bool

// anyValue makes the condition that one of the values of some kinds passes, or that there is none.
func anyValue(exists *bool, passes func(fact.Value) bool, kinds ...fact.ValueKind) condition {
	return func(values []fact.Value) bool {
		found := slices.ContainsFunc(values, func(v fact.Value) bool { return slices.Contains(kinds, v.Kind) && passes(v) })
		return found == (exists == nil || *exists)
	}
}

func (c *compiler) valueTest(f *model.ValueFilter) condition {
	if f == nil {
		return nil
	}
	all := []condition{c.entityValueTest(f.Entity), dateTest(f.Date), quantityTest(f.Quantity), textTest(f.Text)}
	return func(values []fact.Value) bool {
		return !slices.ContainsFunc(all, func(passes condition) bool { return passes != nil && !passes(values) })
	}
}

func (c *compiler) entityValueTest(f *model.EntityValueFilter) condition {
	if f == nil {
		return nil
	}
	ids, kinds := set(resolve(c, f.In, c.entityIDs)), c.kinds(f.Kind)
	return anyValue(f.Exists, func(v fact.Value) bool {
		return (f.In == nil || ids[v.Entity()]) && (kinds == nil || slices.Contains(kinds, c.kindOf(v.Entity())))
	}, fact.EntityValue)
}

func textTest(f *model.TextFilter) condition {
	if f == nil {
		return nil
	}
	passes := matcher(f)
	return anyValue(f.Exists, func(v fact.Value) bool { return passes(v.Text) }, fact.TextValue, fact.LinkValue)
}

// matcher makes the test that a text meets all conditions.
func matcher(f *model.TextFilter) func(string) bool {
	var contains, starts string
	if f.Contains != nil {
		contains = graph.Fold(*f.Contains)
	}
	if f.StartsWith != nil {
		starts = graph.Fold(*f.StartsWith)
	}
	return func(text string) bool {
		if f.Eq != nil && text != *f.Eq || f.In != nil && !slices.Contains(f.In, text) {
			return false
		}
		folded := graph.Fold(text)
		return strings.Contains(folded, contains) && strings.HasPrefix(folded, starts)
	}
}

func dateTest(f *model.DateFilter) condition {
	if f == nil {
		return nil
	}
	sure := f.Certainty == model.CertaintyCertainly
	return anyValue(f.Exists, func(v fact.Value) bool {
		d := v.Date
		switch {
		case d.IsZero():
			return false
		case f.During != nil && sure && !d.Within(*f.During), f.During != nil && !d.Overlaps(*f.During):
			return false
		case f.Precision != nil && !slices.Contains(f.Precision, precision(d)):
			return false
		}
		if sure {
			return (f.Before == nil || certain(d, *f.Before) && f.Before.After(d)) && (f.After == nil || certain(d, *f.After) && d.After(*f.After))
		}
		return (f.Before == nil || d.MayPrecede(*f.Before)) && (f.After == nil || d.MayFollow(*f.After))
	}, fact.DateValue)
}

// certain reports whether neither date is marked as approximate or uncertain.
func certain(a, b edtf.Date) bool {
	return !a.Approximate() && !a.Uncertain() && !b.Approximate() && !b.Uncertain()
}

func quantityTest(f *model.QuantityFilter) condition {
	if f == nil {
		return nil
	}
	want := fact.Quantity{}
	if f.AtLeast != nil {
		want.Lower = *f.AtLeast
	}
	if f.AtMost != nil {
		want.Upper = *f.AtMost
	}
	return anyValue(f.Exists, func(v fact.Value) bool {
		q, want := v.Quantity(), want
		if want.Unit = q.Unit; f.Unit != nil && *f.Unit != q.Unit {
			return false
		}
		if f.Certainty != model.CertaintyCertainly {
			return q.Overlaps(want)
		}
		return (want.Lower == "" || !q.Approximate && q.Lower != "" && q.Lower.Compare(want.Lower) >= 0) &&
			(want.Upper == "" || !q.Approximate && q.Upper != "" && q.Upper.Compare(want.Upper) <= 0)
	}, fact.QuantityValue)
}
