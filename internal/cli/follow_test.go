package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"

	"ibid/graph"
	"ibid/ingest"
)

// TestTriesAgain has rebuilds fail, on the clock of a bubble.
func TestTriesAgain(t *testing.T) {
	var (
		locked  = errors.New("a.graph is being built by another process (7)")
		full    = fmt.Errorf("write a.graph: %w", syscall.ENOSPC)
		down    = fmt.Errorf("open the graph: %w", graph.ErrUnavailable)
		machine = failedBuild(exitMachine)
		memory  = failedBuild(2) // a Go program that gets none ends so
		content = fmt.Errorf("check: %w", errContent)
	)
	const failing = "the newest graph could not be built or read; it is tried again"
	for name, c := range map[string]struct {
		outcomes []error
		changes  []int // seconds at which there are changes, besides 0
		want     []int // seconds at which rebuilds begin
		stale    string
	}{
		"at once":            {[]error{nil}, nil, []int{0}, ""},
		"a lock":             {[]error{locked, nil}, nil, []int{0, 1}, ""},
		"a full disk":        {[]error{full, nil}, nil, []int{0, 1}, ""},
		"a database":         {[]error{down, nil}, nil, []int{0, 1}, ""},
		"exit code 3":        {[]error{machine, nil}, nil, []int{0, 1}, ""},
		"memory":             {[]error{memory, nil}, nil, []int{0, 1}, ""},
		"content":            {[]error{content}, nil, []int{0}, "the content has errors"},
		"content, corrected": {[]error{content, nil}, []int{500}, []int{0, 500}, ""},
		"content, then lock": {[]error{content, locked, nil}, []int{500}, []int{0, 500, 501}, ""},
		"lock, then content": {[]error{locked, content}, nil, []int{0, 1}, "the content has errors"},
		"for long":           {[]error{locked, full, down, machine, locked, locked, locked, locked, nil}, nil, []int{0, 1, 3, 7, 15, 31, 63, 123, 183}, ""},
		"for longer":         {[]error{locked, full, down, machine, locked, locked, locked}, nil, []int{0, 1, 3, 7, 15, 31, 63}, failing},
		"a change meanwhile": {[]error{locked, locked, locked, nil}, []int{2}, []int{0, 1, 2, 6}, ""},
		"a change helps":     {[]error{locked, locked, nil}, []int{2}, []int{0, 1, 2}, ""},
		"twice":              {[]error{locked, locked, nil, locked, nil}, []int{600}, []int{0, 1, 3, 600, 601}, ""},
		"content between":    {[]error{locked, locked, content, locked, nil}, []int{600}, []int{0, 1, 3, 600, 601}, ""},
	} {
		synctest.Test(t, func(t *testing.T) {
			var got []int
			start := time.Now()
			cmd := &cobra.Command{}
			cmd.SetOut(io.Discard)
			ctx, end := context.WithCancel(t.Context())
			l := newLive(cmd, func(ctx context.Context, _ *live) (*corpus, error) {
				i := len(got)
				got = append(got, int(time.Since(start).Seconds()))
				if i == len(c.outcomes) {
					return nil, errContent // one rebuild more than there should be
				}
				if c.outcomes[i] != nil {
					return nil, c.outcomes[i]
				}
				return build(ctx, note(i), io.Discard)
			}, t.TempDir())
			l.log = slog.New(slog.DiscardHandler)
			go l.follow(ctx)
			l.changed()
			for _, s := range c.changes {
				time.Sleep(time.Duration(s)*time.Second - time.Since(start))
				l.changed()
			}
			if last := c.outcomes[len(c.outcomes)-1]; last == nil || errors.Is(last, errContent) {
				time.Sleep(time.Hour)
			} else {
				time.Sleep(64*time.Second - time.Since(start))
			}
			synctest.Wait()
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("%s: rebuilds (-want +got):\n%s", name, diff)
			}
			if got := l.stale(); got != c.stale {
				t.Errorf("%s: stale %q, want %q", name, got, c.stale)
			}
			end()
			if s := l.newest.Load(); s != nil {
				l.end(s)
			}
		})
	}
}

// TestChangesMeanwhile makes changes while a rebuild goes on, which lead to one more.
func TestChangesMeanwhile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		rebuilds, goOn := 0, make(chan bool)
		ctx, end := context.WithCancel(t.Context())
		l := newLive(&cobra.Command{}, func(context.Context, *live) (*corpus, error) {
			rebuilds++
			<-goOn
			return nil, errContent
		}, t.TempDir())
		l.log = slog.New(slog.DiscardHandler)
		go l.follow(ctx)
		l.changed()
		synctest.Wait()
		for range 5 {
			l.changed()
		}
		goOn <- true
		goOn <- true
		synctest.Wait()
		if rebuilds != 2 {
			t.Errorf("%d rebuilds, want 2", rebuilds)
		}
		end()
	})
}

// TestNotFollowed holds that a server says so which does not see changes.
func TestNotFollowed(t *testing.T) {
	l, folder := liveNote(t)
	if l.stale() != "" {
		t.Errorf("at first it is stale: %s", l.stale())
	}
	l.notFollowed(syscall.ENOSPC)
	folder.number.Store(1)
	if err := l.attempt(t.Context()); err != nil || l.stale() != "changes are not followed" {
		t.Errorf("stale %q, %v", l.stale(), err)
	}
	if w := ask(t.Context(), l, "/readyz"); w.Code != 503 || !strings.Contains(w.Body.String(), "changes are not followed") {
		t.Errorf("/readyz: %d %s", w.Code, w.Body)
	}
}

// saving is a folder of which a document is another each time that it is opened,
// until it has been saved for the last time.
type saving struct{ opened, last int }

func (s *saving) Open(name string) (fs.File, error) {
	if name == "note.md" {
		s.opened = min(s.opened+1, s.last)
	}
	return note(s.opened).Open(name)
}

// Stat opens nothing.
func (s *saving) Stat(name string) (fs.FileInfo, error) { return note(s.opened).Stat(name) }

// TestSavedMeanwhile builds content that is saved between its check and its build.
func TestSavedMeanwhile(t *testing.T) {
	into := target{store: filepath.Join(t.TempDir(), "a.graph"), memory: megabyte}
	for name, build := range map[string]func(context.Context, fs.FS, io.Writer) (*corpus, error){"in memory": build, "into a file": into.build} {
		for last, again := range map[int]int{1: 0, 2: 1, 3: 1, 4: 2, 19: 9} {
			var said strings.Builder
			c, err := build(t.Context(), &saving{last: last}, &said)
			if err != nil {
				t.Errorf("%s, saved %d times: %v", name, last, err)
				continue
			}
			if got := strings.Count(said.String(), "note.md has changed since it was checked"); got != again {
				t.Errorf("%s, saved %d times: read again %d times, want %d\n%s", name, last, got, again, &said)
			}
			texts, err := c.graph.Texts(t.Context(), "note")
			if diff := cmp.Diff(string(note(last)["note.md"].Data), string(texts[0])); diff != "" || err != nil {
				t.Errorf("%s, saved %d times (-want +got):\n%s%v", name, last, diff, err)
			}
			c.graph.Close()
		}
		if _, err := build(t.Context(), &saving{last: 1000}, io.Discard); !errors.Is(err, graph.ErrChanged) {
			t.Errorf("%s, without an end: %v", name, err)
		}
	}
	// What does not check clean is read once.
	reads := 0
	err := checked(t.Context(), fstest.MapFS{"a.md": {Data: []byte("[[")}}, io.Discard, func(*ingest.Result) error { reads++; return errors.ErrUnsupported })
	if reads != 1 || !errors.Is(err, errors.ErrUnsupported) {
		t.Errorf("another error: read %d times, %v", reads, err)
	}
}
