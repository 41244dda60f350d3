package ingest

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ibid/fact"
)

// names finds entities by their names and aliases. Names are folded, and upper
// and lower case differ.
type names struct {
	*trie
	byName map[string]fact.EntityID
	all    []string                   // sorted
	forms  map[fact.EntityID][]string // names and aliases, folded and in lower case
}

func newNames(entities []fact.Entity) *names {
	n := &names{
		trie: newTrie(), byName: map[string]fact.EntityID{},
		forms: map[fact.EntityID][]string{},
	}
	for i := range entities {
		e := &entities[i]
		n.take(e.Name, e.ID)
		for _, a := range e.Aliases {
			n.take(a, e.ID)
		}
	}
	slices.Sort(n.all)
	return n
}

func (n *names) take(name string, id fact.EntityID) {
	name = foldText(name)
	if _, taken := n.byName[name]; taken || name == "" {
		return
	}
	n.byName[name] = id
	n.all = append(n.all, name)
	n.forms[id] = append(n.forms[id], strings.ToLower(name))
	n.add(name, id)
}

// find returns the entity with the name.
func (n *names) find(name string) (fact.EntityID, bool) {
	id, ok := n.byName[foldText(name)]
	return id, ok
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
