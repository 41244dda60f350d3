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
	headings := ""
	if c.HeadingQuotes > 0 {
		headings = fmt.Sprintf(", %d in headings", c.HeadingQuotes)
	}
	fmt.Fprintf(w, "checked %s: %s; %s (%d exact, %d normalised%s); %s (%d inferred); %s; %s\n",
		plural(c.Documents, "document"), plural(c.Facts, "fact"), plural(c.Quotes, "quote"), c.ExactQuotes, c.NormalisedQuotes, headings,
		plural(c.Values, "value"), c.InferredValues, plural(c.Names, "name"), plural(c.Mentions, "mention"))
	errors, warnings := r.Errors(), len(r.Problems)-r.Errors()
	fmt.Fprintf(w, "%s, %s\n", plural(errors, "error"), plural(warnings, "warning"))
}
