package answer

import (
	"context"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"ibid/fact"
	"ibid/graph"
	"ibid/server/model"
)

// shelf is the documents that stand at one place of an answer, for all parents together.
type shelf struct {
	*view
	ids         []fact.DocumentID
	documents   map[fact.DocumentID]*fact.Document
	connections memo[*ast.Field, *shelved]
	evidence    memo[struct{}, *shelf]
	mentioned   memo[struct{}, *namings]
}

// namings is the mentions in each document of a shelf.
type namings struct {
	all *mentions
	in  map[fact.DocumentID][]*fact.Mention
}

// shelved is the statements that rest on each document of a shelf.
type shelved struct {
	claims *claims
	on     map[fact.DocumentID][]*fact.Statement
}

// shelf reads documents; unknown ones are left out.
func (v *view) shelf(ids []fact.DocumentID) (*shelf, error) {
	s := &shelf{view: v, documents: map[fact.DocumentID]*fact.Document{}}
	ids = distinct(ids)
	if len(ids) == 0 {
		return s, nil
	}
	found, err := v.store.Documents(v.ctx, ids...)
	if err != nil {
		return nil, err
	}
	for _, d := range found {
		if d != nil {
			s.ids = append(s.ids, d.ID)
			s.documents[d.ID] = d
		}
	}
	return s, nil
}

// document returns a document of the shelf, nil when it is unknown.
func (s *shelf) document(id fact.DocumentID) *Document {
	d := s.documents[id]
	if d == nil {
		return nil
	}
	return &Document{s, d}
}

// Document answers type Document.
type Document struct {
	shelf *shelf
	fact  *fact.Document
}

// IsNode marks a node.
func (*Document) IsNode() {}

// ID answers the field id.
func (d *Document) ID() string { return globalID("Document", string(d.fact.ID)) }

// Key answers the field key.
func (d *Document) Key() string { return string(d.fact.ID) }

// Path answers the field path.
func (d *Document) Path() string { return d.fact.Path }

// Title answers the field title.
func (d *Document) Title() string { return d.fact.Title }

// Digest answers the field digest.
func (d *Document) Digest() string { return d.fact.Digest }

// Language answers the field language.
func (d *Document) Language() string { return d.fact.Language }

// Headings answers the field headings.
func (d *Document) Headings() []*model.Heading {
	out := make([]*model.Heading, len(d.fact.Headings))
	for i, h := range d.fact.Headings {
		out[i] = &model.Heading{Level: h.Level, Text: h.Text, Anchor: h.Anchor, Line: h.Line}
	}
	return out
}

// Metadata answers the field metadata.
func (d *Document) Metadata() []*model.Metadata { return metadata(d.fact.Meta) }

// Sources answers the field sources.
func (d *Document) Sources() ([]*Source, error) { return d.shelf.sourcesOf(d.fact.Sources) }

// Evidence answers the field evidence.
func (d *Document) Evidence() (*Document, error) {
	if d.fact.Evidence == "" {
		return nil, nil
	}
	all, err := d.shelf.evidence.get(struct{}{}, func() (*shelf, error) {
		var ids []fact.DocumentID
		for _, other := range d.shelf.documents {
			ids = append(ids, other.Evidence)
		}
		return d.shelf.shelf(ids)
	})
	if err != nil {
		return nil, err
	}
	return all.document(d.fact.Evidence), nil
}

// URL answers the field url.
func (d *Document) URL() string { return documentURL(d.fact.ID) }

// Statements answers the field statements.
func (d *Document) Statements(ctx context.Context, filter *model.StatementFilter, orderBy []*model.StatementOrder, first *int, after *string, last *int, before *string) (*StatementConnection, error) {
	s, err := d.shelf.connections.get(graphql.GetFieldContext(ctx).Field.Field, func() (*shelved, error) {
		a, err := d.shelf.view.statements(filter, orderBy, nil, model.CertaintyPossibly)
		if err != nil {
			return nil, err
		}
		c, err := d.shelf.find(graph.Query{Documents: d.shelf.ids}, a)
		if err != nil {
			return nil, err
		}
		s := &shelved{c, map[fact.DocumentID][]*fact.Statement{}}
		for _, st := range c.list {
			for _, id := range documentsOf(st) {
				s.on[id] = append(s.on[id], st)
			}
		}
		return s, nil
	})
	if err != nil {
		return nil, err
	}
	return s.claims.page(s.on[d.fact.ID], window{first, after, last, before})
}

// Mentions answers the field mentions.
func (d *Document) Mentions(ctx context.Context, first *int, after *string, last *int, before *string) (*MentionConnection, error) {
	n, err := d.shelf.mentioned.get(struct{}{}, func() (*namings, error) {
		lists, err := d.shelf.store.MentionsIn(ctx, d.shelf.ids...)
		if err != nil {
			return nil, err
		}
		n := &namings{d.shelf.mentions(slices.Concat(lists...)), map[fact.DocumentID][]*fact.Mention{}}
		for i, id := range d.shelf.ids {
			n.in[id] = lists[i]
		}
		return n, nil
	})
	if err != nil {
		return nil, err
	}
	return n.all.page(n.in[d.fact.ID], window{first, after, last, before})
}

// documentsOf returns the documents that a statement rests on.
func documentsOf(s *fact.Statement) []fact.DocumentID {
	var out []fact.DocumentID
	for i := range s.References {
		out = append(out, s.References[i].Document)
	}
	return distinct(out)
}

// sourcesOf returns the sources that a statement rests on.
func sourcesOf(s *fact.Statement) []fact.SourceKey {
	var out []fact.SourceKey
	for i := range s.References {
		out = append(out, s.References[i].Sources()...)
	}
	return distinct(out)
}

// Source answers type Source.
type Source struct {
	view *view
	fact *fact.Source
}

func (v *view) sourcesOf(keys []fact.SourceKey) ([]*Source, error) {
	out := []*Source{}
	known, err := v.sources()
	for _, key := range keys {
		if known[key] != nil {
			out = append(out, &Source{v, known[key]})
		}
	}
	return out, err
}

// IsNode marks a node.
func (*Source) IsNode() {}

// ID answers the field id.
func (s *Source) ID() string { return globalID("Source", string(s.fact.Key)) }

// Key answers the field key.
func (s *Source) Key() string { return string(s.fact.Key) }

// Type answers the field type.
func (s *Source) Type() string { return s.fact.Type }

// Title answers the field title.
func (s *Source) Title() *string { return s.field("title") }

// Author answers the field author, with the braces that hold a name together.
func (s *Source) Author() *string { return s.field("author") }

// Year answers the field year: the field of that name, else the beginning of the date.
func (s *Source) Year() *string {
	if year := s.field("year"); year != nil {
		return year
	}
	year, _, _ := strings.Cut(s.fact.Fields["date"], "-")
	return optional(year, year != "")
}

// URL answers the field url.
func (s *Source) URL() *string { return s.field("url") }

func (s *Source) field(name string) *string {
	return optional(s.fact.Fields[name], s.fact.Fields[name] != "")
}

// Fields answers the field fields.
func (s *Source) Fields() []*model.Metadata { return metadata(s.fact.Fields) }

// Statements answers the field statements.
func (s *Source) Statements(filter *model.StatementFilter, orderBy []*model.StatementOrder, first *int, after *string, last *int, before *string) (*StatementConnection, error) {
	a, err := s.view.statements(filter, orderBy, nil, model.CertaintyPossibly)
	if err != nil {
		return nil, err
	}
	c, err := s.view.find(graph.Query{Sources: []fact.SourceKey{s.fact.Key}}, a)
	if err != nil {
		return nil, err
	}
	return c.page(c.list, window{first, after, last, before})
}

func metadata(fields map[string]string) []*model.Metadata {
	out := []*model.Metadata{}
	for name, value := range fields {
		out = append(out, &model.Metadata{Name: name, Value: value})
	}
	slices.SortFunc(out, func(a, b *model.Metadata) int { return strings.Compare(a.Name, b.Name) })
	return out
}
