package ingest

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ibid/edtf"
	"ibid/fact"
)

func TestDates(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"on 14 March 2006", []string{"2006-03-14"}},
		{"on the 14th of March, 2006", []string{"2006-03-14"}},
		{"March 14, 2006", []string{"2006-03-14"}},
		{"Mar. 14th 2006", []string{"2006-03-14"}},
		{"14-Sept-2006", []string{"2006-09-14"}},
		{"2006 March 14", []string{"2006-03-14"}},
		{"2006-03-14", []string{"2006-03-14"}},
		{"14/03/2006", []string{"2006-03-14"}},
		{"3/4/2006", []string{"2006-03-04", "2006-04-03"}},
		{"14.03.2006", []string{"2006-03-14"}},
		{"in March 2006", []string{"2006-03"}},
		{"in March of 2006", []string{"2006-03"}},
		{"May we see 12 of them in 2006", []string{"2006"}},
		{"30 February 2006", []string{"2006-02"}},
		{"5 to 7 June 2006", []string{"2006-06-05", "2006-06-07"}},
		{"June 5–7, 2006", []string{"2006-06-05", "2006-06-07"}},
		{"30 March to 2 April 2006", []string{"2006-03-30", "2006-04-02"}},
		{"in March and May 2006", []string{"2006-03", "2006-05"}},
		{"from October to December 2014", []string{"2014-10", "2014-12"}},
		{"between 2002 and 2004", []string{"2002", "2004"}},
		{"2002–2004", []string{"2002", "2004"}},
		{"2002/03", []string{"2002", "2003"}},
		{"summer 2003", []string{"2003-22"}},
		{"the fall of 2003", []string{"2003-23"}},
		{"Q1 2015", []string{"2015-33"}},
		{"2015 Q3", []string{"2015-35"}},
		{"the first quarter of 2015", []string{"2015-33"}},
		{"fourth-quarter 2015", []string{"2015-36"}},
		{"2015's second quarter", []string{"2015-34"}},
		{"the first and second quarters of 2015", []string{"2015"}},
		{"in the second half of 2016", []string{"2016-41"}},
		{"the 2010s", []string{"201X"}},
		{"in the early 2000s", []string{"2000/2003"}},
		{"late 2003", []string{"2003-10/2003-12"}},
		{"early in 2003", []string{"2003-01/2003-03"}},
		{"the 21st century", []string{"20XX"}},
		{"in 44 BC", []string{"-0043"}},
		{"AD 79", []string{"0079"}},
		{"1,500 people", nil},
		{"2006th", nil},
	}
	for _, test := range tests {
		t.Run(test.text, func(t *testing.T) {
			text := strings.ToLower(foldText(test.text))
			var got []string
			for _, d := range dates(text, tokens(text)) {
				got = append(got, d.String())
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("dates (-want +got):\n%s", diff)
			}
		})
	}
}

func TestSpokenDate(t *testing.T) {
	for text, want := range map[string]string{
		"2014 Q3": "2014-35", "the summer of 2003": "2003-22", "2002 to 2004": "2002/2004", "2002–2004": "2002/2004",
		"same quarter of 2014": "", "3/4/2006": "", "May 2006": "2006-05", "": "",
	} {
		got, ok := spokenDate(text)
		if got.String() != want || ok != (want != "") {
			t.Errorf("spokenDate(%q) = %q, %v, want %q", text, got, ok, want)
		}
	}
}

func TestNumbers(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"57 people", []string{"57"}},
		{"fifty-seven people", []string{"57"}},
		{"1,400,000 servers", []string{"1400000"}},
		{"1.4 million servers", []string{"1400000"}},
		{"1.4M", []string{"1400000"}},
		{"two hundred and fifty-seven thousand", []string{"257000"}},
		{"a hundred", []string{"100"}},
		{"a year", []string{"1 article"}},
		{"two dozen", []string{"24"}},
		{"US$1.57 billion", []string{"1570000000 USD"}},
		{"$5B", []string{"5000000000 $"}},
		{"U.S. $5", []string{"5 USD"}},
		{"A$5", []string{"5 AUD"}},
		{"£1,099.50", []string{"1099.5 GBP"}},
		{"5 million dollars", []string{"5000000 $"}},
		{"ten million US dollars", []string{"10000000 USD"}},
		{"EUR 20 or 30 euros", []string{"20 EUR", "30 EUR"}},
		{"US$350–370 million", []string{"350000000 short 350 USD", "370000000 USD"}},
		{"from US$1.57 to 2.57 billion", []string{"1570000000 short 1.57 USD", "2570000000 USD"}},
		{"31 %", []string{"31 %"}},
		{"31%", []string{"31 %"}},
		{"31 per cent", []string{"31 %"}},
		{"thirty-one percent", []string{"31 %"}},
		{"five to ten percent", []string{"5 %", "10 %"}},
		{"the third", []string{"3 ordinal"}},
		{"the 21st", []string{"21 ordinal"}},
		{"one hundred twenty", []string{"120"}},
		{"one two", []string{"1", "2"}},
		{"one million two hundred thousand", []string{"1200000"}},
		{"10 m wide", []string{"10"}},
		{"no numbers", []string{"0"}},
	}
	for _, test := range tests {
		t.Run(test.text, func(t *testing.T) {
			var got []string
			for _, n := range numbers(tokens(strings.ToLower(foldText(test.text)))) {
				s := string(n.value)
				if n.short != "" {
					s += " short " + string(n.short)
				}
				if n.unit != "" {
					s += " " + n.unit
				}
				if n.article {
					s += " article"
				}
				if n.ordinal {
					s += " ordinal"
				}
				got = append(got, s)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("numbers (-want +got):\n%s", diff)
			}
		})
	}
}

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
		want  bool
	}{
		{"The Fram’s crew", fram, true},
		{"THE POLAR SHIP", fram, true},
		{"The Framework", fram, false},
		{"early 2000s", date("2000/2003~"), true},
		{"summer of 2003", date("[..2003-08]"), true},
		{"after 2016 Q1", date("[2016-04..]"), true},
		{"after 2016 Q1", date("[2016-33..]"), true},
		{"before 2004", date("[..2003]"), true},
		{"before 2004", date("[..2002]"), false},
		{"from 2002 to 2004", date("2002/2004"), true},
		{"since 2002", date("2002/.."), true},
		{"since 2002", date("2002/2003"), false},
		{"in 2003 or in 2005", date("[2003,2005]"), true},
		{"on 14 March 2006", date("2006"), false},
		{"in 2006", date("2006-03"), false},
		{"about 2006", date("2006~"), true},
		{"US$350–370 million", quantity("350e6..370e6 USD"), true},
		{"350 to 370 million euros", quantity("350e6..370e6 USD"), false},
		{"$5 billion", quantity("5e9 USD"), true},
		{"5 billion", quantity("5e9 USD"), false},
		{"over 300 regions", quantity(">300 regions"), true},
		{"one region", quantity("1 regions"), true},
		{"a region", quantity("1 region"), true},
		{"a region", quantity("1"), false},
		{"two companies", quantity("2 company"), true},
		{"10GW", quantity("10 GW"), true},
		{"10 gigawatts", quantity("10 GW"), true},
		{"31 per cent", quantity("31 %"), true},
		{"31 people", quantity("31 %"), false},
		{"its second book", quantity("2"), true},
		{"a fast-growing business", text("Fast-growing business"), true},
		{"a fast and growing business", text("fast ... business"), true},
		{"a growing and fast business", text("fast ... growing"), false},
		{"a fastening", text("fast"), false},
	}
	for _, test := range tests {
		t.Run(test.words+" "+test.value.String(), func(t *testing.T) {
			if got := newEvidence(test.words).shows(test.value, known); got != test.want {
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
