package server

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"ibid/edtf"
	"ibid/fact"
	"ibid/graph"
	"ibid/internal/teststore"
	"ibid/schema"
)

// ships is an ontology of a corpus' own.
const ships = `"A ship." type Ship implements Entity & Node @entity(iri: "schema:Vehicle") {
	"How deep it lies in the water." draught: [QuantityClaim!]! @property(group: "Figures")
}`

// corpus is a small one that has something of everything. Lines read
// `document/line | subject | property | value | qualifier: value | ...`.
var corpus = []string{
	`launches/7 | service/amazon-s3 | launched | =2006-03-14 | cites: register`,
	`launches/9 | service/amazon-sqs | launched | =2004-11 | cites: register`,
	`figures/12 | service/amazon-sqs | launched | =2006-07-13 | cites: almanac`,
	`launches/11 | service/amazon-ec2 | launched | =2006-08 | inferred: "that August" is August 2006`,
	`launches/12 | service/amazon-dynamodb | launched | =[..2012]`,
	`launches/13 | service/aws-glue | announced | =2016~`,
	`launches/8 | organization/aws | offers | @service/amazon-s3`,
	`figures/2 | organization/aws | offers | @service/amazon-s3`,
	`figures/4 | organization/aws | revenue | #3.1e9 USD | on: =2013 | cites: almanac`,
	`figures/5 | organization/aws | revenue | #~3.5e9 USD | on: =2013 | hedge: estimated | cites: register`,
	`figures/6 | organization/aws | revenue | #4.6e9 USD | on: =2014 | cites: almanac, p. 3-5`,
	`figures/7 | organization/aws | count | #>200 services | asOf: =2021`,
	`figures/8 | organization/amazon | acquired | @organization/annapurna-labs | on: =2015 | amount: #350e6..370e6 USD | hedge: reported`,
	`people/3 | person/andy-jassy | role | @organization/aws | title: chief executive officer | from: =2016-04 | to: =2021-07-05`,
	`people/4 | person/andy-jassy | role | @organization/amazon | title: chief executive officer | from: =2021-07-05`,
	`people/5 | person/jeff-bezos | role | @organization/amazon | title: chief executive officer | from: =1994 | to: =2021-07-05`,
	`people/6 | person/jeff-bezos | role | @organization/amazon | title: treasurer | rank: deprecated`,
	`people/7 | person/jeff-bezos | founder | @organization/amazon`,
	`figures/20 | organization/netflix | customerOf | @organization/aws | for: streaming | from: =2008 | by: @organization/amazon`,
	`figures/21 | organization/nasa | customerOf | @service/amazon-s3 | for: @concept/images | on: =2009`,
	`figures/22 | organization/smugmug | customerOf | @service/amazon-s3 | from: =2006-04 | amount: #5e5 USD`,
	`figures/25 | region/us-east | launched | =2006-08-25`,
	`figures/24 | organization/smugmug | partnerOf | @organization/netflix | from: =2010 | by: @organization/amazon`,
	`figures/26 | ship/titanic | draught | #10.5 m`,
}

// value reads a value: @entity, =date, #quantity or text.
func value(s string) fact.Value {
	switch rest := s[min(len(s), 1):]; {
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
	}
	return fact.Value{Kind: fact.TextValue, Text: s}
}

func statement(line string) fact.Statement {
	parts := strings.Split(line, " | ")
	s := fact.Statement{Subject: fact.EntityID(parts[1]), Property: fact.PropertyID(parts[2]), Value: value(parts[3])}
	r := fact.Reference{Headings: []string{"Top", "Section"}, Anchor: "section", Quote: "words of " + parts[0], Occurrence: 1, Match: fact.Exact, Method: fact.Asserted}
	if _, err := fmt.Sscanf(strings.Replace(parts[0], "/", " ", 1), "%s %d", &r.Document, &r.Line); err != nil {
		panic(err)
	}
	for _, q := range parts[4:] {
		name, text, _ := strings.Cut(q, ": ")
		switch name {
		case "rank":
			s.Rank, _ = fact.ParseRank(text)
			s.Why = "it was never so"
		case "cites":
			key, page, _ := strings.Cut(text, ", p. ")
			c := fact.Citation{Source: fact.SourceKey(key)}
			if page != "" {
				c.Locator, c.Prefix, c.Suffix = fact.Locator{Label: "page", Value: page}, "see", "and elsewhere"
			}
			r.Citations = append(r.Citations, c)
		case "inferred":
			r.Method, r.Reason = fact.Inferred, text
		default:
			s.Qualifiers = append(s.Qualifiers, fact.Qualifier{Property: fact.PropertyID(name), Value: value(text)})
		}
	}
	r.Identify()
	s.References = []fact.Reference{r}
	s.Identify()
	return s
}

// names of entities that are not their slug.
var names = map[fact.EntityID]string{
	"service/amazon-s3": "Amazon S3", "service/amazon-ec2": "Amazon EC2", "service/amazon-sqs": "Amazon SQS", "service/aws-glue": "AWS Glue",
	"service/amazon-dynamodb": "Amazon DynamoDB",
	"organization/aws":        "Amazon Web Services", "organization/amazon": "Amazon", "organization/annapurna-labs": "Annapurna Labs",
	"organization/netflix": "Netflix", "organization/nasa": "NASA", "organization/smugmug": "SmugMug",
	"person/andy-jassy": "Andy Jassy", "person/jeff-bezos": "Jeff Bezos", "region/us-east": "US East", "ship/titanic": "Titanic",
}

// newGraph builds a graph of the statements and of all entities, documents and sources that they name.
func newGraph(t testing.TB, lines []string) *graph.Graph {
	t.Helper()
	o, err := schema.Load(schema.Source{Name: "schema.graphqls", Text: ships})
	if err != nil {
		t.Fatal(err)
	}
	c := &fact.Corpus{
		Info: fact.Info{Title: "A small corpus", Base: "https://example.org/k/", Licence: "CC-BY-4.0", Language: "en-GB"},
		Sources: []fact.Source{
			{Key: "almanac", Type: "book", Fields: map[string]string{"title": "The almanac", "date": "2015-02"}},
			{Key: "register", Type: "online", Fields: map[string]string{"title": "The register", "url": "https://example.org/register", "year": "2010"}},
		},
		Mentions: []fact.Mention{{Entity: "service/amazon-s3", Document: "figures", Words: "Amazon S3 grew.", Name: "Amazon S3", Line: 30}},
	}
	documents := map[fact.DocumentID]bool{}
	entities := map[fact.EntityID]bool{}
	declare := func(id fact.EntityID) {
		slug, rest, _ := strings.Cut(string(id), "/")
		i := slices.IndexFunc(o.Kinds, func(k *schema.Kind) bool { return k.Slug == slug })
		if entities[id] || id == "" {
			return
		}
		entities[id] = true
		e := fact.Entity{ID: id, Kind: o.Kinds[i].Name, Name: rest}
		if names[id] != "" {
			e.Name = names[id]
		}
		if id == "service/amazon-s3" {
			e.Aliases, e.About, e.Wikidata = []string{"S3", "Simple Storage Service"}, "object storage", "Q456157"
		}
		c.Entities = append(c.Entities, e)
	}
	for _, line := range lines {
		s := statement(line)
		if i := slices.IndexFunc(c.Statements, func(other fact.Statement) bool { return other.ID == s.ID }); i >= 0 {
			c.Statements[i].References = append(c.Statements[i].References, s.References...)
		} else {
			c.Statements = append(c.Statements, s)
		}
		declare(s.Subject)
		declare(s.Value.Entity())
		for _, q := range s.Qualifiers {
			declare(q.Value.Entity())
		}
		if d := s.References[0].Document; !documents[d] {
			documents[d] = true
			c.Documents = append(c.Documents, fact.Document{
				ID: d, Path: string(d) + ".md", Title: "About " + string(d), Digest: fact.Hash(string(d)), Language: "en-GB",
				Headings: []fact.Heading{{Level: 1, Text: "Top", Anchor: "top", Line: 1}}, Meta: map[string]string{"tags": "a, b"},
				Sources: s.References[0].Sources(),
			})
		}
	}
	for i := range c.Statements {
		slices.SortFunc(c.Statements[i].References, func(a, b fact.Reference) int { return strings.Compare(string(a.ID), string(b.ID)) })
	}
	slices.SortFunc(c.Entities, func(a, b fact.Entity) int { return strings.Compare(string(a.ID), string(b.ID)) })
	slices.SortFunc(c.Documents, func(a, b fact.Document) int { return strings.Compare(string(a.ID), string(b.ID)) })
	slices.SortFunc(c.Statements, func(a, b fact.Statement) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return teststore.Open(t, c, o)
}
