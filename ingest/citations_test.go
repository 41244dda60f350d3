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
			"a.md:1:1: error: its footnotes cite more than 100,000 sources, counted once for each mark\n  hint: divide the document",
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
	} {
		if diff := cmp.Diff(want, problemsOf(t, fstest.MapFS{"ibid.yaml": {Data: []byte(setting)}})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", setting, diff)
		}
	}
}
