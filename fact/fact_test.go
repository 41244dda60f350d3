package fact

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ibid/edtf"
)

func TestParseQuantity(t *testing.T) {
	tests := []struct {
		in, out string // out is empty when in is an error
	}{
		{"57", "57"},
		{"57 employees", "57 employees"},
		{"1,099 USD", "1099 USD"},
		{"600e6 USD", "600000000 USD"},
		{"1.57e9  USD", "1570000000 USD"},
		{"350e6..370e6 USD", "350000000..370000000 USD"},
		{">300", ">300"},
		{">= 1.50", ">=1.5"},
		{"<=225000 USD", "<=225000 USD"},
		{"~1.4e6 servers", "~1400000 servers"},
		{"~>20 GW", "~>20 GW"},
		{"<10", "<10"},
		{"~<=1.5e3 EC2  instances", "~<=1500 EC2 instances"},
		{"~-5..-0.5 degrees below zero", "~-5..-0.5 degrees below zero"},
		{"5 4e3 lorries", "5 4e3 lorries"},
		{"31 %", "31 %"},
		{"31%", "31 %"},
		{"-0.0", "0"},
		{"+7e-3", "0.007"},
		{"", ""},
		{"USD 5", ""},
		{"5..3", ""},
		{">3..5", ""},
		{"1e61", ""},
		{"1e9999999", ""},
		{"1,09", ""},
		{"0x10", ""},
	}
	for _, test := range tests {
		q, err := ParseQuantity(test.in)
		got := ""
		if err == nil {
			got = q.String()
		}
		if got != test.out {
			t.Errorf("ParseQuantity(%q) = %q, %v; want %q", test.in, got, err, test.out)
		}
		if err != nil {
			continue
		}
		if again, err := ParseQuantity(got); err != nil || again != q {
			t.Errorf("ParseQuantity(%q) = %+v, %v; want %+v", got, again, err, q)
		}
		if v := q.Value(); v.Quantity() != q || v.String() != got {
			t.Errorf("the value of %q is %q, which gives %+v; want %+v", got, v, v.Quantity(), q)
		}
	}
}

func TestCompareValue(t *testing.T) {
	quantity := func(text string) Value { return Value{Kind: QuantityValue, Text: text} }
	want := []Value{
		{},
		EntityID("person/ada").Value(), EntityID("place/turin").Value(),
		date("[..2003]"), date("2003"), date("2003-02"), date("2003-02?"), date("2003-03"),
		quantity("<=20"), quantity("a few"), quantity("several"), // two that are none, as in a graph that is damaged
		quantity("9"), quantity("10"), quantity("~10"), quantity("10..11"), quantity(">10"), quantity(">=10"),
		quantity("9 USD"), quantity("1 regions"),
		{Kind: TextValue, Text: "10"},
		{Kind: TextValue, Text: "9"},
		{Kind: LinkValue, Text: "https://example.org"},
	}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, CompareValue)
	if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b Value) bool { return a == b })); diff != "" {
		t.Errorf("sorted values (-want +got):\n%s", diff)
	}
}

func TestQuantityOverlaps(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"7", "8", false},
		{"7", "7", true},
		{"7 regions", "7 zones", false},
		{">300", "300", false},
		{">=300", "300", true},
		{">300", "301", true},
		{"<10", ">9", true},
		{"350e6..370e6 USD", "360e6 USD", true},
		{"350e6..370e6 USD", "370e6..400e6 USD", true},
		{"350e6..370e6 USD", "371e6 USD", false},
		{"~7", "8", false},
	}
	for _, test := range tests {
		a, err := ParseQuantity(test.a)
		if err != nil {
			t.Fatal(err)
		}
		b, err := ParseQuantity(test.b)
		if err != nil {
			t.Fatal(err)
		}
		if a.Overlaps(b) != test.want || b.Overlaps(a) != test.want {
			t.Errorf("%s overlaps %s: %t, and back %t; want %t", test.a, test.b, a.Overlaps(b), b.Overlaps(a), test.want)
		}
	}
}

func date(text string) Value { return Value{Kind: DateValue, Date: edtf.MustParse(text)} }

func TestHolds(t *testing.T) {
	tests := []struct {
		from, to, on string
		at           string
		want         Certainty
	}{
		{"", "", "", "2006-03-14", Possibly},
		{"2003", "2016", "", "2006-03-14", Certainly},
		{"2003", "2016", "", "2003-05-01", Possibly},
		{"2003", "2016", "", "2002-12-31", Never},
		{"2003", "2016", "", "2017", Never},
		{"2003", "2016", "", "2016", Possibly},
		{"2003~", "2016", "", "2006", Possibly},
		{"2003", "", "", "2006", Possibly},
		{"", "2016", "", "2017-01-01", Never},
		{"", "", "2006", "2006-03-14", Possibly},
		{"", "", "2006", "2006", Certainly},
		{"", "", "2006-03-14", "2006-03-14", Certainly},
		{"", "", "2005/2007", "2006-03-14", Certainly},
		{"", "", "2005", "2006-03-14", Never},
		{"2003", "2016", "", "../2002", Never},
		{"2003", "2016", "", "../2003", Possibly},
		{"2003", "2016", "", "2017/..", Never},
		{"2003", "2016", "", "2016/..", Possibly},
		{"2006-03-14T12:17Z", "2006-03-14T15:40Z", "", "2006-03-14", Certainly},
		{"2006-03-14T12:17Z", "2006-03-14T15:40Z", "", "2006-03-13", Never},
		{"2006-03-14T12:17Z", "2006-03-14T15:40Z", "", "2006-03-14T12:16Z", Never},
		{"2006-03-14T12:17Z", "2006-03-14T15:40Z", "", "2006-03-14T12:17Z", Certainly},
		{"2006-03-14T12:17Z", "2006-03-14T15:40Z", "", "2006-03-14T15:40Z", Certainly},
		{"2006-03-14T12:17Z", "2006-03-14T15:40Z", "", "2006-03-14T15:41Z", Never},
		{"2006-03-14T12:17Z", "2006-03-14T15:40Z", "", "2006-03-14T13:00", Possibly},
		{"2006-03-14", "2006-03-15", "", "2006-03-14T12:17Z", Possibly},
		{"", "", "2006-03-14T12:17Z", "2006-03-14", Certainly},
		{"", "", "2006-03-14T12:17Z", "2006-03-14T12:18Z", Never},
		{"", "", "2006-03-14", "2006-03-14T12:17Z", Possibly},
		{"XXXX-06-04", "XXXX-06-07", "", "2006-06-05", Possibly},
		{"", "", "XXXX-06-04", "2006-06-04", Possibly},
		{"", "", "XXXX-06-04", "2006", Possibly},
		{"", "", "XXXX-06-04", "2006-06-05", Never},
		{"", "", "XXXX-06-04", "XXXX-06", Certainly},
	}
	for _, test := range tests {
		var s Statement
		for name, text := range map[PropertyID]string{"from": test.from, "to": test.to, "on": test.on} {
			if text != "" {
				s.Qualifiers = append(s.Qualifiers, Qualifier{name, date(text)})
			}
		}
		if got := s.Holds(edtf.MustParse(test.at)); got != test.want {
			t.Errorf("from %q to %q on %q holds in %s: %s, want %s", test.from, test.to, test.on, test.at, got, test.want)
		}
	}
}

func TestIdentify(t *testing.T) {
	quantity, err := ParseQuantity("33 regions")
	if err != nil {
		t.Fatal(err)
	}
	make := func(change func(*Statement)) StatementID {
		s := Statement{
			Subject: "organization/amazon-web-services", Property: "count", Value: quantity.Value(),
			Qualifiers: []Qualifier{{"asOf", date("2024-03")}, {"in", EntityID("place/europe").Value()}},
		}
		change(&s)
		s.Identify()
		return s.ID
	}
	id := make(func(*Statement) {})
	same := map[string]func(*Statement){
		"order of qualifiers": func(s *Statement) { s.Qualifiers[0], s.Qualifiers[1] = s.Qualifiers[1], s.Qualifiers[0] },
		"rank":                func(s *Statement) { s.Rank, s.Why = Preferred, "newer" },
		"references":          func(s *Statement) { s.References = []Reference{{Quote: "thirty-three regions"}} },
	}
	for name, change := range same {
		if diff := cmp.Diff(id, make(change)); diff != "" {
			t.Errorf("%s changes the identifier (-want +got):\n%s", name, diff)
		}
	}
	other := map[string]func(*Statement){
		"subject":   func(s *Statement) { s.Subject = "organization/amazon" },
		"property":  func(s *Statement) { s.Property = "amount" },
		"value":     func(s *Statement) { s.Value.Text = "32 regions" },
		"qualifier": func(s *Statement) { s.Qualifiers = s.Qualifiers[:1] },
		"kind":      func(s *Statement) { s.Value = Value{Kind: TextValue, Text: "33 regions"} },
	}
	for name, change := range other {
		got := make(change)
		if got == id {
			t.Errorf("another %s gives the same identifier", name)
		}
		if beside := got[:8] == id[:8]; beside != (name != "subject") {
			t.Errorf("with another %s the identifiers %s and %s begin alike: %v", name, id, got, beside)
		}
	}
}

func TestIdentifySymmetric(t *testing.T) {
	make := func(subject, value EntityID, qualifiers ...Qualifier) Statement {
		s := Statement{Subject: subject, Property: "partnerOf", Value: value.Value(), Qualifiers: qualifiers}
		s.IdentifySymmetric()
		return s
	}
	a, b := make("organization/a", "organization/b"), make("organization/b", "organization/a")
	if a.ID != b.ID {
		t.Errorf("from both ends the identifiers are %s and %s", a.ID, b.ID)
	}
	if b.Subject != "organization/b" || b.Value.Entity() != "organization/a" {
		t.Errorf("the statement was turned round: %s %v", b.Subject, b.Value)
	}
	plain := a
	plain.Identify()
	if plain.ID != a.ID {
		t.Errorf("the identifier from the first end is %s, want that of any statement, %s", a.ID, plain.ID)
	}
	if on := make("organization/a", "organization/b", Qualifier{"on", date("2006")}); on.ID == a.ID {
		t.Error("a qualifier gives the same identifier")
	}
	if other := make("organization/a", "organization/c"); other.ID == a.ID {
		t.Error("another partner gives the same identifier")
	}
	if turned := b.ReadFrom("organization/a"); turned.ID != a.ID || turned.Subject != a.Subject || turned.Value != a.Value {
		t.Errorf("read from the other end it is %v, want %v", turned, a)
	}
	if b.ReadFrom("organization/b") != &b {
		t.Error("read from its subject it is another statement")
	}
}

func TestCompareDecimals(t *testing.T) {
	var all []Decimal
	for _, s := range []string{"0", "1", "-1", "9", "10", "-10", "99", "100", "0.5", "-0.5", "0.05", "1.5", "1.57", "1.06", "-1.5", "-1.57", "15e60", "1e-60", "-1e-60", "1,099"} {
		d, err := ParseDecimal(s)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, d)
	}
	for _, a := range all {
		for _, b := range all {
			if got, want := a.Compare(b), a.Rat().Cmp(b.Rat()); got != want {
				t.Errorf("%s compares to %s as %d, want %d", a, b, got, want)
			}
		}
	}
}
