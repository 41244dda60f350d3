package snapshot

import (
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
)

// TestLinesAreSorted holds the order of the rows, which is that of their terms
// one after the other, against the order of the lines as bytes.
func TestLinesAreSorted(t *testing.T) {
	var iris, objects []quad.Value
	for _, s := range []string{"a", "ab", "a/b", "a!", "a-b", "a:b", "a?", "a~", "aé", "b", "a#b", "A"} {
		iris = append(iris, quad.IRI(s))
		objects = append(objects, quad.IRI(s))
	}
	for _, s := range []string{
		"", "a", "a ", "a!", "a\"", "a\"b", "a#", "a\\", "a\\n", "a\n", "a\nb", "a\x00", "a\x1f", "a\x7f", "a@en", "a^^", "a\"@en", "ab", "é", "亚", "a\t b", "a > b", "a> <b> .",
	} {
		objects = append(
			objects, quad.String(s), quad.LangString{Value: quad.String(s), Lang: "en"}, quad.LangString{Value: quad.String(s), Lang: "en-gb"},
			quad.LangString{Value: quad.String(s), Lang: "eng"}, quad.TypedString{Value: quad.String(s), Type: "d"},
			quad.TypedString{Value: quad.String(s), Type: "dd"}, quad.TypedString{Value: quad.String(s), Type: "d/d"},
		)
	}
	var quads []quad.Quad
	for i, o := range objects {
		for j, iri := range iris {
			quads = append(
				quads, quad.Quad{Subject: iri, Predicate: iris[(i+j)%len(iris)], Object: o, Label: iris[i%len(iris)]},
				quad.Quad{Subject: iris[0], Predicate: iris[1], Object: o, Label: iri}, quad.Quad{Subject: iri, Predicate: iris[2], Object: o},
			)
		}
	}
	s := storeOf(t, quads)
	var got []string
	for line, err := range s.Lines() {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, string(line))
	}
	want := slices.Sorted(slices.Values(got))
	if diff := cmp.Diff(slices.Compact(want), got); diff != "" {
		t.Errorf("lines (-sorted +got):\n%s", diff)
	}
	if stats, _ := s.Stats(t.Context(), true); stats.Quads.Value != int64(len(got)) {
		t.Errorf("%d lines of %d quads", len(got), stats.Quads.Value)
	}
}

func TestLines(t *testing.T) {
	s := storeOf(t, []quad.Quad{
		{Subject: quad.IRI("http://s"), Predicate: quad.IRI("http://p"), Object: quad.LangString{Value: "a \"b\"\n", Lang: "en"}, Label: quad.IRI("http://g")},
		{Subject: quad.IRI("http://s"), Predicate: quad.IRI("http://p"), Object: quad.TypedString{Value: "7", Type: "http://d"}},
	})
	var got strings.Builder
	for line, err := range s.Lines() {
		if err != nil {
			t.Fatal(err)
		}
		got.WriteString(string(line))
	}
	want := "<http://s> <http://p> \"7\"^^<http://d> .\n<http://s> <http://p> \"a \\\"b\\\"\\n\"@en <http://g> .\n"
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
}

// TestRows holds rows and texts against what Cayley reads.
func TestRows(t *testing.T) {
	s := storeOf(t, slices.Collect(corpus{50}.quads()))
	for i, want := range rowsOf(t, s, quad.Any, 0) {
		for _, d := range quad.Directions {
			if n := want[column(d)]; !slices.Contains(rowsOf(t, s, d, n), want) {
				t.Errorf("row %d is not among those with its %v", i, d)
			}
		}
	}
	for n := Node(1); n <= Node(s.valueCount); n++ {
		v, err := s.Value(n)
		if err != nil {
			t.Fatal(err)
		}
		want := ""
		switch v := v.(type) {
		case quad.IRI:
			want = string(v)
		case quad.String:
			want = string(v)
		}
		if got, err := s.Text(n); got != want || err != nil {
			t.Errorf("Text of %v = %q, %v", v, got, err)
		}
		if again, err := s.Node(v); again != n || err != nil {
			t.Errorf("Node of %v = %d, %v, want %d", v, again, err, n)
		}
	}
}

// rowsOf gives the rows with a node, or all for any direction.
func rowsOf(t *testing.T, s *Store, d quad.Direction, n Node) []Row {
	t.Helper()
	var out []Row
	if d != quad.Any {
		var err error
		if out, err = s.AppendRows(nil, d, n); err != nil {
			t.Fatal(err)
		}
		return out
	}
	for r, err := range s.Rows() {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}

// TestWraps puts ends together that do not fit into 4 bytes.
func TestWraps(t *testing.T) {
	want := []uint64{0, 7, 1<<32 - 1, 1 << 32, 1<<32 + 5, 3<<32 + 5, 3<<32 + 6}
	var ends, passed []byte
	for _, end := range want {
		ends = binary.LittleEndian.AppendUint32(ends, uint32(end))
	}
	for _, id := range wraps(want) {
		passed = binary.LittleEndian.AppendUint32(passed, id)
	}
	var got []uint64
	for id := range want {
		got = append(got, valueEnd(ends, passed, uint32(id)))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("ends (-want +got):\n%s", diff)
	}
	if few := wraps(want[:3]); few != nil {
		t.Errorf("small ends wrap at %v", few)
	}
}
