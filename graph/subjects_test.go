package graph

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"ibid/fact"
)

// TestStatementsBetween puts the statements together from pages, forwards and
// backwards, and holds them against those that are found at once.
func TestStatementsBetween(t *testing.T) {
	c := randomCorpus(ontology(t), 11, 8, 60, 400)
	// The order of the identifiers is not that of their IRIs, which escape a space
	// and have a bracket behind them. The last property is not in the ontology.
	odd := newCorpus("service/s3 | launched | =2006", "service/s3 beta | launched | =2005", "service/s3!beta | launched | =2005", "service/s3-glacier | thawed | =2012")
	c.Entities, c.Statements = append(c.Entities, odd.Entities...), append(c.Statements, odd.Statements...)
	c.Documents = append(c.Documents, odd.Documents...)
	sortCorpus(c)
	g := openGraph(t, c)
	slices.SortFunc(c.Statements, func(a, b fact.Statement) int {
		return cmp.Or(strings.Compare(string(a.Subject), string(b.Subject)), g.compare(&a, &b))
	})
	var want []fact.StatementID
	for _, s := range c.Statements {
		want = append(want, s.ID)
	}
	total := g.Stats().Statements
	if total != len(want) {
		t.Fatalf("%d statements are counted, want %d", total, len(want))
	}
	if diff := gocmp.Diff(want, statementIDs(must[[]*fact.Statement](t)(g.Find(t.Context(), Query{})))); diff != "" {
		t.Errorf("all (-want +got):\n%s", diff)
	}
	page := func(start, end int) []fact.StatementID {
		return statementIDs(must[[]*fact.Statement](t)(g.StatementsBetween(t.Context(), start, end)))
	}
	for _, size := range []int{1, 3, 20, 97, total} {
		var forwards, backwards []fact.StatementID
		for start := 0; start < total; start += size {
			forwards = append(forwards, page(start, min(start+size, total))...)
		}
		for end := total; end > 0; end -= size {
			backwards = append(page(max(end-size, 0), end), backwards...)
		}
		if diff := gocmp.Diff(want, forwards); diff != "" {
			t.Errorf("pages of %d (-want +got):\n%s", size, diff)
		}
		if diff := gocmp.Diff(want, backwards); diff != "" {
			t.Errorf("pages of %d from the end (-want +got):\n%s", size, diff)
		}
	}
	for _, at := range []int{0, 7, total} {
		if got := page(at, at); len(got) > 0 {
			t.Errorf("an empty page at %d has %v", at, got)
		}
	}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	if got, err := g.Find(cancelled, Query{}); !errors.Is(err, context.Canceled) {
		t.Errorf("when nobody waits any more, %d are found, %v", len(got), err)
	}
	for _, part := range [][2]int{{-1, 3}, {3, 2}, {total - 1, total + 1}, {total + 1, total + 1}} {
		if got, err := g.StatementsBetween(t.Context(), part[0], part[1]); err == nil {
			t.Errorf("the part %v is %v, want an error", part, got)
		}
	}
}

func TestNoStatements(t *testing.T) {
	g := openGraph(t, newCorpus())
	if got, err := g.StatementsBetween(t.Context(), 0, 0); len(got) > 0 || err != nil {
		t.Errorf("got %v, %v", got, err)
	}
	if got, err := g.Find(t.Context(), Query{}); len(got) > 0 || err != nil {
		t.Errorf("found %v, %v", got, err)
	}
}

// TestDamagedSubjects reads lists of subjects that do not fit the statements.
func TestDamagedSubjects(t *testing.T) {
	g := openGraph(t, newCorpus(history()...))
	whole := g.index.subjects
	nodes, total := uint32(0), g.stats.Statements
	for i := range whole.len() {
		nodes = max(nodes, uint32(whole.at(i).node))
	}
	set := func(place int, number uint32) subjects {
		damaged := append(subjects{}, whole...)
		binary.LittleEndian.PutUint32(damaged[4*place:], number)
		return damaged
	}
	for name, damaged := range map[string]subjects{
		"none":                      nil,
		"cut short":                 whole[:len(whole)-8],
		"cut within an entry":       whole[:len(whole)-3],
		"no node":                   set(0, 0),
		"a node that is no subject": set(0, nodes+1),
		"a node that there is not":  set(0, 1<<32-1),
		"the first ends too late":   set(1, 1<<32-1),
		"the second before it":      set(3, 0),
		"the last ends too late":    set(2*whole.len()-1, uint32(total)+1),
		"the last ends too early":   set(2*whole.len()-1, uint32(total)-1),
	} {
		g.index.subjects = damaged
		if got, err := g.StatementsBetween(t.Context(), 0, total); err == nil {
			t.Errorf("%s: got %v, want an error", name, lines(got))
		} else if name == "none" && !errors.Is(err, errDamaged) {
			t.Errorf("%s: got error %v", name, err)
		}
		if got, err := g.Find(t.Context(), Query{}); err == nil {
			t.Errorf("%s: found %v, want an error", name, lines(got))
		}
	}
	g.index.subjects = whole
}
