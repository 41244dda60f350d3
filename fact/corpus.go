package fact

import (
	"io/fs"
	"net/url"
	"strings"
)

// Corpus is all that a folder of documents says, checked: what the graph is built from.
type Corpus struct {
	Info
	Entities   []Entity    // sorted by ID
	Documents  []Document  // sorted by ID
	Sources    []Source    // sorted by Key
	Statements []Statement // sorted by ID, one for each identifier
	Mentions   []Mention   // in order of document and place
	Links      []Link      // in order of document and place
	Content    fs.FS       // holds the documents by their paths; nil if a graph is not to keep their texts
}

// Info is what `ibid.yaml` says about a corpus as a whole.
type Info struct {
	Title       string
	Description string
	Base        string // absolute IRI ending in a slash, under which every IRI of the corpus is minted
	Licence     string // SPDX identifier or URL
	Language    string // BCP 47, for example `en-GB`
}

// Provisional reports whether the base is one that a corpus has as long as its
// author has chosen none: its host ends in .invalid, which no address on the web
// does (https://www.rfc-editor.org/rfc/rfc2606#section-2).
func (i *Info) Provisional() bool {
	u, err := url.Parse(i.Base)
	return err == nil && strings.HasSuffix(u.Hostname(), ".invalid")
}
