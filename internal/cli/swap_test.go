package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"github.com/spf13/cobra"
)

// note is a folder that says a number in its title, in a fact and on a page.
func note(number int) fstest.MapFS {
	return fstest.MapFS{
		"ibid.yaml": {Data: fmt.Appendf(nil, "title: Title %d\nbase: https://example.org/n/\n", number)},
		"note.md": {Data: fmt.Appendf(nil,
			"# Note\n\nThe thing counted %d parts.\n\n```facts\n> The thing counted %d parts\nThing | count | %d parts\n```\n\n```entities\nThing | Service\n```\n", number, number, number)},
	}
}

// changing is such a folder whose number changes.
type changing struct{ number atomic.Int64 }

func (c *changing) Open(name string) (fs.File, error) { return note(int(c.number.Load())).Open(name) }

const bothNumbers = `{ stats { title } statements { nodes { value { text } } } }`

// numberIn returns the number in an answer to bothNumbers, and an error if the
// answer is a mix of two revisions.
func numberIn(answer []byte) (number int, err error) {
	var a struct {
		Data struct {
			Stats      struct{ Title string }
			Statements struct {
				Nodes []struct{ Value struct{ Text string } }
			}
		}
	}
	if err := json.Unmarshal(answer, &a); err != nil || len(a.Data.Statements.Nodes) != 1 {
		return 0, fmt.Errorf("answer %s: %v", answer, err)
	}
	fmt.Sscanf(a.Data.Stats.Title, "Title %d", &number)
	if got, want := a.Data.Statements.Nodes[0].Value.Text, fmt.Sprintf("%d parts", number); strings.ReplaceAll(got, ",", "") != want {
		return 0, fmt.Errorf("the answer has the title of %d and the value %q", number, got)
	}
	return number, nil
}

// liveNote serves the first revision of a changing folder from a file.
func liveNote(t *testing.T) (*live, *changing) {
	t.Helper()
	cmd := &cobra.Command{}
	cmd.SetOut(io.Discard)
	cmd.SetErr(os.Stderr)
	dir := t.TempDir()
	folder := &changing{}
	into := target{store: filepath.Join(dir, "a.graph"), memory: megabyte}
	l := newLive(cmd, func(ctx context.Context, l *live) (*corpus, error) {
		return into.build(ctx, folder, l.cmd.ErrOrStderr())
	}, dir)
	l.log = slog.New(slog.DiscardHandler)
	if err := l.rebuild(context.Background()); err != nil {
		t.Fatal(err)
	}
	return l, folder
}

// TestSwap rebuilds under requests: none fails, and each is answered from one revision.
func TestSwap(t *testing.T) {
	swaps := 200
	if testing.Short() {
		swaps = 10
	}
	l, folder := liveNote(t)
	srv := httptest.NewServer(l)
	defer srv.Close()
	get := func(path string) ([]byte, error) {
		answer, err := http.Get(srv.URL + path)
		if err != nil {
			return nil, err
		}
		defer answer.Body.Close()
		body, err := io.ReadAll(answer.Body)
		if err == nil && answer.StatusCode != http.StatusOK {
			err = fmt.Errorf("%s answers %s: %s", path, answer.Status, body)
		}
		return body, err
	}
	var ended atomic.Bool
	var requests atomic.Int64
	var clients sync.WaitGroup
	for range 2 {
		clients.Go(func() {
			for last := 0; !ended.Load(); requests.Add(1) {
				body, err := get("/graphql?query=" + strings.ReplaceAll(bothNumbers, " ", "%20"))
				if err != nil {
					t.Error(err)
					return
				}
				number, err := numberIn(body)
				if err != nil || number < last {
					t.Errorf("after revision %d: revision %d, %v", last, number, err)
					return
				}
				last = number
				for _, path := range []string{"/", "/data/graph.nq", "/data/SHA256SUMS", "/healthz", "/readyz"} {
					if _, err := get(path); err != nil {
						t.Error(err)
						return
					}
				}
			}
		})
	}
	for i := range swaps {
		folder.number.Store(int64(i + 1))
		if err := l.rebuild(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	ended.Store(true)
	clients.Wait()
	t.Logf("%d swaps under %d rounds of requests", swaps, requests.Load())
}

// TestSlowRequest lasts longer than the revision that it is served from.
func TestSlowRequest(t *testing.T) {
	l, folder := liveNote(t)
	old := l.newest.Load()
	l.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "http://localhost/data/", nil)) // which makes its pages
	made := old.pages.exports.made.Load()
	if made == nil {
		t.Fatal("it has no exports")
	}
	sums := (*made).files[sumsFile]
	body, client := io.Pipe()
	answer := httptest.NewRecorder()
	served := make(chan bool)
	go func() {
		r := httptest.NewRequest(http.MethodPost, "http://localhost/graphql", body)
		r.Header.Set("Content-Type", "application/json")
		l.ServeHTTP(answer, r)
		close(served)
	}()
	query := fmt.Sprintf(`{"query": %q}`, bothNumbers)
	io.WriteString(client, query[:5]) // returns when the handler has read it
	for i := range 3 {
		folder.number.Store(int64(i + 1))
		if err := l.rebuild(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	io.WriteString(client, query[5:])
	client.Close()
	<-served
	if number, err := numberIn(answer.Body.Bytes()); err != nil || number != 0 {
		t.Errorf("a request of revision 0 is answered from %d, %v", number, err)
	}
	for { // until the last request has left
		if _, err := sums.Stat(); errors.Is(err, os.ErrClosed) {
			return
		}
		runtime.Gosched()
	}
}
