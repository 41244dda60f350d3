package site

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ibid/fact"
)

// TestMarks weaves marks into prose. Quotes are called A, B, C in the order given.
func TestMarks(t *testing.T) {
	for _, tc := range []struct {
		name, text string
		quotes     []string
		want       string
	}{
		{"one", "a bc d", []string{"bc"}, "<p>a <A>bc</> d</p>"},
		{"beside", "ab cd", []string{"ab", "cd"}, "<p><A>ab</> <B>cd</></p>"},
		{"nested", "a bc d", []string{"a bc d", "bc"}, "<p><A>a <B>bc</> d</></p>"},
		{"same start", "abc def", []string{"abc", "abc def"}, "<p><B><A>abc</> def</></p>"},
		{"same end", "abc def", []string{"abc def", "def"}, "<p><A>abc <B>def</></></p>"},
		{"overlap", "one two three", []string{"one two", "two three"}, "<p><A>one <B>two</></><+B> three</></p>"},
		{"three overlap", "1 2 3 4 5", []string{"1 2 3", "2 3 4", "3 4 5"}, "<p><A>1 <B>2 <C>3</></></><+B><+C> 4</></><+C> 5</></p>"},
		{"parts", "one two three four", []string{"one ... three", "two"}, "<p><A>one</> <B>two</> <+A>three</> four</p>"},
		{"around emphasis", "a *b* c", []string{"a *b* c"}, "<p><A>a <em>b</em> c</></p>"},
		{"into emphasis", "a *b c* d", []string{"a *b"}, "<p><A>a </><em><+A>b</> c</em> d</p>"},
		{"out of emphasis", "a *b c* d", []string{"c* d"}, "<p>a <em>b <A>c</></em><+A> d</></p>"},
		{"within emphasis", "a *b c* d", []string{"c"}, "<p>a <em>b <A>c</></em> d</p>"},
		{"over lines", "one\ntwo three", []string{"one\ntwo"}, "<p><A>one\ntwo</> three</p>"},
		{"over blocks", "one\n\ntwo", []string{"one ... two"}, "<p><A>one</></p>\n<p><+A>two</></p>"},
		{"in code", "a `b < c` d", []string{"b < c"}, "<p>a <A><code>b &lt; c</code></> d</p>"},
		{"character reference", "a &amp; b", []string{"&amp; b"}, "<p>a <A>&amp; b</></p>"},
		{"escape", `a \* b`, []string{`\* b`}, "<p>a <A>* b</></p>"},
		{"list", "- one\n- two", []string{"two"}, "<ul><li>one</li>\n<li><A>two</></li>\n</ul>"},
		{"html", "<div>one <b>two</b></div>", []string{"two"}, "<p>one <A>two</></p>"},
		{"comment", "one <!-- two --> three", []string{"one"}, "<p><A>one</>  three</p>"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			b := newBuilder(t)
			b.document("a.md", "A", "---\ntitle: A\n---\n"+tc.text+"\n")
			b.entity("service/a", "A", "")
			names := map[string]string{}
			for i, quote := range tc.quotes {
				s := b.fact("a.md", quote, "service/a | function | x"+quote)
				names["q-"+string(s.References[0].ID)] = string(rune('A' + i))
			}
			s := b.site(Options{})
			r := s.at("s/a.html").render(s.documents["a"])
			if len(r.stray) > 0 {
				t.Errorf("not shown: %q", r.stray[0].Quote)
			}
			var got []string
			for _, section := range r.sections {
				for _, ps := range section {
					got = append(got, strings.TrimSpace(ps.html))
				}
			}
			if diff := cmp.Diff(tc.want, shortened(strings.Join(got, "\n"), names)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

var markForm = regexp.MustCompile(`<mark(?: id="([^"]*)")? class="([^"]*)">`)

// shortened writes <A> for the first mark of quote A and <+A> for those that continue it.
func shortened(html string, names map[string]string) string {
	threads := map[string]string{}
	html = markForm.ReplaceAllStringFunc(html, func(m string) string {
		parts := markForm.FindStringSubmatch(m)
		if name, ok := names[parts[1]]; ok {
			threads[parts[2]] = name
			return "<" + name + ">"
		}
		return "<+" + threads[parts[2]] + ">"
	})
	return strings.NewReplacer("</mark>", "</>", ` dir="auto"`, "").Replace(html)
}

// TestCitations links citation marks, and those alone that cite a source.
func TestCitations(t *testing.T) {
	b := newBuilder(t)
	b.Sources = []fact.Source{{Key: "log", Type: "book", Fields: map[string]string{"title": "The Log"}}}
	b.document("a.md", "A", "One [@log]: two. Three [@log;\n@log, p. 3]; [@none] [see *@log*, pp. 3-5, and \\<more>] [four](https://example.org/).\n\n"+
		"@log says, @log [§ 3; @log] says, -@none [p. 3], a@log. A note^[See @log, p. 3, <b>.] and [a link by @log](https://example.org/).\n")
	b.entity("service/a", "A", "")
	s := b.site(Options{})
	r := s.at("s/a.html").render(s.documents["a"])
	cite := func(class, text string) string {
		return `<a class="` + class + `" href="../sources.html#source-log" title="The Log">` + text + `</a>`
	}
	log, page, words := cite("cite", "log"), cite("cite", "log, p. 3"), cite("cite words", "@log")
	want := `<p dir="auto">One ` + log + `: two. Three ` + log + page + `; [@none] ` + cite("cite", "see log, pp. 3-5, and &lt;more&gt;") +
		` <a href="https://example.org/" rel="external nofollow">four</a>.</p>` + "\n" +
		`<p dir="auto">` + words + ` says, ` + words + cite("cite", "log, § 3") + log + ` says, -@none [p. 3], a@log. ` +
		`A note^[See @log, p. 3, &lt;b&gt;.]` + page + ` and <a href="https://example.org/" rel="external nofollow">a link by @log</a>.</p>` + "\n"
	var got strings.Builder
	for _, block := range r.sections[0] {
		got.WriteString(block.html)
	}
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestNames links names, also over the end of a line and not inside of links.
func TestNames(t *testing.T) {
	b := newBuilder(t)
	b.document("a.md", "A", "See Amazon\nEC2 now. And [Amazon S3](https://example.org/) too.\n")
	b.entity("service/ec2", "Amazon EC2", "")
	b.entity("service/s3", "Amazon S3", "")
	b.mention("a.md", "Amazon\nEC2", "See Amazon EC2 now.", "service/ec2")
	b.mention("a.md", "Amazon S3", "And Amazon S3 too.", "service/s3")
	b.Mentions[1].Span = fact.Span{Start: strings.Index(string(b.files["a.md"].Data), "Amazon S3"), End: strings.Index(string(b.files["a.md"].Data), "](")}
	s := b.site(Options{})
	r := s.at("s/a.html").render(s.documents["a"])
	want := `<p dir="auto">See <a class="name" id="m-4" href="../e/service/ec2.html">Amazon` + "\n" + `EC2</a> now. ` +
		`And <a href="https://example.org/" rel="external nofollow"><span id="m-25">Amazon S3</span></a> too.</p>` + "\n"
	if diff := cmp.Diff(want, r.sections[0][0].html); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestNamesakes links no name that several have, and says which they are.
func TestNamesakes(t *testing.T) {
	b := newBuilder(t)
	b.document("a.md", "A", "John Smith, and [John Smith](https://example.org/).\n\n[[John Smith]], [[John Smith (smith)]], [[john smith (MINISTER)]], [[service/smith]], [[JS]], [[js]], [[FRAM]], [[Fram]], [[fram]].\n")
	b.entity("service/smith", "John Smith", "", "JS")
	b.entity("service/minister", "John Smith", "", "JS", "js")
	b.entity("service/ship", "Fram", "")
	b.entity("service/code", "FRAM", "")
	b.Entities[0].Tag, b.Entities[1].Tag = "smith", "minister"
	for _, id := range []string{"service/minister", "service/smith"} {
		b.mention("a.md", "John Smith", "John Smith.", id)
	}
	for _, id := range []string{"service/minister", "service/smith"} {
		b.mention("a.md", "John Smith", "John Smith.", id)
		b.Mentions[len(b.Mentions)-1].Span = fact.Span{Start: 17, End: 27}
	}
	for i := range b.Mentions {
		b.Mentions[i].Ambiguous = true
	}
	s := b.site(Options{})
	r := s.at("s/a.html").render(s.documents["a"])
	span := func(id string) string {
		return `<span id="` + id + `" class="ambiguous" title="John Smith (minister) or John Smith (smith)">John Smith</span>`
	}
	want := `<p dir="auto">` + span("m-0") + `, and <a href="https://example.org/" rel="external nofollow">` + span("m-17") + "</a>.</p>\n"
	if diff := cmp.Diff(want, r.sections[0][0].html); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
	to := func(path, words string) string { return `<a href="../e/service/` + path + `.html">` + words + `</a>` }
	want = `<p dir="auto">John Smith, ` + to("smith", "John Smith (smith)") + ", " + to("minister", "john smith (MINISTER)") + ", " + to("smith", "service/smith") +
		", JS, js, " + to("code", "FRAM") + ", " + to("ship", "Fram") + ", fram.</p>\n"
	if diff := cmp.Diff(want, r.sections[0][1].html); diff != "" {
		t.Errorf("links (-want +got):\n%s", diff)
	}
	page := render(t, s, "e/service/smith.html")
	for _, want := range []string{`<h1 dir="auto">John Smith (smith)</h1>`, "<span>others have this name</span>", "<title>John Smith (smith)"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page of one of them has no %s", want)
		}
	}
	if list := render(t, s, "t/service/index.html"); !strings.Contains(list, "John Smith (minister)") || !strings.Contains(list, "John Smith (smith)") {
		t.Error("the list does not tell them apart")
	}
}

// TestTitles links a title that documents or entities share to none of them, and finds files in any Unicode form.
func TestTitles(t *testing.T) {
	b := newBuilder(t)
	b.document("a.md", "A", "[[One]], [[Two]], [[Three]], [[two-1]], [[Cafe\u0301]], [b](Caf%C3%A9.md), [b](Cafe%CC%81).\n")
	b.document("Cafe\u0301.md", "One", "# One\n")
	b.document("two-1.md", "Two", "# Two\n")
	b.document("two-2.md", "Two", "# Two\n")
	b.document("three.md", "Three Kings", "# Three Kings\n")
	b.document("kings.md", "Kings", "# Kings\n")
	b.entity("service/three-1", "Three Kings", "")
	b.entity("service/three-2", "Three Kings", "")
	b.entity("service/three-3", "Kings", "")
	b.entity("service/three-4", "Kings", "")
	s := b.site(Options{})
	for target, want := range map[string]bool{
		"One": true, "ONE": true, "Two": false, "two-1": true, "TWO-2": true, "Three": true, "Three Kings": false, "three kings": false, "Kings": true,
		"Caf\u00e9": true, "cafe\u0301": true, "nothing": false,
	} {
		if _, got := s.at("s/a.html").find(target); got != want {
			t.Errorf("find(%q) = %v, want %v", target, got, want)
		}
	}
	html := s.at("s/a.html").render(s.documents["a"]).sections[0][0].html
	if n := strings.Count(html, "href"); n != 6 {
		t.Errorf("%d links, want 6: %s", n, html)
	}
}
