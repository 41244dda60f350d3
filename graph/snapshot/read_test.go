package snapshot

import (
	"encoding/binary"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"ibid/graph/storetest"
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
		if again, err := s.Nodes(t.Context(), []quad.Value{v}); err != nil || again[0] != n {
			t.Errorf("Nodes of %v = %d, %v, want %d", v, again, err, n)
		}
	}
}

// rowsOf gives the rows with a node, or all for any direction.
func rowsOf(t *testing.T, s *Store, d quad.Direction, n Node) []Row {
	t.Helper()
	var out []Row
	if d != quad.Any {
		var l Level
		if err := s.ReadLevel(t.Context(), &l, d, []Node{n}); err != nil {
			t.Fatal(err)
		}
		return l.Rows
	}
	for r, err := range s.Rows() {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}

// TestTexts appends the texts of values.
func TestTexts(t *testing.T) {
	var quads []quad.Quad
	for _, v := range storetest.TextValues() {
		quads = append(quads, quad.Quad{Subject: quad.IRI("http://a"), Predicate: quad.IRI("http://a"), Object: v})
	}
	b := builderOf(t, packed, quads)
	s, err := b.Store()
	if err != nil {
		t.Fatal(err)
	}
	storetest.Texts(t, func(b []byte, v quad.Value) (text, mark []byte, err error) {
		nodes, err := s.Nodes(t.Context(), []quad.Value{v})
		if err != nil {
			return nil, nil, err
		}
		return s.AppendText(b, nodes[0])
	})
}

// TestWraps finds values whose ends do not fit into 4 bytes.
func TestWraps(t *testing.T) {
	ends := []uint64{0, 7, 1<<32 - 1, 1 << 32, 1<<32 + 5, 3<<32 + 5, 3<<32 + 6}
	var s Store
	for _, end := range ends {
		s.valueEnds = binary.LittleEndian.AppendUint32(s.valueEnds, uint32(end))
	}
	for _, id := range wraps(ends) {
		s.wraps = binary.LittleEndian.AppendUint32(s.wraps, id)
	}
	for id := 1; id < len(ends); id++ {
		if start, end := s.bounds(uint32(id)); start != ends[id-1] || end != ends[id] {
			t.Errorf("value %d begins at %d and ends at %d, want %d and %d", id, start, end, ends[id-1], ends[id])
		}
	}
	if few := wraps(ends[:3]); few != nil {
		t.Errorf("small ends wrap at %v", few)
	}
}

// TestReadLevel asks for many nodes at once, some of them twice and 0 as well,
// and holds the answer against what each gives alone.
func TestReadLevel(t *testing.T) {
	s := storeOf(t, slices.Collect(corpus{100}.quads()))
	r := rand.New(rand.NewPCG(1, 1))
	var l Level // used again
	for _, d := range quad.Directions {
		for _, count := range []int{0, 1, 7, 300} {
			nodes := make([]Node, count)
			for i := range nodes {
				nodes[i] = Node(r.Uint32N(s.valueCount + 1))
			}
			nodes = append(nodes, 0)
			if err := s.ReadLevel(t.Context(), &l, d, nodes); err != nil {
				t.Fatal(err)
			}
			for i, n := range nodes {
				var want []Row
				for row := range s.quadCount {
					if ids, err := s.row(quadRef(row)); err == nil && n != 0 && ids[column(d)] == uint32(n) {
						want = append(want, Row{Node(ids[0]), Node(ids[1]), Node(ids[2]), Node(ids[3])})
					}
				}
				if diff := cmp.Diff(want, l.Of(i), cmpopts.EquateEmpty()); diff != "" {
					t.Errorf("%v of node %d (-want +got):\n%s", d, n, diff)
				}
			}
		}
	}
	if err := s.ReadLevel(t.Context(), &l, quad.Subject, []Node{Node(s.valueCount + 1)}); err == nil {
		t.Error("a node that the store does not have gives no error")
	}
	if _, err := s.Terms(t.Context(), []Node{Node(s.valueCount + 1)}); err == nil {
		t.Error("a node that the store does not have has terms")
	}
}

// TestPart gives parts of a section, and no more than there is.
func TestPart(t *testing.T) {
	b := builderOf(t, packed, nil)
	b.AddSection("words", sectionOf("abc"))
	s, err := b.Store()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, c := range []struct {
		section  string
		from, to int64
		want     string
		ok       bool
	}{
		{"words", 0, 3, "abc", true},
		{"words", 1, 2, "b", true},
		{"words", 3, 3, "", true},
		{"words", 1, 4, "", false},
		{"words", 2, 1, "", false},
		{"words", -1, 1, "", false},
		{"none", 0, 1, "", false},
	} {
		got, err := s.Part(t.Context(), c.section, c.from, c.to)
		if string(got) != c.want || (err == nil) != c.ok {
			t.Errorf("part %d to %d of %s = %q, %v, want %q", c.from, c.to, c.section, got, err, c.want)
		}
	}
}
