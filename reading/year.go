package reading

import "strings"

// isYear reports whether four digits are a year where they stand: behind a
// preposition of time, between signs, or where no noun follows that they count.
func (r *reader) isYear(p part) bool {
	i := p.start
	if r.isLabel(i) || r.isUnitOrScale(p.end) {
		return false
	}
	if from := r.lang.inWord.before(r.tokens, i); from < i {
		return !r.isCount(p) || r.begins(from)
	}
	if r.is(i-1, "'") && r.glued(i-1) && r.lang.inWord.before(r.tokens, i) == i && r.lang.weakIn.before(r.tokens, i) == i {
		return false
	}
	free := p.end >= len(r.tokens) || r.kind(p.end, sign) && !r.is(p.end, "%", "$", "€") || r.skip(r.lang.stop, p.end) > p.end
	if from := r.lang.weakIn.before(r.tokens, i); from < i {
		return free || r.isSingularHead(p.end)
	}
	if i == 0 || r.is(i-1, "(", "[", ",", ";", ":", "|", "-", "/", "—", ".", "\"", "“") && r.kind(i-1, sign) {
		return free
	}
	if before := r.tokens[i-1]; before.kind == word {
		if _, end := r.lang.season.at(r.tokens, i-1); end == i {
			return true
		}
		switch r.lang.tag {
		case "de":
			return free || !r.isCount(p) && !before.upper
		case "en":
			return r.is(i-1, "the", "its", "their", "his", "her", "a", "this", "that", "s") && r.isSingularHead(p.end) || before.upper && free && !r.begins(i-1)
		}
	}
	return false
}

// isSingularHead reports whether the noun at token i is one that a year stands before: the 1999 election.
func (r *reader) isSingularHead(i int) bool {
	n := r.nounAt(i)
	return r.lang.tag == "en" && len(n.words) > 0 && !strings.HasSuffix(n.words[0], "s")
}

// isUnitOrScale reports whether what stands at token i makes an amount of the number before it.
func (r *reader) isUnitOrScale(i int) bool {
	if _, next := r.lang.scale.at(r.tokens, i); next > i && (r.kind(i, word) && len(r.tokens[i].text) > 2) {
		return true
	}
	if _, next := r.moneyAfter(i); next > i && r.skip(r.lang.ofWord, i) == i {
		return true
	}
	if r.percent(i) > i || r.isUnit(i) && !r.is(i, "in", "a", "d", "u", "o") {
		return true
	}
	s := r.symbolAt(i)
	return s != "" && isSymbol(s) && !r.is(i, "a", "o", "u", "t", "s", "m", "h", "l", "g", "v", "b", "k", "in")
}

// isCount reports whether a plural that four digits may count follows the year of p.
func (r *reader) isCount(p part) bool {
	if !p.bare {
		return false
	}
	if r.isUnitOrScale(p.end) {
		return true
	}
	if r.glued(p.end) && r.is(p.end, "-") {
		return false
	}
	n := r.nounAt(p.end)
	for k, w := range n.words {
		if k > 2 {
			break
		}
		if r.lang.capital {
			if n.upper[k] {
				return r.isPlural(w)
			}
			if !strings.HasSuffix(w, "e") && !strings.HasSuffix(w, "en") {
				return false
			}
			continue
		}
		if r.isPlural(w) {
			return r.lang.tag != "nl" || !isDutchParticiple(w)
		}
		if r.lang.tag != "en" && r.lang.tag != "nl" {
			break
		}
	}
	return false
}

// isDutchParticiple tells gesloten and ontworpen from a plural.
func isDutchParticiple(w string) bool {
	for _, prefix := range []string{"ge", "be", "ver", "ont", "her"} {
		if strings.HasPrefix(w, prefix) && strings.HasSuffix(w, "en") {
			return true
		}
	}
	return false
}

func (r *reader) isPlural(w string) bool {
	for ending := range strings.SplitSeq(r.lang.plural, "|") {
		if strings.HasSuffix(w, ending) && len(w) > len(ending)+2 && !strings.HasSuffix(w, "ss") {
			return true
		}
	}
	return false
}
