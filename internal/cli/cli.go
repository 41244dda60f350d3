// Package cli is the command line of ibid: it reads flags, and wires the content
// to the graph and the graph to one output.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"ibid/graph"
	"ibid/internal/write"
)

// The exit codes.
const (
	exitFine    = 0
	exitContent = 1 // problems in the content
	exitUsage   = 2 // wrong use of the command
	exitMachine = 3 // disk, port, memory, database
)

// errContent says that the content has errors, which have been printed.
var errContent = errors.New("the content has errors")

// usageError is a wrong use of the command.
type usageError struct {
	error
	hint string // what to do instead; empty where the error says it
}

// misuse returns the error of arguments or flags that a command does not take.
func misuse(cmd *cobra.Command, format string, args ...any) error {
	hint := "ibid help shows what there is, ibid help COMMAND how to use it"
	if path, ok := strings.CutPrefix(cmd.CommandPath(), "ibid "); ok {
		hint = "ibid help " + path + " shows how to use it"
	}
	return usageError{fmt.Errorf(format, args...), hint}
}

// niceness is how far a build gives way on Unix: as far as it goes. With 10 the
// slowest requests beside a build still waited twice as long as without one.
const niceness = 19

// garbage is how much of it a build lets lie, in percent of what it needs, where
// the environment does not say (https://pkg.go.dev/runtime#hdr-Environment_Variables).
// Of 100,000 documents that is up to half a gigabyte less than the usual 100,
// for a twentieth of the time.
const garbage = 70

// Main runs the command that this process was started for, and returns the exit
// code. A build is a batch job, and gives way to whatever else runs.
func Main() int {
	if len(os.Args) > 1 && os.Args[1] == "build" {
		giveWay()
		if os.Getenv("GOGC") == "" {
			debug.SetGCPercent(garbage)
		}
	}
	return execute(os.Args[1:], os.Stdout, os.Stderr)
}

// execute runs the command with its arguments and returns the exit code. It ends
// early, and in order, when the process is interrupted or terminated, and at once
// when that happens again.
func execute(args []string, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // the next signal ends the process at once
	stdout, stderr = consoleOf(stdout), consoleOf(stderr)
	root := newRoot()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	refuseIgnored(root)
	err := root.ExecuteContext(ctx)
	usage, refused, failed := usageError{}, write.Refused{}, failedBuild(0)
	if errors.As(err, &refused) {
		err = usageError{err, refused.Hint}
	}
	switch {
	case err == nil:
		return exitFine
	case errors.Is(err, errContent):
		return exitContent
	case errors.As(err, &failed):
		return int(failed)
	case errors.Is(err, graph.ErrURL):
		fmt.Fprintf(stderr, "ibid: %v\n", err)
		return exitUsage
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "ibid: %v\n", err)
		if usage.hint != "" {
			fmt.Fprintf(stderr, "  hint: %s\n", usage.hint)
		}
		return exitUsage
	default:
		fmt.Fprintf(stderr, "ibid: %v\n", err)
		return exitMachine
	}
}

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "ibid",
		Short: "Turn a folder of Markdown into a knowledge graph in which every fact cites its words",
		Long: `ibid turns a folder of Markdown into a knowledge graph in which every fact
cites the exact words that support it. It checks the facts against the words,
serves the graph through GraphQL and as a website, and exports it.

Commands that take a folder read ` + "`content`" + ` when they are given none.
Exit codes: 0 fine, 1 problems in the content, 2 wrong use, 3 the machine's fault.`,
		Example:       "  ibid init notes      # a tiny corpus that explains itself\n  ibid serve notes     # check it and browse it at http://127.0.0.1:8080",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          noArguments,
		// A command that cannot be run would print its help for any argument.
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },

		SuggestionsMinimumDistance: 2,
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return misuse(cmd, "%w", err) })
	root.CompletionOptions.HiddenDefaultCmd = false
	root.AddCommand(
		newCheck(), newBuild(), newServe(), newDemo(), newSite(), newExport(), newQuery(), newInit(), newVersion(), newQuotes(),
	)
	return root
}

// refuseIgnored makes the commands that cobra adds, help and completion, refuse
// the arguments that they would pass over.
func refuseIgnored(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, cmd := range root.Commands() {
		switch cmd.Name() {
		case "help":
			cmd.Args = func(_ *cobra.Command, args []string) error {
				_, unknown, err := root.Find(args)
				if err != nil {
					return misuse(root, "%w", err)
				}
				return noArguments(root, unknown)
			}
		case "completion":
			cmd.Args = noArguments
			cmd.RunE = root.RunE
			for _, shell := range cmd.Commands() {
				shell.Args = noArguments
			}
		}
	}
}

func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	hint := ""
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		hint = ", did you mean " + strings.Join(near, " or ") + "?"
	}
	if cmd.HasSubCommands() {
		return misuse(cmd, "unknown command %q%s", args[0], hint)
	}
	return misuse(cmd, "%s takes no argument, got %q", cmd.CommandPath(), args[0])
}

// folder takes the optional argument DIR.
func folder(cmd *cobra.Command, args []string) error {
	if len(args) > 1 {
		return misuse(cmd, "%s takes one folder, got %d: %s", cmd.CommandPath(), len(args), strings.Join(args, " "))
	}
	return nil
}

func dirOf(args []string) string {
	if len(args) == 0 {
		return "content"
	}
	return args[0]
}
