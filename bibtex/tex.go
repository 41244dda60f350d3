package bibtex

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// verbatim are the fields in which BibLaTeX takes TeX for what it is: addresses
// and paths, in which `~`, `--` and `%` stand for themselves.
var verbatim = []string{"doi", "eprint", "file", "pdf", "url", "urlraw", "verba", "verbb", "verbc"}

// lists are the fields that hold names of people and corporations.
var lists = []string{
	"afterword", "annotator", "author", "bookauthor", "commentator", "editor", "editora", "editorb", "editorc", "foreword",
	"holder", "introduction", "namea", "nameb", "namec", "shortauthor", "shorteditor", "translator",
}

// fields are others that BibTeX and BibLaTeX know.
var fields = strings.Fields(`
	abstract addendum address annotation annote booksubtitle booktitle booktitleaddon chapter crossref date day edition eid entrysubtype
	eprintclass eprinttype eventdate eventtitle file howpublished institution isan isbn ismn isrn issn issue issuesubtitle issuetitle iswc
	journal journalsubtitle journaltitle key keywords label langid language library location mainsubtitle maintitle month nameaddon note
	number organization origdate origlanguage origlocation origpublisher origtitle pages pagetotal part publisher pubstate reprinttitle
	school series shortjournal shorttitle subtitle title titleaddon type urldate venue version volume volumes xdata year`)

// IsField reports whether BibTeX or BibLaTeX knows a field of that name, in lower case.
func IsField(name string) bool {
	return slices.Contains(fields, name) || slices.Contains(verbatim, name) || slices.Contains(lists, name)
}

// plain turns the value of a field into plain text.
func plain(field, value string) string {
	switch {
	case slices.Contains(verbatim, field):
		return address(value)
	case slices.Contains(lists, field):
		return (&tex{names: true}).text(value)
	}
	return Text(value)
}

// address takes from an address what protects it from TeX.
func address(s string) string {
	s = strings.TrimSpace(s)
	if inner, ok := strings.CutPrefix(s, `\url{`); ok {
		s = strings.TrimSuffix(inner, "}")
	}
	return strings.NewReplacer(
		`{\textasciitilde}`, "~", `\textasciitilde{}`, "~", `\textasciitilde`, "~", `\~{}`, "~", `{\_}`, "_",
		`\_`, "_", `\%`, "%", `\&`, "&", `\#`, "#", `\$`, "$", `\{`, "{", `\}`, "}", "{", "", "}", "",
	).Replace(s)
}

// Text turns TeX into the text that it means: accents and signs become
// characters, braces go, a command that is not known leaves its words, or its
// name where it has none, and white space is single spaces. `~` is a no-break
// space, `--` and `---` are dashes.
func Text(s string) string { return (&tex{}).text(s) }

// tex builds the text of a value.
type tex struct {
	strings.Builder
	names bool // braces stay that hold a name together
}

func (t *tex) text(s string) string {
	t.write(s)
	return norm.NFC.String(strings.Join(strings.FieldsFunc(t.String(), func(r rune) bool { return r != '\u00a0' && unicode.IsSpace(r) }), " "))
}

func (t *tex) write(s string) {
	for i := 0; i < len(s); {
		rest := s[i:]
		switch c := s[i]; {
		case c == '{' && t.names:
			n := group(rest)
			if n == 0 { // more of them open than end: none holds anything
				t.names = false
				continue
			}
			inner := (&tex{}).text(rest[1 : n-1])
			if holds(rest[1 : n-1]) {
				inner = "{" + inner + "}"
			}
			t.WriteString(inner)
			i += n
		case c == '{' || c == '}' || c == '$':
			i++
		case c == '~' && t.names:
			t.WriteByte(' ')
			i++
		case c == '~':
			t.WriteRune('\u00a0')
			i++
		case strings.HasPrefix(rest, "---"):
			t.WriteRune('—')
			i += 3
		case strings.HasPrefix(rest, "--"):
			t.WriteRune('–')
			i += 2
		case strings.HasPrefix(rest, "``") || strings.HasPrefix(rest, "''"):
			t.WriteByte('"')
			i += 2
		case c == '\\' && len(rest) > 1:
			i += 1 + t.command(rest[1:])
		default:
			t.WriteByte(c)
			i++
		}
	}
}

// holds reports whether braces hold a part of a name together that would be
// several without them: with a comma or white space in it, or the `and` that
// stands between names. Braces that begin with a command are an accent or a sign.
func holds(inner string) bool {
	return strings.EqualFold(strings.TrimSpace(inner), "and") || !strings.HasPrefix(inner, `\`) && strings.ContainsAny(strings.TrimSpace(inner), ", ~\t\r\n")
}

// group returns the length of the braces that s begins with, 0 when they do not end.
func group(s string) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

// accents are those of TeX as Unicode's combining marks.
var accents = map[string]rune{
	"`": '\u0300', "'": '\u0301', "^": '\u0302', "~": '\u0303', "=": '\u0304', "u": '\u0306', ".": '\u0307',
	`"`: '\u0308', "r": '\u030a', "H": '\u030b', "v": '\u030c', "d": '\u0323', "c": '\u0327', "k": '\u0328', "b": '\u0331',
}

// signs are the letters and signs of TeX that have names, and the names that
// say how something looks and stand for nothing.
var signs = map[string]string{
	"ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å", "AA": "Å",
	"i": "i", "j": "j", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
	"textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘", "textquotedbl": `"`,
	"textquotedblleft": "“", "textquotedblright": "”", "quotedblbase": "„", "quotesinglbase": "‚",
	"guillemotleft": "«", "guillemotright": "»", "guilsinglleft": "‹", "guilsinglright": "›",
	"ldots": "…", "dots": "…", "textellipsis": "…", "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_",
	"textbackslash": `\`, "textbar": "|", "textless": "<", "textgreater": ">", "textbullet": "•", "textperiodcentered": "·",
	"texttrademark": "™", "textregistered": "®", "textcopyright": "©", "copyright": "©", "pounds": "£", "textsterling": "£",
	"euro": "€", "texteuro": "€", "textdegree": "°", "S": "§", "P": "¶", "dag": "†", "ddag": "‡", "slash": "/", "times": "×",
	"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "lambda": "λ", "mu": "μ", "pi": "π", "sigma": "σ", "omega": "ω",

	"bf": "", "bfseries": "", "em": "", "it": "", "itshape": "", "mdseries": "", "normalfont": "", "normalsize": "", "protect": "",
	"relax": "", "rm": "", "rmfamily": "", "sc": "", "scshape": "", "sf": "", "sffamily": "", "sl": "", "slshape": "", "small": "",
	"tt": "", "ttfamily": "", "upshape": "", "nobreakspace": "\u00a0", "newblock": "", "ignorespaces": "",
}

// maxOption is how many bytes the option of a command, or an address, may have:
// looking for the end of each in the whole value would take the square of it.
const maxOption = 2048

// command writes what follows a backslash, and returns its length.
func (t *tex) command(s string) int {
	n := 1
	for isLetter(s[0]) && n < len(s) && isLetter(s[n]) {
		n++
	}
	name := s[:n]
	if !isLetter(s[0]) {
		_, n = utf8.DecodeRuneInString(s)
		name = s[:n]
	}
	if mark, ok := accents[name]; ok {
		if used := t.accent(s[n:], mark, isLetter(s[0])); used > 0 {
			return n + used
		}
	}
	if text, ok := signs[name]; ok {
		t.WriteString(text)
		return n + len(s[n:]) - len(strings.TrimLeft(s[n:], " \t\n\r"))
	}
	if !isLetter(s[0]) {
		switch name {
		case "-", "/", "@", "(", ")", "[", "]": // where a word may be divided, and such
		case ",", ";", ":", "!", "\\", " ", "\n", "\t":
			t.WriteByte(' ')
		default:
			t.WriteString(name) // such as `\&`
		}
		return n
	}
	rest := strings.TrimLeft(s[n:], " \t\n\r")
	if option := strings.IndexByte(rest[:min(maxOption, len(rest))], ']'); strings.HasPrefix(rest, "[") && strings.HasPrefix(rest[option+1:], "{") {
		rest = rest[option+1:]
	}
	if name == "href" && strings.HasPrefix(rest, "{") { // the address, and the words
		return n + len(s[n:]) - len(rest) + group(rest[:min(maxOption, len(rest))])
	}
	if !strings.HasPrefix(rest, "{") || strings.HasPrefix(rest, "{}") {
		t.WriteString(name) // such as `\LaTeX`
		if rest != "" && rest != s[n:] {
			t.WriteByte(' ')
		}
	}
	return n + len(s[n:]) - len(rest)
}

// accent writes the letter that s begins with, in braces or not, under a mark,
// and returns its length; 0 when there is none.
func (t *tex) accent(s string, mark rune, named bool) int {
	letter := strings.TrimLeft(s, " {")
	if letter == "" || named && letter == s && !strings.HasPrefix(s, `\`) {
		return 0
	}
	used := len(s) - len(letter)
	if strings.HasPrefix(letter, `\i`) || strings.HasPrefix(letter, `\j`) { // \'{\i}
		if len(letter) == 2 || !isLetter(letter[2]) {
			t.WriteByte(letter[1])
			t.WriteRune(mark)
			return used + 2
		}
	}
	r, size := utf8.DecodeRuneInString(letter)
	if !unicode.IsLetter(r) {
		return 0
	}
	t.WriteRune(r)
	t.WriteRune(mark)
	return used + size
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
