package site

import (
	"strings"

	"github.com/a-h/templ"

	"ibid/fact"
	"ibid/markdown"
)

// citation writes a citation with links to the bibliography. Words that are
// read in the text stay, and so does what cites nothing known.
func (w *prose) citation(out []token, c *markdown.Citation) []token {
	keys := c.Keys
	if c.Words > c.Start {
		words := token{start: c.Start, end: c.Words, raw: true}
		if s := w.page.source(fact.SourceKey(keys[0].Name)); s != nil && !w.inLink {
			out = enclose(append(out, token{kind: openToken, html: w.citeTag(s, "cite words")}, words), len(out), "</a>")
		} else {
			out = append(out, words)
		}
		if keys[0].Locator == "" && keys[0].Suffix == "" {
			keys = keys[1:]
		}
	}
	if c.End == c.Words {
		return out
	}
	mark := token{start: c.Words, end: c.End, raw: true}
	if w.src[c.Start] == '^' { // a note has more to say
		out = append(out, mark)
		mark.start = c.End
	}
	var b strings.Builder
	for _, key := range keys {
		s := w.page.source(fact.SourceKey(key.Name))
		if s == nil {
			continue
		}
		tag, end := w.citeTag(s, "cite"), "</a>"
		if w.inLink {
			tag, end = "<span>", "</span>"
		}
		b.WriteString(tag + templ.EscapeString(s.cited(fact.Citation{
			Locator: fact.Locator{Label: fact.Label(key.Label), Value: key.Locator}, Prefix: key.Prefix, Suffix: key.Suffix,
		})) + end)
	}
	if b.Len() == 0 {
		return append(out, mark)
	}
	return append(out, token{kind: atomToken, html: b.String(), start: mark.start})
}

// citeTag begins a link to a source.
func (w *prose) citeTag(s *source, class string) string {
	return `<a class="` + class + `"` + href(w.page.toPlace(sourcesPath, sourceID(s.Key))) + ` title="` + templ.EscapeString(s.title()) + `">`
}

// cited is what a citation says, with the short name of the source: `see Doe 2007, pp. 3-5, and passim`.
func (s *source) cited(c fact.Citation) string {
	var text strings.Builder
	text.WriteString(strings.TrimSpace(c.Prefix + " " + s.short()))
	for _, more := range []string{c.Locator.String(), c.Suffix} {
		if more != "" {
			text.WriteString(", " + more)
		}
	}
	return text.String()
}
