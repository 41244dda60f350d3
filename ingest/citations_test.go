package ingest_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"ibid/ingest"
)

// TestSourceBounds has what would take long, or all memory.
func TestSourceBounds(t *testing.T) {
	const book = "@book{doe2007,}\n"
	notes := func(marks, cites int) string {
		return strings.Repeat(strings.Repeat("a[^1] ", 40)+"\n\n", marks/40) + "[^1]: " + strings.Repeat("[@doe2007]\n", cites)
	}
	for _, test := range []struct {
		name, bib, text string
		want            []string
	}{
		{"footnotes", book, notes(4000, 25), nil},
		{"too many footnotes", book, notes(4000, 26), []string{
			"a.md:1:1: error: its footnotes and block quotes cite more than 100,000 sources, counted once for each mark and sentence\n  hint: divide the document",
		}},
		{"attributions", book, "> " + strings.Repeat("Ab. ", 4000) + "\n\n" + strings.Repeat("[@doe2007]\n", 25), nil},
		{"too many attributions", book, "> " + strings.Repeat("Ab. ", 4000) + "\n\n" + strings.Repeat("[@doe2007]\n", 26), []string{
			"a.md:1:1: error: its footnotes and block quotes cite more than 100,000 sources, counted once for each mark and sentence\n  hint: divide the document",
		}},
		{"strings that double", "@string{a = {0123456789}}\n" + strings.Repeat("@string{a = a # a}\n", 60), "A\n", []string{
			"sources.bib:22:18: error: the names of @string and the inherited fields come to more than 32 MiB\n  hint: write out what they stand for",
		}},
		{"keys in one line", book, strings.Repeat("@a ", 500_000), nil},
		{"braces without end", book, strings.Repeat("@{a ", 200_000), nil},
		{"brackets without end", book, strings.Repeat("@a [p. [p. [", 20_000), []string{
			"a.md:1:1: error: the marks of emphasis and links in one paragraph take more than 200,000,000 steps\n  hint: divide it, or make it a code block",
		}},
		{"entries in one line", "@comment{}" + strings.Repeat("@book{,} ", 2) + strings.Repeat("@string{a=1}", 200_000), "A\n", []string{
			"sources.bib:1:17: error: this entry has no key\n  hint: write @book{key, ...}",
			"sources.bib:1:26: error: this entry has no key\n  hint: write @book{key, ...}",
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := problemsOf(t, fstest.MapFS{"sources.bib": {Data: []byte(test.bib)}, "a.md": {Data: []byte(test.text)}})
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

// TestCacheOfSources reads again what depends on the settings and the addresses of sources.
func TestCacheOfSources(t *testing.T) {
	fsys := fstest.MapFS{"a.md": {Data: []byte("Kiln, says [a page](https://a.example/).\n```entities\nKiln | Product\n```\n```facts\n> Kiln\nKiln | problem | \"Kiln\"\n```\n")}}
	kept := &folder{}
	for _, step := range []struct{ name, file, text, want string }{
		{"no sources", "ibid.yaml", "title: T", "[]"},
		{"links", "ibid.yaml", "link-sources: true", "[https://a.example/]"},
		{"an entry", "sources.bib", "@online{doe, title={T}}", "[https://a.example/]"},
		{"its address", "sources.bib", "@online{doe, url={http://a.example}}", "[doe]"},
		{"no links", "ibid.yaml", "link-sources: false", "[]"},
	} {
		fsys[step.file] = &fstest.MapFile{Data: []byte(step.text)}
		res, _ := read(t, fsys, kept.cache("a program"))
		if got := fmt.Sprint(citations(res.Corpus.Statements[0].References[0].Citations)); got != step.want {
			t.Errorf("%s: got %s, want %s", step.name, got, step.want)
		}
	}
}

// TestPrivateFields publishes what is nobody's secret, or what the corpus names.
func TestPrivateFields(t *testing.T) {
	const bib = `@book{doe2007, title={T}, note={N}, langid={en}, file={f}, abstract={a}, keywords={k}, annote={a}, annotation={a}, comment={c},
		owner={o}, groups={g}, timestamp={t}, creationdate={c}, modificationdate={m}, bdsk-url-1={b}, BDSK-File-1={b}, local-url={l},
		read={r}, priority={p}, ranking={r}, date-added={d}, mendeley-tags={m}, __markedentry={m}, review={r}}`
	for _, test := range []struct {
		name, setting string
		want          map[string]string
	}{
		{"by default", "", map[string]string{"title": "T", "note": "N", "langid": "en"}},
		{"some", "source-fields: [Title, abstract, file]", map[string]string{"title": "T", "abstract": "a", "file": "f"}},
		{"one", "source-fields: note", map[string]string{"note": "N"}},
		{"none", "source-fields: []", map[string]string{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			res, err := ingest.Read(context.Background(), fstest.MapFS{"sources.bib": {Data: []byte(bib)}, "ibid.yaml": {Data: []byte(test.setting)}})
			if err != nil || len(res.Problems) > 0 {
				t.Fatal(err, res.Problems)
			}
			if diff := cmp.Diff(test.want, res.Corpus.Sources[0].Fields); diff != "" {
				t.Errorf("fields (-want +got):\n%s", diff)
			}
		})
	}
}

// TestSourceFields warns of fields that nobody has or knows.
func TestSourceFields(t *testing.T) {
	const bib = "@book{doe2007, title={T}, year=1999, shelf={S}, Colour={C}}"
	for setting, want := range map[string][]string{
		"source-fields: [title, Year, shelf, colour, journal, doi, translator]": nil,
		"source-fields: [titel, yaer]": {
			"ibid.yaml:1:16: warning: no entry of sources.bib has the field \"titel\"\n  hint: did you mean \"title\"?",
			"ibid.yaml:1:16: warning: no entry of sources.bib has the field \"yaer\"\n  hint: did you mean \"year\"?",
		},
		"source-fields: cabinet": {"ibid.yaml:1:16: warning: no entry of sources.bib has the field \"cabinet\"\n  hint: they have colour, shelf, title, year"},
		"source-fields: []":      nil,
		"":                       nil,
	} {
		got := problemsOf(t, fstest.MapFS{"ibid.yaml": {Data: []byte(setting)}, "sources.bib": {Data: []byte(bib)}})
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", setting, diff)
		}
	}
}

// TestSourceHints has what would be a source with another setting or file.
func TestSourceHints(t *testing.T) {
	const words = "The kiln burnt.\n```entities\nKiln | Product\n```\n```facts\n> The kiln burnt\nKiln | problem | \"burnt\"\n```\n"
	marked := strings.Replace(words, "> The kiln burnt", "> The kiln burnt [see @doe2007, p. 3]", 1)
	const setting = "  hint: write `link-sources: true` in ibid.yaml if addresses are sources"
	for _, test := range []struct {
		name, text, yaml, bib string
		want                  []string
	}{
		{"an address", "---\nsource: https://a.example/b\n---\n" + words, "", "@book{doe2007,}", []string{"a.md:2:9: warning: sources.bib has no entry \"https://a.example/b\"\n" + setting}},
		{"one of several", "---\nsources: [doe2007, http://a.example/b]\n---\n" + words, "title: T", "@book{doe2007,}", []string{"a.md:2:10: error: sources.bib has no entry \"http://a.example/b\"\n" + setting}},
		{"with the setting", "---\nsource: https://a.example/b\n---\n" + words, "link-sources: true", "@book{doe2007,}", nil},
		{"another word", "---\nsource: doe2006\n---\n" + words, "title: T", "@book{doe2007,}", []string{"a.md:2:9: error: sources.bib has no entry \"doe2006\"\n  hint: did you mean \"doe2007\"?"}},
		{"without a bibliography", "---\nsource: https://a.example/b\n---\n" + words, "title: T", "", nil},
		{"a mark without a bibliography", marked, "", "", []string{
			"a.md:6:3: error: these words do not stand in this section\n  hint: [see @doe2007, p. 3] is text, as there is no sources.bib: add the bibliography",
		}},
		{"a mark with one", marked, "", "@book{doe2007,}", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			fsys := fstest.MapFS{"a.md": {Data: []byte(test.text)}}
			if test.yaml != "" {
				fsys["ibid.yaml"] = &fstest.MapFile{Data: []byte(test.yaml)}
			}
			if test.bib != "" {
				fsys["sources.bib"] = &fstest.MapFile{Data: []byte(test.bib)}
			}
			if diff := cmp.Diff(test.want, problemsOf(t, fsys)); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

// TestBareAddresses has addresses in the text that are sources.
func TestBareAddresses(t *testing.T) {
	for text, want := range map[string]string{
		"The kiln burnt https://a.example/c.":                                  "[https://a.example/c]",
		"The kiln burnt (http://a.example/c_(d)).":                             "[http://a.example/c_(d)]",
		"The kiln burnt (see https://a.example/c?d=e#f), it is said.":          "[https://a.example/c?d=e#f]",
		"The kiln burnt, “https://a.example/c”!":                               "[https://a.example/c]",
		"The kiln burnt, https://a.example/c, https://b.example/.":             "[https://a.example/c https://b.example/]",
		"The kiln burnt <https://a.example/c>.":                                "[https://a.example/c]",
		"The kiln burnt, [https://b.example/](https://a.example/c).":           "[https://a.example/c]",
		"The kiln burnt[^1].\n\n[^1]: https://a.example/c":                     "[https://a.example/c]",
		"The kiln burnt[^1].\n\n[^1]: Doe, *Kilns*, https://a.example/c, 1999": "[https://a.example/c]",
		"The kiln burnt. It stood https://a.example/c.":                        "[]",
		"The kiln burnt `https://a.example/c`.":                                "[]",
		"The kiln burnt ftp://a.example/c, xhttps://a.example/c, https://.":    "[]",
		"- The kiln burnt https://a.example/c\n- It stood https://b.example/":  "[https://a.example/c]",
		"## The kiln\n\nThe kiln burnt https://book.example/x.":                "[doe2007]",
	} {
		text += "\n\n```entities\nKiln | Product\n```\n```facts\n> The kiln burnt\nKiln | problem | \"burnt\"\n```\n"
		for setting, want := range map[string]string{"link-sources: true": want, "link-sources: false": "[]"} {
			res, err := ingest.Read(context.Background(), fstest.MapFS{
				"a.md": {Data: []byte(text)}, "ibid.yaml": {Data: []byte(setting)},
				"sources.bib": {Data: []byte("@book{doe2007, url={http://www.book.example/x/}}")},
			})
			if err != nil || len(res.Problems) > 0 {
				t.Fatal(err, res.Problems)
			}
			if got := fmt.Sprint(citations(res.Corpus.Statements[0].References[0].Citations)); got != want {
				t.Errorf("%s with %s: got %s, want %s", text, setting, got, want)
			}
		}
	}
}

// TestDocumentsOfSources names the documents that cite a source, by key or by link.
func TestDocumentsOfSources(t *testing.T) {
	facts := "\n```facts\n> The kiln burnt\nKiln | problem | \"burnt\"\n```\n"
	for setting, want := range map[string]string{
		"link-sources: true":  "a [doe2007] b [https://a.example/c] c [doe2007] d [https://a.example/c] e [] n []",
		"link-sources: false": "a [doe2007] b [] c [] d [] e [] n []",
	} {
		res, err := ingest.Read(context.Background(), fstest.MapFS{
			"ibid.yaml":   {Data: []byte(setting)},
			"sources.bib": {Data: []byte("@book{doe2007, url={https://book.example/x}}")},
			"n.md":        {Data: []byte("```entities\nKiln | Product\n```\n")},
			"a.md":        {Data: []byte("The kiln burnt [@doe2007], by [this](http://book.example/x/).\n" + facts)},
			"b.md":        {Data: []byte("The kiln burnt, by [this](https://a.example/c).\n" + facts)},
			"c.md":        {Data: []byte("The kiln burnt, by [this](https://book.example/x#1).\n" + facts)},
			"d.md":        {Data: []byte("It burnt https://a.example/c.\n")},
			"e.md":        {Data: []byte("It stood <https://no.example/>, [there](b.md).\n")},
		})
		if err != nil || len(res.Problems) > 0 {
			t.Fatal(err, res.Problems)
		}
		var got []string
		for _, d := range res.Corpus.Documents {
			got = append(got, fmt.Sprint(d.ID, " ", d.Sources))
		}
		if diff := cmp.Diff(want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", setting, diff)
		}
	}
}

func TestSourceSettings(t *testing.T) {
	for setting, want := range map[string][]string{
		"link-sources: true":        nil,
		"link-sources: false":       nil,
		"link-sources: perhaps":     {"ibid.yaml:1:15: error: link-sources takes true or false\n  hint: write `link-sources: true`"},
		"link-sources: [true]":      {"ibid.yaml:1:15: error: link-sources takes true or false\n  hint: write `link-sources: true`"},
		"source-fields: {a: b}":     {"ibid.yaml:1:16: error: source-fields takes a list of names\n  hint: write `source-fields: [author, title, year, note]`"},
		"source-fields: [[a]]":      {"ibid.yaml:1:16: error: source-fields takes a list of names\n  hint: write `source-fields: [author, title, year, note]`"},
		"source-field: [note]":      {"ibid.yaml:1:1: error: there is no setting \"source-field\"\n  hint: did you mean \"source-fields\"?"},
		"source-fields: [url, doi]": nil,
		"source-fields: [titel]":    nil, // there is no entry
	} {
		if diff := cmp.Diff(want, problemsOf(t, fstest.MapFS{"ibid.yaml": {Data: []byte(setting)}})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", setting, diff)
		}
	}
}
