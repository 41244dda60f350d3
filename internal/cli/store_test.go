package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ibid/content"
	"ibid/graph/postgres/postgrestest"
)

// output runs a command in this process that must not fail, and returns what it printed.
func output(t *testing.T, args ...string) string {
	t.Helper()
	var out, problems strings.Builder
	if code := execute(args, &out, &problems); code != exitFine {
		t.Fatalf("ibid %s: exit code %d, %s", strings.Join(args, " "), code, &problems)
	}
	return out.String()
}

// storedFiles returns all files of a folder by their paths.
func storedFiles(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	root := os.DirFS(dir)
	names, err := filesBelow(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		f, err := root.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		files[name] = string(data)
	}
	return files
}

func filesBelow(dir string) (names []string, err error) {
	err = filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			name, err = filepath.Rel(dir, name)
			names = append(names, name)
		}
		return err
	})
	return names, err
}

// TestStoresAgree builds the shipped corpus in memory, in a file and in a database,
// and holds the revision, the exports and the site against each other.
func TestStoresAgree(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "content")
	if err := os.CopyFS(dir, content.FS); err != nil {
		t.Fatal(err)
	}
	url, file := postgrestest.Shared(t).Database(t), filepath.Join(t.TempDir(), "a.graph")
	output(t, "build", "--store", url, "--memory", "100KB", dir)
	output(t, "build", "--store", file, dir)
	const query = `{ stats { revision quads } timeline(first: 5) { nodes { id } } search(query: "simple stor") { nodes { ... on Entity { id } } } }`
	type answers struct {
		Answer        string
		Exports, Site map[string]string
	}
	ask := func(from ...string) answers {
		out := t.TempDir()
		output(t, append([]string{"export", "-o", filepath.Join(out, "exports")}, from...)...)
		output(t, append([]string{"site", "-o", filepath.Join(out, "site")}, from...)...)
		if len(from) == 1 {
			from = []string{"--dir", from[0]}
		}
		return answers{
			output(t, append([]string{"query", query}, from...)...),
			storedFiles(t, filepath.Join(out, "exports")), storedFiles(t, filepath.Join(out, "site")),
		}
	}
	want := ask(dir)
	for _, store := range []string{file, url} {
		got := ask("--store", store)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("--store %.8s (-memory +store):\n%s", store, diff)
		}
	}
	if len(want.Exports) < 5 || len(want.Site) < 300 {
		t.Errorf("compared only %d exports and %d files of the site", len(want.Exports), len(want.Site))
	}
}

// reader is `ibid serve` in this process.
type reader struct {
	url   string
	lines chan string // that it prints after it serves
}

// serveStore serves what is in a store until the test ends.
func serveStore(t *testing.T, store string) reader {
	t.Helper()
	ctx, end := context.WithCancel(context.Background())
	out, in := io.Pipe()
	cmd := newServe()
	cmd.SetArgs([]string{"--addr", "127.0.0.1:0", "--store", store})
	cmd.SetOut(in)
	cmd.SetErr(io.Discard)
	cmd.SilenceUsage = true
	ended := make(chan error, 1)
	go func() {
		ended <- cmd.ExecuteContext(ctx)
		in.Close()
	}()
	t.Cleanup(func() {
		end()
		go io.Copy(io.Discard, out)
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	lines := bufio.NewScanner(out)
	var url string
	for url == "" && lines.Scan() {
		if rest, ok := strings.CutPrefix(lines.Text(), "serving "); ok {
			url, _, _ = strings.Cut(rest, " ")
		}
	}
	r := reader{url: url, lines: make(chan string, 100)}
	go func() {
		for lines.Scan() {
			r.lines <- lines.Text()
		}
		close(r.lines)
	}()
	return r
}

// number asks which revision is served.
func (r reader) number(t *testing.T) int {
	t.Helper()
	answer, err := http.Get(r.url + "graphql?query=" + strings.ReplaceAll(bothNumbers, " ", "%20"))
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	n, err2 := numberIn(body)
	if err := errors.Join(err, err2); err != nil {
		t.Fatal(err)
	}
	return n
}

// TestServersFollow serves a store twice while another command builds into it:
// both come to serve what it builds, without the folder of the content.
func TestServersFollow(t *testing.T) {
	for _, kind := range []string{"file", "database", "replica"} {
		t.Run(kind, func(t *testing.T) {
			store := filepath.Join(t.TempDir(), "a.graph")
			if kind != "file" {
				store = postgrestest.Shared(t).Database(t)
			}
			dir := filepath.Join(t.TempDir(), "content")
			writeNote(t, dir, 0)
			output(t, "build", "--store", store, dir)
			from := store
			if kind == "replica" {
				from = postgrestest.Shared(t).Replica(t, store)
			}
			readers := []reader{serveStore(t, from), serveStore(t, from)}
			for i := range 3 {
				for _, r := range readers {
					if got := r.number(t); got != i {
						t.Errorf("%d is served, want %d", got, i)
					}
				}
				if err := edit(dir, i+1); err != nil {
					t.Fatal(err)
				}
				// The title is in another file.
				yaml, err := note(i + 1).ReadFile("ibid.yaml")
				if err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(dir, "ibid.yaml"), yaml, 0o666); err != nil {
					t.Fatal(err)
				}
				output(t, "build", "--store", store, dir)
				for _, r := range readers {
					if line := <-r.lines; !strings.HasPrefix(line, fmt.Sprintf("Title %d:", i+1)) {
						t.Errorf("after build %d it says %q", i+1, line)
					}
				}
			}
		})
	}
}
