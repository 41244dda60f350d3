package edtf

import (
	"regexp"
	"testing"
)

// momentGrammar is the form of a moment as a grammar.
var momentGrammar = regexp.MustCompile(
	`^(?:Y(-?[1-9][0-9]{4,17})|(-?[0-9]{2}(?:[0-9]{2}|[0-9]X|XX))(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?)([?~%]?)$`)

// FuzzCutMoment divides any text as the grammar does.
func FuzzCutMoment(f *testing.F) {
	for _, s := range []string{
		"", "1987", "-0003-12", "1987-06-05~", "198X", "19XX?", "1XXX", "Y12345", "Y-170000002", "Y01234", "Y1234567890123456789", "1987-1", "1987-XX-XX",
		"1987-", "1987-06-", "1987-06-05-", "19X7", "--1987", "-", "Y", "?", "1987-06-05T", "1987?~", "198", "1987-0a", "Y-", "Y1234%", "Y12345%",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		groups := momentGrammar.FindStringSubmatch(s)
		w, ok := cutMoment(s)
		if ok != (groups != nil) {
			t.Fatalf("%q has the form of a moment: %v", s, ok)
		}
		if ok && w != (written{groups[1], groups[2], groups[3], groups[4], groups[5]}) {
			t.Errorf("%q is divided into %q, want %q", s, w, groups[1:])
		}
	})
}
