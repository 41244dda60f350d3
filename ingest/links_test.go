package ingest_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"ibid/ingest"
)

// TestUnicodeForms links to files whose names are in one form of Unicode by the other.
func TestUnicodeForms(t *testing.T) {
	links := []string{
		"[[Café]]", "[[café|there]]", "[[orte/Café]]", "[[Orte/Café.md]]", "[[Café#Kuchen]]",
		"[a](orte/Café.md)", "[a](orte/Café)", "[a](<orte/Café.md#kuchen>)", "[a](/orte/Café.md)",
	}
	percent := map[string][]string{
		"composed":   {"[a](orte/Caf%C3%A9.md)", "[a](orte/Caf%c3%a9)", "[a](./orte/../orte/Caf%C3%A9.md)"},
		"decomposed": {"[a](orte/Cafe%CC%81.md)", "[a](orte/Cafe%cc%81)"},
	}
	forms := map[string]norm.Form{"composed": norm.NFC, "decomposed": norm.NFD}
	for file, fileForm := range forms {
		for link, linkForm := range forms {
			for _, text := range append(percent[link], links...) {
				name := fileForm.String("orte/Café")
				res, err := ingest.Read(context.Background(), fstest.MapFS{
					name + ".md":                          {Data: []byte("# Kuchen\nThe yard closed.\n")},
					"a.md":                                {Data: []byte("# A\n" + linkForm.String(text) + "\n")},
					fileForm.String("orte/Café.facts.md"): {Data: []byte("---\nevidence: " + linkForm.String("Café.md") + "\n---\n```facts\n> The yard closed\nYard | function | \"closed\"\n```\n```entities\nYard | Place\n```\n")},
				})
				if err != nil {
					t.Fatal(err)
				}
				var got []string
				for _, p := range res.Problems {
					got = append(got, p.String())
				}
				for _, l := range res.Corpus.Links {
					got = append(got, fmt.Sprintf("%s -> %s", l.From, l.To))
				}
				if diff := cmp.Diff([]string{"a -> " + name}, got); diff != "" {
					t.Errorf("a %s file, a %s link %s (-want +got):\n%s", file, link, text, diff)
				}
				if n := len(res.Corpus.Statements); n != 1 {
					t.Errorf("a %s file, a %s path of evidence: %d statements, want 1", file, link, n)
				}
			}
		}
	}
}

// TestUnicodeTwins has two files whose names differ in their form of Unicode alone: each is its own document.
func TestUnicodeTwins(t *testing.T) {
	for _, twins := range [][2]string{
		{norm.NFC.String("Café"), norm.NFD.String("Café")}, // the composed form is the last in order
		{"\u8c48", "\uf900"}, // and the first: a compatibility ideograph
	} {
		composed, decomposed := twins[0], twins[1]
		res, err := ingest.Read(context.Background(), fstest.MapFS{
			composed + ".md":   {Data: []byte("# One\nThe Yard is one. [[" + decomposed + "]] and [b](" + decomposed + ".md).\n")},
			decomposed + ".md": {Data: []byte("# Two\nThe Yard is two. [[" + composed + "]] and [b](" + composed + ".md).\n")},
			"one.facts.md":     {Data: []byte("---\nevidence: " + composed + ".md\n---\n```facts\n> The Yard is one\nYard | function | \"one\"\n```\n```entities\nYard | Place\n```\n")},
			"two.facts.md":     {Data: []byte("---\nevidence: " + decomposed + ".md\n---\n```facts\n> The Yard is two\nYard | function | \"two\"\n```\n")},
		})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, l := range res.Corpus.Links {
			got = append(got, fmt.Sprintf("%s -> %s", l.From, l.To))
		}
		one, two := composed+" -> "+decomposed, decomposed+" -> "+composed
		want := []string{one, one, two, two}
		slices.Sort(want)
		if diff := cmp.Diff(want, got); diff != "" || len(res.Problems) > 0 {
			t.Errorf("links (-want +got):\n%s%v", diff, res.Problems)
		}
	}
}
