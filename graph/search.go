package graph

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"sort"
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

// wanted is a term of a query with the texts that have it.
type wanted struct {
	term   string
	texts  []posting
	rarity float64
}

// ranked is a target that was found.
type ranked struct {
	target uint32
	terms  int // of the query that it has
	score  float64
}

func (g *Graph) search(ctx context.Context, query string, kinds []string) ([]Hit, error) {
	x := &g.index
	of, err := g.store.quads.Nodes(ctx, iris(kinds, g.kind))
	if err != nil {
		return nil, err
	}
	prefix := !endsWord(query)
	var terms []wanted
	for names := queryTerms(query); len(names) > 0; names = names[1:] {
		texts := x.lookup(names[0], prefix && len(names) == 1)
		terms = append(terms, wanted{names[0], texts, math.Log(1 + float64(x.texts.len())/float64(1+len(texts)))})
	}
	best := x.rank(terms, func(target uint32) bool {
		return len(kinds) == 0 || slices.Contains(of, x.targets.at(int(target)).kind)
	})
	factors := map[uint32]float64{} // for targets of which a name is the whole query
	x.called(Fold(query), func(target, weight uint32) { factors[target] = max(factors[target], float64(weight)/2) })
	for i := range best {
		best[i].score *= max(factors[best[i].target], 1)
	}
	slices.SortFunc(best, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.target, b.target))
	})
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return g.hits(ctx, best[:min(len(best), maxHits)], terms, prefix)
}

// rank returns the allowed targets that have most of the terms, in no order.
func (x *index) rank(terms []wanted, allowed func(uint32) bool) []ranked {
	if len(terms) == 0 {
		return nil
	}
	// What has all of the terms has the rarest of them: if there is any, the
	// other terms need only be looked for in these.
	rarest := slices.MinFunc(terms, func(a, b wanted) int { return cmp.Compare(len(a.texts), len(b.texts)) })
	all := func(r ranked) bool { return r.terms == len(terms) }
	if best := x.score(terms, rarest.texts, allowed, all); len(best) > 0 || len(terms) == 1 {
		return best
	}
	var texts []posting
	for _, t := range terms {
		texts = append(texts, t.texts...)
	}
	slices.SortFunc(texts, func(a, b posting) int { return cmp.Compare(a.text, b.text) })
	most := 0
	best := x.score(terms, texts, allowed, func(r ranked) bool {
		most = max(most, r.terms)
		return r.terms == most
	})
	return slices.DeleteFunc(best, func(r ranked) bool { return r.terms < most })
}

// score looks for all terms in the targets of some texts, which are in order,
// and keeps those that are allowed and good.
func (x *index) score(terms []wanted, texts []posting, allowed func(uint32) bool, good func(ranked) bool) []ranked {
	var out []ranked
	for len(texts) > 0 { // the texts of a target stand together
		r := ranked{target: x.texts.at(int(texts[0].text)).target}
		first, last := x.texts.around(int(texts[0].text))
		for len(texts) > 0 && int(texts[0].text) < last {
			texts = texts[1:]
		}
		if !allowed(r.target) {
			continue
		}
		for i := range terms {
			if best := x.best(&terms[i], first, last); best > 0 {
				r.terms++
				r.score += best
			}
		}
		if good(r) {
			out = append(out, r)
		}
	}
	return out
}

// best returns how much the best of the texts from first to before last counts
// for a term, 0 if none has it.
func (x *index) best(t *wanted, first, last int) (best float64) {
	for _, p := range within(t.texts, first, last) {
		best = max(best, float64(x.texts.at(int(p.text)).weight)*float64(p.factor)*t.rarity)
	}
	return best
}

// within returns the postings of the texts from first to before last.
func within(list []posting, first, last int) []posting {
	from := sort.Search(len(list), func(i int) bool { return int(list[i].text) >= first })
	to := from
	for to < len(list) && int(list[to].text) < last {
		to++
	}
	return list[from:to]
}

// hits names the targets and shows of each the words around the terms.
func (g *Graph) hits(ctx context.Context, best []ranked, terms []wanted, prefix bool) ([]Hit, error) {
	texts, targets := make([]node, len(best)), make([]node, len(best))
	for i, r := range best {
		texts[i] = g.index.texts.at(g.index.shown(r.target, terms)).node
		targets[i] = g.index.targets.at(int(r.target)).node
	}
	found, err := g.store.quads.Terms(ctx, texts)
	if err != nil {
		return nil, err
	}
	names, err := g.identifiers(ctx, targets)
	if err != nil {
		return nil, err
	}
	var hits []Hit
	for i, r := range best {
		text, err := found.Text(texts[i])
		if err != nil {
			return nil, err
		}
		h := Hit{Score: r.score, Snippet: mark(text, terms, prefix)}
		if g.index.targets.at(int(r.target)).kind != 0 {
			h.Entity = fact.EntityID(names[i])
		} else {
			h.Document = fact.DocumentID(names[i])
		}
		hits = append(hits, h)
	}
	return hits, nil
}

// shown returns the place of the text of a target that has most of the terms;
// of several that have as many, one that says more than a name.
func (x *index) shown(target uint32, terms []wanted) int {
	first, last := x.texts.of(target)
	counts := map[uint32]int{} // terms by text
	best, most := 0, 0
	for _, t := range terms {
		for _, p := range within(t.texts, first, last) {
			counts[p.text]++
			// What counts least comes last.
			if n := counts[p.text]; n > most || n == most && x.texts.at(int(p.text)).weight < x.texts.at(best).weight {
				best, most = int(p.text), n
			}
		}
	}
	return best
}

// The marks around a match in a snippet: private characters that no text needs.
const (
	matchStart  = "\uE000"
	matchEnd    = "\uE001"
	snippetSize = 160 // bytes, about
)

// mark cuts a text around its first match and marks all matches in what is left.
func mark(text string, terms []wanted, prefix bool) string {
	text = strings.NewReplacer(matchStart, "", matchEnd, "").Replace(text)
	var found [][2]int
	for _, w := range words(text) {
		for i, t := range terms {
			if w.term == t.term || prefix && i == len(terms)-1 && strings.HasPrefix(w.term, t.term) {
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
