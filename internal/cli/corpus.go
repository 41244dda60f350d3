package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"ibid/graph"
	"ibid/ingest"
)

// openDir opens a folder of content. Symbolic links that lead out of it are refused.
func openDir(dir string) (fs.FS, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, usageError{fmt.Errorf("cannot open the content: %w", err)}
	}
	return root.FS(), nil
}

// corpus is a checked folder and the graph that it makes.
type corpus struct {
	content fs.FS
	read    *ingest.Result
	graph   *graph.Graph
	took    time.Duration
}

// build checks the content and builds its graph. Problems go to problems; when
// one of them is an error, build returns errContent and no graph.
func build(ctx context.Context, content fs.FS, problems io.Writer) (*corpus, error) {
	start := time.Now()
	read, err := ingest.Read(ctx, content)
	if err != nil {
		return nil, err
	}
	for _, p := range read.Problems {
		fmt.Fprintln(problems, p)
	}
	if n := read.Errors(); n > 0 {
		fmt.Fprintf(problems, "%s in the content; nothing was built\n", plural(n, "error"))
		return nil, errContent
	}
	g, err := graph.Open(ctx, read.Corpus, read.Ontology)
	if err != nil {
		return nil, fmt.Errorf("build the graph: %w", err)
	}
	return &corpus{content: content, read: read, graph: g, took: time.Since(start)}, nil
}

// buildDir is build for a folder on the disk.
func buildDir(ctx context.Context, dir string, problems io.Writer) (*corpus, error) {
	content, err := openDir(dir)
	if err != nil {
		return nil, err
	}
	return build(ctx, content, problems)
}

// summary writes what was built in a line.
func (c *corpus) summary(w io.Writer) {
	s := c.graph.Stats()
	fmt.Fprintf(w, "%s: %s, %s, %s, %s, %s; revision %s; %s\n", c.graph.Info().Title,
		plural(s.Documents, "document"), pluralAs(s.Entities, "entity", "entities"), plural(s.Statements, "statement"),
		plural(s.References, "reference"), plural(s.Disputes, "dispute"), c.graph.Revision()[:12], c.took.Round(time.Millisecond))
}

func plural(n int, noun string) string { return pluralAs(n, noun, noun+"s") }

func pluralAs(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// problem is a problem as --json writes it.
type problem struct {
	File     string `json:"file"`
	Line     int    `json:"line,omitempty"`
	Col      int    `json:"col,omitempty"`
	Severity string `json:"severity"`
	Rule     string `json:"rule"`
	Message  string `json:"message"`
	Hint     string `json:"hint,omitempty"`
}

// writeJSON writes the outcome of a check for machines.
func writeJSON(w io.Writer, r *ingest.Result) error {
	out := struct {
		Problems []problem      `json:"problems"`
		Checked  ingest.Checked `json:"checked"`
	}{[]problem{}, r.Checked}
	for _, p := range r.Problems {
		out.Problems = append(out.Problems, problem{p.Pos.File, p.Pos.Line, p.Pos.Col, p.Severity.String(), p.Rule, p.Message, p.Hint})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}
