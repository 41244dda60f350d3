package cli

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"ibid/ingest"
)

// console is what people read: a terminal, or a file or pipe that may be shown on
// one later. Whatever a terminal would obey is escaped on the way, as JSON escapes
// it. On a terminal what takes long is said in a line that is rewritten and
// vanishes; all else that is written stays above that line.
type console struct {
	mu       sync.Mutex
	out      io.Writer
	terminal bool
	rest     []byte // the beginning of a character of which more is to come
	width    int    // of the line that stands there
}

func consoleOf(w io.Writer) *console {
	c := &console{out: w}
	if f, ok := w.(*os.File); ok {
		info, err := f.Stat()
		c.terminal = err == nil && info.Mode()&os.ModeCharDevice != 0
	}
	return c
}

// Write implements io.Writer.
func (c *console) Write(b []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	text := append(c.rest, b...)
	whole := len(text)
	for tail := 1; tail < utf8.UTFMax && tail <= len(text); tail++ {
		if start := len(text) - tail; utf8.RuneStart(text[start]) {
			if !utf8.FullRune(text[start:]) {
				whole = start
			}
			break
		}
	}
	c.rest = slices.Clone(text[whole:])
	c.say("")
	if _, err := c.out.Write(escapeControls(text[:whole])); err != nil {
		return 0, err
	}
	return len(b), nil
}

// escapeControls escapes what a terminal would obey, line feeds and tabs aside,
// and bytes that are not UTF-8.
func escapeControls(text []byte) []byte {
	plain := func(r rune) bool { return r == '\n' || r == '\t' || r != utf8.RuneError && !ingest.Obeyed(r) }
	if utf8.Valid(text) && bytes.IndexFunc(text, func(r rune) bool { return !plain(r) }) < 0 {
		return text
	}
	var b []byte
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		switch {
		case r == utf8.RuneError && size == 1:
			b = fmt.Appendf(b, "\\x%02x", text[0])
		case plain(r) || r == utf8.RuneError:
			b = append(b, text[:size]...)
		default:
			b = fmt.Appendf(b, "\\u%04x", r)
		}
		text = text[size:]
	}
	return b
}

// say puts another line in the place of the one that stands there. It is
// cleared with spaces, which every terminal knows.
func (c *console) say(line string) {
	if c.width > 0 {
		fmt.Fprintf(c.out, "\r%s\r", strings.Repeat(" ", c.width))
	}
	io.WriteString(c.out, line)
	c.width = len(line)
}

// doing says on a terminal what is being done and for how long, from after a
// second until done is called. On anything else it says nothing.
func doing(w io.Writer, what string) (done func()) {
	c, ok := w.(*console)
	if !ok || !c.terminal {
		return func() {}
	}
	start, end := time.Now(), make(chan bool)
	var saying sync.WaitGroup
	saying.Go(func() {
		seconds := time.NewTicker(time.Second)
		defer seconds.Stop()
		for {
			select {
			case <-end:
				return
			case <-seconds.C:
				c.mu.Lock()
				c.say(fmt.Sprintf("%s, %.0f s", what, time.Since(start).Seconds()))
				c.mu.Unlock()
			}
		}
	})
	return func() {
		close(end)
		saying.Wait()
		c.mu.Lock()
		c.say("")
		c.mu.Unlock()
	}
}
