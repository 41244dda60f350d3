package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// revision asks a server for its revision.
func (s *running) revision(t *testing.T) string {
	t.Helper()
	answer, err := http.Get(s.url + "/readyz")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	var health struct{ Revision string }
	if err := json.NewDecoder(answer.Body).Decode(&health); err != nil {
		t.Fatal(err)
	}
	return health.Revision
}

// next waits until a server says that it has built another revision.
func (s *running) next(t *testing.T, before string) string {
	t.Helper()
	for s.lines.Scan() {
		if now := s.revision(t); now != before {
			return now
		}
	}
	t.Fatalf("it ended with revision %s", before)
	return ""
}

// TestFollow changes the content of a server in the ways of editors and of scripts.
func TestFollow(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a process can be interrupted on Unix only")
	}
	parent := t.TempDir()
	dir := filepath.Join(parent, "content")
	writeNote(t, dir, 0)
	s, err := startServer(parent, []string{"serve", "--cache", "", dir})
	if err != nil {
		t.Fatal(err)
	}
	defer s.cmd.Process.Kill()
	revision := s.revision(t)
	for _, step := range []struct {
		what   string
		change func() error
	}{
		{"an edit", func() error { return edit(dir, 1) }},
		{"a file in a new folder", func() error {
			if err := os.Mkdir(filepath.Join(dir, "more"), 0o777); err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(dir, "more", "more.md"), []byte("# More\n"), 0o666)
		}},
		{"another folder in its place", func() error {
			writeNote(t, dir+".new", 2)
			if err := os.Rename(dir, dir+".old"); err != nil {
				return err
			}
			return os.Rename(dir+".new", dir)
		}},
		{"an edit in that", func() error { return edit(dir, 3) }},
		{"a link in its place", func() error {
			writeNote(t, dir+".release", 4)
			if err := os.Rename(dir, dir+".older"); err != nil {
				return err
			}
			return os.Symlink(dir+".release", dir)
		}},
		{"an edit behind the link", func() error { return edit(dir, 5) }},
	} {
		if err := step.change(); err != nil {
			t.Fatal(err)
		}
		t.Log(step.what)
		revision = s.next(t, revision)
	}
	if err := s.stop(); err != nil {
		t.Error(err)
	}
}

// edit writes the number into the file of a note.
func edit(dir string, number int) error {
	data, err := note(number).ReadFile("note.md")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "note.md"), data, 0o666)
}

// TestGone takes the content away and brings it back.
func TestGone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "content")
	writeNote(t, dir, 0)
	w, err := newFolderWatcher(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	lines, log := io.Pipe()
	printed := bufio.NewScanner(lines)
	changed := make(chan bool, 1)
	ctx, end := context.WithCancel(t.Context())
	defer end()
	go w.follow(ctx, slog.New(slog.NewTextHandler(log, nil)), func() { changed <- true })

	says := func(want string) {
		t.Helper()
		if !printed.Scan() || !strings.Contains(printed.Text(), want) {
			t.Errorf("it says %q, want %q", printed.Text(), want)
		}
	}
	if err := os.Rename(dir, dir+".away"); err != nil {
		t.Fatal(err)
	}
	says("the content is gone")
	if err := os.Rename(dir+".away", dir); err != nil {
		t.Fatal(err)
	}
	says("the content is back")
	<-changed
	if err := edit(dir, 1); err != nil {
		t.Fatal(err)
	}
	<-changed
}

// TestBadChange holds that content with an error leaves the graph, and that it is said.
func TestBadChange(t *testing.T) {
	l, folder := liveNote(t)
	var log strings.Builder
	l.log = slog.New(slog.NewTextHandler(&log, nil))
	l.cmd.SetErr(io.Discard)
	before := l.newest.Load()
	bad := note(1)
	bad["note.md"].Data = []byte("```facts\n> not there\nThing | count | 1\n```\n")
	good := l.get
	l.get = func(ctx context.Context, l *live) (*corpus, error) { return build(ctx, bad, l.cmd.ErrOrStderr()) }
	l.attempt(t.Context())
	if l.newest.Load() != before || !strings.Contains(log.String(), "the graph before it stays") {
		t.Errorf("log: %s", &log)
	}
	l.get = good
	folder.number.Store(2)
	l.attempt(t.Context())
	if l.newest.Load() == before {
		t.Error("the corrected content was not built")
	}
}

// TestExportsServed asks for the files of the exports by HTTP.
func TestExportsServed(t *testing.T) {
	l, _ := liveNote(t)
	get := func(path, tag string) *http.Response {
		r := httptest.NewRequest(http.MethodGet, "http://localhost"+path, nil)
		r.Header.Set("If-None-Match", tag)
		w := httptest.NewRecorder()
		l.ServeHTTP(w, r)
		return w.Result()
	}
	got := map[string]string{}
	for name := range mediaTypes() {
		answer := get("/data/"+name, "")
		tag := answer.Header.Get("ETag")
		if again := get("/data/"+name, tag); answer.StatusCode != http.StatusOK || tag == "" || again.StatusCode != http.StatusNotModified ||
			answer.Header.Get("Cache-Control") != "no-cache" || answer.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: %s with %v, then %s", name, answer.Status, answer.Header, again.Status)
		}
		got[name] = answer.Header.Get("Content-Type")
	}
	want := map[string]string{
		"graph.nq": "application/n-quads", "graph.jsonld": "application/ld+json", "SHA256SUMS": "text/plain; charset=utf-8",
		"nodes.csv": "text/csv; charset=utf-8", "edges.csv": "text/csv; charset=utf-8",
		"statements.csv": "text/csv; charset=utf-8", "references.csv": "text/csv; charset=utf-8",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("media types (-want +got):\n%s", diff)
	}
	if answer := get("/data", ""); answer.StatusCode != http.StatusMovedPermanently || answer.Header.Get("Location") != "/data/" {
		t.Errorf("/data: %s to %s", answer.Status, answer.Header.Get("Location"))
	}
	if answer := get("/data/none.csv", ""); answer.StatusCode != http.StatusNotFound {
		t.Errorf("/data/none.csv: %s", answer.Status)
	}
}
