// Package ingest reads a folder of Markdown as checked statements.
//
// [Read] works in two phases. The first parses every document on its own: front
// matter, rendered text with a map back to the bytes of the file, `facts` and
// `entities` blocks, tables, citations and links. The second looks up names,
// quotes and values against the whole corpus. Both run on all processors, and
// their result does not depend on how many there are.
//
// A mistake in the content is a [Problem] with file, line and column; all are
// reported together. An error is the machine's fault only.
package ingest

import (
	"cmp"
	"context"
	"io/fs"
	"slices"

	"ibid/fact"
	"ibid/schema"
)

// Result is what a folder says, and what is wrong with it.
type Result struct {
	Corpus   *fact.Corpus     // complete when no problem is an error
	Ontology *schema.Ontology // built in, with what the corpus adds by its `schema.graphqls`
	Problems []Problem        // by file, line and column
	Checked  Checked
	Parsed   int // documents that were parsed, and not taken from a cache
	Resolved int // documents whose names, quotes and values were looked up, and not taken from a cache
}

// Checked counts what was checked.
type Checked struct {
	Documents        int   `json:"documents"`
	Entities         int   `json:"entities"`
	Facts            int   `json:"facts"`            // fact lines and table rows that became a statement
	Quotes           int   `json:"quotes"`           // all that were found
	ExactQuotes      int   `json:"exactQuotes"`      // found word for word
	NormalisedQuotes int   `json:"normalisedQuotes"` // found after folding
	HeadingQuotes    int   `json:"headingQuotes"`    // found in a heading alone, in either way
	Values           int   `json:"values"`           // visible in their quotes
	InferredValues   int   `json:"inferredValues"`   // not visible, but explained
	Names            int   `json:"names"`            // names of entities that were looked up
	Mentions         int   `json:"mentions"`
	Bytes            int64 `json:"bytes"` // of all documents

	SourcedReferences   int `json:"sourcedReferences"`   // places that facts rest on which cite a source
	UnsourcedReferences int `json:"unsourcedReferences"` // and those which cite none
}

func (c *Checked) add(d Checked) {
	c.Documents += d.Documents
	c.Entities += d.Entities
	c.Facts += d.Facts
	c.Quotes += d.Quotes
	c.ExactQuotes += d.ExactQuotes
	c.NormalisedQuotes += d.NormalisedQuotes
	c.HeadingQuotes += d.HeadingQuotes
	c.Values += d.Values
	c.InferredValues += d.InferredValues
	c.Names += d.Names
	c.Mentions += d.Mentions
	c.Bytes += d.Bytes
	c.SourcedReferences += d.SourcedReferences
	c.UnsourcedReferences += d.UnsourcedReferences
}

// Errors counts the problems that are errors.
func (r *Result) Errors() int {
	n := 0
	for _, p := range r.Problems {
		if p.Severity == Error {
			n++
		}
	}
	return n
}

// Read reads every Markdown file below the root of fsys, apart from hidden ones
// and those in node_modules, with `ibid.yaml`, `sources.bib` and
// `schema.graphqls` at the root. The error is the context's.
func Read(ctx context.Context, fsys fs.FS) (*Result, error) {
	return ReadCached(ctx, fsys, "", nil)
}

// ReadCached is Read that takes from the cache what it has found out before, and
// leaves there the documents of this folder and no others. A corpus that has
// neither base nor title takes its base from the name of the folder.
func ReadCached(ctx context.Context, fsys fs.FS, name string, cache *Cache) (*Result, error) {
	set := readSettings(fsys)
	names, problems := list(fsys)
	if set.info.Base == "" {
		set.info.Base = ownBase(names, set.info.Title, name)
	}
	set.info.Title = cmp.Or(set.info.Title, "Untitled corpus")
	res := &Result{Ontology: set.ontology, Corpus: &fact.Corpus{Info: set.info, Sources: set.sources}}
	res.Problems = append(set.problems, problems...)

	store := newStore(cache, set, len(names))
	heads := make([]*head, len(names))
	reader := newReader(fsys, set, store)
	if err := parallel(ctx, len(names), func(i int) { heads[i] = reader.head(names[i]) }); err != nil {
		return nil, err
	}
	if err := store.savePages(ctx, heads); err != nil {
		return nil, err
	}
	c := newCorpus(set, heads)
	outcomes := make([]outcome, len(c.heads))
	if err := parallel(ctx, len(c.heads), func(i int) { outcomes[i] = reader.outcome(c, c.heads[i]) }); err != nil {
		return nil, err
	}
	if err := store.saveRecords(ctx, heads); err != nil {
		return nil, err
	}
	if err := c.merge(ctx, res, outcomes); err != nil {
		return nil, err
	}
	res.Parsed, res.Resolved = int(reader.parsed.Load()), int(reader.resolved.Load())

	slices.SortStableFunc(res.Problems, func(a, b Problem) int {
		return cmp.Or(fact.ComparePos(a.Pos, b.Pos), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message))
	})
	// A mistake in the comment above a table is one of every row.
	res.Problems = slices.CompactFunc(res.Problems, func(a, b Problem) bool {
		return a.Pos == b.Pos && a.Rule == b.Rule && a.Message == b.Message
	})
	return res, nil
}
