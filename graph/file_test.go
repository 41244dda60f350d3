package graph

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"ibid/edtf"
	"ibid/fact"
	"ibid/graph/snapshot"
	"ibid/schema"
)

func buildFile(t testing.TB, c *fact.Corpus, o *schema.Ontology, memory int) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "graph")
	if err := Build(context.Background(), c, o, file, memory); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestFile holds a graph in a file against the same in memory.
func TestFile(t *testing.T) {
	o := must[*schema.Ontology](t)(schema.Load(schema.Source{
		Name: "schema.graphqls", Text: "type Ship implements Entity & Node @entity(iri: \"https://example.org/Ship\") {\n  beam: [QuantityClaim!]! @property\n}\n",
	}))
	c := randomCorpus(o, 7, 8, 60, 400)
	g, err := Open(t.Context(), c, o)
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	var want []byte
	for _, memory := range []int{0, 20_000, 300_000} {
		file := buildFile(t, c, o, memory)
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if want == nil {
			want = content
		}
		if !bytes.Equal(want, content) {
			t.Errorf("with %d bytes of memory the file has other bytes", memory)
		}
	}

	file := buildFile(t, c, o, 0)
	read := must[*Graph](t)(OpenStore(t.Context(), file))
	defer read.Close()
	type answers struct {
		Info     fact.Info
		Revision string
		Stats    Stats
		SDL      string
		Hits     []Hit
		Timeline []*fact.Statement
		Page     []*fact.Statement
		Named    fact.EntityID
	}
	ask := func(g *Graph) answers {
		return answers{
			g.Info(), g.Revision(), g.Stats(), g.Ontology().SDL, must[[]Hit](t)(g.Search(t.Context(), "alias 1")),
			must[[]*fact.Statement](t)(g.Timeline(t.Context(), value("=2003").Date)),
			must[[]*fact.Statement](t)(g.StatementsBetween(t.Context(), 100, 120)), must[fact.EntityID](t)(g.Resolve(t.Context(), "ALIAS 3")),
		}
	}
	options := gocmp.Options{cmpopts.EquateEmpty(), gocmp.Comparer(func(a, b fact.Value) bool { return a == b })}
	if diff := gocmp.Diff(ask(g), ask(read), options); diff != "" {
		t.Errorf("answers (-memory +file):\n%s", diff)
	}
	if diff := gocmp.Diff(c, readBack(t, read), options); diff != "" {
		t.Errorf("corpus (-want +got):\n%s", diff)
	}
}

// TestOtherSchema opens a graph that a program with another built-in schema has built.
func TestOtherSchema(t *testing.T) {
	o := *ontology(t)
	o.Digest = "another"
	file := buildFile(t, newCorpus("service/s3 | launched | =2006"), &o, 0)
	_, err := OpenStore(t.Context(), file)
	want := "open graph " + file + ": it was built with another schema than that of this program; build it again"
	if err == nil || err.Error() != want {
		t.Errorf("got error %v, want %s", err, want)
	}
}

// TestOlderFile opens a graph of a program that did not list the subjects of statements.
func TestOlderFile(t *testing.T) {
	b, err := newBuilder(t.Context(), newCorpus("service/s3 | launched | =2006"), ontology(t), snapshot.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := b.AddSection(subjectsSection, func(*snapshot.Store) ([]byte, error) { return nil, nil }); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "graph")
	if err := b.Write(file); err != nil {
		t.Fatal(err)
	}
	_, err = OpenStore(t.Context(), file)
	want := "open graph " + file + ": it was built by another version of this program; build it again"
	if err == nil || err.Error() != want {
		t.Errorf("got error %v, want %s", err, want)
	}
}

// TestBuildFails asks for a graph where none can be, and in time that is up:
// the file that was there stays.
func TestBuildFails(t *testing.T) {
	c, o := randomCorpus(ontology(t), 7, 8, 60, 400), ontology(t)
	if err := Build(t.Context(), c, o, filepath.Join(t.TempDir(), "none", "graph"), 0); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("in a folder that is not there: %v", err)
	}
	file := buildFile(t, newCorpus("service/s3 | launched | =2006"), o, 0)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := Build(ctx, c, o, file, 0); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if n := must[*Graph](t)(OpenStore(t.Context(), file)).Stats().Statements; n != 1 {
		t.Errorf("the graph has %d statements", n)
	}
	left, err := os.ReadDir(filepath.Dir(file))
	if err != nil || len(left) != 1 {
		t.Errorf("left in the folder: %v, %v", left, err)
	}
}

// TestTimelineOrder holds the timeline against the dates of all statements.
func TestTimelineOrder(t *testing.T) {
	g := openGraph(t, randomCorpus(ontology(t), 9, 8, 60, 600))
	periods := []string{
		"", "2003", "1995/2001", "[..1999-08]", "2010/..", "-1990", "1999?",
		"2003-03-15T03:30Z", "2003-03-14T20:00Z", "2003-03-14T13:00Z/2003-03-15", "2003-03-14T12:17", "XXXX-03", "XXXX-01-01/XXXX-01-02",
	}
	for _, s := range must[[]*fact.Statement](t)(g.Find(t.Context(), Query{})) {
		if first, known := s.Dated().Earliest(); known { // where a date just begins
			periods = append(periods, first.String())
		}
		if last, known := s.Dated().Latest(); known {
			periods = append(periods, last.String())
		}
	}
	slices.Sort(periods)
	for _, period := range slices.Compact(periods) {
		var date edtf.Date
		if period != "" {
			date = edtf.MustParse(period)
		}
		var want []*fact.Statement
		for _, s := range must[[]*fact.Statement](t)(g.Find(t.Context(), Query{})) {
			if d := s.Dated(); !d.IsZero() && (period == "" || d.Overlaps(date)) {
				want = append(want, s)
			}
		}
		slices.SortFunc(want, func(a, b *fact.Statement) int {
			return cmp.Or(edtf.Compare(a.Dated(), b.Dated()), strings.Compare(string(a.ID), string(b.ID)))
		})
		got := must[[]*fact.Statement](t)(g.Timeline(t.Context(), date))
		if len(want) == 0 {
			t.Errorf("%q: the test has no statement", period)
		}
		if diff := gocmp.Diff(statementIDs(want), statementIDs(got)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", period, diff)
		}
	}
}

func statementIDs(list []*fact.Statement) []fact.StatementID {
	var out []fact.StatementID
	for _, s := range list {
		out = append(out, s.ID)
	}
	return out
}

// TestDamagedIndex reads sections that are not what they should be, as those of
// a large file may be, which are not checked when it is opened: an answer may be
// wrong or an error, but there is no panic.
func TestDamagedIndex(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	g := openGraph(t, randomCorpus(ontology(t), 3, 8, 30, 100))
	whole := g.index
	damage := func(section []byte) []byte {
		section = bytes.Clone(section)
		for range 1 + r.IntN(4) {
			switch r.IntN(3) {
			case 0:
				section = section[:r.IntN(len(section)+1)]
			case 1:
				if len(section) > 0 {
					section[r.IntN(len(section))] = byte(r.Uint32())
				}
			case 2:
				if len(section) > 0 {
					section[r.IntN(len(section))] = 0xff
				}
			}
		}
		return section
	}
	for range 300 {
		g.index = index{
			targets: damage(whole.targets), names: damage(whole.names), texts: damage(whole.texts),
			terms: damage(whole.terms), postings: damage(whole.postings), timeline: damage(whole.timeline), subjects: damage(whole.subjects),
		}
		ctx := t.Context()
		g.EntityIDs(ctx, "")
		g.EntityIDs(ctx, "Service")
		g.DocumentIDs(ctx)
		g.Resolve(ctx, "alias 3")
		g.Search(ctx, "alias quo")
		g.Search(ctx, "zurich 1", "Person")
		g.Timeline(ctx, edtf.Date{})
		for start := 0; start < g.stats.Statements; start += 20 {
			g.StatementsBetween(ctx, start, min(start+20, g.stats.Statements))
		}
	}
	g.index = whole
}
