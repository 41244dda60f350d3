package ingest

import (
	"slices"
	"strings"

	"ibid/fact"
)

// subjectSeen reports a fact whose subject is not named where its words stand:
// when the words are edited to speak of another, it must not live on. A subject
// that a cell of a table gives changes with the cell.
func (r *resolver) subjectSeen(subject cell, id fact.EntityID, proof *proof, method fact.Method) {
	if subject.filled || method == fact.Inferred || r.corpus.byID[id].Document == proof.page.doc.ID {
		return
	}
	seen, ok := r.named[proof.section]
	if !ok {
		seen = r.corpus.names.in(proof.page.around(proof.section))
		r.named[proof.section] = seen
	}
	if !seen.has(id) {
		r.add(r.corpus.settings.unseen, subject.at, "subject-unseen",
			"name it there, quote words of a section that names it, or say why they are about it: `| inferred: why`",
			"neither the quote nor its section names %s", subject.text)
	}
}

// around returns the text of a section below the headings above it and the
// title of the document, each on a line.
func (p *page) around(s section) string {
	lines := p.headings(s)
	if p.titled() {
		lines = append(lines, p.doc.Title)
	}
	return strings.Join(append(lines, p.text[s.start:s.end]), "\n")
}

// titled reports whether the title stands above all headings: the front matter
// or the name of the file gives it, and not a heading, which stands above its
// own sections only.
func (p *page) titled() bool {
	return p.front.page.name.text != "" || !slices.ContainsFunc(p.doc.Headings, func(h fact.Heading) bool { return h.Text == p.doc.Title })
}

// named is the entities that a text names.
type named struct {
	names  *names
	listed map[fact.EntityID]bool // by names with their case, the longest first
	rest   string                 // of the text without these, folded and in lower case
}

// in finds the entities that a text names as whole words. What is part of a
// longer name is not named: "Team Alpha Two" does not name Team Alpha.
func (n *names) in(text string) *named {
	found := &named{names: n, listed: map[fact.EntityID]bool{}}
	var rest strings.Builder
	for line := range strings.Lines(text) {
		line = foldText(line)
		for i := 0; i < len(line); {
			size := urlLength(line[i:])
			if size == 0 {
				var id fact.EntityID
				if id, size = n.at(line[i:]); size > 0 {
					found.listed[id] = true
				}
			}
			if size > 0 {
				rest.WriteByte('\n') // no name goes on across it
				i += size
				continue
			}
			size = tokenLength(line[i:])
			rest.WriteString(line[i : i+size])
			i += size
		}
		rest.WriteByte('\n')
	}
	found.rest = strings.ToLower(rest.String())
	return found
}

// has reports whether the text names an entity, case aside.
func (n *named) has(id fact.EntityID) bool {
	return n.listed[id] || slices.ContainsFunc(n.names.forms[id], func(form string) bool { return containsWords(n.rest, form) })
}
