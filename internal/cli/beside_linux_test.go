package cli

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/sys/unix"
)

// besideServer is a server of a folder of which the builds stop for as long as
// nobody reads what they say, if that is much.
type besideServer struct {
	*running
	content string
	temp    string         // where it keeps its graph
	says    *bufio.Scanner // until the server and its build have ended
}

func startBeside(t *testing.T) *besideServer {
	t.Helper()
	dir := t.TempDir()
	s := &besideServer{content: filepath.Join(dir, "content"), temp: filepath.Join(dir, "temp")}
	writeNote(t, s.content, 0)
	if err := os.Mkdir(s.temp, 0o777); err != nil {
		t.Fatal(err)
	}
	s.running = &running{cmd: exec.Command("ibid", "serve", "--cache", "", "--addr", "127.0.0.1:0", s.content)}
	s.cmd.Env = append(os.Environ(), "TMPDIR="+s.temp)
	says, stderr, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	s.cmd.Stderr, s.says = stderr, bufio.NewScanner(says)
	err = s.start()
	stderr.Close()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		says.Close()
		s.cmd.Process.Kill()
		s.cmd.Wait()
	})
	return s
}

// mistakes writes a document with so many different ones.
func (s *besideServer) mistakes(t *testing.T, number int) {
	t.Helper()
	var text strings.Builder
	text.WriteString("```facts\n> not there\n")
	for i := range number {
		text.WriteString(fmt.Sprintf("Nothing%d | count | 1 part\n", i))
	}
	if err := os.WriteFile(filepath.Join(s.content, "bad.md"), []byte(text.String()+"```\n"), 0o666); err != nil {
		t.Fatal(err)
	}
}

// until reads what is said until a line has a certain text.
func (s *besideServer) until(t *testing.T, want string) string {
	t.Helper()
	for s.says.Scan() {
		if strings.Contains(s.says.Text(), want) {
			return s.says.Text()
		}
	}
	t.Fatalf("it never says %q", want)
	return ""
}

// enough mistakes are said in more words than a pipe holds.
const enough = 5000

// stopped makes a change whose build stops with what it has to say, and returns
// the number of its process.
func (s *besideServer) stopped(t *testing.T) (process int) {
	t.Helper()
	s.mistakes(t, enough)
	s.until(t, "bad.md:2:3: error")
	locks, err := filepath.Glob(filepath.Join(s.temp, "*", ".graph.ibid-lock"))
	if err != nil || len(locks) != 1 {
		t.Fatalf("locks %v, %v", locks, err)
	}
	process, err = strconv.Atoi(read(t, locks[0]))
	if err != nil || process == s.cmd.Process.Pid {
		t.Fatalf("the process %d, %v, builds for the server %d", process, err, s.cmd.Process.Pid)
	}
	return process
}

// priority is that of a thread.
type priority struct {
	niceness int32
	policy   uint32
}

// priorities returns those of all threads of a process.
func priorities(t *testing.T, process int) map[priority]bool {
	t.Helper()
	threads, err := os.ReadDir(fmt.Sprintf("/proc/%d/task", process))
	if err != nil {
		t.Fatal(err)
	}
	all := map[priority]bool{}
	for _, thread := range threads {
		id, err := strconv.Atoi(thread.Name())
		if err != nil {
			t.Fatal(err)
		}
		if a, err := unix.SchedGetAttr(id, 0); err == nil { // it may have ended meanwhile
			all[priority{a.Nice, a.Policy}] = true
		}
	}
	return all
}

// mayIdle tries on a thread that ends whether the system allows the idle policy.
func mayIdle() bool {
	refused := make(chan error)
	go func() {
		runtime.LockOSThread() // and it ends with this function
		refused <- unix.SchedSetAttr(0, &unix.SchedAttr{Size: unix.SizeofSchedAttr, Policy: unix.SCHED_IDLE}, 0)
	}()
	return <-refused == nil
}

// TestBuildsBeside holds that a server builds in a process of a lower priority
// than its own, and stays as it is when that is killed or fails.
func TestBuildsBeside(t *testing.T) {
	s := startBeside(t)
	before := s.revision(t)
	if graphs, err := filepath.Glob(filepath.Join(s.temp, "*", "graph")); err != nil || len(graphs) > 0 {
		t.Errorf("a killed server would leave %v, %v", graphs, err)
	}
	build := s.stopped(t)
	own, err := unix.SchedGetAttr(0, 0)
	if err != nil {
		t.Fatal(err)
	}
	low := priority{niceness, unix.SCHED_IDLE}
	if !mayIdle() {
		t.Log("the system refuses the idle policy")
		low.policy = own.Policy
	}
	want := []map[priority]bool{{{own.Nice, own.Policy}: true}, {low: true}}
	got := []map[priority]bool{priorities(t, s.cmd.Process.Pid), priorities(t, build)}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(priority{})); diff != "" {
		t.Errorf("priorities of the server and of the build (-want +got):\n%s", diff)
	}
	if err := syscall.Kill(build, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	for i, why := range []string{`error="cannot build: signal: killed"`, `error="the content has errors"`} {
		if i > 0 {
			s.mistakes(t, i)
		}
		if line := s.until(t, "the graph before it stays"); !strings.Contains(line, why) {
			t.Errorf("it says %s, want %s", line, why)
		}
		if s.revision(t) != before {
			t.Errorf("after %s the revision is another", why)
		}
	}
	if err := os.Remove(filepath.Join(s.content, "bad.md")); err != nil {
		t.Fatal(err)
	}
	if err := edit(s.content, 1); err != nil {
		t.Fatal(err)
	}
	s.next(t, before)
	if err := s.stop(); err != nil {
		t.Error(err)
	}
	if left, err := os.ReadDir(s.temp); err != nil || len(left) > 0 {
		t.Errorf("%v is left, %v", left, err)
	}
}

// TestServerEndsBuild ends a server while it builds, in order or not.
func TestServerEndsBuild(t *testing.T) {
	for _, signal := range []os.Signal{os.Interrupt, os.Kill} {
		s := startBeside(t)
		s.stopped(t)
		if err := s.cmd.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		if err := s.cmd.Wait(); signal == os.Interrupt && err != nil {
			t.Errorf("the interrupted server ends with %v", err)
		}
		last := ""
		for s.says.Scan() {
			last = s.says.Text()
		}
		if strings.Contains(last, "nothing was built") {
			t.Errorf("%v: the build went on: %s", signal, last)
		}
		if left, err := os.ReadDir(s.temp); signal == os.Interrupt && (err != nil || len(left) > 0) {
			t.Errorf("%v is left, %v", left, err)
		}
	}
}
