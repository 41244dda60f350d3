package cli

import (
	"github.com/spf13/cobra"
)

func newCheck() *cobra.Command {
	var asJSON, list, all bool
	var cache string
	cmd := &cobra.Command{
		Use:   "check [DIR]",
		Short: "Check that every fact stands in the words it quotes",
		Long: `Check reads all documents of a folder and reports every mistake at once, as
file:line:col: error: what, with a hint where one helps. It says how much it
checked, and how many claims contradict one another or may. Nothing is written.
Of many problems that differ in nothing but their places the first places and the
number are shown; --all and --json have each.

A found quote shows that the words are there, not that the claim is true.`,
		Example: "  ibid check content\n  ibid check --json content\n  ibid check --disputes content",
		Args:    folder,
		RunE: func(cmd *cobra.Command, args []string) error {
			content, err := openDir(dirOf(args), cache)
			if err != nil {
				return err
			}
			read, err := readDocuments(cmd.Context(), content, cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			if asJSON {
				err = writeJSON(out, read)
			} else {
				report(out, read, list, all)
			}
			if err == nil && read.Errors() > 0 {
				err = errContent
			}
			return err
		},
	}
	addCache(cmd, &cache)
	cmd.Flags().BoolVar(&asJSON, "json", false, "write the outcome as JSON")
	cmd.Flags().BoolVar(&all, "all", false, "write each of many equal problems, and not only their number and first places")
	cmd.Flags().BoolVar(&list, "disputes", false, "list the claims that contradict one another, and those that may, with their places")
	return cmd
}
