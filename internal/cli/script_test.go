package cli

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what the commands print into the scripts and the documents")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"ibid": func() { os.Exit(Main()) },
	})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("XDG_CACHE_HOME", filepath.Join(env.WorkDir, ".cache"))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":  exits,
			"serves": serves,
			"sums":   sums,
		},
	})
}

// exits runs a command that must end with a certain exit code: `exits 2 ibid chekc`.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit := new(exec.ExitError)
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// serves runs a command that serves, on a free port whatever the command says,
// asks for every path that its help names, and ends it: `serves ibid serve content`.
func serves(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 || args[0] != "ibid" {
		ts.Fatalf("usage: serves ibid COMMAND...")
	}
	s, err := startServer(ts.MkAbs("."), args[1:])
	ts.Check(err)
	for _, path := range []string{"/", "/healthz", "/readyz", "/graphiql", "/schema.graphqls", "/graphql?query={stats{title}}", "/data/SHA256SUMS"} {
		answer, err := http.Get(s.url + path)
		ts.Check(err)
		answer.Body.Close()
		if answer.StatusCode != http.StatusOK {
			ts.Fatalf("%s answers %s", path, answer.Status)
		}
	}
	ts.Check(s.stop())
}

// sums verifies the files that SHA256SUMS of a folder lists: `sums DIR`.
func sums(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: sums DIR")
	}
	lines := strings.Fields(ts.ReadFile(filepath.Join(args[0], "SHA256SUMS")))
	if len(lines) == 0 {
		ts.Fatalf("SHA256SUMS is empty")
	}
	for i := 0; i < len(lines); i += 2 {
		content := ts.ReadFile(filepath.Join(args[0], lines[i+1]))
		if got := fmt.Sprintf("%x", sha256.Sum256([]byte(content))); got != lines[i] {
			ts.Fatalf("%s has the SHA-256 %s, SHA256SUMS says %s", lines[i+1], got, lines[i])
		}
	}
}

// running is an `ibid serve` or `ibid demo` that serves.
type running struct {
	cmd    *exec.Cmd
	url    string         // without a slash at the end
	output string         // what it printed until it served
	lines  *bufio.Scanner // what it prints from then on
	log    bytes.Buffer   // to be read when it has ended
}

// startServer starts ibid on a free port and waits until it says that it serves.
func startServer(dir string, args []string) (*running, error) {
	s := &running{cmd: exec.Command("ibid", append(args, "--addr", "127.0.0.1:0")...)}
	s.cmd.Dir = dir
	s.cmd.Stderr = &s.log
	return s, s.start()
}

func (s *running) start() error {
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := s.cmd.Start(); err != nil {
		return err
	}
	s.lines = bufio.NewScanner(out)
	for s.lines.Scan() {
		s.output += s.lines.Text() + "\n"
		if rest, ok := strings.CutPrefix(s.lines.Text(), "serving "); ok {
			s.url, _, _ = strings.Cut(rest, "/ ")
			return nil
		}
	}
	return fmt.Errorf("%s ended before it served: %w\n%s", s.cmd, s.cmd.Wait(), &s.log)
}

// stop interrupts the server, which must end in order.
func (s *running) stop() error {
	if err := s.cmd.Process.Signal(os.Interrupt); err != nil {
		return err
	}
	if err := s.cmd.Wait(); err != nil {
		return fmt.Errorf("the interrupted server did not end in order: %w\n%s", err, &s.log)
	}
	return nil
}
