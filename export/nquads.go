package export

import (
	"bufio"
	"context"
	"io"

	"ibid/graph"
)

// nQuads writes the canonical N-Quads of the graph (https://www.w3.org/TR/rdf-canon/, for a graph without blank nodes).
func nQuads(ctx context.Context, g *graph.Graph, w io.Writer) error {
	b := bufio.NewWriterSize(w, 1<<16)
	for q, err := range g.Quads(ctx) {
		if err != nil {
			return err
		}
		b.WriteString(q.String())
		b.WriteByte('\n')
	}
	return b.Flush()
}
