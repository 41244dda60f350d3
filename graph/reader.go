package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"ibid/fact"
)

// chunk is how many statements are read at a time.
const chunk = 1 << 11

// together is how many statements have their texts in one piece of memory.
// More would be faster to read, but stay in memory as long as one of them is
// remembered.
const together = 8

// reader reads statements level by level: their own quads, those of their
// derivations and references, and those of citations. It uses its memory again.
type reader struct {
	g             *Graph
	claims, about level // of the entities that are asked for: whose statements these are, and which are about them
	found         []statementNode
	parts, proofs layer
	cites         layer // citations of the derivations in proofs, in their order
	cited         int   // how many of them are decoded
	proofsOf      []int // for each statement: where its nodes in proofs begin, derivations before references
	met           recent[*predicate]
	decoder
}

// layer is a level of which the predicates are known.
type layer struct {
	level
	nodes      []node       // that are asked for
	near       []node       // whose texts are read, with those of the quads
	predicates []*predicate // of each row
}

// reset forgets the nodes.
func (l *layer) reset() { l.nodes, l.near, l.predicates = l.nodes[:0], l.near[:0], l.predicates[:0] }

// predicate returns what a node says that is a predicate and among the terms.
func (r *reader) predicate(t terms, n node) (*predicate, error) {
	if p, ok := r.met.get(n); ok {
		return p, nil
	}
	p, err := r.g.predicate(t, n)
	if err == nil {
		r.met.put(n, p)
	}
	return p, err
}

// readLayer reads the quads of the nodes of a layer, and brings the texts of them
// near that are not known.
func (r *reader) readLayer(ctx context.Context, l *layer) error {
	if err := r.g.store.quads.ReadLevel(ctx, &l.level, quad.Subject, l.nodes); err != nil {
		return err
	}
	for i := range l.Rows {
		row := &l.Rows[i]
		p, err := r.predicate(l.Terms, row[1])
		if err != nil {
			return err
		}
		l.predicates = append(l.predicates, p)
		if _, known := r.texts.get(row[2]); !known && p.role.isText() {
			l.near = append(l.near, row[2])
		}
	}
	return l.Near(l.near)
}

// of returns the rows of the i-th node with their predicates.
func (l *layer) of(i int) ([]row, []*predicate) {
	rows := l.Of(i)
	return rows, l.predicates[l.Ends[i]-len(rows):][:len(rows)]
}

// statementNode is the node of a statement. The subject may be known already.
type statementNode struct {
	node    node
	subject fact.EntityID
}

// read returns the statements, nil for a node that is none.
func (r *reader) read(ctx context.Context, claims []statementNode) ([]*remembered[roomy], error) {
	if err := r.findSubjects(ctx, claims); err != nil {
		return nil, err
	}
	r.parts.reset()
	for _, c := range claims {
		if c.subject == "" {
			c.node = 0
		}
		r.parts.nodes, r.parts.near = append(r.parts.nodes, c.node), append(r.parts.near, c.node)
	}
	if err := r.readLayer(ctx, &r.parts); err != nil {
		return nil, err
	}
	r.proofs.reset()
	r.proofsOf = r.proofsOf[:0]
	for i := range claims {
		r.proofsOf = append(r.proofsOf, len(r.proofs.nodes))
		rows, predicates := r.parts.of(i)
		for k, p := range predicates {
			if p.role == derivationRole {
				r.proofs.nodes = append(r.proofs.nodes, rows[k][2])
			}
		}
		for k, p := range predicates {
			if p.role == referenceRole {
				r.proofs.nodes, r.proofs.near = append(r.proofs.nodes, rows[k][2]), append(r.proofs.near, rows[k][2])
			}
		}
	}
	r.proofsOf = append(r.proofsOf, len(r.proofs.nodes))
	if err := r.readLayer(ctx, &r.proofs); err != nil {
		return nil, err
	}
	if err := r.readCitations(ctx); err != nil {
		return nil, err
	}
	out := make([]*remembered[roomy], len(claims))
	for i, c := range claims {
		if i%together == 0 {
			to := min(i+together, len(claims))
			r.begin(96*(to-i) + 80*(r.proofsOf[to]-r.proofsOf[i])) // most need no more
		}
		if c.subject == "" {
			continue
		}
		s, err := r.statement(i, c)
		if err != nil {
			return nil, fmt.Errorf("statement %s: %w", s.what.ID, err)
		}
		out[i] = s
	}
	return out, nil
}

// findSubjects fills in the subjects that are not known: those of which a
// property leads to the statement.
func (r *reader) findSubjects(ctx context.Context, claims []statementNode) error {
	var nodes []node
	var at []int
	for i, c := range claims {
		if c.subject == "" {
			nodes, at = append(nodes, c.node), append(at, i)
		}
	}
	if len(nodes) == 0 {
		return nil
	}
	if err := r.g.store.quads.ReadLevel(ctx, &r.about, quad.Object, nodes); err != nil {
		return err
	}
	for i, place := range at {
		for _, row := range r.about.Of(i) {
			p, err := r.predicate(r.about.Terms, row[1])
			if err != nil {
				return err
			}
			if p.role == claimRole {
				subject, err := r.g.term(r.about.Terms, row[0])
				if err != nil {
					return err
				}
				claims[place].subject = fact.EntityID(subject.id)
			}
		}
	}
	return nil
}

// roomy is a statement with room for what most statements have, so that it takes
// one piece of memory beside its texts.
type roomy struct {
	fact.Statement
	qualifiers [1]fact.Qualifier
	references [1]fact.Reference
	room       room
}

// room is for the lists of a reference, as long as most are.
type room struct {
	headings [2]string // title and section
	cites    [1]fact.Citation
	spans    [1]fact.Span
}

// statement decodes the i-th statement.
func (r *reader) statement(i int, c statementNode) (*remembered[roomy], error) {
	kept := &remembered[roomy]{of: c.node, what: roomy{Statement: fact.Statement{Subject: c.subject}}}
	x := &kept.what
	s := &x.Statement
	from, to := r.proofsOf[i], r.proofsOf[i+1]
	of := r.parts.Terms
	id, err := r.id(of, c.node, statementsPart)
	s.ID = fact.StatementID(id)
	rows, predicates := r.parts.of(i)
	for k := 0; k < len(rows) && err == nil; k++ {
		object := rows[k][2]
		switch p := predicates[k]; p.role {
		case valueRole:
			s.Property = p.property
			s.Value, err = r.value(of, object)
		case qualifierRole:
			q := fact.Qualifier{Property: p.property}
			q.Value, err = r.value(of, object)
			s.Qualifiers = add(s.Qualifiers, x.qualifiers[:], q)
		case rankRole:
			s.Rank, err = r.rank(of, object)
		case whyRole:
			s.Why, err = r.words(of, object)
		}
	}
	if derived := (to - from) / 2; derived == 1 {
		s.References = x.references[:]
	} else if derived > 1 {
		s.References = make([]fact.Reference, derived)
	}
	for k := 0; k < len(s.References) && err == nil; k++ {
		lists := &x.room
		if k > 0 {
			lists = &room{}
		}
		err = r.reference(&s.References[k], lists, k, from, to)
	}
	sortFew(s.Qualifiers, fact.CompareQualifier)
	sortFew(s.References, func(a, b fact.Reference) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return kept, err
}

// sortFew sorts a list, which mostly has one item.
func sortFew[T any](list []T, compare func(a, b T) int) {
	if len(list) > 1 {
		slices.SortFunc(list, compare)
	}
}

// add appends to a list, which begins in a room.
func add[T any](list, room []T, item T) []T {
	if list == nil {
		list = room[:0]
	}
	return append(list, item)
}

// reference decodes the k-th derivation of a statement, whose derivations and
// references are nodes of r.proofs: how the statement follows, and from what.
func (r *reader) reference(s *fact.Reference, lists *room, k, from, to int) error {
	at := -1
	of := r.proofs.Terms
	rows, predicates := r.proofs.of(from + k)
	for i, p := range predicates {
		object := rows[i][2]
		var text string
		var err error
		switch p.role {
		case derivedEntityRole:
			at = r.find(object, (from+to)/2, k, to)
		case sourceRole:
			text, err = r.oftenID(of, object, sourcePart)
			s.Citations = add(s.Citations, lists.cites[:], fact.Citation{Source: fact.SourceKey(text)})
		case citationRole:
			var c fact.Citation
			c, err = r.citation(object)
			s.Citations = add(s.Citations, lists.cites[:], c)
		case anchorRole:
			s.Anchor, err = r.often(of, object)
		case matchRole:
			text, err = r.often(of, object)
			s.Match = fact.Match(text)
		case methodRole:
			text, err = r.often(of, object)
			s.Method = fact.Method(text)
		case reasonRole:
			s.Reason, err = r.words(of, object)
		case lineRole:
			s.Line, err = r.number(of, object)
		case spansRole:
			var spans []byte
			if spans, _, err = r.raw(of, object); err == nil {
				s.Spans, err = appendSpans(lists.spans[:0], spans)
			}
		case statedAtRole:
			s.Pos, err = r.pos(of, object)
		}
		if err != nil {
			return err
		}
	}
	if at < 0 {
		return fmt.Errorf("derivation %d rests on none of its references", k+1)
	}
	if len(s.Citations) > 1 {
		s.Citations = fact.SortCitations(s.Citations)
	}
	return r.place(s, lists, at)
}

// find returns where a reference is among the nodes of r.proofs from one place
// to another, or -1. Derivations are in the order of their references, so that
// of the k-th is mostly the k-th.
func (r *reader) find(reference node, from, k, to int) int {
	if from+k < to && r.proofs.nodes[from+k] == reference {
		return from + k
	}
	if at := slices.Index(r.proofs.nodes[from:to], reference); at >= 0 {
		return from + at
	}
	return -1
}

// place decodes a reference: what all statements that rest on it share.
func (r *reader) place(s *fact.Reference, lists *room, at int) error {
	of := r.proofs.Terms
	id, err := r.id(of, r.proofs.nodes[at], referencesPart)
	if err != nil {
		return err
	}
	s.ID = fact.ReferenceID(id)
	rows, predicates := r.proofs.of(at)
	if len(rows) == 0 {
		return fmt.Errorf("there is no reference %s", id)
	}
	for i, p := range predicates {
		object := rows[i][2]
		switch p.role {
		case documentRole:
			id, err = r.id(of, object, documentPart)
			s.Document = fact.DocumentID(id)
		case quoteRole:
			s.Quote, err = r.words(of, object)
		case occurrenceRole:
			s.Occurrence, err = r.number(of, object)
		case headingRole:
			if p.heading < 1 || p.heading > len(rows) {
				return fmt.Errorf("there is no heading %d", p.heading)
			}
			for len(s.Headings) < p.heading {
				s.Headings = add(s.Headings, lists.headings[:], "")
			}
			s.Headings[p.heading-1], err = r.often(of, object)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
