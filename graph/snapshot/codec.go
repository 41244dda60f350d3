package snapshot

import (
	"encoding/binary"
	"fmt"
	"math"
	"time"

	"github.com/cayleygraph/quad"
)

// The first byte of an encoded value says what follows. Kinds sort in this
// order in the dictionary.
const (
	tagIRI    = 1 // the text
	tagBNode  = 2 // the text
	tagString = 3 // the text
	tagLang   = 4 // the length of the language as a uvarint, the language, the text
	tagTyped  = 5 // the length of the datatype as a uvarint, the datatype, the text
	tagInt    = 6 // 8 bytes
	tagFloat  = 7 // 8 bytes
	tagBool   = 8 // 1 byte, 0 or 1
	tagTime   = 9 // 8 bytes of seconds since 1970, 4 bytes of nanoseconds
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
		return append(append(b, tagIRI), v...), nil
	case quad.BNode:
		return append(append(b, tagBNode), v...), nil
	case quad.String:
		return append(append(b, tagString), v...), nil
	case quad.LangString:
		return appendPair(append(b, tagLang), v.Lang, string(v.Value)), nil
	case quad.TypedString:
		return appendPair(append(b, tagTyped), string(v.Type), string(v.Value)), nil
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

func appendPair(b []byte, first, second string) []byte {
	b = binary.AppendUvarint(b, uint64(len(first)))
	return append(append(b, first...), second...)
}

// decodeValue is the inverse of appendValue. Times come back in UTC. The value
// shares no memory with b.
func decodeValue(b []byte) (quad.Value, error) {
	if len(b) == 0 {
		return nil, errValue
	}
	tag, b := b[0], b[1:]
	switch {
	case tag == tagIRI:
		return quad.IRI(b), nil
	case tag == tagBNode:
		return quad.BNode(b), nil
	case tag == tagString:
		return quad.String(b), nil
	case tag == tagLang, tag == tagTyped:
		n, width := binary.Uvarint(b)
		if width <= 0 || n > uint64(len(b)-width) {
			return nil, errValue
		}
		pair := string(b[width:])
		if tag == tagLang {
			return quad.LangString{Lang: pair[:n], Value: quad.String(pair[n:])}, nil
		}
		return quad.TypedString{Type: quad.IRI(pair[:n]), Value: quad.String(pair[n:])}, nil
	case tag == tagInt && len(b) == 8:
		return quad.Int(binary.BigEndian.Uint64(b) ^ sign), nil
	case tag == tagFloat && len(b) == 8:
		bits := binary.BigEndian.Uint64(b)
		if bits&sign != 0 {
			bits ^= sign
		} else {
			bits = ^bits
		}
		return quad.Float(math.Float64frombits(bits)), nil
	case tag == tagBool && len(b) == 1 && b[0] <= 1:
		return quad.Bool(b[0] == 1), nil
	case tag == tagTime && len(b) == 12:
		seconds := int64(binary.BigEndian.Uint64(b) ^ sign)
		return quad.Time(time.Unix(seconds, int64(binary.BigEndian.Uint32(b[8:]))).UTC()), nil
	}
	return nil, errValue
}
