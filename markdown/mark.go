package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// Key is a source that a citation names, with what the citation says of it.
type Key struct {
	Name    string // without the `@`, and without braces around it
	At      int    // offset of the `@`: in the file
	InText  bool   // stands in the text and not in brackets, as the handle of somebody may
	Prefix  string // what stands before the key in a mark, such as `see`
	Label   string // what the locator counts, as CSL calls it; empty for no locator
	Locator string // such as `3-5`
	Suffix  string // what stands behind the locator, such as `and passim`
}

// mark is what stands in brackets.
type mark struct {
	keys   []Key    // offsets are those of the text that the brackets begin
	behind []string // all that stands behind each key
	inner  []Key    // those of brackets inside of it, when it has none itself
	before string   // what stands before the first key and its prefix
	slip   bool     // it begins with `@` and has no key
	end    int      // offset behind the last bracket
}

func (m *mark) cites() bool { return len(m.keys) > 0 || m.slip }

// Mark is a citation mark in a line of text.
type Mark struct {
	Start, End int // bytes
	Keys       []Key
}

// Marks returns the citation marks of a line that is no Markdown, such as a
// quote. Offsets are those of the line.
func Marks(line string) []Mark {
	var found []Mark
	s := []byte(line)
	for i := 0; i < len(s) && len(found) < maxKeys; i++ {
		if s[i] != '[' {
			continue
		}
		if m, ok := scanMark(s[i:min(len(s), i+maxMark)], 0); ok && m.cites() {
			for k := range m.keys {
				m.keys[k].At += i
			}
			found = append(found, Mark{i, i + m.end, m.keys})
			i += m.end - 1
		}
	}
	return found
}

const (
	maxKeys = 100 // in one mark
	maxKey  = 500 // bytes of a key in braces
)

// maxNested is how many brackets may stand inside of one another in a mark.
const maxNested = 4

// scanMark reads the brackets that s begins with, inside of so many others. It
// is false when they do not end.
func scanMark(s []byte, inside int) (mark, bool) {
	var m mark
	if inside > maxNested {
		return m, false
	}
	var ends, cuts []int // of the keys; of the semicolons outside of braces
	braces := 0
	for i := 1; i < len(s); i++ {
		switch c := s[i]; c {
		case '\\':
			i++
		case '`':
			i += codeSpan(s[i:]) - 1
		case '{':
			braces++
		case '}':
			braces--
		case ';':
			if braces <= 0 {
				cuts = append(cuts, i)
			}
		case '[':
			inner, ok := scanMark(s[i:], inside+1)
			if !ok {
				return m, false
			}
			for _, k := range append(inner.keys, inner.inner...) {
				k.At += i
				m.inner = append(m.inner, k)
			}
			i += inner.end - 1
		case ']':
			m.end = i + 1
			m.slip = len(m.keys) == 0 && bytes.HasPrefix(bytes.TrimPrefix(s[1:], []byte("-")), []byte("@"))
			m.divide(s, ends, cuts)
			return m, true
		case '@':
			before, _ := utf8.DecodeLastRune(s[:i])
			if name, n := scanKey(s[i:]); n > 0 && mayPrecede(before) && len(m.keys) < maxKeys {
				m.keys = append(m.keys, Key{Name: name, At: i})
				ends = append(ends, i+n)
				braces = 0
				i += n - 1
			}
		}
	}
	return m, false
}

// divide gives each key its share of the text between them: what stands
// before the last semicolon belongs to the key before it.
func (m *mark) divide(s []byte, ends, cuts []int) {
	m.behind = make([]string, len(m.keys))
	from := 1
	for i := range m.keys {
		to := m.keys[i].At
		if s[to-1] == '-' && (to == 2 || mayPrecede(rune(s[to-2]))) {
			to-- // which leaves the author out
		}
		cut, prefix := to, to
		if i == 0 {
			cut, prefix = from, from
		}
		for _, c := range cuts {
			if c >= from && c < to {
				cut, prefix = c, c+1
			}
		}
		m.keys[i].Prefix = plain(s[prefix:to])
		if i == 0 {
			m.before = plain(s[from:cut])
		} else {
			m.behind[i-1] = plain(s[from:cut])
		}
		from = ends[i]
	}
	if rest := plain(s[from : m.end-1]); len(m.keys) > 0 {
		m.behind[len(m.keys)-1] = rest
	} else {
		m.before = rest
	}
	for i := range m.keys {
		l := parseLocator(m.behind[i], true)
		m.keys[i].Label, m.keys[i].Locator, m.keys[i].Suffix = l.label, l.value, l.suffix
	}
	if len(m.keys) > 0 {
		m.keys, m.inner = append(m.keys, m.inner...), nil
	}
}

// scanKey reads `@key` or `@{key}`, and returns the key and the length of it
// all, 0 for none. A key has letters, digits and `_`, and single characters of
// punctuation between them; in braces it is anything.
func scanKey(s []byte) (string, int) {
	if bytes.HasPrefix(s, []byte("@{")) {
		depth := 0
		for i := 1; i < min(len(s), maxKey) && s[i] != '\n'; i++ {
			switch s[i] {
			case '{':
				depth++
			case '}':
				depth--
			}
			if depth == 0 {
				if i == 2 {
					break // no key is empty
				}
				return string(s[2:i]), i + 1
			}
		}
		return "", 0
	}
	end := 1
	for at := 1; at < len(s); {
		r, size := utf8.DecodeRune(s[at:])
		next, _ := utf8.DecodeRune(s[at+size:])
		joins := at > 1 && strings.ContainsRune(":.#$%&-+?<>~/", r) && (isKeyRune(next) || next == '/' && (r == ':' || r == '/'))
		if !isKeyRune(r) && !joins {
			break
		}
		at += size
		if isKeyRune(r) && r != '_' { // which ends emphasis
			end = at
		}
	}
	if end == 1 {
		return "", 0
	}
	return string(s[1:end]), end
}

func isKeyRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '_')
}

// mayPrecede reports whether a key may stand behind a character: not in an
// e-mail address, nor in the address of a profile.
func mayPrecede(r rune) bool {
	return unicode.IsSpace(r) || (unicode.IsPunct(r) || unicode.IsSymbol(r)) && !strings.ContainsRune(`@/.&#%+=$\?`, r)
}

// codeSpan returns the length of the code that s begins with, or else of its backticks.
func codeSpan(s []byte) int {
	ticks := len(s) - len(bytes.TrimLeft(s, "`"))
	for i := ticks; i < len(s); i++ {
		if s[i] != '`' {
			continue
		}
		run := len(s[i:]) - len(bytes.TrimLeft(s[i:], "`"))
		if i += run; run == ticks {
			return i
		}
	}
	return ticks
}

// plain returns a piece of a mark as text: without emphasis and escapes, on one line.
func plain(s []byte) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			i++
			b.WriteByte(s[i])
		case c == '*' || c == '`':
		case c == '_' && (i == 0 || i+1 == len(s) || !isWord(s[i-1]) || !isWord(s[i+1])):
		default:
			b.WriteByte(c)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func isWord(c byte) bool { return c >= 0x80 || util.IsAlphaNumeric(c) }

// untilNext returns s up to the next key or semicolon.
func untilNext(s []byte) []byte {
	if n := bytes.IndexAny(s, ";@\n"); n >= 0 {
		return s[:n]
	}
	return s
}

// spaces returns how much white space s begins with, one end of a line at most.
func spaces(s []byte) int {
	n := len(s) - len(bytes.TrimLeft(s, " \t\r\n"))
	if bytes.Count(s[:n], []byte{'\n'}) > 1 {
		return 0
	}
	return n
}
