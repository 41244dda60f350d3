package snapshot

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"

	"github.com/cayleygraph/quad"
)

// build merges the runs into a file. memory is roughly how many bytes may be
// taken for buffers.
func build(s sink, runs []run, memory int, extra map[string]func(*Store) ([]byte, error)) error {
	b := fileBuilder{
		writer: newWriter(s, len(coreSections())+len(extra)),
		runs:   runs,
		ids:    make([][]uint32, len(runs)),
		buffer: min(max(memory/4/max(len(runs), 1), 1<<10), blockSize),
		window: max(memory/8, 1<<12),
	}
	if err := b.writeValues(); err != nil {
		return err
	}
	if err := b.writeQuads(); err != nil {
		return err
	}
	for _, d := range quad.Directions {
		if err := b.writeIndex(d); err != nil {
			return err
		}
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
	window int // rows to put in order at a time
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
	sources := make([]func() (row, error), len(b.runs))
	for i, r := range b.runs {
		sources[i] = mapped(r.rows(b.buffer), b.ids[i])
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

// writeIndex writes the index of a direction. Quads are sorted by subject
// already: there the rows are left out.
func (b *fileBuilder) writeIndex(d quad.Direction) error {
	ends := make([]uint32, b.values+1)
	if err := b.eachID(d, func(_, id uint32) { ends[id]++ }); err != nil {
		return err
	}
	var sum uint32
	b.begin(d.String() + suffixEnds)
	for id, n := range ends {
		sum += n
		ends[id] = sum
		if sparse(d) && n > 0 {
			b.uint32(uint32(id))
		}
		if !sparse(d) || n > 0 {
			b.uint32(sum)
		}
	}
	b.end()
	if d == quad.Subject {
		return b.err
	}
	// The place of a row is known from ends, but rows come in another order.
	// So the places are filled window by window, each in a pass of its own.
	b.begin(d.String() + suffixRows)
	count := int(b.quads.length / rowSize)
	places := make([]uint32, b.values+1) // by id: the place of its next row
	window := make([]uint32, min(b.window, count))
	for start := 0; start < count; start += len(window) {
		copy(places[1:], ends)
		places[0] = 0
		part := window[:min(len(window), count-start)]
		err := b.eachID(d, func(row, id uint32) {
			place := int(places[id]) - start
			places[id]++
			if place >= 0 && place < len(part) {
				part[place] = row
			}
		})
		if err != nil {
			return err
		}
		for _, row := range part {
			b.uint32(row)
		}
	}
	b.end()
	return b.err
}

// eachID reads back the quads and calls f with the id that each has in a
// direction.
func (b *fileBuilder) eachID(d quad.Direction, f func(row, id uint32)) error {
	b.flush()
	if b.err != nil {
		return b.err
	}
	block := make([]byte, blockSize)
	r := io.NewSectionReader(b.sink, int64(b.quads.offset), int64(b.quads.length))
	for row := uint32(0); ; {
		n, err := io.ReadFull(r, block)
		for at := 4 * column(d); at < n; at += rowSize {
			f(row, binary.LittleEndian.Uint32(block[at:]))
			row++
		}
		if err == io.EOF || err == io.ErrUnexpectedEOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}
