package fact

import "strings"

// SourceKey is the key of an entry in `sources.bib`, or the address of a page
// that is cited by a link.
type SourceKey string

// Source is something outside the corpus that documents cite: an entry of
// `sources.bib`, or a page that they link to.
type Source struct {
	Key    SourceKey
	Type   string            // BibTeX entry type, lower case: `book`, `online`
	Fields map[string]string // BibTeX fields, names lower case, values as plain text
}

// Name is the name of a person or, without a given name, mostly of a corporation.
type Name struct {
	Family string // with `von`, and `Jr` behind a comma
	Given  string
}

// Names returns the names that a field lists, as BibTeX has them: `First von Last`,
// `von Last, First` or `von Last, Jr, First`, with `and` between them. Braces hold
// a name together that is none of these: `{Smith, Doe and Co.}`.
func (s *Source) Names(field string) []Name {
	var names []Name
	for _, text := range cut(s.Fields[field], " and ") {
		if strings.Contains(strings.ToLower(text), "{and}") { // which stands in no name of a person
			names = append(names, Name{Family: unbraced(text)})
			continue
		}
		if parts := cut(text, ","); len(parts) > 1 {
			last := len(parts) - 1
			names = append(names, Name{Family: unbraced(strings.Join(parts[:last], ", ")), Given: unbraced(parts[last])})
			continue
		}
		words := cut(text, " ")
		if len(words) == 0 {
			continue
		}
		family := len(words) - 1
		for family > 1 && strings.ToLower(words[family-1]) == words[family-1] { // `von`
			family--
		}
		names = append(names, Name{Family: unbraced(strings.Join(words[family:], " ")), Given: unbraced(strings.Join(words[:family], " "))})
	}
	return names
}

// cut returns what stands between separators outside of braces; empty parts are left out.
func cut(s, separator string) []string {
	var parts []string
	depth, start := 0, 0
	take := func(end int) {
		if part := strings.TrimSpace(s[start:end]); part != "" {
			parts = append(parts, part)
		}
	}
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '{':
			depth++
		case s[i] == '}':
			depth--
		case depth == 0 && strings.HasPrefix(s[i:], separator):
			take(i)
			start = i + len(separator)
			i = start - 1
		}
	}
	take(len(s))
	return parts
}

func unbraced(s string) string { return strings.NewReplacer("{", "", "}", "").Replace(s) }

// Words returns a field as readers are shown it: without the braces of names.
func (s *Source) Words(field string) string { return unbraced(s.Fields[field]) }
