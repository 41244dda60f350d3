package fact

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

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

func TestIsIRI(t *testing.T) {
	for text, want := range map[string]bool{
		"https://example.org/":        true,
		"http://example.org/#x?y":     true,
		"urn:x":                       true,
		"mailto:a@example.org":        true,
		"a+b-c.d1:x":                  true,
		"https://example.org/日本/é%20": true,
		"https://example.org/a|b":     false,
		"https://example.org/a b":     false,
		"https://example.org/a\tb":    false,
		"https://example.org/a\nb":    false,
		"https://example.org/a\x00":   false,
		"https://example.org/a\x7f":   false,
		"https://example.org/\u0080":  false,
		"https://example.org/\u009f":  false,
		"https://example.org/\u00a0":  true,
		"https://example.org/\xff":    false,
		"https://example.org/\ufffd":  false,
		"https://example.org/>":       false,
		"https://example.org/<":       false,
		"https://example.org/\"":      false,
		"https://example.org/{":       false,
		"https://example.org/}":       false,
		"https://example.org/^":       false,
		"https://example.org/`":       false,
		"https://example.org/\\":      false,
		"https://example.org/!$'":     true,
		"x\nurn:y":                    false,
		"urn:y\n":                     false,
		" urn:y":                      false,
		"1rn:y":                       false,
		"é:y":                         false,
		"a_b:y":                       false,
		"urn:":                        false,
		":y":                          false,
		"example.org/":                false,
		"//example.org/":              false,
		"":                            false,
	} {
		if got := IsIRI(text); got != want {
			t.Errorf("IsIRI(%q) = %v", text, got)
		}
	}
}

func TestParseDecimal(t *testing.T) {
	for in, want := range map[string]string{
		"0": "0", "9": "9", "10": "10", "00": "0", "007": "7", "-0": "0", "+0": "0", "-0e3": "0", "-7": "-7", "+7": "7", " 7 ": "7",
		"1,000": "1000", "12,345,678.50": "12345678.5", "0,001": "1", "1.": "", ".5": "", "1,00": "", "1,0000": "", "1000,000": "1000000", ",000": "",

		// The point moves to the beginning of the digits, past it, and to their end.
		"12e-1": "1.2", "12e-2": "0.12", "12e-3": "0.012", "1.2e1": "12", "1.2e0": "1.2", "1.2e2": "120", "1.25e1": "12.5", "0.5e-1": "0.05", "0.05e2": "5",
		"1e+2": "100", "1E2": "100", "1e02": "100", "1e002": "100", "1e0002": "", "1e": "", "e1": "", "1e1.5": "", "1e-": "",

		"1e60": "1" + strings.Repeat("0", 60), "1e61": "", "1e-60": "0." + strings.Repeat("0", 59) + "1", "1e-61": "", "1e999": "", "1e-999": "",

		"": "", " ": "", "-": "", "+-1": "", "--1": "", "1 000": "", "1/": "", "1:": "", "/": "", ":": "", "0x1": "", "١": "", "½": "", "NaN": "", "Inf": "", "1_000": "", "1-": "",
	} {
		got, err := ParseDecimal(in)
		if string(got) != want || (err == nil) != (want != "") {
			t.Errorf("ParseDecimal(%q) = %q, %v; want %q", in, got, err, want)
		}
		if err != nil {
			continue
		}
		if again, err := ParseDecimal(want); again != got || err != nil {
			t.Errorf("ParseDecimal(%q) = %q, %v; want it back", want, again, err)
		}
	}
}

func TestCompareDecimal(t *testing.T) {
	rising := []Decimal{"-10", "-9.5", "-9", "0", "0.09", "0.1", "1", "9", "10", "10.01"}
	for i, a := range rising {
		for j, b := range rising {
			if got, want := a.Compare(b), compareInts(i, j); got != want {
				t.Errorf("%s to %s: %d, want %d", a, b, got, want)
			}
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("no decimal is a number")
		}
	}()
	Decimal("").Rat()
}

func compareInts(i, j int) int {
	switch {
	case i < j:
		return -1
	case i > j:
		return 1
	}
	return 0
}

func TestParseQuantityErrors(t *testing.T) {
	for in, want := range map[string]string{
		"":            `"" is not a number`,
		"USD 5":       `"USD 5" does not begin with a number`,
		"~ USD 5":     `"~ USD 5" does not begin with a number`,
		"+ 5":         `"+ 5" does not begin with a number`,
		"5kg":         `no space between number and unit in "5kg"`,
		"5%%":         `no space between number and unit in "5%%"`,
		"5..3":        `the range "5..3" does not rise`,
		"5..5 x":      `the range "5..5" does not rise`,
		"-3..-5":      `the range "-3..-5" does not rise`,
		">3..5":       `a range takes no ">"`,
		"<=3..5":      `a range takes no "<="`,
		"3..":         `"" is not a number`,
		"..3":         `"" is not a number`,
		"1..2..3":     `"2..3" is not a number`,
		">>3":         `">>3" does not begin with a number`,
		"~~3":         `"~~3" does not begin with a number`,
		"=3":          `"=3" does not begin with a number`,
		"1,09 x":      `"1,09" is not a number`,
		"1e61 x":      `the exponent of "1e61" is beyond 60`,
		"−3":          `"−3" does not begin with a number`,
		"5\u00a0kg":   "",
		"5 kg m":      "",
		"5\tkg\n m":   "",
		"5 %":         "",
		"-3 %":        "",
		"1e60 x":      "",
		"-5..-3":      "",
		"0..0.001 mm": "",
	} {
		_, err := ParseQuantity(in)
		got := ""
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("ParseQuantity(%q): error %q, want %q", in, got, want)
		}
	}
}

// TestQuantitySpaces has white space wherever it may stand.
func TestQuantitySpaces(t *testing.T) {
	for in, want := range map[string]string{
		" 57": "57", "57 ": "57", "\t57\tkg\n": "57 kg", " ~ 57 kg": "~57 kg", "> 57": ">57", "~ >= 57": "~>=57", "57  kg  m": "57 kg m",
		"57\u00a0kg": "57 kg", "\u00a057": "57", "57\u2009%": "57 %", "57 %": "57 %", "1..2  kg": "1..2 kg",
	} {
		if got := quantity(t, in).String(); got != want {
			t.Errorf("%q is written %q, want %q", in, got, want)
		}
	}
}

func TestExact(t *testing.T) {
	for in, want := range map[string]Decimal{
		"57": "57", "~57 x": "57", "-3 %": "-3", "57..58": "", ">57": "", ">=57": "", "<57": "", "<=57": "",
	} {
		q, err := ParseQuantity(in)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := q.Exact(); ok != (want != "") || ok && got != want {
			t.Errorf("%s is exactly %q, %v; want %q", in, got, ok, want)
		}
	}
	if got, ok := (Quantity{}).Exact(); ok {
		t.Errorf("no quantity is exactly %q", got)
	}
}

// TestQuantityBounds compares what lies on, below and above each kind of bound.
func TestQuantityBounds(t *testing.T) {
	for _, test := range []struct {
		bound string
		fits  map[string]bool
	}{
		{">300", map[string]bool{"299": false, "300": false, "301": true, "300.001": true, "<300": false, "<=300": false, "<301": true, "<=301": true, ">300": true, ">=300": true, ">9": true, "200..300": false, "200..301": true, "300..400": true, "-300": false}},
		{">=300", map[string]bool{"299": false, "300": true, "301": true, "<300": false, "<=300": true, "<=299": false, ">300": true, "200..300": true, "200..299": false}},
		{"<300", map[string]bool{"299": true, "300": false, "301": false, ">300": false, ">=300": false, ">=299": true, "<300": true, "<1": true, "300..400": false, "299..400": true, "200..300": true, "-300": true}},
		{"<=300", map[string]bool{"300": true, "301": false, ">300": false, ">=300": true, ">=301": false, "<300": true, "300..400": true, "301..400": false}},
		{"200..300", map[string]bool{"199": false, "200": true, "300": true, "301": false, "300..400": true, "301..400": false, "100..200": true, "100..199": false, "100..400": true, "220..230": true}},
		{"300", map[string]bool{"300": true, "300.0": true, "3e2": true, "~300": true, "299.999": false, "-300": false}},
		{"-5..-3", map[string]bool{"-5": true, "-3": true, "-2": false, "-6": false, "4": false, "<-5": false, "<=-5": true, ">-3": false}},
		{"~<300", map[string]bool{"300": false, "299": true}},
	} {
		bound := quantity(t, test.bound)
		for text, want := range test.fits {
			other := quantity(t, text)
			if got, back := bound.Overlaps(other), other.Overlaps(bound); got != want || back != want {
				t.Errorf("%s overlaps %s: %v, and back %v; want %v", test.bound, text, got, back, want)
			}
			other.Unit = "x"
			if bound.Overlaps(other) || other.Overlaps(bound) {
				t.Errorf("%s overlaps %s of another unit", test.bound, text)
			}
		}
	}
}

func quantity(t *testing.T, text string) Quantity {
	t.Helper()
	q, err := ParseQuantity(text)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// TestCompareValues compares each value of a sorted list with each other.
func TestCompareValues(t *testing.T) {
	sorted := []Value{
		{}, EntityID("a/b").Value(), EntityID("a/c").Value(), date("[..2003]"), date("2003"), date("2003?"), date("2004"),
	}
	for _, text := range []string{"<20", "<=20", "<=30", "-10", "-9", "9", "9.5..10", "10", "~10", "10..11", ">10", ">=10", "~>10", ">11", "1 USD", ">1 USD"} {
		sorted = append(sorted, Value{Kind: QuantityValue, Text: text})
	}
	sorted = append(sorted, Value{Kind: TextValue, Text: "10"}, Value{Kind: TextValue, Text: "9"}, Value{Kind: LinkValue, Text: "a:"})
	for i, a := range sorted {
		for j, b := range sorted {
			got := CompareValue(a, b)
			if compareInts(got, 0) != compareInts(i, j) {
				t.Errorf("%s to %s: %d, want %d", a.Key(), b.Key(), got, compareInts(i, j))
			}
		}
	}
}

// TestValueOfKind holds that a value gives what its kind has, and nothing else.
func TestValueOfKind(t *testing.T) {
	for _, v := range []Value{
		{}, EntityID("57").Value(), date("2003"), {Kind: QuantityValue, Text: "57"}, {Kind: TextValue, Text: "57"}, {Kind: LinkValue, Text: "57"},
	} {
		if got := v.Entity(); (got == "57") != (v.Kind == EntityValue) || got != "57" && got != "" {
			t.Errorf("%s names the entity %q", v.Key(), got)
		}
		if got := v.Quantity(); (got == Quantity{Lower: "57", Upper: "57"}) != (v.Kind == QuantityValue) || v.Kind != QuantityValue && got != (Quantity{}) {
			t.Errorf("%s gives the quantity %+v", v.Key(), got)
		}
		want := map[ValueKind]string{None: "none ", EntityValue: "entity 57", DateValue: "date 2003", QuantityValue: "quantity 57", TextValue: "text 57", LinkValue: "link 57"}[v.Kind]
		if got := v.Key(); got != want {
			t.Errorf("key %q, want %q", got, want)
		}
	}
	if q := (Value{Kind: QuantityValue, Text: "a few"}).Quantity(); q != (Quantity{}) {
		t.Errorf("a few are %+v", q)
	}
}

func TestPos(t *testing.T) {
	rising := []Pos{{File: "a.md"}, {File: "a.md", Line: 1}, {File: "a.md", Line: 1, Col: 1}, {File: "a.md", Line: 1, Col: 2}, {File: "a.md", Line: 2}, {File: "a.md", Line: 10, Col: 1}, {File: "b.md"}}
	want := []string{"a.md", "a.md:1", "a.md:1:1", "a.md:1:2", "a.md:2", "a.md:10:1", "b.md"}
	for i, p := range rising {
		if got := p.String(); got != want[i] {
			t.Errorf("%+v is written %s", p, got)
		}
		for j, q := range rising {
			if got := ComparePos(p, q); got != compareInts(i, j) {
				t.Errorf("%s to %s: %d", p, q, got)
			}
		}
	}
}

func TestRank(t *testing.T) {
	for rank, name := range map[Rank]string{Deprecated: "deprecated", Normal: "normal", Preferred: "preferred"} {
		if got := rank.String(); got != name {
			t.Errorf("rank %d is %s, want %s", rank, got, name)
		}
		if got, ok := ParseRank(name); !ok || got != rank {
			t.Errorf("%s is rank %d, %v", name, got, ok)
		}
	}
	for _, name := range []string{"", "best", "Normal", "normal "} {
		if got, ok := ParseRank(name); ok || got != Normal {
			t.Errorf("%q is rank %s", name, got)
		}
	}
	if Deprecated >= Normal || Normal >= Preferred || Normal != 0 {
		t.Error("the ranks do not rise from deprecated to preferred, with normal as zero")
	}
}

// TestHash holds the form that identifiers in the world have.
func TestHash(t *testing.T) {
	sum := sha256.Sum256([]byte("1:a10:0123456789"))
	if got, want := Hash("a", "0123456789"), hex.EncodeToString(sum[:16]); got != want {
		t.Errorf("hash %s, want %s", got, want)
	}
	seen := map[string][]string{}
	for _, parts := range [][]string{nil, {""}, {"", ""}, {"ab"}, {"a", "b"}, {"ab", ""}, {"", "ab"}, {"b", "a"}, {"1:a"}, {"a1:b"}} {
		h := Hash(parts...)
		if other, ok := seen[h]; ok {
			t.Errorf("%q and %q have one hash", parts, other)
		}
		seen[h] = parts
	}
	s := Statement{Subject: "a/b", Property: "p", Value: Value{Kind: TextValue, Text: "x"}, Qualifiers: []Qualifier{{"q", Value{Kind: TextValue, Text: "y"}}}}
	s.Identify()
	if want := Hash("a/b")[:8] + Hash("a/b", "p", "text x", "q", "text y")[8:]; string(s.ID) != want {
		t.Errorf("statement %s, want %s", s.ID, want)
	}
	r := Reference{Document: "d", Headings: []string{"h", "i"}, Quote: "q", Occurrence: 2, Line: 7, Method: Inferred, Citations: []Citation{{Source: "k"}}}
	r.Identify()
	if want := Hash("d")[:8] + Hash("d", "h", "i", "q", "2")[8:]; string(r.ID) != want {
		t.Errorf("reference %s, want %s", r.ID, want)
	}
	same, other := r, r
	same.Line, same.Anchor, same.Spans = 8, "x", []Span{{1, 2}}
	other.Occurrence = 1
	same.Identify()
	other.Identify()
	if diff := cmp.Diff(r.ID, same.ID); diff != "" || other.ID == r.ID {
		t.Errorf("a place that moved (-before +after):\n%s", diff)
	}
}
