package graph

import (
	"context"
	"encoding/binary"
	"fmt"
	"iter"
	"slices"
	"sort"
	"strings"

	"github.com/cayleygraph/quad"

	"ibid/fact"
)

// AllStatements yields the statements of all entities: those of StatementsOf for one
// entity after the other, in the order of their identifiers. However many they are,
// it holds no more than some thousands at a time, and those of one entity.
func (g *Graph) AllStatements(ctx context.Context) iter.Seq2[*fact.Statement, error] {
	return func(yield func(*fact.Statement, error) bool) {
		for from := 0; from < g.stats.Statements; {
			nodes, _, to := g.index.subjects.between(from, min(from+chunk, g.stats.Statements))
			some, err := g.statementsOfSubjects(ctx, nodes, to-from)
			if err == nil {
				err = ctx.Err()
			}
			if err == nil && to == from {
				err = errDamagedSubjects
			}
			if err != nil {
				yield(nil, err)
				return
			}
			for _, s := range some {
				if !yield(s, nil) {
					return
				}
			}
			from = to
		}
	}
}

// StatementsBetween returns a part of AllStatements, from a place to before another,
// which lie between 0 and Stats().Statements. It reads no statements but those of the
// entities to which the part belongs.
func (g *Graph) StatementsBetween(ctx context.Context, start, end int) ([]*fact.Statement, error) {
	if start < 0 || end < start || end > g.stats.Statements {
		return nil, fmt.Errorf("of %d statements there is no part from %d to %d", g.stats.Statements, start, end)
	}
	if start == end {
		return nil, nil
	}
	nodes, from, to := g.index.subjects.between(start, end)
	all, err := g.statementsOfSubjects(ctx, nodes, to-from)
	if err == nil && to < end {
		err = errDamagedSubjects
	}
	if err != nil {
		return nil, err
	}
	return all[start-from : end-from], nil
}

// statementsOfSubjects returns the statements of entities, of which the number is known.
func (g *Graph) statementsOfSubjects(ctx context.Context, nodes []node, n int) ([]*fact.Statement, error) {
	ids, err := g.entityIDs(ctx, nodes)
	if err != nil {
		return nil, fmt.Errorf("find subjects: %w", err)
	}
	lists, err := g.StatementsOf(ctx, own, ids...)
	if err != nil {
		return nil, err
	}
	all := slices.Concat(lists...)
	if len(all) != n {
		return nil, errDamagedSubjects
	}
	return all, nil
}

var errDamagedSubjects = fmt.Errorf("find the statements of subjects: %w", errDamaged)

// between returns the entities whose statements lie between two places, and where
// those of the first begin and of the last end. Where the section is damaged, they
// may end too early.
func (s subjects) between(start, end int) (nodes []node, from, to int) {
	i := sort.Search(s.len(), func(i int) bool { return s.at(i).end > start })
	from = s.at(i - 1).end
	for to = from; to < end && s.at(i).end > to; i++ {
		nodes, to = append(nodes, s.at(i).node), s.at(i).end
	}
	return nodes, from, to
}

// findSubjects makes the list of the entities that have statements. Its order is
// not that of their nodes: an IRI is sorted with its closing bracket, and escaped.
func (d *deriver) findSubjects(ctx context.Context) error {
	statements, err := d.store.instances(ctx, statementClass)
	if err != nil {
		return err
	}
	counts := map[node]int{}
	var l level
	for part := range slices.Chunk(statements, chunk) {
		if err := d.quads.ReadLevel(ctx, &l, quad.Object, part); err != nil {
			return err
		}
		for _, r := range l.Rows {
			p, err := d.predicate(l.Terms, r[1])
			if err != nil {
				return err
			}
			if p.role == claimRole {
				counts[r[0]]++
			}
		}
	}
	type named struct {
		node node
		id   string
	}
	all := make([]named, 0, len(counts))
	for n := range counts {
		iri, err := d.quads.Text(n)
		if err != nil {
			return err
		}
		id, _ := d.local(entityPart, quad.IRI(iri))
		all = append(all, named{n, id})
	}
	slices.SortFunc(all, func(a, b named) int { return strings.Compare(a.id, b.id) })
	section := make([]byte, 0, 8*len(all))
	end := 0
	for _, e := range all {
		end += counts[e.node]
		section = binary.LittleEndian.AppendUint32(section, uint32(e.node))
		section = binary.LittleEndian.AppendUint32(section, uint32(end))
	}
	d.sections[subjectsSection] = section
	return nil
}
