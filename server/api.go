package server

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"ibid/graph"
	"ibid/server/answer"
	"ibid/server/exec"
	"ibid/server/scalar"
)

// cachedQueries is how many parsed queries are kept.
const cachedQueries = 500

// api executes GraphQL.
type api struct{ *executor.Executor }

func newAPI(s answer.Store, log *slog.Logger) *api {
	e := executor.New(exec.NewExecutableSchema(exec.Config{Resolvers: root{s}}))
	e.SetQueryCache(lru.New[*ast.QueryDocument](cachedQueries))
	e.SetErrorPresenter(presenter(log))
	e.SetRecoverFunc(func(_ context.Context, reason any) error {
		log.Error("panic in a query", "reason", reason, "stack", string(debug.Stack()))
		return errInternal
	})
	e.Use(extension.Introspection{})
	return &api{e}
}

// root is where execution starts.
type root struct{ store answer.Store }

// Query returns what answers the fields of the query.
func (r root) Query() exec.QueryResolver { return answer.NewQuery(r.store) }

var errInternal = errors.New("internal error")

// presenter shows clients their own mistakes, and logs all other errors.
func presenter(log *slog.Logger) graphql.ErrorPresenterFunc {
	return func(ctx context.Context, err error) *gqlerror.Error {
		shown := graphql.DefaultErrorPresenter(ctx, err)
		mistake := scalar.Error("")
		switch {
		case errors.As(err, &mistake):
			return &gqlerror.Error{
				Message: mistake.Error(), Path: shown.Path, Locations: shown.Locations,
				Extensions: map[string]any{"code": "BAD_USER_INPUT"},
			}
		case shown.Err == nil: // syntax, validation, limits
			return shown
		case !errors.Is(err, errInternal) && ctx.Err() == nil:
			log.Error("query failed", "path", shown.Path.String(), "error", err)
		}
		if errors.Is(err, graph.ErrUnavailable) {
			return &gqlerror.Error{Message: unavailable, Path: shown.Path, Extensions: map[string]any{"code": codeUnavailable}}
		}
		return &gqlerror.Error{
			Message: errInternal.Error(), Path: shown.Path,
			Extensions: map[string]any{"code": "INTERNAL_SERVER_ERROR"},
		}
	}
}

// codeUnavailable is the code of the error of a store that cannot be asked.
const codeUnavailable = "UNAVAILABLE"

// isUnavailable reports whether the store could not be asked for some part of an answer.
func isUnavailable(errs gqlerror.List) bool {
	return slices.ContainsFunc(errs, func(err *gqlerror.Error) bool { return err.Extensions["code"] == codeUnavailable })
}

// do answers a request. A request that is refused before it is executed has no data.
func (a *api) do(ctx context.Context, p *graphql.RawParams) (resp *graphql.Response, executed bool) {
	ctx = graphql.StartOperationTrace(ctx)
	oc, errs := a.CreateOperationContext(ctx, p)
	if errs != nil {
		if oc.Doc != nil && oc.Operation == nil {
			errs[0].Message = noOperation(oc.Doc, p.OperationName)
		}
		return a.DispatchError(graphql.WithOperationContext(ctx, oc), errs), false
	}
	next, ctx := a.DispatchOperation(ctx, oc)
	resp = next(ctx)
	// Fields are answered at the same time, but the same query gets the same bytes.
	slices.SortStableFunc(resp.Errors, func(a, b *gqlerror.Error) int {
		return strings.Compare(a.Path.String(), b.Path.String())
	})
	return resp, true
}

// noOperation says why none of the operations of a query is the one to run.
func noOperation(doc *ast.QueryDocument, name string) string {
	var names []string
	for _, o := range doc.Operations {
		names = append(names, cmp.Or(o.Name, "one without a name"))
	}
	list := strings.Join(names, ", ")
	if name == "" {
		return "the query has several operations: choose one of " + list + " by operationName"
	}
	return fmt.Sprintf("the query has no operation %q; it has %s", name, list)
}

// encode writes a response as the specification has it: a request error has no entry for data.
func encode(resp *graphql.Response, executed bool) []byte {
	body := struct {
		Errors gqlerror.List   `json:"errors,omitempty"`
		Data   json.RawMessage `json:"data,omitempty"`
	}{resp.Errors, resp.Data}
	if executed && body.Data == nil {
		body.Data = json.RawMessage("null")
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(body); err != nil { // only if gqlgen wrote what is no JSON
		return []byte(`{"errors":[{"message":"internal error"}]}`)
	}
	return b.Bytes()
}

// Execute answers one operation without HTTP and without limits: it is for whoever
// owns the machine. It returns the JSON that GraphQL over HTTP answers, and whether that has errors.
func Execute(ctx context.Context, g *graph.Graph, query, operation string, variables map[string]any) (response []byte, failed bool) {
	a := newAPI(g, slog.New(slog.DiscardHandler))
	resp, executed := a.do(ctx, &graphql.RawParams{Query: query, OperationName: operation, Variables: variables})
	return encode(resp, executed), len(resp.Errors) > 0
}
