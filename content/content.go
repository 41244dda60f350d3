// Package content is the shipped corpus: the founding and history of Amazon Web Services.
package content

import "embed"

// FS holds the corpus as the folder has it.
//
//go:embed *
var FS embed.FS
