package cli

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"ibid/export"
	"ibid/ingest"
	"ibid/schema"
)

// root is the top of the repository.
const root = "../.."

// TestConsole runs the commands of the `console` blocks in the documents and
// compares what they print. The commands of one document run in order, in one
// empty folder that has the shipped content as `content`; a file that is shown
// as `notes/...` is written there.
func TestConsole(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil || runtime.GOOS != "linux" {
		t.Skip("the commands are those of a Linux shell, such as sed -i")
	}
	content, err := filepath.Abs(filepath.Join(root, "content"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range documents(t) {
		t.Run(filepath.Base(name), func(t *testing.T) {
			dir := t.TempDir()
			if err := os.Symlink(content, filepath.Join(dir, "content")); err != nil {
				t.Fatal(err)
			}
			text := read(t, name)
			got := block.ReplaceAllStringFunc(text, func(block string) string {
				file := example.FindStringSubmatch(block)
				switch {
				case file == nil:
					return runConsole(t, sh, dir, block)
				case strings.HasPrefix(file[1], "notes/"):
					if err := os.WriteFile(filepath.Join(dir, file[1]), []byte(file[2]+file[3]), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				return block
			})
			if *update {
				if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(text, got); diff != "" {
				t.Errorf("the commands print something else than %s says; go test ./internal/cli -update writes it (-want +got):\n%s", name, diff)
			}
		})
	}
}

// block is commands, each after `$ ` with further lines of it after `> `, and
// what they print; or a file.
var block = regexp.MustCompile("(?ms)^```console\n.*?^```$|" + example.String())

// runConsole returns a block of commands with what its commands print now.
func runConsole(t *testing.T, sh, dir, commands string) string {
	lines := strings.Split(commands, "\n")
	out := []string{lines[0]}
	for i := 1; i < len(lines); {
		command, ok := strings.CutPrefix(lines[i], "$ ")
		if !ok {
			i++ // what the command printed when the document was written
			continue
		}
		out = append(out, lines[i])
		for i++; i < len(lines) && strings.HasPrefix(lines[i], "> "); i++ {
			out = append(out, lines[i])
			command += "\n" + lines[i][2:]
		}
		command = strings.ReplaceAll(command, "go run . ", "ibid ")
		if printed := run(t, sh, dir, command); printed != "" {
			out = append(out, strings.TrimRight(printed, "\n"))
		}
	}
	return strings.Join(append(out, "```"), "\n")
}

// run returns what a command prints. A server is ended as soon as it serves.
func run(t *testing.T, sh, dir, command string) string {
	var printed string
	if args := strings.Fields(command); len(args) > 1 && args[0] == "ibid" && (args[1] == "serve" || args[1] == "demo") {
		s, err := startServer(dir, args[1:])
		if err != nil {
			t.Fatal(err)
		}
		if err := s.stop(); err != nil {
			t.Fatal(err)
		}
		printed = strings.ReplaceAll(s.output, s.url, "http://127.0.0.1:8080")
	} else {
		cmd := exec.Command(sh, "-c", command)
		cmd.Env = append(os.Environ(), "XDG_CACHE_HOME="+filepath.Join(dir, ".cache"))
		cmd.Dir = dir
		b, err := cmd.CombinedOutput()
		if exit := cmd.ProcessState; err != nil && (exit == nil || exit.ExitCode() > exitContent) {
			t.Errorf("%s: %v\n%s", command, err, b)
		}
		printed = string(b)
	}
	for _, p := range placeholders {
		printed = p.changes.ReplaceAllString(printed, p.to)
	}
	return printed
}

// placeholders stand in the documents for what changes with every run or with any word of the content.
var placeholders = []struct {
	changes *regexp.Regexp
	to      string
}{
	{regexp.MustCompile(`\b[0-9a-f]{64}\b`), "<sha256>"},
	{regexp.MustCompile(`\brevision [0-9a-f]{12}\b`), "revision <revision>"},
	{regexp.MustCompile(`(?m); [0-9.]+m?s$`), "; <time>"},
}

// TestCommandsAreDocumented wants every command and flag in the README, and an
// example for every command that can be run.
func TestCommandsAreDocumented(t *testing.T) {
	readme := read(t, filepath.Join(root, "README.md"))
	for _, cmd := range commands(newRoot()) {
		if !strings.Contains(readme, "`"+cmd.CommandPath()) {
			t.Errorf("the README does not name `%s`", cmd.CommandPath())
		}
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if !regexp.MustCompile("`(-., )?--" + f.Name + "[ `]").MatchString(readme) {
				t.Errorf("the README does not name `--%s` of `%s`", f.Name, cmd.CommandPath())
			}
		})
		if cmd.Runnable() && cmd.Example == "" {
			t.Errorf("%s has no example", cmd.CommandPath())
		}
	}
	for _, f := range export.Formats() {
		if !strings.Contains(readme, "`"+f.Name+"`") {
			t.Errorf("the README does not name the format `%s`", f.Name)
		}
	}
}

// TestExamplesAreRun wants every line of every example in a script.
func TestExamplesAreRun(t *testing.T) {
	scripts, err := filepath.Glob("testdata/script/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	ran := map[string]bool{}
	for _, name := range scripts {
		for line := range strings.Lines(read(t, name)) {
			for _, how := range []string{"exec ", "serves ", "exits 0 "} {
				if command, ok := strings.CutPrefix(strings.TrimSpace(line), how); ok {
					ran[command] = true
				}
			}
		}
	}
	for _, cmd := range commands(newRoot()) {
		for line := range strings.Lines(cmd.Example) {
			command, _, _ := strings.Cut(line, " #")
			if strings.Contains(command, "postgres://") {
				continue // no script has a database; see TestStoresAgree and TestServersFollow
			}
			if command = strings.TrimSpace(command); !ran[command] {
				t.Errorf("no script runs the example of %s: %s", cmd.CommandPath(), command)
			}
		}
	}
}

// commands returns a command and all below it, apart from those of cobra.
func commands(cmd *cobra.Command) []*cobra.Command {
	all := []*cobra.Command{cmd}
	for _, c := range cmd.Commands() {
		if c.Name() != "help" && c.Name() != "completion" {
			all = append(all, commands(c)...)
		}
	}
	return all
}

// TestFormatNamesEverything wants in docs/format.md all that the syntax consists of.
func TestFormatNamesEverything(t *testing.T) {
	text := read(t, filepath.Join(root, "docs/format.md"))
	ontology, err := schema.Load()
	if err != nil {
		t.Fatal(err)
	}
	words := append(rules(t), keys(t)...)
	for _, q := range ontology.Qualifiers {
		words = append(words, q.Label)
		words = append(words, q.Words...)
	}
	for _, w := range words {
		if !strings.Contains(text, "`"+w+"`") {
			t.Errorf("docs/format.md does not name `%s`", w)
		}
	}
}

// rules returns the names of the rules, each of which has a golden in ingest.
func rules(t *testing.T) []string {
	names, err := filepath.Glob(filepath.Join(root, "ingest/testdata/rules/*.txtar"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no rules: %v", err)
	}
	for i, name := range names {
		names[i] = strings.TrimSuffix(filepath.Base(name), ".txtar")
	}
	return names
}

// keys returns the keys of front matter, the settings of ibid.yaml and the parts
// of an entity, as the source of ingest lists them.
func keys(t *testing.T) []string {
	var found []string
	for _, name := range []string{"frontmatter.go", "settings.go", "entities.go"} {
		lists := knownKeys.FindAllStringSubmatch(read(t, filepath.Join(root, "ingest", name)), -1)
		if len(lists) == 0 {
			t.Errorf("ingest/%s lists no keys", name)
		}
		for _, list := range lists {
			for quoted := range strings.SplitSeq(list[1], ",") {
				if key := strings.Trim(quoted, " \t\n\""); key != "" {
					found = append(found, key)
				}
			}
		}
	}
	return found
}

var knownKeys = regexp.MustCompile(`(?:frontKeys|known) :?= \[\]string\{([^}]*)\}`)

// TestFormatExamples checks the examples of docs/format.md, which are one corpus.
func TestFormatExamples(t *testing.T) {
	corpus := fstest.MapFS{}
	for _, m := range example.FindAllStringSubmatch(read(t, filepath.Join(root, "docs/format.md")), -1) {
		corpus[m[1]] = &fstest.MapFile{Data: []byte(m[2] + m[3])}
	}
	for _, name := range []string{"ibid.yaml", "sources.bib", "schema.graphqls"} {
		if corpus[name] == nil {
			t.Errorf("docs/format.md has no example of %s; it has %v", name, slices.Sorted(maps.Keys(corpus)))
		}
	}
	result, err := ingest.Read(t.Context(), corpus)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range result.Problems {
		t.Error(p)
	}
	if result.Checked.Facts == 0 {
		t.Error("the examples have no fact")
	}
}

// example is a file or a part of one: its name at the start of a line, then a block.
var example = regexp.MustCompile("(?ms)^`([a-zA-Z0-9./-]+)`:\n\n(?:````[a-z]+\n(.*?)^````$|```[a-z]+\n(.*?)^```$)")

// TestExcerpts wants what the README shows of a file to stand in it.
func TestExcerpts(t *testing.T) {
	excerpts := example.FindAllStringSubmatch(read(t, filepath.Join(root, "README.md")), -1)
	if len(excerpts) == 0 {
		t.Error("the README shows no part of a file")
	}
	for _, m := range excerpts {
		if strings.HasPrefix(m[1], "content/") && !strings.Contains(read(t, filepath.Join(root, m[1])), m[2]+m[3]) {
			t.Errorf("%s does not have what the README shows of it:\n%s", m[1], m[2]+m[3])
		}
	}
}

// TestLinks wants the files and the headings that the documents link to.
func TestLinks(t *testing.T) {
	for _, name := range documents(t) {
		for _, m := range link.FindAllStringSubmatch(code.ReplaceAllString(read(t, name), ""), -1) {
			target := filepath.Join(filepath.Dir(name), m[1])
			if m[1] == "" {
				target = name
			}
			if _, err := os.Stat(target); err != nil {
				t.Errorf("%s links to %s, which is not there", name, m[1])
			} else if m[2] != "" && !slices.Contains(anchors(read(t, target)), m[2]) {
				t.Errorf("%s links to %s#%s, which is no heading there", name, m[1], m[2])
			}
		}
	}
}

var (
	link    = regexp.MustCompile(`\]\(([^():#]*)(?:#([^()]+))?\)`) // but for addresses, which have a colon
	code    = regexp.MustCompile("(?ms)^````.*?^````$|^```.*?^```$|`[^`\n]+`")
	heading = regexp.MustCompile(`(?m)^#+ (.*)$`)
)

// anchors returns what links to the headings of a document end in, as GitHub has it.
func anchors(text string) []string {
	var all []string
	for _, m := range heading.FindAllStringSubmatch(text, -1) {
		words := strings.Map(func(r rune) rune {
			if strings.ContainsRune(",.;:?!()`", r) {
				return -1
			}
			return r
		}, strings.ToLower(m[1]))
		all = append(all, strings.ReplaceAll(words, " ", "-"))
	}
	return all
}

// documents returns the Markdown files of the repository that are about the program.
func documents(t *testing.T) []string {
	var names []string
	for _, pattern := range []string{"*.md", "docs/*.md"} {
		found, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, found...)
	}
	return names
}

func read(t *testing.T, name string) string {
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
