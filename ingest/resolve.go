package ingest

import (
	"fmt"
	"slices"
	"strings"

	"ibid/fact"
	"ibid/internal/budget"
	"ibid/reading"
	"ibid/schema"
)

// resolver looks up what one document says: the second phase.
type resolver struct {
	report
	corpus     *corpus
	page       *page
	evidence   *page              // the document that has the quotes: another for a side file
	folds      map[section]folded // texts of the evidence
	recognised map[*page]string   // languages of pages that state none
	context    struct {           // of the table whose rows are looked up
		text     string
		readings []reading.Reading
	}
	naming     map[section]*naming // what they name
	checked    Checked
	statements []fact.Statement
	unknown    []unknown
	unsound    int           // names found of what is declared with an error
	budget     budget.Budget // bytes of evidence, searched for quotes and subjects
	hints      int           // searches for what may have been meant
	sourced    map[fact.ReferenceID]bool
	near       map[fact.SourceKey]string // keys that are no key, with the one that each nearly is
}

// maxHints is how many mistakes of a document get a hint that takes a long
// search: whoever makes more of them has made one that all come from.
const maxHints = 100

// mayHint reports whether another such search is worth while, and counts it.
func (r *resolver) mayHint() bool {
	r.hints++
	return r.hints <= maxHints
}

// resolve looks up names, quotes and values of a page. It reads the corpus and
// changes nothing of it, and nothing but the corpus and the page that open
// gives for the evidence: [corpus.basis] depends on that.
func (c *corpus) resolve(p *page, open func(*head) *page) (outcome, findings) {
	r := &resolver{
		report: report{file: p.file}, corpus: c, page: p, evidence: p, folds: map[section]folded{}, naming: map[section]*naming{},
		sourced: map[fact.ReferenceID]bool{}, near: map[fact.SourceKey]string{},
	}
	r.checked = Checked{Documents: 1, Bytes: int64(p.bytes)}
	r.checkCitations()
	found := true
	if p.front.evidence.text != "" || isSideFile(p.file) {
		var h *head
		if h, found = r.findEvidence(); found {
			r.evidence = open(h)
		}
	}
	if found {
		facts := 0
		for i := range p.groups {
			facts += len(p.groups[i].facts)
		}
		r.statements = make([]fact.Statement, 0, facts)
		for i := range p.groups {
			r.group(&p.groups[i])
		}
	}
	for _, sourced := range r.sourced {
		if sourced {
			r.checked.SourcedReferences++
		} else {
			r.checked.UnsourcedReferences++
		}
	}
	f := findings{statements: r.statements, mentions: c.mentions(p), links: c.links(p)}
	r.checked.Mentions = len(f.mentions)
	o := outcome{problems: r.problems, unknown: r.unknown, checked: r.checked, mentions: len(f.mentions), links: len(f.links)}
	for i := range f.statements {
		o.statements = append(o.statements, f.statements[i].ID)
	}
	return o, f
}

// group makes statements of one group of a facts block or one row of a table.
func (r *resolver) group(g *group) {
	proof, ok := r.prove(g)
	if !ok {
		for i := range g.facts {
			r.fact(&g.facts[i], fact.Reference{}, nil, nil)
		}
		return
	}
	ref := r.reference(g, proof)
	words := r.newEvidence(ref.Quote, proof, g.context)
	for i := range g.facts {
		if s, ok := r.fact(&g.facts[i], ref, proof, words); ok {
			r.checked.Facts++
			r.statements = append(r.statements, s)
			r.sourced[ref.ID] = r.sourced[ref.ID] || len(ref.Citations) > 0
		}
	}
}

// reference is what all facts of a group have in common.
func (r *resolver) reference(g *group, proof *proof) fact.Reference {
	from := proof.page
	ref := fact.Reference{
		Document: from.doc.ID, Headings: from.headings(proof.section), Anchor: from.anchor(proof.section),
		Quote: proof.words(), Match: proof.match, Occurrence: r.occurrence(g, proof), Method: fact.Asserted, Citations: r.citations(g, proof),
	}
	for _, span := range proof.spans {
		ref.Spans = append(ref.Spans, from.span(span.Start, span.End))
	}
	ref.Line = from.line(ref.Spans[0].Start)
	ref.Identify()
	return ref
}

// fact makes a statement of one fact line. It is false when the line has an
// error, or words is nil, which they are when a quote was not found.
func (r *resolver) fact(f *factLine, ref fact.Reference, proof *proof, words *evidence) (fact.Statement, bool) {
	before, unsound := len(r.problems), r.unsound
	var kinds []string
	if p := r.corpus.properties.find(f.property.text); p != nil {
		kinds = p.Domain
	}
	subject, known := r.entity(f.subject, kinds)
	s := fact.Statement{Subject: subject}
	ref.Pos = f.at.in(r.file)
	var visible []shown
	if p := r.property(f.property, subject, known); p != nil {
		s.Property = p.ID
		var ok bool
		if s.Value, ok = r.value(f.value, p); ok {
			visible = append(visible, shown{f.value, s.Value, reading.Value})
		}
		for _, q := range f.qualifiers {
			if v, id, ok := r.qualifier(q, &s, &ref, p); ok {
				visible = append(visible, shown{q.value, v, roles[id]})
			}
		}
		r.span(&s, f)
	}
	if words == nil {
		return s, false
	}
	r.visible(visible, words, ref.Method == fact.Inferred)
	if known {
		r.subjectSeen(f.subject, subject, proof, ref.Method)
	}
	if r.unsound > unsound || slices.ContainsFunc(r.problems[before:], func(p Problem) bool { return p.Severity == Error }) {
		return s, false
	}
	s.References = []fact.Reference{ref}
	if r.corpus.settings.ontology.Property(s.Property).Symmetric {
		s.IdentifySymmetric()
	} else {
		s.Identify()
	}
	return s, true
}

// occurrence counts the places up to this one that read the same and stand
// under the same headings. A section has a quote just once, and a row may stand
// there several times.
func (r *resolver) occurrence(g *group, proof *proof) int {
	if len(g.quotes) == 0 {
		return g.nth
	}
	n := 1
	for s := proof.section; s.twin >= 0; {
		s = proof.page.sections[s.twin]
		ways, _ := r.find(s, proof.words())
		n += len(ways)
	}
	return n
}

// shown is a value with the cell that gives it.
type shown struct {
	cell  cell
	value fact.Value
	role  reading.Role
}

// visible reports the values that the words do not show.
func (r *resolver) visible(values []shown, words *evidence, inferred bool) {
	for _, v := range values {
		switch {
		case v.cell.filled || words.shows(v.value, v.role, r.corpus.names):
			r.checked.Values++
		case inferred:
			r.checked.InferredValues++
		default:
			r.error(v.cell.at, "value-invisible", r.visibleHint(v.value, words), "the quote does not show %s", v.cell.text)
		}
	}
}

// visibleHint says what the words do show.
func (r *resolver) visibleHint(v fact.Value, words *evidence) string {
	hint := "quote words that do, or say why it follows: `| inferred: why`"
	var seen []string
	switch v.Kind {
	case fact.DateValue, fact.QuantityValue:
		for _, rd := range words.all() {
			if rd.Ambiguous && v.Kind == fact.DateValue {
				return "the day or the month may stand first: write `dates: dmy` or `dates: mdy` in " + infoFile + ", or say why it follows: `| inferred: why`"
			}
			if text := rd.String(); text != "" && (rd.Kind == reading.Date) == (v.Kind == fact.DateValue) {
				seen = append(seen, text)
			}
		}
	case fact.EntityValue:
		hint = "quote words with its name or an alias, or say why it follows: `| inferred: why`"
	}
	if len(seen) > 0 {
		hint = "it shows " + strings.Join(seen[:min(len(seen), 6)], ", ") + "; " + hint
	}
	return hint
}

// entity looks up a name among the entities of some kinds, of all if there are
// none, and reports it when nobody declares it or it may mean several.
func (r *resolver) entity(c cell, kinds []string) (fact.EntityID, bool) {
	r.checked.Names++
	if id, known := r.named(c, kinds); known {
		return id, id != ""
	}
	if _, quoted := unquote(c.text); quoted {
		r.error(c.at, "name-form", "take the quotation marks away", "a name of an entity stands without quotation marks")
		return "", false
	}
	r.unknownName(c, false)
	return "", false
}

// unknownName reports a name that nobody declares, where text might stand too
// or not. A name of what is declared with an error was reported there.
func (r *resolver) unknownName(c cell, orText bool) {
	if r.corpus.broken[foldText(c.text)] {
		r.unsound++
		return
	}
	hint := "declare it in an entities block: `" + c.text + " | Kind`"
	if orText {
		hint = "put text in double quotes, or " + hint
	}
	if before, _, ok := cutTag(foldText(c.text)); ok && len(r.corpus.names.find(before)) > 0 {
		hint = r.corpus.names.ways(r.corpus.names.find(before))
	} else {
		r.unknown = append(r.unknown, unknown{problem: len(r.problems), name: c.text})
	}
	r.error(c.at, "name-unknown", hint, "no entity is called %q", c.text)
}

// property looks up a property of the subject, and reports it when there is none.
func (r *resolver) property(c cell, subject fact.EntityID, known bool) *schema.Property {
	p := r.corpus.properties.find(c.text)
	if p == nil {
		r.error(c.at, "property-unknown", r.corpus.properties.hint(c.text), "there is no property %q", c.text)
		return nil
	}
	if known {
		if e := r.corpus.byID[subject]; !slices.Contains(p.Domain, e.Kind) {
			r.error(c.at, "domain", p.Label+" belongs to: "+strings.Join(p.Domain, ", "), "%s is of kind %s, which has no property %q", e.Label(), e.Kind, p.Label)
		}
	}
	return p
}

// span reports a statement that ends before it begins.
func (r *resolver) span(s *fact.Statement, f *factLine) {
	from, _ := s.Qualifier("from")
	to, _ := s.Qualifier("to")
	if from.Date.After(to.Date) {
		at := f.at
		for _, q := range f.qualifiers {
			if strings.EqualFold(q.name.text, "to") {
				at = q.value.at
			}
		}
		r.error(at, "dates-reversed", "exchange them, if it is the other way round", "`to: %s` is before `from: %s`", to.Date, from.Date)
	}
}

// qualifier takes one qualifier. The result is a value that must be visible, if it gives one.
func (r *resolver) qualifier(q qualifier, s *fact.Statement, ref *fact.Reference, p *schema.Property) (fact.Value, fact.PropertyID, bool) {
	text, _ := unquote(q.value.text)
	twice := func(already bool) {
		if already {
			r.error(q.name.at, "qualifier-twice", "", "%s stands twice", q.name.text)
		}
	}
	switch strings.ToLower(q.name.text) {
	case "rank":
		rank, ok := fact.ParseRank(text)
		if !ok {
			r.error(q.value.at, "word-unknown", "write preferred, normal or deprecated", "rank is not %q", text)
		}
		twice(s.Rank != fact.Normal)
		s.Rank = rank
		return fact.Value{}, "", false
	case "why":
		twice(s.Why != "")
		s.Why = text
		return fact.Value{}, "", false
	case "inferred":
		twice(ref.Reason != "")
		ref.Method, ref.Reason = fact.Inferred, text
		return fact.Value{}, "", false
	}
	known := r.corpus.qualifiers.find(q.name.text)
	if known == nil {
		r.error(q.name.at, "qualifier-unknown", r.corpus.qualifiers.hint(q.name.text), "there is no qualifier %q", q.name.text)
		return fact.Value{}, "", false
	}
	if !known.General && !slices.Contains(p.Qualifiers, known.ID) {
		hint := ""
		if len(p.Qualifiers) > 0 {
			hint = fmt.Sprintf("besides those of every property it has %q", p.Qualifiers)
		}
		r.error(q.name.at, "qualifier-misplaced", hint, "%s has no qualifier %q", p.Label, known.Label)
		return fact.Value{}, "", false
	}
	v, ok := r.value(q.value, known)
	if !ok {
		return v, "", false
	}
	_, already := s.Qualifier(known.ID)
	twice(already && (!known.Takes(fact.EntityValue) || slices.Contains(s.Qualifiers, fact.Qualifier{Property: known.ID, Value: v})))
	s.Qualifiers = append(s.Qualifiers, fact.Qualifier{Property: known.ID, Value: v})
	return v, known.ID, len(known.Words) == 0 // how a claim is hedged is for its author to say
}
