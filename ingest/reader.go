package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"ibid/fact"
	"ibid/internal/budget"
	"ibid/markdown"
)

// reader parses documents, each on its own: the first phase.
type reader struct {
	fsys     fs.FS
	settings *settings
	markdown *markdown.Parser
	store    *store
	codecs   sync.Pool
	parsed   atomic.Int64 // documents that were not in the store
	resolved atomic.Int64 // those whose outcome was not
}

func newReader(fsys fs.FS, s *settings, store *store) *reader {
	return &reader{fsys: fsys, settings: s, store: store, markdown: markdown.NewParser(s.bib)}
}

// head reads one file. A file that cannot be read gives a head with its problem
// and nothing else.
func (r *reader) head(name string) *head {
	src, problem := load(r.fsys, name)
	if problem != nil {
		return &head{report: report{file: name, problems: []Problem{*problem}}}
	}
	h := &head{}
	digest := digestOf(src)
	known := r.store.record(name, digest)
	if known == nil || !decode((*codec).head, known.head, h) {
		p := r.parse(name, digest, src)
		known = &record{
			name: name, digest: digest, parsed: true,
			head: encode(&r.codecs, (*codec).head, p.head), page: encode(&r.codecs, (*codec).page, p),
		}
		// What is kept in memory is the code, and not the pieces of the file.
		*h = head{}
		decode((*codec).head, known.head, h)
	}
	h.record = known
	return h
}

// page returns the page below a head that was read before.
func (r *reader) page(h *head) *page {
	p := &page{head: h}
	if decode((*codec).page, r.store.page(h.record), p) {
		return p
	}
	// Somebody took it out of the store, and may have changed the file as well.
	h.record.lost.Store(true)
	src, problem := load(r.fsys, h.file)
	if problem != nil {
		return &page{head: h, sections: []section{{heading: -1, twin: -1}}}
	}
	return r.parse(h.file, digestOf(src), src)
}

// outcome looks up what a document says.
func (r *reader) outcome(c *corpus, h *head) outcome {
	var o outcome
	basis := c.basis(h)
	if h.record.basis == basis && decode((*codec).outcome, h.record.outcome, &o) {
		return o
	}
	r.resolved.Add(1)
	o, said := c.resolve(r.page(h), r.page)
	h.record.resolved, h.record.basis = true, basis
	h.record.outcome = encode(&r.codecs, (*codec).outcome, &o)
	h.record.findings = encode(&r.codecs, (*codec).findings, &said)
	if evidence, ok := c.evidence(h); ok && evidence.record.lost.Load() {
		h.record.lost.Store(true) // the words may be others than those of the basis
	}
	o = outcome{}
	decode((*codec).outcome, h.record.outcome, &o)
	if !h.quoted {
		h.record.page = "" // which is large, and in the cache if there is one
	}
	return o
}

func digestOf(src []byte) string {
	sum := sha256.Sum256(src)
	return hex.EncodeToString(sum[:])
}

// parse reads the text of a file.
func (r *reader) parse(name, digest string, src []byte) *page {
	r.parsed.Add(1)
	p := &page{head: &head{report: report{file: name}}, bytes: len(src), lines: lineStarts(src)}
	p.doc = fact.Document{
		ID:       fact.DocumentID(name[:len(name)-len(path.Ext(name))]),
		Path:     name,
		Digest:   digest,
		Language: r.settings.info.Language,
	}
	w := &walker{
		page: p, settings: r.settings, renderer: newRenderer(src), anchors: map[string]int{},
		paths: map[crumb]int{}, twins: map[int]int{}, rows: map[row]int{}, notes: map[int][]cite{},
	}
	r.frontMatter(w, src)
	w.section(-1, 0)
	root, err := r.markdown.Parse(src)
	if e, ok := errors.AsType[*budget.Error](err); ok {
		w.over(w.place(src, e.At), e.Limit)
	} else {
		w.walk(root)
	}
	w.dropTemplates()
	w.endSection()
	w.carryNotes()

	p.rendered = rendered{text: string(w.out), runs: slices.Clip(w.runs)}
	p.sortCites()
	if w.budget.Over() == nil && !p.carryAttributions(w.attributions, w.notes, &w.budget) {
		w.over(place{1, 1}, budget.Carried)
	}
	if p.doc.Title == "" {
		p.doc.Title = title(p.doc)
	}
	p.doc.Sources = append(keysOf(p.cites), keysOf(p.front.sources)...)
	for _, g := range p.groups {
		p.doc.Sources = append(p.doc.Sources, keysOf(g.cites)...)
	}
	slices.Sort(p.doc.Sources)
	p.doc.Sources = slices.Compact(p.doc.Sources)
	return p
}

// title is the first heading of the highest level, else the name of the file.
func title(doc fact.Document) string {
	best := fact.Heading{Level: 7, Text: path.Base(string(doc.ID))}
	for _, h := range doc.Headings {
		if h.Level < best.Level && h.Text != "" {
			best = h
		}
	}
	return strings.TrimSpace(best.Text)
}
