package site

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"ibid/edtf"
	"ibid/fact"
	"ibid/graph"
	"ibid/internal/teststore"
	"ibid/schema"
)

// builder makes a corpus of documents, entities and statements whose quotes it finds in the documents.
type builder struct {
	testing.TB
	fact.Corpus
	files fstest.MapFS
}

func newBuilder(t testing.TB) *builder {
	return &builder{TB: t, files: fstest.MapFS{}, Corpus: fact.Corpus{Info: fact.Info{
		Title: "A small corpus", Description: "How two services came to be.", Base: "https://example.org/k/", Licence: "CC-BY-4.0", Language: "en-GB",
	}}}
}

// document adds a document; its headings are found by their marks.
func (b *builder) document(path, title, text string, sources ...fact.SourceKey) {
	b.files[path] = &fstest.MapFile{Data: []byte(text)}
	sum := sha256.Sum256([]byte(text))
	d := fact.Document{
		ID: fact.DocumentID(strings.TrimSuffix(path, ".md")), Path: path, Title: title, Digest: hex.EncodeToString(sum[:]), Language: "en-GB", Sources: sources,
	}
	for i, line := range strings.Split(text, "\n") {
		marks := len(line) - len(strings.TrimLeft(line, "#"))
		if marks > 0 && strings.HasPrefix(line[marks:], " ") {
			words := line[marks+1:]
			d.Headings = append(d.Headings, fact.Heading{Level: marks, Text: words, Anchor: strings.ToLower(strings.ReplaceAll(words, " ", "-")), Line: i + 1})
		}
	}
	b.Documents = append(b.Documents, d)
}

func (b *builder) entity(id, name, about string, aliases ...string) {
	kind, _, _ := strings.Cut(id, "/")
	b.Entities = append(b.Entities, fact.Entity{
		ID: fact.EntityID(id), Kind: strings.ToUpper(kind[:1]) + kind[1:], Name: name, About: about, Aliases: aliases,
	})
}

// fact adds a statement `subject | property | value | qualifier: value` that
// rests on words of a document. Parts of the quote are separated by ` ... `;
// each must stand in the file as it is.
func (b *builder) fact(path, quote, line string, sources ...fact.SourceKey) *fact.Statement {
	b.Helper()
	parts := strings.Split(line, " | ")
	s := fact.Statement{Subject: fact.EntityID(parts[0]), Property: fact.PropertyID(parts[1]), Value: b.value(parts[2])}
	r := fact.Reference{
		Document: fact.DocumentID(strings.TrimSuffix(path, ".md")), Quote: strings.Join(strings.Fields(quote), " "), Occurrence: 1, Match: fact.Exact, Method: fact.Asserted,
	}
	for _, key := range sources {
		r.Citations = append(r.Citations, fact.Citation{Source: key})
	}
	for _, q := range parts[3:] {
		name, text, _ := strings.Cut(q, ": ")
		switch name {
		case "rank":
			s.Rank, _ = fact.ParseRank(text)
		case "why":
			s.Why = text
		case "inferred":
			r.Method, r.Reason = fact.Inferred, text
		default:
			s.Qualifiers = append(s.Qualifiers, fact.Qualifier{Property: fact.PropertyID(name), Value: b.value(text)})
		}
	}
	text, from := string(b.files[path].Data), 0
	for part := range strings.SplitSeq(quote, " ... ") {
		at := strings.Index(text[from:], part)
		if at < 0 {
			b.Fatalf("%s does not say %q", path, part)
		}
		at += from
		r.Spans = append(r.Spans, fact.Span{Start: at, End: at + len(part)})
		from = at + len(part)
	}
	r.Identify()
	s.References = []fact.Reference{r}
	s.Identify()
	b.Statements = append(b.Statements, s)
	return &b.Statements[len(b.Statements)-1]
}

// mention adds the first place of a document that has a name.
func (b *builder) mention(path, name, words, id string) {
	at := strings.Index(string(b.files[path].Data), name)
	b.Mentions = append(b.Mentions, fact.Mention{
		Entity: fact.EntityID(id), Document: fact.DocumentID(strings.TrimSuffix(path, ".md")), Words: words, Name: name, Span: fact.Span{Start: at, End: at + len(name)},
	})
}

// value reads a value: @entity, =date, #quantity, <link> or text.
func (b *builder) value(s string) fact.Value {
	rest := s[min(len(s), 1):]
	switch {
	case strings.HasPrefix(s, "@"):
		return fact.EntityID(rest).Value()
	case strings.HasPrefix(s, "="):
		return fact.Value{Kind: fact.DateValue, Date: edtf.MustParse(rest)}
	case strings.HasPrefix(s, "#"):
		q, err := fact.ParseQuantity(rest)
		if err != nil {
			b.Fatal(err)
		}
		return q.Value()
	case strings.HasPrefix(s, "<"):
		return fact.Value{Kind: fact.LinkValue, Text: strings.Trim(s, "<>")}
	}
	return fact.Value{Kind: fact.TextValue, Text: s}
}

// graph builds the graph of the corpus.
func (b *builder) graph() *graph.Graph {
	b.Helper()
	slices.SortFunc(b.Entities, func(x, y fact.Entity) int { return strings.Compare(string(x.ID), string(y.ID)) })
	slices.SortFunc(b.Documents, func(x, y fact.Document) int { return strings.Compare(string(x.ID), string(y.ID)) })
	slices.SortFunc(b.Statements, func(x, y fact.Statement) int { return strings.Compare(string(x.ID), string(y.ID)) })
	o, err := schema.Load()
	if err != nil {
		b.Fatal(err)
	}
	b.Content = b.files
	return teststore.Open(b, &b.Corpus, o)
}

// site builds the graph and its site.
func (b *builder) site(opt Options) *Site {
	b.Helper()
	s, err := New(context.Background(), b.graph(), opt)
	if err != nil {
		b.Fatal(err)
	}
	return s
}

// render returns a file of the site.
func render(t testing.TB, s *Site, path string) string {
	t.Helper()
	var out strings.Builder
	if err := s.Render(path, &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

const storage = `---
title: How storage came to be
source: dileesh
---
# How storage came to be

Storage came first: **S3** opened to the public on 14 March 2006 [@encyclopaedia], and EC2
followed that August. Amazon Web Services grew around them.

` + "```facts\n> S3 opened to the public\nAmazon S3 | launched | 2006-03-14\n```" + `

## Doubts

Others say that S3 opened in April 2006. See [the queue](queue.md#orders), <b>not</b> [this](javascript:alert(1)).

<!-- facts: x | y | {Quarter} -->

| Quarter | Revenue |
| ------- | ------: |
| 2014 Q3 | US$1.17 billion |
`

const queue = `# The queue

## Orders

The Simple Queue Service was announced in November 2004. See [[storage]] and [[Amazon S3|S3]].
`

// small is a corpus with something of everything.
func small(t testing.TB) *builder {
	b := newBuilder(t)
	b.Sources = []fact.Source{
		{Key: "dileesh", Type: "online", Fields: map[string]string{"author": "Dileesh, Vishnu", "title": "The Founding Story of AWS", "url": "https://example.org/story"}},
		{Key: "encyclopaedia", Type: "online", Fields: map[string]string{"title": "Amazon Web Services", "note": "Article of an online encyclopaedia"}},
	}
	b.document("storage.md", "How storage came to be", storage, "dileesh", "encyclopaedia")
	b.document("notes/queue.md", "The queue", queue)
	b.document("queue.md", "The queue of November", queue)
	b.entity("service/amazon-s3", "Amazon S3", "Storage.", "S3", "Simple Storage Service")
	b.entity("service/amazon-ec2", "Amazon EC2", "Virtual servers.", "EC2")
	b.entity("service/amazon-sqs", "Amazon SQS", "")
	b.entity("organization/amazon-web-services", "Amazon Web Services", "The provider.", "AWS")
	b.Entities[0].Wikidata, b.Entities[0].Former = "Q456157", []fact.EntityID{"service/s3"}
	b.fact("storage.md", "S3** opened to the public on 14 March 2006", "service/amazon-s3 | launched | =2006-03-14", "encyclopaedia")
	b.fact("storage.md", "Storage came first ... EC2\nfollowed that August", "service/amazon-ec2 | launched | =2006-08 | inferred: that August is August 2006", "encyclopaedia")
	b.fact("storage.md", "S3 opened in April 2006", "service/amazon-s3 | launched | =2006-04 | rank: deprecated | why: nobody else says so", "dileesh")
	b.fact("storage.md", "2014 Q3 | US$1.17 billion", "organization/amazon-web-services | revenue | #1.17e9 USD | on: =2014-33")
	b.fact("storage.md", "Amazon Web Services grew around them", "organization/amazon-web-services | offers | @service/amazon-s3 | from: =2006 | hedge: reported | by: @organization/amazon-web-services")
	b.fact("queue.md", "The Simple Queue Service was announced in November 2004", "service/amazon-sqs | announced | =2004-11")
	b.mention("queue.md", "Simple Queue Service", "The Simple Queue Service was announced in November 2004.", "service/amazon-sqs")
	b.mention("storage.md", "Amazon Web Services", "Amazon Web Services grew around them.", "organization/amazon-web-services")
	b.Links = []fact.Link{{From: "storage", To: "queue", Text: "the queue", Line: 16}, {From: "queue", To: "storage", Text: "storage", Line: 5}}
	return b
}
