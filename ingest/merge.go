package ingest

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"ibid/fact"
)

// merge puts together what the documents say, in their order: what two of them
// claim is one statement with two references.
func (c *corpus) merge(res *Result, outcomes []outcome) {
	res.Problems = append(res.Problems, c.problems...)
	res.Checked.Entities = len(c.entities)
	res.Corpus.Entities = c.entities
	c.hintNames(outcomes)
	m := merger{corpus: c, byID: map[fact.StatementID]*claim{}}
	used := map[fact.EntityID]bool{}
	for i, o := range outcomes {
		res.Problems = append(res.Problems, o.problems...)
		res.Checked.add(o.checked)
		res.Corpus.Documents = append(res.Corpus.Documents, c.document(c.pages[i]))
		res.Corpus.Mentions = append(res.Corpus.Mentions, o.mentions...)
		res.Corpus.Links = append(res.Corpus.Links, o.links...)
		for _, mention := range o.mentions {
			used[mention.Entity] = true
		}
		for j := range o.statements {
			m.take(&o.statements[j])
		}
	}
	slices.SortFunc(m.claims, func(a, b *claim) int { return strings.Compare(string(a.statement.ID), string(b.statement.ID)) })
	res.Corpus.Statements = make([]fact.Statement, 0, len(m.claims))
	for _, claim := range m.claims {
		s := claim.statement
		slices.SortFunc(s.References, func(a, b fact.Reference) int { return strings.Compare(string(a.ID), string(b.ID)) })
		res.Corpus.Statements = append(res.Corpus.Statements, *s)
		used[s.Subject] = true
		used[s.Value.Entity] = true
		for _, q := range s.Qualifiers {
			used[q.Value.Entity] = true
		}
	}
	res.Problems = append(res.Problems, m.problems...)
	if res.Errors() > 0 {
		return // a fact with an error may name what seems unused
	}
	for _, e := range c.entities {
		if !used[e.ID] && e.Document == "" {
			res.Problems = append(res.Problems, Problem{
				Pos: e.Pos, Severity: Warning, Rule: "entity-unused", Hint: "take it away, or write about it",
				Message: fmt.Sprintf("no fact and no text names %s", e.Name),
			})
		}
	}
}

// claim is a statement with the places that gave its rank and its reason.
type claim struct {
	statement *fact.Statement
	rankAt    fact.Pos
	whyAt     fact.Pos
}

// merger joins equal statements.
type merger struct {
	corpus   *corpus
	byID     map[fact.StatementID]*claim
	claims   []*claim
	problems []Problem
}

// take adds a statement with its one reference.
func (m *merger) take(s *fact.Statement) {
	ref := s.References[0]
	known := m.byID[s.ID]
	if known == nil {
		known = &claim{statement: s, rankAt: ref.Pos, whyAt: ref.Pos}
		m.byID[s.ID] = known
		m.claims = append(m.claims, known)
		return
	}
	k := known.statement
	if s.Rank != fact.Normal {
		if k.Rank != fact.Normal && k.Rank != s.Rank {
			m.conflict(ref.Pos, "rank-conflict", "this statement is "+k.Rank.String()+" in "+known.rankAt.String()+" and "+s.Rank.String()+" here")
		} else if k.Rank == fact.Normal {
			k.Rank, known.rankAt = s.Rank, ref.Pos
		}
	}
	if s.Why != "" {
		if k.Why != "" && k.Why != s.Why {
			m.conflict(ref.Pos, "why-conflict", "this statement has another `why` in "+known.whyAt.String())
		} else if k.Why == "" {
			k.Why, known.whyAt = s.Why, ref.Pos
		}
	}
	if i := slices.IndexFunc(k.References, func(r fact.Reference) bool { return r.ID == ref.ID }); i >= 0 {
		m.problems = append(m.problems, Problem{
			Pos: ref.Pos, Severity: Warning, Rule: "fact-twice", Hint: "take one of them away",
			Message: "the same fact rests on the same words in " + k.References[i].Pos.String(),
		})
		return
	}
	k.References = append(k.References, ref)
}

func (m *merger) conflict(at fact.Pos, rule, message string) {
	m.problems = append(m.problems, Problem{Pos: at, Rule: rule, Message: message, Hint: "say it once, or the same in both places"})
}

// document completes the document of a page by what the corpus knows.
func (c *corpus) document(p *page) fact.Document {
	doc := p.doc
	if kind := p.front.kind.text; kind != "" && c.settings.ontology.Kind(kind) == nil {
		doc.Meta = maps.Clone(doc.Meta)
		doc.Meta["type"] = kind
	}
	for _, cite := range p.cites {
		doc.Sources = append(doc.Sources, cite.key)
	}
	for _, s := range p.front.sources {
		doc.Sources = append(doc.Sources, s.key)
	}
	doc.Sources = slices.DeleteFunc(doc.Sources, func(k fact.SourceKey) bool { return !c.settings.keys[k] })
	slices.Sort(doc.Sources)
	doc.Sources = slices.Compact(doc.Sources)
	if evidence, ok := c.sibling(p, cmp.Or(p.front.evidence.text, "\x00")); ok {
		doc.Evidence = evidence.doc.ID
	}
	return doc
}
