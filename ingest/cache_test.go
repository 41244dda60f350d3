package ingest_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/rogpeppe/go-internal/txtar"

	"ibid/edtf"
	"ibid/ingest"
	"ibid/internal/synth"
	"ibid/schema"
)

// copied returns a corpus of documents whose files can be changed.
func copied(t testing.TB, documents int) fstest.MapFS {
	t.Helper()
	from := synth.Corpus(3, documents, 12)
	to := fstest.MapFS{}
	err := fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(from, name)
		to[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return to
}

// folder is a cache in memory.
type folder struct {
	mu    sync.Mutex
	files fstest.MapFS
}

// cache returns a cache of the program that keeps its files in the folder.
func (f *folder) cache(program string) *ingest.Cache {
	if f.files == nil {
		f.files = fstest.MapFS{}
	}
	return &ingest.Cache{Files: maps.Clone(f.files), Program: program, Replace: func(name string, data []byte) error {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.files[name] = &fstest.MapFile{Data: data}
		return nil
	}}
}

// counts says how many documents were parsed, and how many looked up.
type counts struct{ parsed, resolved int }

// read reads with a cache, and returns the result and its counts apart.
func read(t testing.TB, fsys fs.FS, c *ingest.Cache) (*ingest.Result, counts) {
	t.Helper()
	res, err := ingest.ReadCached(context.Background(), fsys, "", c)
	if err != nil {
		t.Fatal(err)
	}
	n := counts{res.Parsed, res.Resolved}
	res.Parsed, res.Resolved = 0, 0
	return res, n
}

var sameResult = cmp.Options{cmpopts.IgnoreTypes(&schema.Ontology{}), cmp.Comparer(func(a, b edtf.Date) bool { return a == b })}

// TestCache reads a corpus again and again, as things change.
func TestCache(t *testing.T) {
	fsys := copied(t, 30)
	const one = "part-00000/document-0000007.md"
	write := func(name, text string) { fsys[name] = &fstest.MapFile{Data: []byte(text)} }
	kept := &folder{}
	program := "a program"
	for _, step := range []struct {
		name   string
		change func()
		want   counts
	}{
		{"empty", func() {}, counts{30, 30}},
		{"unchanged", func() {}, counts{0, 0}},
		{"words of one", func() { write(one, string(fsys[one].Data)+"\nMore.\n") }, counts{1, 1}},
		{"an entity moves", func() { write(one, strings.Replace(string(fsys[one].Data), "```entities", "```entities\n# One:", 1)) }, counts{1, 1}},
		{"an alias", func() { write(one, strings.Replace(string(fsys[one].Data), "| aka: ", "| aka: Alias; ", 1)) }, counts{1, 30}},
		{"a name not found in prose", func() {
			write(one, strings.Replace(string(fsys[one].Data), "| aka: Alias; ", "| mentions: Alias: false | aka: Alias; ", 1))
		}, counts{1, 30}},
		{"one of a tag", func() { write("tag.md", "```entities\nKiln (old) | Product | slug: kiln\n```\n") }, counts{1, 31}},
		{"another tag", func() { write("tag.md", "```entities\nKiln (new) | Product | slug: kiln\n```\n") }, counts{1, 31}},
		{"none of a tag", func() { delete(fsys, "tag.md") }, counts{0, 30}},
		{"one renamed", func() { fsys["a.md"] = fsys[one]; delete(fsys, one) }, counts{1, 30}},
		{"one with a problem", func() { write("a.md", "```facts\n> a\n```\n") }, counts{1, 30}},
		{"unchanged with a problem", func() {}, counts{0, 0}},
		{"a side file", func() {
			write("a.facts.md", "---\nevidence: a.md\n---\n```facts\n> a\nIncor Works | function | \"a\"\n```\n")
		}, counts{1, 31}},
		{"words of its evidence", func() { write("a.md", "a\n") }, counts{1, 2}},
		{"sources away", func() { delete(fsys, "sources.bib") }, counts{31, 31}}, // marks are no citations then
		{"another title", func() { write("ibid.yaml", "title: T\nlanguage: en-GB\n") }, counts{0, 0}},
		{"another language", func() { write("ibid.yaml", "title: T\nlanguage: nb\n") }, counts{31, 31}},
		{"a schema", func() { write("schema.graphqls", "type Ship implements Entity & Node @entity { name: String! }\n") }, counts{0, 31}},
		{"one away", func() { delete(fsys, "a.md") }, counts{0, 30}},
		{"another program", func() { program = "another" }, counts{30, 30}},
		{"parsed forms away", func() { delete(kept.files, "000.pages") }, counts{0, 0}},
		{"parsed forms away, and another document", func() { write("b.md", "B\n") }, counts{31, 31}},
		{"parsed forms there again", func() {}, counts{30, 30}},
		{"words of another", func() { write("b.md", "C\n") }, counts{1, 1}},
	} {
		t.Run(step.name, func(t *testing.T) {
			step.change()
			want, _ := read(t, fsys, nil)
			got, n := read(t, fsys, kept.cache(program))
			if n != step.want {
				t.Errorf("parsed and looked up %+v documents, want %+v", n, step.want)
			}
			if diff := cmp.Diff(want, got, sameResult); diff != "" {
				t.Errorf("result (-without +with cache):\n%s", diff)
			}
		})
	}
}

// TestCacheBasis changes one thing on which what is said by another document, which stays as it is, depends.
func TestCacheBasis(t *testing.T) {
	block := func(line string) string { return "```entities\n" + line + "\n```\n" }
	const fact = "the quay\n```facts\n> the quay\nFoo Works | function | \"quay\"\n```\n"
	for name, test := range map[string]struct{ same, before, after map[string]string }{
		"name": {
			same:   map[string]string{"a.md": "Foo Works grew.\n"},
			before: map[string]string{"e.md": block("Foo Works | Organization")},
			after:  map[string]string{"e.md": block("Foo works | Organization")},
		},
		"page of the entity": {
			same:   map[string]string{"e.md": "---\ntitle: Foo Works\ntype: Organization\n---\nFoo Works grew.\n"},
			before: map[string]string{"a.md": "A\n"},
			after:  map[string]string{"a.md": block("Foo Works | Organization")},
		},
		"broken entity": {
			same:   map[string]string{"a.md": fact},
			before: map[string]string{"e.md": block("Foo Works | Peron")},
			after:  map[string]string{"e.md": "Nothing.\n"},
		},
		"evidence of the evidence": {
			same:   map[string]string{"a.facts.md": "---\nevidence: b.md\n---\n" + fact, "b.md": "---\nevidence: c.md\n---\n", "d.md": "D\n"},
			before: map[string]string{"c.md": "C\n"},
			after:  map[string]string{"c.md": "---\nevidence: d.md\n---\n"},
		},
		"sources": {
			same:   map[string]string{"a.md": "It grew [@one].\n"},
			before: map[string]string{"sources.bib": "@book{one, title = {T}}\n"},
			after:  map[string]string{"sources.bib": "@book{two, title = {T}}\n"},
		},
		"list of sources": {
			same:   map[string]string{"a.md": "It grew [@one].\n", "ibid.yaml": "title: T\n"},
			before: map[string]string{"sources.bib": ""},
		},
		"settings": {
			same:   map[string]string{"a.md": "---\nsource: one\n---\nIt grew.\n", "sources.bib": ""},
			before: map[string]string{"ibid.yaml": "title: Untitled corpus\n"},
		},
		"how strict": {
			same:   map[string]string{"a.md": fact, "e.md": block("Foo Works | Organization")},
			before: map[string]string{"ibid.yaml": "strict: false\n"},
			after:  map[string]string{"ibid.yaml": "strict: true\n"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			corpus := func(files map[string]string) fstest.MapFS {
				fsys := fstest.MapFS{}
				for _, files := range []map[string]string{test.same, files} {
					for name, text := range files {
						fsys[name] = &fstest.MapFile{Data: []byte(text)}
					}
				}
				return fsys
			}
			kept := &folder{}
			before, _ := read(t, corpus(test.before), kept.cache(""))
			want, _ := read(t, corpus(test.after), nil)
			got, _ := read(t, corpus(test.after), kept.cache(""))
			if diff := cmp.Diff(want, got, sameResult); diff != "" {
				t.Errorf("result (-without +with cache):\n%s", diff)
			}
			if cmp.Equal(before.Problems, want.Problems) && cmp.Equal(before.Corpus.Mentions, want.Corpus.Mentions) {
				t.Error("the change makes no difference")
			}
		})
	}
}

// TestCacheUnwritten keeps a cache in a folder that takes no parsed forms for a while.
func TestCacheUnwritten(t *testing.T) {
	text := "The %s.\n```entities\nFoo Works | Organization\n```\n```facts\n> The %[1]s\nFoo Works | function | \"%[1]s\"\n```\n"
	fsys := fstest.MapFS{"a.md": {Data: fmt.Appendf(nil, text, "quay")}}
	kept := &folder{}
	read(t, fsys, kept.cache(""))
	fsys["a.md"] = &fstest.MapFile{Data: fmt.Appendf(nil, text, "tower")}
	full := kept.cache("")
	write := full.Replace
	full.Replace = func(name string, data []byte) error {
		if name == "000.pages" {
			return errors.New("the disk is full")
		}
		return write(name, data)
	}
	read(t, fsys, full)
	fsys["b.md"] = &fstest.MapFile{Data: []byte("Another document, so that all are looked up.\n")}
	want, _ := read(t, fsys, nil)
	got, _ := read(t, fsys, kept.cache(""))
	if diff := cmp.Diff(want, got, sameResult); diff != "" {
		t.Errorf("result (-without +with cache):\n%s", diff)
	}
}

// changing is a folder in which a file has other words when it is opened again.
type changing struct {
	fstest.MapFS
	name, words string
	opened      atomic.Bool
}

// Open implements fs.FS.
func (c *changing) Open(name string) (fs.File, error) {
	if name == c.name && c.opened.Swap(true) {
		return fstest.MapFS{name: {Data: []byte(c.words)}}.Open(name)
	}
	return c.MapFS.Open(name)
}

// TestCacheChanging reads a folder of which the parsed forms are lost while a
// file changes: nothing of the mixture is kept.
func TestCacheChanging(t *testing.T) {
	for _, name := range []string{"a.md", "b.md"} {
		fsys := fstest.MapFS{
			"a.facts.md": {Data: []byte("---\nevidence: a.md\n---\n```facts\n> the quay\nFoo Works | function | \"quay\"\n```\n")},
			"a.md":       {Data: []byte("The wall and the quay.\n")},
			"b.md":       {Data: []byte("Foo Works had a wall.\n```entities\nFoo Works | Organization\n```\n")},
		}
		kept := &folder{}
		read(t, fsys, kept.cache(""))
		delete(kept.files, "000.pages")
		fsys["a.facts.md"] = &fstest.MapFile{Data: append(fsys["a.facts.md"].Data, "# C\n"...)}
		fsys["c.md"] = &fstest.MapFile{Data: []byte("Another document, so that all are looked up.\n")}
		want, _ := read(t, fsys, nil)
		mixed, _ := read(t, &changing{MapFS: fsys, name: name, words: "Nothing.\n"}, kept.cache(""))
		if cmp.Equal(want, mixed, sameResult) {
			t.Errorf("%s did not change", name)
		}
		got, _ := read(t, fsys, kept.cache(""))
		if diff := cmp.Diff(want, got, sameResult); diff != "" {
			t.Errorf("after %s changed: result (-without +with cache):\n%s", name, diff)
		}
	}
}

// TestCacheShards reads a corpus that is kept in several files: a change writes few of them.
func TestCacheShards(t *testing.T) {
	if testing.Short() {
		t.Skip("takes thousands of documents")
	}
	fsys := fstest.MapFS{}
	for i := range 3000 {
		fsys[fmt.Sprintf("%d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "# Number %d\n", i)}
	}
	kept := &folder{}
	want, _ := read(t, fsys, kept.cache(""))
	if len(kept.files) != 8 {
		t.Errorf("kept in %d files, want 4 of records and 4 of pages", len(kept.files))
	}
	got, n := read(t, fsys, kept.cache(""))
	if diff := cmp.Diff(want, got, sameResult); diff != "" || n != (counts{}) {
		t.Errorf("%+v; result (-first +second):\n%s", n, diff)
	}
	for what, change := range map[string]func(){
		"a change": func() { fsys["7.md"] = &fstest.MapFile{Data: []byte("# Seven\n")} },
		"an end":   func() { delete(fsys, "8.md") }, // whose name all others might have linked to
	} {
		before := maps.Clone(kept.files)
		change()
		read(t, fsys, kept.cache(""))
		pages, records := 0, 0
		for name, file := range kept.files {
			switch {
			case file == before[name]:
			case strings.HasSuffix(name, ".pages"):
				pages++
			default:
				records++
			}
		}
		if want := map[string]int{"a change": 1, "an end": 4}[what]; pages != 1 || records != want {
			t.Errorf("%s of a document wrote %d files of pages and %d of records, want 1 and %d", what, pages, records, want)
		}
	}
}

// TestCacheGoldens reads every golden from a cache.
func TestCacheGoldens(t *testing.T) {
	for _, file := range append(goldens(t, "good"), goldens(t, "rules")...) {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			fsys := corpusOf(archive)
			kept := &folder{}
			want, _ := read(t, fsys, kept.cache(""))
			got, n := read(t, fsys, kept.cache(""))
			if diff := cmp.Diff(want, got, sameResult); diff != "" || n != (counts{}) {
				t.Errorf("%+v; result (-without +with cache):\n%s", n, diff)
			}
		})
	}
}

// TestCacheDamaged cuts and changes each file of a cache: nothing of it is used, and the result is the same.
func TestCacheDamaged(t *testing.T) {
	fsys := copied(t, 2)
	kept := &folder{}
	read(t, fsys, kept.cache(""))
	fsys["0.md"] = &fstest.MapFile{Data: []byte("# Another document, so that all pages are needed\n")}
	want, _ := read(t, fsys, nil)
	for name, file := range kept.files {
		data := file.Data
		ways := map[string][]byte{"nothing": nil, "foreign": []byte("a file of somebody else's"), "longer": append(bytes.Clone(data), 0)}
		for at := 0; at < len(data); at += 97 {
			flipped := bytes.Clone(data)
			flipped[at] ^= 0x40
			ways[fmt.Sprintf("flipped at %d", at)] = flipped
			ways[fmt.Sprintf("cut at %d", at)] = data[:at]
		}
		for how, data := range ways {
			damaged := &folder{files: maps.Clone(kept.files)}
			damaged.files[name] = &fstest.MapFile{Data: data}
			got, n := read(t, fsys, damaged.cache(""))
			if diff := cmp.Diff(want, got, sameResult); diff != "" || n.parsed != 3 {
				t.Errorf("%s %s: %+v; result (-without +with cache):\n%s", name, how, n, diff)
			}
		}
	}
}
