package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"strconv"
	"time"

	"github.com/cayleygraph/quad"
)

// A corpus is a made-up graph in the shape of ibid's own: twelve quads a
// statement, with one reference each; eight statements an entity, ten a
// document. Quads lie in the graph of the claims, in that of the best values,
// or in that of their document.
type corpus struct{ statements int }

func corpusOf(quads int) corpus { return corpus{max(quads/12, 1)} }

func (c corpus) entities() int { return c.statements/8 + 1 }

const base = "https://ibid.example/bench/"

func name(kind, rest string) quad.IRI { return quad.IRI(base + kind + "/" + rest) }

func entity(i int) quad.IRI { return name("e", "service/made-up-"+strconv.Itoa(i)) }

// derivedFrom leads from a statement to its reference.
const derivedFrom quad.IRI = "http://www.w3.org/ns/prov#wasDerivedFrom"

// properties gives a new copy of the names of all properties.
func properties() []string {
	return []string{
		"worksFor", "role", "owns", "locatedIn", "customerOf", "reportsTo", "dependsOn", "founded", "region", "memberOf",
		"manages", "uses", "launched", "deprecated", "supports", "price", "revenue", "title", "team", "vendor",
	}
}

// claims are the predicates that lead from an entity to its statements.
func claims() []quad.IRI {
	var all []quad.IRI
	for _, p := range properties() {
		all = append(all, name("p", p))
	}
	return all
}

const prose = "the storage service of the payments team moved from the old platform in March and since then it reports to those who run billing for customers in the northern region"

// blocks gives the same quads each time, about 50,000 at a time. A block is
// good until the next.
func (c corpus) blocks() iter.Seq[[]quad.Quad] {
	return func(yield func([]quad.Quad) bool) {
		var block []quad.Quad
		for s := range c.all() {
			if block = append(block, s.quads()...); len(block) >= 50_000 {
				if !yield(block) {
					return
				}
				block = block[:0]
			}
		}
		yield(block)
	}
}

// A statement is a claim with the words that it rests on.
type statement struct {
	id, subject, document, reference quad.IRI
	property                         string
	value                            quad.Value
	asOf                             time.Time
	quote                            string
	line                             int
}

// all gives the statements, the same each time.
func (c corpus) all() iter.Seq[statement] {
	return func(yield func(statement) bool) {
		r := rand.New(rand.NewPCG(1, 2))
		names := properties()
		hash := func() string { return fmt.Sprintf("%016x%016x", r.Uint64(), r.Uint64()) }
		day := func() time.Time { return time.Date(2000, 1, 1+r.IntN(9000), 0, 0, 0, 0, time.UTC) }
		for i := range c.statements {
			start := r.IntN(len(prose) - 80)
			s := statement{
				id:        name("st", hash()),
				reference: name("ref", hash()),
				subject:   entity(r.IntN(c.entities())),
				document:  name("doc", fmt.Sprintf("team-%d/notes-%d", i/10%50, i/10)),
				property:  names[r.IntN(len(names))],
				asOf:      day(),
				quote:     fmt.Sprintf("%s (%d).", prose[start:start+80], i),
				line:      1 + r.IntN(400),
			}
			switch r.IntN(8) {
			case 0, 1, 2, 3:
				s.value = entity(r.IntN(c.entities()))
			case 4, 5:
				s.value = edtf(day())
			case 6:
				s.value = typed(strconv.Itoa(r.IntN(c.statements))+"e3 USD", "https://ibid.example/ns#quantity")
			default:
				s.value = english("the words of claim " + strconv.Itoa(r.IntN(c.statements)))
			}
			if !yield(s) {
				return
			}
		}
	}
}

func typed(lexical string, datatype quad.IRI) quad.Value {
	return quad.TypedString{Value: quad.String(lexical), Type: datatype}
}

func edtf(day time.Time) quad.Value {
	return typed(day.Format(time.DateOnly), "http://id.loc.gov/datatypes/edtf/EDTF")
}

func english(text string) quad.Value { return quad.LangString{Value: quad.String(text), Lang: "en-gb"} }

func (s *statement) quads() []quad.Quad {
	const (
		rdfType  quad.IRI = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
		wikibase          = "http://wikiba.se/ontology#"
		xsd               = "http://www.w3.org/2001/XMLSchema#"
		facts    quad.IRI = base + "g/facts"
		truthy   quad.IRI = base + "g/truthy"
	)
	return []quad.Quad{
		{Subject: s.subject, Predicate: name("v", s.property), Object: s.value, Label: truthy},
		{Subject: s.subject, Predicate: name("p", s.property), Object: s.id, Label: facts},
		{Subject: s.id, Predicate: rdfType, Object: quad.IRI(wikibase + "Statement"), Label: facts},
		{Subject: s.id, Predicate: quad.IRI(wikibase + "rank"), Object: quad.IRI(wikibase + "NormalRank"), Label: facts},
		{Subject: s.id, Predicate: name("ps", s.property), Object: s.value, Label: facts},
		{Subject: s.id, Predicate: name("pq", "asOf"), Object: edtf(s.asOf), Label: facts},
		{Subject: s.id, Predicate: name("pqv", "asOf/latest"), Object: typed(s.asOf.Format(time.DateOnly), xsd+"date"), Label: facts},
		{Subject: s.id, Predicate: derivedFrom, Object: s.reference, Label: facts},
		{Subject: s.reference, Predicate: name("pr", "document"), Object: s.document, Label: s.document},
		{Subject: s.reference, Predicate: name("pr", "exact"), Object: english(s.quote), Label: s.document},
		{Subject: s.reference, Predicate: name("pr", "method"), Object: quad.String("asserted"), Label: s.document},
		{Subject: s.reference, Predicate: name("pr", "line"), Object: typed(strconv.Itoa(s.line), xsd+"integer"), Label: s.document},
	}
}

// write writes the quads to a file of N-Quads.
func (c corpus) write(path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriterSize(f, 1<<20)
	for block := range c.blocks() {
		for _, q := range block {
			fmt.Fprintf(w, "%s %s %s %s .\n", q.Subject, q.Predicate, q.Object, q.Label)
		}
	}
	return w.Flush()
}

// A workload is what every store is asked.
type workload struct {
	DerivedFrom quad.IRI
	Claims      []quad.IRI
	Entities    []quad.IRI
	Paths       []hops
}

// hops lead from an entity to its statements of one property, and on to their values.
type hops struct{ Start, Claim, Value quad.IRI }

// workload picks up to so many entities and paths, spread over the corpus.
func (c corpus) workload(size int) workload {
	w := workload{DerivedFrom: derivedFrom, Claims: claims()}
	for i := range min(size, c.entities()) {
		w.Entities = append(w.Entities, entity(i*7919%c.entities()))
	}
	every, i := max(c.statements/size, 1), 0
	for s := range c.all() {
		if i%every == 0 && len(w.Paths) < size {
			w.Paths = append(w.Paths, hops{s.subject, name("p", s.property), name("ps", s.property)})
		}
		i++
	}
	return w
}

func (w workload) write(path string) error {
	b, err := json.Marshal(w)
	if err != nil {
		return err
	}
	return os.WriteFile(path, b, 0o666)
}

func readWorkload(path string) (w workload, err error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return w, err
	}
	return w, json.Unmarshal(b, &w)
}
