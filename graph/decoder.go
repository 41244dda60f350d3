package graph

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"ibid/edtf"
	"ibid/fact"
)

// decoder decodes what values are written as. The texts that it returns between
// two calls of begin share a piece of memory.
type decoder struct {
	base  string // of the corpus
	text  []byte // of the value that is being read
	kept  strings.Builder
	texts recent[string]
}

// recent has what was made of some nodes lately.
type recent[T any] [256]struct {
	node node
	what T
}

func (r *recent[T]) get(n node) (what T, ok bool) {
	x := &r[n%node(len(r))]
	return x.what, x.node == n && n != 0
}

func (r *recent[T]) put(n node, what T) {
	x := &r[n%node(len(r))]
	x.node, x.what = n, what
}

// begin makes room for so many bytes of text; if they do not suffice, more is made.
func (d *decoder) begin(size int) {
	d.kept = strings.Builder{}
	d.kept.Grow(size)
}

// raw returns the text of a node, good until the next, and what follows it in N-Quads.
func (d *decoder) raw(of terms, n node) (text, mark []byte, err error) {
	text, mark, err = of.AppendText(d.text[:0], n)
	d.text = text
	return text, mark, err
}

// moreText is how many bytes of text are made room for where too few were foreseen.
const moreText = 512

// keep returns a text that stays good.
func (d *decoder) keep(text []byte) string {
	if d.kept.Cap()-d.kept.Len() < len(text) {
		d.begin(max(moreText, len(text)))
	}
	at := d.kept.Len()
	d.kept.Write(text)
	return d.kept.String()[at:]
}

// words returns the text of a node.
func (d *decoder) words(of terms, n node) (string, error) {
	text, _, err := d.raw(of, n)
	return d.keep(text), err
}

// id returns the identifier of a node in a part of the name space.
func (d *decoder) id(of terms, n node, part string) (string, error) {
	iri, _, err := d.raw(of, n)
	if err != nil {
		return "", err
	}
	return d.local(iri, part)
}

func (d *decoder) local(iri []byte, part string) (string, error) {
	whole := len(d.base) + len(part)
	if len(iri) < whole || string(iri[:len(d.base)]) != d.base || string(iri[len(d.base):whole]) != part {
		return "", fmt.Errorf("%s is not in %s%s", iri, d.base, part)
	}
	return unescape(d.keep(iri[whole:])), nil
}

// pos is the inverse of place.
func (d *decoder) pos(of terms, n node) (fact.Pos, error) {
	text, _, err := d.raw(of, n)
	if err != nil {
		return fact.Pos{}, err
	}
	file, line, col, err := parsePlace(text)
	return fact.Pos{File: d.keep(file), Line: line, Col: col}, err
}

// often returns the text of a node that is likely to be asked for again soon.
func (d *decoder) often(of terms, n node) (string, error) {
	if text, ok := d.texts.get(n); ok {
		return text, nil
	}
	text, err := d.words(of, n)
	if err == nil {
		d.texts.put(n, text)
	}
	return text, err
}

// oftenID returns the identifier of a node that is likely to be asked for again soon.
func (d *decoder) oftenID(of terms, n node, part string) (string, error) {
	if id, ok := d.texts.get(n); ok {
		return id, nil
	}
	id, err := d.id(of, n, part)
	if err == nil {
		d.texts.put(n, id)
	}
	return id, err
}

// number returns the integer that a literal holds.
func (d *decoder) number(of terms, n node) (int, error) {
	text, err := d.often(of, n)
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(text)
}

// rank is the inverse of rankIRI.
func (d *decoder) rank(of terms, n node) (fact.Rank, error) {
	iri, err := d.often(of, n)
	for _, rank := range [...]fact.Rank{fact.Preferred, fact.Deprecated} {
		if iri == string(rankIRI(rank)) {
			return rank, err
		}
	}
	return fact.Normal, err
}

// rankIRI returns the term of Wikibase for a rank.
func rankIRI(r fact.Rank) quad.IRI {
	switch r {
	case fact.Preferred:
		return wikibase + "PreferredRank"
	case fact.Deprecated:
		return wikibase + "DeprecatedRank"
	}
	return wikibase + "NormalRank"
}

// value is the inverse of [names.object].
func (d *decoder) value(of terms, n node) (v fact.Value, err error) {
	text, mark, err := d.raw(of, n)
	if err != nil {
		return v, err
	}
	switch string(mark) {
	case ">":
		id, err := d.local(text, entityPart)
		return fact.EntityID(id).Value(), err
	case `"^^<` + string(edtfDatatype) + ">":
		date, err := edtf.Parse(d.keep(text))
		return fact.Value{Kind: fact.DateValue, Date: date}, err
	case `"^^<` + string(quantityDatatype) + ">":
		v = fact.Value{Kind: fact.QuantityValue, Text: d.keep(text)}
		_, err := fact.ParseQuantity(v.Text)
		return v, err
	case `"^^<` + string(linkDatatype) + ">":
		return fact.Value{Kind: fact.LinkValue, Text: d.keep(text)}, nil
	case `"`:
		return fact.Value{Kind: fact.TextValue, Text: d.keep(text)}, nil
	}
	if bytes.HasPrefix(mark, []byte(`"@`)) {
		return fact.Value{Kind: fact.TextValue, Text: d.keep(text)}, nil
	}
	return v, fmt.Errorf("%q with %s is no value", text, mark)
}
