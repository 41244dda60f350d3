package reading_test

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ibid/edtf"
	"ibid/fact"
	"ibid/reading"
)

// The marks that the benchmark holds: no false value is accepted, and at most
// one true value of two hundred refused.
const (
	falseMark = 0
	trueMark  = 0.005
)

// row asks whether a sentence shows a value. The columns are explained in docs/values.md.
type row struct{ lang, sentence, value, kind, role, truth, family string }

// tally counts rows and those on which the reader is wrong.
type tally struct{ shown, refused, not, accepted int }

func (t *tally) take(r row, got bool) {
	if r.truth == "shown" {
		t.shown++
		if !got {
			t.refused++
		}
		return
	}
	t.not++
	if got {
		t.accepted++
	}
}

func questions(t *testing.T, file string) []row {
	t.Helper()
	var all []row
	for _, f := range rows(t, file, 7)[1:] {
		all = append(all, row{f[0], f[1], f[2], f[3], f[4], f[5], f[6]})
	}
	return all
}

// shownBy reports whether a reading of the sentence shows the value of the row.
func (r row) shownBy(readings []reading.Reading) (bool, error) {
	var v fact.Value
	if r.kind == "date" {
		d, err := edtf.Parse(r.value)
		if err != nil {
			return false, err
		}
		v = fact.Value{Kind: fact.DateValue, Date: d}
	} else {
		q, err := fact.ParseQuantity(r.value)
		if err != nil {
			return false, err
		}
		v = q.Value()
	}
	role := map[string]reading.Role{"from": reading.From, "to": reading.To, "order": reading.Place}[r.role]
	return slices.ContainsFunc(readings, func(rd reading.Reading) bool { return rd.Shows(v, role) }), nil
}

// TestValues runs the benchmark, holds it to its marks, and its table to the one that docs/values.md publishes.
func TestValues(t *testing.T) {
	families, languages, all := map[string]*tally{}, map[string]*tally{}, tally{}
	count := func(m map[string]*tally, key string) *tally {
		if m[key] == nil {
			m[key] = &tally{}
		}
		return m[key]
	}
	for _, file := range []string{"values-1.tsv", "values-2.tsv", "values-3.tsv", "values-4.tsv", "values-5.tsv"} {
		read := map[[2]string][]reading.Reading{}
		for _, r := range questions(t, file) {
			key := [2]string{r.lang, r.sentence}
			if _, known := read[key]; !known {
				read[key] = reading.Read(r.sentence, reading.Options{Language: r.lang})
			}
			got, err := r.shownBy(read[key])
			if err != nil {
				t.Errorf("%s: %s: %v", file, r.value, err)
			}
			count(families, r.family).take(r, got)
			if open := strings.HasPrefix(r.family, "open-"); !open || r.truth != "shown" {
				count(languages, r.lang[:2]).take(r, got)
				all.take(r, got)
				if got != (r.truth == "shown") {
					t.Logf("%s: %s is %s (%s, %s): %s", r.lang, r.value, r.truth, r.family, r.role, r.sentence)
				}
			}
		}
	}
	if all.accepted > falseMark || float64(all.refused) > trueMark*float64(all.shown) {
		t.Errorf("%d of %d false values are accepted, and %d of %d true ones refused", all.accepted, all.not, all.refused, all.shown)
	}
	publish(t, table(languages)+"\n"+table(families))
}

// table writes counts as a table of Markdown.
func table(counts map[string]*tally) string {
	var b strings.Builder
	b.WriteString("| | Shown | of these refused | Not shown | of these accepted |\n| --- | ---: | ---: | ---: | ---: |\n")
	for _, key := range slices.Sorted(maps.Keys(counts)) {
		c := counts[key]
		fmt.Fprintf(&b, "| %s | %d | %d | %d | %d |\n", key, c.shown, c.refused, c.not, c.accepted)
	}
	return b.String()
}

// publish holds what stands below the mark in docs/values.md against the tables.
func publish(t *testing.T, tables string) {
	t.Helper()
	const file, mark = "../docs/values.md", "<!-- written by the tests of the package reading -->\n\n"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text, published, ok := strings.Cut(string(data), mark)
	if !ok {
		t.Fatalf("%s has no line %q", file, strings.TrimSpace(mark))
	}
	if *update {
		if err := os.WriteFile(file, []byte(text+mark+tables), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(published, tables); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}
