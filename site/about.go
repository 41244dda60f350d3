package site

import "ibid/fact"

// checked says how the facts were found in their words.
func (c *corpus) checked() []string {
	var exact, normalised, inferences int
	for _, id := range c.documentIDs {
		for _, q := range c.documents[id].quotes {
			if q.Match == fact.Exact {
				exact++
			} else {
				normalised++
			}
		}
	}
	for _, s := range c.statements {
		if _, ok := inferred(s); ok {
			inferences++
		}
	}
	return []string{
		count(exact, "quotation", "quotations") + " found word for word",
		count(normalised, "quotation", "quotations") + " found after folding white space, quotation marks, dashes and Unicode form",
		facts(len(c.statements)-inferences) + " whose values stand in the words",
		facts(inferences) + " that the editors inferred from the words, with the reason",
	}
}
