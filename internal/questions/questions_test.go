// Package questions asks the API what a reader of the shipped corpus wants to
// know. Each file of testdata holds one question, the query that asks it, what
// the sources say, worked out by hand, and the whole answer. A test asks all of
// them, and holds that every answer comes with words that stand in a document.
package questions

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"ibid/content"
	"ibid/graph"
	"ibid/ingest"
	"ibid/internal/teststore"
	"ibid/server"
)

var update = flag.Bool("update", false, "write the whole answers and docs/questions.md anew")

// proof is the fragment by which every query asks for the words behind a statement.
const proof = "\nfragment proof on Statement { references { quote document { key } } }\n"

// question is a file of testdata.
type question struct {
	file      string         // name in testdata
	text      string         // what is asked, in plain English
	kind      string         // the name of one of kinds
	short     string         // the answer in a line
	query     string         // the same in GraphQL, which may use the fragment proof
	variables map[string]any // nil for none
	rows      []row          // what the answer must have
	answer    string         // the whole answer as JSON
}

// kinds of question, with their headings in docs/questions.md and in its order.
var kinds = []struct{ name, heading string }{
	{"hard", "The hard ones"},
	{"look-up", "Look-up"},
	{"list", "Lists"},
	{"count", "Counts"},
	{"temporal", "Time"},
	{"dispute", "Disputes"},
	{"multi-hop", "Several steps"},
	{"aggregate", "Figures together"},
}

// parse reads a file of testdata.
func parse(file string, data []byte) (question, error) {
	q := question{file: file}
	archive := txtar.Parse(data)
	header := map[string]*string{"question": &q.text, "kind": &q.kind, "answer": &q.short}
	for line := range strings.Lines(string(archive.Comment)) {
		name, text, _ := strings.Cut(line, ":")
		field := header[name]
		if field == nil || *field != "" {
			return q, fmt.Errorf("unexpected line %q", line)
		}
		*field = strings.TrimSpace(text)
	}
	seen := map[string]bool{}
	for _, f := range archive.Files {
		if seen[f.Name] {
			return q, fmt.Errorf("%s stands there twice", f.Name)
		}
		seen[f.Name] = true
		switch f.Name {
		case "query.graphql":
			q.query = string(f.Data)
		case "variables.json":
			if err := json.Unmarshal(f.Data, &q.variables); err != nil {
				return q, fmt.Errorf("variables: %w", err)
			}
		case "sources say":
			for line := range strings.Lines(string(f.Data)) {
				q.rows = append(q.rows, parseRow(strings.TrimSpace(line)))
			}
		case "answer.json":
			q.answer = string(f.Data)
		default:
			return q, fmt.Errorf("unexpected part %q", f.Name)
		}
	}
	known := slices.ContainsFunc(kinds, func(k struct{ name, heading string }) bool { return k.name == q.kind })
	if !known || !strings.HasSuffix(q.text, "?") || q.short == "" || q.query == "" || len(q.rows) == 0 {
		return q, fmt.Errorf("no question, kind, answer or query, or nothing that the sources say")
	}
	return q, nil
}

// load reads the questions in order.
func load(t *testing.T) []question {
	files, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	var all []question
	for _, f := range files {
		data, err := os.ReadFile(filepath.Join("testdata", f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		q, err := parse(f.Name(), data)
		if err != nil {
			t.Fatalf("%s: %v", f.Name(), err)
		}
		if number := fmt.Sprintf("%02d-", len(all)+1); !strings.HasPrefix(f.Name(), number) || path.Ext(f.Name()) != ".txtar" {
			t.Errorf("%s is no question numbered %s", f.Name(), number)
		}
		if i := slices.IndexFunc(all, func(other question) bool { return other.text == q.text }); i >= 0 {
			t.Errorf("%s asks the same as %s", f.Name(), all[i].file)
		}
		all = append(all, q)
	}
	return all
}

// shipped is the graph of the shipped corpus.
func shipped(t *testing.T) *graph.Graph {
	read, err := ingest.Read(t.Context(), content.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range read.Problems {
		t.Error(p)
	}
	return teststore.Open(t, read.Corpus, read.Ontology)
}

// ask returns the data of an answer.
func ask(t *testing.T, g *graph.Graph, query string, variables map[string]any) json.RawMessage {
	response, failed := server.Execute(t.Context(), g, query, "", variables)
	if failed {
		t.Fatalf("the query failed:\n%s", response)
	}
	var body struct{ Data json.RawMessage }
	if err := json.Unmarshal(response, &body); err != nil {
		t.Fatal(err)
	}
	return body.Data
}

// TestQuestions asks every question. The answer must be the one in the file, have
// what the sources say, and rest on words that stand in their document.
func TestQuestions(t *testing.T) {
	g := shipped(t)
	for _, q := range load(t) {
		t.Run(strings.TrimSuffix(q.file, ".txtar"), func(t *testing.T) {
			query := q.query
			if strings.Contains(query, "...proof") {
				query += proof
			}
			data := ask(t, g, query, q.variables)
			got := layOut(t, data)
			if *update {
				q.write(t, got)
			} else if diff := cmp.Diff(q.answer, got); diff != "" {
				t.Errorf("answer differs (-want +got):\n%s", diff)
			}
			a := read(t, data)
			for _, r := range q.rows {
				if a.has(r) == r.absent {
					t.Errorf("%s: want found %t", r, !r.absent)
				}
			}
			if len(a.quotes) == 0 {
				t.Error("the answer has no quote")
			}
			for _, quoted := range a.quotes {
				if err := quoted.check(); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// write writes the file of a question with another answer.
func (q question) write(t *testing.T, answer string) {
	file := filepath.Join("testdata", q.file)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	a := txtar.Parse(data)
	a.Files = slices.DeleteFunc(a.Files, func(f txtar.File) bool { return f.Name == "answer.json" })
	a.Files = append(a.Files, txtar.File{Name: "answer.json", Data: []byte(answer)})
	if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
		t.Fatal(err)
	}
}

// layOut indents JSON, with short objects and lists on one line.
func layOut(t *testing.T, data json.RawMessage) string {
	const width = 140
	var b bytes.Buffer
	if err := json.Indent(&b, data, "", "  "); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(b.String(), "\n")
	var out []string
	for len(lines) > 0 {
		n := 1
		if strings.HasSuffix(lines[0], "{") || strings.HasSuffix(lines[0], "[") {
			indent := lines[0][:len(lines[0])-len(strings.TrimLeft(lines[0], " "))]
			end := 1 + slices.IndexFunc(lines[1:], func(l string) bool {
				return strings.HasPrefix(l, indent+"}") || strings.HasPrefix(l, indent+"]")
			})
			one := lines[0]
			for i, l := range lines[1 : end+1] {
				if i > 0 && i < end-1 && strings.HasSuffix(one, ",") {
					one += " "
				}
				one += strings.TrimLeft(l, " ")
			}
			if len(one) <= width {
				lines[0], n = one, end+1
			}
		}
		out = append(out, lines[0])
		lines = lines[n:]
	}
	return strings.Join(out, "\n") + "\n"
}

// TestGuide holds that docs/questions.md lists every question.
func TestGuide(t *testing.T) {
	all := load(t)
	var b strings.Builder
	fmt.Fprintf(&b, `# Questions

What the graph of the shipped corpus answers: %d questions, each with its answer in a line. The file
behind a question has the query that asks it, what the sources say, and the whole answer with the
words that it rests on. A test asks them all, and checks this page; `+"`go test ./internal/questions -update`"+`
writes it and the answers anew.
`, len(all))
	for _, kind := range kinds {
		fmt.Fprintf(&b, "\n## %s\n\n", kind.heading)
		for _, q := range all {
			if q.kind == kind.name {
				fmt.Fprintf(&b, "- [%s](../internal/questions/testdata/%s) %s\n", q.text, q.file, q.short)
			}
		}
	}
	const file = "../../docs/questions.md"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(b.String(), string(got)); diff != "" {
		t.Errorf("docs/questions.md differs (-want +got):\n%s", diff)
	}
}
