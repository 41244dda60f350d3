package export

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/piprate/json-gold/ld"

	"ibid/content"
	"ibid/fact"
	"ibid/graph"
	"ibid/ingest"
	"ibid/internal/teststore"
	"ibid/schema"
)

// shipped opens the graph of the corpus that comes with the program.
func shipped(t *testing.T) *graph.Graph {
	t.Helper()
	read, err := ingest.Read(t.Context(), content.FS)
	if err != nil {
		t.Fatal(err)
	}
	return teststore.Open(t, read.Corpus, read.Ontology)
}

// hostile is a corpus whose texts try to be something else.
func hostile(t *testing.T) *graph.Graph {
	o, err := schema.Load()
	if err != nil {
		t.Fatal(err)
	}
	s := fact.Statement{
		Subject: "person/eve", Property: "said", Value: fact.Value{Kind: fact.TextValue, Text: "=1+1\n\"@type\": \\ \u0001 日本"},
		Qualifiers: []fact.Qualifier{{Property: "scope", Value: fact.Value{Kind: fact.TextValue, Text: "+x, y"}}},
		References: []fact.Reference{{
			Document: "a", Headings: []string{"-one", "[two]"}, Quote: "@said, \"so\"\r\n", Occurrence: 1,
			Match: fact.Exact, Method: fact.Inferred, Reason: "=HYPERLINK(\"x\")", Line: 3,
			Citations: []fact.Citation{{Source: "k", Locator: fact.Locator{Label: "page", Value: "3-5"}, Prefix: "=see", Suffix: "<&>"}, {Source: "k", Locator: fact.Locator{Label: "section", Value: "2"}}},
		}},
	}
	s.Identify()
	s.References[0].Identify()
	return teststore.Open(t, &fact.Corpus{
		Info:       fact.Info{Title: "T", Base: "https://example.org/", Language: "en"},
		Entities:   []fact.Entity{{ID: "person/eve", Kind: "Person", Name: "=Eve", Tag: "|v", Aliases: []string{"E|v", "é"}, About: "<b>&amp;"}},
		Documents:  []fact.Document{{ID: "a", Path: "a.md", Title: "A"}},
		Sources:    []fact.Source{{Key: "k", Type: "book"}},
		Statements: []fact.Statement{s},
	}, o)
}

func write(t *testing.T, g *graph.Graph, name string) []byte {
	t.Helper()
	for _, format := range Formats() {
		for _, file := range format.Files {
			if file.Name == name {
				var b bytes.Buffer
				if err := file.Write(t.Context(), g, &b); err != nil {
					t.Fatal(err)
				}
				return b.Bytes()
			}
		}
	}
	t.Fatalf("no format writes %s", name)
	return nil
}

func TestNQuadsAreTheRevision(t *testing.T) {
	for name, g := range map[string]*graph.Graph{"shipped": shipped(t), "hostile": hostile(t)} {
		sum := sha256.Sum256(write(t, g, "graph.nq"))
		if got := hex.EncodeToString(sum[:]); got != g.Revision() {
			t.Errorf("%s: SHA-256 of the N-Quads is %s, the revision %s", name, got, g.Revision())
		}
	}
}

// TestJSONLDReadsBack expands the JSON-LD with a library that knows nothing of
// ibid and compares the quads with those of the graph.
func TestJSONLDReadsBack(t *testing.T) {
	for name, g := range map[string]*graph.Graph{"shipped": shipped(t), "hostile": hostile(t)} {
		readsBack(t, name, g, write(t, g, "graph.jsonld"))
		for _, portion := range []int{1, 1000} {
			var b bytes.Buffer
			if err := jsonLDBy(t.Context(), g, &b, portion); err != nil {
				t.Fatal(err)
			}
			readsBack(t, fmt.Sprintf("%s by %d", name, portion), g, b.Bytes())
		}
	}
}

func readsBack(t *testing.T, name string, g *graph.Graph, written []byte) {
	t.Helper()
	var doc any
	if err := json.Unmarshal(written, &doc); err != nil {
		t.Fatal(err)
	}
	opts := ld.NewJsonLdOptions("")
	opts.DocumentLoader = nil // the context is in the file: nothing may be fetched
	set, err := ld.NewJsonLdProcessor().ToRDF(doc, opts)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for graphName, quads := range set.(*ld.RDFDataset).Graphs {
		for _, q := range quads {
			got = append(got, graph.Quad{
				Subject: q.Subject.GetValue(), Predicate: q.Predicate.GetValue(), Object: term(q.Object), Graph: graphName,
			}.String())
		}
	}
	slices.Sort(got)
	want := strings.Split(strings.TrimSpace(string(write(t, g, "graph.nq"))), "\n")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s: the JSON-LD gives other quads (-want +got):\n%.2000s", name, diff)
	}
}

func term(n ld.Node) graph.Term {
	l, ok := n.(ld.Literal)
	if !ok {
		if p, isPointer := n.(*ld.Literal); isPointer {
			l, ok = *p, true
		}
	}
	if !ok {
		return graph.Term{Value: n.GetValue()}
	}
	t := graph.Term{Value: l.Value, Literal: true, Language: l.Language}
	if l.Language == "" && l.Datatype != ld.XSDString {
		t.Datatype = l.Datatype
	}
	return t
}

func TestCSV(t *testing.T) {
	g := hostile(t)
	want := map[string][][]string{
		"nodes.csv": {
			{"id", "kind", "name", "label", "aliases", "about", "wikidata", "iri"},
			{"person/eve", "Person", "'=Eve", "'=Eve (|v)", `["E|v","é"]`, "<b>&amp;", "", "https://example.org/e/person/eve"},
		},
		"edges.csv": {{"source", "property", "target", "statement", "rank", "from", "to", "on", "symmetric"}},
		"statements.csv": {
			{
				"id", "subject", "subject_name", "property", "value_kind", "value", "value_name", "lower", "upper", "unit",
				"earliest", "latest", "earliest_time", "latest_time", "qualifiers", "rank", "why", "references", "sources",
			},
			{
				"", "person/eve", "'=Eve (|v)", "said", "text", "'=1+1\n\"@type\": \\ \u0001 日本", "", "", "", "",
				"", "", "", "", `{"scope":["+x, y"]}`, "normal", "", "1", `["k"]`,
			},
		},
		"references.csv": {
			{"statement", "reference", "document", "headings", "quote", "occurrence", "line", "match", "method", "reason", "sources", "citations"},
			{"", "", "a", `["-one","[two]"]`, "'@said, \"so\"\n", "1", "3", "exact", "inferred", "'=HYPERLINK(\"x\")", `["k"]`, `[{"source":"k","label":"page","locator":"3-5","prefix":"=see","suffix":"\u003c\u0026\u003e"},{"source":"k","label":"section","locator":"2"}]`},
		},
	}
	for name, rows := range want {
		got, err := csv.NewReader(bytes.NewReader(write(t, g, name))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range got[1:] { // identifiers are hashes
			for j, column := range got[0] {
				if (column == "id" && name == "statements.csv") || column == "statement" || column == "reference" {
					if len(row[j]) != 32 {
						t.Errorf("%s row %d: identifier %q", name, i+1, row[j])
					}
					row[j] = ""
				}
			}
		}
		if diff := cmp.Diff(rows, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestCSVIsWhole(t *testing.T) {
	g := shipped(t)
	stats := g.Stats()
	found, err := g.Find(context.Background(), graph.Query{})
	if err != nil {
		t.Fatal(err)
	}
	edges, references := 0, 0
	for _, s := range found {
		references += len(s.References)
		if s.Value.Kind == fact.EntityValue {
			edges++
		}
	}
	want := map[string]int{"nodes.csv": stats.Entities, "edges.csv": edges, "statements.csv": stats.Statements, "references.csv": references}
	got := map[string]int{}
	for name := range want {
		rows, err := csv.NewReader(bytes.NewReader(write(t, g, name))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		got[name] = len(rows) - 1
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}

// TestCameThrough exports a corpus whose base and ontology are no IRIs, which
// ingest and schema refuse: no line of any file is broken by them.
func TestCameThrough(t *testing.T) {
	const crafted = "x> .\n<urn:a> <urn:b> \"c\\\" <urn:g> .\r\n,=1+1\n"
	open := func(base, iri string) *graph.Graph {
		o, err := schema.Load()
		if err != nil {
			t.Fatal(err)
		}
		o.Kinds[0].IRI, o.Properties[0].IRI = iri, iri
		return teststore.Open(t, &fact.Corpus{
			Info:      fact.Info{Title: "T", Base: base, Language: "en"},
			Entities:  []fact.Entity{{ID: "person/eve", Kind: "Person", Name: "Eve"}},
			Documents: []fact.Document{{ID: "a", Path: "a.md", Title: "A"}},
		}, o)
	}
	good, bad := open("https://example.org/", "https://example.org/x"), open("https://example.org/"+crafted+"/", "urn:x"+crafted)
	if count, want := bytes.Count(write(t, bad, "graph.nq"), []byte("\n")), bytes.Count(write(t, good, "graph.nq"), []byte("\n")); count != want {
		t.Errorf("%d lines of N-Quads, want %d", count, want)
	}
	line := regexp.MustCompile(`^(<[^\x00-\x20<>"{}|^` + "`" + `\\]*(\\u[0-9A-F]{4}[^\x00-\x20<>"{}|^` + "`" + `\\]*)*> ){2}(<[^ <>"]*>|"([^"\\]|\\.)*"(@[a-z-]+|\^\^<[^ <>"]*>)?) <[^ <>"]*> \.$`)
	for text := range strings.Lines(string(write(t, bad, "graph.nq"))) {
		if !line.MatchString(strings.TrimSuffix(text, "\n")) {
			t.Errorf("not a line of N-Quads: %q", text)
		}
	}
	if sum := sha256.Sum256(write(t, bad, "graph.nq")); hex.EncodeToString(sum[:]) != bad.Revision() {
		t.Error("the N-Quads are not those of the revision")
	}
	if !json.Valid(write(t, bad, "graph.jsonld")) {
		t.Error("the JSON-LD is not JSON")
	}
	for _, format := range Formats() {
		for _, file := range format.Files {
			if strings.HasSuffix(file.Name, ".csv") {
				count := func(g *graph.Graph) int {
					rows, err := csv.NewReader(bytes.NewReader(write(t, g, file.Name))).ReadAll()
					if err != nil {
						t.Error(err)
					}
					return len(rows)
				}
				if got, want := count(bad), count(good); got != want {
					t.Errorf("%s has %d rows, want %d", file.Name, got, want)
				}
			}
		}
	}
}
