package graph

import (
	"context"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"ibid/fact"
)

// readBack puts a corpus together from all that a graph tells.
func readBack(t *testing.T, g *Graph) *fact.Corpus {
	t.Helper()
	ctx := context.Background()
	c := &fact.Corpus{Info: g.Info()}
	for _, e := range must[[]*fact.Entity](t)(g.Entities(ctx, must[[]fact.EntityID](t)(g.EntityIDs(ctx, ""))...)) {
		c.Entities = append(c.Entities, *e)
	}
	ids := must[[]fact.DocumentID](t)(g.DocumentIDs(ctx))
	for _, d := range must[[]*fact.Document](t)(g.Documents(ctx, ids...)) {
		c.Documents = append(c.Documents, *d)
	}
	for _, m := range slices.Concat(must[[][]*fact.Mention](t)(g.MentionsIn(ctx, ids...))...) {
		c.Mentions = append(c.Mentions, *m)
	}
	for _, l := range slices.Concat(must[[][]*fact.Link](t)(g.LinksFrom(ctx, ids...))...) {
		c.Links = append(c.Links, *l)
	}
	for _, s := range must[[]*fact.Source](t)(g.Sources(ctx)) {
		c.Sources = append(c.Sources, *s)
	}
	for _, s := range must[[]*fact.Statement](t)(g.Find(ctx, Query{})) {
		c.Statements = append(c.Statements, *s)
	}
	sortCorpus(c)
	slices.SortFunc(c.Documents, func(a, b fact.Document) int { return cmpString(a.ID, b.ID) })
	slices.SortStableFunc(c.Mentions, func(a, b fact.Mention) int { return cmpString(a.Document, b.Document) })
	slices.SortStableFunc(c.Links, func(a, b fact.Link) int { return cmpString(a.From, b.From) })
	return c
}

func cmpString[S ~string](a, b S) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func TestNothingIsLost(t *testing.T) {
	for seed := range uint64(3) {
		want := randomCorpus(ontology(t), seed, 8, 30, 200)
		got := readBack(t, openGraph(t, want))
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty(), cmp.Comparer(func(a, b fact.Value) bool { return a == b })); diff != "" {
			t.Errorf("corpus %d (-want +got):\n%s", seed, diff)
		}
	}
}

func TestRevisionDependsOnContentOnly(t *testing.T) {
	o := ontology(t)
	want := openGraph(t, randomCorpus(o, 1, 8, 30, 200))
	shuffled := randomCorpus(o, 1, 8, 30, 200)
	r := rand.New(rand.NewPCG(5, 5))
	for i := range shuffled.Statements {
		s := &shuffled.Statements[i]
		r.Shuffle(len(s.References), func(i, j int) { s.References[i], s.References[j] = s.References[j], s.References[i] })
	}
	for _, list := range []struct {
		n    int
		swap func(i, j int)
	}{
		{len(shuffled.Statements), func(i, j int) {
			shuffled.Statements[i], shuffled.Statements[j] = shuffled.Statements[j], shuffled.Statements[i]
		}},
		{len(shuffled.Entities), func(i, j int) {
			shuffled.Entities[i], shuffled.Entities[j] = shuffled.Entities[j], shuffled.Entities[i]
		}},
		{len(shuffled.Documents), func(i, j int) {
			shuffled.Documents[i], shuffled.Documents[j] = shuffled.Documents[j], shuffled.Documents[i]
		}},
	} {
		r.Shuffle(list.n, list.swap)
	}
	procs := runtime.GOMAXPROCS(1)
	got := openGraph(t, shuffled)
	runtime.GOMAXPROCS(procs)
	if want.Revision() != got.Revision() {
		t.Errorf("revision of the same corpus in another order = %s, want %s", got.Revision(), want.Revision())
	}
	changed := randomCorpus(o, 1, 8, 30, 200)
	changed.Statements[0].References[0].Reason += "!"
	if g := openGraph(t, changed); g.Revision() == want.Revision() {
		t.Error("another corpus has the same revision")
	}
}

func TestConcurrentReaders(t *testing.T) {
	g := openGraph(t, randomCorpus(ontology(t), 2, 8, 30, 200))
	ctx := context.Background()
	ids := must[[]fact.EntityID](t)(g.EntityIDs(ctx, ""))
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for _, err := range g.Quads(ctx) {
				if err != nil {
					t.Error(err)
				}
			}
			_, err1 := g.StatementsOf(ctx, Both, ids...)
			_, err2 := g.Disputes(ctx, true)
			_, err3 := g.Search(ctx, "alias")
			_, err4 := g.Paths(ctx, ids[0], ids[1], PathOptions{})
			_, err5 := g.Find(ctx, Query{Documents: []fact.DocumentID{"x"}})
			for _, err := range []error{err1, err2, err3, err4, err5} {
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
}
