package cli

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"ibid/graph"
	"ibid/ingest"
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
same bytes of a file.

Build runs at the lowest priority: what else runs on the machine, such as a
server, comes first.`,
		Example: "  ibid build -o aws.graph content\n  ibid build --memory 2GB content\n  ibid build --store 'postgres://loader@db.example.org/ibid' content",
		Args:    folder,
		RunE: func(cmd *cobra.Command, args []string) error {
			content, err := openDir(dirOf(args), cache)
			if err != nil {
				return err
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
	addCache(cmd, &cache)
	return cmd
}

// target is the store that a graph is built into.
type target struct {
	store  string
	memory size // to build with, beside that of the documents
}

func addMemory(cmd *cobra.Command, t *target) {
	cmd.Flags().Var(&t.memory, "memory", "memory to sort the graph in; what does not fit goes to a temporary file")
}

// build checks the content and builds its graph into the store, as the function
// of that name does in memory. Two builds into one store are kept apart.
func (t target) build(ctx context.Context, content fs.FS, problems io.Writer) (*corpus, error) {
	start := time.Now()
	if !graph.IsDatabase(t.store) { // which has locks of its own
		unlock, err := lock(t.store)
		if err != nil {
			return nil, err
		}
		defer unlock()
		if err := t.clean(); err != nil {
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

// clean removes what builds have left that were killed. Whoever calls it has the lock.
func (t target) clean() error {
	entries, err := os.ReadDir(filepath.Dir(t.store))
	if err != nil {
		return fmt.Errorf("cannot build %s: %w", t.store, err)
	}
	for _, e := range entries {
		rest, ours := strings.CutPrefix(e.Name(), filepath.Base(t.store)+".")
		if ours && strings.HasSuffix(rest, ".tmp") {
			if err := os.Remove(filepath.Join(filepath.Dir(t.store), e.Name())); err != nil {
				return fmt.Errorf("cannot remove what a killed build left: %w", err)
			}
		}
	}
	return nil
}
