package reading_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"ibid/edtf"
	"ibid/fact"
	"ibid/reading"
)

// deviation is what CLDR writes and is not read so, on purpose.
type deviation struct {
	locales string // separated by spaces; a language stands for all its regions, nothing for all
	forms   string // separated by spaces
	text    string // a regular expression; nothing for all texts
	other   bool   // it is read as something else, rather than passed over
	reason  string
}

var deviations = []deviation{
	{
		forms:  "numbering cardinal-masculine cardinal-feminine cardinal-neuter cardinal-n cardinal-r cardinal-s cardinal-m",
		text:   "^(ein|einen?|einer|eines|einem|een|une?|uno|una|uma?)$",
		reason: "an article",
	},
	{
		locales: "de", forms: "cardinal-n cardinal-r cardinal-s cardinal-m", text: "ein(en|er|es|em)$",
		reason: "a declined number of more than one digit, which nobody writes",
	},
	{
		locales: "es-MX fr-CA", forms: "currency-symbol currency-negative", text: `^(-?\$[\d,]+|-?[\d\x{a0}]+\$)$`, other: true,
		reason: "a bare $ is the US dollar in all languages",
	},
	{
		locales: "en-GB", forms: "compact-short", text: `\dm$`, other: true,
		reason: "m is the metre where no currency stands before it",
	},
	{
		locales: "en-IN", forms: "compact-short", text: `\d(L|LCr|K?Cr)$`, other: true,
		reason: "L is the litre; lakh and crore are read as words",
	},
	{
		locales: "en", forms: "compact-short", text: `\dT$`, other: true,
		reason: "T is the tonne or the tesla as well",
	},
	{
		locales: "en-IN", forms: "compact-currency", text: `[KL]Cr$`,
		reason: "thousands and lakhs of crores, which nobody writes in letters",
	},
	{
		locales: "es fr it nl pt", forms: "compact-short", text: `(\d|mil)\x{a0}(k|M|B|Bi|Bn|G|T|mM|Bln|bln\.|Md)$`, other: true,
		reason: "a letter behind a space may be a name; with a currency behind it is a power",
	},
	{
		locales: "pt-PT", forms: "currency-name", text: "wons sul-coreano$", other: true,
		reason: "a slip of CLDR for wons sul-coreanos",
	},
	{
		locales: "fr", forms: "digits-ordinal-masculine digits-ordinal-masculine-plural digits-ordinal-feminine digits-ordinal-feminine-plural", text: `\x{202f}`,
		reason: "an ordinal above a thousand with spaces in it",
	},
	{
		locales: "pt-PT", forms: "month-short no-year-short", text: `^\d\d/`,
		reason: "two numbers with a slash may be a fraction",
	},
	{
		locales: "es fr it", forms: "ordinal-masculine-plural ordinal-feminine-plural",
		reason: "an ordinal in plural is a fraction more often: dos quintos, deux cinquièmes",
	},
}

// frames hold what CLDR formats in sentences of each language: %s is the text.
var frames = map[string]struct{ count, amount, ordinal, day, year string }{
	"de": {"Es gibt %s Häuser", "Das Ergebnis ist %s", "die %s Auflage", "Die Mauer fiel am %s", "Die Mauer fiel im Jahr %s"},
	"en": {"There are %s houses", "The result is %s", "the %s edition", "The wall fell on %s", "The wall fell in %s"},
	"es": {"Hay %s casas", "El resultado es %s", "la %s edición", "El muro cayó el %s", "El muro cayó en %s"},
	"fr": {"Il y a %s maisons", "Le résultat est %s", "la %s édition", "Le mur tomba le %s", "Le mur tomba en %s"},
	"it": {"Ci sono %s case", "Il risultato è %s", "la %s edizione", "Il muro cadde il %s", "Il muro cadde nel %s"},
	"nl": {"Er zijn %s huizen", "Het resultaat is %s", "de %s editie", "De muur viel op %s", "De muur viel in %s"},
	"pt": {"Há %s casas", "O resultado é %s", "a %s edição", "O muro caiu no dia %s", "O muro caiu em %s"},
}

// sample is a value and how a locale of CLDR writes it.
type sample struct{ locale, form, value, text string }

func TestCLDRNumbers(t *testing.T)   { checkSamples(t, samples(t, "numbers.tsv"), asAmount) }
func TestCLDRDates(t *testing.T)     { checkSamples(t, samples(t, "dates.tsv"), asDate) }
func TestCLDRSpellouts(t *testing.T) { checkSamples(t, samples(t, "spellouts.tsv"), asSpellout) }

// TestCLDRSeparators writes numbers of all lengths with the separators of each locale.
func TestCLDRSeparators(t *testing.T) {
	var all []sample
	random := rand.New(rand.NewPCG(1, 2))
	for _, row := range rows(t, "cldr/symbols.tsv", 5) {
		locale, decimal, group, pattern := row[0], row[1], row[2], row[3]
		least, err := strconv.Atoi(row[4])
		if err != nil {
			t.Fatal(err)
		}
		size := 3
		if strings.HasPrefix(pattern, "#,##,##0") {
			size = 2
		}
		for digits := 1; digits <= 13; digits++ {
			for _, fraction := range []string{"", "5", "25", "125", "0625"} {
				whole := strconv.Itoa(1 + random.IntN(9))
				for len(whole) < digits {
					whole += strconv.Itoa(random.IntN(10))
				}
				s := sample{locale, "separators", whole, grouped(whole, group, size, least)}
				if fraction != "" {
					s.value, s.text = s.value+"."+fraction, s.text+decimal+fraction
				}
				all = append(all, s)
			}
		}
	}
	checkSamples(t, all, asAmount)
}

// grouped writes digits in groups: the last of three, all others of size
// digits. It does so when at least least digits stand before the last.
func grouped(digits, separator string, size, least int) string {
	if len(digits) < 3+least {
		return digits
	}
	end := len(digits) - 3
	text := separator + digits[end:]
	for ; end > size; end -= size {
		text = separator + digits[end-size:end] + text
	}
	return digits[:end] + text
}

// expectation returns a sentence for a sample, with %s for its text, and what a
// reading of its value is.
type expectation func(sample) (frame string, isRight func(reading.Reading) bool, err error)

// checkSamples reports, by locale and form, the samples that are not read as
// their values, and the deviations that no sample needs.
func checkSamples(t *testing.T, all []sample, expect expectation) {
	t.Helper()
	faults, forms, needed := map[string][]string{}, map[string]bool{}, map[deviation]bool{}
	for _, s := range all {
		forms[s.form] = true
		fault, other := s.fault(expect)
		if fault == "" {
			continue
		}
		if i := slices.IndexFunc(deviations, s.isOf); i >= 0 && (deviations[i].other || !other) {
			needed[deviations[i]] = true
			continue
		}
		key := s.locale + " " + s.form
		faults[key] = append(faults[key], fault)
	}
	for _, key := range slices.Sorted(maps.Keys(faults)) {
		list := faults[key]
		shown := list[:min(len(list), 5)]
		if testing.Verbose() {
			shown = list
		}
		t.Errorf("%s: %d not read\n\t%s", key, len(list), strings.Join(shown, "\n\t"))
	}
	for _, d := range deviations {
		if !needed[d] && slices.ContainsFunc(strings.Fields(d.forms), func(form string) bool { return forms[form] }) {
			t.Errorf("this is read: take it from the list: %+v", d)
		}
	}
}

// isOf reports whether the sample is one of the deviation.
func (s sample) isOf(d deviation) bool {
	locales := strings.Fields(d.locales)
	return (len(locales) == 0 || slices.Contains(locales, s.language()) || slices.Contains(locales, s.locale)) &&
		slices.Contains(strings.Fields(d.forms), s.form) &&
		regexp.MustCompile(d.text).MatchString(s.text)
}

// fault says what is wrong where the sample is not one reading, and that of its
// value; other tells whether it is read as something else.
func (s sample) fault(expect expectation) (fault string, other bool) {
	frame, isRight, err := expect(s)
	if err != nil {
		return err.Error(), true
	}
	sentence := strings.Replace(frame, "%s", s.text, 1)
	start := strings.Index(frame, "%s")
	all := reading.Read(sentence, reading.Options{Language: s.locale})
	if len(all) == 1 && all[0].Start >= start && all[0].End <= start+len(s.text) && isRight(all[0]) {
		return "", false
	}
	var found []string
	for _, r := range all {
		found = append(found, fmt.Sprintf("%s %s%v of %q", r.Kind, r.Amount, r.Dates, sentence[r.Start:r.End]))
	}
	return fmt.Sprintf("%s in %q: [%s]", s.value, sentence, strings.Join(found, ", ")), len(all) > 0
}

func (s sample) language() string {
	language, _, _ := strings.Cut(s.locale, "-")
	return language
}

func asAmount(s sample) (frame string, isRight func(reading.Reading) bool, err error) {
	want, err := fact.ParseQuantity(s.value)
	frame = frames[s.language()].amount
	if want.Unit == "" {
		frame = frames[s.language()].count
	}
	return frame, func(r reading.Reading) bool {
		return r.Kind != reading.Ordinal && r.Shows(want.Value(), reading.Value)
	}, err
}

func asDate(s sample) (frame string, isRight func(reading.Reading) bool, err error) {
	want, err := edtf.Parse(s.value)
	frame = frames[s.language()].year
	if from, _, _ := strings.Cut(s.value, "/"); strings.Count(strings.TrimPrefix(from, "-"), "-") == 2 {
		frame = frames[s.language()].day
	}
	return frame, func(r reading.Reading) bool { return slices.Contains(r.Dates, want) }, err
}

func asSpellout(s sample) (frame string, isRight func(reading.Reading) bool, err error) {
	if !strings.Contains(s.form, "ordinal") {
		return asAmount(s)
	}
	return frames[s.language()].ordinal, func(r reading.Reading) bool {
		return r.Kind == reading.Ordinal && string(r.Amount.Lower) == s.value
	}, nil
}

// samples reads a file of testdata/cldr that has values.
func samples(t *testing.T, name string) (all []sample) {
	t.Helper()
	for _, row := range rows(t, "cldr/"+name, 4) {
		all = append(all, sample{row[0], row[1], row[2], row[3]})
	}
	return all
}

// rows reads a file of testdata, of so many columns.
func rows(t *testing.T, name string, columns int) (all [][]string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		row := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(row) != columns {
			t.Fatalf("%s: %d columns, want %d: %q", name, len(row), columns, line)
		}
		all = append(all, row)
	}
	return all
}
