package write

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "folder")
	write := func(files map[string]string) {
		t.Helper()
		if err := writeFolder(dir, files); err != nil {
			t.Fatal(err)
		}
	}
	has := func(want map[string]string, list string) {
		t.Helper()
		want = maps.Clone(want)
		want["list"] = list
		if diff := cmp.Diff(want, tree(t, dir)); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	}
	one := map[string]string{"b": "of b", "a/deep/file": "of a", "empty": ""}
	write(one)
	list := lineOf("of a", "a/deep/file") + lineOf("of b", "b") + lineOf("", "empty")
	has(one, list)

	// What does not change is left alone.
	old, err := os.Stat(filepath.Join(dir, "list"))
	if err != nil {
		t.Fatal(err)
	}
	write(one)
	if info, err := os.Stat(filepath.Join(dir, "list")); err != nil || !os.SameFile(old, info) {
		t.Errorf("the manifest was written again: %v", err)
	}
	has(one, list)

	// Neither is a file that was staged again.
	f, err := OpenFolder(dir, "list", false)
	if err != nil {
		t.Fatal(err)
	}
	names := slices.Sorted(maps.Keys(one))
	before := infos(t, dir, names)
	if err := f.Check(names); err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		w, err := f.Stage(name, func(w io.Writer) error {
			_, err := io.WriteString(w, one[name])
			return err
		})
		if err != nil || w.Size != int64(len(one[name])) || !strings.HasPrefix(lineOf(one[name], name), w.SHA256) {
			t.Errorf("%s: %+v, %v", name, w, err)
		}
	}
	if _, err := f.Put("b", []byte("new b")); err != nil {
		t.Error(err)
	}
	if changed, err := f.Put("a/deep/file", []byte("of a")); changed || err != nil {
		t.Errorf("%v, %v", changed, err)
	}
	if err := f.Commit(); err != nil {
		t.Error(err)
	}
	f.Close()
	for name, info := range infos(t, dir, names) {
		if same := os.SameFile(before[name], info); same != (name != "b") {
			t.Errorf("%s is the same file: %v", name, same)
		}
	}

	// What is not written any more is removed, what others wrote stays.
	two := map[string]string{"b": "new b", "c": "of c"}
	write(two)
	two["foreign"] = "mine"
	put(t, dir, map[string]string{"foreign": "mine"})
	write(map[string]string{"b": "new b", "c": "of c"})
	has(two, lineOf("new b", "b")+lineOf("of c", "c"))
	if _, err := os.Stat(filepath.Join(dir, "a")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an empty folder is left: %v", err)
	}

	// What somebody took away is written again.
	if err := os.Remove(filepath.Join(dir, "b")); err != nil {
		t.Fatal(err)
	}
	write(map[string]string{"b": "new b", "c": "of c"})
	has(two, lineOf("new b", "b")+lineOf("of c", "c"))
}

func infos(t *testing.T, dir string, names []string) map[string]fs.FileInfo {
	t.Helper()
	all := map[string]fs.FileInfo{}
	for _, name := range names {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		all[name] = info
	}
	return all
}

// lineOf is a line of a manifest.
func lineOf(text, name string) string {
	return fmt.Sprintf("%x  %s\n", sha256.Sum256([]byte(text)), name)
}

func TestCheck(t *testing.T) {
	for name, test := range map[string]struct {
		files   map[string]string // that are there
		refused string            // a part of the message; empty if a is written
	}{
		"empty":          {nil, ""},
		"same":           {map[string]string{"a": "of a", "list": lineOf("of a", "a")}, ""},
		"older":          {map[string]string{"a": "old", "list": lineOf("old", "a")}, ""},
		"cut off before": {map[string]string{"a": "old", "list": lineOf("old", "a") + lineOf("of a", "a")}, ""},
		"cut off after":  {map[string]string{"a": "of a", "list": lineOf("old", "a") + lineOf("of a", "a")}, ""},
		"gone":           {map[string]string{"list": lineOf("old", "a")}, ""},
		"others":         {map[string]string{"b": "mine"}, ""},
		"dead":           {map[string]string{".ibid-unfinished/1": "half", ".ibid-lock": "12", ".ibid-0123456789abcdef.tmp": "half"}, ""},
		"foreign":        {map[string]string{"a": "mine"}, "a is in the way: ibid did not write it, so it is not overwritten"},
		"same foreign":   {map[string]string{"a": "of a"}, "a is in the way: ibid did not write it"},
		"not listed":     {map[string]string{"a": "mine", "b": "b", "list": lineOf("b", "b")}, "a is in the way"},
		"edited":         {map[string]string{"a": "old!", "list": lineOf("old", "a")}, "a was changed after ibid wrote it, so it is not overwritten"},
		"emptied":        {map[string]string{"a": "", "list": lineOf("old", "a")}, "a was changed"},
		"no sum":         {map[string]string{"a": "old", "list": "a\n"}, "a is in the way"},
		"other sum":      {map[string]string{"a": "old", "list": "0  a\n"}, "a was changed"},
		"a folder":       {map[string]string{"a/file": "mine"}, "a is a folder"},
		"listed folder":  {map[string]string{"a/file": "mine", "list": lineOf("old", "a")}, "a is a folder"},
		"above":          {map[string]string{"a": "mine", "list": "0  ../a\n0  ./a\n0  /a\n0  b/../a\n"}, "a is in the way"},
	} {
		t.Run(name, func(t *testing.T) {
			for _, force := range []bool{false, true} {
				dir := t.TempDir()
				put(t, dir, test.files)
				before := tree(t, dir)
				err := func() error {
					f, err := OpenFolder(dir, "list", force)
					if err != nil {
						return err
					}
					defer f.Close()
					if err := f.Check([]string{"a"}); err != nil {
						return err
					}
					_, err = f.Stage("a", func(w io.Writer) error {
						_, err := io.WriteString(w, "of a")
						return err
					})
					if err != nil {
						return err
					}
					return f.Commit()
				}()
				got := tree(t, dir)
				if test.refused == "" || force && !strings.Contains(test.refused, "folder") {
					if err != nil || got["a"] != "of a" || !strings.Contains(got["list"], lineOf("of a", "a")) {
						t.Errorf("forced %v: got error %v and files %v", force, err, got)
					}
					for name := range got {
						if strings.Contains(name, ".ibid-") {
							t.Errorf("forced %v: %s is left", force, name)
						}
					}
					continue
				}
				refused, ok := err.(Refused)
				if !ok || !strings.Contains(refused.What, test.refused) || refused.Hint == "" {
					t.Errorf("forced %v: got error %+v", force, err)
				}
				if diff := cmp.Diff(before, got); diff != "" {
					t.Errorf("forced %v: files (-want +got):\n%s", force, diff)
				}
			}
		})
	}
}

// TestStageFails has a file fail: what there was stays, and nothing else.
func TestStageFails(t *testing.T) {
	dir := t.TempDir()
	before := map[string]string{"a": "old", "list": lineOf("old", "a")}
	put(t, dir, before)
	f, err := OpenFolder(dir, "list", false)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := OpenFolder(dir, "list", false); err == nil || !strings.Contains(err.Error(), "is being written by another process") {
		t.Errorf("two have it open: %v", err)
	}
	if _, err := f.Put("a", []byte("new")); err != nil {
		t.Error(err)
	}
	full := errors.New("the disk is full")
	_, err = f.Stage("b", func(w io.Writer) error {
		io.WriteString(w, "half")
		return full
	})
	if !errors.Is(err, full) {
		t.Errorf("got error %v", err)
	}
	f.Close()
	if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

// TestCutOff cannot put the second of three files in its place: the next writer can.
func TestCutOff(t *testing.T) {
	dir := t.TempDir()
	if err := writeFolder(dir, map[string]string{"a": "old", "b": "old", "c": "old"}); err != nil {
		t.Fatal(err)
	}
	f, err := OpenFolder(dir, "list", false)
	if err != nil {
		t.Fatal(err)
	}
	names := []string{"a", "b", "c"}
	if err := f.Check(names); err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if _, err := f.Put(name, []byte("new")); err != nil {
			t.Fatal(err)
		}
	}
	obstacle := filepath.Join(dir, "b")
	if err := os.Remove(obstacle); err != nil {
		t.Fatal(err)
	}
	put(t, dir, map[string]string{"b/file": ""})
	if err := f.Commit(); err == nil {
		t.Error("a folder was replaced")
	}
	f.Close()
	got := tree(t, dir)
	if got["a"] != "new" || got["c"] != "old" {
		t.Errorf("files: %v", got)
	}
	if err := os.RemoveAll(obstacle); err != nil {
		t.Fatal(err)
	}
	if err := writeFolder(dir, map[string]string{"a": "newest", "b": "newest", "c": "newest"}); err != nil {
		t.Error(err)
	}
	want := map[string]string{"a": "newest", "b": "newest", "c": "newest", "list": lineOf("newest", "a") + lineOf("newest", "b") + lineOf("newest", "c")}
	if diff := cmp.Diff(want, tree(t, dir)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

// TestManifestNotFile has a link for a manifest, which may lead to what blocks.
func TestManifestNotFile(t *testing.T) {
	dir := t.TempDir()
	if err := os.Symlink(os.DevNull, filepath.Join(dir, "list")); err != nil {
		t.Skip(err)
	}
	_, err := OpenFolder(dir, "list", false)
	if _, ok := err.(Refused); !ok {
		t.Errorf("got error %v", err)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("there are %v, %v", entries, err)
	}
}

// TestManifest reads a manifest that others may have changed, and settles which of
// two checksums is that of a file that stays.
func TestManifest(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"a": "new", "b": "edited", "deep/c": "of c", "list": "" +
		lineOf("old", "a") + lineOf("new", "a") + lineOf("old", "b") + lineOf("new", "b") + lineOf("of c", "deep/c") + lineOf("gone", "gone") +
		lineOf("", "../a") + lineOf("", "/a") + lineOf("", "./a") + lineOf("", "deep/../a") + lineOf("", "") + "text\n\n\r\n"})
	f, err := OpenFolder(dir, "list", false)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if diff := cmp.Diff([]string{"a", "b", "deep/c", "gone"}, f.Listed()); diff != "" {
		t.Errorf("listed (-want +got):\n%s", diff)
	}
	if _, err := f.Put("d", []byte("of d")); err != nil {
		t.Error(err)
	}
	if err := f.Commit(); err != nil {
		t.Error(err)
	}
	two := strings.SplitAfter(lineOf("old", "b")+lineOf("new", "b"), "\n")
	slices.Sort(two)
	want := lineOf("new", "a") + strings.Join(two, "") + lineOf("of c", "deep/c") + lineOf("of d", "d")
	if diff := cmp.Diff(lines(want), lines(tree(t, dir)["list"])); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func lines(text string) []string { return slices.Sorted(strings.Lines(text)) }

// TestCheckNotFile has a link where there was a file: what it leads to is not touched.
func TestCheckNotFile(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"mine": "old", "list": lineOf("old", "a")})
	if err := os.Symlink("mine", filepath.Join(dir, "a")); err != nil {
		t.Skip(err)
	}
	if err := writeFolder(dir, map[string]string{"a": "new"}); err == nil || !strings.Contains(err.Error(), "a is not the file that ibid wrote") {
		t.Errorf("got error %v", err)
	}
	f, err := OpenFolder(dir, "list", true)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Check([]string{"a"}); err != nil {
		t.Error(err)
	}
	if _, err := f.Put("a", []byte("new")); err != nil {
		t.Error(err)
	}
	if err := f.Commit(); err != nil {
		t.Error(err)
	}
	f.Close()
	if diff := cmp.Diff(map[string]string{"mine": "old", "a": "new", "list": lineOf("new", "a")}, tree(t, dir)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
