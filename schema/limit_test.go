package schema

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestLimits has schemas just within each limit, and beyond it.
func TestLimits(t *testing.T) {
	builtIn, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	kinds := len(builtIn.Kinds)
	each := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	const names = "the schema has more than 10,000 names, those of interface Entity counted once for each kind"
	for _, test := range []struct{ name, allowed, refused, want string }{
		{"bytes", "#" + strings.Repeat("x", 1<<20-1), "#" + strings.Repeat("x", 1<<20), "1:1: the schema has more than 1 MiB"},
		{"values", "enum A {" + each(9999, " A%d") + "}", "enum A {" + each(10_000, " A%d") + "}", "1:6: " + names},
		{"fields", "type A {\n" + each(9999, "a%d: Int\n") + "}", "type A {\n" + each(10_000, "a%d: Int\n") + "}", "10001:1: " + names},
		{"arguments", "type A { a(" + each(9998, "a%d: Int ") + "): Int }", "type A { a(" + each(9999, "a%d: Int ") + "): Int }", "1:10: " + names},
		{
			"fields of all kinds", "extend interface Entity {\n" + each(9999/kinds/2, "a%dx: [TextClaim!]! @property\n") + "}",
			"extend interface Entity {\n" + each(9999/kinds/2+1, "a%dx: [TextClaim!]! @property\n") + "}", fmt.Sprintf("%d:1: ", 9999/kinds/2+2) + names,
		},
		{"prefixes", prefixes(5000), prefixes(5001), "5001:15: " + names},
		{"directives", "type A { a: Int }\n" + each(9997, "directive @d%d on OBJECT\n"), "type A { a: Int }\n" + each(9999, "directive @d%d on OBJECT\n"), "1:10: " + names},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, err := Load(Source{Name: "a", Text: test.allowed}); err != nil {
				t.Errorf("refused within the limit: %v", err)
			}
			_, err := Load(Source{Name: "a", Text: test.refused})
			e, ok := errors.AsType[*Error](err)
			if !ok || !e.TooComplex || e.Hint == "" {
				t.Fatalf("got error %+v", err)
			}
			if diff := cmp.Diff("a:"+test.want, e.Error()); diff != "" {
				t.Errorf("error (-want +got):\n%s", diff)
			}
		})
	}
}

// prefixes declares as many, each in an extension of its own.
func prefixes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "extend schema @prefix(name: \"p%d\", iri: \"https://example.org/\")\n", i)
	}
	return b.String()
}
