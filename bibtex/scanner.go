package bibtex

import (
	"strings"
	"unicode"
)

// scanner reads the pieces that a bibliography is made of.
type scanner struct {
	src string
	at  int
}

// skipTo moves behind the next c, and reports whether there is one.
func (s *scanner) skipTo(c byte) bool {
	for s.at < len(s.src) {
		switch s.src[s.at] {
		case c:
			s.at++
			return true
		case '%':
			s.line()
		default:
			s.at++
		}
	}
	return false
}

// line passes over the rest of a line.
func (s *scanner) line() {
	n := strings.IndexByte(s.src[s.at:], '\n')
	if n < 0 {
		n = len(s.src) - s.at - 1
	}
	s.at += n + 1
}

// space passes over white space, and over comments, which begin with `%`.
func (s *scanner) space() {
	for s.at < len(s.src) {
		switch s.src[s.at] {
		case ' ', '\t', '\n', '\r', '\f', '\v':
			s.at++
		case '%':
			s.line()
		default:
			return
		}
	}
}

// word reads up to white space or one of the characters that have a meaning.
func (s *scanner) word() string {
	s.space()
	n := strings.IndexFunc(s.src[s.at:], func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("{}(),=#\"@", r) })
	if n < 0 {
		n = len(s.src) - s.at
	}
	w := s.src[s.at : s.at+n]
	s.at += n
	return w
}

// maxKey is how many bytes a key may have that is not a word. Looking for the
// end of each in the whole file would take the square of it.
const maxKey = 1000

// key reads the key of an entry: all up to a comma, or else a word.
func (s *scanner) key() string {
	rest := s.src[s.at:min(s.at+maxKey, len(s.src))]
	n := strings.IndexAny(rest, ",{}\"\n")
	if n < 0 || rest[n] != ',' && rest[n] != '}' || strings.Contains(rest[:n], " =") || strings.Contains(rest[:n], "= ") {
		return s.word()
	}
	s.at += n
	return strings.TrimSpace(rest[:n])
}

// eat passes over c, and reports whether it stood there.
func (s *scanner) eat(c byte) bool {
	s.space()
	if s.at < len(s.src) && s.src[s.at] == c {
		s.at++
		return true
	}
	return false
}

// braced reads from a brace or parenthesis to the one that closes it.
func (s *scanner) braced() (string, bool) {
	start := s.at + 1
	opener, closer := s.src[s.at], byte('}')
	if opener == '(' {
		closer = ')'
	}
	depth := 0
	for ; s.at < len(s.src); s.at++ {
		switch s.src[s.at] {
		case '\\':
			s.at++
		case opener:
			depth++
		case closer:
			if depth--; depth == 0 {
				s.at++
				return s.src[start : s.at-1], true
			}
		}
	}
	s.at = len(s.src)
	return "", false
}

// quoted reads from a quotation mark to the next outside of braces.
func (s *scanner) quoted() (string, bool) {
	start := s.at + 1
	depth := 0
	for s.at = start; s.at < len(s.src); s.at++ {
		switch s.src[s.at] {
		case '\\':
			s.at++
		case '{':
			depth++
		case '}':
			depth--
		case '"':
			if depth == 0 {
				s.at++
				return s.src[start : s.at-1], true
			}
		}
	}
	s.at = len(s.src)
	return "", false
}
