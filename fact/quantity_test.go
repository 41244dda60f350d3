package fact

import (
	"strings"
	"testing"
)

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
