package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"ibid/edtf"
	"ibid/fact"
)

// Step is one edge of a path.
type Step struct {
	From, To  fact.EntityID
	Statement *fact.Statement
	Reverse   bool // walked from the value to the subject
}

// PathOptions narrow a search for paths.
type PathOptions struct {
	Properties []fact.PropertyID // may be walked; empty for all
	MaxLength  int               // steps; zero for 4
	Limit      int               // paths; zero for 10
	Holds      edtf.Date         // statements must possibly hold then; zero for any time
}

// Paths returns the shortest paths between two entities, shortest first, ties in a fixed order.
//
// A step leads from the subject of a statement to its value or to an entity in
// one of its qualifiers, or back. No path visits an entity twice, no two paths
// visit the same entities in the same order, and none walks a deprecated
// statement. Of several statements that join two entities a path has the first
// in the order of StatementsOf.
func (g *Graph) Paths(ctx context.Context, from, to fact.EntityID, opt PathOptions) ([][]Step, error) {
	opt.MaxLength, opt.Limit = cmp.Or(opt.MaxLength, 4), cmp.Or(opt.Limit, 10)
	if from == to {
		return nil, nil
	}
	m := &pathMap{g: g, opt: opt, explored: map[fact.EntityID]bool{}, steps: map[fact.EntityID][]Step{}}
	ends := [...]*ball{newBall(from), newBall(to)}
	var found [][]Step
	// Every step of a path of some length has an end within half of that length
	// of either end of the path, so the two balls grow in turn.
	for length := 1; length <= opt.MaxLength && len(found) < opt.Limit; length++ {
		if err := m.grow(ctx, ends[(length+1)%2]); err != nil {
			return nil, fmt.Errorf("find paths: %w", err)
		}
		w := walker{steps: m.steps, distance: m.distances(to), to: to, limit: opt.Limit, visited: map[fact.EntityID]bool{}, found: found}
		if err := w.walk(ctx, from, length); err != nil {
			return nil, fmt.Errorf("find paths: %w", err)
		}
		found = w.found
	}
	return found, nil
}

// ball is what lies within some distance of an entity.
type ball struct {
	seen map[fact.EntityID]bool
	rim  []fact.EntityID // sorted
}

func newBall(centre fact.EntityID) *ball {
	return &ball{seen: map[fact.EntityID]bool{centre: true}, rim: []fact.EntityID{centre}}
}

// pathMap is the part of the graph that has been read.
type pathMap struct {
	g        *Graph
	opt      PathOptions
	explored map[fact.EntityID]bool   // whose steps are all known
	steps    map[fact.EntityID][]Step // sorted
}

// grow widens a ball by one step.
func (m *pathMap) grow(ctx context.Context, b *ball) error {
	if err := m.explore(ctx, b.rim); err != nil {
		return err
	}
	var next []fact.EntityID
	for _, id := range b.rim {
		for _, s := range m.steps[id] {
			if !b.seen[s.To] {
				b.seen[s.To] = true
				next = append(next, s.To)
			}
		}
	}
	slices.Sort(next)
	b.rim = next
	return nil
}

// explore reads the steps from entities that were not explored before. A step
// can be walked from its other end too, even if that is never explored.
func (m *pathMap) explore(ctx context.Context, entities []fact.EntityID) error {
	entities = slices.DeleteFunc(slices.Clone(entities), func(id fact.EntityID) bool { return m.explored[id] })
	lists, err := m.g.StatementsOf(ctx, Both, entities...)
	if err != nil {
		return err
	}
	for i, id := range entities {
		m.explored[id] = true
		m.steps[id] = nil
		for _, s := range lists[i] {
			if m.allows(s) {
				m.steps[id] = append(m.steps[id], stepsFrom(id, s)...)
			}
		}
	}
	changed := slices.Clone(entities)
	for _, id := range entities {
		for _, s := range m.steps[id] {
			if !m.explored[s.To] {
				m.steps[s.To] = append(m.steps[s.To], Step{From: s.To, To: id, Statement: s.Statement, Reverse: !s.Reverse})
				changed = append(changed, s.To)
			}
		}
	}
	slices.Sort(changed)
	for _, id := range slices.Compact(changed) {
		slices.SortFunc(m.steps[id], func(a, b Step) int {
			return cmp.Or(m.g.compare(a.Statement, b.Statement), strings.Compare(string(a.To), string(b.To)))
		})
		m.steps[id] = firstTo(m.steps[id])
	}
	return nil
}

// firstTo keeps the first step to each entity.
func firstTo(steps []Step) []Step {
	seen := map[fact.EntityID]bool{}
	return slices.DeleteFunc(steps, func(s Step) bool {
		known := seen[s.To]
		seen[s.To] = true
		return known
	})
}

func (m *pathMap) allows(s *fact.Statement) bool {
	return s.Rank != fact.Deprecated &&
		(len(m.opt.Properties) == 0 || slices.Contains(m.opt.Properties, s.Property)) &&
		(m.opt.Holds.IsZero() || s.Holds(m.opt.Holds) != fact.Never)
}

// stepsFrom returns the steps that a statement allows from an entity.
func stepsFrom(id fact.EntityID, s *fact.Statement) []Step {
	ends := []fact.EntityID{}
	if s.Value.Kind == fact.EntityValue {
		ends = append(ends, s.Value.Entity())
	}
	for _, q := range s.Qualifiers {
		if q.Value.Kind == fact.EntityValue && !slices.Contains(ends, q.Value.Entity()) {
			ends = append(ends, q.Value.Entity())
		}
	}
	var out []Step
	switch {
	case s.Subject == id:
		for _, end := range ends {
			if end != id {
				out = append(out, Step{From: id, To: end, Statement: s})
			}
		}
	case slices.Contains(ends, id):
		out = append(out, Step{From: id, To: s.Subject, Statement: s, Reverse: true})
	}
	return out
}

// distances returns how far each entity of the map is from one of them.
func (m *pathMap) distances(centre fact.EntityID) map[fact.EntityID]int {
	distance := map[fact.EntityID]int{centre: 0}
	for queue := []fact.EntityID{centre}; len(queue) > 0; queue = queue[1:] {
		for _, s := range m.steps[queue[0]] {
			if _, known := distance[s.To]; !known {
				distance[s.To] = distance[queue[0]] + 1
				queue = append(queue, s.To)
			}
		}
	}
	return distance
}

// walker finds paths of one length, depth first.
type walker struct {
	steps    map[fact.EntityID][]Step
	distance map[fact.EntityID]int // to the end
	to       fact.EntityID
	limit    int
	visited  map[fact.EntityID]bool
	path     []Step
	found    [][]Step
}

// walk finds the paths that begin with w.path, are now at an entity, and have so many steps left.
func (w *walker) walk(ctx context.Context, at fact.EntityID, left int) error {
	if distance, known := w.distance[at]; !known || distance > left {
		return nil
	}
	if at == w.to {
		if left == 0 {
			w.found = append(w.found, slices.Clone(w.path))
		}
		return nil
	}
	w.visited[at] = true
	defer delete(w.visited, at)
	for _, s := range w.steps[at] {
		if w.visited[s.To] {
			continue
		}
		if len(w.found) >= w.limit {
			return nil
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		w.path = append(w.path, s)
		err := w.walk(ctx, s.To, left-1)
		w.path = w.path[:len(w.path)-1]
		if err != nil {
			return err
		}
	}
	return nil
}
