package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
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
	b = append(b, '"')
	start := 0
	for i := range len(t.Value) {
		c := t.Value[i]
		if c >= ' ' && c != '"' && c != '\\' && c != 0x7F {
			continue
		}
		b = append(b, t.Value[start:i]...)
		start = i + 1
		if j := strings.IndexByte("\b\t\n\f\r\"\\", c); j >= 0 {
			b = append(b, '\\', `btnfr"\`[j])
		} else {
			b = fmt.Appendf(b, "\\u%04X", c)
		}
	}
	b = append(append(b, t.Value[start:]...), '"')
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

// canonical is a quad with its line, by which it is sorted.
type canonical struct {
	line string
	quad quad.Quad
}

// canonicalise sorts quads by their lines and drops those that are there twice.
func canonicalise(quads []quad.Quad) ([]canonical, error) {
	all := make([]canonical, len(quads))
	for i, q := range quads {
		ours, err := fromCayley(q)
		if err != nil {
			return nil, err
		}
		all[i] = canonical{ours.String(), q}
	}
	slices.SortFunc(all, func(a, b canonical) int { return strings.Compare(a.line, b.line) })
	return slices.CompactFunc(all, func(a, b canonical) bool { return a.line == b.line }), nil
}

// revision returns the SHA-256 of the canonical N-Quads document.
func revision(all []canonical) string {
	h := sha256.New()
	for _, c := range all {
		io.WriteString(h, c.line)
		io.WriteString(h, "\n")
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Quads yields the whole graph in canonical order: sorted by the canonical N-Quads line.
func (g *Graph) Quads(ctx context.Context) iter.Seq2[Quad, error] {
	return func(yield func(Quad, error) bool) {
		quads, err := g.store.all(ctx)
		var sorted []canonical
		if err == nil {
			sorted, err = canonicalise(quads)
		}
		if err != nil {
			yield(Quad{}, fmt.Errorf("read all quads: %w", err))
			return
		}
		for _, c := range sorted {
			q, err := fromCayley(c.quad)
			if !yield(q, err) {
				return
			}
		}
	}
}

// all returns all quads in the order of the store.
func (s *store) all(ctx context.Context) ([]quad.Quad, error) {
	// The memory store notes in a field without a lock that it is being read.
	s.scanning.Lock()
	shape := s.quads.QuadsAllIterator()
	s.scanning.Unlock()
	var out []quad.Quad
	err := iterator.Iterate(ctx, shape).Each(func(r refs.Ref) error {
		q, err := s.quads.Quad(r)
		out = append(out, q)
		return err
	})
	if err == nil {
		err = ctx.Err()
	}
	return out, err
}
