package snapshot

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"os"
	"runtime"
	"slices"
	"sort"

	"github.com/cayleygraph/quad"
)

// A Store is an open graph. It is safe for concurrent use, and implements
// graph.QuadStore and refs.BatchNamer. References that it gives out mean
// nothing to another Store.
//
// Nothing of a Store may be used after it is closed; values and quads that were
// read stay good.
type Store struct {
	file     []byte
	sections []section

	packing   packing
	values    []byte
	valueEnds []byte
	wraps     []byte
	slots     []byte
	quads     []byte
	ends      [4][]byte // by column
	rows      [4][]byte // by column; nil for the subject

	valueCount uint32
	quadCount  uint32

	unmap func() error // nil if there is nothing to free
}

// Open maps the file at path. What it checks is described at the top of the
// package. The file must not be changed in place while it is open; Write does
// not.
func Open(path string) (*Store, error) {
	s, err := open(path)
	if err != nil {
		return nil, fmt.Errorf("open graph %s: %w", path, err)
	}
	return s, nil
}

func open(path string) (*Store, error) {
	info, err := os.Stat(path) // first, as a named pipe would block whoever opens it
	if err != nil {
		return nil, errors.Unwrap(err) // the path is said already
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("this is not a regular file")
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, errors.Unwrap(err)
	}
	defer f.Close()
	if info, err = f.Stat(); err != nil {
		return nil, err
	}
	if info.Size() == 0 {
		return nil, errTruncated // and cannot be mapped
	}
	data, unmap, err := mapFile(f, info.Size())
	if err != nil {
		return nil, err
	}
	s, err := newStore(data, unmap)
	if err == nil && len(data) <= verifyAtOpen {
		err = s.Verify()
	}
	if err != nil {
		unmap()
		return nil, err
	}
	return s, nil
}

// newStore lays a Store over a whole file. It checks that the sections fit
// each other, not what is in them.
func newStore(file []byte, unmap func() error) (*Store, error) {
	sections, err := decodeTable(file)
	if err != nil {
		return nil, err
	}
	return layOut(file, sections, unmap)
}

// layOut is newStore for a file whose table is not in it yet.
func layOut(file []byte, sections []section, unmap func() error) (*Store, error) {
	s := &Store{file: file, sections: sections, unmap: unmap}
	prefixes, err := readPrefixes(s.Section(sectionPrefixes))
	if err != nil {
		return nil, err
	}
	s.packing = newPacking(prefixes)
	s.values = s.Section(sectionValues)
	s.valueEnds = s.Section(sectionValueEnds)
	s.wraps = s.Section(sectionWraps)
	s.slots = s.Section(sectionValueHash)
	s.quads = s.Section(sectionQuads)
	values, quads := len(s.valueEnds)/4-1, len(s.quads)/rowSize
	fits := values >= 0 && uint64(values) < 1<<32 && uint64(quads) < 1<<32 && s.values != nil &&
		len(s.valueEnds) == 4*(values+1) && len(s.wraps)%4 == 0 && len(s.slots) == 4*hashSlots(values) && len(s.quads) == rowSize*quads
	for _, d := range quad.Directions {
		s.ends[column(d)] = s.Section(d.String() + suffixEnds)
		if sparse(d) {
			fits = fits && len(s.ends[column(d)])%8 == 0
		} else {
			fits = fits && len(s.ends[column(d)]) == 4*(values+1)
		}
		if d != quad.Subject {
			s.rows[column(d)] = s.Section(d.String() + suffixRows)
			fits = fits && len(s.rows[column(d)]) == 4*quads
		}
	}
	if !fits {
		return nil, errTable
	}
	s.valueCount, s.quadCount = uint32(values), uint32(quads)
	return s, nil
}

// Section gives a section of the file, or nil if there is none of this name.
// It is memory of the Store: read-only, and good as long as the Store.
func (s *Store) Section(name string) []byte {
	for _, x := range s.sections {
		if x.name == name {
			return slices.Clip(s.file[x.offset : x.offset+x.length])
		}
	}
	return nil
}

// Verify reads the whole file and checks the checksum of every section.
func (s *Store) Verify() error {
	for _, x := range s.sections {
		if checksum(0, s.file[x.offset:x.offset+x.length+padding(x.length)]) != x.checksum {
			return fmt.Errorf("section %s is damaged: its checksum is wrong", x.name)
		}
	}
	return nil
}

// Close frees the memory of the Store, of which nobody may be reading then. To
// close it again does nothing.
func (s *Store) Close() error {
	unmap := s.unmap
	s.unmap = nil
	if unmap == nil {
		return nil
	}
	return unmap()
}

// uint32At is the i-th number of a section whose length is known to suffice.
func uint32At(section []byte, i uint32) uint32 {
	return binary.LittleEndian.Uint32(section[4*int(i):])
}

// value gives a packed value.
func (s *Store) value(id uint32) ([]byte, error) {
	if id == 0 || id > s.valueCount {
		return nil, errIndex
	}
	start, end := s.bounds(id)
	if start > end || end > uint64(len(s.values)) {
		return nil, errIndex
	}
	return s.values[start:end], nil
}

// load gives the packed values of nodes, nothing for 0. Values lie far apart, and
// here the processor waits for many of them at a time.
func (s *Store) load(packed [][]byte, nodes []Node) error {
	for i, n := range nodes {
		packed[i] = nil
		if n == 0 {
			continue
		}
		v, err := s.value(uint32(n))
		if err != nil {
			return err
		}
		packed[i] = v
	}
	// Only this loads the first and the last bytes of all values before the first
	// is unpacked; unpacking would check them as well.
	var last byte
	for _, v := range packed {
		if len(v) > 0 {
			if int(v[0]) >= len(s.packing) {
				return errValue
			}
			last |= v[len(v)-1]
		}
	}
	runtime.KeepAlive(last)
	return nil
}

// bounds gives where a value begins and ends.
func (s *Store) bounds(id uint32) (start, end uint64) {
	both := binary.LittleEndian.Uint64(s.valueEnds[4*int(id-1):])
	start, end = both&math.MaxUint32, both>>32
	if len(s.wraps) > 0 { // as in the largest files only
		return s.unwrap(id, start, end)
	}
	return start, end
}

// unwrap adds the multiples of 2^32 that the ends have passed.
func (s *Store) unwrap(id uint32, start, end uint64) (uint64, uint64) {
	passed := func(id uint32) uint64 {
		return uint64(sort.Search(len(s.wraps)/4, func(i int) bool { return uint32At(s.wraps, uint32(i)) > id }))
	}
	return passed(id-1)<<32 | start, passed(id)<<32 | end
}

// id finds a value, or gives 0.
func (s *Store) id(v quad.Value) (uint32, error) {
	var buffer, buffer2 [128]byte
	encoded, err := appendValue(buffer[:0], v)
	if err != nil {
		return 0, nil // what cannot be stored is not here
	}
	packed := s.packing.pack(buffer2[:0], encoded)
	slots := len(s.slots) / 4
	slot := hashSlot(hashValue(packed), slots)
	for range slots {
		id := uint32At(s.slots, uint32(slot))
		if id == 0 {
			return 0, nil
		}
		other, err := s.value(id)
		if err != nil {
			return 0, err
		}
		if string(other) == string(packed) {
			return id, nil
		}
		if slot++; slot == slots {
			slot = 0
		}
	}
	return 0, errIndex
}

// span gives the places [from, to) in the order of a direction that the quads
// of a value take.
func (s *Store) span(d quad.Direction, id uint32) (from, to uint32, err error) {
	if id == 0 || id > s.valueCount {
		return 0, 0, errIndex
	}
	ends := s.ends[column(d)]
	if sparse(d) {
		from, to = sparseSpan(ends, id)
	} else {
		from, to = uint32At(ends, id-1), uint32At(ends, id)
	}
	if from > to || to > s.quadCount {
		return 0, 0, errIndex
	}
	return from, to, nil
}

// sparseSpan looks an id up among pairs of ids and ends.
func sparseSpan(pairs []byte, id uint32) (from, to uint32) {
	i := uint32(sort.Search(len(pairs)/8, func(i int) bool { return uint32At(pairs, uint32(2*i)) >= id }))
	if 8*int(i) == len(pairs) || uint32At(pairs, 2*i) != id {
		return 0, 0
	}
	if i > 0 {
		from = uint32At(pairs, 2*i-1)
	}
	return from, uint32At(pairs, 2*i+1)
}

// row gives the ids of a quad.
func (s *Store) row(r quadRef) (row, error) {
	if uint32(r) >= s.quadCount {
		return row{}, errIndex
	}
	return decodeRow(s.quads[rowSize*int(r):]), nil
}
