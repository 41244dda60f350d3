package ingest

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// declaration is an entity as a document declares it, its kind not yet looked up. An
// entities line that tells no kind gives one with a name alone.
type declaration struct {
	name, kind cell
	aka        []string
	wikidata   cell
	about      string
	slug       cell
	former     []string
	unfound    []string // names that are not looked for in prose
	silent     bool     // none of its names is
	page       bool     // by the front matter of a page of its own
}

// readEntities reads the lines of an entities block:
// `name | Kind | aka: A; B | wikidata: Q1 | about: one line | slug: s | former: old; older | mentions: false`.
func (w *walker) readEntities(lines []blockLine) {
	for _, l := range lines {
		if text := strings.TrimSpace(l.text); text == "" || text[0] == '#' {
			continue
		}
		cells := w.split(l.text, l.at)
		d := declaration{name: cells[0]}
		if len(cells) < 2 || cells[0].text == "" || cells[1].text == "" {
			w.error(cells[0].at, "entity-form", "write `name | Kind | aka: A; B | about: one line`", "an entity needs a name and a kind")
			w.declared = append(w.declared, d)
			continue
		}
		if name, quoted := unquote(d.name.text); quoted {
			w.error(d.name.at, "name-form", "take the quotation marks away", "a name of an entity stands without quotation marks")
			d.name.text = name
		}
		d.kind = cells[1]
		for _, c := range cells[2:] {
			w.entityPart(&d, c)
		}
		w.declared = append(w.declared, d)
	}
}

// entityPart reads one `name: value` of an entity's line. A mistake is reported, and leaves the others as they are.
func (w *walker) entityPart(d *declaration, c cell) {
	name, value, found := strings.Cut(c.text, ":")
	name, value = strings.TrimSpace(name), strings.TrimSpace(value)
	known := []string{"aka", "wikidata", "about", "slug", "former", "mentions"}
	switch {
	case c.text == "":
		w.error(c.at, "entity-form", "take the last bar away", "nothing stands between the bars")
		return
	case !found || value == "":
		w.error(c.at, "entity-form", "write one of "+strings.Join(known, ", ")+" as `name: value`", "%q says nothing about the entity", c.text)
		return
	}
	switch name {
	case "aka":
		d.aka = append(d.aka, listed(value)...)
	case "wikidata":
		d.wikidata = cell{text: value, at: c.at}
	case "about":
		d.about = value
	case "slug":
		d.slug = cell{text: value, at: c.at}
	case "former":
		d.former = append(d.former, listed(value)...)
	case "mentions":
		if !d.mentions(value) {
			w.error(c.at, "entity-form", mentionsHint, "%q does not say which names are not found in prose", value)
		}
	default:
		w.error(c.at, "entity-form", nearestHint("known are", "did you mean", name, known), "an entity has no %q", name)
	}
}

const mentionsHint = "write `mentions: false` for all names, or `mentions: A: false; B: false` for some"

// mentions takes what says whether prose is searched for the names: true or
// false for all, or `name: false` for some, with semicolons between them. It is
// false for anything else.
func (d *declaration) mentions(value string) bool {
	if value == "true" || value == "false" {
		d.silent = value == "false"
		return true
	}
	for _, item := range listed(value) {
		at := strings.LastIndexByte(item, ':')
		if at < 0 || strings.TrimSpace(item[at+1:]) != "false" {
			return false
		}
		d.unfound = append(d.unfound, strings.TrimSpace(item[:at]))
	}
	return true
}

// listed splits a list at its semicolons.
func listed(s string) []string {
	var items []string
	for item := range strings.SplitSeq(s, ";") {
		if item = strings.TrimSpace(item); item != "" {
			items = append(items, item)
		}
	}
	return items
}

// slug makes the second part of an entity's identifier from its name: lower
// case, letters and digits with hyphens between them. Latin letters lose their
// accents; other scripts stay as they are.
func slug(name string) string {
	var b strings.Builder
	latin := false // the letter before was
	hyphen := false
	for _, r := range norm.NFKD.String(name) {
		switch {
		case unicode.IsMark(r):
			if latin || b.Len() == 0 || hyphen {
				continue
			}
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			latin = unicode.Is(unicode.Latin, r)
		case r == '\'' || r == '’' || r == '\u00ad':
			continue
		default:
			hyphen = b.Len() > 0
			continue
		}
		if hyphen {
			b.WriteByte('-')
			hyphen = false
		}
		if plain, ok := plainLatin[unicode.ToLower(r)]; ok {
			b.WriteString(plain)
		} else {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return norm.NFC.String(b.String())
}

// plainLatin has the Latin letters that Unicode does not take apart.
var plainLatin = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ħ': "h", 'ı': "i", 'ŋ': "n",
}

// counted writes a number with its noun, in the plural where it should be.
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
