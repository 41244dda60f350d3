package export

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strings"

	"ibid/graph"
)

const (
	rdfType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
	maxLine = 1 << 16 // bytes of output buffer
)

// portion is how many quads are grouped by their named graphs at a time.
const portion = 1 << 18

// jsonLD writes one node object for each subject of each named graph
// (https://www.w3.org/TR/json-ld11/#named-graphs). Terms are shortened by
// prefixes only, so that expansion needs nothing but the context in the file.
func jsonLD(ctx context.Context, g *graph.Graph, w io.Writer) error {
	return jsonLDBy(ctx, g, w, portion)
}

// jsonLDBy is jsonLD with portions of about so many quads, which bound the
// memory: a named graph stands once in each portion that has some of it.
func jsonLDBy(ctx context.Context, g *graph.Graph, w io.Writer, portion int) error {
	p := prefixes(g)
	b := bufio.NewWriterSize(w, maxLine)
	enc := encoder{b}
	b.WriteString("{\n\"@context\": ")
	enc.value(p.context())
	b.WriteString(",\n\"@graph\": [")
	between := ""
	flush := func(byGraph map[string][]graph.Quad) {
		for _, name := range slices.Sorted(maps.Keys(byGraph)) {
			b.WriteString(between + "\n{\"@id\": ")
			between = ","
			enc.value(p.compact(name))
			b.WriteString(", \"@graph\": [")
			enc.nodes(p, byGraph[name])
			b.WriteString("\n]}")
		}
		clear(byGraph)
	}
	byGraph, count, subject := map[string][]graph.Quad{}, 0, ""
	for q, err := range g.Quads(ctx) {
		if err != nil {
			return err
		}
		if count >= portion && q.Subject != subject {
			flush(byGraph)
			count = 0
		}
		byGraph[q.Graph] = append(byGraph[q.Graph], q)
		count, subject = count+1, q.Subject
	}
	flush(byGraph)
	b.WriteString("\n]\n}\n")
	return b.Flush()
}

// encoder writes JSON without escaping HTML and without a trailing line feed.
type encoder struct{ w *bufio.Writer }

func (e encoder) value(v any) {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	// Strings, maps and slices of them cannot fail to encode; the writer keeps its own error until Flush.
	_ = enc.Encode(v)
	e.w.WriteString(strings.TrimSuffix(b.String(), "\n"))
}

// nodes writes the node objects of quads, of which those of a subject stand together.
func (e encoder) nodes(p prefixList, quads []graph.Quad) {
	for start := 0; start < len(quads); {
		end := start + 1
		for end < len(quads) && quads[end].Subject == quads[start].Subject {
			end++
		}
		if start > 0 {
			e.w.WriteByte(',')
		}
		e.w.WriteByte('\n')
		e.value(p.node(quads[start:end]))
		start = end
	}
}

type prefix struct{ name, iri string }

// prefixList is sorted with the longest IRI first, so that the narrowest prefix wins.
type prefixList []prefix

func prefixes(g *graph.Graph) prefixList {
	base := g.Info().Base
	list := prefixList{
		{"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
		{"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
		{"xsd", "http://www.w3.org/2001/XMLSchema#"},
		{"wikibase", "http://wikiba.se/ontology#"},
	}
	for _, part := range []string{
		"e", "v", "p", "pi", "ps", "psv", "pq", "pqv", "pr", "st", "ref", "der", "cite", "doc", "src", "field", "meta", "mention", "link", "dispute", "kind", "property", "g",
	} {
		list = append(list, prefix{part, base + part + "/"})
	}
	declared := g.Ontology().Prefixes
	// A prefix that is named like a scheme would be read where whole IRIs stand;
	// before // it never is.
	isScheme := func(name string) bool {
		for _, iri := range declared {
			if rest, ok := strings.CutPrefix(strings.ToLower(iri), strings.ToLower(name)+":"); ok && !strings.HasPrefix(rest, "//") {
				return true
			}
		}
		return false
	}
	for name, iri := range declared {
		if !isScheme(name) && !slices.ContainsFunc(list, func(p prefix) bool { return p.name == name }) {
			list = append(list, prefix{name, iri})
		}
	}
	slices.SortFunc(list, func(a, b prefix) int {
		return cmp.Or(cmp.Compare(len(b.iri), len(a.iri)), strings.Compare(a.name, b.name))
	})
	return list
}

func (l prefixList) context() map[string]any {
	c := map[string]any{"@version": 1.1}
	for _, p := range l {
		c[p.name] = map[string]any{"@id": p.iri, "@prefix": true}
	}
	return c
}

func (l prefixList) compact(iri string) string {
	for _, p := range l {
		if local, ok := strings.CutPrefix(iri, p.iri); ok && isPlain(local) {
			return p.name + ":" + local
		}
	}
	return iri
}

// isPlain reports whether a local name is one that no reader can take for
// something else, such as `//host` or a keyword.
func isPlain(local string) bool {
	for i := range len(local) {
		c := local[i]
		alphanumeric := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
		if !alphanumeric && (i == 0 || strings.IndexByte("_.~/%-", c) < 0) {
			return false
		}
	}
	return local != ""
}

// node makes the node object of quads that share graph and subject.
func (l prefixList) node(quads []graph.Quad) map[string]any {
	n := map[string]any{"@id": l.compact(quads[0].Subject)}
	for _, q := range quads {
		key, value := l.compact(q.Predicate), l.object(q.Object)
		if q.Predicate == rdfType && !q.Object.Literal {
			key, value = "@type", l.compact(q.Object.Value)
		}
		list, _ := n[key].([]any)
		n[key] = append(list, value)
	}
	return n
}

func (l prefixList) object(t graph.Term) any {
	switch {
	case !t.Literal:
		return map[string]any{"@id": l.compact(t.Value)}
	case t.Language != "":
		return map[string]any{"@value": t.Value, "@language": t.Language}
	case t.Datatype != "":
		return map[string]any{"@value": t.Value, "@type": l.compact(t.Datatype)}
	}
	return t.Value
}
