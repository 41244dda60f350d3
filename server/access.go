package server

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
)

// Access says whom a server answers. The zero value is a private server: it
// answers its own pages and programs such as curl, but no page of another site
// that a browser on this machine has open. Such a page can send requests to
// any address, and by a name that it owns (DNS rebinding) read the answers.
type Access struct {
	Public  bool     // answers all pages
	Origins []Origin // whose pages are answered too, and by whose names the server is known
}

// Origin is that of a web page, such as https://example.org
// (https://www.rfc-editor.org/rfc/rfc6454).
type Origin struct {
	scheme string // http or https
	place
}

// place is a host with its port.
type place struct {
	host string // in lower case; itself for each name and address of this machine
	port uint16
}

// itself is the host of a server that a browser on the same machine asks.
const itself = "localhost"

// ParseOrigin reads an origin, which has a scheme, a host, and a port if it is not the usual one.
func ParseOrigin(s string) (Origin, error) {
	o, ok := parseOrigin(strings.TrimSuffix(s, "/"))
	if !ok {
		return Origin{}, fmt.Errorf("%q is not an origin such as https://example.org", s)
	}
	return o, nil
}

// parseOrigin reads an origin as browsers send it.
func parseOrigin(s string) (Origin, bool) {
	scheme, host, _ := strings.Cut(s, "://")
	scheme = strings.ToLower(scheme)
	p, ok := parsePlace(scheme, host)
	return Origin{scheme, p}, ok && (scheme == "http" || scheme == "https")
}

// parsePlace reads the header Host of a request by a scheme
// (https://www.rfc-editor.org/rfc/rfc9110#field.host).
func parsePlace(scheme, s string) (place, bool) {
	host, port, hasPort := strings.Cut(s, ":")
	if inner, rest, ok := strings.Cut(strings.TrimPrefix(s, "["), "]"); ok && strings.HasPrefix(s, "[") {
		host = inner
		if port, hasPort = strings.CutPrefix(rest, ":"); !hasPort && rest != "" || !strings.Contains(host, ":") {
			return place{}, false
		}
	}
	p := place{host: strings.ToLower(strings.TrimSuffix(host, ".")), port: 80}
	if scheme == "https" {
		p.port = 443
	}
	if hasPort && port != "" {
		n, err := strconv.ParseUint(port, 10, 16)
		if err != nil {
			return place{}, false
		}
		p.port = uint16(n)
	}
	if ip, err := netip.ParseAddr(p.host); err == nil {
		if p.host = ip.String(); ip.IsLoopback() {
			p.host = itself
		}
	} else if p.host == "" || strings.Trim(p.host, "abcdefghijklmnopqrstuvwxyz0123456789.-_") != "" {
		return place{}, false
	}
	return p, true
}

// guarded refuses the requests that a server must not answer, and sets the
// headers that tell browsers whose pages may read the answers to all others.
func (a Access) guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		if why := a.refusal(r); why != "" {
			if r.URL.Path == "/graphql" {
				refuse(w, typeJSON, http.StatusForbidden, "FORBIDDEN", why)
			} else {
				http.Error(w, why, http.StatusForbidden)
			}
			return
		}
		if a.Public {
			h.Set("Cross-Origin-Resource-Policy", "cross-origin")
			h.Set("Access-Control-Allow-Origin", "*")
		} else if len(a.Origins) > 0 {
			h.Add("Vary", "Origin")
			if from := r.Header.Get("Origin"); a.lists(from) {
				h.Set("Access-Control-Allow-Origin", from)
			}
		}
		next.ServeHTTP(w, r)
	})
}

// refusal says why a request is not answered, or nothing. Browsers say where a
// request comes from (https://www.w3.org/TR/fetch-metadata/); other programs do
// not, and need not.
func (a Access) refusal(r *http.Request) string {
	const how = "; ibid serve --origin URL lets another in, and --public everyone"
	if a.Public {
		return ""
	}
	if r.Host != "" && arrivedOnLoopback(r) && !a.knownAs(r.Host) {
		return fmt.Sprintf("this server is private and answers to localhost, not to the name %q", r.Host) + how
	}
	listed := false
	for _, from := range r.Header.Values("Origin") {
		if listed = a.lists(from); !listed && from != "" && !sameOrigin(from, r.Host) {
			return fmt.Sprintf("this server is private and answers its own pages, not those of %q", from) + how
		}
	}
	navigates := r.Method == http.MethodGet && r.Header.Get("Sec-Fetch-Mode") == "navigate"
	for _, site := range r.Header.Values("Sec-Fetch-Site") {
		switch site {
		case "", "none", "same-origin", "same-site":
		default:
			if !listed && !navigates {
				return "this server is private and answers its own pages, not those of another site" + how
			}
		}
	}
	return ""
}

// knownAs reports whether a server is known by the host that a request names. It
// may be reached by any port, which a tunnel or a container may have changed.
func (a Access) knownAs(host string) bool {
	p, ok := parsePlace("http", host)
	known := ok && p.host == itself
	for _, o := range a.Origins {
		known = known || ok && p.host == o.host
	}
	return known
}

// lists reports whether pages of an origin are answered besides the server's own.
func (a Access) lists(from string) bool {
	f, ok := parseOrigin(from)
	for _, o := range a.Origins {
		if ok && f == o {
			return true
		}
	}
	return false
}

// sameOrigin reports whether a page comes from the host that it asks. Whoever
// stands before the server may have made http of its https.
func sameOrigin(from, host string) bool {
	f, ok := parseOrigin(from)
	p, ok2 := parsePlace(f.scheme, host)
	return ok && ok2 && f.place == p
}

// arrivedOnLoopback reports whether only this machine can have sent a request,
// which is assumed of one whose address is not known.
func arrivedOnLoopback(r *http.Request) bool {
	addr, ok := r.Context().Value(http.LocalAddrContextKey).(*net.TCPAddr)
	return !ok || addr.AddrPort().Addr().IsLoopback()
}
