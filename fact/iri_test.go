package fact

import (
	"testing"
)

func TestIsIRI(t *testing.T) {
	for text, want := range map[string]bool{
		"https://example.org/":        true,
		"http://example.org/#x?y":     true,
		"urn:x":                       true,
		"mailto:a@example.org":        true,
		"a+b-c.d1:x":                  true,
		"https://example.org/日本/é%20": true,
		"https://example.org/a|b":     false,
		"https://example.org/a b":     false,
		"https://example.org/a\tb":    false,
		"https://example.org/a\nb":    false,
		"https://example.org/a\x00":   false,
		"https://example.org/a\x7f":   false,
		"https://example.org/\u0080":  false,
		"https://example.org/\u009f":  false,
		"https://example.org/\u00a0":  true,
		"https://example.org/\xff":    false,
		"https://example.org/\ufffd":  false,
		"https://example.org/>":       false,
		"https://example.org/<":       false,
		"https://example.org/\"":      false,
		"https://example.org/{":       false,
		"https://example.org/}":       false,
		"https://example.org/^":       false,
		"https://example.org/`":       false,
		"https://example.org/\\":      false,
		"https://example.org/!$'":     true,
		"x\nurn:y":                    false,
		"urn:y\n":                     false,
		" urn:y":                      false,
		"1rn:y":                       false,
		"é:y":                         false,
		"a_b:y":                       false,
		"urn:":                        false,
		":y":                          false,
		"example.org/":                false,
		"//example.org/":              false,
		"":                            false,
	} {
		if got := IsIRI(text); got != want {
			t.Errorf("IsIRI(%q) = %v", text, got)
		}
	}
}
