package server

import (
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"ibid/fact"
	"ibid/graph"
)

// Media types of a response.
const (
	typeJSON    = "application/json"
	typeGraphQL = "application/graphql-response+json"
)

// endpoint speaks GraphQL over HTTP (https://graphql.github.io/graphql-over-http/draft/)
// for GET, HEAD and POST.
type endpoint struct {
	api *api
	tag string // begins every entity tag
	log *slog.Logger
}

// entityTag begins the tags of all that a server answers: while the revision and
// the program stay the same, so does the answer to a query.
func entityTag(g *graph.Graph, version string) string {
	return g.Revision()[:min(16, len(g.Revision()))] + "-" + fact.Hash(version)[:8]
}

// ServeHTTP answers a request.
func (e *endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Access-Control-Expose-Headers", "ETag")
	h.Add("Vary", "Accept")
	media := accept(r.Header.Values("Accept"))
	switch r.Method {
	case http.MethodGet, http.MethodHead, http.MethodPost:
	case http.MethodOptions:
		h.Set("Allow", methods)
		h.Set("Access-Control-Allow-Methods", methods)
		h.Set("Access-Control-Allow-Headers", "Content-Type, Accept, If-None-Match")
		h.Set("Access-Control-Max-Age", "86400")
		w.WriteHeader(http.StatusNoContent)
		return
	default:
		h.Set("Allow", methods)
		refuse(w, typeJSON, http.StatusMethodNotAllowed, badRequest, "use GET, HEAD or POST")
		return
	}
	if media == "" {
		refuse(w, typeJSON, http.StatusNotAcceptable, badRequest, "acceptable media types: "+typeGraphQL+", "+typeJSON)
		return
	}
	p := &graphql.RawParams{}
	if status, mistake := read(w, r, p); mistake != "" {
		refuse(w, media, status, badRequest, mistake)
		return
	}
	noteOperation(r.Context(), p.OperationName)
	tag := `"` + e.tag + "-" + fact.Hash(media)[:4] + `"`
	if r.Method != http.MethodPost && matchesTag(r.Header.Values("If-None-Match"), tag) {
		h.Set("ETag", tag)
		w.WriteHeader(http.StatusNotModified)
		return
	}
	resp, executed := e.api.do(r.Context(), p)
	if isUnavailable(resp.Errors) {
		h.Set("Retry-After", retryAfter)
		refuse(w, media, http.StatusServiceUnavailable, codeUnavailable, unavailable)
		return
	}
	status := http.StatusOK
	if !executed && media == typeGraphQL {
		status = http.StatusBadRequest
	}
	if r.Method != http.MethodPost && len(resp.Errors) == 0 {
		h.Set("ETag", tag)
		h.Set("Cache-Control", "no-cache") // ask again, with the tag
	}
	write(w, media, status, encode(resp, executed))
}

const methods = "GET, HEAD, POST, OPTIONS"

// read reads the parameters of a request; the mistake is empty when there is none.
func read(w http.ResponseWriter, r *http.Request, p *graphql.RawParams) (status int, mistake string) {
	if r.Method != http.MethodPost {
		q := r.URL.Query()
		p.Query, p.OperationName = q.Get("query"), q.Get("operationName")
		for name, dst := range map[string]*map[string]any{"variables": &p.Variables, "extensions": &p.Extensions} {
			if s := q.Get(name); s != "" && decode(strings.NewReader(s), dst) != nil {
				return http.StatusBadRequest, name + " is not a JSON object"
			}
		}
	} else {
		if t, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || t != typeJSON {
			return http.StatusUnsupportedMediaType, "content type must be " + typeJSON
		}
		err := decode(http.MaxBytesReader(w, r.Body, maxBody), p)
		if large := (*http.MaxBytesError)(nil); errors.As(err, &large) {
			return http.StatusRequestEntityTooLarge, "request body is too large"
		} else if err != nil {
			return http.StatusBadRequest, "request body is not a JSON object of a GraphQL request"
		}
	}
	if p.Query == "" {
		return http.StatusBadRequest, "there is no query"
	}
	return 0, ""
}

// decode reads one JSON value and nothing after it, keeping every digit of its numbers.
func decode(r io.Reader, dst any) error {
	d := json.NewDecoder(r)
	d.UseNumber()
	if err := d.Decode(dst); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.Join(err, errors.New("more than one JSON value"))
	}
	return nil
}

// badRequest is the code of the error of a request that is not one of GraphQL.
const badRequest = "BAD_REQUEST"

// refuse answers a request that is not executed, or whose outcome is not told.
func refuse(w http.ResponseWriter, media string, status int, code, why string) {
	resp := &graphql.Response{Errors: gqlerror.List{{Message: why, Extensions: map[string]any{"code": code}}}}
	write(w, media, status, encode(resp, false))
}

func write(w http.ResponseWriter, media string, status int, body []byte) {
	w.Header().Set("Content-Type", media+"; charset=utf-8")
	w.WriteHeader(status)
	w.Write(body) // net/http leaves the body of an answer to HEAD out
}

// matchesTag reports whether the lines of the header If-None-Match name the tag, weakly compared.
func matchesTag(lines []string, tag string) bool {
	for one := range strings.SplitSeq(strings.Join(lines, ","), ",") {
		if one = strings.TrimSpace(one); one == "*" || strings.TrimPrefix(one, "W/") == tag {
			return true
		}
	}
	return false
}

// accept picks the media type of the response that the client likes best, of
// equals the first; it is empty when the client accepts none that there is
// (https://www.rfc-editor.org/rfc/rfc9110#field.accept).
func accept(values []string) string {
	if len(values) == 0 {
		return typeJSON
	}
	best, weight := "", 0.0
	for part := range strings.SplitSeq(strings.Join(values, ","), ",") {
		t, params, err := mime.ParseMediaType(part)
		q := 1.0
		if text, ok := params["q"]; ok && err == nil {
			q, err = strconv.ParseFloat(text, 64)
		}
		if err != nil || !(q > weight) { // nor when it is not a number
			continue
		}
		switch t {
		case typeGraphQL, typeJSON:
			best, weight = t, q
		case "*/*", "application/*":
			best, weight = typeJSON, q
		}
	}
	return best
}
