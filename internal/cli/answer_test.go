package cli

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestWriteAnswer lays out JSON on the bounds of a line.
func TestWriteAnswer(t *testing.T) {
	a := func(n int) string { return strings.Repeat("a", n) }
	for _, test := range []struct{ name, answer, want string }{
		{"one line", `{"data":{"a":1,"b":[true,null,"x"]}}`, `{"data": {"a": 1, "b": [true, null, "x"]}}`},
		{"nothing", `{}`, `{}`},
		{"nothing in something", `{"a":{},"b":[]}`, `{"a": {}, "b": []}`},
		{"white space", " {\n\"a\" : [ 1 ,2 ]\t}\n", `{"a": [1, 2]}`},
		{"a value alone", `"x"`, `"x"`},
		{"a full line", `{"a":"` + a(91) + `"}`, `{"a": "` + a(91) + `"}`},
		{"a line too long by one", `{"a":"` + a(92) + `"}`, "{\n  \"a\": \"" + a(92) + "\"\n}"},
		{"characters, and not bytes", `{"a":"` + strings.Repeat("é", 91) + `"}`, `{"a": "` + strings.Repeat("é", 91) + `"}`},
		{"a long list", `["` + a(60) + `","` + a(60) + `"]`, "[\n  \"" + a(60) + "\",\n  \"" + a(60) + "\"\n]"},
		{
			"a full line within", `{"k":{"a":"` + a(84) + `"},"b":1}`,
			"{\n  \"k\": {\"a\": \"" + a(84) + "\"},\n  \"b\": 1\n}",
		},
		{
			"a line within that is too long by one", `{"k":{"a":"` + a(85) + `"},"b":[[1]]}`,
			"{\n  \"k\": {\n    \"a\": \"" + a(85) + "\"\n  },\n  \"b\": [[1]]\n}",
		},
		{"texts that look like layout", `{"a":"{\\n}, [\\n]","b":",\\n"}`, `{"a": "{\\n}, [\\n]", "b": ",\\n"}`},
		{"escapes", `{"a":"\u001b[31m\u0000\"\\"}`, `{"a": "\u001b[31m\u0000\"\\"}`},
		{"digits", `{"a":1.50,"b":1e400,"c":-0}`, `{"a": 1.50, "b": 1e400, "c": -0}`},
	} {
		var b strings.Builder
		if err := writeAnswer(&b, []byte(test.answer)); err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		if diff := cmp.Diff(test.want+"\n", b.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
	for _, answer := range []string{"", "{", `{"a":}`, "x", `{"a":1}}`, "[1,]"} {
		if err := writeAnswer(&strings.Builder{}, []byte(answer)); err == nil {
			t.Errorf("%q is laid out", answer)
		}
	}
}

// FuzzWriteAnswer lays out any JSON: it stays the same.
func FuzzWriteAnswer(f *testing.F) {
	for _, s := range []string{`{}`, `[]`, `{"a":[{"b":null}]}`, `"{\n"`, `[["` + strings.Repeat("x", 99) + `"]]`, `{"":{"":{"":[0,1,2]}}}`, "1"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, answer []byte) {
		if len(answer) > 4<<10 || !json.Valid(answer) || bytes.Contains(answer, []byte(`\`)) {
			t.Skip("beyond the budget, or names with escapes, which GraphQL has not")
		}
		var b strings.Builder
		if err := writeAnswer(&b, answer); err != nil {
			t.Fatal(err)
		}
		var want, got bytes.Buffer
		if err := json.Compact(&want, answer); err != nil {
			t.Fatal(err)
		}
		if err := json.Compact(&got, []byte(b.String())); err != nil {
			t.Fatalf("%s: %v", b.String(), err)
		}
		if diff := cmp.Diff(want.String(), got.String()); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}
