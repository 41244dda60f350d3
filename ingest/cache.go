package ingest

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"maps"
	"slices"
)

// Cache keeps parsed documents from one call of [ReadCached] to the next, which
// then parses only those that are new or changed. The zero value is empty. A
// cache must not be used by two calls at once.
type Cache struct {
	settings string // what pages depend on besides their file
	entries  map[string]entry
	changed  bool
}

// Changed reports whether the last call of [ReadCached] found other documents
// than the one before, so that it is worth while to save the cache.
func (c *Cache) Changed() bool { return c.changed }

// entry is a document in parsed form, encoded form or both.
type entry struct {
	digest string
	page   *page
	code   string
}

// settle drops what was parsed under other settings.
func (c *Cache) settle(s *settings) {
	settings := fmt.Sprintf("%t %t %s", s.own, s.own || s.bib, s.info.Language)
	if c.settings != settings {
		c.settings, c.entries = settings, nil
	}
}

// page returns what was parsed of a file with the digest, or nil.
func (c *Cache) page(name, digest string) *page {
	e, ok := c.entries[name]
	if !ok || e.digest != digest {
		return nil
	}
	if e.page != nil {
		return e.page
	}
	p := &page{}
	d := codec{in: e.code}
	if d.page(p); d.bad || d.in != "" || p.file != name || p.doc.Digest != digest {
		return nil
	}
	return p
}

// keep replaces all entries by these pages.
func (c *Cache) keep(pages []*page) {
	old := c.entries
	c.entries, c.changed = make(map[string]entry, len(pages)), false
	for _, p := range pages {
		if p.doc.ID == "" {
			continue // could not be read
		}
		e := entry{digest: p.doc.Digest, page: p}
		if known := old[p.file]; known.digest == e.digest {
			e.code = known.code
		} else {
			c.changed = true
		}
		c.entries[p.file] = e
	}
	c.changed = c.changed || len(old) != len(c.entries)
}

// cacheForm begins a written cache; its number changes with the form of entries.
const cacheForm = "ibid parsed documents 1\n"

var checksums = crc32.MakeTable(crc32.Castagnoli)

// LoadCache returns the cache that [Cache.Save] wrote for the same program. What
// is damaged, or was written by another program, is an empty cache.
func LoadCache(data []byte, program string) *Cache {
	c := &Cache{}
	if len(data) < 4 || crc32.Checksum(data[4:], checksums) != binary.LittleEndian.Uint32(data) {
		return c
	}
	d := codec{in: string(data[4:])}
	var form, by string
	if d.string(&form); form != cacheForm {
		return c
	}
	if d.string(&by); by != program {
		return c
	}
	d.string(&c.settings)
	n := 0
	d.int(&n)
	c.entries = make(map[string]entry, min(n, len(d.in)))
	for i := 0; i < n && !d.bad; i++ {
		var name string
		var e entry
		d.string(&name)
		d.string(&e.digest)
		d.string(&e.code)
		c.entries[name] = e
	}
	return c
}

// Save writes the cache for the next run of the same program.
func (c *Cache) Save(w io.Writer, program string) error {
	e := codec{writing: true, out: make([]byte, 4, 1<<16)}
	form, n := cacheForm, len(c.entries)
	e.string(&form)
	e.string(&program)
	e.string(&c.settings)
	e.int(&n)
	for _, name := range slices.Sorted(maps.Keys(c.entries)) {
		it := c.entries[name]
		if it.code == "" {
			p := codec{writing: true}
			p.page(it.page)
			it.code = string(p.out)
		}
		e.string(&name)
		e.string(&it.digest)
		e.string(&it.code)
	}
	binary.LittleEndian.PutUint32(e.out, crc32.Checksum(e.out[4:], checksums))
	_, err := w.Write(e.out)
	return err
}
