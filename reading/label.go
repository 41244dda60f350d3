package reading

import (
	"slices"
)

// isLabelled reports whether the number at token i names something: Room 12,
// a Boeing 747. After a capital it does where no noun follows it.
func (r *reader) isLabelled(i int, q quantity) bool {
	switch {
	case q.kind != Number:
		return false
	case q.isStreet(), r.isHouse(i, q), r.isLabel(i):
		return true
	case i == 0:
		return false
	}
	before := r.tokens[i-1]
	if before.upper && !r.begins(i-1) && r.skip(r.lang.stop, i-1) == i-1 && (len(before.text) == 1 || r.lang.tag != "de" && r.lang.weakLabel.before(r.tokens, i) < i) {
		return true // the B 27, a Class 37 locomotive
	}
	if q.power > 0 || len(q.noun.words) > 0 && (r.lang.tag != "en" || !before.upper || !r.isName(i-1) || slices.ContainsFunc(q.noun.words, r.lang.isPlural)) {
		return false
	}
	if from := r.lang.weakLabel.before(r.tokens, i); from < i {
		return true
	}
	if before.kind != word || r.skip(r.lang.stop, i-1) > i-1 {
		return false
	}
	return before.upper && !r.begins(i-1) || r.skip(r.lang.determinerWord, i-2) == i-1 && r.lang.tag != "en"
}

// isName reports whether a word with a capital in it stands at token i that does
// not begin a sentence, behind no preposition: Python 3, but In London 300.
func (r *reader) isName(i int) bool {
	return r.kind(i, word) && r.tokens[i].upper && !r.begins(i) && !r.is(i-1, "in", "at", "from", "near", "for", "by", "of", "to", "with", "on")
}

// isStreet reports whether the number is that of a house: 44 Mill Lane.
func (q *quantity) isStreet() bool {
	for k, w := range q.noun.words {
		if !q.noun.upper[k] {
			return false
		}
		if slices.Contains([]string{"street", "lane", "road", "avenue", "square", "drive", "court", "terrace", "row", "place", "way", "boulevard", "crescent", "gardens", "close", "st", "rd", "ave"}, w) {
			return true
		}
	}
	return false
}

// isHouse reports whether the number at token i is that of a house: 54, rue du
// Moulin; calle del Molino, 87.
func (r *reader) isHouse(i int, q quantity) bool {
	after := i + 1
	if r.is(after, ",") {
		after++
	}
	if r.skip(r.lang.street, after) > after {
		return true
	}
	if len(q.noun.words) > 0 || q.power > 0 {
		return false
	}
	if r.is(i-1, ",") {
		i--
	}
	for k := i - 1; k >= max(i-6, 0) && r.kind(k, word); k-- {
		if r.skip(r.lang.street, k) > k {
			return true
		}
	}
	return false
}

// isLabel reports whether a word that is numbered stands before token i.
func (r *reader) isLabel(i int) bool {
	if r.is(i-1, "-") && r.glued(i) && r.glued(i-1) && r.kind(i-2, word) {
		return true // COVID-19
	}
	return r.lang.label.before(r.tokens, i) < i
}

// begins reports whether token i begins a sentence.
func (r *reader) begins(i int) bool {
	return i == 0 || r.is(i-1, ".", "!", "?", ":", "|", "\"", "“", "„", "«", "(", "…", ";") && r.tokens[i-1].kind == sign
}
