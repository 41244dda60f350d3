package server

import (
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// maxFuzzed is how many bytes of a request are tried.
const maxFuzzed = 4 << 10

// FuzzRequest sends any query, variables and body over HTTP: the answer is JSON
// as GraphQL over HTTP has it, the same by GET and by POST, and no fault of the server.
func FuzzRequest(f *testing.F) {
	files, err := filepath.Glob("testdata/*.graphql")
	if err != nil || len(files) == 0 {
		f.Fatal("no queries", err)
	}
	for _, file := range files {
		query, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(query), "", "", "")
	}
	for _, r := range []struct{ query, operation, variables, accept string }{
		{"query($k:ID!){entity(key:$k){name}}", "", `{"k":"S3"}`, typeGraphQL},
		{"query($k:ID){entity(key:$k){name}}", "", `{"k":null}`, "*/*;q=0.1"},
		{"query($n:Int!){entities(first:$n){nodes{name}}}", "", `{"n":1e3}`, "application/*"},
		{"query($n:Int=2,$f:StatementFilter){statements(first:$n,filter:$f){nodes{id}}}", "", `{"f":{"qualifier":[{"property":"on"}]}}`, ""},
		{"query($q:DecimalFilter){a:__typename}", "", `{"q":{"atLeast":1e999}}`, ""},
		{"query A{stats{title}} query B{stats{revision}}", "B", "", ""},
		{"query A{stats{title}} query A{stats{title}}", "", "", ""},
		{"subscription{x}", "", "", ""},
		{"mutation{x}", "", "{}", ""},
		{"fragment f on Stats{...f} {stats{...f}}", "", "", ""},
		{"{statements(first:1){nodes{subject{name ...on Service{launched{edtf}}}rivals{id}}}}", "", "", ""},
		{"{node(id:\"U2VydmljZTpzMw\"){id __typename}nodes(ids:[\"x\",\"\"]){id}}", "", "", ""},
		{"{search(query:\"s3 \\\"amazon\\\" -ec2 *\\u0000\",first:2){nodes{__typename}}}", "", "", ""},
		{"{timeline(period:\"200X\",from:\"-0001-01-01\",to:\"Y12345\"){totalCount}}", "", "", ""},
		{"{services(after:\"MDAwMDAwMDA6LTE\",before:\"!\",last:0){pageInfo{endCursor}}}", "", "", ""},
		{"{paths(from:\"S3\",to:\"S3\",maxLength:0){length}}", "", "", ""},
		{"{stats{title @include(if:$x)}}", "", `{"x":1}`, ""},
		{"{stats{title @skip(if:true)}}", "", "[]", "text/html"},
		{"{__schema{types{name fields{name type{ofType{name}}}}}}", "", "", ""},
		{"{__type(name:\"\"){name}}", "", "", ""},
		{"{statements(orderBy:[{field:VALUE},{field:DATE,direction:DESC}],asOf:\"2006-02-30\"){totalCount}}", "", "", ""},
		{"\ufeff{,stats,{,title,},}#", "", `{"":{"a":[1,-0,1.5e-7,"\ud800"]}}`, ""},
		{"{\"\"\"\n\"\"\"}", "", "", ""},
		{"{a(b:{c:[$d]})}", "", "", ""},
	} {
		f.Add(r.query, r.operation, r.variables, r.accept)
	}
	var faults strings.Builder
	log := slog.New(slog.NewTextHandler(&faults, &slog.HandlerOptions{Level: slog.LevelError}))
	h := New(newGraph(f, corpus), Options{Version: "v1", Log: log})
	f.Fuzz(func(t *testing.T, query, operation, variables, media string) {
		if len(query)+len(operation)+len(variables)+len(media) > maxFuzzed {
			t.Skip("beyond the budget")
		}
		faults.Reset()
		values := url.Values{"query": {query}}
		body := map[string]any{"query": query}
		if operation != "" {
			values.Set("operationName", operation)
			body["operationName"] = operation
		}
		if variables != "" {
			values.Set("variables", variables)
			body["variables"] = json.RawMessage(variables)
		}
		get := ask(t, h, httptest.NewRequest("GET", "/graphql?"+values.Encode(), nil), media)
		if again := ask(t, h, httptest.NewRequest("GET", "/graphql?"+values.Encode(), nil), media); again != get {
			t.Errorf("asked again (-first +second):\n%s", cmp.Diff(get, again))
		}
		// JSON cannot say all that an address can.
		encoded, err := json.Marshal(body)
		if err == nil && len(strings.ToValidUTF8(query+operation+variables, "")) == len(query+operation+variables) {
			r := httptest.NewRequest("POST", "/graphql", strings.NewReader(string(encoded)))
			r.Header.Set("Content-Type", "application/json")
			if post := ask(t, h, r, media); post != get && accept([]string{media}) != "" {
				t.Errorf("by POST (-get +post):\n%s", cmp.Diff(get, post))
			}
		}
		// A body of any form.
		r := httptest.NewRequest("POST", "/graphql", strings.NewReader(query))
		r.Header.Set("Content-Type", "application/json")
		ask(t, h, r, media)
		if faults.Len() > 0 {
			t.Errorf("a fault of the server: %s", faults.String())
		}
	})
}

// answered is what a client sees of an answer.
type answered struct {
	Status int
	Body   string
}

// ask sends a request, and holds what is true of every answer.
func ask(t *testing.T, h http.Handler, r *http.Request, media string) answered {
	t.Helper()
	r.Host = "localhost"
	if media != "" {
		r.Header.Set("Accept", media)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	var body struct {
		Errors []struct {
			Message    string
			Extensions map[string]any
		}
		Data json.RawMessage
	}
	if err := json.Unmarshal(w.Body.Bytes(), &body); err != nil {
		t.Fatalf("%d with %q: %v", w.Code, w.Body, err)
	}
	want := typeGraphQL
	if accept(r.Header.Values("Accept")) != typeGraphQL {
		want = typeJSON
	}
	if got := w.Header().Get("Content-Type"); got != want+"; charset=utf-8" {
		t.Errorf("content type %q, want %q", got, want)
	}
	switch w.Code {
	case http.StatusOK:
		if body.Data == nil && len(body.Errors) == 0 {
			t.Errorf("neither data nor errors: %s", w.Body)
		}
	case http.StatusBadRequest, http.StatusNotAcceptable:
		if body.Data != nil || len(body.Errors) == 0 {
			t.Errorf("status %d: %s", w.Code, w.Body)
		}
	default:
		t.Errorf("status %d: %s", w.Code, w.Body)
	}
	for _, e := range body.Errors {
		if e.Message == "" || e.Message == errInternal.Error() || e.Extensions["code"] == nil {
			t.Errorf("error %+v", e)
		}
	}
	return answered{w.Code, w.Body.String()}
}
