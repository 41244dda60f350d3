package reading

import (
	"strings"
	"sync"
)

// maxRecognised is how many bytes of a text are read to recognise its language.
const maxRecognised = 20000

// Recognise returns the tag of the language that a text is plainly written in,
// by the commonest words of each; "" where it leaves a doubt.
func Recognise(text string) string {
	if len(text) > maxRecognised {
		text = text[:maxRecognised]
	}
	total := 0
	counts := map[string]int{}
	for _, t := range tokenise(text) {
		if t.kind != word {
			continue
		}
		total++
		for tag, common := range commonWords() {
			if common[t.text] {
				counts[tag]++
			}
		}
	}
	best, second := "", 0
	for tag, n := range counts {
		switch {
		case best == "" || n > counts[best] || n == counts[best] && tag < best:
			best, second = tag, max(second, counts[best])
		default:
			second = max(second, n)
		}
	}
	if n := counts[best]; n < 5 || n < 2*second || 8*n < total {
		return ""
	}
	return best
}

// commonWords are the commonest words of each language.
var commonWords = sync.OnceValue(func() map[string]map[string]bool {
	all := map[string]map[string]bool{}
	for tag, l := range languages() {
		all[tag] = map[string]bool{}
		for w := range strings.SplitSeq(l.common, "|") {
			all[tag][w] = true
		}
	}
	return all
})
