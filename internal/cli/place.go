package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"ibid/internal/write"
)

// addForce adds the flag --force to a command that writes files.
func addForce(cmd *cobra.Command, force *bool) {
	cmd.Flags().BoolVar(force, "force", false, "write inside the content too, and over files that ibid did not write or that have changed since")
}

// checkPlace refuses to write to a place inside the folder of the content, and to none.
func checkPlace(content, out string, force bool) error {
	switch {
	case out == "":
		return usageError{errors.New("no place to write to is given"), "name one with -o"}
	case !force && write.Inside(content, out):
		return write.Refused{
			What: fmt.Sprintf("cannot write to %s: it is inside the content folder %s", out, content),
			Hint: "name a place outside of it with -o, or give --force",
		}
	}
	return nil
}

// checkPlace is checkPlace for the content that is read, if any is.
func (o *origin) checkPlace(dirs []string, out string, force bool) error {
	return checkPlace(dirOf(dirs), out, force || o.store != "")
}
