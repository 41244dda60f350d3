package server

import (
	"embed"
	"net/http"
)

// The IDE is GraphiQL as its makers publish it, and a page of our own; see graphiql/NOTICE.md.
//
//go:embed graphiql/*.js graphiql/*.css graphiql/index.html
var ide embed.FS

func serveIDE(w http.ResponseWriter, r *http.Request) {
	http.ServeFileFS(w, r, ide, "graphiql/index.html")
}

func serveIDEFile(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "max-age=3600")
	http.ServeFileFS(w, r, ide, "graphiql/"+r.URL.Path)
}
