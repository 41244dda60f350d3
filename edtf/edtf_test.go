package edtf

import (
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
	{"Y-16999", "-16999-01-01", "-16999-12-31", "year", "", "17000 BC"},
	{"Y10000", "10000-01-01", "10000-12-31", "year", "", "10000"},
	{"Y-10000", "-10000-01-01", "-10000-12-31", "year", "", "10001 BC"},
	{"-0479", "-0479-01-01", "-0479-12-31", "year", "", "480 BC"},
	{"-0499/-0400", "-0499-01-01", "-0400-12-31", "interval", "", "500 to 401 BC"},
	{"Y-16999/-0479", "-16999-01-01", "-0479-12-31", "interval", "", "17000 to 480 BC"},

	// Times of day.
	{"2006-03-14T00:00", "2006-03-14", "2006-03-14", "minute", "", "14 March 2006, 00:00"},
	{"2006-03-14T12:17", "2006-03-14", "2006-03-14", "minute", "", "14 March 2006, 12:17"},
	{"2006-03-14T12:17:05", "2006-03-14", "2006-03-14", "second", "", "14 March 2006, 12:17:05"},
	{"2006-03-14T23:59:59", "2006-03-14", "2006-03-14", "second", "", "14 March 2006, 23:59:59"},
	{"2006-03-14T12:17Z", "2006-03-14", "2006-03-14", "minute", "", "14 March 2006, 12:17 UTC"},
	{"2006-03-14T12:17:00Z", "2006-03-14", "2006-03-14", "second", "", "14 March 2006, 12:17:00 UTC"},
	{"2006-03-14T23:30-05:00", "2006-03-14", "2006-03-14", "minute", "", "14 March 2006, 23:30 UTC-05:00"},
	{"2006-03-14T00:30+05:45", "2006-03-14", "2006-03-14", "minute", "", "14 March 2006, 00:30 UTC+05:45"},
	{"2006-03-14T12:17:05+14:00", "2006-03-14", "2006-03-14", "second", "", "14 March 2006, 12:17:05 UTC+14:00"},
	{"2006-03-14T12:17-14:00", "2006-03-14", "2006-03-14", "minute", "", "14 March 2006, 12:17 UTC-14:00"},
	{"2006-03-14T12:17+00:01", "2006-03-14", "2006-03-14", "minute", "", "14 March 2006, 12:17 UTC+00:01"},
	{"2004-02-29T12:17Z", "2004-02-29", "2004-02-29", "minute", "", "29 February 2004, 12:17 UTC"},
	{"-0043-03-15T12:17", "-0043-03-15", "-0043-03-15", "minute", "", "15 March 44 BC, 12:17"},
	{"2006-03-14T12:17Z~", "2006-03-14", "2006-03-14", "minute", "~", "about 14 March 2006, 12:17 UTC"},
	{"2006-03-14T12:17Z/2006-03-14T15:40Z", "2006-03-14", "2006-03-14", "interval", "", "14 March 2006, 12:17 to 15:40 UTC"},
	{"2006-03-14T12:17/2006-03-14T15:40", "2006-03-14", "2006-03-14", "interval", "", "14 March 2006, 12:17 to 15:40"},
	{"2006-03-14T12:17Z/2006-03-14T15:40+01:00", "2006-03-14", "2006-03-14", "interval", "", "14 March 2006, 12:17 UTC to 15:40 UTC+01:00"},
	{"2006-03-14T12:17Z/2006-03-15T12:17Z", "2006-03-14", "2006-03-15", "interval", "", "14 March 2006, 12:17 to 15 March 2006, 12:17 UTC"},
	{"2006-03-14T12:17Z~/2006-03-14T15:40Z", "2006-03-14", "2006-03-14", "interval", "~", "about 14 March 2006, 12:17 UTC to 14 March 2006, 15:40 UTC"},
	{"2006-03-14T12:17Z/2006-03-15", "2006-03-14", "2006-03-15", "interval", "", "14 March 2006, 12:17 UTC to 15 March 2006"},
	{"2006-03-14T12:17Z/2006-03-14", "2006-03-14", "2006-03-14", "interval", "", "14 March 2006, 12:17 UTC to 14 March 2006"},
	{"2006-03-14/2006-03-14T12:17Z", "2006-03-14", "2006-03-14", "interval", "", "14 March 2006 to 14 March 2006, 12:17 UTC"},
	{"2006-03-14T12:17Z/..", "2006-03-14", "", "interval", "", "from 14 March 2006, 12:17 UTC"},
	{"/2006-03-14T12:17Z", "", "2006-03-14", "interval", "", "from an unknown date to 14 March 2006, 12:17 UTC"},
	{"[..2006-03-14T12:17Z]", "", "2006-03-14", "choice", "", "by 14 March 2006, 12:17 UTC"},
	{"[2006-03-14T12:17Z..2006-03-14T12:19Z]", "2006-03-14", "2006-03-14", "choice", "", "between 14 March 2006, 12:17 and 12:19 UTC"},
	{"[2006-03-14T12:17Z,2006-03-14T12:19Z]", "2006-03-14", "2006-03-14", "choice", "", "14 March 2006, 12:17 or 12:19 UTC"},

	// Days and months without a year.
	{"XXXX-06-04", "", "", "day", "", "4 June"},
	{"XXXX-02-29", "", "", "day", "", "29 February"},
	{"XXXX-06", "", "", "month", "", "June"},
	{"XXXX-06-XX", "", "", "month", "", "June (day unknown)"},
	{"XXXX-06-04~", "", "", "day", "~", "about 4 June"},
	{"XXXX-06-04T12:17Z", "", "", "minute", "", "4 June, 12:17 UTC"},
	{"XXXX-06-04/XXXX-06-07", "", "", "interval", "", "4 to 7 June"},
	{"XXXX-12-30/XXXX-01-02", "", "", "interval", "", "30 December to 2 January"},
	{"XXXX-02-29/XXXX-01-02", "", "", "interval", "", "29 February to 2 January"},
	{"XXXX-06-04/..", "", "", "interval", "", "from 4 June"},
	{"[..XXXX-06]", "", "", "choice", "", "by June"},
	{"[XXXX-06-04,XXXX-06-06]", "", "", "choice", "", "4 or 6 June"},

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
	for text, want := range map[string]string{
		"[2005,2003]":                                "[2003,2005]",
		"[2006-03-14T12:19Z,2006-03-14T12:17Z]":      "[2006-03-14T12:17Z,2006-03-14T12:19Z]",
		"[2006-03-15T00:30+05:00,2006-03-14T19:00Z]": "[2006-03-14T19:00Z,2006-03-15T00:30+05:00]",
		"[XXXX-06-06,XXXX-06-04]":                    "[XXXX-06-04,XXXX-06-06]",
		"2006-03-14T12:17+00:00":                     "2006-03-14T12:17Z",
		"2006-03-14T12:17+00":                        "2006-03-14T12:17Z",
		"2006-03-14T12:17+02":                        "2006-03-14T12:17+02:00",
		"2006-03-14T12:17:05-09":                     "2006-03-14T12:17:05-09:00",
	} {
		if got, _ := Parse(text); got.String() != want {
			t.Errorf("%s is %q, want %q", text, got, want)
		}
	}
	// The offset is part of what a source says.
	if MustParse("2006-03-14T14:17+02:00") == MustParse("2006-03-14T12:17Z") {
		t.Error("an offset is lost")
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
	for _, text := range []string{
		"14 March 2006", "3/4/2006", "[2005,2003]", "{2003..}", "Y999999999999999999-24", "9999-12-31T23:59-14:00",
		"0000-01-01T00:00+14:00", "2006-03-14T24:00", "14:17 UTC on 14 March 2006", "2006-03-15T01:00+05:00/2006-03-14T23:00Z", "XXXX-02-29/XXXX-01", "17,000 BC",
	} {
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
		if d.Words() == "" || d.Refines(d) || !d.Overlaps(d) || Compare(d, d) != 0 || d.After(d) {
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
		if a.Same(b) != test.want || b.Same(a) != test.want {
			t.Errorf("%s and %s name the same days: %v, %v, want %v", a, b, a.Same(b), b.Same(a), test.want)
		}
	}
	if (Date{}).Same(Date{}) {
		t.Error("no date names the same days as no date")
	}
}
