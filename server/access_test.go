package server

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// reached answers what passes the guard.
var reached = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "reached") })

// request makes one that arrived at an address; headers are given as `Name: value`, the host among them.
func request(method, target, arrivedAt string, headers ...string) *http.Request {
	r := httptest.NewRequest(method, target, nil)
	r.Host = "localhost:8080"
	for _, header := range headers {
		name, value, _ := strings.Cut(header, ": ")
		if name == "Host" {
			r.Host = value
		} else {
			r.Header.Add(name, value)
		}
	}
	if ip := net.ParseIP(arrivedAt); ip != nil {
		r = r.WithContext(context.WithValue(r.Context(), http.LocalAddrContextKey, net.Addr(&net.TCPAddr{IP: ip, Port: 8080})))
	}
	return r
}

func origins(t *testing.T, list ...string) Access {
	t.Helper()
	var a Access
	for _, s := range list {
		o, err := ParseOrigin(s)
		if err != nil {
			t.Fatal(err)
		}
		a.Origins = append(a.Origins, o)
	}
	return a
}

// TestHosts asks by every form of a host. Those of other machines are refused
// where a browser on this machine may have been led here by a name.
func TestHosts(t *testing.T) {
	for host, own := range map[string]bool{
		"":                           true, // HTTP/1.0
		"localhost":                  true,
		"localhost:8080":             true,
		"localhost:1":                true, // a tunnel
		"localhost:":                 true,
		"LocalHost:8080":             true,
		"localhost.":                 true,
		"localhost.:8080":            true,
		"127.0.0.1":                  true,
		"127.0.0.1:8080":             true,
		"127.0.1.1:8080":             true,
		"127.255.255.254":            true,
		"[::1]":                      true,
		"[::1]:8080":                 true,
		"[0:0:0:0:0:0:0:1]:8080":     true,
		"[::ffff:127.0.0.1]:8080":    true,
		"notes.example":              true, // listed
		"Notes.Example.:8080":        true,
		"[2001:db8::2]:9000":         true, // listed
		"[2001:db8:0::2]":            true,
		"evil.example":               false,
		"evil.example:8080":          false,
		"evil.example:80":            false,
		"localhost.evil.example":     false,
		"evil.localhost":             false,
		"127.0.0.1.evil.example":     false,
		"127.0.0.1.nip.io:8080":      false,
		"evil-notes.example":         false,
		"evil.notes.example":         false,
		"notes.example.evil.example": false,
		"localhostevil":              false,
		"localhost..":                false,
		"localhost:http":             false,
		"localhost:65536":            false,
		"localhost:-1":               false,
		"localhost:+80":              false,
		"localhost:80:80":            false,
		"localhost/":                 false,
		"localhost#":                 false,
		"localhost, evil.example":    false,
		"localhost evil.example":     false,
		"evil.example@localhost":     false,
		"localhost@evil.example":     false,
		"http://localhost":           false,
		"0.0.0.0:8080":               false,
		"[::]:8080":                  false,
		"10.0.0.1":                   false,
		"128.0.0.1":                  false,
		"126.255.255.255":            false,
		"127.1":                      false, // a browser writes 127.0.0.1
		"0x7f000001":                 false,
		"2130706433":                 false,
		"[::2]:8080":                 false,
		"[2001:db8::1]":              false,
		"[fe80::1]":                  false,
		"::1":                        false,
		"::1:8080":                   false,
		"[::1":                       false,
		"::1]":                       false,
		"[::1]8080":                  false,
		"[::1]:":                     true,
		"[127.0.0.1]":                false,
		"[localhost]":                false,
		".":                          false,
		":8080":                      false,
		"b\u00fccher.example":        false,
		"evil.example\x00.localhost": false,
	} {
		for _, at := range []struct {
			address  string
			loopback bool
		}{
			{"127.0.0.1", true},
			{"127.0.1.1", true},
			{"::1", true},
			{"::ffff:127.0.0.1", true},
			{"", true}, // not known
			{"192.0.2.1", false},
			{"2001:db8::1", false},
		} {
			for public, a := range map[bool]Access{false: origins(t, "https://notes.example", "http://[2001:db8::2]:8080"), true: {Public: true}} {
				w := httptest.NewRecorder()
				a.guarded(reached).ServeHTTP(w, request("GET", "/", at.address, "Host: "+host))
				want := http.StatusOK
				if at.loopback && !own && !public {
					want = http.StatusForbidden
				}
				if w.Code != want {
					t.Errorf("host %q at %q, public %v: %d, want %d", host, at.address, public, w.Code, want)
				}
				if w.Code == http.StatusForbidden && !strings.Contains(w.Body.String(), "--origin") {
					t.Errorf("host %q: it does not say what to do: %s", host, w.Body)
				}
			}
		}
	}
}

// TestSeveralHosts sends heads that no browser sends.
func TestSeveralHosts(t *testing.T) {
	srv := httptest.NewServer(Access{}.guarded(reached))
	defer srv.Close()
	for head, want := range map[string]string{
		"GET / HTTP/1.1\r\nHost: localhost\r\n":                                   "200",
		"GET / HTTP/1.1\r\nhOsT:localhost\r\n":                                    "200",
		"GET / HTTP/1.0\r\n":                                                      "200",
		"GET / HTTP/1.1\r\n":                                                      "400",
		"GET / HTTP/1.1\r\nHost: evil.example\r\n":                                "403",
		"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n":             "400",
		"GET / HTTP/1.1\r\nHost: evil.example\r\nHost: localhost\r\n":             "400",
		"GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n":                "403",
		"GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\n":                   "200",
		"GET / HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: localhost\r\n": "403",
		"GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Host: evil.example\r\n": "200",
	} {
		conn, err := net.Dial("tcp", srv.Listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(conn, head+"Connection: close\r\n\r\n")
		answer, err := bufio.NewReader(conn).ReadString('\n')
		conn.Close()
		if err != nil || !strings.HasPrefix(answer[9:], want+" ") {
			t.Errorf("%q: %q, %v, want %s", head, answer, err, want)
		}
	}
}

// TestAccessHeaders holds which pages may read an answer, by what browsers are told.
func TestAccessHeaders(t *testing.T) {
	h := New(newGraph(t, corpus), Options{Site: reached})
	listed := New(newGraph(t, corpus), Options{Site: reached, Access: origins(t, "https://notes.example")})
	public := New(newGraph(t, corpus), Options{Site: reached, Access: Access{Public: true}})
	for _, c := range []struct {
		name                   string
		of                     http.Handler
		origin                 string
		status                 int
		mayRead, resources     string
		variesByOrigin, isJSON bool
	}{
		{"private", h, "", 200, "", "same-origin", false, false},
		{"own page", h, "http://localhost:8080", 200, "", "same-origin", false, false},
		{"other page", h, "https://evil.example", 403, "", "same-origin", false, true},
		{"listed, no page", listed, "", 200, "", "same-origin", true, false},
		{"listed, own page", listed, "http://localhost:8080", 200, "", "same-origin", true, false},
		{"listed page", listed, "https://notes.example", 200, "https://notes.example", "same-origin", true, false},
		{"listed, other page", listed, "https://evil.example", 403, "", "same-origin", false, true},
		{"public", public, "", 200, "*", "cross-origin", false, false},
		{"public, other page", public, "https://evil.example", 200, "*", "cross-origin", false, false},
	} {
		for _, target := range []string{"/", "/graphiql", "/schema.graphqls", "/healthz", "/readyz", get("{stats{title}}")} {
			t.Run(c.name+strings.SplitN(target, "?", 2)[0], func(t *testing.T) {
				var headers []string
				if c.origin != "" {
					headers = []string{"Origin: " + c.origin}
				}
				w := httptest.NewRecorder()
				c.of.ServeHTTP(w, request("GET", target, "127.0.0.1", headers...))
				got := w.Header()
				if w.Code != c.status || got.Get("Access-Control-Allow-Origin") != c.mayRead || got.Get("Cross-Origin-Resource-Policy") != c.resources ||
					strings.Contains(strings.Join(got.Values("Vary"), ","), "Origin") != c.variesByOrigin {
					t.Errorf("%d with %v", w.Code, got)
				}
				if got.Get("X-Content-Type-Options") != "nosniff" || !strings.Contains(got.Get("Content-Security-Policy"), "default-src 'none'") {
					t.Errorf("security headers are missing: %v", got)
				}
				wantType := "text/plain; charset=utf-8"
				if c.isJSON && strings.HasPrefix(target, "/graphql") {
					wantType = "application/json; charset=utf-8"
				}
				if c.status == http.StatusForbidden && got.Get("Content-Type") != wantType {
					t.Errorf("content type %q, want %q", got.Get("Content-Type"), wantType)
				}
			})
		}
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, request("POST", "/graphql", "127.0.0.1", `Origin: https://evil.example/"><script>`))
	const want = `{"errors":[{"message":"this server is private and answers its own pages, not those of \"https://evil.example/\\\"><script>\"; ibid serve --origin URL lets another in, and --public everyone","extensions":{"code":"FORBIDDEN"}}]}` + "\n"
	if diff := cmp.Diff(want, w.Body.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestParseOrigin(t *testing.T) {
	for s, want := range map[string]string{
		"https://example.org":           "https example.org 443",
		"https://example.org/":          "https example.org 443",
		"HTTPS://Example.ORG.:443":      "https example.org 443",
		"http://example.org":            "http example.org 80",
		"http://example.org:8080":       "http example.org 8080",
		"http://localhost:3000":         "http localhost 3000",
		"http://127.0.0.1:3000":         "http localhost 3000",
		"http://[::1]:3000":             "http localhost 3000",
		"http://[2001:DB8::1]":          "http 2001:db8::1 80",
		"https://xn--bcher-kva.example": "https xn--bcher-kva.example 443",

		"":                              "",
		"*":                             "",
		"null":                          "",
		"example.org":                   "",
		"example.org:8080":              "",
		"//example.org":                 "",
		"http:example.org":              "",
		"http:/example.org":             "",
		"http://":                       "",
		"http://:80":                    "",
		"https://example.org//":         "",
		"https://example.org/notes":     "",
		"https://example.org?":          "",
		"https://example.org?a=b":       "",
		"https://example.org#a":         "",
		"https://example.org#":          "",
		"https://me@example.org":        "",
		"https://me:secret@example.org": "",
		"https://example.org:https":     "",
		"https://example.org:65536":     "",
		"https://*.example.org":         "",
		"https://example.org,https://example.com": "",
		"ftp://example.org":                       "",
		"wss://example.org":                       "",
		"https://b\u00fccher.example":             "",
	} {
		got := ""
		if o, err := ParseOrigin(s); err == nil {
			got = fmt.Sprint(o.scheme, " ", o.host, " ", o.port)
		} else if want := fmt.Sprintf("%q is not an origin such as https://example.org", s); err.Error() != want {
			t.Errorf("%q: the error is %v", s, err)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}
