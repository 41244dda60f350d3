package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"ibid/fact"
)

// Entities returns the entities with the given identifiers, in their order; nil for an unknown one.
func (g *Graph) Entities(ctx context.Context, ids ...fact.EntityID) ([]*fact.Entity, error) {
	found, err := g.store.out(ctx, iris(ids, g.entity), g.describesEntity)
	if err != nil {
		return nil, fmt.Errorf("read entities: %w", err)
	}
	out := make([]*fact.Entity, len(ids))
	for i, links := range found {
		if len(links) == 0 {
			continue
		}
		if out[i], err = g.decodeEntity(ids[i], links); err != nil {
			return nil, fmt.Errorf("read entity %s: %w", ids[i], err)
		}
	}
	return out, nil
}

// describesEntity leaves out the statements and values of an entity.
func (g *Graph) describesEntity(predicate quad.IRI) bool {
	return !strings.HasPrefix(string(predicate), g.base)
}

func (g *Graph) decodeEntity(id fact.EntityID, links []link) (*fact.Entity, error) {
	e := &fact.Entity{ID: id}
	label := ""
	for _, l := range links {
		switch l.predicate {
		case rdfType:
			e.Kind, _ = g.local(kindPart, l.other)
		case rdfsLabel:
			label = lexical(l.other)
		case skos + "prefLabel":
			e.Name = lexical(l.other)
		case skos + "altLabel":
			e.Aliases = append(e.Aliases, lexical(l.other))
		case dcterms + "description":
			e.About = lexical(l.other)
		case owl + "sameAs":
			e.Wikidata = unescape(strings.TrimPrefix(lexical(l.other), wikidata))
		case dcterms + "replaces":
			former, _ := g.local(entityPart, l.other)
			e.Former = append(e.Former, fact.EntityID(former))
		case ibid + "page":
			page, _ := g.local(documentPart, l.other)
			e.Document = fact.DocumentID(page)
		case ibid + "declaredAt":
			file, line, col, err := parsePlace([]byte(lexical(l.other)))
			e.Pos = fact.Pos{File: string(file), Line: line, Col: col}
			if err != nil {
				return nil, err
			}
		}
	}
	if e.Name == "" {
		e.Name = label
	} else {
		e.Tag = strings.TrimSuffix(strings.TrimPrefix(label, e.Name+" ("), ")")
	}
	slices.Sort(e.Aliases)
	slices.Sort(e.Former)
	return e, nil
}

// EntityIDs returns the identifiers of the entities of a kind, or of all kinds when kind is empty, sorted by name.
func (g *Graph) EntityIDs(ctx context.Context, kind string) ([]fact.EntityID, error) {
	kinds, err := g.store.quads.Nodes(ctx, []quad.Value{g.kind(kind)})
	if err != nil || kinds[0] == 0 && kind != "" {
		return nil, err
	}
	var nodes []node
	for i := range g.index.targets.len() {
		if t := g.index.targets.at(i); t.kind != 0 && (kind == "" || t.kind == kinds[0]) {
			nodes = append(nodes, t.node)
		}
	}
	ids, err := g.entityIDs(ctx, nodes)
	if err != nil {
		return nil, fmt.Errorf("list entities: %w", err)
	}
	return ids, nil
}

// entityIDs returns the identifiers of the entities that nodes are.
func (g *Graph) entityIDs(ctx context.Context, nodes []node) ([]fact.EntityID, error) {
	ids, err := g.identifiers(ctx, nodes)
	if err != nil {
		return nil, err
	}
	out := make([]fact.EntityID, len(ids))
	for i, id := range ids {
		out[i] = fact.EntityID(id)
	}
	return out, nil
}

// Resolve finds an entity by its identifier, its IRI, an identifier that it had before, or a name or alias
// in any case. It returns the empty identifier when there is none, and an [AmbiguousError] when several have the name.
func (g *Graph) Resolve(ctx context.Context, key string) (fact.EntityID, error) {
	iri := quad.IRI(key)
	if _, ok := g.local(entityPart, iri); !ok {
		iri = g.entity(fact.EntityID(key))
	}
	named := []quad.Value{iri}
	described, err := g.store.out(ctx, named, g.describesEntity)
	if err != nil {
		return "", fmt.Errorf("find entity %q: %w", key, err)
	}
	if len(described[0]) > 0 {
		id, _ := g.local(entityPart, iri)
		return fact.EntityID(id), nil
	}
	renamed, err := g.store.in(ctx, named, func(p quad.IRI) bool { return p == dcterms+"replaces" })
	if err != nil {
		return "", fmt.Errorf("find entity %q: %w", key, err)
	}
	if len(renamed[0]) > 0 {
		id, _ := g.local(entityPart, renamed[0][0].other)
		return fact.EntityID(id), nil
	}
	ids, err := g.entityIDs(ctx, g.index.named(Fold(key)))
	switch {
	case err != nil:
		return "", fmt.Errorf("find entity %q: %w", key, err)
	case len(ids) == 0:
		return "", nil
	case len(ids) > 1:
		return "", &AmbiguousError{key, ids}
	}
	return ids[0], nil
}

// AmbiguousError says that a name is that of several entities.
type AmbiguousError struct {
	Name string
	IDs  []fact.EntityID
}

// Error lists the identifiers by which the entities are told apart.
func (e *AmbiguousError) Error() string {
	var ids []string
	for _, id := range e.IDs[:min(len(e.IDs), 6)] {
		ids = append(ids, string(id))
	}
	if more := len(e.IDs) - len(ids); more > 0 {
		ids = append(ids, fmt.Sprintf("%d more", more))
	}
	return fmt.Sprintf("%q may be %s: ask for one of them", e.Name, strings.Join(ids, " or "))
}

// IRI returns the IRI that the entity has in every export.
func (g *Graph) IRI(id fact.EntityID) string { return string(g.entity(id)) }

// iris mints the IRI of each identifier.
func iris[ID any](ids []ID, mint func(ID) quad.IRI) []quad.Value {
	out := make([]quad.Value, len(ids))
	for i, id := range ids {
		out[i] = mint(id)
	}
	return out
}
