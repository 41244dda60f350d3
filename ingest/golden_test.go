package ingest_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"ibid/fact"
	"ibid/ingest"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// The last files of a golden hold what is expected; the others are the corpus.
const (
	wantProblems = "want/problems"
	wantCorpus   = "want/corpus"
)

// TestRules has a golden for every rule: its name is the rule, and so is that
// of the problems that it expects.
func TestRules(t *testing.T) {
	for _, file := range goldens(t, "rules") {
		rule := strings.TrimSuffix(filepath.Base(file), ".txtar")
		t.Run(rule, func(t *testing.T) {
			res := golden(t, file)
			if !slices.ContainsFunc(res.Problems, func(p ingest.Problem) bool { return p.Rule == rule }) {
				t.Errorf("no problem of the rule %s", rule)
			}
			for _, p := range res.Problems {
				if p.Rule != rule {
					t.Errorf("a problem of another rule, %s: %s", p.Rule, p)
				}
			}
		})
	}
}

// TestEveryRule holds the goldens against the rules in the code.
func TestEveryRule(t *testing.T) {
	// What a golden cannot hold is in TestHostile and TestSymlinks.
	tested := map[string]bool{"file-encoding": true, "file-too-large": true, "file-unreadable": true}
	for _, file := range goldens(t, "rules") {
		tested[strings.TrimSuffix(filepath.Base(file), ".txtar")] = true
	}
	rules := regexp.MustCompile(`(?:(?:error|warn|add|fail|conflict)\([^"\n]*|Rule: )"([a-z]+(?:-[a-z]+)*)"`)
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, name := range sources {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range rules.FindAllSubmatch(src, -1) {
			if !strings.HasSuffix(name, "_test.go") {
				found[string(m[1])] = true
			}
		}
	}
	if diff := cmp.Diff(found, tested); diff != "" {
		t.Errorf("rules (-in the code +with a golden):\n%s", diff)
	}
}

// TestGood has goldens of content that is right, with all that it says.
func TestGood(t *testing.T) {
	for _, file := range goldens(t, "good") {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { golden(t, file) })
	}
}

func goldens(t testing.TB, folder string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", folder, "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no goldens in %s: %v", folder, err)
	}
	return files
}

// golden reads the corpus of one file and compares what comes of it.
func golden(t *testing.T, file string) *ingest.Result {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	res, err := ingest.Read(context.Background(), corpusOf(archive))
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range archive.Files {
		var got string
		switch f.Name {
		case wantProblems:
			for _, p := range res.Problems {
				got += p.String() + "\n"
			}
		case wantCorpus:
			got = dump(res)
		default:
			continue
		}
		if *update {
			archive.Files[i].Data = []byte(got)
		} else if diff := cmp.Diff(string(f.Data), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", f.Name, diff)
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return res
}

func corpusOf(archive *txtar.Archive) fstest.MapFS {
	fsys := fstest.MapFS{}
	for _, f := range archive.Files {
		if !strings.HasPrefix(f.Name, "want/") {
			fsys[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	return fsys
}

// citations writes citations, each with what it says of its source.
func citations(list []fact.Citation) []string {
	var all []string
	for _, c := range list {
		var text strings.Builder
		text.WriteString(string(c.Source))
		for _, part := range []string{c.Prefix + "<", string(c.Label) + "=" + c.Value, ">" + c.Suffix} {
			if len(part) > 1 {
				text.WriteString("{" + part + "}")
			}
		}
		all = append(all, text.String())
	}
	return all
}

// dump writes a corpus for people to read.
func dump(res *ingest.Result) string {
	var b strings.Builder
	c := res.Corpus
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("corpus %q base %s language %s", c.Title, c.Base, c.Language)
	for _, s := range c.Sources {
		line("source %s %s %v", s.Key, s.Type, s.Fields)
	}
	for _, e := range c.Entities {
		line("entity %s %s %q aka %q about %q wikidata %q former %v page %q at %s", e.ID, e.Kind, e.Name, e.Aliases, e.About, e.Wikidata, e.Former, e.Document, e.Pos)
		if e.Tag != "" {
			line("  shown as %q", e.Label())
		}
	}
	for _, d := range c.Documents {
		line("document %s %q language %s meta %v sources %v evidence %q", d.ID, d.Title, d.Language, d.Meta, d.Sources, d.Evidence)
		for _, h := range d.Headings {
			line("  heading %d %q #%s line %d", h.Level, h.Text, h.Anchor, h.Line)
		}
	}
	statements := slices.Clone(c.Statements)
	slices.SortFunc(statements, func(x, y fact.Statement) int { return fact.ComparePos(x.References[0].Pos, y.References[0].Pos) })
	for _, s := range statements {
		line("statement %s | %s | %s %s", s.Subject, s.Property, s.Value.Kind, s.Value)
		for _, q := range s.Qualifiers {
			line("  %s: %s %s", q.Property, q.Value.Kind, q.Value)
		}
		if s.Rank != fact.Normal || s.Why != "" {
			line("  rank %s why %q", s.Rank, s.Why)
		}
		for _, r := range s.References {
			line("  from %s%v #%s line %d spans %v occurrence %d %s %s %q sources %v at %s", r.Document, r.Headings, r.Anchor, r.Line, r.Spans, r.Occurrence, r.Match, r.Method, r.Reason, citations(r.Citations), r.Pos)
			line("    %q", r.Quote)
		}
	}
	for _, m := range c.Mentions {
		line("mention %s in %s #%s line %d %v as %q: %q", m.Entity, m.Document, m.Anchor, m.Line, m.Span, m.Name, m.Words)
		if m.Ambiguous {
			line("  ambiguous")
		}
	}
	for _, l := range c.Links {
		line("link %s -> %s line %d %q", l.From, l.To, l.Line, l.Text)
	}
	line("checked %+v", res.Checked)
	return b.String()
}
