package server

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ibid/schema"
)

func get(query string) string { return "/graphql?query=" + url.QueryEscape(query) }

// serve answers one request; headers are given as `Name: value`.
func serve(h http.Handler, method, target, body string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	r.Host = "localhost"
	for _, header := range headers {
		name, value, _ := strings.Cut(header, ": ")
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestHTTP(t *testing.T) {
	const media = "Accept: application/graphql-response+json"
	h := New(newGraph(t, corpus), Options{Version: "v1", Site: http.NotFoundHandler()})
	tag := serve(h, "GET", get("{stats{title}}"), "").Header().Get("ETag")
	if tag == "" {
		t.Fatal("no entity tag")
	}
	const answer = `{"data":{"stats":{"title":"A small corpus"}}}` + "\n"
	for _, test := range []struct {
		name, method, target, body string
		headers                    []string
		status                     int
		want                       string // empty to look at the status only
	}{
		{"get", "GET", get("{stats{title}}"), "", nil, 200, answer},
		{"get with variables", "GET", get("query($k:ID!){entity(key:$k){name}}") + "&variables=" + url.QueryEscape(`{"k":"S3"}`), "", nil, 200, `{"data":{"entity":{"name":"Amazon S3"}}}` + "\n"},
		{"head", "HEAD", get("{stats{title}}"), "", nil, 200, ""},
		{"post", "POST", "/graphql", `{"query":"{stats{title}}"}`, []string{"Content-Type: application/json"}, 200, answer},
		{"not modified", "GET", get("{stats{title}}"), "", []string{"If-None-Match: W/\"x\", " + tag}, 304, ""},
		{"another tag", "GET", get("{stats{title}}"), "", []string{`If-None-Match: "x"`}, 200, answer},
		{"tag of another media type", "GET", get("{stats{title}}"), "", []string{"If-None-Match: " + tag, media}, 200, answer},
		{"tag on a post", "POST", "/graphql", `{"query":"{stats{title}}"}`, []string{"Content-Type: application/json", "If-None-Match: " + tag}, 200, answer},
		{"options", "OPTIONS", "/graphql", "", nil, 204, ""},
		{"put", "PUT", "/graphql", "", nil, 405, ""},
		{"unacceptable", "GET", get("{stats{title}}"), "", []string{"Accept: text/html"}, 406, ""},
		{"wrong content type", "POST", "/graphql", `{"query":"{stats{title}}"}`, []string{"Content-Type: text/plain"}, 415, ""},
		{"too large", "POST", "/graphql", `{"query":"` + strings.Repeat(" ", maxBody) + `"}`, []string{"Content-Type: application/json"}, 413, ""},
		{"no JSON", "POST", "/graphql", `secret`, []string{"Content-Type: application/json"}, 400, `{"errors":[{"message":"request body is not a JSON object of a GraphQL request","extensions":{"code":"BAD_REQUEST"}}]}` + "\n"},
		{"two values", "POST", "/graphql", `{"query":"{stats{title}}"}{}`, []string{"Content-Type: application/json"}, 400, ""},
		{"no query", "GET", "/graphql", "", nil, 400, ""},
		{"wrong variables", "GET", get("{stats{title}}") + "&variables=7", "", nil, 400, ""},
		{"syntax, new media type", "GET", get("{"), "", []string{media}, 400, ""},
		{"syntax, old media type", "GET", get("{"), "", nil, 200, ""},
		{"mutation", "GET", get("mutation{x}"), "", []string{media}, 400, ""},
		{"several operations", "GET", get("query A{stats{title}} query B{stats{title}}"), "", nil, 200, `{"errors":[{"message":"the query has several operations: choose one of A, B by operationName","extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}` + "\n"},
		{"unknown operation", "GET", get("{stats{title}}") + "&operationName=A", "", nil, 200, `{"errors":[{"message":"the query has no operation \"A\"; it has one without a name","extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}` + "\n"},
		{"health", "GET", "/healthz", "", nil, 200, ""},
		{"schema", "GET", "/schema.graphqls", "", nil, 200, schema.BuiltIn()},
		{"schema not modified", "GET", "/schema.graphqls", "", []string{"If-None-Match: " + serve(h, "GET", "/schema.graphqls", "").Header().Get("ETag")}, 304, ""},
		{"unclean path", "GET", "/e/../x.html", "", nil, 307, ""},
		{"double slash", "GET", "//x.html", "", nil, 307, ""},
		{"GraphiQL", "GET", "/graphiql", "", nil, 200, ""},
		{"script", "GET", "/graphiql/page.js", "", nil, 200, ""},
		{"licence is not served", "GET", "/graphiql/LICENSES.txt", "", nil, 404, ""},
		{"site", "GET", "/e/x.html", "", nil, 404, "404 page not found\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := serve(h, test.method, test.target, test.body, test.headers...)
			if w.Code != test.status {
				t.Errorf("status %d, want %d: %s", w.Code, test.status, w.Body)
			}
			if test.want != "" {
				if diff := cmp.Diff(test.want, w.Body.String()); diff != "" {
					t.Errorf("body (-want +got):\n%s", diff)
				}
			}
			if w.Header().Get("X-Content-Type-Options") != "nosniff" || !strings.Contains(w.Header().Get("Content-Security-Policy"), "default-src 'none'") {
				t.Error("security headers are missing")
			}
			wantType := "application/json; charset=utf-8"
			if slices.Contains(test.headers, media) {
				wantType = "application/graphql-response+json; charset=utf-8"
			}
			if got := w.Header().Get("Content-Type"); strings.HasPrefix(test.target, "/graphql") && test.status != 204 && test.status != 304 && got != wantType {
				t.Errorf("content type %q, want %q", got, wantType)
			}
			if w.Header().Get("ETag") != "" && strings.Contains(w.Body.String(), `"errors"`) {
				t.Error("entity tag on an error")
			}
		})
	}
}

// TestPages follows the cursors of a list forwards and backwards, and finds each entry once.
func TestPages(t *testing.T) {
	h := New(newGraph(t, corpus), Options{})
	type connection struct {
		Nodes    []struct{ Name string }
		PageInfo struct {
			HasNextPage, HasPreviousPage bool
			StartCursor, EndCursor       string
		}
	}
	ask := func(arguments string) connection {
		t.Helper()
		var answer struct {
			Data   struct{ Organizations connection }
			Errors []struct{ Message string }
		}
		w := serve(h, "GET", get("{organizations("+arguments+"){nodes{name}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}"), "")
		if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || answer.Errors != nil {
			t.Fatal(err, answer.Errors)
		}
		return answer.Data.Organizations
	}
	names := func(c connection) (out []string) {
		for _, n := range c.Nodes {
			out = append(out, n.Name)
		}
		return out
	}
	want := names(ask("first: 100"))
	if len(want) != 6 {
		t.Fatalf("organisations: %v", want)
	}
	var forwards, backwards []string
	page := ask("first: 4")
	for forwards = names(page); page.PageInfo.HasNextPage; forwards = append(forwards, names(page)...) {
		page = ask(fmt.Sprintf("first: 4, after: %q", page.PageInfo.EndCursor))
	}
	page = ask("last: 4")
	for backwards = names(page); page.PageInfo.HasPreviousPage; backwards = append(names(page), backwards...) {
		page = ask(fmt.Sprintf("last: 4, before: %q", page.PageInfo.StartCursor))
	}
	between := ask(fmt.Sprintf("after: %q, before: %q", ask("first: 1").PageInfo.EndCursor, ask("last: 1").PageInfo.StartCursor))
	for name, got := range map[string][]string{"forwards": forwards, "backwards": backwards, "between": append(append(want[:1:1], names(between)...), want[5])} {
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestLimits(t *testing.T) {
	h := New(newGraph(t, corpus), Options{})
	nested := func(depth int) string {
		return "{entities{nodes{" + strings.Repeat("statements(first:0){nodes{subject{", depth) + "name" + strings.Repeat("}}}", depth) + "}}}"
	}
	var bomb strings.Builder
	for i := range 60 {
		fmt.Fprintf(&bomb, "fragment f%d on Stats{...f%d ...f%d}", i, i+1, i+1)
	}
	for name, test := range map[string]struct{ query, want string }{
		"fine":       {nested(3), ""},
		"depth":      {nested(5), "the query is beyond the limit of 15 levels"},
		"aliases":    {"{" + aliases(31) + "}", "the query is beyond the limit of 30 aliases"},
		"fields":     {"{stats{" + strings.Repeat("title ", 500) + "}}", "the query is beyond the limit of 500 fields"},
		"directives": {"{stats{" + strings.Repeat("title @include(if:true)@skip(if:false) ", 11) + "}}", "the query is beyond the limit of 20 directives"},
		"tokens":     {"{stats{" + strings.Repeat("title ", 2000) + "}}", "exceeded token limit of 2000"},
		"cost":       {"{people(first:500){nodes{roles(first:500){nodes{title}}}}}", "the query is beyond the limit of 200000 fields in the answer; ask for shorter lists with `first`, or for fewer fields"},
		"claims": {
			"{statements(first:500){nodes{subject{disputes{statements{subject{disputes{statements{id}}}}}}}}}",
			"the query is beyond the limit of 200000 fields in the answer; ask for shorter lists with `first`, or for fewer fields",
		},
		"rivals": {
			"{statements(first:500){nodes{rivals{rivals{rivals{id}}}}}}",
			"the query is beyond the limit of 200000 fields in the answer; ask for shorter lists with `first`, or for fewer fields",
		},
		"fine claims": {"{entities(first:100){nodes{disputes{statements{value{text}}}}}}", ""},
		"fragments":   {bomb.String() + "fragment f60 on Stats{title} {stats{...f0}}", "the query is beyond the limit of 500 fields"},
		"schemas":     {"{a:__schema{types{name}} b:__schema{types{name}} c:__schema{types{name}}}", "the query is beyond the limit of 200000 fields in the answer; ask for shorter lists with `first`, or for fewer fields"},
	} {
		t.Run(name, func(t *testing.T) {
			body, _ := json.Marshal(map[string]string{"query": test.query})
			w := serve(h, "POST", "/graphql", string(body), "Content-Type: application/json")
			var answer struct{ Errors []struct{ Message string } }
			if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil {
				t.Fatal(err)
			}
			got := ""
			if len(answer.Errors) > 0 {
				got = answer.Errors[0].Message
			}
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func aliases(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "a%d:stats{title} ", i)
	}
	return b.String()
}

// TestSecrets holds that neither an error of the graph nor a panic is told to a client, and that both are logged.
func TestSecrets(t *testing.T) {
	var lines strings.Builder
	log := slog.New(slog.NewTextHandler(&lines, nil))
	for _, fail := range []func() error{
		func() error { return errors.New("secret of the disk") },
		func() error { panic("secret of the program") },
	} {
		a := newAPI(broken{&counted{Graph: newGraph(t, corpus)}, fail}, log)
		e := logged(log, &endpoint{api: a, tag: "x", log: log})
		w := serve(e, "GET", get("{services{totalCount} stats{title}}"), "")
		const want = `{"errors":[{"message":"internal error","path":["services"],"extensions":{"code":"INTERNAL_SERVER_ERROR"}}],"data":null}` + "\n"
		if diff := cmp.Diff(want, w.Body.String()); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
	site := New(newGraph(t, corpus), Options{Log: log, Site: http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("secret of the site") })})
	if w := serve(site, "GET", "/", ""); w.Code != 500 || strings.Contains(w.Body.String(), "secret") {
		t.Errorf("panic of the site: %d %s", w.Code, w.Body)
	}
	for _, secret := range []string{"secret of the disk", "secret of the program", "secret of the site", "status=500", "method=GET path=/ "} {
		if !strings.Contains(lines.String(), secret) {
			t.Errorf("%q was not logged", secret)
		}
	}
}
