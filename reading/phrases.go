package reading

import "strings"

// phrases finds what a language says in one or several words. White space
// between the words does not matter: "a. C." is "a.C.".
type phrases[T any] map[string][]phrase[T]

type phrase[T any] struct {
	rest  []string // the tokens behind the first
	value T
}

// add adds phrases, separated by `|`.
func (p phrases[T]) add(list string, value T) {
	for text := range strings.SplitSeq(list, "|") {
		if w := words(text); len(w) > 0 {
			p[w[0]] = append(p[w[0]], phrase[T]{w[1:], value})
		}
	}
}

// at returns the value of the longest phrase at token i, and the token behind it, i where there is none.
func (p phrases[T]) at(tokens []token, i int) (value T, next int) {
	next = i
	if i < 0 || i >= len(tokens) {
		return value, i
	}
	for _, ph := range p[tokens[i].text] {
		end := i + 1 + len(ph.rest)
		if end <= next || end > len(tokens) {
			continue
		}
		same := true
		for k, text := range ph.rest {
			if tokens[i+1+k].text != text {
				same = false
				break
			}
		}
		if same {
			value, next = ph.value, end
		}
	}
	return value, next
}

// before returns the token at which the longest phrase begins that ends before
// token i, and i where there is none.
func (p phrases[T]) before(tokens []token, i int) int {
	for from := max(i-6, 0); from < i; from++ {
		if _, next := p.at(tokens, from); next == i {
			return from
		}
	}
	return i
}

// set is phrases that mean nothing but themselves.
type set = phrases[struct{}]

func newSet(list string) set {
	s := set{}
	s.add(list, struct{}{})
	return s
}

// table reads lines of `value: phrase|phrase`, one value after another.
func table(lines string) phrases[string] {
	p := phrases[string]{}
	for line := range strings.Lines(lines) {
		if value, list, ok := strings.Cut(strings.TrimSpace(line), ": "); ok {
			p.add(list, value)
		}
	}
	return p
}
