package cli

import (
	"encoding/json"
	"io"
	"net"
	"net/http"
	"runtime"
	"strings"
	"testing"

	"ibid/graph/postgres/postgrestest"
)

// TestPrivate asks servers with and without the flags that open them.
func TestPrivate(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a process can be interrupted on Unix only")
	}
	dir := t.TempDir()
	writeNote(t, dir+"/content", 0)
	for _, c := range []struct {
		command string
		status  map[string]int // by a header
	}{
		{"serve --cache= --no-watch", map[string]int{"": 200, "Host: localhost": 200, "Host: evil.example": 403, "Host: notes.example": 403, "Origin: https://evil.example": 403, "Origin: https://notes.example": 403, "Sec-Fetch-Site: cross-site": 403}},
		{"serve --cache= --no-watch --origin https://notes.example --origin http://desk.example:8080", map[string]int{"": 200, "Host: localhost": 200, "Host: evil.example": 403, "Host: notes.example": 200, "Host: desk.example:8080": 200, "Origin: https://evil.example": 403, "Origin: https://notes.example": 200, "Origin: http://desk.example:8080": 200, "Sec-Fetch-Site: cross-site": 403}},
		{"serve --cache= --no-watch --public", map[string]int{"": 200, "Host: evil.example": 200, "Origin: https://evil.example": 200, "Origin: null": 200, "Sec-Fetch-Site: cross-site": 200}},
		{"demo", map[string]int{"": 200, "Host: evil.example": 403, "Origin: https://evil.example": 403}},
		{"demo --origin https://notes.example", map[string]int{"Host: notes.example": 200, "Host: evil.example": 403}},
		{"demo --public", map[string]int{"Host: evil.example": 200, "Origin: https://evil.example": 200}},
	} {
		s, err := startServer(dir, strings.Fields(c.command))
		if err != nil {
			t.Fatal(err)
		}
		for header, want := range c.status {
			for _, path := range []string{"/", "/graphql?query={stats{title}}", "/data/SHA256SUMS", "/readyz"} {
				r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.url+path, nil)
				if err != nil {
					t.Fatal(err)
				}
				if name, value, ok := strings.Cut(header, ": "); name == "Host" {
					r.Host = value
				} else if ok {
					r.Header.Set(name, value)
				}
				answer, err := http.DefaultClient.Do(r)
				if err != nil {
					t.Fatal(err)
				}
				answer.Body.Close()
				if answer.StatusCode != want {
					t.Errorf("ibid %s: %s with %q: %s, want %d", c.command, path, header, answer.Status, want)
				}
			}
		}
		if err := s.stop(); err != nil {
			t.Error(err)
		}
	}
}

func TestBrowsable(t *testing.T) {
	for addr, want := range map[string]string{
		"127.0.0.1:8080":     "127.0.0.1:8080",
		"[::1]:8080":         "[::1]:8080",
		"0.0.0.0:8080":       "localhost:8080",
		"[::]:8080":          "localhost:8080",
		"192.0.2.1:80":       "192.0.2.1:80",
		"[2001:db8::1]:9000": "[2001:db8::1]:9000",
	} {
		tcp, err := net.ResolveTCPAddr("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		if got := browsable(tcp); got != want {
			t.Errorf("%s: %s, want %s", addr, got, want)
		}
	}
}

// TestDatabaseDown stops the database of two servers, of which one has made its pages.
func TestDatabaseDown(t *testing.T) {
	url, stop := postgrestest.Alone(t)
	dir := t.TempDir()
	writeNote(t, dir, 0)
	output(t, "build", "--cache", "", "--store", url, dir)
	fresh, made := serveStore(t, url), serveStore(t, url)
	get := func(r reader, path string) (int, string) {
		answer, err := http.Get(strings.TrimSuffix(r.url, "/") + path)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		body, err := io.ReadAll(answer.Body)
		if err != nil {
			t.Fatal(err)
		}
		if again := answer.Header.Get("Retry-After"); (again != "") != (answer.StatusCode == 503) {
			t.Errorf("%s: %s with Retry-After %q", path, answer.Status, again)
		}
		return answer.StatusCode, string(body)
	}
	const api = "/graphql?query={stats{title}statements{nodes{value{text}}}}"
	for _, path := range []string{"/", "/readyz", api, "/data/graph.nq"} {
		if status, body := get(made, path); status != 200 {
			t.Errorf("before: %s: %d %s", path, status, body)
		}
	}
	stop()
	const says = "the store of the graph does not answer; try again later"
	for _, c := range []struct {
		of     reader
		path   string
		status int
		says   string
	}{
		{fresh, "/healthz", 200, `"status":"ok"`},
		{fresh, "/readyz", 503, says},
		{fresh, "/readyz", 503, `"revision":"`},
		{fresh, api, 503, says},
		{fresh, "/", 503, says},
		{fresh, "/note.html", 503, says},
		{fresh, "/data/", 503, says},
		{fresh, "/data/graph.nq", 503, says},
		{fresh, "/graphiql", 200, "GraphiQL"},
		{made, "/readyz", 503, says},
		{made, api, 503, says},
		{made, "/", 200, "Title 0"}, // from memory
	} {
		status, body := get(c.of, c.path)
		if status != c.status || !strings.Contains(body, c.says) {
			t.Errorf("%s: %d %s, want %d with %s", c.path, status, body, c.status, c.says)
		}
		if strings.HasPrefix(c.path, "/graphql") && !json.Valid([]byte(body)) {
			t.Errorf("%s: not JSON: %s", c.path, body)
		}
	}
}
