package ingest

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"ibid/fact"
	"ibid/internal/budget"
)

// subjectSeen reports a fact whose subject is not named where its words stand:
// when the words are edited to speak of another, it must not live on. A subject
// that a cell of a table gives changes with the cell.
func (r *resolver) subjectSeen(subject cell, id fact.EntityID, proof *proof, method fact.Method) {
	if subject.filled || method == fact.Inferred || r.corpus.byID[id].Document == proof.page.doc.ID {
		return
	}
	if r.exhausted(subject.at) {
		return
	}
	there, ok := r.naming[proof.section]
	if !ok {
		text := proof.page.around(proof.section)
		r.budget.Spend(budget.Searched, len(text), 0)
		there = r.corpus.names.in(text)
		for _, l := range proof.page.linksIn(proof.section) {
			if id, ok := r.corpus.linkedEntity(proof.page, l); ok {
				there.listed[id] = true
			}
		}
		r.naming[proof.section] = there
	}
	seen, ok := there.listed[id]
	if !ok {
		r.budget.Spend(budget.Searched, len(there.text)*len(r.corpus.names.forms[id]), 0)
		seen = there.has(r.corpus.names.forms[id])
		there.listed[id] = seen
	}
	if !seen {
		r.add(r.corpus.settings.unseen, subject.at, "subject-unseen",
			"name it there, quote words of a section that names it, or say why they are about it: `| inferred: why`",
			"neither the quote nor its section names %s", subject.text)
	}
}

// around returns the text of a section below the headings above it and the
// title of the document, each on a line. Hyphens and underscores in the name of
// a file stand for spaces.
func (p *page) around(s section) string {
	lines := p.headings(s)
	if p.titled() {
		lines = append(lines, p.doc.Title)
		if p.front.page.name.text == "" {
			lines = append(lines, strings.NewReplacer("-", " ", "_", " ").Replace(p.doc.Title))
		}
	}
	return strings.Join(append(lines, p.text[s.start:s.end]), "\n")
}

// linksIn returns the links of a section.
func (p *page) linksIn(s section) []rawLink {
	from := func(at int) int {
		return sort.Search(len(p.links), func(i int) bool { return p.links[i].words.Start >= at })
	}
	return p.links[from(s.start):from(s.end)]
}

// titled reports whether the title stands above all headings: the front matter
// or the name of the file gives it, and not a heading, which stands above its
// own sections only.
func (p *page) titled() bool {
	return p.front.page.name.text != "" || !slices.ContainsFunc(p.doc.Headings, func(h fact.Heading) bool { return h.Text == p.doc.Title })
}

// naming is the entities that a text names.
type naming struct {
	listed map[fact.EntityID]bool // by names with their case, the longest first, and what else was looked up
	text   string                 // folded, in lower case, each line on its own
	taken  []fact.Span            // of text: these names, and addresses, in order
}

// in finds the entities that a text names as whole words. What is part of a
// longer name is not named: "Team Alpha Two" does not name Team Alpha.
func (n *names) in(text string) *naming {
	found := &naming{listed: map[fact.EntityID]bool{}}
	var lines strings.Builder
	for line := range strings.Lines(text) {
		line = foldText(line)
		for i := 0; i < len(line); {
			size := urlLength(line[i:])
			if size == 0 {
				var name int32
				if name, size = n.at(line[i:]); size == 0 {
					i += tokenLength(line[i:])
					continue
				}
				for _, id := range n.list[name].of {
					found.listed[id] = true
				}
			}
			start := lines.Len() + i
			found.taken = append(found.taken, fact.Span{Start: start, End: start + size})
			i += size
		}
		lines.WriteString(loweredInPlace(line))
		lines.WriteByte('\n')
	}
	found.text = lines.String()
	return found
}

// loweredInPlace is [strings.ToLower] that leaves each character where it is.
func loweredInPlace(s string) string {
	return strings.Map(func(r rune) rune {
		if low := unicode.ToLower(r); utf8.RuneLen(low) == utf8.RuneLen(r) {
			return low
		}
		return r
	}, s)
}

// has reports whether the text has a name in one of the forms, which are folded
// and in lower case, or its plural or genitive: with -s or -es behind it, -ies for -y.
func (n *naming) has(forms []string) bool {
	for _, form := range forms {
		if n.hasWords(form) {
			return true
		}
		if utf8.RuneCountInString(form) < shortest || !isLatin(form) {
			continue
		}
		endings := []string{form + "s", form + "es"}
		if stem, ok := strings.CutSuffix(form, "y"); ok {
			endings = append(endings, stem+"ies")
		}
		for _, ending := range endings {
			if !slices.Contains(commonest, ending) && n.hasWords(ending) {
				return true
			}
		}
	}
	return false
}

// shortest is how many characters a name has at least whose plural names it: "is" names no I.
const shortest = 3

// isLatin reports whether a name ends in a letter that may have an -s behind it.
func isLatin(form string) bool {
	r, _ := utf8.DecodeLastRuneInString(form)
	return unicode.Is(unicode.Latin, r)
}

// hasWords reports whether the text has a form as whole words, and not in a longer name.
func (n *naming) hasWords(form string) bool {
	for i := indexWords(n.text, form, 0); i >= 0; i = indexWords(n.text, form, i+1) {
		end := i + len(form)
		at := sort.Search(len(n.taken), func(k int) bool { return n.taken[k].End >= end })
		if at == len(n.taken) || n.taken[at].Start > i {
			return true
		}
	}
	return false
}
