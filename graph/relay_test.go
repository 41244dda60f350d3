package graph

import (
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

func TestRelay(t *testing.T) {
	var got []int
	var batches int
	r := newRelay(10, func(batch []int) {
		got = append(got, batch...)
		batches++
	})
	var want []int
	for n := range 40 { // more at a time than a batch holds
		some := slices.Repeat([]int{n}, n)
		r.put(some...)
		want = append(want, some...)
	}
	r.close()
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("what was taken (-want +got):\n%s", diff)
	}
	if batches < 20 {
		t.Errorf("it was taken in %d batches", batches)
	}
}
