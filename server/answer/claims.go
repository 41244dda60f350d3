package answer

import (
	"sync"

	"ibid/dispute"
	"ibid/fact"
)

// claims are the statements that stand at one place of an answer, for all parents together.
type claims struct {
	*view
	list     []*fact.Statement
	levels   memo[end, *level]
	shelf    func() (*shelf, error) // documents of the references
	disputes memo[bool, *disputes]
}

// end is where a statement names an entity.
type end int8

const (
	subject end = iota
	value
	qualifier
)

func (v *view) claims(list []*fact.Statement) *claims {
	c := &claims{view: v, list: list}
	c.shelf = sync.OnceValues(func() (*shelf, error) {
		var ids []fact.DocumentID
		for _, s := range c.list {
			for i := range s.References {
				ids = append(ids, s.References[i].Document)
			}
		}
		return v.shelf(ids)
	})
	return c
}

// statements returns the answers for some of the claims.
func (c *claims) statements(list []*fact.Statement) []*Statement {
	out := make([]*Statement, len(list))
	for i, s := range list {
		out[i] = &Statement{c, s}
	}
	return out
}

// level reads the entities at one end of all the claims.
func (c *claims) level(at end) (*level, error) {
	return c.levels.get(at, func() (*level, error) {
		var ids []fact.EntityID
		for _, s := range c.list {
			switch at {
			case subject:
				ids = append(ids, s.Subject)
			case value:
				if s.Value.Kind == fact.EntityValue {
					ids = append(ids, s.Value.Entity())
				}
			case qualifier:
				for _, q := range s.Qualifiers {
					if q.Value.Kind == fact.EntityValue {
						ids = append(ids, q.Value.Entity())
					}
				}
			}
		}
		return c.view.level(ids)
	})
}

// entity returns an entity at one end of a claim.
func (c *claims) entity(at end, id fact.EntityID) (Entity, error) {
	l, err := c.level(at)
	if err != nil {
		return nil, err
	}
	return l.entity(id), nil
}

// disputesOf returns the disputes that a claim is part of.
func (c *claims) disputesOf(s *fact.Statement, differences bool) ([]*Dispute, error) {
	all, err := c.disputes.get(differences, func() (*disputes, error) {
		ids := make([]fact.EntityID, 0, len(c.list))
		for _, s := range c.list {
			ids = append(ids, s.Subject)
			if c.view.symmetric(s) {
				ids = append(ids, s.Value.Entity())
			}
		}
		return c.readDisputes(differences, distinct(ids))
	})
	if err != nil {
		return nil, err
	}
	return all.answers(all.byStatement[s.ID]), nil
}

// disputes are the disputes that stand at one place of an answer, for all parents together.
type disputes struct {
	claims      *claims
	list        []*dispute.Dispute
	bySubject   map[fact.EntityID][]*dispute.Dispute
	byStatement map[fact.StatementID][]*dispute.Dispute
}

// readDisputes reads the disputes of some subjects; of none when there are none.
func (v *view) readDisputes(differences bool, subjects []fact.EntityID) (*disputes, error) {
	if len(subjects) == 0 {
		return v.disputes(nil), nil
	}
	list, err := v.store.Disputes(v.ctx, differences, subjects...)
	if err != nil {
		return nil, err
	}
	return v.disputes(list), nil
}

func (v *view) disputes(list []*dispute.Dispute) *disputes {
	all := &disputes{list: list, bySubject: map[fact.EntityID][]*dispute.Dispute{}, byStatement: map[fact.StatementID][]*dispute.Dispute{}}
	var union []*fact.Statement
	for _, d := range list {
		d.Statements = v.readFrom(d.Subject, d.Statements)
		union = append(union, d.Statements...)
		all.bySubject[d.Subject] = append(all.bySubject[d.Subject], d)
		if d.Other != "" {
			all.bySubject[d.Other] = append(all.bySubject[d.Other], d)
		}
		for _, s := range d.Statements {
			all.byStatement[s.ID] = append(all.byStatement[s.ID], d)
		}
	}
	all.claims = v.claims(union)
	return all
}

// answers returns the answers for some of the disputes.
func (a *disputes) answers(list []*dispute.Dispute) []*Dispute {
	out := make([]*Dispute, len(list))
	for i, d := range list {
		out[i] = &Dispute{a.claims, d}
	}
	return out
}
