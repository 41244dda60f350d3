package ingest

import (
	"slices"
	"strings"
	"unicode/utf8"

	"ibid/fact"
)

// mentions finds the names of entities in the prose of a page: whole words, the
// longest name that fits, and of each entity the first in a section. A name
// that several entities have is a mention of each, marked as ambiguous, once in
// a section as well. On the page of one of them it means that one. A link to an
// entity is a mention of it, whatever its words are.
func (c *corpus) mentions(p *page) []fact.Mention {
	var found []fact.Mention
	code := p.code
	common := commonWords{page: p, names: c.names}
	links := p.links
	for _, s := range p.sections {
		seen, doubted := map[fact.EntityID]bool{}, map[int32]bool{}
		// linked takes the links that begin before an offset, and returns the end of the last.
		linked := func(before int) (end int) {
			for ; len(links) > 0 && links[0].words.Start < before; links = links[1:] {
				l := links[0]
				id, ok := c.linkedEntity(p, l)
				if !ok || l.text == "" {
					continue
				}
				end = l.words.End
				if !seen[id] && c.byID[id].Document != p.doc.ID {
					seen[id] = true
					found = append(found, p.mention(id, s, fact.Span{Start: l.words.Start, End: l.words.Start + len(l.text)}, false))
				}
			}
			return end
		}
		at := s.start
		for line := range strings.Lines(p.text[s.start:s.end]) {
			f := fold(strings.TrimSuffix(line, "\n"))
			for i := 0; i < len(f.text); {
				from := at + f.origin(i)
				for end := linked(from + 1); at+f.origin(i) < end && i < len(f.text); {
					i += tokenLength(f.text[i:])
				}
				if i == len(f.text) {
					break
				}
				from = at + f.origin(i)
				for len(code) > 0 && code[0].End <= from {
					code = code[1:]
				}
				if n := urlLength(f.text[i:]); n > 0 {
					i += n
					continue
				}
				name, size := c.names.at(f.text[i:])
				if size == 0 {
					i += tokenLength(f.text[i:])
					continue
				}
				span := fact.Span{Start: from, End: at + f.origin(i+size)}
				i += size
				inCode := len(code) > 0 && code[0].Start < span.End
				if inCode || slices.ContainsFunc(c.names.list[name].of, func(id fact.EntityID) bool { return c.byID[id].Document == p.doc.ID }) {
					continue
				}
				of := c.names.list[name].found
				ambiguous := len(of) > 1
				if len(of) == 0 || doubted[name] || !ambiguous && seen[of[0]] || common.doubtful(name, span) {
					continue
				}
				for _, id := range of {
					found = append(found, p.mention(id, s, span, ambiguous))
				}
				if ambiguous {
					doubted[name] = true
				} else {
					seen[of[0]] = true
				}
			}
			at += len(line)
		}
		linked(s.end)
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
func (p *page) mention(id fact.EntityID, s section, at fact.Span, ambiguous bool) fact.Mention {
	around := p.sentence(at.Start)
	span := p.span(at.Start, at.End)
	return fact.Mention{
		Entity: id, Document: p.doc.ID, Anchor: p.anchor(s),
		Words: p.text[around.Start:around.End], Name: p.text[at.Start:at.End], Span: span, Line: p.line(span.Start), Ambiguous: ambiguous,
	}
}

// trie holds names by their words, so that one look at each word of a text
// finds them, however many there are.
type trie struct {
	begins [1 << 16]bool  // the first two bytes of names: most words of a text begin none
	edges  map[edge]int32 // to the node behind
	ends   []int32        // of each node, the number of the name that ends there, 0 for none
}

// edge leads on from a node by a word or another character.
type edge struct {
	from  int32
	token string
}

func newTrie() *trie { return &trie{edges: map[edge]int32{}, ends: []int32{0}} }

// beginning returns the first two bytes of a text that is not empty.
func beginning(text string) uint16 {
	if len(text) == 1 {
		return uint16(text[0])
	}
	return uint16(text[0]) | uint16(text[1])<<8
}

// add adds a name with its number.
func (t *trie) add(name string, number int32) {
	t.begins[beginning(name)] = true
	node := int32(0)
	for name != "" {
		n := tokenLength(name)
		e := edge{node, name[:n]}
		next, ok := t.edges[e]
		if !ok {
			next = int32(len(t.ends))
			t.edges[e] = next
			t.ends = append(t.ends, 0)
		}
		node, name = next, name[n:]
	}
	t.ends[node] = number
}

// at returns the number of the longest name at the beginning of text, which is
// folded, and the length of the name, 0 when there is none.
func (t *trie) at(text string) (number int32, length int) {
	if !t.begins[beginning(text)] {
		return 0, 0
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
		if e := t.ends[node]; e != 0 {
			number, length = e, i
		}
	}
	return number, length
}

// tokenLength returns the length of the word or the other character at the beginning of s.
func tokenLength(s string) int {
	if n := wordLength(s); n > 0 {
		return n
	}
	_, n := utf8.DecodeRuneInString(s)
	return n
}
