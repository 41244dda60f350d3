package edtf

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestBoundaryReadings has the first and last of each part of a date.
func TestBoundaryReadings(t *testing.T) {
	for _, want := range []reading{
		{"2006-01", "2006-01-01", "2006-01-31", "month", "", "January 2006"},
		{"2006-12", "2006-12-01", "2006-12-31", "month", "", "December 2006"},
		{"2006-01-01", "2006-01-01", "2006-01-01", "day", "", "1 January 2006"},
		{"2006-12-31", "2006-12-31", "2006-12-31", "day", "", "31 December 2006"},
		{"2006-11-30", "2006-11-30", "2006-11-30", "day", "", "30 November 2006"},
		{"2006-12-XX", "2006-12-01", "2006-12-31", "month", "", "December 2006 (day unknown)"},
		{"2004-02-XX", "2004-02-01", "2004-02-29", "month", "", "February 2004 (day unknown)"},
		{"2006-21", "2006-03-01", "2006-05-31", "season", "", "spring 2006"},
		{"2003-24", "2003-12-01", "2004-02-29", "season", "", "winter 2003/2004"},
		{"2100-24", "2100-12-01", "2101-02-28", "season", "", "winter 2100/2101"},
		{"2099-24", "2099-12-01", "2100-02-28", "season", "", "winter 2099/2100"},
		{"-0001-24", "-0001-12-01", "0000-02-29", "season", "", "winter 2 BC/1 BC"},
		{"0000-24", "0000-12-01", "0001-02-28", "season", "", "winter 1 BC/AD 1"},

		// Years around those that are written in another way.
		{"0001", "0001-01-01", "0001-12-31", "year", "", "AD 1"},
		{"0999", "0999-01-01", "0999-12-31", "year", "", "AD 999"},
		{"1000", "1000-01-01", "1000-12-31", "year", "", "1000"},
		{"1001", "1001-01-01", "1001-12-31", "year", "", "1001"},
		{"-0001", "-0001-01-01", "-0001-12-31", "year", "", "2 BC"},
		{"9999", "9999-01-01", "9999-12-31", "year", "", "9999"},
		{"Y10000", "10000-01-01", "10000-12-31", "year", "", "10000"},
		{"Y-10000", "-10000-01-01", "-10000-12-31", "year", "", "10001 BC"},
		{"Y99999-02", "", "", "", "", ""}, // a long year stands alone
		{"Y999999999999999999", "999999999999999999-01-01", "999999999999999999-12-31", "year", "", "999999999999999999"},
		{"Y-999999999999999999", "-999999999999999999-01-01", "-999999999999999999-12-31", "year", "", "1000000000000000000 BC"},

		// Decades and hundreds of years before, at and after the thousandth year.
		{"000X", "0000-01-01", "0009-12-31", "decade", "", "1 BC–AD 9"},
		{"099X", "0990-01-01", "0999-12-31", "decade", "", "AD 990–AD 999"},
		{"100X", "1000-01-01", "1009-12-31", "decade", "", "1000s"},
		{"100X/101X", "1000-01-01", "1019-12-31", "interval", "", "the 1000s to the 1010s"},
		{"098X/099X", "0980-01-01", "0999-12-31", "interval", "", "AD 980–AD 989 to AD 990–AD 999"},
		{"-100X", "-1009-01-01", "-1000-12-31", "decade", "", "1010 BC–1001 BC"},
		{"-000X", "", "", "", "", ""}, // there is no year -0
		{"-001X", "-0019-01-01", "-0010-12-31", "decade", "", "20 BC–11 BC"},
		{"00XX", "0000-01-01", "0099-12-31", "century", "", "1 BC–AD 99"},
		{"09XX", "0900-01-01", "0999-12-31", "century", "", "AD 900–AD 999"},
		{"10XX", "1000-01-01", "1099-12-31", "century", "", "1000–1099"},
		{"10XX/11XX", "1000-01-01", "1199-12-31", "interval", "", "1000–1099 to 1100–1199"},
		{"-01XX", "-0199-01-01", "-0100-12-31", "century", "", "200 BC–101 BC"},

		// What a preposition stands before.
		{"2016-32/2017", "2016-06-01", "2017-12-31", "interval", "", "southern winter 2016 to 2017"},
		{"2016-33/2017", "2016-01-01", "2017-12-31", "interval", "", "the first quarter of 2016 to 2017"},
		{"2016-41~", "2016-07-01", "2016-12-31", "season", "~", "about the second half of 2016"},
		{"201X/2020", "2010-01-01", "2020-12-31", "interval", "", "the 2010s to 2020"},

		// Words that both ends share are left out only where no mark stands in the way.
		{"2006-03~/2006-05", "2006-03-01", "2006-05-31", "interval", "~", "about March 2006 to May 2006"},
		{"2006-03/2006-05~", "2006-03-01", "2006-05-31", "interval", "~", "March 2006 to about May 2006"},
		{"2006-03~/2006-05-01", "2006-03-01", "2006-05-01", "interval", "~", "about March 2006 to 1 May 2006"},
		{"2006-03-01/2006-05~", "2006-03-01", "2006-05-31", "interval", "~", "1 March 2006 to about May 2006"},
		{"2006-03?/2006-05?", "2006-03-01", "2006-05-31", "interval", "?", "March 2006 (uncertain) to May 2006 (uncertain)"},
		{"2006-03/2007-03", "2006-03-01", "2007-03-31", "interval", "", "March 2006 to March 2007"},
		{"[2006-03-14..2006-03-16]", "2006-03-14", "2006-03-16", "choice", "", "between 14 and 16 March 2006"},
		{"[2003..2003]", "2003-01-01", "2003-12-31", "choice", "", "2003"},
		{"2003/2003", "2003-01-01", "2003-12-31", "interval", "", "2003"},
		{"[2003~,2005?]", "2003-01-01", "2005-12-31", "choice", "~?", "about 2003 or 2005 (uncertain)"},
		{"[2003-12-31,2004-01-01]", "2003-12-31", "2004-01-01", "choice", "", "31 December 2003 or 1 January 2004"},
		{"2003-12/2004-01", "2003-12-01", "2004-01-31", "interval", "", "December 2003 to January 2004"},
	} {
		d, err := Parse(want.text)
		if want.earliest == "" {
			if err == nil {
				t.Errorf("%s is read as %v", want.text, read(d))
			}
			continue
		}
		if err != nil {
			t.Error(err)
			continue
		}
		if diff := cmp.Diff(want, read(d), cmp.AllowUnexported(reading{})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", want.text, diff)
		}
	}
}

// TestBoundaryErrors has what lies just beyond a part of a date, or is not quite the form of one.
func TestBoundaryErrors(t *testing.T) {
	for text, want := range map[string]string{
		"2006-00":                   `"2006-00": there is no month, season or quarter 00`,
		"2006-14":                   `"2006-14": there is no month, season or quarter 14`,
		"2006-20":                   `"2006-20": there is no month, season or quarter 20`,
		"2006-42":                   `"2006-42": there is no month, season or quarter 42`,
		"2006-99":                   `"2006-99": there is no month, season or quarter 99`,
		"2006-13-01":                `"2006-13-01": there is no month, season or quarter 13`,
		"2006-12-32":                `"2006-12-32": there is no day 32 in December 2006, which has 31 days`,
		"2006-01-00":                `"2006-01-00": there is no day 00 in January 2006, which has 31 days`,
		"2006-04-31":                `"2006-04-31": there is no day 31 in April 2006, which has 30 days`,
		"2100-02-29":                `"2100-02-29": there is no day 29 in February 2100, which has 28 days`,
		"2000-02-30":                `"2000-02-30": there is no day 30 in February 2000, which has 29 days`,
		"-0001-02-29":               `"-0001-02-29": there is no day 29 in February 2 BC, which has 28 days`,
		"2006-XX-01":                `"2006-XX-01": an unspecified month has no known days here`,
		"2006-XX-00":                `"2006-XX-00": an unspecified month has no known days here`,
		"2006-21-XX":                `"2006-21-XX": a season or quarter has no days`,
		"2006-41-00":                `"2006-41-00": a season or quarter has no days`,
		"20XX-XX":                   `"20XX-XX": a year with unspecified digits has no months here`,
		"2XXX":                      `"2XXX" is not a date`,
		"XXXX":                      `"XXXX": a year that is not known needs a month`,
		"2X06":                      `"2X06" is not a date`,
		"20X6":                      `"20X6" is not a date`,
		"20/X":                      `in "20/X": "20" is not a date`,
		"201:":                      `"201:" is not a date`,
		"20:X":                      `"20:X" is not a date`,
		"20/6-01":                   `in "20/6-01": "20" is not a date`,
		"Y1234":                     `"Y1234" is not a date`,
		"Y01234":                    `"Y01234" is not a date`,
		"Y1234a":                    `"Y1234a" is not a date`,
		"Y12345X":                   `"Y12345X" is not a date`,
		"Y1234567890123456789":      `"Y1234567890123456789" is not a date`,
		"Y--12345":                  `"Y--12345" is not a date`,
		"Y":                         `"Y" is not a date`,
		"?":                         `"?" is not a date`,
		"-":                         `"-" is not a date`,
		"2006?-03":                  `"2006?-03" is not a date`,
		"2006-03-14?~":              `"2006-03-14?~" is not a date: write 2006-03-14%`,
		"2006-03-14/2006-03-13":     `"2006-03-14/2006-03-13" ends before it starts`,
		"2006-04/2006-03-31":        `"2006-04/2006-03-31" ends before it starts`,
		"[2006..2005]":              `"[2006..2005]" ends before it starts`,
		"[2006,2006]":               `the dates of "[2006,2006]" overlap`,
		"[2006-03-14,2006-03-14]":   `the dates of "[2006-03-14,2006-03-14]" overlap`,
		"[2006,2006-12-31]":         `the dates of "[2006,2006-12-31]" overlap`,
		"[2006-12-31,2006]":         `the dates of "[2006-12-31,2006]" overlap`,
		"[2006,2006-01-01]":         `the dates of "[2006,2006-01-01]" overlap`,
		"[2006-01,2006]":            `the dates of "[2006-01,2006]" overlap`,
		"[2006-03-01,2006-02/2007]": `in "[2006-03-01,2006-02/2007]": "2006-02/2007" is not a date`,
		"/":                         `"/" names no date`,
		"/..":                       `"/.." names no date`,
		"[,]":                       `in "[,]": "" is not a date`,
		"[2006,]":                   `in "[2006,]": "" is not a date`,
		"[]":                        `"[]" needs two dates, or .. before or after one`,
		"[":                         `"[" lacks its closing bracket`,

		// Nearly another spelling of a date.
		"2006 2007 March":    `"2006 2007 March" is not a date`,
		"2006th March":       `"2006th March" is not a date`,
		"1 2 March 2006":     `"1 2 March 2006" is not a date`,
		"March April 2006":   `"March April 2006" is not a date`,
		"Ma 2006":            `"Ma 2006" is not a date`,
		"Mar 2006":           `"Mar 2006" is not a date: write 2006-03`,
		"the 1st March 2006": `"the 1st March 2006" is not a date: write 2006-03-01`,
		"1 of March of 2006": `"1 of March of 2006" is not a date: write 2006-03-01`,
		"first March 2006":   `"first March 2006" is not a date`,
		"14 March":           `"14 March" is not a date: write XXXX-03-14`,
		"123 March 2006":     `"123 March 2006" is not a date`,
		"q5 2006":            `"q5 2006" is not a date`,
		"1 q1 2006":          `"1 q1 2006" is not a date`,
		"falling 2006":       `"falling 2006" is not a date`,
		"December 31st 1999": `"December 31st 1999" is not a date: write 1999-12-31`,
		"autumn of the 1999": `"autumn of the 1999" is not a date: write 1999-23`,
	} {
		d, err := Parse(text)
		if err == nil {
			t.Errorf("%s is read as %v, want error %s", text, d, want)
			continue
		}
		if diff := cmp.Diff(want, err.Error()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// TestNeighbours has sets whose dates follow one another directly.
func TestNeighbours(t *testing.T) {
	for text, want := range map[string]string{
		"[2006-03-14,2006-03-15]": "[2006-03-14,2006-03-15]",
		"[2006-03-15,2006-03-14]": "[2006-03-14,2006-03-15]",
		"[2005,2006-01-01]":       "[2005,2006-01-01]",
		"[2006-01-01,2005]":       "[2005,2006-01-01]",
		"[2006-03-31,2006-04]":    "[2006-03-31,2006-04]",
	} {
		if got := MustParse(text).String(); got != want {
			t.Errorf("%s is written %s, want %s", text, got, want)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("MustParse takes what is not a date")
		}
	}()
	MustParse("soon")
}

// TestBoundaryWithin has every mark on either side.
func TestBoundaryWithin(t *testing.T) {
	for _, mark := range []string{"~", "?", "%"} {
		for _, pair := range [][2]string{{"2006" + mark, "200X"}, {"2006", "200X" + mark}, {"2006" + mark + "/2007", "200X"}, {"2006", "2000/2009" + mark}} {
			d, e := MustParse(pair[0]), MustParse(pair[1])
			if d.Within(e) || !d.Refines(e) || !d.Overlaps(e) {
				t.Errorf("%s to %s: within %v, refines %v, overlaps %v", d, e, d.Within(e), d.Refines(e), d.Overlaps(e))
			}
		}
	}
}

// TestBoundaryGaps has gaps of one day, of none, and that begin or end with a month or a year.
func TestBoundaryGaps(t *testing.T) {
	for _, test := range []struct{ dates, want string }{
		{"2006-03-14 2006-03-15", ""},
		{"2006-03-14 2006-03-16", "2006-03-15"},
		{"2006-03-14 2006-03-14", ""},
		{"2006-03-31 2006-04-02", "2006-04-01"},
		{"2006-03-01 2006-03-03", "2006-03-02"},
		{"2006-02-28 2006-03-02", "2006-03-01"},
		{"2005-12-31 2006-01-02", "2006-01-01"},
		{"2005-12-30 2006-01-01", "2005-12-31"},
		{"2006-10 2006-12-30", "2006-11-01/2006-12-29"},
		{"2006-10 2007-01-01", "2006-11/2006-12"},
		{"2006-11 2007-01-01", "2006-12"},
		{"2006-11-29 2006-12", "2006-11-30"},
		{"2006-11-30 2006-12-02", "2006-12-01"},
		{"2006-01-31 2006-03", "2006-02"},
		{"2006-02-27 2006-03", "2006-02-28"},
		{"2005-12-31 2006-02-01", "2006-01"},
		{"2005-12-31 2006-01-31", "2006-01-01/2006-01-30"},
		{"2005-12-30 2006-02-01", "2005-12-31/2006-01-31"},
		{"2005 2007-02", "2006-01/2007-01"},
		{"2005 2008", "2006/2007"},
		{"2006-01-02 2006-01-04", "2006-01-03"},
		{"2000/2010 2000/2010 2012", "2011"},
		{"2000/2010 2010 2012", "2011"},
		{"2000/2010 2005/2011 2012", ""},
		{"Y9999-12-30 2000", "error"},
		{"9999 Y10001", "Y10000"},
	} {
		var dates []Date
		ok := true
		for s := range strings.FieldsSeq(test.dates) {
			d, err := Parse(s)
			ok = ok && err == nil
			dates = append(dates, d)
		}
		if !ok {
			if test.want != "error" {
				t.Errorf("%s are not dates", test.dates)
			}
			continue
		}
		var got []string
		for _, d := range Gaps(dates...) {
			got = append(got, d.String())
		}
		if diff := cmp.Diff(test.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.dates, diff)
		}
	}
}

func TestBoundaryDays(t *testing.T) {
	for text, want := range map[string]string{
		"2006-01-01": "", "2006-12-31": "", "9999-12-31": "", "10000-01-01": "", "-10000-01-01": "", "0000-01-01": "", "2000-02-29": "",
		"2006-00-01":                `"2006-00-01": there is no month 00`,
		"2006-13-01":                `"2006-13-01": there is no month 13`,
		"2006-01-00":                `"2006-01-00": there is no day 00 in January 2006, which has 31 days`,
		"2006-01-32":                `"2006-01-32": there is no day 32 in January 2006, which has 31 days`,
		"1900-02-29":                `"1900-02-29": there is no day 29 in February 1900, which has 28 days`,
		"999-01-01":                 `"999-01-01" is not a day such as 2006-03-14`,
		"999999999999999999-01-01":  "",
		"1999999999999999999-01-01": `"1999999999999999999-01-01" is not a day such as 2006-03-14`,
		"2006-1-01":                 `"2006-1-01" is not a day such as 2006-03-14`,
		"2006-01-01 ":               `"2006-01-01 " is not a day such as 2006-03-14`,
	} {
		d, err := ParseDay(text)
		got := ""
		if err != nil {
			got = err.Error()
		} else if d.String() != text {
			t.Errorf("%s is written %s", text, d)
		}
		if got != want {
			t.Errorf("%s: error %q, want %q", text, got, want)
		}
	}
	// Days follow one another as the calendar has them.
	for d, n := (Day{-1, 12, 1}), 0; n < 1500; n++ {
		next := d.Next()
		if next.Compare(d) != 1 || d.Compare(next) != -1 || d.Compare(d) != 0 || next.Previous() != d {
			t.Fatalf("after %s comes %s, and before that %s", d, next, next.Previous())
		}
		if _, err := ParseDay(next.String()); err != nil {
			t.Fatal(err)
		}
		d = next
	}
}
