package cli

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"
)

// console is a terminal. What takes long is said on it in a line that is
// rewritten and vanishes; all else that is written stays above that line.
type console struct {
	mu    sync.Mutex
	out   io.Writer
	width int // of the line that stands there
}

// consoleOf returns a writer as a console if it is a terminal.
func consoleOf(w io.Writer) io.Writer {
	f, ok := w.(*os.File)
	if !ok {
		return w
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return w
	}
	return &console{out: f}
}

// Write implements io.Writer.
func (c *console) Write(b []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.say("")
	return c.out.Write(b)
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

// doing says on a console what is being done and for how long, from after a
// second until done is called. On anything else it says nothing.
func doing(w io.Writer, what string) (done func()) {
	c, ok := w.(*console)
	if !ok {
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
