package snapshot

import (
	"encoding/binary"
	"io"

	"github.com/cayleygraph/quad"
)

// An index of a direction, while it is being made: how many quads have each id
// or a smaller one there, and then the rows in order.
type index struct {
	ends []uint32 // by id
	// rows gives part after part of the rows, each good until the next is asked
	// for. It is closed early if there is an error, which is in err then.
	rows chan []uint32
	err  error
}

// writeIndexes writes the index of each direction, all of which are made at the
// same time. Quads are sorted by subject already: there the rows are left out.
func (b *fileBuilder) writeIndexes() error {
	if b.flush(); b.err != nil {
		return b.err
	}
	var indexes [4]*index
	for _, d := range quad.Directions {
		indexes[column(d)] = b.startIndex(d)
	}
	var failed error
	for _, d := range quad.Directions {
		x := indexes[column(d)]
		first := <-x.rows // when this is there, so are the ends
		b.begin(d.String() + suffixEnds)
		last := uint32(0)
		for id, sum := range x.ends {
			if sparse(d) && sum > last {
				b.uint32(uint32(id))
			}
			if !sparse(d) || sum > last {
				b.uint32(sum)
			}
			last = sum
		}
		b.end()
		if d != quad.Subject {
			b.begin(d.String() + suffixRows)
			for part := first; part != nil; part = <-x.rows {
				for _, row := range part {
					b.uint32(row)
				}
			}
			b.end()
		}
		if x.err != nil {
			failed = x.err // the others must come to their end all the same
		}
	}
	if failed != nil {
		return failed
	}
	return b.err
}

// startIndex lets an index be made.
func (b *fileBuilder) startIndex(d quad.Direction) *index {
	x := &index{rows: make(chan []uint32)}
	quads := b.sink.part(b.quads)
	go func() {
		defer close(x.rows)
		x.err = x.make(quads, d, b.values, b.window)
	}()
	return x
}

func (x *index) make(quads io.ReadSeeker, d quad.Direction, values, window int) error {
	ends := make([]uint32, values+1)
	x.ends = ends
	if err := eachID(quads, d, func(_, id uint32) { ends[id]++ }); err != nil {
		return err
	}
	var sum uint32
	for id, n := range ends {
		sum += n
		ends[id] = sum
	}
	if d == quad.Subject {
		return nil
	}
	// The place of a row is known from the ends, but rows come in another order.
	// So the places are filled window by window, each in a pass of its own; one
	// window is written while the next is filled.
	places := make([]uint32, values+1) // by id: the place of its next row
	var parts [2][]uint32
	for start := 0; start < int(sum); start += window {
		copy(places[1:], ends)
		places[0] = 0
		parts[0], parts[1] = parts[1], parts[0]
		if parts[0] == nil {
			parts[0] = make([]uint32, min(window, int(sum)-start))
		}
		part := parts[0][:min(window, int(sum)-start)]
		err := eachID(quads, d, func(row, id uint32) {
			place := int(places[id]) - start
			places[id]++
			if place >= 0 && place < len(part) {
				part[place] = row
			}
		})
		if err != nil {
			return err
		}
		x.rows <- part
	}
	return nil
}

// eachID reads quads and calls f with the id that each has in a direction.
func eachID(quads io.ReadSeeker, d quad.Direction, f func(row, id uint32)) error {
	if _, err := quads.Seek(0, io.SeekStart); err != nil {
		return err
	}
	block := make([]byte, blockSize)
	for row := uint32(0); ; {
		n, err := io.ReadFull(quads, block)
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
