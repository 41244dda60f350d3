package ingest

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"ibid/fact"
)

// readBibTeX reads the entries of a bibliography as reference managers write
// it: values in braces, quotes or as @string names, joined by `#`; @comment and
// @preamble are passed over. LaTeX accents become the letters that they mean.
func readBibTeX(file, src string) ([]fact.Source, []Problem) {
	b := &bibReader{report: report{file: file}, src: src, lines: lineStarts([]byte(src)), strings: map[string]string{}}
	for i, month := range []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"} {
		b.strings[month] = string(rune('0'+(i+1)/10)) + string(rune('0'+(i+1)%10))
	}
	for b.skipTo('@') {
		b.entry()
	}
	slices.SortFunc(b.sources, func(x, y fact.Source) int { return strings.Compare(string(x.Key), string(y.Key)) })
	return b.sources, b.problems
}

type bibReader struct {
	report
	src     string
	at      int
	lines   []int32
	strings map[string]string
	sources []fact.Source
}

func (b *bibReader) here() place {
	p := page{lines: b.lines}
	return p.place([]byte(b.src), min(b.at, len(b.src)))
}

// skipTo moves behind the next c, and reports whether there is one.
func (b *bibReader) skipTo(c byte) bool {
	for b.at < len(b.src) {
		switch b.src[b.at] {
		case c:
			b.at++
			return true
		case '%': // a comment to the end of the line
			n := strings.IndexByte(b.src[b.at:], '\n')
			if n < 0 {
				b.at = len(b.src)
				return false
			}
			b.at += n
		}
		b.at++
	}
	return false
}

func (b *bibReader) space() {
	for b.at < len(b.src) && isSpace(b.src[b.at]) {
		b.at++
	}
}

// word reads up to white space or one of the characters that have a meaning.
func (b *bibReader) word() string {
	b.space()
	n := strings.IndexFunc(b.src[b.at:], func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("{}(),=#\"@", r) })
	if n < 0 {
		n = len(b.src) - b.at
	}
	w := b.src[b.at : b.at+n]
	b.at += n
	return w
}

// eat passes over c, and reports whether it stood there.
func (b *bibReader) eat(c byte) bool {
	b.space()
	if b.at < len(b.src) && b.src[b.at] == c {
		b.at++
		return true
	}
	return false
}

// entry reads what follows an `@`.
func (b *bibReader) entry() {
	start := b.here()
	start.col--
	kind := strings.ToLower(b.word())
	if !b.eat('{') && !b.eat('(') {
		return // an `@` in free text, which BibTeX ignores
	}
	switch kind {
	case "comment", "preamble":
		b.at--
		b.braced()
		return
	case "string":
		name := strings.ToLower(b.word())
		if b.eat('=') {
			b.strings[name], _ = b.value()
		}
		_ = b.eat('}') || b.eat(')')
		return
	}
	b.space()
	keyPlace := b.here()
	key := b.word()
	if key == "" {
		b.error(keyPlace, "bibtex", "write @book{key, ...}", "this entry has no key")
		return
	}
	source := fact.Source{Key: fact.SourceKey(key), Type: kind, Fields: map[string]string{}}
	for b.eat(',') {
		name := strings.ToLower(b.word())
		if name == "" {
			break // a comma after the last field
		}
		at := b.here()
		if !b.eat('=') {
			b.error(at, "bibtex", "write `name = {value}`", "the field %s of %s has no value", name, key)
			return
		}
		value, ok := b.value()
		if !ok {
			b.error(at, "bibtex", "end it with } or \"", "the field %s of %s has no end", name, key)
			return
		}
		source.Fields[name] = plainTeX(value)
	}
	if !b.eat('}') && !b.eat(')') {
		b.error(b.here(), "bibtex", "separate fields by commas and end the entry with }", "the entry %s is not closed here", key)
		return
	}
	if slices.ContainsFunc(b.sources, func(s fact.Source) bool { return s.Key == source.Key }) {
		b.error(keyPlace, "bibtex-twice", "give one of them another key", "there are two entries %s", key)
		return
	}
	b.sources = append(b.sources, source)
}

// value reads a value, whose parts are joined by `#`.
func (b *bibReader) value() (string, bool) {
	var all strings.Builder
	for {
		b.space()
		if b.at >= len(b.src) {
			return "", false
		}
		switch b.src[b.at] {
		case '{':
			s, ok := b.braced()
			if !ok {
				return "", false
			}
			all.WriteString(s)
		case '"':
			s, ok := b.quoted()
			if !ok {
				return "", false
			}
			all.WriteString(s)
		default:
			w := b.word()
			if w == "" {
				return "", false
			}
			if s, ok := b.strings[strings.ToLower(w)]; ok {
				w = s
			}
			all.WriteString(w)
		}
		if !b.eat('#') {
			return all.String(), true
		}
	}
}

// braced reads from a brace or parenthesis to the one that closes it.
func (b *bibReader) braced() (string, bool) {
	start := b.at + 1
	opener, closer := b.src[b.at], byte('}')
	if opener == '(' {
		closer = ')'
	}
	depth := 0
	for ; b.at < len(b.src); b.at++ {
		switch b.src[b.at] {
		case '\\':
			b.at++
		case opener:
			depth++
		case closer:
			if depth--; depth == 0 {
				b.at++
				return b.src[start : b.at-1], true
			}
		}
	}
	b.at = len(b.src)
	return "", false
}

// quoted reads from a quotation mark to the next outside of braces.
func (b *bibReader) quoted() (string, bool) {
	start := b.at + 1
	depth := 0
	for b.at = start; b.at < len(b.src); b.at++ {
		switch b.src[b.at] {
		case '\\':
			b.at++
		case '{':
			depth++
		case '}':
			depth--
		case '"':
			if depth == 0 {
				b.at++
				return b.src[start : b.at-1], true
			}
		}
	}
	b.at = len(b.src)
	return "", false
}

// texMarks are the accents of LaTeX as Unicode's combining marks.
var texMarks = map[byte]rune{
	'`': '\u0300', '\'': '\u0301', '^': '\u0302', '~': '\u0303', '=': '\u0304', 'u': '\u0306', '.': '\u0307',
	'"': '\u0308', 'r': '\u030a', 'H': '\u030b', 'v': '\u030c', 'd': '\u0323', 'c': '\u0327', 'k': '\u0328',
}

// texLetters are the letters and signs of LaTeX that have names.
var texLetters = map[string]string{
	"ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å", "AA": "Å",
	"i": "i", "j": "j", "dh": "ð", "th": "þ", "textendash": "–", "textemdash": "—", "textquoteright": "’", "ldots": "…", "dots": "…",
	"textquoteleft": "‘", "textquotedblleft": "“", "textquotedblright": "”", "textasciitilde": "~", "texttrademark": "™",
	"copyright": "©", "pounds": "£", "euro": "€", "S": "§", "textbackslash": `\`,
}

// plainTeX turns the value of a field into plain text: accents are resolved,
// braces and unknown commands dropped, white space collapsed.
func plainTeX(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '{' || c == '}':
		case c == '~':
			b.WriteRune('\u00a0')
		case c == '-' && strings.HasPrefix(s[i:], "---"):
			b.WriteRune('—')
			i += 2
		case c == '-' && strings.HasPrefix(s[i:], "--"):
			b.WriteRune('–')
			i++
		case c == '`' && strings.HasPrefix(s[i:], "``"), c == '\'' && strings.HasPrefix(s[i:], "''"):
			b.WriteByte('"')
			i++
		case c == '\\' && i+1 < len(s):
			text, n := texCommand(s[i+1:])
			b.WriteString(text)
			i += n
		default:
			b.WriteByte(c)
		}
	}
	return norm.NFC.String(strings.Join(strings.FieldsFunc(b.String(), func(r rune) bool { return r != '\u00a0' && unicode.IsSpace(r) }), " "))
}

// texCommand reads what follows a backslash, and returns its text and its length.
func texCommand(s string) (string, int) {
	name := 1
	for name < len(s) && isASCIILetter(s[0]) && isASCIILetter(s[name]) {
		name++
	}
	rest := strings.TrimLeft(s[name:], " {")
	skipped := len(s) - name - len(rest)
	if mark, ok := texMarks[s[0]]; ok && name == 1 && rest != "" && (!isASCIILetter(s[0]) || skipped > 0) {
		used := 1
		letter := rest[:1]
		if rest[0] == '\\' && len(rest) > 1 { // \'\i
			letter, used = rest[1:2], 2
		} else if rest[0] >= 0x80 {
			return "", name
		}
		return letter + string(mark), name + skipped + used
	}
	if text, ok := texLetters[s[:name]]; ok {
		if rest := s[name:]; strings.HasPrefix(rest, " ") {
			name++
		}
		return text, name
	}
	if isASCIILetter(s[0]) {
		return "", name // a command such as \emph, whose argument stays
	}
	return s[:1], 1 // an escaped character such as \&
}

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
