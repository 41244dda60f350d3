package site

import (
	"encoding/xml"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
)

// published reports whether the base of the corpus is an address on the web.
func (s *Site) published() bool {
	u, err := url.Parse(s.Base)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && !s.Provisional()
}

func (s *Site) robots() []byte {
	text := "User-agent: *\nAllow: /\n"
	if s.published() {
		text += "Sitemap: " + s.Base + "sitemap.xml\n"
	}
	return []byte(text)
}

// sitemap lists all pages, as https://www.sitemaps.org/protocol.html has it.
func (s *Site) sitemap() []byte {
	var b strings.Builder
	b.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, p := range slices.Sorted(maps.Keys(s.routes)) {
		if path.Ext(p) != ".html" || p == "404.html" {
			continue
		}
		b.WriteString("<url><loc>")
		_ = xml.EscapeText(&b, []byte(s.Base+escapePath(p)))
		b.WriteString("</loc></url>\n")
	}
	b.WriteString("</urlset>\n")
	return []byte(b.String())
}
