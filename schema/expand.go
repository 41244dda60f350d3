package schema

import "github.com/vektah/gqlparser/v2/ast"

// expand writes the whole API: what every kind has in common, and a connection, a filter and an order for each.
func expand(doc *ast.SchemaDocument, o *Ontology) (string, error) {
	return "", nil
}
