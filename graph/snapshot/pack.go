package snapshot

import (
	"encoding/binary"
	"slices"
	"sort"
	"strings"

	"github.com/cayleygraph/quad"
)

// A packing shortens the encoding of values and keeps their order: pack(a) and
// pack(b) compare as a and b do, whatever these are. It divides all strings of
// bytes into intervals. The strings in one have a prefix in common, for which
// the number of the interval stands in a packed value.
type packing []interval

// An interval goes from the string where it begins to where the next does.
type interval struct {
	from   string
	prefix prefix
}

// A prefix is what many encoded values begin with, among them IRIs with their
// first bracket; after hex ones there are hexadecimal digits.
type prefix struct {
	text string
	hex  bool
}

const (
	maxPrefixes = 125 // so that a byte can number the intervals
	stringMark  = `"` // what literals, and nothing else, begin with
)

// listPrefixes gives the prefixes in the order of the file.
func listPrefixes(plain, hex []string) []prefix {
	var list []prefix
	for _, p := range hex {
		list = append(list, prefix{"<" + p, true})
	}
	for _, p := range plain {
		list = append(list, prefix{"<" + p, false})
	}
	// Of two that are equal the hex one stays, as it is the first.
	slices.SortStableFunc(list, func(a, b prefix) int { return strings.Compare(a.text, b.text) })
	list = slices.CompactFunc(list, func(a, b prefix) bool { return a.text == b.text })
	return list[:min(len(list), maxPrefixes)]
}

// appendPrefixes appends the section of the file that holds the prefixes.
func appendPrefixes(b []byte, list []prefix) []byte {
	for _, p := range list {
		kind := byte(0)
		if p.hex {
			kind = 1
		}
		b = binary.AppendUvarint(append(b, kind), uint64(len(p.text)))
		b = append(b, p.text...)
	}
	return b
}

// readPrefixes is the inverse of appendPrefixes.
func readPrefixes(b []byte) ([]prefix, error) {
	var list []prefix
	for len(b) > 0 {
		size, n := binary.Uvarint(b[1:])
		if b[0] > 1 || n <= 0 || size > uint64(len(b)-1-n) {
			return nil, errPrefixes
		}
		next := prefix{string(b[1+n:][:size]), b[0] == 1}
		if !strings.HasPrefix(next.text, "<") || len(list) == maxPrefixes || len(list) > 0 && list[len(list)-1].text >= next.text {
			return nil, errPrefixes
		}
		list = append(list, next)
		b = b[1+n+len(next.text):]
	}
	return list, nil
}

// newPacking makes the packing of a sorted list of prefixes.
func newPacking(list []prefix) packing {
	list = append([]prefix{{}, {text: stringMark}, {text: "<"}}, list...)
	var p packing
	for _, x := range list {
		p = append(p, interval{from: x.text})
		if end := after(x.text); end != "" {
			p = append(p, interval{from: end})
		}
	}
	slices.SortFunc(p, func(a, b interval) int { return strings.Compare(a.from, b.from) })
	p = slices.Compact(p)
	for i := range p {
		for _, x := range list {
			if strings.HasPrefix(p[i].from, x.text) {
				p[i].prefix = x // the longest comes last
			}
		}
	}
	return p
}

// after gives the first string behind all that begin with s, or "" if there is
// none.
func after(s string) string {
	for strings.HasSuffix(s, "\xff") {
		s = s[:len(s)-1]
	}
	if s == "" {
		return ""
	}
	last := len(s) - 1
	return s[:last] + string([]byte{s[last] + 1})
}

// pack appends an encoded value in the form of the file.
func (p packing) pack(b, encoded []byte) []byte {
	i := sort.Search(len(p), func(i int) bool { return string(encoded) < p[i].from }) - 1
	x := &p[i].prefix
	b, rest := append(b, byte(i)), encoded[len(x.text):]
	if x.hex {
		return packHex(b, rest)
	}
	return append(b, rest...)
}

// split gives the prefix of a packed value, and what follows.
func (p packing) split(packed []byte) (*prefix, []byte, error) {
	if len(packed) == 0 || int(packed[0]) >= len(p) {
		return nil, nil, errValue
	}
	return &p[packed[0]].prefix, packed[1:], nil
}

// unpack appends what was packed.
func (p packing) unpack(b, packed []byte) ([]byte, error) {
	x, rest, err := p.split(packed)
	if err != nil {
		return b, err
	}
	b = append(b, x.text...)
	if x.hex {
		return unpackHex(b, rest)
	}
	return append(b, rest...), nil
}

// Where hexadecimal digits are expected, a byte is a symbol of 5 bits if it is
// one of hexBytes, or else one that says between which of these it lies, and
// two symbols for its halves. Symbols are in the order of the bytes; 0 is the
// end.
const hexBytes = "-0123456789>abcdef"

type hexSymbol struct {
	symbol byte
	plain  bool // not followed by halves
}

var (
	hexSymbols = makeHexSymbols()
	hexChars   = makeHexChars()
	hexPairs   = makeHexPairs()
)

func makeHexSymbols() (all [256]hexSymbol) {
	symbol, last := byte(0), -2
	for c := range all {
		plain := strings.IndexByte(hexBytes, byte(c)) >= 0
		if plain || last != c-1 {
			symbol++
		}
		if !plain {
			last = c
		}
		all[c] = hexSymbol{symbol, plain}
	}
	return all
}

// makeHexChars gives the byte of each symbol that stands for one.
func makeHexChars() (chars [32]byte) {
	for c, s := range hexSymbols {
		if s.plain {
			chars[s.symbol] = byte(c)
		}
	}
	return chars
}

// makeHexPairs gives the bytes of each two symbols, the first in the lower half;
// 0 unless both stand for one.
func makeHexPairs() (pairs [1 << 10]uint16) {
	for i := range pairs {
		if first, second := hexChars[i>>5], hexChars[i&31]; first != 0 && second != 0 {
			pairs[i] = uint16(first) | uint16(second)<<8
		}
	}
	return pairs
}

func packHex(b, text []byte) []byte {
	var bits uint64 // the last n are not yet in b
	n := 0
	for _, c := range text {
		s := hexSymbols[c]
		bits, n = bits<<5|uint64(s.symbol), n+5
		if !s.plain {
			bits, n = bits<<10|uint64(c>>4)<<5|uint64(c&15), n+10
		}
		for ; n >= 8; n -= 8 {
			b = append(b, byte(bits>>(n-8)))
		}
	}
	if n > 0 {
		b = append(b, byte(bits<<(8-n)))
	}
	return b
}

func unpackHex(b, packed []byte) ([]byte, error) {
	// Eight symbols at a time, as long as none is followed by halves and the end
	// is not near.
	for len(packed) >= 8 {
		bits := binary.BigEndian.Uint64(packed)
		p, q, r, s := hexPairs[bits>>54], hexPairs[bits>>44&1023], hexPairs[bits>>34&1023], hexPairs[bits>>24&1023]
		if p == 0 || q == 0 || r == 0 || s == 0 {
			break
		}
		eight := uint64(p) | uint64(q)<<16 | uint64(r)<<32 | uint64(s)<<48
		b, packed = binary.LittleEndian.AppendUint64(b, eight), packed[5:]
	}
	var bits uint64 // the last n are to be read
	n := 0
	for {
		for ; n < 15 && len(packed) > 0; n += 8 {
			bits, packed = bits<<8|uint64(packed[0]), packed[1:]
		}
		if n < 5 {
			break
		}
		n -= 5
		symbol := byte(bits>>n) & 31
		if symbol == 0 {
			n += 5
			break
		}
		c := hexChars[symbol]
		if c == 0 {
			if n < 10 {
				return b, errValue
			}
			n -= 10
			c = byte(bits>>(n+5))<<4 | byte(bits>>n)&15
			if hexSymbols[c] != (hexSymbol{symbol, false}) || bits>>n&(16<<5|16) != 0 {
				return b, errValue
			}
		}
		b = append(b, c)
	}
	if len(packed) > 0 || n >= 8 || bits&(1<<n-1) != 0 {
		return b, errValue
	}
	return b, nil
}

// decode gives a packed value.
func (p packing) decode(packed []byte) (quad.Value, error) {
	x, rest, err := p.split(packed)
	if err != nil {
		return nil, err
	}
	if x.text == stringMark {
		return decodeLiteral(rest) // as copying the text would take its time
	}
	var buffer [128]byte
	encoded, err := p.unpack(buffer[:0], packed)
	if err != nil {
		return nil, err
	}
	return decodeValue(encoded)
}

// appendText appends the text of a packed literal or IRI, and nothing for other
// values, and gives what follows the text. An IRI is whatever has a prefix that
// is neither empty nor the quotation mark.
func (p packing) appendText(b, packed []byte) (text, mark []byte, err error) {
	x, rest, err := p.split(packed)
	switch {
	case err != nil || x.text == "":
		return b, nil, err
	case x.text == stringMark:
		return appendLiteral(b, rest)
	}
	b = append(b, x.text[1:]...)
	if x.hex {
		b, err = unpackHex(b, rest)
	} else {
		b = append(b, rest...)
	}
	last := len(b) - 1
	if last < 0 || b[last] != '>' {
		return b, nil, errValue
	}
	return b[:last], b[last:], err
}
