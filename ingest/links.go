package ingest

import (
	"net/url"
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"

	"ibid/fact"
)

// linkIndex finds documents by what links and wikilinks call them. Some systems
// hand out names of files in decomposed Unicode, so all forms of it are one.
type linkIndex struct {
	byID   map[fact.DocumentID]fact.DocumentID // as it stands, and composed
	byPath map[string]fact.DocumentID          // linkKey
	byBase map[string]fact.DocumentID          // linkKey; the shortest path when several have the name
}

// linkKey returns a path as wikilinks compare it: composed, in lower case.
func linkKey(path string) string { return norm.NFC.String(strings.ToLower(path)) }

func newLinkIndex(heads []*head) linkIndex {
	x := linkIndex{byID: map[fact.DocumentID]fact.DocumentID{}, byPath: map[string]fact.DocumentID{}, byBase: map[string]fact.DocumentID{}}
	for _, h := range heads {
		id := h.doc.ID
		x.byID[id] = id
		key := linkKey(string(id))
		x.byPath[key] = id
		base := path.Base(key)
		if known, ok := x.byBase[base]; !ok || len(id) < len(known) {
			x.byBase[base] = id
		}
	}
	for _, h := range heads { // after all that are so by themselves
		if composed := fact.DocumentID(norm.NFC.String(string(h.doc.ID))); x.byID[composed] == "" {
			x.byID[composed] = h.doc.ID
		}
	}
	return x
}

// document returns the document with an identifier in any Unicode form, its own first.
func (x linkIndex) document(id string) (fact.DocumentID, bool) {
	if found, ok := x.byID[fact.DocumentID(id)]; ok {
		return found, true
	}
	found, ok := x.byID[fact.DocumentID(norm.NFC.String(id))]
	return found, ok
}

// links looks up the targets of a page's links; what leads to no document is left out.
func (c *corpus) links(p *page) []fact.Link {
	var found []fact.Link
	for _, l := range p.links {
		to, ok := c.index.resolve(p.doc.ID, l)
		if ok && to != p.doc.ID {
			found = append(found, fact.Link{From: p.doc.ID, To: to, Text: l.text, Line: l.line})
		}
	}
	return found
}

// linkedEntity returns the entity that a link of a page leads to: the one whose
// page it is, or, of a wikilink to no document, the only one of that name.
func (c *corpus) linkedEntity(p *page, l rawLink) (fact.EntityID, bool) {
	if to, ok := c.index.resolve(p.doc.ID, l); ok {
		id, ok := c.pages[to]
		return id, ok
	}
	if !l.wiki {
		return "", false
	}
	target, _, _ := strings.Cut(l.target, "#")
	found := c.names.find(target)
	if len(found) != 1 {
		return "", false
	}
	return found[0], true
}

func (x linkIndex) resolve(from fact.DocumentID, l rawLink) (fact.DocumentID, bool) {
	target, _, _ := strings.Cut(l.target, "#")
	target = strings.TrimSpace(target)
	if target == "" {
		return "", false
	}
	if l.wiki {
		target = strings.Trim(target, "/")
		if id, ok := x.byID[fact.DocumentID(strings.TrimSuffix(target, ".md"))]; ok {
			return id, true
		}
		key := strings.TrimSuffix(linkKey(target), ".md")
		if id, ok := x.byPath[key]; ok {
			return id, true
		}
		if id, ok := x.byPath[path.Join(linkKey(path.Dir(string(from))), key)]; ok {
			return id, true
		}
		id, ok := x.byBase[key]
		return id, ok
	}
	u, err := url.Parse(target)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" {
		return "", false
	}
	clean := path.Join(path.Dir(string(from)), u.Path)
	if strings.HasPrefix(u.Path, "/") {
		clean = strings.TrimPrefix(path.Clean(u.Path), "/")
	}
	return x.document(strings.TrimSuffix(clean, ".md"))
}
