package ingest

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ibid/fact"
)

// names finds entities by their names, aliases and labels. All are folded, and
// upper and lower case differ.
type names struct {
	*trie
	byID   map[fact.EntityID]*fact.Entity
	byName map[string]int32           // index in list
	list   []name                     // the first is none
	all    []string                   // sorted
	bySlug map[string][]fact.EntityID // those that share a name
	forms  map[fact.EntityID][]string // names, aliases and label, folded and in lower case
	labels map[string][]fact.EntityID // with a tag, likewise
	words  map[string]bool            // the word of each name that is one
}

// name is what at least one entity is called.
type name struct {
	of    []fact.EntityID
	found []fact.EntityID // those of them that prose is searched for
	word  string          // in lower case, if the name is one word with a capital in it
}

// newNames takes entities, and the names by which each is not found in prose.
func newNames(entities []fact.Entity, denied map[fact.EntityID][]string) *names {
	n := &names{
		trie: newTrie(), byID: make(map[fact.EntityID]*fact.Entity, len(entities)), byName: map[string]int32{}, list: make([]name, 1),
		bySlug: map[string][]fact.EntityID{}, forms: map[fact.EntityID][]string{}, labels: map[string][]fact.EntityID{},
		words: map[string]bool{},
	}
	for i := range entities {
		e := &entities[i]
		n.byID[e.ID] = e
		n.take(e.Name, e.ID, denied[e.ID])
		for _, a := range e.Aliases {
			n.take(a, e.ID, denied[e.ID])
		}
		if e.Tag != "" {
			n.take(e.Label(), e.ID, denied[e.ID])
			label := lowered(e.Label())
			n.labels[label] = append(n.labels[label], e.ID)
		}
	}
	slices.Sort(n.all)
	return n
}

func (n *names) take(text string, id fact.EntityID, denied []string) {
	text = foldText(text)
	at, taken := n.byName[text]
	if text == "" || slices.Contains(n.list[at].of, id) {
		return
	}
	if !taken {
		at = int32(len(n.list))
		n.byName[text] = at
		word := capitalised(text)
		n.words[word] = word != ""
		n.list = append(n.list, name{word: word})
		n.all = append(n.all, text)
		n.add(text, at)
	}
	it := &n.list[at]
	it.of = append(it.of, id)
	if !slices.Contains(denied, text) {
		it.found = append(it.found, id)
	}
	if len(it.of) > 1 {
		n.share(it.of[0])
		n.share(id)
	}
	n.forms[id] = append(n.forms[id], strings.ToLower(text))
}

// share lets a fact write an entity by its slug alone.
func (n *names) share(id fact.EntityID) {
	slug := slugOf(id)
	if !slices.Contains(n.bySlug[slug], id) {
		n.bySlug[slug] = append(n.bySlug[slug], id)
	}
}

// find returns the entities that a fact may mean: those with the name, else the
// one with the identifier, else those with the name before parentheses that
// hold their tag, kind or slug, else those with the slug that share a name.
func (n *names) find(text string) []fact.EntityID {
	text = foldText(text)
	if at := n.byName[text]; at > 0 {
		return n.list[at].of
	}
	if e := n.byID[fact.EntityID(text)]; e != nil {
		return []fact.EntityID{e.ID}
	}
	if before, tag, ok := cutTag(text); ok {
		var found []fact.EntityID
		for _, id := range n.list[n.byName[before]].of {
			if e := n.byID[id]; strings.EqualFold(tag, foldText(e.Tag)) || strings.EqualFold(tag, e.Kind) || tag == slugOf(id) {
				found = append(found, id)
			}
		}
		return found
	}
	return n.bySlug[text]
}

// named looks up a name. Where several have it and just one is of the kinds, it
// means that one; else it is reported, and the identifier is empty.
func (r *resolver) named(c cell, kinds []string) (id fact.EntityID, known bool) {
	names := r.corpus.names
	found := names.find(c.text)
	if len(found) > 1 {
		fitting := slices.DeleteFunc(slices.Clone(found), func(id fact.EntityID) bool { return !slices.Contains(kinds, names.byID[id].Kind) })
		if len(fitting) == 1 {
			found = fitting
		}
	}
	switch len(found) {
	case 0:
		return "", false
	case 1:
		return found[0], true
	}
	var ids []string
	for _, id := range found[:min(len(found), maxListed)] {
		ids = append(ids, string(id))
	}
	if more := len(found) - len(ids); more > 0 {
		ids = append(ids, fmt.Sprintf("%d more", more))
	}
	r.error(c.at, "name-ambiguous", names.ways(found), "%q may be %s", c.text, strings.Join(ids, " or "))
	return "", true
}

// maxListed is how many entities of one name a problem lists.
const maxListed = 6

// ways is the hint that says how facts write each entity so that no other can be meant.
func (n *names) ways(ids []fact.EntityID) string {
	var ways []string
	for _, id := range ids[:min(len(ids), maxListed)] {
		way := n.byID[id].Label()
		if len(n.find(way)) > 1 {
			way = string(id)
		}
		ways = append(ways, "`"+way+"`")
	}
	return "write " + strings.Join(ways, " or ")
}

// shows reports whether words, which are folded and in lower case, name the
// entity. The label of another is no name of this one: "Hall (North)" does not
// show Hall (South), and "Hall" shows both.
func (n *names) shows(words string, id fact.EntityID) bool {
	for _, form := range n.forms[id] {
		for at := indexWords(words, form, 0); at >= 0; at = indexWords(words, form, at+len(form)) {
			others := n.labels[words[at:at+len(form)+parenthesis(words[at+len(form):])]]
			if len(others) == 0 || slices.Contains(others, id) {
				return true
			}
		}
	}
	return false
}

// parenthesis returns the length of the space and the parentheses at the
// beginning of s, 0 when there are none.
func parenthesis(s string) int {
	if !strings.HasPrefix(s, " (") {
		return 0
	}
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

// lowered returns the folded text in lower case.
func lowered(s string) string { return strings.ToLower(foldText(s)) }

// slugOf returns the second part of an identifier.
func slugOf(id fact.EntityID) string {
	_, slug, _ := strings.Cut(string(id), "/")
	return slug
}

// wordLength returns the length in bytes of the word at the beginning of s, 0
// when there is none. In scripts without spaces each character is a word.
func wordLength(s string) int {
	for i, r := range s {
		if r < utf8.RuneSelf {
			if r|0x20 >= 'a' && r|0x20 <= 'z' || r >= '0' && r <= '9' {
				continue
			}
			return i
		}
		switch {
		case isUnspaced(r):
			if i == 0 {
				return utf8.RuneLen(r)
			}
			return i
		case !isWordRune(r):
			return i
		}
	}
	return len(s)
}

// containsWords reports whether phrase stands in text as whole words.
func containsWords(text, phrase string) bool { return indexWords(text, phrase, 0) >= 0 }

// indexWords returns where phrase stands in text as whole words, not before from, or -1.
func indexWords(text, phrase string, from int) int {
	if phrase == "" {
		return -1
	}
	for from <= len(text) {
		i := strings.Index(text[from:], phrase)
		if i < 0 {
			return -1
		}
		if i += from; isBoundary(text, i) && isBoundary(text, i+len(phrase)) {
			return i
		}
		_, size := utf8.DecodeRuneInString(text[i:])
		from = i + size
	}
	return -1
}

// lastIndexWords returns where phrase stands in text as whole words, the last
// time that it ends not behind to, or -1.
func lastIndexWords(text, phrase string, to int) int {
	for {
		i := strings.LastIndex(text[:to], phrase)
		if i < 0 || isBoundary(text, i) && isBoundary(text, i+len(phrase)) {
			return i
		}
		_, size := utf8.DecodeLastRuneInString(text[:i+len(phrase)])
		to = i + len(phrase) - size
	}
}

// isBoundary reports whether no word of text goes on across the offset.
func isBoundary(text string, at int) bool {
	if at <= 0 || at >= len(text) {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	if !isWordRune(before) || !isWordRune(after) {
		return true
	}
	return !unicode.IsMark(after) && (isUnspaced(before) || isUnspaced(after))
}
