package server

import (
	"context"
	"encoding/json"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"ibid/server/answer"
)

// Limits of a request besides those of [limits].
const (
	maxBody   = 64 << 10 // bytes of a POST
	maxTokens = 2000     // of a query; the time to validate one grows with their square
)

// Assumed lengths of lists that are no connections. Claims lead on to further
// lists, so that theirs multiply.
const (
	listLength   = 3
	claimsLength = 10 // of rivals, of disputes and of the statements of one
)

// introspection is what the fields of introspection cost; the answer to __schema is large.
var introspection = map[string]int{"__schema": 100_000, "__type": 1000}

// limits bounds the shape of an operation, with its fragments expanded. It stops
// counting at the first limit that is passed, so that fragments that name one
// another many times cost nothing.
type limits struct {
	depth      int // levels; introspection is exempt, for its queries nest deep and gqlparser bounds them
	aliases    int
	fields     int
	directives int
	cost       int // fields of the answer, were all its lists as long as they may be
}

// ExtensionName is the name of the extension.
func (limits) ExtensionName() string { return "limits" }

// Validate has nothing to check.
func (limits) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext refuses an operation that passes a limit.
func (l limits) MutateOperationContext(_ context.Context, oc *graphql.OperationContext) *gqlerror.Error {
	c := &counter{max: l, variables: oc.Variables}
	c.cost = c.walk(oc.Operation.SelectionSet, 1)
	for _, n := range []struct {
		what       string
		count, max int
	}{
		{"levels", c.depth, l.depth},
		{"aliases", c.aliases, l.aliases},
		{"fields", c.fields, l.fields},
		{"directives", c.directives, l.directives},
		{"fields in the answer; ask for shorter lists with `first`, or for fewer fields", c.cost, l.cost},
	} {
		if n.count > n.max {
			err := gqlerror.Errorf("the query is beyond the limit of %d %s", n.max, n.what)
			errcode.Set(err, "LIMIT_EXCEEDED")
			return err
		}
	}
	return nil
}

// counter counts what an operation is made of.
type counter struct {
	limits
	max       limits
	variables map[string]any
}

// full reports whether a limit is passed that makes going on pointless.
func (c *counter) full() bool {
	return c.depth > c.max.depth || c.aliases > c.max.aliases || c.fields > c.max.fields || c.directives > c.max.directives
}

// walk returns the cost of a selection.
func (c *counter) walk(selections ast.SelectionSet, depth int) int {
	c.depth = max(c.depth, depth)
	cost := 0
	for _, s := range selections {
		if c.full() {
			return cost
		}
		switch s := s.(type) {
		case *ast.Field:
			c.fields++
			c.directives += len(s.Directives)
			if s.Alias != s.Name {
				c.aliases++
			}
			if strings.HasPrefix(s.Name, "__") {
				cost = min(cost+introspection[s.Name], 1<<30)
				continue
			}
			// Saturated far above the limit and far below an overflow.
			cost = min(cost+1+c.length(s)*c.walkInto(s, depth), 1<<30)
		case *ast.InlineFragment:
			c.directives += len(s.Directives)
			cost = min(cost+c.walk(s.SelectionSet, depth), 1<<30)
		case *ast.FragmentSpread:
			c.directives += len(s.Directives)
			cost = min(cost+c.walk(s.Definition.SelectionSet, depth), 1<<30)
		}
	}
	return cost
}

func (c *counter) walkInto(f *ast.Field, depth int) int {
	if len(f.SelectionSet) == 0 {
		return 0
	}
	return c.walk(f.SelectionSet, depth+1)
}

// length is how often the selection of a field may stand in the answer.
func (c *counter) length(f *ast.Field) int {
	if strings.HasSuffix(f.ObjectDefinition.Name, "Connection") {
		return 1 // the connection has counted its nodes
	}
	if !strings.HasSuffix(f.Definition.Type.Name(), "Connection") {
		if ids, ok := f.ArgumentMap(c.variables)["ids"].([]any); ok {
			return len(ids)
		}
		switch elem := f.Definition.Type.Elem; {
		case elem == nil:
			return 1
		case elem.Name() == "Statement" || elem.Name() == "Dispute":
			return claimsLength
		}
		return listLength
	}
	arguments := f.ArgumentMap(c.variables)
	for _, name := range []string{"first", "last"} {
		if n, ok := integer(arguments[name]); ok {
			return max(0, min(n, answer.MaxPage))
		}
	}
	return answer.DefaultPage
}

func integer(v any) (int, bool) {
	switch v := v.(type) {
	case int:
		return v, true
	case int64:
		return int(v), true
	case json.Number:
		n, err := v.Int64()
		return int(n), err == nil
	}
	return 0, false
}
