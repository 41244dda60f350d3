package snapshot

import (
	"bufio"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"ibid/internal/write"
)

// TestKilled kills a process that builds over a graph again and again, at
// random points: each time the old graph is there or the new one, whole.
func TestKilled(t *testing.T) {
	const folder = "SNAPSHOT_KILLED"
	// Two graphs, written in turn.
	writeGraph := func(file string, which int) {
		quads := slices.Collect(corpus{40 * (1 + which%2)}.quads())
		b := NewBuilder(Options{Memory: 100_000, TempDir: filepath.Dir(file)})
		for _, q := range quads {
			if err := b.Add(q); err != nil {
				t.Fatal(err)
			}
		}
		if err := b.Write(file); err != nil {
			t.Fatal(err)
		}
	}
	if dir := os.Getenv(folder); dir != "" {
		for i := 0; ; i++ {
			writeGraph(filepath.Join(dir, "graph"), i)
			os.Stdout.WriteString(".\n")
		}
	}
	rounds := 100
	if testing.Short() {
		rounds = 5
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "graph")
	start := time.Now()
	writeGraph(file, 0)
	took := time.Since(start)
	sizes := map[uint32]int{}
	for range rounds {
		child := exec.Command(os.Args[0], "-test.run=^TestKilled$")
		child.Env = append(os.Environ(), folder+"="+dir)
		out, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		bufio.NewReader(out).ReadString('\n') // it is at work
		// Any moment will do, so nothing depends on how long this is.
		time.Sleep(rand.N(3 * took))
		child.Process.Kill()
		child.Wait()
		s, err := Open(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Verify(); err != nil {
			t.Fatal(err)
		}
		readAll(s)
		sizes[s.quadCount]++
		s.Close()
	}
	t.Logf("found after a kill, by number of quads: %v", sizes)
	if err := write.Clean(dir); err != nil {
		t.Fatal(err)
	}
	left, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || !slices.Equal(left, []string{file}) {
		t.Errorf("after the next writer there are %v, %v", left, err)
	}
}
