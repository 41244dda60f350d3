package snapshot

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
)

// sectionOf makes a section of some text.
func sectionOf(text string) func(*Store) ([]byte, error) {
	return func(*Store) ([]byte, error) { return []byte(text), nil }
}

// fileOf gives the bytes of the file of some quads.
func fileOf(t testing.TB, opts Options, quads []quad.Quad) []byte {
	t.Helper()
	b := builderOf(t, opts, quads)
	b.AddSection("words", sectionOf("abc"))
	b.AddSection("empty", sectionOf(""))
	path := filepath.Join(t.TempDir(), "graph")
	if err := b.Write(path); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestSameBytes(t *testing.T) {
	quads := slices.Collect(corpus{1500}.quads())
	for _, text := range []string{"one", "two"} { // longer than any buffer, and equal but for the end
		long := quad.String(strings.Repeat("long ", 100_000) + text)
		quads = append(quads, quad.Quad{Subject: quad.IRI("s"), Predicate: quad.IRI("p"), Object: long})
	}
	want := fileOf(t, packed, quads)

	shuffled := slices.Concat(quads, quads[:len(quads)/3]) // a third is there twice
	rand.New(rand.NewPCG(1, 1)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	if !bytes.Equal(want, fileOf(t, packed, shuffled)) {
		t.Error("another order gives other bytes")
	}
	for _, memory := range []int{1, 200_000, 1_000_000} {
		opts := packed
		opts.Memory, opts.TempDir = memory, t.TempDir()
		b := builderOf(t, opts, shuffled)
		if b.settle(); len(b.runs) < 2 {
			t.Errorf("with %d bytes of memory there are %d runs", memory, len(b.runs))
		}
		if !bytes.Equal(want, fileOf(t, opts, shuffled)) {
			t.Errorf("with %d bytes of memory there are other bytes", memory)
		}
	}
}

// TestFormat notices a change of the format, which needs a new formatVersion.
func TestFormat(t *testing.T) {
	var quads []quad.Quad
	for i, v := range everyKind {
		quads = append(quads, quad.Quad{Subject: entity(i), Predicate: name("p", "is"), Object: v}, quad.Quad{Subject: v, Predicate: v, Object: v, Label: entity(i)})
	}
	quads = slices.DeleteFunc(quads, func(q quad.Quad) bool { return !q.IsValid() })
	got := fmt.Sprintf("%d: %x", formatVersion, sha256.Sum256(fileOf(t, packed, quads)))
	if want := "2: 90d4789b5b316ab4c9f3a14cad9795e5501200fc60611acc726d6a4e096fa68f"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestSorted checks the order that the format promises.
func TestSorted(t *testing.T) {
	s, err := builderOf(t, packed, append(randomQuads(rand.New(rand.NewPCG(1, 1)), 2000), slices.Collect(corpus{200}.quads())...)).Store()
	if err != nil {
		t.Fatal(err)
	}
	var last []byte
	for id := range s.valueCount {
		p, err := s.value(id + 1)
		if err != nil {
			t.Fatal(err)
		}
		v, err := s.packing.unpack(nil, p)
		if err != nil {
			t.Fatal(err)
		}
		if id > 0 && bytes.Compare(last, v) >= 0 {
			t.Errorf("value %d is %q, after %q", id+1, v, last)
		}
		last = v
	}
	var before row
	for r := range s.quadCount {
		now, err := s.row(quadRef(r))
		if err != nil {
			t.Fatal(err)
		}
		if compareRows(before, now) >= 0 {
			t.Errorf("row %d is %v, after %v", r, now, before)
		}
		before = now
	}
}

func TestSections(t *testing.T) {
	b := NewBuilder(Options{})
	for _, name := range []string{"", "values", "label-rows", "a name that is far too long", "zero\x00"} {
		if err := b.AddSection(name, nil); err == nil {
			t.Errorf("AddSection(%q) gives no error", name)
		}
	}
	want := map[string][]byte{"words": []byte("abc"), "times": {}, "a name of 24 bytes......": []byte("12345678"), "none": nil}
	for name, data := range want {
		if data == nil {
			continue
		}
		if err := b.AddSection(name, sectionOf(string(data))); err != nil {
			t.Fatal(err)
		}
	}
	s, err := b.Store()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	got := map[string][]byte{}
	for name := range want {
		got[name] = s.Section(name)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sections (-want +got):\n%s", diff)
	}
}

func TestAddRefuses(t *testing.T) {
	b := NewBuilder(Options{})
	good := quad.MakeIRI("s", "p", "o", "")
	for want, change := range map[string]func(*quad.Quad){
		"add quad <nil> -- <p> -> <o>: a value is missing":                                       func(q *quad.Quad) { q.Subject = nil },
		"add quad <s> -- <> -> <o>: a value is missing":                                          func(q *quad.Quad) { q.Predicate = quad.IRI("") },
		"add quad <s> -- <p> -> <nil>: a value is missing":                                       func(q *quad.Quad) { q.Object = nil },
		"add quad <s> -- <p> -> foreign: a value of kind snapshot.foreignValue cannot be stored": func(q *quad.Quad) { q.Object = foreignValue{} },
		"add quad <s> -- <p> -> <o>: a value of kind snapshot.foreignValue cannot be stored":     func(q *quad.Quad) { q.Label = foreignValue{} },
	} {
		q := good
		change(&q)
		if err := b.Add(q); err == nil || err.Error() != want {
			t.Errorf("got error %v, want %s", err, want)
		}
	}
	if err := b.Add(good); err != nil {
		t.Fatal(err)
	}
	s, err := b.Store()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if diff := cmp.Diff([]quad.Quad{good}, quadsOf(t, s)); diff != "" {
		t.Errorf("quads (-want +got):\n%s", diff)
	}
	if err := b.Add(good); err == nil {
		t.Error("Add to a builder that is done gives no error")
	}
	if _, err := b.Store(); err == nil {
		t.Error("a builder builds twice")
	}
	if err := b.Write(filepath.Join(t.TempDir(), "graph")); err == nil {
		t.Error("a builder builds twice")
	}
}

func TestNothingLeftAfterFailure(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "graph")
	if err := os.MkdirAll(filepath.Join(target, "in the way"), 0o777); err != nil {
		t.Fatal(err)
	}
	quads := slices.Collect(corpus{100}.quads())
	if err := builderOf(t, Options{Memory: 1, TempDir: dir}, quads).Write(target); err == nil {
		t.Error("a folder is overwritten")
	}
	err := builderOf(t, Options{}, quads).Write(filepath.Join(dir, "missing", "graph"))
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("writing into a missing folder: %v", err)
	}
	builderOf(t, Options{Memory: 1, TempDir: dir}, quads).Close() // given up
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{target}, files); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

// fullDisk takes so many bytes and no more.
type fullDisk struct {
	memory
	left int
}

var errFull = errors.New("the disk is full")

func (d *fullDisk) Write(p []byte) (int, error) {
	if d.left -= len(p); d.left < 0 {
		return 0, errFull
	}
	return d.memory.Write(p)
}

func TestFullDisk(t *testing.T) {
	quads := slices.Collect(corpus{100}.quads())
	size := len(fileOf(t, Options{}, quads))
	for left := 0; left < size; left += 997 {
		if err := builderOf(t, Options{}, quads).build(&fullDisk{left: left}); !errors.Is(err, errFull) {
			t.Errorf("with room for %d bytes of %d the error is %v", left, size, err)
		}
	}
	spill := builderOf(t, Options{Memory: 1, TempDir: t.TempDir()}, quads)
	spill.spill.file.Close()
	if err := spill.Write(filepath.Join(t.TempDir(), "graph")); err == nil || !strings.Contains(err.Error(), "temporary file") {
		t.Errorf("without the temporary file the error of Write is %v", err)
	}
	spill = builderOf(t, Options{Memory: 1, TempDir: t.TempDir()}, quads)
	spill.spill.file.Close()
	var err error
	for i := 0; err == nil && i < len(quads); i++ {
		err = spill.Add(quads[i])
	}
	if err == nil || !strings.Contains(err.Error(), "temporary file") {
		t.Errorf("without the temporary file the error of Add is %v", err)
	}
	if _, err := spill.Store(); !errors.Is(err, errClosed) {
		t.Errorf("after an error of Add that of Store is %v", err)
	}
}

// unreadableDisk takes what is written, and does not give it back.
type unreadableDisk struct{ memory }

func (d *unreadableDisk) part(section) io.ReadSeeker { return unreadable{} }

type unreadable struct{}

func (unreadable) Seek(int64, int) (int64, error) { return 0, nil }
func (unreadable) Read([]byte) (int, error)       { return 0, errFull }

func TestUnreadableDisk(t *testing.T) {
	if err := builderOf(t, Options{}, slices.Collect(corpus{100}.quads())).build(&unreadableDisk{}); !errors.Is(err, errFull) {
		t.Errorf("the error is %v", err)
	}
}
