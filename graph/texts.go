package graph

import (
	"bytes"
	"compress/flate"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sort"

	"github.com/cayleygraph/quad"

	"ibid/fact"
)

// The files of the documents lie in the graph, so that it can show its words
// wherever it is served: in filesSection one after the other in the order of
// their nodes, each compressed by itself (https://www.rfc-editor.org/rfc/rfc1951).
// shelfSection says where, 12 bytes each: the node of the document, and as 8
// bytes where its file ends.
const (
	filesSection = "files"
	shelfSection = "shelf"
)

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

// Text returns the file of a document as it was when it was checked, or nothing for an unknown document.
// It is an error if the graph was built without the folder of the corpus.
func (g *Graph) Text(ctx context.Context, id fact.DocumentID) ([]byte, error) {
	text, err := g.readFile(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("read the text of %s: %w", id, err)
	}
	return text, nil
}

func (g *Graph) readFile(ctx context.Context, id fact.DocumentID) ([]byte, error) {
	nodes, err := g.store.quads.Nodes(ctx, []quad.Value{g.document(id)})
	if err != nil || nodes[0] == 0 {
		return nil, err
	}
	from, to, found := g.index.shelf.find(nodes[0])
	if !found {
		return nil, errors.New("the graph has no texts")
	}
	packed, err := g.store.quads.Part(ctx, filesSection, from, to)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
}

// packFiles puts the files of all documents into the graph.
func (d *deriver) packFiles(ctx context.Context, content fs.FS) error {
	if content == nil {
		return nil
	}
	located, err := d.rows(ibid + "path")
	if err != nil {
		return err
	}
	digested, err := d.rows(ibid + "digest")
	if err != nil {
		return err
	}
	digests := d.byNode(digested)
	var files bytes.Buffer
	var ends []byte
	pack, err := flate.NewWriter(&files, flate.BestSpeed)
	if err != nil {
		return err
	}
	for _, r := range located {
		if err := ctx.Err(); err != nil {
			return err
		}
		path, err := d.quads.Text(r[2])
		if err != nil {
			return err
		}
		digest, err := d.quads.Text(digests[r[0]])
		if err != nil {
			return err
		}
		file, err := fs.ReadFile(content, path)
		if err != nil {
			return err
		}
		if sum := sha256.Sum256(file); hex.EncodeToString(sum[:]) != digest {
			return fmt.Errorf("%s has changed since it was checked", path)
		}
		pack.Reset(&files)
		if _, err := pack.Write(file); err != nil {
			return err
		}
		if err := pack.Close(); err != nil {
			return err
		}
		ends = binary.LittleEndian.AppendUint32(ends, uint32(r[0]))
		ends = binary.LittleEndian.AppendUint64(ends, uint64(files.Len()))
	}
	d.sections[filesSection], d.sections[shelfSection] = files.Bytes(), ends
	return nil
}
