package graph

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"ibid/fact"
)

// Namespaces and terms of other vocabularies.
const (
	rdf      = quad.IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
	rdfs     = quad.IRI("http://www.w3.org/2000/01/rdf-schema#")
	xsd      = quad.IRI("http://www.w3.org/2001/XMLSchema#")
	owl      = quad.IRI("http://www.w3.org/2002/07/owl#")
	skos     = quad.IRI("http://www.w3.org/2004/02/skos/core#")
	dcterms  = quad.IRI("http://purl.org/dc/terms/")
	prov     = quad.IRI("http://www.w3.org/ns/prov#")
	void     = quad.IRI("http://rdfs.org/ns/void#")
	bibo     = quad.IRI("http://purl.org/ontology/bibo/")
	wikibase = quad.IRI("http://wikiba.se/ontology#")
	wikidata = "http://www.wikidata.org/entity/"
	ibid     = quad.IRI("https://ibid.example/ns#") // what no common vocabulary has

	rdfType   = rdf + "type"
	rdfsLabel = rdfs + "label"

	edtfDatatype     = quad.IRI("http://id.loc.gov/datatypes/edtf/EDTF")
	quantityDatatype = ibid + "quantity"
	decimalDatatype  = xsd + "decimal"
	integerDatatype  = xsd + "integer"
	booleanDatatype  = xsd + "boolean"
	dateDatatype     = xsd + "date"
	dateTimeDatatype = xsd + "dateTime"
	linkDatatype     = xsd + "anyURI"

	statementClass = wikibase + "Statement"
	referenceClass = wikibase + "Reference"
	propertyClass  = wikibase + "Property"
	documentClass  = ibid + "Document"
	headingClass   = ibid + "Heading"
	sourceClass    = ibid + "Source"
	mentionClass   = ibid + "Mention"
	linkClass      = ibid + "Link"
	disputeClass   = ibid + "Dispute"

	rankTerm        = wikibase + "rank"
	derivedFrom     = prov + "wasDerivedFrom"
	derivation      = prov + "qualifiedDerivation"
	derivedEntity   = prov + "entity"
	derivationClass = prov + "Derivation"
	locatorTerm     = bibo + "locator"
	disputeKind     = ibid + "disputeKind"
	disputeSubject  = ibid + "subject"
	disputeProperty = ibid + "property"
	disputeClaim    = ibid + "claim"
)

// names mints the IRIs of a corpus from identifiers, and reads them back.
type names struct{ base string }

// The parts of the name space below the base IRI.
const (
	entityPart     = "e/"
	truthyPart     = "v/"
	claimPart      = "p/"
	mirrorPart     = "pi/"
	valuePart      = "ps/"
	boundPart      = "psv/"
	qualifierPart  = "pq/"
	qualBoundPart  = "pqv/"
	referencePart  = "pr/"
	statementsPart = "st/"
	referencesPart = "ref/"
	derivationPart = "der/"
	citationPart   = "cite/"
	documentPart   = "doc/"
	sourcePart     = "src/"
	fieldPart      = "field/"
	metaPart       = "meta/"
	mentionPart    = "mention/"
	linkPart       = "link/"
	disputePart    = "dispute/"
	kindPart       = "kind/"
	propertyPart   = "property/"
	graphPart      = "g/"
)

// prefixes returns what IRIs of the corpus begin with; after the hex ones there
// are identifiers of hexadecimal digits.
func (n names) prefixes() (plain, hex []string) {
	for _, part := range []string{
		"", entityPart, truthyPart, claimPart, mirrorPart, valuePart, boundPart, qualifierPart, qualBoundPart, referencePart,
		documentPart, sourcePart, fieldPart, metaPart, kindPart, propertyPart, graphPart,
	} {
		plain = append(plain, n.base+part)
	}
	for _, part := range []string{statementsPart, referencesPart, derivationPart, citationPart, mentionPart, linkPart, disputePart} {
		hex = append(hex, n.base+part)
	}
	return plain, hex
}

// in mints the IRI of an identifier in a part of the name space.
func (n names) in(part, id string) quad.IRI { return quad.IRI(n.base + part + escape(id)) }

// local is the inverse of in: it returns the identifier, or false for the IRI of something else.
func (n names) local(part string, v quad.Value) (string, bool) {
	iri, ok := v.(quad.IRI)
	if !ok {
		return "", false
	}
	rest, ok := strings.CutPrefix(string(iri), n.base)
	if ok {
		rest, ok = strings.CutPrefix(rest, part)
	}
	if !ok {
		return "", false
	}
	return unescape(rest), true
}

func (n names) entity(id fact.EntityID) quad.IRI       { return n.in(entityPart, string(id)) }
func (n names) statement(id fact.StatementID) quad.IRI { return n.in(statementsPart, string(id)) }
func (n names) reference(id fact.ReferenceID) quad.IRI { return n.in(referencesPart, string(id)) }
func (n names) document(id fact.DocumentID) quad.IRI   { return n.in(documentPart, string(id)) }
func (n names) source(key fact.SourceKey) quad.IRI     { return n.in(sourcePart, string(key)) }
func (n names) kind(name string) quad.IRI              { return n.in(kindPart, name) }

func (n names) derivation(s fact.StatementID, r fact.ReferenceID) quad.IRI {
	return n.in(derivationPart, string(s)+"-"+string(r))
}

// citation names what one derivation says of a source.
func (n names) citation(s fact.StatementID, r fact.ReferenceID, c fact.Citation) quad.IRI {
	return n.in(citationPart, fact.Hash(string(s), string(r), string(c.Source), string(c.Label), c.Value, c.Prefix, c.Suffix))
}

func (n names) heading(d fact.DocumentID, anchor string) quad.IRI {
	return n.document(d) + "#" + quad.IRI(escape(anchor))
}

// escape writes s so that it may stand in the path of an IRI
// (https://www.rfc-editor.org/rfc/rfc3987#section-2.2): letters of any script
// stay as they are, what an IRI or N-Quads cannot hold becomes %XX, and so does
// the percent sign itself, so that unescape gives s back.
func escape(s string) string {
	if isPath(s) {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		_, size := utf8.DecodeRuneInString(s[i:])
		if inPath(r) {
			b.WriteString(s[i : i+size])
			continue
		}
		for _, c := range []byte(s[i : i+size]) {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// isPath reports whether nothing in s must be escaped.
func isPath(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || !plainInPath[c] {
			return strings.IndexFunc(s[i:], func(r rune) bool { return !inPath(r) }) < 0
		}
	}
	return true
}

// plainInPath says of each ASCII character whether a path may hold it as it is.
var plainInPath = func() (plain [utf8.RuneSelf]bool) {
	for c := range plain {
		plain[c] = inPath(rune(c))
	}
	return plain
}()

func inPath(r rune) bool {
	switch {
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9':
		return true
	case r < utf8.RuneSelf:
		return strings.ContainsRune("-._~!$&'()*+,;=:@/", r)
	}
	return unicode.IsGraphic(r) && !unicode.IsSpace(r) && fact.InIRI(r)
}

func unescape(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '%' && i+2 < len(s) {
			if n, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				c, i = byte(n), i+2
			}
		}
		b.WriteByte(c)
	}
	return b.String()
}
