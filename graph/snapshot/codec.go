package snapshot

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/cayleygraph/quad"
)

// The first byte of an encoded value says what follows. Terms of RDF begin as
// in N-Quads, the values that only Cayley knows with a byte that no term has.
const (
	tagInt    = 1 // 8 bytes
	tagFloat  = 2 // 8 bytes
	tagBool   = 3 // 1 byte, 0 or 1
	tagTime   = 4 // 8 bytes of seconds since 1970, 4 bytes of nanoseconds
	tagString = '"'
	tagIRI    = '<'
	tagBNode  = '_'
)

const sign = 1 << 63

// appendValue appends the encoding of v to b. Equal values have equal bytes
// and different values different ones; two times are equal if they are the
// same instant, whatever their zone. Numbers are big-endian with the sign
// turned, so that bytes sort as the numbers do. A kind of value that cannot be
// stored is an error.
func appendValue(b []byte, v quad.Value) ([]byte, error) {
	switch v := v.(type) {
	case quad.IRI:
		return AppendIRI(b, string(v)), nil
	case quad.BNode:
		return append(append(b, tagBNode, ':'), v...), nil
	case quad.String:
		return AppendString(b, string(v)), nil
	case quad.LangString:
		return append(append(AppendString(b, string(v.Value)), '@'), v.Lang...), nil
	case quad.TypedString:
		return AppendIRI(append(AppendString(b, string(v.Value)), "^^"...), string(v.Type)), nil
	case quad.Int:
		return binary.BigEndian.AppendUint64(append(b, tagInt), uint64(v)^sign), nil
	case quad.Float:
		bits := math.Float64bits(float64(v))
		if bits&sign != 0 {
			bits = ^bits
		} else {
			bits ^= sign
		}
		return binary.BigEndian.AppendUint64(append(b, tagFloat), bits), nil
	case quad.Bool:
		if v {
			return append(b, tagBool, 1), nil
		}
		return append(b, tagBool, 0), nil
	case quad.Time:
		t := time.Time(v)
		b = binary.BigEndian.AppendUint64(append(b, tagTime), uint64(t.Unix())^sign)
		return binary.BigEndian.AppendUint32(b, uint32(t.Nanosecond())), nil
	}
	return b, fmt.Errorf("a value of kind %T cannot be stored", v)
}

// Characters that a string escapes, each at the place of its letter.
const (
	escaped = "\b\t\n\f\r\"\\"
	letters = `btnfr"\`
)

// AppendString appends a string literal as canonical N-Quads write it
// (https://www.w3.org/TR/rdf-canon/#canonical-quads), with its quotation marks.
func AppendString(b []byte, s string) []byte {
	b = append(b, '"')
	start := 0
	for i := range len(s) {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && c != 0x7F {
			continue
		}
		b = append(b, s[start:i]...)
		start = i + 1
		if j := strings.IndexByte(escaped, c); j >= 0 {
			b = append(b, '\\', letters[j])
		} else {
			b = fmt.Appendf(b, "\\u%04X", c)
		}
	}
	return append(append(b, s[start:]...), '"')
}

// AppendIRI appends an IRI as N-Quads write it, in angle brackets. Text that is
// none has characters that N-Quads refuse there; they are escaped, so that they
// end neither the IRI nor the line.
func AppendIRI(b []byte, iri string) []byte {
	b = append(b, tagIRI)
	start := 0
	for i := range len(iri) {
		if c := iri[i]; !inIRI[c] {
			b = fmt.Appendf(append(b, iri[start:i]...), "\\u%04X", c)
			start = i + 1
		}
	}
	return append(append(b, iri[start:]...), '>')
}

// inIRI has the bytes that may stand in an IRI of N-Quads
// (https://www.w3.org/TR/n-quads/#grammar-production-IRIREF).
var inIRI = func() (plain [256]bool) {
	for c := range plain {
		plain[c] = c > ' ' && c != 0x7F && strings.IndexByte("<>\"{}|^`\\", byte(c)) < 0
	}
	return plain
}()

// decodeIRI decodes what stands between the brackets.
func decodeIRI(b []byte) (quad.IRI, error) {
	if bytes.IndexByte(b, '\\') < 0 {
		return quad.IRI(b), nil
	}
	plain, err := appendUnescaped(nil, b)
	return quad.IRI(plain), err
}

// decodeValue is the inverse of appendValue. Times come back in UTC. The value
// shares no memory with b.
func decodeValue(b []byte) (quad.Value, error) {
	if len(b) == 0 {
		return nil, errValue
	}
	tag, last := b[0], b[len(b)-1]
	switch {
	case tag == tagIRI && len(b) > 1 && last == '>':
		return decodeIRI(b[1 : len(b)-1])
	case tag == tagBNode && len(b) > 1 && b[1] == ':':
		return quad.BNode(b[2:]), nil
	case tag == tagString:
		return decodeLiteral(b[1:])
	case tag == tagInt && len(b) == 9:
		return quad.Int(binary.BigEndian.Uint64(b[1:]) ^ sign), nil
	case tag == tagFloat && len(b) == 9:
		bits := binary.BigEndian.Uint64(b[1:])
		if bits&sign != 0 {
			bits ^= sign
		} else {
			bits = ^bits
		}
		return quad.Float(math.Float64frombits(bits)), nil
	case tag == tagBool && len(b) == 2 && last <= 1:
		return quad.Bool(last == 1), nil
	case tag == tagTime && len(b) == 13:
		seconds := int64(binary.BigEndian.Uint64(b[1:]) ^ sign)
		return quad.Time(time.Unix(seconds, int64(binary.BigEndian.Uint32(b[9:]))).UTC()), nil
	}
	return nil, errValue
}

// decodeLiteral decodes what follows the first quotation mark.
func decodeLiteral(b []byte) (quad.Value, error) {
	raw, rest, err := cutText(b)
	if err != nil {
		return nil, err
	}
	text := string(raw)
	if bytes.IndexByte(raw, '\\') >= 0 {
		plain, err := appendUnescaped(nil, raw)
		if err != nil {
			return nil, err
		}
		text = string(plain)
	}
	switch {
	case len(rest) == 0:
		return quad.String(text), nil
	case rest[0] == '@':
		return quad.LangString{Value: quad.String(text), Lang: string(rest[1:])}, nil
	case bytes.HasPrefix(rest, []byte("^^<")) && len(rest) > 3 && rest[len(rest)-1] == '>':
		datatype, err := decodeIRI(rest[3 : len(rest)-1])
		return quad.TypedString{Value: quad.String(text), Type: datatype}, err
	}
	return nil, errValue
}

// appendLiteral appends the text in what follows the first quotation mark, and
// gives what follows the text.
func appendLiteral(b, literal []byte) (text, mark []byte, err error) {
	raw, _, err := cutText(literal)
	switch {
	case err != nil:
	case bytes.IndexByte(raw, '\\') < 0:
		b = append(b, raw...)
	default:
		b, err = appendUnescaped(b, raw)
	}
	return b, literal[len(raw):], err
}

// cutText gives a text, escaped, up to its quotation mark, and what follows that.
func cutText(b []byte) (raw, rest []byte, err error) {
	for end := 0; ; end++ {
		next := bytes.IndexByte(b[end:], '"')
		if next < 0 {
			return nil, nil, errValue
		}
		end += next
		backslashes := 0
		for backslashes < end && b[end-1-backslashes] == '\\' {
			backslashes++
		}
		if backslashes%2 == 0 {
			return b[:end], b[end+1:], nil
		}
	}
}

// appendUnescaped undoes what AppendString does to a text.
func appendUnescaped(b, s []byte) ([]byte, error) {
	for {
		plain, rest, more := bytes.Cut(s, []byte(`\`))
		b = append(b, plain...)
		if !more {
			return b, nil
		}
		if len(rest) == 0 {
			return b, errValue
		}
		if j := strings.IndexByte(letters, rest[0]); j >= 0 {
			b, s = append(b, escaped[j]), rest[1:]
			continue
		}
		if len(rest) < 5 || rest[0] != 'u' {
			return b, errValue
		}
		c, err := strconv.ParseUint(string(rest[1:5]), 16, 8)
		if err != nil {
			return b, errValue
		}
		b, s = append(b, byte(c)), rest[5:]
	}
}
