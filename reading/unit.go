package reading

import (
	"slices"
	"strings"
	"unicode"
)

// maxNoun is how many words behind a number are looked at for what it counts.
const maxNoun = 6

// noun is what stands behind a number that has no currency and is no percentage.
type noun struct {
	symbolEnd int      // byte of the text
	symbol    string   // characters without a space between them: `km/h`, `°C`, `GB`
	phrase    []string // the words of the unit of measure with which it begins
	rate      bool     // a word such as per and another unit follow: no amount of the first alone
	words     []string // of the group of words, lower case
	upper     []bool   // which of the words begin with a capital
	ends      []int    // bytes of the text at which the words end
	next      []string // all words behind the number up to a sign or number, for units of several words
	nextEnds  []int
	known     bool // it begins with a unit of measure
}

// nounAt reads the unit, or the group of words, at token i: up to a sign, a
// number or a word that ends such a group.
func (r *reader) nounAt(i int) noun {
	var n noun
	if i >= len(r.tokens) {
		return n
	}
	at := i
	if t := r.tokens[at]; t.text == "-" && t.gap == glued && at+1 < len(r.tokens) && r.tokens[at+1].gap == glued && r.tokens[at+1].kind == word {
		at++ // a 57-member board
	}
	n.symbol, n.symbolEnd = r.symbol(at)
	if unit, next := r.lang.unit.at(r.tokens, at); next > at {
		n.known = true
		for _, t := range r.tokens[at:next] {
			if t.kind == word {
				n.phrase = append(n.phrase, t.text)
			}
		}
		n.rate = slices.Contains(speeds, unit) && r.isRate(next)
	}
	if isSymbol(n.symbol) {
		n.known = true
	}
	for k := at; k < min(at+2*maxNoun, len(r.tokens)) && r.tokens[k].kind == word; k++ {
		n.next, n.nextEnds = append(n.next, r.tokens[k].text), append(n.nextEnds, r.tokens[k].end)
	}
	at = r.skip(r.lang.partitiveWord, at)
	for len(n.words) < maxNoun && at < len(r.tokens) {
		t := r.tokens[at]
		if t.kind == digits && r.is(at+1, "-") && r.glued(at+1) && r.glued(at+2) && r.kind(at+2, word) {
			at += 3 // 2,500 12-volt batteries
			continue
		}
		if t.text == "," && r.lang.tag == "en" && len(n.words) > 0 && !slices.ContainsFunc(n.words, r.lang.isPlural) && r.kind(at+1, word) && r.skip(r.lang.stop, at+1) == at+1 {
			at++ // eight large, independent services
			continue
		}
		if t.kind != word {
			break
		}
		if _, next := r.lang.stop.at(r.tokens, at); next > at && !t.isAcronym(r) {
			break
		}
		text, end := t.text, at+1
		for end+1 < len(r.tokens) && (r.tokens[end].text == "-" || r.tokens[end].text == "'") && r.tokens[end].gap == glued && r.tokens[end+1].gap == glued && (r.tokens[end+1].kind == word || r.tokens[end].text == "-" && r.tokens[end+1].kind == digits) {
			text += r.tokens[end].text + r.tokens[end+1].text
			end += 2
		}
		n.words, n.upper, n.ends = append(n.words, text), append(n.upper, t.upper), append(n.ends, r.tokens[end-1].end)
		at = end
	}
	return n
}

// isAcronym reports whether a word is written in capitals: IT, US.
func (t token) isAcronym(r *reader) bool {
	raw := r.text[t.start:t.end]
	return len(raw) > 1 && raw == strings.ToUpper(raw) && unicode.IsUpper([]rune(raw)[0])
}

// symbolAt returns the characters at token i up to the next space or comma.
func (r *reader) symbolAt(i int) string {
	s, _ := r.symbol(i)
	return s
}

func (r *reader) symbol(i int) (text string, end int) {
	end = i
	for end < len(r.tokens) && (end == i || r.tokens[end].gap == glued) {
		t := r.tokens[end]
		if t.kind == sign && !strings.ContainsAny(string(t.r), "°µ²³/^·%‰'′″⁻¹") || t.kind == digits && end == i {
			break
		}
		end++
	}
	if end == i || r.tokens[i].gap != glued && r.is(end, "-") && r.glued(end) && r.glued(end+1) && r.kind(end+1, digits) {
		return "", 0 // T-34
	}
	return r.text[r.tokens[i].start:r.tokens[end-1].end], r.tokens[end-1].end
}

// isSymbol reports whether a text is the symbol of a unit of measure.
func isSymbol(s string) bool {
	if strings.ContainsAny(s, "°µ²³/") {
		return true
	}
	if base := strings.TrimRight(s, "23"); len(base) == len(s)-1 && strings.HasSuffix(base, "m") && len(base) <= 2 {
		return true // m2, km2
	}
	return slices.Contains([]string{
		"m", "km", "cm", "mm", "nm", "dm", "ft", "yd", "mi", "kg", "g", "mg", "t", "kt", "Mt", "lb", "lbs", "oz", "l", "L", "ml", "mL", "cl", "dl", "hl", "h", "min", "s", "sec", "ms", "ns", "hr", "hrs",
		"ha", "W", "kW", "MW", "GW", "TW", "Wh", "kWh", "MWh", "GWh", "TWh", "V", "kV", "A", "mA", "Ah", "Hz", "kHz", "MHz", "GHz", "J", "kJ", "MJ", "cal", "kcal", "N", "kN", "Pa", "hPa", "kPa", "MPa", "bar", "K",
		"B", "kB", "KB", "MB", "GB", "TB", "PB", "EB", "ZB", "KiB", "MiB", "GiB", "TiB", "PiB", "Mbps", "Gbps", "kbps", "ko", "Mo", "Go", "To", "Po", "PS", "hp", "pk", "CV", "mph", "rpm", "dpi", "ppm", "dB", "mol", "cd", "lm", "lx", "kn", "nmi",
		"std", "Std", "M", "k", "G", "T", "Bn", "Bln", "bln", "mM", "Bi",
	}, s)
}

// shows reports whether the unit of a fact is what stands behind the number:
// its symbol, or the noun that is counted, in singular or plural, behind
// adjectives at most.
func (n *noun) shows(unit string, l dialect) bool {
	if len(n.phrase) < 2 && !n.rate && strings.EqualFold(unit, n.symbol) && (unit == n.symbol || !isSymbol(unit) || !isSymbol(n.symbol)) {
		return true
	}
	if symbol := strings.ToLower(n.symbol); len(n.words) > 0 && symbol != n.words[0] && strings.HasPrefix(symbol, n.words[0]) {
		return false // a piece of a compound unit, such as km of km/h
	}
	if n.rate && len(unitWords(unit)) < 2 {
		return false
	}
	if n.isWord(unit, l) {
		return len(n.phrase) < 2 || slices.ContainsFunc(l.symbols[unit], func(w string) bool { return slices.Equal(words(w), n.phrase) })
	}
	wanted := unitWords(unit)
	if len(wanted) == 0 || len(wanted) < len(n.phrase) && wanted[0] == n.phrase[0] && !n.isTemperature(l) {
		return false
	}
	if len(wanted) > 2 && len(wanted) <= len(n.next) && slices.Equal(n.next[:len(wanted)], wanted) {
		return true
	}
	for skip := 0; skip+len(wanted) <= len(n.words); skip++ {
		if skip > 0 && !n.modifies(skip-1, l) {
			return false
		}
		if n.same(skip, wanted, l) {
			return true
		}
	}
	return false
}

// isRate reports whether token i makes a rate of the unit before it: per second,
// pro Stunde, per square inch. Of litres that flow in an hour there is an amount all the same.
func (r *reader) isRate(i int) bool {
	per := r.skip(r.lang.perWord, i)
	if per == i {
		return false
	}
	_, next := r.lang.unit.at(r.tokens, per)
	return next > per || r.is(per, "square", "cubic")
}

// speeds are the units that make another of them with a time: of length and of data.
var speeds = []string{"m", "km", "cm", "mm", "mi", "ft", "in", "yd", "nmi", "bit", "kbit", "Mbit", "Gbit", "lb"}

// head returns the word that is most likely counted, "" when there is none.
func (n *noun) head(l dialect) string {
	for k, w := range n.words {
		if l.capital && n.upper[k] || l.tag == "en" && l.isPlural(w) || !l.capital && l.tag != "en" {
			return w
		}
	}
	return ""
}

// isTemperature reports whether the unit is one of temperature, whose degrees may stand alone.
func (n *noun) isTemperature(l dialect) bool {
	return len(n.phrase) == 2 && slices.Contains(l.symbols["°"], n.phrase[0])
}

// isWord reports whether a word for the symbol stands behind the number.
func (n *noun) isWord(symbol string, l dialect) bool {
	for _, w := range l.symbols[symbol] {
		if n.same(0, unitWords(w), l) {
			return true
		}
	}
	return false
}

func (n *noun) same(at int, wanted []string, l dialect) bool {
	if len(wanted) == 0 || at+len(wanted) > len(n.words) {
		return false
	}
	for k, w := range wanted {
		if !sameNoun(n.words[at+k], w, l.tag) || n.upper[at+k] && l.tag == "en" && n.words[at+k] != w && !strings.HasSuffix(n.words[at+k], "s") {
			return false
		}
	}
	return true
}

// unitWords returns the words of a unit as [reader.nounAt] does.
func unitWords(unit string) []string {
	var all []string
	for f := range strings.FieldsSeq(unit) {
		all = append(all, strings.Join(words(f), ""))
	}
	return all
}

// modifies reports whether the word may stand between a number and what it
// counts: no noun of its own. A plural in English and a capital in German are nouns.
func (n *noun) modifies(at int, l dialect) bool {
	w := n.words[at]
	switch {
	case at >= 4, n.known && at == 0:
		return false
	case l.tag == "de":
		return !n.upper[at] || strings.HasSuffix(w, "er") && at+1 < len(n.words) && n.upper[at+1]
	case l.tag == "en":
		if strings.HasSuffix(w, "s") && !slices.ContainsFunc([]string{"ss", "ous", "us", "is", "'s", "less"}, func(e string) bool { return strings.HasSuffix(w, e) }) {
			return n.upper[at]
		}
	}
	return true
}

// sameNoun reports whether two words are forms of one noun in singular and plural.
func sameNoun(a, b, tag string) bool {
	if a == b || tag != "en" {
		return a == b
	}
	return slices.ContainsFunc(singulars(a), func(s string) bool { return slices.Contains(singulars(b), s) })
}

// singulars returns what an English noun may be in the singular, itself included.
func singulars(w string) []string {
	forms := []string{w}
	for _, ending := range []struct{ plural, singular string }{
		{"ies", "y"}, {"ves", "f"}, {"ves", "fe"}, {"ses", "s"}, {"ches", "ch"}, {"shes", "sh"}, {"xes", "x"}, {"zes", "z"}, {"oes", "o"}, {"men", "man"}, {"s", ""},
	} {
		if s, ok := strings.CutSuffix(w, ending.plural); ok && len(s) > 1 {
			forms = append(forms, s+ending.singular)
		}
	}
	if s, ok := irregular[w]; ok {
		forms = append(forms, s)
	}
	for i, f := range forms {
		if s, ok := strings.CutSuffix(f, "meter"); ok {
			forms[i] = s + "metre"
		}
		if s, ok := strings.CutSuffix(f, "liter"); ok {
			forms[i] = s + "litre"
		}
	}
	return forms
}

// irregular are the plurals of English that no ending makes.
var irregular = map[string]string{
	"people": "person", "children": "child", "feet": "foot", "teeth": "tooth", "geese": "goose", "mice": "mouse", "women": "woman",
	"criteria": "criterion", "phenomena": "phenomenon", "analyses": "analysis", "indices": "index", "data": "datum",
}
