package graph

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ibid/edtf"
	"ibid/fact"
)

// walked writes a path as entities with the property between them, and < for a step from value to subject.
func walked(paths [][]Step) []string {
	out := []string{}
	for _, path := range paths {
		var text strings.Builder
		text.WriteString(string(path[0].From))
		for _, s := range path {
			arrow := "-%s> "
			if s.Reverse {
				arrow = "<%s- "
			}
			text.WriteString(" " + fmt.Sprintf(arrow, s.Statement.Property) + string(s.To))
		}
		out = append(out, text.String())
	}
	return out
}

func TestPaths(t *testing.T) {
	g := openGraph(t, newCorpus(append(history(),
		"concept/a | partOf | @concept/a",
		"concept/a | partOf | @concept/b",
		"concept/b | partOf | @concept/a",
		"concept/b | uses | @concept/c",
		"concept/a | uses | @concept/d",
		"concept/d | uses | @concept/c",
	)...))
	for _, test := range []struct {
		name     string
		from, to fact.EntityID
		options  PathOptions
		want     []string
	}{
		{"one step", "organization/amazon", "service/s3", PathOptions{}, []string{"organization/amazon -offers> service/s3"}},
		{"one step back", "service/s3", "organization/amazon", PathOptions{}, []string{"service/s3 <offers- organization/amazon"}},
		{"a qualifier", "person/bezos", "person/jassy", PathOptions{MaxLength: 1}, []string{"person/bezos <role- person/jassy"}},
		{"through a hub", "organization/netflix", "person/bezos", PathOptions{}, []string{
			"organization/netflix -customerOf> service/ec2 <offers- organization/amazon -founder> person/bezos",
		}},
		{"too far", "organization/netflix", "person/bezos", PathOptions{MaxLength: 2}, []string{}},
		{"of some properties", "person/bezos", "person/jassy", PathOptions{Properties: []fact.PropertyID{"role", "partOf"}}, []string{"person/bezos <role- person/jassy"}},
		{"at some time", "person/bezos", "person/jassy", PathOptions{Holds: edtf.MustParse("2022"), MaxLength: 3}, []string{}},
		{"no deprecated step", "organization/aws", "organization/other", PathOptions{}, []string{}},
		{"the same entity", "service/s3", "service/s3", PathOptions{}, []string{}},
		{"an unknown entity", "service/s3", "service/none", PathOptions{}, []string{}},
		{"of one length", "concept/a", "concept/c", PathOptions{}, []string{"concept/a -partOf> concept/b -uses> concept/c", "concept/a -uses> concept/d -uses> concept/c"}},
		{"no more than asked for", "concept/a", "concept/c", PathOptions{Limit: 1}, []string{"concept/a -partOf> concept/b -uses> concept/c"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := walked(must[[][]Step](t)(g.Paths(context.Background(), test.from, test.to, test.options)))
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// visited writes the entities of a path.
func visited(path []Step) string {
	var text strings.Builder
	text.WriteString(string(path[0].From))
	for _, s := range path {
		text.WriteString(" " + string(s.To))
	}
	return text.String()
}

// TestPathsAgainstExhaustiveSearch compares with a search that knows no shortcut.
func TestPathsAgainstExhaustiveSearch(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	ctx := context.Background()
	for range 10 {
		var claims []string
		for range 14 {
			claims = append(claims, fmt.Sprintf("concept/%d | uses | @concept/%d", r.IntN(9), r.IntN(9)))
		}
		slices.Sort(claims)
		g := openGraph(t, newCorpus(slices.Compact(claims)...))
		all := must[[]*fact.Statement](t)(g.Find(ctx, Query{}))
		var want []string
		var walk func(path []Step, at fact.EntityID, left int)
		walk = func(path []Step, at fact.EntityID, left int) {
			if at == "concept/1" {
				want = append(want, visited(path))
			}
			if at == "concept/1" || left == 0 {
				return
			}
			for _, s := range all {
				for _, step := range stepsFrom(at, s) {
					if step.To != "concept/0" && !slices.ContainsFunc(path, func(s Step) bool { return s.To == step.To }) {
						walk(append(slices.Clone(path), step), step.To, left-1)
					}
				}
			}
		}
		walk(nil, "concept/0", 6)
		paths := must[[][]Step](t)(g.Paths(ctx, "concept/0", "concept/1", PathOptions{MaxLength: 6, Limit: 100000}))
		if !slices.IsSortedFunc(paths, func(a, b []Step) int { return len(a) - len(b) }) {
			t.Error("the shortest paths are not first")
		}
		var got []string
		for _, path := range paths {
			got = append(got, visited(path))
		}
		slices.Sort(want)
		slices.Sort(got)
		if diff := cmp.Diff(slices.Compact(want), got); diff != "" {
			t.Errorf("paths through %q (-want +got):\n%s", claims, diff)
		}
	}
}
