package site

import (
	"strings"
	"testing"

	"ibid/fact"
)

// TestLinks renders links of each form on a page in a folder.
func TestLinks(t *testing.T) {
	for markdown, want := range map[string]string{
		// Documents, from the folder of this one, or from the root.
		"[x](queue.md)":                      `<a href="queue.html">x</a>`,
		"[x](./queue.md)":                    `<a href="queue.html">x</a>`,
		"[x](queue)":                         `<a href="queue.html">x</a>`,
		"[x](../storage.md)":                 `<a href="../storage.html">x</a>`,
		"[x](/storage.md)":                   `<a href="../storage.html">x</a>`,
		"[x](/notes/queue.md)":               `<a href="queue.html">x</a>`,
		"[x](/../storage.md)":                `x`,
		"[x](../../storage.md)":              `x`,
		"[x](none.md)":                       `x`,
		"[x](queue.md?a)":                    `<a href="queue.html">x</a>`,
		"[x](//notes/queue.md)":              `x`,
		"[x](file:queue.md)":                 `x`,
		"[x](C:queue.md)":                    `x`,
		"[x](%zz.md)":                        `x`,
		"[x]()":                              `x`,
		"[x](#)":                             `x`,
		"[x](<a b.md>)":                      `x`,
		"[x](queue.md#orders)":               `<a href="queue.html#orders">x</a>`,
		"[x](queue.md#none)":                 `<a href="queue.html">x</a>`,
		"[x](#here)":                         `<a href="#here">x</a>`,
		"[x](#none)":                         `<a href="here.html">x</a>`,
		"[x](../storage.md#doubts)":          `<a href="../storage.html#doubts">x</a>`,
		"[x](#a-%22%3E%3Ci%3E)":              `<a href="#a-%22%3E%3Ci%3E">x</a>`,
		"[x](here.md#a-%22%3E%3Ci%3E)":       `<a href="#a-%22%3E%3Ci%3E">x</a>`,
		"[x](b/../queue.md#a-%22%3E%3Ci%3E)": `<a href="queue.html#a-%22%3E%3Ci%3E">x</a>`,

		// Addresses elsewhere.
		"[x](https://example.org/?a=1&b=2)": `<a href="https://example.org/?a=1&amp;b=2" rel="external nofollow">x</a>`,
		"[x](<https://example.org/\"'b>)":   `<a href="https://example.org/%22%27b" rel="external nofollow">x</a>`,
		"[x](<mailto:a\"onclick='b'@c>)":    `<a href="mailto:a&#34;onclick=&#39;b&#39;@c" rel="external nofollow">x</a>`,
		"[x](javascript:alert)":             `x`,
		"<https://example.org/?a&b>":        `<a href="https://example.org/?a&amp;b" rel="external nofollow">https://example.org/?a&amp;b</a>`,

		// Links within links, of which the outer one is one.
		"[a [[storage]] b](queue.md)":                          `<a href="queue.html">a storage b</a>`,
		"[a [[storage]] b](none.md) [[storage]]":               `a <a href="../storage.html">storage</a> b <a href="../storage.html">storage</a>`,
		"[a <https://example.org/> b](queue.md) [c](queue.md)": `<a href="queue.html">a https://example.org/ b</a> <a href="queue.html">c</a>`,
		"[![a b](c.png)](queue.md)":                            `<a href="queue.html"><span class="image">a b</span></a>`,

		// Wikilinks.
		"[[storage]]":                `<a href="../storage.html">storage</a>`,
		"[[Storage.md|x]]":           `<a href="../storage.html">x</a>`,
		"[[amazon s3|x]]":            `<a href="../e/service/amazon-s3.html">x</a>`,
		"[[Simple Storage Service]]": `<a href="../e/service/amazon-s3.html">Simple Storage Service</a>`,
		"[[none|<i>]]":               `&lt;i&gt;`,
		"[[notes/queue#orders|x]]":   `<a href="queue.html">x</a>`,

		// Citations; what is cited may be named by anything.
		"a [@evil]":      `a <a class="cite" href="../sources.html#source-evil" title="&lt;b&gt;&#34;T&#34;">&lt;i&gt;</a>`,
		"a [@none]":      `a [@none]`,
		"a [@none, <i>]": `a [@none, &lt;i&gt;]`,
	} {
		b := small(t)
		b.Sources = append(b.Sources, fact.Source{Key: "evil", Type: "online", Fields: map[string]string{"author": `<i>`, "title": `<b>"T"`}})
		b.document("notes/here.md", "Here", "# Here\n\n"+markdown+"\n\n## A \"><i>\n")
		for i := range b.Documents {
			if d := &b.Documents[i]; d.Path == "notes/queue.md" {
				d.Headings = append(d.Headings, fact.Heading{Level: 2, Text: "x", Anchor: `a-"><i>`, Line: 90})
			}
		}
		page := render(t, b.site(Options{}), "s/notes/here.html")
		_, rest, _ := strings.Cut(page, `<p dir="auto">`)
		got, _, _ := strings.Cut(rest, "</p>")
		// From the folder s/notes, the root is two levels up.
		got = strings.NewReplacer("../../s/notes/", "", "../../s/", "../", "../../", "../").Replace(got)
		if got != want {
			t.Errorf("%s is rendered as\n%s, want\n%s", markdown, got, want)
		}
	}
}

// TestReserved has the names that Windows takes for devices, and others like them.
func TestReserved(t *testing.T) {
	for name, want := range map[string]string{
		"con": "%63on", "CON": "%43ON", "prn": "%70rn", "aux.c": "%61ux.c", "nul": "%6eul", "nul.tar.gz": "%6eul.tar.gz",
		"com0": "%63om0", "com1": "%63om1", "COM9.txt": "%43OM9.txt", "lpt1": "%6cpt1", "lpt9": "%6cpt9", "com²": "com%C2%B2", "lpt¹": "lpt%C2%B9",
		"com": "com", "lpt": "lpt", "com10": "com10", "comx": "comx", "xcom1": "xcom1", "con1": "con1", "xyz1": "xyz1", "abc5.d": "abc5.d", "console": "console",
		strings.Repeat("a", maxName):   strings.Repeat("a", maxName),
		strings.Repeat("a", maxName+1): strings.Repeat("a", maxName) + "~" + fact.Hash(strings.Repeat("a", maxName+1))[:8],
	} {
		if got := fileName(name); got != want {
			t.Errorf("fileName(%q) = %q, want %q", name, got, want)
		}
	}
}
