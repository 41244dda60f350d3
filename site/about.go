package site

import "ibid/fact"

// checked says how the facts were found in their words.
func (c *corpus) checked() []string {
	var inferences int
	found := map[fact.Match]int{}
	for _, id := range c.documentIDs {
		for _, q := range c.documents[id].quotes {
			found[q.Match]++
		}
	}
	for _, s := range c.statements {
		if _, ok := inferred(s); ok {
			inferences++
		}
	}
	lines := []string{
		count(found[fact.Exact], "quotation", "quotations") + " found word for word",
		count(found[fact.Normalised], "quotation", "quotations") + " found after folding white space, quotation marks, dashes and Unicode form",
	}
	if n := found[fact.InHeading]; n > 0 {
		lines = append(lines, count(n, "quotation", "quotations")+" found in a heading alone")
	}
	return append(lines,
		facts(len(c.statements)-inferences)+" whose values stand in the words",
		facts(inferences)+" that the editors inferred from the words, with the reason",
	)
}
