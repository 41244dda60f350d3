package site

import (
	"context"
	"path"
	"strings"
	"testing"

	"ibid/fact"
)

// TestHostile fills every text of a corpus with what must not become markup.
func TestHostile(t *testing.T) {
	const evil = `<script>alert("1")</script><img src=x onerror='alert(2)'>" onclick="alert(3)" '&amp;`
	b := newBuilder(t)
	b.Title, b.Description, b.Licence = evil, evil, evil
	b.Sources = []fact.Source{{Key: "k", Type: "online", Fields: map[string]string{"title": evil, "author": evil}}, {Key: `k"><script>`, Type: "online", Fields: map[string]string{
		"title": evil, "author": evil, "note": evil, "url": "javascript:alert(4)",
	}}}
	text := "# <script>alert(5)</script>\n\n" + evil + " `" + evil + "` [a](javascript:alert(6)) [b](<data:text/html,x>) [c](vbscript:x) <https://example.org/\"x>\n\n" +
		"![" + evil + "](x.png) [[" + evil + "]] [@k] [@unknown, <script>alert(14)</script>] [" + evil + " @k, {" + evil + "} " + evil + "] @{k\"><script>} [p. 3, " + evil + "] x^[" + evil + " @k] <a href=\"javascript:alert(7)\">d</a> [e](JaVaScRiPt:alert(8)) [f](&#106;avascript:alert(9))\n\n" +
		"<script>alert(10)</script>\n\n<div onclick=\"alert(11)\">block</div>\n\n| a |\n| - |\n| " + strings.ReplaceAll(evil, "|", "") + " |\n"
	b.document(`a/"><script>.md`, evil, text, `k"><script>`)
	b.entity("service/\"><script>é", evil, evil, evil, evil+"2")
	b.entity("service/../../etc", "Dots", "")
	b.entity("service/CON", "Device", "")
	b.Entities[0].Wikidata, b.Entities[0].Tag = "javascript:alert(12)", evil
	b.fact(`a/"><script>.md`, "alert", "service/\"><script>é | function | "+evil+" | scope: "+evil+" | why: "+evil+" | inferred: "+evil+" | rank: preferred", `k"><script>`)
	b.fact(`a/"><script>.md`, evil, "service/\"><script>é | partOf | @service/../../etc | for: <javascript:alert(13)>")
	b.Statements[0].References[0].Citations = []fact.Citation{{
		Source: `k"><script>`, Locator: fact.Locator{Label: evil, Value: evil}, Prefix: evil, Suffix: evil,
	}}
	b.mention(`a/"><script>.md`, "onerror", evil, "service/CON")
	b.mention(`a/"><script>.md`, "onclick", evil, "service/\"><script>é")
	b.mention(`a/"><script>.md`, "onclick", evil, "service/CON")
	b.Mentions[1].Ambiguous, b.Mentions[2].Ambiguous = true, true
	s := b.site(Options{Version: evil, Downloads: []Download{{Path: "data/x y.nq", Format: evil, Note: evil}}, Measure: func(context.Context) (map[string]Measure, error) {
		return map[string]Measure{"data/x y.nq": {SHA256: evil}}, nil
	}})
	if err := s.Check(context.Background()); err != nil {
		t.Error(err)
	}
	for _, p := range s.Paths() {
		if strings.ContainsAny(p, `<>"\:|?*`) || strings.Contains(p, "..") {
			t.Errorf("unsafe file name %q", p)
		}
		body := strings.ToLower(render(t, s, p))
		if path.Ext(p) == ".js" && p != "assets/page.js" && p != "assets/search.js" && strings.ContainsAny(body, "<>") {
			t.Errorf("%s: a script holds markup", p)
		}
		if path.Ext(p) != ".html" {
			continue
		}
		for _, bad := range []string{"<script>", "<img", `" onclick`, "<div onclick", `="javascript:`, `="data:text`, `="vbscript:`, "about:invalid"} {
			if at := strings.Index(body, bad); at >= 0 {
				t.Errorf("%s has %q in ...%s...", p, bad, body[max(0, at-80):min(len(body), at+80)])
			}
		}
	}
}

func TestExternal(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.org/a?b=c#d": "https://example.org/a?b=c#d",
		"http://example.org":          "http://example.org",
		"mailto:a@example.org":        "mailto:a@example.org",
		"HTTPS://example.org/":        "https://example.org/",
		"javascript:alert(1)":         "",
		" javascript:alert(1)":        "",
		"java\nscript:alert(1)":       "",
		"data:text/html,x":            "",
		"//example.org/x":             "",
		"file:///etc/passwd":          "",
		"https:":                      "",
		"notes.md":                    "",
		"javascript://h/%0aalert(1)":  "",
		"file://host/etc/passwd":      "",
	} {
		got, ok := external(address)
		if !ok {
			got = ""
		}
		if string(got) != want {
			t.Errorf("external(%q) = %q, want %q", address, got, want)
		}
	}
}
