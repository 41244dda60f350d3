package graph

import (
	"bytes"
	"cmp"
	"compress/flate"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"sort"
	"strings"

	"github.com/cayleygraph/quad"

	"ibid/fact"
)

// The files of the documents lie in the graph, so that it can show its words
// wherever it is served. They follow each other in the order of their nodes, cut
// into blocks of whole files, of which each is compressed by itself
// (https://www.rfc-editor.org/rfc/rfc1951).
const (
	// filesSection holds the compressed blocks one after the other.
	filesSection = "files"
	// blocksSection says of each block in 8 bytes each where it ends, and where
	// it would if none were compressed.
	blocksSection = "blocks"
	// shelfSection says of each file in 12 bytes the node of its document, and
	// where it would end if none were compressed.
	shelfSection = "shelf"
)

// blockSize is how many bytes a block has at least, uncompressed; but for the last.
const blockSize = 1 << 16

// mostPacked is how many times smaller a text can become at most.
const mostPacked = 1100

type blocks []byte

func (b blocks) len() int { return len(b) / 16 }

// ends returns where the i-th block ends, compressed and not.
func (b blocks) ends(i int) (packed, plain int64) {
	if i < 0 || i >= b.len() {
		return 0, 0
	}
	return int64(binary.LittleEndian.Uint64(b[16*i:])), int64(binary.LittleEndian.Uint64(b[16*i+8:]))
}

// find returns the first block that ends behind a place, uncompressed.
func (b blocks) find(plain int64) int {
	return sort.Search(b.len(), func(i int) bool {
		_, end := b.ends(i)
		return end > plain
	})
}

type shelf []byte

func (s shelf) len() int { return len(s) / 12 }

// end returns where the i-th file ends.
func (s shelf) end(i int) int64 {
	if i < 0 || i >= s.len() {
		return 0
	}
	return int64(binary.LittleEndian.Uint64(s[12*i+4:]))
}

// find returns where the file of a document begins and ends.
func (s shelf) find(document node) (from, to int64, found bool) {
	at := func(i int) node { return node(binary.LittleEndian.Uint32(s[12*i:])) }
	i := sort.Search(s.len(), func(i int) bool { return at(i) >= document })
	if i == s.len() || at(i) != document {
		return 0, 0, false
	}
	return s.end(i - 1), s.end(i), true
}

// Texts returns the files of documents as they were when they were checked, nil for an unknown one.
// It is an error if the graph was built without the folder of the corpus.
func (g *Graph) Texts(ctx context.Context, ids ...fact.DocumentID) ([][]byte, error) {
	texts, err := g.readFiles(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("read the texts of documents: %w", err)
	}
	return texts, nil
}

// wantedFile is the place of a file, if nothing were compressed.
type wantedFile struct {
	at       int // among those that were asked for
	from, to int64
}

func (g *Graph) readFiles(ctx context.Context, ids []fact.DocumentID) ([][]byte, error) {
	nodes, err := g.store.quads.Nodes(ctx, iris(ids, g.document))
	if err != nil {
		return nil, err
	}
	texts := make([][]byte, len(ids))
	var wanted []wantedFile
	for i, n := range nodes {
		if n == 0 {
			continue
		}
		from, to, found := g.index.shelf.find(n)
		switch {
		case !found:
			return nil, fmt.Errorf("the graph has no text of %s", ids[i])
		case from == to:
			texts[i] = []byte{}
		default:
			wanted = append(wanted, wantedFile{i, from, to})
		}
	}
	slices.SortFunc(wanted, func(a, b wantedFile) int { return cmp.Compare(a.from, b.from) })
	for len(wanted) > 0 {
		block := g.index.blocks.find(wanted[0].from)
		_, end := g.index.blocks.ends(block)
		n := 1
		for n < len(wanted) && wanted[n].from < end {
			n++
		}
		if err := g.readBlock(ctx, block, wanted[:n], texts); err != nil {
			return nil, err
		}
		wanted = wanted[n:]
	}
	return texts, nil
}

// readBlock reads files that are in the same block, in their order.
func (g *Graph) readBlock(ctx context.Context, block int, wanted []wantedFile, texts [][]byte) error {
	start, at := g.index.blocks.ends(block - 1)
	end, plainEnd := g.index.blocks.ends(block)
	if end < start || plainEnd-at > mostPacked*(end-start) {
		return errDamaged
	}
	packed, err := g.store.quads.Part(ctx, filesSection, start, end)
	if err != nil {
		return err
	}
	plain := flate.NewReader(bytes.NewReader(packed))
	for i, w := range wanted {
		if i > 0 && w.from == wanted[i-1].from {
			texts[w.at] = texts[wanted[i-1].at]
			continue
		}
		if w.from < at || w.to < w.from || w.to > plainEnd {
			return errDamaged
		}
		if _, err := io.CopyN(io.Discard, plain, w.from-at); err != nil {
			return err
		}
		text := make([]byte, w.to-w.from)
		if _, err := io.ReadFull(plain, text); err != nil {
			return err
		}
		texts[w.at], at = text, w.to
	}
	return nil
}

var errDamaged = errors.New("the graph is damaged")

// shelver packs the files of documents.
type shelver struct {
	files     bytes.Buffer // compressed
	block     []byte       // that is being filled
	plain     int64        // bytes in all
	blocks    []byte
	documents []quad.Value
	ends      []int64 // of their files
	compress  *flate.Writer
}

func (s *shelver) add(document quad.Value, file []byte) error {
	s.block = append(s.block, file...)
	s.plain += int64(len(file))
	s.documents, s.ends = append(s.documents, document), append(s.ends, s.plain)
	if len(s.block) < blockSize {
		return nil
	}
	return s.end()
}

// end compresses a block.
func (s *shelver) end() error {
	s.compress.Reset(&s.files)
	if _, err := s.compress.Write(s.block); err != nil {
		return err
	}
	if err := s.compress.Close(); err != nil {
		return err
	}
	s.blocks = binary.LittleEndian.AppendUint64(s.blocks, uint64(s.files.Len()))
	s.blocks = binary.LittleEndian.AppendUint64(s.blocks, uint64(s.plain))
	s.block = s.block[:0]
	return nil
}

// original is the file of a document that was checked.
type original struct {
	term         string // the IRI of the document with the bracket behind it: by these, nodes are sorted
	path, digest string
}

// originals lists the files of a corpus in the order of the nodes of their
// documents. It keeps nothing of the corpus in memory.
func originals(c *fact.Corpus) []original {
	var all []original
	for _, d := range c.Documents {
		if d.Path != "" {
			all = append(all, original{string(names{c.Base}.document(d.ID)) + ">", strings.Clone(d.Path), strings.Clone(d.Digest)})
		}
	}
	slices.SortFunc(all, func(a, b original) int { return strings.Compare(a.term, b.term) })
	return all
}

// ErrChanged is the error of a build whose content was changed meanwhile: a
// document is not the one that was checked. To check and build again may succeed.
var ErrChanged = errors.New("has changed since it was checked")

// packFiles reads files and packs them.
func packFiles(ctx context.Context, content fs.FS, all []original) (*shelver, error) {
	s := &shelver{}
	if content == nil {
		return s, nil
	}
	var err error
	if s.compress, err = flate.NewWriter(&s.files, flate.BestSpeed); err != nil {
		return nil, err
	}
	for _, o := range all {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		file, err := fs.ReadFile(content, o.path)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		if sum := sha256.Sum256(file); err != nil || hex.EncodeToString(sum[:]) != o.digest {
			return nil, fmt.Errorf("%s %w", o.path, ErrChanged)
		}
		if err := s.add(quad.IRI(strings.TrimSuffix(o.term, ">")), file); err != nil {
			return nil, err
		}
	}
	return s, s.end()
}

// shelve makes the sections of the files that were packed.
func (d *deriver) shelve(s *shelver) error {
	nodes, err := d.quads.Nodes(context.Background(), s.documents)
	if err != nil {
		return err
	}
	var shelf []byte
	for i, n := range nodes {
		shelf = binary.LittleEndian.AppendUint32(shelf, uint32(n))
		shelf = binary.LittleEndian.AppendUint64(shelf, uint64(s.ends[i]))
	}
	d.sections[filesSection], d.sections[blocksSection], d.sections[shelfSection] = s.files.Bytes(), s.blocks, shelf
	return nil
}
