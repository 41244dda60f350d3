package main

import (
	"iter"

	"github.com/cayleygraph/quad"
)

// A contender is a store that is compared.
type contender struct {
	name string
	// load keeps quads: in the folder dir if there is an open, else in what it
	// returns. A block is good until the next.
	load func(dir string, blocks iter.Seq[[]quad.Quad]) (store, error)
	// open opens what load left in dir; nil for a store in memory.
	open func(dir string) (store, error)
}

// A store answers questions; it is safe for concurrent use.
type store interface {
	// ask prepares for the questions of a workload.
	ask(workload) error
	// entity gives every quad, without its label, of an entity, of its
	// statements and of their references, in any order.
	entity(quad.IRI) ([]quad.Quad, error)
	// path gives the values at the end of two hops, in any order.
	path(hops) ([]quad.Value, error)
	Close() error
}

// contenders are the stores that run in Go. Oxigraph is beside them.
func contenders() []contender {
	return []contender{
		{"snapshot", loadSnapshot, openSnapshot},
		{"memstore", loadMemstore, nil},
		{"bbolt", loadBolt, openBolt},
		{"SQLite", loadSQLite, openSQLite},
	}
}
