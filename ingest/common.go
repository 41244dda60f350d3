package ingest

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"ibid/fact"
)

// commonWords tells names in the prose of a page from common words that look
// the same: March from the month, US from us, Will from a verb.
type commonWords struct {
	page     *page
	names    *names
	sentence capitals        // the last that was read
	lower    map[string]bool // words that the page writes in lower case and that a name could be; nil when not yet read
}

// doubtful reports whether what stands at a place is as likely a common word as
// the name. Case tells the two apart unless the common word would be written
// like the name there: with a capital at the beginning of a sentence and in a
// title, in capitals where all is. A month is told by the words around it.
func (w *commonWords) doubtful(number int32, at fact.Span) bool {
	word := w.names.list[number].word
	if word == "" {
		return false
	}
	if w.month(word, at) {
		return true
	}
	sentence := w.capitals(at.Start)
	switch name := w.page.text[at.Start:at.End]; name {
	case capital(word):
		if isPossessive(word, w.page.text[at.End:]) {
			return false
		}
		inTitle := sentence.long > 1 || sentence.long == 1 && len(name) < longWord
		return (inTitle || begins(w.page.text[sentence.Start:at.Start])) && w.common(word)
	case strings.ToUpper(word):
		return sentence.lower == 0 && sentence.upper > utf8.RuneCountInString(name) && w.common(word)
	}
	return false
}

// isPossessive reports whether a word in lower case is a name because of an
// apostrophe and an s behind it, which with some words is an is or us.
func isPossessive(word, behind string) bool {
	for _, mark := range []string{"'s", "’s"} {
		if rest, ok := strings.CutPrefix(behind, mark); ok {
			return wordLength(rest) == 0 && !slices.Contains(contracted, word)
		}
	}
	return false
}

// contracted are words with which 's is another word.
var contracted = strings.Fields("he she it that there here this what who where when why how which let one everyone everybody everything somebody something someone nobody nothing now other so")

// capitalised returns a name in lower case if it is a single word with a capital, else "".
func capitalised(name string) string {
	if lower := strings.ToLower(name); lower != name && wordLength(name) == len(name) {
		return lower
	}
	return ""
}

// capital writes a word in lower case with a capital.
func capital(word string) string {
	r, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(r)) + word[size:]
}

// begins reports whether a sentence, or what somebody says in it, begins behind the text.
func begins(text string) bool {
	inner := strings.TrimRight(text, ` "'“”‘’„«»([*_`)
	return !strings.ContainsFunc(inner, isWordRune) || strings.HasSuffix(inner, ":") || strings.HasSuffix(inner, ",") && strings.ContainsAny(text[len(inner):], `"“„«`)
}

// capitals says how a sentence uses them.
type capitals struct {
	fact.Span
	upper int // letters in upper case
	lower int // letters in lower case
	long  int // longer words, all of which have a capital, -1 when one has none or the sentence ends in a full stop
}

// longWord is the length from which all words of a title have a capital, in bytes.
const longWord = 4

// capitals returns those of the sentence around an offset. A text is read for
// them once, however many names it has.
func (w *commonWords) capitals(at int) capitals {
	if w.sentence.Start <= at && at < w.sentence.End {
		return w.sentence
	}
	c := capitals{Span: w.page.sentence(at)}
	text := w.page.text[c.Start:c.End]
	for _, r := range text {
		switch {
		case unicode.IsUpper(r):
			c.upper++
		case unicode.IsLower(r):
			c.lower++
		}
	}
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !isWordRune(r) }) {
		if len(word) < longWord {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) || strings.HasSuffix(text, ".") {
			c.long = -1
			break
		}
		c.long++
	}
	w.sentence = c
	return c
}

// common reports whether a word is a common one: the page writes it in lower
// case as well, or it is among the commonest of English.
func (w *commonWords) common(word string) bool {
	if w.isEnglish() && slices.Contains(commonest, word) {
		return true
	}
	if w.lower == nil {
		w.read()
	}
	return w.lower[word]
}

// read finds the words that the page writes in lower case. Parts of addresses,
// of names of files and of code are none, nor are texts of links.
func (w *commonWords) read() {
	w.lower = map[string]bool{}
	text, code := w.page.text, w.page.code
	for at := 0; at < len(text); {
		n := tokenLength(text[at:])
		word, end := text[at:at+n], at+n
		for len(code) > 0 && code[0].End <= at {
			code = code[1:]
		}
		inCode := len(code) > 0 && code[0].Start < end
		if w.names.words[word] && !inCode && !strings.ContainsAny(text[max(at-1, 0):at], ".@/_#&=-") && !isJoined(text[end:]) {
			w.lower[word] = true
		}
		at = end
	}
	for _, l := range w.page.links {
		delete(w.lower, l.text)
	}
}

// isJoined reports whether an address or a name of a file goes on with the text.
func isJoined(text string) bool {
	if text == "" || !strings.ContainsRune(".@/_#:-", rune(text[0])) {
		return false
	}
	return len(text) > 1 && text[1] > ' '
}

func (w *commonWords) isEnglish() bool {
	return w.page.doc.Language == "" || w.language() == "en"
}

func (w *commonWords) language() string {
	tag, _, _ := strings.Cut(strings.ToLower(w.page.doc.Language), "-")
	return tag
}

// month reports whether a word names a month at a place: beside a day, a year
// or another month, or behind a preposition of time.
func (w *commonWords) month(word string, at fact.Span) bool {
	months, prepositions := monthsEN, prepositionsEN
	switch {
	case w.language() == "de":
		months, prepositions = monthsDE, prepositionsDE
	case !w.isEnglish():
		return false // most other languages write months in lower case
	}
	if !slices.Contains(months, word) {
		return false
	}
	const window = 60 // bytes; a few words
	text := w.page.text
	split := func(s string) []string {
		return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !isWordRune(r) })
	}
	left := text[max(at.Start-window, 0):at.Start]
	right := text[at.End:min(at.End+window, len(text))]
	before, after := split(left[strings.LastIndexByte(left, '\n')+1:]), split(strings.SplitN(right, "\n", 2)[0])
	slices.Reverse(before)
	first := func(words []string) string {
		if len(words) == 0 {
			return ""
		}
		return words[0]
	}
	isMonth := func(words []string) bool {
		if slices.Contains(joints, first(words)) {
			words = words[1:]
		}
		return slices.Contains(months, first(words))
	}
	if first(after) == "of" {
		after = after[1:]
	}
	return slices.Contains(prepositions, first(before)) || isDay(first(before)) || isDay(first(after)) || isYear(first(after)) || isMonth(before) || isMonth(after)
}

// isDay reports whether a word is the number of a day, such as 14 or 14th.
func isDay(word string) bool {
	for _, ending := range []string{"st", "nd", "rd", "th"} {
		word = strings.TrimSuffix(word, ending)
	}
	n, err := strconv.Atoi(word)
	return err == nil && n >= 1 && n <= 31
}

func isYear(word string) bool {
	n, err := strconv.Atoi(word)
	return err == nil && len(word) == 4 && n >= 1000
}

// commonest has the words that begin English sentences most often, and some
// verbs and adjectives that do and are names besides.
var commonest = strings.Fields(`
	a about above after again all also although always am among an and another any anyone are as ask at away
	be because been before being below best better between big both but by can come could day did do does done down during
	each early either else even ever every everyone everything few finally first follow for from get give given go good great
	had has have he hello help her here hers high him his home hope how however i if in indeed instead into is it its just
	keep know last late later least less let like little long look made make many march may maybe me meanwhile might mine more most much must my
	near need neither never new next nice no nobody none nor not note nothing now of off often ok old on once one only open or other others our out over own
	perhaps please quite rather read reading really right same say see she should show since so some somebody something soon still such
	take than that the their them then there therefore these they think this those though through thus till to today together too try two
	under unless until up upon us use very was we well went were what whatever when where whether which while who whom whose why will with within without work would
	yes yet you your yours`)

// The months, in the languages that write them with a capital.
var (
	monthsEN = strings.Fields("january february march april may june july august september october november december")
	monthsDE = strings.Fields("januar jänner februar märz april mai juni juli august september oktober november dezember")

	prepositionsEN = strings.Fields("in since until till by during before after from through throughout of early mid late last next this every each")
	prepositionsDE = strings.Fields("im in seit bis ab vor nach von vom zum anfang mitte ende")

	joints = strings.Fields("and or to bis und oder") // between two months
)
