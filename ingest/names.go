package ingest

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"sync"
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

	mu   sync.Mutex
	near map[string][]string // cache of nearest
}

func newNames(entities []fact.Entity) *names {
	n := &names{
		trie: newTrie(), byName: map[string]fact.EntityID{},
		forms: map[fact.EntityID][]string{}, near: map[string][]string{},
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

// nearest returns up to three declared names that are like s.
func (n *names) nearest(s string) []string {
	n.mu.Lock()
	defer n.mu.Unlock()
	if near, ok := n.near[s]; ok {
		return near
	}
	near := nearest(s, n.all)
	n.near[s] = near
	return near
}

// nearest returns up to three of the words that are most like s, the best first.
func nearest(s string, words []string) []string {
	type scored struct {
		word string
		far  int
	}
	lower := strings.ToLower(foldText(s))
	limit := max(1, min(len(lower)/3, 6))
	letters := letterSet(lower)
	var found []scored
	for _, w := range words {
		other := strings.ToLower(w)
		contained := len(lower) >= 3 && len(other) >= 3 && (containsWords(other, lower) || containsWords(lower, other))
		switch {
		case contained:
			found = append(found, scored{w, min(limit, 2) + abs(len(lower)-len(other))/8})
		case abs(len(lower)-len(other)) > limit || bits.OnesCount64(letters^letterSet(other)) > 2*limit:
		default:
			if d := distance(lower, other, limit); d <= limit {
				found = append(found, scored{w, d})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b scored) int { return cmp.Or(cmp.Compare(a.far, b.far), strings.Compare(a.word, b.word)) })
	var out []string
	for _, f := range found[:min(3, len(found))] {
		out = append(out, f.word)
	}
	return out
}

// letterSet has one bit for each letter, to tell unlike words apart quickly.
func letterSet(s string) uint64 {
	var set uint64
	for i := range len(s) {
		set |= 1 << (s[i] & 63)
	}
	return set
}

// distance is the number of characters to insert, delete, replace or swap with
// their neighbour that turns a into b (optimal string alignment), or more than
// limit when it is more.
func distance(a, b string, limit int) int {
	if a == b {
		return 0
	}
	x, y := []rune(a), []rune(b)
	if len(x) > 200 || len(y) > 200 {
		return limit + 1
	}
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := range x {
		row[0] = i + 1
		best := row[0]
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
			best = min(best, row[j+1])
		}
		if best > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return last[len(y)]
}

// nearestHint asks whether one of the nearest words was meant, or lists all of them when none is near.
func nearestHint(list, ask, s string, words []string) string {
	if near := nearest(s, words); len(near) > 0 {
		return ask + " " + orList(near) + "?"
	}
	if len(words) == 0 || len(words) > 40 {
		return ""
	}
	return list + " " + strings.Join(words, ", ")
}

// orList writes quoted words with "or" before the last.
func orList(words []string) string {
	var quoted []string
	for _, w := range words {
		quoted = append(quoted, `"`+w+`"`)
	}
	if len(quoted) < 2 {
		return strings.Join(quoted, "")
	}
	return strings.Join(quoted[:len(quoted)-1], ", ") + " or " + quoted[len(quoted)-1]
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

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
