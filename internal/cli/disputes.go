package cli

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"ibid/dispute"
	"ibid/fact"
	"ibid/ingest"
)

// clash is claims that contradict one another or may, as a check tells them.
type clash struct {
	Kind     dispute.Kind    `json:"kind"`
	Subject  fact.EntityID   `json:"subject"`
	Name     string          `json:"name"` // of the subject
	Property fact.PropertyID `json:"property"`
	Label    string          `json:"label"` // of the property
	Claims   []claimed       `json:"claims"`
}

// claimed is a claim as a fact writes it, with the places of its facts.
type claimed struct {
	Fact   string     `json:"fact"` // value and qualifiers
	Rank   string     `json:"rank"`
	Places []position `json:"places"`
}

type position struct {
	File string `json:"file"`
	Line int    `json:"line"`
	Col  int    `json:"col,omitempty"`
}

// findClashes returns the disputes of a corpus and its sets of possible rivals,
// by subject and in the order of the properties.
func findClashes(r *ingest.Result) (disputes, possible []clash) {
	names := make(map[fact.EntityID]string, len(r.Corpus.Entities))
	for _, e := range r.Corpus.Entities {
		names[e.ID] = e.Name
	}
	var all []*dispute.Dispute
	for d := range dispute.All(r.Corpus.Statements, r.Ontology) {
		if d.Kind.Disputed() || d.Kind == dispute.Possible {
			all = append(all, d)
		}
	}
	order := map[fact.PropertyID]int{}
	for i, p := range r.Ontology.Properties {
		order[p.ID] = i
	}
	slices.SortFunc(all, func(a, b *dispute.Dispute) int {
		return cmp.Or(strings.Compare(string(a.Subject), string(b.Subject)), order[a.Property]-order[b.Property], strings.Compare(a.ID, b.ID))
	})
	disputes, possible = []clash{}, []clash{}
	for _, d := range all {
		p := r.Ontology.Property(d.Property)
		c := clash{Kind: d.Kind, Subject: d.Subject, Name: names[d.Subject], Property: d.Property, Label: p.Label}
		for _, s := range d.Statements {
			if p.Symmetric {
				s = s.ReadFrom(d.Subject)
			}
			c.Claims = append(c.Claims, claimOf(s, r, names))
		}
		if d.Kind.Disputed() {
			disputes = append(disputes, c)
		} else {
			possible = append(possible, c)
		}
	}
	return disputes, possible
}

// claimOf writes a statement as its facts do, without subject and property.
func claimOf(s *fact.Statement, r *ingest.Result, names map[fact.EntityID]string) claimed {
	parts := []string{written(s.Value, names)}
	for _, q := range s.Qualifiers {
		p, value := r.Ontology.Qualifier(q.Property), written(q.Value, names)
		if len(p.Words) > 0 {
			value = q.Value.Text
		}
		parts = append(parts, p.Label+": "+value)
	}
	c := claimed{Fact: strings.Join(parts, " | "), Rank: s.Rank.String()}
	for i := range s.References {
		at := s.References[i].Pos
		c.Places = append(c.Places, position{at.File, at.Line, at.Col})
	}
	slices.SortFunc(c.Places, func(a, b position) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
	return c
}

// written writes a value as a fact does.
func written(v fact.Value, names map[fact.EntityID]string) string {
	switch v.Kind {
	case fact.EntityValue:
		return names[v.Entity()]
	case fact.TextValue:
		return strconv.Quote(v.Text)
	case fact.LinkValue:
		return "<" + v.Text + ">"
	}
	return v.String()
}

// clashWords says of each kind of dispute, and of possible rivals, what they are.
var clashWords = map[dispute.Kind]string{
	dispute.Value:    "values that cannot both hold",
	dispute.Date:     "dates that cannot both hold",
	dispute.Span:     "beginnings or ends that cannot both hold",
	dispute.Possible: "possible rivals, which may or may not contradict one another",
}

// listClashes writes disputes and possible rivals with their claims and places.
func listClashes(w io.Writer, list []clash) {
	for _, c := range list {
		fmt.Fprintf(w, "%s | %s: %s\n", ingest.Printable(c.Name), c.Label, clashWords[c.Kind])
		for _, claim := range c.Claims {
			rank := ""
			if claim.Rank != fact.Normal.String() {
				rank = " | rank: " + claim.Rank
			}
			for _, at := range claim.Places {
				fmt.Fprintf(w, "  %s: %s%s\n", ingest.Printable(fact.Pos{File: at.File, Line: at.Line, Col: at.Col}.String()), ingest.Printable(claim.Fact), rank)
			}
		}
	}
}
