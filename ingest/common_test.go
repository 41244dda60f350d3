package ingest

import (
	"regexp"
	"strings"
	"testing"

	"ibid/fact"
)

// TestCommonWords has texts in which a marked word is a name, *March*, or the common word, _March_.
func TestCommonWords(t *testing.T) {
	var entities []fact.Entity
	for _, name := range []string{
		"March", "May", "June", "Will", "Us", "US", "WHO", "Fram", "FRAM", "Turkey", "Essen", "iPhone", "go", "New Will", "Mai", "Juni", "Nach", "Mars", "Let", "It",
	} {
		entities = append(entities, fact.Entity{ID: fact.EntityID("concept/" + name), Kind: "Concept", Name: name})
	}
	n := newNames(entities, nil)
	marked := regexp.MustCompile(`\*[^*]+\*|_[^_]+_`)
	for language, texts := range map[string][]string{
		"en-GB": {
			// a month: beside a day, a year or another month, or behind a preposition of time
			"It rained on 14 _March_.",
			"It rained on 14th _March_ and on the 14th of _March_.",
			"It rained on _March_ 1, on _March_ 1st, _March_ 2nd, _March_ 3rd and _March_ 31.",
			"It rained on _March_ 2006 and on _March_, 2006.",
			"It rained all _March_ of 2006.",
			"It rained in _March_, since _March_, by _March_, until _March_ and before _March_.",
			"It rained in late _March_, last _March_ and every _March_, and (mid-_March_) too.",
			"It rained January to _March_, _March_ to June and _March_-April.",
			"It was _March_ to June, or _March_, June.",
			"It rained in _May_ and _June_. Then *June* laughed.",
			"It rained 32 *March* and 0 *March* and it rained.",
			"It rained: *June* 32, it rained *March* 200 and it rained *March* 20066 and *March* 0.",
			"The album *March* sold well, and *March* wrote it.",
			"So *May* and *Will* said.",
			"It rained there in\n*June* wrote.",
			"_March_ wrote.\n2006\n*June* wrote.",
			"He wrote to *March*\n2006",
			// the beginning of a sentence
			"_March_ wrote a book.",
			"It rained. _Will_ she come? _May_ I ask?",
			"“_Will_ you?” asked *Will*.",
			"She said, “_Will_ you?”",
			"She said: _Will_ you?",
			"The song “*Will*” sold well.",
			"*Fram* sailed. *Essen* grew. *Turkey* grew.",
			"_Turkey_ is roasted. Roast turkey is eaten in *Turkey*.",
			"*Essen* grew. See essen.de, mail@essen, essen-x, x/essen and *Essen*.",
			// possessives, and other words with an apostrophe
			"*Will*'s house burnt. *May*’s kiln stood. “*Will*'s kiln,” she said.",
			"_Will_'ll do. _Will_’sx.",
			"The Long *Will*'s Kiln",
			// titles
			"The Long _Will_ Home",
			"About _Us_",
			"What *Will* wrote",
			"The *Fram* Museum",
			"He met *Will* and *Us*.",
			"About _Us_ and _Will_",
			"Then _Will_",
			"He met *Will*",
			// capitals
			"ABOUT _US_",
			"CALL _US_ NOW! The *US* grew.",
			"*US* troops left *US* soil.",
			"The *US* Senate met.",
			"*US*",
			"ASK _WHO_",
			"THE *FRAM* SAILED",
			// neither one word nor with a capital of its own
			"*iPhone*, *go* and *New Will* came. See iphone.",
			"*iPhone* came. *go* came. *New Will* came.",
		},
		"fr-CH": {"*Will*'s."},
		"":      {"_Let_'s go. _It_’s a kiln.", "_Will_ she come in _March_?"},
		"de": {
			"Es regnete am 14. _Mai_ und im _Mai_.",
			"Es regnete von _Mai_ bis _Juni_ und _Mai_ 2006.",
			"Damals schrieb *Mai* ein Buch, und *March* 14 auch.",
			"*Will* kam. _Nach_ Hause. Sie kam nach Hause.",
		},
		"fr": {
			"*Mars* 2006. Le groupe *Mars* 2006.",
			"_Mars_ 2006. Au mois de mars, le groupe *Mars* joua.",
		},
	} {
		for _, text := range texts {
			p := &page{head: &head{doc: fact.Document{Language: language}}, rendered: rendered{text: strings.NewReplacer("*", "", "_", "").Replace(text)}}
			w := commonWords{page: p, names: n}
			for i, m := range marked.FindAllStringIndex(text, -1) {
				word, at := text[m[0]+1:m[1]-1], m[0]-2*i
				number := n.byName[word]
				if got, want := w.doubtful(number, fact.Span{Start: at, End: at + len(word)}), text[m[0]] == '_'; number == 0 || got != want {
					t.Errorf("%s: %q: the word at %d is doubtful: %v, want %v", language, p.text, at, got, want)
				}
			}
		}
	}
}
