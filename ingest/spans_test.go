package ingest_test

import (
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// TestSpanBounds has spans that end just before they begin, just as, and just after.
func TestSpanBounds(t *testing.T) {
	for _, test := range []struct {
		from, to string
		reversed bool
	}{
		{"1896-05-10", "1896-05-09", true},
		{"1896-05-10", "1896-05-10", false},
		{"1896-05-10", "1896-05-11", false},
		{"1896-05", "1896-04", true},
		{"1896-05", "1896-05", false},
		{"1896-05", "1896-06", false},
		{"1896", "1895", true},
		{"1896", "1896", false},
		{"1896", "1897", false},

		// Of two lengths: they overlap in one day, or miss it.
		{"1896-05-31", "1896-05", false},
		{"1896-06-01", "1896-05", true},
		{"1896-12-31", "1896", false},
		{"1897-01-01", "1896", true},
		{"1896-05", "1896-05-01", false},
		{"1896-05", "1896-04-30", true},
		{"1896", "1896-01-01", false},
		{"1896", "1895-12-31", true},
		{"1896-22", "1896-06-01", false},
		{"1896-22", "1896-05-31", true},
		{"1896-09-01", "1896-22", true},
		{"189X", "1890-01-01", false},
		{"189X", "1889", true},

		// Marks move no bound, and what has none is never passed.
		{"1896~", "1896?", false},
		{"1897~", "1896", true},
		{"[..1897]", "1896", false},
		{"1897", "[1896..]", false},
		{"[1897..]", "1896", true},
		{"1897", "[..1896]", true},
		{"1896/1898", "1897", false},
		{"1898/1899", "1897", true},
		{"-0043", "-0044", true},
		{"-0044", "-0043", false},
		{"-0001", "0001", false},

		// One end alone.
		{"1896", "", false},
		{"", "1896", false},
	} {
		line := "Fram | led by | Nansen"
		if test.from != "" {
			line += " | from: " + test.from
		}
		if test.to != "" {
			line += " | to: " + test.to
		}
		text := "# The Fram\nNansen led the Fram.\n```entities\nFram | Product\nNansen | Person\n```\n" +
			"```facts\n> Nansen led the Fram\n" + line + " | inferred: a table of cases\n```\n"
		var want []string
		if test.reversed {
			want = []string{fmt.Sprintf("a.md:9:%d: error: `to: %s` is before `from: %s`\n  hint: exchange them, if it is the other way round",
				len("Fram | led by | Nansen | from: "+test.from+" | to: ")+1, test.to, test.from)}
		}
		got := problemsOf(t, fstest.MapFS{"a.md": {Data: []byte(text)}})
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("from %q to %q (-want +got):\n%s", test.from, test.to, diff)
		}
	}
}
