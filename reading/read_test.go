package reading_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ibid/reading"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestRead holds the readings of texts in all languages, below each text: its
// kind, the words that it takes and what a fact would say.
func TestRead(t *testing.T) {
	const file = "testdata/readings.txt"
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for line := range strings.Lines(string(want)) {
		if strings.HasPrefix(line, "\t") {
			continue
		}
		got.WriteString(line)
		lang, text, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " | ")
		if !ok {
			continue
		}
		for _, rd := range reading.Read(text, reading.Options{Language: lang}) {
			fmt.Fprintf(&got, "\t%-10s %-36s %s", rd.Kind, text[rd.Start:rd.End], rd.String())
			for _, d := range rd.Dates[min(1, len(rd.Dates)):] {
				fmt.Fprintf(&got, " = %s", d)
			}
			if !rd.From.IsZero() || !rd.To.IsZero() {
				fmt.Fprintf(&got, " (from %s to %s)", rd.From, rd.To)
			}
			got.WriteByte('\n')
		}
	}
	if *update {
		if err := os.WriteFile(file, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("readings (-want +got):\n%s", diff)
	}
}
