package site

import (
	"context"
	"strings"
	"testing"
)

// TestSymmetric holds that both ends of a symmetric property show it among their
// own facts, and no page as if it were another's.
func TestSymmetric(t *testing.T) {
	b := newBuilder(t)
	b.document("a.md", "A", "# A\n\nThe mill and the kiln were partners. The barn was a partner of the kiln.\n")
	b.entity("organization/barn", "The barn", "")
	b.entity("organization/kiln", "The kiln", "")
	b.entity("organization/mill", "The mill", "")
	s := b.fact("a.md", "The mill and the kiln were partners", "organization/mill | partnerOf | @organization/kiln")
	id := string(s.ID)
	b.fact("a.md", "The barn was a partner of the kiln", "organization/barn | partnerOf | @organization/kiln")
	site := b.site(Options{})
	if err := site.Check(context.Background()); err != nil {
		t.Error(err)
	}
	for page, want := range map[string][]string{
		"e/organization/mill.html": {`id="f-` + id + `"`, "1 fact", `<a href="../../e/organization/kiln.html" dir="auto">The kiln</a>`},
		"e/organization/kiln.html": {`id="f-` + id + `"`, "2 facts", `<a href="../../e/organization/mill.html" dir="auto">The mill</a>`, `<a href="../../e/organization/barn.html" dir="auto">The barn</a>`},
		"p/partnerOf.html":         {"2 facts", "reads the same from both ends"},
	} {
		got := render(t, site, page)
		for _, text := range want {
			if !strings.Contains(got, text) {
				t.Errorf("%s does not have %s", page, text)
			}
		}
		for _, text := range []string{"Seen from others", "read backwards"} {
			if strings.Contains(got, text) {
				t.Errorf("%s has %s", page, text)
			}
		}
	}
}

// TestPossibleRivals holds that what may be a contradiction is shown apart from what is one.
func TestPossibleRivals(t *testing.T) {
	b := newBuilder(t)
	b.document("a.md", "A", "# A\n\nIn July 2002 Ada ran the mill. By August 2003 Bea ran it.\n")
	b.entity("organization/mill", "The mill", "")
	b.entity("person/ada", "Ada", "")
	b.entity("person/bea", "Bea", "")
	b.fact("a.md", "In July 2002 Ada ran the mill", "organization/mill | runBy | @person/ada | on: =2002-07")
	b.fact("a.md", "By August 2003 Bea ran it", "organization/mill | runBy | @person/bea | from: =[..2003-08]")
	site := b.site(Options{})
	if err := site.Check(context.Background()); err != nil {
		t.Error(err)
	}
	disputes, mill := render(t, site, "disputes/index.html"), render(t, site, "e/organization/mill.html")
	for _, text := range []string{"The documents do not contradict one another.", "<h2>Possible rivals</h2>", "They are not counted as disputes."} {
		if !strings.Contains(disputes, text) {
			t.Errorf("the page of disputes does not say %q", text)
		}
	}
	if strings.Contains(disputes, "cannot both hold") || strings.Contains(disputes, "shown first") {
		t.Error("the page of disputes has one")
	}
	if !strings.Contains(mill, "sources may disagree</a>") || strings.Contains(mill, "sources disagree</a>") {
		t.Error("the page of the mill does not say that sources may disagree")
	}
}
