package ingest_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"ibid/fact"
	"ibid/ingest"
)

// TestBase gives bases to a corpus, and looks for what its message must say.
func TestBase(t *testing.T) {
	for base, want := range map[string]string{
		"https://example.org/":            "",
		"https://example.org/a/b.c/":      "",
		"https://example.org:8080/":       "",
		"https://example.org/a//b/":       "",
		"https://example.org/.../..a/":    "",
		"https://example.org/日本/%C3%A9/":  "",
		"https://[2001:db8::1]/":          "",
		"https://münchen.example/":        "",
		"HTTP://EXAMPLE.ORG/":             "",
		"https://example.org":             "slash",
		"https://example.org/x":           "slash",
		"https://example.org/#":           "fragment",
		"https://example.org/#/":          "fragment",
		"https://example.org/?/":          "query",
		"https://example.org/?a=b#c/":     "fragment",
		"https://example.org?/":           "query",
		"https://a@example.org/":          "password",
		"https://a:b@example.org/":        "password",
		"https://@example.org/":           "password",
		"https://example.org/../":         "segment",
		"https://example.org/./":          "segment",
		"https://example.org/a/../b/":     "segment",
		"https://example.org/%2e%2E/":     "segment",
		"https://example.org/a%2f..%2fb/": "segment",
		"https://example.org/<x>/":        "'<'",
		"https://example.org/x>/":         "'>'",
		"https://example.org/\"/":         `'"'`,
		"https://example.org/\\/":         `'\\'`,
		"https://example.org/{}/":         "'{'",
		"https://example.org/}/":          "'}'",
		"https://example.org/|/":          "'|'",
		"https://example.org/^/":          "'^'",
		"https://example.org/`/":          "'`'",
		"https://example.org/ /":          "' '",
		"https://example.org/\t/":         `'\t'`,
		"https://example.org/\n/":         `'\n'`,
		"https://example.org/\x00/":       `'\x00'`,
		"https://example.org/\x7f/":       `'\x7f'`,
		"https://example.org/\u202e/":     `'\u202e'`,
		"https://example.org/\ufffd/":     "'\ufffd'",
		"https://example.org/\U000e0100/": "'\U000e0100'",
		"https://example.org/\ue000/":     `'\ue000'`,
		"https://example.org/%/":          "host",
		"https://example.org/%zz/":        "host",
		"https://example.org/[/":          "host",
		"https://example.org:x/":          "host",
		"https:///":                       "host",
		"https://:80/":                    "host",
		"https:/example.org/":             "host",
		"//example.org/":                  "host",
		"example.org/":                    "host",
		"/":                               "host",
		"urn:x/":                          "host",
		"mailto:a@example.org/":           "host",
	} {
		res, err := ingest.Read(t.Context(), fstest.MapFS{"ibid.yaml": {Data: fmt.Appendf(nil, "title: T\nbase: %s\n", yamlString(base))}})
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case want == "" && (len(res.Problems) > 0 || res.Corpus.Base != base || !fact.IsIRI(base)):
			t.Errorf("%q: %v, base %q", base, res.Problems, res.Corpus.Base)
		case want != "" && (len(res.Problems) != 1 || !strings.Contains(res.Problems[0].Message, want) || res.Problems[0].Hint == ""):
			t.Errorf("%q: %v, want one that says %s", base, res.Problems, want)
		case want != "" && res.Problems[0].Pos != fact.Pos{File: "ibid.yaml", Line: 2, Col: 7}:
			t.Errorf("%q: at %v", base, res.Problems[0].Pos)
		}
		if strings.Contains(want, "password") && strings.Contains(res.Problems[0].Message, "a:b") {
			t.Errorf("%q: the message shows the password", base)
		}
	}
}

// yamlString writes a string of YAML in double quotes.
func yamlString(s string) string {
	var b strings.Builder
	for _, r := range s {
		fmt.Fprintf(&b, `\U%08X`, r)
	}
	return `"` + b.String() + `"`
}

// TestOwnBase holds that a corpus without a base has one that no other has.
func TestOwnBase(t *testing.T) {
	read := func(name, info string, documents ...string) string {
		t.Helper()
		fsys := fstest.MapFS{}
		for _, d := range documents {
			fsys[d] = &fstest.MapFile{Data: []byte("# A\n")}
		}
		if info != "" {
			fsys["ibid.yaml"] = &fstest.MapFile{Data: []byte(info)}
		}
		res, err := ingest.ReadCached(t.Context(), fsys, name, nil)
		if err != nil || res.Errors() > 0 {
			t.Fatal(err, res.Problems)
		}
		if i := res.Corpus.Info; !i.Provisional() || !fact.IsIRI(i.Base) {
			t.Errorf("base %s", i.Base)
		}
		return res.Corpus.Base
	}
	const hash = "-74ba7c20.invalid/" // of a.md
	for _, test := range []struct{ name, info, want string }{
		{"", "", "corpus"},
		{"notes", "", "notes"},
		{"My Notes!", "", "my-notes"},
		{"notes", "title: The Kiln\n", "the-kiln"},
		{"notes", "title: ''\n", "notes"},
		{"notes", "title: 日本\n", "notes"},
		{"日本", "title: ..\n", "corpus"},
		{"日本 2024", "", "2024"},
		{".", "", "corpus"},
		{"", "title: Ångström's Öfen\n", "angstroms-ofen"},
		{"", "title: \"a\\n<b>/?#@:.\\u202e\"\n", "a-b"},
		{"", "title: " + strings.Repeat("x", 100) + "\n", strings.Repeat("x", 54)},
		{"", "title: " + strings.Repeat("x", 53) + " y\n", strings.Repeat("x", 53)},
	} {
		if got := read(test.name, test.info, "a.md"); got != "https://"+test.want+hash {
			t.Errorf("%q, %q: %s, want %s", test.name, test.info, got, test.want)
		}
	}
	one := read("n", "", "a/b.md", "c.md")
	if again := read("n", "", "c.md", "a/b.md"); again != one {
		t.Errorf("%s and %s of the same documents", one, again)
	}
	for _, other := range [][]string{{"a/b.md"}, {"a/b.md", "c.md", "d.md"}, {"a/b.md", "C.md"}, {"a", "b.md", "c.md"}} {
		if got := read("n", "", other...); got == one {
			t.Errorf("%v has the base of others", other)
		}
	}
	if composed, apart := read("n", "", "\u00e9.md", "f.md"), read("n", "", "e\u0301.md", "f.md"); composed != apart {
		t.Errorf("%s and %s of one name in two Unicode forms", composed, apart)
	}
}
