package site

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// The search works from file://, where scripts may be loaded and data may not:
// each shard is a script that calls the one function `ibid` with its name and content.
//
//	search/index.js    the first term of each shard of terms, the number of titles in a shard
//	search/w0.js ...   terms with the numbers of the pages that have them, and their weights
//	search/t0.js ...   for each number the title, path, kind and description of the page
const (
	shardBytes = 16 << 10 // of terms
	shardPages = 200      // of titles
	maxPages   = 2000     // for one term, those of the highest weight
)

// The weights of a term on a page.
const (
	inProse = iota
	inFacts
	inAbout
	inName
	weights
)

// searchEntry is a page that can be found: title, path, kind, description.
type searchEntry [4]string

// index is the search index in the making.
type index struct {
	entries []searchEntry
	terms   map[string]map[int]int // weight by number of the page
}

// searchFiles returns the shards of the search index.
func (s *Site) searchFiles() map[string][]byte {
	x := &index{terms: map[string]map[int]int{}}
	var entities []*entity
	for _, id := range s.entityIDs {
		entities = append(entities, s.entities[id])
	}
	// Of pages that fit equally well the search shows the first, so that of which most is known comes first.
	for _, e := range top(entities, len(entities), (*entity).facts) {
		n := x.entry(e.Label(), e.path, s.kindOf(e).Label, e.About)
		x.add(n, inName, e.Label())
		x.add(n, inName, e.Aliases...)
		x.add(n, inAbout, e.About)
		for _, st := range e.out {
			x.add(n, inFacts, s.text(st.Value))
			for _, r := range st.References {
				x.add(n, inFacts, r.Quote)
			}
		}
	}
	for _, u := range s.properties {
		n := x.entry(u.Label, u.path, "Property", u.description())
		x.add(n, inName, u.Label)
	}
	for _, id := range s.documentIDs {
		d := s.documents[id]
		n := x.entry(d.Title, d.path, "Document", "")
		x.add(n, inName, d.Title)
		for _, h := range d.Headings {
			x.add(n, inAbout, h.Text)
		}
		x.add(n, inProse, s.words(d))
	}
	return x.files()
}

func (x *index) entry(title, path, kind, about string) int {
	x.entries = append(x.entries, searchEntry{title, escapePath(path), kind, shorten(about, 160)})
	return len(x.entries) - 1
}

func (x *index) add(page, weight int, texts ...string) {
	for _, text := range texts {
		for _, term := range terms(text) {
			pages := x.terms[term]
			if pages == nil {
				pages = map[int]int{}
				x.terms[term] = pages
			}
			pages[page] = max(pages[page], weight)
		}
	}
}

// files cuts the index into shards.
func (x *index) files() map[string][]byte {
	out := map[string][]byte{}
	firsts := []string{}
	shard, size := map[string][]int{}, 0
	flush := func() {
		if len(shard) > 0 {
			out[fmt.Sprintf("search/w%d.js", len(firsts)-1)] = script(fmt.Sprintf("w%d", len(firsts)-1), shard)
			shard, size = map[string][]int{}, 0
		}
	}
	for _, term := range slices.Sorted(maps.Keys(x.terms)) {
		if size > shardBytes {
			flush()
		}
		if len(shard) == 0 {
			firsts = append(firsts, term)
		}
		shard[term] = postings(x.terms[term])
		size += len(term) + 4*len(shard[term])
	}
	flush()
	for i := 0; i*shardPages < len(x.entries); i++ {
		part := x.entries[i*shardPages : min((i+1)*shardPages, len(x.entries))]
		out[fmt.Sprintf("search/t%d.js", i)] = script(fmt.Sprintf("t%d", i), part)
	}
	out["search/index.js"] = script("index", struct {
		Firsts []string `json:"firsts"`
		Size   int      `json:"size"`
	}{firsts, shardPages})
	return out
}

// postings lists pages in rising order, each as the difference to the one before times the number of weights, plus its weight.
func postings(pages map[int]int) []int {
	list := slices.Sorted(maps.Keys(pages))
	if len(list) > maxPages {
		slices.SortStableFunc(list, func(a, b int) int { return cmp.Compare(pages[b], pages[a]) })
		list = list[:maxPages]
		slices.Sort(list)
	}
	last, out := 0, make([]int, len(list))
	for i, page := range list {
		out[i] = (page-last)*weights + pages[page]
		last = page
	}
	return out
}

// script writes a shard. JSON escapes what could end a script or a line of one.
func script(name string, content any) []byte {
	body, err := json.Marshal(content)
	if err != nil {
		panic(err) // maps, slices and strings only
	}
	return fmt.Appendf(nil, "ibid(%q,%s)\n", name, body)
}

// folded returns a text as the search compares it: without case and marks. search.js does the same.
func folded(text string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsMark(r) {
			return -1
		}
		return r
	}, norm.NFKD.String(text)))
}

// terms splits a text into words; scripts that write no spaces are split into letters.
func terms(text string) []string {
	var out []string
	start := -1
	text = folded(text)
	for i, r := range text {
		alone := unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
		inWord := !alone && (unicode.IsLetter(r) || unicode.IsNumber(r))
		if start >= 0 && !inWord {
			out = append(out, text[start:i])
			start = -1
		}
		switch {
		case alone && (unicode.IsLetter(r) || unicode.IsNumber(r)):
			out = append(out, string(r))
		case inWord && start < 0:
			start = i
		}
	}
	if start >= 0 {
		out = append(out, text[start:])
	}
	return out
}
