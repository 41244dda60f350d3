package ingest

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"ibid/edtf"
	"ibid/fact"
	"ibid/reading"
	"ibid/schema"
)

// value reads a value of a property or qualifier: text in quotes, an entity, a
// date, a quantity or a URL, of which the property decides what it may be. A
// mistake is reported, and the result is false.
func (r *resolver) value(c cell, p *schema.Property) (fact.Value, bool) {
	if len(p.Words) > 0 {
		return r.enum(c, p)
	}
	text, quoted := unquote(c.text)
	if url, ok := bracketed(c.text); ok && p.Takes(fact.LinkValue) {
		return r.link(cell{text: url, at: c.at})
	}
	only := len(p.Range) == 1
	prose := only && c.filled // a cell of a table needs no quotation marks
	if r.astray(c, quoted, p) {
		return fact.Value{}, false
	}
	switch {
	case p.Takes(fact.TextValue) && (quoted || prose):
		if text == "" {
			r.error(c.at, "value-form", "", "the text is empty")
			return fact.Value{}, false
		}
		return fact.Value{Kind: fact.TextValue, Text: text}, true
	case quoted:
		r.error(c.at, "value-form", "take the quotation marks away", "%s takes %s, and this is text", p.Label, r.takes(p))
		return fact.Value{}, false
	case only && p.Takes(fact.TextValue):
		r.error(c.at, "value-form", "write "+quote(c.text), "text stands between double quotes")
		return fact.Value{}, false
	case only:
		return r.valueOf(p.Range[0], c, p)
	}
	if p.Takes(fact.EntityValue) {
		if id, known := r.named(c, p.Kinds); known {
			r.checked.Names++
			if id == "" {
				return fact.Value{}, false
			}
			return r.ofKind(id, c, p)
		}
	}
	var dateErr, quantityErr error
	if p.Takes(fact.DateValue) {
		d, err := r.parseDate(c)
		if err == nil {
			return fact.Value{Kind: fact.DateValue, Date: d}, true
		}
		dateErr = err
	}
	if p.Takes(fact.QuantityValue) {
		q, err := r.parseQuantity(c)
		if err == nil {
			return q.Value(), true
		}
		quantityErr = err
	}
	switch {
	case p.Takes(fact.EntityValue):
		r.unknownName(c, p.Takes(fact.TextValue))
	case dateErr != nil:
		r.error(c.at, "date", "", "%v", dateErr)
	case quantityErr != nil:
		r.error(c.at, "quantity", "", "%v", quantityErr)
	default:
		r.error(c.at, "value-form", "put text in double quotes", "%q is not %s", c.text, r.takes(p))
	}
	return fact.Value{}, false
}

// astray reports a quotation mark that has no other, or stands inside a text.
// Cells of tables are prose, which may have any.
func (r *resolver) astray(c cell, quoted bool, p *schema.Property) bool {
	if c.filled {
		return false
	}
	inner := strings.ReplaceAll(c.text, `\"`, "")
	if quoted {
		inner, _ = unquote(inner)
		if strings.Contains(inner, `"`) {
			r.error(c.at, "value-form", `write \" for a quotation mark in a text`, "a quotation mark stands inside the text")
			return true
		}
		return false
	}
	if !strings.HasPrefix(inner, `"`) && !strings.HasSuffix(inner, `"`) {
		return false
	}
	if p.Takes(fact.EntityValue) && len(r.corpus.names.find(c.text)) > 0 {
		return false
	}
	hint := "take it away"
	if p.Takes(fact.TextValue) {
		hint = "write " + quote(strings.Trim(c.text, `"`))
	}
	r.error(c.at, "value-form", hint, "a quotation mark stands alone")
	return true
}

// quote writes a text as facts do.
func quote(s string) string {
	return `"` + strings.ReplaceAll(strings.ReplaceAll(s, `\"`, `"`), `"`, `\"`) + `"`
}

// valueOf reads a value of one kind other than text.
func (r *resolver) valueOf(k fact.ValueKind, c cell, p *schema.Property) (fact.Value, bool) {
	switch k {
	case fact.EntityValue:
		id, ok := r.entity(c, p.Kinds)
		if !ok {
			return fact.Value{}, false
		}
		return r.ofKind(id, c, p)
	case fact.DateValue:
		d, err := r.parseDate(c)
		if err != nil {
			r.error(c.at, "date", "", "%v", err)
			return fact.Value{}, false
		}
		return fact.Value{Kind: fact.DateValue, Date: d}, true
	case fact.QuantityValue:
		q, err := r.parseQuantity(c)
		if err != nil {
			hint := "write one such as 57, 1.5e9 USD, 350e6..370e6 USD, >300, ~40 regions or 31 %"
			if at := strings.LastIndexAny(c.text, "0123456789") + 1; at > 0 && at < len(c.text) {
				if spaced, err := fact.ParseQuantity(c.text[:at] + " " + c.text[at:]); err == nil {
					hint = "write " + spaced.String()
				}
			}
			if rd, ok := reading.Whole(c.text, r.reading(r.evidence)); ok && rd.Kind != reading.Date {
				hint = "write " + strings.TrimPrefix(rd.String(), "order: ")
			}
			r.error(c.at, "quantity", hint, "%v", err)
			return fact.Value{}, false
		}
		if !r.unit(q, c, p) {
			return fact.Value{}, false
		}
		return q.Value(), true
	}
	return r.link(c)
}

// takes names what a property takes.
func (r *resolver) takes(p *schema.Property) string {
	var kinds []string
	for _, k := range p.Range {
		article := "a "
		if k == fact.EntityValue {
			article = "an "
		}
		kinds = append(kinds, article+k.String())
	}
	return strings.Join(kinds, " or ")
}

// enum reads one of a few words.
func (r *resolver) enum(c cell, p *schema.Property) (fact.Value, bool) {
	text, _ := unquote(c.text)
	if word := strings.ToLower(text); slices.Contains(p.Words, word) {
		return fact.Value{Kind: fact.TextValue, Text: word}, true
	}
	r.error(c.at, "word-unknown", "write one of "+strings.Join(p.Words, ", "), "%s is not %q", p.Label, text)
	return fact.Value{}, false
}

// link reads an absolute URL.
func (r *resolver) link(c cell) (fact.Value, bool) {
	text, _ := bracketed(c.text)
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		r.error(c.at, "url", "write one such as <https://example.org/page>", "%q is no absolute URL", text)
		return fact.Value{}, false
	}
	return fact.Value{Kind: fact.LinkValue, Text: text}, true
}

// unit reports a unit that the property does not have.
func (r *resolver) unit(q fact.Quantity, c cell, p *schema.Property) bool {
	switch {
	case p.Unit == "" || p.Unit == q.Unit:
		return true
	case p.Unit != "currency":
		r.error(c.at, "unit", "write "+withUnit(q, p.Unit), "%s is measured in %s, not in %q", p.Label, p.Unit, q.Unit)
		return false
	case !reading.IsCurrency(q.Unit):
		r.error(c.at, "unit", "write "+withUnit(q, "USD")+", or another code of ISO 4217", "%s is an amount of money, and %q is no currency", p.Label, q.Unit)
		return false
	}
	return true
}

func withUnit(q fact.Quantity, unit string) string {
	q.Unit = unit
	return q.String()
}

// ofKind reports an entity of a kind that the property does not take.
func (r *resolver) ofKind(id fact.EntityID, c cell, p *schema.Property) (fact.Value, bool) {
	e := r.corpus.byID[id]
	if len(p.Kinds) > 0 && !slices.Contains(p.Kinds, e.Kind) {
		r.error(c.at, "range", fmt.Sprintf("%s takes: %s", p.Label, strings.Join(p.Kinds, ", ")), "%s is of kind %s, which %s does not take", e.Label(), e.Kind, p.Label)
		return fact.Value{}, false
	}
	return id.Value(), true
}

// parseDate reads EDTF, in a cell of a table also a date as prose writes it.
func (r *resolver) parseDate(c cell) (edtf.Date, error) {
	text, _ := unquote(c.text)
	d, err := edtf.Parse(text)
	if err != nil && c.filled {
		if rd, ok := reading.Whole(text, r.reading(r.evidence)); ok && len(rd.Dates) > 0 {
			return rd.Dates[0], nil
		}
	}
	return d, err
}

// parseQuantity reads a quantity, in a cell of a table also one as prose writes
// it in the language of the document.
func (r *resolver) parseQuantity(c cell) (fact.Quantity, error) {
	text, _ := unquote(c.text)
	if c.filled {
		if rd, ok := reading.Whole(text, r.reading(r.evidence)); ok && rd.Kind != reading.Date {
			return rd.Amount, nil
		}
	}
	return fact.ParseQuantity(text)
}

// unquote takes the double quotes off a text.
func unquote(s string) (string, bool) {
	for _, marks := range []struct{ open, close string }{{`"`, `"`}, {"“", "”"}} {
		if len(s) >= len(marks.open)+len(marks.close) && strings.HasPrefix(s, marks.open) && strings.HasSuffix(s, marks.close) {
			inner := s[len(marks.open) : len(s)-len(marks.close)]
			return strings.TrimSpace(strings.ReplaceAll(inner, `\"`, `"`)), true
		}
	}
	return s, false
}

// bracketed takes the angle brackets off a URL.
func bracketed(s string) (string, bool) {
	if strings.HasPrefix(s, "<") && strings.HasSuffix(s, ">") && len(s) > 2 {
		return s[1 : len(s)-1], true
	}
	return s, false
}
