package server

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"

	"ibid/schema"
	"ibid/server/exec"
)

// TestExecutedSchema holds that the code was generated from the schema that is served.
func TestExecutedSchema(t *testing.T) {
	print := func(s *ast.Schema) string {
		var b strings.Builder
		formatter.NewFormatter(&b).FormatSchema(s)
		return b.String()
	}
	served, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphqls", Input: schema.BuiltIn()})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(print(served), print(exec.NewExecutableSchema(exec.Config{}).Schema())); diff != "" {
		t.Errorf("run go generate ./... (-served +executed):\n%s", diff)
	}
}
