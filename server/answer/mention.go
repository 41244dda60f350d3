package answer

import (
	"sync"

	"ibid/fact"
)

// mentions are the mentions that stand at one place of an answer, for all parents together.
type mentions struct {
	*view
	of    map[fact.EntityID][]*fact.Mention
	level func() (*level, error)
	shelf func() (*shelf, error)
}

func (v *view) mentions(list []*fact.Mention) *mentions {
	m := &mentions{view: v, of: map[fact.EntityID][]*fact.Mention{}}
	var ids []fact.EntityID
	var documents []fact.DocumentID
	for _, one := range list {
		m.of[one.Entity] = append(m.of[one.Entity], one)
		ids = append(ids, one.Entity)
		documents = append(documents, one.Document)
	}
	m.level = sync.OnceValues(func() (*level, error) { return v.level(ids) })
	m.shelf = sync.OnceValues(func() (*shelf, error) { return v.shelf(documents) })
	return m
}

func (l *level) readMentions() (*mentions, error) {
	if len(l.ids) == 0 {
		return l.view.mentions(nil), nil
	}
	lists, err := l.store.Mentions(l.ctx, l.ids...)
	if err != nil {
		return nil, err
	}
	var union []*fact.Mention
	for _, list := range lists {
		union = append(union, list...)
	}
	return l.view.mentions(union), nil
}

// page returns a page of some of the mentions.
func (m *mentions) page(list []*fact.Mention, w window) (*MentionConnection, error) {
	p, err := cut(m.view, list, w)
	return &MentionConnection{turn(p, func(one *fact.Mention, _ string) *Mention { return &Mention{m, one} })}, err
}

// Mention answers type Mention.
type Mention struct {
	mentions *mentions
	fact     *fact.Mention
}

// Mentions answers the field mentions.
func (e record) Mentions(first *int, after *string, last *int, before *string) (*MentionConnection, error) {
	m, err := e.level.mentions()
	if err != nil {
		return nil, err
	}
	return m.page(m.of[e.entity.ID], window{first, after, last, before})
}

// Entity answers the field entity.
func (m *Mention) Entity() (Entity, error) {
	l, err := m.mentions.level()
	if err != nil {
		return nil, err
	}
	return l.entity(m.fact.Entity), nil
}

// Document answers the field document.
func (m *Mention) Document() (*Document, error) {
	s, err := m.mentions.shelf()
	if err != nil {
		return nil, err
	}
	return s.document(m.fact.Document), nil
}

// Name answers the field name.
func (m *Mention) Name() string { return m.fact.Name }

// Words answers the field words.
func (m *Mention) Words() string { return m.fact.Words }

// Ambiguous answers the field ambiguous.
func (m *Mention) Ambiguous() bool { return m.fact.Ambiguous }

// Line answers the field line.
func (m *Mention) Line() int { return m.fact.Line }
