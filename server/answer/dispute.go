package answer

import (
	"ibid/dispute"
	"ibid/fact"
	"ibid/graph"
	"ibid/server/model"
)

// Dispute answers type Dispute.
type Dispute struct {
	claims  *claims
	dispute *dispute.Dispute
}

// IsNode marks a node.
func (*Dispute) IsNode() {}

// ID answers the field id.
func (d *Dispute) ID() string { return globalID("Dispute", d.dispute.ID) }

// Kind answers the field kind.
func (d *Dispute) Kind() model.DisputeKind {
	return enum[model.DisputeKind](string(d.dispute.Kind))
}

// Subject answers the field subject.
func (d *Dispute) Subject() (Entity, error) { return d.claims.entity(subject, d.dispute.Subject) }

// Property answers the field property.
func (d *Dispute) Property() *Property {
	return &Property{d.claims.view, d.claims.ontology.Property(d.dispute.Property)}
}

// Statements answers the field statements.
func (d *Dispute) Statements() []*Statement { return d.claims.statements(d.dispute.Statements) }

// Path answers type Path.
type Path struct {
	claims *claims
	steps  []graph.Step
}

// Length answers the field length.
func (p *Path) Length() int { return len(p.steps) }

// Steps answers the field steps.
func (p *Path) Steps() []*PathStep {
	out := make([]*PathStep, len(p.steps))
	for i, s := range p.steps {
		out[i] = &PathStep{p.claims, s}
	}
	return out
}

// PathStep answers type PathStep.
type PathStep struct {
	claims *claims
	step   graph.Step
}

// From answers the field from.
func (s *PathStep) From() (Entity, error) { return s.entity(s.step.From) }

// To answers the field to.
func (s *PathStep) To() (Entity, error) { return s.entity(s.step.To) }

// entity returns an entity that the statement names at whichever end.
func (s *PathStep) entity(id fact.EntityID) (Entity, error) {
	switch st := s.step.Statement; {
	case st.Subject == id:
		return s.claims.entity(subject, id)
	case st.Value.Entity() == id:
		return s.claims.entity(value, id)
	}
	return s.claims.entity(qualifier, id)
}

// Statement answers the field statement.
func (s *PathStep) Statement() *Statement { return &Statement{s.claims, s.step.Statement} }

// Reverse answers the field reverse.
func (s *PathStep) Reverse() bool { return s.step.Reverse }
