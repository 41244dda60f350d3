package site

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ibid/edtf"
	"ibid/fact"
)

func TestQuantityWords(t *testing.T) {
	for text, want := range map[string]string{
		"57":                   "57",
		"1099":                 "1,099",
		"-1234567":             "−1,234,567",
		"1.57e9 USD":           "US$1.57 billion",
		"1234567 USD":          "US$1,234,567",
		"-5e6 EUR":             "−€5 million",
		"~1.4e6 servers":       "about 1.4 million servers",
		">1.5e9 USD":           "more than US$1.5 billion",
		"<=10 GW":              "at most 10 GW",
		"350e6..370e6 USD":     "US$350 to US$370 million",
		"900e6..1.1e9 servers": "900 million to 1.1 billion servers",
		"31 %":                 "31%",
		"1 regions":            "1 region",
		"1 bodies":             "1 body",
		">1 regions":           "more than 1 regions",
		"0.25":                 "0.25",
		"1e15":                 "1,000,000,000,000,000",
		"123456789012":         "123,456,789,012",
	} {
		q, err := fact.ParseQuantity(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := quantityWords(q); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestFileName(t *testing.T) {
	for id, want := range map[string]string{
		"amazon-s3":             "amazon-s3",
		"日本":                    "日本",
		"e\u0301":               "é",
		"a b":                   "a%20b",
		"50%":                   "50%25",
		"..":                    "%2E%2E",
		".hidden":               "%2Ehidden",
		"a.b.":                  "a.b%2E",
		`x<>:"|?*\`:             "x%3C%3E%3A%22%7C%3F%2A%5C",
		"con":                   "%63on",
		"LPT1.txt":              "%4cPT1.txt",
		"context":               "context",
		"\x00\xff":              "%00%EF%BF%BD",
		strings.Repeat("é", 99): strings.Repeat("é", 90) + "~" + fact.Hash(strings.Repeat("é", 99))[:8],
	} {
		if got := fileName(id); got != want {
			t.Errorf("fileName(%q) = %q, want %q", id, got, want)
		}
	}
}

func TestPathsDiffer(t *testing.T) {
	p := paths{}
	got := []string{p.take("s", "README"), p.take("s", "readme"), p.take("s", "notes/readme")}
	want := []string{"s/README.html", "s/readme~" + fact.Hash("readme")[:8] + ".html", "s/notes/readme.html"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestTerms(t *testing.T) {
	for text, want := range map[string][]string{
		"Amazon S3, 14 March 2006": {"amazon", "s3", "14", "march", "2006"},
		"Zürich ﬁnds CAFÉ":         {"zurich", "finds", "cafe"},
		"亚马逊云aws":                  {"亚", "马", "逊", "云", "aws"},
		"...":                      nil,
	} {
		if diff := cmp.Diff(want, terms(text)); diff != "" {
			t.Errorf("%q: -want +got:\n%s", text, diff)
		}
	}
}

func TestWhen(t *testing.T) {
	for _, test := range []struct{ on, from, to, asOf, want string }{
		{from: "2006", to: "2008-03", want: "2006 to March 2008"},
		{from: "2000/2003~", want: "from some time in 2000 to about 2003"},
		{from: "[..2003-08]", want: "from August 2003 at the latest"},
		{to: "2012", want: "until 2012"},
		{on: "2006-03-14T12:17Z", want: "14 March 2006, 12:17 UTC"},
		{from: "2006-03-14T12:17Z", to: "2006-03-14T15:40Z", want: "14 March 2006, 12:17 to 15:40 UTC"},
		{from: "2006-03-14T12:17Z", to: "2006-03-15T15:40:05Z", want: "14 March 2006, 12:17 to 15 March 2006, 15:40:05 UTC"},
		{from: "2006-03-14", to: "2006-03-14T12:17Z", want: "14 March 2006 to 14 March 2006, 12:17 UTC"},
		{from: "[..2006-03-14]", to: "2006-03-14T12:17Z", want: "14 March 2006 at the latest to 14 March 2006, 12:17 UTC"},
		{from: "2006-03-14T12:17Z", to: "2006-03-14", want: "14 March 2006, 12:17 UTC to 14 March 2006"},
		{from: "2006-03-14T12:17Z", to: "[..2006-03-14T15:40Z]", want: "14 March 2006, 12:17 UTC to 14 March 2006, 15:40 UTC at the latest"},
		{from: "XXXX-06-04", to: "XXXX-06-07", want: "4 June to 7 June"},
		{on: "2015-35", asOf: "[..2022]", want: "third quarter of 2015, as of 2022 at the latest"},
	} {
		var s fact.Statement
		for name, date := range map[fact.PropertyID]string{"on": test.on, "from": test.from, "to": test.to, "asOf": test.asOf} {
			if date != "" {
				s.Qualifiers = append(s.Qualifiers, fact.Qualifier{Property: name, Value: fact.Value{Kind: fact.DateValue, Date: edtf.MustParse(date)}})
			}
		}
		if got := when(&s); got != test.want {
			t.Errorf("%+v: got %q, want %q", test, got, test.want)
		}
	}
}
