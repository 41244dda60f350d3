package dispute

import (
	"slices"

	"ibid/fact"
)

// compare joins claims that are related into disputes and differences.
//
// Contradictions are transitive: claims joined by a chain of them are one
// dispute, together with the claims that are a more or less exact form of one
// of these. Possible rivals and differences of each kind are joined alike,
// unless all their claims stand side by side in a set before them already.
//
// Only claims that may hold at one time are compared: a series of figures costs
// no more than its length.
func (t *Topic) compare(series []*compared, relate func(a, b *compared) Kind) []*Dispute {
	slices.SortStableFunc(series, func(a, b *compared) int { return a.valid.may.first.Compare(b.valid.may.first) })
	joined := map[Kind]sets{}
	var refined [][2]int
	var current []*compared // those that may still hold
	for _, a := range series {
		current = slices.DeleteFunc(current, func(b *compared) bool { return b.valid.may.last.Compare(a.valid.may.first) < 0 })
		for _, b := range current {
			k := relate(a, b)
			if k == "" {
				continue
			}
			if joined[k] == nil {
				joined[k] = newSets(len(t.Claims))
			}
			joined[k].join(a.index, b.index)
			if k == Refinement {
				refined = append(refined, [2]int{a.index, b.index})
			}
		}
		current = append(current, a)
	}
	var out []*Dispute
	var shown [][]int
	for _, k := range []Kind{Date, Span, Value, Possible, AsOf, Period, Scope, Unit, Refinement} {
		for _, set := range joined[k].all() {
			if k.Disputed() {
				set = withNeighbours(set, refined)
			} else if slices.ContainsFunc(shown, func(other []int) bool { return subset(set, other) }) {
				continue
			}
			if k.Disputed() || k == Possible {
				shown = append(shown, set)
			}
			out = append(out, t.dispute(k, set))
		}
	}
	return out
}

func (t *Topic) dispute(k Kind, members []int) *Dispute {
	d := &Dispute{Kind: k, Subject: t.Subject, Property: t.Claims[0].Statement.Property}
	var ids []string
	for _, i := range members {
		d.Statements = append(d.Statements, t.Claims[i].Statement)
		ids = append(ids, string(t.Claims[i].ID))
	}
	said := t.Claims[members[0]].Said()
	another := func(i int) bool { return t.Claims[i].Said() != said }
	if t.symmetric() && said.Entity() != t.Subject && !slices.ContainsFunc(members, another) {
		d.Other = said.Entity()
	}
	slices.SortFunc(d.Statements, Compare)
	slices.Sort(ids)
	d.ID = fact.Hash(append([]string{string(k)}, ids...)...)
	return d
}

// sets is a partition of the numbers below its length: each points towards the least of its set.
type sets []int

func newSets(n int) sets {
	s := make(sets, n)
	for i := range s {
		s[i] = i
	}
	return s
}

func (s sets) find(i int) int {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

func (s sets) join(i, j int) {
	a, b := s.find(i), s.find(j)
	s[max(a, b)] = min(a, b)
}

// all returns the sets of at least two numbers, sorted.
func (s sets) all() [][]int {
	members := map[int][]int{}
	for i := range s {
		members[s.find(i)] = append(members[s.find(i)], i)
	}
	var out [][]int
	for i := range s {
		if len(members[i]) > 1 {
			out = append(out, members[i])
		}
	}
	return out
}

// withNeighbours adds to a set what an edge joins to one of its members.
func withNeighbours(set []int, edges [][2]int) []int {
	out := slices.Clone(set)
	for _, e := range edges {
		for _, ends := range [][2]int{e, {e[1], e[0]}} {
			if slices.Contains(set, ends[0]) && !slices.Contains(out, ends[1]) {
				out = append(out, ends[1])
			}
		}
	}
	return out
}

func subset(set, of []int) bool {
	return !slices.ContainsFunc(set, func(i int) bool { return !slices.Contains(of, i) })
}
