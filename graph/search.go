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

// index finds entities and documents by their words. It holds no more than was
// read from the store when the graph was opened.
type index struct {
	named    map[string]fact.EntityID // folded names and aliases
	targets  []target
	texts    []indexed
	postings map[string][]int32 // term to texts, rising
	terms    []string           // sorted
}

// target is what a search may find.
type target struct {
	entity   fact.EntityID
	document fact.DocumentID
	kind     string // of the entity
}

// indexed is a text of a target.
type indexed struct {
	target int32
	weight float64
	text   string
}

// readIndexes reads names, texts and dates from the store.
func (g *Graph) readIndexes(ctx context.Context) error {
	x := &index{named: map[string]fact.EntityID{}, postings: map[string][]int32{}}
	ids, err := g.EntityIDs(ctx, "")
	if err != nil {
		return err
	}
	entities, err := g.Entities(ctx, ids...)
	if err != nil {
		return err
	}
	place := make(map[fact.EntityID]int32, len(ids))
	for _, e := range entities {
		place[e.ID] = x.add(target{entity: e.ID, kind: e.Kind})
		x.addText(weightName, e.Name)
		for _, a := range e.Aliases {
			x.addText(weightAlias, a)
		}
		x.addText(weightAbout, e.About)
		x.name(e.Name, e.ID)
	}
	for _, e := range entities { // after all names, which go before aliases
		for _, a := range e.Aliases {
			x.name(a, e.ID)
		}
	}
	documents, err := g.DocumentIDs(ctx)
	if err != nil {
		return err
	}
	described, err := g.Documents(ctx, documents...)
	if err != nil {
		return err
	}
	for _, d := range described {
		x.add(target{document: d.ID})
		x.addText(weightName, d.Title)
		for _, h := range d.Headings {
			x.addText(weightHeading, h.Text)
		}
	}
	statements, err := g.Find(ctx, Query{})
	if err != nil {
		return err
	}
	quoted := map[fact.EntityID]map[string]bool{}
	for _, s := range statements {
		if d := s.Dated(); !d.IsZero() {
			g.timeline = append(g.timeline, dated{d, s.ID})
		}
		for _, r := range s.References {
			if quoted[s.Subject] == nil {
				quoted[s.Subject] = map[string]bool{}
			}
			if i, ok := place[s.Subject]; ok && !quoted[s.Subject][r.Quote] {
				quoted[s.Subject][r.Quote] = true
				x.texts = append(x.texts, indexed{i, weightQuote, r.Quote})
			}
		}
	}
	slices.SortFunc(g.timeline, compareDated)
	x.build()
	g.index = x
	return nil
}

// add begins a target.
func (x *index) add(t target) int32 {
	x.targets = append(x.targets, t)
	return int32(len(x.targets) - 1)
}

// addText adds a text to the target that was begun last.
func (x *index) addText(weight float64, text string) {
	if text != "" {
		x.texts = append(x.texts, indexed{int32(len(x.targets) - 1), weight, text})
	}
}

// name notes what an entity is called. The first entity of a name has it.
func (x *index) name(name string, id fact.EntityID) {
	if key := fold(name); x.named[key] == "" {
		x.named[key] = id
	}
}

func (x *index) build() {
	for i, t := range x.texts {
		for _, w := range words(t.text) {
			p := x.postings[w.term]
			if len(p) == 0 || p[len(p)-1] != int32(i) {
				x.postings[w.term] = append(p, int32(i))
			}
		}
	}
	x.terms = make([]string, 0, len(x.postings))
	for t := range x.postings {
		x.terms = append(x.terms, t)
	}
	slices.Sort(x.terms)
}

// Search finds entities by name, alias, description and the words of their quotes, and documents by title and headings.
// The last word of the query may be the beginning of a word. Kinds narrow the result to entities of these kinds.
//
// What has most of the words of the query is found, and nothing that has fewer.
func (g *Graph) Search(ctx context.Context, query string, kinds ...string) ([]Hit, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	return g.index.search(query, kinds), nil
}

// match is what is known of a target during a search.
type match struct {
	terms int     // of the query that it has
	score float64 // without the bonus for a whole name
	texts map[int32]int
}

func (x *index) search(query string, kinds []string) []Hit {
	terms := queryTerms(query)
	matches := map[int32]*match{}
	for i, term := range terms {
		prefix := i == len(terms)-1 && !endsWord(query)
		best := map[int32]float64{} // by target
		found := x.lookup(term, prefix)
		rarity := math.Log(1 + float64(len(x.texts))/float64(1+len(found)))
		for _, f := range found {
			t := x.texts[f.text]
			if kind := x.targets[t.target].kind; len(kinds) > 0 && !slices.Contains(kinds, kind) {
				continue
			}
			m := matches[t.target]
			if m == nil {
				m = &match{texts: map[int32]int{}}
				matches[t.target] = m
			}
			m.texts[f.text]++
			best[t.target] = max(best[t.target], t.weight*f.factor*rarity)
		}
		for target, score := range best {
			matches[target].terms++
			matches[target].score += score
		}
	}
	most := 0
	for _, m := range matches {
		most = max(most, m.terms)
	}
	var hits []Hit
	for i, m := range matches {
		if m.terms < most {
			continue
		}
		t := x.targets[i]
		hits = append(hits, Hit{
			Entity: t.entity, Document: t.document,
			Score: m.score * x.wholeName(m, fold(query)), Snippet: x.snippet(m, terms, !endsWord(query)),
		})
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), strings.Compare(string(a.Entity), string(b.Entity)), strings.Compare(string(a.Document), string(b.Document)))
	})
	return hits
}

// wholeName is a factor for targets of which a name is the whole query.
func (x *index) wholeName(m *match, query string) float64 {
	factor := 1.0
	for i := range m.texts {
		if t := x.texts[i]; t.weight >= weightAlias && fold(t.text) == query {
			factor = max(factor, t.weight/2)
		}
	}
	return factor
}

// posting is a text in which a term was found; factor is less than 1 for a word that only begins with it.
type posting struct {
	text   int32
	factor float64
}

// lookup returns each text that has the term once.
func (x *index) lookup(term string, prefix bool) []posting {
	var out []posting
	for _, i := range x.postings[term] {
		out = append(out, posting{i, 1})
	}
	if !prefix {
		return out
	}
	seen := map[int32]bool{}
	for _, p := range out {
		seen[p.text] = true
	}
	start, _ := slices.BinarySearch(x.terms, term)
	for _, longer := range x.terms[start:] {
		if !strings.HasPrefix(longer, term) {
			break
		}
		for _, i := range x.postings[longer] {
			if !seen[i] {
				seen[i] = true
				out = append(out, posting{i, 0.5})
			}
		}
	}
	return out
}

// The marks around a match in a snippet: private characters that no text needs.
const (
	matchStart  = "\uE000"
	matchEnd    = "\uE001"
	snippetSize = 160 // bytes, about
)

// snippet shows the text that has most of the terms; of several that have as
// many, one that says more than a name.
func (x *index) snippet(m *match, terms []string, prefix bool) string {
	best := int32(-1)
	for i, n := range m.texts {
		if best >= 0 {
			c := cmp.Or(cmp.Compare(n, m.texts[best]), cmp.Compare(x.texts[best].weight, x.texts[i].weight), cmp.Compare(best, i))
			if c <= 0 {
				continue
			}
		}
		best = i
	}
	return mark(x.texts[best].text, terms, prefix)
}

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
