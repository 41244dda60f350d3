package postgres

import (
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/graphtest"
	"github.com/cayleygraph/quad"

	"ibid/graph/storetest"
)

// newWritable makes a store of which each change is loaded as a new graph.
func newWritable(t testing.TB) (graph.QuadStore, graph.Options) {
	url, loads := server.Database(t), 0
	w, err := storetest.NewWritable(func(quads []quad.Quad) (graph.QuadStore, error) {
		loads++
		load(t, url, strconv.Itoa(loads), quads)
		return open(t, url), nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return w, nil
}

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
