package graph

import (
	"context"
	"maps"
	"slices"
	"strconv"

	"github.com/cayleygraph/quad"

	"ibid/dispute"
	"ibid/fact"
	"ibid/schema"
)

// What the store holds, shown by one fact of a corpus with the base IRI B.
// There are no blank nodes; every IRI is minted from content (see names), so
// the sorted N-Quads are the identity of the graph.
//
// In graph <B g/truthy>, for readers who want no more than the best claims:
//
//	<B e/service/amazon-s3> <B v/launched> "2006-03-14"^^edtf .
//
// In graph <B g/facts>, as Wikibase has it; psv/ and pqv/ are for comparing, and
// say nothing that ps/ and pq/ do not:
//
//	<B e/service/amazon-s3> rdf:type <B kind/Service> .
//	<B e/service/amazon-s3> rdfs:label "Amazon S3"@en-gb .
//	<B e/person/john-smith-minister> rdfs:label "John Smith (minister)"@en-gb .
//	<B e/person/john-smith-minister> skos:prefLabel "John Smith"@en-gb .
//	<B e/service/amazon-s3> <B p/launched> <B st/2047...> .
//	<B st/2047...> rdf:type wikibase:Statement .
//	<B st/2047...> wikibase:rank wikibase:NormalRank .
//	<B st/2047...> <B ps/launched> "2006-03-14"^^edtf .
//	<B st/2047...> <B psv/earliest> "2006-03-14"^^xsd:date .
//	<B st/2047...> <B pq/in> <B e/place/seattle> .
//	<B st/2047...> <B pq/asOf> "2006"^^edtf .
//	<B st/2047...> <B pqv/asOf/latest> "2006-12-31"^^xsd:date .
//	<B st/2047...> <B pq/on> "2006-03-14T12:17Z"^^edtf .
//	<B st/2047...> <B pqv/on/earliest> "2006-03-14"^^xsd:date .
//	<B st/2047...> <B pqv/on/earliestTime> "2006-03-14T12:17:00Z"^^xsd:dateTime .
//	<B st/2047...> prov:wasDerivedFrom <B ref/ff33...> .
//	<B st/2047...> prov:qualifiedDerivation <B der/2047...-ff33...> .
//
// A statement of a symmetric property, such as A partner of B, is led to from its
// value too, and is as true from there:
//
//	<B e/organization/b> <B pi/partnerOf> <B st/9d30...> .
//	<B e/organization/b> <B v/partnerOf> <B e/organization/a> .
//
// In the graph of the document <B doc/storage>, all that stands in it. A
// reference is words in a section, and has no more than its identifier is the
// hash of, so that any number of statements may share it. How one of them
// follows from the words, and where they stood when it was checked, is said by
// its derivation:
//
//	<B ref/ff33...> rdf:type wikibase:Reference .
//	<B ref/ff33...> <B pr/document> <B doc/storage> .
//	<B ref/ff33...> <B pr/heading/1> "Launch"@en-gb .
//	<B ref/ff33...> <B pr/exact> "S3 opened to the public on 14 March 2006"@en-gb .
//	<B ref/ff33...> <B pr/occurrence> "1"^^xsd:integer .
//	<B der/2047...-ff33...> prov:entity <B ref/ff33...> .
//	<B der/2047...-ff33...> <B pr/method> "asserted" .
//	<B der/2047...-ff33...> <B pr/match> "exact" .
//	<B der/2047...-ff33...> <B pr/source> <B src/encyclopaedia> .
//	<B der/2047...-ff33...> <B pr/citation> <B cite/9a01...> .
//	<B der/2047...-ff33...> <B pr/line> "6"^^xsd:integer .
//	<B der/2047...-ff33...> <B pr/spans> "120-160" .
//	<B der/2047...-ff33...> <B pr/statedAt> "9:1 storage.md" .
//	<B cite/9a01...> rdf:type prov:Derivation .
//	<B cite/9a01...> prov:entity <B src/encyclopaedia> .
//	<B cite/9a01...> bibo:locator "3-5" .
//	<B cite/9a01...> bibo:pages "3-5" .
//	<B cite/9a01...> <B pr/label> "page" .
//	<B cite/9a01...> <B pr/prefix> "see"@en-gb .
//	<B cite/9a01...> <B pr/suffix> "and passim"@en-gb .
//	<B doc/storage> dcterms:title "How Amazon's storage service came to be"@en-gb .
//	<B doc/storage#launch> rdfs:label "Launch"@en-gb .
//
// There is a citation where more is said of a source than that the words rest on it.
//
// The graphs <B g/sources>, <B g/disputes>, <B g/ontology> and <B g/corpus> hold
// what their names say.

// encoder turns a corpus into quads.
type encoder struct {
	names
	ontology  *schema.Ontology
	language  string                     // of the corpus
	languages map[fact.DocumentID]string // of documents in others
	label     quad.Value
	emit      func(quad.Quad)
	terms     map[[2]string]quad.Value // minted for predicates and graphs, of which there are few
}

// encode emits the quads of a corpus, in no fixed order and some more than once.
func encode(ctx context.Context, c *fact.Corpus, o *schema.Ontology, emit func(quad.Quad)) error {
	e := &encoder{names: names{c.Base}, ontology: o, languages: map[fact.DocumentID]string{}, language: c.Language, emit: emit, terms: map[[2]string]quad.Value{}}
	for i := range c.Documents {
		if d := &c.Documents[i]; d.Language != c.Language {
			e.languages[d.ID] = d.Language
		}
	}
	e.corpus(&c.Info)
	e.vocabulary()
	for i := range c.Entities {
		e.entity(&c.Entities[i])
	}
	for i := range c.Documents {
		e.document(&c.Documents[i])
	}
	e.links(c.Links)
	for i := range c.Mentions {
		e.mention(&c.Mentions[i])
	}
	for i := range c.Sources {
		e.source(&c.Sources[i])
	}
	for topic := range dispute.Topics(c.Statements, o) {
		if err := ctx.Err(); err != nil {
			return err
		}
		for _, s := range topic.Claims {
			if s.Mirrored {
				e.mirror(topic.Subject, s.Statement)
			} else {
				e.statement(s.Statement)
			}
		}
		e.truthy(topic)
		for _, d := range topic.Disputes() {
			e.dispute(d)
		}
	}
	return ctx.Err()
}

// term mints an IRI that many quads have.
func (e *encoder) term(part, id string) quad.Value {
	key := [2]string{part, id}
	term, ok := e.terms[key]
	if !ok {
		term = e.in(part, id)
		e.terms[key] = term
	}
	return term
}

// into sets the graph of the quads that are added next.
func (e *encoder) into(graph string) { e.label = e.term(graphPart, graph) }

// intoDocument is into for what stands in a document.
func (e *encoder) intoDocument(id fact.DocumentID) { e.label = e.names.document(id) }

// add takes values and not IRIs, as each conversion takes memory: a subject has many quads.
func (e *encoder) add(subject, predicate, object quad.Value) {
	e.emit(quad.Quad{Subject: subject, Predicate: predicate, Object: object, Label: e.label})
}

// addText adds a quad unless s is empty.
func (e *encoder) addText(subject, predicate quad.Value, s, language string) {
	if s != "" {
		e.add(subject, predicate, text(s, language))
	}
}

// languageOf returns the language of a document, or else of the corpus.
func (e *encoder) languageOf(id fact.DocumentID) string {
	if l := e.languages[id]; l != "" {
		return l
	}
	return e.language
}

// languageOfClaim returns the language of the document of the first reference.
func (e *encoder) languageOfClaim(s *fact.Statement) string {
	if len(s.References) == 0 {
		return e.language
	}
	first := &s.References[0]
	for i := range s.References {
		if r := &s.References[i]; r.ID < first.ID {
			first = r
		}
	}
	return e.languageOf(first.Document)
}

func (e *encoder) corpus(i *fact.Info) {
	e.into("corpus")
	s := quad.Value(quad.IRI(e.base))
	e.add(s, rdfType, void+"Dataset")
	e.addText(s, dcterms+"title", i.Title, i.Language)
	e.addText(s, dcterms+"description", i.Description, i.Language)
	e.addText(s, dcterms+"license", i.Licence, "")
	e.addText(s, dcterms+"language", i.Language, "")
}

// vocabulary describes kinds, properties and qualifiers.
func (e *encoder) vocabulary() {
	e.into("ontology")
	const english = "en" // of the schema
	for _, k := range e.ontology.Kinds {
		s := quad.Value(e.kind(k.Name))
		e.add(s, rdfType, rdfs+"Class")
		e.addText(s, rdfsLabel, k.Label, english)
		e.addText(s, rdfs+"comment", k.Description, english)
		e.add(s, owl+"equivalentClass", quad.IRI(k.IRI))
	}
	describe := func(p *schema.Property, parts map[quad.IRI]string) {
		s := quad.Value(e.in(propertyPart, string(p.ID)))
		e.add(s, rdfType, propertyClass)
		e.addText(s, rdfsLabel, p.Label, english)
		e.addText(s, rdfs+"comment", p.Description, english)
		for predicate, part := range parts {
			e.add(s, predicate, e.in(part, string(p.ID)))
		}
		if p.IRI != "" {
			e.add(s, rdfs+"subPropertyOf", quad.IRI(p.IRI)) // not equivalent: several properties may share one
		}
	}
	for _, p := range e.ontology.Properties {
		if p.Symmetric {
			e.add(e.in(truthyPart, string(p.ID)), rdfType, owl+"SymmetricProperty")
		}
		describe(p, map[quad.IRI]string{
			wikibase + "directClaim": truthyPart, wikibase + "claim": claimPart, wikibase + "statementProperty": valuePart,
		})
	}
	for _, q := range e.ontology.Qualifiers {
		describe(q, map[quad.IRI]string{wikibase + "qualifier": qualifierPart})
	}
}

func (e *encoder) entity(x *fact.Entity) {
	e.into("facts")
	s, language := quad.Value(e.names.entity(x.ID)), e.languageOf(x.Document)
	e.add(s, rdfType, e.kind(x.Kind))
	e.add(s, rdfsLabel, text(x.Label(), language))
	if x.Tag != "" {
		e.add(s, skos+"prefLabel", text(x.Name, language))
	}
	for _, a := range x.Aliases {
		e.add(s, skos+"altLabel", text(a, language))
	}
	e.addText(s, dcterms+"description", x.About, language)
	if x.Wikidata != "" {
		e.add(s, owl+"sameAs", quad.IRI(wikidata+escape(x.Wikidata)))
	}
	for _, f := range x.Former {
		e.add(s, dcterms+"replaces", e.names.entity(f))
	}
	if x.Document != "" {
		e.add(s, ibid+"page", e.names.document(x.Document))
	}
	if x.Pos != (fact.Pos{}) {
		e.add(s, ibid+"declaredAt", place(x.Pos))
	}
}

func (e *encoder) document(d *fact.Document) {
	s, language := quad.Value(e.names.document(d.ID)), e.languageOf(d.ID)
	e.label = s
	e.add(s, rdfType, documentClass)
	e.addText(s, dcterms+"title", d.Title, language)
	e.addText(s, dcterms+"language", d.Language, "")
	e.addText(s, ibid+"path", d.Path, "")
	e.addText(s, ibid+"digest", d.Digest, "")
	for _, key := range slices.Sorted(maps.Keys(d.Meta)) {
		e.add(s, e.in(metaPart, key), text(d.Meta[key], language))
	}
	for _, key := range d.Sources {
		e.add(s, dcterms+"references", e.names.source(key))
	}
	if d.Evidence != "" {
		e.add(s, ibid+"evidence", e.names.document(d.Evidence))
	}
	for _, h := range d.Headings {
		at := e.heading(d.ID, h.Anchor)
		e.add(at, rdfType, headingClass)
		e.add(at, dcterms+"isPartOf", s)
		e.add(at, rdfsLabel, text(h.Text, language))
		e.add(at, ibid+"level", integer(h.Level))
		e.add(at, ibid+"line", integer(h.Line))
	}
}

func (e *encoder) mention(m *fact.Mention) {
	e.intoDocument(m.Document)
	s := quad.Value(e.in(mentionPart, fact.Hash(string(m.Entity), string(m.Document), strconv.Itoa(m.Span.Start), strconv.Itoa(m.Span.End))))
	language := e.languageOf(m.Document)
	e.add(s, rdfType, mentionClass)
	e.add(s, ibid+"mentions", e.names.entity(m.Entity))
	e.add(s, ibid+"document", e.label)
	e.addText(s, ibid+"anchor", m.Anchor, "")
	e.add(s, ibid+"words", text(m.Words, language))
	e.add(s, ibid+"name", text(m.Name, language))
	e.add(s, ibid+"spans", spans([]fact.Span{m.Span}))
	e.add(s, ibid+"line", integer(m.Line))
	if m.Ambiguous {
		e.add(s, ibid+"ambiguous", typed("true", booleanDatatype))
	}
}

// links adds the links with their place among those of the same document,
// since a line may have several.
func (e *encoder) links(all []fact.Link) {
	order := map[fact.DocumentID]int{}
	for _, l := range all {
		order[l.From]++
		e.intoDocument(l.From)
		s := quad.Value(e.in(linkPart, fact.Hash(string(l.From), strconv.Itoa(order[l.From]))))
		e.add(s, rdfType, linkClass)
		e.add(s, ibid+"from", e.label)
		e.add(s, ibid+"to", e.names.document(l.To))
		e.add(s, ibid+"text", text(l.Text, e.languageOf(l.From)))
		e.add(s, ibid+"line", integer(l.Line))
		e.add(s, ibid+"order", integer(order[l.From]))
	}
}

func (e *encoder) statement(x *fact.Statement) {
	e.into("facts")
	s, language := quad.Value(e.names.statement(x.ID)), e.languageOfClaim(x)
	e.add(e.names.entity(x.Subject), e.term(claimPart, string(x.Property)), s)
	e.add(s, rdfType, statementClass)
	e.add(s, rankTerm, rankIRI(x.Rank))
	e.add(s, e.term(valuePart, string(x.Property)), e.object(x.Value, language))
	for _, b := range bounds(x.Value) {
		e.add(s, e.term(boundPart, b.name), b.term)
	}
	for _, q := range x.Qualifiers {
		words := language
		if p := e.ontology.Qualifier(q.Property); p != nil && len(p.Words) > 0 {
			words = "" // a code such as `reported`
		}
		e.add(s, e.term(qualifierPart, string(q.Property)), e.object(q.Value, words))
		for _, b := range bounds(q.Value) {
			e.add(s, e.term(qualBoundPart, string(q.Property)+"/"+b.name), b.term)
		}
	}
	e.addText(s, ibid+"why", x.Why, language)
	for i := range x.References {
		r := &x.References[i]
		reference, derived := quad.Value(e.names.reference(r.ID)), quad.Value(e.names.derivation(x.ID, r.ID))
		e.into("facts")
		e.add(s, derivedFrom, reference)
		e.add(s, derivation, derived)
		e.intoDocument(r.Document)
		e.reference(reference, r)
		e.derivation(derived, reference, x.ID, r)
	}
}

// reference adds what the identifier of a reference is made of.
func (e *encoder) reference(s quad.Value, r *fact.Reference) {
	language := e.languageOf(r.Document)
	e.add(s, rdfType, referenceClass)
	e.add(s, e.term(referencePart, "document"), e.label) // in whose graph it stands
	for i, h := range r.Headings {
		e.add(s, e.term(referencePart, "heading/"+strconv.Itoa(i+1)), text(h, language))
	}
	e.add(s, e.term(referencePart, "exact"), text(r.Quote, language))
	e.add(s, e.term(referencePart, "occurrence"), integer(r.Occurrence))
}

// derivation adds everything else about a reference of a statement.
func (e *encoder) derivation(s, reference quad.Value, of fact.StatementID, r *fact.Reference) {
	part := func(name string) quad.Value { return e.term(referencePart, name) }
	e.add(s, derivedEntity, reference)
	e.addText(s, part("anchor"), r.Anchor, "")
	e.addText(s, part("match"), string(r.Match), "")
	e.addText(s, part("method"), string(r.Method), "")
	e.addText(s, part("reason"), r.Reason, e.languageOf(r.Document))
	for _, c := range r.Citations {
		e.add(s, part("source"), e.names.source(c.Source))
		if c != (fact.Citation{Source: c.Source}) {
			cite := quad.Value(e.names.citation(of, r.ID, c))
			e.add(s, part("citation"), cite)
			e.citation(cite, c, e.languageOf(r.Document))
		}
	}
	e.add(s, part("line"), integer(r.Line))
	if len(r.Spans) > 0 {
		e.add(s, part("spans"), spans(r.Spans))
	}
	if r.Pos != (fact.Pos{}) {
		e.add(s, part("statedAt"), place(r.Pos))
	}
}

// mirror leads to a statement of a symmetric property from its value.
func (e *encoder) mirror(from fact.EntityID, x *fact.Statement) {
	e.into("facts")
	e.add(e.names.entity(from), e.term(mirrorPart, string(x.Property)), e.names.statement(x.ID))
}

// truthy adds the values of the best claims of a topic: those that are
// preferred, or else the normal ones.
func (e *encoder) truthy(t *dispute.Topic) {
	e.into("truthy")
	best := fact.Normal
	for _, s := range t.Claims {
		best = max(best, s.Rank)
	}
	for _, s := range t.Claims {
		if s.Rank == best {
			e.add(e.names.entity(t.Subject), e.term(truthyPart, string(s.Property)), e.simple(s.Said(), e.languageOfClaim(s.Statement)))
		}
	}
}

func (e *encoder) dispute(d *dispute.Dispute) {
	e.into("disputes")
	s := quad.Value(e.in(disputePart, d.ID))
	e.add(s, rdfType, disputeClass)
	e.add(s, disputeKind, disputeTerm(d.Kind))
	e.add(s, disputeSubject, e.names.entity(d.Subject))
	if d.Other != "" {
		e.add(s, disputeSubject, e.names.entity(d.Other))
	}
	e.add(s, disputeProperty, e.in(propertyPart, string(d.Property)))
	for _, x := range d.Statements {
		e.add(s, disputeClaim, e.names.statement(x.ID))
	}
}
