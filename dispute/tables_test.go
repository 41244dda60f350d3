package dispute

import (
	"strconv"
	"strings"
	"testing"

	"ibid/schema"
)

// outcome finds how two claims of one subject differ, in either order.
func outcome(t *testing.T, o *schema.Ontology, a, b string) Kind {
	t.Helper()
	var out [2]Kind
	for i, claims := range [][]string{{a, b}, {b, a}} {
		switch got := find(o, "organization/x", claims...); {
		case len(got) > 1:
			t.Fatalf("%s\n%s\ndiffer in more than one way: %v", a, b, got)
		case len(got) == 1:
			out[i] = got[0].Kind
		}
	}
	if out[0] != out[1] {
		t.Errorf("%s\n%s\nare %q, and %q the other way round", a, b, out[0], out[1])
	}
	return out[0]
}

// TestTimes has two claims, of which one at a time can hold, at many times.
func TestTimes(t *testing.T) {
	o := ontology(t)
	for _, test := range []struct {
		a, b string
		want Kind
	}{
		// Not dated: both speak of the same time, or nobody knows of which.
		{"", "", Value},
		{"", "on: 2002", Possible},
		{"", "from: 2002 | to: 2004", Possible},
		{"", "asOf: 2002", Possible},

		// A moment or a period, once each.
		{"on: 2002-07-04", "on: 2002-07-04", Value},
		{"on: 2002-07-04", "on: 2002-07-05", ""},
		{"on: 2002-07", "on: 2002-07", Value},
		{"on: 2002-07", "on: 2002-08", ""},
		{"on: 2002", "on: 2002", Value},
		{"on: 2002", "on: 2003", ""},
		{"on: 2016-33", "on: 2016-01/2016-03", Value},
		{"on: 2002-22", "on: 2002-22", Value},
		{"on: 2002-07-04", "on: 2002-07", Possible},
		{"on: 2002-07", "on: 2002", Possible},
		{"on: 2002-07-31", "on: 2002-08", ""},
		{"on: 2002", "on: 200X", Possible},
		{"on: 200X", "on: 200X", Possible},
		{"on: 2004-XX", "on: 2004-XX", Possible},
		{"on: 2004-XX", "on: 2004", Possible},
		{"on: 2002~", "on: 2002~", Possible},
		{"on: 2002?", "on: 2002", Possible},
		{"on: 2002%", "on: 2002-07-04", Possible},
		{"on: [2002..2004]", "on: [2002..2004]", Possible},
		{"on: [2002,2004]", "on: 2003", ""},
		{"on: [2002,2004]", "on: 2004", Possible},
		{"on: [..2003]", "on: 2004", ""},
		{"on: [..2003]", "on: 2003", Possible},

		// An interval holds from some time of its first to some time of its last year.
		{"on: 2002/2005", "on: 2002/2005", Value},
		{"on: 2002/2005", "on: 2003", Value},
		{"on: 2002/2005", "on: 2003-07/2004-07", Value},
		{"on: 2002/2005", "on: 2002", Possible},
		{"on: 2002/2005", "on: 2005-12", Possible},
		{"on: 2002/2005", "on: 2005/2008", ""},
		{"on: 2002/2005", "on: 2004/2008", Value},
		{"on: 2002/2005", "on: 2003/2008", Value},
		{"on: 2002/2005", "on: 2006", ""},
		{"on: 2002/..", "on: 2003", Value},
		{"on: 2002/..", "on: 2002", Possible},
		{"on: 2002/..", "on: 2001", ""},
		{"on: 2002/", "on: 2003", Possible},
		{"on: ../2002", "on: 2001", Value},
		{"on: /2002", "on: 2001", Possible},
		{"on: ../2002", "on: 2002/..", ""},
		{"on: 2002/..", "on: 2005/..", Value},
		{"on: 2002~/2005", "on: 2003", Possible},

		// Spans of which both ends are known.
		{"from: 2000 | to: 2005", "from: 2000 | to: 2005", Value},
		{"from: 2000 | to: 2005", "from: 2003 | to: 2008", Value},
		{"from: 2000 | to: 2005", "from: 2004 | to: 2008", Value},
		{"from: 2000 | to: 2003-08", "from: 2003-08 | to: 2008", ""},
		{"from: 2000 | to: 2003", "from: 2003 | to: 2008", ""},
		{"from: 2000 | to: 2003-08-31", "from: 2003-08-31 | to: 2008", ""},
		{"from: 2000 | to: 2003-08-31", "from: 2003-08-30 | to: 2008", Value},
		{"from: 2000 | to: 2003-08-31", "from: 2003-09-01 | to: 2008", ""},
		{"from: 2000 | to: 2003-08", "from: 2003-09 | to: 2008", ""},
		{"from: 2000 | to: 2003-08", "from: 2003-07 | to: 2008", Value},
		{"from: 2000 | to: 2003", "from: 2003-08 | to: 2008", Possible},
		{"from: 2000 | to: 2003-08", "from: 2003 | to: 2008", Possible},
		{"from: 2000 | to: 2003~", "from: 2003 | to: 2008", ""},
		{"from: 2000 | to: 2005~", "from: 2003 | to: 2008", Possible},
		{"from: 2000 | to: 2005?", "on: 2003", Possible},
		{"from: 2000 | to: 2000", "from: 2000 | to: 2000", Value},
		{"from: 2000-03-01 | to: 2000-03-01", "on: 2000-03-01", Possible},
		{"from: 2000-03-01 | to: 2000-03-01", "from: 2000-02-29 | to: 2000-03-02", Value},
		{"from: 2000-03-01 | to: 2000-03-01", "from: 2000-03-01 | to: 2000-03-02", ""},
		{"from: 200X | to: 2015", "on: 2010", Value},
		{"from: 200X | to: 2015", "on: 2009", Possible},
		{"from: [..2003-08] | to: 2015", "on: 2003-09", Value},
		{"from: [..2003-08] | to: 2015", "on: 2003-08", Possible},
		{"from: 2003 | to: [2015..]", "on: 2014", Value},
		{"from: 2003 | to: [2015..]", "on: 2015", Possible},
		{"from: 2000 | to: [2004-06..2009]", "from: [1999..2003] | to: 2008", Value},
		{"from: 2000 | to: [2004..2009]", "from: [1999..2003] | to: 2008", Possible},
		{"from: [2000..2005] | to: [2003..2008]", "from: 2000 | to: 2008", Value},
		{"from: [2000..2005] | to: [2003..2008]", "from: 2003 | to: 2006", Possible},

		// A span and something within it, on its borders and beyond.
		{"from: 2000 | to: 2005", "on: 2002-07", Value},
		{"from: 2000 | to: 2005", "on: 2001-01-01", Value},
		{"from: 2000 | to: 2005", "on: 2000-12-31", Possible},
		{"from: 2000 | to: 2005", "on: 2004-12-31", Value},
		{"from: 2000 | to: 2005", "on: 2005-01-01", Possible},
		{"from: 2000 | to: 2005", "on: 2005-12-31", Possible},
		{"from: 2000 | to: 2005", "on: 2006-01-01", ""},
		{"from: 2000 | to: 2005", "on: 1999-12-31", ""},
		{"from: 2000 | to: 2005", "from: 2003", Value},
		{"from: 2000 | to: 2005", "from: 2005", ""},
		{"from: 2000 | to: 2005", "to: 2003", Value},
		{"from: 2000 | to: 2005", "to: 2000", ""},
		{"from: 2000 | to: 2005", "to: 2008", Possible},
		{"from: 2000 | to: 2005", "asOf: 2003", Value},
		{"from: 2000 | to: 2005", "asOf: 2005", Possible},
		{"from: 2000 | to: 2005", "asOf: 2010", Possible},

		// Spans of which one end is not known.
		{"from: 2003", "from: 2003", Value},
		{"from: 2003-08-01", "from: 2003-08-01", Value},
		{"from: 2003", "from: 2006", Possible},
		{"from: 2003", "from: 2003-08", Possible},
		{"from: 2003~", "from: 2003~", Possible},
		{"from: [..2003-08]", "from: [..2003-08]", Possible},
		{"from: [..2003-08]", "on: 2002-07", Possible},
		{"from: [2003-08..]", "on: 2002-07", ""},
		{"from: 2003", "on: 2002", ""},
		{"from: 2003", "on: 2004", Possible},
		{"from: 2003", "to: 2003", ""},
		{"from: 2003", "to: 2002", ""},
		{"from: 2003", "to: 2004", Possible},
		{"to: 2003", "to: 2003", Value},
		{"to: 2003", "to: 2005", Possible},
		{"to: 2003", "on: 2004", ""},
		{"from: 2003 | asOf: 2010", "on: 2005", Possible},

		// Observed: it held then, and nobody says how long.
		{"asOf: 2005", "asOf: 2005", Value},
		{"asOf: 2005-03-14", "asOf: 2005-03-14", Value},
		{"asOf: 2005", "asOf: 2005-03", Possible},
		{"asOf: 2005~", "asOf: 2005~", Possible},
		{"asOf: 2005", "asOf: 2010", AsOf},
		{"asOf: 2005", "on: 2005", Possible},
		{"on: 2005 | asOf: 2006", "on: 2005 | asOf: 2007", AsOf},
		{"on: 2005 | asOf: 2006", "on: 2005 | asOf: 2006", Value},
		{"on: 2005 | asOf: 2006", "on: 2005 | asOf: 2006-03", Possible},
		{"on: 2005 | asOf: 2006", "on: 2005", Value},
		{"on: 2005 | asOf: 2006~", "on: 2005 | asOf: 2006~", Possible},
		{"on: 2005 | asOf: 2006", "on: 2007", ""},

		// Times of day.
		{"on: 2006-03-14T12:17Z", "on: 2006-03-14T12:17Z", Value},
		{"on: 2006-03-14T12:17Z", "on: 2006-03-14T14:17+02:00", Value},
		{"on: 2006-03-14T12:17Z", "on: 2006-03-14T12:18Z", ""},
		{"on: 2006-03-14T12:17Z", "on: 2006-03-14", Possible},
		{"on: 2006-03-14T12:17", "on: 2006-03-14T20:17Z", Possible},
		{"from: 2006-01-01 | to: 2006-03-14T12:17Z", "from: 2006-03-14T12:18Z", ""},
		{"from: 2006-01-01 | to: 2006-03-14T12:17Z", "from: 2006-03-14T12:16Z", Value},
		{"from: 2006-01-01 | to: 2006-03-14T12:17Z", "from: 2006-03-14T12:17Z", ""},
		{"from: 2006-01-01 | to: 2006-03-14T12:17Z", "from: 2006-03-14T12:15Z | to: 2006-03-14T12:16Z", Value},
		{"from: 2006-01-01 | to: 2006-03-14T12:17Z", "from: 2006-03-14T14:14+02:00 | to: 2006-03-15", Value},
		{"from: 2006-01-01 | to: 2006-03-14T12:17Z", "from: 2006-03-14T12:17:30Z | to: 2006-03-15", Possible},

		{"from: 2006 | to: 2006-12-07T12:17Z", "from: 2006-12-07T12:17Z", ""},
		{"from: 2005 | to: 2006-12-07T12:17Z", "from: 2006-12-07T12:16Z", Value},

		// Days of a year that is not known.
		{"on: XXXX-06-04", "on: XXXX-06-04", Possible},
		{"on: XXXX-06-04", "on: XXXX-06-05", ""},
		{"on: XXXX-06-04", "on: 2006-06-04", Possible},
		{"on: XXXX-06-04", "on: 2006-06-05", ""},
		{"on: XXXX-06-04", "on: 2006", Possible},
	} {
		a, b := "runBy | @person/a", "runBy | @person/b"
		if test.a != "" {
			a += " | " + test.a
		}
		if test.b != "" {
			b += " | " + test.b
		}
		if got := outcome(t, o, a, b); got != test.want {
			t.Errorf("%q and %q are %q, want %q", test.a, test.b, got, test.want)
		}
	}
}

// TestValues has two claims of the same time that say something else.
func TestValues(t *testing.T) {
	o := ontology(t)
	for _, test := range []struct {
		property, a, b string
		want           Kind
	}{
		{"launched", "=2006", "=2006", ""},
		{"launched", "=2006", "=2007", Date},
		{"launched", "=2006", "=2006-12-31", Refinement},
		{"launched", "=2006", "=2007-01-01", Date},
		{"launched", "=2006-03", "=2006-03-31", Refinement},
		{"launched", "=2006-03", "=2006-04-01", Date},
		{"launched", "=2016-33", "=2016-01/2016-03", Refinement},
		{"launched", "=2016-33", "=2016-03", Refinement},
		{"launched", "=200X", "=2009", Refinement},
		{"launched", "=200X", "=2010", Date},
		{"launched", "=19XX", "=1999-12-31", Refinement},
		{"launched", "=2006", "=2006~", Refinement},
		{"launched", "=2006~", "=2007", Possible},
		{"launched", "=2006?", "=2010", Possible},
		{"launched", "=2006%", "=2010", Possible},
		{"launched", "=2006~", "=2006-03", Refinement},
		{"launched", "=[..2003-08]", "=2003-08-31", Refinement},
		{"launched", "=[..2003-08]", "=2003-09-01", Date},
		{"launched", "=[..2005]", "=[2004..]", Possible},
		{"launched", "=[2003..2005]", "=[2005..2007]", Possible},
		{"launched", "=[2003,2005]", "=2004", Date},
		{"launched", "=[2003,2005]", "=2005", Refinement},
		{"launched", "=2002/2004", "=2003", Refinement},
		{"launched", "=2002/2004", "=2004/2006", Possible},
		{"launched", "=2002/2004", "=2005", Date},
		{"launched", "=2002/..", "=2001", Date},
		{"launched", "=-0043", "=-0042", Date},
		{"launched", "=2006-03-14T12:17Z", "=2006-03-14T12:18Z", Date},
		{"launched", "=2006-03-14T12:17Z", "=2006-03-14", Refinement},
		{"launched", "=2006-03-14T23:30-05:00", "=2006-03-15T04:30Z", Refinement},
		{"launched", "=2006-03-14T12:17", "=2006-03-14T20:17Z", Possible},
		{"launched", "=XXXX-03-14", "=2006-03-14T12:17Z", Refinement},
		{"launched", "=XXXX-03-14", "=XXXX-03-15", Date},
		{"launched", "=XXXX-03-14", "=2006-03-15", Date},

		{"price", "#5 USD", "#5 USD", ""},
		{"price", "#5 USD", "#6 USD", Value},
		{"price", "#5 USD", "#~5 USD", Refinement},
		{"price", "#5 USD", "#~6 USD", Possible},
		{"price", "#~5 USD", "#~6 USD", Possible},
		{"price", "#~5 USD", "#500 USD", Possible},
		{"price", "#5 USD", "#4..6 USD", Refinement},
		{"price", "#4 USD", "#4..6 USD", Refinement},
		{"price", "#6 USD", "#4..6 USD", Refinement},
		{"price", "#7 USD", "#4..6 USD", Value},
		{"price", "#4..6 USD", "#5..7 USD", Possible},
		{"price", "#4..6 USD", "#6..7 USD", Possible},
		{"price", "#4..6 USD", "#4..7 USD", Refinement},
		{"price", "#4..5 USD", "#6..7 USD", Value},
		{"price", "#5 USD", "#>5 USD", Value},
		{"price", "#5 USD", "#>=5 USD", Refinement},
		{"price", "#5 USD", "#<5 USD", Value},
		{"price", "#5 USD", "#<=5 USD", Refinement},
		{"price", "#>5 USD", "#>=5 USD", Refinement},
		{"price", "#>5 USD", "#>3 USD", Refinement},
		{"price", "#<5 USD", "#<=5 USD", Refinement},
		{"price", "#<5 USD", "#<3 USD", Refinement},
		{"price", "#>5 USD", "#<9 USD", Possible},
		{"price", "#>5 USD", "#<5 USD", Value},
		{"price", "#>=5 USD", "#<=5 USD", Possible},
		{"price", "#>5 USD", "#5..9 USD", Possible},
		{"price", "#>=5 USD", "#5..9 USD", Refinement},
		{"price", "#-5 USD", "#5 USD", Value},
		{"price", "#0.10 USD", "#0.1 USD", ""},
		{"price", "#5 USD", "#6 EUR", Unit},
		{"price", "#5 USD", "#5 EUR", Unit},
		{"price", "#5 USD", "#6 servers", ""},
		{"price", "#5 servers", "#6 USD", ""},
		{"price", "#>5 USD", "#~>5 USD", Refinement},
		{"count", "#5 regions", "#6 servers", ""},
		{"count", "#5 regions", "#6", ""},
		{"count", "#1 region", "#1 regions", ""},
		{"count", "#1 region", "#6 regions", Value},
		{"count", "#1 regions", "#6 region", Value},
		{"count", "#1 availability zone", "#6 availability zones", Value},
		{"count", "#5", "#6", Value},

		{"rated", "A", "B", Value},
		{"rated", "very good", "Very  good", ""},
		{"runBy", "@person/a", "@person/b", Value},
		{"ideaFrom", "@person/a", "a", Value},
	} {
		if got := outcome(t, o, test.property+" | "+test.a, test.property+" | "+test.b); got != test.want {
			t.Errorf("%s %q and %q are %q, want %q", test.property, test.a, test.b, got, test.want)
		}
	}
}

// TestUnits has two amounts of units that are of one dimension, or are not.
func TestUnits(t *testing.T) {
	o := ontology(t)
	for _, test := range []struct {
		a, b string
		want Kind
	}{
		// Each unit against the next one of its dimension: the same amount, and another.
		{"1 s", "1000 ms", ""},
		{"1 s", "999 ms", Value},
		{"1 min", "60 s", ""},
		{"1 min", "61 s", Value},
		{"1 h", "60 min", ""},
		{"4 h", "5 min", Value},
		{"1 d", "24 h", ""},
		{"1 d", "23 h", Value},
		{"1 week", "7 d", ""},
		{"1 week", "6 d", Value},
		{"1 cm", "10 mm", ""},
		{"1 cm", "9 mm", Value},
		{"1 m", "100 cm", ""},
		{"1 m", "99 cm", Value},
		{"1 km", "1000 m", ""},
		{"1 km", "999 m", Value},
		{"1 g", "1000 mg", ""},
		{"1 g", "999 mg", Value},
		{"1 kg", "1000 g", ""},
		{"1 kg", "1024 g", Value},
		{"1 t", "1000 kg", ""},
		{"1 t", "907 kg", Value},
		{"1 kB", "1000 B", ""},
		{"1 kB", "1024 B", Value},
		{"1 MB", "1000 kB", ""},
		{"1 GB", "1000 MB", ""},
		{"1 GB", "1024 MB", Value},
		{"1 TB", "1000 GB", ""},
		{"1 PB", "1000 TB", ""},
		{"1 KiB", "1024 B", ""},
		{"1 MiB", "1024 KiB", ""},
		{"1 GiB", "1024 MiB", ""},
		{"1 TiB", "1024 GiB", ""},
		{"1 PiB", "1024 TiB", ""},
		{"1 GB", "1 GiB", Value},

		// Words, in singular and plural, with and without a capital.
		{"2 milliseconds", "2 ms", ""},
		{"1 second", "1 s", ""},
		{"2 seconds", "2 sec", ""},
		{"2 secs", "2 s", ""},
		{"1 minute", "60 seconds", ""},
		{"5 mins", "5 minutes", ""},
		{"4 hours", "4 h", ""},
		{"4 hours", "5 h", Value},
		{"4 Hours", "4 hr", ""},
		{"4 hrs", "240 Min", ""},
		{"1 day", "24 hours", ""},
		{"14 days", "2 weeks", ""},
		{"5 km", "6 kilometres", Value},
		{"5 km", "5 kilometers", ""},
		{"5 kms", "1 kilometre", Value},
		{"5 metres", "500 centimetres", ""},
		{"5 meters", "5000 millimeters", ""},
		{"5 tonnes", "5000 kilograms", ""},
		{"5 grams", "5000 milligrams", ""},
		{"2 terabytes", "2000 gigabytes", ""},
		{"2 petabytes", "2000 TB", ""},
		{"2 megabytes", "2000 kilobytes", ""},
		{"2 bytes", "3 B", Value},

		// Exact in every form of an amount.
		{"1.5 h", "90 min", ""},
		{"0.1 km", "100 m", ""},
		{"0.001 km", "1.001 m", Value},
		{"-1 km", "-1000 m", ""},
		{"-1 km", "1000 m", Value},
		{"0 h", "0 min", ""},
		{"0.3333 h", "20 min", Value},
		{"1e60 km", "1e60 m", Value},
		{"~4 h", "240 min", Refinement},
		{"~4 h", "5 min", Possible},
		{"4 h", "230..250 min", Refinement},
		{"4..5 h", "240..300 min", ""},
		{"4..5 h", "290..310 min", Possible},
		{"4..5 h", "301..310 min", Value},
		{">4 h", "240 min", Value},
		{">=4 h", "240 min", Refinement},
		{"<4 h", "239 min", Refinement},

		// Of other dimensions, and of units that are not in the table.
		{"4 h", "5 km", ""},
		{"4 m", "5 min", ""},
		{"4 m", "5 ms", ""},
		{"4 A", "5 As", ""},
		{"4 g", "5 GB", ""},
		{"4 t", "5 TB", ""},
		{"4 h", "5", ""},
		{"4 h", "5 servers", ""},
		{"4 h", "5 months", ""},
		{"4 km", "5 miles", ""},
		{"4 km", "5 km/h", ""},
		{"4 t", "5 tons", ""},
		{"4 kB", "5 KB", ""},
		{"4 MB", "5 Mb", ""},
		{"4 m", "5 M", ""},
		{"4 kg", "5 KGS", ""},
		{"5 MIN", "6 USD", Unit},
	} {
		if got := outcome(t, o, "count | #"+test.a, "count | #"+test.b); got != test.want {
			t.Errorf("%s and %s are %q, want %q", test.a, test.b, got, test.want)
		}
	}
}

// TestPer has two claims that differ in qualifiers of `per`.
func TestPer(t *testing.T) {
	o := ontology(t)
	for _, test := range []struct {
		property, a, b string
		want           Kind
	}{
		{"revenue | #%d USD", "on: 2005", "on: 2005", Value},
		{"revenue | #%d USD", "on: 2005", "on: 2006", ""},
		{"revenue | #%d USD", "on: 2005", "on: 2005-33", Period},
		{"revenue | #%d USD", "on: 2005", "", Possible},
		{"revenue | #%d USD", "", "", Value},
		{"revenue | #%d USD", "on: 2005~", "on: 2005", Possible},
		{"revenue | #%d USD", "on: 2005~", "on: 2006", ""},
		{"revenue | #%d USD", "on: [2005..2007]", "on: 2006", Possible},
		{"revenue | #%d USD", "on: [2005..2007]", "on: 2008", ""},
		{"revenue | #%d USD", "on: 200X", "on: 2005", Possible},
		{"revenue | #%d USD", "on: 2005/2006", "on: 2005", Period},
		{"revenue | #%d USD", "on: 2005", "asOf: 2005", Possible},
		{"revenue | #%d USD", "on: 2005", "asOf: 2005-06", Possible},
		{"revenue | #%d USD", "on: 2005", "asOf: 2006", ""},
		{"revenue | #%d USD", "on: 2005", "from: 2005-01 | to: 2005-12", Possible},
		{"revenue | #%d USD", "on: 2005", "from: 2006 | to: 2007", ""},
		{"revenue | #%d USD", "on: 2005", "hedge: planned", ""},
		{"revenue | #%d USD", "on: 2005", "on: 2005 | hedge: planned", Possible},
		{"revenue | #%d USD", "on: 2005 | scope: all", "scope: beta", ""},
		{"revenue | #%d USD", "on: 2005 | in: @place/us", "", ""},
		{"count | #%d regions", "for: A", "for: A", Value},
		{"count | #%d regions", "for: A", "for: B", ""},
		{"count | #%d regions", "for: A", "", Possible},
		{"count | #%d regions", "for: A | for: B", "for: A", Possible},
		{"count | #%d regions", "for: A | for: B", "for: C", ""},
		{"count | #%d regions", "for: A | on: 2005", "", Possible},
		{"count | #%d regions", "for: A | on: 2005", "on: 2006", ""},
		{"count | #%d regions", "for: A | asOf: 2005", "asOf: 2006", ""},
		{"count | #%d regions", "for: A | hedge: planned", "", ""},
		{"count | #%d regions", "for: A | hedge: planned", "for: A", Possible},
		{"share | #%d %", "of: A", "", Possible},
		{"share | #%d %", "of: A", "of: B", ""},
		{"growth | #%d %", "against: 2004", "", Possible},
		{"growth | #%d %", "against: 2004", "against: 2003", ""},
		{"growth | #%d %", "against: 2004", "against: 2004-06", Period},
		{"growth | #%d %", "against: 2004~", "against: 2004", Possible},
		{"growth | #%d %", "against: 2004 | of: A", "", Possible},
		{"rated | %d", "by: X", "by: Y", ""},
		{"rated | %d", "by: X", "", Possible},

		// No contradiction in itself, and none where the rest is open.
		{"revenue | #4..%d USD", "on: 2005", "", ""},
		{"revenue | #4..%d USD", "on: 2005", "on: 2005", Refinement},
	} {
		claim := func(value int, qualifiers string) string {
			return strings.TrimSuffix(strings.Replace(test.property, "%d", strconv.Itoa(value), 1)+" | "+qualifiers, " | ")
		}
		if got := outcome(t, o, claim(5, test.a), claim(6, test.b)); got != test.want {
			t.Errorf("%s: %q and %q are %q, want %q", test.property, test.a, test.b, got, test.want)
		}
	}
}

// TestNarrowing has two claims with other values that qualifiers tell apart, or not.
func TestNarrowing(t *testing.T) {
	o := ontology(t)
	for _, test := range []struct {
		a, b string
		want Kind
	}{
		{"scope: all", "scope: all", Value},
		{"scope: all", "scope: beta", Scope},
		{"scope: all", "", Scope},
		{"in: @place/us", "in: @place/us", Value},
		{"in: @place/us", "in: @place/eu", ""},
		{"in: @place/us", "", Scope},
		{"scope: all | in: @place/us", "", Scope},
		{"for: @service/x", "for: @service/x", Value},
		{"for: @service/x", "for: @service/y", ""},
		{"for: @service/x", "", Possible},
		{"for: @service/x | for: @service/y", "for: @service/x", Possible},
		{"with: @service/x", "with: @service/y", ""},
		{"order: #1", "order: #2", ""},
		{"order: #1", "", Possible},
		{"by: @person/p", "by: @person/q", Value},
		{"by: @person/p", "", Value},
		{"hedge: opinion", "hedge: estimated", Value},
		{"hedge: planned", "", Possible},
		{"hedge: planned", "hedge: reported", Possible},
		{"hedge: planned", "hedge: planned", Value},
		{"scope: all | asOf: 2005", "scope: beta | asOf: 2006", ""},
		{"scope: all | on: 2005", "scope: beta | on: 2006", ""},
		{"hedge: planned | scope: all", "scope: beta", Scope},
	} {
		a, b := "runBy | @person/a", "runBy | @person/b"
		if test.a != "" {
			a += " | " + test.a
		}
		if test.b != "" {
			b += " | " + test.b
		}
		if got := outcome(t, o, a, b); got != test.want {
			t.Errorf("%q and %q are %q, want %q", test.a, test.b, got, test.want)
		}
	}
}
