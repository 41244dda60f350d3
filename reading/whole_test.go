package reading_test

import (
	"strings"
	"testing"

	"ibid/reading"
)

func TestWhole(t *testing.T) {
	tests := []struct{ lang, text, want string }{
		{"en", "2014 Q3", "2014-35"},
		{"en", "the summer of 2003", "2003-22"},
		{"en", "2002 to 2004", "2002/2004"},
		{"en", "2002–2004", "2002/2004"},
		{"en", "same quarter of 2014", ""},
		{"en", "3/4/2006", ""},
		{"en", "May 2006", "2006-05"},
		{"en", "", ""},
		{"en", "US$2.1 billion", "2100000000 USD"},
		{"en", "about 1.4 million servers", "~1400000 servers"},
		{"en", "350–370 million dollars", "350000000..370000000 USD"},
		{"en", "5 GW", "5 GW"},
		{"en", "57", "57"},
		{"en", "1.4e6 servers", "1400000 servers"},
		{"en", "31 per cent", "31 %"},
		{"en", "57 crowns", ""},
		{"en", "57 and 58", ""},
		{"en", "more than 5 km/h", ">5 km/h"},
		{"en", "at most 5 km", "<=5 km"},
		{"en", "at least 57", ">=57"},
		{"en", "more than 5 to 7 rooms", ""},
		{"en", "4 h 30 min", "4.5 h"},
		{"en", "the 57th", "order: 57"},
		{"en", "the 57th edition", ""},
		{"en", "  in 2006 ", "2006"},
		{"en", "opened in 2006", ""},
		{"en", "in 2006 again", ""},
		{"en", "5 USD", "5 USD"},
		{"en", "5 USD each", ""},
		{"de", "1.234", "1234"},
		{"de", "2,5 Mio. Euro", "2500000 EUR"},
		{"fr", "le 14 mars 2006", "2006-03-14"},
	}
	for _, test := range tests {
		rd, ok := reading.Whole(test.text, reading.Options{Language: test.lang})
		got := ""
		if ok {
			got = rd.String()
		}
		if got != test.want {
			t.Errorf("Whole(%q) in %s is %q, want %q", test.text, test.lang, got, test.want)
		}
	}
}

// TestWholeUnit holds the units of cells: all that stands behind the number.
func TestWholeUnit(t *testing.T) {
	for text, want := range map[string]string{
		"57": "", "1.4e6 servers": "servers", "5 old halls": "old halls", "5 GW": "GW", "5 km/h": "km/h", "5 kilometres per hour": "kilometres per hour",
		"31 %": "%", "US$2.1 billion": "USD",
	} {
		if rd, ok := reading.Whole(text, reading.Options{Language: "en"}); !ok || rd.Amount.Unit != want {
			t.Errorf("the unit of %q is %q, %v, want %q", text, rd.Amount.Unit, ok, want)
		}
	}
}

// TestOrder reads dates of which the day and the month may be exchanged.
func TestOrder(t *testing.T) {
	for _, test := range []struct{ lang, text, unknown, dayMonth, monthDay string }{
		{"en", "3/4/2006", "", "2006-04-03", "2006-03-04"},
		{"en", "3-4-2006", "", "2006-04-03", "2006-03-04"},
		{"en", "3.4.2006", "2006-04-03", "2006-04-03", "2006-04-03"},
		{"en", "3/3/2006", "2006-03-03", "2006-03-03", "2006-03-03"},
		{"en", "14/3/2006", "2006-03-14", "2006-03-14", ""},
		{"en", "3/14/2006", "2006-03-14", "", "2006-03-14"},
		{"en", "12/12/2006", "2006-12-12", "2006-12-12", "2006-12-12"},
		{"en", "2006/3/4", "2006-03-04", "2006-03-04", "2006-03-04"},
		{"de", "3/4/2006", "2006-04-03", "2006-04-03", "2006-03-04"},
		{"de", "3.4.2006", "2006-04-03", "2006-04-03", "2006-04-03"},
		{"", "3/4/2006", "", "2006-04-03", "2006-03-04"},
		{"", "3.4.2006", "2006-04-03", "2006-04-03", "2006-04-03"},
	} {
		for order, want := range []string{test.unknown, test.dayMonth, test.monthDay} {
			var got strings.Builder
			for _, rd := range reading.Read(test.text, reading.Options{Language: test.lang, Order: reading.Order(order)}) {
				got.WriteString(rd.String())
			}
			if got.String() != want {
				t.Errorf("%s in %q with the order %d is %q, want %q", test.text, test.lang, order, got.String(), want)
			}
		}
	}
}

func TestRecognise(t *testing.T) {
	words := func(list ...any) string {
		var b strings.Builder
		for i := 0; i < len(list); i += 2 {
			b.WriteString(strings.Repeat(list[i].(string)+" ", list[i+1].(int)))
		}
		return b.String()
	}
	for text, want := range map[string]string{
		words("the", 4):                 "",
		words("the", 5):                 "en",
		words("the", 5, "xyzzy", 35):    "en",
		words("the", 5, "xyzzy", 36):    "",
		words("the", 5, "12,", 36):      "en",
		words("the", 6, "und", 3):       "en",
		words("the", 5, "und", 3):       "",
		words("und", 3, "the", 6):       "en",
		words("the", 5, "und", 5):       "",
		words("the", 5000, "und", 9000): "en",
		"The board met in the old hall, and it was there that the plan for the new bridge was made.":                    "en",
		"Die Brücke wurde im Jahr 1908 gebaut, und sie ist die älteste, die es in der Stadt noch gibt.":                 "de",
		"Le pont est dans la ville, et il est le plus ancien de ceux qui sont sur le fleuve avec la tour.":              "fr",
		"El puente es el más antiguo de la ciudad, y es uno de los que están sobre el río con la torre para los que":    "es",
		"Il ponte è il più antico della città, e non è che uno di quelli che sono nel fiume con la torre per gli altri": "it",
		"A ponte é a mais antiga da cidade, e não é uma das que são do rio com a torre para os que se foram":            "pt",
		"De brug is de oudste van de stad, en het is niet zo dat er nog een is die bij de toren met het water staat":    "nl",
		"Kiln 3: 1,250": "",
		"":              "",
		"Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore": "",
	} {
		if got := reading.Recognise(text); got != want {
			t.Errorf("Recognise(%q) is %q, want %q", text, got, want)
		}
	}
}
