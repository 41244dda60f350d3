package site

import (
	"regexp"
	"strings"

	"github.com/a-h/templ"

	"ibid/fact"
)

// maxForeign bounds what a page shows of other pages' facts for one property,
// and of mentions; the rest is a click away.
const maxForeign = 100

// entityView is an entity as its page shows it.
type entityView struct {
	*entity
	kind         *kind
	groups       []group
	incoming     []block
	fan          *fan
	dated        []*fact.Statement
	strip        *strip
	mentions     []*fact.Mention
	moreMentions int
}

// group is a heading of the schema with the properties below it.
type group struct {
	name   string
	blocks []block
}

func (g group) id() string { return "group-" + fileName(strings.ToLower(g.name)) }

// contents lists the parts of the page, with their identifiers for paths.
func (v *entityView) contents() []entry {
	var out []entry
	for _, g := range v.groups {
		out = append(out, entry{g.id(), g.name})
	}
	for _, part := range []struct {
		shown bool
		entry
	}{
		{len(v.incoming) > 0, entry{"others", "Seen from others"}},
		{v.fan != nil, entry{"neighbours", "Neighbours"}},
		{len(v.dated) > 1, entry{"time", "In time"}},
		{len(v.mentions) > 0, entry{"mentions", "Mentioned"}},
	} {
		if part.shown {
			out = append(out, part.entry)
		}
	}
	return out
}

// block is a property with statements.
type block struct {
	property   fact.PropertyID // empty when the statements have several
	label      string
	statements []*fact.Statement
	more       int   // left out
	shown      parts // of each statement, besides its subject
}

// parts says what a statement on another page shows besides its subject.
type parts struct{ property, value bool }

func (p *page) entityPage(e *entity) templ.Component {
	v := &entityView{entity: e, kind: p.kindOf(e), groups: p.groupsOf(e), incoming: p.incomingOf(e), mentions: e.mentions}
	if n := len(v.mentions) - maxForeign; n > 0 {
		v.mentions, v.moreMentions = v.mentions[:maxForeign], n
	}
	v.dated = datedOf(e)
	v.fan = p.fanOf(e)
	v.strip = p.stripOf(v.dated)
	p.title, p.description = e.Label(), e.About
	p.spoken = map[int]bool{}
	for _, s := range v.dated {
		if year, ok := yearOf(s); ok {
			p.spoken[p.rungOf(year)] = true
		}
	}
	return entityPage(p, v)
}

func (c *corpus) kindOf(e *entity) *kind {
	for _, k := range c.kinds {
		if k.Name == e.Kind {
			return k
		}
	}
	return nil
}

// groupsOf arranges the statements about an entity by group and property, in the order of the schema.
func (p *page) groupsOf(e *entity) []group {
	var out []group
	place := map[string]int{}
	for i := 0; i < len(e.out); {
		property := p.ontology.Property(e.out[i].Property)
		b := block{property: property.ID, label: property.Label}
		for ; i < len(e.out) && e.out[i].Property == property.ID; i++ {
			b.statements = append(b.statements, e.out[i])
		}
		at, ok := place[property.Group]
		if !ok {
			at = len(out)
			place[property.Group] = at
			out = append(out, group{name: property.Group})
		}
		out[at].blocks = append(out[at].blocks, b)
	}
	return out
}

// incomingOf arranges the statements of others that name the entity.
func (p *page) incomingOf(e *entity) []block {
	var out []block
	for i := 0; i < len(e.in); {
		property := p.ontology.Property(e.in[i].Property)
		b := block{property: property.ID, label: property.Inverse}
		for ; i < len(e.in) && e.in[i].Property == property.ID; i++ {
			b.statements = append(b.statements, e.in[i])
		}
		out = append(out, b.capped())
	}
	if len(e.named) > 0 {
		b := block{label: "named in", statements: e.named, shown: parts{property: true, value: true}}
		out = append(out, b.capped())
	}
	return out
}

func (b block) capped() block {
	if n := len(b.statements) - maxForeign; n > 0 {
		b.statements, b.more = b.statements[:maxForeign], n
	}
	return b
}

// datedOf returns the dated statements in which the entity is subject or value, by date.
func datedOf(e *entity) []*fact.Statement {
	var out []*fact.Statement
	for _, s := range e.out {
		if !s.Dated().IsZero() {
			out = append(out, s)
		}
	}
	for _, s := range e.in[:min(len(e.in), maxForeign)] {
		if !s.Dated().IsZero() && s.Subject != e.ID {
			out = append(out, s)
		}
	}
	sortByDate(out)
	return out
}

var wikidataItem = regexp.MustCompile(`^Q[0-9]+$`)

// wikidata returns the address of the item that the entity is.
func (e *entity) wikidata() (templ.SafeURL, bool) {
	if !wikidataItem.MatchString(e.Wikidata) {
		return "", false
	}
	return templ.SafeURL("https://www.wikidata.org/wiki/" + e.Wikidata), true
}

// toMention links to the sentence that names an entity.
func (p *page) toMention(m *fact.Mention) templ.SafeURL {
	return p.toPlace(p.documents[m.Document].path, mentionID(m))
}

func rankClass(s *fact.Statement) string {
	if s.Rank == fact.Normal {
		return ""
	}
	return s.Rank.String()
}
