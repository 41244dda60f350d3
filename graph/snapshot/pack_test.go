package snapshot

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
)

// packings are some that differ, with prefixes within prefixes and of odd bytes.
var packings = []packing{
	newPacking(nil),
	newPacking(listPrefixes([]string{"b/", "b/e/"}, []string{"b/st/", "b/ref/"})),
	newPacking(listPrefixes([]string{"b/st/f", "b/st/f", "c\xfe\xff", "c\xff", "\xff\xff"}, []string{"b/st/", "", "b/st/ff"})),
}

// TestPack packs values that are next to each other, and holds the order against
// that of the values.
func TestPack(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	pieces := []string{"b/", "st/", "e/", "ref/", "a", "0", "9", "f", "g", "F", "ff", "c\xff", "c\xfe\xff", "\xff", "\x00", "-", ">", "@", "é", "0123456789abcdef0123456789abcdef"}
	values := []string{"", "<", "<>", `"`, "\xff", "_:a", "\x01"}
	for range 3000 {
		var v strings.Builder
		v.WriteString([]string{"<", "<b/", "<b/st/", "<b/", `"`, ""}[r.IntN(6)])
		for range r.IntN(5) {
			v.WriteString(pieces[r.IntN(len(pieces))])
		}
		values = append(values, v.String(), v.String()+">")
	}
	slices.Sort(values)
	for i, p := range packings {
		var last string
		var lastPacked []byte
		for _, v := range values {
			packed := p.pack(nil, []byte(v))
			if back, err := p.unpack(nil, packed); string(back) != v || err != nil {
				t.Errorf("packing %d: %q is %x and then %q, %v", i, v, packed, back, err)
			}
			if got, want := bytes.Compare(lastPacked, packed), strings.Compare(last, v); got != want && last != "" {
				t.Errorf("packing %d: %q is %x, and %q is %x", i, last, lastPacked, v, packed)
			}
			last, lastPacked = v, packed
		}
	}
}

// TestPackedSize shows what packing is good for.
func TestPackedSize(t *testing.T) {
	p := newPacking(listPrefixes([]string{"https://example.org/e/"}, []string{"https://example.org/st/"}))
	got := map[string]int{}
	for _, v := range []string{"<https://example.org/e/a>", "<https://example.org/st/" + strings.Repeat("4f", 16) + ">", `"text"@en`, "<http://elsewhere>"} {
		got[v] = len(p.pack(nil, []byte(v)))
	}
	want := map[string]int{
		"<https://example.org/e/a>":                                 3,
		"<https://example.org/st/4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f>": 22,
		`"text"@en`:          len(`"text"@en`),
		"<http://elsewhere>": len("<http://elsewhere>"),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("bytes (-want +got):\n%s", diff)
	}
}

// TestPrefixes writes prefixes and reads them back; there may be too many.
func TestPrefixes(t *testing.T) {
	var many []string
	for i := range 200 {
		many = append(many, fmt.Sprintf("%03d/", i), "000/")
	}
	for _, c := range []struct {
		plain, hex []string
		want       int
	}{
		{nil, nil, 0},
		{[]string{"b", "", "a"}, []string{"a", "c"}, 4},
		{many, nil, maxPrefixes},
		{nil, many, maxPrefixes},
	} {
		list := listPrefixes(c.plain, c.hex)
		if len(list) != c.want {
			t.Errorf("%d of %d and %d prefixes are used, want %d", len(list), len(c.plain), len(c.hex), c.want)
		}
		if p := newPacking(list); len(p) > 256 {
			t.Errorf("there are %d intervals", len(p))
		}
		got, err := readPrefixes(appendPrefixes(nil, list))
		if err != nil {
			t.Error(err)
		}
		if diff := cmp.Diff(list, got, cmp.AllowUnexported(prefix{})); diff != "" {
			t.Errorf("read back (-want +got):\n%s", diff)
		}
	}
	for _, bad := range []string{"\x00", "\x02\x01<", "\x00\x02<", "\x00\x01a", "\x00\x00", "\x00\x02<b\x00\x02<a", "\x00\x01<\x01\x01<", "\x00\xff\xff\xff\xff\xff\xff\xff\xff\xff\x7f<"} {
		if list, err := readPrefixes([]byte(bad)); err == nil {
			t.Errorf("%q is read as %v", bad, list)
		}
	}
	tooMany := listPrefixes(many, nil)
	tooMany = append(tooMany, prefix{text: "<x"})
	for _, bad := range [][]prefix{{{}}, tooMany} {
		if list, err := readPrefixes(appendPrefixes(nil, bad)); err == nil {
			t.Errorf("%v is read as %v", bad, list)
		}
	}
}

func TestUnpackRefuses(t *testing.T) {
	p := newPacking(listPrefixes(nil, []string{"h"}))
	at := p.pack(nil, []byte("<h"))
	for _, rest := range []string{"\x00", "\x20\x00", "\x07\xff", "\xf8", "\x08", "\x0f\xff", "\x08\x11"} {
		if got, err := p.unpack(nil, append(slices.Clone(at), rest...)); err == nil {
			t.Errorf("%q after %x is unpacked as %q", rest, at, got)
		}
	}
	for _, packed := range [][]byte{nil, {byte(len(p))}, {255}} {
		if got, err := p.unpack(nil, packed); err == nil {
			t.Errorf("%x is unpacked as %q", packed, got)
		}
		if got, err := p.decode(packed); err == nil {
			t.Errorf("%x is decoded as %v", packed, got)
		}
	}
}

// TestUnpackHex unpacks all there is of three symbols: no text comes from two forms.
func TestUnpackHex(t *testing.T) {
	for bits := range 1 << 15 {
		packed := []byte{byte(bits >> 7), byte(bits << 1)}
		if text, err := unpackHex(nil, packed); err == nil {
			if again := packHex(nil, text); !bytes.Equal(again, packed) {
				t.Errorf("%x is unpacked as %q, which is packed as %x", packed, text, again)
			}
		}
	}
}

// TestAppendTextAllocates appends to memory that suffices.
func TestAppendTextAllocates(t *testing.T) {
	b := builderOf(t, packed, []quad.Quad{{Subject: name("e", strings.Repeat("long", 100)), Predicate: quad.IRI("http://elsewhere"), Object: statement(7)}})
	s, err := b.Store()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for n := Node(1); n <= Node(s.valueCount); n++ {
		b := make([]byte, 0, 1<<10)
		if allocs := testing.AllocsPerRun(100, func() { s.AppendText(b, n) }); allocs > 0 {
			text, _ := s.Text(n)
			t.Errorf("AppendText gives %s with %v allocations", text, allocs)
		}
	}
}

// FuzzPack packs any two values: the order stays, and they come back.
func FuzzPack(f *testing.F) {
	f.Add("<b/st/00>", "<b/st/0é>")
	f.Add("<b/e/a>", "\"b/e/a\"")
	f.Fuzz(func(t *testing.T, a, b string) {
		for _, p := range packings {
			x, y := p.pack(nil, []byte(a)), p.pack(nil, []byte(b))
			if bytes.Compare(x, y) != strings.Compare(a, b) {
				t.Errorf("%q is %x, and %q is %x", a, x, b, y)
			}
			if back, err := p.unpack(nil, x); string(back) != a || err != nil {
				t.Errorf("%q is %x and then %q, %v", a, x, back, err)
			}
		}
	})
}

// FuzzUnpack unpacks and decodes any bytes.
func FuzzUnpack(f *testing.F) {
	for _, p := range packings {
		for _, v := range []string{"<b/st/00>", "<b/st/0é>", "<b/e/a>", "\"b\"", "_:b"} {
			f.Add(p.pack(nil, []byte(v)))
		}
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, p := range packings {
			p.decode(b)
			p.appendText(nil, b)
			if v, err := p.unpack(nil, b); err == nil && len(v) > 2*len(b)+100 {
				t.Errorf("%x is unpacked as %d bytes", b, len(v))
			}
		}
	})
}
