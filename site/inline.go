package site

import (
	"bytes"
	"cmp"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"golang.org/x/text/unicode/norm"

	"ibid/fact"
	"ibid/markdown"
)

// invisible matches what raw HTML does not show: comments, scripts, styles and tags.
var invisible = regexp.MustCompile(`(?is)<!--.*?(?:-->|$)|<script\b.*?(?:</script>|$)|<style\b.*?(?:</style>|$)|</?[a-z!?][^>]*>`)

// tokens appends the inline content below n.
func (w *prose) tokens(out []token, n ast.Node) []token {
	for c := n.FirstChild(); c != nil; {
		var run []*ast.Text
		for t, ok := c.(*ast.Text); ok; t, ok = c.(*ast.Text) {
			run = append(run, t)
			c = c.NextSibling()
		}
		if len(run) > 0 {
			out = w.textRun(out, run)
			continue
		}
		out = w.inline(out, c)
		c = c.NextSibling()
	}
	return out
}

// around appends an element around the content below n.
func (w *prose) around(out []token, tag, end string, n ast.Node) []token {
	at := len(out)
	return enclose(w.tokens(append(out, token{kind: openToken, html: tag}), n), at, end)
}

// enclose closes the element that was opened at a place, and tells it how far its text reaches.
func enclose(out []token, at int, end string) []token {
	first := true
	for _, t := range out[at+1:] {
		if t.kind != textToken {
			continue
		}
		if first {
			out[at].start, first = t.start, false
		}
		out[at].end = t.end
	}
	return append(out, token{kind: closeToken, html: end})
}

func (w *prose) inline(out []token, n ast.Node) []token {
	switch n := n.(type) {
	case *ast.String:
		return append(out, token{kind: atomToken, html: templ.EscapeString(string(n.Value))})
	case *ast.CodeSpan:
		at := len(out)
		out = append(out, token{kind: openToken, html: "<code>"})
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if t, ok := c.(*ast.Text); ok {
				out = append(out, token{start: t.Segment.Start, end: t.Segment.Stop, raw: true})
			}
		}
		return enclose(out, at, "</code>")
	case *ast.Emphasis:
		if n.Level == 2 {
			return w.around(out, "<strong>", "</strong>", n)
		}
		return w.around(out, "<em>", "</em>", n)
	case *extast.Strikethrough:
		return w.around(out, "<del>", "</del>", n)
	case *extast.TaskCheckBox:
		return append(out, token{kind: atomToken, html: choose(n.IsChecked, "☑ ", "☐ ")})
	case *ast.AutoLink:
		label := n.Label(w.src)
		start := bytes.Index(w.src[max(n.Pos(), 0):], label) + max(n.Pos(), 0)
		return w.link(out, string(n.URL(w.src)), func(out []token) []token {
			return append(out, token{start: start, end: start + len(label), raw: true})
		})
	case *ast.Link:
		return w.link(out, string(n.Destination), func(out []token) []token { return w.tokens(out, n) })
	case *markdown.Wikilink:
		return w.wikilink(out, n)
	case *markdown.Citation:
		return w.citation(out, n)
	case *ast.Image:
		if alt := string(bytes.TrimSpace(plain(n, w.src))); alt != "" {
			return append(out, token{kind: atomToken, html: `<span class="image">` + templ.EscapeString(alt) + `</span>`})
		}
		return out
	case *ast.RawHTML:
		if n.Segments.Len() > 0 && bytes.HasPrefix(bytes.ToLower(n.Segments.Value(w.src)), []byte("<br")) {
			return append(out, token{kind: atomToken, html: "<br>", start: n.Segments.At(0).Start})
		}
		return out
	case *extast.FootnoteLink:
		back := "fnref:" + strconv.Itoa(n.Index) + "." + strconv.Itoa(n.RefIndex)
		return append(out, token{kind: atomToken, html: `<sup><a id="` + back + `" href="#` + footnoteID(n.Index) + `">` + strconv.Itoa(n.Index) + `</a></sup>`})
	case *extast.FootnoteBacklink:
		back := "fnref:" + strconv.Itoa(n.Index) + "." + strconv.Itoa(n.RefIndex)
		return append(out, token{kind: atomToken, html: ` <a href="#` + back + `" aria-label="Back to the text">↩</a>`})
	}
	return w.tokens(out, n)
}

// textRun appends text with links around the names of entities.
func (w *prose) textRun(out []token, run []*ast.Text) []token {
	start, end := run[0].Segment.Start, run[len(run)-1].Segment.Stop
	i, _ := slices.BinarySearchFunc(w.mentions, start, func(m *fact.Mention, at int) int { return m.Span.Start - at })
	inside := 0 // place of the open link in out, when name is set
	var name *fact.Mention
	for _, t := range run {
		at := t.Segment.Start
		for at < t.Segment.Stop || name != nil && name.Span.End <= at {
			switch {
			case name != nil && name.Span.End <= at:
				out = enclose(out, inside, choose(w.linked(name), "</a>", "</span>"))
				name = nil
				continue
			case name == nil:
				for i < len(w.mentions) && w.mentions[i].Span.Start < at {
					i++
				}
				if i < len(w.mentions) && w.mentions[i].Span.Start == at && w.mentions[i].Span.End <= end && w.mentions[i].Span.End > at {
					name, inside = w.mentions[i], len(out)
					out = append(out, token{kind: openToken, html: w.nameTag(name)})
				}
			}
			stop := t.Segment.Stop
			if name != nil {
				stop = min(stop, name.Span.End)
			} else if i < len(w.mentions) && w.mentions[i].Span.End <= end {
				stop = min(stop, w.mentions[i].Span.Start)
			}
			out = append(out, token{start: at, end: stop, raw: t.IsRaw()})
			at = stop
		}
		switch {
		case t.HardLineBreak():
			out = append(out, token{kind: atomToken, html: "<br>\n", start: t.Segment.Stop})
		case t.SoftLineBreak():
			out = append(out, token{kind: atomToken, html: "\n", start: t.Segment.Stop})
		}
	}
	if name != nil {
		out = enclose(out, inside, choose(w.linked(name), "</a>", "</span>"))
	}
	return out
}

// linked reports whether a name leads to the page of what it names.
func (w *prose) linked(m *fact.Mention) bool {
	return !w.inLink && !m.Ambiguous && w.page.entities[m.Entity] != nil
}

// nameTag is the start of the link around a name; inside another link it only
// marks the place, and of a name that several have it says which.
func (w *prose) nameTag(m *fact.Mention) string {
	attributes := ""
	if id := mentionID(m); !w.placed[id] {
		w.placed[id] = true
		attributes = ` id="` + id + `"`
	}
	if w.linked(m) {
		return `<a class="name"` + attributes + href(w.page.to(w.page.entities[m.Entity].path)) + ">"
	}
	if m.Ambiguous {
		var labels []string
		for _, other := range w.mentions {
			if e := w.page.entities[other.Entity]; e != nil && other.Span == m.Span {
				labels = append(labels, e.Label())
			}
		}
		attributes += ` class="ambiguous" title="` + templ.EscapeString(strings.Join(labels, " or ")) + `"`
	}
	return "<span" + attributes + ">"
}

func href(to templ.SafeURL) string { return ` href="` + templ.EscapeString(string(to)) + `"` }

// link appends a link around what inner appends, or that alone when the
// address leads nowhere that a reader may go.
func (w *prose) link(out []token, address string, inner func([]token) []token) []token {
	tag := ""
	if to, ok := external(address); ok {
		tag = "<a" + href(to) + ` rel="external nofollow">`
	} else if to, ok := w.relative(address); ok {
		tag = "<a" + href(to) + ">"
	}
	if tag == "" || w.inLink {
		return inner(out)
	}
	w.inLink = true
	defer func() { w.inLink = false }()
	at := len(out)
	return enclose(inner(append(out, token{kind: openToken, html: tag})), at, "</a>")
}

// relative finds the document that a link from this one names.
func (w *prose) relative(address string) (templ.SafeURL, bool) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "" || u.Host != "" {
		return "", false
	}
	d := w.document
	if u.Path != "" {
		target := path.Join(path.Dir(d.Path), u.Path)
		if strings.HasPrefix(u.Path, "/") {
			target = path.Clean(u.Path[1:])
		}
		target = strings.TrimSuffix(target, ".md")
		if d = cmp.Or(w.page.documents[fact.DocumentID(target)], w.page.composed[norm.NFC.String(target)]); d == nil {
			return "", false
		}
	} else if u.Fragment == "" {
		return "", false
	}
	return w.page.toHeading(d, u.Fragment), true
}

// toHeading links to a heading of a document, or to the document when it has no such heading.
func (p *page) toHeading(d *document, anchor string) templ.SafeURL {
	if !slices.ContainsFunc(d.Headings, func(h fact.Heading) bool { return h.Anchor == anchor }) {
		return p.to(d.path)
	}
	return p.toPlace(d.path, anchor)
}

func (w *prose) wikilink(out []token, l *markdown.Wikilink) []token {
	words := token{start: l.Start, end: l.End, raw: true}
	to, ok := w.page.find(l.Target)
	if !ok || w.inLink {
		return append(out, words)
	}
	return enclose(append(out, token{kind: openToken, html: "<a" + href(to) + ">"}, words), len(out), "</a>")
}

// find returns the page that a wikilink names: of a document, by its path, the
// end of its path or its title, else of an entity, by name. A title or a name
// that several have leads nowhere.
func (p *page) find(target string) (templ.SafeURL, bool) {
	target, _, _ = strings.Cut(target, "#")
	name := strings.TrimSuffix(strings.TrimSpace(target), ".md")
	key := foldCase(name)
	if d := cmp.Or(p.documents[fact.DocumentID(name)], p.titles[key]); d != nil {
		return p.to(d.path), true
	}
	if e := cmp.Or(p.entities[p.names[name]], p.entities[p.names[key]]); e != nil {
		return p.to(e.path), true
	}
	return "", false
}

// plain returns the text below a node.
func plain(n ast.Node, src []byte) []byte {
	var out []byte
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			out = append(out, t.Segment.Value(src)...)
		} else {
			out = append(out, plain(c, src)...)
		}
	}
	return out
}
