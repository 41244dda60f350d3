package reading_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"ibid/edtf"
	"ibid/fact"
	"ibid/reading"
)

func TestValues(t *testing.T) {
	file := os.Getenv("VALUES")
	if file == "" {
		file = "testdata/values.tsv"
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	_ = csv.NewReader
	type count struct{ shown, refused, not, accepted int }
	langs, fams := map[string]*count{}, map[string]*count{}
	var all count
	get := func(m map[string]*count, k string) *count {
		if m[k] == nil {
			m[k] = &count{}
		}
		return m[k]
	}
	cache := map[string][]reading.Reading{}
	var wrong []string
	for line := range strings.Lines(strings.SplitN(string(data), "\n", 2)[1]) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		lang, sentence, value, role, truth, family := f[0], f[1], f[2], f[4], f[5], f[6]
		key := lang + sentence
		if _, ok := cache[key]; !ok {
			cache[key] = reading.Read(sentence, reading.Options{Language: lang})
		}
		rs := cache[key]
		got := false
		var v fact.Value
		ok := true
		if f[3] == "date" {
			d, err := edtf.Parse(value)
			ok = err == nil
			v = fact.Value{Kind: fact.DateValue, Date: d}
		} else {
			q, err := fact.ParseQuantity(value)
			ok = err == nil
			v = q.Value()
		}
		ro := map[string]reading.Role{"from": reading.From, "to": reading.To, "order": reading.Place}[role]
		if ok {
			got = slices.ContainsFunc(rs, func(r reading.Reading) bool { return r.Shows(v, ro) })
		}
		open := strings.HasPrefix(family, "open-")
		for _, c := range []*count{get(langs, lang[:2]), get(fams, family), &all} {
			if truth == "shown" {
				if open && c != fams[family] {
					continue
				}
				c.shown++
				if !got {
					c.refused++
				}
			} else {
				c.not++
				if got {
					c.accepted++
				}
			}
		}
		if got != (truth == "shown") {
			var s []string
			for _, r := range rs {
				s = append(s, fmt.Sprintf("%s{%s %v}", r.Kind, r.Amount, r.Dates))
			}
			wrong = append(wrong, fmt.Sprintf("%s %s [%s] %q %s | %s | %s", truth, family, lang, value, role, sentence, strings.Join(s, " ")))
		}
	}
	for k, c := range langs {
		t.Logf("%s %+v", k, *c)
	}
	t.Logf("all %+v", all)
	slices.Sort(wrong)
	os.WriteFile("/tmp/wrong.txt", []byte(strings.Join(wrong, "\n")), 0o644)
}
