package reading

import (
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
	bounds   string // `>`, `>=`, `<`, `<=` or `~`: phrases before it
	trailing string // the same behind it
	minus    string
	percent  string
	money    string // code: names of currencies
	units    string // symbol: words
	of       string // between million and its noun

	// Ranges.
	between, and, from, to, or string

	// Dates.
	months    string // 1 to 12: names
	seasons   string // 21 to 24: names
	quarters  string // 33 to 36, 40, 41: signs of one word, such as Q1
	quarter   string // the word behind an ordinal
	half      string
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

	// What surrounds a number.
	labels   string // what is numbered, not counted: Room 12
	weak     string // what may be numbered, where no noun follows
	stops    string // words that end a group of words around a noun
	plural   string // endings of a plural: which a year does not have behind it
	capital  bool   // nouns begin with a capital
	changing string // verbs of a change: from 5 to 7 is then no range
	common   string // its commonest words, by which the language is recognised
}

// language is a lexicon, ready to be looked up.
type language struct {
	*lexicon
	cardinal, ordinal, scale, tenth       phrases[string]
	hundredWord, joiner, suffix, ofWord   set
	bound, trail, currency, unit, month   phrases[string]
	season, part, era, whenWord, tensWord phrases[string]
	minusWord, percentWord                set
	betweenWord, andWord, fromWord        set
	toWord, orWord                        set
	quarterWord, halfWord, centuryWord    set
	decadeWord, decadeEnding              set
	onward, inWord, weakIn, article       set
	atWord, oclockWord                    set
	label, weakLabel, stop, change        set
	atoms                                 map[string]string // cardinals of one word, for what is written together
	symbols                               map[string][]string
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
		label: newSet(l.labels), weakLabel: newSet(l.weak), stop: newSet(l.stops), change: newSet(l.changing),
		atoms: map[string]string{}, symbols: map[string][]string{},
	}
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

// languages are those that are read, by their BCP 47 tag.
var languages = sync.OnceValue(func() map[string]*language {
	all := map[string]*language{}
	for _, l := range []*lexicon{english(), german(), french(), spanish(), italian(), portuguese(), dutch()} {
		all[l.tag] = compile(l)
	}
	return all
})

// Languages returns the tags of the languages whose words are read.
func Languages() []string { return []string{"de", "en", "es", "fr", "it", "nl", "pt"} }

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
		return dialect{language: languages()["en"], decimal: ".", groups: ",.", ambiguous: true}
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
