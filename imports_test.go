package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

// imports lists for each package which others of the project it may import. A
// package without a line of its own has that of the folder above it. A new word
// here is a decision about the design.
var imports = map[string]string{
	"edtf":               "",
	"bibtex":             "internal/budget",
	"fact":               "edtf",
	"schema":             "fact internal/budget",
	"dispute":            "edtf fact schema",
	"markdown":           "internal/budget",
	"ingest":             "bibtex edtf fact internal/budget markdown reading schema",
	"reading":            "edtf fact",
	"graph/snapshot":     "internal/write",
	"graph/postgres":     "graph/snapshot",
	"graph/storetest":    "",
	"graph":              "edtf fact schema dispute graph/snapshot graph/postgres internal/write",
	"server":             "edtf fact schema dispute graph",
	"server/gen":         "schema",
	"site":               "edtf fact schema dispute graph internal/write markdown",
	"export":             "edtf fact schema graph",
	"content":            "",
	"internal/budget":    "",
	"internal/questions": "",
	"internal/synth":     "",
	"internal/teststore": "fact graph graph/postgres schema",
	"internal/write":     "",
	"internal/cli":       "content dispute export fact graph ingest internal/write schema server site",
	"main":               "internal/cli",
}

// outside lists who alone may import the libraries that the design shuts in.
var outside = map[string]string{
	"github.com/cayleygraph/":      "graph graph/snapshot graph/postgres graph/storetest",
	"github.com/yuin/goldmark":     "markdown ingest site",
	"github.com/99designs/gqlgen":  "server server/gen",
	"github.com/vektah/gqlparser":  "schema server server/gen",
	"github.com/a-h/templ":         "site",
	"github.com/spf13/cobra":       "internal/cli",
	"github.com/fsnotify/fsnotify": "internal/cli",
	"net/http":                     "server site internal/cli",
	"os":                           "graph/snapshot graph/postgres server/gen internal/cli internal/write main",
}

func TestImports(t *testing.T) {
	for pkg, deps := range list(t) {
		room := roomOf(pkg)
		if room == "" {
			t.Errorf("package %s has no line in the list of permitted imports", pkg)
			continue
		}
		for _, dep := range deps {
			if own, ok := strings.CutPrefix(dep, "ibid/"); ok && roomOf(own) != room && !slices.Contains(strings.Fields(imports[room]), roomOf(own)) {
				t.Errorf("%s imports %s, which the design does not permit", pkg, own)
			}
			for library, who := range outside {
				if (dep == library || strings.Contains(library, ".") && strings.HasPrefix(dep, library)) && !slices.Contains(strings.Fields(who), room) {
					t.Errorf("%s imports %s, which only %q may", pkg, dep, who)
				}
			}
		}
	}
}

// roomOf returns the package, or the nearest folder above it, that has a line
// in the list; nothing when there is none.
func roomOf(pkg string) string {
	for ; pkg != "."; pkg = path.Dir(pkg) {
		if _, ok := imports[pkg]; ok {
			return pkg
		}
	}
	return ""
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
