package snapshot

import (
	"errors"
	"fmt"
	"hash/maphash"
	"os"
	"slices"

	"github.com/cayleygraph/quad"

	"ibid/internal/write"
)

// Options of a Builder. The zero value is good.
type Options struct {
	// Memory is about how many bytes may be taken; quads that do not fit go
	// to a temporary file, sorted part by part. To put the parts together
	// takes up to 40 bytes for each distinct value, even if that is more.
	// 0 is 512 MiB.
	Memory int
	// TempDir is the folder for the temporary file, or "" for the system's.
	TempDir string
	// Prefixes are what many IRIs begin with, and HexPrefixes what those begin
	// with that go on with lower-case hexadecimal digits. They make the file
	// smaller: a prefix is stored once, and a digit in 5 bits. Up to 125 are used.
	Prefixes, HexPrefixes []string
}

const defaultMemory = 512 << 20

// A Builder collects quads and makes a Store of them, once. It is not safe for
// concurrent use.
type Builder struct {
	opts     Options
	prefixes []prefix
	packing  packing
	chunk    *chunk
	recent   [1 << 9]seen // IRIs that were added lately, by their hash
	seed     maphash.Seed
	encoded  []byte
	packed   []byte
	runs     []run
	spill    *spillFile   // holds runs, if there are any
	spilling chan spilled // gives one more run; nil if none is being made
	sections map[string]func(*Store) ([]byte, error)
	closed   bool
}

// seen is an IRI and its id in the chunk.
type seen struct {
	iri quad.IRI
	id  uint32
}

// spilled is a run that was moved to the temporary file, and the chunk that it
// was in, now empty.
type spilled struct {
	run   run
	chunk *chunk
	err   error
}

// NewBuilder gives an empty Builder, which must be closed.
func NewBuilder(opts Options) *Builder {
	if opts.Memory == 0 {
		opts.Memory = defaultMemory
	}
	prefixes := listPrefixes(opts.Prefixes, opts.HexPrefixes)
	return &Builder{
		opts: opts, prefixes: prefixes, packing: newPacking(prefixes), chunk: newChunk(),
		seed: maphash.MakeSeed(), sections: map[string]func(*Store) ([]byte, error){},
	}
}

var errClosed = errors.New("the builder is closed")

// Add adds a quad. A quad that is there already is not added again. It is an
// error if the subject, the predicate or the object is missing, or if a value
// is of a kind that package quad does not define; the quad is left out then. An
// error of the temporary file closes the Builder.
func (b *Builder) Add(q quad.Quad) error {
	if b.closed {
		return errClosed
	}
	if !q.IsValid() {
		return fmt.Errorf("add quad %v: a value is missing", q)
	}
	var r row
	for i, v := range [4]quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
		if v == nil {
			continue
		}
		id, err := b.id(v)
		if err != nil {
			return fmt.Errorf("add quad %v: %w", q, err)
		}
		r[i] = id
	}
	b.chunk.rows = append(b.chunk.rows, r)
	// There are two chunks, and a slice that grows is there twice for a moment:
	// hence a quarter.
	if b.chunk.size() > b.opts.Memory/4 && len(b.chunk.rows) >= minChunk {
		if err := b.spillChunk(); err != nil {
			b.Close()
			return err
		}
	}
	return nil
}

// minChunk is how many quads are worth a run of their own, however little
// memory is allowed.
const minChunk = 256

// id gives the id of a value. Most are IRIs that were there a moment ago, as the
// subject of the quad before or another predicate; that saves looking them up.
func (b *Builder) id(v quad.Value) (uint32, error) {
	iri, isIRI := v.(quad.IRI)
	var recent *seen
	if isIRI {
		recent = &b.recent[maphash.String(b.seed, string(iri))%uint64(len(b.recent))]
		if recent.id != 0 && recent.iri == iri {
			return recent.id, nil
		}
	}
	var err error
	b.encoded, err = appendValue(b.encoded[:0], v)
	if err != nil {
		return 0, err
	}
	b.packed = b.packing.pack(b.packed[:0], b.encoded)
	id := b.chunk.id(b.packed)
	if isIRI {
		*recent = seen{iri, id}
	}
	return id, nil
}

// AddSection adds a section of the caller's to the file, for Store.Section,
// instead of any of the same name. A name has up to 24 bytes and is not one of
// the format's own. What is in it is made last, from a Store of the finished
// quads, which is good for no longer; sections are made in the order of their names.
func (b *Builder) AddSection(name string, data func(*Store) ([]byte, error)) error {
	if b.closed {
		return errClosed
	}
	if name == "" || len(name) > nameSize || name[len(name)-1] == 0 || slices.Contains(coreSections(), name) {
		return fmt.Errorf("add section: %q cannot be its name", name)
	}
	b.sections[name] = data
	return nil
}

// spillChunk lets what is in memory be moved to the temporary file, while other
// quads are added.
func (b *Builder) spillChunk() error {
	if b.spill == nil {
		f, err := newSpillFile(b.opts.TempDir)
		if err != nil {
			return fmt.Errorf("create temporary file: %w", err)
		}
		b.spill = f
	}
	empty, err := b.settle()
	if err != nil {
		return err
	}
	if empty == nil {
		empty = b.chunk.twin()
	}
	full, spill, done := b.chunk, b.spill, make(chan spilled, 1)
	go func() {
		r, err := spill.store(full.run())
		full.reset()
		done <- spilled{r, full, err}
	}()
	b.chunk, b.spilling = empty, done
	clear(b.recent[:])
	return nil
}

// settle waits until the run is there that is being made, if one is, and gives
// the chunk that it was in.
func (b *Builder) settle() (*chunk, error) {
	if b.spilling == nil {
		return nil, nil
	}
	s := <-b.spilling
	b.spilling = nil
	if s.err != nil {
		return nil, fmt.Errorf("write temporary file: %w", s.err)
	}
	b.runs = append(b.runs, s.run)
	return s.chunk, nil
}

// Close ends the Builder and frees what it holds, on disk too. Write and Store
// close it themselves; to close it again does nothing.
func (b *Builder) Close() {
	b.settle()
	if b.spill != nil {
		b.spill.close()
	}
	*b = Builder{closed: true}
}

// build writes the file to s.
func (b *Builder) build(s sink) error {
	if b.spill == nil {
		b.runs = []run{b.chunk.run()}
	} else {
		if err := b.spillChunk(); err != nil {
			return err
		}
		b.chunk = nil
		if _, err := b.settle(); err != nil {
			return err
		}
	}
	return build(s, b.prefixes, b.runs, b.opts.Memory, b.sections)
}

// Store builds the store in memory, and closes the Builder.
func (b *Builder) Store() (*Store, error) {
	if b.closed {
		return nil, errClosed
	}
	defer b.Close()
	var m memory
	if err := b.build(&m); err != nil {
		return nil, fmt.Errorf("build graph: %w", err)
	}
	return newStore(m, nil)
}

// Write builds the store as a file at path, and closes the Builder. The file
// is written beside path, read back, brought safely to disk and renamed: at any moment
// path is what it was before or the whole new file. After an error nothing is
// left, and what a process that is killed leaves is removed by [write.Clean].
func (b *Builder) Write(path string) error {
	if b.closed {
		return errClosed
	}
	defer b.Close()
	err := write.File(path, 0o666, func(f *os.File) error {
		if err := b.build(file{f}); err != nil {
			return err
		}
		return verify(f)
	})
	if err != nil {
		return fmt.Errorf("write graph %s: %w", path, err)
	}
	return nil
}

// verify checks every checksum of a file that was written.
func verify(f *os.File) error {
	data, unmap, err := file{f}.written()
	if err != nil {
		return err
	}
	s, err := newStore(data, unmap)
	if err != nil {
		unmap()
		return err
	}
	defer s.Close()
	return s.Verify()
}
