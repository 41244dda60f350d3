package export

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"ibid/graph"
	"ibid/ingest"
)

// quadForm is the grammar of a line of N-Quads (https://www.w3.org/TR/n-quads/),
// as strict as it is, for canonical lines without blank nodes.
var quadForm = func() *regexp.Regexp {
	const (
		iri     = "<[A-Za-z][A-Za-z0-9+.-]*:[^\\x00-\\x20<>\"{}|^`\\\\]*>"
		literal = `"(?:[^"\\\n\r]|\\[tbnrf"\\]|\\u[0-9A-F]{4}|\\U[0-9A-F]{8})*"(?:\^\^` + iri + `|@[A-Za-z]+(?:-[A-Za-z0-9]+)*)?`
	)
	return regexp.MustCompile(`^` + iri + ` ` + iri + ` (?:` + iri + `|` + literal + `)(?: ` + iri + `)? \.$`)
}()

// TestQuadForm has lines that are none: the other test would let them pass.
func TestQuadForm(t *testing.T) {
	for _, line := range []string{
		`<http://a> <http://b> <http://c> <http://d> .`, `<a:b> <a:b> "x\n\u0007"@en-gb <a:b> .`, `<a:b> <a:b> "1"^^<a:b> .`,
	} {
		if !quadForm.MatchString(line) {
			t.Errorf("refused: %s", line)
		}
	}
	for _, line := range []string{
		``, `<a:b> <a:b> <a:b> <a:b>`, `<a> <a:b> <a:b> .`, `<a:b c> <a:b> <a:b> .`, `<a:b> <a:b> "x"y" .`, "<a:b> <a:b> \"x\ry\" .", `<a:b> <a:b> "\x" .`,
		`<a:b> <a:b> "x"@ .`, `<a:b> <a:b> "x"^^"y" .`, `"x" <a:b> <a:b> .`, `<a:b> "x" <a:b> .`, `<a:b> <a:b> <a:b> <a:b> <a:b> .`, `<a:b> <a:b> <a:{b}> .`,
	} {
		if quadForm.MatchString(line) {
			t.Errorf("let in: %s", line)
		}
	}
}

// maxMutated is how many bytes a file may grow to.
const maxMutated = 16 << 10

// FuzzCorpus changes the good corpora of the goldens at random places, by pieces
// of all, as follows from the seed: each either has an error or gives N-Quads of the right form.
func FuzzCorpus(f *testing.F) {
	files, err := filepath.Glob("../ingest/testdata/*/*.txtar")
	if err != nil || len(files) == 0 {
		f.Fatal("no goldens", err)
	}
	var corpora []map[string]string
	var pieces []string // of all files, line by line
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		corpus := map[string]string{}
		for _, a := range archive.Files {
			if !strings.HasPrefix(a.Name, "want/") {
				corpus[a.Name] = string(a.Data)
				pieces = append(pieces, strings.SplitAfter(string(a.Data), "\n")...)
			}
		}
		if filepath.Base(filepath.Dir(file)) == "good" { // of the others most have an error whatever changes
			corpora = append(corpora, corpus)
		}
	}
	pieces = append(pieces, "<", ">", "\"", "\\", "\n", "|", "\u0000", "\u202e", "{", "}", "^", "`", "%", "#", " ", "é", "\xff", "@", "- ", "---\n", "```\n")
	for seed := range uint64(300) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		r := rand.New(rand.NewPCG(seed, 0))
		corpus := maps.Clone(corpora[r.IntN(len(corpora))])
		names := slices.Sorted(maps.Keys(corpus))
		for range 1 + r.IntN(4) {
			name := names[r.IntN(len(names))]
			corpus[name] = mutate(r, corpus[name], pieces)
		}
		fsys := fstest.MapFS{}
		for name, text := range corpus {
			fsys[name] = &fstest.MapFile{Data: []byte(text)}
		}
		if err := quadsOrProblems(t, fsys); err != nil {
			t.Errorf("%v\nof the corpus:\n%s", err, dumped(corpus))
		}
	})
}

// mutate changes a text at one place.
func mutate(r *rand.Rand, text string, pieces []string) string {
	from := r.IntN(len(text) + 1)
	to := min(from+r.IntN(40), len(text))
	switch r.IntN(5) {
	case 0: // away
		text = text[:from] + text[to:]
	case 1: // twice
		text = text[:to] + text[from:to] + text[to:]
	case 2: // another byte
		if from < len(text) {
			text = text[:from] + string([]byte{byte(r.IntN(256))}) + text[from+1:]
		}
	default: // a piece of any file
		text = text[:from] + pieces[r.IntN(len(pieces))] + text[from:]
	}
	return text[:min(len(text), maxMutated)]
}

// quadsOrProblems returns an error of a corpus that has neither an error of its own nor good N-Quads.
func quadsOrProblems(t *testing.T, fsys fstest.MapFS) error {
	res, err := ingest.Read(t.Context(), fsys)
	if err != nil || res.Errors() > 0 {
		return err
	}
	g, err := graph.Open(t.Context(), res.Corpus, res.Ontology)
	if err != nil {
		return err
	}
	defer g.Close()
	var b bytes.Buffer
	if err := nQuads(t.Context(), g, &b); err != nil {
		return err
	}
	for line := range strings.Lines(b.String()) {
		if !quadForm.MatchString(strings.TrimSuffix(line, "\n")) {
			return fmt.Errorf("no line of N-Quads: %q", line)
		}
	}
	return nil
}

func dumped(corpus map[string]string) string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(corpus)) {
		fmt.Fprintf(&b, "-- %s --\n%q\n", name, corpus[name])
	}
	return b.String()
}
