package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"
)

// failedBuild is the exit code of a build in another process, which has said why it failed.
type failedBuild int

func (code failedBuild) Error() string {
	return fmt.Sprintf("the build failed with exit code %d", int(code))
}

// endTime is how long a build that is interrupted may take to end. What it leaves
// when it is killed is removed by the next.
const endTime = 3 * time.Second

// buildBeside opens the graph of a folder after `ibid build` has built it into the
// store: a process of its own, which gives way to this one and takes its garbage
// with it. What that says goes to problems.
func (t target) buildBeside(ctx context.Context, dir, cache string, problems io.Writer) (*corpus, error) {
	start := time.Now()
	program, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("cannot build: %w", err)
	}
	build := exec.CommandContext(ctx, program, "build", "--store="+t.store, "--memory="+t.memory.String(), "--cache="+cache, dir)
	build.Stderr = problems
	if c, ok := problems.(*console); ok && !c.terminal {
		build.Stderr = c.out // which the build escapes for; a copy would wait for whoever reads it
	}
	build.Cancel = func() error { return build.Process.Signal(os.Interrupt) }
	build.WaitDelay = endTime
	done := doing(problems, "building the graph")
	err = runBound(build)
	done()
	exit := new(exec.ExitError)
	switch {
	case err == nil:
	case errors.As(err, &exit) && exit.ExitCode() == exitContent:
		return nil, errContent
	case errors.As(err, &exit) && exit.Exited():
		return nil, failedBuild(exit.ExitCode())
	default:
		return nil, fmt.Errorf("cannot build: %w", err)
	}
	return openStore(ctx, t.store, start)
}
