package cli

import (
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"syscall"

	"golang.org/x/sys/unix"
)

// giveWay lowers the priority of this process, and lets whatever else wants to run
// interrupt it at once (https://man7.org/linux/man-pages/man7/sched.7.html): a thread
// that only has a low priority ends its slice first, of some milliseconds. Each thread
// has a priority of its own, with which the threads that it makes begin: once it is set
// for all there are, it holds for all there will be. Where it is refused, the process
// does the same at the expense of others, so that is no error.
func giveWay() {
	lowered := map[string]bool{}
	for more := true; more; {
		more = false
		threads, _ := os.ReadDir("/proc/self/task")
		for _, t := range threads {
			if !lowered[t.Name()] {
				id, _ := strconv.Atoi(t.Name())
				_ = unix.Setpriority(unix.PRIO_PROCESS, id, niceness)
				idle := unix.SchedAttr{Size: unix.SizeofSchedAttr, Policy: unix.SCHED_IDLE, Nice: niceness}
				_ = unix.SchedSetAttr(id, &idle, 0)
				lowered[t.Name()], more = true, true
			}
		}
	}
}

// runBound runs a command that the system kills when this process ends in
// whatever way, so that none goes on that nobody waits for.
func runBound(cmd *exec.Cmd) error {
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	// It is the end of the thread which starts the command that the system looks at.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	return cmd.Run()
}
