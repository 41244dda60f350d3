package snapshot

import (
	"fmt"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
)

// TestAppendString has every ASCII character, as canonical N-Quads escape it.
func TestAppendString(t *testing.T) {
	want := map[string]string{"": `""`, "\x80": "\"\x80\"", "\u0080": "\"\u0080\"", "日\u2028本": "\"日\u2028本\"", "a\nb": `"a\nb"`, "\"\\\x7f": `"\"\\\u007F"`}
	for c := range rune(0x80) {
		switch s := string(c); {
		case c == '"' || c == '\\':
			want[s] = `"\` + s + `"`
		case c >= ' ' && c < 0x7f:
			want[s] = `"` + s + `"`
		default:
			want[s] = fmt.Sprintf(`"\u%04X"`, c)
		}
	}
	for c, letter := range map[string]string{"\b": "b", "\t": "t", "\n": "n", "\f": "f", "\r": "r"} {
		want[c] = `"\` + letter + `"`
	}
	for s, literal := range want {
		if got := string(AppendString([]byte("x"), s)); got != "x"+literal {
			t.Errorf("%q is written %s, want %s", s, got[1:], literal)
		}
		if got, err := decodeValue([]byte(literal)); err != nil || got != quad.String(s) {
			t.Errorf("%s is read back as %#v, %v", literal, got, err)
		}
	}
}

// TestAppendIRI has every ASCII character, and text that is no IRI: it is one
// term, and is read back as it was.
func TestAppendIRI(t *testing.T) {
	want := map[string]string{"": "<>", "https://a/é日\u2028%20#x?y": "<https://a/é日\u2028%20#x?y>", "\x80": "<\x80>", "a> .\n<b": `<a\u003E\u0020.\u000A\u003Cb>`, `\u003E`: `<\u005Cu003E>`}
	for c := range rune(0x80) {
		want[string(c)] = "<" + string(c) + ">"
		if c <= ' ' || strings.ContainsRune("<>\"{}|^`\\\x7f", c) {
			want[string(c)] = fmt.Sprintf(`<\u%04X>`, c)
		}
	}
	for s, iri := range want {
		if got := string(AppendIRI([]byte("x"), s)); got != "x"+iri {
			t.Errorf("%q is written %s, want %s", s, got[1:], iri)
		}
		for _, v := range []quad.Value{quad.IRI(s), quad.TypedString{Value: `a"\`, Type: quad.IRI(s)}} {
			b, err := appendValue(nil, v)
			if got, decodeErr := decodeValue(b); err != nil || decodeErr != nil || got != v {
				t.Errorf("%#v is read back as %#v, %v, %v", v, got, err, decodeErr)
			}
		}
	}
}

// TestDecodeRefuses has bytes that are nearly a value.
func TestDecodeRefuses(t *testing.T) {
	for s, want := range map[string]quad.Value{
		"": nil, "<": nil, "<>": quad.IRI(""), "<a": nil, "<a>": quad.IRI("a"), `<\>`: nil, `<\u00>`: nil, `"a"^^<\u00G0>`: nil, "_": nil, "_a": nil, "_:": quad.BNode(""), "_:a": quad.BNode("a"),
		`"`: nil, `""`: quad.String(""), `"a`: nil, `"\"`: nil, `"\\"`: quad.String(`\`), `"a"b`: nil, `"a"@`: quad.LangString{Value: "a"}, `"a"@en`: quad.LangString{Value: "a", Lang: "en"},
		`"a"^^`: nil, `"a"^^<`: nil, `"a"^^<>`: quad.TypedString{Value: "a"}, `"a"^^<b`: nil, `"a"^^<b>`: quad.TypedString{Value: "a", Type: "b"}, `"a"^<b>`: nil,
		`"\a"`: nil, `"\u00"`: nil, `"\u00G0"`: nil, `"\u0041"`: quad.String("A"),
		"\x01": nil, "\x01\x80\x00\x00\x00\x00\x00\x00": nil, "\x01\x80\x00\x00\x00\x00\x00\x00\x07": quad.Int(7), "\x01\x80\x00\x00\x00\x00\x00\x00\x07\x00": nil,
		"\x02\x80\x00\x00\x00\x00\x00\x00": nil, "\x02\x80\x00\x00\x00\x00\x00\x00\x00": quad.Float(0), "\x02\x80\x00\x00\x00\x00\x00\x00\x00\x00": nil,
		"\x03": nil, "\x03\x00": quad.Bool(false), "\x03\x01": quad.Bool(true), "\x03\x02": nil, "\x03\x01\x01": nil,
		"\x04": nil, "\x04\x80\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00": nil, "\x05": nil, "a": nil,
	} {
		got, err := decodeValue([]byte(s))
		if (err == nil) != (want != nil) || err == nil && got != want {
			t.Errorf("%q is read as %#v, %v; want %#v", s, got, err, want)
		}
	}
}
