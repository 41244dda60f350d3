// Package fact holds the words that every other package speaks: statements
// about entities, the values they give, and the references that prove them.
//
// The model is that of Wikibase (https://www.mediawiki.org/wiki/Wikibase/DataModel):
// a [Statement] says a [Value] of a property of an entity, is narrowed by
// qualifiers, and rests on references. A [Reference] here is a place in a
// document with the exact words that stand there.
//
// Every identifier is minted from content: the same words give the same
// identifiers on every machine.
package fact

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// EntityID names an entity as `kind/slug`, for example `service/amazon-s3`.
type EntityID string

// PropertyID names a property or a qualifier as its field in the schema does,
// for example `launched` or `asOf`.
type PropertyID string

// DocumentID names a document by its path in the corpus without the ending
// `.md`, for example `origins/mandate`.
type DocumentID string

// StatementID is the hash of what a statement says: 32 hexadecimal digits, of
// which the first eight are those of its subject, or if its property is
// symmetric of that of its two entities which comes first.
type StatementID string

// ReferenceID is the hash of where a reference points: 32 hexadecimal digits, of
// which the first eight are those of its document.
type ReferenceID string

// Entity is a person, an organisation, a service or another thing that facts are about.
type Entity struct {
	ID       EntityID
	Kind     string // name of the type in the schema, for example `Service`
	Name     string
	Tag      string     // what tells it from others of its name: a word of its author, its kind or its slug; may be empty
	Aliases  []string   // other names, sorted
	About    string     // one line that tells the entity from its neighbours; may be empty
	Wikidata string     // item such as `Q456157`; may be empty
	Former   []EntityID // identifiers that the entity had before it was renamed, sorted
	Document DocumentID // the page whose front matter declares the entity; empty when a block does
	Pos      Pos        // where it is declared
}

// Label returns the name with the tag in parentheses, if there is one: what lists
// show and facts may write. No two entities of a corpus have the same.
func (e *Entity) Label() string {
	if e.Tag == "" {
		return e.Name
	}
	return e.Name + " (" + e.Tag + ")"
}

// Document is one Markdown file of the corpus.
type Document struct {
	ID       DocumentID
	Path     string // with slashes, relative to the corpus
	Title    string
	Digest   string            // SHA-256 of the file, hexadecimal
	Language string            // BCP 47
	Meta     map[string]string // front matter that means nothing to ibid, as text
	Sources  []SourceKey       // keys that the document cites, sorted
	Headings []Heading         // in order
	Evidence DocumentID        // the document whose words a side file quotes; empty for others
}

// Heading is a heading of a document and the anchor that links to it.
type Heading struct {
	Level  int // 1 to 6
	Text   string
	Anchor string // unique within the document
	Line   int    // 1-based
}

// Mention is a place in prose where a declared entity is named without a fact.
type Mention struct {
	Entity   EntityID
	Document DocumentID
	Anchor   string // of the nearest heading above; empty before the first
	Words    string // the sentence around the name, as rendered
	Name     string // the name as written in it
	Span     Span
	Line     int // 1-based

	// Others have the name too, and each has a mention here: which of them is
	// meant nobody knows.
	Ambiguous bool
}

// Link is a link or wikilink from one document to another.
type Link struct {
	From, To DocumentID
	Text     string
	Line     int // 1-based
}

// Span is a range of bytes in a file: Start inclusive, End exclusive.
type Span struct{ Start, End int }

// Pos is a place in a file of the corpus.
type Pos struct {
	File string // with slashes, relative to the corpus
	Line int    // 1-based; 0 when the whole file is meant
	Col  int    // 1-based, in characters; 0 when the whole line is meant
}

// String writes the position as `file:line:col`.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return p.File + ":" + strconv.Itoa(p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// ComparePos orders positions by file, line and column.
func ComparePos(a, b Pos) int {
	return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
}

// Rank says how far a statement is to be trusted beside its rivals, as in Wikibase.
type Rank int8

// The ranks. Normal is the zero value.
const (
	Deprecated Rank = iota - 1 // known to be wrong, kept for the record
	Normal
	Preferred // the best claim
)

// String returns the name of the rank in lower case.
func (r Rank) String() string {
	switch r {
	case Deprecated:
		return "deprecated"
	case Preferred:
		return "preferred"
	}
	return "normal"
}

// ParseRank is the inverse of [Rank.String].
func ParseRank(s string) (Rank, bool) {
	for _, r := range []Rank{Deprecated, Normal, Preferred} {
		if r.String() == s {
			return r, true
		}
	}
	return Normal, false
}

// Method says how a fact was obtained from its words.
type Method string

// The methods.
const (
	Asserted Method = "asserted" // every value is visible in the quote
	Inferred Method = "inferred" // the author of the fact says why it follows from the quote
)

// Match says how the quote was found in the document.
type Match string

// The matches.
const (
	Exact      Match = "exact"      // word for word in the rendered text
	Normalised Match = "normalised" // after folding white space, quotation marks, dashes and Unicode form
	InHeading  Match = "heading"    // in a heading alone, in either way: it names what the text is about, and proves little
)

// Qualifier narrows a statement: when, where, by whom, how surely.
type Qualifier struct {
	Property PropertyID
	Value    Value
}

// Statement is a claim that at least one document makes.
type Statement struct {
	ID         StatementID
	Subject    EntityID
	Property   PropertyID
	Value      Value
	Qualifiers []Qualifier // sorted by [CompareQualifier]
	Rank       Rank
	Why        string      // reason for the rank; may be empty
	References []Reference // sorted by ID; never empty in a checked corpus
}

// Reference is the place in a document whose words support a statement.
type Reference struct {
	ID         ReferenceID
	Document   DocumentID
	Headings   []string // from the top of the document down to the place
	Anchor     string   // of the last heading; empty before the first
	Quote      string   // the words as they stand in the document, rendered; parts left out are ` ... `
	Occurrence int      // 1-based: which of several equal quotes under equal headings
	Match      Match
	Method     Method
	Reason     string     // why the fact follows, when Method is Inferred
	Citations  []Citation // what the group of facts, else the sentence, else the document cites; as [SortCitations] leaves them
	Line       int        // 1-based line of the quote in the file
	Spans      []Span     // bytes of the quote in the file, one for each part, in order
	Pos        Pos        // of the fact line that gives the reference
}

// Qualifier returns the first value of a qualifier.
func (s *Statement) Qualifier(p PropertyID) (Value, bool) {
	for _, q := range s.Qualifiers {
		if q.Property == p {
			return q.Value, true
		}
	}
	return Value{}, false
}

// ReadFrom returns a statement of a symmetric property as it reads from one of its
// two entities, which is the subject then.
func (s *Statement) ReadFrom(id EntityID) *Statement {
	if s.Subject == id {
		return s
	}
	turned := *s
	turned.Subject, turned.Value = id, s.Subject.Value()
	return &turned
}

// CompareQualifier orders qualifiers by property and then by the canonical text of the value.
func CompareQualifier(a, b Qualifier) int {
	return cmp.Or(strings.Compare(string(a.Property), string(b.Property)), CompareValue(a.Value, b.Value))
}

// Identify sorts the qualifiers and sets the identifier of the statement: the hash of
// subject, property, value and qualifiers. Rank and references are no part of
// it, so that two documents that claim the same share one statement.
func (s *Statement) Identify() {
	slices.SortFunc(s.Qualifiers, CompareQualifier)
	parts := []string{string(s.Subject), string(s.Property), s.Value.Key()}
	for _, q := range s.Qualifiers {
		parts = append(parts, string(q.Property), q.Value.Key())
	}
	s.ID = StatementID(beside(string(s.Subject), Hash(parts...)))
}

// IdentifySymmetric is Identify for a property that holds from both ends: the
// identifier is the same whichever of the two entities is the subject.
func (s *Statement) IdentifySymmetric() {
	first := *s
	if other := s.Value.Entity(); other != "" && other < s.Subject {
		first.Subject, first.Value = other, s.Subject.Value()
	}
	first.Identify()
	s.ID = first.ID
}

// Identify sets the identifier of the reference: the hash of document, heading
// path, quote and occurrence. The line is no part of it, so that words may move.
func (r *Reference) Identify() {
	parts := append([]string{string(r.Document)}, r.Headings...)
	r.ID = ReferenceID(beside(string(r.Document), Hash(append(parts, r.Quote, strconv.Itoa(r.Occurrence))...)))
}

// beside begins a hash with eight digits of the hash of what it belongs to. So
// identifiers stand together that belong to the same, wherever they are sorted:
// in exports, whose differences can be read then, and on the disk.
func beside(owner, hash string) string { return Hash(owner)[:8] + hash[8:] }

// Hash returns 32 hexadecimal digits of the SHA-256 over the parts, each
// preceded by its length, so that no two lists of parts run together.
func Hash(parts ...string) string {
	b := make([]byte, 0, 512)
	for _, p := range parts {
		b = append(strconv.AppendInt(b, int64(len(p)), 10), ':')
		b = append(b, p...)
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:16])
}
