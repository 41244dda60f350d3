package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"github.com/spf13/cobra"

	"ibid/graph"
	"ibid/ingest"
)

// openDir opens a folder of content, whose parsed documents are kept in the
// folder cache. Symbolic links that lead out of it are refused.
func openDir(dir, cache string) (fs.FS, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, usageError{
			fmt.Errorf("cannot open the content: %w", err),
			"name a folder, or `ibid init notes` writes one, or `ibid demo` shows one",
		}
	}
	return cachedFS{root.FS(), cacheFile(cache, dir)}, nil
}

// corpus is a graph with the folder that it was built from.
type corpus struct {
	content fs.FS
	graph   *graph.Graph
	took    time.Duration
}

// check reads the content. Problems go to problems; when one of them is an
// error, check returns errContent.
func check(ctx context.Context, content fs.FS, problems io.Writer) (*ingest.Result, error) {
	read, err := readContent(ctx, content)
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
	return read, nil
}

// build checks the content and builds its graph in memory.
func build(ctx context.Context, content fs.FS, problems io.Writer) (*corpus, error) {
	start := time.Now()
	read, err := check(ctx, content, problems)
	if err != nil {
		return nil, err
	}
	g, err := graph.Open(ctx, read.Corpus, read.Ontology)
	if err != nil {
		return nil, err
	}
	return &corpus{content: content, graph: g, took: time.Since(start)}, nil
}

// open returns the graph in a file that was built, or builds that of a folder
// when there is no name of a file.
func open(ctx context.Context, store, dir, cache string, problems io.Writer) (*corpus, error) {
	if store == "" {
		content, err := openDir(dir, cache)
		if err != nil {
			return nil, err
		}
		return build(ctx, content, problems)
	}
	start := time.Now()
	g, err := graph.OpenFile(ctx, store)
	if err != nil {
		return nil, err
	}
	return &corpus{graph: g, took: time.Since(start)}, nil
}

// addStore adds the flag --store to a command that reads a graph.
func addStore(cmd *cobra.Command, store *string) {
	cmd.Flags().StringVar(store, "store", "", "read the graph from a file that `ibid build` wrote, without checking the content")
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
		Parsed   int            `json:"parsed"`
	}{[]problem{}, r.Checked, r.Parsed}
	for _, p := range r.Problems {
		out.Problems = append(out.Problems, problem{p.Pos.File, p.Pos.Line, p.Pos.Col, p.Severity.String(), p.Rule, p.Message, p.Hint})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}
