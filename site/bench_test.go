package site

import (
	"context"
	"fmt"
	"testing"
)

// BenchmarkRender renders and checks a synthetic site, and reports pages per second.
func BenchmarkRender(b *testing.B) {
	s := large(b, 1000).site(Options{})
	for b.Loop() {
		if err := s.Check(context.Background()); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(s.Paths())*b.N)/b.Elapsed().Seconds(), "pages/s")
}

// BenchmarkRewrite writes a site that is there already.
func BenchmarkRewrite(b *testing.B) {
	s, dir := large(b, 1000).site(Options{}), b.TempDir()
	for b.Loop() {
		if _, err := s.Write(context.Background(), dir, false); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(s.Paths())*b.N)/b.Elapsed().Seconds(), "pages/s")
}

// large is a corpus of n entities, each with a document and ten facts.
func large(t testing.TB, n int) *builder {
	b := newBuilder(t)
	for i := range n {
		id, path, text := fmt.Sprintf("service/s-%d", i), fmt.Sprintf("d%d.md", i), "# Title\n\n"
		for k := range 10 {
			text += fmt.Sprintf("In the year %d the service %d was told to reach %d regions, as was reported.\n\n", 2000+k, i, k)
		}
		b.document(path, fmt.Sprintf("Document %d", i), text)
		b.entity(id, fmt.Sprintf("Service %d", i), "One of many.")
		for k := range 10 {
			quote := fmt.Sprintf("In the year %d the service %d was told to reach %d regions", 2000+k, i, k)
			line := fmt.Sprintf("%s | count | #%d regions | on: =%d", id, k, 2000+k)
			if k%2 == 1 {
				line = fmt.Sprintf("%s | partOf | @service/s-%d | on: =%d", id, (i+k*7)%n, 2000+k)
			}
			b.fact(path, quote, line)
		}
	}
	return b
}
