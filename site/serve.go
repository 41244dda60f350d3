package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"
)

// policy allows a page its own files and nothing else. It stands in every page
// too, for hosts that set no headers.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'"

// mediaTypes are the types of the files of a site, whatever the machine believes.
var mediaTypes = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8", ".xml": "application/xml; charset=utf-8",
}

// Handler serves the site, each file rendered when it is asked for. Files
// that [Options] offers for download are not among them.
func (s *Site) Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
			return
		}
		name := strings.TrimPrefix(r.URL.Path, "/")
		if name == "" || strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		h := w.Header()
		h.Set("Content-Security-Policy", policy+"; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cache-Control", "no-cache") // to be asked again, by ETag
		if _, ok := s.routes[name+"/index.html"]; ok {
			http.Redirect(w, r, "/"+name+"/", http.StatusMovedPermanently)
			return
		}
		var body bytes.Buffer
		if _, ok := s.routes[name]; !ok {
			s.notFound(w, r)
			return
		}
		if err := s.Render(name, &body); err != nil {
			http.Error(w, "the page could not be made", http.StatusInternalServerError)
			return
		}
		sum := sha256.Sum256(body.Bytes())
		h.Set("ETag", `"`+hex.EncodeToString(sum[:16])+`"`)
		h.Set("Content-Type", mediaType(name))
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body.Bytes()))
	})
}

func mediaType(name string) string {
	if t := mediaTypes[path.Ext(name)]; t != "" {
		return t
	}
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}

// notFound serves the page for what is not there, with links from where the reader is.
func (s *Site) notFound(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", mediaType(".html"))
	w.WriteHeader(http.StatusNotFound)
	if r.Method == http.MethodGet {
		_ = missingPage(s.at(strings.TrimPrefix(r.URL.Path, "/"))).Render(r.Context(), w)
	}
}
