package budget

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestDocumented holds the table of the limits in the documents.
func TestDocumented(t *testing.T) {
	format, err := os.ReadFile("../../docs/format.md")
	if err != nil {
		t.Fatal(err)
	}
	var rows strings.Builder
	for l := range Limit(len(limits)) {
		fmt.Fprintf(&rows, "| %s | %s |\n", l, l.Hint())
	}
	if !strings.Contains(string(format), rows.String()) {
		t.Errorf("docs/format.md does not have these rows:\n%s", &rows)
	}
}

// TestBudget has each limit at its bound and one beyond it.
func TestBudget(t *testing.T) {
	for l := range Limit(len(limits)) {
		var b Budget
		if !b.Spend(l, l.Max()-1, 1) || !b.Spend(l, 1, 2) || !b.Reach(l, l.Max(), 3) || b.Over() != nil {
			t.Errorf("%s: not allowed at the bound", l)
		}
		if b.Spend(l, 1, 4) || b.Reach(l, l.Max()+1, 5) {
			t.Errorf("%s: allowed beyond the bound", l)
		}
		if e := b.Over(); e == nil || e.At != 4 || e.Error() != l.String() || l.Hint() == "" {
			t.Errorf("%s: got %+v", l, e)
		}
		other := (l + 1) % Limit(len(limits))
		if !b.Spend(other, 1, 6) {
			t.Errorf("%s: %s has been passed too", l, other)
		}
	}
}

func TestGrouped(t *testing.T) {
	for n, want := range map[int]string{0: "0", 32: "32", 999: "999", 1000: "1,000", 10_005: "10,005", 4_000_000_000: "4,000,000,000", 1 << 20: "1 MiB", 32 << 20: "32 MiB"} {
		if got := grouped(n); got != want {
			t.Errorf("grouped(%d) = %s, want %s", n, got, want)
		}
	}
}
