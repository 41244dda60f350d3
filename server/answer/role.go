package answer

import (
	"context"

	"ibid/edtf"
	"ibid/fact"
	"ibid/graph"
	"ibid/server/model"
)

// The properties whose statements are answered as types of their own.
const (
	roleProperty     = "role"
	customerProperty = "customerOf"
)

// Role answers type Role.
type Role struct{ Statement *Statement }

// IsNode marks a node.
func (*Role) IsNode() {}

// ID answers the field id.
func (r *Role) ID() string { return globalID("Role", string(r.Statement.fact.ID)) }

// Holder answers the field holder.
func (r *Role) Holder() (Entity, error) { return r.Statement.Subject() }

// Title answers the field title.
func (r *Role) Title() *string { return qualifierText(r.Statement, "title") }

// Organization answers the field organization.
func (r *Role) Organization() (Entity, error) { return (&EntityClaim{r.Statement}).Value() }

// On answers the field on.
func (r *Role) On() *FuzzyDate { return qualifierFuzzyDate(r.Statement, "on") }

// From answers the field from.
func (r *Role) From() *FuzzyDate { return qualifierFuzzyDate(r.Statement, "from") }

// To answers the field to.
func (r *Role) To() *FuzzyDate { return qualifierFuzzyDate(r.Statement, "to") }

// Customership answers type Customership.
type Customership struct{ Statement *Statement }

// IsNode marks a node.
func (*Customership) IsNode() {}

// ID answers the field id.
func (c *Customership) ID() string { return globalID("Customership", string(c.Statement.fact.ID)) }

// Customer answers the field customer.
func (c *Customership) Customer() (Entity, error) { return c.Statement.Subject() }

// Provider answers the field provider.
func (c *Customership) Provider() (Entity, error) { return (&EntityClaim{c.Statement}).Value() }

// Purpose answers the field purpose.
func (c *Customership) Purpose() Value { return qualifierValue(c.Statement, "for") }

// On answers the field on.
func (c *Customership) On() *FuzzyDate { return qualifierFuzzyDate(c.Statement, "on") }

// Since answers the field since.
func (c *Customership) Since() *FuzzyDate { return qualifierFuzzyDate(c.Statement, "from") }

// Until answers the field until.
func (c *Customership) Until() *FuzzyDate { return qualifierFuzzyDate(c.Statement, "to") }

// Amount answers the field amount.
func (c *Customership) Amount() *Quantity { return qualifierQuantity(c.Statement, "amount") }

// Roles answers the field roles.
func (p *Person) Roles(ctx context.Context, filter *model.RoleFilter, asOf *edtf.Day, certainty model.Certainty, first *int, after *string, last *int, before *string) (*RoleConnection, error) {
	return p.roles(ctx, graph.Out, filter, asOf, certainty, window{first, after, last, before})
}

// Roles answers the field roles.
func (o *Organization) Roles(ctx context.Context, filter *model.RoleFilter, asOf *edtf.Day, certainty model.Certainty, first *int, after *string, last *int, before *string) (*RoleConnection, error) {
	return o.roles(ctx, graph.In, filter, asOf, certainty, window{first, after, last, before})
}

// Customers answers the field customers.
func (o *Organization) Customers(ctx context.Context, filter *model.CustomershipFilter, asOf *edtf.Day, certainty model.Certainty, first *int, after *string, last *int, before *string) (*CustomershipConnection, error) {
	return o.customers(ctx, filter, asOf, certainty, window{first, after, last, before})
}

// Customers answers the field customers.
func (s *Service) Customers(ctx context.Context, filter *model.CustomershipFilter, asOf *edtf.Day, certainty model.Certainty, first *int, after *string, last *int, before *string) (*CustomershipConnection, error) {
	return s.customers(ctx, filter, asOf, certainty, window{first, after, last, before})
}

func (e record) roles(ctx context.Context, dir graph.Direction, filter *model.RoleFilter, asOf *edtf.Day, certainty model.Certainty, w window) (*RoleConnection, error) {
	s, err := e.level.connection(ctx, dir, func() (*arrangement, error) { return e.level.view.roles(filter, asOf, certainty) })
	if err != nil {
		return nil, err
	}
	return s.claims.roles(s.of[e.entity.ID], w)
}

func (e record) customers(ctx context.Context, filter *model.CustomershipFilter, asOf *edtf.Day, certainty model.Certainty, w window) (*CustomershipConnection, error) {
	s, err := e.level.connection(ctx, graph.In, func() (*arrangement, error) { return e.level.view.customers(filter, asOf, certainty) })
	if err != nil {
		return nil, err
	}
	return s.claims.customers(s.of[e.entity.ID], w)
}

// roles returns a page of some of the claims, which must be of the property role.
func (c *claims) roles(list []*fact.Statement, w window) (*RoleConnection, error) {
	p, err := cut(c.view, list, w)
	return &RoleConnection{turn(p, func(s *fact.Statement, _ string) *Role { return &Role{&Statement{c, s}} })}, err
}

// customers returns a page of some of the claims, which must be of the property customerOf.
func (c *claims) customers(list []*fact.Statement, w window) (*CustomershipConnection, error) {
	p, err := cut(c.view, list, w)
	return &CustomershipConnection{turn(p, func(s *fact.Statement, _ string) *Customership { return &Customership{&Statement{c, s}} })}, err
}
