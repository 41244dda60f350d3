package site

import (
	"encoding/hex"
	"net/url"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"ibid/fact"
)

// maxName is the longest name of a file without its ending, in bytes: file
// systems allow 255, and tools add endings of their own.
const maxName = 180

// paths hands out the names of files, so that no two differ by case or Unicode
// form only: they would be one file on some systems.
type paths map[string]bool

// take returns the path for the words of an identifier, with the ending `.html`.
func (p paths) take(folder, id string) string {
	parts := strings.Split(id, "/")
	for i, part := range parts {
		parts[i] = fileName(part)
	}
	name := path.Join(folder, path.Join(parts...))
	key := foldCase(name)
	if p[key] {
		name += "~" + fact.Hash(id)[:8]
		key = foldCase(name)
	}
	p[key] = true
	return name + ".html"
}

func foldCase(s string) string { return norm.NFC.String(strings.ToLower(strings.ToUpper(s))) }

// fileName turns a part of an identifier into a name that every file system
// takes: letters, digits, `-`, `_` and inner dots stay, all else is percent-encoded.
func fileName(s string) string {
	s = norm.NFC.String(s)
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == utf8.RuneError, r == '.' && (i == 0 || i == len(s)-1):
			encode(&b, r)
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), strings.ContainsRune("-_.", r):
			b.WriteRune(r)
		default:
			encode(&b, r)
		}
	}
	name := b.String()
	if reserved(name) {
		name = "%" + hex.EncodeToString([]byte(name[:1])) + name[1:]
	}
	if len(name) > maxName {
		cut := maxName
		for !utf8.RuneStart(name[cut]) {
			cut--
		}
		name = name[:cut] + "~" + fact.Hash(s)[:8]
	}
	return name
}

func encode(b *strings.Builder, r rune) {
	for _, c := range []byte(string(r)) {
		b.WriteString("%" + strings.ToUpper(hex.EncodeToString([]byte{c})))
	}
}

// reserved reports whether Windows takes the name for a device.
func reserved(name string) bool {
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	switch stem {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(stem) == 4 && (strings.HasPrefix(stem, "com") || strings.HasPrefix(stem, "lpt")) && unicode.IsDigit(rune(stem[3]))
}

// escapePath percent-encodes a path for a link.
func escapePath(p string) string {
	parts := strings.Split(p, "/")
	for i, part := range parts {
		parts[i] = url.PathEscape(part)
	}
	return strings.Join(parts, "/")
}
