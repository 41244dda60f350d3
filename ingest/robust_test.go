package ingest_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"ibid/ingest"
	"ibid/internal/synth"
)

// problemsOf reads a corpus and returns its problems as text.
func problemsOf(t testing.TB, fsys fs.FS) []string {
	t.Helper()
	res, err := ingest.Read(context.Background(), fsys)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, p := range res.Problems {
		all = append(all, p.String())
	}
	return all
}

// TestHostile has files that a golden cannot hold.
func TestHostile(t *testing.T) {
	var bomb strings.Builder
	bomb.WriteString("a0: &a0 [x, x, x, x, x, x, x, x, x]\n")
	for i := range 20 {
		n, m := string(rune('a'+i)), string(rune('b'+i))
		if i == 0 {
			n = "a0"
		}
		bomb.WriteString(m + ": &" + m + " [" + strings.Repeat("*"+n+", ", 9) + "*" + n + "]\n")
	}
	var chain []string // of aliases, each a list in a list
	for i := range 60 {
		of := "a"
		if i > 0 {
			of += fmt.Sprint(i)
		}
		chain = append(chain, fmt.Sprintf("a%d: &a%d [*%s]\n", i+1, i+1, of))
	}
	tomlTooDeep := []string{"a.md:2:1: error: keys and values are nested more than 32 deep\n  hint: nest them less"}
	tooManyMarks := []string{"a.md:1:1: error: the marks of emphasis and links in one paragraph take more than 200,000,000 steps\n  hint: divide it, or make it a code block"}
	facts := "# A\nFram is a ship.\n```entities\nFram | Product\n```\n```facts\n> Fram is a ship\nFram | is a | \"ship\"\n```\n"
	tests := []struct {
		name, text string
		want       []string
	}{
		{"Latin-1", "# A\n\ncaf\xe9\n", []string{"a.md:3:4: error: the file is not UTF-8\n  hint: save it as UTF-8"}},
		{"NUL", "# A\x00\n", []string{"a.md:1:4: error: the file has a NUL byte: it is no text\n  hint: save it as UTF-8"}},
		{"too large", strings.Repeat("x", 16<<20+1), []string{"a.md:1:1: error: has 16777217 bytes, more than 16777216\n  hint: split it, or move it out of the folder"}},
		{"YAML bomb", "---\n" + bomb.String() + "---\nFram.\n", []string{
			"a.md:7:4: error: the values come to more than 1 MiB, aliases written out\n  hint: take out what is not needed",
		}},
		{"aliases in depth", "---\na: &a [x]\n" + strings.Join(chain, "") + "---\nFram.\n", []string{
			"a.md:52:6: error: values are nested more than 100 deep, aliases written out\n  hint: nest them less",
		}},
		{"an alias in itself", "---\na: &a [*a]\n---\nFram.\n", []string{
			"a.md:2:4: error: values are nested more than 100 deep, aliases written out\n  hint: nest them less",
		}},
		{"long value", "---\nfree: " + strings.Repeat("x", 1<<20-100) + "\n---\nFram.\n", nil},
		{"long values", "---\na: " + strings.Repeat("x", 1<<20-8) + "\nb: yyyyyy\n---\nFram.\n", []string{
			"a.md:2:1: error: the values come to more than 1 MiB, aliases written out\n  hint: take out what is not needed",
		}},
		{"TOML keys", "+++\n" + strings.Repeat("a.", 33) + "a = 1\n+++\n", tomlTooDeep},
		{"TOML tables", "+++\nx = 1\n[" + strings.Repeat("a.", 32) + "a]\n+++\n", []string{strings.Replace(tomlTooDeep[0], ":2:", ":3:", 1)}},
		{"TOML lists", "+++\na = " + strings.Repeat("[", 33) + strings.Repeat("]", 33) + "\n+++\n", tomlTooDeep},
		{"TOML inline tables", "+++\na = " + strings.Repeat("{ a.b = ", 11) + "1" + strings.Repeat("}", 11) + "\n+++\n", nil},
		{"TOML inline tables too deep", "+++\na = " + strings.Repeat("{ a.b.c.d = ", 9) + "1" + strings.Repeat("}", 9) + "\n+++\n", tomlTooDeep},
		{"TOML behind four quotation marks", "+++\na = {b = \"\"\"x\"\"\"\", " + strings.Repeat("c.", 50) + "c = 1}\n+++\n", tomlTooDeep},
		{"TOML behind escapes", "+++\na = [\"\\\"\", " + strings.Repeat("[", 50) + "\n+++\n", tomlTooDeep},
		{"TOML within bounds", "+++\n" + strings.Repeat("a.", 29) + "a = [1.5, 1.5" + strings.Repeat(", 1.5", 100) + "]\nb = \"" + strings.Repeat(".[", 100) + "\" # " + strings.Repeat("[", 100) + "\nc = '" + strings.Repeat("[", 100) + "'\nd = \"\"\"\n" + strings.Repeat("[\"\n", 100) + "\"\"\"\n+++\n", nil},
		{"qualifiers", strings.Replace(facts, "\"ship\"", "\"ship\""+strings.Repeat(" | by: x", 101), 1), []string{
			"a.md:8:24: error: the fact has more than 100 qualifiers\n  hint: divide it into several facts",
		}},
		{"empty cells", "# A\n\n|x y" + strings.Repeat("|", 50) + "\n" + strings.Repeat("|-", 50) + "|\n|x" + strings.Repeat("|", 50) + "\n\nx y\n", nil},
		{"placeholders", "<!-- facts: a | b | " + strings.Repeat("{a}", 2000) + " -->\n|a|\n|-|\n" + strings.Repeat("|"+strings.Repeat("x", 1000)+"|\n", 110), []string{
			"a.md:1:13: error: the facts of the tables take more than 200,000,000 steps\n  hint: divide the table, or shorten the comment above it",
		}},
		{"deep YAML", "---\n" + strings.Repeat("[", 20000) + "\n---\n", []string{"a.md:2:1: error: values are nested more than 100 deep, aliases written out\n  hint: nest them less"}},
		{"byte order mark", "\ufeff---\ntitle: T\n---\n" + facts, nil},
		{"CRLF", strings.ReplaceAll("---\ntitle: T\n---\n"+facts, "\n", "\r\n"), nil},
		{"no end of line", strings.TrimSuffix(facts, "\n"), nil},
		{"empty", "", nil},
		{"front matter without end", "---\ntitle: T\n", nil},
		{"brackets", strings.Repeat("[", 50000) + "@x]", tooManyMarks},
		{"wikilinks", strings.Repeat("[[", 50000), tooManyMarks},
		{"emphasis without end", strings.Repeat("*a_ ", 20000), tooManyMarks},
		{"emphasis", strings.Repeat("*a_ ", 5000), nil},
		{"links", strings.Repeat("[a](b.md) ", 2000), nil},
		{"link definitions", strings.Repeat("[a]: b\n", 11000), []string{
			"a.md:1:1: error: a paragraph has more than 10,000 link definitions\n  hint: divide the document",
		}},
		{"footnotes", strings.Repeat("[^a]: b\n\n", 11000), []string{
			"a.md:1:1: error: there are more than 10,000 footnotes\n  hint: divide the document",
		}},
		{"wide table", strings.Repeat("|a", 2000) + "\n" + strings.Repeat("|-", 2000) + "\n" + strings.Repeat("|\n", 2000), []string{
			"a.md:1:1: error: the tables have more than 500,000 cells\n  hint: divide the document",
		}},
		{"header for many rows", "<!-- facts: a | b | c -->\n|" + strings.Repeat("a", 20000) + "|\n|-|\n" + strings.Repeat("|x|\n", 6000), []string{
			"a.md:4:1: error: the header and the paragraph above come to more than 100,000,000 bytes, counted once for each row\n  hint: shorten them, or divide the table",
		}},
		{"words left out", "# A\n" + strings.Repeat("a ", 20000) + "b\n```entities\nA | Product\n```\n```facts\n> a" + strings.Repeat(" ... a", 9000) + "\nA | is a | \"a\"\n```\n", []string{
			"a.md:7:3: error: these words stand more than once in the section \"A\": in line 2\n  hint: make the quote longer",
		}},
		{"nesting", "# A\n" + strings.Repeat("> ", 1<<20) + "x", []string{
			"a.md:2:1: error: quotes and lists are nested more than 100 deep\n  hint: quote or indent less",
		}},
		{"lines across", strings.Repeat("- ", 200) + "\n\n" + strings.Repeat("-", 200) + "\n", nil},
		{"equal headings", strings.Repeat("# A\n", 20000), nil},
		{"emphasis", strings.Repeat("*a_ ", 2000), nil},
		{"bars", "```facts\n> a\n" + strings.Repeat("|", 20000) + "\n```\n", []string{
			"a.md:2:3: error: these words do not stand in this section", "a.md:3:1: error: the subject is empty",
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := problemsOf(t, fstest.MapFS{"a.md": &fstest.MapFile{Data: []byte(test.text)}})
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

// TestSymlinks follows links inside of the folder only.
func TestSymlinks(t *testing.T) {
	outside := t.TempDir()
	inside := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(filepath.Join(outside, "secret.md"), "# Secret\n")
	write(filepath.Join(inside, "a.md"), "# A\n")
	for link, target := range map[string]string{
		"out.md": filepath.Join(outside, "secret.md"), "in.md": "a.md", "folder.md": ".", "nowhere.md": "missing.md",
	} {
		if err := os.Symlink(target, filepath.Join(inside, link)); err != nil {
			t.Skip(err)
		}
	}
	root, err := os.OpenRoot(inside)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	res, err := ingest.Read(context.Background(), root.FS())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range res.Corpus.Documents {
		got = append(got, d.Path)
	}
	for _, p := range res.Problems {
		got = append(got, p.Pos.File+" "+p.Rule)
	}
	want := []string{"a.md", "in.md", "nowhere.md file-unreadable", "out.md file-unreadable"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("documents and problems (-want +got):\n%s", diff)
	}
}

// TestSameEverywhere reads the same corpus with one processor and with several.
func TestSameEverywhere(t *testing.T) {
	read := func() string {
		res, err := ingest.Read(context.Background(), synth.Corpus(7, 250, 12))
		if err != nil || len(res.Problems) > 0 {
			t.Fatal(err, res.Problems)
		}
		return dump(res)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one := read()
	runtime.GOMAXPROCS(8)
	if diff := cmp.Diff(one, read()); diff != "" {
		t.Errorf("with eight processors (-one +eight):\n%s", diff)
	}
}

// TestCancelled stops when the context ends.
func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := ingest.Read(ctx, synth.Corpus(1, 3, 12)); err != context.Canceled {
		t.Errorf("got error %v, want %v", err, context.Canceled)
	}
}

// TestQuoteRules has an example for every character that the printed rules say is folded.
func TestQuoteRules(t *testing.T) {
	for plain, typed := range map[string]string{"'": "‘’‚′‹›`´", `"`: "“”„″«»", "-": "‐‑‒–—―"} {
		for _, r := range typed {
			if !strings.ContainsRune(ingest.QuoteRules, r) {
				t.Errorf("the rules do not mention %q", r)
			}
			text := "# A\na \\" + string(r) + " b\n"
			if r != '`' {
				text = "# A\na " + string(r) + " b\n"
			}
			text += "```entities\nA | Concept\n```\n```facts\n> a " + plain + " b\nA | is a | \"a\"\n```\n"
			if got := problemsOf(t, fstest.MapFS{"a.md": &fstest.MapFile{Data: []byte(text)}}); got != nil {
				t.Errorf("%q is not folded to %q: %s", r, plain, got)
			}
		}
	}
}

// FuzzRead reads one file of any content beside the corpus of a golden: it
// must not panic, and what it reports must be in order.
func FuzzRead(f *testing.F) {
	for _, folder := range []string{"rules", "good"} {
		for _, file := range goldens(f, folder) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				f.Fatal(err)
			}
			for _, a := range archive.Files {
				f.Add(a.Data, "")
				f.Add([]byte("# A\nFram\n"), string(a.Data))
			}
		}
	}
	f.Fuzz(func(t *testing.T, document []byte, bibliography string) {
		if len(document)+len(bibliography) > 4*maxFuzzed {
			t.Skip("beyond the budget")
		}
		fsys := fstest.MapFS{
			"ibid.yaml": {Data: []byte("title: T\n")},
			"a.md":      {Data: document},
			"b.md":      {Data: []byte("# B\n```entities\nFram | Product\n```\nFram\n")},
		}
		if bibliography != "" {
			fsys["sources.bib"] = &fstest.MapFile{Data: []byte(bibliography)}
		}
		res, err := ingest.Read(context.Background(), fsys)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range res.Corpus.Statements {
			for _, r := range s.References {
				for i, span := range r.Spans {
					if span.Start >= span.End || i > 0 && span.Start < r.Spans[i-1].End || span.End > len(document) {
						t.Errorf("spans %v of %q", r.Spans, r.Quote)
					}
				}
			}
		}
		kept := &folder{}
		read(t, fsys, kept.cache(""))
		cached, n := read(t, fsys, kept.cache(""))
		if diff := cmp.Diff(dump(res), dump(cached)); diff != "" || n != (counts{}) {
			t.Errorf("%+v with a cache (-without +with):\n%s", n, diff)
		}
	})
}
