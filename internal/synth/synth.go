// Package synth makes corpora of any size for benchmarks and tests: the same
// seed gives the same bytes. They check without a problem.
package synth

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"strings"
	"time"
)

// perFolder is how many documents stand in one folder.
const perFolder = 100

// Corpus returns a folder with as many documents, each with one new entity and
// up to twelve facts, and a list of twelve sources. A document of twelve facts
// has about 450 words and 400 quads, one of three 250 words and 150 quads.
func Corpus(seed uint64, documents, facts int) fs.FS {
	return folder{seed: seed, documents: documents, facts: facts}
}

// folder makes its files when they are opened, so that a large corpus takes no memory.
type folder struct {
	seed      uint64
	documents int
	facts     int // of each document
}

// Open implements fs.FS.
func (f folder) Open(name string) (fs.File, error) {
	notThere := &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	if !fs.ValidPath(name) {
		return nil, notThere
	}
	switch name {
	case ".":
		return &dir{info: info{name: ".", dir: true}, entries: f.root()}, nil
	case "ibid.yaml":
		return newFile(name, "title: Synthetic corpus\nbase: https://ibid.example/synthetic/\nlicence: CC0-1.0\nlanguage: en-GB\n"), nil
	case "sources.bib":
		return newFile(name, sources()), nil
	}
	var number, document int
	if _, err := fmt.Sscanf(name, "part-%d", &number); err != nil || number*perFolder >= f.documents {
		return nil, notThere
	}
	if name == folderName(number) {
		return &dir{info: info{name: name, dir: true}, entries: f.files(number)}, nil
	}
	if _, err := fmt.Sscanf(name, folderName(number)+"/document-%d.md", &document); err != nil ||
		name != folderName(number)+"/"+fileName(document) || document/perFolder != number || document >= f.documents {
		return nil, notThere
	}
	return newFile(name, f.document(document)), nil
}

func folderName(n int) string { return fmt.Sprintf("part-%05d", n) }
func fileName(n int) string   { return fmt.Sprintf("document-%07d.md", n) }

func (f folder) root() []fs.DirEntry {
	entries := []fs.DirEntry{info{name: "ibid.yaml"}}
	for i := 0; i*perFolder < f.documents; i++ {
		entries = append(entries, info{name: folderName(i), dir: true})
	}
	return append(entries, info{name: "sources.bib"})
}

func (f folder) files(number int) []fs.DirEntry {
	var entries []fs.DirEntry
	for i := number * perFolder; i < min((number+1)*perFolder, f.documents); i++ {
		entries = append(entries, info{name: fileName(i)})
	}
	return entries
}

func sources() string {
	var b strings.Builder
	for i := range 12 {
		fmt.Fprintf(&b, "@book{source%d,\n  title = {The {Annals}, Part %d},\n  author = {Writer, Some},\n  year = %d\n}\n\n", i, i+1, 1900+i)
	}
	return b.String()
}

// newFile returns a file of that text.
func newFile(name, text string) fs.File {
	return &file{Reader: bytes.NewReader([]byte(text)), info: info{name: name, size: int64(len(text))}}
}

type file struct {
	*bytes.Reader
	info info
}

// Stat implements fs.File.
func (f *file) Stat() (fs.FileInfo, error) { return f.info, nil }

// Close implements fs.File.
func (f *file) Close() error { return nil }

type dir struct {
	info    info
	entries []fs.DirEntry
}

// Stat implements fs.File.
func (d *dir) Stat() (fs.FileInfo, error) { return d.info, nil }

// Read implements fs.File.
func (d *dir) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.info.name, Err: fs.ErrInvalid}
}

// Close implements fs.File.
func (d *dir) Close() error { return nil }

// ReadDir implements fs.ReadDirFile. It gives all that is left at once when n is not positive.
func (d *dir) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 || n > len(d.entries) {
		n = len(d.entries)
	}
	out := d.entries[:n]
	d.entries = d.entries[n:]
	return out, nil
}

// info describes a file or folder.
type info struct {
	name string
	size int64
	dir  bool
}

// Name implements fs.FileInfo.
func (i info) Name() string { return i.name[strings.LastIndexByte(i.name, '/')+1:] }

// Size implements fs.FileInfo.
func (i info) Size() int64 { return i.size }

// Mode implements fs.FileInfo.
func (i info) Mode() fs.FileMode {
	if i.dir {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

// Type implements fs.DirEntry.
func (i info) Type() fs.FileMode { return i.Mode().Type() }

// ModTime implements fs.FileInfo.
func (i info) ModTime() time.Time { return time.Time{} }

// IsDir implements fs.FileInfo.
func (i info) IsDir() bool { return i.dir }

// Sys implements fs.FileInfo.
func (i info) Sys() any { return nil }

// Info implements fs.DirEntry.
func (i info) Info() (fs.FileInfo, error) { return i, nil }

// random returns the source of numbers of one document.
func (f folder) random(document int) *rand.Rand {
	return rand.New(rand.NewPCG(f.seed, uint64(document)))
}
