package main

import (
	"context"
	"iter"
	"path/filepath"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/kv/bbolt"
	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/quad"

	"ibid/graph/snapshot"
)

func loadSnapshot(dir string, blocks iter.Seq[[]quad.Quad]) (store, error) {
	var opts snapshot.Options // as ibid sets them
	for _, kind := range []string{"e", "v", "p", "ps", "pq", "pqv", "pr", "doc"} {
		opts.Prefixes = append(opts.Prefixes, string(name(kind, "")))
	}
	opts.HexPrefixes = []string{string(name("st", "")), string(name("ref", ""))}
	b := snapshot.NewBuilder(opts)
	defer b.Close()
	for block := range blocks {
		for _, q := range block {
			if err := b.Add(q); err != nil {
				return nil, err
			}
		}
	}
	return nil, b.Write(filepath.Join(dir, "graph"))
}

func openSnapshot(dir string) (store, error) {
	s, err := snapshot.Open(filepath.Join(dir, "graph"))
	return &cayley{quads: s}, err
}

func loadMemstore(_ string, blocks iter.Seq[[]quad.Quad]) (store, error) {
	s := memstore.New()
	for block := range blocks {
		for _, q := range block {
			s.AddQuad(q)
		}
	}
	return &cayley{quads: s}, nil
}

// loadBolt writes through Cayley's own bulk writer, without syncing.
func loadBolt(dir string, blocks iter.Seq[[]quad.Quad]) (store, error) {
	options := graph.Options{"nosync": true}
	db, err := bbolt.Create(dir, options)
	if err != nil {
		return nil, err
	}
	if err := kv.Init(db, options); err != nil {
		return nil, err
	}
	if err := db.Close(); err != nil {
		return nil, err
	}
	s, err := openBoltStore(dir)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	w, err := s.NewQuadWriter()
	if err != nil {
		return nil, err
	}
	for block := range blocks {
		if _, err := w.WriteQuads(block); err != nil {
			return nil, err
		}
	}
	return nil, w.Close()
}

func openBoltStore(dir string) (graph.QuadStore, error) {
	options := graph.Options{"nosync": true}
	db, err := bbolt.Open(dir, options)
	if err != nil {
		return nil, err
	}
	return kv.New(db, options)
}

func openBolt(dir string) (store, error) {
	s, err := openBoltStore(dir)
	return &cayley{quads: s}, err
}

// cayley asks any store of Cayley's, always in the same way.
type cayley struct {
	quads       graph.QuadStore
	claims      map[any]bool // keys of references
	derivedFrom any
}

func (c *cayley) Close() error { return c.quads.Close() }

func (c *cayley) ask(w workload) error {
	c.claims = map[any]bool{}
	for _, p := range w.Claims {
		if ref, err := c.quads.ValueOf(p); err != nil {
			return err
		} else if ref != nil {
			c.claims[ref.Key()] = true
		}
	}
	ref, err := c.quads.ValueOf(w.DerivedFrom)
	if ref != nil {
		c.derivedFrom = ref.Key()
	}
	return err
}

func (c *cayley) entity(iri quad.IRI) ([]quad.Quad, error) {
	ctx := context.Background()
	ref, err := c.quads.ValueOf(iri)
	if err != nil || ref == nil {
		return nil, err
	}
	var (
		refs    []graph.Ref // predicate and object of every quad
		parents []int       // for every quad, that whose object is its subject; -1 for the entity
	)
	read := func(subject graph.Ref, parent int) error {
		it := c.quads.QuadIterator(quad.Subject, subject).Iterate()
		defer it.Close()
		for it.Next(ctx) {
			p, err := c.quads.QuadDirection(it.Result(), quad.Predicate)
			if err != nil {
				return err
			}
			o, err := c.quads.QuadDirection(it.Result(), quad.Object)
			if err != nil {
				return err
			}
			refs, parents = append(refs, p, o), append(parents, parent)
		}
		return it.Err()
	}
	if err := read(ref, -1); err != nil {
		return nil, err
	}
	for i := 0; i < len(parents); i++ { // parents grows
		if p := refs[2*i].Key(); c.claims[p] || p == c.derivedFrom {
			if err := read(refs[2*i+1], i); err != nil {
				return nil, err
			}
		}
	}
	values, err := graph.ValuesOf(ctx, c.quads, refs)
	if err != nil {
		return nil, err
	}
	quads := make([]quad.Quad, len(parents))
	for i, parent := range parents {
		quads[i] = quad.Quad{Subject: iri, Predicate: values[2*i], Object: values[2*i+1]}
		if parent >= 0 {
			quads[i].Subject = quads[parent].Object
		}
	}
	return quads, nil
}

func (c *cayley) path(h hops) ([]quad.Value, error) {
	ctx := context.Background()
	refs, err := path.StartPath(c.quads, h.Start).Out(h.Claim).Out(h.Value).Iterate(ctx).All()
	if err != nil {
		return nil, err
	}
	return graph.ValuesOf(ctx, c.quads, refs)
}
