package ingest_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// TestCacheEdits reads a corpus with a cache and without after each of many random changes.
func TestCacheEdits(t *testing.T) {
	steps := 100
	if testing.Short() {
		steps = 20
	}
	r := rand.New(rand.NewPCG(1, 2))
	fsys := copied(t, 12)
	fsys["book.md"] = &fstest.MapFile{Data: []byte("# Book\nIt was as old as the railway, and as long [@source3].\n\n## End\nIt ended.\n")}
	fsys["book.facts.md"] = &fstest.MapFile{Data: []byte("---\nevidence: book.md\n---\n```facts\n> as old as the railway\nThe Book | function | \"railway\"\n```\n")}
	fsys["page.md"] = &fstest.MapFile{Data: []byte("---\ntype: Product\naka: [The Book]\n---\n# Some book\nIts own page, see [[book]].\n")}
	any := func() string {
		var names []string
		for name := range fsys {
			if strings.HasSuffix(name, ".md") {
				names = append(names, name)
			}
		}
		slices.Sort(names)
		return names[r.IntN(len(names))]
	}
	// edit replaces the nth of the places where old stands in a file.
	edit := func(name, old, new string) {
		text := string(fsys[name].Data)
		if n := strings.Count(text, old); n > 0 {
			for at, left := 0, r.IntN(n); ; left-- {
				at += strings.Index(text[at:], old)
				if left == 0 {
					fsys[name] = &fstest.MapFile{Data: []byte(text[:at] + new + text[at+len(old):])}
					return
				}
				at += len(old)
			}
		}
	}
	toggle := func(name string, text ...string) {
		if _, there := fsys[name]; there && r.IntN(2) == 0 {
			delete(fsys, name)
		} else {
			fsys[name] = &fstest.MapFile{Data: []byte(text[r.IntN(len(text))])}
		}
	}
	kept := &folder{}
	kept.cache("")
	edits := map[string]func(){
		"nothing":   func() {},
		"words":     func() { edit(any(), " the ", " a ") },
		"mention":   func() { edit(any(), " the ", " the Society, the Book or Cordan Works ") },
		"line":      func() { edit(any(), "\n", "\n\n") },
		"alias":     func() { edit(any(), "aka: ", fmt.Sprintf("aka: Alias %d; ", r.IntN(5))) },
		"namesake":  func() { edit(any(), " Works |", " Works (old) |") },
		"slug":      func() { edit(any(), "| Person |", fmt.Sprintf("| Person | slug: s%d |", r.IntN(3))) },
		"unfound":   func() { edit(any(), "aka: ", "mentions: false | aka: ") },
		"no alias":  func() { edit(any(), "aka: The", "aka: X") },
		"name":      func() { edit(any(), " Works |", " Work |") },
		"kind":      func() { edit(any(), "| Person |", "| Place |") },
		"broken":    func() { edit(any(), "| Person |", "| Peron |") },
		"no entity": func() { edit(any(), "| Organization |", "# |") },
		"quote":     func() { edit(any(), "> ", "> not ") },
		"repaired":  func() { edit(any(), "> not ", "> ") },
		"heading":   func() { edit(any(), "## ", "# ") },
		"evidence":  func() { edit("book.facts.md", "evidence: book.md", "evidence: page.md") },
		"and back":  func() { edit("book.facts.md", "evidence: page.md", "evidence: book.md") },
		"side file": func() { edit(any(), "---\n", "---\nevidence: book.md\n") },
		"a copy":    func() { fsys[fmt.Sprintf("copy%d.md", r.IntN(3))] = fsys[any()] },
		"away": func() {
			if name := any(); name != "book.facts.md" && len(fsys) > 10 {
				delete(fsys, name)
			}
		},
		"rename": func() {
			if name := any(); name != "book.facts.md" {
				file := fsys[name]
				delete(fsys, name)
				fsys[strings.Replace(name, "document", "renamed", 1)] = file
			}
		},
		"sources": func() { toggle("sources.bib", "@book{source1, title = {T}}\n", "@book{source3, title = {T}}\n") },
		"settings": func() {
			toggle("ibid.yaml", "title: A\nlanguage: en\n", "title: B\nlanguage: en\n", "title: B\nlanguage: nb\n")
		},
		"schema": func() {
			toggle("schema.graphqls", "type Peron implements Entity & Node @entity { name: String! }\n", "broken")
		},
		"damage": func() {
			for _, name := range slices.Sorted(maps.Keys(kept.files)) {
				if data := kept.files[name].Data; len(data) > 0 && r.IntN(2) == 0 {
					data[r.IntN(len(data))] ^= 0x10
				}
			}
		},
		"loss": func() { delete(kept.files, []string{"000.pages", "000.records"}[r.IntN(2)]) },
	}
	names := slices.Sorted(maps.Keys(edits))
	var done []string
	for range steps {
		name := names[r.IntN(len(names))]
		edits[name]()
		done = append(done, name)
		want, all := read(t, fsys, nil)
		if n := len(want.Corpus.Documents); all != (counts{n, n}) {
			t.Errorf("after %v: %+v without a cache, want %d each", done, all, n)
		}
		got, _ := read(t, fsys, kept.cache("program"))
		if diff := cmp.Diff(want, got, sameResult); diff != "" {
			t.Fatalf("after %v: result (-without +with cache):\n%s", done, diff)
		}
	}
}
