package ingest_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"ibid/ingest"
)

// fuzzPart reads any text between two others as a document: each mistake has
// its place in it, and what is read of it is in order.
func fuzzPart(f *testing.F, before, after string, seeds ...string) {
	f.Helper()
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, part string) {
		if len(part) > maxFuzzed {
			t.Skip("beyond the budget")
		}
		text := []byte(before + part + after)
		res, err := ingest.Read(t.Context(), fstest.MapFS{"a.md": {Data: text}})
		if err != nil {
			t.Fatal(err)
		}
		wellFormed(t, res, "a.md", text)
		for _, s := range res.Corpus.Statements {
			for _, r := range s.References {
				for i, span := range r.Spans {
					if span.Start >= span.End || i > 0 && span.Start < r.Spans[i-1].End || span.End > len(text) {
						t.Errorf("spans %v of %q", r.Spans, r.Quote)
					}
				}
			}
		}
	})
}

func FuzzTOML(f *testing.F) {
	fuzzPart(
		f, "+++\n", "\n+++\n# A\n",
		"title = \"A\"", "a.b.c = [1, 2.5, \"x\"]\n[t.u]\nd = 2006-03-14", "[[a]]\nb = {c = 'd', e = {f.g = 1}}\n[[a]]\n", "a = \"\"\"x\"\"\"\"\"\nb = '''\n'''",
		strings.Repeat("a.", 40)+"a = 1", "a = "+strings.Repeat("[", 40), "# [[[\na = \"\\\"[\" # {", "title = 07:32:00\nx = inf\ny = 0xff", "\"\" = 1\n'a.b' = 2",
	)
}

func FuzzFacts(f *testing.F) {
	fuzzPart(
		f, "# A\nFram, \"a ship\", cost $5 in 1893.\n```entities\nFram | Product | aka: F\n```\n```facts\n", "\n```\n",
		"> Fram\nFram | is a | \"ship\"", "> cost $5\nFram | price | 5 USD | on: 1893\n\n# note\n> in 1893\nFram | launched | 1893 | inferred: so | rank: preferred | why: x",
		"Fram | launched | 1893", "> Fram ... 1893\n> cost\nF | launched | 1893 | | by: \"x\\|y\"", "> \nF", "||||", "> Fram [@x, p. 3]\nFram | is a | \"\"", "\u00a0> Fram\n\tFram|is a|Fram|on:[..1893]",
		"```\n```facts\n> Fram", "> Fram\nFram | is a | \"ship\""+strings.Repeat(" | by: x", 101),
	)
}

func FuzzTables(f *testing.F) {
	fuzzPart(
		f, "# A\n```entities\nFram | Product\n```\n\nIn 1893:\n", "\n\nEnd.\n",
		"<!-- facts: {Name} | launched | {Year} | on: {x} -->\n| Name | Year | x |\n|---|---|---|\n| Fram | 1893 | |\n| | – | n/a |",
		"<!-- facts: Fram | is a | \"{a}\" --><!-- facts: {b} | is a | \"{a} {a}\" -->\n|a|b|\n|-|-|\n|x|\n|||\n", "<!-- facts: | | -->\n\n|a|\n|-|", "<!-- facts: {} | {a}{b} | {{a}} -->\n|a|\n|:-:|\n|`|`|\n",
		"|x"+strings.Repeat("|", 20)+"\n"+strings.Repeat("|-", 20)+"|\n|x"+strings.Repeat("|", 20), "> <!-- facts: Fram | is a | {a} -->\n> |a|\n> |-|\n> |\\||\n", "a <!-- facts: a | b | c --> b",
		"|a<br>b|[c](d)|*e*|\n|-|-|-|\n|<!-- x -->|&amp;|[^1]|\n\n[^1]: x",
	)
}
