package ingest_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
)

// TestGrowth doubles files of many shapes: reading twice as much takes no more
// than two and a half times the memory. The shapes that take time and no memory
// are so long that the square of them never ends.
func TestGrowth(t *testing.T) {
	repeat := strings.Repeat
	each := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	// deeper has n bytes of lines, each of which stands further to the right.
	deeper := func(n int, line string) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			b.WriteString(repeat("  ", i) + line)
		}
		return b.String()
	}
	const fram = "# A\nFram is a ship.\n```entities\nFram | Product\n```\n"
	fact := func(more string) string {
		return fram + "```facts\n> Fram is a ship\nFram | is a | \"ship\"" + more + "\n```\n"
	}
	table := func(facts string, columns, rows int) string {
		return fram + facts + "\n|" + each(columns, "c%d|") + "\n|" + repeat("-|", columns) + "\n" + repeat("|"+repeat("x|", columns)+"\n", rows)
	}
	service := func(fields string) string { return "extend type Service {\n" + fields + "}\n" }
	for _, shape := range []struct {
		file, name string
		n          int
		text       func(n int) string
	}{
		{"a.md", "parts of a TOML key", 50_000, func(n int) string { return "+++\n" + repeat("a.", n) + "a = 1\n+++\n" }},
		{"a.md", "parts of a TOML table", 50_000, func(n int) string { return "+++\n[" + repeat("a.", n) + "a]\n+++\n" }},
		{"a.md", "TOML lists in lists", 50_000, func(n int) string { return "+++\na = " + repeat("[", n) + "\n+++\n" }},
		{"a.md", "TOML inline tables", 50_000, func(n int) string { return "+++\na = " + repeat("{a=", n) + "\n+++\n" }},
		{"a.md", "TOML keys", 2000, func(n int) string { return "+++\n" + each(n, "k%d = 1\n") + "+++\n" }},
		{"a.md", "TOML tables", 2000, func(n int) string { return "+++\n" + each(n, "[k%d]\n") + "+++\n" }},
		{"a.md", "TOML deep tables", 500, func(n int) string { return "+++\n" + each(n, "["+repeat("a.", 28)+"k%d]\n") + "+++\n" }},
		{"a.md", "TOML lists of tables", 2000, func(n int) string { return "+++\n" + repeat("[[k]]\n", n) + "+++\n" }},
		{"a.md", "TOML list", 10_000, func(n int) string { return "+++\na = [" + repeat("1,", n) + "]\n+++\n" }},
		{"a.md", "YAML lists in lists", 50_000, func(n int) string { return "---\na: " + repeat("[", n) + "\n---\n" }},
		{"a.md", "YAML lists in list items", 50_000, func(n int) string { return "---\n" + repeat("- ", n) + "a\n---\n" }},
		{"a.md", "YAML keys", 5000, func(n int) string { return "---\n" + each(n, "k%d: 1\n") + "---\n" }},
		{"a.md", "YAML list", 5000, func(n int) string { return "---\na:\n" + repeat("- x\n", n) + "---\n" }},
		{"a.md", "YAML anchors and aliases", 5000, func(n int) string { return "---\na:\n" + each(n, "- &a%[1]d x\n- *a%[1]d\n") + "---\n" }},
		{"a.md", "YAML aliases that double", 20, func(n int) string {
			return "---\na0: x\n" + each(n, "b%[1]d: &b%[1]d [*a%[1]d, *a%[1]d]\na%[1]d: x\n") + "---\n"
		}},
		{"a.md", "YAML by indentation", 20_000, func(n int) string { return "---\n" + deeper(n, "a:\n") + "---\n" }},
		{"a.md", "YAML comments", 20_000, func(n int) string { return "---\n" + repeat("# x\n", n) + "a: b\n---\n" }},
		{"a.md", "YAML escapes", 50_000, func(n int) string { return "---\na: \"" + repeat(`\n`, n) + "\"\n---\n" }},
		{"a.md", "lists by indentation", 200_000, func(n int) string { return deeper(n, "- a\n") }},
		{"a.md", "lines in deep lists", 500, func(n int) string { return deeper(2000, "- a\n") + repeat(repeat("  ", 40)+"a\n\n", n) }},
		{"a.md", "quotes on a line", 1 << 20, func(n int) string { return repeat("> ", n) + "a" }},
		{"a.md", "lists on a line", 1 << 20, func(n int) string { return repeat("- ", n) + "a" }},
		{"a.md", "deep quotes", 2000, func(n int) string { return repeat(repeat(">", 90)+"a\n\n", n) }},
		{"a.md", "brackets", 100_000, func(n int) string { return repeat("[", n) }},
		{"a.md", "emphasis", 1500, func(n int) string { return repeat("*a_ ", n) }},
		{"a.md", "headings", 5000, func(n int) string { return repeat("# A\n", n) }},
		{"a.md", "footnotes", 2000, func(n int) string { return each(n, "a[^%[1]d]\n\n[^%[1]d]: b\n\n") }},
		{"a.md", "qualifiers", 50_000, func(n int) string { return fact(each(n, " | q%d: x")) }},
		{"a.md", "bars", 100_000, func(n int) string { return fact(repeat("|", n)) }},
		{"a.md", "facts", 1000, func(n int) string { return fact(repeat("\nFram | is a | \"ship\"", n)) }},
		{"a.md", "quotes of a fact", 1000, func(n int) string {
			return fram + "```facts\n" + repeat("> Fram is a ship\n", n) + "Fram | is a | \"ship\"\n```\n"
		}},
		{"a.md", "entities", 1000, func(n int) string { return "# A\n```entities\n" + each(n, "Fram%d | Product\n") + "```\n" }},
		{"a.md", "names of an entity", 2000, func(n int) string { return "# A\n```entities\nFram | Product | aka: a" + each(n, "; x%d") + "\n```\n" }},
		{"a.md", "rows", 1000, func(n int) string { return table("<!-- facts: Fram | is a | {c0} -->", 1, n) }},
		{"a.md", "columns", 1000, func(n int) string { return table("<!-- facts: Fram | is a | {c0} -->", n, 3) }},
		{"a.md", "placeholders", 100_000, func(n int) string { return table("<!-- facts: Fram | is a | "+repeat("{c0}", n)+" -->", 3000, 2) }},
		{"a.md", "facts of a table", 10_000, func(n int) string { return table(repeat("<!-- facts: Fram | is a | {c0} -->\n", n), 1, 20_000) }},
		{"sources.bib", "entries", 5000, func(n int) string { return each(n, "@book{k%d, title={x}}\n") }},
		{"sources.bib", "broken entries", 5000, func(n int) string { return each(n, "@book{k%d title={x}}\n") }},
		{"sources.bib", "fields", 5000, func(n int) string { return "@a{a" + each(n, ", f%d={x}") + "}" }},
		{"sources.bib", "at signs", 500_000, func(n int) string { return repeat("@", n) }},
		{"sources.bib", "entries without an end", 10_000, func(n int) string { return repeat("@a{", n) }},
		{"sources.bib", "entries in parentheses", 200_000, func(n int) string { return repeat("@a(a ", n) }},
		{"sources.bib", "braces in names", 10_000, func(n int) string { return "@a{a, author={" + repeat("{a b ", n) + repeat("}", n) + "}}" }},
		{"sources.bib", "options without an end", 500_000, func(n int) string { return "@a{a, b={" + repeat(`\x[`, n) + "}}" }},
		{"sources.bib", "addresses without braces", 200_000, func(n int) string { return "@a{a, b={" + repeat(`\href a`, n) + "}}" }},
		{"sources.bib", "addresses without an end", 200_000, func(n int) string { return "@a{a, b=\"" + repeat("}", n) + repeat(`\href{`, n) + "\"}" }},
		{"sources.bib", "heirs", 2000, func(n int) string { return each(n, "@a{k%d, crossref={k0}}\n") }},
		{"schema.graphqls", "fields", 2000, func(n int) string { return service(each(n, "\"x\" f%dx: [TextClaim!]! @property\n")) }},
		{"schema.graphqls", "too many fields", 10_000, func(n int) string { return service(each(n, "\"x\" f%dx: [TextClaim!]! @property\n")) }},
		{"schema.graphqls", "qualifiers", 2000, func(n int) string {
			return "extend type Statement {\n" + each(n, "\"x\" f%dx: String @qualifier\n") + "}\n"
		}},
		{"schema.graphqls", "kinds", 300, func(n int) string {
			return each(n, "\"x\" type Ship%dx implements Entity & Node @entity(iri: \"schema:Vehicle\") { \"y\" x: Int }\n")
		}},
		{"schema.graphqls", "extensions", 4000, func(n int) string { return each(n, "extend type Service { \"x\" f%dx: Int }\n") }},
		{"schema.graphqls", "values", 4900, func(n int) string { return "enum A {" + each(n, "A%d\n") + "}" }},
		{"schema.graphqls", "brackets", 100_000, func(n int) string { return "type A { a: " + repeat("[", n) + "}" }},
		{"schema.graphqls", "prefixes", 2000, func(n int) string {
			return each(n, "extend schema @prefix(name: \"p%d\", iri: \"https://example.org/\")\n")
		}},
		{"ibid.yaml", "settings", 2000, func(n int) string { return each(n, "k%d: 1\n") }},
	} {
		t.Run(shape.file+" "+shape.name, func(t *testing.T) {
			if testing.Short() {
				t.Skip("takes long")
			}
			bytes := func(n int) float64 {
				files := fstest.MapFS{"ibid.yaml": {Data: []byte("title: T\n")}, "a.md": {Data: []byte("# A\n")}}
				if n > 0 {
					files[shape.file] = &fstest.MapFile{Data: []byte(shape.text(n))}
				}
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				problemsOf(t, files)
				runtime.ReadMemStats(&after)
				return float64(after.TotalAlloc - before.TotalAlloc)
			}
			least := bytes(0)
			once, twice := bytes(shape.n)-least, bytes(2*shape.n)-least
			// What is refused early takes less than the noise of a run.
			if growth := twice / once; growth > 2.5 && twice > 2e6 {
				t.Errorf("%d take %.0f bytes, %d take %.0f: %.1f times as many", shape.n, once, 2*shape.n, twice, growth)
			}
		})
	}
}
