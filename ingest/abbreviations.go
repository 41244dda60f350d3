package ingest

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// goesOn reports whether a sentence goes on behind a full stop that stands
// between two words: an abbreviation, an initial, an ordinal number. A sentence
// that ends by mistake loses its citation, so doubt is for going on.
func goesOn(before []string, next string) bool {
	word := before[0]
	if word == "" {
		return false
	}
	first, _ := utf8.DecodeRuneInString(next)
	if i := strings.LastIndex(word, ".-"); i > 1 {
		word = word[i+len(".-"):] // of Dipl.-Ing.
	}
	lower, number, starts, counted := strings.ToLower(word), unicode.IsDigit(first), slices.Contains(starters, next), isNumber(before[1])
	letters := utf8.RuneCountInString(word)
	era := letters == 1 && slices.Contains([]string{"a.", "d.", "de"}, strings.ToLower(before[1])) || isDotted(word) && strings.HasSuffix(lower, "c")
	switch {
	case slices.Contains(leading, lower), lower == "ex" && before[1] == "p.":
		return !(starts && counted) // 5 ms
	case slices.Contains(counting, lower):
		return number || isRoman(next) || utf8.RuneCountInString(next) == 1 && lower != "no" && !counted
	case slices.Contains(trailing, lower), era:
		return !starts && !slices.Contains(articles, next)
	case isNumber(word):
		return !number && !starts && isOrdinal(word, before[1], next)
	case letters == 1:
		return number || !starts && !(counted && strings.Contains(units, word))
	case isDotted(word):
		return !starts
	case counted, strings.ToUpper(word) == word: // a unit, an acronym
		return false
	case !strings.ContainsFunc(lower, isVowel):
		return !starts
	}
	return number && letters <= 3 && lower == word && !slices.Contains(short, word) && !slices.Contains(commonest, word)
}

// wordBefore returns the word that ends the text, and the one before it. The
// full stops inside of a word belong to it, and so does the one behind the other.
func wordBefore(text string) []string {
	text = text[max(0, len(text)-2*maxWord):]
	words := make([]string, 0, 2)
	for range 2 {
		from := len(text)
		for from > 0 {
			r, size := utf8.DecodeLastRuneInString(text[:from])
			if !isWordRune(r) && r != '.' && r != '-' && r != '/' && r != ',' {
				break
			}
			from -= size
		}
		words = append(words, strings.TrimLeft(text[from:], ".,-/"))
		text = strings.TrimRight(text[:from], " \u00a0\u202f")
	}
	return words
}

// isNumber reports whether a word begins and ends with a digit.
func isNumber(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	last, _ := utf8.DecodeLastRuneInString(word)
	return unicode.IsDigit(first) && unicode.IsDigit(last)
}

// isRoman reports whether a word is a Roman number. I is a word of English.
func isRoman(word string) bool {
	return word != "" && word != "I" && strings.Trim(word, "IVXLCDM") == ""
}

func isVowel(r rune) bool {
	return r >= utf8.RuneSelf || strings.ContainsRune("aeiouy0123456789", r)
}

// isDotted reports whether a word has full stops in it, as J.-C. and v.Chr. have.
func isDotted(word string) bool {
	parts := strings.Split(word, ".")
	return len(parts) > 1 && !slices.ContainsFunc(parts, func(part string) bool {
		n := utf8.RuneCountInString(strings.Trim(part, "-"))
		return n == 0 || n > 3 || isNumber(part)
	})
}

// isOrdinal reports whether German writes a number with a full stop between two words.
func isOrdinal(number, before, next string) bool {
	if len(number[strings.LastIndexAny(number, "./-,")+1:]) > 3 { // a year
		return false
	}
	before, next = strings.ToLower(before), strings.ToLower(next)
	return slices.Contains(ordinalBefore, before) || slices.Contains(ordinalBehind, next) || slices.Contains(monthsDE, next)
}

// Abbreviations, in lower case and without their last full stop.
var (
	// leading stand before something, always.
	leading = strings.Fields(`
		mr mrs ms dr drs dra prof profa rev revd capt sgt lt cpl maj cmdr brig adm gov sen rep pres hon mt messrs mme mmes mlle mgr
		sr sra srta srs dña dhr mevr ir hr fr frl dipl ing sig sigg dott avv vs cf viz eg ie approx ca circa incl excl esp orig
		resp bzw ggf vgl evtl inkl exkl bspw insb bes sog gen geb zzt e.g i.e z.b d.h ad.es av env p.ex ej p.ej bijv evt cfr hrsg
		col supt insp atty assoc pvt abp cdr comdr trans repr illus ud uds vd vds lic arq gral cnel exmo exma mons eng arch geom prof.ssa dott.ssa prof.ª ap
		mio mrd tsd mill md mld mln abt fa hl ev kath dt engl lat griech röm frz verh verw verst ehem mag overl`)
	// counting stand before a number, and some of them are words besides.
	counting = strings.Fields(`
		no nos nr nrn núm num nº pp pg pag pág pgs págs págg pagg ss sec sect secs art arts arti ch chs chap chaps cap caps para paras par fig figs
		vol vols bd bde bk pt pts app eq eqs tab tabs tbl cols fol fols ff ll vv nn edn séc secc
		est max min tel ext fax op lib inv cat temp dist diam circ pos abs absch abschn kap aufl jg jahrg anm ziff
		bl blz afb hfdst dl nrs fasc tom tav apt pop ht wt gest gegr erb ren ded bur bap fl`)
	// trailing stand behind something, and may end a sentence.
	trailing = strings.Fields(`
		st inc ltd corp co bros assn dept univ jr esq etc al ed eds edd inst soc acad bull proc ser suppl hab cit ibid seq u.s u.k ave blvd rd sq bldg
		jan feb mar apr jun jul aug sep sept oct okt nov dec dez
		usw usf chr jh jhd jhdt gmbh str ecc enz aprox cía cia ltda ltée hnos`)
	// short words that often end a sentence, and are no abbreviations.
	short = strings.Fields(`
		it up in on out off was is too them him her his not so now then day year men man one two six ten age war all fire us me she he they
		at by to of as be go do am are has had did got set cut hit ran sat won led bar inn pit oil gas sea bay boy son box law tax art act
		an ab auf aus ein vor zu um mit bei weg los her hin war ist hat tot da bau tor rat ort tag not gut alt neu
		oui non lui eux pas ici là peu mer roi rue vie sí no él ver mar rey fin ya aquí così più poi re era via não sim mar rei lá fim niet wel uit af om`)

	units = "mglhtVAWKNJ"

	// starters begin sentences and are no names, as what stands behind an initial may be.
	starters = strings.Fields(`
		The This That These Those It Its He She They We You His Her Their There Here Then When While After Before Since In On At By For From With But And As If
		Der Die Das Dies Diese Dieser Dieses Ein Eine Er Es Sie Wir Ihr Sein Seine Ihre Im Am Auf Aus Bei Mit Nach Seit Vor Zum Zur Danach Dann Dort Hier
		Damals Später Als Wenn Weil Aber Doch Und Man Jedoch
		Il Elle Ils Elles On Ce Cette Ces Cet En Dans Aux Après Avant Puis Mais Pour Avec Depuis Son Sa Ses
		Se Su Sus Por Para Con Después Pero Este Esta Estos Estas Ya Nel Nella Dopo Poi Questo Questa Egli
		No Na Em Ao Depois Mas Com Ele Ela Het Een Hij Zij Ze Op Bij Sinds Toen Daarna Maar Dit Deze`)
	// articles begin sentences too, and names: Ada de Roe.
	articles = strings.Fields(`A An El Le La Les Un Une Des L El Los Las Una Unos Al Del Lo I Gli O Os Um Uma De Du Den Dem`)

	// What stands around an ordinal number in German.
	ordinalBefore = strings.Fields("der das des dem den im zum zur vom beim ins seinem seiner ihrem ihrer jeder jedem")
	ordinalBehind = strings.Fields("jahrhundert jahrhunderts jahrhunderte jahrtausend jh jhd jhdt tag tages tage mal auflage band kapitel woche monat jahr klasse stock stockwerk")
)
