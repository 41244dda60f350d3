package cli

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ibid/fact"
	"ibid/ingest"
)

// TestWriteProblems groups what differs in nothing but its place.
func TestWriteProblems(t *testing.T) {
	of := func(message, hint string, lines ...int) (list []ingest.Problem) {
		for _, line := range lines {
			list = append(list, ingest.Problem{Pos: fact.Pos{File: "a\n.md", Line: line, Col: 2}, Rule: "r", Message: message, Hint: hint})
		}
		return list
	}
	join := func(lists ...[]ingest.Problem) (all []ingest.Problem) {
		for _, l := range lists {
			all = append(all, l...)
		}
		return all
	}
	warning := of("no", "", 9)
	warning[0].Severity = ingest.Warning
	other := of("no", "", 9)
	other[0].Rule = "s"
	many := make([]int, 100_000)
	for i := range many {
		many[i] = i + 1
	}
	const (
		one = "a\\n.md:%d:2: error: no\n"
		why = "  hint: do\n"
		sum = "  %d times, also at a\\n.md:%d:2 and a\\n.md:%d:2; ibid check --all shows each\n"
	)
	for _, test := range []struct {
		name     string
		problems []ingest.Problem
		want     string
	}{
		{"none", nil, ""},
		{"one", of("no", "do", 1), fmt.Sprintf(one+why, 1)},
		{"three", of("no", "do", 1, 2, 3), fmt.Sprintf(one+why+one+why+one+why, 1, 2, 3)},
		{"four", of("no", "do", 1, 2, 3, 4), fmt.Sprintf(one+why+sum, 1, 4, 2, 3)},
		{"many", of("no", "", many...), fmt.Sprintf(one+sum, 1, 100_000, 2, 3)},
		{"others between", join(of("no", "", 1, 2), of("no", "do", 3), of("no", "", 4, 5), of("no", "do", 6)), fmt.Sprintf(one+sum+one+why+one+why, 1, 4, 2, 4, 3, 6)},
		{"two groups", join(of("no", "", 1, 2, 3, 4), of("no", "do", 5, 6, 7, 8)), fmt.Sprintf(one+sum+one+why+sum, 1, 4, 2, 3, 5, 4, 6, 7)},
		{"another severity and another rule", join(of("no", "", 1, 2, 3), warning, other), fmt.Sprintf(one+one+one+"a\\n.md:9:2: warning: no\n"+one, 1, 2, 3, 9)},
	} {
		var out strings.Builder
		writeProblems(&out, test.problems, false)
		if diff := cmp.Diff(test.want, out.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
		var all, want strings.Builder
		for _, p := range test.problems {
			fmt.Fprintln(&want, p)
		}
		if writeProblems(&all, test.problems, true); all.String() != want.String() {
			t.Errorf("%s: all are not all", test.name)
		}
	}
}
