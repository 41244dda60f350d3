package fact

import (
	"testing"

	"ibid/edtf"
)

// TestHoldsAtBounds asks on the days beside each bound of a span, from both sides.
func TestHoldsAtBounds(t *testing.T) {
	type asked struct {
		at   string
		want Certainty
	}
	for _, test := range []struct {
		from, to, on string
		asked        []asked
	}{
		{from: "2003-05-10", to: "2003-05-20", asked: []asked{
			{"2003-05-09", Never},
			{"2003-05-10", Certainly},
			{"2003-05-11", Certainly},
			{"2003-05-19", Certainly},
			{"2003-05-20", Certainly},
			{"2003-05-21", Never},
			{"2003-05-10/2003-05-20", Certainly},
			{"2003-05-09/2003-05-20", Possibly},
			{"2003-05-10/2003-05-21", Possibly},
			{"2003-05-01/2003-05-09", Never},
			{"2003-05-01/2003-05-10", Possibly},
			{"2003-05-20/2003-05-31", Possibly},
			{"2003-05-21/2003-05-31", Never},
			{"2003-05", Possibly},
			{"2003-04", Never},
			{"2003-06", Never},
		}},
		// A day is a span as well.
		{from: "2003-05-10", to: "2003-05-10", asked: []asked{
			{"2003-05-09", Never},
			{"2003-05-10", Certainly},
			{"2003-05-11", Never},
			{"2003-05", Possibly},
		}},
		// It began on some day of March, and ended on some day of May.
		{from: "2003-03", to: "2003-05", asked: []asked{
			{"2003-02-28", Never},
			{"2003-03-01", Possibly},
			{"2003-03-30", Possibly},
			{"2003-03-31", Certainly},
			{"2003-04", Certainly},
			{"2003-05-01", Certainly},
			{"2003-05-02", Possibly},
			{"2003-05-31", Possibly},
			{"2003-06-01", Never},
			{"2003-03-31/2003-05-01", Certainly},
			{"2003-03-30/2003-05-01", Possibly},
			{"2003-03-31/2003-05-02", Possibly},
		}},
		// It began and ended in one year, in this order: no day is certain.
		{from: "2003", to: "2003", asked: []asked{
			{"2002-12-31", Never},
			{"2003-01-01", Possibly},
			{"2003-07-01", Possibly},
			{"2003-12-31", Possibly},
			{"2004-01-01", Never},
			{"2003", Possibly},
		}},
		{from: "2003-05-10", asked: []asked{
			{"2003-05-09", Never},
			{"2003-05-10", Possibly},
			{"2003-05-11", Possibly},
			{"2003-05-01/2003-05-10", Possibly},
		}},
		{to: "2003-05-20", asked: []asked{
			{"2003-05-19", Possibly},
			{"2003-05-20", Possibly},
			{"2003-05-21", Never},
			{"2003-05-20/2003-05-31", Possibly},
		}},
		// Marks move no bound, but leave nothing certain.
		{from: "2003-05-10~", to: "2003-05-20", asked: []asked{{"2003-05-09", Never}, {"2003-05-10", Possibly}, {"2003-05-20", Possibly}, {"2003-05-21", Never}}},
		{from: "2003-05-10", to: "2003-05-20?", asked: []asked{{"2003-05-09", Never}, {"2003-05-10", Possibly}, {"2003-05-20", Possibly}, {"2003-05-21", Never}}},
		{from: "2003-05-10%", to: "2003-05-20%", asked: []asked{{"2003-05-15", Possibly}}},
		// Ends that are open or unknown.
		{from: "[..2003-05-10]", to: "2003-05-20", asked: []asked{
			{"1900", Possibly},
			{"2003-05-09", Possibly},
			{"2003-05-10", Certainly},
			{"2003-05-20", Certainly},
			{"2003-05-21", Never},
		}},
		{from: "2003-05-10", to: "[2003-05-20..]", asked: []asked{
			{"2003-05-09", Never},
			{"2003-05-10", Certainly},
			{"2003-05-20", Certainly},
			{"2003-05-21", Possibly},
			{"2100", Possibly},
		}},
		{from: "[2003-05-10..]", to: "[2003-06-20..]", asked: []asked{{"2003-05-09", Never}, {"2003-05-10", Possibly}, {"2003-06-01", Possibly}}},
		{from: "[..2003-05-10]", to: "[..2003-05-20]", asked: []asked{{"2003-05-10", Possibly}, {"2003-05-20", Possibly}, {"2003-05-21", Never}}},
		// A bound that is open is no day, before Christ neither.
		{from: "[..-0043]", to: "0100", asked: []asked{{"-0050", Possibly}, {"-0043", Possibly}, {"-0042", Certainly}, {"0101", Never}}},
		{from: "-0100", to: "[..0100]", asked: []asked{{"-0101", Never}, {"-0050", Possibly}, {"0101", Never}}},
		{from: "-0044", to: "0100", asked: []asked{{"../0050", Possibly}, {"-0040/..", Possibly}, {"-0043/0099", Certainly}}},
		// Periods without a first or last day are never held throughout.
		{from: "2003-05-10", to: "2003-05-20", asked: []asked{{"2003-05-12/..", Possibly}, {"../2003-05-12", Possibly}, {"2003-05-12/", Possibly}, {"/2003-05-12", Possibly}}},
		{on: "2003-05", asked: []asked{
			{"2003-04-30", Never},
			{"2003-05-01", Possibly},
			{"2003-05-31", Possibly},
			{"2003-06-01", Never},
			{"2003-05", Certainly},
			{"2003-05-01/2003-05-31", Certainly},
			{"2003-05-02/2003-05-31", Possibly},
			{"2003-05-01/2003-05-30", Possibly},
			{"2003", Certainly},
		}},
		{on: "2003-05-10/2003-05-20", asked: []asked{
			{"2003-05-09", Never},
			{"2003-05-10", Certainly},
			{"2003-05-20", Certainly},
			{"2003-05-21", Never},
			{"2003-05-10/2003-05-20", Certainly},
			{"2003-05-09/2003-05-19", Possibly},
			{"2003-05", Certainly},
		}},
		{on: "2003-05-10~/2003-05-20", asked: []asked{{"2003-05-09", Never}, {"2003-05-15", Possibly}, {"2003-05", Possibly}}},
		// Some day of these is not every day of them.
		{on: "[2003-05-10..2003-05-20]", asked: []asked{{"2003-05-15", Possibly}, {"2003-05", Certainly}, {"2003-05-21", Never}}},
		// `on` says more than `from` and `to` do.
		{from: "2001", to: "2009", on: "2005", asked: []asked{{"2004", Never}, {"2005", Certainly}, {"2006", Never}}},
	} {
		s := statementOf(test.from, test.to, test.on)
		for _, a := range test.asked {
			if got := s.Holds(edtf.MustParse(a.at)); got != a.want {
				t.Errorf("from %q to %q on %q holds in %s: %s, want %s", test.from, test.to, test.on, a.at, got, a.want)
			}
		}
	}
}

// TestHappened places statements on a timeline.
func TestHappened(t *testing.T) {
	for _, test := range []struct {
		value, from, to, on string
		dated               string
		at                  string
		want                Certainty
	}{
		{at: "2003", want: Never},
		{value: "2003-05", dated: "2003-05", at: "2003", want: Certainly},
		{value: "2003-05", dated: "2003-05", at: "2003-05", want: Certainly},
		{value: "2003-05", dated: "2003-05", at: "2003-05-31", want: Possibly},
		{value: "2003-05", dated: "2003-05", at: "2003-06-01", want: Never},
		{value: "2003-05", dated: "2003-05", at: "2003-04-30", want: Never},
		{value: "2003-05~", dated: "2003-05~", at: "2003", want: Possibly},
		{value: "2003", on: "2004", from: "2005", dated: "2003", at: "2004", want: Never},
		{on: "2004", from: "2005", to: "2006", dated: "2004", at: "2004", want: Certainly},
		{from: "2005", to: "2006", dated: "2005/2006", at: "2005/2006", want: Certainly},
		{from: "2005", to: "2006", dated: "2005/2006", at: "2006", want: Possibly},
		{from: "2005", to: "2006", dated: "2005/2006", at: "2006-12-31/2007", want: Possibly},
		{from: "2005", to: "2006", dated: "2005/2006", at: "2007", want: Never},
		{from: "2005", dated: "2005/", at: "2006", want: Possibly},
		{from: "2005", dated: "2005/", at: "2004", want: Never},
		{to: "2006", dated: "/2006", at: "2007", want: Never},
		{from: "2005-05-10", to: "2005-05-10", dated: "2005-05-10/2005-05-10", at: "2005-05-10", want: Certainly},
		{from: "2006", to: "2005", at: "2005", want: Never}, // damaged: it ends before it begins
	} {
		s := statementOf(test.from, test.to, test.on)
		if test.value != "" {
			s.Value = date(test.value)
		}
		if got := s.Dated().String(); got != test.dated {
			t.Errorf("%+v is dated %q", test, got)
		}
		if got := s.Happened(edtf.MustParse(test.at)); got != test.want {
			t.Errorf("%+v happened: %s", test, got)
		}
	}
}

// statementOf returns a statement with these qualifiers; "" is none.
func statementOf(from, to, on string) *Statement {
	s := &Statement{Value: Value{Kind: TextValue, Text: "x"}}
	for _, q := range []struct {
		name PropertyID
		text string
	}{{"from", from}, {"on", on}, {"to", to}} {
		if q.text != "" {
			s.Qualifiers = append(s.Qualifiers, Qualifier{q.name, date(q.text)})
		}
	}
	return s
}
