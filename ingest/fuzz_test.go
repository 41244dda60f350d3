package ingest_test

import (
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/language"

	"ibid/ingest"
)

// maxFuzzed is how many bytes of a file are tried.
const maxFuzzed = 4 << 10

// addFiles adds those files of the goldens that a name ends with.
func addFiles(f *testing.F, ending string) {
	f.Helper()
	for _, folder := range []string{"rules", "good"} {
		for _, file := range goldens(f, folder) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				f.Fatal(err)
			}
			for _, a := range archive.Files {
				if strings.HasSuffix(a.Name, ending) {
					f.Add(a.Data)
				}
			}
		}
	}
}

// FuzzSettings reads any text as ibid.yaml: each mistake has its place in it,
// and without one the settings make sense.
func FuzzSettings(f *testing.F) {
	addFiles(f, "ibid.yaml")
	for _, text := range []string{
		"", "#", "---\n...\n", "title:\nbase: ~\nlicence: null\nlanguage: \"\"\n", "title", "- a", "title: [a]", "title: &a x\ndescription: *a\n", "title: |\n  a\n  b\n", "? title\n: x\n", "title: x\ntitle: y\n",
		"<<: {title: x}\n", "base: https://example.org/\n", "base: https://example.org\n", "base: HTTPS://example.org/ü/ /\n", "base: 'https://[::1/'\n", "base: https://a b/\n",
		"base: \"https://example.org/\\\"><x>/\"\n", "language: de\n", "language: x\n", "language: \"\"\n", "language: en_GB\n", "language: no\n", "title: 2006-03-14\n", "title: !!binary aGk=\n",
		"{title: x, licence: y}", "title: x\n\ttab: y\n", "\ufefftitle: x\n", "title: \"\\0\\e[31m\"\n", "title: x\r\nbase: y\r\n", "%YAML 1.1\n---\ntitle: x\n", "a: &a [*a]\n",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if len(text) > maxFuzzed {
			t.Skip("beyond the budget")
		}
		res, err := ingest.Read(t.Context(), fstest.MapFS{"ibid.yaml": {Data: text}, "a.md": {Data: []byte("# A\n")}})
		if err != nil {
			t.Fatal(err)
		}
		wellFormed(t, res, "ibid.yaml", text)
		if res.Errors() > 0 {
			return
		}
		info := res.Corpus.Info
		if u, err := url.Parse(info.Base); err != nil || u.Scheme == "" || u.Host == "" || !strings.HasSuffix(info.Base, "/") || strings.ContainsAny(info.Base, "<>\"{}|\\^` \n") {
			t.Errorf("base %q", info.Base)
		}
		if _, err := language.Parse(info.Language); err != nil {
			t.Errorf("language %q", info.Language)
		}
		if info.Title == "" {
			t.Error("no title")
		}
	})
}

// lineEnds are those of YAML 1.1.
var lineEnds = regexp.MustCompile("\r\n|[\r\n\u0085\u2028\u2029]")

// wellFormed holds what is true of the problems of any file.
func wellFormed(t *testing.T, res *ingest.Result, file string, text []byte) {
	t.Helper()
	lines := len(lineEnds.Split(string(text), -1))
	for _, p := range res.Problems {
		switch {
		case p.Pos.File != file:
			t.Errorf("a problem of another file: %s", p)
		case p.Pos.Line < 1 || p.Pos.Line > lines || p.Pos.Col < 1 || p.Pos.Col > len(text)+1:
			t.Errorf("there is no such place: %s", p)
		case p.Rule == "" || p.Message == "":
			t.Errorf("a problem without rule or message: %+v", p)
		case strings.ContainsFunc(strings.Replace(p.String(), "\n  hint: ", "", 1), unicode.IsControl):
			t.Errorf("a problem with a control character: %q", p)
		}
	}
}

// FuzzCache puts any bytes in the place of any file of a cache: they are of no
// use, and the result is the same.
func FuzzCache(f *testing.F) {
	files := fstest.MapFS{
		"a.md":       {Data: []byte("---\ntitle: A\ndraft: true\n---\n# A\nFram sailed in 1893 [@log].\n\n```facts\n> Fram sailed in 1893\nFram | launched | 1893 | by: \"x\" | inferred: y\n```\n")},
		"a.facts.md": {Data: []byte("---\nevidence: a.md\n---\n```facts\n> sailed\nFram | function | \"sailed\"\n```\n")},
		"b.md":       {Data: []byte("# B\n```entities\nFram | Product\n```\nThe [[a]] of Fram.\n")},
	}
	kept := &folder{}
	read(f, files, kept.cache(""))
	changed := maps.Clone(files)
	changed["c.md"] = &fstest.MapFile{Data: []byte("# Another document, so that all pages are needed\n")}
	want, _ := read(f, changed, nil)
	names := slices.Sorted(maps.Keys(kept.files))
	for i, name := range names {
		data := kept.files[name].Data
		f.Add(byte(i), data[:len(data)/2])
		f.Add(byte(i), append(slices.Clone(data), 0))
		for at := 0; at < len(data); at += 41 {
			flipped := slices.Clone(data)
			flipped[at] ^= 0x40
			f.Add(byte(i), flipped)
		}
		f.Add(byte(i), kept.files[names[(i+1)%len(names)]].Data)
	}
	f.Fuzz(func(t *testing.T, which byte, data []byte) {
		if len(data) > maxFuzzed {
			t.Skip("beyond the budget")
		}
		damaged := &folder{files: maps.Clone(kept.files)}
		damaged.files[names[int(which)%len(names)]] = &fstest.MapFile{Data: data}
		got, _ := read(t, changed, damaged.cache(""))
		if diff := cmp.Diff(want, got, sameResult); diff != "" {
			t.Errorf("result (-without +with cache):\n%s", diff)
		}
	})
}
