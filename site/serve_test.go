package site

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestHandler(t *testing.T) {
	h := small(t).site(Options{}).Handler()
	get := func(method, path, etag string) *http.Response {
		r := httptest.NewRequest(method, path, nil)
		r.Header.Set("If-None-Match", etag)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w.Result()
	}
	for _, tc := range []struct {
		method, path string
		status       int
		mediaType    string
	}{
		{"GET", "/", 200, "text/html; charset=utf-8"},
		{"HEAD", "/e/service/amazon-s3.html", 200, "text/html; charset=utf-8"},
		{"GET", "/time/", 200, "text/html; charset=utf-8"},
		{"GET", "/time", 301, "text/html; charset=utf-8"},
		{"GET", "/assets/style.css", 200, "text/css; charset=utf-8"},
		{"GET", "/search/index.js", 200, "text/javascript; charset=utf-8"},
		{"GET", "/assets/icon.svg", 200, "image/svg+xml"},
		{"GET", "/robots.txt", 200, "text/plain; charset=utf-8"},
		{"GET", "/e/service/none.html", 404, "text/html; charset=utf-8"},
		{"GET", "/../go.mod", 404, "text/html; charset=utf-8"},
		{"POST", "/", 405, "text/plain; charset=utf-8"},
	} {
		res := get(tc.method, tc.path, "")
		if res.StatusCode != tc.status || res.Header.Get("Content-Type") != tc.mediaType {
			t.Errorf("%s %s: %d %s, want %d %s", tc.method, tc.path, res.StatusCode, res.Header.Get("Content-Type"), tc.status, tc.mediaType)
		}
		if tc.status == 200 && !strings.HasPrefix(res.Header.Get("Content-Security-Policy"), "default-src 'none';") {
			t.Errorf("%s has no policy", tc.path)
		}
	}
	etag := get("GET", "/", "").Header.Get("ETag")
	if res := get("GET", "/", etag); etag == "" || res.StatusCode != http.StatusNotModified {
		t.Errorf("with ETag %s: %d", etag, res.StatusCode)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", "/a/b/c.html", nil))
	if !strings.Contains(w.Body.String(), `href="../../assets/style.css"`) {
		t.Error("the page for what is not there does not find its style")
	}
}
