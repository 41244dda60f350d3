package snapshot

import (
	"bytes"
	"encoding/binary"
	"io"
	"os"
)

// A sink is what a file is written to: a file on disk, or memory.
type sink interface {
	io.Writer
	io.WriterAt
	// part reads back what was written in a place. More may be written meanwhile.
	part(s section) io.ReadSeeker
	// written gives what has been written so far, and what frees it.
	written() (data []byte, free func() error, err error)
}

// file is a sink on disk.
type file struct{ *os.File }

func (f file) part(s section) io.ReadSeeker {
	return io.NewSectionReader(f, int64(s.offset), int64(s.length))
}

func (f file) written() ([]byte, func() error, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, nil, err
	}
	return mapFile(f.File, info.Size())
}

// memory is a sink that keeps what is written.
type memory []byte

func (m *memory) Write(p []byte) (int, error) {
	*m = append(*m, p...)
	return len(p), nil
}

func (m *memory) WriteAt(p []byte, off int64) (int, error) {
	return copy((*m)[off:], p), nil
}

func (m *memory) part(s section) io.ReadSeeker {
	return bytes.NewReader((*m)[s.offset : s.offset+s.length])
}

func (m *memory) written() ([]byte, func() error, error) {
	return *m, func() error { return nil }, nil
}

const blockSize = 1 << 16

// A writer writes the sections of a file one after the other, and the table
// last. The first error stays in err, and makes all that follows do nothing.
type writer struct {
	sink    sink
	block   []byte // what is not yet in sink
	offset  uint64 // of the start of block
	table   []section
	pending bool // a section has begun and not ended
	err     error
}

func newWriter(s sink, sections int) *writer {
	w := &writer{sink: s, block: make([]byte, 0, blockSize)}
	w.write(make([]byte, tableSize(sections))) // its place; finish fills it
	w.flush()
	return w
}

// begin starts a section, which takes what is written until end.
func (w *writer) begin(name string) {
	w.table = append(w.table, section{name: name, offset: w.position()})
	w.pending = true
}

func (w *writer) end() section {
	s := &w.table[len(w.table)-1]
	s.length = w.position() - s.offset
	w.write(make([]byte, padding(s.length)))
	w.flush()
	w.pending = false
	return *s
}

func (w *writer) position() uint64 { return w.offset + uint64(len(w.block)) }

func (w *writer) write(p []byte) {
	w.room(len(p))
	if len(p) > blockSize {
		w.emit(p)
		return
	}
	w.block = append(w.block, p...)
}

func (w *writer) uint32(v uint32) {
	w.room(4)
	w.block = binary.LittleEndian.AppendUint32(w.block, v)
}

// room makes sure that the block does not grow by n more bytes.
func (w *writer) room(n int) {
	if len(w.block)+n > blockSize {
		w.flush()
	}
}

func (w *writer) flush() {
	w.emit(w.block)
	w.block = w.block[:0]
}

func (w *writer) emit(p []byte) {
	if w.err != nil {
		return
	}
	if w.pending {
		s := &w.table[len(w.table)-1]
		s.checksum = checksum(s.checksum, p)
	}
	w.offset += uint64(len(p))
	_, w.err = w.sink.Write(p)
}

// finish writes the table.
func (w *writer) finish() error {
	if w.err != nil {
		return w.err
	}
	_, err := w.sink.WriteAt(encodeTable(w.table, w.offset), 0)
	return err
}
