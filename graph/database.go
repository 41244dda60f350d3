package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"path/filepath"
	"strings"

	"github.com/cayleygraph/quad"

	"ibid/fact"
	"ibid/graph/postgres"
	"ibid/graph/snapshot"
	"ibid/internal/write"
	"ibid/schema"
)

// IsDatabase reports whether a store is a PostgreSQL database and not a file.
func IsDatabase(store string) bool {
	return strings.HasPrefix(store, "postgres:") || strings.HasPrefix(store, "postgresql:")
}

// ErrURL is the error of a store that looks like the URL of a database and is none.
var ErrURL = postgres.ErrURL

// ErrUnavailable is the error of a question to a store that cannot be asked now,
// such as a database that is down. The same question may be answered later.
var ErrUnavailable = postgres.ErrDown

// Ping asks the store a question, and returns an error if it does not answer.
func (g *Graph) Ping(ctx context.Context) error {
	_, err := g.store.out(ctx, []quad.Value{quad.IRI(g.base)}, anything)
	return err
}

// load builds a graph in a temporary file, and copies it into a database with
// the numbers that its values have there.
func load(ctx context.Context, c *fact.Corpus, o *schema.Ontology, url string, memory int) error {
	// A database that cannot be reached should not cost a build.
	if _, err := postgres.Current(ctx, url); err != nil {
		return err
	}
	dir, remove, err := write.TempDir()
	if err != nil {
		return err
	}
	defer remove()
	file := filepath.Join(dir, "graph")
	if err := Build(ctx, c, o, file, memory); err != nil {
		return err
	}
	s, err := snapshot.Open(file)
	if err != nil {
		return err
	}
	defer s.Close()
	sections := sectionsOf(s, sectionNames())
	var a about
	if err := json.Unmarshal(sections[aboutSection], &a); err != nil {
		return fmt.Errorf("read what was built: %w", err)
	}
	return postgres.Load(ctx, url, postgres.Source{Revision: a.Revision, Values: valuesOf(s), Quads: s.Rows(), Sections: sections})
}

// valuesOf yields the values of all nodes in order.
func valuesOf(s *snapshot.Store) iter.Seq2[quad.Value, error] {
	return func(yield func(quad.Value, error) bool) {
		stats, err := s.Stats(context.Background(), true)
		for n := node(1); int64(n) <= stats.Nodes.Value && err == nil; n++ {
			var v quad.Value
			if v, err = s.Value(n); !yield(v, err) {
				return
			}
		}
	}
}

func openDatabase(ctx context.Context, url string) (*Graph, error) {
	s, err := postgres.Open(ctx, url)
	if err != nil {
		return nil, err
	}
	sections := map[string][]byte{}
	for _, name := range indexNames() {
		if sections[name], err = s.Section(ctx, name); err != nil {
			s.Close()
			return nil, err
		}
	}
	g, err := open(ctx, s, sections, nil)
	if err != nil {
		return nil, fmt.Errorf("open the graph in the database: %w", err)
	}
	return g, nil
}

// Changed returns a channel that is closed when the store of the graph holds a
// newer one, or nil for a graph that is in no database: a file is replaced
// without its knowing. See [postgres.Store.Changed].
func (g *Graph) Changed(ctx context.Context) <-chan struct{} {
	if s, ok := g.store.quads.(*postgres.Store); ok {
		return s.Changed(ctx)
	}
	return nil
}
