package server

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestEntityTags has every form of If-None-Match (https://www.rfc-editor.org/rfc/rfc9110#field.if-none-match).
func TestEntityTags(t *testing.T) {
	h := New(newGraph(t, corpus), Options{Access: Access{Public: true}, Version: "v1"})
	target := get("{stats{title}}")
	tag := serve(h, "GET", target, "").Header().Get("ETag")
	if len(tag) < 4 || !strings.HasPrefix(tag, `"`) || !strings.HasSuffix(tag, `"`) {
		t.Fatalf("entity tag %s", tag)
	}
	inner := strings.Trim(tag, `"`)
	for _, test := range []struct {
		lines   []string
		matches bool
	}{
		{nil, false},
		{[]string{""}, false},
		{[]string{tag}, true},
		{[]string{"  " + tag + "\t"}, true},
		{[]string{"*"}, true},
		{[]string{" * "}, true},

		// Tags are compared weakly: a strong one matches a weak one.
		{[]string{"W/" + tag}, true},
		{[]string{`W/"x"`}, false},
		{[]string{"w/" + tag}, false},
		{[]string{"W/W/" + tag}, false},
		{[]string{"W/*"}, false},
		{[]string{"W/ " + tag}, false},

		// Lists.
		{[]string{tag + `, "x"`}, true},
		{[]string{`"x", ` + tag}, true},
		{[]string{`"x",` + tag + `,"y"`}, true},
		{[]string{`"x" , ` + tag + ` , "y"`}, true},
		{[]string{`"x", W/` + tag}, true},
		{[]string{`W/"x", ` + tag}, true},
		{[]string{`W/"x", W/"y"`}, false},
		{[]string{`"x", "y"`}, false},
		{[]string{", " + tag + ","}, true},
		{[]string{`"x"` + tag}, false},
		{[]string{`"x" ` + tag}, false},
		{[]string{`"a,b", ` + tag}, true},
		{[]string{`"x"`, tag}, true},
		{[]string{tag, `"x"`}, true},
		{[]string{`W/"x"`, `"y", W/` + tag}, true},
		{[]string{`"x"`, `"y"`}, false},

		// Nearly the tag.
		{[]string{inner}, false},
		{[]string{`"` + inner}, false},
		{[]string{inner + `"`}, false},
		{[]string{`"` + inner[:len(inner)-1] + `"`}, false},
		{[]string{`"` + inner + `0"`}, false},
		{[]string{`"0` + inner + `"`}, false},
		{[]string{strings.ToUpper(tag)}, false},
		{[]string{"'" + inner + "'"}, false},
		{[]string{`""`}, false},
		{[]string{`"*"`}, false},
		{[]string{"**"}, false},
	} {
		for _, method := range []string{"GET", "HEAD", "POST"} {
			r := httptest.NewRequest(method, target, nil)
			if method == "POST" {
				r = httptest.NewRequest(method, "/graphql", strings.NewReader(`{"query":"{stats{title}}"}`))
				r.Header.Set("Content-Type", "application/json")
			}
			r.Host = "localhost"
			for _, line := range test.lines {
				r.Header.Add("If-None-Match", line)
			}
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			want, wantTag := http.StatusOK, tag
			switch {
			case method == "POST":
				wantTag = ""
			case test.matches:
				want = http.StatusNotModified
			}
			if got := w.Header().Get("ETag"); w.Code != want || got != wantTag {
				t.Errorf("%s with If-None-Match %q: %d with tag %s, want %d with %s", method, test.lines, w.Code, got, want, wantTag)
			}
			if w.Code == http.StatusNotModified && w.Body.Len() > 0 {
				t.Errorf("%s with If-None-Match %q: the answer has a body", method, test.lines)
			}
			if got := w.Header().Get("Access-Control-Allow-Origin") + w.Header().Get("Vary"); got != "*Accept" {
				t.Errorf("%s with If-None-Match %q: origins and Vary %s", method, test.lines, got)
			}
		}
	}
}

// TestEntityTagChanges holds what a tag depends on: the revision, the program and the media type.
func TestEntityTagChanges(t *testing.T) {
	tags := map[string]string{}
	for _, version := range []string{"v1", "v2"} {
		for _, lines := range [][]string{corpus, corpus[1:]} {
			h := New(newGraph(t, lines), Options{Version: version})
			for _, media := range []string{typeJSON, typeGraphQL} {
				w := serve(h, "GET", get("{stats{title}}"), "", "Accept: "+media)
				what := version + " " + media
				if len(lines) == len(corpus) {
					what += " whole"
				}
				if other := tags[w.Header().Get("ETag")]; other != "" {
					t.Errorf("%s has the tag of %s", what, other)
				}
				tags[w.Header().Get("ETag")] = what
				if again := serve(h, "GET", get("{stats{title}}"), "", "Accept: "+media).Header().Get("ETag"); again != w.Header().Get("ETag") {
					t.Errorf("%s: another tag for the same answer", what)
				}
			}
		}
	}
	h := New(newGraph(t, corpus), Options{})
	for _, query := range []string{"{", "{none}"} {
		if w := serve(h, "GET", get(query), ""); w.Header().Get("ETag") != "" || w.Header().Get("Cache-Control") != "" {
			t.Errorf("%s: an answer with errors is kept", query)
		}
	}
}

func TestAccept(t *testing.T) {
	for _, test := range []struct {
		lines []string
		want  string
	}{
		{nil, typeJSON},
		{[]string{""}, ""},
		{[]string{typeJSON}, typeJSON},
		{[]string{typeGraphQL}, typeGraphQL},
		{[]string{"*/*"}, typeJSON},
		{[]string{"application/*"}, typeJSON},
		{[]string{"Application/JSON; charset=utf-8"}, typeJSON},
		{[]string{" " + typeGraphQL + " ; q=1.000 "}, typeGraphQL},
		{[]string{"text/html, " + typeGraphQL}, typeGraphQL},
		{[]string{"text/html", typeGraphQL}, typeGraphQL},
		{[]string{"text/html"}, ""},
		{[]string{"text/*"}, ""},
		{[]string{"*"}, ""},
		{[]string{"json"}, ""},

		// The first of equals, else that of the greater weight.
		{[]string{typeGraphQL + "," + typeJSON}, typeGraphQL},
		{[]string{typeJSON + "," + typeGraphQL}, typeJSON},
		{[]string{"*/*, " + typeGraphQL}, typeJSON},
		{[]string{"*/*;q=0.1, " + typeGraphQL}, typeGraphQL},
		{[]string{typeJSON + ";q=0.9, " + typeGraphQL + ";q=0.95"}, typeGraphQL},
		{[]string{typeJSON + ";q=0.95", typeGraphQL + ";q=0.9"}, typeJSON},
		{[]string{typeJSON + ";q=0.001"}, typeJSON},

		// Not acceptable, or not a weight.
		{[]string{typeJSON + ";q=0"}, ""},
		{[]string{typeJSON + ";q=0.0"}, ""},
		{[]string{typeJSON + ";q=0.000"}, ""},
		{[]string{typeGraphQL + ";q=0, " + typeJSON}, typeJSON},
		{[]string{typeGraphQL + ";q=-1, " + typeJSON}, typeJSON},
		{[]string{typeGraphQL + ";q=x, " + typeJSON}, typeJSON},
		{[]string{typeGraphQL + ";q=NaN, " + typeJSON + ";q=0.1"}, typeJSON},
		{[]string{typeGraphQL + ";q, " + typeJSON}, typeJSON},
		{[]string{"/;, ;;, " + typeGraphQL + ","}, typeGraphQL},
	} {
		if got := accept(test.lines); got != test.want {
			t.Errorf("accept(%q) = %q, want %q", test.lines, got, test.want)
		}
	}
}

// TestOrigins holds what a page of another origin may send and read.
func TestOrigins(t *testing.T) {
	h := New(newGraph(t, corpus), Options{Access: Access{Public: true}})
	for _, test := range []struct {
		method string
		want   map[string]string
	}{
		{"OPTIONS", map[string]string{
			"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS", "Access-Control-Allow-Headers": "Content-Type, Accept, If-None-Match",
			"Access-Control-Max-Age": "86400", "Allow": "GET, HEAD, POST, OPTIONS",
		}},
		{"GET", map[string]string{"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag", "Vary": "Accept", "Cache-Control": "no-cache"}},
		{"HEAD", map[string]string{"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag", "Vary": "Accept", "Cache-Control": "no-cache"}},
		{"PUT", map[string]string{"Access-Control-Allow-Origin": "*", "Allow": "GET, HEAD, POST, OPTIONS", "Cache-Control": "", "ETag": ""}},
	} {
		w := serve(h, test.method, get("{stats{title}}"), "")
		for name, want := range test.want {
			if got := w.Header().Get(name); got != want {
				t.Errorf("%s: %s is %q, want %q", test.method, name, got, want)
			}
		}
	}
}
