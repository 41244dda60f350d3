package ingest

import (
	"maps"
	"net/url"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"ibid/bibtex"
	"ibid/fact"
)

// private are the fields in which reference managers keep what is nobody
// else's business: paths, notes, marks, and texts that are not theirs to publish.
var private = []string{
	"abstract", "annotation", "annote", "attachment", "comment", "creationdate", "date-added", "date-modified", "file", "groups",
	"keywords", "library", "localfile", "mendeley-groups", "mendeley-tags", "modificationdate", "owner", "pdf", "printed",
	"priority", "qualityassured", "ranking", "rating", "read", "readstatus", "relevance", "review", "timestamp", "__markedentry",
}

// isPrivate reports whether a field is published only when the corpus names it.
func isPrivate(field string) bool {
	return slices.Contains(private, field) || strings.HasPrefix(field, "bdsk-") || strings.HasPrefix(field, "local-")
}

// publishes reports whether a field of a source is part of the corpus.
func (s *settings) publishes(field string) bool {
	if s.fields != nil {
		return slices.Contains(s.fields, field)
	}
	return !isPrivate(field)
}

// sourceSetting takes a setting of ibid.yaml about sources, and reports whether it is one.
func (s *settings) sourceSetting(r *report, key string, value *yaml.Node) bool {
	at := place{int32(value.Line), int32(value.Column)}
	switch key {
	case "source-fields":
		names, ok := yamlList(value)
		if !ok {
			r.error(at, "info", "write `source-fields: [author, title, year, note]`", "source-fields takes a list of names")
		}
		s.fields, s.fieldsAt = []string{}, at
		for _, name := range names {
			s.fields = append(s.fields, strings.ToLower(name))
		}
	case "link-sources":
		if value.Kind != yaml.ScalarNode || value.Decode(&s.links) != nil {
			r.error(at, "info", "write `link-sources: true`", "link-sources takes true or false")
		}
	default:
		return false
	}
	return true
}

// readSources reads the bibliography.
func (s *settings) readSources(src string) {
	entries, problems := bibtex.Read(src)
	s.checkFields(entries)
	for _, e := range entries {
		source := fact.Source{Key: fact.SourceKey(e.Key), Type: e.Type, Fields: map[string]string{}}
		for name, value := range e.Fields {
			if s.publishes(name) {
				source.Fields[name] = value
			}
		}
		s.sources = append(s.sources, source)
		s.keys[source.Key] = true
		if address := e.Fields["url"]; address != "" && s.byURL[sameURL(address)] == "" {
			s.byURL[sameURL(address)] = source.Key
		}
	}
	r := report{file: sourceFile}
	p := page{lines: lineStarts([]byte(src))}
	for _, problem := range problems {
		at := p.place([]byte(src), problem.At)
		switch problem.Kind {
		case bibtex.Malformed:
			r.error(at, "bibtex", problem.Hint, "%s", problem.Message)
		case bibtex.Twice:
			r.error(at, "bibtex-twice", problem.Hint, "%s", problem.Message)
		case bibtex.Missing:
			r.warn(at, "bibtex-missing", problem.Hint, "%s", problem.Message)
		case bibtex.TooLarge:
			r.error(at, "too-complex", problem.Hint, "%s", problem.Message)
		}
	}
	s.problems = append(s.problems, r.problems...)
}

// checkFields warns of fields to publish that look like slips: no entry has
// them, and BibTeX and BibLaTeX know none of that name.
func (s *settings) checkFields(entries []bibtex.Entry) {
	there := map[string]bool{}
	for _, e := range entries {
		for name := range e.Fields {
			there[name] = true
		}
	}
	r := report{file: infoFile}
	names := slices.Sorted(maps.Keys(there))
	for _, name := range s.fields {
		if len(there) > 0 && !there[name] && !bibtex.IsField(name) {
			r.warn(s.fieldsAt, "info", nearestHint("they have", "did you mean", name, names), "no entry of %s has the field %q", sourceFile, name)
		}
	}
	s.problems = append(s.problems, r.problems...)
}

// maxAddress is how many bytes the address of a page may have that is a source.
const maxAddress = 2000

// linkedSource returns the source that a link leads to: the entry with that
// address, or else the page itself. It is false for what is no page of the web.
func (s *settings) linkedSource(address string) (fact.SourceKey, bool) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || len(address) > maxAddress {
		return "", false
	}
	if key := s.byURL[sameURL(address)]; key != "" {
		return key, true
	}
	return fact.SourceKey(address), true
}

// sameURL returns what two addresses have in common that lead to one page.
func sameURL(address string) string {
	address, _, _ = strings.Cut(address, "#")
	if _, rest, ok := strings.Cut(address, "://"); ok {
		address = strings.TrimPrefix(rest, "www.")
	}
	return strings.TrimSuffix(address, "/")
}

// known returns those of the sources that a document cites which are known, and
// the addresses that it links to, where a link may be a source.
func (c *corpus) known(cited []fact.SourceKey) []fact.SourceKey {
	var known []fact.SourceKey
	for _, key := range cited {
		if !c.settings.keys[key] {
			var ok bool
			if key, ok = c.settings.linkedSource(string(key)); !ok || !c.settings.links {
				continue
			}
		}
		known = append(known, key)
	}
	slices.Sort(known)
	return slices.Compact(known)
}

// linkedSources adds the pages that statements rest on to the sources. Of the
// other addresses that documents link to it takes the links away.
func linkedSources(corpus *fact.Corpus, known map[fact.SourceKey]bool) {
	cites := map[fact.DocumentID]map[fact.SourceKey]bool{}
	added := map[fact.SourceKey]bool{}
	for i := range corpus.Statements {
		for _, r := range corpus.Statements[i].References {
			for _, c := range r.Citations {
				if known[c.Source] {
					continue
				}
				if !added[c.Source] {
					added[c.Source] = true
					corpus.Sources = append(corpus.Sources, fact.Source{
						Key: c.Source, Type: "online", Fields: map[string]string{"url": string(c.Source)},
					})
				}
				if cites[r.Document] == nil {
					cites[r.Document] = map[fact.SourceKey]bool{}
				}
				cites[r.Document][c.Source] = true
			}
		}
	}
	slices.SortFunc(corpus.Sources, func(a, b fact.Source) int { return strings.Compare(string(a.Key), string(b.Key)) })
	for i := range corpus.Documents {
		d := &corpus.Documents[i]
		d.Sources = slices.DeleteFunc(d.Sources, func(key fact.SourceKey) bool { return !known[key] && !added[key] })
		for key := range cites[d.ID] {
			d.Sources = append(d.Sources, key)
		}
		slices.Sort(d.Sources)
		d.Sources = slices.Compact(d.Sources)
	}
}
