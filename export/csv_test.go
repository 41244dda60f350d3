package export

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ibid/edtf"
	"ibid/fact"
	"ibid/internal/teststore"
	"ibid/schema"
)

// formulas are texts with what a cell holds of them.
var formulas = []struct{ text, cell string }{
	{"", ""},
	{"=1+1", "'=1+1"},
	{"+1", "'+1"},
	{"-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0"},
	{"-", "'-"},
	{"@SUM(A1)", "'@SUM(A1)"},
	{"\t=1", "'\t=1"},
	{"\r=1", "'\r=1"},
	{"\n=1", "'\n=1"},
	{"\x00=1", "'\x00=1"},
	{"＝1", "'＝1"},
	{"＋1", "'＋1"},
	{"－1", "'－1"},
	{"＠SUM(A1)", "'＠SUM(A1)"},

	// Signs that begin no formula, or do not begin the text.
	{"−1", "−1"},
	{"–", "–"},
	{"'=1", "'=1"},
	{" =1", " =1"},
	{"a=1", "a=1"},
	{"a-1", "a-1"},
	{"1+1", "1+1"},
	{"a\n=1", "a\n=1"},
	{"\"=1\"", "\"=1\""},
	{"é=", "é="},
	{"\xef\xbc=", "\xef\xbc="}, // the beginning of a full-width sign
}

func TestSafe(t *testing.T) {
	for _, f := range formulas {
		if got := safe(f.text); got != f.cell {
			t.Errorf("safe(%q) = %q, want %q", f.text, got, f.cell)
		}
	}
}

func TestCell(t *testing.T) {
	for _, test := range []struct {
		kind       fact.ValueKind
		text, cell string
	}{
		{fact.None, "", ""},
		{fact.EntityValue, "person/eve", "person/eve"},
		{fact.TextValue, "-1", "'-1"},
		{fact.TextValue, "1", "1"},
		{fact.LinkValue, "https://example.org/=", "https://example.org/="},
		{fact.LinkValue, "=x:", "'=x:"},

		// Numbers stay numbers.
		{fact.QuantityValue, "-3", "-3"},
		{fact.QuantityValue, "-0.5", "-0.5"},
		{fact.QuantityValue, "-4000000 USD", "-4000000 USD"},
		{fact.QuantityValue, "-3 %", "-3 %"},
		{fact.QuantityValue, "-40 °C", "-40 °C"},
		{fact.QuantityValue, "-5 m²", "-5 m²"},
		{fact.QuantityValue, "-5 ‰", "-5 ‰"},
		{fact.QuantityValue, "-5 sq. km", "-5 sq. km"},
		{fact.QuantityValue, "-5..-3 degrees below zero", "-5..-3 degrees below zero"},
		{fact.QuantityValue, ">-5", ">-5"},
		{fact.QuantityValue, "~-5", "~-5"},

		// Units are any text.
		{fact.QuantityValue, "-2 +cmd|' /C calc'!A0", "'-2 +cmd|' /C calc'!A0"},
		{fact.QuantityValue, "-2 % +cmd|' /C calc'!A0", "'-2 % +cmd|' /C calc'!A0"},
		{fact.QuantityValue, "-2 *SUM(A1)", "'-2 *SUM(A1)"},
		{fact.QuantityValue, "-2 &A1", "'-2 &A1"},
		{fact.QuantityValue, "2 +cmd|' /C calc'!A0", "2 +cmd|' /C calc'!A0"},
	} {
		if got := cell(fact.Value{Kind: test.kind, Text: test.text}); got != test.cell {
			t.Errorf("%s %q is written %q, want %q", test.kind, test.text, got, test.cell)
		}
	}
	// So do years before Christ.
	for _, text := range []string{"-0043", "-0043-03-15", "2006-03-14", "../2005"} {
		if got := cell(fact.Value{Kind: fact.DateValue, Date: edtf.MustParse(text)}); got != text {
			t.Errorf("date %s is written %q", text, got)
		}
	}
}

// TestNoFormula puts each formula where text of a document can stand, and finds none in any file.
func TestNoFormula(t *testing.T) {
	o, err := schema.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range formulas {
		if f.text == "" || f.cell == f.text {
			continue
		}
		// The store wants UTF-8 and documents have no NUL.
		text := strings.ReplaceAll(f.text, "\x00", "=")
		eve := fact.Entity{ID: "person/eve", Kind: "Person", Name: text, Aliases: []string{text}, About: text}
		reference := fact.Reference{
			Document: fact.DocumentID(text), Headings: []string{text}, Quote: text, Occurrence: 1,
			Match: fact.Exact, Method: fact.Inferred, Reason: text, Citations: []fact.Citation{{Source: "k", Prefix: text}}, Line: 3,
		}
		reference.Identify()
		c := &fact.Corpus{
			Info:     fact.Info{Title: "T", Base: "https://example.org/", Language: "en"},
			Entities: []fact.Entity{eve}, Documents: []fact.Document{{ID: fact.DocumentID(text), Path: text + ".md", Title: text}},
			Sources: []fact.Source{{Key: "k", Type: "book"}},
		}
		for _, v := range []fact.Value{{Kind: fact.TextValue, Text: text}, eve.ID.Value(), {Kind: fact.QuantityValue, Text: "-1 " + strings.TrimSpace(text)}} {
			s := fact.Statement{
				Subject: eve.ID, Property: "said", Value: v, Why: text, Rank: fact.Preferred,
				Qualifiers: []fact.Qualifier{{Property: "scope", Value: fact.Value{Kind: fact.TextValue, Text: text}}},
				References: []fact.Reference{reference},
			}
			s.Identify()
			c.Statements = append(c.Statements, s)
		}
		g := teststore.Open(t, c, o)
		for _, name := range []string{"nodes.csv", "edges.csv", "statements.csv", "references.csv"} {
			rows, err := csv.NewReader(bytes.NewReader(write(t, g, name))).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range rows[1:] {
				for i, cell := range row {
					if cell != safe(cell) && cell != "-1" {
						t.Errorf("%s: %s is %q", name, rows[0][i], cell)
					}
				}
			}
		}
	}
}

// TestRows has a row of each form: an edge, dates with and without ends,
// quantities below zero, and sources that several references share.
func TestRows(t *testing.T) {
	o, err := schema.Load()
	if err != nil {
		t.Fatal(err)
	}
	when := func(text string) fact.Value { return fact.Value{Kind: fact.DateValue, Date: edtf.MustParse(text)} }
	text := func(text string) fact.Value { return fact.Value{Kind: fact.TextValue, Text: text} }
	refer := func(quote string, sources ...fact.SourceKey) fact.Reference {
		r := fact.Reference{Document: "a", Quote: quote, Occurrence: 1, Match: fact.Exact, Method: fact.Asserted, Line: 3}
		for _, key := range sources {
			r.Citations = append(r.Citations, fact.Citation{Source: key})
		}
		r.Identify()
		return r
	}
	statements := []fact.Statement{
		{Property: "role", Value: fact.EntityID("organization/b").Value(), Rank: fact.Preferred, Why: "-because", Qualifiers: []fact.Qualifier{
			{Property: "from", Value: when("2001")},
			{Property: "to", Value: when("[..2003-08]")},
			{Property: "hedge", Value: text("reported")},
			{Property: "scope", Value: text("x")},
			{Property: "scope", Value: text("=y")},
		}, References: []fact.Reference{refer("one", "k", "l"), refer("two", "l", "m"), refer("three")}},
		{Property: "role", Value: fact.EntityID("organization/b").Value(), Qualifiers: []fact.Qualifier{{Property: "on", Value: when("2005-03-14")}}},
		{Property: "launched", Value: when("-0043")},
		{Property: "launched", Value: when("2006/..")},
		{Property: "count", Value: fact.Value{Kind: fact.QuantityValue, Text: "-3 %"}},
		{Property: "count", Value: fact.Value{Kind: fact.QuantityValue, Text: "~-5..-3"}},
		{Property: "count", Value: fact.Value{Kind: fact.QuantityValue, Text: ">300 x"}},
		{Property: "website", Value: fact.Value{Kind: fact.LinkValue, Text: "https://example.org/=1"}},
		{Property: "said", Value: text("-1"), Rank: fact.Deprecated},
	}
	want := map[string]bool{
		`person/eve,Eve,role,entity,organization/b,'-B,,,,2001-01-01,2003-08-31,,,"{""from"":[""2001""],""hedge"":[""reported""],""scope"":[""=y"",""x""],""to"":[""[..2003-08]""]}",preferred,'-because,3,"[""l"",""m"",""k""]"`: true,
		`person/eve,Eve,role,entity,organization/b,'-B,,,,2005-03-14,2005-03-14,,,"{""on"":[""2005-03-14""]}",normal,,1,`:                                                                                                         true,
		`person/eve,Eve,launched,date,-0043,,,,,-0043-01-01,-0043-12-31,,,,normal,,1,`:                                                                                                                                            true,
		`person/eve,Eve,launched,date,2006/..,,,,,2006-01-01,,,,,normal,,1,`:                                                                                                                                                      true,
		`person/eve,Eve,count,quantity,-3 %,,-3,-3,%,,,,,,normal,,1,`:                                                                                                                                                             true,
		`person/eve,Eve,count,quantity,~-5..-3,,-5,-3,,,,,,,normal,,1,`:                                                                                                                                                           true,
		`person/eve,Eve,count,quantity,>300 x,,300,,x,,,,,,normal,,1,`:                                                                                                                                                            true,
		`person/eve,Eve,website,link,https://example.org/=1,,,,,,,,,,normal,,1,`:                                                                                                                                                  true,
		`person/eve,Eve,said,text,'-1,,,,,,,,,,deprecated,,1,`:                                                                                                                                                                    true,
	}
	for i := range statements {
		s := &statements[i]
		s.Subject = "person/eve"
		if s.References == nil {
			s.References = []fact.Reference{refer("one")}
		}
		s.Identify()
	}
	slices.SortFunc(statements, func(a, b fact.Statement) int { return strings.Compare(string(a.ID), string(b.ID)) })
	g := teststore.Open(t, &fact.Corpus{
		Info:       fact.Info{Title: "T", Base: "https://example.org/", Language: "en"},
		Entities:   []fact.Entity{{ID: "organization/b", Kind: "Organization", Name: "-B"}, {ID: "person/eve", Kind: "Person", Name: "Eve"}},
		Documents:  []fact.Document{{ID: "a", Path: "a.md", Title: "A"}},
		Statements: statements,
	}, o)
	got := map[string]bool{}
	for i, line := range strings.Split(strings.TrimSuffix(string(write(t, g, "statements.csv")), "\r\n"), "\r\n") {
		if _, rest, _ := strings.Cut(line, ","); i > 0 {
			got[rest] = true
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("statements (-want +got):\n%s", diff)
	}
	want = map[string]bool{"person/eve,role,organization/b preferred,2001,[..2003-08],,false": true, "person/eve,role,organization/b normal,,,2005-03-14,false": true}
	got = map[string]bool{}
	for i, line := range strings.Split(strings.TrimSuffix(string(write(t, g, "edges.csv")), "\r\n"), "\r\n") {
		if cells := strings.SplitN(line, ",", 5); i > 0 {
			got[strings.Join(cells[:3], ",")+" "+cells[4]] = true
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("edges (-want +got):\n%s", diff)
	}
	if got := string(write(t, g, "nodes.csv")); !strings.Contains(got, "\r\norganization/b,Organization,'-B,'-B,,,,https://example.org/e/organization/b\r\n") {
		t.Errorf("nodes: %s", got)
	}
}

// full is a disk that takes so many bytes.
type full struct{ left int }

// Write implements io.Writer.
func (f *full) Write(b []byte) (int, error) {
	if len(b) > f.left {
		return 0, errFull
	}
	f.left -= len(b)
	return len(b), nil
}

var errFull = errors.New("the disk is full")

// TestFullDisk holds that a file which could not be written whole is an error.
func TestFullDisk(t *testing.T) {
	g := hostile(t)
	for _, format := range Formats() {
		for _, file := range format.Files {
			size := len(write(t, g, file.Name))
			for left, want := range map[int]error{0: errFull, size / 2: errFull, size - 1: errFull, size: nil} {
				if err := file.Write(t.Context(), g, &full{left}); !errors.Is(err, want) {
					t.Errorf("%s of %d bytes on a disk of %d: error %v", file.Name, size, left, err)
				}
			}
			ctx, cancel := context.WithCancel(t.Context())
			cancel()
			if err := file.Write(ctx, g, &full{size}); !errors.Is(err, context.Canceled) {
				t.Errorf("%s that nobody waits for: error %v", file.Name, err)
			}
		}
	}
}

// TestTable holds that lines end as RFC 4180 has them.
func TestTable(t *testing.T) {
	var b strings.Builder
	table := newTable(&b, "a", "b")
	table.row("1", "x\ny")
	if err := table.close(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff("a,b\r\n1,\"x\r\ny\"\r\n", b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
