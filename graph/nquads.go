package graph

import (
	"context"
	"fmt"
	"iter"

	"github.com/cayleygraph/quad"

	"ibid/graph/snapshot"
)

// Term is an RDF term: an IRI, or a literal with its datatype or language.
type Term struct {
	Value    string // IRI without brackets, or lexical form
	Literal  bool
	Datatype string // IRI; empty for xsd:string and language-tagged strings
	Language string // BCP 47, lower case
}

// Quad is an RDF quad; subject, predicate and graph are IRIs without brackets.
type Quad struct {
	Subject, Predicate string
	Object             Term
	Graph              string
}

// String returns the line of the quad in canonical N-Quads
// (https://www.w3.org/TR/rdf-canon/#canonical-quads), without the line break. No
// IRI and no text of it can end the line.
func (q Quad) String() string {
	b := make([]byte, 0, len(q.Subject)+len(q.Predicate)+len(q.Object.Value)+len(q.Object.Datatype)+len(q.Graph)+20)
	b = snapshot.AppendIRI(b, q.Subject)
	b = append(b, ' ')
	b = snapshot.AppendIRI(b, q.Predicate)
	b = append(b, ' ')
	b = q.Object.append(b)
	b = append(b, ' ')
	b = snapshot.AppendIRI(b, q.Graph)
	return string(append(b, " ."...))
}

func (t Term) append(b []byte) []byte {
	if !t.Literal {
		return snapshot.AppendIRI(b, t.Value)
	}
	b = snapshot.AppendString(b, t.Value)
	switch {
	case t.Language != "":
		b = append(append(b, '@'), t.Language...)
	case t.Datatype != "":
		b = snapshot.AppendIRI(append(b, "^^"...), t.Datatype)
	}
	return b
}

// fromCayley turns a quad as [encode] makes them into our own.
func fromCayley(q quad.Quad) (Quad, error) {
	subject, ok1 := q.Subject.(quad.IRI)
	predicate, ok2 := q.Predicate.(quad.IRI)
	label, ok3 := q.Label.(quad.IRI)
	out := Quad{Subject: string(subject), Predicate: string(predicate), Graph: string(label)}
	ok4 := true
	switch o := q.Object.(type) {
	case quad.IRI:
		out.Object = Term{Value: string(o)}
	case quad.String:
		out.Object = Term{Value: string(o), Literal: true}
	case quad.LangString:
		out.Object = Term{Value: string(o.Value), Literal: true, Language: o.Lang}
	case quad.TypedString:
		out.Object = Term{Value: string(o.Value), Literal: true, Datatype: string(o.Type)}
	default:
		ok4 = false
	}
	if !ok1 || !ok2 || !ok3 || !ok4 {
		return Quad{}, fmt.Errorf("the store holds a quad that is none of ours: %v", q)
	}
	return out, nil
}

// page is how many nodes the quads are read of at a time.
const page = 1 << 12

// Quads yields the whole graph in canonical order: sorted by the canonical N-Quads line.
func (g *Graph) Quads(ctx context.Context) iter.Seq2[Quad, error] {
	return func(yield func(Quad, error) bool) {
		err := g.eachQuad(ctx, func(q Quad) bool { return yield(q, nil) })
		if err != nil {
			yield(Quad{}, fmt.Errorf("read all quads: %w", err))
		}
	}
}

// eachQuad reads the quads of one subject after the other, as long as it is
// wanted. Nodes are in the order of the lines.
func (g *Graph) eachQuad(ctx context.Context, yield func(Quad) bool) error {
	count, _, err := g.store.stats(ctx)
	var l level
	subjects := make([]node, 0, page)
	for first := 1; first <= count && err == nil; first += page {
		if err := ctx.Err(); err != nil {
			return err
		}
		subjects = subjects[:0]
		for n := first; n <= count && n < first+page; n++ {
			subjects = append(subjects, node(n))
		}
		err = g.store.quads.ReadLevel(ctx, &l, quad.Subject, subjects)
		if err == nil {
			err = nearEnds(&l, quad.Subject)
		}
		if err != nil {
			break
		}
		for _, r := range l.Rows {
			var q quad.Quad
			for i, d := range quad.Directions {
				v, err := g.store.value(l.Terms, r[i])
				if err != nil {
					return err
				}
				q.Set(d, v)
			}
			ours, err := fromCayley(q)
			if err != nil || !yield(ours) {
				return err
			}
		}
	}
	return err
}
