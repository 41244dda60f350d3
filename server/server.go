// Package server answers GraphQL over HTTP from a graph, with GraphiQL beside it.
//
// The schema stands in package schema; `go generate` writes from it the code
// that checks and executes queries (package exec) and the types that answer it
// (package answer). What is written by hand here is the transport, the limits,
// and the errors, of which a client sees only those that it made itself.
package server

import (
	"log/slog"
	"net/http"
	"strings"
	"time"

	"ibid/fact"
	"ibid/graph"
	"ibid/schema"
)

//go:generate go run ./gen

// Options are what a server needs besides the graph.
type Options struct {
	Site    http.Handler  // answers all paths that are not the server's own; nil for none
	Log     *slog.Logger  // nil for none
	Version string        // of the program; part of the entity tags
	Access  Access        // whom it answers
	Stale   func() string // why it does not serve the newest graph, and nothing if it does; nil for always
}

// New returns a handler that answers
//
//	/graphql          GraphQL over HTTP: GET, HEAD and POST
//	/graphiql         the IDE for it, which works offline
//	/schema.graphqls  the schema that queries are checked against
//	/healthz          200 while the process lives
//	/readyz           200 if the graph answers and is the newest, else 503; a report
//	/                 the site
//
// It may serve any number of requests at a time. For a new revision of the graph make a new one.
func New(g *graph.Graph, opts Options) http.Handler {
	if opts.Log == nil {
		opts.Log = slog.New(slog.DiscardHandler)
	}
	if opts.Stale == nil {
		opts.Stale = func() string { return "" }
	}
	api := newAPI(g, opts.Log)
	api.SetParserTokenLimit(maxTokens)
	api.Use(limits{depth: 15, aliases: 30, fields: 500, directives: 20, cost: 200_000})
	mux := http.NewServeMux()
	mux.Handle("/graphql", &endpoint{api: api, tag: entityTag(g, opts.Version), log: opts.Log})
	mux.Handle("GET /graphiql", sealed(idePolicy, http.HandlerFunc(serveIDE)))
	mux.Handle("GET /graphiql/", sealed(idePolicy, http.StripPrefix("/graphiql/", http.HandlerFunc(serveIDEFile))))
	mux.Handle("GET /schema.graphqls", text("text/plain; charset=utf-8", schema.BuiltIn()))
	mux.Handle("GET /readyz", &readiness{ping: g.Ping, stale: opts.Stale, revision: g.Revision(), since: time.Now()})
	mux.Handle("GET /healthz", text("application/json", `{"status":"ok","revision":"`+g.Revision()+`"}`+"\n"))
	if opts.Site != nil {
		mux.Handle("/", sealed(sitePolicy, opts.Site))
	}
	// The mux itself answers too: it redirects paths that are not clean.
	return logged(opts.Log, sealed(apiPolicy, opts.Access.guarded(mux)))
}

// Content security policies: what a browser may load for a page.
const (
	apiPolicy  = "default-src 'none'; frame-ancestors 'none'"
	idePolicy  = "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'"
	sitePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)

// sealed sets the security headers of all that a handler answers.
func sealed(policy string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		next.ServeHTTP(w, r)
	})
}

// text answers with a text, by its entity tag.
func text(mediaType, body string) http.Handler {
	tag := `"` + fact.Hash(body) + `"`
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Type", mediaType)
		h.Set("ETag", tag)
		h.Set("Cache-Control", "no-cache") // ask again, with the tag
		http.ServeContent(w, r, "", time.Time{}, strings.NewReader(body))
	})
}
