package site

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var rewrite = flag.Bool("update", false, "rewrite the golden files")

var downloads = []Download{{Path: "data/graph.nq", Format: "N-Quads", Note: "Everything."}}

func measure(context.Context) (map[string]Measure, error) {
	return map[string]Measure{"data/graph.nq": {Size: 1234567, SHA256: strings.Repeat("ab", 32)}}, nil
}

// TestGolden compares whole pages of the small corpus.
func TestGolden(t *testing.T) {
	s := small(t).site(Options{Version: "1.0", Downloads: downloads, Measure: measure})
	for _, page := range []string{
		"index.html", "about.html", "sources.html", "documents.html", "data/index.html", "disputes/index.html", "time/index.html",
		"e/service/amazon-s3.html", "e/service/s3.html", "e/organization/amazon-web-services.html", "s/storage.html", "s/queue.html",
		"p/launched.html", "t/service/index.html", "search.html", "search/w0.js", "sitemap.xml",
	} {
		t.Run(page, func(t *testing.T) {
			got := strings.ReplaceAll(render(t, s, page), s.revision, "REVISION")
			got = strings.ReplaceAll(got, s.revision[:12], "REVISION")
			got = strings.ReplaceAll(got, "><", ">\n<") // so that a difference is a line
			golden := filepath.Join("testdata", strings.ReplaceAll(page, "/", "+"))
			if *rewrite {
				if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestDeterminism builds the same site twice.
func TestDeterminism(t *testing.T) {
	a, b := small(t).site(Options{}), small(t).site(Options{})
	if diff := cmp.Diff(a.Paths(), b.Paths()); diff != "" {
		t.Fatal(diff)
	}
	for _, p := range a.Paths() {
		if diff := cmp.Diff(render(t, a, p), render(t, b, p)); diff != "" {
			t.Errorf("%s:\n%s", p, diff)
		}
	}
}

// TestEmpty makes sites of next to nothing.
func TestEmpty(t *testing.T) {
	nothing := newBuilder(t)
	if err := nothing.site(Options{}).Check(context.Background()); err != nil {
		t.Errorf("no document: %v", err)
	}
	prose := newBuilder(t)
	prose.document("README.md", "A folder", "# A folder\n\nPlain words with Amazon S3 in them.\n")
	prose.document("readme.md", "Another", "Not the same file.\n")
	prose.entity("service/amazon-s3", "Amazon S3", "")
	prose.mention("README.md", "Amazon S3", "Plain words with Amazon S3 in them.", "service/amazon-s3")
	s := prose.site(Options{})
	if err := s.Check(context.Background()); err != nil {
		t.Errorf("no fact: %v", err)
	}
	if page := render(t, s, "e/service/amazon-s3.html"); !strings.Contains(page, "Plain words with Amazon S3 in them.") {
		t.Error("the entity does not show where it is mentioned")
	}
}

// TestLarge gives each year a page of its own when one page would be too long.
func TestLarge(t *testing.T) {
	s := large(t, maxDated/10+1).site(Options{})
	if err := s.Check(context.Background()); err != nil {
		t.Error(err)
	}
	year := render(t, s, "time/2003.html")
	if n, want := strings.Count(year, `class="date n"`), maxDated/10+1; n != want {
		t.Errorf("2003 has %d facts, want %d", n, want)
	}
	if n := strings.Count(render(t, s, "time/index.html"), `class="date n"`); n != 0 {
		t.Errorf("the timeline shows %d facts itself", n)
	}
}

// TestOffline holds every page to what works from a folder and without scripts in the page.
func TestOffline(t *testing.T) {
	s := small(t).site(Options{Downloads: downloads, Measure: measure})
	forbidden := regexp.MustCompile(`<script>|<style|\sstyle=|\son[a-z]+=|javascript:|(?:src|href|action)="(?:/|file:)`)
	resource := regexp.MustCompile(`(?:<(?:script|img|link|form)\b[^>]*\s(?:src|href|action)|@import|url)[=(]"?https?:`)
	for _, p := range s.Paths() {
		body := render(t, s, p)
		if path.Ext(p) == ".html" {
			if m := forbidden.FindString(body); m != "" {
				t.Errorf("%s has %q", p, m)
			}
		}
		if m := resource.FindString(body); m != "" {
			t.Errorf("%s loads %q from elsewhere", p, m)
		}
		if strings.Contains(body, "fetch(") || strings.Contains(body, "import ") {
			t.Errorf("%s loads data in a way that a folder does not allow", p)
		}
	}
}

// TestHeadings finds one h1 on each page and no level left out.
func TestHeadings(t *testing.T) {
	s := small(t).site(Options{})
	heading := regexp.MustCompile(`<h([1-6])\b`)
	for _, p := range s.Paths() {
		if path.Ext(p) != ".html" {
			continue
		}
		last, ones := 0, 0
		for _, m := range heading.FindAllStringSubmatch(render(t, s, p), -1) {
			level := int(m[1][0] - '0')
			if level == 1 {
				ones++
			}
			if level > last+1 {
				t.Errorf("%s: h%d follows h%d", p, level, last)
			}
			last = level
		}
		if ones != 1 {
			t.Errorf("%s has %d headings of level 1", p, ones)
		}
	}
}

// TestUnique finds no identifier twice on a page.
func TestUnique(t *testing.T) {
	s := small(t).site(Options{})
	for _, p := range s.Paths() {
		var body bytes.Buffer
		if err := s.Render(p, &body); err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		eachAttribute(body.Bytes(), func(name, value string) {
			if name == "id" && seen[value] {
				t.Errorf("%s has the identifier %q twice", p, value)
			}
			seen[value] = seen[value] || name == "id"
		})
	}
}
