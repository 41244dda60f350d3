package ingest

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
)

// lexicon is a list of words among which those like another are looked for.
type lexicon []lexeme

type lexeme struct {
	word, lower string
	letters     uint64 // letterSet of lower
}

func newLexicon(words []string) lexicon {
	l := make(lexicon, len(words))
	for i, w := range words {
		lower := strings.ToLower(w)
		l[i] = lexeme{w, lower, letterSet(lower)}
	}
	return l
}

// nearest returns up to three of the words that are most like s, the best first.
func (l lexicon) nearest(s string) []string {
	type scored struct {
		word string
		far  int
	}
	lower := strings.ToLower(foldText(s))
	limit := max(1, min(len(lower)/3, 6))
	letters := letterSet(lower)
	var best []scored
	take := func(word string, far int) {
		best = append(best, scored{word, far})
		slices.SortFunc(best, func(a, b scored) int { return cmp.Or(cmp.Compare(a.far, b.far), strings.Compare(a.word, b.word)) })
		best = best[:min(3, len(best))]
	}
	for _, w := range l {
		apart := abs(len(lower) - len(w.lower))
		switch {
		case min(len(lower), len(w.lower)) >= 3 && (letters&^w.letters == 0 && containsWords(w.lower, lower) || w.letters&^letters == 0 && containsWords(lower, w.lower)):
			take(w.word, min(limit, 2)+apart/8)
		case apart > limit || bits.OnesCount64(letters^w.letters) > 2*limit:
		default:
			if d := distance(lower, w.lower, limit); d <= limit {
				take(w.word, d)
			}
		}
	}
	var out []string
	for _, b := range best {
		out = append(out, b.word)
	}
	return out
}

// maxCompared is how many declared names all unknown ones of a corpus are
// compared with for their hints: a thousand of them with three thousand.
const maxCompared = 3e6

// hintNames replaces the hints of unknown names by those of the nearest declared ones.
func (c *corpus) hintNames(outcomes []outcome) {
	var declared lexicon
	hints := map[string]string{}
	for _, o := range outcomes {
		for _, u := range o.unknown {
			hint, known := hints[u.name]
			if !known && (len(hints)+1)*len(c.names.all) <= maxCompared {
				if declared == nil {
					declared = newLexicon(c.names.all)
				}
				if near := declared.nearest(u.name); len(near) > 0 {
					hint = "did you mean " + orList(near) + "?"
				}
				hints[u.name] = hint
			}
			if hint != "" {
				o.problems[u.problem].Hint = hint
			}
		}
	}
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
	if near := newLexicon(words).nearest(s); len(near) > 0 {
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

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
