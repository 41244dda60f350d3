package snapshot

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
)

// build merges the runs into a file. memory is roughly how many bytes may be
// taken for buffers.
func build(s sink, prefixes []prefix, runs []run, memory int, extra map[string]func(*Store) ([]byte, error)) error {
	b := fileBuilder{
		writer: newWriter(s, len(coreSections())+len(extra)),
		runs:   runs,
		ids:    make([][]uint32, len(runs)),
		buffer: min(max(memory/4/max(len(runs), 1), 1<<10), blockSize),
		window: max(memory/40, 1<<12), // there are up to six, of 4 bytes a row; much else grows with the values
	}
	b.begin(sectionPrefixes)
	b.write(appendPrefixes(nil, prefixes))
	b.end()
	if err := b.writeValues(); err != nil {
		return err
	}
	if err := b.writeQuads(); err != nil {
		return err
	}
	if err := b.writeIndexes(); err != nil {
		return err
	}
	if err := b.writeExtra(extra); err != nil {
		return err
	}
	return b.finish()
}

// writeExtra writes sections that are made of the quads that were written.
func (b *fileBuilder) writeExtra(extra map[string]func(*Store) ([]byte, error)) error {
	if b.err != nil || len(extra) == 0 {
		return b.err
	}
	written, unmap, err := b.sink.written()
	if err != nil {
		return err
	}
	s, err := layOut(written, b.table, unmap)
	if err != nil {
		unmap()
		return err
	}
	defer s.Close()
	for _, name := range slices.Sorted(maps.Keys(extra)) {
		data, err := extra[name](s)
		if err != nil {
			return fmt.Errorf("make section %s: %w", name, err)
		}
		b.begin(name)
		b.write(data)
		b.end()
	}
	return b.err
}

type fileBuilder struct {
	*writer
	runs   []run
	ids    [][]uint32 // by run and by id in the run: the final id
	values int
	quads  section
	buffer int // bytes to read ahead in a run
	window int // rows of an index to put in order at a time
}

// writeValues merges the dictionaries, and writes what there is about values.
func (b *fileBuilder) writeValues() error {
	var total int
	sources := make([]func() ([]byte, error), len(b.runs))
	for i, r := range b.runs {
		sources[i] = r.values(b.buffer)
		b.ids[i] = make([]uint32, 1, r.count+1)
		total += r.count
	}
	ends := make([]uint64, 1, total+1)
	hashes := make([]uint32, 0, total)
	var last []byte
	b.begin(sectionValues)
	err := merge(sources, bytes.Compare, func(v []byte, source int) error {
		if len(hashes) == 0 || !bytes.Equal(v, last) {
			if uint64(len(hashes)) == math.MaxUint32-1 { // so that their number + 1 fits
				return errors.New("there are too many different values")
			}
			last = append(last[:0], v...)
			b.write(v)
			ends = append(ends, ends[len(ends)-1]+uint64(len(v)))
			hashes = append(hashes, hashValue(v))
		}
		b.ids[source] = append(b.ids[source], uint32(len(hashes)))
		return b.err
	})
	if err != nil {
		return err
	}
	b.end()

	b.begin(sectionValueEnds)
	for _, end := range ends {
		b.uint32(uint32(end))
	}
	b.end()
	b.begin(sectionWraps)
	for _, id := range wraps(ends) {
		b.uint32(id)
	}
	b.end()

	b.values = len(hashes)
	slots := make([]uint32, hashSlots(b.values))
	for i, hash := range hashes {
		slot := hashSlot(hash, len(slots))
		for slots[slot] != 0 {
			if slot++; slot == len(slots) {
				slot = 0
			}
		}
		slots[slot] = uint32(i + 1)
	}
	b.begin(sectionValueHash)
	for _, id := range slots {
		b.uint32(id)
	}
	b.end()
	return b.err
}

// wraps gives the places at which rising numbers pass a multiple of 2^32, so
// that the lower halves tell the whole.
func wraps(ends []uint64) []uint32 {
	var out []uint32
	for i := 1; i < len(ends); i++ {
		for range ends[i]>>32 - ends[i-1]>>32 {
			out = append(out, uint32(i))
		}
	}
	return out
}

// writeQuads merges the rows, leaving out what was added twice.
func (b *fileBuilder) writeQuads() error {
	done := make(chan struct{})
	defer close(done)
	sources := make([]func() (row, error), len(b.runs))
	for i, r := range b.runs {
		sources[i] = ahead(mapped(r.rows(b.buffer), b.ids[i]), done)
	}
	var last row // its ids are zero, which no quad has
	var count uint32
	b.begin(sectionQuads)
	err := merge(sources, compareRows, func(r row, _ int) error {
		if r == last {
			return nil
		}
		if count == math.MaxUint32 {
			return errors.New("there are too many quads")
		}
		last = r
		count++
		for _, id := range r {
			b.uint32(id)
		}
		return b.err
	})
	b.quads = b.end()
	b.ids = nil
	if err != nil {
		return err
	}
	return b.err
}
