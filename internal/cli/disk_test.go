package cli

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ibid/internal/synth"
)

// writer is a command that writes below a folder.
type writer struct {
	args []string // before the folder of the content
	says string   // of what stays when it fails, a regular expression
}

func writers(out string) map[string]writer {
	store := filepath.Join(out, "a.graph")
	return map[string]writer{
		"build":  {[]string{"build", "--cache", "", "-o", store}, "; the store was not changed"},
		"spill":  {[]string{"build", "--cache", "", "--memory", "10KB", "-o", store}, "; the store was not changed"},
		"export": {[]string{"export", "--cache", "", "-o", out}, "; (no export|nothing) in " + regexp.QuoteMeta(out) + " was changed"},
		"site":   {[]string{"site", "--cache", "", "-o", out}, "; (no export|nothing|no page)( in .*)? was changed"},
	}
}

// smallerAndLarger returns folders of content, of which the larger gives larger files.
func smallerAndLarger(t *testing.T) (smaller, larger string) {
	t.Helper()
	dir := t.TempDir()
	smaller, larger = filepath.Join(dir, "smaller"), filepath.Join(dir, "larger")
	writeNote(t, smaller, 0)
	if err := os.CopyFS(larger, synth.Corpus(1, 20, 12)); err != nil {
		t.Fatal(err)
	}
	return smaller, larger
}

// fails runs a command that lacks space over what there was before. It reports
// whether it failed, as it should, and checks what stays.
func (w writer) fails(t *testing.T, cmd *exec.Cmd, out string, before, after map[string]string) bool {
	t.Helper()
	var stderr strings.Builder
	cmd.Stderr = &stderr
	err := cmd.Run()
	got := storedFiles(t, out)
	if err == nil {
		if diff := cmp.Diff(after, got); diff != "" {
			t.Errorf("it says that all is written (-want +got):\n%s", diff)
		}
		return false
	}
	t.Logf("%s", &stderr)
	message := regexp.MustCompile("^ibid: .*" + regexp.QuoteMeta(out) + ".*: (file too large|no space left on device)" + w.says + "\n$")
	if exit := (&exec.ExitError{}); !errors.As(err, &exit) || exit.ExitCode() != exitMachine || !message.MatchString(stderr.String()) {
		t.Errorf("%v: %s", err, &stderr)
	}
	if diff := cmp.Diff(before, got); diff != "" {
		t.Errorf("what there was has changed (-want +got):\n%s", diff)
	}
	return true
}

// written returns what a command writes to an empty folder of the path out.
func (w writer) written(t *testing.T, out, content string) map[string]string {
	t.Helper()
	output(t, append(w.args, content)...)
	files := storedFiles(t, out)
	entries, err := os.ReadDir(out)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if err := os.RemoveAll(filepath.Join(out, e.Name())); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// TestFileTooLarge limits the size of files at many places.
func TestFileTooLarge(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil || runtime.GOOS == "windows" {
		t.Skip("the size of files can be limited on Unix only")
	}
	smaller, larger := smallerAndLarger(t)
	out := filepath.Join(t.TempDir(), "out")
	if err := os.Mkdir(out, 0o777); err != nil {
		t.Fatal(err)
	}
	for name, w := range writers(out) {
		t.Run(name, func(t *testing.T) {
			after := w.written(t, out, larger)
			output(t, append(w.args, smaller)...)
			before := storedFiles(t, out)
			// In blocks of 512 bytes, or more in some shells: at the sizes of the files, and well below.
			limits := map[int]bool{1: true}
			for _, text := range after {
				if len(text) < 100_000 {
					continue
				}
				for _, part := range []int{8, 3, 2, 1} {
					limits[len(text)/512/part] = true
				}
			}
			sizes := slices.Sorted(maps.Keys(limits))
			if testing.Short() {
				sizes = []int{1, sizes[len(sizes)/2], sizes[len(sizes)-1]}
			}
			failed := 0
			for _, blocks := range slices.Backward(sizes) {
				cmd := exec.Command(sh, append([]string{"-c", fmt.Sprintf(`ulimit -f %d && exec ibid "$@"`, blocks), "sh"}, append(w.args, larger)...)...)
				if w.fails(t, cmd, out, before, after) {
					failed++
				}
				output(t, append(w.args, smaller)...)
			}
			if failed == 0 {
				t.Error("every limit was large enough")
			}
		})
	}
}

// TestFullDisk writes to small disks, where a test may mount one.
func TestFullDisk(t *testing.T) {
	if runtime.GOOS != "linux" || os.Getuid() != 0 {
		t.Skip("only root may mount a disk")
	}
	smaller, larger := smallerAndLarger(t)
	for name := range writers("") {
		t.Run(name, func(t *testing.T) {
			out := t.TempDir()
			w := writers(out)[name]
			after, before := w.written(t, out, larger), w.written(t, out, smaller)
			mount := func(args ...string) error {
				b, err := exec.Command("mount", append(args, out)...).CombinedOutput()
				if err != nil {
					return fmt.Errorf("%w: %s", err, b)
				}
				return nil
			}
			if err := mount("-t", "tmpfs", "-o", "size=64m", "none"); err != nil {
				t.Skip("mounting is refused: ", err)
			}
			t.Cleanup(func() {
				if b, err := exec.Command("umount", out).CombinedOutput(); err != nil {
					t.Errorf("%v: %s", err, b)
				}
			})
			failed := 0
			for _, percent := range []int{1, 10, 30, 60, 80, 90, 95} {
				output(t, append(w.args, smaller)...)
				if err := mount("-o", fmt.Sprintf("remount,size=%dk", used(before)+used(after)*percent/100+4)); err != nil {
					t.Fatal(err)
				}
				if w.fails(t, exec.Command("ibid", append(w.args, larger)...), out, before, after) {
					failed++
				}
				if err := mount("-o", "remount,size=64m"); err != nil {
					t.Fatal(err)
				}
			}
			output(t, append(w.args, larger)...)
			if diff := cmp.Diff(after, storedFiles(t, out)); diff != "" {
				t.Errorf("with more space (-want +got):\n%s", diff)
			}
			if failed == 0 {
				t.Error("every disk was large enough")
			}
		})
	}
}

// used is what files take of a disk with pages of 4 KiB, in KiB.
func used(files map[string]string) int {
	pages := 0
	for _, text := range files {
		pages += (len(text) + 4095) / 4096
	}
	return 4 * pages
}

// TestReadOnly writes to a folder that cannot be written to.
func TestReadOnly(t *testing.T) {
	smaller, larger := smallerAndLarger(t)
	for name := range writers("") {
		t.Run(name, func(t *testing.T) {
			out := t.TempDir()
			w := writers(out)[name]
			freeze := func() error { return os.Chmod(out, 0o555) }
			thaw := func() error { return os.Chmod(out, 0o777) }
			if os.Getuid() == 0 { // who may write to any folder
				mount := func(args ...string) error { return exec.Command("mount", append(args, out)...).Run() }
				if err := mount("-t", "tmpfs", "none"); err != nil {
					t.Skip("mounting is refused: ", err)
				}
				freeze = func() error { return mount("-o", "remount,ro") }
				thaw = func() error { return exec.Command("umount", out).Run() }
			}
			t.Cleanup(func() {
				if err := thaw(); err != nil {
					t.Error(err)
				}
			})
			output(t, append(w.args, smaller)...)
			before := storedFiles(t, out)
			if err := freeze(); err != nil {
				t.Fatal(err)
			}
			code, stderr := inProcess(append(w.args, larger)...)
			message := regexp.MustCompile("^ibid: (write the site in .*: )?cannot .*" + regexp.QuoteMeta(out) + ".*: (read-only file system|permission denied)\n$")
			if code != exitMachine || !message.MatchString(stderr) {
				t.Errorf("exit code %d, %s", code, stderr)
			}
			if diff := cmp.Diff(before, storedFiles(t, out)); diff != "" {
				t.Errorf("files (-want +got):\n%s", diff)
			}
		})
	}
}

// TestCacheTooLarge checks content with a cache whose files cannot be written.
func TestCacheTooLarge(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil || runtime.GOOS == "windows" {
		t.Skip("the size of files can be limited on Unix only")
	}
	_, larger := smallerAndLarger(t)
	cache := t.TempDir()
	for range 2 {
		cmd := exec.Command(sh, "-c", `ulimit -f 1 && exec ibid "$@"`, "sh", "check", "--json", "--cache", cache, larger)
		if out, err := cmd.Output(); err != nil || !strings.Contains(string(out), `"parsed": 20`) {
			t.Errorf("%v: %s", err, out)
		}
	}
	for name := range storedFiles(t, cache) {
		if filepath.Base(name) != keptOf {
			t.Errorf("%s is left", name)
		}
	}
}
