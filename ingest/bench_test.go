package ingest_test

import (
	"context"
	"fmt"
	"maps"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"ibid/ingest"
	"ibid/internal/synth"
)

// BenchmarkRead reads synthetic corpora and reports what a second does, and how
// many bytes the heap takes at its peak.
func BenchmarkRead(b *testing.B) {
	for _, documents := range []int{1000, 10000} {
		b.Run(fmt.Sprint(documents), func(b *testing.B) {
			fsys := synth.Corpus(1, documents, 12)
			var statements, bytes int
			var peak uint64
			b.ReportAllocs()
			for b.Loop() {
				stop := watchHeap()
				res, err := ingest.Read(context.Background(), fsys)
				peak = max(peak, stop())
				if err != nil || len(res.Problems) > 0 {
					b.Fatal(err, res.Problems)
				}
				statements, bytes = len(res.Corpus.Statements), int(res.Checked.Bytes)
			}
			seconds := b.Elapsed().Seconds() / float64(b.N)
			b.SetBytes(int64(bytes))
			b.ReportMetric(float64(documents)/seconds, "documents/s")
			b.ReportMetric(float64(statements)/seconds, "statements/s")
			b.ReportMetric(float64(peak), "peak-heap-B")
		})
	}
}

// BenchmarkCache reads 10,000 documents without a cache, with one that is empty,
// with one in which nothing changed, with one when the words of one
// document have changed, and with one when an entity has another name.
func BenchmarkCache(b *testing.B) {
	const documents = 10000
	fsys := copied(b, documents)
	kept := &folder{}
	read(b, fsys, kept.cache(""))
	const one = "part-00000/document-0000007.md"
	text := string(fsys[one].Data)
	for _, bench := range []struct {
		name  string
		cache func() *ingest.Cache
		text  string
		want  counts
	}{
		{"none", func() *ingest.Cache { return nil }, text, counts{documents, documents}},
		{"empty", func() *ingest.Cache { return (&folder{}).cache("") }, text, counts{documents, documents}},
		{"unchanged", func() *ingest.Cache { return kept.cache("") }, text, counts{}},
		{"words", func() *ingest.Cache { return (&folder{files: maps.Clone(kept.files)}).cache("") }, text + "\nMore.\n", counts{1, 1}},
		{"name", func() *ingest.Cache { return (&folder{files: maps.Clone(kept.files)}).cache("") }, strings.Replace(text, "aka: ", "aka: Alias; ", 1), counts{1, documents}},
	} {
		b.Run(bench.name, func(b *testing.B) {
			fsys[one] = &fstest.MapFile{Data: []byte(bench.text)}
			b.ReportAllocs()
			for b.Loop() {
				if _, n := read(b, fsys, bench.cache()); n != bench.want {
					b.Fatalf("parsed and looked up %+v documents, want %+v", n, bench.want)
				}
			}
		})
	}
}

// watchHeap looks at the heap until its result is called, which returns the peak in bytes.
func watchHeap() func() uint64 {
	var peak atomic.Uint64
	done := make(chan struct{})
	look := func() {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		peak.Store(max(peak.Load(), m.HeapAlloc))
	}
	go func() {
		tick := time.NewTicker(20 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-done:
				return
			case <-tick.C:
				look()
			}
		}
	}()
	return func() uint64 { close(done); look(); return peak.Load() }
}
