package ingest

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ibid/edtf"
	"ibid/fact"
	"ibid/reading"
)

// TestShows holds values against quotes in their sentences: the quote stands between brackets.
func TestShows(t *testing.T) {
	date := func(s string) fact.Value { return fact.Value{Kind: fact.DateValue, Date: edtf.MustParse(s)} }
	quantity := func(s string) fact.Value {
		q, err := fact.ParseQuantity(s)
		if err != nil {
			t.Fatal(err)
		}
		return q.Value()
	}
	text := func(s string) fact.Value { return fact.Value{Kind: fact.TextValue, Text: s} }
	fram := fact.EntityID("product/fram").Value()
	known := newNames([]fact.Entity{{ID: "product/fram", Name: "Fram", Aliases: []string{"the Polar Ship"}}}, nil)
	tests := []struct {
		words string
		value fact.Value
		role  reading.Role
		want  bool
	}{
		{"[The Fram’s crew]", fram, reading.Value, true},
		{"[THE POLAR SHIP]", fram, reading.Value, true},
		{"[The Framework]", fram, reading.Value, false},
		{"[in the early 2000s]", date("2000/2003~"), reading.Value, true},
		{"[by the summer of 2003]", date("[..2003-08]"), reading.Value, true},
		{"[from 2002 to 2004]", date("2002/2004"), reading.Value, true},
		{"[from 2002 to 2004]", date("2002"), reading.Value, false},
		{"[from 2002 to 2004]", date("2002"), reading.From, true},
		{"[from 2002 to 2004]", date("2004"), reading.To, true},
		{"[from 2002 to 2004]", date("2004"), reading.From, false},
		{"It ran from [2002] to 2004.", date("2002"), reading.Value, false},
		{"It ended before [2007].", date("2007"), reading.Value, false},
		{"It had more than [300] rooms.", quantity("300"), reading.Value, false},
		{"It had [more than 300] rooms.", quantity(">300"), reading.Value, true},
		{"It had [more than 300] rooms.", quantity(">300 rooms"), reading.Value, false},
		{"It had [more than 300 rooms].", quantity(">300 rooms"), reading.Value, true},
		{"It fell to -[3 %] in May.", quantity("3 %"), reading.Value, false},
		{"It fell [to -3 % in May].", quantity("-3 %"), reading.Value, true},
		{"It had 12 [500 rooms].", quantity("500 rooms"), reading.Value, false},
		{"It was sold [for $7] in Canadian dollars.", quantity("7 USD"), reading.Value, false},
		{"[In 2003 it rose. By 2005] it fell.", date("[..2005]"), reading.Value, true},
		{"[In 2003 it rose. By 2005] it fell.", date("2003"), reading.Value, true},
		{"[its second book]", quantity("2"), reading.Value, false},
		{"[its second book]", quantity("2"), reading.Place, true},
		{"[a fast-growing business]", text("Fast-growing business"), reading.Value, true},
		{"[a fast and growing business]", text("fast ... business"), reading.Value, true},
		{"[a growing and fast business]", text("fast ... growing"), reading.Value, false},
		{"[a fastening]", text("fast"), reading.Value, false},
	}
	for _, test := range tests {
		t.Run(test.words+" "+test.value.String(), func(t *testing.T) {
			start, end := strings.IndexByte(test.words, '['), strings.IndexByte(test.words, ']')-1
			words := strings.NewReplacer("[", "", "]", "").Replace(test.words)
			p := &page{head: &head{}, rendered: rendered{text: words}}
			r := &resolver{corpus: &corpus{settings: &settings{language: "en"}}, page: p, evidence: p}
			e := r.newEvidence(words[start:end], &proof{page: p, spans: []fact.Span{{Start: start, End: end}}}, "")
			if got := e.shows(test.value, test.role, known); got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

func TestSentence(t *testing.T) {
	p := &page{rendered: rendered{text: "One of Inc. and Mr. X, vol. 3. “Two!” Three? four\nNext block\n二。三。\n"}}
	var got []string
	for at := 0; at < len(p.text); {
		s := p.sentence(at)
		got = append(got, p.text[s.Start:s.End])
		at = s.End + 1
		for at < len(p.text) && p.text[at]&0xC0 == 0x80 {
			at++
		}
	}
	want := []string{"One of Inc. and Mr. X, vol. 3.", "“Two!”", "Three? four", "Next block", "二。", "三。"}
	if diff := cmp.Diff(want, slices.Compact(got)); diff != "" {
		t.Errorf("sentences (-want +got):\n%s", diff)
	}
}

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"Amazon S3": "amazon-s3", "  Gjøa & Co. ": "gjoa-co", "José Ñandú": "jose-nandu", "O’Brien's": "obriens", "弗拉姆号": "弗拉姆号",
		"रामायण": "रामायण", "Йод": "йод", "???": "", "Straße ﬁn": "strasse-fin",
	} {
		if got := slug(name); got != want {
			t.Errorf("slug(%q) = %q, want %q", name, got, want)
		}
	}
}
