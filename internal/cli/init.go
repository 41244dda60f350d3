package cli

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"
)

//go:embed starter
var starterFiles embed.FS

func newInit() *cobra.Command {
	return &cobra.Command{
		Use:     "init DIR",
		Short:   "Write a tiny corpus that explains the syntax",
		Long:    "Init writes a tiny corpus that checks clean and explains the syntax to a new or\nempty folder.",
		Example: "  ibid init notes\n  ibid check notes",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return misuse(cmd, "init takes the folder to write to")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := args[0]
			switch entries, err := os.ReadDir(dir); {
			case err == nil && len(entries) > 0:
				return usageError{error: fmt.Errorf("%s is not empty; init writes to a new or empty folder", dir)}
			case isFile(dir):
				return usageError{error: fmt.Errorf("%s is a file; init writes to a new or empty folder", dir)}
			case err != nil && !errors.Is(err, fs.ErrNotExist):
				return err
			}
			starter, err := fs.Sub(starterFiles, "starter")
			if err != nil {
				return err
			}
			if err := os.MkdirAll(dir, 0o755); err != nil {
				return err
			}
			if err := os.CopyFS(dir, starter); err != nil {
				return err
			}
			fmt.Fprintf(cmd.OutOrStdout(), "wrote a tiny corpus to %s; next: ibid serve %s\n", dir, dir)
			return nil
		},
	}
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && !info.IsDir()
}
