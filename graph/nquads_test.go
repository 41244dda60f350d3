package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"
	"github.com/google/go-cmp/cmp"
)

func TestQuadString(t *testing.T) {
	for _, test := range []struct {
		object Term
		want   string
	}{
		{Term{Value: "http://o"}, "<http://o>"},
		{Term{Value: "plain", Literal: true}, `"plain"`},
		{Term{Value: "Straße", Literal: true, Language: "de"}, `"Straße"@de`},
		{Term{Value: "7", Literal: true, Datatype: string(xsd + "integer")}, `"7"^^<http://www.w3.org/2001/XMLSchema#integer>`},
		{Term{Value: "\b\t\n\f\r\"\\", Literal: true}, `"\b\t\n\f\r\"\\"`},
		{Term{Value: "\x00\x1f\x7f\u0080é🙂", Literal: true}, "\"\\u0000\\u001F\\u007F\u0080é🙂\""},
	} {
		got := Quad{"http://s", "http://p", test.object, "http://g"}.String()
		if want := "<http://s> <http://p> " + test.want + " <http://g> ."; got != want {
			t.Errorf("String() = %s, want %s", got, want)
		}
	}
}

// FuzzQuadString holds what we write against another reader of N-Quads.
func FuzzQuadString(f *testing.F) {
	for _, s := range []string{"", "a\"b\\c", "line\r\n\t\f\b", "\x00\x7f", "亚马逊 🙂", `\u0041`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip()
		}
		want := Quad{base + "s", base + "p", Term{Value: s, Literal: true, Language: "en-gb"}, base + "g"}
		q, err := nquads.Parse(want.String())
		if err != nil {
			t.Fatalf("%s: %v", want, err)
		}
		got, err := fromCayley(q)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}

func FuzzEscape(f *testing.F) {
	for _, s := range []string{"service/amazon-s3", "日本/ü b", `<>"{}|^` + "`\\", "100%", "%41", "a#b?c[d]", "\u202e\ue000\ufffd", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		e := escape(s)
		if got := unescape(e); got != s {
			t.Errorf("unescape(%q) = %q, want %q", e, got, s)
		}
		if strings.ContainsAny(e, "<>\"{}|^`\\ #?[]\n") || !utf8.ValidString(e) {
			t.Errorf("escape(%q) = %q, which is no part of an IRI", s, e)
		}
	})
}

func TestQuadsAreCanonical(t *testing.T) {
	g := openGraph(t, randomCorpus(ontology(t), 4, 8, 30, 200))
	var got []string
	h := sha256.New()
	for q, err := range g.Quads(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, q.String())
		h.Write([]byte(q.String() + "\n"))
	}
	if !slices.IsSorted(got) || len(slices.Compact(slices.Clone(got))) != len(got) {
		t.Error("the quads are not sorted, or some are there twice")
	}
	if sum := hex.EncodeToString(h.Sum(nil)); sum != g.Revision() {
		t.Errorf("SHA-256 of the quads = %s, the revision is %s", sum, g.Revision())
	}
	if n := g.Stats().Quads; n != len(got) {
		t.Errorf("Stats counts %d quads, Quads yields %d", n, len(got))
	}
	if strings.Contains(strings.Join(got, "\n"), "_:") {
		t.Error("there is a blank node")
	}
}

func TestQuadsOfStatement(t *testing.T) {
	c := newCorpus("service/s3 | price | #~5e6 USD | on: =2006-33 | in: @place/eu | asOf: =2006-03-14T12:17Z/2006-03-14T15:40:05+02:00 | hedge: reported | cites: press", "service/s3 | price | #6 EUR | rank: deprecated")
	g := openGraph(t, c)
	var got []string
	id := string(statement("service/s3 | price | #~5e6 USD | on: =2006-33 | in: @place/eu | asOf: =2006-03-14T12:17Z/2006-03-14T15:40:05+02:00 | hedge: reported").ID)
	for q, err := range g.Quads(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		line := q.String()
		if strings.Contains(line, "/v/") && !strings.Contains(line, "/g/ontology") || strings.Contains(line, id) {
			got = append(got, strings.NewReplacer(base, "", id, "ID", string(c.Statements[0].References[0].ID), "REF", string(c.Statements[1].References[0].ID), "REF").Replace(line))
		}
	}
	want := strings.Split(`<der/ID-REF> <http://www.w3.org/ns/prov#entity> <ref/REF> <doc/a> .
<der/ID-REF> <pr/anchor> "launch" <doc/a> .
<der/ID-REF> <pr/line> "7"^^<http://www.w3.org/2001/XMLSchema#integer> <doc/a> .
<der/ID-REF> <pr/match> "exact" <doc/a> .
<der/ID-REF> <pr/method> "asserted" <doc/a> .
<der/ID-REF> <pr/source> <src/press> <doc/a> .
<der/ID-REF> <pr/spans> "3-9" <doc/a> .
<der/ID-REF> <pr/statedAt> "9:1 a.md" <doc/a> .
<e/service/s3> <p/price> <st/ID> <g/facts> .
<e/service/s3> <v/price> "~5000000 USD"^^<https://ibid.example/ns#quantity> <g/truthy> .
<st/ID> <http://wikiba.se/ontology#rank> <http://wikiba.se/ontology#NormalRank> <g/facts> .
<st/ID> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://wikiba.se/ontology#Statement> <g/facts> .
<st/ID> <http://www.w3.org/ns/prov#qualifiedDerivation> <der/ID-REF> <g/facts> .
<st/ID> <http://www.w3.org/ns/prov#wasDerivedFrom> <ref/REF> <g/facts> .
<st/ID> <pq/hedge> "reported" <g/facts> .
<st/ID> <pq/in> <e/place/eu> <g/facts> .
<st/ID> <pq/on> "2006-33"^^<http://id.loc.gov/datatypes/edtf/EDTF> <g/facts> .
<st/ID> <pq/asOf> "2006-03-14T12:17Z/2006-03-14T15:40:05+02:00"^^<http://id.loc.gov/datatypes/edtf/EDTF> <g/facts> .
<st/ID> <pqv/asOf/earliest> "2006-03-14"^^<http://www.w3.org/2001/XMLSchema#date> <g/facts> .
<st/ID> <pqv/asOf/earliestTime> "2006-03-14T12:17:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> <g/facts> .
<st/ID> <pqv/asOf/latest> "2006-03-14"^^<http://www.w3.org/2001/XMLSchema#date> <g/facts> .
<st/ID> <pqv/asOf/latestTime> "2006-03-14T15:40:05+02:00"^^<http://www.w3.org/2001/XMLSchema#dateTime> <g/facts> .
<st/ID> <pqv/on/earliest> "2006-01-01"^^<http://www.w3.org/2001/XMLSchema#date> <g/facts> .
<st/ID> <pqv/on/latest> "2006-03-31"^^<http://www.w3.org/2001/XMLSchema#date> <g/facts> .
<st/ID> <ps/price> "~5000000 USD"^^<https://ibid.example/ns#quantity> <g/facts> .
<st/ID> <psv/amount> "5000000"^^<http://www.w3.org/2001/XMLSchema#decimal> <g/facts> .
<st/ID> <psv/lower> "5000000"^^<http://www.w3.org/2001/XMLSchema#decimal> <g/facts> .
<st/ID> <psv/unit> "USD" <g/facts> .
<st/ID> <psv/upper> "5000000"^^<http://www.w3.org/2001/XMLSchema#decimal> <g/facts> .`, "\n")
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTruthyValues(t *testing.T) {
	g := openGraph(t, newCorpus(
		"service/a | launched | =2006", "service/a | launched | =2007 | rank: preferred", "service/a | launched | =2008 | rank: deprecated",
		"service/b | launched | =2006", "service/b | launched | =2006 | scope: beta", "service/b | launched | =2008 | rank: deprecated",
		"service/c | launched | =2008 | rank: deprecated",
		"service/d | count | #5 %", "service/d | count | #~6 %", "service/d | count | #>7", "service/d | uses | @service/a",
		"service/d | uses | words", "service/d | uses | <https://example.org/>",
	))
	var got []string
	for q, err := range g.Quads(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		if q.Graph == base+"g/truthy" {
			got = append(got, strings.NewReplacer(" <"+base+"g/truthy> .", "", base, "", string(xsd), "").Replace(q.String()))
		}
	}
	want := []string{
		`<e/service/a> <v/launched> "2007"^^<http://id.loc.gov/datatypes/edtf/EDTF>`,
		`<e/service/b> <v/launched> "2006"^^<http://id.loc.gov/datatypes/edtf/EDTF>`,
		`<e/service/d> <v/count> "5"^^<decimal>`,
		`<e/service/d> <v/count> ">7"^^<https://ibid.example/ns#quantity>`,
		`<e/service/d> <v/count> "~6 %"^^<https://ibid.example/ns#quantity>`,
		`<e/service/d> <v/uses> "https://example.org/"^^<anyURI>`,
		`<e/service/d> <v/uses> "words"@en-gb`,
		`<e/service/d> <v/uses> <e/service/a>`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestText(t *testing.T) {
	for language, want := range map[string]quad.Value{
		"en-GB":   quad.LangString{Value: "x", Lang: "en-gb"},
		"de-1996": quad.LangString{Value: "x", Lang: "de-1996"},
		"":        quad.String("x"),
		"en-":     quad.String("x"),
		"1996":    quad.String("x"),
		"a b":     quad.String("x"),
		"español": quad.String("x"),
	} {
		if got := text("x", language); got != want {
			t.Errorf("text in %q = %v, want %v", language, got, want)
		}
	}
}

func TestIsLanguage(t *testing.T) {
	want := map[string]bool{
		"en": true, "en-GB": true, "x-a1-2b": true, "zh-Hant-TW": true,
		"": false, "-": false, "en-": false, "-en": false, "e1": false, "en_GB": false, "en--x": false, "é": false, "\u212a": false, "en ": false,
	}
	got := map[string]bool{}
	for tag := range want {
		got[tag] = isLanguage(tag)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
