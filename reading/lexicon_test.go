package reading

import (
	"slices"
	"strings"
	"testing"
)

// TestLexicons holds that no table of a language has a phrase twice: the second would never be found.
func TestLexicons(t *testing.T) {
	for tag, l := range languages() {
		for name, p := range map[string]phrases[string]{
			"cardinals": l.cardinal, "ordinals": l.ordinal, "scales": l.scale, "bounds": l.bound, "trailing": l.trail, "money": l.currency,
			"units": l.unit, "months": l.month, "seasons": l.season, "quarters": l.part, "eras": l.era, "when": l.whenWord, "tens": l.tensWord,
		} {
			for first, list := range p {
				for i, a := range list {
					for _, b := range list[:i] {
						if slices.Equal(a.rest, b.rest) {
							t.Errorf("%s, %s: %q means %q and %q", tag, name, strings.Join(append([]string{first}, a.rest...), " "), b.value, a.value)
						}
					}
				}
			}
		}
	}
}
