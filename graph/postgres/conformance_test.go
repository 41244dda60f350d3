package postgres

import (
	"context"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/graphtest"
	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/quad"
)

// writable makes a store that graphtest can write to: memory takes the
// changes, and each loads a new graph, as the program does it.
type writable struct {
	*Store
	t      testing.TB
	memory *memstore.QuadStore
	url    string
	loads  int
}

func newWritable(t testing.TB) (graph.QuadStore, graph.Options) {
	w := &writable{t: t, memory: memstore.New(), url: server.Database(t)}
	if err := w.publish(); err != nil {
		t.Fatal(err)
	}
	return w, nil
}

func (w *writable) publish() error {
	quads, err := allOf(w.memory)
	if err != nil {
		return err
	}
	w.loads++
	load(w.t, w.url, strconv.Itoa(w.loads), quads)
	w.Store = open(w.t, w.url) // iterators read on from the old ones
	return nil
}

func allOf(qs graph.QuadStore) ([]quad.Quad, error) {
	var quads []quad.Quad
	it := qs.QuadsAllIterator().Iterate()
	defer it.Close()
	for it.Next(context.Background()) {
		q, err := qs.Quad(it.Result())
		if err != nil {
			return nil, err
		}
		quads = append(quads, q)
	}
	return quads, it.Err()
}

func (w *writable) Close() error { return nil } // when the test ends

func (w *writable) ApplyDeltas(deltas []graph.Delta, opts graph.IgnoreOpts) error {
	if err := w.memory.ApplyDeltas(deltas, opts); err != nil {
		return err
	}
	return w.publish()
}

func (w *writable) NewQuadWriter() (quad.WriteCloser, error) { return quadWriter{w}, nil }

type quadWriter struct{ w *writable }

func (q quadWriter) WriteQuad(x quad.Quad) error {
	_, err := q.WriteQuads([]quad.Quad{x})
	return err
}

func (q quadWriter) WriteQuads(x []quad.Quad) (int, error) {
	n, err := q.w.memory.WriteQuads(x)
	if err != nil {
		return n, err
	}
	return n, q.w.publish()
}

func (q quadWriter) Close() error { return nil }

// TestConformance runs Cayley's own tests of a store, all of them.
func TestConformance(t *testing.T) {
	// They read data files of the module they come from.
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/cayleygraph/cayley").Output()
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(strings.TrimSpace(string(dir)))
	graphtest.TestAll(t, newWritable, &graphtest.Config{
		OptimizesComparison: true,
		// An iterator keeps to the graph it was made on, so it goes on giving a
		// quad that is deleted in a later one.
		SkipDeletedFromIterator: true,
	})
}
