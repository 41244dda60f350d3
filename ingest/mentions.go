package ingest

import (
	"strings"
	"unicode/utf8"

	"ibid/fact"
)

// mentions finds the names of entities in the prose of a page: whole words, the
// longest name that fits, and of each entity the first in a section.
func (c *corpus) mentions(p *page) []fact.Mention {
	var found []fact.Mention
	code := p.code
	for _, s := range p.sections {
		seen := map[fact.EntityID]bool{}
		at := s.start
		for line := range strings.Lines(p.text[s.start:s.end]) {
			f := fold(strings.TrimSuffix(line, "\n"))
			for i := 0; i < len(f.text); {
				from := at + f.origin(i)
				for len(code) > 0 && code[0].End <= from {
					code = code[1:]
				}
				if n := urlLength(f.text[i:]); n > 0 {
					i += n
					continue
				}
				id, size := c.names.at(f.text[i:])
				if size == 0 {
					i += tokenLength(f.text[i:])
					continue
				}
				span := fact.Span{Start: from, End: at + f.origin(i+size)}
				i += size
				inCode := len(code) > 0 && code[0].Start < span.End
				if inCode || seen[id] || c.byID[id].Document == p.doc.ID {
					continue
				}
				seen[id] = true
				found = append(found, p.mention(id, s, span))
			}
			at += len(line)
		}
	}
	return found
}

// urlLength returns the length of the address that stands bare at the beginning of s, 0 when there is none.
func urlLength(s string) int {
	if !strings.HasPrefix(s, "http://") && !strings.HasPrefix(s, "https://") {
		return 0
	}
	if n := strings.IndexByte(s, ' '); n > 0 {
		return n
	}
	return len(s)
}

// mention describes the place where an entity is named in the rendered text.
func (p *page) mention(id fact.EntityID, s section, at fact.Span) fact.Mention {
	around := p.sentence(at.Start)
	span := p.span(at.Start, at.End)
	return fact.Mention{
		Entity: id, Document: p.doc.ID, Anchor: p.anchor(s),
		Words: p.text[around.Start:around.End], Name: p.text[at.Start:at.End], Span: span, Line: p.line(span.Start),
	}
}

// trie holds names by their words, so that one look at each word of a text
// finds them, however many there are.
type trie struct {
	begins [1 << 16]bool   // the first two bytes of names: most words of a text begin none
	edges  map[edge]int32  // to the node behind
	ends   []fact.EntityID // of each node, empty where no name ends
}

// edge leads on from a node by a word or another character.
type edge struct {
	from  int32
	token string
}

func newTrie() *trie { return &trie{edges: map[edge]int32{}, ends: []fact.EntityID{""}} }

// beginning returns the first two bytes of a text that is not empty.
func beginning(text string) uint16 {
	if len(text) == 1 {
		return uint16(text[0])
	}
	return uint16(text[0]) | uint16(text[1])<<8
}

func (t *trie) add(name string, id fact.EntityID) {
	t.begins[beginning(name)] = true
	node := int32(0)
	for name != "" {
		n := tokenLength(name)
		e := edge{node, name[:n]}
		next, ok := t.edges[e]
		if !ok {
			next = int32(len(t.ends))
			t.edges[e] = next
			t.ends = append(t.ends, "")
		}
		node, name = next, name[n:]
	}
	t.ends[node] = id
}

// at returns the entity with the longest name at the beginning of text, which
// is folded, and the length of the name, 0 when there is none.
func (t *trie) at(text string) (id fact.EntityID, length int) {
	if !t.begins[beginning(text)] {
		return "", 0
	}
	node := int32(0)
	for i := 0; i < len(text); {
		n := tokenLength(text[i:])
		next, ok := t.edges[edge{node, text[i : i+n]}]
		if !ok {
			break
		}
		node = next
		i += n
		if e := t.ends[node]; e != "" {
			id, length = e, i
		}
	}
	return id, length
}

// tokenLength returns the length of the word or the other character at the beginning of s.
func tokenLength(s string) int {
	if n := wordLength(s); n > 0 {
		return n
	}
	_, n := utf8.DecodeRuneInString(s)
	return n
}
