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

// quoted makes the text of a page of words, and a proof of those between brackets.
func quoted(p *page, words string) (quote string, _ *proof) {
	pr := &proof{page: p}
	var parts []string
	for {
		before, rest, ok := strings.Cut(words, "[")
		p.text += before
		if !ok {
			return strings.Join(parts, ellipsis), pr
		}
		part, behind, _ := strings.Cut(rest, "]")
		start := len(p.text)
		p.text += part
		pr.spans = append(pr.spans, fact.Span{Start: start, End: len(p.text)})
		parts, words = append(parts, part), behind
	}
}

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
		{"It ran from [2002] to 2004.", date("2002"), reading.From, false},
		{"It ran [from 2002 to] 2004.", date("2002"), reading.From, false},
		{"It was sold [for $7] in Canadian dollars.", quantity("7 CAD"), reading.Value, false},
		{"It was sold [for $7 in Canadian dollars].", quantity("7 CAD"), reading.Value, true},
		{"[It had 3 rooms], 4 doors [and 5 halls].", quantity("3 rooms"), reading.Value, true},
		{"[It had 3 rooms], 4 doors [and 5 halls].", quantity("4 doors"), reading.Value, false},
		{"[It had 3 rooms], 4 doors [and 5 halls].", quantity("5 halls"), reading.Value, true},
		{"[It had 3 rooms.] It had 4 doors. [It had 5 halls.]", quantity("3 rooms"), reading.Value, true},
		{"[It had 3 rooms.] It had 4 doors. [It had 5 halls.]", quantity("4 doors"), reading.Value, false},
		{"[It had 3 rooms.] It had 4 doors. [It had 5 halls.]", quantity("5 halls"), reading.Value, true},
		{"It had [3 rooms] and [4 doors. It had 5 halls].", quantity("3 rooms"), reading.Value, true},
		{"It had [3 rooms] and [4 doors. It had 5 halls].", quantity("4 doors"), reading.Value, true},
		{"It had [3 rooms] and [4 doors. It had 5 halls].", quantity("5 halls"), reading.Value, true},
		{"[3 rooms\nwith 4 doors\n\nand 5 halls]", quantity("3 rooms"), reading.Value, true},
		{"[3 rooms\nwith 4 doors\n\nand 5 halls]", quantity("4 doors"), reading.Value, true},
		{"[3 rooms\nwith 4 doors\n\nand 5 halls]", quantity("5 halls"), reading.Value, true},
		{"[Da waren 3 Hallen. 二。三。]", quantity("3"), reading.Value, true},
		{"[its second book]", quantity("2"), reading.Value, false},
		{"[its second book]", quantity("2"), reading.Place, true},
		{"[a fast-growing business]", text("Fast-growing business"), reading.Value, true},
		{"[a fast and growing business]", text("fast ... business"), reading.Value, true},
		{"[a growing and fast business]", text("fast ... growing"), reading.Value, false},
		{"[Fast growth]", text("fast"), reading.Value, true},
		{"[a fastening]", text("fast"), reading.Value, false},
		{"[a fast, growing business]", text("“fast”."), reading.Value, true},
		{"[a fast, growing business]", text(" ... fast, ... business."), reading.Value, true},
		{"[a fast, growing business]", text("fast ... fast"), reading.Value, false},
		{"[a fast business is fast]", text("fast ... fast"), reading.Value, true},
	}
	for _, test := range tests {
		t.Run(test.words+" "+test.value.String(), func(t *testing.T) {
			p := &page{head: &head{}}
			r := &resolver{corpus: &corpus{settings: &settings{language: "en"}}, page: p, evidence: p}
			quote, proof := quoted(p, test.words)
			e := r.newEvidence(quote, proof, "")
			if got := e.shows(test.value, test.role, known); got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

// TestShowsContext reads what stands around a row, such as the caption of its
// table, anew for each table.
func TestShowsContext(t *testing.T) {
	p := &page{head: &head{}}
	r := &resolver{corpus: &corpus{settings: &settings{language: "en"}}, page: p, evidence: p}
	quote, proof := quoted(p, "[5 rooms]")
	for _, context := range []string{"in 2003", "", "in 2005", "in 2005"} {
		for _, year := range []string{"2003", "2005"} {
			v := fact.Value{Kind: fact.DateValue, Date: edtf.MustParse(year)}
			if got, want := r.newEvidence(quote, proof, context).shows(v, reading.Value, nil), strings.Contains(context, year); got != want {
				t.Errorf("a row in the context %q shows %s: %v, want %v", context, year, got, want)
			}
		}
		if e := r.newEvidence(quote, proof, context); !e.shows(fact.Value{Kind: fact.QuantityValue, Text: "5 rooms"}, reading.Value, nil) || !e.shows(fact.Value{Kind: fact.TextValue, Text: "rooms"}, reading.Value, nil) {
			t.Errorf("a row in the context %q does not show its own words", context)
		}
	}
}

// TestReadingOptions asks in which language a page is read.
func TestReadingOptions(t *testing.T) {
	const german = "Die Brücke wurde im Jahr 1908 gebaut, und sie ist die älteste, die es in der Stadt noch gibt."
	for _, test := range []struct{ page, corpus, text, want string }{
		{"fr", "en", german, "fr"},
		{"fr", "", german, "fr"},
		{"", "en", german, "en"},
		{"", "", german, "de"},
		{"", "", "Kiln 3", ""},
	} {
		p := &page{head: &head{front: frontMatter{language: test.page}}, rendered: rendered{text: test.text}}
		r := &resolver{corpus: &corpus{settings: &settings{language: test.corpus, order: reading.MonthDay}}}
		want := reading.Options{Language: test.want, Order: reading.MonthDay}
		for range 2 {
			if got := r.reading(p); got != want {
				t.Errorf("a page in %q of a corpus in %q is read as %v, want %v", test.page, test.corpus, got, want)
			}
		}
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
