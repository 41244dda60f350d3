// Package bibtex reads bibliographies in BibTeX and BibLaTeX, as reference
// managers write them, as plain text.
//
// Values stand in braces, in quotation marks, or are names of `@string`, joined
// by `#`. `@comment` and `@preamble` are passed over, and so is what stands
// between entries. TeX becomes the text that it means (see [Text]), and entries
// inherit from those that `crossref` and `xdata` refer to. In lists of names the
// braces stay that hold a name together: `{Smith, Doe and Co.}` is one.
//
// The form is that of the manual of BibLaTeX (https://ctan.org/pkg/biblatex),
// which is wider than that of BibTeX.
package bibtex

import (
	"slices"
	"strings"

	"ibid/internal/budget"
)

// Entry is an entry of a bibliography.
type Entry struct {
	Key    string
	Type   string            // lower case, for example `book`
	Fields map[string]string // names in lower case; values as plain text
	At     int               // offset of the key in the file
}

// Kind says what is wrong.
type Kind int8

// The kinds of problem.
const (
	Malformed Kind = iota // an entry that cannot be read is left out
	Twice                 // so is a second entry of a key
	Missing               // an entry refers to one that is not there, or back to itself, or names a `@string` that is not there
	TooLarge              // what is written by reference is too much; nothing more is read
)

// Problem is a mistake in a bibliography.
type Problem struct {
	Kind    Kind
	At      int // offset in the file
	Message string
	Hint    string
}

// Read reads a bibliography. The entries are in order of their keys, the
// problems in that of the file. The error of a part does not keep the others from being read.
func Read(src string) ([]Entry, []Problem) {
	r := &reader{scanner: scanner{src: src}, names: map[string]string{}, absent: map[string]bool{}, keys: map[string]bool{}}
	for i, month := range []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"} {
		r.names[month] = string(rune('0'+(i+1)/10)) + string(rune('0'+(i+1)%10))
	}
	for r.budget.Over() == nil && r.skipTo('@') {
		r.entry()
	}
	entries := r.inherit()
	if e := r.budget.Over(); e != nil {
		r.problem(TooLarge, e.At, e.Limit.Hint(), e.Error())
	}
	slices.SortFunc(entries, func(x, y Entry) int { return strings.Compare(x.Key, y.Key) })
	slices.SortStableFunc(r.problems, func(x, y Problem) int { return x.At - y.At })
	return entries, r.problems
}

type reader struct {
	scanner
	names    map[string]string // of @string, lower case
	absent   map[string]bool   // names that no @string has and that were reported
	keys     map[string]bool   // that are taken
	entries  []raw
	budget   budget.Budget // a file of a few lines could fill the memory
	problems []Problem
}

// raw is an entry whose fields are TeX.
type raw struct {
	Entry
	fields map[string]string
}

func (r *reader) problem(k Kind, at int, hint, message string) {
	r.problems = append(r.problems, Problem{Kind: k, At: min(at, len(r.src)), Message: message, Hint: hint})
}

// entry reads what follows an `@`.
func (r *reader) entry() {
	kind := strings.ToLower(r.word())
	if !r.eat('{') && !r.eat('(') {
		return // an `@` in free text, which BibTeX ignores
	}
	switch kind {
	case "comment", "preamble":
		r.at--
		r.braced()
		return
	case "string":
		name := strings.ToLower(r.word())
		if r.eat('=') {
			r.names[name], _ = r.value(false)
		}
		_ = r.eat('}') || r.eat(')')
		return
	}
	r.space()
	e := raw{Entry: Entry{At: r.at, Type: kind}, fields: map[string]string{}}
	if e.Key = r.key(); e.Key == "" {
		r.problem(Malformed, e.At, "write @book{key, ...}", "this entry has no key")
		return
	}
	for r.eat(',') {
		name := strings.ToLower(r.word())
		if name == "" {
			break // a comma after the last field
		}
		at := r.at
		if !r.eat('=') {
			r.problem(Malformed, at, "write `name = {value}`", "the field "+name+" of "+e.Key+" has no value")
			return
		}
		value, ok := r.value(name == "crossref" || name == "xdata" || name == "xref")
		if !ok {
			r.problem(Malformed, at, "end it with } or \"", "the field "+name+" of "+e.Key+" has no end")
			return
		}
		if r.budget.Over() != nil {
			return
		}
		e.fields[name] = value
	}
	if !r.eat('}') && !r.eat(')') {
		r.problem(Malformed, r.at, "separate fields by commas and end the entry with }", "the entry "+e.Key+" is not closed here")
		return
	}
	if r.keys[e.Key] {
		r.problem(Twice, e.At, "give one of them another key", "there are two entries "+e.Key)
		return
	}
	r.keys[e.Key] = true
	r.entries = append(r.entries, e)
}

// value reads a value, whose parts are joined by `#`. Where it is a key of
// another entry, many leave its braces out.
func (r *reader) value(isKey bool) (string, bool) {
	var all []string
	for {
		part, named, ok := r.part(isKey)
		if !ok {
			return "", false
		}
		all = append(all, part)
		if named && !r.budget.Spend(budget.References, len(part), r.at) {
			return "", true
		}
		if !r.eat('#') {
			return strings.Join(all, ""), true
		}
	}
}

// part reads one part of a value, and reports whether it is the name of a @string.
func (r *reader) part(isKey bool) (text string, named, ok bool) {
	r.space()
	if r.at >= len(r.src) {
		return "", false, false
	}
	switch r.src[r.at] {
	case '{':
		text, ok = r.braced()
	case '"':
		text, ok = r.quoted()
	default:
		text = r.word()
		ok = text != ""
		if s, known := r.names[strings.ToLower(text)]; known {
			text, named = s, true
		} else if ok && !isKey && (text[0] < '0' || text[0] > '9') && !r.absent[text] {
			r.absent[text] = true
			r.problem(Missing, r.at-len(text), "define it by @string, or write {"+text+"} for the word itself", "there is no @string "+text)
		}
	}
	return text, named, ok
}
