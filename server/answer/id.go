package answer

import (
	"encoding/base64"
	"errors"
	"slices"
	"strings"

	"ibid/fact"
	"ibid/graph"
	"ibid/schema"
	"ibid/server/scalar"
)

// globalID is the identifier of a node for Relay: opaque to clients.
func globalID(typ, id string) string {
	return base64.RawURLEncoding.EncodeToString([]byte(typ + ":" + id))
}

// parseID is the inverse of globalID.
func parseID(global string) (typ, id string, ok bool) {
	raw, err := base64.RawURLEncoding.DecodeString(global)
	if err != nil {
		return "", "", false
	}
	return strings.Cut(string(raw), ":")
}

// local returns the identifier within a type that a client means by a global one or by the identifier itself.
func local(typ, key string) string {
	if t, id, ok := parseID(key); ok && t == typ {
		return id
	}
	return key
}

// resolve returns what a client means by an identifier, a key, an IRI or a name; empty when there is no such entity.
// A name of several means the one that is of a kind, if just one is.
func (v *view) resolve(key string, kinds ...string) (fact.EntityID, error) {
	id, err := v.store.Resolve(v.ctx, local("Entity", key))
	if several, ok := errors.AsType[*graph.AmbiguousError](err); ok {
		fitting := slices.DeleteFunc(slices.Clone(several.IDs), func(id fact.EntityID) bool { return !slices.Contains(kinds, v.kindOf(id)) })
		if len(fitting) == 1 {
			return fitting[0], nil
		}
		return "", scalar.Errorf("%v", several)
	}
	return id, err
}

// entityIDs resolves entities that must exist; nil for nil.
func (v *view) entityIDs(keys []string) ([]fact.EntityID, error) {
	var out []fact.EntityID
	for _, key := range keys {
		id, err := v.resolve(key)
		if err != nil {
			return nil, err
		}
		if id == "" {
			return nil, scalar.Errorf("there is no entity %q", key)
		}
		out = append(out, id)
	}
	return out, nil
}

// documentIDs resolves documents that must exist.
func (v *view) documentIDs(keys []string) ([]fact.DocumentID, error) {
	var out []fact.DocumentID
	for _, key := range keys {
		out = append(out, documentID(key))
	}
	if len(out) == 0 {
		return nil, nil
	}
	found, err := v.store.Documents(v.ctx, out...)
	if i := slices.Index(found, nil); i >= 0 {
		return nil, scalar.Errorf("there is no document %q", keys[i])
	}
	return out, err
}

// documentID is the document that a client means by an identifier, a key or a path.
func documentID(key string) fact.DocumentID {
	return fact.DocumentID(strings.TrimSuffix(local("Document", key), ".md"))
}

// sourceKeys resolves sources that must exist.
func (v *view) sourceKeys(keys []string) ([]fact.SourceKey, error) {
	var out []fact.SourceKey
	for _, key := range keys {
		known, err := v.sources()
		if err != nil {
			return nil, err
		}
		k := fact.SourceKey(local("Source", key))
		if known[k] == nil {
			return nil, scalar.Errorf("there is no source %q", key)
		}
		out = append(out, k)
	}
	return out, nil
}

// propertyIDs resolves properties that must exist.
func (v *view) propertyIDs(keys []string) ([]fact.PropertyID, error) {
	var out []fact.PropertyID
	for _, key := range keys {
		p := named(v.ontology.Properties, key)
		if p == nil {
			return nil, scalar.Errorf("there is no property %q", key)
		}
		out = append(out, p.ID)
	}
	return out, nil
}

// qualifierIDs resolves qualifiers that must exist.
func (v *view) qualifierIDs(keys []string) ([]fact.PropertyID, error) {
	var out []fact.PropertyID
	for _, key := range keys {
		p := named(v.ontology.Qualifiers, key)
		if p == nil {
			return nil, scalar.Errorf("there is no qualifier %q", key)
		}
		out = append(out, p.ID)
	}
	return out, nil
}

func named(list []*schema.Property, key string) *schema.Property {
	i := slices.IndexFunc(list, func(p *schema.Property) bool { return p.Named(local("Property", local("Qualifier", key))) })
	if i < 0 {
		return nil
	}
	return list[i]
}

// checkKinds refuses names of kinds that do not exist.
func (v *view) checkKinds(names []string) error {
	for _, name := range names {
		if v.ontology.Kind(name) == nil {
			return scalar.Errorf("there is no kind %q", name)
		}
	}
	return nil
}

// kindOf returns the name of the kind that an identifier belongs to.
func (v *view) kindOf(id fact.EntityID) string {
	slug, _, _ := strings.Cut(string(id), "/")
	for _, k := range v.ontology.Kinds {
		if k.Slug == slug {
			return k.Name
		}
	}
	return ""
}

// set returns the elements as a set; nil for none.
func set[T comparable](list []T) map[T]bool {
	if list == nil {
		return nil
	}
	out := make(map[T]bool, len(list))
	for _, v := range list {
		out[v] = true
	}
	return out
}
