package cli

import (
	"fmt"
	"io"
	"strings"

	"ibid/fact"
	"ibid/ingest"
)

// maxPlaces is how many places of equal problems are shown.
const maxPlaces = 3

// writeProblems writes problems for people. Those that differ in nothing but
// their places are written once if they are more than maxPlaces, where the first
// of them stands, with the first places and their number; all shows each.
func writeProblems(w io.Writer, problems []ingest.Problem, all bool) {
	places := map[ingest.Problem][]string{}
	elsewhere := func(p ingest.Problem) ingest.Problem {
		p.Pos = fact.Pos{}
		return p
	}
	if !all {
		for _, p := range problems {
			places[elsewhere(p)] = append(places[elsewhere(p)], ingest.Printable(p.Pos.String()))
		}
	}
	for _, p := range problems {
		at, grouped := places[elsewhere(p)]
		if grouped && len(at) == 0 {
			continue // the group has been written
		}
		fmt.Fprintln(w, p)
		if len(at) > maxPlaces {
			fmt.Fprintf(w, "  %d times, also at %s; ibid check --all shows each\n", len(at), strings.Join(at[1:maxPlaces], " and "))
			places[elsewhere(p)] = nil
		}
	}
}
