package ingest

import (
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/language"

	"ibid/markdown"
)

// frontMatter is what the head of a document says to ibid.
type frontMatter struct {
	sources  []cite
	evidence cell   // path of the document that a side file quotes
	kind     cell   // `type`, which may or may not name a kind
	language string // BCP 47; empty where the document states none
	page     declaration
}

// frontKeys are the keys of front matter that mean something.
var frontKeys = []string{
	"title", "type", "aka", "wikidata", "about", "source", "sources", "evidence", "lang", "date", "slug", "former",
}

// frontMatter reads the head of a document.
func (r *reader) frontMatter(w *walker, src []byte) {
	switch front := markdown.Front(src); front.Format {
	case markdown.YAML:
		r.yamlFront(w, src[front.Start:front.End], w.line(front.Start)-1)
	case markdown.TOML:
		tomlFront(w, src[front.Start:front.End], w.line(front.Start)-1)
	}
}

// strict is the severity of a slip in front matter, which other programs read
// and write too: an error only in a folder that was written for ibid.
func (s *settings) strict() Severity {
	if s.own {
		return Error
	}
	return Warning
}

// yamlFront reads YAML front matter that begins below the given line.
func (r *reader) yamlFront(w *walker, src []byte, line int) {
	strict := r.settings.strict()
	root, err := parseYAML(src, &w.budget)
	if err != nil {
		w.brokenYAML(strict, place{int32(line + err.line), 1}, err.message, &w.budget)
		return
	}
	if root == nil {
		return
	}
	if root.Kind != yaml.MappingNode {
		w.report.add(strict, place{int32(line + root.Line), int32(root.Column)}, "front-matter", "write `title: ...`", "the front matter is no list of `name: value`")
		return
	}
	w.doc.Meta = map[string]string{}
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, value := root.Content[i], root.Content[i+1]
		at := place{int32(line + value.Line), int32(value.Column)}
		text := yamlText(value, &w.budget)
		if e := w.budget.Over(); e != nil {
			w.over(at, e.Limit)
			return
		}
		if !w.frontKey(key.Value, value, cell{text: text, at: at}, strict) {
			w.doc.Meta[key.Value] = text
			w.nearKey(key.Value, place{int32(line + key.Line), int32(key.Column)})
		}
	}
}

// frontKey takes the value of a known key, and reports whether it is one.
func (w *walker) frontKey(key string, n *yaml.Node, text cell, strict Severity) bool {
	f, at := &w.front, text.at
	list := func() []string {
		items, ok := yamlList(n)
		if !ok {
			w.report.add(strict, at, "front-matter", "write `"+key+": [A, B]`", "%s takes a list of words", key)
		}
		return items
	}
	switch key {
	case "title":
		w.doc.Title = strings.Join(strings.Fields(text.text), " ")
		f.page.name = cell{text: w.doc.Title, at: at}
	case "type":
		f.kind = text
	case "aka":
		f.page.aka = list()
	case "former":
		f.page.former = list()
	case "wikidata":
		f.page.wikidata = text
	case "about":
		f.page.about = text.text
	case "slug":
		f.page.slug = text
	case "mentions":
		if f.page.mentions(text.text) {
			return true
		}
		if strict == Error {
			w.error(at, "front-matter", "write `mentions: false` for all names, or `mentions: {A: false}` for some", "%q does not say which names are not found in prose", text.text)
		}
		return false // a word of somebody else's
	case "source", "sources":
		f.sources = append(f.sources, w.frontSources(list(), at)...)
	case "evidence":
		if !strings.EqualFold(path.Ext(text.text), ".md") && !isSideFile(w.file) {
			return false // a word of somebody else's
		}
		f.evidence = text
	case "lang":
		if _, err := language.Parse(text.text); err != nil {
			w.report.add(strict, at, "language", "write one such as en-GB", "%q is no language tag", text.text)
			return true
		}
		w.doc.Language = text.text
		w.front.language = text.text
	case "date":
		w.doc.Meta["date"] = text.text
	default:
		return false
	}
	return true
}

// nearKey warns of a key that looks like a slip of a known one.
func (w *walker) nearKey(key string, at place) {
	if slices.Contains(frontKeys, key) || len(key) < 3 {
		return
	}
	for _, known := range frontKeys {
		if limit := 1 + len(known)/7; distance(strings.ToLower(key), known, limit) <= limit {
			w.warn(at, "front-matter-near", "did you mean "+known+"?", "%q in the front matter means nothing to ibid", key)
			return
		}
	}
}
