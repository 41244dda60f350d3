package edtf

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

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

		// A time is of the day with which it is written.
		{"2006-03-14T12:17Z", "2006-03-14", relations{Refines: true, Overlaps: true, Within: true}},
		{"2006-03-14T00:00Z", "2006-03-14", relations{Refines: true, Overlaps: true, Within: true}},
		{"2006-03-14T23:59:59", "2006-03-14", relations{Refines: true, Overlaps: true, Within: true}},
		{"2006-03-14T12:17", "2006-03", relations{Refines: true, Overlaps: true, Within: true}},
		{"2006-03-14T12:17Z", "2006-03-13", relations{}},
		{"2006-03-14T23:30-05:00", "2006-03-14", relations{Refines: true, Overlaps: true, Within: true}},
		{"2006-03-14T23:30-05:00", "2006-03-15", relations{}},
		{"2006-03-15T00:30+05:00", "2006-03-14", relations{}},
		{"2006-03-14T12:17Z~", "2006-03-14", relations{Refines: true, Overlaps: true}},

		// Times are told apart to the minute or the second that they give.
		{"2006-03-14T12:17Z", "2006-03-14T12:17Z", relations{Overlaps: true, Within: true}},
		{"2006-03-14T12:17Z", "2006-03-14T12:18Z", relations{}},
		{"2006-03-14T12:17:59Z", "2006-03-14T12:17Z", relations{Refines: true, Overlaps: true, Within: true}},
		{"2006-03-14T12:18:00Z", "2006-03-14T12:17Z", relations{}},
		{"2006-03-14T12:17:05Z", "2006-03-14T12:17:06Z", relations{}},
		{"2006-03-14T12:17Z", "2006-03-14T12:17Z/2006-03-14T15:40Z", relations{Refines: true, Overlaps: true, Within: true}},
		{"2006-03-14T15:40:59Z", "2006-03-14T12:17Z/2006-03-14T15:40Z", relations{Refines: true, Overlaps: true, Within: true}},
		{"2006-03-14T15:41Z", "2006-03-14T12:17Z/2006-03-14T15:40Z", relations{}},
		{"2006-03-14T12:16Z", "2006-03-14T12:17Z/2006-03-14T15:40Z", relations{}},
		{"2006-03-14", "2006-03-14T12:17Z/2006-03-14T15:40Z", relations{Refined: true, Overlaps: true}},
		{"2006-03-14T12:18Z", "[2006-03-14T12:17Z,2006-03-14T12:19Z]", relations{}},

		// Times with zones are instants.
		{"2006-03-14T14:17+02:00", "2006-03-14T12:17Z", relations{Overlaps: true, Within: true}},
		{"2006-03-14T23:30-05:00", "2006-03-15T04:30Z", relations{Overlaps: true, Within: true}},
		{"2006-03-14T12:17+02:00", "2006-03-14T12:17Z", relations{}},
		{"2006-03-14T02:00+02:00", "2006-03-14T00:00Z", relations{Overlaps: true, Within: true}},
		{"2006-03-14T01:59+02:00", "2006-03-13T23:59Z", relations{Overlaps: true, Within: true}},
		{"2006-03-14T19:00-05:00", "2006-03-15T00:00Z", relations{Overlaps: true, Within: true}},
		{"2006-03-14T18:59-05:00", "2006-03-14T23:59Z", relations{Overlaps: true, Within: true}},
		{"2006-12-31T23:30-05:00", "2007-01-01T04:30:10Z", relations{Refined: true, Overlaps: true}},
		{"2006-03-14T12:17Z", "2006-03-14T14:00+02:00/2006-03-14T15:00+02:00", relations{Refines: true, Overlaps: true, Within: true}},

		// A time without a zone may be of any.
		{"2006-03-14T12:17", "2006-03-14T12:17", relations{Overlaps: true, Within: true}},
		{"2006-03-14T12:17", "2006-03-14T12:18", relations{}},
		{"2006-03-14T12:17", "2006-03-14T12:17Z", relations{Overlaps: true}},
		{"2006-03-14T12:17", "2006-03-15T02:17Z", relations{Overlaps: true}},
		{"2006-03-14T12:17", "2006-03-15T02:18Z", relations{}},
		{"2006-03-14T12:17", "2006-03-13T22:17Z", relations{Overlaps: true}},
		{"2006-03-14T12:17", "2006-03-13T22:16Z", relations{}},
		{"2006-03-14T12:17", "2006-03-14T00:00Z/2006-03-14T23:59Z", relations{Overlaps: true}},
		{"2006-03-14T12:17", "2006-03-13T22:17Z/2006-03-15T02:17Z", relations{Refines: true, Overlaps: true, Within: true}},
		{"2006-03-14T12:17", "2006-03-13T22:18Z/2006-03-15T02:17Z", relations{Overlaps: true}},

		// A day without a year may be of any.
		{"2006-06-04", "XXXX-06-04", relations{Refines: true, Overlaps: true, Within: true}},
		{"2006-06-04T12:17Z", "XXXX-06-04", relations{Refines: true, Overlaps: true, Within: true}},
		{"2006-06-05", "XXXX-06-04", relations{}},
		{"2006-06", "XXXX-06-04", relations{Overlaps: true}},
		{"2006", "XXXX-06-04", relations{Overlaps: true}},
		{"2006-05", "XXXX-06-04", relations{}},
		{"2006-05-30/2006-06-03", "XXXX-06-04", relations{}},
		{"2006-05-30/2006-06-04", "XXXX-06-04", relations{Overlaps: true}},
		{"2006-11/2007-02", "XXXX-06-04", relations{}},
		{"2006-11/2007-06-04", "XXXX-06-04", relations{Overlaps: true}},
		{"2006/..", "XXXX-06-04", relations{Overlaps: true}},
		{"../2006-05", "XXXX-06-04", relations{Overlaps: true}},
		{"[2003-06-04,2005-06-05]", "XXXX-06-05", relations{Overlaps: true}},
		{"2005", "XXXX-02-29", relations{}},
		{"2004", "XXXX-02-29", relations{Overlaps: true}},
		{"1896-03/1904-02-28", "XXXX-02-29", relations{}},
		{"1896-03/1904-02-29", "XXXX-02-29", relations{Overlaps: true}},
		{"../1904-02-28", "XXXX-02-29", relations{Overlaps: true}},
		{"2004-02-29", "XXXX-02", relations{Refines: true, Overlaps: true, Within: true}},
		{"2006-06-04", "XXXX-06", relations{Refines: true, Overlaps: true, Within: true}},
		{"XXXX-06-04", "XXXX-06", relations{Refines: true, Overlaps: true, Within: true}},
		{"XXXX-06-04", "XXXX-06-04", relations{Overlaps: true, Within: true}},
		{"XXXX-06-04", "XXXX-06-05", relations{}},
		{"XXXX-06-04T12:17Z", "XXXX-06-04", relations{Refines: true, Overlaps: true, Within: true}},
		{"XXXX-06-05", "XXXX-06-04/XXXX-06-07", relations{Refines: true, Overlaps: true, Within: true}},
		{"XXXX-01-01", "XXXX-12-30/XXXX-01-02", relations{Refines: true, Overlaps: true, Within: true}},
		{"XXXX-12-31", "XXXX-12-30/XXXX-01-02", relations{Refines: true, Overlaps: true, Within: true}},
		{"XXXX-01-03", "XXXX-12-30/XXXX-01-02", relations{}},
		{"2007-01-02", "XXXX-12-30/XXXX-01-02", relations{Refines: true, Overlaps: true, Within: true}},
		{"2006-12-30/2007-01-02", "XXXX-12-30/XXXX-01-02", relations{Refines: true, Overlaps: true, Within: true}},
		{"2006-06-04~", "XXXX-06-04", relations{Refines: true, Overlaps: true}},

		{"", "XXXX-06-04", relations{}},
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

// TestOrder holds what comes before and after what, to the day, minute or second.
func TestOrder(t *testing.T) {
	type order struct{ After, Before, MayPrecede, MayFollow bool }
	for _, test := range []struct {
		d, e string
		want order
	}{
		{"2006-03-14", "2006-03-15", order{Before: true, MayPrecede: true}},
		{"2006-03-14", "2006-03-14", order{}},
		{"2006-03", "2006-03-14", order{MayPrecede: true, MayFollow: true}},
		{"2006-03-14", "2006-03", order{MayPrecede: true, MayFollow: true}},
		{"2006-03-14", "2006-03-14/..", order{MayPrecede: true}},
		{"2006-03-14", "../2006-03-14", order{MayFollow: true}},

		{"2006-03-14T12:17Z", "2006-03-14", order{}},
		{"2006-03-14T23:59:59Z", "2006-03-15", order{Before: true, MayPrecede: true}},
		{"2006-03-14", "2006-03-14T12:17Z", order{MayPrecede: true, MayFollow: true}},
		{"2006-03-14", "2006-03-14T00:00Z", order{MayFollow: true}},
		{"2006-03-14", "2006-03-14T23:59Z", order{MayPrecede: true}},
		{"2006-03-14T12:17Z", "2006-03-14T12:17Z", order{}},
		{"2006-03-14T12:17Z", "2006-03-14T12:18Z", order{Before: true, MayPrecede: true}},
		{"2006-03-14T12:17:59Z", "2006-03-14T12:17Z", order{}},
		{"2006-03-14T12:17Z", "2006-03-14T12:17:30Z", order{MayPrecede: true, MayFollow: true}},
		{"2006-03-14T23:30-05:00", "2006-03-15T04:29Z", order{After: true, MayFollow: true}},
		{"2006-03-14T23:30-05:00", "2006-03-15T04:30Z", order{}},
		{"2006-03-14T23:30-05:00", "2006-03-15", order{Before: true, MayPrecede: true}},
		{"2006-03-14T12:17", "2006-03-14T12:17Z", order{MayPrecede: true, MayFollow: true}},
		{"2006-03-14T12:17", "2006-03-15T02:17Z", order{MayPrecede: true}},
		{"2006-03-14T12:17", "2006-03-15T02:18Z", order{Before: true, MayPrecede: true}},
		{"2006-03-14T12:17", "2006-03-13T22:16Z", order{After: true, MayFollow: true}},

		{"XXXX-06-04", "2006", order{MayPrecede: true, MayFollow: true}},
		{"2006", "XXXX-06-04", order{MayPrecede: true, MayFollow: true}},
		{"", "2006", order{MayPrecede: true, MayFollow: true}},
	} {
		d, e := date(t, test.d), date(t, test.e)
		got := order{d.After(e), e.After(d), d.MayPrecede(e), d.MayFollow(e)}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q to %q (-want +got):\n%s", test.d, test.e, diff)
		}
	}
}

func TestThroughout(t *testing.T) {
	for _, test := range []struct {
		from, to, at string
		want         bool
	}{
		{"2003", "2016", "2006-03-14", true},
		{"2003", "2016", "2003-12-31", true},
		{"2003", "2016", "2003-12-30", false},
		{"2003", "2016", "2016-01-01", true},
		{"2003", "2016", "2016-01-02", false},
		{"2003", "2016", "2003-12-31/2016-01-01", true},
		{"2003", "2016", "2003-12/2016-01-01", false},
		{"2003~", "2016", "2006", false},
		{"2003", "2016?", "2006", false},
		{"", "2016", "2006", false},
		{"2003", "", "2006", false},
		{"2003", "2016", "2006/..", false},
		{"2006-03-14T12:17Z", "2006-03-14T15:40Z", "2006-03-14T12:17Z", true},
		{"2006-03-14T12:17Z", "2006-03-14T15:40Z", "2006-03-14T12:17:58Z", false},
		{"2006-03-14T12:17Z", "2006-03-14T15:40Z", "2006-03-14T12:17:59Z", true},
		{"2006-03-14T12:17Z", "2006-03-14T15:40Z", "2006-03-14T12:16Z", false},
		{"2006-03-14T12:17Z", "2006-03-14T15:40Z", "2006-03-14T15:40Z", true},
		{"2006-03-14T12:17Z", "2006-03-14T15:40Z", "2006-03-14T15:40:01Z", false},
		{"2006-03-14T12:17Z", "2006-03-14T15:40Z", "2006-03-14T15:41Z", false},
		{"2006-03-14T12:17Z", "2006-03-14T15:40Z", "2006-03-14", true},
		{"2006-03-14T12:17Z", "2006-03-14T15:40Z", "2006-03-15", false},
		{"2006-03-14", "2006-03-16", "2006-03-14T12:17Z", false},
		{"2006-03-14", "2006-03-16", "2006-03-15T12:17Z", true},
		{"2006-03-14T12:17Z", "2006-03-14T15:40Z", "2006-03-14T13:00", false},
		{"2006-03-10", "2006-03-14T15:40Z", "2006-03-14T13:00", false},
		{"2006-03-14T12:17Z", "2006-03-20", "2006-03-14T13:00", false},
		{"2006-03-14T12:17Z", "2006-03-16T15:40Z", "2006-03-15T13:00", true},
		{"XXXX-06-04", "XXXX-06-07", "2006-06-05", false},
	} {
		if got := Throughout(date(t, test.from), date(t, test.to), date(t, test.at)); got != test.want {
			t.Errorf("from %q to %q in all of %q: %t, want %t", test.from, test.to, test.at, got, test.want)
		}
	}
}

func TestSame(t *testing.T) {
	for _, test := range []struct {
		d, e string
		want bool
	}{
		{"2016-33", "2016-01/2016-03", true},
		{"2016-33", "2016-01/2016-04", false},
		{"2003~", "2003", true},
		{"2006-03-14T14:17+02:00", "2006-03-14T12:17Z", true},
		{"2006-03-14T12:17", "2006-03-14T12:17Z", false},
		{"2006-03-14T12:17Z", "2006-03-14", false},
		{"XXXX-06", "XXXX-06-XX", true},
		{"XXXX-06", "2006-06", false},
		{"2003/..", "2003/..", true},
		{"2003/", "2003/..", false},
		{"", "", false},
	} {
		d, e := date(t, test.d), date(t, test.e)
		if d.Same(e) != test.want || e.Same(d) != test.want {
			t.Errorf("%q is the same as %q: %t, and back %t; want %t", test.d, test.e, d.Same(e), e.Same(d), test.want)
		}
	}
}

func TestCompare(t *testing.T) {
	want := []string{
		"[..2003-08]", "../2005", "/2005", "", "Y-17000", "-0043", "0000", "2003-01-01", "2003-01", "2003", "2003%", "2003?",
		"2003~", "[2003..2004]", "2003/2005", "[2003,2005]", "[2003..2005]", "2003/", "2003/..", "2003-01-02", "2003-02",

		// Times stand as instants; a day stands where it would begin in UTC.
		"2006-03-14T01:00+05:00", "2006-03-13T21:00Z", "2006-03-14T00:00:00", "2006-03-14T00:00:00Z", "2006-03-14T00:00Z", "2006-03-14", "2006-03-14T12:16:59",
		"2006-03-14T12:17:00Z", "2006-03-14T12:17", "2006-03-14T12:17Z", "2006-03-14T14:17+02:00", "2006-03-14T12:17Z/2006-03-14T15:40Z", "2006-03-14T12:17:01Z",
		"2006-03-15T00:00Z", "2006-03-15", "2006-03-15T04:00Z", "2006-03-14T23:30-05:00", "2006-03-15T05:00Z", "Y10000",

		// Days without a year come last, by month and day.
		"XXXX-01", "XXXX-06-04", "XXXX-06-04T12:17Z", "XXXX-06-05", "XXXX-12-30/XXXX-01-02", "XXXX-12-31",
	}
	var dates []Date
	for _, text := range slices.Backward(want) {
		dates = append(dates, date(t, text))
	}
	for i := range dates {
		for j := range i {
			if Compare(dates[i], dates[j]) != -1 || Compare(dates[j], dates[i]) != 1 {
				t.Errorf("%q is not before %q", dates[i], dates[j])
			}
		}
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
