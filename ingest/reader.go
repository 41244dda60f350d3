package ingest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"ibid/fact"
)

// reader parses documents, each on its own: the first phase.
type reader struct {
	fsys     fs.FS
	settings *settings
	markdown parser.Parser
}

func newReader(fsys fs.FS, s *settings) *reader {
	return &reader{fsys: fsys, settings: s, markdown: newMarkdown(s.bib || s.own)}
}

// page reads one file. A file that cannot be read gives a page with its problem
// and nothing else.
func (r *reader) page(name string) *page {
	src, problem := load(r.fsys, name)
	if problem != nil {
		return &page{report: report{file: name, problems: []Problem{*problem}}}
	}
	return r.parse(name, src)
}

var byteOrderMark = []byte("\ufeff")

// parse reads the text of a file.
func (r *reader) parse(name string, src []byte) *page {
	sum := sha256.Sum256(src)
	p := &page{report: report{file: name}, bytes: len(src), lines: lineStarts(src)}
	p.doc = fact.Document{
		ID:       fact.DocumentID(name[:len(name)-len(path.Ext(name))]),
		Path:     name,
		Digest:   hex.EncodeToString(sum[:]),
		Language: r.settings.info.Language,
	}
	w := &walker{page: p, renderer: newRenderer(src), anchors: map[string]int{}}
	body := r.frontMatter(w, src)

	// Blanks in place of what stands before the body keep all offsets right.
	masked := src
	if body > 0 {
		masked = slices.Clone(src)
		for i, b := range masked[:body] {
			if b != '\n' {
				masked[i] = ' '
			}
		}
	}
	w.sections = []section{{heading: -1}}
	if at := tooDeep(masked); at >= 0 {
		w.error(w.place(src, at), "nesting", "quote or indent less", "quotes and lists are nested more than %d deep", maxDepth)
	} else {
		w.walk(r.markdown.Parse(text.NewReader(masked)))
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

// maxDepth is how deep quotes and lists may be nested: parsing takes the square of it.
const maxDepth = 100

// tooDeep returns the offset of the first line that opens more quotes and list
// items than maxDepth, or -1.
func tooDeep(src []byte) int {
	for at := 0; at < len(src); {
		line, _, _ := bytes.Cut(src[at:], []byte{'\n'})
		depth := 0
		for i, b := range line {
			marks := b == '>' || bytes.IndexByte([]byte("-*+.)"), b) >= 0 && i+1 < len(line) && isSpace(line[i+1])
			if marks {
				depth++
			} else if !isSpace(b) && (b < '0' || b > '9') {
				break
			}
		}
		if depth > maxDepth && len(bytes.Trim(line, "- \t\r")) > 0 && len(bytes.Trim(line, "* \t\r")) > 0 { // no line across
			return at
		}
		at += len(line) + 1
	}
	return -1
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

// cutFront finds front matter between two lines of the fence, and returns
// where its text begins and ends and where the body begins.
func cutFront(src []byte, fence string) (start, end, body int, ok bool) {
	if bytes.HasPrefix(src, byteOrderMark) {
		start = len(byteOrderMark)
	}
	body = start
	line, _, found := bytes.Cut(src[start:], []byte{'\n'})
	if !found || string(bytes.TrimRight(line, " \t\r")) != fence {
		return 0, 0, body, false
	}
	start += len(line) + 1
	for at := start; at < len(src); {
		line, _, found := bytes.Cut(src[at:], []byte{'\n'})
		if trimmed := string(bytes.TrimRight(line, " \t\r")); trimmed == fence || fence == "---" && trimmed == "..." {
			return start, at, min(at+len(line)+1, len(src)), true
		}
		if !found {
			break
		}
		at += len(line) + 1
	}
	return 0, 0, body, false
}
