package graph

import (
	"cmp"
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
// (https://www.w3.org/TR/rdf-canon/#canonical-quads), without the line break.
func (q Quad) String() string {
	b := make([]byte, 0, len(q.Subject)+len(q.Predicate)+len(q.Object.Value)+len(q.Object.Datatype)+len(q.Graph)+20)
	b = appendIRI(b, q.Subject)
	b = append(b, ' ')
	b = appendIRI(b, q.Predicate)
	b = append(b, ' ')
	b = q.Object.append(b)
	b = append(b, ' ')
	b = appendIRI(b, q.Graph)
	return string(append(b, " ."...))
}

func (t Term) append(b []byte) []byte {
	if !t.Literal {
		return appendIRI(b, t.Value)
	}
	b = snapshot.AppendString(b, t.Value)
	switch {
	case t.Language != "":
		b = append(append(b, '@'), t.Language...)
	case t.Datatype != "":
		b = appendIRI(append(b, "^^"...), t.Datatype)
	}
	return b
}

func appendIRI(b []byte, iri string) []byte {
	return append(append(append(b, '<'), iri...), '>')
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

// Quads yields the whole graph in canonical order: sorted by the canonical N-Quads line.
func (g *Graph) Quads(ctx context.Context) iter.Seq2[Quad, error] {
	return func(yield func(Quad, error) bool) {
		for r, err := range g.store.quads.Rows() {
			var q quad.Quad
			for i, d := range quad.Directions {
				if err == nil {
					var v quad.Value
					v, err = g.store.value(r[i])
					q.Set(d, v)
				}
			}
			err = cmp.Or(err, ctx.Err())
			var ours Quad
			if err == nil {
				ours, err = fromCayley(q)
			}
			if err != nil {
				yield(Quad{}, fmt.Errorf("read all quads: %w", err))
				return
			}
			if !yield(ours, nil) {
				return
			}
		}
	}
}
