package site

import (
	"cmp"
	"slices"
	"strings"

	"github.com/a-h/templ"
)

// titled sets what the head of a page says.
func (p *page) titled(title, description string) *page {
	p.title, p.description = title, description
	return p
}

// siteTitle is the name of the corpus.
func (s *Site) siteTitle() string { return cmp.Or(s.Title, "Untitled corpus") }

// entry is a link of the menu.
type entry struct{ path, label string }

func (s *Site) menu() []entry {
	return []entry{
		{"documents.html", "Documents"},
		{timePath, "Timeline"},
		{disputesPath, "Disputes"},
		{sourcesPath, "Sources"},
		{"data/index.html", "Data"},
		{"search.html", "Search"},
	}
}

// facts counts the statements that an entity is part of as subject or value.
func (e *entity) facts() int { return len(e.out) + len(e.in) }

// best returns the entities of the kind of which most is known.
func (k *kind) best() []*entity { return top(k.entities, 6, (*entity).facts) }

// top returns the n elements of the highest weight, heaviest first, ties in their order.
func top[T any](list []T, n int, weight func(T) int) []T {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b T) int { return weight(b) - weight(a) })
	return list[:min(n, len(list))]
}

// letter is a heading of an alphabetical list.
type letter struct {
	name     string
	entities []*entity
}

func letterID(name string) string { return "letter-" + name }

func (p *page) kindPage(k *kind) templ.Component {
	list := slices.Clone(k.entities)
	slices.SortStableFunc(list, func(a, b *entity) int { return compareNames(a.Label(), b.Label()) })
	var letters []letter
	for _, e := range list {
		name := initial(e.Name)
		if n := len(letters); n == 0 || letters[n-1].name != name {
			letters = append(letters, letter{name: name})
		}
		last := &letters[len(letters)-1]
		last.entities = append(last.entities, e)
	}
	return kindPage(p.titled(k.Plural, k.Description), k, letters)
}

// propertyGroup is a group of the schema with its properties in use.
type propertyGroup struct {
	name       string
	properties []*usage
}

func (c *corpus) propertyGroups() []propertyGroup {
	var out []propertyGroup
	place := map[string]int{}
	for _, u := range c.properties {
		at, ok := place[u.Group]
		if !ok {
			at = len(out)
			place[u.Group] = at
			out = append(out, propertyGroup{name: u.Group})
		}
		out[at].properties = append(out[at].properties, u)
	}
	return out
}

// description is what the schema says of the property, without the marks of code.
func (u *usage) description() string { return strings.ReplaceAll(u.Description, "`", "") }
