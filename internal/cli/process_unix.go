//go:build unix && !linux

package cli

import (
	"os/exec"

	"golang.org/x/sys/unix"
)

// giveWay lowers the priority of this process. Where it is
// refused, the process does the same at the expense of others, so that is no error.
func giveWay() { _ = unix.Setpriority(unix.PRIO_PROCESS, 0, niceness) }

// runBound runs a command. It goes on if this process is killed, as nothing but
// Linux can end it then.
func runBound(cmd *exec.Cmd) error { return cmd.Run() }
