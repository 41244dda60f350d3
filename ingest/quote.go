package ingest

import (
	"fmt"
	"slices"
	"strings"

	"ibid/fact"
)

// QuoteRules says how a quote is compared with its document: all of it, for users.
const QuoteRules = `A quote is compared with the rendered text of its section: the text from the
nearest heading above the facts block, heading included, to the next heading of
any level. In a side file it is compared with every section of the document
that the side file quotes.

Rendered text is what a reader sees:
  - markup is stripped, and of a link its words stay; pictures, embeds,
    footnote marks, HTML tags and comments are left out
  - citation marks such as [@key] are stripped with the space before them
  - the ends of lines, tabs and several spaces are one space
  - the cells of a table row have " | " between them; empty cells are left out
  - facts and entities blocks are no part of it

A quote must stand there exactly once, as whole words. It is found
  exact       word for word, in the same characters
  normalised  after folding both sides:
                white space of every kind    one space
                ‘ ’ ‚ ′ ‹ › ` + "` ´" + `              '
                “ ” „ ″ « »                  "
                ‐ ‑ ‒ – — ―                  -
                …                            ...
                ﬁ ﬂ ﬀ ﬃ ﬄ                    fi fl ff ffi ffl
                soft hyphens and other
                invisible characters         nothing
                Unicode                      NFC
Nothing else is folded: upper and lower case differ, and so do spellings.

" ... " in a quote stands for words left out: its parts must follow one another
in the same section, in one way only.

If a quote stands there twice, make it longer. A found quote shows that the
words are there; whether the claim is true is for people to judge.
`

// find returns all ways, at most two, in which a quote stands in a section of
// the evidence: for each its parts as spans of the rendered text.
func (r *resolver) find(s section, quote string) ([][]fact.Span, fact.Match) {
	text := r.evidence.text[s.start:s.end]
	quote = strings.TrimSpace(quote)
	if ways := matches(text, quote); len(ways) > 0 {
		return shifted(ways, folded{}, s.start), fact.Exact
	}
	f, ok := r.folds[s]
	if !ok {
		f = fold(text)
		r.folds[s] = f
	}
	return shifted(matches(f.text, foldText(quote)), f, s.start), fact.Normalised
}

// shifted moves spans from folded text to the rendered text of the whole document.
func shifted(ways [][]fact.Span, f folded, by int) [][]fact.Span {
	for _, way := range ways {
		for i, s := range way {
			way[i] = fact.Span{Start: f.origin(s.Start) + by, End: f.origin(s.End) + by}
		}
	}
	return ways
}

const ellipsis = " ... "

// matches returns at most two ways in which a quote stands in text: as it is,
// or else with words left out at each ` ... `.
func matches(text, quote string) [][]fact.Span {
	if ways := orders(text, []string{quote}); len(ways) > 0 {
		return ways
	}
	if parts := strings.Split(quote, ellipsis); len(parts) > 1 {
		return orders(text, parts)
	}
	return nil
}

// orders returns at most two ways to find all parts in text, one after another.
func orders(text string, parts []string) [][]fact.Span {
	places := make([][]fact.Span, len(parts))
	last := len(text)
	for i := len(parts) - 1; i >= 0; i-- {
		part := strings.TrimSpace(parts[i])
		for at := indexWords(text, part, 0); at >= 0 && at+len(part) <= last; at = indexWords(text, part, at+1) {
			places[i] = append(places[i], fact.Span{Start: at, End: at + len(part)})
		}
		if len(places[i]) == 0 {
			return nil
		}
		last = places[i][len(places[i])-1].Start
	}
	// Each place that is left has a place for the next part behind it, so the
	// search below never goes astray and ends with the second way.
	var ways [][]fact.Span
	var choose func(chosen []fact.Span)
	choose = func(chosen []fact.Span) {
		if len(chosen) == len(parts) {
			ways = append(ways, slices.Clone(chosen))
			return
		}
		for _, s := range places[len(chosen)] {
			if len(chosen) == 0 || s.Start >= chosen[len(chosen)-1].End {
				if choose(append(chosen, s)); len(ways) == 2 {
					return
				}
			}
		}
	}
	choose(nil)
	return ways
}

// proof is the words that a group of facts rests on.
type proof struct {
	page    *page // the document that has them
	section section
	spans   []fact.Span // in the rendered text, in order, none touching the next
	match   fact.Match
}

// words returns the words as they stand in the document.
func (p *proof) words() string {
	var parts []string
	for _, s := range p.spans {
		parts = append(parts, strings.ReplaceAll(p.page.text[s.Start:s.End], "\n", " "))
	}
	return strings.Join(parts, ellipsis)
}

// add takes the parts of another quote.
func (p *proof) add(spans []fact.Span, m fact.Match) {
	if m == fact.Normalised {
		p.match = m
	}
	all := append(p.spans, spans...)
	slices.SortFunc(all, func(a, b fact.Span) int { return a.Start - b.Start })
	p.spans = all[:1]
	for _, s := range all[1:] {
		last := &p.spans[len(p.spans)-1]
		if s.Start <= last.End || strings.TrimSpace(p.page.text[last.End:s.Start]) == "" {
			last.End = max(last.End, s.End)
		} else {
			p.spans = append(p.spans, s)
		}
	}
}

// prove looks up the quotes of a group, and reports those that do not stand just once.
func (r *resolver) prove(g *group) (*proof, bool) {
	p := &proof{page: r.evidence, match: fact.Exact}
	if len(g.quotes) == 0 {
		p.section = r.page.sections[g.section]
		p.spans = []fact.Span{g.row}
		r.checked.Quotes++
		r.checked.ExactQuotes++
		return p, true
	}
	ok := true
	for i, q := range g.quotes {
		s, spans, match, found := r.locate(g, q)
		if !found {
			ok = false
			continue
		}
		r.checked.Quotes++
		if match == fact.Exact {
			r.checked.ExactQuotes++
		} else {
			r.checked.NormalisedQuotes++
		}
		if i > 0 && ok && s != p.section {
			r.error(q.at, "quote-section", "give it a group of its own", "this quote stands in another section than the one above it")
			ok = false
			continue
		}
		p.section = s
		p.add(spans, match)
	}
	return p, ok
}

// locate finds the section and the place where a quote stands just once.
func (r *resolver) locate(g *group, q cell) (section, []fact.Span, fact.Match, bool) {
	sections := r.evidence.sections
	if r.evidence == r.page {
		sections = sections[g.section : g.section+1]
	}
	var in section
	var ways [][]fact.Span
	var match fact.Match
	for _, s := range sections {
		found, m := r.find(s, q.text)
		if len(found) > 0 {
			in, match = s, m
		}
		ways = append(ways, found...)
	}
	switch len(ways) {
	case 1:
		return in, ways[0], match, true
	case 0:
		r.error(q.at, "quote-missing", r.nearestWords(sections, g, q.text), "these words do not stand in %s", r.where(g))
	default:
		last := func(i int) int { return r.evidence.lineOf(ways[i][len(ways[i])-1].Start) }
		lines := fmt.Sprintf("in lines %d and %d", last(0), last(1))
		if last(0) == last(1) {
			lines = fmt.Sprintf("in line %d", last(0))
		}
		r.error(q.at, "quote-twice", "make the quote longer", "these words stand more than once in %s: %s", r.where(g), lines)
	}
	return in, nil, match, false
}

// lineOf returns the line of the file from which rendered text comes.
func (p *page) lineOf(at int) int { return p.line(p.span(at, at+1).Start) }

// where names the text in which the quotes of a group are looked up.
func (r *resolver) where(g *group) string {
	if r.evidence != r.page {
		return r.evidence.doc.Path
	}
	if s := r.page.sections[g.section]; s.heading >= 0 && r.page.doc.Headings[s.heading].Text != "" {
		return fmt.Sprintf("the section %q", r.page.doc.Headings[s.heading].Text)
	}
	return "this section"
}

// nearestWords is the hint for a quote that is not there: the section that has
// it, or the words that are most like it.
func (r *resolver) nearestWords(searched []section, g *group, quote string) string {
	for _, s := range r.evidence.sections {
		if len(searched) == 1 && s == searched[0] {
			continue
		}
		if ways, _ := r.find(s, quote); len(ways) > 0 {
			name := "before the first heading"
			if s.heading >= 0 {
				name = fmt.Sprintf("under %q", r.evidence.doc.Headings[s.heading].Text)
			}
			return fmt.Sprintf("they stand in line %d %s: put the facts block there", r.evidence.lineOf(ways[0][0].Start), name)
		}
	}
	best, score, line := "", 0, 0
	for _, s := range searched {
		text := r.evidence.text[s.start:s.end]
		if words, n := likest(text, quote); n > score {
			best, score = words, n
			line = r.evidence.lineOf(s.start + strings.Index(text, words))
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf("the nearest words are %q in line %d", strings.ReplaceAll(best, "\n", " "), line)
}

// likest returns the words of text around the longest run of words that it
// shares with the quote, as many as the quote has, and the length of the run.
func likest(text, quote string) (string, int) {
	const most = 20000 // words that are compared
	words, starts := wordsOf(text)
	wanted, _ := wordsOf(quote)
	words, wanted = words[:min(len(words), most)], wanted[:min(len(wanted), 100)]
	best, from, to := 0, 0, 0
	lengths := make([]int, len(wanted)+1) // of the runs that end at the word before
	for i, w := range words {
		for j := len(wanted); j > 0; j-- {
			if wanted[j-1] != w {
				lengths[j] = 0
				continue
			}
			lengths[j] = lengths[j-1] + 1
			if lengths[j] > best {
				best = lengths[j]
				from, to = i+1-j, i+len(wanted)-j+1
			}
		}
	}
	if best < min(2, len(wanted)) || best == 0 {
		return "", 0
	}
	from, to = max(from, 0), min(to, len(words))
	end := starts[to-1] + len(words[to-1])
	if to == len(starts) {
		end = len(text)
	}
	return strings.TrimSpace(text[starts[from]:min(end, len(text))]), best
}

// wordsOf returns the words of s, folded and in lower case, and where they start.
func wordsOf(s string) (words []string, starts []int) {
	for at := 0; at < len(s); {
		n := wordLength(s[at:])
		if n == 0 {
			n = 1
			for at+n < len(s) && s[at+n]&0xC0 == 0x80 {
				n++
			}
			at += n
			continue
		}
		words = append(words, strings.ToLower(s[at:at+n]))
		starts = append(starts, at)
		at += n
	}
	return words, starts
}
