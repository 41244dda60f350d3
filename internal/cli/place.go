package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"ibid/internal/write"
)

// addForce adds the flag --force to a command that writes files.
func addForce(cmd *cobra.Command, force *bool) {
	cmd.Flags().BoolVar(force, "force", false, "write inside the content too, and over files that ibid did not write or that have changed since")
}

// refuseInside refuses to write inside the folder of the content.
func refuseInside(content, out string, force bool) error {
	if force || !write.Inside(content, out) {
		return nil
	}
	return write.Refused{
		What: fmt.Sprintf("%s is inside the content, %s, so nothing is written there", out, content),
		Hint: "name a place outside of it with -o, or give --force",
	}
}

func (o *origin) refuseInside(dirs []string, out string, force bool) error {
	if o.store != "" {
		return nil
	}
	return refuseInside(dirOf(dirs), out, force)
}
