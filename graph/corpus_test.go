package graph

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"ibid/edtf"
	"ibid/fact"
	"ibid/graph/postgres/postgrestest"
	"ibid/schema"
)

const base = "https://example.org/k/"

// value reads a value: @entity, =date, #quantity, <link> or text.
func value(s string) fact.Value {
	rest := s[min(len(s), 1):]
	switch {
	case strings.HasPrefix(s, "@"):
		return fact.EntityID(rest).Value()
	case strings.HasPrefix(s, "="):
		return fact.Value{Kind: fact.DateValue, Date: edtf.MustParse(rest)}
	case strings.HasPrefix(s, "#"):
		q, err := fact.ParseQuantity(rest)
		if err != nil {
			panic(err)
		}
		return q.Value()
	case strings.HasPrefix(s, "<"):
		return fact.Value{Kind: fact.LinkValue, Text: strings.Trim(s, "<>")}
	}
	return fact.Value{Kind: fact.TextValue, Text: s}
}

// statement reads `subject | property | value | qualifier: value | ...` with a reference to the document "a";
// the qualifier `rank` sets the rank and `cites` a source.
func statement(line string) fact.Statement {
	parts := strings.Split(line, " | ")
	s := fact.Statement{Subject: fact.EntityID(parts[0]), Property: fact.PropertyID(parts[1]), Value: value(parts[2])}
	r := fact.Reference{
		Document: "a", Headings: []string{"Top", "Launch"}, Anchor: "launch", Quote: line, Occurrence: 1, Match: fact.Exact,
		Method: fact.Asserted, Line: 7, Spans: []fact.Span{{Start: 3, End: 9}}, Pos: fact.Pos{File: "a.md", Line: 9, Col: 1},
	}
	for _, q := range parts[3:] {
		name, text, _ := strings.Cut(q, ": ")
		switch name {
		case "rank":
			s.Rank, _ = fact.ParseRank(text)
		case "cites":
			r.Citations = append(r.Citations, fact.Citation{Source: fact.SourceKey(text)})
		default:
			s.Qualifiers = append(s.Qualifiers, fact.Qualifier{Property: fact.PropertyID(name), Value: value(text)})
		}
	}
	r.Identify()
	s.References = []fact.Reference{r}
	s.Identify()
	return s
}

// newCorpus makes a corpus of statements, with one document and the entities that they name.
func newCorpus(lines ...string) *fact.Corpus {
	c := &fact.Corpus{
		Info:      fact.Info{Title: "Test", Base: base, Language: "en-GB"},
		Documents: []fact.Document{{ID: "a", Path: "a.md", Title: "A"}},
	}
	known := map[fact.EntityID]bool{}
	add := func(id fact.EntityID) {
		kind, slug, _ := strings.Cut(string(id), "/")
		if !known[id] && slug != "" {
			known[id] = true
			c.Entities = append(c.Entities, fact.Entity{ID: id, Kind: strings.ToUpper(kind[:1]) + kind[1:], Name: slug})
		}
	}
	for _, line := range lines {
		s := statement(line)
		c.Statements = append(c.Statements, s)
		add(s.Subject)
		add(s.Value.Entity())
		for _, q := range s.Qualifiers {
			add(q.Value.Entity())
		}
	}
	sortCorpus(c)
	return c
}

func sortCorpus(c *fact.Corpus) {
	slices.SortFunc(c.Entities, func(a, b fact.Entity) int { return strings.Compare(string(a.ID), string(b.ID)) })
	slices.SortFunc(c.Statements, func(a, b fact.Statement) int { return strings.Compare(string(a.ID), string(b.ID)) })
}

var loadOntology = sync.OnceValues(func() (*schema.Ontology, error) { return schema.Load() })

func ontology(t testing.TB) *schema.Ontology {
	t.Helper()
	return must[*schema.Ontology](t)(loadOntology())
}

func openGraph(t testing.TB, c *fact.Corpus) *Graph {
	t.Helper()
	g, err := openOn(t, c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := g.Close(); err != nil {
			t.Error(err)
		}
	})
	return g
}

// openOn opens a graph in memory, or on PostgreSQL if the tests are run for that.
func openOn(t testing.TB, c *fact.Corpus) (*Graph, error) {
	if !postgrestest.Wanted() {
		return Open(context.Background(), c, ontology(t))
	}
	url := postgrestest.Shared(t).Database(t)
	if err := Build(context.Background(), c, ontology(t), url, 0); err != nil {
		return nil, err
	}
	return OpenStore(context.Background(), url)
}

// must returns the value of a call that may not fail.
func must[T any](t testing.TB) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// lines writes statements as their quotes, which are the lines that they were made of.
func lines(list []*fact.Statement) []string {
	out := []string{}
	for _, s := range list {
		out = append(out, s.References[0].Quote)
	}
	return out
}

// citations returns so many citations, some of which say more than their source.
func citations(count, n int) []fact.Citation {
	all := []fact.Citation{
		{Source: "book 1", Locator: fact.Locator{Label: "page", Value: strconv.Itoa(n)}, Prefix: "see \"also\"", Suffix: "e\u0301\n"},
		{Source: "web<2>", Suffix: "passim"},
		{Source: "web<2>", Locator: fact.Locator{Label: "sub-verbo", Value: "亚"}},
	}
	if n%3 == 0 {
		all = []fact.Citation{{Source: "book 1"}, {Source: "web<2>"}}
	}
	if all = fact.SortCitations(all)[:count]; count == 0 {
		return nil
	}
	return all
}

// randomCorpus makes a corpus that uses everything that a corpus can hold. The
// same seed gives the same corpus.
func randomCorpus(o *schema.Ontology, seed uint64, documents, entities, statements int) *fact.Corpus {
	r := rand.New(rand.NewPCG(seed, 0))
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	odd := []string{
		"plain", "two words", `"quoted" \back`, "line\nbreak\ttab\r\f\b", "Zürich", "亚马逊云", "עברית", "a\x01b\x7f", "", "e\u0301", "100 %", "<b>&amp;</b>", "🙂", "a | b",
	}
	c := &fact.Corpus{Info: fact.Info{Title: "Random", Description: "Of \"all\" sorts", Base: base, Licence: "CC-BY-4.0", Language: "en-GB"}}
	for i := range documents {
		id := fmt.Sprintf("%s/%d %s", pick("a", "b c", "日本"), i, pick("x", "<y>", "50%", "#z", "q?"))
		d := fact.Document{
			ID: fact.DocumentID(id), Path: id + ".md", Title: pick(odd...), Digest: fact.Hash(id), Language: pick("en-GB", "de", "", "zh-Hans", "not a language"),
			Headings: []fact.Heading{{Level: 1, Text: pick(odd...), Anchor: "top", Line: 3}, {Level: 2, Text: pick(odd...), Anchor: "日本 " + strconv.Itoa(i), Line: 9}},
		}
		if r.IntN(3) == 0 {
			d.Meta = map[string]string{"date": "2020-01-01", "odd key <" + pick(odd...) + ">": pick(odd...)}
		}
		if r.IntN(3) == 0 {
			d.Sources = []fact.SourceKey{"book 1", "web<2>"}
		}
		if i > 0 && r.IntN(5) == 0 {
			d.Evidence = c.Documents[0].ID
		}
		c.Documents = append(c.Documents, d)
	}
	c.Sources = []fact.Source{
		{Key: "book 1", Type: "book", Fields: map[string]string{"title": "A \"book\"", "year": "2001"}},
		{Key: "web<2>", Type: "online"},
	}
	for i := range entities {
		k := o.Kinds[r.IntN(len(o.Kinds))]
		e := fact.Entity{ID: fact.EntityID(fmt.Sprintf("%s/%s-%d", k.Slug, pick("x", "é", "亚", "a%b"), i)), Kind: k.Name, Name: fmt.Sprintf("%s %d", pick(odd...), i)}
		if r.IntN(2) == 0 {
			e.Aliases = []string{"Alias " + strconv.Itoa(i), "alias " + pick(odd...)}
			e.Tag, e.About, e.Wikidata, e.Former = pick(odd...), pick(odd...), "Q42", []fact.EntityID{fact.EntityID(k.Slug + "/old-" + strconv.Itoa(i))}
			e.Pos = fact.Pos{File: "odd: 3:4 name.md", Line: i, Col: 2}
			e.Document = c.Documents[r.IntN(documents)].ID
		}
		c.Entities = append(c.Entities, e)
	}
	entity := func() string { return "@" + string(c.Entities[r.IntN(entities)].ID) }
	values := map[fact.ValueKind]func() string{
		fact.EntityValue: entity,
		fact.DateValue: func() string {
			form := pick("%d", "%d-03-14", "%d-22", "%d~", "%d?", "[..%d-08]", "%d/..", "%d/", "-%d",
				"%d-03-14T12:17Z", "%d-03-14T12:17:05", "%d-03-14T22:30-05:00", "%d-03-15T01:00+05:00", "XXXX-03-14", "XXXX-06", "XXXX-12-30/XXXX-01-02")
			return "=" + strings.ReplaceAll(form, "%d", strconv.Itoa(1990+r.IntN(30)))
		},
		fact.QuantityValue: func() string {
			return fmt.Sprintf("#"+pick("%d", "~%de6 USD", ">%d", "<=%d GW", "%d..9999999 EC2 instances", "%d.5 %%", "-%d"), 1+r.IntN(1000))
		},
		fact.TextValue: func() string { return "t" + pick(odd...) },
		fact.LinkValue: func() string { return "<https://example.org/?q=" + strconv.Itoa(r.IntN(50)) + ">" },
	}
	any := func(p *schema.Property) fact.Value { return value(values[p.Range[r.IntN(len(p.Range))]]()) }
	byID := map[fact.StatementID]bool{}
	for i := range statements {
		e := c.Entities[r.IntN(entities)]
		k := o.Kind(e.Kind)
		p := k.Properties[r.IntN(len(k.Properties))]
		s := fact.Statement{Subject: e.ID, Property: p.ID, Value: any(p), Rank: fact.Rank(r.IntN(3) - 1)}
		if s.Rank != fact.Normal {
			s.Why = pick(odd...)
		}
		for _, q := range o.Qualifiers {
			if r.IntN(8) == 0 {
				s.Qualifiers = append(s.Qualifiers, fact.Qualifier{Property: q.ID, Value: any(q)})
			}
		}
		for range 1 + r.IntN(2) {
			// Statements may share a quote, but not how they follow from it.
			n := r.IntN(statements)
			d := &c.Documents[n%documents]
			ref := fact.Reference{
				Document: d.ID, Headings: []string{d.Headings[0].Text, "h" + strconv.Itoa(n)}[:n%3], Anchor: d.Headings[n%2].Anchor,
				Quote: odd[n%len(odd)] + strconv.Itoa(n), Occurrence: 1 + n%2, Line: i, Spans: []fact.Span{{Start: n, End: n + 5}, {Start: n + 9, End: n + 12}}[:1+i%2],
				Citations: citations(i%3, n), Match: fact.Exact, Method: fact.Asserted, Pos: fact.Pos{File: d.Path, Line: i, Col: 1},
			}
			if i%3 == 0 {
				ref.Match, ref.Method, ref.Reason = fact.Normalised, fact.Inferred, "because "+pick(odd...)
			}
			ref.Identify()
			if !slices.ContainsFunc(s.References, func(o fact.Reference) bool { return o.ID == ref.ID }) {
				s.References = append(s.References, ref)
			}
		}
		slices.SortFunc(s.References, func(a, b fact.Reference) int { return strings.Compare(string(a.ID), string(b.ID)) })
		s.Identify()
		if !byID[s.ID] {
			byID[s.ID] = true
			c.Statements = append(c.Statements, s)
		}
	}
	for i := range documents {
		d := c.Documents[i]
		for j := range r.IntN(4) {
			c.Mentions = append(c.Mentions, fact.Mention{
				Entity: fact.EntityID(entity()[1:]), Document: d.ID, Anchor: pick("", "top"), Words: pick(odd...), Name: pick(odd...),
				Span: fact.Span{Start: 20 * j, End: 20*j + 5}, Line: j + 1,
			})
			c.Links = append(c.Links, fact.Link{From: d.ID, To: c.Documents[r.IntN(documents)].ID, Text: pick(odd...), Line: 1 + j/2})
		}
	}
	slices.SortFunc(c.Documents, func(a, b fact.Document) int { return strings.Compare(string(a.ID), string(b.ID)) })
	slices.SortStableFunc(c.Mentions, func(a, b fact.Mention) int { return strings.Compare(string(a.Document), string(b.Document)) })
	slices.SortStableFunc(c.Links, func(a, b fact.Link) int { return strings.Compare(string(a.From), string(b.From)) })
	sortCorpus(c)
	return c
}
