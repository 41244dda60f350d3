package cli

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// ask gets a path from a handler.
func ask(ctx context.Context, h http.Handler, path string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequestWithContext(ctx, http.MethodGet, "http://localhost"+path, nil))
	return w
}

// handlerOnDemand answers by a handler that is made on demand.
func handlerOnDemand(ctx context.Context, make func(context.Context) (http.Handler, error)) http.Handler {
	return after(newOnDemand(ctx, make), func(h http.Handler) http.Handler { return h })
}

// TestOnDemand asks many times at once for what is made only then; the first
// to ask gives up.
func TestOnDemand(t *testing.T) {
	const clients = 5
	asked, makings, goOn := make(chan bool), 0, make(chan bool)
	d := handlerOnDemand(t.Context(), func(ctx context.Context) (http.Handler, error) {
		makings++
		asked <- true
		<-goOn
		return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "made") }), ctx.Err()
	})
	impatient, giveUp := context.WithCancel(t.Context())
	var first sync.WaitGroup
	first.Go(func() {
		if w := ask(impatient, d, "/"); w.Body.Len() > 0 {
			t.Errorf("who has left is answered %s", w.Body)
		}
	})
	<-asked
	giveUp()
	first.Wait()
	var all sync.WaitGroup
	for range clients {
		all.Go(func() {
			if w := ask(t.Context(), d, "/"); w.Body.String() != "made" {
				t.Errorf("answered %d %s", w.Code, w.Body)
			}
		})
	}
	close(goOn)
	all.Wait()
	if makings != 1 {
		t.Errorf("it was made %d times", makings)
	}
}

// TestOnDemandFails makes at the second attempt.
func TestOnDemandFails(t *testing.T) {
	attempts := 0
	d := handlerOnDemand(t.Context(), func(context.Context) (http.Handler, error) {
		if attempts++; attempts == 1 {
			return nil, errors.New("no space left on device")
		}
		return http.NotFoundHandler(), nil
	})
	var got []int
	for range 3 {
		w := ask(t.Context(), d, "/")
		if strings.Contains(w.Body.String(), "device") {
			t.Errorf("a client is told %s", w.Body)
		}
		got = append(got, w.Code)
	}
	if diff := cmp.Diff([]int{500, 404, 404}, got); diff != "" || attempts != 2 {
		t.Errorf("after %d attempts (-want +got):\n%s", attempts, diff)
	}
}

// TestOnDemandEnds ends while the handler is made.
func TestOnDemandEnds(t *testing.T) {
	asked, ended := make(chan bool), false
	d := newOnDemand(t.Context(), func(ctx context.Context) (http.Handler, error) {
		close(asked)
		<-ctx.Done()
		ended = true
		return nil, ctx.Err()
	})
	ctx, giveUp := context.WithCancel(t.Context())
	var client sync.WaitGroup
	client.Go(func() { d.get(ctx) })
	<-asked
	giveUp()
	client.Wait()
	if d.end(); !ended {
		t.Error("the making goes on")
	}
}

// TestOnDemandLate has no time left to answer in when it has been made.
func TestOnDemandLate(t *testing.T) {
	srv := httptest.NewUnstartedServer(handlerOnDemand(t.Context(), func(context.Context) (http.Handler, error) {
		return http.NotFoundHandler(), nil
	}))
	srv.Config.WriteTimeout = time.Nanosecond
	srv.Start()
	defer srv.Close()
	answer, err := http.Get(srv.URL)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusNotFound {
		t.Error(answer.Status)
	}
}

// TestPagesOnDemand holds that a revision has no site and no exports before
// they are asked for, that the site does not wait for the exports, that it tries
// again when they could not be made, and that they go with it.
func TestPagesOnDemand(t *testing.T) {
	for _, c := range []struct {
		path          string
		site, exports bool // what it needs
	}{
		{"/", true, false},
		{"/none.html", true, false},
		{"/data/", true, true},
		{"/data/index.html", true, true},
		{"/data/graph.nq", false, true},
		{"/data/SHA256SUMS", false, true},
	} {
		l, folder := liveNote(t)
		var log strings.Builder
		l.log = slog.New(slog.NewTextHandler(&log, nil))
		folder.number.Store(1)
		if err := l.rebuild(t.Context()); err != nil {
			t.Fatal(err)
		}
		s := l.newest.Load()
		p := s.pages
		for _, path := range []string{"/graphql?query={stats{title}}", "/healthz", "/graphiql", "/schema.graphqls"} {
			if w := ask(t.Context(), l, path); w.Code != http.StatusOK {
				t.Errorf("%s: %d %s", path, w.Code, w.Body)
			}
		}
		files, err := filesBelow(p.folder)
		if err != nil || len(files) > 0 || p.site.made.Load() != nil {
			t.Errorf("before anything is asked for there are %v, %v", files, err)
		}
		if err := os.Remove(p.folder); err != nil { // so that nothing can be written there
			t.Fatal(err)
		}
		if err := os.WriteFile(p.folder, nil, 0o666); err != nil {
			t.Fatal(err)
		}
		want := http.StatusOK
		if c.path == "/none.html" {
			want = http.StatusNotFound
		}
		if w := ask(t.Context(), l, c.path); c.exports {
			if w.Code != http.StatusInternalServerError || strings.Contains(w.Body.String(), p.folder) {
				t.Errorf("%s without a folder to write to: %d %s", c.path, w.Code, w.Body)
			}
			if exists(p.folder) {
				t.Errorf("%s is left", p.folder)
			}
			if !strings.Contains(log.String(), `level=ERROR msg="the exports could not be written; the next request for them tries again" error="`) {
				t.Errorf("log: %s", &log)
			}
			if w := ask(t.Context(), l, c.path); w.Code != want {
				t.Errorf("%s: %d %s", c.path, w.Code, w.Body)
			}
		} else if w.Code != want {
			t.Errorf("%s without exports: %d %s", c.path, w.Code, w.Body)
		}
		if site, exports := p.site.made.Load() != nil, p.exports.made.Load() != nil; site != c.site || exports != c.exports {
			t.Errorf("%s: made are the site, %v, and the exports, %v", c.path, site, exports)
		}
		open := map[string]*os.File{}
		if c.exports {
			if exists(p.folder) {
				t.Errorf("a killed server would leave %s", p.folder)
			}
			for name := range mediaTypes() {
				if w := ask(t.Context(), l, "/data/"+name); w.Code != http.StatusOK || w.Body.Len() == 0 {
					t.Errorf("%s: %d, %d bytes", name, w.Code, w.Body.Len())
				}
			}
			if open = (*p.exports.made.Load()).files; len(open) != len(mediaTypes()) {
				t.Errorf("there are %v", open)
			}
		}
		l.end(s)
		for name, f := range open {
			if _, err := f.Stat(); !errors.Is(err, os.ErrClosed) {
				t.Errorf("%s is open after the end: %v", name, err)
			}
		}
		if exists(p.folder) {
			t.Error("the exports are left")
		}
	}
}

func exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}
