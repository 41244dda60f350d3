package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"ibid/fact"
	"ibid/graph"
)

func TestReady(t *testing.T) {
	answers := func(context.Context) error { return nil }
	for name, c := range map[string]struct {
		ping   func(context.Context) error
		stale  string
		age    time.Duration // before it is asked
		status int
		want   string
	}{
		"ready": {answers, "", 0, 200, `{"status":"ready","revision":"abc","age":0}`},
		"old":   {answers, "", time.Hour - 1, 200, `{"status":"ready","revision":"abc","age":3599}`},
		"older": {answers, "", time.Hour, 200, `{"status":"ready","revision":"abc","age":3600}`},
		"stale": {answers, `the content has "errors"`, time.Second, 503, `{"status":"stale","revision":"abc","age":1,"error":"the content has \"errors\""}`},
		"unavailable": {
			func(context.Context) error { return errors.New("secret of the disk") }, "", 0,
			503, `{"status":"unavailable","revision":"abc","age":0,"error":"the store of the graph does not answer; try again later"}`,
		},
		"unavailable and stale": {
			func(context.Context) error { return errors.New("secret of the disk") }, "the content has errors", 0,
			503, `{"status":"unavailable","revision":"abc","age":0,"error":"the store of the graph does not answer; try again later"}`,
		},
		"silent": { // for as long as it is asked
			func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }, "", 0,
			503, `{"status":"unavailable","revision":"abc","age":0,"error":"the store of the graph does not answer; try again later"}`,
		},
	} {
		synctest.Test(t, func(t *testing.T) {
			h := &readiness{ping: c.ping, stale: func() string { return c.stale }, revision: "abc", since: time.Now()}
			time.Sleep(c.age) // on the clock of the bubble
			w := httptest.NewRecorder()
			h.ServeHTTP(w, httptest.NewRequest("GET", "/readyz", nil))
			if diff := cmp.Diff(c.want+"\n", w.Body.String()); diff != "" || w.Code != c.status {
				t.Errorf("%s: %d (-want +got):\n%s", name, w.Code, diff)
			}
			if again := w.Header().Get("Retry-After"); (again != "") != (c.status == 503) || w.Header().Get("Cache-Control") != "no-store" ||
				w.Header().Get("Content-Type") != "application/json; charset=utf-8" {
				t.Errorf("%s: headers %v", name, w.Header())
			}
		})
	}
}

// TestHealth asks a server that is stale whether it lives, and whether it is ready.
func TestHealth(t *testing.T) {
	why := ""
	h := New(newGraph(t, corpus), Options{Stale: func() string { return why }})
	for _, c := range []struct {
		method, path, stale string
		status              int
		has                 string
	}{
		{"GET", "/healthz", "", 200, `"status":"ok"`},
		{"GET", "/readyz", "", 200, `"status":"ready"`},
		{"HEAD", "/readyz", "", 200, ""},
		{"POST", "/readyz", "", 405, ""},
		{"GET", "/healthz", "the content has errors", 200, `"status":"ok"`},
		{"GET", "/readyz", "the content has errors", 503, `"error":"the content has errors"`},
		{"HEAD", "/readyz", "the content has errors", 503, ""},
		{"GET", "/readyz", "", 200, `"status":"ready"`},
	} {
		why = c.stale
		if w := serve(h, c.method, c.path, ""); w.Code != c.status || !strings.Contains(w.Body.String(), c.has) {
			t.Errorf("%s %s, stale %q: %d %s", c.method, c.path, c.stale, w.Code, w.Body)
		}
	}
}

// down is a graph whose store does not answer for lists of entities.
type down struct{ *graph.Graph }

func (down) EntityIDs(context.Context, string) ([]fact.EntityID, error) {
	return nil, fmt.Errorf("read the graph on secret: %w", graph.ErrUnavailable)
}

// TestUnavailable holds that an answer of which the store could not give a part
// is a 503 that says so, whatever is asked besides.
func TestUnavailable(t *testing.T) {
	var lines strings.Builder
	log := slog.New(slog.NewTextHandler(&lines, nil))
	e := &endpoint{api: newAPI(down{newGraph(t, corpus)}, log), tag: "x", log: log}
	for _, query := range []string{"{services{totalCount}}", "{stats{title} services{totalCount}}", "{a:services{totalCount} b:services{totalCount}}", `{entity(key:"none"){id} services{totalCount}}`} {
		for _, media := range []string{"", typeJSON, typeGraphQL} {
			for _, method := range []string{"GET", "POST"} {
				target, body := get(query), ""
				if method == "POST" {
					target, body = "/graphql", fmt.Sprintf(`{"query":%q}`, query)
				}
				headers := []string{"Content-Type: application/json"}
				if media != "" {
					headers = append(headers, "Accept: "+media)
				} else {
					media = typeJSON
				}
				w := serve(e, method, target, body, headers...)
				const want = `{"errors":[{"message":"the store of the graph does not answer; try again later","extensions":{"code":"UNAVAILABLE"}}]}` + "\n"
				if diff := cmp.Diff(want, w.Body.String()); diff != "" || w.Code != http.StatusServiceUnavailable {
					t.Errorf("%s %s: %d (-want +got):\n%s", method, query, w.Code, diff)
				}
				if h := w.Header(); h.Get("Retry-After") == "" || h.Get("ETag") != "" || h.Get("Content-Type") != media+"; charset=utf-8" {
					t.Errorf("%s %s: headers %v", method, query, h)
				}
			}
		}
	}
	if w := serve(e, "GET", get("{stats{title}}"), ""); w.Code != http.StatusOK {
		t.Errorf("what the store is not needed for: %d %s", w.Code, w.Body)
	}
	if !strings.Contains(lines.String(), "read the graph on secret") {
		t.Errorf("the reason was not logged: %s", &lines)
	}
}
