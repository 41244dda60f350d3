package cli

import (
	"fmt"
	"io"
	"slices"

	"ibid/ingest"
)

// report writes the outcome of a check for people, and if wanted a list of the
// disputes and of each problem.
func report(w io.Writer, r *ingest.Result, list, all bool) {
	writeProblems(w, r.Problems, all)
	disputes, possible := findClashes(r)
	if list {
		listClashes(w, slices.Concat(disputes, possible))
	}
	c := r.Checked
	headings := ""
	if c.HeadingQuotes > 0 {
		headings = fmt.Sprintf(", %d in headings", c.HeadingQuotes)
	}
	fmt.Fprintf(w, "checked %s: %s; %s (%d exact, %d normalised%s); %s (%d with a source, %d without); %s (%d inferred); %s; %s\n",
		plural(c.Documents, "document"), plural(c.Facts, "fact"), plural(c.Quotes, "quote"), c.ExactQuotes, c.NormalisedQuotes, headings,
		plural(c.SourcedReferences+c.UnsourcedReferences, "reference"), c.SourcedReferences, c.UnsourcedReferences,
		plural(c.Values, "value"), c.InferredValues, plural(c.Names, "name"), plural(c.Mentions, "mention"))
	if n := len(disputes) + len(possible); n > 0 || list {
		hint := ""
		if !list {
			hint = "; ibid check --disputes lists them"
		}
		fmt.Fprintf(w, "%s, %s%s\n", plural(len(disputes), "dispute"), pluralAs(len(possible), "set of possible rivals", "sets of possible rivals"), hint)
	}
	errors, warnings := r.Errors(), len(r.Problems)-r.Errors()
	fmt.Fprintf(w, "%s, %s\n", plural(errors, "error"), plural(warnings, "warning"))
}
