package fact

import (
	"cmp"
	"slices"
	"strings"
)

// Citation is a source that words rest on, and the place in it.
type Citation struct {
	Source SourceKey
	Locator
	Prefix string // what the mark says before the key, such as `see`
	Suffix string // and behind the locator, such as `and passim`
}

// Locator is a place in a source. The zero value is the whole of it.
type Locator struct {
	Label Label
	Value string // such as `3-5`, `IV` or `12(a)`
}

// Label says what a locator counts: a term of CSL, the Citation Style Language
// (https://docs.citationstyles.org/en/stable/specification.html#locators), such as `page` or `sub-verbo`.
type Label string

// labels are the short forms of labels, for one and for several.
var labels = map[Label][2]string{
	"appendix": {"app.", "apps."}, "article-locator": {"art.", "arts."}, "book": {"bk.", "bks."}, "canon": {"can.", "cans."},
	"chapter": {"ch.", "chs."}, "column": {"col.", "cols."}, "elocation": {"loc.", "locs."}, "equation": {"eq.", "eqs."},
	"figure": {"fig.", "figs."}, "folio": {"fol.", "fols."}, "issue": {"no.", "nos."}, "line": {"line", "lines"}, "note": {"n.", "nn."},
	"opus": {"op.", "opp."}, "page": {"p.", "pp."}, "paragraph": {"para.", "paras."}, "part": {"pt.", "pts."}, "rule": {"rule", "rules"},
	"scene": {"sc.", "scs."}, "section": {"§", "§§"}, "sub-verbo": {"s.v.", "s.vv."}, "supplement": {"supp.", "supps."},
	"table": {"table", "tables"}, "timestamp": {"at", "at"}, "title-locator": {"tit.", "tits."}, "verse": {"v.", "vv."}, "volume": {"vol.", "vols."},
}

// String writes the locator as English texts do: `pp. 3-5`; empty for none.
func (l Locator) String() string {
	if l == (Locator{}) {
		return ""
	}
	short := labels[l.Label][0]
	if strings.ContainsAny(strings.Trim(l.Value, "-–—"), ",;&-–—") {
		short = labels[l.Label][1]
	}
	return strings.TrimSpace(cmp.Or(short, string(l.Label)) + " " + l.Value)
}

// CompareCitation orders citations by source, label, value, prefix and suffix.
func CompareCitation(a, b Citation) int {
	return cmp.Or(
		strings.Compare(string(a.Source), string(b.Source)), strings.Compare(string(a.Label), string(b.Label)),
		strings.Compare(a.Value, b.Value), strings.Compare(a.Prefix, b.Prefix), strings.Compare(a.Suffix, b.Suffix),
	)
}

// SortCitations sorts a list, which it changes. It takes away what stands there
// twice, and the citation of a source alone beside one that says more of it.
func SortCitations(list []Citation) []Citation {
	slices.SortFunc(list, CompareCitation)
	list = slices.Compact(list)
	out := list[:0]
	for i, c := range list {
		bare := c == Citation{Source: c.Source} // which is the first of its source
		if !bare || i+1 == len(list) || list[i+1].Source != c.Source {
			out = append(out, c)
		}
	}
	return out
}

// Sources returns the keys of the sources that the reference rests on, sorted.
func (r *Reference) Sources() []SourceKey {
	var keys []SourceKey
	for _, c := range r.Citations {
		if len(keys) == 0 || keys[len(keys)-1] != c.Source {
			keys = append(keys, c.Source)
		}
	}
	return keys
}
