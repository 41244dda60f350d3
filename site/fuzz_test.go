package site

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"golang.org/x/net/html"

	"ibid/fact"
	"ibid/markdown"
)

// maxFuzzed is how many bytes of a document are tried.
const maxFuzzed = 4 << 10

// attributes are the tags that the text of a document is rendered with, and
// the form of each of their attributes.
var attributes = map[string]map[string]*regexp.Regexp{
	"h1": {"dir": auto_, "id": any_}, "h2": {"dir": auto_, "id": any_}, "h3": {"dir": auto_, "id": any_},
	"h4": {"dir": auto_, "id": any_}, "h5": {"dir": auto_, "id": any_}, "h6": {"dir": auto_, "id": any_},
	"p": {"dir": auto_}, "blockquote": {"dir": auto_}, "ul": {}, "ol": {"start": regexp.MustCompile(`^\d+$`), "class": regexp.MustCompile(`^footnotes$`)},
	"li": {"dir": auto_, "id": regexp.MustCompile(`^fn:\d+$`)}, "hr": {}, "pre": {}, "code": {}, "br": {}, "sup": {}, "em": {}, "strong": {}, "del": {},
	"div":   {"class": regexp.MustCompile(`^scroll$`), "tabindex": regexp.MustCompile(`^0$`)},
	"table": {}, "thead": {}, "tbody": {}, "tr": {}, "th": {"dir": auto_, "class": right}, "td": {"dir": auto_, "class": right},
	"a": {
		"href": any_, "rel": regexp.MustCompile(`^external nofollow$`), "class": regexp.MustCompile(`^(name|cite)$`),
		"id": regexp.MustCompile(`^(m-\d+|fnref:\d+\.\d+)$`), "title": any_, "aria-label": regexp.MustCompile(`^Back to the text$`),
	},
	"span": {"class": regexp.MustCompile(`^image$`), "id": regexp.MustCompile(`^m-\d+$`)},
	"mark": {"class": regexp.MustCompile(`^[tr]\d+$`), "id": regexp.MustCompile(`^q-[0-9a-f]{32}$`)},
}

var (
	any_  = regexp.MustCompile(``)
	auto_ = regexp.MustCompile(`^auto$`)
	right = regexp.MustCompile(`^right$`)
)

// FuzzInline renders any text with two quotes and a name anywhere in it, and
// reads the HTML with a parser that knows nothing of ibid: what is a tag there
// is one of ours, and there are no more of them than the Markdown has.
func FuzzInline(f *testing.F) {
	files, err := filepath.Glob("../ingest/testdata/*/*.txtar")
	if err != nil || len(files) == 0 {
		f.Fatal("no goldens", err)
	}
	seeds := []string{storage, queue}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, a := range archive.Files {
			if strings.HasSuffix(a.Name, ".md") {
				seeds = append(seeds, string(a.Data))
			}
		}
	}
	seeds = append(seeds,
		"<script>alert(1)</script> <b onclick=x>b</b> <br/> <BR x> <!-- c --> <?p?> <![CDATA[x]]> &lt;i&gt; &#60;i&#62; \\<i> \"' & \x00",
		"[a](javascript:x) [b](<data:text/html,x>) [c](JaVaScRiPt:x 'y') [d](&#106;avascript:x) <javascript:x> <https://example.org/\"x'> <a@b.c> https://example.org/<x>",
		"[a <https://example.org/> [[storage]] S3 b](queue.md) [x](<mailto:a\"b>) [S3](none.md)",
		"[a *b [c](https://example.org) d*](queue.md#orders) ![i *j* \"](x.png \"t\") [![k](l)](m) [[storage|\"x\"><i>]] [[<i>]] [@dileesh; @none] [@\"><i>]",
		"# *a* `<b>` \"c\"\n## a\" onclick=\"x\n\n> - 7) x\n\n7. y\n- [ ] z\n- [x] ~~w~~\n\n***\n\n    <pre>\n\n~~~html\n<i>\n~~~\n",
		"| a | *b* |\n| --: | - |\n| <i> | `|` \\| |\n\nx[^1] y[^1]\n\n[^1]: z <i> *w*\n",
		"<div>\n*a* S3 &amp; <i\n>x</div>\n\n<style>p{}</style> S3\n\n<!--\nS3 -->\n",
		"**S3* x** __a_ *b __c* d__ ***e** f* \\*g\\* a\\\nb  \nc\rd\u2028e\u202ef\ufeff")
	for _, text := range seeds {
		f.Add(text, uint16(0), uint16(len(text)), uint16(len(text)/3), uint16(len(text)/2), uint16(strings.Index(text, "S3")))
		f.Add(text, uint16(7), uint16(31), uint16(20), uint16(60), uint16(12))
	}
	s := small(f).site(Options{})
	known := s.documents["storage"]
	f.Fuzz(func(t *testing.T, text string, from, to, from2, to2, name uint16) {
		if len(text) > maxFuzzed || !utf8.ValidString(text) {
			t.Skip("beyond the budget, or not UTF-8")
		}
		root, err := s.markdown.Parse([]byte(text))
		if err != nil {
			t.Skip("not a document")
		}
		b := newBuilder(t)
		b.document("storage.md", known.Title, text)
		d := &document{Document: &b.Documents[0], path: known.path, text: []byte(text)}
		sum := sha256.Sum256(nil)
		for i, span := range [][2]uint16{{from, to}, {from2, to2}} {
			if start, end, ok := snapped(text, span[0], span[1]); ok {
				id := fact.ReferenceID(hex.EncodeToString(sum[i : i+16]))
				d.quotes = append(d.quotes, &quote{Reference: &fact.Reference{ID: id, Spans: []fact.Span{{Start: start, End: end}}}})
			}
		}
		if start, end, ok := snapped(text, name, name+2); ok {
			d.mentions = append(d.mentions, &fact.Mention{Entity: "service/amazon-s3", Document: d.ID, Name: text[start:end], Span: fact.Span{Start: start, End: end}})
		}
		r := s.at(d.path).render(d)
		found := map[string]int{}
		countTags(t, found, r.title)
		for _, section := range r.sections {
			for _, passage := range section {
				countTags(t, found, passage.html)
			}
		}
		written := nodesOf(root)
		for _, tag := range []string{"em", "strong", "del", "code", "table", "blockquote", "ul", "ol", "hr", "pre"} {
			if found[tag] > written[tag] {
				t.Errorf("%d times <%s>, for %d in the Markdown", found[tag], tag, written[tag])
			}
		}
		if links := written["a"] + len(d.mentions); found["a"] > links {
			t.Errorf("%d links, for %d in the Markdown", found["a"], links)
		}
	})
}

// snapped moves the ends of a span to the characters that they stand in.
func snapped(text string, from, to uint16) (start, end int, ok bool) {
	start, end = min(int(from), len(text)), min(int(to), len(text))
	for start > 0 && start < len(text) && !utf8.RuneStart(text[start]) {
		start--
	}
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end++
	}
	return start, end, start < end
}

// countTags reads the tags of a piece of HTML, which must be ours and nest.
func countTags(t *testing.T, found map[string]int, piece string) {
	t.Helper()
	fail := func(format string, args ...any) {
		t.Helper()
		t.Fatalf(format+" in\n%s", append(args, piece)...)
	}
	var open []string
	tokens := html.NewTokenizer(strings.NewReader(piece))
	for {
		kind := tokens.Next()
		token := tokens.Token()
		switch kind {
		case html.ErrorToken:
			if tokens.Err() != io.EOF || len(open) > 0 {
				fail("%v, %q are open at the end", tokens.Err(), open)
			}
			return
		case html.TextToken:
		case html.StartTagToken:
			found[token.Data]++
			known := attributes[token.Data]
			if known == nil {
				fail("a tag %s", token)
			}
			for _, a := range token.Attr {
				if form := known[a.Key]; form == nil || !form.MatchString(a.Val) {
					fail("attribute %q = %q of <%s>", a.Key, a.Val, token.Data)
				}
				if a.Key != "href" {
					continue
				}
				if u, err := url.Parse(a.Val); err != nil || !slices.Contains([]string{"", "http", "https", "mailto"}, u.Scheme) || u.Scheme == "" && u.Host != "" {
					fail("a link to %q", a.Val)
				}
			}
			if token.Data == "a" && slices.Contains(open, "a") {
				fail("a link within a link")
			}
			if token.Data != "br" && token.Data != "hr" {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				fail("</%s> while %q are open", token.Data, open)
			}
			open = open[:len(open)-1]
		default:
			fail("%s", token)
		}
	}
}

// nodesOf counts what the Markdown has, by the tag that it may become.
func nodesOf(root ast.Node) map[string]int {
	n := map[string]int{}
	_ = ast.Walk(root, func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch node := node.(type) {
		case *ast.Emphasis:
			n[choose(node.Level == 2, "strong", "em")]++
		case *extast.Strikethrough:
			n["del"]++
		case *ast.CodeSpan:
			n["code"]++
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			n["code"]++
			n["pre"]++
		case *extast.Table:
			n["table"]++
		case *ast.Blockquote:
			n["blockquote"]++
		case *ast.List:
			n[choose(node.IsOrdered(), "ol", "ul")]++
		case *extast.FootnoteList:
			n["ol"]++
		case *ast.ThematicBreak:
			n["hr"]++
		case *ast.Link, *ast.AutoLink, *markdown.Wikilink, *extast.FootnoteLink, *extast.FootnoteBacklink:
			n["a"]++
		case *markdown.Citation:
			n["a"] += len(node.Keys)
		}
		return ast.WalkContinue, nil
	})
	return n
}
