package reading_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"ibid/edtf"
	"ibid/fact"
	"ibid/reading"
)

// FuzzRead holds what is true of every text: readings stand in order, none
// overlaps another, and each shows what it says of itself.
func FuzzRead(f *testing.F) {
	data, err := os.ReadFile("testdata/readings.txt")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if lang, text, ok := strings.Cut(line, " | "); ok {
			f.Add(lang, text)
		}
	}
	f.Fuzz(func(t *testing.T, lang, text string) {
		if len(text) > 2000 {
			return
		}
		end := 0
		for _, rd := range reading.Read(text, reading.Options{Language: lang}) {
			if rd.Start < end || rd.End <= rd.Start || rd.End > len(text) {
				t.Fatalf("%q in %s: the reading %d to %d after %d", text, lang, rd.Start, rd.End, end)
			}
			end = rd.End
			for _, d := range rd.Dates {
				if again, err := edtf.Parse(d.String()); err != nil || again != d || !rd.Shows(fact.Value{Kind: fact.DateValue, Date: d}, reading.Value) {
					t.Fatalf("%q in %s: %s is no date that the reading shows: %v", text, lang, d, err)
				}
			}
			if _, ok := rd.Within(rd.Start, rd.End); !ok {
				t.Fatalf("%q in %s: a reading does not stand within itself", text, lang)
			}
			if q := rd.Amount; rd.Kind != reading.Date && (q.Lower != "" || q.Upper != "") {
				if again, err := fact.ParseQuantity(q.String()); err != nil || again != q {
					t.Fatalf("%q in %s: %s is read back as %v, %v", text, lang, q, again, err)
				}
			}
		}
		reading.Whole(text, reading.Options{Language: lang})
	})
}

// TestReadWithinBounds doubles texts that make a reader look far ahead, and
// compares how much memory it takes.
func TestReadWithinBounds(t *testing.T) {
	for _, unit := range []string{
		"March and ", "1 to ", "1 2 ", "12 500 ", "5 or ", "between ", "from 1 to ", "one hundred ", "einhundert", "the ", "about ", "first ", "$", "- ", "2006 and ", "2006-", "1,000,", "vigésimo ", "XX ", "4 h 30 min ",
		"before ", "early ", "3/4/", "12:17 ", "a.", "million ", "%", "no. ", "of the ", "wort ",
	} {
		for _, lang := range reading.Languages() {
			cost := func(n int) float64 {
				text := strings.Repeat(unit, n)
				return testing.AllocsPerRun(1, func() { reading.Read(text, reading.Options{Language: lang}) })
			}
			if once, twice := cost(200), cost(400); twice > 2.5*once+100 {
				t.Errorf("%q in %s: %.0f allocations, and %.0f for twice as much", unit, lang, once, twice)
			}
		}
	}
	if !slices.IsSorted(reading.Languages()) {
		t.Error("the languages are not in order")
	}
}
