package ingest

import (
	"path"
	"path/filepath"
	"strings"
)

// sideFile is how the name of a side file ends by custom. Whatever `evidence`
// says there, it is meant for ibid.
const sideFile = ".facts.md"

func isSideFile(file string) bool { return strings.HasSuffix(file, sideFile) }

// findEvidence returns the document that a side file quotes.
func (r *resolver) findEvidence() (*head, bool) {
	c := r.page.front.evidence
	if c.text == "" {
		if len(r.page.groups) > 0 {
			r.error(place{1, 1}, "evidence-missing", r.nearDocument(strings.TrimSuffix(path.Base(r.page.file), sideFile)+".md"), "this side file does not say which document it quotes")
		}
		return nil, false
	}
	seen := map[*head]bool{r.page.head: true}
	h, ok := r.corpus.sibling(r.page.head, c.text)
	switch {
	case !ok:
		r.error(c.at, "evidence-missing", r.nearDocument(c.text), "there is no document %s", c.text)
		return nil, false
	case h.front.evidence.text == "" && h != r.page.head:
		return h, true
	}
	path := []string{r.page.doc.Path}
	for next := h; ok; next, ok = r.corpus.sibling(next, next.front.evidence.text) {
		path = append(path, next.doc.Path)
		if seen[next] {
			r.error(c.at, "evidence-cycle", "a side file quotes a document", "these side files quote one another: %s", strings.Join(path, " -> "))
			return nil, false
		}
		seen[next] = true
		if next.front.evidence.text == "" {
			break
		}
	}
	r.error(c.at, "evidence-chain", "quote "+path[len(path)-1]+" itself", "%s is a side file too", c.text)
	return nil, false
}

// nearDocument is the hint for evidence that is not there: the nearest path
// among those of this folder, and of documents with that name in others.
func (r *resolver) nearDocument(relative string) string {
	if !strings.EqualFold(path.Ext(relative), ".md") {
		relative += ".md"
	}
	dir := path.Dir(r.page.file)
	var near []string
	for _, h := range r.corpus.heads {
		if isSideFile(h.file) {
			continue
		}
		switch folder, name := path.Split(h.file); {
		case path.Clean(folder) == dir:
			near = append(near, name)
		case strings.EqualFold(name, path.Base(relative)):
			if from, err := filepath.Rel(dir, h.file); err == nil {
				return "write `evidence: " + filepath.ToSlash(from) + "`"
			}
		}
	}
	if found := newLexicon(near).nearest(relative); len(found) > 0 {
		return "write `evidence: " + found[0] + "`"
	}
	return "write `evidence: NAME.md` in its front matter, by the path from its own folder"
}
