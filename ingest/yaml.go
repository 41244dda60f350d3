package ingest

import (
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// yamlError is a mistake in YAML with its 1-based line.
type yamlError struct {
	line    int
	message string
}

var yamlLine = regexp.MustCompile(`^(?:yaml: )?(?:unmarshal errors:\s*)?line (\d+): `)

// parseYAML returns the root of a YAML document, or nil when it is empty. Values
// are never decoded: aliases that multiply stay what they are, and a date or
// a number keeps its words.
func parseYAML(src []byte) (root *yaml.Node, e *yamlError) {
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

// maxMeta is how many bytes of a value of the front matter are kept.
const maxMeta = 4096

// yamlText writes a value as text: a scalar as it stands, a list with commas,
// a mapping as `key: value` with semicolons.
func yamlText(n *yaml.Node) string {
	var b strings.Builder
	writeYAML(&b, n, 0)
	s := b.String()
	if len(s) > maxMeta {
		s = strings.ToValidUTF8(s[:maxMeta], "")
	}
	return strings.TrimSpace(s)
}

func writeYAML(b *strings.Builder, n *yaml.Node, depth int) {
	if b.Len() > maxMeta || depth > 8 {
		return
	}
	switch n.Kind {
	case yaml.ScalarNode:
		if n.Tag != "!!null" {
			b.WriteString(n.Value)
		}
	case yaml.AliasNode:
		writeYAML(b, n.Alias, depth+1)
	case yaml.SequenceNode:
		for i, c := range n.Content {
			if i > 0 {
				b.WriteString(", ")
			}
			writeYAML(b, c, depth+1)
			if b.Len() > maxMeta {
				return
			}
		}
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content) && b.Len() <= maxMeta; i += 2 {
			if i > 0 {
				b.WriteString("; ")
			}
			writeYAML(b, n.Content[i], depth+1)
			b.WriteString(": ")
			writeYAML(b, n.Content[i+1], depth+1)
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
		return listed(yamlText(n)), true
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
