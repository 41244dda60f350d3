package ingest

import (
	"fmt"
	"slices"
	"strings"

	"ibid/fact"
	"ibid/internal/budget"
	"ibid/markdown"
)

// QuoteRules says how a quote is compared with its document: all of it, for users.
const QuoteRules = `A quote is compared with the rendered text of its section: the text from the
nearest heading above the facts block, heading included, to the next heading of
any level. In a side file it is compared with every section of the document
that the side file quotes.

Rendered text is what a reader sees:
  - markup is stripped, and of a link its words stay; pictures, embeds,
    footnote marks, HTML tags and comments are left out
  - citation marks such as [@key] are stripped with the space before them, and so
    are notes ^[...] that cite; @key in a sentence is a word of it, as it stands
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

Words that stand in the heading alone are found as
  heading     with a warning: a heading names what a text is about
Where the text has them too, the heading does not count.

" ... " in a quote stands for words left out: its parts must follow one another
in the same section, in one way only.

The quote or its section, with the headings above it and the title of the
document, must name the subject of the facts, unless the document is its page.

If a quote stands there twice, make it longer. A found quote shows that the
words are there; whether the claim is true is for people to judge.
`

// find returns all ways, at most two, in which a quote stands in a section of
// the evidence: for each its parts as spans of the rendered text. Where the text
// has the quote, its heading does not count.
func (r *resolver) find(s section, quote string) ([][]fact.Span, fact.Match) {
	ways, match := r.search(s, quote)
	body := s
	body.start = r.evidence.body(s)
	if len(ways) > 0 && ways[0][0].Start < body.start {
		if below, m := r.search(body, quote); len(below) > 0 {
			return below, m
		}
	}
	return ways, match
}

// search is find in a stretch of text of any kind.
func (r *resolver) search(s section, quote string) ([][]fact.Span, fact.Match) {
	text := r.evidence.text[s.start:s.end]
	r.budget.Spend(budget.Searched, len(text), 0)
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

// orders returns at most two ways to find all parts in text, one after another:
// that of the first places, and that of the last when it is another. There is
// just one way if and only if they are the same.
func orders(text string, parts []string) [][]fact.Span {
	first, last := make([]fact.Span, len(parts)), make([]fact.Span, len(parts))
	from := 0
	for i, part := range parts {
		part = strings.TrimSpace(part)
		at := indexWords(text, part, from)
		if at < 0 {
			return nil
		}
		from = at + len(part)
		first[i] = fact.Span{Start: at, End: from}
	}
	to := len(text)
	for i := len(parts) - 1; i >= 0; i-- {
		part := strings.TrimSpace(parts[i])
		at := lastIndexWords(text, part, to)
		last[i] = fact.Span{Start: at, End: at + len(part)}
		to = at
	}
	if slices.Equal(first, last) {
		return [][]fact.Span{first}
	}
	return [][]fact.Span{first, last}
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
	exact, normalised := 0, 0
	for i, q := range g.quotes {
		s, spans, match, found := r.locate(g, q)
		if !found {
			ok = false
			continue
		}
		if match == fact.Exact {
			exact++
		} else {
			normalised++
		}
		if i > 0 && ok && s != p.section {
			r.error(q.at, "quote-section", "give it a group of its own", "this quote stands in another section than the one above it")
			ok = false
			continue
		}
		p.section = s
		p.add(spans, match)
	}
	r.checked.Quotes += exact + normalised
	if ok && p.page.inHeading(p.section, p.spans) {
		p.match = fact.InHeading
		r.checked.HeadingQuotes += exact + normalised
		r.warn(g.quotes[0].at, "quote-heading", "quote the text that says so; a heading only names what the text is about", "these words stand in a heading, not in the text")
		return p, ok
	}
	r.checked.ExactQuotes += exact
	r.checked.NormalisedQuotes += normalised
	return p, ok
}

// exhausted reports whether so many bytes have been searched, as a problem of what stands at the place.
func (r *resolver) exhausted(at place) bool {
	if r.budget.Over() == nil {
		return false
	}
	r.over(at, budget.Searched)
	return true
}

// locate finds the section and the place where a quote stands just once.
func (r *resolver) locate(g *group, q cell) (section, []fact.Span, fact.Match, bool) {
	if r.exhausted(q.at) {
		return section{}, nil, "", false
	}
	sections := r.evidence.sections
	if r.evidence == r.page {
		sections = sections[g.section : g.section+1]
	}
	var in section
	var ways [][]fact.Span
	var match fact.Match
	heading := true // all ways that were found stand in headings
	for _, s := range sections {
		found, m := r.find(s, q.text)
		if len(found) == 0 {
			continue
		}
		switch inHeading := !slices.ContainsFunc(found, func(way []fact.Span) bool { return !r.evidence.inHeading(s, way) }); {
		case inHeading && !heading:
			continue // the text of another section has it
		case heading && !inHeading:
			ways, heading = nil, false
		}
		in, match = s, m
		ways = append(ways, found...)
	}
	switch len(ways) {
	case 1:
		return in, ways[0], match, true
	case 0:
		r.error(q.at, "quote-missing", r.nearestWords(sections, q.text), "these words do not stand in %s", r.where(g))
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

// body returns where the text of a section begins, below its heading.
func (p *page) body(s section) int {
	if s.heading < 0 || p.doc.Headings[s.heading].Text == "" {
		return s.start
	}
	return s.start + strings.IndexByte(p.text[s.start:s.end], '\n') + 1
}

// inHeading reports whether spans, in order, stand in the heading of a section.
func (p *page) inHeading(s section, spans []fact.Span) bool {
	return spans[len(spans)-1].End <= p.body(s)
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
func (r *resolver) nearestWords(searched []section, quote string) string {
	if marks := markdown.Marks(quote); len(marks) > 0 && !r.corpus.settings.bib {
		return fmt.Sprintf("%s is text, as there is no %s: add the bibliography", quote[marks[0].Start:marks[0].End], sourceFile)
	}
	if !r.mayHint() {
		return ""
	}
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
	if parts := strings.Split(foldText(quote), ellipsis); len(parts) > 1 {
		for _, s := range searched {
			if !slices.ContainsFunc(parts, func(part string) bool { ways, _ := r.find(s, part); return len(ways) == 0 }) {
				return "its parts stand there in another order"
			}
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
