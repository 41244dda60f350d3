// Package export writes a graph to files for researchers.
//
// N-Quads and JSON-LD are lossless: read back they give the same revision. CSV
// is for spreadsheets and data frames, and says what it leaves out.
package export

import (
	"context"
	"io"

	"ibid/graph"
)

// Format is a way to write the graph, in one file or several.
type Format struct {
	Name      string // as the command line takes it: `nquads`
	Title     string // for readers: `N-Quads`
	MediaType string // of its files
	Lossless  bool
	Note      string // what it is for and, where it is lossy, what it drops
	Files     []File
}

// File is one file of a format.
type File struct {
	Name  string // `graph.nq`
	Write func(context.Context, *graph.Graph, io.Writer) error
}

// Formats returns all formats, lossless ones first.
func Formats() []Format {
	return []Format{
		{
			Name: "nquads", Title: "N-Quads", MediaType: "application/n-quads", Lossless: true,
			Note:  "every quad, sorted: the SHA-256 of this file is the revision of the graph",
			Files: []File{{"graph.nq", nQuads}},
		},
		{
			Name: "jsonld", Title: "JSON-LD", MediaType: "application/ld+json", Lossless: true,
			Note:  "JSON-LD 1.1 with its context inside: expands to the same quads",
			Files: []File{{"graph.jsonld", jsonLD}},
		},
		{
			Name: "csv", Title: "CSV", MediaType: "text/csv; charset=utf-8",
			Note: "entities, edges between them, statements with qualifiers, and references; leaves out mentions, links, " +
				"disputes, bytes of quotes and the ontology; a text that a spreadsheet would take for a formula has ' before it",
			Files: []File{
				{"nodes.csv", nodes},
				{"edges.csv", edges},
				{"statements.csv", statements},
				{"references.csv", references},
			},
		},
	}
}
