package cli

import (
	"os/exec"

	"golang.org/x/sys/windows"
)

// giveWay lowers the priority of this process. Where it is refused, the process
// does the same at the expense of others, so that is no error.
func giveWay() {
	_ = windows.SetPriorityClass(windows.CurrentProcess(), windows.BELOW_NORMAL_PRIORITY_CLASS)
}

// runBound runs a command. It goes on if this process is killed, as nothing but
// Linux can end it then.
func runBound(cmd *exec.Cmd) error { return cmd.Run() }
