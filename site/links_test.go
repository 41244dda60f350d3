package site

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCheck(t *testing.T) {
	s := small(t).site(Options{Downloads: downloads, Measure: measure})
	if err := s.Check(context.Background()); err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct{ name, body, want string }{
		{"fragment", `<a href="s/storage.html#nowhere">x</a>`, "broken.html links to s/storage.html#nowhere, which has no such place"},
		{"own fragment", `<p id="a"></p><a href="#a">x</a><a href="#b">x</a>`, "broken.html links to #b, which has no such place"},
		{"page", `<a href="e/service/gone.html">x</a>`, "broken.html links to e/service/gone.html, which does not exist"},
		{"script", `<script src="assets/gone.js"></script>`, "broken.html links to assets/gone.js, which does not exist"},
		{"absolute path", `<a href="/index.html">x</a>`, "broken.html links to /index.html, which does not exist"},
		{"encoded", `<a href="data/graph%2Enq">x</a><a href="%ZZ">x</a>`, "broken.html links to %ZZ, which does not exist"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := small(t).site(Options{Downloads: downloads, Measure: measure})
			s.file("broken.html", []byte(tc.body))
			s.paths = append([]string{"broken.html"}, s.paths...)
			err := s.Check(context.Background())
			if err == nil {
				t.Fatal("the broken link was not found")
			}
			if diff := cmp.Diff(tc.want, err.Error()); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if _, err := s.Write(context.Background(), t.TempDir(), false); err == nil || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("Write gave error %v", err)
			}
		})
	}
}
