package snapshot

import (
	"context"
	"encoding/binary"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/quad"
)

func smallFile(t testing.TB) []byte {
	t.Helper()
	quads := randomQuads(rand.New(rand.NewPCG(1, 1)), 12)
	return fileOf(t, packed, append(quads, quad.Quad{Subject: quads[0].Subject, Predicate: quads[0].Predicate, Object: statement(1)}))
}

// openBytes opens a file with some content.
func openBytes(t testing.TB, content []byte) (*Store, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "graph")
	if err := os.WriteFile(path, content, 0o666); err != nil {
		t.Fatal(err)
	}
	return Open(path)
}

func TestOpenRefuses(t *testing.T) {
	file := smallFile(t)
	newer := slices.Clone(file)
	newer[8] = formatVersion + 1
	older := slices.Clone(file)
	older[8] = formatVersion - 1
	for _, c := range []struct {
		what    string
		content []byte
		want    string
	}{
		{"empty", nil, "the file is truncated"},
		{"part of the magic", file[:5], "the file is truncated"},
		{"part of the header", file[:20], "the file is truncated"},
		{"part of the table", file[:200], "the file is truncated"},
		{"all but the end", file[:len(file)-1], "the file is truncated"},
		{"foreign", []byte("SQLite format 3\x00"), "this is no graph file"},
		{"text", []byte("\x89ibid\n\x1a and more of it"), "this is no graph file"},
		{"newer", newer, "the file has format version 3 of a newer program, and only version 2 can be read"},
		{"older", older, "the file has format version 1 of an older program, and only version 2 can be read: build it again"},
		{"longer", append(slices.Clone(file), 0), "the file is longer than its header says"},
		{"damaged table", flipped(file, 30), "the section table is damaged"},
		{"damaged section", flipped(file, len(file)-8), "section words is damaged: its checksum is wrong"},
	} {
		s, err := openBytes(t, c.content)
		if err == nil {
			s.Close()
			t.Errorf("%s: no error", c.what)
		} else if !strings.HasSuffix(err.Error(), ": "+c.want) || !strings.HasPrefix(err.Error(), "open graph /") {
			t.Errorf("%s: got error %q, want %q", c.what, err, c.want)
		}
	}
	if _, err := Open(filepath.Join(t.TempDir(), "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing file: %v", err)
	}
	for _, name := range []string{t.TempDir(), os.DevNull} {
		if _, err := Open(name); err == nil || err.Error() != "open graph "+name+": this is not a regular file" {
			t.Errorf("%s: got error %v", name, err)
		}
	}
}

func flipped(file []byte, at int) []byte {
	file = slices.Clone(file)
	file[at] ^= 1 << (at % 8)
	return file
}

// TestEveryByte damages every byte of a file, and cuts it at every length:
// Open refuses all of these. Where it does not look at the sections, as with a
// large file, reading may give an error but no panic.
func TestEveryByte(t *testing.T) {
	file := smallFile(t)
	path := filepath.Join(t.TempDir(), "graph")
	refused := func(content []byte, what string, at int) {
		if err := os.WriteFile(path, content, 0o666); err != nil {
			t.Fatal(err)
		}
		if s, err := Open(path); err == nil {
			s.Close()
			t.Errorf("%s %d: not refused", what, at)
		}
	}
	for at := range file {
		refused(file[:at], "cut at", at)
		for _, damage := range []byte{1 << (at % 8), 0xff} {
			bad := slices.Clone(file)
			bad[at] ^= damage
			refused(bad, "damaged at", at)
			if s, err := newStore(bad, nil); err == nil {
				if s.Verify() == nil {
					t.Errorf("damaged at %d: verified", at)
				}
				readAll(s)
			}
		}
	}
}

// readAll calls everything there is to read, whatever the errors.
func readAll(s *Store) {
	ctx := context.Background()
	var values []quad.Value
	walk := func(shape iterator.Shape) {
		it, index := shape.Iterate(), shape.Lookup()
		for it.Next(ctx) {
			ref := it.Result()
			index.Contains(ctx, ref)
			if v, err := s.NameOf(ref); err == nil {
				values = append(values, v)
			}
			s.Quad(ref)
			for _, d := range quad.Directions {
				s.QuadDirection(ref, d)
			}
		}
	}
	walk(s.NodesAllIterator())
	walk(s.QuadsAllIterator())
	for _, v := range values {
		ref, err := s.ValueOf(v)
		if err != nil || ref == nil {
			continue
		}
		for _, d := range quad.Directions {
			s.QuadIteratorSize(ctx, d, ref)
			walk(s.QuadIterator(d, ref))
		}
	}
	path.StartPath(s, values...).Out().In().Iterate(ctx).Limit(1000).AllValues(s)
}

// reseal makes all checksums of a file right again, as far as it has a table.
func reseal(file []byte) []byte {
	if len(file) < headerSize {
		return file
	}
	file = slices.Clone(file)
	binary.LittleEndian.PutUint64(file[16:], uint64(len(file)))
	count := int(binary.LittleEndian.Uint32(file[12:]))
	if count > len(file)/entrySize || tableSize(count) > len(file) {
		return file
	}
	for i := range count {
		entry := file[headerSize+i*entrySize:]
		offset, length := binary.LittleEndian.Uint64(entry[24:]), binary.LittleEndian.Uint64(entry[32:])
		if offset < uint64(len(file)) && length < uint64(len(file)) {
			end := min(offset+length+padding(length), uint64(len(file)))
			binary.LittleEndian.PutUint32(entry[40:], checksum(0, file[offset:end]))
		}
	}
	size := tableSize(count)
	binary.LittleEndian.PutUint32(file[size-8:], checksum(0, file[:size-8]))
	return file
}

// FuzzOpen opens any file, and one that differs from it in its checksums only,
// so that damage gets past them.
func FuzzOpen(f *testing.F) {
	file := smallFile(f)
	f.Add(file)
	f.Add(fileOf(f, Options{}, nil))
	f.Add(file[:len(file)/2])
	for at := 0; at < len(file); at += 97 {
		f.Add(flipped(file, at))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		for _, c := range [][]byte{content, reseal(content)} {
			s, err := newStore(c, nil)
			if err != nil {
				continue
			}
			if err := s.Verify(); err != nil {
				continue
			}
			readAll(s)
		}
	})
}

// FuzzValue decodes any bytes; what comes out is encoded as one value, which
// decodes to the same bytes again.
func FuzzValue(f *testing.F) {
	for _, v := range everyKind {
		b, err := appendValue(nil, v)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		v, err := decodeValue(b)
		if err != nil {
			return
		}
		once, err := appendValue(nil, v)
		if err != nil {
			t.Fatalf("%#v cannot be encoded: %v", v, err)
		}
		again, err := decodeValue(once)
		if err != nil {
			t.Fatalf("%#v cannot be decoded from %q: %v", v, once, err)
		}
		if twice, _ := appendValue(nil, again); string(twice) != string(once) {
			t.Errorf("%#v is encoded as %q and as %q", v, once, twice)
		}
	})
}
