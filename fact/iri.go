package fact

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	schemeForm = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*$`)
	// addressForm is an authority whose host is an address in brackets.
	addressForm = regexp.MustCompile(`^([^@\[\]]*@)?\[[0-9A-Fa-f:.]+\](:[0-9]*)?$`)
	escapeForm  = regexp.MustCompile(`^%[0-9A-Fa-f]{2}`)
)

// IsIRI reports whether s is an absolute IRI with something behind its scheme
// (https://www.rfc-editor.org/rfc/rfc3987#section-2.2). What it accepts stands in
// N-Quads as it is.
func IsIRI(s string) bool {
	scheme, rest, _ := strings.Cut(s, ":")
	if !schemeForm.MatchString(scheme) || rest == "" {
		return false
	}
	rest, fragment, _ := strings.Cut(rest, "#")
	rest, query, _ := strings.Cut(rest, "?")
	if behind, ok := strings.CutPrefix(rest, "//"); ok {
		authority, path, _ := strings.Cut(behind, "/")
		if addressForm.MatchString(authority) {
			rest = path
		}
	}
	return isPart(rest, false) && isPart(query, true) && isPart(fragment, false)
}

// isPart reports whether s may stand between the marks that divide an IRI. A
// query may have characters of private use.
func isPart(s string, query bool) bool {
	for i, r := range s {
		ok := InIRI(r)
		switch {
		case r == '%':
			ok = escapeForm.MatchString(s[i:])
		case strings.ContainsRune("#[]", r):
			ok = false
		case unicode.Is(unicode.Co, r):
			ok = query
		}
		if !ok {
			return false
		}
	}
	return true
}

// InIRI reports whether an IRI may have the character somewhere; most that it
// may not have it can spell with percent signs. Those that turn the direction of
// what is read are none (https://www.rfc-editor.org/rfc/rfc3987#section-4.1).
func InIRI(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r > ' ' && r != 0x7F && !strings.ContainsRune("<>\"{}|\\^`", r)
	case r <= 0xFFEF:
		return r >= 0xA0 && r <= 0xD7FF && !unicode.Is(unicode.Bidi_Control, r) || r >= 0xF900 && r <= 0xFDCF || r >= 0xFDF0
	}
	return r >= 0x10000 && r <= 0xEFFFD && r&0xFFFE != 0xFFFE && (r < 0xE0000 || r >= 0xE1000)
}
