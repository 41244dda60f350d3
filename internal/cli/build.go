package cli

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"ibid/graph"
	"ibid/ingest"
	"ibid/internal/write"
)

func newBuild() *cobra.Command {
	var cache string
	t := target{memory: 512 * megabyte}
	cmd := &cobra.Command{
		Use:   "build [DIR]",
		Short: "Check the content and write its graph to a file or a database",
		Long: `Build checks the content and writes its graph to a store that serve, query,
export and site read with --store: a file, or a PostgreSQL database of which
the URL is given. Who reads it meanwhile sees the old graph or the new one, and
a build that fails or is killed leaves the old one. The same content gives the
same bytes of a file. A file that is not a graph is not overwritten.

Build runs at the lowest priority: what else runs on the machine, such as a
server, comes first.`,
		Example: "  ibid build -o aws.graph content\n  ibid build --memory 2GB content\n  ibid build --store 'postgres://loader@db.example.org/ibid' content",
		Args:    folder,
		RunE: func(cmd *cobra.Command, args []string) error {
			content, err := openDir(dirOf(args), cache)
			if err != nil {
				return err
			}
			if !graph.IsDatabase(t.store) {
				if err := checkPlace(dirOf(args), t.store, t.force); err != nil {
					return err
				}
			}
			c, err := t.build(cmd.Context(), content, cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			defer c.graph.Close()
			c.summary(cmd.OutOrStdout())
			return nil
		},
	}
	cmd.Flags().StringVarP(&t.store, "store", "o", "ibid.graph", "`STORE` to write the graph to: a file or postgres://...")
	addMemory(cmd, &t)
	addForce(cmd, &t.force)
	addCache(cmd, &cache)
	return cmd
}

// target is the store that a graph is built into.
type target struct {
	store  string
	memory size // to build with, beside that of the documents
	force  bool // see addForce
}

func addMemory(cmd *cobra.Command, t *target) {
	cmd.Flags().Var(&t.memory, "memory", "memory to sort the graph in; what does not fit goes to a temporary file")
}

// build checks the content and builds its graph into the store, as the function
// of that name does in memory. Two builds into one store are kept apart.
func (t target) build(ctx context.Context, content fs.FS, problems io.Writer) (*corpus, error) {
	start := time.Now()
	if !graph.IsDatabase(t.store) { // which has locks of its own
		unlock, err := write.Lock(t.store)
		if err != nil {
			return nil, fmt.Errorf("cannot build %s: %w", t.store, err)
		}
		defer unlock()
		if err := cmp.Or(write.Clean(filepath.Dir(t.store)), graph.MayReplace(t.store, t.force)); err != nil {
			return nil, err
		}
	}
	what := "building the graph"
	if graph.IsDatabase(t.store) {
		what += " and loading it into the database"
	}
	err := checked(ctx, content, problems, func(read *ingest.Result) error {
		defer doing(problems, what)()
		if err := graph.Build(ctx, read.Corpus, read.Ontology, t.store, int(t.memory)); err != nil {
			return fmt.Errorf("%w; the store was not changed", err)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return openStore(ctx, t.store, start)
}
