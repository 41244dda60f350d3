package markdown_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark/ast"

	"ibid/markdown"
)

// cited writes the citations of a text, each on a line: its keys, then what is shown of it.
func cited(t *testing.T, file string) string {
	t.Helper()
	root, err := markdown.NewParser(true).Parse([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		c, ok := n.(*markdown.Citation)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		var parts []string
		for _, k := range c.Keys {
			if rest := file[k.At:]; !strings.HasPrefix(rest, "@"+k.Name) && !strings.HasPrefix(rest, "@{"+k.Name+"}") {
				t.Errorf("the key %s does not stand at %d", k.Name, k.At)
			}
			parts = append(parts, keyText(k))
		}
		line := strings.Join(parts, "; ")
		if c.Words > c.Start {
			line += " shows " + file[c.Start:c.Words]
		}
		if c.End > c.Words {
			line += " hides " + strings.ReplaceAll(file[c.Words:c.End], "\n", "¬")
		}
		out = append(out, strings.TrimSpace(line))
		return ast.WalkContinue, nil
	})
	return strings.Join(out, "\n")
}

func TestCitations(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		// Marks.
		{"prefix", "x [see @a].", "cite:a before=see hides [see @a]"},
		{"prefix and locator", "x [see @a, pp. 3-5].", "cite:a before=see page=3-5 hides [see @a, pp. 3-5]"},
		{"several", "x [@a, p. 3; also @b].", "cite:a page=3; cite:b before=also hides [@a, p. 3; also @b]"},
		{"suffix", "x [@a and elsewhere]", "cite:a after=and elsewhere hides [@a and elsewhere]"},
		{"locator and suffix", "x [@a, pp. 33-35 and *passim*; @b, chap. 1]", "cite:a page=33-35 after=and passim; cite:b chapter=1 hides [@a, pp. 33-35 and *passim*; @b, chap. 1]"},
		{"without the author", "x [-@a, p. 3]", "cite:a page=3 hides [-@a, p. 3]"},
		{"prefix, without the author", "x [see -@a]", "cite:a before=see hides [see -@a]"},
		{"no semicolon", "x [@a and @b]", "cite:a after=and; cite:b hides [@a and @b]"},
		{"comma in its place", "x [@a, @b]", "cite:a; cite:b hides [@a, @b]"},
		{"semicolon in the prefix", "x [see also; and @a]", "cite:a before=and hides [see also; and @a]"},
		{"semicolon without a key", "x [@a, p. 3; p. 7]", "cite:a page=3 after=p. 7 hides [@a, p. 3; p. 7]"},
		{"semicolon at the end", "x [@a;]", "cite:a hides [@a;]"},
		{"over two lines", "x [see @a,\np. 3;\n@b].", "cite:a before=see page=3; cite:b hides [see @a,¬p. 3;¬@b]"},
		{"over quoted lines", "> x [@a;\n> @b]", "cite:a; cite:b hides [@a;¬> @b]"},
		{"over many lines", "x [@a" + strings.Repeat(";\n@b", 12) + "]", "cite:a" + strings.Repeat("; cite:b", 12) + " hides [@a" + strings.Repeat(";¬@b", 12) + "]"},
		{"white space", "x [ @a ]", "cite:a hides [ @a ]"},
		{"a key in braces", "x [@{key with.dots}]", "cite:key with.dots hides [@{key with.dots}]"},
		{"an address in braces", "x [@{https://a.example/b?c=d&e=2000}, p. 33]", "cite:https://a.example/b?c=d&e=2000 page=33 hides [@{https://a.example/b?c=d&e=2000}, p. 33]"},
		{"an address", "x [@https://a.example/b_c]", "cite:https://a.example/b_c hides [@https://a.example/b_c]"},
		{"punctuation in a key", "x [@a:b.c#d$e%f&g-h+i?j<k>l~m/n_o]", "cite:a:b.c#d$e%f&g-h+i?j<k>l~m/n_o hides [@a:b.c#d$e%f&g-h+i?j<k>l~m/n_o]"},
		{"punctuation behind a key", "x [@a.; @b:]", "cite:a; cite:b hides [@a.; @b:]"},
		{"twice the punctuation", "x [@a--b]", "cite:a after=--b hides [@a--b]"},
		{"other letters", "x [@müller2007; @李2008; @1999x; @_a]", "cite:müller2007; cite:李2008; cite:1999x; cite:_a hides [@müller2007; @李2008; @1999x; @_a]"},
		{"brackets inside", `x [@a, p. [89]; see [x] @b]`, "cite:a page=[89]; cite:b before=see [x] hides [@a, p. [89]; see [x] @b]"},
		{"semicolon in braces", "x [@a, {3; 4} @b]", "cite:a page=3; 4; cite:b hides [@a, {3; 4} @b]"},
		{"an escaped bracket", `x [@a, so \] so]`, `cite:a after=so ] so hides [@a, so \] so]`},
		{"escaped brackets", `x [@a, \[28\], and *suffix*]`, `cite:a page=[28] after=and suffix hides [@a, \[28\], and *suffix*]`},
		{"a mark inside of a mark", "x [@a, see [@b]]", "cite:a after=see [@b]; cite:b hides [@a, see [@b]]"},
		{"a mark inside of brackets", "x [see [@b]]", "cite:b hides [@b]"},
		{"beside another", "x [@a][@b]", "cite:a hides [@a]\ncite:b hides [@b]"},
		{"beside one with a prefix", "x [@a][see @b]", "cite:a hides [@a]\ncite:b before=see hides [see @b]"},
		{"behind an exclamation mark", "It opened![@a] x", "cite:a hides [@a]"},
		{"before round brackets", "x [@a](see there)", "cite:a hides [@a]"},
		{"before round brackets and a space", "x [@a] (b)", "cite:a hides [@a]"},
		{"in emphasis", "*x [@a, p. 3]*", "cite:a page=3 hides [@a, p. 3]"},
		{"in a table", "|x|\n|-|\n|y [@a, p. 3]|", "cite:a page=3 hides [@a, p. 3]"},
		{"in a heading", "# x [@a, p. 3]", "cite:a page=3 hides [@a, p. 3]"},
		{"beside code", "x [`@b` @a]", "cite:a before=@b hides [`@b` @a]"},
		{"defined like a link", "x [@a]\n\n[@a]: http://a.example", "cite:a hides [@a]"},
		{"no key", "x [@] [-@ a] [@{]", "hides [@]\nhides [-@ a]\nhides [@{]"},

		// In the text.
		{"in the text", "@a says", "name:a shows @a"},
		{"in the middle", "x (@a), “@b” — @c.", "name:a shows @a\nname:b shows @b\nname:c shows @c"},
		{"with a place", "@a [p. 3] says", "name:a page=3 shows @a hides  [p. 3]"},
		{"with a number", "@a [33] says", "name:a page=33 shows @a hides  [33]"},
		{"with a place and a suffix", "@a [p. 3, with suffix] says", "name:a page=3 after=with suffix shows @a hides  [p. 3, with suffix]"},
		{"with others", "@a [p. 3; see also @b, ch. 2] says", "name:a page=3; cite:b before=see also chapter=2 shows @a hides  [p. 3; see also @b, ch. 2]"},
		{"with a place on the next line", "@a\n[p. 3] says", "name:a page=3 shows @a hides ¬[p. 3]"},
		{"with words in brackets", "@a [the baker] says", "name:a shows @a"},
		{"with a mark", "@a [@b] says", "name:a shows @a\ncite:b hides [@b]"},
		{"with a link", "@a [3](b) says", "name:a shows @a"},
		{"with a footnote", "@a [^1]\n\n[^1]: x", "name:a shows @a"},
		{"a comma is none", "@a, p. 3, says", "name:a shows @a"},
		{"without the author in the text", "x -@a", "name:a shows @a"},
		{"in braces in the text", "@{a b} says", "name:a b shows @{a b}"},
		{"possessive", "@a's book and @b’s", "name:a shows @a\nname:b shows @b"},
		{"full stop", "x by @Foo_bar.baz.", "name:Foo_bar.baz shows @Foo_bar.baz"},
		{"emphasised", "_@a_ and **@b** and *@c_d*", "name:a shows @a\nname:b shows @b\nname:c_d shows @c_d"},
		{"the words of a link", "[by @a](b)", "name:a shows @a"},
		{"a link by its words", "x [see @a] y\n\n[see @a]: b", "name:a shows @a"},
		{"a link by a label", "x [see @a][b] y\n\n[b]: c", "name:a shows @a"},
		{"not closed", "x [@a; @b", "name:a shows @a\nname:b shows @b"},

		// Not citations.
		{"an address of mail", "ada@example.org a.b@example.org <ada@example.org> [ada@example.org]", ""},
		{"the address of a profile", "https://a.example/@a and a.example/@a", ""},
		{"escaped", `\@a [\@a]`, ""},
		{"code", "`@a` `[@a]`", ""},
		{"code block", "```\n@a [@a]\n```", ""},
		{"alone", "@ @. @@a a@", ""},
		{"an image", "![by @a](b.png)", "name:a shows @a"},
		{"a list of tasks", "- [ ] @a\n- [x] y", "name:a shows @a"},
		{"brackets", "[x] [^1] [] []()", ""},

		// Notes.
		{"a footnote", "x[^1]\n\n[^1]: See @a, p. 3; @b, 4.\n", "name:a page=3 shows @a\nname:b shows @b"},
		{"a mark in a footnote", "x[^1]\n\n[^1]: [@a, p. 3]\n", "cite:a page=3 hides [@a, p. 3]"},
		{"a note in the text", "x^[See @a, pp. 3-5.] y", "name:a page=3-5 hides ^[See @a, pp. 3-5.]"},
		{"a mark in a note", "x^[So [@a, p. 3; @b].] y", "cite:a page=3; cite:b hides ^[So [@a, p. 3; @b].]"},
		{"both in a note", "x^[@a, 3 of them; see [@b]] y", "name:a; cite:b hides ^[@a, 3 of them; see [@b]]"},
		{"a note that cites nothing", "x^[See there.] y", ""},
		{"a power", "x^2 and x^[2]", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, cited(t, test.text)); diff != "" {
				t.Errorf("citations (-want +got):\n%s", diff)
			}
		})
	}
}

// TestLocators has what stands behind a key. Cases of the tests of Pandoc are
// among them, in our words: `locators-integrated` and `locators-delimited`.
func TestLocators(t *testing.T) {
	for _, test := range []struct{ behind, want string }{
		{"", ""},
		{", p. 3", "page=3"},
		{" p. 3", "page=3"},
		{", p.3", "page=3"},
		{", p3", "page=3"},
		{", P. 3", "page=3"},
		{", page 3", "page=3"},
		{", pp. 3–5", "page=3–5"},
		{", pp. 3 - 5", "page=3 - 5"},
		{", pp. 3--5", "page=3--5"},
		{", pp. 3, 5; 7", "page=3, 5; 7"},
		{", 33, 35-37, and nowhere else", "page=33, 35-37 after=and nowhere else"},
		{", 89, and suffix", "page=89 after=and suffix"},
		{" 89", "page=89"},
		{", 123-79", "page=123-79"},
		{", xi, is a suffix", "after=xi, is a suffix"},
		{", p. xi, is a page", "page=xi after=is a page"},
		{", pp. VII, 89, are pages", "page=VII, 89 after=are pages"},
		{", p. VI, VII, VIII-IX, Roman", "page=VI, VII, VIII-IX after=Roman"},
		{` \[89\]`, "page=[89]"},
		{`, p. \[89\]`, "page=[89]"},
		{" and nothing else", "after=and nothing else"},
		{`, 123(4)\[5\]6, and suffix`, "page=123(4)[5]6 after=and suffix"},
		{", 3(a), 4.4.8, 7A(2)(a)(i)-(iv)", "page=3(a), 4.4.8, 7A(2)(a)(i)-(iv)"},
		{", IV.2A, and suffix", "page=IV.2A after=and suffix"},
		{`, \[39\]-\[52\], and suffix`, "page=[39]-[52] after=and suffix"},
		{", s 123(4)(a)(iv), and suffix", "section=123(4)(a)(iv) after=and suffix"},
		{", ss 123(4)-(6)", "section=123(4)-(6)"},
		{", p.a entirely suffix", "after=p.a entirely suffix"},
		{", s (a) entirely suffix", "after=s (a) entirely suffix"},
		{` 591 \[78\]`, "page=591 [78]"},
		{", p. 3 1999 edition", "page=3 after=1999 edition"},
		{", p. 3 I think", "page=3 after=I think"},
		{", pp. 3 ff.", "page=3 after=ff."},
		{", pp. 3ff", "page=3ff"},
		{", p. 3.", "page=3"},
		{", p. 3a", "page=3a"},
		{", p. A", "page=A"},
		{", no place", "after=no place"},
		{", of 3 men", "after=of 3 men"},
		{", preface 3", "after=preface 3"},

		{" {35-89, 102}", "page=35-89, 102"},
		{" {abcdefg1234}", "page=abcdefg1234"},
		{`, {123(4)a-8(\[a\]12.398{8})}`, "page=123(4)a-8([a]12.398{8})"},
		{", {{}}", "page={}"},
		{" {p. a}", "page=a"},
		{", {}", ""},
		{" {} 123-35 as suffix", "after=123-35 as suffix"},
		{" {123-35} numbers not", "page=123-35 after=numbers not"},
		{", {p. VI}", "page=VI"},
		{", { p. 9 }", "page=9"},
		{", {, p. x}", "page=, p. x"},
		{" {ss IV div 4 s 128L(7)(a)(i)-(iv), 129(5), 130(b)}", "section=IV div 4 s 128L(7)(a)(i)-(iv), 129(5), 130(b)"},
		{" {no comma}", "page=no comma"},
		{" {ch. 3; 4}", "chapter=3; 4"},
		{" {p. x", "after={p. x"},

		{", ch. 3", "chapter=3"},
		{", chap. 3", "chapter=3"},
		{", chaps. 3-5", "chapter=3-5"},
		{", chapter 3", "chapter=3"},
		{", Kap. 3", "chapter=3"},
		{", cap. IV", "chapter=IV"},
		{", sec. 3", "section=3"},
		{", § 3", "section=3"},
		{", §3", "section=3"},
		{", §§ 3-5", "section=3-5"},
		{", section 3.2", "section=3.2"},
		{", Abschnitt 3", "section=3"},
		{", fig. 3", "figure=3"},
		{", figs. 3-4", "figure=3-4"},
		{", Abb. 3", "figure=3"},
		{", figure A", "figure=A"},
		{", v. 3", "verse=3"},
		{", vv. 3-4", "verse=3-4"},
		{", verse 3:16", "verse=3:16"},
		{", vol. 2", "volume=2"},
		{", vol. II", "volume=II"},
		{", Bd. 2", "volume=2"},
		{", t. 2", "volume=2"},
		{", l. 5", "line=5"},
		{", ll. 5-6", "line=5-6"},
		{", line 5", "line=5"},
		{", Z. 5", "line=5"},
		{", para. 3", "paragraph=3"},
		{", ¶ 3", "paragraph=3"},
		{", Abs. 3", "paragraph=3"},
		{", S. 3", "page=3"},
		{", S. 3 f.", "page=3 after=f."},
		{", s. 3", "section=3"},
		{", no. 3", "issue=3"},
		{", nos. 3-4", "issue=3-4"},
		{", Nr. 3", "issue=3"},
		{", n° 3", "issue=3"},
		{", n. 3", "note=3"},
		{", n3", "page=n3"},
		{", col. 3", "column=3"},
		{", bk. 3", "book=3"},
		{", fol. 3r", "folio=3r"},
		{", pt. 2", "part=2"},
		{", op. 23", "opus=23"},
		{", art. 5", "article-locator=5"},
		{", app. B", "appendix=B"},
		{", eq. 3", "equation=3"},
		{", tbl. 3", "table=3"},
		{", table 3", "table=3"},
		{", loc. 1234", "elocation=1234"},
		{", rule 3", "rule=3"},
		{", sc. 2", "scene=2"},
		{", act 2", "act=2"},
		{", supp. 1", "supplement=1"},
		{", tit. 5", "title-locator=5"},
		{", canon 3", "canon=3"},
		{", timestamp 1:02:03", "timestamp=1:02:03"},
		{", s.v. kiln", "sub-verbo=kiln"},
		{", sub verbo kiln, hot", "sub-verbo=kiln after=hot"},
	} {
		want := strings.TrimSpace("cite:a " + test.want)
		got, _, _ := strings.Cut(cited(t, "x [@a"+test.behind+"]"), " hides ")
		if got != want {
			t.Errorf("[@a%s]: got %s, want %s", test.behind, got, want)
		}
	}
}

func TestMarks(t *testing.T) {
	for _, test := range []struct{ line, want string }{
		{"", ""},
		{"no mark @a [x]", ""},
		{"words [@a, p. 3]", "cite:a page=3 in [@a, p. 3]"},
		{"[@a] words [see @b; @c] more", "cite:a in [@a]\ncite:b before=see; cite:c in [see @b; @c]"},
		{"[see [@a]]", "cite:a in [@a]"},
		{"[@a", ""},
		{"[@]", " in [@]"},
	} {
		var out []string
		for _, m := range markdown.Marks(test.line) {
			var keys []string
			for _, k := range m.Keys {
				if !strings.HasPrefix(test.line[k.At:], "@"+k.Name) {
					t.Errorf("the key %s does not stand at %d of %q", k.Name, k.At, test.line)
				}
				keys = append(keys, keyText(k))
			}
			out = append(out, strings.Join(keys, "; ")+" in "+test.line[m.Start:m.End])
		}
		if diff := cmp.Diff(test.want, strings.Join(out, "\n")); diff != "" {
			t.Errorf("marks of %q (-want +got):\n%s", test.line, diff)
		}
	}
}

func FuzzCitations(f *testing.F) {
	for _, text := range []string{"x [see @{a b}, pp. 3-5; @b {p. x}]\n@c [p. 3; @d]^[@e, p. 3]", "![@a][@b](c)\n\n[c]: d", "> [@a,\n> p. `]` \\] 3]", "@a [^1]\n\n[^1]: @b, s.v. c"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4<<10 {
			t.Skip("beyond the budget")
		}
		cited(t, text)
	})
}
