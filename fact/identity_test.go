package fact

import (
	"crypto/sha256"
	"encoding/hex"
	"testing"

	"github.com/google/go-cmp/cmp"
)

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
