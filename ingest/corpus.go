package ingest

import (
	"cmp"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"ibid/fact"
	"ibid/schema"
)

// corpus is what the second phase knows of all documents.
type corpus struct {
	settings   *settings
	heads      []*head          // of the documents that could be read, sorted by identifier
	byPath     map[string]*head // as it stands, and in composed Unicode
	entities   []fact.Entity    // sorted by ID
	byID       map[fact.EntityID]*fact.Entity
	names      *names
	unfound    map[fact.EntityID][]string // folded names of an entity that prose is not searched for
	broken     map[string]bool            // folded names of what is declared with an error that leaves no entity
	index      linkIndex
	pages      map[fact.DocumentID]fact.EntityID // documents that are the page of one
	keys       lexicon                           // of sources
	properties vocabulary
	qualifiers vocabulary
	problems   []Problem
	tables     string // hash of all of this that the second phase looks things up in
}

func newCorpus(s *settings, heads []*head) *corpus {
	c := &corpus{settings: s, byPath: map[string]*head{}, broken: map[string]bool{}, unfound: map[fact.EntityID][]string{}}
	c.properties = newVocabulary(s.ontology.Properties)
	c.qualifiers = newVocabulary(s.ontology.Qualifiers, "rank", "why", "inferred")
	ids := map[string]*head{}
	for _, h := range heads {
		c.problems = append(c.problems, h.problems...)
		if h.doc.ID == "" {
			continue
		}
		key := strings.ToLower(string(h.doc.ID))
		if other := ids[key]; other != nil {
			c.problems = append(c.problems, Problem{
				Pos: top(h.file), Rule: "document-twice", Hint: "rename one of them",
				Message: fmt.Sprintf("has the same identifier as %s, upper and lower case aside", other.file),
			})
			continue
		}
		ids[key] = h
		c.heads = append(c.heads, h)
		c.byPath[h.doc.Path] = h
	}
	slices.SortFunc(c.heads, func(a, b *head) int { return strings.Compare(string(a.doc.ID), string(b.doc.ID)) })
	for _, h := range c.heads { // after all whose path is composed by itself
		if composed := norm.NFC.String(h.doc.Path); c.byPath[composed] == nil {
			c.byPath[composed] = h
		}
	}
	for _, h := range c.heads {
		if evidence, ok := c.evidence(h); ok {
			evidence.quoted = true
		}
	}
	c.index = newLinkIndex(c.heads)
	c.declare()
	c.names = newNames(c.entities, c.unfound)
	c.byID, c.pages = c.names.byID, map[fact.DocumentID]fact.EntityID{}
	for i := range c.entities {
		if e := &c.entities[i]; e.Document != "" {
			c.pages[e.Document] = e.ID
		}
	}
	var keys []string
	for _, source := range s.sources {
		keys = append(keys, string(source.Key))
	}
	c.keys = newLexicon(keys)
	c.tables = c.hash()
	return c
}

// sibling returns the document at a path relative to that of another.
func (c *corpus) sibling(h *head, relative string) (*head, bool) {
	name := path.Join(path.Dir(h.doc.Path), relative)
	if found, ok := c.byPath[name]; ok {
		return found, true
	}
	found, ok := c.byPath[norm.NFC.String(name)]
	return found, ok
}

// evidence returns the document that the front matter of another names for its quotes.
func (c *corpus) evidence(h *head) (*head, bool) {
	if h.front.evidence.text == "" {
		return nil, false
	}
	return c.sibling(h, h.front.evidence.text)
}

var wikidataForm = regexp.MustCompile(`^Q[1-9][0-9]{0,11}$`)

// declarer collects the entities of all documents.
type declarer struct {
	*corpus
	ids   map[fact.EntityID]*fact.Entity
	found []*fact.Entity
}

// declare makes entities of the declarations, in order of the documents.
func (c *corpus) declare() {
	d := &declarer{corpus: c, ids: map[fact.EntityID]*fact.Entity{}}
	for _, h := range c.heads {
		r := &report{file: h.file}
		for _, declared := range h.declared {
			d.entity(h, declared, r, Error)
		}
		if h.front.kind.text != "" {
			d.page(h, r)
		}
		c.problems = append(c.problems, r.problems...)
	}
	d.former()
	tell(d.found)
	for _, e := range d.found {
		c.entities = append(c.entities, *e)
	}
	slices.SortFunc(c.entities, func(a, b fact.Entity) int { return strings.Compare(string(a.ID), string(b.ID)) })
}

// page declares the entity whose page it is. A type that is no kind belongs to somebody else.
func (d *declarer) page(h *head, r *report) {
	kind := h.front.kind
	if d.settings.ontology.Kind(kind.text) == nil {
		if near := d.nearKind(kind.text); near != "" {
			r.warn(kind.at, "kind-near", "write `type: "+near+"` if the page is about one", "%q is no kind of entity", kind.text)
		}
		return
	}
	e := h.front.page
	e.kind, e.page = kind, true
	if e.name.text == "" {
		e.name = cell{text: h.doc.Title, at: kind.at}
	}
	d.entity(h, e, r, d.settings.strict())
}

// nearKind returns the kind that a word misspells, or "".
func (d *declarer) nearKind(word string) string {
	for _, k := range d.settings.ontology.Kinds {
		if strings.EqualFold(word, k.Label) || strings.EqualFold(word, k.Plural) ||
			len(word) > 3 && distance(strings.ToLower(word), strings.ToLower(k.Name), 1) <= 1 {
			return k.Name
		}
	}
	return ""
}

// entity adds a declaration. A mistake is a problem of the given severity: the
// good parts are kept, and where they make no entity its names are remembered.
func (d *declarer) entity(h *head, n declaration, r *report, severity Severity) {
	if n.kind.text == "" { // reported when it was read
		d.breaks(n, severity)
		return
	}
	kind := d.settings.ontology.Kind(n.kind.text)
	if kind == nil {
		var known []string
		for _, k := range d.settings.ontology.Kinds {
			known = append(known, k.Name)
		}
		hint := nearestHint("the kinds are", "did you mean", n.kind.text, known)
		if near := d.nearKind(n.kind.text); near != "" {
			hint = "write " + near
		}
		r.add(severity, n.kind.at, "kind-unknown", hint, "there is no kind %q", n.kind.text)
		d.breaks(n, severity)
		return
	}
	e := &fact.Entity{Kind: kind.Name, Name: plainName(n.name.text), About: n.about, Pos: n.name.at.in(h.file)}
	if n.page {
		e.Document = h.doc.ID
	}
	part := slug(cmp.Or(n.slug.text, e.Name))
	if part == "" || n.slug.text != "" && part != n.slug.text {
		at, what := n.name.at, e.Name
		if n.slug.text != "" {
			at, what = n.slug.at, n.slug.text
		}
		r.add(severity, at, "slug", "give one of lower-case letters, digits and hyphens: `slug: ...`", "%q makes no slug", what)
		if part = slug(e.Name); part == "" {
			d.breaks(n, severity)
			return
		}
	}
	e.ID = fact.EntityID(kind.Slug + "/" + part)
	switch w := n.wikidata; {
	case wikidataForm.MatchString(w.text):
		e.Wikidata = w.text
	case w.text != "":
		r.add(severity, w.at, "wikidata", "write one such as Q456157", "%q is no item of Wikidata", w.text)
	}
	for _, f := range n.former {
		if !strings.Contains(f, "/") {
			f = kind.Slug + "/" + f
		}
		e.Former = append(e.Former, fact.EntityID(f))
	}
	slices.Sort(e.Former)
	e.Former = slices.Compact(e.Former)
	if d.clash(e, n, r, severity) {
		d.breaks(n, severity)
		return
	}
	for _, a := range n.aka {
		if a = plainName(a); a != "" && a != e.Name {
			e.Aliases = append(e.Aliases, a)
		}
	}
	slices.Sort(e.Aliases)
	e.Aliases = slices.Compact(e.Aliases)
	if n.silent || len(n.unfound) > 0 {
		d.unfound[e.ID] = d.silenced(e, n, r, severity)
	}
	d.ids[e.ID] = e
	d.found = append(d.found, e)
}

// silenced returns the names, folded, that prose is not searched for.
func (d *declarer) silenced(e *fact.Entity, n declaration, r *report, severity Severity) []string {
	known := []string{foldText(e.Name)}
	if before, _, ok := cutTag(known[0]); ok {
		known = append(known, before)
	}
	for _, a := range e.Aliases {
		known = append(known, foldText(a))
	}
	if n.silent {
		return known
	}
	var silent []string
	for _, name := range n.unfound {
		if silent = append(silent, foldText(name)); !slices.Contains(known, foldText(name)) {
			r.add(severity, n.name.at, "entity-form", "its names are "+orList(known), "%s has no name %q that `mentions` could leave out", e.Name, name)
		}
	}
	return silent
}

// breaks remembers the names of what is no entity because of an error, so that
// facts that name it are no mistakes too.
func (d *declarer) breaks(n declaration, severity Severity) {
	if severity == Error {
		for _, name := range append([]string{n.name.text}, n.aka...) {
			d.broken[foldText(name)] = true
			if before, _, ok := cutTag(foldText(name)); ok {
				d.broken[before] = true
			}
		}
	}
}

// clash reports an identifier that another entity has.
func (d *declarer) clash(e *fact.Entity, n declaration, r *report, severity Severity) bool {
	other := d.ids[e.ID]
	switch {
	case other == nil:
		return false
	case foldText(other.Name) == foldText(e.Name):
		r.add(severity, n.name.at, "entity-twice", "declare it once, with all its aliases; another of that name takes a tag, `"+e.Name+" (tag)`, or a slug of its own", "%s is declared already in %s", e.Name, other.Pos)
	default:
		r.add(severity, n.name.at, "slug-clash", "give one of them another: `slug: ...`", "%s has the identifier %s, as %s in %s has", e.Name, e.ID, other.Name, other.Pos)
	}
	return true
}

// former reports identifiers of the past that an entity has today, or two had.
func (d *declarer) former() {
	had := map[fact.EntityID]*fact.Entity{}
	for _, e := range d.found {
		for _, f := range e.Former {
			other := cmp.Or(d.ids[f], had[f])
			if other != nil {
				d.problems = append(d.problems, Problem{
					Pos: e.Pos, Rule: "former-clash", Hint: "take it away from one of them",
					Message: fmt.Sprintf("%s was %s, which is %s in %s", e.Name, f, other.Name, other.Pos),
				})
			}
			had[f] = e
		}
	}
}

// vocabulary finds properties or qualifiers by the names that facts use.
type vocabulary struct {
	byName map[string]*schema.Property
	labels []string
}

func newVocabulary(list []*schema.Property, more ...string) vocabulary {
	v := vocabulary{byName: map[string]*schema.Property{}, labels: more}
	for _, p := range list {
		v.byName[p.Label], v.byName[string(p.ID)] = p, p
		v.labels = append(v.labels, p.Label)
	}
	return v
}

// find returns the property with the name, written as [schema.Property.Named] allows, or nil.
func (v vocabulary) find(name string) *schema.Property {
	if p := v.byName[name]; p != nil {
		return p
	}
	for _, p := range v.byName {
		if p.Named(name) {
			return p
		}
	}
	return nil
}

// hint names the nearest labels.
func (v vocabulary) hint(name string) string {
	return nearestHint("there are", "did you mean", name, v.labels)
}
