package ingest

import (
	"math/bits"
	"slices"
	"sort"
	"strings"

	"ibid/fact"
)

// checkCitations reports the keys that sources.bib does not have: in brackets
// always, in the text only those that look like a slip of one that it has.
func (r *resolver) checkCitations() {
	s := r.corpus.settings
	if !s.bib {
		return
	}
	checked := map[place]bool{} // a citation may stand at several words
	for _, c := range r.page.cites {
		if !checked[c.place] || c.form == byLink {
			checked[c.place] = true
			r.checkCitation(Error, c)
		}
	}
	for _, g := range r.page.groups {
		for _, c := range g.cites {
			r.checkCitation(Error, c)
		}
	}
	for _, c := range r.page.front.sources {
		if _, ok := r.understood(c); !ok {
			r.unknownSource(s.strict(), c)
		}
	}
}

func (r *resolver) checkCitation(severity Severity, c cite) {
	switch _, known := r.understood(c); {
	case known || c.form == byLink:
	case c.form == inBrackets:
		r.unknownSource(severity, c)
	default:
		if near := r.nearly(c.Source); near != "" {
			r.warn(c.place, "source-near", "did you mean @"+near+"?", "%s has no entry %q", sourceFile, c.Source)
		}
	}
}

func (r *resolver) unknownSource(severity Severity, c cite) {
	hint := ""
	if urlLength(string(c.Source)) > 0 && !r.corpus.settings.links {
		hint = "write `link-sources: true` in " + infoFile + " if addresses are sources"
	} else if r.mayHint() {
		var known []string
		for _, source := range r.corpus.settings.sources {
			known = append(known, string(source.Key))
		}
		hint = nearestHint("it has", "did you mean", string(c.Source), known)
	}
	r.add(severity, c.place, "source-unknown", hint, "%s has no entry %q", sourceFile, c.Source)
}

// nearly returns the key that another, which nobody has, looks like a slip of; empty for none.
func (r *resolver) nearly(key fact.SourceKey) string {
	near, found := r.near[key]
	if !found && len(key) >= minNear && len(r.near) < maxNear {
		lower := strings.ToLower(string(key))
		letters, limit := letterSet(lower), 1+len(key)/8
		for _, known := range r.corpus.keys {
			if rest, ok := strings.CutPrefix(lower, known.lower); ok && rest != "" && isPunctuation(rest[0]) {
				near = known.word // with a part of the sentence, which lacks a space
				break
			}
			if bits.OnesCount64(letters^known.letters) > 2*limit {
				continue
			}
			if d := distance(lower, known.lower, limit); d <= limit {
				near, limit = known.word, d-1
			}
		}
	}
	r.near[key] = near
	return near
}

const (
	minNear = 4   // letters that a word has at least which looks like a slip
	maxNear = 500 // words of a document that are looked at
)

// understood returns the citation of a source that is known.
func (r *resolver) understood(c cite) (fact.Citation, bool) {
	s := r.corpus.settings
	if c.form == byLink || s.links && !s.keys[c.Source] {
		key, ok := s.linkedSource(string(c.Source))
		c.Source = key
		return c.Citation, ok
	}
	return c.Citation, s.keys[c.Source]
}

// cited is what a stretch of text cites.
type cited struct {
	marked []fact.Citation // by keys
	linked []fact.Citation // by links
	broken bool            // there is a mark that was not understood
}

func (r *resolver) take(to *cited, cites []cite) {
	for _, c := range cites {
		switch known, ok := r.understood(c); {
		case !ok:
			to.broken = to.broken || c.form == inBrackets || c.form == inText && r.nearly(c.Source) != ""
		case c.form == byLink:
			to.linked = append(to.linked, known)
		default:
			to.marked = append(to.marked, known)
		}
	}
}

// sources returns what the text rests on: keys, or else links. It is false when
// the text says nothing of it.
func (c *cited) sources() ([]fact.Citation, bool) {
	if len(c.marked) > 0 || c.broken {
		return c.marked, true
	}
	return c.linked, len(c.linked) > 0
}

// citations returns what the words of a group rest on: what the group itself
// cites, else their sentences, else, for a row, the text around its table, else
// the front matter. It goes no further where it meets a mark that it does not understand.
func (r *resolver) citations(g *group, proof *proof) []fact.Citation {
	p := proof.page
	var own, sentences, front cited
	r.take(&own, g.cites)
	for _, s := range proof.spans {
		for at := s.Start; at < s.End; {
			sentence := p.sentence(at)
			r.take(&sentences, p.citedIn(sentence.Start, sentence.End))
			at = sentence.End + 1
		}
	}
	found, ok := own.sources()
	if !ok {
		found, ok = sentences.sources()
	}
	if !ok && len(g.quotes) == 0 {
		found, ok = r.aroundTable(g, proof)
	}
	if !ok {
		r.take(&front, slices.Concat(r.page.front.sources, p.front.sources))
		found = front.marked
	}
	return fact.SortCitations(slices.Clone(found))
}

// aroundTable returns what the paragraph above a table cites, else the one
// below it, else the only source that the section cites.
func (r *resolver) aroundTable(g *group, proof *proof) ([]fact.Citation, bool) {
	p := proof.page
	var above, below, section cited
	if g.above.End > g.above.Start {
		r.take(&above, p.citedIn(g.above.Start, g.above.End-1))
	}
	if found, ok := above.sources(); ok {
		return found, true
	}
	if next := strings.IndexByte(p.text[g.below:proof.section.end], '\n'); next >= 0 {
		r.take(&below, p.citedIn(g.below, g.below+next))
	}
	if found, ok := below.sources(); ok {
		return found, true
	}
	r.take(&section, p.citedIn(proof.section.start, proof.section.end))
	found, ok := section.sources()
	if !ok || section.broken {
		return nil, section.broken
	}
	all := fact.SortCitations(slices.Clone(found))
	if first := all[0].Source; all[len(all)-1].Source != first {
		return nil, false
	} else if len(all) > 1 { // in several places
		return []fact.Citation{{Source: first}}, true
	}
	return all, true
}

func (p *page) sortCites() {
	slices.SortStableFunc(p.cites, func(a, b cite) int { return a.at - b.at })
}

// citedIn returns what is cited between two offsets of the rendered text, both
// included: a mark stands before a full stop or behind it.
func (p *page) citedIn(start, end int) []cite {
	from := sort.Search(len(p.cites), func(i int) bool { return p.cites[i].at >= start })
	to := from
	for to < len(p.cites) && p.cites[to].at <= end {
		to++
	}
	return p.cites[from:to]
}
