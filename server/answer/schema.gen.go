// Code generated from schema/*.graphqls; DO NOT EDIT.

package answer

import (
	"context"

	"ibid/edtf"
	"ibid/server/model"
)

// wrap gives an entity the type of its kind.
func wrap(r record) Entity {
	switch r.entity.Kind {
	case "Agreement":
		return &Agreement{r}
	case "Concept":
		return &Concept{r}
	case "Event":
		return &Event{r}
	case "Group":
		return &Group{r}
	case "Organization":
		return &Organization{r}
	case "Person":
		return &Person{r}
	case "Place":
		return &Place{r}
	case "Product":
		return &Product{r}
	case "Program":
		return &Program{r}
	case "Region":
		return &Region{r}
	case "Service":
		return &Service{r}
	case "Work":
		return &Work{r}
	}
	return &Thing{r}
}

// FullName answers the property fullName.
func (e record) FullName() ([]*TextClaim, error) {
	return property(e.level, e.entity.ID, "fullName", func(s *Statement) *TextClaim { return &TextClaim{s} })
}

// Abbreviation answers the property abbreviation.
func (e record) Abbreviation() ([]*TextClaim, error) {
	return property(e.level, e.entity.ID, "abbreviation", func(s *Statement) *TextClaim { return &TextClaim{s} })
}

// InstanceOf answers the property instanceOf.
func (e record) InstanceOf() ([]*ValueClaim, error) {
	return property(e.level, e.entity.ID, "instanceOf", func(s *Statement) *ValueClaim { return &ValueClaim{s} })
}

// Category answers the property category.
func (e record) Category() ([]*ValueClaim, error) {
	return property(e.level, e.entity.ID, "category", func(s *Statement) *ValueClaim { return &ValueClaim{s} })
}

// PartOf answers the property partOf.
func (e record) PartOf() ([]*EntityClaim, error) {
	return property(e.level, e.entity.ID, "partOf", func(s *Statement) *EntityClaim { return &EntityClaim{s} })
}

// Function answers the property function.
func (e record) Function() ([]*TextClaim, error) {
	return property(e.level, e.entity.ID, "function", func(s *Statement) *TextClaim { return &TextClaim{s} })
}

// CharacterisedAs answers the property characterisedAs.
func (e record) CharacterisedAs() ([]*TextClaim, error) {
	return property(e.level, e.entity.ID, "characterisedAs", func(s *Statement) *TextClaim { return &TextClaim{s} })
}

// Originated answers the property originated.
func (e record) Originated() ([]*DateClaim, error) {
	return property(e.level, e.entity.ID, "originated", func(s *Statement) *DateClaim { return &DateClaim{s} })
}

// Announced answers the property announced.
func (e record) Announced() ([]*DateClaim, error) {
	return property(e.level, e.entity.ID, "announced", func(s *Statement) *DateClaim { return &DateClaim{s} })
}

// Launched answers the property launched.
func (e record) Launched() ([]*DateClaim, error) {
	return property(e.level, e.entity.ID, "launched", func(s *Statement) *DateClaim { return &DateClaim{s} })
}

// Closed answers the property closed.
func (e record) Closed() ([]*DateClaim, error) {
	return property(e.level, e.entity.ID, "closed", func(s *Statement) *DateClaim { return &DateClaim{s} })
}

// Duration answers the property duration.
func (e record) Duration() ([]*QuantityClaim, error) {
	return property(e.level, e.entity.ID, "duration", func(s *Statement) *QuantityClaim { return &QuantityClaim{s} })
}

// MotivatedBy answers the property motivatedBy.
func (e record) MotivatedBy() ([]*ValueClaim, error) {
	return property(e.level, e.entity.ID, "motivatedBy", func(s *Statement) *ValueClaim { return &ValueClaim{s} })
}

// LedTo answers the property ledTo.
func (e record) LedTo() ([]*ValueClaim, error) {
	return property(e.level, e.entity.ID, "ledTo", func(s *Statement) *ValueClaim { return &ValueClaim{s} })
}

// AimsTo answers the property aimsTo.
func (e record) AimsTo() ([]*TextClaim, error) {
	return property(e.level, e.entity.ID, "aimsTo", func(s *Statement) *TextClaim { return &TextClaim{s} })
}

// Problem answers the property problem.
func (e record) Problem() ([]*TextClaim, error) {
	return property(e.level, e.entity.ID, "problem", func(s *Statement) *TextClaim { return &TextClaim{s} })
}

// DidNot answers the property didNot.
func (e record) DidNot() ([]*TextClaim, error) {
	return property(e.level, e.entity.ID, "didNot", func(s *Statement) *TextClaim { return &TextClaim{s} })
}

// DevelopedBy answers the property developedBy.
func (e record) DevelopedBy() ([]*EntityClaim, error) {
	return property(e.level, e.entity.ID, "developedBy", func(s *Statement) *EntityClaim { return &EntityClaim{s} })
}

// Founder answers the property founder.
func (e record) Founder() ([]*EntityClaim, error) {
	return property(e.level, e.entity.ID, "founder", func(s *Statement) *EntityClaim { return &EntityClaim{s} })
}

// LedBy answers the property ledBy.
func (e record) LedBy() ([]*EntityClaim, error) {
	return property(e.level, e.entity.ID, "ledBy", func(s *Statement) *EntityClaim { return &EntityClaim{s} })
}

// RunBy answers the property runBy.
func (e record) RunBy() ([]*EntityClaim, error) {
	return property(e.level, e.entity.ID, "runBy", func(s *Statement) *EntityClaim { return &EntityClaim{s} })
}

// IdeaFrom answers the property ideaFrom.
func (e record) IdeaFrom() ([]*ValueClaim, error) {
	return property(e.level, e.entity.ID, "ideaFrom", func(s *Statement) *ValueClaim { return &ValueClaim{s} })
}

// CreditedWith answers the property creditedWith.
func (e record) CreditedWith() ([]*ValueClaim, error) {
	return property(e.level, e.entity.ID, "creditedWith", func(s *Statement) *ValueClaim { return &ValueClaim{s} })
}

// Said answers the property said.
func (e record) Said() ([]*TextClaim, error) {
	return property(e.level, e.entity.ID, "said", func(s *Statement) *TextClaim { return &TextClaim{s} })
}

// Recommended answers the property recommended.
func (e record) Recommended() ([]*ValueClaim, error) {
	return property(e.level, e.entity.ID, "recommended", func(s *Statement) *ValueClaim { return &ValueClaim{s} })
}

// Uses answers the property uses.
func (e record) Uses() ([]*ValueClaim, error) {
	return property(e.level, e.entity.ID, "uses", func(s *Statement) *ValueClaim { return &ValueClaim{s} })
}

// RunsOn answers the property runsOn.
func (e record) RunsOn() ([]*EntityClaim, error) {
	return property(e.level, e.entity.ID, "runsOn", func(s *Statement) *EntityClaim { return &EntityClaim{s} })
}

// Pricing answers the property pricing.
func (e record) Pricing() ([]*TextClaim, error) {
	return property(e.level, e.entity.ID, "pricing", func(s *Statement) *TextClaim { return &TextClaim{s} })
}

// Benefit answers the property benefit.
func (e record) Benefit() ([]*TextClaim, error) {
	return property(e.level, e.entity.ID, "benefit", func(s *Statement) *TextClaim { return &TextClaim{s} })
}

// Rule answers the property rule.
func (e record) Rule() ([]*TextClaim, error) {
	return property(e.level, e.entity.ID, "rule", func(s *Statement) *TextClaim { return &TextClaim{s} })
}

// LocatedIn answers the property locatedIn.
func (e record) LocatedIn() ([]*EntityClaim, error) {
	return property(e.level, e.entity.ID, "locatedIn", func(s *Statement) *EntityClaim { return &EntityClaim{s} })
}

// PlannedIn answers the property plannedIn.
func (e record) PlannedIn() ([]*EntityClaim, error) {
	return property(e.level, e.entity.ID, "plannedIn", func(s *Statement) *EntityClaim { return &EntityClaim{s} })
}

// Count answers the property count.
func (e record) Count() ([]*QuantityClaim, error) {
	return property(e.level, e.entity.ID, "count", func(s *Statement) *QuantityClaim { return &QuantityClaim{s} })
}

// Amount answers the property amount.
func (e record) Amount() ([]*QuantityClaim, error) {
	return property(e.level, e.entity.ID, "amount", func(s *Statement) *QuantityClaim { return &QuantityClaim{s} })
}

// Price answers the property price.
func (e record) Price() ([]*QuantityClaim, error) {
	return property(e.level, e.entity.ID, "price", func(s *Statement) *QuantityClaim { return &QuantityClaim{s} })
}

// Share answers the property share.
func (e record) Share() ([]*QuantityClaim, error) {
	return property(e.level, e.entity.ID, "share", func(s *Statement) *QuantityClaim { return &QuantityClaim{s} })
}

// Growth answers the property growth.
func (e record) Growth() ([]*QuantityClaim, error) {
	return property(e.level, e.entity.ID, "growth", func(s *Statement) *QuantityClaim { return &QuantityClaim{s} })
}

// ComparedWith answers the property comparedWith.
func (e record) ComparedWith() ([]*EntityClaim, error) {
	return property(e.level, e.entity.ID, "comparedWith", func(s *Statement) *EntityClaim { return &EntityClaim{s} })
}

// CriticisedFor answers the property criticisedFor.
func (e record) CriticisedFor() ([]*TextClaim, error) {
	return property(e.level, e.entity.ID, "criticisedFor", func(s *Statement) *TextClaim { return &TextClaim{s} })
}

// Rated answers the property rated.
func (e record) Rated() ([]*TextClaim, error) {
	return property(e.level, e.entity.ID, "rated", func(s *Statement) *TextClaim { return &TextClaim{s} })
}

// Agreement answers type Agreement.
type Agreement struct{ record }

// PartnerOf answers the property partnerOf.
func (e *Agreement) PartnerOf() ([]*EntityClaim, error) {
	return property(e.level, e.entity.ID, "partnerOf", func(s *Statement) *EntityClaim { return &EntityClaim{s} })
}

// Date answers the property date.
func (e *Agreement) Date() ([]*DateClaim, error) {
	return property(e.level, e.entity.ID, "date", func(s *Statement) *DateClaim { return &DateClaim{s} })
}

// Participant answers the property participant.
func (e *Agreement) Participant() ([]*EntityClaim, error) {
	return property(e.level, e.entity.ID, "participant", func(s *Statement) *EntityClaim { return &EntityClaim{s} })
}

// Agreement answers the field agreement.
func (q *Query) Agreement(ctx context.Context, key string) (*Agreement, error) {
	return one[Agreement](ctx, q, "Agreement", key)
}

// Agreements answers the field agreements.
func (q *Query) Agreements(ctx context.Context, filter map[string]any, orderBy []*Order, asOf *edtf.Day, first *int, after *string, last *int, before *string) (*AgreementConnection, error) {
	p, err := many[Agreement](ctx, q, "Agreement", filter, orderBy, asOf, window{first, after, last, before})
	return &AgreementConnection{p}, err
}

// Concept answers type Concept.
type Concept struct{ record }

// Concept answers the field concept.
func (q *Query) Concept(ctx context.Context, key string) (*Concept, error) {
	return one[Concept](ctx, q, "Concept", key)
}

// Concepts answers the field concepts.
func (q *Query) Concepts(ctx context.Context, filter map[string]any, orderBy []*Order, asOf *edtf.Day, first *int, after *string, last *int, before *string) (*ConceptConnection, error) {
	p, err := many[Concept](ctx, q, "Concept", filter, orderBy, asOf, window{first, after, last, before})
	return &ConceptConnection{p}, err
}

// Event answers type Event.
type Event struct{ record }

// Date answers the property date.
func (e *Event) Date() ([]*DateClaim, error) {
	return property(e.level, e.entity.ID, "date", func(s *Statement) *DateClaim { return &DateClaim{s} })
}

// Participant answers the property participant.
func (e *Event) Participant() ([]*EntityClaim, error) {
	return property(e.level, e.entity.ID, "participant", func(s *Statement) *EntityClaim { return &EntityClaim{s} })
}

// Winner answers the property winner.
func (e *Event) Winner() ([]*EntityClaim, error) {
	return property(e.level, e.entity.ID, "winner", func(s *Statement) *EntityClaim { return &EntityClaim{s} })
}

// Event answers the field event.
func (q *Query) Event(ctx context.Context, key string) (*Event, error) {
	return one[Event](ctx, q, "Event", key)
}

// Events answers the field events.
func (q *Query) Events(ctx context.Context, filter map[string]any, orderBy []*Order, asOf *edtf.Day, first *int, after *string, last *int, before *string) (*EventConnection, error) {
	p, err := many[Event](ctx, q, "Event", filter, orderBy, asOf, window{first, after, last, before})
	return &EventConnection{p}, err
}

// Group answers type Group.
type Group struct{ record }

// CompetitorOf answers the property competitorOf.
func (e *Group) CompetitorOf() ([]*EntityClaim, error) {
	return property(e.level, e.entity.ID, "competitorOf", func(s *Statement) *EntityClaim { return &EntityClaim{s} })
}

// CustomerOf answers the property customerOf.
func (e *Group) CustomerOf() ([]*EntityClaim, error) {
	return property(e.level, e.entity.ID, "customerOf", func(s *Statement) *EntityClaim { return &EntityClaim{s} })
}

// Group answers the field group.
func (q *Query) Group(ctx context.Context, key string) (*Group, error) {
	return one[Group](ctx, q, "Group", key)
}

// Groups answers the field groups.
func (q *Query) Groups(ctx context.Context, filter map[string]any, orderBy []*Order, asOf *edtf.Day, first *int, after *string, last *int, before *string) (*GroupConnection, error) {
	p, err := many[Group](ctx, q, "Group", filter, orderBy, asOf, window{first, after, last, before})
	return &GroupConnection{p}, err
}

// Organization answers type Organization.
type Organization struct{ record }

// MemberOf answers the property memberOf.
func (e *Organization) MemberOf() ([]*EntityClaim, error) {
	return property(e.level, e.entity.ID, "memberOf", func(s *Statement) *EntityClaim { return &EntityClaim{s} })
}

// Offers answers the property offers.
func (e *Organization) Offers() ([]*EntityClaim, error) {
	return property(e.level, e.entity.ID, "offers", func(s *Statement) *EntityClaim { return &EntityClaim{s} })
}

// CustomerOf answers the property customerOf.
func (e *Organization) CustomerOf() ([]*EntityClaim, error) {
	return property(e.level, e.entity.ID, "customerOf", func(s *Statement) *EntityClaim { return &EntityClaim{s} })
}

// Acquired answers the property acquired.
func (e *Organization) Acquired() ([]*EntityClaim, error) {
	return property(e.level, e.entity.ID, "acquired", func(s *Statement) *EntityClaim { return &EntityClaim{s} })
}

// PartnerOf answers the property partnerOf.
func (e *Organization) PartnerOf() ([]*EntityClaim, error) {
	return property(e.level, e.entity.ID, "partnerOf", func(s *Statement) *EntityClaim { return &EntityClaim{s} })
}

// InvestedIn answers the property investedIn.
func (e *Organization) InvestedIn() ([]*EntityClaim, error) {
	return property(e.level, e.entity.ID, "investedIn", func(s *Statement) *EntityClaim { return &EntityClaim{s} })
}

// CompetitorOf answers the property competitorOf.
func (e *Organization) CompetitorOf() ([]*EntityClaim, error) {
	return property(e.level, e.entity.ID, "competitorOf", func(s *Statement) *EntityClaim { return &EntityClaim{s} })
}

// Revenue answers the property revenue.
func (e *Organization) Revenue() ([]*QuantityClaim, error) {
	return property(e.level, e.entity.ID, "revenue", func(s *Statement) *QuantityClaim { return &QuantityClaim{s} })
}

// OperatingIncome answers the property operatingIncome.
func (e *Organization) OperatingIncome() ([]*QuantityClaim, error) {
	return property(e.level, e.entity.ID, "operatingIncome", func(s *Statement) *QuantityClaim { return &QuantityClaim{s} })
}

// NetIncome answers the property netIncome.
func (e *Organization) NetIncome() ([]*QuantityClaim, error) {
	return property(e.level, e.entity.ID, "netIncome", func(s *Statement) *QuantityClaim { return &QuantityClaim{s} })
}

// OperatingMargin answers the property operatingMargin.
func (e *Organization) OperatingMargin() ([]*QuantityClaim, error) {
	return property(e.level, e.entity.ID, "operatingMargin", func(s *Statement) *QuantityClaim { return &QuantityClaim{s} })
}

// MarketShare answers the property marketShare.
func (e *Organization) MarketShare() ([]*QuantityClaim, error) {
	return property(e.level, e.entity.ID, "marketShare", func(s *Statement) *QuantityClaim { return &QuantityClaim{s} })
}

// Organization answers the field organization.
func (q *Query) Organization(ctx context.Context, key string) (*Organization, error) {
	return one[Organization](ctx, q, "Organization", key)
}

// Organizations answers the field organizations.
func (q *Query) Organizations(ctx context.Context, filter map[string]any, orderBy []*Order, asOf *edtf.Day, first *int, after *string, last *int, before *string) (*OrganizationConnection, error) {
	p, err := many[Organization](ctx, q, "Organization", filter, orderBy, asOf, window{first, after, last, before})
	return &OrganizationConnection{p}, err
}

// Person answers type Person.
type Person struct{ record }

// Role answers the property role.
func (e *Person) Role() ([]*EntityClaim, error) {
	return property(e.level, e.entity.ID, "role", func(s *Statement) *EntityClaim { return &EntityClaim{s} })
}

// MemberOf answers the property memberOf.
func (e *Person) MemberOf() ([]*EntityClaim, error) {
	return property(e.level, e.entity.ID, "memberOf", func(s *Statement) *EntityClaim { return &EntityClaim{s} })
}

// Succeeded answers the property succeeded.
func (e *Person) Succeeded() ([]*EntityClaim, error) {
	return property(e.level, e.entity.ID, "succeeded", func(s *Statement) *EntityClaim { return &EntityClaim{s} })
}

// Declined answers the property declined.
func (e *Person) Declined() ([]*ValueClaim, error) {
	return property(e.level, e.entity.ID, "declined", func(s *Statement) *ValueClaim { return &ValueClaim{s} })
}

// Assigned answers the property assigned.
func (e *Person) Assigned() ([]*ValueClaim, error) {
	return property(e.level, e.entity.ID, "assigned", func(s *Statement) *ValueClaim { return &ValueClaim{s} })
}

// Issued answers the property issued.
func (e *Person) Issued() ([]*EntityClaim, error) {
	return property(e.level, e.entity.ID, "issued", func(s *Statement) *EntityClaim { return &EntityClaim{s} })
}

// ConvictedOf answers the property convictedOf.
func (e *Person) ConvictedOf() ([]*TextClaim, error) {
	return property(e.level, e.entity.ID, "convictedOf", func(s *Statement) *TextClaim { return &TextClaim{s} })
}

// Compensation answers the property compensation.
func (e *Person) Compensation() ([]*QuantityClaim, error) {
	return property(e.level, e.entity.ID, "compensation", func(s *Statement) *QuantityClaim { return &QuantityClaim{s} })
}

// Age answers the property age.
func (e *Person) Age() ([]*QuantityClaim, error) {
	return property(e.level, e.entity.ID, "age", func(s *Statement) *QuantityClaim { return &QuantityClaim{s} })
}

// Person answers the field person.
func (q *Query) Person(ctx context.Context, key string) (*Person, error) {
	return one[Person](ctx, q, "Person", key)
}

// People answers the field people.
func (q *Query) People(ctx context.Context, filter map[string]any, orderBy []*Order, asOf *edtf.Day, first *int, after *string, last *int, before *string) (*PersonConnection, error) {
	p, err := many[Person](ctx, q, "Person", filter, orderBy, asOf, window{first, after, last, before})
	return &PersonConnection{p}, err
}

// Place answers type Place.
type Place struct{ record }

// Place answers the field place.
func (q *Query) Place(ctx context.Context, key string) (*Place, error) {
	return one[Place](ctx, q, "Place", key)
}

// Places answers the field places.
func (q *Query) Places(ctx context.Context, filter map[string]any, orderBy []*Order, asOf *edtf.Day, first *int, after *string, last *int, before *string) (*PlaceConnection, error) {
	p, err := many[Place](ctx, q, "Place", filter, orderBy, asOf, window{first, after, last, before})
	return &PlaceConnection{p}, err
}

// Product answers type Product.
type Product struct{ record }

// Product answers the field product.
func (q *Query) Product(ctx context.Context, key string) (*Product, error) {
	return one[Product](ctx, q, "Product", key)
}

// Products answers the field products.
func (q *Query) Products(ctx context.Context, filter map[string]any, orderBy []*Order, asOf *edtf.Day, first *int, after *string, last *int, before *string) (*ProductConnection, error) {
	p, err := many[Product](ctx, q, "Product", filter, orderBy, asOf, window{first, after, last, before})
	return &ProductConnection{p}, err
}

// Program answers type Program.
type Program struct{ record }

// PartnerOf answers the property partnerOf.
func (e *Program) PartnerOf() ([]*EntityClaim, error) {
	return property(e.level, e.entity.ID, "partnerOf", func(s *Statement) *EntityClaim { return &EntityClaim{s} })
}

// Participant answers the property participant.
func (e *Program) Participant() ([]*EntityClaim, error) {
	return property(e.level, e.entity.ID, "participant", func(s *Statement) *EntityClaim { return &EntityClaim{s} })
}

// Program answers the field program.
func (q *Query) Program(ctx context.Context, key string) (*Program, error) {
	return one[Program](ctx, q, "Program", key)
}

// Programs answers the field programs.
func (q *Query) Programs(ctx context.Context, filter map[string]any, orderBy []*Order, asOf *edtf.Day, first *int, after *string, last *int, before *string) (*ProgramConnection, error) {
	p, err := many[Program](ctx, q, "Program", filter, orderBy, asOf, window{first, after, last, before})
	return &ProgramConnection{p}, err
}

// Region answers type Region.
type Region struct{ record }

// Region answers the field region.
func (q *Query) Region(ctx context.Context, key string) (*Region, error) {
	return one[Region](ctx, q, "Region", key)
}

// Regions answers the field regions.
func (q *Query) Regions(ctx context.Context, filter map[string]any, orderBy []*Order, asOf *edtf.Day, first *int, after *string, last *int, before *string) (*RegionConnection, error) {
	p, err := many[Region](ctx, q, "Region", filter, orderBy, asOf, window{first, after, last, before})
	return &RegionConnection{p}, err
}

// Service answers type Service.
type Service struct{ record }

// MarketShare answers the property marketShare.
func (e *Service) MarketShare() ([]*QuantityClaim, error) {
	return property(e.level, e.entity.ID, "marketShare", func(s *Statement) *QuantityClaim { return &QuantityClaim{s} })
}

// CompetitorOf answers the property competitorOf.
func (e *Service) CompetitorOf() ([]*EntityClaim, error) {
	return property(e.level, e.entity.ID, "competitorOf", func(s *Statement) *EntityClaim { return &EntityClaim{s} })
}

// Service answers the field service.
func (q *Query) Service(ctx context.Context, key string) (*Service, error) {
	return one[Service](ctx, q, "Service", key)
}

// Services answers the field services.
func (q *Query) Services(ctx context.Context, filter map[string]any, orderBy []*Order, asOf *edtf.Day, first *int, after *string, last *int, before *string) (*ServiceConnection, error) {
	p, err := many[Service](ctx, q, "Service", filter, orderBy, asOf, window{first, after, last, before})
	return &ServiceConnection{p}, err
}

// Work answers type Work.
type Work struct{ record }

// Date answers the property date.
func (e *Work) Date() ([]*DateClaim, error) {
	return property(e.level, e.entity.ID, "date", func(s *Statement) *DateClaim { return &DateClaim{s} })
}

// Author answers the property author.
func (e *Work) Author() ([]*EntityClaim, error) {
	return property(e.level, e.entity.ID, "author", func(s *Statement) *EntityClaim { return &EntityClaim{s} })
}

// About answers the property about.
func (e *Work) About() ([]*EntityClaim, error) {
	return property(e.level, e.entity.ID, "about", func(s *Statement) *EntityClaim { return &EntityClaim{s} })
}

// Work answers the field work.
func (q *Query) Work(ctx context.Context, key string) (*Work, error) {
	return one[Work](ctx, q, "Work", key)
}

// Works answers the field works.
func (q *Query) Works(ctx context.Context, filter map[string]any, orderBy []*Order, asOf *edtf.Day, first *int, after *string, last *int, before *string) (*WorkConnection, error) {
	p, err := many[Work](ctx, q, "Work", filter, orderBy, asOf, window{first, after, last, before})
	return &WorkConnection{p}, err
}

// DateClaim answers type DateClaim.
type DateClaim struct{ Statement *Statement }

// IsClaim marks a claim.
func (*DateClaim) IsClaim() {}

// Value answers the field value.
func (c *DateClaim) Value() *FuzzyDate { return &FuzzyDate{c.Statement.fact.Value.Date} }

// QuantityClaim answers type QuantityClaim.
type QuantityClaim struct{ Statement *Statement }

// IsClaim marks a claim.
func (*QuantityClaim) IsClaim() {}

// Value answers the field value.
func (c *QuantityClaim) Value() *Quantity { return &Quantity{c.Statement.fact.Value.Quantity()} }

// TextClaim answers type TextClaim.
type TextClaim struct{ Statement *Statement }

// IsClaim marks a claim.
func (*TextClaim) IsClaim() {}

// Value answers the field value.
func (c *TextClaim) Value() string { return c.Statement.fact.Value.Text }

// LinkClaim answers type LinkClaim.
type LinkClaim struct{ Statement *Statement }

// IsClaim marks a claim.
func (*LinkClaim) IsClaim() {}

// Value answers the field value.
func (c *LinkClaim) Value() string { return c.Statement.fact.Value.Text }

// EntityClaim answers type EntityClaim.
type EntityClaim struct{ Statement *Statement }

// IsClaim marks a claim.
func (*EntityClaim) IsClaim() {}

// Value answers the field value.
func (c *EntityClaim) Value() (Entity, error) {
	return c.Statement.claims.entity(value, c.Statement.fact.Value.Entity())
}

// ValueClaim answers type ValueClaim.
type ValueClaim struct{ Statement *Statement }

// IsClaim marks a claim.
func (*ValueClaim) IsClaim() {}

// Value answers the field value.
func (c *ValueClaim) Value() Value { return c.Statement.Value() }

// On answers the qualifier on.
func (s *Statement) On() *FuzzyDate { return qualifierFuzzyDate(s, "on") }

// From answers the qualifier from.
func (s *Statement) From() *FuzzyDate { return qualifierFuzzyDate(s, "from") }

// To answers the qualifier to.
func (s *Statement) To() *FuzzyDate { return qualifierFuzzyDate(s, "to") }

// AsOf answers the qualifier asOf.
func (s *Statement) AsOf() *FuzzyDate { return qualifierFuzzyDate(s, "asOf") }

// In answers the qualifier in.
func (s *Statement) In() Value { return qualifierValue(s, "in") }

// Scope answers the qualifier scope.
func (s *Statement) Scope() *string { return qualifierText(s, "scope") }

// For answers the qualifier for.
func (s *Statement) For() Value { return qualifierValue(s, "for") }

// With answers the qualifier with.
func (s *Statement) With() Value { return qualifierValue(s, "with") }

// By answers the qualifier by.
func (s *Statement) By() Value { return qualifierValue(s, "by") }

// Hedge answers the qualifier hedge.
func (s *Statement) Hedge() *model.Hedge { return qualifierEnum[model.Hedge](s, "hedge") }

// Order answers the qualifier order.
func (s *Statement) Order() *Quantity { return qualifierQuantity(s, "order") }

// Title answers the qualifier title.
func (s *Statement) Title() *string { return qualifierText(s, "title") }

// Amount answers the qualifier amount.
func (s *Statement) Amount() *Quantity { return qualifierQuantity(s, "amount") }

// Of answers the qualifier of.
func (s *Statement) Of() Value { return qualifierValue(s, "of") }

// Against answers the qualifier against.
func (s *Statement) Against() Value { return qualifierValue(s, "against") }

// About answers the qualifier about.
func (s *Statement) About() Value { return qualifierValue(s, "about") }

// As answers the qualifier as.
func (s *Statement) As() Value { return qualifierValue(s, "as") }

// AgreementConnection answers type AgreementConnection.
type AgreementConnection struct{ page[*Agreement] }

// AgreementEdge answers type AgreementEdge.
type AgreementEdge struct{ edge[*Agreement] }

// Edges answers the field edges.
func (c *AgreementConnection) Edges() []*AgreementEdge {
	return edges(c.page, func(e edge[*Agreement]) *AgreementEdge { return &AgreementEdge{e} })
}

// Nodes answers the field nodes.
func (c *AgreementConnection) Nodes() []*Agreement { return c.items }

// ConceptConnection answers type ConceptConnection.
type ConceptConnection struct{ page[*Concept] }

// ConceptEdge answers type ConceptEdge.
type ConceptEdge struct{ edge[*Concept] }

// Edges answers the field edges.
func (c *ConceptConnection) Edges() []*ConceptEdge {
	return edges(c.page, func(e edge[*Concept]) *ConceptEdge { return &ConceptEdge{e} })
}

// Nodes answers the field nodes.
func (c *ConceptConnection) Nodes() []*Concept { return c.items }

// CustomershipConnection answers type CustomershipConnection.
type CustomershipConnection struct{ page[*Customership] }

// CustomershipEdge answers type CustomershipEdge.
type CustomershipEdge struct{ edge[*Customership] }

// Edges answers the field edges.
func (c *CustomershipConnection) Edges() []*CustomershipEdge {
	return edges(c.page, func(e edge[*Customership]) *CustomershipEdge { return &CustomershipEdge{e} })
}

// Nodes answers the field nodes.
func (c *CustomershipConnection) Nodes() []*Customership { return c.items }

// DisputeConnection answers type DisputeConnection.
type DisputeConnection struct{ page[*Dispute] }

// DisputeEdge answers type DisputeEdge.
type DisputeEdge struct{ edge[*Dispute] }

// Edges answers the field edges.
func (c *DisputeConnection) Edges() []*DisputeEdge {
	return edges(c.page, func(e edge[*Dispute]) *DisputeEdge { return &DisputeEdge{e} })
}

// Nodes answers the field nodes.
func (c *DisputeConnection) Nodes() []*Dispute { return c.items }

// DocumentConnection answers type DocumentConnection.
type DocumentConnection struct{ page[*Document] }

// DocumentEdge answers type DocumentEdge.
type DocumentEdge struct{ edge[*Document] }

// Edges answers the field edges.
func (c *DocumentConnection) Edges() []*DocumentEdge {
	return edges(c.page, func(e edge[*Document]) *DocumentEdge { return &DocumentEdge{e} })
}

// Nodes answers the field nodes.
func (c *DocumentConnection) Nodes() []*Document { return c.items }

// EntityConnection answers type EntityConnection.
type EntityConnection struct{ page[Entity] }

// EntityEdge answers type EntityEdge.
type EntityEdge struct{ edge[Entity] }

// Edges answers the field edges.
func (c *EntityConnection) Edges() []*EntityEdge {
	return edges(c.page, func(e edge[Entity]) *EntityEdge { return &EntityEdge{e} })
}

// Nodes answers the field nodes.
func (c *EntityConnection) Nodes() []Entity { return c.items }

// EventConnection answers type EventConnection.
type EventConnection struct{ page[*Event] }

// EventEdge answers type EventEdge.
type EventEdge struct{ edge[*Event] }

// Edges answers the field edges.
func (c *EventConnection) Edges() []*EventEdge {
	return edges(c.page, func(e edge[*Event]) *EventEdge { return &EventEdge{e} })
}

// Nodes answers the field nodes.
func (c *EventConnection) Nodes() []*Event { return c.items }

// GroupConnection answers type GroupConnection.
type GroupConnection struct{ page[*Group] }

// GroupEdge answers type GroupEdge.
type GroupEdge struct{ edge[*Group] }

// Edges answers the field edges.
func (c *GroupConnection) Edges() []*GroupEdge {
	return edges(c.page, func(e edge[*Group]) *GroupEdge { return &GroupEdge{e} })
}

// Nodes answers the field nodes.
func (c *GroupConnection) Nodes() []*Group { return c.items }

// MentionConnection answers type MentionConnection.
type MentionConnection struct{ page[*Mention] }

// MentionEdge answers type MentionEdge.
type MentionEdge struct{ edge[*Mention] }

// Edges answers the field edges.
func (c *MentionConnection) Edges() []*MentionEdge {
	return edges(c.page, func(e edge[*Mention]) *MentionEdge { return &MentionEdge{e} })
}

// Nodes answers the field nodes.
func (c *MentionConnection) Nodes() []*Mention { return c.items }

// NeighbourConnection answers type NeighbourConnection.
type NeighbourConnection struct{ page[*NeighbourEdge] }

// Edges answers the field edges.
func (c *NeighbourConnection) Edges() []*NeighbourEdge { return c.items }

// Nodes answers the field nodes.
func (c *NeighbourConnection) Nodes() ([]Entity, error) { return nodes(c.items, (*NeighbourEdge).Node) }

// OrganizationConnection answers type OrganizationConnection.
type OrganizationConnection struct{ page[*Organization] }

// OrganizationEdge answers type OrganizationEdge.
type OrganizationEdge struct{ edge[*Organization] }

// Edges answers the field edges.
func (c *OrganizationConnection) Edges() []*OrganizationEdge {
	return edges(c.page, func(e edge[*Organization]) *OrganizationEdge { return &OrganizationEdge{e} })
}

// Nodes answers the field nodes.
func (c *OrganizationConnection) Nodes() []*Organization { return c.items }

// PersonConnection answers type PersonConnection.
type PersonConnection struct{ page[*Person] }

// PersonEdge answers type PersonEdge.
type PersonEdge struct{ edge[*Person] }

// Edges answers the field edges.
func (c *PersonConnection) Edges() []*PersonEdge {
	return edges(c.page, func(e edge[*Person]) *PersonEdge { return &PersonEdge{e} })
}

// Nodes answers the field nodes.
func (c *PersonConnection) Nodes() []*Person { return c.items }

// PlaceConnection answers type PlaceConnection.
type PlaceConnection struct{ page[*Place] }

// PlaceEdge answers type PlaceEdge.
type PlaceEdge struct{ edge[*Place] }

// Edges answers the field edges.
func (c *PlaceConnection) Edges() []*PlaceEdge {
	return edges(c.page, func(e edge[*Place]) *PlaceEdge { return &PlaceEdge{e} })
}

// Nodes answers the field nodes.
func (c *PlaceConnection) Nodes() []*Place { return c.items }

// ProductConnection answers type ProductConnection.
type ProductConnection struct{ page[*Product] }

// ProductEdge answers type ProductEdge.
type ProductEdge struct{ edge[*Product] }

// Edges answers the field edges.
func (c *ProductConnection) Edges() []*ProductEdge {
	return edges(c.page, func(e edge[*Product]) *ProductEdge { return &ProductEdge{e} })
}

// Nodes answers the field nodes.
func (c *ProductConnection) Nodes() []*Product { return c.items }

// ProgramConnection answers type ProgramConnection.
type ProgramConnection struct{ page[*Program] }

// ProgramEdge answers type ProgramEdge.
type ProgramEdge struct{ edge[*Program] }

// Edges answers the field edges.
func (c *ProgramConnection) Edges() []*ProgramEdge {
	return edges(c.page, func(e edge[*Program]) *ProgramEdge { return &ProgramEdge{e} })
}

// Nodes answers the field nodes.
func (c *ProgramConnection) Nodes() []*Program { return c.items }

// RegionConnection answers type RegionConnection.
type RegionConnection struct{ page[*Region] }

// RegionEdge answers type RegionEdge.
type RegionEdge struct{ edge[*Region] }

// Edges answers the field edges.
func (c *RegionConnection) Edges() []*RegionEdge {
	return edges(c.page, func(e edge[*Region]) *RegionEdge { return &RegionEdge{e} })
}

// Nodes answers the field nodes.
func (c *RegionConnection) Nodes() []*Region { return c.items }

// RoleConnection answers type RoleConnection.
type RoleConnection struct{ page[*Role] }

// RoleEdge answers type RoleEdge.
type RoleEdge struct{ edge[*Role] }

// Edges answers the field edges.
func (c *RoleConnection) Edges() []*RoleEdge {
	return edges(c.page, func(e edge[*Role]) *RoleEdge { return &RoleEdge{e} })
}

// Nodes answers the field nodes.
func (c *RoleConnection) Nodes() []*Role { return c.items }

// SearchConnection answers type SearchConnection.
type SearchConnection struct{ page[*SearchEdge] }

// Edges answers the field edges.
func (c *SearchConnection) Edges() []*SearchEdge { return c.items }

// Nodes answers the field nodes.
func (c *SearchConnection) Nodes() ([]Node, error) { return nodes(c.items, (*SearchEdge).Node) }

// ServiceConnection answers type ServiceConnection.
type ServiceConnection struct{ page[*Service] }

// ServiceEdge answers type ServiceEdge.
type ServiceEdge struct{ edge[*Service] }

// Edges answers the field edges.
func (c *ServiceConnection) Edges() []*ServiceEdge {
	return edges(c.page, func(e edge[*Service]) *ServiceEdge { return &ServiceEdge{e} })
}

// Nodes answers the field nodes.
func (c *ServiceConnection) Nodes() []*Service { return c.items }

// SourceConnection answers type SourceConnection.
type SourceConnection struct{ page[*Source] }

// SourceEdge answers type SourceEdge.
type SourceEdge struct{ edge[*Source] }

// Edges answers the field edges.
func (c *SourceConnection) Edges() []*SourceEdge {
	return edges(c.page, func(e edge[*Source]) *SourceEdge { return &SourceEdge{e} })
}

// Nodes answers the field nodes.
func (c *SourceConnection) Nodes() []*Source { return c.items }

// StatementConnection answers type StatementConnection.
type StatementConnection struct{ page[*Statement] }

// StatementEdge answers type StatementEdge.
type StatementEdge struct{ edge[*Statement] }

// Edges answers the field edges.
func (c *StatementConnection) Edges() []*StatementEdge {
	return edges(c.page, func(e edge[*Statement]) *StatementEdge { return &StatementEdge{e} })
}

// Nodes answers the field nodes.
func (c *StatementConnection) Nodes() []*Statement { return c.items }

// TimelineConnection answers type TimelineConnection.
type TimelineConnection struct{ page[*TimelineEdge] }

// Edges answers the field edges.
func (c *TimelineConnection) Edges() []*TimelineEdge { return c.items }

// Nodes answers the field nodes.
func (c *TimelineConnection) Nodes() ([]*Statement, error) {
	return nodes(c.items, (*TimelineEdge).Node)
}

// WorkConnection answers type WorkConnection.
type WorkConnection struct{ page[*Work] }

// WorkEdge answers type WorkEdge.
type WorkEdge struct{ edge[*Work] }

// Edges answers the field edges.
func (c *WorkConnection) Edges() []*WorkEdge {
	return edges(c.page, func(e edge[*Work]) *WorkEdge { return &WorkEdge{e} })
}

// Nodes answers the field nodes.
func (c *WorkConnection) Nodes() []*Work { return c.items }
