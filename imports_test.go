package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// imports lists for each package of the program which others of it may import.
// A new word here is a decision about the design.
var imports = map[string]string{
	"edtf":           "",
	"fact":           "edtf",
	"schema":         "fact",
	"ingest":         "edtf fact schema",
	"graph/snapshot": "",
	"graph":          "edtf fact schema graph/snapshot",
	"server":         "edtf fact schema graph",
	"site":           "edtf fact schema graph",
	"export":         "edtf fact schema graph",
	"content":        "",
	"internal/cli":   "content export fact graph ingest schema server site",
	"main":           "internal/cli",
}

// outside lists who alone may import the libraries that the design shuts in.
var outside = map[string]string{
	"github.com/cayleygraph/":      "graph graph/snapshot",
	"github.com/yuin/goldmark":     "ingest site",
	"go.abhg.dev/goldmark/":        "ingest",
	"github.com/99designs/gqlgen":  "server",
	"github.com/vektah/gqlparser":  "schema server",
	"github.com/a-h/templ":         "site",
	"github.com/spf13/cobra":       "internal/cli",
	"github.com/fsnotify/fsnotify": "internal/cli",
	"net/http":                     "server site internal/cli",
	"os":                           "graph/snapshot site internal/cli main",
}

func TestImports(t *testing.T) {
	for pkg, deps := range list(t) {
		allowed, known := imports[pkg]
		if !known && !strings.HasPrefix(pkg, "server/") && !strings.HasPrefix(pkg, "internal/") {
			t.Errorf("package %s has no line in the list of permitted imports", pkg)
			continue
		}
		for _, dep := range deps {
			if own, ok := strings.CutPrefix(dep, "ibid/"); ok && known && !strings.HasPrefix(own, pkg+"/") && !slices.Contains(strings.Fields(allowed), own) {
				t.Errorf("%s imports %s, which the design does not permit", pkg, own)
			}
			for library, who := range outside {
				part, _, _ := strings.Cut(pkg, "/gen")
				if within(dep, library) && known && !slices.Contains(strings.Fields(who), part) {
					t.Errorf("%s imports %s, which only %q may", pkg, dep, who)
				}
			}
		}
	}
}

// within reports whether a package is the library or, when the library ends in a slash or names a module, a part of it.
func within(pkg, library string) bool {
	return pkg == library || strings.Contains(library, ".") && strings.HasPrefix(pkg, library)
}

// list returns the direct imports of every package that the program or its commands are made of, tests aside.
func list(t *testing.T) map[string][]string {
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports,Name", "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	pkgs := map[string][]string{}
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			ImportPath, Name string
			Imports          []string
		}
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimPrefix(p.ImportPath, "ibid/")
		if p.ImportPath == "ibid" {
			name = "main"
		}
		pkgs[name] = p.Imports
	}
	return pkgs
}
