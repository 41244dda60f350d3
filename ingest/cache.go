package ingest

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"hash/fnv"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// Cache is a folder that keeps documents from one call of [ReadCached] to the
// next, in parsed form and with what was found when their names were looked
// up. A call then does that again only for those that changed, or for all when
// an entity, the name of a document or the settings have. Its files may be
// damaged, or taken away: what is not there costs time and no more.
type Cache struct {
	Files   fs.FS                                // those of the folder
	Replace func(name string, data []byte) error // puts a file there in one step, for several callers at once; an error leaves the old one
	Program string                               // tells this program from others, whose files are of no use
}

// record is what is kept of a document: the codes of its parts.
type record struct {
	name     string
	digest   string
	head     string
	page     string // empty when it is in the store only
	basis    string // what the outcome rests on, empty when there is none
	outcome  string
	findings string
	parsed   bool        // by this run
	resolved bool        // likewise
	lost     atomic.Bool // its page is not in the store
}

// store holds the records of a corpus, shared out among files by their names,
// so that a change of one document writes little.
type store struct {
	cache  *Cache // nil for none
	reads  string // what the parsed form depends on besides the file
	shards []shard
}

// shard is a part of the records. Their pages are in a file of their own, which
// is read only when one of them is needed.
type shard struct {
	records func() map[string]*record
	pages   func() map[string]*record // with the page alone
}

// perShard is how many records are in a file, about.
const perShard = 1024

func newStore(cache *Cache, s *settings, documents int) *store {
	n := 1
	for n*perShard < documents {
		n *= 2
	}
	st := &store{cache: cache, reads: fmt.Sprintf("%t %t %t %s %s %d", s.own, s.bib, s.links, s.info.Language, s.language, s.order), shards: make([]shard, n)}
	for i := range st.shards {
		st.shards[i] = shard{
			records: sync.OnceValue(func() map[string]*record { return st.load(recordFile(i), (*codec).record) }),
			pages:   sync.OnceValue(func() map[string]*record { return st.load(pageFile(i), (*codec).pageOf) }),
		}
	}
	return st
}

func recordFile(shard int) string { return fmt.Sprintf("%03x.records", shard) }
func pageFile(shard int) string   { return fmt.Sprintf("%03x.pages", shard) }

// shard returns the index of the shard that has the records of a file.
func (st *store) shard(name string) int {
	h := fnv.New32a()
	h.Write([]byte(name))
	return int(h.Sum32()) & (len(st.shards) - 1)
}

// record returns what is kept of a file with the digest, or nil.
func (st *store) record(name, digest string) *record {
	if r := st.shards[st.shard(name)].records()[name]; r != nil && r.digest == digest {
		return r
	}
	return nil
}

// page returns the code of the page of a document, which is empty when the store has lost it.
func (st *store) page(r *record) string {
	if r.page != "" {
		return r.page
	}
	if p := st.shards[st.shard(r.name)].pages()[r.name]; p != nil && p.digest == r.digest {
		return p.page
	}
	return ""
}

func (c *codec) record(r *record) {
	c.verbatim(&r.name)
	c.verbatim(&r.digest)
	c.verbatim(&r.head)
	c.verbatim(&r.basis)
	c.verbatim(&r.outcome)
	c.verbatim(&r.findings)
}

func (c *codec) pageOf(r *record) {
	c.verbatim(&r.name)
	c.verbatim(&r.digest)
	c.verbatim(&r.page)
}

// cacheForm begins a file; its number changes with the form of the records.
const cacheForm = "ibid documents 6\n"

var checksums = crc32.MakeTable(crc32.Castagnoli)

// file codes a file of records.
func (st *store) file(c *codec, records *[]*record, item func(*codec, *record)) {
	for _, want := range []string{cacheForm, st.cache.Program, st.reads} {
		is := want
		if c.verbatim(&is); is != want {
			c.fail()
		}
	}
	each(c, records, func(r **record) {
		if !c.writing {
			*r = &record{}
		}
		item(c, *r)
	})
}

// load reads a file. One that is damaged, or was written by another program or
// under other settings, has no records.
func (st *store) load(name string, item func(*codec, *record)) map[string]*record {
	if st.cache == nil {
		return nil
	}
	text, err := st.cache.read(name)
	if err != nil {
		return nil
	}
	c := codec{in: text}
	var list []*record
	if st.file(&c, &list, item); c.bad {
		return nil
	}
	records := make(map[string]*record, len(list))
	for _, r := range list {
		records[r.name] = r
	}
	return records
}

// read returns what a file holds behind its checksum.
func (c *Cache) read(name string) (string, error) {
	if info, err := fs.Stat(c.Files, name); err != nil || !info.Mode().IsRegular() {
		return "", fs.ErrNotExist
	}
	f, err := c.Files.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	var want [4]byte
	if _, err := io.ReadFull(f, want[:]); err != nil {
		return "", err
	}
	var text strings.Builder
	if info, err := f.Stat(); err == nil {
		text.Grow(int(info.Size()))
	}
	sum := crc32.New(checksums)
	if _, err := io.Copy(io.MultiWriter(&text, sum), f); err != nil {
		return "", err
	}
	if sum.Sum32() != binary.LittleEndian.Uint32(want[:]) {
		return "", errors.New("the checksum is wrong")
	}
	return text.String(), nil
}

// write replaces a file.
func (st *store) write(name string, records []*record, item func(*codec, *record)) {
	size := 1 << 10
	for _, r := range records {
		size += len(r.name) + len(r.digest) + len(r.head) + len(r.page) + len(r.basis) + len(r.outcome) + len(r.findings) + 16
	}
	c := codec{writing: true, out: make([]byte, 4, size)}
	st.file(&c, &records, item)
	binary.LittleEndian.PutUint32(c.out, crc32.Checksum(c.out[4:], checksums))
	_ = st.cache.Replace(name, c.out) // the next run takes longer without
}

// savePages writes the pages of these documents where they changed. The error is the context's.
func (st *store) savePages(ctx context.Context, heads []*head) error {
	return st.save(ctx, heads, func(i int, records []*record) {
		if !st.changed(i, records) {
			return
		}
		pages := make([]*record, 0, len(records))
		for _, r := range records {
			if page := st.page(r); page != "" {
				pages = append(pages, &record{name: r.name, digest: r.digest, page: page})
			}
		}
		st.write(pageFile(i), pages, (*codec).pageOf)
	})
}

// saveRecords writes the records of these documents where they changed. The error is the context's.
func (st *store) saveRecords(ctx context.Context, heads []*head) error {
	return st.save(ctx, heads, func(i int, records []*record) {
		found := slices.DeleteFunc(records, func(r *record) bool { return r.lost.Load() })
		if st.changed(i, found) || slices.ContainsFunc(found, func(r *record) bool { return r.resolved }) {
			st.write(recordFile(i), found, (*codec).record)
		}
	})
}

// save calls do with the records of each shard.
func (st *store) save(ctx context.Context, heads []*head, do func(i int, records []*record)) error {
	if st.cache == nil {
		return nil
	}
	shards := make([][]*record, len(st.shards))
	for _, h := range heads {
		if h.record != nil {
			i := st.shard(h.record.name)
			shards[i] = append(shards[i], h.record)
		}
	}
	return parallel(ctx, len(shards), func(i int) { do(i, shards[i]) })
}

// changed reports whether a shard has other documents than it had.
func (st *store) changed(i int, records []*record) bool {
	return len(records) != len(st.shards[i].records()) || slices.ContainsFunc(records, func(r *record) bool { return r.parsed })
}
