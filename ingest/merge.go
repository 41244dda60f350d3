package ingest

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"ibid/fact"
)

// merge puts together what the documents say, in their order: what two of them
// claim is one statement with two references.
func (c *corpus) merge(ctx context.Context, res *Result, outcomes []outcome) error {
	res.Problems = append(res.Problems, c.problems...)
	res.Checked.Entities = len(c.entities)
	res.Corpus.Entities = c.entities
	c.hintNames(outcomes)
	found := make([]string, len(outcomes))
	for i, o := range outcomes {
		res.Problems = append(res.Problems, o.problems...)
		res.Checked.add(o.checked)
		res.Corpus.Documents = append(res.Corpus.Documents, c.document(c.heads[i]))
		found[i] = c.heads[i].record.findings
	}
	m := newMerger(outcomes)
	known, links, unfound := c.settings.keys, c.settings.links, c.unfound
	*c = corpus{} // the statements need the memory
	if err := parallel(ctx, len(found), func(i int) { m.place(i, found[i]) }); err != nil {
		return err
	}
	res.Problems = append(res.Problems, m.join()...)
	res.Corpus.Statements, res.Corpus.Mentions, res.Corpus.Links = m.statements, m.mentions, m.links
	if links {
		linkedSources(res.Corpus, known)
	}
	if res.Errors() == 0 { // a fact with an error may name what seems unused
		res.Problems = append(res.Problems, unused(res.Corpus, unfound)...)
	}
	return nil
}

// unused warns of entities that nothing names. Those whose names are not looked
// for in prose may be named there.
func unused(corpus *fact.Corpus, unfound map[fact.EntityID][]string) []Problem {
	used := make(map[fact.EntityID]bool, len(corpus.Entities))
	for i := range corpus.Mentions {
		used[corpus.Mentions[i].Entity] = true
	}
	for i := range corpus.Statements {
		s := &corpus.Statements[i]
		used[s.Subject] = true
		used[s.Value.Entity()] = true
		for _, q := range s.Qualifiers {
			used[q.Value.Entity()] = true
		}
	}
	var problems []Problem
	for _, e := range corpus.Entities {
		if !used[e.ID] && e.Document == "" && len(unfound[e.ID]) == 0 {
			problems = append(problems, Problem{
				Pos: e.Pos, Severity: Warning, Rule: "entity-unused", Hint: "take it away, or write about it",
				Message: fmt.Sprintf("no fact and no text names %s", e.Label()),
			})
		}
	}
	return problems
}

// merger brings the statements of all documents into their order. Their
// identifiers are known before they are, so that each is made where it stays.
type merger struct {
	statements []fact.Statement // the first claims
	others     []fact.Statement // those that say what another says
	mentions   []fact.Mention
	links      []fact.Link
	starts     []start
	claims     []claim // by statement, document and place
	at         []int32 // of each claim, in order of the documents: index in statements, or below 0 of others
}

// start is where that which a document says begins in the lists of all.
type start struct{ claim, mention, link int }

// claim is a statement as a document makes it.
type claim struct {
	id    fact.StatementID
	order int32 // among those of all documents
}

func newMerger(outcomes []outcome) *merger {
	m := &merger{}
	var end start
	for _, o := range outcomes {
		m.starts = append(m.starts, end)
		for i, id := range o.statements {
			m.claims = append(m.claims, claim{id, int32(end.claim + i)})
		}
		end = start{end.claim + len(o.statements), end.mention + o.mentions, end.link + o.links}
	}
	slices.SortFunc(m.claims, func(a, b claim) int {
		return cmp.Or(strings.Compare(string(a.id), string(b.id)), cmp.Compare(a.order, b.order))
	})
	m.at = make([]int32, end.claim)
	first, other := int32(0), int32(0)
	for i, c := range m.claims {
		if i == 0 || c.id != m.claims[i-1].id {
			m.at[c.order] = first
			first++
		} else {
			other++
			m.at[c.order] = -other
		}
	}
	m.statements, m.others = make([]fact.Statement, first), make([]fact.Statement, other)
	m.mentions, m.links = make([]fact.Mention, end.mention), make([]fact.Link, end.link)
	return m
}

// statement returns the place of a claim.
func (m *merger) statement(c claim) *fact.Statement {
	at := m.at[c.order]
	if at < 0 {
		return &m.others[-1-at]
	}
	return &m.statements[at]
}

// place brings what a document says to its places.
func (m *merger) place(document int, code string) {
	var f findings
	decode((*codec).findings, code, &f)
	start := m.starts[document]
	for i, s := range f.statements {
		*m.statement(claim{order: int32(start.claim + i)}) = s
	}
	copy(m.mentions[start.mention:], f.mentions)
	copy(m.links[start.link:], f.links)
}

// join makes one statement of those that are equal.
func (m *merger) join() []Problem {
	j := joiner{}
	for i, c := range m.claims {
		s := m.statement(c)
		s.ID = c.id
		j.take(s)
		if i == len(m.claims)-1 || m.claims[i+1].id != c.id {
			refs := j.statement.References
			slices.SortFunc(refs, func(a, b fact.Reference) int { return strings.Compare(string(a.ID), string(b.ID)) })
		}
	}
	return j.problems
}

// joiner joins statements to an equal one before them.
type joiner struct {
	statement *fact.Statement
	rankAt    fact.Pos // what gave its rank
	whyAt     fact.Pos // and the reason for that
	problems  []Problem
}

// take takes a statement with its one reference.
func (j *joiner) take(s *fact.Statement) {
	ref := s.References[0]
	k := j.statement
	if k == nil || k.ID != s.ID {
		j.statement, j.rankAt, j.whyAt = s, ref.Pos, ref.Pos
		return
	}
	if s.Rank != fact.Normal {
		if k.Rank != fact.Normal && k.Rank != s.Rank {
			j.conflict(ref.Pos, "rank-conflict", "this statement is "+k.Rank.String()+" in "+j.rankAt.String()+" and "+s.Rank.String()+" here")
		} else if k.Rank == fact.Normal {
			k.Rank, j.rankAt = s.Rank, ref.Pos
		}
	}
	if s.Why != "" {
		if k.Why != "" && k.Why != s.Why {
			j.conflict(ref.Pos, "why-conflict", "this statement has another `why` in "+j.whyAt.String())
		} else if k.Why == "" {
			k.Why, j.whyAt = s.Why, ref.Pos
		}
	}
	if i := slices.IndexFunc(k.References, func(r fact.Reference) bool { return r.ID == ref.ID }); i >= 0 {
		j.problems = append(j.problems, Problem{
			Pos: ref.Pos, Severity: Warning, Rule: "fact-twice", Hint: "take one of them away",
			Message: "the same fact rests on the same words in " + k.References[i].Pos.String(),
		})
		return
	}
	k.References = append(k.References, ref)
}

func (j *joiner) conflict(at fact.Pos, rule, message string) {
	j.problems = append(j.problems, Problem{Pos: at, Rule: rule, Message: message, Hint: "say it once, or the same in both places"})
}

// document completes the document of a head by what the corpus knows.
func (c *corpus) document(h *head) fact.Document {
	doc := h.doc
	if kind := h.front.kind.text; kind != "" && c.settings.ontology.Kind(kind) == nil {
		doc.Meta["type"] = kind
	}
	doc.Sources = c.known(doc.Sources)
	if evidence, ok := c.evidence(h); ok {
		doc.Evidence = evidence.doc.ID
	}
	return doc
}
