package snapshot

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/graphtest"
	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"ibid/graph/storetest"
)

// newWritable makes a store of which each change is a new snapshot.
func newWritable(t testing.TB) (graph.QuadStore, graph.Options) {
	folder, files := t.TempDir(), 0
	w, err := storetest.NewWritable(func(quads []quad.Quad) (graph.QuadStore, error) {
		b := NewBuilder(Options{})
		for _, q := range quads {
			if err := b.Add(q); err != nil {
				return nil, err
			}
		}
		files++
		path := filepath.Join(folder, strconv.Itoa(files))
		if err := b.Write(path); err != nil {
			return nil, err
		}
		s, err := Open(path)
		if err == nil {
			t.Cleanup(func() { s.Close() })
		}
		return s, err
	})
	if err != nil {
		t.Fatal(err)
	}
	return w, nil
}

// exceptions are the tests of graphtest that a Store cannot pass, as patterns
// of -skip, each with its reason. graphtest.Config has one more.
var exceptions = []struct{ test, reason string }{
	{
		"^TestConformance$/^paths$/^follows_recursive_loop$",
		"a fault of Cayley's iterators in the order of these quads: see TestRecursiveTags",
	},
}

// TestConformance runs Cayley's own tests of a store. As a single one of them
// can only be left out by a flag, they run in a process of their own.
func TestConformance(t *testing.T) {
	const child = "SNAPSHOT_CONFORMANCE"
	if os.Getenv(child) != "" {
		graphtest.TestAll(t, newWritable, &graphtest.Config{
			// An iterator keeps to the snapshot it was made on, so it goes on
			// giving a quad that is deleted in a later one.
			SkipDeletedFromIterator: true,
		})
		return
	}
	var skip []string
	for _, e := range exceptions {
		t.Logf("left out: %s: %s", e.test, e.reason)
		skip = append(skip, e.test)
	}
	// The tests read data files of the module they come from.
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/cayleygraph/cayley").Output()
	if err != nil {
		t.Fatal(err)
	}
	tests := exec.Command(os.Args[0], "-test.run=^TestConformance$", "-test.skip="+strings.Join(skip, "|"))
	tests.Dir = strings.TrimSpace(string(dir))
	tests.Env = append(os.Environ(), child+"=1")
	if out, err := tests.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

// TestRecursiveTags shows why there is an exception: a recursive path with a
// tag, tested for what it contains, keeps the tag of the value before. Whether
// that is seen depends on the order of the quads, with any store. Such paths
// are to be avoided; if this test fails, Cayley has been mended and the
// exception can go.
func TestRecursiveTags(t *testing.T) {
	sorted := []quad.Quad{
		quad.MakeIRI("1", "knows", "2", ""),
		quad.MakeIRI("2", "knows", "1", ""),
		quad.MakeIRI("2", "knows", "3", ""),
		quad.MakeIRI("1", "relatesTo", "x", ""),
		quad.MakeIRI("2", "relatesTo", "x", ""),
		quad.MakeIRI("3", "relatesTo", "y", ""),
	}
	tags := func(qs graph.QuadStore) map[quad.Value]quad.Value {
		p := path.StartPath(qs, quad.IRI("1")).
			FollowRecursive(path.StartMorphism().Tag("from").Out(quad.IRI("knows")), 2, nil).
			Has(quad.IRI("relatesTo")).Tag("to")
		got := map[quad.Value]quad.Value{}
		err := p.Iterate(context.Background()).Paths(true).TagValues(qs, func(m map[string]quad.Value) error {
			got[m["to"]] = m["from"]
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	fault := map[quad.Value]quad.Value{
		quad.IRI("1"): quad.IRI("2"),
		quad.IRI("2"): quad.IRI("1"),
		quad.IRI("3"): quad.IRI("1"), // and not 2
	}
	if diff := cmp.Diff(fault, tags(memstore.New(sorted...))); diff != "" {
		t.Errorf("memstore (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(fault, tags(storeOf(t, sorted))); diff != "" {
		t.Errorf("snapshot (-want +got):\n%s", diff)
	}
}
