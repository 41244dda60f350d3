package edtf

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// reading is all that a date says of itself; "" stands for a day that is not there.
type reading struct {
	text, earliest, latest, precision, marks, words string
}

func read(d Date) reading {
	r := reading{text: d.String(), precision: d.Precision().String(), words: d.Words()}
	if day, ok := d.Earliest(); ok {
		r.earliest = day.String()
	}
	if day, ok := d.Latest(); ok {
		r.latest = day.String()
	}
	if d.Approximate() {
		r.marks += "~"
	}
	if d.Uncertain() {
		r.marks += "?"
	}
	return r
}

var readings = []reading{
	// Days, months, years.
	{"2006-03-14", "2006-03-14", "2006-03-14", "day", "", "14 March 2006"},
	{"2006-03", "2006-03-01", "2006-03-31", "month", "", "March 2006"},
	{"2003-06", "2003-06-01", "2003-06-30", "month", "", "June 2003"},
	{"2004-02", "2004-02-01", "2004-02-29", "month", "", "February 2004"},
	{"1900-02", "1900-02-01", "1900-02-28", "month", "", "February 1900"},
	{"2000-02", "2000-02-01", "2000-02-29", "month", "", "February 2000"},
	{"0000-02", "0000-02-01", "0000-02-29", "month", "", "February 1 BC"},
	{"2006", "2006-01-01", "2006-12-31", "year", "", "2006"},
	{"0800", "0800-01-01", "0800-12-31", "year", "", "AD 800"},
	{"0000", "0000-01-01", "0000-12-31", "year", "", "1 BC"},
	{"-0043-03-15", "-0043-03-15", "-0043-03-15", "day", "", "15 March 44 BC"},
	{"-9999", "-9999-01-01", "-9999-12-31", "year", "", "10000 BC"},
	{"Y170000002", "170000002-01-01", "170000002-12-31", "year", "", "170000002"},
	{"Y-17000", "-17000-01-01", "-17000-12-31", "year", "", "17001 BC"},

	// Unspecified digits.
	{"201X", "2010-01-01", "2019-12-31", "decade", "", "2010s"},
	{"20XX", "2000-01-01", "2099-12-31", "century", "", "2000–2099"},
	{"000X", "0000-01-01", "0009-12-31", "decade", "", "1 BC–AD 9"},
	{"-201X", "-2019-01-01", "-2010-12-31", "decade", "", "2020 BC–2011 BC"},
	{"-20XX", "-2099-01-01", "-2000-12-31", "century", "", "2100 BC–2001 BC"},
	{"2004-XX", "2004-01-01", "2004-12-31", "year", "", "2004 (month unknown)"},
	{"1985-04-XX", "1985-04-01", "1985-04-30", "month", "", "April 1985 (day unknown)"},
	{"1985-XX-XX", "1985-01-01", "1985-12-31", "year", "", "1985 (month and day unknown)"},

	// Seasons: any hemisphere, northern, southern.
	{"2003-21", "2003-03-01", "2003-05-31", "season", "", "spring 2003"},
	{"2003-22", "2003-06-01", "2003-08-31", "season", "", "summer 2003"},
	{"2003-23", "2003-09-01", "2003-11-30", "season", "", "autumn 2003"},
	{"2003-24", "2003-12-01", "2004-02-29", "season", "", "winter 2003/2004"},
	{"2003-25", "2003-03-01", "2003-05-31", "season", "", "northern spring 2003"},
	{"2003-26", "2003-06-01", "2003-08-31", "season", "", "northern summer 2003"},
	{"2003-27", "2003-09-01", "2003-11-30", "season", "", "northern autumn 2003"},
	{"2003-28", "2003-12-01", "2004-02-29", "season", "", "northern winter 2003/2004"},
	{"2003-29", "2003-09-01", "2003-11-30", "season", "", "southern spring 2003"},
	{"2003-30", "2003-12-01", "2004-02-29", "season", "", "southern summer 2003/2004"},
	{"2003-31", "2003-03-01", "2003-05-31", "season", "", "southern autumn 2003"},
	{"2003-32", "2003-06-01", "2003-08-31", "season", "", "southern winter 2003"},
	{"9999-24", "9999-12-01", "10000-02-29", "season", "", "winter 9999/10000"},

	// Quarters, thirds, halves.
	{"2016-33", "2016-01-01", "2016-03-31", "season", "", "first quarter of 2016"},
	{"2016-34", "2016-04-01", "2016-06-30", "season", "", "second quarter of 2016"},
	{"2016-35", "2016-07-01", "2016-09-30", "season", "", "third quarter of 2016"},
	{"2016-36", "2016-10-01", "2016-12-31", "season", "", "fourth quarter of 2016"},
	{"2016-37", "2016-01-01", "2016-04-30", "season", "", "first third of 2016"},
	{"2016-38", "2016-05-01", "2016-08-31", "season", "", "second third of 2016"},
	{"2016-39", "2016-09-01", "2016-12-31", "season", "", "last third of 2016"},
	{"2016-40", "2016-01-01", "2016-06-30", "season", "", "first half of 2016"},
	{"2016-41", "2016-07-01", "2016-12-31", "season", "", "second half of 2016"},

	// Marks.
	{"2003~", "2003-01-01", "2003-12-31", "year", "~", "about 2003"},
	{"2003?", "2003-01-01", "2003-12-31", "year", "?", "2003 (uncertain)"},
	{"2003-08-14%", "2003-08-14", "2003-08-14", "day", "~?", "about 14 August 2003 (uncertain)"},
	{"201X~", "2010-01-01", "2019-12-31", "decade", "~", "about the 2010s"},
	{"2016-33?", "2016-01-01", "2016-03-31", "season", "?", "first quarter of 2016 (uncertain)"},

	// Intervals.
	{"2002/2003", "2002-01-01", "2003-12-31", "interval", "", "2002 to 2003"},
	{"2000/2003~", "2000-01-01", "2003-12-31", "interval", "~", "2000 to about 2003"},
	{"2003?/2004%", "2003-01-01", "2004-12-31", "interval", "~?", "2003 (uncertain) to about 2004 (uncertain)"},
	{"2003%/2004", "2003-01-01", "2004-12-31", "interval", "~?", "about 2003 (uncertain) to 2004"},
	{"2003?/2004?", "2003-01-01", "2004-12-31", "interval", "?", "2003 (uncertain) to 2004 (uncertain)"},
	{"2003-10/2003-12", "2003-10-01", "2003-12-31", "interval", "", "October to December 2003"},
	{"2003-24/2004-02", "2003-12-01", "2004-02-29", "interval", "", "winter 2003/2004 to February 2004"},
	{"2005-06/2005", "2005-06-01", "2005-12-31", "interval", "", "June 2005 to 2005"},
	{"2006-03-01/2006-03-14", "2006-03-01", "2006-03-14", "interval", "", "1 to 14 March 2006"},
	{"2006-03-14/2006-04-02", "2006-03-14", "2006-04-02", "interval", "", "14 March to 2 April 2006"},
	{"2003-05-07/2003-05-07", "2003-05-07", "2003-05-07", "interval", "", "7 May 2003"},
	{"-0044/-0043", "-0044-01-01", "-0043-12-31", "interval", "", "45 to 44 BC"},
	{"201X/202X", "2010-01-01", "2029-12-31", "interval", "", "the 2010s to the 2020s"},
	{"2016-33/2016-34", "2016-01-01", "2016-06-30", "interval", "", "the first to the second quarter of 2016"},
	{"2002/..", "2002-01-01", "", "interval", "", "from 2002"},
	{"../2002", "", "2002-12-31", "interval", "", "until 2002"},
	{"2002/", "2002-01-01", "", "interval", "", "from 2002 to an unknown date"},
	{"/2002", "", "2002-12-31", "interval", "", "from an unknown date to 2002"},
	{"2002~/..", "2002-01-01", "", "interval", "~", "from about 2002"},

	// One of a set.
	{"[..2003-08]", "", "2003-08-31", "choice", "", "by August 2003"},
	{"[2003-08..]", "2003-08-01", "", "choice", "", "August 2003 or later"},
	{"[2003..2005]", "2003-01-01", "2005-12-31", "choice", "", "between 2003 and 2005"},
	{"[2003,2005]", "2003-01-01", "2005-12-31", "choice", "", "2003 or 2005"},
	{"[2006-03-14,2006-03-16]", "2006-03-14", "2006-03-16", "choice", "", "14 or 16 March 2006"},
	{"[..2003~]", "", "2003-12-31", "choice", "~", "by about 2003"},
}

func TestReadings(t *testing.T) {
	for _, want := range readings {
		d, err := Parse(want.text)
		if err != nil {
			t.Error(err)
			continue
		}
		if diff := cmp.Diff(want, read(d), cmp.AllowUnexported(reading{})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", want.text, diff)
		}
	}
	if diff := cmp.Diff(reading{precision: "none"}, read(Date{}), cmp.AllowUnexported(reading{})); diff != "" {
		t.Errorf("no date (-want +got):\n%s", diff)
	}
}

func TestCanonical(t *testing.T) {
	if got, want := MustParse("[2005,2003]"), MustParse("[2003,2005]"); got != want {
		t.Errorf("[2005,2003] is %v, want %v", got, want)
	}
}

func TestErrors(t *testing.T) {
	for text, want := range map[string]string{
		"":                    `the date is empty`,
		"soon":                `"soon" is not a date`,
		"2023-02-29":          `"2023-02-29": there is no day 29 in February 2023, which has 28 days`,
		"2006-03-00":          `"2006-03-00": there is no day 00 in March 2006, which has 31 days`,
		"2006-13":             `"2006-13": there is no month, season or quarter 13`,
		"2003-22-01":          `"2003-22-01": a season or quarter has no days`,
		"-0000":               `"-0000": the year 0000 (1 BC) has no minus sign`,
		"201X-03":             `"201X-03": a year with unspecified digits has no months here`,
		"1985-XX-04":          `"1985-XX-04": an unspecified month has no known days here`,
		"2003/2002":           `"2003/2002" ends before it starts`,
		"2003/soon":           `in "2003/soon": "soon" is not a date`,
		"../..":               `"../.." names no date`,
		"[..]":                `"[..]" names no date`,
		"[2003....]":          `in "[2003....]": ".." is not a date`,
		"[2003]":              `"[2003]" needs two dates, or .. before or after one`,
		"[2003..":             `"[2003.." lacks its closing bracket`,
		"[2003,2003-08]":      `the dates of "[2003,2003-08]" overlap`,
		"{2003,2005}":         `"{2003,2005}" is more than one date`,
		"2006-03-14T09:30:00": `"2006-03-14T09:30:00" has a time of day, which is not kept: write 2006-03-14`,
		"2006-03-14 09:30":    `"2006-03-14 09:30" is not a date: write 2006-03-14`,

		"2006-3-14":            `"2006-3-14" is not a date: write 2006-03-14`,
		"20060314":             `"20060314" is not a date: write 2006-03-14`,
		"14.3.2006":            `"14.3.2006" is not a date: write 2006-03-14`,
		"14-03-2006":           `"14-03-2006" is not a date: write 2006-03-14`,
		"2006/03/14":           `in "2006/03/14": "03/14" is not a date: write 2006-03-14`,
		"3/14/2006":            `in "3/14/2006": "3" is not a date: write 2006-03-14`,
		"3/4/2006":             `in "3/4/2006": "3" is not a date: write 2006-04-03 or 2006-03-04`,
		"3/3/2006":             `in "3/3/2006": "3" is not a date: write 2006-03-03`,
		"2006/13":              `in "2006/13": "13" is not a date: write 2006/2013`,
		"2006/22":              `in "2006/22": "22" is not a date: write 2006/2022`,
		"3 2006":               `"3 2006" is not a date`,
		"2006/08":              `in "2006/08": "08" is not a date: write 2006-08 or 2006/2008`,
		"29.2.2023":            `"29.2.2023" is not a date`,
		"14 March 2006":        `"14 March 2006" is not a date: write 2006-03-14`,
		"1 March 2006":         `"1 March 2006" is not a date: write 2006-03-01`,
		" 2006":                `" 2006" is not a date: write 2006`,
		"03.2006":              `"03.2006" is not a date: write 2006-03`,
		"M 2006":               `"M 2006" is not a date`,
		"14th of March, 2006":  `"14th of March, 2006" is not a date: write 2006-03-14`,
		"Mar. 14, 2006":        `"Mar. 14, 2006" is not a date: write 2006-03-14`,
		"march 2006":           `"march 2006" is not a date: write 2006-03`,
		"Sept 2006":            `"Sept 2006" is not a date: write 2006-09`,
		"summer of 2003":       `"summer of 2003" is not a date: write 2003-22`,
		"Fall 2003":            `"Fall 2003" is not a date: write 2003-23`,
		"Q1 2016":              `"Q1 2016" is not a date: write 2016-33`,
		"March or so 2006":     `"March or so 2006" is not a date`,
		"31 June 2006":         `"31 June 2006" is not a date`,
		"about 2003":           `"about 2003" is not a date: write 2003~`,
		"2000s":                `"2000s" is not a date: write 200X`,
		"early 2000s":          `"early 2000s" is not a date: write 2000/2003~`,
		"late 2003":            `"late 2003" is not a date: write 2003-10/2003-12`,
		"2002-2003":            `"2002-2003" is not a date: write 2002/2003`,
		"2002–2003":            `"2002–2003" is not a date: write 2002/2003`,
		"~2003":                `"~2003" is not a date: write 2003~`,
		"2003?~":               `"2003?~" is not a date: write 2003%`,
		"201u":                 `"201u" is not a date: write 201X`,
		"2003/open":            `in "2003/open": "open" is not a date: write 2003/..`,
		"[2003, 2005]":         `in "[2003, 2005]": " 2005" is not a date: write [2003,2005]`,
		"Y9999999999999999999": `"Y9999999999999999999" is not a date`,
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

func TestRelations(t *testing.T) {
	type relations struct{ Refines, Refined, Overlaps, Within bool }
	for _, test := range []struct {
		d, e string
		want relations
	}{
		{"2006-03-14", "2006", relations{Refines: true, Overlaps: true, Within: true}},
		{"2006", "2006-03-14", relations{Refined: true, Overlaps: true}},
		{"2003-22", "2003", relations{Refines: true, Overlaps: true, Within: true}},
		{"2003-24", "2003", relations{Overlaps: true}},
		{"2006", "2006", relations{Overlaps: true, Within: true}},
		{"2006", "2007", relations{}},
		{"2006-XX", "2006", relations{Overlaps: true, Within: true}},
		{"2002/2004", "2003/2005", relations{Overlaps: true}},
		{"2002/2004", "2004-12-31", relations{Refined: true, Overlaps: true}},
		{"2002/2004", "2005-01-01", relations{}},

		// Marks do not move the bounds, but nothing is certain with them.
		{"2006-03", "2006~", relations{Refines: true, Overlaps: true}},
		{"2006?", "200X", relations{Refines: true, Overlaps: true}},
		{"2006~", "2006", relations{Overlaps: true}},

		// Open and unknown ends.
		{"2006", "2002/..", relations{Refines: true, Overlaps: true, Within: true}},
		{"2006", "2002/", relations{Refines: true, Overlaps: true}},
		{"2001", "/2002", relations{Refines: true, Overlaps: true}},
		{"2006/", "2002/..", relations{Refines: true, Overlaps: true, Within: true}},
		{"2006/..", "2002/2010", relations{Overlaps: true}},
		{"2006/..", "../2005", relations{}},
		{"2003", "[..2003-08]", relations{Overlaps: true}},
		{"2003-08-31", "[..2003-08]", relations{Refines: true, Overlaps: true, Within: true}},

		// Alternatives have a hole between them.
		{"2004", "[2003,2005]", relations{}},
		{"2004", "[2003..2005]", relations{Refines: true, Overlaps: true, Within: true}},
		{"[2003,2005]", "[2003..2005]", relations{Refines: true, Overlaps: true, Within: true}},
		{"2005-03", "[2003,2005]", relations{Refines: true, Overlaps: true, Within: true}},
		{"2003/2005", "[2003,2005]", relations{Refined: true, Overlaps: true}},

		{"", "2003", relations{}},
		{"2003", "", relations{}},
		{"", "", relations{}},
	} {
		d, e := date(t, test.d), date(t, test.e)
		got := relations{d.Refines(e), e.Refines(d), d.Overlaps(e), d.Within(e)}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q to %q (-want +got):\n%s", test.d, test.e, diff)
		}
		if got.Overlaps != e.Overlaps(d) {
			t.Errorf("%q overlaps %q, but not the reverse", test.d, test.e)
		}
	}
}

func TestSpan(t *testing.T) {
	for _, test := range []struct{ from, to, want string }{
		{"2002", "2003-08", "2002/2003-08"},
		{"2002~", "", "2002~/"},
		{"", "2003", "/2003"},
		{"2002/..", "2003/..", "2002/.."},
		{"[2001,2002]", "[2003,2004]", "2001/2004"},
		{"", "", ""},
		{"[..2002]", "", ""},
		{"2003", "2002", ""},
	} {
		if got := Span(date(t, test.from), date(t, test.to)).String(); got != test.want {
			t.Errorf("from %q to %q is %q, want %q", test.from, test.to, got, test.want)
		}
	}
}

// date parses text, where "" is no date.
func date(t *testing.T, text string) Date {
	t.Helper()
	if text == "" {
		return Date{}
	}
	d, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestCompare(t *testing.T) {
	want := []string{
		"[..2003-08]", "../2005", "/2005", "", "Y-17000", "-0043", "0000", "2003-01-01", "2003-01", "2003", "2003%", "2003?",
		"2003~", "[2003..2004]", "2003/2005", "[2003,2005]", "[2003..2005]", "2003/", "2003/..", "2003-01-02", "2003-02", "Y10000",
	}
	var dates []Date
	for _, text := range slices.Backward(want) {
		dates = append(dates, date(t, text))
	}
	slices.SortFunc(dates, Compare)
	var got []string
	for _, d := range dates {
		got = append(got, d.String())
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestParseDay(t *testing.T) {
	for text, want := range map[string]Day{
		"2006-03-14":      {2006, 3, 14},
		"0000-02-29":      {0, 2, 29},
		"-0043-03-15":     {-43, 3, 15},
		"170000002-12-31": {170000002, 12, 31},
		"-17000-01-01":    {-17000, 1, 1},
	} {
		got, err := ParseDay(text)
		if err != nil {
			t.Error(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
		if got.String() != text {
			t.Errorf("%s is written %s", text, got)
		}
	}
	for text, want := range map[string]string{
		"2006-03":       `"2006-03" is not a day such as 2006-03-14`,
		"02006-03-14":   `"02006-03-14" is not a day such as 2006-03-14`,
		"2006-03-14Z":   `"2006-03-14Z" is not a day such as 2006-03-14`,
		"2006-13-01":    `"2006-13-01": there is no month 13`,
		"2023-02-29":    `"2023-02-29": there is no day 29 in February 2023, which has 28 days`,
		"-0000-01-01":   `"-0000-01-01": the year 0000 (1 BC) has no minus sign`,
		"2006-03-14/..": `"2006-03-14/.." is not a day such as 2006-03-14`,
	} {
		if _, err := ParseDay(text); err == nil || err.Error() != want {
			t.Errorf("%s: error %v, want %s", text, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, r := range readings {
		f.Add(r.text)
	}
	for _, text := range []string{"14 March 2006", "3/4/2006", "[2005,2003]", "2006-03-14T09:30:00", "{2003..}", "Y999999999999999999-24"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := Parse(text)
		if err != nil {
			if !d.IsZero() {
				t.Errorf("%q is an error and %v", text, d)
			}
			return
		}
		again, err := Parse(d.String())
		if err != nil || again != d {
			t.Errorf("%q is written %s, which is read as %v, error %v", text, d, again, err)
		}
		earliest, ok1 := d.Earliest()
		latest, ok2 := d.Latest()
		if ok1 && ok2 && latest.Compare(earliest) < 0 {
			t.Errorf("%q lasts from %s to %s", text, earliest, latest)
		}
		for _, day := range []Day{earliest, latest} {
			if day == (Day{}) {
				continue
			}
			if again, err := ParseDay(day.String()); err != nil || again != day {
				t.Errorf("%s is read as %s, error %v", day, again, err)
			}
		}
		if d.Words() == "" || d.Refines(d) || !d.Overlaps(d) || Compare(d, d) != 0 {
			t.Errorf("%q has no words, or does not agree with itself", text)
		}
	})
}

func TestDefinite(t *testing.T) {
	for s, want := range map[string]bool{
		"2006": true, "2006-03": true, "2006-03-14": true, "2003-22": true, "2016-33": true, "-0043": true, "Y17000": true,
		"2002/2003": true, "2002/..": true, "../2003": true,
		"2002/": false, "/2003": false, "200X": false, "20XX": false, "2004-XX": false, "1985-04-XX": false, "1985-XX-XX": false,
		"2006~": false, "2006?": false, "2006%": false, "2002~/2003": false, "2002/2003?": false, "200X/2015": false, "2004/2005-XX": false,
		"[..2003]": false, "[2003..]": false, "[2003..2005]": false, "[2003,2005]": false,
	} {
		if got := MustParse(s).Definite(); got != want {
			t.Errorf("%s is definite: %v, want %v", s, got, want)
		}
	}
	if (Date{}).Definite() {
		t.Error("no date is definite")
	}
}

func TestEnds(t *testing.T) {
	for _, test := range []struct {
		date, from, to     string
		openStart, openEnd bool
	}{
		{"2002/2003-08", "2002", "2003-08", false, false},
		{"2002~/2003?", "2002~", "2003?", false, false},
		{"2002/..", "2002", "", false, true},
		{"2002/", "2002", "", false, false},
		{"../2003", "", "2003", true, false},
		{"/2003", "", "2003", false, false},
		{"2002", "2002", "2002", false, false},
		{"[2002..]", "[2002..]", "[2002..]", false, false},
		{"[2002,2004]", "[2002,2004]", "[2002,2004]", false, false},
	} {
		d := MustParse(test.date)
		from, to := d.Ends()
		if from.String() != test.from || to.String() != test.to || d.OpenStart() != test.openStart || d.OpenEnd() != test.openEnd {
			t.Errorf("%s: ends %s and %s, open %v and %v", d, from, to, d.OpenStart(), d.OpenEnd())
		}
	}
}

func TestSameDays(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"2006", "2006", true},
		{"2006", "2006~", true},
		{"2006", "2006-01/2006-12", true},
		{"2016-33", "2016-01/2016-03", true},
		{"2016-33", "2016-01/2016-04", false},
		{"2003-21", "2003-25", true},
		{"2006", "2007", false},
		{"2006", "2006-XX", true},
		{"2002/..", "2002/..", true},
		{"2002/..", "2002/", false},
		{"[..2003]", "../2003", false},
		{"[2003..2005]", "2003/2005", true},
		{"[2003,2005]", "2003/2005", false},
		{"[2003,2005]", "[2003,2005]", true},
	} {
		a, b := MustParse(test.a), MustParse(test.b)
		if a.SameDays(b) != test.want || b.SameDays(a) != test.want {
			t.Errorf("%s and %s name the same days: %v, %v, want %v", a, b, a.SameDays(b), b.SameDays(a), test.want)
		}
	}
	if (Date{}).SameDays(Date{}) {
		t.Error("no date names the same days as no date")
	}
}
