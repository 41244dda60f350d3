package cli

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"ibid/ingest"
)

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version",
		Example: "  ibid version",
		Args:    noArguments,
		Run: func(cmd *cobra.Command, _ []string) {
			fmt.Fprintln(cmd.OutOrStdout(), "ibid", version())
		},
	}
}

// version is what the Go tool recorded in the program: a module version, or the
// revision of the checkout, or `devel`.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "devel"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return "devel-" + s.Value[:12]
		}
	}
	return "devel"
}

// newQuotes is the help topic `ibid help quotes`.
func newQuotes() *cobra.Command {
	return &cobra.Command{Use: "quotes", Short: "How quotes are compared with the words of a document", Long: ingest.QuoteRules}
}
