package graph

import (
	"context"
	"fmt"

	"ibid/fact"
)

// readCitations reads the citations of all derivations that were read, of which most have none.
func (r *reader) readCitations(ctx context.Context) error {
	r.cites.reset()
	r.cited = 0
	for i, p := range r.proofs.predicates {
		if p.role == citationRole {
			r.cites.nodes = append(r.cites.nodes, r.proofs.Rows[i][2])
		}
	}
	if len(r.cites.nodes) == 0 {
		return nil
	}
	return r.readLayer(ctx, &r.cites)
}

// citation decodes a citation. They are asked for in the order in which they
// were read, so that it is mostly the next.
func (r *reader) citation(n node) (c fact.Citation, err error) {
	at := r.cited
	for range r.cites.nodes {
		if at = at % len(r.cites.nodes); r.cites.nodes[at] == n {
			break
		}
		at++
	}
	if at >= len(r.cites.nodes) || r.cites.nodes[at] != n {
		return c, fmt.Errorf("there is no citation %d", n)
	}
	r.cited = at + 1
	of := r.cites.Terms
	rows, predicates := r.cites.of(at)
	for i, p := range predicates {
		object := rows[i][2]
		var text string
		switch p.role {
		case derivedEntityRole:
			text, err = r.oftenID(of, object, sourcePart)
			c.Source = fact.SourceKey(text)
		case labelRole:
			text, err = r.often(of, object)
			c.Label = fact.Label(text)
		case locatorRole:
			c.Value, err = r.words(of, object)
		case prefixRole:
			c.Prefix, err = r.often(of, object)
		case suffixRole:
			c.Suffix, err = r.words(of, object)
		}
		if err != nil {
			return c, err
		}
	}
	return c, nil
}
