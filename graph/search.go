package graph

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"ibid/fact"
)

// Hit is a result of a search.
type Hit struct {
	Entity   fact.EntityID   // set when an entity was found
	Document fact.DocumentID // set when a document was found
	Score    float64         // higher is better; comparable within one result only
	Snippet  string          // words around the match, matches between U+E000 and U+E001
}

// How much a word counts in the texts of an entity or document.
const (
	weightName    = 8
	weightAlias   = 6
	weightAbout   = 3
	weightHeading = 3
	weightQuote   = 1
)

// Search finds entities by name, alias, description and the words of their quotes, and documents by title and headings.
// The last word of the query may be the beginning of a word. Kinds narrow the result to entities of these kinds.
//
// What has most of the words of the query is found, and nothing that has fewer; of what is
// equally good entities come first, by name, and then documents, by path. No more than 1000 are returned.
func (g *Graph) Search(ctx context.Context, query string, kinds ...string) ([]Hit, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	hits, err := g.search(ctx, query, kinds)
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	return hits, nil
}

// maxHits bounds what a search for a frequent word costs.
const maxHits = 1000

// match is what is known of a target during a search.
type match struct {
	terms int     // of the query that it has
	score float64 // without the bonus for a whole name
}

func (g *Graph) search(ctx context.Context, query string, kinds []string) ([]Hit, error) {
	x := &g.index
	wanted, err := g.store.find(iris(kinds, g.kind))
	if err != nil {
		return nil, err
	}
	terms, prefix := queryTerms(query), !endsWord(query)
	found := make([][]posting, len(terms)) // by term
	matches := map[uint32]match{}          // by target
	most := 0
	for i, term := range terms {
		found[i] = x.lookup(term, prefix && i == len(terms)-1)
		rarity := math.Log(1 + float64(x.texts.len())/float64(1+len(found[i])))
		for list := found[i]; len(list) > 0; { // the texts of a target stand together
			target, best := x.texts.at(int(list[0].text)).target, 0.0
			for len(list) > 0 {
				t := x.texts.at(int(list[0].text))
				if t.target != target {
					break
				}
				best = max(best, float64(t.weight)*float64(list[0].factor)*rarity)
				list = list[1:]
			}
			if len(kinds) > 0 && !slices.Contains(wanted, x.targets.at(int(target)).kind) {
				continue
			}
			m := matches[target]
			m.terms++
			m.score += best
			matches[target] = m
			most = max(most, m.terms)
		}
	}
	factors := map[uint32]float64{} // for targets of which a name is the whole query
	x.called(Fold(query), func(target, weight uint32) { factors[target] = max(factors[target], float64(weight)/2) })
	type ranked struct {
		target uint32
		score  float64
	}
	var best []ranked
	for target, m := range matches {
		if m.terms == most {
			best = append(best, ranked{target, m.score * max(factors[target], 1)})
		}
	}
	slices.SortFunc(best, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.target, b.target))
	})
	var hits []Hit
	for _, r := range best[:min(len(best), maxHits)] {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		h, err := g.hit(r.target, terms, found, prefix)
		if err != nil {
			return nil, err
		}
		h.Score = r.score
		hits = append(hits, h)
	}
	return hits, nil
}

// hit names a target and shows the text of it that has most of the terms; of
// several that have as many, one that says more than a name.
func (g *Graph) hit(target uint32, terms []string, found [][]posting, prefix bool) (Hit, error) {
	first, last := g.index.texts.of(target)
	counts := map[uint32]int{} // terms by text
	best, most := uint32(0), 0
	for _, list := range found {
		start, _ := slices.BinarySearchFunc(list, uint32(first), func(p posting, text uint32) int { return cmp.Compare(p.text, text) })
		for _, p := range list[start:] {
			if int(p.text) >= last {
				break
			}
			counts[p.text]++
			// What counts least comes last.
			if n := counts[p.text]; n > most || n == most && g.index.texts.at(int(p.text)).weight < g.index.texts.at(int(best)).weight {
				best, most = p.text, n
			}
		}
	}
	text, err := g.store.quads.Text(g.index.texts.at(int(best)).node)
	if err != nil {
		return Hit{}, err
	}
	t := g.index.targets.at(int(target))
	name, err := g.term(t.node)
	h := Hit{Snippet: mark(text, terms, prefix)}
	if t.kind != 0 {
		h.Entity = fact.EntityID(name.id)
	} else {
		h.Document = fact.DocumentID(name.id)
	}
	return h, err
}

// The marks around a match in a snippet: private characters that no text needs.
const (
	matchStart  = "\uE000"
	matchEnd    = "\uE001"
	snippetSize = 160 // bytes, about
)

// mark cuts a text around its first match and marks all matches in what is left.
func mark(text string, terms []string, prefix bool) string {
	text = strings.NewReplacer(matchStart, "", matchEnd, "").Replace(text)
	var found [][2]int
	for _, w := range words(text) {
		for i, term := range terms {
			if w.term == term || prefix && i == len(terms)-1 && strings.HasPrefix(w.term, term) {
				if n := len(found); n > 0 && w.start < found[n-1][1] { // overlapping pairs of characters
					found[n-1][1] = max(found[n-1][1], w.end)
				} else {
					found = append(found, [2]int{w.start, w.end})
				}
				break
			}
		}
	}
	start, end := 0, len(text)
	if len(found) > 0 && len(text) > snippetSize {
		if start = boundary(text, found[0][0]-snippetSize/3); start+snippetSize < len(text) {
			end = max(boundary(text, start+snippetSize), found[0][1])
		}
	}
	var b strings.Builder
	if start > 0 {
		b.WriteString("… ")
	}
	at := start
	for _, f := range found {
		if f[1] <= end {
			b.WriteString(text[at:f[0]] + matchStart + text[f[0]:f[1]] + matchEnd)
			at = f[1]
		}
	}
	b.WriteString(strings.TrimRightFunc(text[at:end], unicode.IsSpace))
	if end < len(text) {
		b.WriteString(" …")
	}
	return b.String()
}
