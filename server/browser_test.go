package server

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// TestPagesOfOthers asks as browsers do for pages of other sites.
func TestPagesOfOthers(t *testing.T) {
	const refused, answered = http.StatusForbidden, http.StatusOK
	for _, c := range []struct {
		method, headers string // of a request to localhost:8080, with | between them
		want            int
	}{
		{"GET", "", answered}, // curl
		{"HEAD", "", answered},
		{"POST", "", answered},
		{"OPTIONS", "", answered},
		{"GET", "Sec-Fetch-Mode: cors", answered}, // Node

		{"GET", "Sec-Fetch-Site: none|Sec-Fetch-Mode: navigate", answered}, // typed
		{"GET", "Sec-Fetch-Site: same-origin|Sec-Fetch-Mode: navigate", answered},
		{"GET", "Sec-Fetch-Site: same-origin|Sec-Fetch-Mode: no-cors", answered},
		{"GET", "Sec-Fetch-Site: same-site|Sec-Fetch-Mode: navigate", answered},
		{"GET", "Sec-Fetch-Site: same-site|Sec-Fetch-Mode: no-cors", answered},
		{"POST", "Sec-Fetch-Site: same-origin|Sec-Fetch-Mode: cors|Origin: http://localhost:8080", answered}, // GraphiQL
		{"GET", "Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: navigate", answered},                             // a link
		{"GET", "Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: navigate|Sec-Fetch-Dest: document|Sec-Fetch-User: ?1", answered},
		{"HEAD", "Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: navigate", refused},
		{"POST", "Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: navigate", refused}, // a form
		{"GET", "Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: no-cors", refused},   // an image
		{"GET", "Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: cors", refused},
		{"GET", "Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: same-origin", refused},
		{"GET", "Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: websocket", refused},
		{"GET", "Sec-Fetch-Site: cross-site", refused},
		{"OPTIONS", "Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: cors", refused},
		{"GET", "Sec-Fetch-Site: Cross-Site", refused},
		{"GET", "Sec-Fetch-Site: unknown", refused},
		{"GET", "Sec-Fetch-Site: same-origin|Sec-Fetch-Site: cross-site", refused},
		{"GET", "Sec-Fetch-Site: cross-site|Sec-Fetch-Site: none", refused},
		{"GET", "Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: Navigate", refused},
		{"GET", "Sec-Fetch-Site: ", answered},

		{"GET", "Origin: http://localhost:8080", answered},
		{"POST", "Origin: http://localhost:8080", answered},
		{"POST", "Origin: HTTP://LOCALHOST:8080", answered},
		{"POST", "Origin: https://localhost:8080", answered}, // TLS that ends before the server
		{"POST", "Origin: http://127.0.0.1:8080", answered},  // itself by another name
		{"POST", "Origin: http://[::1]:8080", answered},
		{"POST", "Origin: ", answered},
		{"GET", "Origin: https://evil.example", refused},
		{"HEAD", "Origin: https://evil.example", refused},
		{"POST", "Origin: https://evil.example", refused},
		{"OPTIONS", "Origin: https://evil.example|Access-Control-Request-Method: POST", refused},
		{"GET", "Origin: https://evil.example|Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: navigate", refused},
		{"GET", "Origin: https://evil.example|Sec-Fetch-Site: same-origin", refused},
		{"POST", "Origin: http://localhost:8081", refused}, // another server of this machine
		{"POST", "Origin: http://localhost", refused},
		{"POST", "Origin: http://localhost.evil.example:8080", refused},
		{"POST", "Origin: http://evil.localhost:8080", refused},
		{"POST", "Origin: http://127.0.0.1.evil.example:8080", refused},
		{"POST", "Origin: null", refused},
		{"POST", "Origin: file://", refused},
		{"POST", "Origin: localhost:8080", refused},
		{"POST", "Origin: //localhost:8080", refused},
		{"POST", "Origin: ftp://localhost:8080", refused},
		{"POST", "Origin: chrome-extension://localhost:8080", refused},
		{"POST", "Origin: http://localhost:8080/", refused},
		{"POST", "Origin: http://localhost:8080 http://evil.example", refused},
		{"POST", "Origin: http://localhost:8080|Origin: http://evil.example", refused},
		{"POST", "Origin: http://evil.example|Origin: http://localhost:8080", refused},
		{"POST", "Origin: http://localhost:8080|Sec-Fetch-Site: cross-site", refused},

		{"POST", "Origin: https://notes.example", answered}, // listed
		{"GET", "Origin: https://notes.example|Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: cors", answered},
		{"OPTIONS", "Origin: https://notes.example|Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: cors", answered},
		{"POST", "Origin: https://NOTES.example:443", answered},
		{"POST", "Origin: http://notes.example", refused},
		{"POST", "Origin: https://notes.example:8443", refused},
		{"POST", "Origin: https://evil.notes.example", refused},
		{"POST", "Origin: http://app.example:8080", answered}, // listed too
		{"POST", "Origin: http://app.example", refused},
		{"POST", "Origin: https://notes.example|Origin: http://evil.example", refused},

		{"POST", "Host: notes.example|Origin: https://notes.example", answered}, // through a proxy
		{"POST", "Host: notes.example|Origin: https://evil.example", refused},
		{"POST", "Host: evil.example|Origin: http://evil.example", refused}, // DNS rebinding
		{"GET", "Host: evil.example:8080|Sec-Fetch-Site: same-origin|Sec-Fetch-Mode: cors", refused},
		{"GET", "Host: evil.example|Sec-Fetch-Site: none|Sec-Fetch-Mode: navigate", refused},
		{"POST", "Host: localhost|Origin: http://localhost", answered}, // the usual ports
		{"POST", "Host: localhost:80|Origin: http://localhost", answered},
		{"POST", "Host: localhost|Origin: https://localhost:443", answered},
		{"POST", "Host: localhost|Origin: http://localhost:443", refused},
	} {
		var headers []string
		if c.headers != "" {
			headers = strings.Split(c.headers, "|")
		}
		for _, target := range []string{"/", "/graphql", "/healthz"} {
			for public, a := range map[bool]Access{false: origins(t, "https://notes.example", "http://app.example:8080/"), true: {Public: true}} {
				want := c.want
				if public {
					want = answered
				}
				w := httptest.NewRecorder()
				a.guarded(reached).ServeHTTP(w, request(c.method, target, "127.0.0.1", headers...))
				if w.Code != want {
					t.Errorf("%s %s with %s, public %v: %d, want %d", c.method, target, c.headers, public, w.Code, want)
				}
			}
		}
	}
}

// TestOthersOnTheNetwork asks a private server by the network: any name may be its own.
func TestOthersOnTheNetwork(t *testing.T) {
	for headers, want := range map[string]int{
		"Host: desk.example:8080":                                                200,
		"Host: desk.example:8080|Origin: http://desk.example:8080":               200,
		"Host: desk.example|Origin: https://desk.example":                        200,
		"Host: desk.example:8080|Origin: http://evil.example":                    403,
		"Host: desk.example:8080|Origin: http://localhost:8080":                  403,
		"Host: desk.example|Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: cors":     403,
		"Host: desk.example|Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: navigate": 200,
	} {
		w := httptest.NewRecorder()
		Access{}.guarded(reached).ServeHTTP(w, request("GET", "/", "192.0.2.1", strings.Split(headers, "|")...))
		if w.Code != want {
			t.Errorf("%s: %d, want %d", headers, w.Code, want)
		}
	}
}

// TestGraphiQLIsAnswered asks as GraphiQL does in a browser.
func TestGraphiQLIsAnswered(t *testing.T) {
	srv := httptest.NewServer(New(newGraph(t, corpus), Options{}))
	defer srv.Close()
	for _, name := range []string{"localhost", "127.0.0.1", "[::1]"} {
		u, _ := url.Parse(srv.URL)
		own := "http://" + name + ":" + u.Port()
		for _, what := range []struct{ method, path, mode, dest string }{
			{"GET", "/graphiql", "navigate", "document"},
			{"GET", "/graphiql/page.js", "no-cors", "script"},
			{"GET", "/graphiql/page.css", "no-cors", "style"},
			{"POST", "/graphql", "cors", "empty"},
		} {
			r, err := http.NewRequestWithContext(t.Context(), what.method, srv.URL+what.path, strings.NewReader(`{"query":"{stats{title}}"}`))
			if err != nil {
				t.Fatal(err)
			}
			r.Host = strings.TrimPrefix(own, "http://")
			r.Header.Set("Content-Type", "application/json")
			r.Header.Set("Sec-Fetch-Site", "same-origin")
			r.Header.Set("Sec-Fetch-Mode", what.mode)
			r.Header.Set("Sec-Fetch-Dest", what.dest)
			if what.method == "POST" {
				r.Header.Set("Origin", own)
			}
			answer, err := http.DefaultClient.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			answer.Body.Close()
			if answer.StatusCode != http.StatusOK {
				t.Errorf("%s%s: %s", own, what.path, answer.Status)
			}
		}
	}
}
