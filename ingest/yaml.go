package ingest

import (
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"ibid/internal/budget"
)

// yamlError is a mistake in YAML with its 1-based line.
type yamlError struct {
	line    int
	message string
}

var yamlLine = regexp.MustCompile(`^(?:yaml: )?(?:unmarshal errors:\s*)?line (\d+): `)

// parseYAML returns the root of a YAML document, or nil when it is empty. Values
// are never decoded: aliases that multiply stay what they are, and a date or
// a number keeps its words. The library itself takes time and memory in
// proportion to the text, and refuses what is nested more than 10,000 deep.
func parseYAML(src []byte, b *budget.Budget) (root *yaml.Node, e *yamlError) {
	if !b.Reach(budget.FrontBytes, len(src), 0) {
		return nil, &yamlError{line: 1}
	}
	// The library reports some malformed input by a panic of its own.
	defer func() {
		if recover() != nil {
			root, e = nil, &yamlError{line: 1, message: "this is no YAML"}
		}
	}()
	var doc yaml.Node
	if err := yaml.Unmarshal(src, &doc); err != nil {
		message := err.Error()
		line := 1
		if strings.Contains(message, "exceeded max depth") {
			b.Reach(budget.FrontDepth, 1+budget.FrontDepth.Max(), 0)
		}
		if m := yamlLine.FindStringSubmatch(message); m != nil {
			line, _ = strconv.Atoi(m[1])
			message = message[len(m[0]):]
		}
		return nil, &yamlError{line: max(line, 1), message: "broken YAML: " + strings.TrimPrefix(message, "yaml: ")}
	}
	if len(doc.Content) == 0 || doc.Content[0].ShortTag() == "!!null" {
		return nil, nil
	}
	return doc.Content[0], nil
}

// brokenYAML reports why YAML could not be read: it is too much, or malformed.
func (r *report) brokenYAML(s Severity, at place, message string, b *budget.Budget) {
	if e := b.Over(); e != nil {
		r.over(at, e.Limit)
		return
	}
	r.add(s, at, "yaml", "", "%s", message)
}

// yamlText writes a value as text: a scalar as it stands, a list with commas,
// a mapping as `key: value` with semicolons, aliases as what they stand for.
// When that is more than the budget permits, the text is of no use.
func yamlText(n *yaml.Node, b *budget.Budget) string {
	w := yamlWriter{budget: b}
	w.write(n, 0)
	return strings.TrimSpace(w.text.String())
}

type yamlWriter struct {
	text   strings.Builder
	budget *budget.Budget
}

func (w *yamlWriter) put(s string) {
	if w.budget.Spend(budget.FrontBytes, len(s), 0) {
		w.text.WriteString(s)
	}
}

func (w *yamlWriter) write(n *yaml.Node, depth int) {
	if !w.budget.Reach(budget.FrontDepth, depth, 0) || w.budget.Over() != nil {
		return
	}
	switch n.Kind {
	case yaml.ScalarNode:
		if n.Tag != "!!null" {
			w.put(n.Value)
		}
	case yaml.AliasNode:
		w.write(n.Alias, depth+1)
	case yaml.SequenceNode:
		for i, c := range n.Content {
			if i > 0 {
				w.put(", ")
			}
			w.write(c, depth+1)
		}
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			if i > 0 {
				w.put("; ")
			}
			w.write(n.Content[i], depth+1)
			w.put(": ")
			w.write(n.Content[i+1], depth+1)
		}
	}
}

// yamlBool returns a boolean of YAML's core schema: true or false, without quotation marks.
func yamlBool(n *yaml.Node) (value, ok bool) {
	if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!bool" {
		return false, false
	}
	value = strings.EqualFold(n.Value, "true")
	return value, value || strings.EqualFold(n.Value, "false")
}

// yamlList returns the items of a list of scalars; one scalar is split at its
// semicolons. It is false for anything else.
func yamlList(n *yaml.Node) ([]string, bool) {
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	switch n.Kind {
	case yaml.ScalarNode:
		if n.Tag == "!!null" {
			return nil, true
		}
		return listed(n.Value), true
	case yaml.SequenceNode:
		var items []string
		for _, c := range n.Content {
			if c.Kind != yaml.ScalarNode {
				return nil, false
			}
			if item := strings.TrimSpace(c.Value); item != "" {
				items = append(items, item)
			}
		}
		return items, true
	}
	return nil, false
}
