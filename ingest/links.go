package ingest

import (
	"net/url"
	"path"
	"strings"

	"ibid/fact"
)

// linkIndex finds documents by what links and wikilinks call them.
type linkIndex struct {
	byID   map[fact.DocumentID]bool
	byPath map[string]fact.DocumentID // lower case
	byBase map[string]fact.DocumentID // lower case; the shortest path when several have the name
}

func newLinkIndex(heads []*head) linkIndex {
	x := linkIndex{byID: map[fact.DocumentID]bool{}, byPath: map[string]fact.DocumentID{}, byBase: map[string]fact.DocumentID{}}
	for _, h := range heads {
		id := h.doc.ID
		x.byID[id] = true
		lower := strings.ToLower(string(id))
		x.byPath[lower] = id
		base := path.Base(lower)
		if known, ok := x.byBase[base]; !ok || len(id) < len(known) {
			x.byBase[base] = id
		}
	}
	return x
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

func (x linkIndex) resolve(from fact.DocumentID, l rawLink) (fact.DocumentID, bool) {
	target, _, _ := strings.Cut(l.target, "#")
	target = strings.TrimSpace(target)
	if target == "" {
		return "", false
	}
	if l.wiki {
		target = strings.ToLower(strings.Trim(target, "/"))
		target = strings.TrimSuffix(target, ".md")
		if id, ok := x.byPath[target]; ok {
			return id, true
		}
		if id, ok := x.byPath[path.Join(strings.ToLower(path.Dir(string(from))), target)]; ok {
			return id, true
		}
		id, ok := x.byBase[target]
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
	id := fact.DocumentID(strings.TrimSuffix(clean, ".md"))
	return id, x.byID[id]
}
