package graph

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	gocmp "github.com/google/go-cmp/cmp"

	"ibid/fact"
)

// shelvedCorpus is a corpus of documents that have files.
func shelvedCorpus() (*fact.Corpus, fstest.MapFS) {
	files := fstest.MapFS{}
	c := newCorpus("service/s3 | launched | =2006")
	c.Documents, c.Content = nil, files
	for i, text := range []string{"", "# Storage\n", strings.Repeat("An old tale. ", 6000), "\x00 \xff", "# Last\n"} {
		path := fmt.Sprintf("part/%d.md", i)
		sum := sha256.Sum256([]byte(text))
		files[path] = &fstest.MapFile{Data: []byte(text)}
		c.Documents = append(c.Documents, fact.Document{ID: fact.DocumentID(fmt.Sprintf("part/%d", i)), Path: path, Digest: hex.EncodeToString(sum[:])})
	}
	return c, files
}

func TestTexts(t *testing.T) {
	c, files := shelvedCorpus()
	g := openGraph(t, c)
	for _, ids := range [][]fact.DocumentID{nil, {"part/2"}, {"part/4", "part/1", "none", "part/3", "part/0", "part/2", "part/1"}} {
		want := make([][]byte, len(ids))
		for i, id := range ids {
			if file := files[string(id)+".md"]; file != nil {
				want[i] = file.Data
			}
		}
		got, err := g.Texts(t.Context(), ids...)
		if diff := gocmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("texts of %v (-want +got):\n%s%v", ids, diff, err)
		}
	}
	c.Content = nil
	if _, err := openGraph(t, c).Texts(t.Context(), "part/1"); err == nil || err.Error() != "read the texts of documents: the graph has no text of part/1" {
		t.Errorf("without texts: %v", err)
	}
}

// TestTextsInOrder has identifiers that sort otherwise than their nodes.
func TestTextsInOrder(t *testing.T) {
	c, files := shelvedCorpus()
	c.Documents = nil
	var ids []fact.DocumentID
	var want [][]byte
	for _, id := range []fact.DocumentID{"a", "a b", "a-b", "a.b", "a/b", "a=b", "aa", "aé", "é"} {
		text := []byte("On " + id)
		sum := sha256.Sum256(text)
		files[string(id)+".md"] = &fstest.MapFile{Data: text}
		c.Documents = append(c.Documents, fact.Document{ID: id, Path: string(id) + ".md", Digest: hex.EncodeToString(sum[:])})
		ids, want = append(ids, id), append(want, text)
	}
	got, err := openGraph(t, c).Texts(t.Context(), ids...)
	if diff := gocmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("texts (-want +got):\n%s%v", diff, err)
	}
}

// TestChangedText builds from a file that is no longer what was checked.
func TestChangedText(t *testing.T) {
	for name, change := range map[string]func(files fstest.MapFS){
		"another text": func(files fstest.MapFS) { files["part/1.md"].Data = []byte("# Another\n") },
		"emptied":      func(files fstest.MapFS) { files["part/1.md"].Data = nil },
		"removed":      func(files fstest.MapFS) { delete(files, "part/1.md") },
		"folder removed": func(files fstest.MapFS) {
			maps.DeleteFunc(files, func(name string, _ *fstest.MapFile) bool { return strings.HasPrefix(name, "part") })
		},
	} {
		c, files := shelvedCorpus()
		change(files)
		err := Build(context.Background(), c, ontology(t), filepath.Join(t.TempDir(), "graph"), 0)
		if !errors.Is(err, ErrChanged) || !strings.Contains(err.Error(), ".md has changed since it was checked") {
			t.Errorf("%s: got error %v", name, err)
		}
	}
}

// TestDamagedShelf reads texts by sections that are not what they should be:
// there is an error or a wrong text, but no panic.
func TestDamagedShelf(t *testing.T) {
	c, _ := shelvedCorpus()
	g := openGraph(t, c)
	whole := g.index
	for _, section := range []*[]byte{(*[]byte)(&g.index.shelf), (*[]byte)(&g.index.blocks)} {
		for i := range *section {
			g.index = whole
			*section = bytes.Clone(*section)
			(*section)[i] ^= 0xff
			for _, d := range c.Documents {
				g.Texts(t.Context(), d.ID)
			}
		}
	}
	g.index = whole
}
