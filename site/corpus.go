package site

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"ibid/dispute"
	"ibid/edtf"
	"ibid/fact"
	"ibid/graph"
	"ibid/markdown"
	"ibid/schema"
)

// corpus is one revision, gathered from the graph by a fixed number of
// questions, with what pages need to find quickly.
type corpus struct {
	fact.Info
	ontology    *schema.Ontology
	markdown    *markdown.Parser
	revision    string
	stats       graph.Stats
	entityIDs   []fact.EntityID // sorted by name
	entities    map[fact.EntityID]*entity
	order       map[fact.EntityID]int // place in entityIDs
	kinds       []*kind               // that have entities, in the order of the schema
	properties  []*usage              // that have statements, in the order of the schema
	statements  []*fact.Statement     // sorted by subject and property
	dated       []*fact.Statement     // sorted by date
	documentIDs []fact.DocumentID
	documents   map[fact.DocumentID]*document
	sources     []*source
	byKey       map[fact.SourceKey]*source
	disputes    []*dispute.Dispute // and other differences, sorted by the name of the subject
	disputed    map[fact.StatementID]*dispute.Dispute
	possible    map[fact.StatementID]*dispute.Dispute // of those that are not disputed: possible rivals
	names       map[string]fact.EntityID              // by name, alias, label and identifier, as it stands and by foldCase; empty for what several are called
	titles      map[string]*document                  // by identifier, its last part, and title, by foldCase
	composed    map[string]*document                  // by identifier in composed Unicode
	iri         func(fact.EntityID) string
}

// entity is an entity with all that its page shows.
type entity struct {
	*fact.Entity
	path     string
	moved    []string          // paths that it had under its former identifiers
	out      []*fact.Statement // of which it is the subject, or either end if the property is symmetric
	in       []*fact.Statement // of which it is the value, others than those
	named    []*fact.Statement // of which it is the value of a qualifier
	mentions []*fact.Mention
}

// kind is a kind with its entities.
type kind struct {
	*schema.Kind
	path     string
	entities []*entity // sorted by name
}

// usage is a property with its statements.
type usage struct {
	*schema.Property
	path       string
	statements []*fact.Statement // sorted by the name of the subject
}

// document is a document with its text and what points into it.
type document struct {
	*fact.Document
	path     string
	text     []byte
	quotes   []*quote // in order of place
	mentions []*fact.Mention
	declares []*entity // sorted by name
	linked   []*document
}

// quote is a reference with the statements that rest on it.
type quote struct {
	*fact.Reference
	statements []*fact.Statement
}

// source is an entry of the bibliography with the places that rest on it.
type source struct {
	*fact.Source
	documents []*document
	facts     int // statements with a reference that rests on it
}

func gather(ctx context.Context, g *graph.Graph) (*corpus, error) {
	c := &corpus{
		Info: g.Info(), ontology: g.Ontology(), revision: g.Revision(), stats: g.Stats(), iri: g.IRI,
		entities: map[fact.EntityID]*entity{}, order: map[fact.EntityID]int{}, documents: map[fact.DocumentID]*document{},
		disputed: map[fact.StatementID]*dispute.Dispute{}, possible: map[fact.StatementID]*dispute.Dispute{}, names: map[string]fact.EntityID{}, titles: map[string]*document{}, composed: map[string]*document{}, byKey: map[fact.SourceKey]*source{},
	}
	for _, step := range []func(context.Context, *graph.Graph) error{
		c.gatherEntities,
		c.gatherDocuments,
		c.gatherStatements,
		c.gatherSources,
		c.gatherDisputes,
	} {
		if err := step(ctx, g); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// symmetric reports whether a property holds from the value to the subject too.
func (c *corpus) symmetric(id fact.PropertyID) bool {
	p := c.ontology.Property(id)
	return p != nil && p.Symmetric
}

func (c *corpus) gatherEntities(ctx context.Context, g *graph.Graph) error {
	var err error
	if c.entityIDs, err = g.EntityIDs(ctx, ""); err != nil {
		return err
	}
	list, err := g.Entities(ctx, c.entityIDs...)
	if err != nil {
		return err
	}
	mentions, err := g.Mentions(ctx, c.entityIDs...)
	if err != nil {
		return err
	}
	taken, kinds := paths{}, map[string]*kind{}
	for i, e := range list {
		it := &entity{Entity: e, path: taken.take("e", string(e.ID)), mentions: mentions[i]}
		c.entities[e.ID], c.order[e.ID] = it, i
		for _, name := range append([]string{e.Name, e.Label(), string(e.ID)}, e.Aliases...) {
			for _, key := range []string{name, foldCase(name)} {
				if other, ok := c.names[key]; ok && other != e.ID {
					c.names[key] = ""
				} else {
					c.names[key] = e.ID
				}
			}
		}
		k := kinds[e.Kind]
		if k == nil {
			k = &kind{Kind: c.ontology.Kind(e.Kind)}
			if k.Kind == nil {
				return fmt.Errorf("entity %s has the kind %q, which the schema does not know", e.ID, e.Kind)
			}
			k.path = "t/" + fileName(k.Slug) + "/index.html"
			kinds[e.Kind] = k
		}
		k.entities = append(k.entities, it)
	}
	for _, id := range c.entityIDs { // after all present names are taken
		for _, former := range c.entities[id].Former {
			c.entities[id].moved = append(c.entities[id].moved, taken.take("e", string(former)))
		}
	}
	for _, k := range c.ontology.Kinds {
		if kinds[k.Name] != nil {
			c.kinds = append(c.kinds, kinds[k.Name])
		}
	}
	return nil
}

func (c *corpus) gatherDocuments(ctx context.Context, g *graph.Graph) error {
	var err error
	if c.documentIDs, err = g.DocumentIDs(ctx); err != nil {
		return err
	}
	list, err := g.Documents(ctx, c.documentIDs...)
	if err != nil {
		return err
	}
	mentions, err := g.MentionsIn(ctx, c.documentIDs...)
	if err != nil {
		return err
	}
	links, err := g.LinksFrom(ctx, c.documentIDs...)
	if err != nil {
		return err
	}
	texts, err := g.Texts(ctx, c.documentIDs...)
	if err != nil {
		return err
	}
	taken, byFile := paths{}, map[string]*document{}
	for i, d := range list {
		it := &document{Document: d, path: taken.take("s", string(d.ID)), mentions: mentions[i], text: texts[i]}
		c.documents[d.ID], byFile[d.Path] = it, it
	}
	titled := map[string]int{}
	for _, d := range list {
		titled[foldCase(d.Title)]++
		if key := norm.NFC.String(string(d.ID)); c.composed[key] == nil {
			c.composed[key] = c.documents[d.ID]
		}
	}
	for _, name := range []func(*fact.Document) string{
		func(d *fact.Document) string { return string(d.ID) },
		func(d *fact.Document) string { return path.Base(string(d.ID)) },
		func(d *fact.Document) string {
			if id, ok := c.names[d.Title]; titled[foldCase(d.Title)] > 1 || ok && id == "" {
				return "" // it may be another
			}
			return d.Title
		},
	} {
		for _, d := range list {
			if key := foldCase(name(d)); key != "" && c.titles[key] == nil {
				c.titles[key] = c.documents[d.ID]
			}
		}
	}
	for i, d := range list {
		for _, l := range links[i] {
			if to := c.documents[l.To]; to != nil && to.ID != d.ID && !slices.Contains(to.linked, c.documents[d.ID]) {
				to.linked = append(to.linked, c.documents[d.ID])
			}
		}
	}
	for _, id := range c.entityIDs {
		if d := byFile[c.entities[id].Pos.File]; d != nil {
			d.declares = append(d.declares, c.entities[id])
		}
	}
	return nil
}

func (c *corpus) gatherStatements(ctx context.Context, g *graph.Graph) error {
	var err error
	if c.statements, err = g.Find(ctx, graph.Query{}); err != nil {
		return err
	}
	quotes, used := map[fact.ReferenceID]*quote{}, map[fact.PropertyID]*usage{}
	for _, s := range c.statements {
		subject := c.entities[s.Subject]
		if subject == nil {
			return fmt.Errorf("statement %s is about %s, which is not declared", s.ID, s.Subject)
		}
		subject.out = append(subject.out, s)
		if e := c.entities[s.Value.Entity()]; e != nil && c.symmetric(s.Property) {
			if e != subject {
				e.out = append(e.out, s.ReadFrom(e.ID))
			}
		} else if e != nil {
			e.in = append(e.in, s)
		}
		for _, q := range s.Qualifiers {
			if e := c.entities[q.Value.Entity()]; e != nil && e != subject && q.Value.Entity() != s.Value.Entity() {
				e.named = append(e.named, s)
			}
		}
		if !s.Dated().IsZero() {
			c.dated = append(c.dated, s)
		}
		if used[s.Property] == nil {
			p := c.ontology.Property(s.Property)
			if p == nil {
				return fmt.Errorf("statement %s has the property %q, which the schema does not know", s.ID, s.Property)
			}
			used[s.Property] = &usage{Property: p, path: "p/" + fileName(string(p.ID)) + ".html"}
		}
		used[s.Property].statements = append(used[s.Property].statements, s)
		for i := range s.References {
			r := &s.References[i]
			if quotes[r.ID] == nil {
				quotes[r.ID] = &quote{Reference: r}
			}
			quotes[r.ID].statements = append(quotes[r.ID].statements, s)
		}
	}
	for _, q := range quotes {
		d := c.documents[q.Document]
		if d == nil {
			return fmt.Errorf("reference %s points to %s, which is no document", q.ID, q.Document)
		}
		d.quotes = append(d.quotes, q)
	}
	for _, d := range c.documents {
		slices.SortFunc(d.quotes, compareQuotes)
	}
	for _, p := range c.ontology.Properties {
		if used[p.ID] != nil {
			c.properties = append(c.properties, used[p.ID])
		}
	}
	c.sortStatements()
	return nil
}

// sortStatements brings the lists that hold statements of many subjects into their order.
func (c *corpus) sortStatements() {
	rank := map[fact.PropertyID]int{}
	for i, u := range c.properties {
		rank[u.ID] = i
		slices.SortStableFunc(u.statements, func(a, b *fact.Statement) int { return c.order[a.Subject] - c.order[b.Subject] })
	}
	byProperty := func(a, b *fact.Statement) int {
		return cmp.Or(rank[a.Property]-rank[b.Property], c.order[a.Subject]-c.order[b.Subject])
	}
	for _, e := range c.entities {
		slices.SortStableFunc(e.out, func(a, b *fact.Statement) int {
			return cmp.Or(rank[a.Property]-rank[b.Property], cmp.Compare(b.Rank, a.Rank))
		})
		slices.SortStableFunc(e.in, byProperty)
		slices.SortStableFunc(e.named, byProperty)
		e.named = slices.Compact(e.named)
	}
	sortByDate(c.dated)
}

// compareQuotes orders quotes by their first byte, longer ones first.
func compareQuotes(a, b *quote) int {
	return cmp.Or(cmp.Compare(a.start(), b.start()), cmp.Compare(b.end(), a.end()), strings.Compare(string(a.ID), string(b.ID)))
}

func (q *quote) start() int {
	if len(q.Spans) == 0 {
		return 0
	}
	return q.Spans[0].Start
}

func (q *quote) end() int {
	if len(q.Spans) == 0 {
		return 0
	}
	return q.Spans[len(q.Spans)-1].End
}

// sortByDate sorts dated statements by the first instant that each can mean, or the
// last where there is no first; those without a year come last.
func sortByDate(list []*fact.Statement) {
	at := func(d edtf.Date) (edtf.Instant, bool) {
		if first, ok := d.First(); ok {
			return first, true
		}
		return d.Last()
	}
	slices.SortStableFunc(list, func(a, b *fact.Statement) int {
		x, y := a.Dated(), b.Dated()
		first, ok := at(x)
		other, alsoOK := at(y)
		if ok && alsoOK && first.Compare(other) != 0 {
			return first.Compare(other)
		}
		return edtf.Compare(x, y)
	})
}

func (c *corpus) gatherSources(ctx context.Context, g *graph.Graph) error {
	list, err := g.Sources(ctx)
	if err != nil {
		return err
	}
	for _, s := range list {
		c.byKey[s.Key] = &source{Source: s}
		c.sources = append(c.sources, c.byKey[s.Key])
	}
	c.markdown = markdown.NewParser(c.hasBibliography())
	for _, id := range c.documentIDs {
		for _, key := range c.documents[id].Sources {
			if s := c.byKey[key]; s != nil {
				s.documents = append(s.documents, c.documents[id])
			}
		}
	}
	for _, st := range c.statements {
		for _, key := range sourcesOf(st) {
			if s := c.byKey[key]; s != nil {
				s.facts++
			}
		}
	}
	return nil
}

// sourcesOf returns the sources on which a statement rests, sorted.
func sourcesOf(s *fact.Statement) []fact.SourceKey {
	keys := map[fact.SourceKey]bool{}
	for _, r := range s.References {
		for _, k := range r.Sources() {
			keys[k] = true
		}
	}
	return slices.Sorted(maps.Keys(keys))
}

func (c *corpus) gatherDisputes(ctx context.Context, g *graph.Graph) error {
	list, err := g.Disputes(ctx, true)
	if err != nil {
		return err
	}
	for _, d := range list {
		if len(d.Statements) < 2 {
			return errors.New("a dispute of fewer than two claims: " + d.ID)
		}
		for i, s := range d.Statements {
			if d.Kind.Disputed() {
				c.disputed[s.ID] = d
			} else if d.Kind == dispute.Possible {
				c.possible[s.ID] = d
			}
			if c.symmetric(d.Property) {
				d.Statements[i] = s.ReadFrom(d.Subject)
			}
		}
	}
	c.disputes = list
	slices.SortStableFunc(c.disputes, func(a, b *dispute.Dispute) int { return c.order[a.Subject] - c.order[b.Subject] })
	return nil
}
