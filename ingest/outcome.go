package ingest

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"

	"ibid/fact"
)

// outcome is what became of a document when its names were looked up.
type outcome struct {
	problems   []Problem
	unknown    []unknown
	checked    Checked
	statements []fact.StatementID // of its findings, in order, which has as many
	mentions   int
	links      int
}

// findings is what a document says when its names are known.
type findings struct {
	statements []fact.Statement // in order of the fact lines, each with one reference
	mentions   []fact.Mention
	links      []fact.Link
}

// unknown is a name that nobody declares, with the index of its problem.
type unknown struct {
	problem int
	name    string
}

// basis returns a hash of all that the outcome of a document rests on besides
// its own words: when it is the same, the outcome is.
func (c *corpus) basis(h *head) string {
	if evidence, ok := c.evidence(h); ok {
		return fact.Hash(c.tables, evidence.doc.Digest)
	}
	return c.tables
}

// hash returns that of the settings, the entities, and the names and relations
// of the documents. Where something stands is no part of it.
func (c *corpus) hash() string {
	sum := sha256.New()
	code := codec{writing: true}
	write := func(parts ...string) {
		each(&code, &parts, code.verbatim)
		sum.Write(code.out)
		code.out = code.out[:0]
	}
	write(fmt.Sprint(c.settings.own, c.settings.bib, c.settings.unseen), c.settings.schema)
	for _, s := range c.settings.sources {
		write("source", string(s.Key), s.Fields["url"])
	}
	for _, h := range c.heads {
		write("document", h.file, h.front.evidence.text)
	}
	for i := range c.entities {
		e := &c.entities[i]
		write("entity", string(e.ID), e.Kind, e.Name, e.Tag, string(e.Document))
		write(e.Aliases...)
		write(c.unfound[e.ID]...)
	}
	for _, name := range slices.Sorted(maps.Keys(c.broken)) {
		write("broken", name)
	}
	return fmt.Sprintf("%x", sum.Sum(nil))
}
