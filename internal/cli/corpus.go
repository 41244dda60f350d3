package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"github.com/spf13/cobra"

	"ibid/graph"
	"ibid/ingest"
	"ibid/internal/write"
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
	// The content may be all that a user has, with the folder that is used for want of another.
	if cache != "" && cache != userCache() && write.Inside(dir, cache) {
		return nil, usageError{
			fmt.Errorf("the cache %s is inside the content folder %s", cache, dir),
			"name a folder outside of it with --cache",
		}
	}
	return cachedFS{root.FS(), keptIn(cache, dir)}, nil
}

// readDocuments reads the content, of which there must be some.
func readDocuments(ctx context.Context, content fs.FS, progress io.Writer) (*ingest.Result, error) {
	defer doing(progress, "reading the documents")()
	read, err := readContent(ctx, content)
	if err != nil || read.Checked.Documents > 0 || read.Errors() > 0 {
		return read, err
	}
	where := "the content"
	if c, ok := content.(cachedFS); ok {
		where = c.kept.content
	}
	return nil, usageError{
		fmt.Errorf("no Markdown files in %s", where),
		"name the folder of the documents, or `ibid init notes` writes one, or `ibid demo` shows one",
	}
}

// corpus is a graph that was built or opened.
type corpus struct {
	graph *graph.Graph
	took  time.Duration
}

// check reads the content. Problems go to problems; when one of them is an
// error, check returns errContent.
func check(ctx context.Context, content fs.FS, problems io.Writer) (*ingest.Result, error) {
	read, err := readDocuments(ctx, content, problems)
	if err != nil {
		return nil, err
	}
	writeProblems(problems, read.Problems, false)
	if n := read.Errors(); n > 0 {
		fmt.Fprintf(problems, "%s in the content; nothing was built\n", plural(n, "error"))
		return nil, errContent
	}
	read.Corpus.Content = content
	return read, nil
}

// checked does something with content that checks clean. When a document was
// saved meanwhile it begins anew; content that never rests is an error.
func checked(ctx context.Context, content fs.FS, problems io.Writer, do func(*ingest.Result) error) error {
	for attempts := 10; ; {
		read, err := check(ctx, content, problems)
		if err != nil {
			return err
		}
		err = do(read)
		if attempts--; attempts == 0 || !errors.Is(err, graph.ErrChanged) {
			return err
		}
		fmt.Fprintf(problems, "%v; the content is read again\n", err)
	}
}

// build checks the content and builds its graph in memory.
func build(ctx context.Context, content fs.FS, problems io.Writer) (*corpus, error) {
	start := time.Now()
	var g *graph.Graph
	err := checked(ctx, content, problems, func(read *ingest.Result) (err error) {
		defer doing(problems, "building the graph")()
		g, err = graph.Open(ctx, read.Corpus, read.Ontology)
		return err
	})
	if err != nil {
		return nil, err
	}
	return &corpus{g, time.Since(start)}, nil
}

// openStore opens a graph that was built, and counts the time since a start.
func openStore(ctx context.Context, store string, start time.Time) (*corpus, error) {
	g, err := graph.OpenStore(ctx, store)
	if err != nil {
		return nil, err
	}
	return &corpus{g, time.Since(start)}, nil
}

// origin is where a command that reads a graph takes it from: a store, or else
// a folder of content, of which it builds the graph in memory.
type origin struct{ store, cache string }

func addOrigin(cmd *cobra.Command) *origin {
	o := &origin{}
	cmd.Flags().StringVar(&o.store, "store", "", "read the graph from a `STORE` that ibid build wrote, and no folder")
	addCache(cmd, &o.cache)
	return o
}

func (o *origin) open(cmd *cobra.Command, dirs []string) (*corpus, error) {
	if o.store != "" {
		if len(dirs) > 0 {
			return nil, misuse(cmd, "give either a folder or --store")
		}
		return openStore(cmd.Context(), o.store, time.Now())
	}
	content, err := openDir(dirOf(dirs), o.cache)
	if err != nil {
		return nil, err
	}
	return build(cmd.Context(), content, cmd.ErrOrStderr())
}

// summary writes what was built in a line.
func (c *corpus) summary(w io.Writer) {
	s := c.graph.Stats()
	fmt.Fprintf(w, "%s: %s, %s, %s, %s, %s; revision %s; %s\n", ingest.Printable(c.graph.Info().Title),
		plural(s.Documents, "document"), pluralAs(s.Entities, "entity", "entities"), plural(s.Statements, "statement"),
		plural(s.References, "reference"), plural(s.Disputes, "dispute"), c.graph.Revision()[:12], c.took.Round(time.Millisecond))
}

// warnOfBase says of a corpus that is published that its author has chosen no base.
func (c *corpus) warnOfBase(w io.Writer) {
	if info := c.graph.Info(); info.Provisional() {
		fmt.Fprintf(w, "warning: the corpus has no base: its identifiers begin with %s, and are others when a document is added, renamed or removed\n"+
			"  hint: set base in ibid.yaml to an address of your own, and keep it\n", info.Base)
	}
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
		Disputes []clash        `json:"disputes"`
		Possible []clash        `json:"possibleRivals"`
		Checked  ingest.Checked `json:"checked"`
		Parsed   int            `json:"parsed"`
	}{Problems: []problem{}, Checked: r.Checked, Parsed: r.Parsed}
	out.Disputes, out.Possible = findClashes(r)
	for _, p := range r.Problems {
		out.Problems = append(out.Problems, problem{p.Pos.File, p.Pos.Line, p.Pos.Col, p.Severity.String(), p.Rule, p.Message, p.Hint})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}
