package graph

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ibid/fact"
	"ibid/graph/snapshot"
)

// TestMemo holds what is remembered against what was put there: two nodes that
// share a place, and a place whose node is not yet that of what lies there.
func TestMemo(t *testing.T) {
	m := newMemo[string](4)
	if got := m.get(3); got != nil {
		t.Errorf("an empty memo has %q", *got)
	}
	if got := m.get(0); got != nil {
		t.Errorf("an empty memo has %q of no node", *got)
	}
	m.put(&remembered[string]{3, "three"})
	m.put(&remembered[string]{6, "six"})
	m.put(&remembered[string]{7, "seven"}) // in the place of 3
	m.nodes[2].Store(2)                    // as if 2 were being put in the place of 6
	got := map[node]string{}
	for n := range node(10) {
		if what := m.get(n); what != nil {
			got[n] = *what
		}
	}
	if diff := cmp.Diff(map[node]string{7: "seven"}, got); diff != "" {
		t.Errorf("remembered (-want +got):\n%s", diff)
	}
}

// TestKeep keeps more texts than room was made for. Those that were kept before must
// not be copied for it.
func TestKeep(t *testing.T) {
	var d decoder
	d.begin(10)
	var want, got []string
	long := moreText
	for i := range 300 {
		text := strings.Repeat(fmt.Sprint(i), i%40*i%40)
		want, got = append(want, text), append(got, d.keep([]byte(text)))
		long = max(long, len(text))
		if room := d.kept.Cap(); room > 2*long {
			t.Fatalf("a piece of %d bytes was made for texts of up to %d", room, long)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("kept (-want +got):\n%s", diff)
	}
}

// oneTerm is a literal that every node has.
type oneTerm struct {
	snapshot.Terms
	text, mark string
}

func (o oneTerm) AppendText(b []byte, _ node) (text, mark []byte, err error) {
	return append(b, o.text...), []byte(o.mark), nil
}

// TestDamagedValues reads values that are not what their datatype says.
func TestDamagedValues(t *testing.T) {
	for _, literal := range []oneTerm{
		{text: "2006-13", mark: `"^^<` + string(edtfDatatype) + ">"},
		{text: "about 30", mark: `"^^<` + string(quantityDatatype) + ">"},
		{text: "https://example.org/", mark: ">"},
		{text: "30", mark: `"^^<` + string(integerDatatype) + ">"},
	} {
		d := decoder{base: base}
		if v, err := d.value(literal, 1); err == nil {
			t.Errorf("%s%s is %v, want an error", literal.text, literal.mark, v)
		}
	}
	d := decoder{base: base}
	got, err := d.value(oneTerm{text: "~30 regions", mark: `"^^<` + string(quantityDatatype) + ">"}, 1)
	if want := value("#~30 regions"); got != want || err != nil {
		t.Errorf("the quantity is %v, %v, want %v", got, err, want)
	}
}

func TestPlaces(t *testing.T) {
	for text, want := range map[string]fact.Pos{
		"9:1 a.md":                {File: "a.md", Line: 9, Col: 1},
		"0:0 b/of two words.md":   {File: "b/of two words.md"},
		"123456:78 c.md":          {File: "c.md", Line: 123456, Col: 78},
		"a:1 d.md":                {},
		"1 d.md":                  {},
		":1 d.md":                 {},
		"1: d.md":                 {},
		"-1:2 d.md":               {},
		"1:9999999999999999999 d": {},
	} {
		file, line, col, err := parsePlace([]byte(text))
		if want.File == "" {
			if err == nil {
				t.Errorf("%q is %d:%d of %s, want an error", text, line, col, file)
			}
			continue
		}
		if got := (fact.Pos{File: string(file), Line: line, Col: col}); got != want || err != nil {
			t.Errorf("%q is %v, %v, want %v", text, got, err, want)
		}
	}
}

func TestSpans(t *testing.T) {
	for text, want := range map[string][]fact.Span{
		"120-152":                 {{Start: 120, End: 152}},
		"120-152 160-170":         {{Start: 120, End: 152}, {Start: 160, End: 170}},
		"":                        nil,
		"120 152":                 nil,
		"120-":                    nil,
		"120-152 160":             nil,
		"120-152  160-170":        nil,
		"120-152-160":             nil,
		"+120-152":                nil,
		"120-1000000000000000000": nil,
	} {
		got, err := appendSpans(nil, []byte(text))
		if diff := cmp.Diff(want, got); diff != "" || (err == nil) != (want != nil || text == "") {
			t.Errorf("%q (-want +got), %v:\n%s", text, err, diff)
		}
	}
}
