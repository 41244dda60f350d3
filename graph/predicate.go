package graph

import (
	"maps"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"ibid/fact"
)

// predicate is what a predicate says of a statement.
type predicate struct {
	role     role
	property fact.PropertyID // of a claim, a value or a qualifier
	heading  int             // 1-based
}

// role is what the object of a quad is to a statement.
type role int8

const (
	otherRole role = iota // nothing that is read with it

	claimRole  // the statement itself, of which the subject is that of the quad
	mirrorRole // the statement itself, of which the value is the subject of the quad and the property is symmetric

	valueRole
	qualifierRole
	rankRole
	whyRole
	referenceRole
	derivationRole

	derivedEntityRole // the reference of a derivation
	anchorRole
	matchRole
	methodRole
	reasonRole
	sourceRole
	citationRole
	lineRole
	spansRole
	statedAtRole

	locatorRole // of a citation
	labelRole
	prefixRole
	suffixRole

	documentRole
	headingRole
	quoteRole
	occurrenceRole
)

// roleOf returns the role of a predicate that is not one of a property.
func roleOf(part string, id string) role {
	if part == referencePart {
		switch id {
		case "anchor":
			return anchorRole
		case "match":
			return matchRole
		case "method":
			return methodRole
		case "reason":
			return reasonRole
		case "source":
			return sourceRole
		case "citation":
			return citationRole
		case "label":
			return labelRole
		case "prefix":
			return prefixRole
		case "suffix":
			return suffixRole
		case "line":
			return lineRole
		case "spans":
			return spansRole
		case "statedAt":
			return statedAtRole
		case "document":
			return documentRole
		case "exact":
			return quoteRole
		case "occurrence":
			return occurrenceRole
		}
	}
	switch quad.IRI(id) {
	case rankTerm:
		return rankRole
	case ibid + "why":
		return whyRole
	case derivedFrom:
		return referenceRole
	case derivation:
		return derivationRole
	case derivedEntity:
		return derivedEntityRole
	case locatorTerm:
		return locatorRole
	}
	return otherRole
}

// isText reports whether the text of the object is read.
func (r role) isText() bool {
	switch r {
	case otherRole, claimRole, mirrorRole, referenceRole, derivationRole, derivedEntityRole, citationRole:
		return false
	}
	return true
}

// predicate returns what a node says that is a predicate and among the terms.
// There are few, so each that is met for the first time is added to a copy of all.
func (g *Graph) predicate(t terms, n node) (*predicate, error) {
	met := g.predicates.Load()
	if p := (*met)[n]; p != nil {
		return p, nil
	}
	iri, err := t.Text(n)
	if err != nil {
		return nil, err
	}
	p, err := g.parsePredicate(iri)
	if err != nil {
		return nil, err
	}
	more := maps.Clone(*met)
	more[n] = p
	g.predicates.CompareAndSwap(met, &more) // or it is added when it is met again
	return p, nil
}

func (g *Graph) parsePredicate(iri string) (*predicate, error) {
	t := g.split(iri)
	switch t.part {
	case claimPart:
		return &predicate{role: claimRole, property: fact.PropertyID(t.id)}, nil
	case mirrorPart:
		return &predicate{role: mirrorRole, property: fact.PropertyID(t.id)}, nil
	case valuePart:
		return &predicate{role: valueRole, property: fact.PropertyID(t.id)}, nil
	case qualifierPart:
		return &predicate{role: qualifierRole, property: fact.PropertyID(t.id)}, nil
	case referencePart:
		if number, ok := strings.CutPrefix(t.id, "heading/"); ok {
			n, err := strconv.Atoi(number)
			return &predicate{role: headingRole, heading: n}, err
		}
	}
	return &predicate{role: roleOf(t.part, t.id)}, nil
}
