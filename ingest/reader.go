package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync/atomic"

	"ibid/fact"
	"ibid/markdown"
)

// reader parses documents, each on its own: the first phase.
type reader struct {
	fsys     fs.FS
	settings *settings
	markdown *markdown.Parser
	cache    *Cache
	parsed   atomic.Int64 // documents that were not in the cache
}

func newReader(fsys fs.FS, s *settings, cache *Cache) *reader {
	return &reader{fsys: fsys, settings: s, cache: cache, markdown: markdown.NewParser(s.bib || s.own)}
}

// page reads one file. A file that cannot be read gives a page with its problem
// and nothing else.
func (r *reader) page(name string) *page {
	src, problem := load(r.fsys, name)
	if problem != nil {
		return &page{report: report{file: name, problems: []Problem{*problem}}}
	}
	sum := sha256.Sum256(src)
	digest := hex.EncodeToString(sum[:])
	if p := r.cache.page(name, digest); p != nil {
		return p
	}
	r.parsed.Add(1)
	return r.parse(name, digest, src)
}

// parse reads the text of a file.
func (r *reader) parse(name, digest string, src []byte) *page {
	p := &page{report: report{file: name}, bytes: len(src), lines: lineStarts(src)}
	p.doc = fact.Document{
		ID:       fact.DocumentID(name[:len(name)-len(path.Ext(name))]),
		Path:     name,
		Digest:   digest,
		Language: r.settings.info.Language,
	}
	w := &walker{
		page: p, renderer: newRenderer(src), anchors: map[string]int{},
		paths: map[crumb]int{}, twins: map[int]int{}, rows: map[row]int{},
	}
	r.frontMatter(w, src)
	w.section(-1, 0)
	root, err := r.markdown.Parse(src)
	if limit, ok := errors.AsType[*markdown.LimitError](err); ok {
		w.error(w.place(src, limit.At), "too-complex", limit.Hint, "%s", limit.Message)
	} else {
		w.walk(root)
	}
	w.dropTemplates()
	w.endSection()

	p.rendered = rendered{text: string(w.out), runs: slices.Clip(w.runs)}
	slices.SortStableFunc(p.cites, func(a, b cite) int { return a.at - b.at })
	if p.doc.Title == "" {
		p.doc.Title = title(p.doc)
	}
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
