package ingest

import (
	"slices"
	"strings"

	"ibid/fact"
	"ibid/reading"
)

// evidence is the words that a group of facts rests on, and what they say in
// numbers and dates. These are read in their sentences, so that a quote that
// cuts a number, or leaves out what qualifies it, does not show another; only
// what stands in the quote as a whole counts.
type evidence struct {
	text     string // folded, lower case
	read     func() []reading.Reading
	readings []reading.Reading
	done     bool
}

// newEvidence takes the words of a reference, and of a row what stands around it.
func (r *resolver) newEvidence(quote string, p *proof, context string) *evidence {
	return &evidence{text: strings.ToLower(foldText(quote + "\n" + context)), read: func() []reading.Reading {
		options := r.reading(p.page)
		var found []reading.Reading
		for i := 0; i < len(p.spans); {
			around := p.page.sentence(p.spans[i].Start)
			for around.End < p.spans[i].End {
				around.End = p.page.sentence(around.End + 1).End
			}
			all := reading.Read(p.page.text[around.Start:around.End], options)
			for ; i < len(p.spans) && p.spans[i].End <= around.End; i++ {
				for _, rd := range all {
					if rd, ok := rd.Within(p.spans[i].Start-around.Start, p.spans[i].End-around.Start); ok {
						found = append(found, rd)
					}
				}
			}
		}
		if context != r.context.text {
			r.context.text, r.context.readings = context, reading.Read(context, options)
		}
		return append(found, r.context.readings...)
	}}
}

// reading says how the words of a page are read: in its language, else in that
// of the corpus, else in the one that its words leave no doubt of.
func (r *resolver) reading(p *page) reading.Options {
	o := reading.Options{Language: p.front.language, Order: r.corpus.settings.order}
	if o.Language == "" {
		o.Language = r.corpus.settings.language
	}
	if o.Language == "" {
		if r.recognised == nil {
			r.recognised = map[*page]string{}
		}
		tag, known := r.recognised[p]
		if !known {
			tag = reading.Recognise(p.text)
			r.recognised[p] = tag
		}
		o.Language = tag
	}
	return o
}

// all returns the readings of the words.
func (e *evidence) all() []reading.Reading {
	if !e.done {
		e.readings, e.done = e.read(), true
	}
	return e.readings
}

// shows reports whether a value can be read in the words.
func (e *evidence) shows(v fact.Value, role reading.Role, n *names) bool {
	switch v.Kind {
	case fact.EntityValue:
		return n.shows(e.text, v.Entity())
	case fact.DateValue, fact.QuantityValue:
		return slices.ContainsFunc(e.all(), func(rd reading.Reading) bool { return rd.Shows(v, role) })
	}
	return e.showsText(v.Text)
}

// showsText looks for the same words, case aside; ` ... ` stands for words left out.
func (e *evidence) showsText(text string) bool {
	at := 0
	for part := range strings.SplitSeq(strings.ToLower(foldText(text)), ellipsis) {
		part = strings.Trim(part, " \"'.,;:")
		i := indexWords(e.text, part, at)
		if i < 0 {
			return part == ""
		}
		at = i + len(part)
	}
	return true
}

// roles are the qualifiers that say what a date or number is.
var roles = map[fact.PropertyID]reading.Role{"from": reading.From, "to": reading.To, "order": reading.Place}
