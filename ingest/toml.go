package ingest

import (
	"bytes"

	"go.abhg.dev/goldmark/frontmatter"
	"go.yaml.in/yaml/v3"

	"ibid/internal/budget"
)

// tomlFront keeps TOML front matter, which begins below the given line, as
// metadata. Its title is the document's.
func tomlFront(w *walker, src []byte, line int) {
	if w.budget.Reach(budget.FrontBytes, len(src), 0) {
		at, depth := tomlDepth(src)
		line += bytes.Count(src[:at], []byte{'\n'})
		w.budget.Reach(budget.TOMLDepth, depth, at)
	}
	var values map[string]any
	if w.budget.Over() == nil {
		if err := frontmatter.TOML.Unmarshal(src, &values); err != nil {
			w.warn(place{1, 1}, "toml", "", "the front matter is no TOML and was left out")
			return
		}
	}
	w.doc.Meta = map[string]string{}
	for key, value := range values {
		var n yaml.Node
		if n.Encode(value) != nil {
			continue
		}
		text := yamlText(&n, &w.budget)
		if key == "title" {
			w.doc.Title = text
			w.front.page.name.text = text
			continue
		}
		w.doc.Meta[key] = text
	}
	if e := w.budget.Over(); e != nil {
		w.over(place{int32(line + 1), 1}, e.Limit)
		w.doc.Meta = nil
	}
}

// tomlDepth returns how deep the keys and values of TOML are nested at most, and
// the offset where. Parsing takes the square of it, and of the parts of dotted
// keys. It looks once at each byte, so what is not valid may count as deeper.
func tomlDepth(src []byte) (at, deepest int) {
	var open []int       // levels outside of each open bracket
	outer, parts := 0, 0 // levels outside of this key, dots in it
	for i := 0; i < len(src); i++ {
		switch c := src[i]; c {
		case '#':
			i += len(untilNewline(src[i:])) - 1
		case '"', '\'':
			i += tomlString(src[i:]) - 1
		case '.':
			parts++
		case '[', '{':
			open = append(open, outer)
			outer, parts = outer+parts+1, 0
		case ']', '}':
			if len(open) > 0 {
				outer, open = open[len(open)-1], open[:len(open)-1]
			}
			parts = 0
		case ',', '\n':
			parts = 0
		}
		if outer+parts > deepest {
			at, deepest = i, outer+parts
		}
	}
	return at, deepest
}

// untilNewline returns the rest of a line.
func untilNewline(src []byte) []byte {
	line, _, _ := bytes.Cut(src, []byte{'\n'})
	return line
}

// tomlString returns the length of the string that src begins with, to the end
// of the line when it is not closed.
func tomlString(src []byte) int {
	quote := src[:1]
	if multi := bytes.Repeat(quote, 3); bytes.HasPrefix(src, multi) {
		quote = multi
	}
	for i := len(quote); i < len(src); i++ {
		switch {
		case bytes.HasPrefix(src[i:], quote):
			i += len(quote)
			for end := min(i+len(quote)-1, len(src)); i < end && src[i] == quote[0]; i++ { // two may stand before the three
			}
			return i
		case src[i] == '\\' && quote[0] == '"':
			i++
		case src[i] == '\n' && len(quote) == 1:
			return i
		}
	}
	return len(src)
}
