package cli

import (
	"context"
	"errors"
	"time"
)

// How long to wait before a rebuild that failed is tried again: each time twice
// as long as before.
const (
	firstWait   = time.Second
	longestWait = time.Minute
)

// changed notes a change. Those that come while a rebuild goes on lead to one more.
func (l *live) changed() {
	select {
	case l.changes <- struct{}{}:
	default:
	}
}

// follow rebuilds after each change until the context ends. What fails for a
// reason that may pass, such as a lock, a full disk or a database that is down, is
// tried again; content with errors waits for its author.
func (l *live) follow(ctx context.Context) {
	var again <-chan time.Time
	for wait := firstWait; ; {
		select {
		case <-ctx.Done():
			return
		case <-l.changes:
		case <-again:
		}
		again = nil
		err := l.attempt(ctx)
		if err == nil || errors.Is(err, errContent) {
			wait = firstWait
			continue
		}
		again = time.After(wait)
		wait = min(2*wait, longestWait)
	}
}

// attempt rebuilds after a change. The old graph stays when the new content does
// not check clean, or the new graph cannot be built or read.
func (l *live) attempt(ctx context.Context) error {
	err := l.rebuild(ctx)
	switch {
	case ctx.Err() != nil: // the server ends
	case err == nil:
		l.failure.Store(nil)
	default:
		l.failure.Store(&err)
		l.log.Error("what has changed could not be read; the graph before it stays", "error", err)
	}
	return err
}

// stale says why the graph that is served may not be the newest, in words for
// clients, and nothing if it is.
func (l *live) stale() string {
	failure := l.failure.Load()
	switch {
	case l.unfollowed.Load():
		return "changes are not followed"
	case failure == nil:
		return ""
	case errors.Is(*failure, errContent):
		return "the content has errors"
	}
	return "the newest graph could not be built or read; it is tried again"
}

// notFollowed notes that changes will not be seen.
func (l *live) notFollowed(err error) {
	l.unfollowed.Store(true)
	l.log.Warn("changes are not followed", "error", err)
}
