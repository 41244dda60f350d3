package ingest_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"ibid/fact"
	"ibid/ingest"
)

// TestProblemText holds that no text reaches a terminal as a command to it.
func TestProblemText(t *testing.T) {
	for text, want := range map[string]string{
		"plain 日本 é 🙂":        "plain 日本 é 🙂",
		"":                    "",
		"\"quoted\" 'so' \\n": "\"quoted\" 'so' \\n",
		"a\x1b[31mb":          "a\\x1b[31mb",
		"a\u009b31mb":         "a\\u009b31mb",
		"a\x00\x07\b\x7fb":    "a\\x00\\a\\b\\x7fb",
		"a\r\n\tb":            "a\\r\\n\\tb",
		"a\u202eb\u2066c":     "a\\u202eb\\u2066c",
		"a\u200fb\u061cc":     "a\\u200fb\\u061cc",
		"a\u00adb\u200bc":     "a\u00adb\u200bc", // hidden, but nothing obeys them
		"\ufffd\u2028":        "\ufffd\u2028",
	} {
		p := ingest.Problem{Pos: fact.Pos{File: text + ".md", Line: 3, Col: 7}, Severity: ingest.Warning, Message: text + "!", Hint: text + "?"}
		if diff := cmp.Diff(want+".md:3:7: warning: "+want+"!\n  hint: "+want+"?", p.String()); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
	const entities = "```entities\nA | Concept\n```\n"
	got := problemsOf(t, fstest.MapFS{
		"a\x1b[31m.md": {Data: []byte("# A\nThe \x1b]0;quay\u009b old.\n" + entities + "```facts\n> The \x1b]0;quai\u009b old\nA | is a | \"a\"\n```\n")},
	})
	want := []string{`a\x1b[31m.md:7:3: error: these words do not stand in the section "A"` + "\n" + `  hint: the nearest words are "The \x1b]0;quay\u009b old." in line 2`}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
