package snapshot

import (
	"io"
	"os"
	"path/filepath"
	"testing"
	"testing/synctest"
)

// TestSinks reads back a part of what was written, while more is written.
func TestSinks(t *testing.T) {
	f, err := os.Create(filepath.Join(t.TempDir(), "graph"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, s := range []sink{&memory{}, file{f}} {
		for _, text := range []string{"one", "three", "two"} {
			if _, err := io.WriteString(s, text); err != nil {
				t.Fatal(err)
			}
		}
		part := s.part(section{offset: 3, length: 5})
		if _, err := io.WriteString(s, "four"); err != nil {
			t.Fatal(err)
		}
		if _, err := s.WriteAt([]byte("T"), 3); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if got, err := io.ReadAll(part); string(got) != "Three" && string(got) != "three" || err != nil {
				t.Errorf("%T: the part is %q, %v", s, got, err)
			}
			if _, err := part.Seek(0, io.SeekStart); err != nil {
				t.Error(err)
			}
		}
		written, free, err := s.written()
		if err != nil || string(written) != "oneThreetwofour" {
			t.Errorf("%T: %q was written, %v", s, written, err)
		} else if err := free(); err != nil {
			t.Error(err)
		}
	}
}

// TestAheadEnds reads a source that has no end, and stops.
func TestAheadEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		done := make(chan struct{})
		var last uint32
		next := ahead(func() (row, error) {
			last++
			return row{last}, nil
		}, done)
		for want := range uint32(5000) {
			if got, err := next(); got != (row{want + 1}) || err != nil {
				t.Fatalf("row %d is %v, %v", want, got, err)
			}
		}
		close(done) // or synctest finds what reads ahead waiting for ever
	})
}
