// Package snapshot is the embedded store of a graph: an immutable file of
// quads, memory-mapped, that Cayley reads as a graph.QuadStore.
//
// A Builder takes quads in any order and writes the file; the same quads give
// the same bytes on every machine. Open maps it. All four directions of a quad
// are indexed. Nothing can be changed afterwards: a new graph is a new file,
// renamed over the old one, and whoever has the old one open keeps reading it.
//
// # File format
//
// All integers are little-endian and unsigned, except inside values. A file is
// a header, a table of sections, and the sections.
//
//	offset  size
//	     0     8  magic: 89 'i' 'b' 'i' 'd' 0d 0a 1a
//	     8     4  format version: 2
//	    12     4  number of sections, s
//	    16     8  length of the file in bytes
//	    24  48*s  section table
//	   ...     4  CRC-32C of everything before
//	   ...     4  zero
//
// An entry of the section table:
//
//	 0    24  name, padded with zero bytes
//	24     8  offset from the start of the file, a multiple of 8
//	32     8  length in bytes
//	40     4  CRC-32C of the section and of its padding
//	44     4  zero
//
// Sections follow each other in the order of the table, each padded with zero
// bytes to a multiple of 8. With t distinct values and q quads they are:
//
//	prefixes         what many encoded values begin with, sorted: for each a byte, 1 if hexadecimal
//	                 digits follow it, else 0; its length as a varint of package encoding/binary; itself
//	values           packed values, one after the other, in the order of their bytes;
//	                 the id of a value is its place, counted from 1
//	value-ends       4 bytes for each id from 0 to t: where its value ends in values, modulo 2^32
//	value-wraps      4 bytes: the id of each value in which the end passes a multiple of 2^32
//	value-hash       4 bytes a slot, t + t/2 + 1 slots: ids, 0 in a free slot
//	quads            16 bytes a quad: the ids of its subject, predicate, object and label,
//	                 0 for no label; sorted by these; the row of a quad is its place, from 0
//	subject-ends     4 bytes for each id from 0 to t: how many quads have this id or a
//	                 smaller one as their subject
//	predicate-ends   8 bytes for each id that is the predicate of a quad, rising: the id, and how
//	                 many quads have it or a smaller one as their predicate
//	predicate-rows   4 bytes a quad: the rows, sorted by predicate, then by row
//	object-ends      as subject-ends, for the object
//	object-rows      as predicate-rows, for the object
//	label-ends       as predicate-ends, for the label, which may be 0
//	label-rows       as predicate-rows, for the label
//
// then those of Builder.AddSection, sorted by name. A value belongs in the slot
// hashSlot of its packed form, or in the next free one after it (the last slot is
// followed by the first); values are entered in the order of their ids.
//
// A term of RDF is encoded as canonical N-Quads write it, so the order of the
// rows is that of the lines. An instant, number or boolean of Cayley is a byte
// and its fields:
//
//	1  integer       8 bytes, big-endian, the sign bit inverted
//	2  float         8 bytes, IEEE 754, big-endian; the sign bit inverted, or every bit if it was set
//	3  boolean       1 byte, 0 or 1
//	4  instant       seconds since 1970 as an integer, then 4 bytes of nanoseconds, big-endian
//
// An encoded value is packed to a byte and a rest, which keeps the order. All
// strings of bytes are divided into intervals, numbered from 0: one begins with
// the empty string, one with each prefix, with a quotation mark and with the
// bracket of an IRI, and one behind all strings that have these at their start.
// The byte is the number of the interval, and the longest of the prefixes, the mark
// and the bracket that all strings in the interval have is left out. If that is
// one that hexadecimal digits follow, the rest is symbols of 5 bits, the first in
// the highest bits of a byte:
//
//	0                   the end, and zero bits up to the next byte
//	2, 4-13, 15, 17-22  one of - 0123456789 > abcdef
//	1, 3, 14, 16, 23    another byte, before, between or behind these; its upper and its
//	                    lower half follow as two symbols
//
// # What is checked
//
// Open checks the header, its checksum, and that the sections fit each other
// and the file, so it refuses what is truncated, foreign or of another format
// version. It checks the checksums of the sections too if the file is at most
// 64 MiB; reading a larger file whole would take too long, and there
// Store.Verify does it when it is called. Until then a damaged section may give
// a wrong answer or an error, but no reading beyond a section and no panic.
package snapshot

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math/bits"

	"github.com/cayleygraph/quad"
)

// Magic begins a file.
const Magic = "\x89ibid\r\n\x1a"

const (
	formatVersion = 2
	headerSize    = 24
	entrySize     = 48
	nameSize      = 24

	// verifyAtOpen is the length of the largest file whose sections Open reads
	// whole to check them.
	verifyAtOpen = 64 << 20
)

const (
	sectionPrefixes  = "prefixes"
	sectionValues    = "values"
	sectionValueEnds = "value-ends"
	sectionWraps     = "value-wraps"
	sectionValueHash = "value-hash"
	sectionQuads     = "quads"
	suffixEnds       = "-ends" // after the name of a direction
	suffixRows       = "-rows"
)

// coreSections are the names of the format's own sections, in their order.
func coreSections() []string {
	names := []string{sectionPrefixes, sectionValues, sectionValueEnds, sectionWraps, sectionValueHash, sectionQuads}
	for _, d := range quad.Directions {
		names = append(names, d.String()+suffixEnds)
		if d != quad.Subject {
			names = append(names, d.String()+suffixRows)
		}
	}
	return names
}

var (
	errTruncated = errors.New("the file is truncated")
	errTable     = errors.New("the section table is damaged")
	errValue     = errors.New("a value is damaged")
	errIndex     = errors.New("an index is damaged")
	errPrefixes  = errors.New("the list of prefixes is damaged")
)

type section struct {
	name           string
	offset, length uint64
	checksum       uint32
}

// row is a quad: the ids of its subject, predicate, object and label.
type row [4]uint32

const rowSize = 16

// sparse reports whether few values stand in a direction, so that their ends are
// listed with their ids.
func sparse(d quad.Direction) bool { return d == quad.Predicate || d == quad.Label }

// column is the place in a row of a direction.
func column(d quad.Direction) int { return int(d - quad.Subject) }

func checksum(crc uint32, b []byte) uint32 {
	return crc32.Update(crc, crc32.MakeTable(crc32.Castagnoli), b)
}

func hashValue(packed []byte) uint32 { return checksum(0, packed) }

// hashSlot spreads a hash over a table of the given number of slots. A CRC
// alone is linear in its input; the multiplication breaks that.
func hashSlot(hash uint32, slots int) int {
	high, _ := bits.Mul64(uint64(hash)*0x9E3779B97F4A7C15, uint64(slots))
	return int(high)
}

func hashSlots(values int) int { return values + values/2 + 1 }

func padding(length uint64) uint64 { return -length & 7 }

// tableSize is the number of bytes before the first section.
func tableSize(sections int) int { return headerSize + entrySize*sections + 8 }

// encodeTable is the header and the table of sections of a file of the given
// length.
func encodeTable(sections []section, length uint64) []byte {
	b := make([]byte, 0, tableSize(len(sections)))
	b = append(b, Magic...)
	b = binary.LittleEndian.AppendUint32(b, formatVersion)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(sections)))
	b = binary.LittleEndian.AppendUint64(b, length)
	for _, s := range sections {
		var name [nameSize]byte
		copy(name[:], s.name)
		b = append(b, name[:]...)
		b = binary.LittleEndian.AppendUint64(b, s.offset)
		b = binary.LittleEndian.AppendUint64(b, s.length)
		b = binary.LittleEndian.AppendUint32(b, s.checksum)
		b = append(b, 0, 0, 0, 0)
	}
	b = binary.LittleEndian.AppendUint32(b, checksum(0, b))
	return append(b, 0, 0, 0, 0)
}

// decodeTable checks the header of a whole file and gives its sections, all of
// which lie within the file.
func decodeTable(file []byte) ([]section, error) {
	if !bytes.HasPrefix(file, []byte(Magic)) {
		if bytes.HasPrefix([]byte(Magic), file) {
			return nil, errTruncated
		}
		return nil, errors.New("this is no graph file")
	}
	if len(file) < headerSize {
		return nil, errTruncated
	}
	switch v := binary.LittleEndian.Uint32(file[8:]); {
	case v < formatVersion:
		return nil, fmt.Errorf("the file has format version %d of an older program, and only version %d can be read: build it again", v, formatVersion)
	case v > formatVersion:
		return nil, fmt.Errorf("the file has format version %d of a newer program, and only version %d can be read", v, formatVersion)
	}
	count := binary.LittleEndian.Uint32(file[12:])
	if uint64(count) > uint64(len(file))/entrySize || tableSize(int(count)) > len(file) {
		return nil, errTruncated
	}
	size := tableSize(int(count))
	table, tail := file[:size-8], file[size-8:size]
	if checksum(0, table) != binary.LittleEndian.Uint32(tail) || binary.LittleEndian.Uint32(tail[4:]) != 0 {
		return nil, errTable
	}
	switch length := binary.LittleEndian.Uint64(file[16:]); {
	case length > uint64(len(file)):
		return nil, errTruncated
	case length < uint64(len(file)):
		return nil, errors.New("the file is longer than its header says")
	}
	sections := make([]section, count)
	next := uint64(size)
	for i := range sections {
		entry := table[headerSize+i*entrySize:]
		s := section{
			name:     string(bytes.TrimRight(entry[:nameSize], "\x00")),
			offset:   binary.LittleEndian.Uint64(entry[24:]),
			length:   binary.LittleEndian.Uint64(entry[32:]),
			checksum: binary.LittleEndian.Uint32(entry[40:]),
		}
		left := uint64(len(file)) - next
		if s.offset != next || s.length > left || padding(s.length) > left-s.length {
			return nil, errTable
		}
		next += s.length + padding(s.length)
		sections[i] = s
	}
	if next != uint64(len(file)) {
		return nil, errTable
	}
	return sections, nil
}

func appendRow(b []byte, r row) []byte {
	for _, id := range r {
		b = binary.LittleEndian.AppendUint32(b, id)
	}
	return b
}

func decodeRow(b []byte) row {
	_ = b[rowSize-1]
	return row{
		binary.LittleEndian.Uint32(b), binary.LittleEndian.Uint32(b[4:]),
		binary.LittleEndian.Uint32(b[8:]), binary.LittleEndian.Uint32(b[12:]),
	}
}
