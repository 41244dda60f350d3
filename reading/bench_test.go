package reading_test

import (
	"strings"
	"testing"

	"ibid/reading"
)

// BenchmarkRead reads a page of prose with a number or a date in each sentence.
func BenchmarkRead(b *testing.B) {
	text := strings.Repeat("The board, which met on 14 March 2006 in the old hall, counted 57 new regions and more than US$1.57 billion in sales. ", 50)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		reading.Read(text, reading.Options{Language: "en"})
	}
}
