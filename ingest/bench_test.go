package ingest_test

import (
	"context"
	"fmt"
	"runtime"
	"sync/atomic"
	"testing"
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
