package site

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ibid/internal/write"
)

func TestWrite(t *testing.T) {
	ctx, dir := context.Background(), filepath.Join(t.TempDir(), "new", "public")
	b := small(t)
	first := b.site(Options{})
	report, err := first.Write(ctx, dir, false)
	if err != nil {
		t.Fatal(err)
	}
	n := len(first.Paths())
	if diff := cmp.Diff(Report{Files: n, Written: n}, report); diff != "" {
		t.Errorf("first build: -want +got:\n%s", diff)
	}
	if diff := cmp.Diff(append(first.Paths(), manifest), files(t, dir), cmp.Transformer("sort", sorted)); diff != "" {
		t.Errorf("files: -want +got:\n%s", diff)
	}

	foreign := filepath.Join(dir, "data", "graph.nq")
	if err := os.WriteFile(foreign, []byte("quads"), 0o666); err != nil {
		t.Fatal(err)
	}
	report, err = first.Write(ctx, dir, false)
	if diff := cmp.Diff(Report{Files: n, Unchanged: n}, report); diff != "" || err != nil {
		t.Errorf("same build: error %v, -want +got:\n%s", err, diff)
	}

	again := newBuilder(t).site(Options{})
	report, err = again.Write(ctx, dir, false)
	if err != nil {
		t.Fatal(err)
	}
	if report.Removed == 0 || report.Removed+report.Files < n {
		t.Errorf("other content: %+v", report)
	}
	want := append(again.Paths(), manifest, "data/graph.nq")
	if diff := cmp.Diff(want, files(t, dir), cmp.Transformer("sort", sorted)); diff != "" {
		t.Errorf("files after other content: -want +got:\n%s", diff)
	}
	if _, err := os.Stat(filepath.Join(dir, "e")); err == nil {
		t.Error("an empty folder is left")
	}
}

func TestWriteInTheWay(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	_, err := newBuilder(t).site(Options{}).Write(context.Background(), dir, false)
	if _, refused := errors.AsType[write.Refused](err); !refused || !strings.Contains(err.Error(), "index.html is in the way") {
		t.Errorf("got error %v", err)
	}
	if diff := cmp.Diff([]string{"index.html"}, files(t, dir)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestWriteEdited changes a page of a site, and takes it out of the next one.
func TestWriteEdited(t *testing.T) {
	dir, first, other := t.TempDir(), small(t).site(Options{}), newBuilder(t).site(Options{})
	if _, err := first.Write(t.Context(), dir, false); err != nil {
		t.Fatal(err)
	}
	gone := slices.DeleteFunc(first.Paths(), func(p string) bool { return slices.Contains(other.Paths(), p) })
	for _, edited := range []string{"index.html", gone[0]} {
		name := filepath.Join(dir, edited)
		whole, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte("edited"), 0o666); err != nil {
			t.Fatal(err)
		}
		before := files(t, dir)
		_, err = other.Write(t.Context(), dir, false)
		if _, refused := errors.AsType[write.Refused](err); !refused || !strings.Contains(err.Error(), edited+" was changed") {
			t.Errorf("%s: got error %v", edited, err)
		}
		if diff := cmp.Diff(before, files(t, dir)); diff != "" {
			t.Errorf("%s: -want +got:\n%s", edited, diff)
		}
		if err := os.WriteFile(name, whole, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte("edited"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := other.Write(t.Context(), dir, true); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff(append(other.Paths(), manifest), files(t, dir), cmp.Transformer("sort", sorted)); diff != "" {
		t.Errorf("forced: -want +got:\n%s", diff)
	}
}

// TestManifestEscape keeps a manifest that somebody changed from removing what is outside of the folder.
func TestManifestEscape(t *testing.T) {
	outer := t.TempDir()
	dir := filepath.Join(outer, "public")
	s := newBuilder(t).site(Options{})
	if _, err := s.Write(context.Background(), dir, false); err != nil {
		t.Fatal(err)
	}
	victim := filepath.Join(outer, "victim")
	for name, text := range map[string]string{victim: "stays", filepath.Join(dir, manifest): strings.Repeat("0", 64) + "  ../victim\n"} {
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	_, _ = s.Write(context.Background(), dir, false)
	if _, err := os.Stat(victim); err != nil {
		t.Error(err)
	}
}

func files(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			out = append(out, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func sorted(list []string) []string { return slices.Sorted(slices.Values(list)) }
