package fact

import "io/fs"

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
