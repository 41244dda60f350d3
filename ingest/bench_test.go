package ingest_test

import (
	"context"
	"fmt"
	"runtime"
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
			fsys := synth.Corpus(1, documents)
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

// BenchmarkCache reads 10,000 documents without a cache, with one that was
// loaded, and with one that was loaded when one document has changed since,
// which is then saved.
func BenchmarkCache(b *testing.B) {
	const documents = 10000
	fsys := copied(b, documents)
	cold := &ingest.Cache{}
	read(b, fsys, cold)
	data := saved(b, cold)
	const one = "part-00000/document-0000007.md"
	for _, bench := range []struct {
		name   string
		cached bool
		parsed int
	}{{"none", false, documents}, {"warm", true, 0}, {"one changed", true, 1}} {
		b.Run(bench.name, func(b *testing.B) {
			for b.Loop() {
				c := &ingest.Cache{}
				if bench.cached {
					c = ingest.LoadCache(data, "test")
				}
				if bench.parsed == 1 {
					fsys[one] = &fstest.MapFile{Data: append(fsys[one].Data, "\nMore.\n"...)}
				}
				if _, parsed := read(b, fsys, c); parsed != bench.parsed {
					b.Fatalf("parsed %d documents, want %d", parsed, bench.parsed)
				}
				if bench.parsed == 1 {
					saved(b, c)
				}
			}
		})
	}
	b.Run("save", func(b *testing.B) {
		for b.Loop() {
			b.SetBytes(int64(len(saved(b, cold))))
		}
	})
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
