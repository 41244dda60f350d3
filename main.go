// Command ibid turns a folder of Markdown into a knowledge graph in which every
// fact cites the exact words that support it.
package main

import (
	"os"

	"ibid/internal/cli"
)

func main() {
	os.Exit(cli.Main())
}
