package ingest

import (
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
)

// FuzzDecode decodes any bytes as each part of a record: they are refused, or
// are a value that is coded and decoded again as the same.
func FuzzDecode(f *testing.F) {
	files, err := filepath.Glob("testdata/*/*.txtar")
	if err != nil || len(files) == 0 {
		f.Fatal("no goldens", err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		fsys := fstest.MapFS{}
		for _, a := range archive.Files {
			fsys[a.Name] = &fstest.MapFile{Data: a.Data}
		}
		set := readSettings(fsys)
		r := newReader(fsys, set, newStore(nil, set, 1))
		var heads []*head
		for _, a := range archive.Files {
			if strings.HasSuffix(a.Name, ".md") {
				heads = append(heads, r.head(a.Name))
			}
		}
		c := newCorpus(set, heads)
		for _, h := range heads {
			r.outcome(c, h)
			for _, code := range []string{h.record.head, h.record.page, h.record.outcome, h.record.findings} {
				if len(code) <= maxCode {
					f.Add([]byte(code))
				}
			}
		}
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		if len(in) > maxCode {
			t.Skip("beyond the budget")
		}
		same(t, (*codec).head, string(in))
		same(t, func(c *codec, p *page) {
			p.head = &head{}
			c.page(p)
		}, string(in))
		same(t, (*codec).outcome, string(in))
		same(t, (*codec).findings, string(in))
		same(t, (*codec).record, string(in))
		same(t, (*codec).pageOf, string(in))
	})
}

// maxCode is how many bytes of code are tried.
const maxCode = 2 << 10

// same codes what the bytes are decoded as, and decodes that again.
func same[T any](t *testing.T, item func(*codec, *T), in string) {
	t.Helper()
	var v, again T
	if !decode(item, in, &v) {
		return
	}
	var pool sync.Pool
	once := encode(&pool, item, &v)
	if !decode(item, once, &again) {
		t.Fatalf("%T is not read back", v)
	}
	if twice := encode(&pool, item, &again); twice != once {
		t.Errorf("%T is coded as %q and as %q", v, once, twice)
	}
}
