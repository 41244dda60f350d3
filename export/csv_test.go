package export

import (
	"bytes"
	"encoding/csv"
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
			Match: fact.Exact, Method: fact.Inferred, Reason: text, Sources: []fact.SourceKey{"k"}, Line: 3,
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
