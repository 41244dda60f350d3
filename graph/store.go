package graph

import (
	"context"
	"slices"
	"sync"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
)

// store reads quads out of Cayley, many nodes at a time.
type store struct {
	quads    cayley.QuadStore
	scanning sync.Mutex
}

// newStore makes the store of the given quads. The memory store may be read by
// many at once as long as nobody writes, so it is filled first and never touched again.
func newStore(all []canonical) *store {
	quads := memstore.New()
	for _, c := range all {
		quads.AddQuad(c.quad)
	}
	return &store{quads: quads}
}

// link is a quad seen from one of its ends: its predicate and its other end.
type link struct {
	predicate quad.IRI
	other     quad.Value
}

// out returns the quads of which each node is the subject, and whose predicate
// is wanted; the result runs parallel to nodes and has no fixed order within.
func (s *store) out(ctx context.Context, nodes []quad.Value, want func(quad.IRI) bool) ([][]link, error) {
	return s.links(ctx, quad.Subject, nodes, want)
}

// in is as out, with each node as the object.
func (s *store) in(ctx context.Context, nodes []quad.Value, want func(quad.IRI) bool) ([][]link, error) {
	return s.links(ctx, quad.Object, nodes, want)
}

func (s *store) links(ctx context.Context, end quad.Direction, nodes []quad.Value, want func(quad.IRI) bool) ([][]link, error) {
	var known shape.Fixed
	at := map[any][]int{} // node to its places in nodes
	for i, node := range nodes {
		ref, err := s.quads.ValueOf(node)
		if err != nil {
			return nil, err
		}
		if ref == nil {
			continue
		}
		key := refs.ToKey(ref)
		if at[key] == nil {
			known = append(known, ref)
		}
		at[key] = append(at[key], i)
	}
	out := make([][]link, len(nodes))
	if len(known) == 0 {
		return out, nil
	}

	found, err := s.collect(ctx, shape.Quads{{Dir: end, Values: known}})
	if err != nil {
		return nil, err
	}
	predicates, err := s.ends(ctx, found, quad.Predicate)
	if err != nil {
		return nil, err
	}
	wanted, kept := found[:0], predicates[:0]
	for i, p := range predicates {
		if iri, ok := p.(quad.IRI); ok && want(iri) {
			wanted, kept = append(wanted, found[i]), append(kept, p)
		}
	}
	other := quad.Object
	if end == quad.Object {
		other = quad.Subject
	}
	values, err := s.ends(ctx, wanted, other)
	if err != nil {
		return nil, err
	}
	for i, q := range wanted {
		node, err := s.quads.QuadDirection(q, end)
		if err != nil {
			return nil, err
		}
		for _, j := range at[refs.ToKey(node)] {
			out[j] = append(out[j], link{kept[i].(quad.IRI), values[i]})
		}
	}
	return out, nil
}

// ends returns one end of each quad, resolved in one batch.
func (s *store) ends(ctx context.Context, quads []refs.Ref, d quad.Direction) ([]quad.Value, error) {
	var unique []refs.Ref
	place := map[any]int{}
	at := make([]int, len(quads))
	for i, q := range quads {
		ref, err := s.quads.QuadDirection(q, d)
		if err != nil {
			return nil, err
		}
		key := refs.ToKey(ref)
		j, ok := place[key]
		if !ok {
			j = len(unique)
			place[key] = j
			unique = append(unique, ref)
		}
		at[i] = j
	}
	values, err := cayley.ValuesOf(ctx, s.quads, unique)
	if err != nil {
		return nil, err
	}
	out := make([]quad.Value, len(quads))
	for i, j := range at {
		out[i] = values[j]
	}
	return out, nil
}

// collect returns what a shape selects.
func (s *store) collect(ctx context.Context, what shape.Shape) ([]refs.Ref, error) {
	all, err := iterator.Iterate(ctx, shape.BuildIterator(ctx, s.quads, what)).Paths(false).All()
	if err == nil {
		err = ctx.Err() // a cancelled iterator looks like one that is done
	}
	return all, err
}

// nodes returns the nodes that a path leads to, each once.
func (s *store) nodes(ctx context.Context, p *path.Path) ([]quad.Value, error) {
	return s.unique(ctx, p.Shape())
}

// withPredicate returns one end of all quads with a predicate, each node once.
func (s *store) withPredicate(ctx context.Context, end quad.Direction, predicates ...quad.Value) ([]quad.Value, error) {
	return s.unique(ctx, shape.NodesFrom{Dir: end, Quads: shape.Quads{{Dir: quad.Predicate, Values: shape.Lookup(predicates)}}})
}

func (s *store) unique(ctx context.Context, what shape.Shape) ([]quad.Value, error) {
	found, err := s.collect(ctx, what)
	if err != nil {
		return nil, err
	}
	seen := map[any]bool{}
	once := found[:0]
	for _, ref := range found {
		if key := refs.ToKey(ref); !seen[key] {
			seen[key] = true
			once = append(once, ref)
		}
	}
	return cayley.ValuesOf(ctx, s.quads, once)
}

// instances returns the nodes of a class.
func (s *store) instances(ctx context.Context, class quad.IRI) ([]quad.Value, error) {
	return s.nodes(ctx, path.StartPath(s.quads, class).In(rdfType))
}

// count returns the number of quads that have v at one end.
func (s *store) count(ctx context.Context, d quad.Direction, v quad.Value) (int, error) {
	ref, err := s.quads.ValueOf(v)
	if err != nil || ref == nil {
		return 0, err
	}
	n, err := iterator.Iterate(ctx, s.quads.QuadIterator(d, ref)).Count()
	return int(n), err
}

// size returns the number of all quads.
func (s *store) size(ctx context.Context) (int, error) {
	stats, err := s.quads.Stats(ctx, true)
	return int(stats.Quads.Value), err
}

// anything wants every predicate.
func anything(quad.IRI) bool { return true }

// described returns for each node the things that lead to it by a predicate,
// and the quads of all these things.
func (s *store) described(ctx context.Context, nodes []quad.Value, by quad.IRI) ([][]quad.Value, map[quad.Value][]link, error) {
	found, err := s.in(ctx, nodes, func(p quad.IRI) bool { return p == by })
	if err != nil {
		return nil, nil, err
	}
	lists := make([][]quad.Value, len(nodes))
	for i, links := range found {
		for _, l := range links {
			lists[i] = append(lists[i], l.other)
		}
	}
	things := unique(slices.Concat(lists...))
	links, err := s.out(ctx, things, anything)
	if err != nil {
		return nil, nil, err
	}
	out := make(map[quad.Value][]link, len(things))
	for i, t := range things {
		out[t] = links[i]
	}
	return lists, out, nil
}
