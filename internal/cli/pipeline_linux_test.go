package cli

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"ibid/internal/synth"
)

// BenchmarkPipeline checks content and builds graph files of it, each in a
// process of its own, of which it reports the processor time and the peak of its
// memory: without a cache, with an empty one, when the words of one document
// have changed, and when an entity has another name. DOCUMENTS says how many
// documents there are, FACTS how many facts each of them has.
func BenchmarkPipeline(b *testing.B) {
	number := func(name string, otherwise int) int {
		if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
			return n
		}
		return otherwise
	}
	dir := b.TempDir()
	content, cache, file := filepath.Join(dir, "content"), filepath.Join(dir, "cache"), filepath.Join(dir, "a.graph")
	if err := os.CopyFS(content, synth.Corpus(1, number("DOCUMENTS", 1000), number("FACTS", 3))); err != nil {
		b.Fatal(err)
	}
	edit := func(old, new string) {
		one := filepath.Join(content, "part-00000", "document-0000007.md")
		text, err := os.ReadFile(one)
		if err != nil || !strings.Contains(string(text), old) {
			b.Fatalf("%v: no %q in %s", err, old, text)
		}
		if err := os.WriteFile(one, []byte(strings.Replace(string(text), old, new, 1)), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	build := []string{"build", "--cache", cache, "-o", file, content}
	for _, bench := range []struct {
		name   string
		change func()
		args   []string
	}{
		{"check", func() {}, []string{"check", "--cache", "", content}},
		{"first", func() { os.RemoveAll(cache) }, build},
		{"words", func() { edit("\n## Figures", " Yet.\n\n## Figures") }, build},
		{"words-check", func() { edit("\n## Figures", " Yet.\n\n## Figures") }, []string{"check", "--cache", cache, content}},
		{"name", func() { edit("aka: ", "aka: Alias; ") }, build},
	} {
		b.Run(bench.name, func(b *testing.B) {
			var cpu, peak float64
			for b.Loop() {
				b.StopTimer()
				bench.change()
				b.StartTimer()
				cmd := exec.Command("ibid", bench.args...)
				if out, err := cmd.CombinedOutput(); err != nil {
					b.Fatalf("%v: %s", err, out)
				}
				cpu += (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()
				peak = max(peak, float64(cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss)/1024)
			}
			b.ReportMetric(cpu/float64(b.N), "cpu-s/op")
			b.ReportMetric(peak, "peak-MB")
			if bench.args[0] == "build" {
				b.ReportMetric(quads(b, file), "quads")
			}
		})
	}
}

// quads returns how many a graph file has.
func quads(b *testing.B, file string) float64 {
	out, err := exec.Command("ibid", "query", "--store", file, "{ stats { quads } }").Output()
	if err != nil {
		b.Fatal(err)
	}
	var answer struct {
		Data struct{ Stats struct{ Quads float64 } }
	}
	if err := json.Unmarshal(out, &answer); err != nil {
		b.Fatal(err)
	}
	return answer.Data.Stats.Quads
}
