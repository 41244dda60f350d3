package markdown_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark/ast"

	"ibid/internal/budget"
	"ibid/markdown"
)

func TestFront(t *testing.T) {
	for _, test := range []struct {
		name, file string
		want       markdown.FrontMatter
	}{
		{"none", "# A\n", markdown.FrontMatter{}},
		{"empty", "", markdown.FrontMatter{}},
		{"YAML", "---\na: b\n---\nx", markdown.FrontMatter{Format: markdown.YAML, Start: 4, End: 9, Body: 13}},
		{"YAML with dots", "---\na: b\n...\nx", markdown.FrontMatter{Format: markdown.YAML, Start: 4, End: 9, Body: 13}},
		{"TOML", "+++\na = 1\n+++\n", markdown.FrontMatter{Format: markdown.TOML, Start: 4, End: 10, Body: 14}},
		{"dots end no TOML", "+++\na = 1\n...\n", markdown.FrontMatter{}},
		{"byte order mark", "\ufeff---\n---\n", markdown.FrontMatter{Format: markdown.YAML, Start: 7, End: 7, Body: 11}},
		{"byte order mark alone", "\ufeff# A\n", markdown.FrontMatter{Body: 3}},
		{"CRLF and spaces", "--- \r\na: b\r\n---\t\r\nx", markdown.FrontMatter{Format: markdown.YAML, Start: 6, End: 12, Body: 18}},
		{"no end", "---\na: b\n", markdown.FrontMatter{}},
		{"no end of line", "---\na: b\n---", markdown.FrontMatter{Format: markdown.YAML, Start: 4, End: 9, Body: 12}},
		{"fence alone", "---", markdown.FrontMatter{}},
		{"below a line", "\n---\na: b\n---\n", markdown.FrontMatter{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, markdown.Front([]byte(test.file))); diff != "" {
				t.Errorf("front matter (-want +got):\n%s", diff)
			}
		})
	}
}

// outline writes the inline nodes of a tree, each with the bytes of the file that it stands for.
func outline(t *testing.T, p *markdown.Parser, file string) string {
	t.Helper()
	root, err := p.Parse([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			out = append(out, string(n.Segment.Value([]byte(file))))
		case *markdown.Citation:
			for _, k := range n.Keys {
				if !strings.HasPrefix(file[k.At:], "@"+k.Name) && !strings.HasPrefix(file[k.At:], "@{"+k.Name+"}") {
					t.Errorf("the key %s does not stand at %d", k.Name, k.At)
				}
				out = append(out, keyText(k))
			}
			if n.Words > n.Start {
				out = append(out, "words:"+file[n.Start:n.Words])
			}
			out = append(out, "mark:"+file[n.Words:n.End])
		case *markdown.Wikilink:
			out = append(out, fmt.Sprintf("wiki:%s embed:%t at:%d shows:%s", n.Target, n.Embed, n.At, file[n.Start:n.End]))
		case *ast.Link:
			out = append(out, "link:"+string(n.Destination))
		}
		return ast.WalkContinue, nil
	})
	return strings.Join(out, "\n")
}

// keyText writes a key with all that is said of it.
func keyText(k markdown.Key) string {
	text := "cite:" + k.Name
	if k.InText {
		text = "name:" + k.Name
	}
	for _, part := range []struct{ name, text string }{{"before", k.Prefix}, {k.Label, k.Locator}, {"after", k.Suffix}} {
		if part.text != "" {
			text += " " + part.name + "=" + part.text
		}
	}
	return text
}

func TestParse(t *testing.T) {
	for _, test := range []struct{ name, file, want string }{
		{"citation", "Said [@key].", "Said \ncite:key\nmark:[@key]\n."},
		{"colon", "Said [@key]: the queue", "Said \ncite:key\nmark:[@key]\n: the queue"},
		{"at the start", "[@key]: the queue", "cite:key\nmark:[@key]\n: the queue"},
		{"several", "[@a; -@b, p. 3; @c:d/e.f]", "cite:a\ncite:b page=3\ncite:c:d/e.f\nmark:[@a; -@b, p. 3; @c:d/e.f]"},
		{"over the end of a line", "[@a;\n@b] x", "cite:a\ncite:b\nmark:[@a;\n@b]\n x"},
		{"without author", "[-@a]", "cite:a\nmark:[-@a]"},
		{"link", "[@a](b)", "link:b\nname:a\nwords:@a\nmark:"},
		{"front matter", "---\na: b\n---\nx [@a]", "x \ncite:a\nmark:[@a]"},
		{"wikilink", "see [[a b]]", "see \nwiki:a b embed:false at:4 shows:a b"},
		{"heading and words", "[[a#b|c d]]", "wiki:a#b embed:false at:0 shows:c d"},
		{"embedded", "![[a.png]]", "wiki:a.png embed:true at:0 shows:a.png"},
		{"in a table", "|x|\n|-|\n|[[a\\|b]]|", "x\nwiki:a embed:false at:9 shows:b"},
		{"no wikilink", "[[a", "[\n[\na"},
		{"image", "![a](b)", "a"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, outline(t, markdown.NewParser(true), test.file)); diff != "" {
				t.Errorf("nodes (-want +got):\n%s", diff)
			}
		})
	}
}

// TestNoCitations takes marks for text in a corpus that cites nothing.
func TestNoCitations(t *testing.T) {
	want := "Said [\n@key] and \nwiki:a embed:false at:16 shows:a"
	if diff := cmp.Diff(want, outline(t, markdown.NewParser(false), "Said [@key] and [[a]]")); diff != "" {
		t.Errorf("nodes (-want +got):\n%s", diff)
	}
}

// TestLimits has text just below each bound, and text above it.
func TestLimits(t *testing.T) {
	p := markdown.NewParser(true)
	table := func(rows int) string {
		return strings.Repeat("|a", 999) + "\n" + strings.Repeat("|-", 999) + "\n" + strings.Repeat("|\n", rows)
	}
	// Lists inside one another by indentation alone; a lazy line ends none of them.
	indented := func(depth int, between string) string {
		var b strings.Builder
		for i := range depth + 1 {
			b.WriteString(strings.Repeat("  ", i) + "- a\n" + between)
		}
		return b.String()
	}
	nested := func(depth int) string { return indented(depth, "") }
	lazy := func(depth int) string { return indented(depth, "a\n") }
	for _, test := range []struct{ name, allowed, refused, want string }{
		{"depth", strings.Repeat("> ", 100) + "a", "\n" + strings.Repeat("> ", 101) + "a", "1: quotes and lists are nested more than 100 deep"},
		{"lists", nested(99), nested(100), "10300: quotes and lists are nested more than 100 deep"},
		{"lists with lazy lines", lazy(99), lazy(100), "10500: quotes and lists are nested more than 100 deep"},
		{"lists in quotes", strings.Repeat("> - ", 50) + "a", strings.Repeat("> - ", 50) + "> a", "0: quotes and lists are nested more than 100 deep"},
		{"after quotes", "> a\n\n" + strings.Repeat("- ", 100) + "a", "> a\n\n" + strings.Repeat("- ", 101) + "a\n\n# a\n[^a]", "5: quotes and lists are nested more than 100 deep"},
		{"footnotes", strings.Repeat("[^a] \n\n", 10_000), "a" + strings.Repeat("[^a] \n\n", 10_001), "1: there are more than 10,000 footnotes"},
		{"definitions", strings.Repeat("[a]: b\n", 10_000), "a\n\n" + strings.Repeat("[a]: b\n", 10_001), "3: a paragraph has more than 10,000 link definitions"},
		{"cells", table(490), "a\n\n" + table(200) + "\n" + table(310), "4402: the tables have more than 500,000 cells"},
		{"marks", strings.Repeat("*a_\n", 7_000), "a\n\n" + strings.Repeat("*a_\n", 7_200), "3: the marks of emphasis and links in one paragraph take more than 200,000,000 steps"},
		{"marks in headings", "# " + strings.Repeat("*a_ ", 7_000), "# " + strings.Repeat("*a_ ", 7_200), "2: the marks of emphasis and links in one paragraph take more than 200,000,000 steps"},
		{"marks in short paragraphs", strings.Repeat(strings.Repeat("*a_ ", 50)+"\n\n", 1000), strings.Repeat("_a [ ", 7_000), "0: the marks of emphasis and links in one paragraph take more than 200,000,000 steps"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, err := p.Parse([]byte(test.allowed)); err != nil {
				t.Errorf("refused below the bound: %v", err)
			}
			root, err := p.Parse([]byte(test.refused))
			limit, ok := err.(*budget.Error)
			if !ok || root != nil {
				t.Fatalf("got %v, %v", root, err)
			}
			if diff := cmp.Diff(test.want, fmt.Sprintf("%d: %s", limit.At, limit.Error())); diff != "" {
				t.Errorf("error (-want +got):\n%s", diff)
			}
		})
	}
}
