package edtf

import (
	"regexp"
	"testing"
)

// momentGrammar is the form of a moment as a grammar.
var momentGrammar = regexp.MustCompile(
	`^(?:Y(-?[1-9][0-9]{4,17})|(-?[0-9]{2}(?:[0-9]{2}|[0-9]X|XX)|XXXX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?` +
		`(?:T([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?(Z|[+-][0-9]{2}(?::[0-9]{2})?)?)?)([?~%]?)$`)

// FuzzCutMoment divides any text as the grammar does.
func FuzzCutMoment(f *testing.F) {
	for _, s := range []string{
		"", "1987", "-0003-12", "1987-06-05~", "198X", "19XX?", "1XXX", "Y12345", "Y-170000002", "Y01234", "Y1234567890123456789", "1987-1", "1987-XX-XX",
		"1987-", "1987-06-", "1987-06-05-", "19X7", "--1987", "-", "Y", "?", "1987-06-05T", "1987?~", "198", "1987-0a", "Y-", "Y1234%", "Y12345%",
		"XXXX-06-04", "-XXXX-06", "XXXX", "XXX", "1XXX", "1987-06-05T12:17", "1987-06-05T12:17:05Z", "1987-06-05T12:17+02~", "1987-06T12:17-02:30",
		"1987-06-05T12:17+0230", "1987-06-05T12:1", "1987-06-05T12:17:", "1987-06-05T12:17:5", "1987-06-05T12:17:05z", "1987-06-05T12:17+02:3", "1987-06-05T12.17",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		groups := momentGrammar.FindStringSubmatch(s)
		w, ok := cutMoment(s)
		if ok != (groups != nil) {
			t.Fatalf("%q has the form of a moment: %v", s, ok)
		}
		if ok && w != (written{groups[1], groups[2], groups[3], groups[4], writtenClock{groups[5], groups[6], groups[7], groups[8]}, groups[9]}) {
			t.Errorf("%q is divided into %q, want %q", s, w, groups[1:])
		}
	})
}
