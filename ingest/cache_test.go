package ingest_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/rogpeppe/go-internal/txtar"

	"ibid/edtf"
	"ibid/ingest"
	"ibid/internal/synth"
	"ibid/schema"
)

// copied returns a corpus of documents whose files can be changed.
func copied(t testing.TB, documents int) fstest.MapFS {
	t.Helper()
	from := synth.Corpus(3, documents)
	to := fstest.MapFS{}
	err := fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(from, name)
		to[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return to
}

// read reads with a cache, and returns the result with how many documents were parsed.
func read(t testing.TB, fsys fs.FS, c *ingest.Cache) (*ingest.Result, int) {
	t.Helper()
	res, err := ingest.ReadCached(context.Background(), fsys, c)
	if err != nil {
		t.Fatal(err)
	}
	parsed := res.Parsed
	res.Parsed = 0
	return res, parsed
}

func saved(t testing.TB, c *ingest.Cache) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := c.Save(&out, "test"); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

var sameResult = cmp.Options{cmpopts.IgnoreTypes(&schema.Ontology{}), cmp.Comparer(func(a, b edtf.Date) bool { return a == b })}

// TestCache reads a corpus again and again, as things change.
func TestCache(t *testing.T) {
	fsys := copied(t, 30)
	const one = "part-00000/document-0000007.md"
	c := &ingest.Cache{}
	var data []byte
	for _, step := range []struct {
		name   string
		change func()
		want   int // documents that are parsed
	}{
		{"empty", func() {}, 30},
		{"unchanged", func() {}, 0},
		{"loaded", func() { c = ingest.LoadCache(data, "test") }, 0},
		{"one changed", func() { fsys[one] = &fstest.MapFile{Data: append(fsys[one].Data, "\nMore.\n"...)} }, 1},
		{"one renamed", func() { fsys["a.md"] = fsys[one]; delete(fsys, one) }, 1},
		{"loaded after changes", func() { c = ingest.LoadCache(data, "test") }, 0},
		{"one with a problem", func() { fsys["a.md"] = &fstest.MapFile{Data: []byte("```facts\n> a\n```\n")} }, 1},
		{"loaded with a problem", func() { c = ingest.LoadCache(data, "test") }, 0},
		{"sources away", func() { delete(fsys, "sources.bib") }, 0}, // the settings still say that marks are citations
		{"another language", func() { fsys["ibid.yaml"] = &fstest.MapFile{Data: []byte("title: T\nlanguage: nb\n")} }, 29 + 1},
		{"another program", func() { c = ingest.LoadCache(data, "other") }, 30},
	} {
		t.Run(step.name, func(t *testing.T) {
			step.change()
			want, _ := read(t, fsys, &ingest.Cache{})
			got, parsed := read(t, fsys, c)
			if parsed != step.want {
				t.Errorf("parsed %d documents, want %d", parsed, step.want)
			}
			if diff := cmp.Diff(want, got, sameResult); diff != "" {
				t.Errorf("result (-without +with cache):\n%s", diff)
			}
			data = saved(t, c)
		})
	}
}

// TestCacheGoldens reads every golden from a cache that was written and loaded.
func TestCacheGoldens(t *testing.T) {
	for _, file := range append(goldens(t, "good"), goldens(t, "rules")...) {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			fsys := corpusOf(archive)
			c := &ingest.Cache{}
			want, _ := read(t, fsys, c)
			data := saved(t, c)
			loaded := ingest.LoadCache(data, "test")
			got, parsed := read(t, fsys, loaded)
			if diff := cmp.Diff(want, got, sameResult); diff != "" || parsed > 0 {
				t.Errorf("parsed %d; result (-without +with cache):\n%s", parsed, diff)
			}
			if !bytes.Equal(data, saved(t, loaded)) {
				t.Error("saved again it has other bytes")
			}
		})
	}
}

// TestCacheDamaged cuts and changes a written cache: nothing of it is used, and the result is the same.
func TestCacheDamaged(t *testing.T) {
	fsys := copied(t, 2)
	c := &ingest.Cache{}
	want, _ := read(t, fsys, c)
	data := saved(t, c)
	damaged := map[string][]byte{"nothing": nil, "foreign": []byte("a file of somebody else's"), "longer": append(bytes.Clone(data), 0)}
	for at := 0; at < len(data); at += 97 {
		flipped := bytes.Clone(data)
		flipped[at] ^= 0x40
		damaged[fmt.Sprintf("flipped at %d", at)] = flipped
		damaged[fmt.Sprintf("cut at %d", at)] = data[:at]
	}
	for name, data := range damaged {
		got, parsed := read(t, fsys, ingest.LoadCache(data, "test"))
		if diff := cmp.Diff(want, got, sameResult); diff != "" || parsed != 2 {
			t.Errorf("%s: parsed %d; result (-without +with cache):\n%s", name, parsed, diff)
		}
	}
}
