package questions

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ibid/content"
)

// row is a line of what the sources say: values that stand together in one
// entry of the answer. A value is written bare when it is the whole of a leaf,
// as `name = value` when the leaf must have that name, and as `> words` when a
// quote must have those words. A row after `not:` must not be found.
type row struct {
	line   string
	absent bool
	values []string
}

func (r row) String() string { return r.line }

func parseRow(line string) row {
	rest, absent := strings.CutPrefix(line, "not: ")
	return row{line, absent, strings.Split(rest, " | ")}
}

// leaf is a value of an answer that has no parts, and the names that lead to it.
type leaf struct{ path, text string }

// entry is the leaves of an object of a list, or of a thing asked for by name.
type entry []leaf

// quote is words and the document in which they should stand.
type quote struct{ words, document string }

// answer is what an answer has.
type answer struct {
	all     entry
	entries []entry
	quotes  []quote
}

func read(t *testing.T, data json.RawMessage) *answer {
	d := json.NewDecoder(strings.NewReader(string(data)))
	d.UseNumber()
	var fields map[string]any
	if err := d.Decode(&fields); err != nil {
		t.Fatal(err)
	}
	a := &answer{}
	for name, value := range fields {
		leaves := a.walk(name, value)
		a.all = append(a.all, leaves...)
		if object, ok := value.(map[string]any); ok && object["nodes"] == nil && object["edges"] == nil {
			a.entries = append(a.entries, leaves)
		}
	}
	return a
}

// walk returns the leaves of a value, and notes the entries and the quotes in it.
func (a *answer) walk(path string, value any) entry {
	var leaves entry
	switch value := value.(type) {
	case nil:
	case []any:
		for _, v := range value {
			e := a.walk(path, v)
			a.entries = append(a.entries, e)
			leaves = append(leaves, e...)
		}
	case map[string]any:
		for name, v := range value {
			leaves = append(leaves, a.walk(path+"."+name, v)...)
		}
		if words, ok := value["quote"].(string); ok {
			document, _ := value["document"].(map[string]any)
			key, _ := document["key"].(string)
			a.quotes = append(a.quotes, quote{words, key})
		}
	default:
		leaves = entry{{path, fmt.Sprint(value)}}
	}
	return leaves
}

// has reports whether an entry, or for a single value the answer, has the values of a row.
func (a *answer) has(r row) bool {
	entries := a.entries
	if len(r.values) == 1 {
		entries = []entry{a.all}
	}
	return slices.ContainsFunc(entries, func(e entry) bool {
		return !slices.ContainsFunc(r.values, func(v string) bool { return !e.has(v) })
	})
}

func (e entry) has(value string) bool {
	words, quoted := strings.CutPrefix(value, "> ")
	name, text, named := strings.Cut(value, " = ")
	return slices.ContainsFunc(e, func(l leaf) bool {
		switch {
		case quoted:
			return strings.HasSuffix(l.path, ".quote") && strings.Contains(l.text, words)
		case named:
			return strings.HasSuffix("."+l.path, "."+name) && l.text == text
		}
		return l.text == value
	})
}

// check looks the words up in the file of the document, by other means than the
// program: it takes the marks of citations, links and tables out of the text.
func (q quote) check() error {
	data, err := fs.ReadFile(content.FS, q.document+".md")
	if err != nil {
		return fmt.Errorf("the quote %q has no document: %w", q.words, err)
	}
	text := string(data)
	for _, m := range marks {
		text = m.pattern.ReplaceAllString(text, m.plain)
	}
	for part := range strings.SplitSeq(q.words, " ... ") {
		_, after, found := strings.Cut(text, part)
		if !found {
			return fmt.Errorf("%s does not have %q of the quote %q", q.document, part, q.words)
		}
		text = after
	}
	return nil
}

// marks are what a reader of a rendered document does not see.
var marks = []struct {
	pattern *regexp.Regexp
	plain   string
}{
	{regexp.MustCompile(`\s*\[@[^\]]*\]`), ""},
	{regexp.MustCompile("(?s)```.*?```"), ""},
	{regexp.MustCompile(`(?s)\[([^\]]*)\]\([^)]*\)`), "$1"},
	{regexp.MustCompile(`\s+`), " "},
}

// TestRows holds that a row is found in one entry, and only there.
func TestRows(t *testing.T) {
	a := read(t, json.RawMessage(`{
		"services": {"totalCount": 2, "nodes": [
			{"name": "SQS", "launched": [{"value": {"text": "2004"}, "references": [{"quote": "in November 2004"}]}]},
			{"name": "S3", "launched": [{"value": {"text": "2006"}, "references": []}]}
		]},
		"entity": {"name": "AWS", "rank": null}
	}`))
	for line, want := range map[string]bool{
		"SQS":                          true,
		"SQS | 2004":                   true,
		"SQS | 2006":                   false,
		"SQS | > November":             true,
		"S3 | > November":              false,
		"SQS | value.text = 2004":      true,
		"services.totalCount = 2":      true,
		"entity.name = SQS":            false,
		"services.totalCount = 2 | S3": false,
		"name = AWS":                   true,
		"Count = 2":                    false,
	} {
		if got := a.has(parseRow(line)); got != want {
			t.Errorf("%s: found %t", line, got)
		}
	}
}

// TestCheck holds that words which do not stand in their document are found out.
func TestCheck(t *testing.T) {
	for _, test := range []struct {
		quote quote
		want  bool
	}{
		{quote{"was its manager", "origins/amazon-com-web-services"}, false},
		{quote{"Its manager was Colin Bryar", "origins/amazon-com-web-services"}, true},
		{quote{"in July 2002 ... Colin Bryar", "origins/amazon-com-web-services"}, true},
		{quote{"Colin Bryar ... in July 2002. Its manager", "origins/amazon-com-web-services"}, false},
		{quote{"Colin Bryar | on: 2002-07", "origins/amazon-com-web-services"}, false}, // a fact is no prose
		{quote{"Colin Bryar", "origins/nowhere"}, false},
	} {
		if err := test.quote.check(); (err == nil) != test.want {
			t.Errorf("%v: %v", test.quote, err)
		}
	}
}
