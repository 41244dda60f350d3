package cli

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ibid/graph"
	"ibid/internal/write"
)

// writeNote writes a folder of content that says a number in its title and in a fact.
func writeNote(t *testing.T, dir string, number int) {
	t.Helper()
	if err := os.CopyFS(dir, note(number)); err != nil {
		t.Fatal(err)
	}
}

// inProcess runs a command in this process, and returns what it printed as an error.
func inProcess(args ...string) (code int, stderr string) {
	var out, problems bytes.Buffer
	code = execute(args, &out, &problems)
	return code, problems.String()
}

func TestStoreRefused(t *testing.T) {
	dir := t.TempDir()
	writeNote(t, dir, 1)
	file := filepath.Join(t.TempDir(), "a.graph")
	if code, stderr := inProcess("build", "-o", file, dir); code != 0 {
		t.Fatal(stderr)
	}
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	flipped := bytes.Clone(whole)
	flipped[len(flipped)/2] ^= 1
	newer := bytes.Clone(whole)
	newer[8] = 200
	other := bytes.Replace(whole, []byte(`"ontology":"`), []byte(`"ontology":"0`), 1)[:len(whole)]
	for _, test := range []struct {
		what    string
		content []byte
		want    string
	}{
		{"truncated", whole[:len(whole)-9], "the file is truncated"},
		{"empty", nil, "the file is truncated"},
		{"corrupt", flipped, "its checksum is wrong"},
		{"changed", other, "its checksum is wrong"},
		{"foreign", []byte("SQLite format 3\x00"), "this is no graph file"},
		{"newer", newer, "the file has format version 200"},
	} {
		bad := filepath.Join(dir, "bad.graph")
		if err := os.WriteFile(bad, test.content, 0o666); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{{"query", "{ stats { title } }"}, {"export", "-o", t.TempDir()}, {"site", "-o", t.TempDir()}} {
			code, stderr := inProcess(append(args, "--store", bad)...)
			if code != exitMachine || !strings.HasPrefix(stderr, "ibid: open graph "+bad+": ") || !strings.Contains(stderr, test.want) {
				t.Errorf("%s, ibid %s: exit code %d, %q", test.what, args[0], code, stderr)
			}
		}
	}
	if code, stderr := inProcess("query", "--store", filepath.Join(dir, "none"), "{ stats { title } }"); code != exitMachine || !strings.Contains(stderr, "no such file") {
		t.Errorf("a missing file: exit code %d, %q", code, stderr)
	}
}

func TestTwoBuilds(t *testing.T) {
	dir := t.TempDir()
	writeNote(t, dir, 1)
	file := filepath.Join(t.TempDir(), "a.graph")
	unlock, err := write.Lock(file)
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("ibid", "build", "-o", file, dir).CombinedOutput()
	if want := fmt.Sprintf("ibid: cannot build %[1]s: %[1]s is being written by another process (%[2]d)\n", file, os.Getpid()); err == nil || string(out) != want {
		t.Errorf("a build of what is being built: %v, %q, want %q", err, out, want)
	}
	unlock()
	if out, err := exec.Command("ibid", "build", "-o", file, dir).CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
	if _, err := os.Stat(file + ".lock"); !os.IsNotExist(err) {
		t.Errorf("the lock is left: %v", err)
	}
}

// TestBadContentLeavesGraph builds from content with an error.
func TestBadContentLeavesGraph(t *testing.T) {
	dir := t.TempDir()
	writeNote(t, dir, 1)
	file := filepath.Join(t.TempDir(), "a.graph")
	if code, stderr := inProcess("build", "-o", file, dir); code != 0 {
		t.Fatal(stderr)
	}
	before, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "bad.md"), []byte("```facts\n> not there\nThing | count | 1\n```\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if code, _ := inProcess("build", "-o", file, dir); code != exitContent {
		t.Errorf("exit code %d", code)
	}
	after, err := os.ReadFile(file)
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("the old graph has changed: %v", err)
	}
}

// TestKilledBuilds kills builds at random points: the old graph or the new one
// is there, whole, and the next build removes what is left.
func TestKilledBuilds(t *testing.T) {
	rounds := 100
	if testing.Short() {
		rounds = 5
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "a.graph")
	revisions := map[string]int{}
	var folders []string
	var took time.Duration
	for i := range 2 {
		folders = append(folders, filepath.Join(dir, fmt.Sprint(i)))
		writeNote(t, folders[i], i)
		start := time.Now()
		if out, err := exec.Command("ibid", "build", "-o", file, folders[i]).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		took = time.Since(start)
		revisions[revisionOf(t, file)] = 0
	}
	for i := range rounds {
		build := exec.Command("ibid", "build", "-o", file, folders[i%2])
		if err := build.Start(); err != nil {
			t.Fatal(err)
		}
		// Any moment will do, so nothing depends on how long this is.
		time.Sleep(rand.N(took))
		build.Process.Kill()
		build.Wait()
		r := revisionOf(t, file)
		if _, known := revisions[r]; !known {
			t.Fatalf("after a kill the graph has revision %s", r)
		}
		revisions[r]++
	}
	t.Logf("found after a kill, by revision: %v", revisions)
	if err := os.WriteFile(filepath.Join(dir, ".ibid-0123456789abcdef.tmp"), nil, 0o666); err != nil { // a kill may have left none
		t.Fatal(err)
	}
	if out, err := exec.Command("ibid", "build", "-o", file, folders[0]).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	left, err := fs.Glob(os.DirFS(dir), "*a.graph*")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"a.graph"}, left); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

// revisionOf opens a graph, which checks all that is in a small file.
func revisionOf(t *testing.T, file string) string {
	t.Helper()
	g, err := graph.OpenStore(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	return g.Revision()
}

func TestSize(t *testing.T) {
	for text, want := range map[string]string{
		"512MB": "512MB", "1gb": "1GB", "1500 kb": "1500KB", "77": "77B", "2000000": "2MB", "0": "", "-1MB": "", "1.5GB": "", "MB": "", "99999999999GB": "",
	} {
		var s size
		got := ""
		if err := s.Set(text); err == nil {
			got = s.String()
		}
		if got != want {
			t.Errorf("%q is read as %q, want %q", text, got, want)
		}
	}
}
