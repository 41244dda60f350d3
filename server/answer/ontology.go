package answer

import (
	"ibid/schema"
	"ibid/server/model"
)

// Property answers type Property.
type Property struct {
	view     *view
	property *schema.Property
}

// IsNode marks a node.
func (*Property) IsNode() {}

// ID answers the field id. A qualifier may have the name of a property.
func (p *Property) ID() string {
	if p.Qualifier() {
		return globalID("Qualifier", p.Key())
	}
	return globalID("Property", p.Key())
}

// Key answers the field key.
func (p *Property) Key() string { return string(p.property.ID) }

// Label answers the field label.
func (p *Property) Label() string { return p.property.Label }

// Inverse answers the field inverse.
func (p *Property) Inverse() *string { return optional(p.property.Inverse, p.property.Inverse != "") }

// Description answers the field description.
func (p *Property) Description() *string {
	return optional(p.property.Description, p.property.Description != "")
}

// Term answers the field term.
func (p *Property) Term() *string { return optional(p.property.IRI, p.property.IRI != "") }

// Group answers the field group.
func (p *Property) Group() string { return p.property.Group }

// Qualifier answers the field qualifier.
func (p *Property) Qualifier() bool { return len(p.property.Domain) == 0 }

// Range answers the field range.
func (p *Property) Range() []model.ValueKind {
	out := make([]model.ValueKind, len(p.property.Range))
	for i, k := range p.property.Range {
		out[i] = enum[model.ValueKind](k.String())
	}
	return out
}

// RangeKinds answers the field rangeKinds.
func (p *Property) RangeKinds() []string { return p.property.Kinds }

// Domain answers the field domain.
func (p *Property) Domain() []string { return p.property.Domain }

// Single answers the field single.
func (p *Property) Single() bool { return p.property.Single }

// Symmetric answers the field symmetric.
func (p *Property) Symmetric() bool { return p.property.Symmetric }

// Count answers the field count.
func (p *Property) Count() int {
	if p.Qualifier() {
		return 0
	}
	return p.view.store.Stats().Properties[p.property.ID]
}

func (v *view) properties(list []*schema.Property) []*Property {
	out := make([]*Property, len(list))
	for i, p := range list {
		out[i] = &Property{v, p}
	}
	return out
}

// Kind answers type Kind.
type Kind struct {
	view *view
	kind *schema.Kind
}

// IsNode marks a node.
func (*Kind) IsNode() {}

// ID answers the field id.
func (k *Kind) ID() string { return globalID("Kind", k.kind.Name) }

// Name answers the field name.
func (k *Kind) Name() string { return k.kind.Name }

// Label answers the field label.
func (k *Kind) Label() string { return k.kind.Label }

// Plural answers the field plural.
func (k *Kind) Plural() string { return k.kind.Plural }

// Description answers the field description.
func (k *Kind) Description() *string { return optional(k.kind.Description, k.kind.Description != "") }

// Term answers the field term.
func (k *Kind) Term() *string { return optional(k.kind.IRI, k.kind.IRI != "") }

// Properties answers the field properties.
func (k *Kind) Properties() []*Property { return k.view.properties(k.kind.Properties) }

// Typed answers the field typed.
func (k *Kind) Typed() bool { return k.kind.BuiltIn }

// Count answers the field count.
func (k *Kind) Count() int { return k.view.store.Stats().Kinds[k.kind.Name] }
