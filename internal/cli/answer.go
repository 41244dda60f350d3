package cli

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"unicode/utf8"
)

// lineWidth is how many columns a line of an answer may fill before it is broken.
const lineWidth = 100

// writeAnswer writes JSON for people: what fits into a line stands on one.
func writeAnswer(w io.Writer, answer []byte) error {
	var b strings.Builder
	if err := layOut(&b, bytes.TrimSpace(answer), "", 0); err != nil {
		return err
	}
	b.WriteByte('\n')
	_, err := io.WriteString(w, b.String())
	return err
}

// layOut writes a value that begins at a column of a line with the given indent.
func layOut(b *strings.Builder, value json.RawMessage, indent string, column int) error {
	line, err := onOneLine(value)
	if err != nil {
		return err
	}
	isObject := value[0] == '{'
	if column+utf8.RuneCountInString(line) <= lineWidth || !isObject && value[0] != '[' {
		b.WriteString(line)
		return nil
	}
	members := json.NewDecoder(bytes.NewReader(value))
	if _, err := members.Token(); err != nil { // the bracket
		return err
	}
	b.WriteByte(value[0])
	for separator := ""; members.More(); separator = "," {
		start := indent + "  "
		b.WriteString(separator + "\n" + start)
		column := len(start)
		if isObject {
			name, err := members.Token()
			if err != nil {
				return err
			}
			label := `"` + name.(string) + `": ` // names of GraphQL need no escape
			b.WriteString(label)
			column += len(label)
		}
		var member json.RawMessage
		if err := members.Decode(&member); err != nil {
			return err
		}
		if err := layOut(b, member, start, column); err != nil {
			return err
		}
	}
	b.WriteString("\n" + indent)
	b.WriteByte(value[len(value)-1])
	return nil
}

// joined takes the line ends out of indented JSON; no text in JSON has one.
var joined = strings.NewReplacer("{\n", "{", "[\n", "[", "\n}", "}", "\n]", "]", ",\n", ", ")

func onOneLine(value json.RawMessage) (string, error) {
	var b bytes.Buffer
	if err := json.Indent(&b, value, "", ""); err != nil {
		return "", err
	}
	return joined.Replace(b.String()), nil
}
