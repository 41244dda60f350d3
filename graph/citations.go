package graph

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/cayleygraph/quad"

	"ibid/fact"
)

func (e *encoder) source(x *fact.Source) {
	e.into("sources")
	s := quad.Value(e.names.source(x.Key))
	e.add(s, rdfType, sourceClass)
	e.add(s, ibid+"entryType", quad.String(x.Type))
	for _, name := range slices.Sorted(maps.Keys(x.Fields)) {
		e.add(s, e.in(fieldPart, name), quad.String(x.Fields[name]))
	}
}

// citation adds what a citation says of a source.
func (e *encoder) citation(s quad.Value, c fact.Citation, language string) {
	part := func(name string) quad.Value { return e.term(referencePart, name) }
	e.add(s, rdfType, derivationClass)
	e.add(s, derivedEntity, e.names.source(c.Source))
	e.addText(s, locatorTerm, c.Value, "")
	if c.Label == "page" {
		e.addText(s, bibo+"pages", c.Value, "")
	}
	e.addText(s, part("label"), string(c.Label), "")
	e.addText(s, part("prefix"), c.Prefix, language)
	e.addText(s, part("suffix"), c.Suffix, language)
}

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
