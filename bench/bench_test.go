package main

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// given is what a store answers to each question of a workload, as sorted N-Triples.
type given struct{ Entities, Paths [][]string }

// TestAnswers asks all stores the same and compares every answer.
func TestAnswers(t *testing.T) {
	c := corpusOf(12_000)
	w := c.workload(200)
	want := answersOf(t, contenders()[0], c, w)
	if len(want.Entities) == 0 || len(want.Entities[0]) == 0 || len(want.Paths) == 0 || len(want.Paths[0]) == 0 {
		t.Fatalf("no answers: %+v", want)
	}
	for _, other := range contenders()[1:] {
		t.Run(other.name, func(t *testing.T) {
			if diff := cmp.Diff(want, answersOf(t, other, c, w)); diff != "" {
				t.Errorf("not what the snapshot answers (-want +got):\n%s", diff)
			}
		})
	}
	t.Run("oxigraph", func(t *testing.T) {
		if _, err := os.Stat("node_modules/oxigraph"); errors.Is(err, fs.ErrNotExist) {
			t.Skip("run npm ci first")
		}
		quads, workload := filepath.Join(t.TempDir(), "quads.nq"), filepath.Join(t.TempDir(), "workload.json")
		if err := errors.Join(c.write(quads), w.write(workload)); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("node", "oxigraph.mjs", "answer", quads, workload).Output()
		if err != nil {
			t.Fatal(err)
		}
		var got given
		if err := json.Unmarshal(out, &got); err != nil {
			t.Fatal(err)
		}
		got.sort()
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("not what the snapshot answers (-want +got):\n%s", diff)
		}
	})
}

func answersOf(t *testing.T, c contender, of corpus, w workload) given {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "store")
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	s, err := c.load(dir, of.blocks())
	if err == nil && c.open != nil {
		s, err = c.open(dir)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.ask(w); err != nil {
		t.Fatal(err)
	}
	var g given
	for _, e := range w.Entities {
		quads, err := s.entity(e)
		if err != nil {
			t.Fatal(err)
		}
		answer := []string{}
		for _, q := range quads {
			answer = append(answer, q.Subject.String()+" "+q.Predicate.String()+" "+q.Object.String())
		}
		g.Entities = append(g.Entities, answer)
	}
	for _, h := range w.Paths {
		values, err := s.path(h)
		if err != nil {
			t.Fatal(err)
		}
		answer := []string{}
		for _, v := range values {
			answer = append(answer, v.String())
		}
		g.Paths = append(g.Paths, answer)
	}
	g.sort()
	return g
}

func (g *given) sort() {
	for _, answer := range slices.Concat(g.Entities, g.Paths) {
		slices.Sort(answer)
	}
}
