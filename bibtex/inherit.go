package bibtex

import (
	"maps"
	"slices"
	"strings"

	"ibid/internal/budget"
)

// inherit gives each entry the fields that it lacks of those it refers to, and
// returns the entries as plain text. Entries of type `xdata` hold fields for
// others and are none themselves.
func (r *reader) inherit() []Entry {
	byKey := make(map[string]*raw, len(r.entries))
	for i := range r.entries {
		byKey[r.entries[i].Key] = &r.entries[i]
	}
	h := heirs{reader: r, byKey: byKey, state: map[string]progress{}}
	var all []Entry
	for i := range r.entries {
		e := &r.entries[i]
		h.complete(e)
		if r.budget.Over() != nil {
			return all
		}
		if e.Type == "xdata" {
			continue
		}
		e.Fields = make(map[string]string, len(e.fields))
		for name, value := range e.fields {
			if name != "xdata" {
				e.Fields[name] = plain(name, value)
			}
		}
		all = append(all, e.Entry)
	}
	return all
}

type heirs struct {
	*reader
	byKey map[string]*raw
	state map[string]progress
}

type progress int8

const (
	begun progress = iota + 1
	done
)

// maxGenerations is how long a chain of entries may be that inherit of one another.
const maxGenerations = 32

// complete lets an entry inherit, after those that it refers to have.
func (h *heirs) complete(e *raw) { h.generation(e, 0) }

func (h *heirs) generation(e *raw, depth int) {
	if h.state[e.Key] != 0 {
		return
	}
	h.state[e.Key] = begun
	for _, field := range []string{"xdata", "crossref"} {
		for key := range strings.SplitSeq(e.fields[field], ",") {
			if key = strings.TrimSpace(key); key == "" {
				continue
			}
			of := h.byKey[key]
			if of == nil {
				h.problem(Missing, e.At, "add it, or take the field away", "the field "+field+" of "+e.Key+" refers to "+key+", which is not there")
				continue
			}
			if depth < maxGenerations {
				h.generation(of, depth+1)
			}
			switch h.state[key] {
			case begun:
				h.problem(Missing, e.At, "take the field away", "the field "+field+" of "+e.Key+" refers to "+key+", which refers back to it")
				continue
			case 0:
				h.problem(Missing, e.At, "refer to the last of them", "the field "+field+" of "+e.Key+" refers to more than 32 entries, one after another")
				continue
			}
			h.take(e, of, field == "crossref")
		}
	}
	h.state[e.Key] = done
}

// take copies the fields that an entry lacks.
func (h *heirs) take(e, of *raw, cross bool) {
	for _, name := range slices.Sorted(maps.Keys(of.fields)) {
		to := name
		if cross {
			to = inherited(e.Type, of.Type, name)
		}
		if _, has := e.fields[to]; has || to == "" {
			continue
		}
		if !h.budget.Spend(budget.References, len(of.fields[name]), e.At) {
			return
		}
		e.fields[to] = of.fields[name]
	}
}

// inherited returns the field in which an entry has what another, that it
// belongs to, has in the field name; empty for what stays there. It is the
// default inheritance of BibLaTeX, appendix B of its manual.
func inherited(entry, of, name string) string {
	switch name {
	case "crossref", "xdata", "xref", "ids", "entryset", "entrysubtype", "execute", "label", "options", "presort",
		"related", "relatedtype", "shorthand", "shorttitle", "sortkey", "sorttitle", "keywords", "abstract", "file":
		return ""
	case "author":
		if strings.HasPrefix(entry, "in") && entry != "inbook" {
			return "" // who wrote a part is not who wrote the whole
		}
	}
	title, isTitle := strings.CutSuffix(name, "title")
	if name == "titleaddon" {
		title, isTitle = "", true
	}
	if !isTitle || title != "" && title != "sub" {
		return name
	}
	switch {
	case of == "periodical":
		return "journal" + name
	case of == "mvbook" || of == "mvcollection" || of == "mvproceedings" || of == "mvreference":
		return "main" + name
	case strings.HasPrefix(entry, "in") || strings.HasPrefix(entry, "suppb") || strings.HasPrefix(entry, "suppc") || entry == "bookinbook":
		return "book" + name
	}
	return name
}
