package export

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"
	"strings"
	"unicode"

	"ibid/edtf"
	"ibid/fact"
	"ibid/graph"
)

// table writes rows of CSV as RFC 4180 has it, with CRLF and a header.
type table struct {
	w   *csv.Writer
	err error
}

func newTable(w io.Writer, header ...string) *table {
	t := &table{w: csv.NewWriter(w)}
	t.w.UseCRLF = true
	t.row(header...)
	return t
}

func (t *table) row(cells ...string) {
	if t.err == nil {
		t.err = t.w.Write(cells)
	}
}

func (t *table) close() error {
	t.w.Flush()
	if t.err != nil {
		return t.err
	}
	return t.w.Error()
}

// safe keeps a spreadsheet from taking text out of a document for a formula
// (https://owasp.org/www-community/attacks/CSV_Injection). East Asian
// spreadsheets read the full-width forms of the signs too.
func safe(text string) string {
	if strings.IndexAny(text, "=+-@\t\r\n\x00＝＋－＠") == 0 {
		return "'" + text
	}
	return text
}

// cell writes a value. A quantity below zero stays the number that it is, unless
// its unit, which may be any text, could go on as a formula.
func cell(v fact.Value) string {
	switch v.Kind {
	case fact.TextValue, fact.LinkValue:
		return safe(v.Text)
	case fact.QuantityValue:
		if strings.ContainsFunc(v.Quantity().Unit, isOperator) {
			return safe(v.Text)
		}
	}
	return v.String()
}

func isOperator(r rune) bool {
	return !unicode.In(r, unicode.Letter, unicode.Mark, unicode.Number, unicode.Zs) && !strings.ContainsRune("%‰°.", r)
}

// list joins texts to one cell as a JSON array: no separator can be mistaken for text.
func list[T ~string](texts []T) string {
	if len(texts) == 0 {
		return ""
	}
	b, _ := json.Marshal(texts) // strings cannot fail to encode
	return string(b)
}

func nodes(ctx context.Context, g *graph.Graph, w io.Writer) error {
	t := newTable(w, "id", "kind", "name", "label", "aliases", "about", "wikidata", "iri")
	entities, err := all(ctx, g)
	if err != nil {
		return err
	}
	for _, e := range entities {
		t.row(string(e.ID), e.Kind, safe(e.Name), safe(e.Label()), list(e.Aliases), safe(e.About), e.Wikidata, g.IRI(e.ID))
	}
	return t.close()
}

func all(ctx context.Context, g *graph.Graph) ([]*fact.Entity, error) {
	ids, err := g.EntityIDs(ctx, "")
	if err != nil {
		return nil, err
	}
	return g.Entities(ctx, ids...)
}

func edges(ctx context.Context, g *graph.Graph, w io.Writer) error {
	t := newTable(w, "source", "property", "target", "statement", "rank", "from", "to", "on", "symmetric")
	for s, err := range g.AllStatements(ctx) {
		if err != nil {
			return err
		}
		if s.Value.Kind == fact.EntityValue {
			t.row(string(s.Subject), string(s.Property), string(s.Value.Entity()), string(s.ID), s.Rank.String(),
				qualifier(s, "from"), qualifier(s, "to"), qualifier(s, "on"), strconv.FormatBool(g.Ontology().Property(s.Property).Symmetric))
		}
	}
	return t.close()
}

func qualifier(s *fact.Statement, p fact.PropertyID) string {
	v, _ := s.Qualifier(p)
	return v.String()
}

func statements(ctx context.Context, g *graph.Graph, w io.Writer) error {
	t := newTable(w, "id", "subject", "subject_name", "property", "value_kind", "value", "value_name", "lower", "upper", "unit",
		"earliest", "latest", "earliest_time", "latest_time", "qualifiers", "rank", "why", "references", "sources")
	names := map[fact.EntityID]string{}
	entities, err := all(ctx, g)
	if err != nil {
		return err
	}
	for _, e := range entities {
		names[e.ID] = e.Label()
	}
	for s, err := range g.AllStatements(ctx) {
		if err != nil {
			return err
		}
		quantity := s.Value.Quantity()
		earliest, latest := bounds(s.Dated())
		earliestTime, latestTime := times(s.Dated())
		var sources []fact.SourceKey
		seen := map[fact.SourceKey]bool{}
		for _, r := range s.References {
			for _, k := range r.Sources() {
				if !seen[k] {
					seen[k] = true
					sources = append(sources, k)
				}
			}
		}
		t.row(string(s.ID), string(s.Subject), safe(names[s.Subject]), string(s.Property), s.Value.Kind.String(), cell(s.Value), safe(names[s.Value.Entity()]),
			string(quantity.Lower), string(quantity.Upper), safe(quantity.Unit),
			earliest, latest, earliestTime, latestTime, qualifiers(s), s.Rank.String(), safe(s.Why), strconv.Itoa(len(s.References)), list(sources))
	}
	return t.close()
}

// bounds returns the first and the last day of a date; empty where it is open.
func bounds(d edtf.Date) (earliest, latest string) {
	if day, ok := d.Earliest(); ok {
		earliest = day.String()
	}
	if day, ok := d.Latest(); ok {
		latest = day.String()
	}
	return earliest, latest
}

// times returns the first and the last second of a date as xsd:dateTime; empty where it gives no time of day.
func times(d edtf.Date) (earliest, latest string) {
	if at, ok := d.First(); ok && at.Timed() {
		earliest = at.String()
	}
	if at, ok := d.Last(); ok && at.Timed() {
		latest = at.String()
	}
	return earliest, latest
}

// qualifiers writes the qualifiers as a JSON object of lists.
func qualifiers(s *fact.Statement) string {
	if len(s.Qualifiers) == 0 {
		return ""
	}
	m := map[fact.PropertyID][]string{}
	for _, q := range s.Qualifiers {
		m[q.Property] = append(m[q.Property], q.Value.String())
	}
	b, _ := json.Marshal(m) // strings cannot fail to encode
	return string(b)
}

// citations writes citations as a JSON array of objects.
func citations(all []fact.Citation) string {
	if len(all) == 0 {
		return ""
	}
	type citation struct {
		Source  string `json:"source"`
		Label   string `json:"label,omitempty"`
		Locator string `json:"locator,omitempty"`
		Prefix  string `json:"prefix,omitempty"`
		Suffix  string `json:"suffix,omitempty"`
	}
	var list []citation
	for _, c := range all {
		list = append(list, citation{string(c.Source), string(c.Label), c.Value, c.Prefix, c.Suffix})
	}
	b, _ := json.Marshal(list) // strings cannot fail to encode
	return string(b)
}

func references(ctx context.Context, g *graph.Graph, w io.Writer) error {
	t := newTable(w, "statement", "reference", "document", "headings", "quote", "occurrence", "line", "match", "method", "reason", "sources", "citations")
	for s, err := range g.AllStatements(ctx) {
		if err != nil {
			return err
		}
		for _, r := range s.References {
			t.row(string(s.ID), string(r.ID), safe(string(r.Document)), list(r.Headings), safe(r.Quote), strconv.Itoa(r.Occurrence),
				strconv.Itoa(r.Line), string(r.Match), string(r.Method), safe(r.Reason), list(r.Sources()), citations(r.Citations))
		}
	}
	return t.close()
}
