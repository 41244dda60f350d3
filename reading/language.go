package reading

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// lexicon is what a language says in numbers and dates, as a person edits it:
// lines of `value: phrase|phrase`, or phrases alone, separated by `|`.
type lexicon struct {
	tag     string
	decimal string // the sign before decimals
	groups  string // the signs between groups of three digits, spaces aside

	// Numbers in words.
	cardinals string // value: words, below 100, and hundreds where they are one word
	hundred   string // multiplies what stands before it
	scales    string // power of ten: words
	thousand  bool   // a word for thousand alone is 1000
	joiners   string // stand between the parts of a number
	compound  bool   // the parts are written together
	reversed  bool   // units stand before tens: siebenundfünfzig
	ordinals  string // value: words
	endings   string // of ordinals that a cardinal makes: `te|ste`
	suffixes  string // behind digits: `st|nd|rd|th`

	// What qualifies an amount.
	bounds    string // `>`, `>=`, `<`, `<=` or `~`: phrases before it
	trailing  string // the same behind it
	above     string // phrases of bounds that are of places as well: above 300 gardens
	outOf     string // between the numbers of a ratio: seven out of ten
	minus     string
	percent   string
	money     string // code: names of currencies
	units     string // symbol: words
	per       string // between two units
	andHalf   string // behind a number: and a half
	not       string // words that make the opposite of a bound
	belowZero string // behind a temperature
	of        string // between million and its noun
	point     string // between the digits of a decimal in words
	halves    string // before a number, of which it makes a half
	points    string // behind per cent, of which they make another unit
	counted   string // articles before an amount

	// Money.
	foreign    string // adjectives that make another of a currency
	demonyms   string // endings of such adjectives, where they stand behind it
	moneyWords string // what the words for money in general are: in Hong Kong currency

	// Ranges.
	between, and, from, to, or string

	// Dates.
	months    string // 1 to 12: names
	seasons   string // 21 to 24: names
	quarters  string // 33 to 36, 40, 41: signs of one word, such as Q1
	quarter   string // the word behind an ordinal
	half      string
	last      string // of the quarters or halves
	century   string // the word beside a number
	decades   string // before the digits: `jaren`; empty where it follows them
	tens      string // 5 to 9: `fifties`
	decadeEnd string // behind the digits: `s`, `er`
	eras      string // -1, 1: phrases behind a year
	when      string // before, after, since, until, by, about, early, mid, late: phrases before a date
	onwards   string // behind a date: from 2003 on
	in        string // before a year, and hardly before a count
	inWeak    string // before a year, and before a count too
	articles  string // between such a word and the date
	at        string // before a time of day
	oclock    string // behind it
	dotted    string // before hours and minutes with a dot between: alle 12.17

	// What surrounds a number.
	streets     string // before or behind the number of a house
	labels      string // what is numbered, not counted: Room 12
	weak        string // what may be numbered, where no noun follows
	partitive   string // between a number and the noun of which it counts some: of the
	determiners string // articles in the singular
	stops       string // words that end a group of words around a noun
	plural      string // endings of a plural: which a year does not have behind it
	capital     bool   // nouns begin with a capital
	changing    string // verbs of a change: from 5 to 7 is then no range
	extending   string // verbs that make an extent of over: it extends over 84 hectares
	common      string // its commonest words, by which the language is recognised
}

// language is a lexicon, ready to be looked up.
type language struct {
	*lexicon
	cardinal, ordinal, scale               phrases[string]
	hundredWord, joiner, suffix, ofWord    set
	bound, trail, currency, unit, month    phrases[string]
	season, part, era, whenWord, tensWord  phrases[string]
	minusWord, percentWord                 set
	betweenWord, andWord, fromWord         set
	toWord, orWord                         set
	quarterWord, halfWord, centuryWord     set
	decadeWord, decadeEnding               set
	onward, inWord, weakIn, article        set
	atWord, oclockWord                     set
	label, weakLabel, stop, change, extent set
	determinerWord, partitiveWord          set
	belowZeroWord, outOfWord, placeWord    set
	pointWord, halvesWord, pointsWord      set
	countedWord, lastWord, dottedWord      set
	foreignWord, moneyWord                 set
	perWord, notWord, halfMore, street     set
	starts                                 map[string]bool   // first words of all that a reading may begin with
	atoms                                  map[string]string // cardinals of one word, for what is written together
	symbols                                map[string][]string
}

func compile(l *lexicon) *language {
	x := &language{
		lexicon: l, cardinal: table(l.cardinals), ordinal: table(l.ordinals), scale: table(l.scales),
		hundredWord: newSet(l.hundred), joiner: newSet(l.joiners), suffix: newSet(l.suffixes), ofWord: newSet(l.of),
		bound: table(l.bounds), trail: table(l.trailing), currency: table(l.money), unit: table(l.units), month: table(l.months),
		season: table(l.seasons), part: table(l.quarters), era: table(l.eras), whenWord: table(l.when), tensWord: table(l.tens),
		minusWord: newSet(l.minus), percentWord: newSet(l.percent),
		betweenWord: newSet(l.between), andWord: newSet(l.and), fromWord: newSet(l.from), toWord: newSet(l.to), orWord: newSet(l.or),
		quarterWord: newSet(l.quarter), halfWord: newSet(l.half), centuryWord: newSet(l.century),
		decadeWord: newSet(l.decades), decadeEnding: newSet(l.decadeEnd),
		onward: newSet(l.onwards), inWord: newSet(l.in), weakIn: newSet(l.inWeak), article: newSet(l.articles),
		atWord: newSet(l.at), oclockWord: newSet(l.oclock),
		label: newSet(l.labels), determinerWord: newSet(l.determiners), partitiveWord: newSet(l.partitive), belowZeroWord: newSet(l.belowZero), perWord: newSet(l.per), notWord: newSet(l.not), street: newSet(l.streets), halfMore: newSet(l.andHalf), outOfWord: newSet(l.outOf), placeWord: newSet(l.above), weakLabel: newSet(l.weak), stop: newSet(l.stops), change: newSet(l.changing), extent: newSet(l.extending),
		pointWord: newSet(l.point), halvesWord: newSet(l.halves), pointsWord: newSet(l.points), countedWord: newSet(l.counted), lastWord: newSet(l.last), dottedWord: newSet(l.dotted), foreignWord: newSet(l.foreign), moneyWord: newSet(l.moneyWords),
		atoms: map[string]string{}, symbols: map[string][]string{},
	}
	defer x.begin()
	x.bound, x.whenWord = table(contracted(l.bounds, l.tag)), table(contracted(l.when, l.tag))
	for text, list := range x.cardinal {
		for _, p := range list {
			if len(p.rest) == 0 {
				x.atoms[text] = p.value
			}
		}
	}
	for text, list := range x.unit {
		for _, p := range list {
			x.symbols[p.value] = append(x.symbols[p.value], strings.Join(append([]string{text}, p.rest...), " "))
		}
	}
	return x
}

// begin collects the words with which a reading may begin.
func (l *language) begin() {
	l.starts = map[string]bool{}
	for _, p := range []phrases[string]{l.cardinal, l.ordinal, l.scale, l.month, l.season, l.part, l.tensWord, l.whenWord, l.bound, l.era, signs()} {
		for w := range p {
			l.starts[w] = true
		}
	}
	for _, s := range []set{l.hundredWord, l.minusWord, l.betweenWord, l.fromWord, l.centuryWord, l.decadeWord, l.lastWord} {
		for w := range s {
			l.starts[w] = true
		}
	}
	for _, w := range []string{"-", "+", "'", "~", "≈", "≃", "≅", "∼", "≥", "≤", "⩾", "⩽", ">", "<", ".", "½", "¼", "¾"} {
		l.starts[w] = true
	}
}

// mayStart reports whether a reading may begin with a token: most begin none.
func (r *reader) mayStart(i int) bool {
	t := &r.tokens[i]
	if t.kind == digits || r.lang.starts[t.text] {
		return true
	}
	if t.kind == sign {
		return false
	}
	return t.upper && t.end-t.start <= 7 || r.lang.compound && len(r.lang.split(t.text)) > 0 || r.lang.endings != "" && r.isOrdinalWord(i) ||
		strings.HasSuffix(t.text, "s") && r.lang.starts[strings.TrimSuffix(t.text, "s")]
}

func (r *reader) isOrdinalWord(i int) bool {
	_, next := r.ordinalWord(i)
	return next > i
}

// contracted adds to phrases that end in a preposition those in which an article is joined to it: menos del 9 %.
func contracted(lines, tag string) string {
	forms := map[string][]struct{ end, articles string }{
		"es": {{" de", " del| de los| de las| de la"}, {" a", " al| a los"}},
		"it": {{" di", " del| dell'| dei| degli| delle| della"}, {" a", " al| all'| ai| agli| alle| alla"}},
		"pt": {{" de", " do| da| dos| das"}, {" a", " ao| aos| à| às"}, {"até", "até ao|até aos|até à|até às"}},
		"fr": {{" de", " du| des| de la"}, {"à", "au|aux"}},
	}[tag]
	var b strings.Builder
	for line := range strings.Lines(lines) {
		line = strings.TrimSuffix(line, "\n")
		b.WriteString(line)
		_, list, _ := strings.Cut(line, ": ")
		for phrase := range strings.SplitSeq(list, "|") {
			for _, f := range forms {
				if stem, ok := strings.CutSuffix(phrase, f.end); ok {
					for article := range strings.SplitSeq(f.articles, "|") {
						b.WriteString("|" + stem + article)
					}
				}
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// languages are those that are read, by their BCP 47 tag.
var languages = sync.OnceValue(func() map[string]*language {
	all := map[string]*language{}
	for _, l := range []*lexicon{english(), german(), french(), spanish(), italian(), portuguese(), dutch()} {
		all[l.tag] = compile(l)
	}
	return all
})

// Languages returns the tags of the languages whose words are read.
func Languages() []string { return slices.Sorted(maps.Keys(languages())) }

// dialect is a language as a region writes it.
type dialect struct {
	*language
	decimal, groups string
	region          string
	indian          bool // groups of two digits: 12,34,567
	ambiguous       bool // which of the signs is which is not known
	known           bool // the language is stated, or its text leaves no doubt
}

// dialectOf returns the language of a BCP 47 tag. Of an unknown one the words
// are read as English, and of its numbers what is unambiguous.
func dialectOf(tag string) dialect {
	base, rest, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(tag, "_", "-")), "-")
	l, known := languages()[base]
	if !known {
		return dialect{language: languages()["en"], decimal: ".,", groups: ",.", ambiguous: true}
	}
	d := dialect{language: l, decimal: l.lexicon.decimal, groups: l.lexicon.groups, known: true}
	for part := range strings.SplitSeq(rest, "-") {
		if len(part) == 2 || len(part) == 3 && part[0] >= '0' && part[0] <= '9' {
			d.region = part
		}
	}
	switch d.region {
	case "ch", "li":
		d.decimal, d.groups = ".,", "'"
		if base == "fr" {
			d.decimal = ",."
		}
	case "in", "pk", "bd", "np", "lk":
		d.indian = base == "en"
	case "mx", "gt", "hn", "sv", "ni", "pa", "do", "pr", "pe", "us", "419":
		if base == "es" {
			d.decimal, d.groups = ".", ","
		}
	case "za":
		if base == "en" {
			d.decimal, d.groups = ".,", ""
		}
	}
	return d
}

// number returns the value of a table as a number.
func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
