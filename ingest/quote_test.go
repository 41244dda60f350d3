package ingest

import (
	"context"
	"testing"
	"testing/fstest"

	"ibid/fact"
)

// TestQuoteInHeading looks a quote up in a document whose headings say what its text says, or more.
func TestQuoteInHeading(t *testing.T) {
	tests := []struct {
		name  string
		text  string // of the section, above the facts block
		quote string
		want  fact.Match // empty for a quote that is refused
		line  int
	}{
		{"heading alone", "# Gout in brewers\nNone.\n", "Gout in brewers", fact.InHeading, 1},
		{"part of a heading", "# Gout in brewers\nNone.\n", "in brewers", fact.InHeading, 1},
		{"lower heading", "# All\n###### Gout in brewers\nNone.\n", "Gout in brewers", fact.InHeading, 2},
		{"heading with a line below", "Gout in\nbrewers\n-------\nNone.\n", "Gout in brewers", fact.InHeading, 1},
		{"heading in a quotation", "> # Gout in brewers\n\nNone.\n", "Gout in brewers", fact.InHeading, 1},
		{"heading with markup", "# *Gout* in [brewers](b.md)\nNone.\n", "Gout in brewers", fact.InHeading, 1},
		{"folded heading", "# Gout – in brewers\nNone.\n", "Gout - in brewers", fact.InHeading, 1},
		{"parts of a heading", "# Gout in all brewers\nNone.\n", "Gout ... brewers", fact.InHeading, 1},
		{"no text", "# Gout in brewers\n", "Gout in brewers", fact.InHeading, 1},
		{"two quotes", "# Gout in brewers\nNone.\n", "Gout\n> in brewers", fact.InHeading, 1},

		{"text alone", "# Gout\nGout in brewers.\n", "Gout in brewers", fact.Exact, 2},
		{"no heading", "Gout in brewers.\n", "Gout in brewers", fact.Exact, 1},
		{"empty heading", "#\nGout in brewers.\n", "Gout in brewers", fact.Exact, 2},
		{"heading of a picture", "# ![Gout](g.png)\nGout in brewers.\n", "Gout in brewers", fact.Exact, 2},
		{"heading and text", "# Gout in brewers\nNo gout here.\n\nGout in brewers.\n", "Gout in brewers", fact.Exact, 4},
		{"heading and folded text", "# Gout - in brewers\nGout – in brewers.\n", "Gout - in brewers", fact.Normalised, 2},
		{"folded heading and text", "# Gout – in brewers\nGout - in brewers.\n", "Gout - in brewers", fact.Exact, 2},
		{"parts of both", "# Gout in brewers\nGout in all brewers.\n", "Gout ... brewers", fact.Exact, 2},
		{"across the end of the heading", "# Gout in\nbrewers.\n", "Gout in brewers", fact.Normalised, 1},
		{"parts in heading and text", "# Gout\nNone in brewers.\n", "Gout ... in brewers", fact.Exact, 1},
		{"a quote in each", "# Gout\nNone in brewers.\n", "Gout\n> in brewers", fact.Exact, 1},
		{"a quote in each, text first", "# Gout\nNone in brewers.\n", "in brewers\n> Gout", fact.Exact, 1},

		{"twice in the text", "# Gout\nGout, Gout.\n", "Gout", "", 0},
		{"twice in the heading", "# Gout, Gout\nNone.\n", "Gout", "", 0},
		{"parts in two ways across", "# Gout\nin brewers, in brewers.\n", "Gout ... in brewers", "", 0},
		{"parts in the heading and across", "# Gout in brewers\nNot in brewers.\n", "Gout ... in brewers", "", 0},
		{"heading of another section", "# Gout in brewers\n## None\nNone.\n", "Gout in brewers", "", 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			res, err := Read(context.Background(), fstest.MapFS{
				"names.md": {Data: []byte("Gout.\n```entities\nGout | Concept\n```\n")},
				"a.md":     {Data: []byte(test.text + "\n```facts\n> " + test.quote + "\nGout | problem | \"none\" | inferred: a test\n```\n")},
			})
			if err != nil {
				t.Fatal(err)
			}
			var match fact.Match
			line := 0
			for _, s := range res.Corpus.Statements {
				match, line = s.References[0].Match, s.References[0].Line
			}
			if match != test.want || line != test.line {
				t.Errorf("match %q in line %d, want %q in line %d; problems: %v", match, line, test.want, test.line, res.Problems)
			}
			warned := len(res.Problems) == 1 && res.Problems[0].Rule == "quote-heading" && res.Problems[0].Severity == Warning
			if c := res.Checked; warned != (match == fact.InHeading) || c.ExactQuotes+c.NormalisedQuotes+c.HeadingQuotes != c.Quotes || (c.HeadingQuotes > 0) != warned {
				t.Errorf("warned %t, checked %+v", warned, c)
			}
		})
	}
}
