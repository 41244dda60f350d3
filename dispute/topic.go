package dispute

import (
	"iter"

	"ibid/fact"
	"ibid/schema"
)

// Topic is all that is claimed of one property of one subject.
type Topic struct {
	Subject  fact.EntityID
	Property *schema.Property
	Claims   []Claim
}

// Claim is a statement as its topic sees it.
type Claim struct {
	*fact.Statement
	// Mirrored is set where the subject of the topic is the value of the
	// statement, whose property is symmetric.
	Mirrored bool
}

// Said is what the claim says of the subject of its topic.
func (c Claim) Said() fact.Value {
	if c.Mirrored {
		return c.Subject.Value()
	}
	return c.Value
}

// symmetric reports whether the property holds from the value to the subject too.
func (t *Topic) symmetric() bool { return t.Property != nil && t.Property.Symmetric }

// Topics yields the topics of all statements, the properties of which must be
// those of the ontology. A statement of a symmetric property is a claim of two.
// The topic that is yielded is good until the next.
func Topics(statements []fact.Statement, o *schema.Ontology) iter.Seq[*Topic] {
	properties := make(map[fact.PropertyID]*schema.Property, len(o.Properties))
	for _, p := range o.Properties {
		properties[p.ID] = p
	}
	var mirrored []int32 // places of the statements that are claims of two topics
	for i := range statements {
		s := &statements[i]
		if p := properties[s.Property]; p != nil && p.Symmetric && s.Value.Entity() != s.Subject {
			mirrored = append(mirrored, int32(i))
		}
	}
	type key struct {
		subject  fact.EntityID
		property fact.PropertyID
	}
	claim := func(i int) (Claim, key) {
		if i < len(statements) {
			s := &statements[i]
			return Claim{Statement: s}, key{s.Subject, s.Property}
		}
		s := &statements[mirrored[i-len(statements)]]
		return Claim{s, true}, key{s.Value.Entity(), s.Property}
	}
	// By list, as most topics have one claim: which claim follows each. Both
	// count from 1.
	n := len(statements) + len(mirrored)
	first, next := make(map[key]int32, n), make([]int32, n)
	follows := make([]bool, n)
	for i := n - 1; i >= 0; i-- {
		_, k := claim(i)
		if next[i] = first[k]; next[i] > 0 {
			follows[next[i]-1] = true
		}
		first[k] = int32(i + 1)
	}
	return func(yield func(*Topic) bool) {
		t := &Topic{}
		for i := range n {
			if follows[i] {
				continue
			}
			_, k := claim(i)
			t.Subject, t.Property, t.Claims = k.subject, properties[k.property], t.Claims[:0]
			for at := int32(i + 1); at > 0; at = next[at-1] {
				c, _ := claim(int(at - 1))
				t.Claims = append(t.Claims, c)
			}
			if !yield(t) {
				return
			}
		}
	}
}
