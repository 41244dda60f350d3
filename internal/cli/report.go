package cli

import (
	"fmt"
	"io"

	"ibid/ingest"
)

// report writes the outcome of a check for people.
func report(w io.Writer, r *ingest.Result) {
	for _, p := range r.Problems {
		fmt.Fprintln(w, p)
	}
	c := r.Checked
	fmt.Fprintf(w, "checked %s: %s; %s (%d exact, %d normalised); %s (%d with a source, %d without); %s (%d inferred); %s; %s\n",
		plural(c.Documents, "document"), plural(c.Facts, "fact"), plural(c.Quotes, "quote"), c.ExactQuotes, c.NormalisedQuotes,
		plural(c.SourcedReferences+c.UnsourcedReferences, "reference"), c.SourcedReferences, c.UnsourcedReferences,
		plural(c.Values, "value"), c.InferredValues, plural(c.Names, "name"), plural(c.Mentions, "mention"))
	errors, warnings := r.Errors(), len(r.Problems)-r.Errors()
	fmt.Fprintf(w, "%s, %s\n", plural(errors, "error"), plural(warnings, "warning"))
}
