package ingest_test

import (
	"context"
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"ibid/ingest"
)

// TestAttribution has what a quote rests on: `front` where its sentence cites nothing.
func TestAttribution(t *testing.T) {
	const first, last, next = "opened by Ada Doe", "It burnt", "The kiln stood"
	for _, test := range []struct{ name, text, quote, want string }{
		{"a paragraph", "> The kiln was opened by Ada Doe. It burnt.\n\n[@doe2007, p. 3]\n\nThe kiln stood.", first, "[doe2007{page=3}]"},
		{"its last sentence", "> The kiln was opened by Ada Doe. It burnt.\n\n[@doe2007, p. 3]\n\nThe kiln stood.", last, "[doe2007{page=3}]"},
		{"not the next paragraph", "> The kiln was opened by Ada Doe. It burnt.\n\n[@doe2007, p. 3]\n\nThe kiln stood.", next, "[front]"},
		{"with punctuation", "> The kiln was opened by Ada Doe.\n\n([@doe2007]; [@roe2008]).", first, "[doe2007 roe2008]"},
		{"in the text", "> The kiln was opened by Ada Doe.\n\n@doe2007 [p. 3]", first, "[doe2007{page=3}]"},
		{"a note", "> The kiln was opened by Ada Doe.\n\n[^1]\n\nThe kiln stood.\n\n[^1]: See @doe2007.", first, "[doe2007]"},
		{"not the next paragraph of a note", "> The kiln was opened by Ada Doe.\n\n[^1]\n\nThe kiln stood.\n\n[^1]: See @doe2007.", next, "[front]"},
		{"an address", "> The kiln was opened by Ada Doe.\n\n<https://a.example/b>", first, "[https://a.example/b]"},
		{"paragraphs", "> The kiln was opened by Ada Doe.\n>\n> It burnt.\n\n[@doe2007]", first, "[doe2007]"},
		{"a list", "> - The kiln was opened by Ada Doe.\n> - It burnt.\n\n[@doe2007]", first, "[doe2007]"},
		{"a dash", "> The kiln was opened by Ada Doe. It burnt.\n\n--- Roe, *Kilns* [@doe2007, p. 3]", first, "[doe2007{page=3}]"},
		{"an em dash", "> The kiln was opened by Ada Doe. It burnt.\n\n— Roe [@doe2007]", last, "[doe2007]"},
		{"a last line", "> The kiln was opened by Ada Doe. It burnt.\n> --- [@doe2007, p. 3]", first, "[doe2007{page=3}]"},
		{"a last line, last sentence", "> The kiln was opened by Ada Doe. It burnt.\n> --- [@doe2007, p. 3]", last, "[doe2007{page=3}]"},
		{"a last line with words", "> The kiln was opened by Ada Doe. It burnt.\n> — Roe, Kilns [@doe2007, p. 3]", first, "[doe2007{page=3}]"},
		{"two last lines", "> The kiln was opened by Ada Doe. It burnt.\n> – Roe,\n> Kilns [@doe2007]", first, "[doe2007]"},
		{"a last paragraph", "> The kiln was opened by Ada Doe. It burnt.\n>\n> ― [@doe2007]", first, "[doe2007]"},
		{"a last line with a note", "> The kiln was opened by Ada Doe. It burnt.\n> -- Roe[^1]\n\n[^1]: @doe2007, p. 3.", first, "[doe2007{page=3}]"},
		{"a lazy line", "> The kiln was opened by Ada Doe. It burnt.\n--- [@doe2007]", first, "[doe2007]"},
		{"nested", "> > The kiln was opened by Ada Doe. It burnt.\n> >\n> > — [@doe2007]\n\n[@roe2008]", first, "[doe2007]"},
		{"a sentence with its own", "> The kiln was opened by Ada Doe [@roe2008]. It burnt.\n\n[@doe2007]", first, "[roe2008]"},
		{"beside one with its own", "> The kiln was opened by Ada Doe [@roe2008]. It burnt.\n\n[@doe2007]", last, "[doe2007]"},
		{"a mark that nobody knows", "> The kiln was opened by Ada Doe. It burnt.\n\n[@nobody]", first, "a.md:8:2: error: sources.bib has no entry \"nobody\"\n  hint: it has doe2007, front, roe2008"},
		{"a paragraph that says something", "> The kiln was opened by Ada Doe.\n\nIt burnt [@doe2007].", first, "[front]"},
		{"a paragraph behind another", "> The kiln was opened by Ada Doe.\n\nIt burnt.\n\n[@doe2007]", first, "[front]"},
		{"no block quote", "The kiln was opened by Ada Doe.\n\n[@doe2007]\n\nIt burnt.", first, "[front]"},
		{"a mark of the last sentence", "> The kiln was opened by Ada Doe. It burnt [@doe2007].", first, "[front]"},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := "---\nsource: front\n---\n# Kiln\n\n" + test.text + "\n\n```entities\nKiln | Product\n```\n```facts\n> " + test.quote + "\nKiln | problem | \"" + test.quote + "\"\n```\n"
			got := fmt.Sprint(restsOn(t, map[string]string{"a.md": text, "ibid.yaml": "link-sources: true"}))
			if test.name == "a mark that nobody knows" {
				got = fmt.Sprint(problemsOf(t, filesOf(map[string]string{"a.md": text}))[0])
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("sources (-want +got):\n%s", diff)
			}
		})
	}
}

const kilnSources = "@book{doe2007, title={T}}@book{roe2008, title={T}}@book{front, title={T}}"

func filesOf(texts map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{"sources.bib": {Data: []byte(kilnSources)}}
	for name, text := range texts {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// restsOn returns what the only statement of a corpus rests on, or its first problems.
func restsOn(t *testing.T, texts map[string]string) any {
	t.Helper()
	res, err := ingest.Read(context.Background(), filesOf(texts))
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Corpus.Statements) != 1 {
		return res.Problems
	}
	return citations(res.Corpus.Statements[0].References[0].Citations)
}

// TestPlainNotes has footnotes that cite what nobody knows: an error where they plainly cite.
func TestPlainNotes(t *testing.T) {
	for note, plain := range map[string]bool{
		"See @nobody1999, p. 3.":                   true,
		"see @nobody1999":                          true,
		"See also @nobody1999.":                    true,
		"See, e.g., @nobody1999 for kilns.":        true,
		"*See* @nobody1999.":                       true,
		"Cf. @nobody1999.":                         true,
		"E.g. @nobody1999.":                        true,
		"Vgl. @nobody1999, S. 3.":                  true,
		"Siehe auch @nobody1999.":                  true,
		"Voir @nobody1999.":                        true,
		"@nobody1999":                              true,
		"@nobody1999.":                             true,
		"@nobody1999, p. 3.":                       true,
		"@nobody1999 p. 3":                         true,
		"@nobody1999 [p. 3] says so.":              true,
		"@{nobody 1999}.":                          true,
		"@nobody1999; it burnt.":                   true,
		"@doe2007, p. 3; @nobody1999, p. 5.":       true,
		"See @doe2007, p. 3, and @nobody1999, 5.":  true,
		"It burnt; see @nobody1999.":               true,
		"[@nobody1999].":                           true,
		"@nobody1999 says that it burnt.":          false,
		"@nobody1999, thanks for the kiln.":        false,
		"@nobody1999: thanks.":                     false,
		"Thanks to @nobody1999.":                   false,
		"It burnt, by @nobody1999.":                false,
		"Told by @nobody1999, see below.":          false,
		"Ada @nobody1999":                          false,
		"@ada and @nobody1999 told it.":            false,
		"Photograph: @nobody1999":                  false,
		"See a@nobody1999.example.":                false,
		"See `@nobody1999`.":                       false,
		"See [@doe2007] and the site @nobody1999.": false,
	} {
		for _, text := range []string{"It burnt[^1]. It stood[^1].\n\n[^1]: " + note + "\n", "It burnt^[" + note + "].\n"} {
			problems := problemsOf(t, filesOf(map[string]string{"a.md": text}))
			if plain != (len(problems) == 1) || len(problems) > 1 {
				t.Errorf("%s: got the problems %v", text, problems)
			}
		}
	}
	// beside a mark that was not understood no other source counts
	got := restsOn(t, map[string]string{"a.md": "---\nsource: front\n---\nThe kiln burnt[^1].\n\n[^1]: See @nobody1999.\n\n```entities\nKiln | Product\n```\n```facts\n> The kiln burnt\nKiln | problem | \"burnt\"\n```\n"})
	if diff := cmp.Diff("[]", fmt.Sprint(got)); diff != "" {
		t.Errorf("sources (-want +got):\n%s", diff)
	}
}
