package snapshot

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"time"

	"github.com/cayleygraph/quad"
)

// A corpus is a made-up graph with the shape of a real one: twelve quads a
// statement, eight statements an entity, ten statements a document, which is
// the label.
type corpus struct{ statements int }

func corpusOf(quads int) corpus { return corpus{quads / 12} }

func (c corpus) entities() int { return c.statements/8 + 1 }

const base = "https://example.org/"

// packed are options that make use of its names.
var packed = Options{Prefixes: []string{base, base + "e/", base + "p/", base + "ps/", base + "doc/"}, HexPrefixes: []string{base + "st/"}}

func name(kind, rest string) quad.IRI { return quad.IRI(base + kind + "/" + rest) }

func entity(i int) quad.IRI { return quad.IRI(fmt.Sprintf("%se/Q%d", base, i)) }
func statement(i int) quad.IRI {
	return quad.IRI(fmt.Sprintf("%sst/%08x-%04x", base, uint32(i)*2654435761, i&0xffff))
}

func document(i int) quad.IRI {
	return quad.IRI(fmt.Sprintf("%sdoc/team%d/notes-%d.md", base, i%50, i))
}

const prose = "the storage service of the payments team moved from the old platform in March and since then it reports to those who run billing for customers in the northern region"

var properties = []string{
	"worksFor", "role", "owns", "locatedIn", "customerOf", "reportsTo", "dependsOn", "birthDate", "region", "memberOf",
	"manages", "uses", "launched", "deprecated", "supports", "email", "phone", "title", "team", "vendor",
}

// quads gives the same quads each time.
func (c corpus) quads() iter.Seq[quad.Quad] {
	var claims, values, truths []quad.IRI
	for _, p := range properties {
		claims = append(claims, name("p", p))
		values = append(values, name("ps", p))
		truths = append(truths, name("v", p))
	}
	var (
		rdfType    = quad.IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
		kind       = name("c", "Statement")
		source     = name("pr", "document")
		firstLine  = name("pr", "lineStart")
		lastLine   = name("pr", "lineEnd")
		exact      = name("pr", "exact")
		method     = name("pr", "method")
		confidence = name("pr", "confidence")
		from       = name("pq", "from")
		to         = name("pq", "to")
	)
	methods := []quad.Value{name("m", "regex"), name("m", "table"), name("m", "frontmatter"), name("m", "inferred")}
	epoch := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	return func(yield func(quad.Quad) bool) {
		r := rand.New(rand.NewPCG(1, 2))
		day := func() quad.Value { return quad.Time(epoch.AddDate(0, 0, r.IntN(9000))) }
		for i := range c.statements {
			s, e, d, p := statement(i), entity(r.IntN(c.entities())), document(i/10), r.IntN(len(properties))
			var v quad.Value
			switch r.IntN(4) {
			case 0, 1:
				v = entity(r.IntN(c.entities()))
			case 2:
				v = quad.String(fmt.Sprintf("literal value %d", r.IntN(c.statements)))
			default:
				v = day()
			}
			line, start := r.IntN(400), r.IntN(len(prose)-80)
			for _, q := range [12]quad.Quad{
				{Subject: e, Predicate: claims[p], Object: s, Label: d},
				{Subject: s, Predicate: rdfType, Object: kind, Label: d},
				{Subject: s, Predicate: values[p], Object: v, Label: d},
				{Subject: s, Predicate: source, Object: d, Label: d},
				{Subject: s, Predicate: firstLine, Object: quad.Int(line), Label: d},
				{Subject: s, Predicate: lastLine, Object: quad.Int(line + r.IntN(3)), Label: d},
				{Subject: s, Predicate: exact, Object: quad.String(fmt.Sprintf("%s (%d).", prose[start:start+80], i)), Label: d},
				{Subject: s, Predicate: method, Object: methods[r.IntN(4)], Label: d},
				{Subject: s, Predicate: confidence, Object: quad.Float(float64(r.IntN(100)) / 100), Label: d},
				{Subject: s, Predicate: from, Object: day(), Label: d},
				{Subject: s, Predicate: to, Object: day(), Label: d},
				{Subject: e, Predicate: truths[p], Object: v, Label: d},
			} {
				if !yield(q) {
					return
				}
			}
		}
	}
}
