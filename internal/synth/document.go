package synth

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// kinds are those that the entities of a corpus have in turn.
var kinds = [...]string{"Organization", "Person", "Service", "Place", "Organization", "Event"}

func kindOf(document int) string { return kinds[document%len(kinds)] }

var syllables = [...]string{
	"ba", "cor", "dan", "el", "fir", "gor", "hal", "in", "jo", "kel", "lum", "mar", "nor", "os", "pel", "qui", "ros", "sul", "tam", "ur", "vel", "wes", "yar", "zim",
}

// nameOf returns the name of the entity that a document declares. It is unique by its number.
func nameOf(document int) string {
	var b strings.Builder
	for n := document + len(syllables); n > 0; n /= len(syllables) {
		b.WriteString(syllables[n%len(syllables)])
	}
	name := b.String()
	last := [...]string{"Works", "Harbour", "Line", "Society", "Gate", "Field", "Mill"}[document%7]
	return strings.ToUpper(name[:1]) + name[1:] + " " + last
}

var months = [...]string{
	"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
}

var words = strings.Fields(`the old harbour was quiet in those years and few ships came there before the railway had been
	built along the coast so that trade moved slowly between the towns while letters took a week to arrive and
	nobody thought much of it because the harvest mattered more than the news from abroad which in any case was
	stale when it came yet some of the younger merchants had begun to write down what they saw and to keep
	accounts of every cargo with its weight and its price as if somebody would one day ask for them`)

// prose writes about n words.
func prose(r *rand.Rand, n int) string {
	var b strings.Builder
	for n > 0 {
		length := min(8+r.IntN(14), n+4)
		n -= length
		for i := range length {
			word := words[r.IntN(len(words))]
			if i == 0 {
				word = strings.ToUpper(word[:1]) + word[1:]
			} else {
				b.WriteByte(' ')
				if i%13 == 0 {
					word = "*" + word + "*"
				}
			}
			b.WriteString(word)
		}
		b.WriteString(". ")
	}
	return strings.TrimSpace(b.String())
}

// claim is a sentence with the fact that it proves.
type claim struct{ sentence, quote, fact string }

// claims returns the facts of a document about its entity and others of the corpus.
func (f folder) claims(r *rand.Rand, document int) []claim {
	me := nameOf(document)
	other := func() string { return nameOf(r.IntN(f.documents)) }
	kind := func(k string) string { // one of that kind, this document's if there is none
		n := r.IntN(f.documents)
		for range len(kinds) {
			if kindOf(n) == k {
				return nameOf(n)
			}
			n = (n + 1) % f.documents
		}
		return ""
	}
	year := func() int { return 1850 + r.IntN(150) }
	var all []claim
	for i := range 2 {
		y, m, d := year(), 1+r.IntN(12), 1+r.IntN(28)
		verb, property := "opened", "launched"
		if i == 1 {
			verb, property = "was first spoken of", "announced"
		}
		quote := fmt.Sprintf("%s %s on %d %s %d", me, verb, d, months[m-1], y)
		all = append(all, claim{quote + ", the papers say", quote, fmt.Sprintf("%s | %s | %04d-%02d-%02d", me, property, y, m, d)})
	}
	for i := range 3 {
		n, y := (i+2)*1000+r.IntN(999), year()
		quote := fmt.Sprintf("it counted %d,%03d %s", n/1000, n%1000, [...]string{"members", "wagons", "lamps"}[i])
		all = append(all, claim{
			fmt.Sprintf("In %d %s", y, quote), fmt.Sprintf("In %d %s", y, quote),
			fmt.Sprintf("%s | count | %d %s | as of: %d", me, n, [...]string{"members", "wagons", "lamps"}[i], y),
		})
	}
	for i := range 2 {
		amount, y := 10+r.IntN(900), year()
		quote := fmt.Sprintf("%s cost US$%d.%d million in %d", [...]string{"the quay", "the tower"}[i], amount, i+1, y)
		all = append(all, claim{
			"By the accounts " + quote, quote,
			fmt.Sprintf("%s | amount | %d.%de6 USD | for: %q | on: %d", me, amount, i+1, [...]string{"the quay", "the tower"}[i], y),
		})
	}
	for i := range 3 {
		to := other()
		verb := [...]string{"stood beside", "belonged to", "was run across"}[i]
		property := [...]string{"compared with", "part of", "runs on"}[i]
		quote := fmt.Sprintf("it %s %s", verb, to)
		all = append(all, claim{"For a time " + quote, quote, fmt.Sprintf("%s | %s | %s | hedge: reported", me, property, to)})
	}
	if leader := kind("Person"); leader != "" {
		quote := fmt.Sprintf("%s led it until %d", leader, year())
		all = append(all, claim{"After the fire " + quote, quote, fmt.Sprintf("%s | led by | %s | to: %s", me, leader, quote[len(quote)-4:])})
	}
	use := fmt.Sprintf("%s and %s", words[r.IntN(40)], words[r.IntN(40)])
	all = append(all, claim{"Its charter names " + use + " as the purpose", "charter names " + use, fmt.Sprintf("%s | function | %q", me, use)})
	some := make([]claim, min(f.facts, len(all)))
	for i := range some {
		some[i] = all[i*len(all)/len(some)] // of each kind
	}
	return some
}

// document writes one file.
func (f folder) document(n int) string {
	r := f.random(n)
	claims := f.claims(r, n)
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: On %s\nsource: source%d\n---\n# On %s\n\n%s\n\n", nameOf(n), r.IntN(12), nameOf(n), prose(r, 60))
	fmt.Fprintf(&b, "```entities\n%s | %s | aka: The %s | about: What document %d is about.\n```\n", nameOf(n), kindOf(n), nameOf(n), n)
	for i, heading := range []string{"Beginnings", "Figures", "Relations"} {
		part := claims[i*len(claims)/3 : (i+1)*len(claims)/3]
		fmt.Fprintf(&b, "\n## %s\n\n%s\n", heading, prose(r, 40))
		for _, c := range part {
			fmt.Fprintf(&b, "%s [@source%d]. %s\n", c.sentence, r.IntN(12), prose(r, 12))
		}
		fmt.Fprintf(&b, "\nSee [the other](%s) and [[document-%07d]].\n\n```facts\n", fileName(r.IntN(f.documents)), r.IntN(f.documents))
		for k, c := range part {
			if k > 0 {
				b.WriteByte('\n')
			}
			fmt.Fprintf(&b, "> %s\n%s\n", c.quote, c.fact)
		}
		b.WriteString("```\n")
	}
	return b.String()
}
