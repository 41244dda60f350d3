package edtf

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestVectors holds our verdicts against those of other validators. All
// differences, and only those, are in testdata/deviations.txt with a reason.
func TestVectors(t *testing.T) {
	got := map[string]bool{}
	for _, line := range lines(t, "testdata/vectors.txt") {
		columns := strings.Split(line, "\t")
		if len(columns) != 3 {
			t.Fatalf("vectors.txt: %q does not have three columns", line)
		}
		_, err := Parse(columns[0])
		for _, verdict := range columns[1:] {
			if (err == nil) != (verdict != "no") {
				got[columns[0]] = true
			}
		}
	}

	want := map[string]bool{}
	reason := ""
	for _, line := range lines(t, "testdata/deviations.txt") {
		expression, ok := strings.CutPrefix(line, "\t")
		switch {
		case !ok:
			reason = line
		case reason == "":
			t.Errorf("deviations.txt: %q has no reason", expression)
		case want[expression]:
			t.Errorf("deviations.txt: %q is there twice", expression)
		default:
			want[expression] = true
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("deviations (-listed +found):\n%s", diff)
	}
}

// lines returns the lines of a file that are neither empty nor comments.
func lines(t *testing.T, name string) []string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for line := range strings.SplitSeq(string(text), "\n") {
		if line != "" && !strings.HasPrefix(line, "#") {
			all = append(all, line)
		}
	}
	return all
}
