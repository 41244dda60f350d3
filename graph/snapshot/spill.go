package snapshot

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"io"
	"os"

	"ibid/internal/write"
)

// A run is a sorted part of the quads, with a dictionary of its own: the ids
// in its rows count its values from 1. Both functions start to read from the
// beginning through a buffer of the given size in bytes. A value is good until
// the next is read; the end is io.EOF.
type run struct {
	count  int // of values
	values func(buffer int) func() ([]byte, error)
	rows   func(buffer int) func() (row, error)
}

// A spillFile holds runs on disk, see [write.Scratch].
type spillFile struct {
	file  *os.File
	close func()
}

func newSpillFile(dir string) (*spillFile, error) {
	f, remove, err := write.Scratch(cmp.Or(dir, os.TempDir()))
	if err != nil {
		return nil, err
	}
	return &spillFile{f, remove}, nil
}

// store writes r to the file, and gives it back as a run that is read from
// there.
func (s *spillFile) store(r run) (run, error) {
	w := bufio.NewWriterSize(s.file, blockSize)
	start, err := s.file.Seek(0, io.SeekCurrent)
	if err != nil {
		return run{}, err
	}
	next := r.values(0)
	for v, err := next(); err != io.EOF; v, err = next() {
		if err != nil {
			return run{}, err
		}
		w.Write(binary.AppendUvarint(w.AvailableBuffer(), uint64(len(v))))
		w.Write(v)
	}
	if err := w.Flush(); err != nil {
		return run{}, err
	}
	middle, err := s.file.Seek(0, io.SeekCurrent)
	if err != nil {
		return run{}, err
	}
	nextRow := r.rows(0)
	for row, err := nextRow(); err != io.EOF; row, err = nextRow() {
		if err != nil {
			return run{}, err
		}
		w.Write(appendRow(w.AvailableBuffer(), row))
	}
	if err := w.Flush(); err != nil {
		return run{}, err
	}
	end, err := s.file.Seek(0, io.SeekCurrent)
	if err != nil {
		return run{}, err
	}
	return run{
		count: r.count,
		values: func(buffer int) func() ([]byte, error) {
			return readValues(bufio.NewReaderSize(io.NewSectionReader(s.file, start, middle-start), buffer))
		},
		rows: func(buffer int) func() (row, error) {
			return readRows(bufio.NewReaderSize(io.NewSectionReader(s.file, middle, end-middle), buffer))
		},
	}, nil
}

func readValues(r *bufio.Reader) func() ([]byte, error) {
	var value []byte
	return func() ([]byte, error) {
		n, err := binary.ReadUvarint(r)
		if err != nil {
			return nil, err
		}
		if uint64(cap(value)) < n {
			value = make([]byte, n)
		}
		value = value[:n]
		_, err = io.ReadFull(r, value)
		return value, err
	}
}

func readRows(r *bufio.Reader) func() (row, error) {
	var b [rowSize]byte
	return func() (row, error) {
		_, err := io.ReadFull(r, b[:])
		return decodeRow(b[:]), err
	}
}

// merge calls emit with all items of the sources, each of which is sorted, in
// order, together with the number of the source. A source ends with io.EOF.
func merge[T any](sources []func() (T, error), compare func(a, b T) int, emit func(item T, source int) error) error {
	// A binary heap: heap[0] is the least, heap[i] is not above heap[2i+1]
	// and heap[2i+2].
	type head struct {
		item   T
		source int
	}
	var heap []head
	for i, next := range sources {
		item, err := next()
		if err == io.EOF {
			continue
		}
		if err != nil {
			return err
		}
		heap = append(heap, head{item, i})
	}
	down := func(i int) {
		for {
			least := i
			for child := 2*i + 1; child <= 2*i+2 && child < len(heap); child++ {
				if compare(heap[child].item, heap[least].item) < 0 {
					least = child
				}
			}
			if least == i {
				return
			}
			heap[i], heap[least] = heap[least], heap[i]
			i = least
		}
	}
	for i := len(heap)/2 - 1; i >= 0; i-- {
		down(i)
	}
	for len(heap) > 0 {
		top := &heap[0]
		if err := emit(top.item, top.source); err != nil {
			return err
		}
		item, err := sources[top.source]()
		switch err {
		case nil:
			top.item = item
		case io.EOF:
			heap[0] = heap[len(heap)-1]
			heap = heap[:len(heap)-1]
		default:
			return err
		}
		down(0)
	}
	return nil
}

// ahead gives what next does, which it calls in the background until the end, an
// error, or until done is closed.
func ahead(next func() (row, error), done <-chan struct{}) func() (row, error) {
	type block struct {
		rows []row
		err  error // after the rows
	}
	blocks := make(chan block, 1)
	go func() {
		var blockOf [3][]row // one is read from, one waits, and one is being filled
		for i := 0; ; i = (i + 1) % len(blockOf) {
			b := block{rows: blockOf[i][:0]}
			for len(b.rows) < 1<<10 && b.err == nil {
				var r row
				if r, b.err = next(); b.err == nil {
					b.rows = append(b.rows, r)
				}
			}
			blockOf[i] = b.rows
			select {
			case blocks <- b:
			case <-done:
				return
			}
			if b.err != nil {
				return
			}
		}
	}()
	var now block
	return func() (row, error) {
		for len(now.rows) == 0 {
			if now.err != nil {
				return row{}, now.err
			}
			now = <-blocks
		}
		r := now.rows[0]
		now.rows = now.rows[1:]
		return r, nil
	}
}

// mapped renumbers the rows of a source. Ids that grow with the old ones keep
// the rows sorted.
func mapped(next func() (row, error), ids []uint32) func() (row, error) {
	return func() (row, error) {
		r, err := next()
		if err != nil {
			return r, err
		}
		return row{ids[r[0]], ids[r[1]], ids[r[2]], ids[r[3]]}, nil
	}
}
