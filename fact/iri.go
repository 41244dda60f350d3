package fact

import "regexp"

var iriForm = regexp.MustCompile("^[A-Za-z][A-Za-z0-9+.-]*:[^\\x00-\\x20<>\"{}|^`\\\\\\x7f-\\x9f\\x{fffd}]+$")

// IsIRI reports whether s is an absolute IRI that N-Quads can hold
// (https://www.w3.org/TR/n-quads/#grammar-production-IRIREF).
func IsIRI(s string) bool { return iriForm.MatchString(s) }
