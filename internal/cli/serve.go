package cli

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"

	"ibid/content"
	"ibid/graph"
	"ibid/internal/write"
	"ibid/server"
)

func newServe() *cobra.Command {
	var addr, cache string
	var noWatch bool
	var who *publicity
	t := target{memory: 512 * megabyte}
	cmd := &cobra.Command{
		Use:   "serve [DIR]",
		Short: "Check the content, build the graph and serve it",
		Long: `Serve checks the content, builds the graph, says what it built, and serves

  /                  the website
  /graphql           the GraphQL API
  /graphiql          an IDE for it, which works offline
  /schema.graphqls   its schema
  /healthz           whether it is up
  /readyz            whether it can answer, from the newest graph

It follows changes of the content: when a changed folder checks clean, the new
graph takes the place of the old one; when it does not, the problems are printed
and the old one stays. What failed for another reason, such as a full disk, is
tried again. The folder may itself be replaced. A request sees one of them for as long as it lasts.

On a loopback address, such as the usual one, it is private: it answers to
localhost, and no page of another site that a browser has open. To serve others,
also through a proxy, say by which URL they know it with --origin, or answer
everyone with --public.

The graph is built by ` + "`ibid build`" + ` in a process beside the server, which gives way
to the requests. It is kept in a temporary file, or with --store in a file or a
PostgreSQL database. With --store and no folder nothing is built: serve reads what
is in the store, and follows it when another process builds anew. So any number
of servers can read one store, or a replica of it.`,
		Example: "  ibid serve content\n  ibid serve --addr 127.0.0.1:9000 notes\n  ibid serve --store aws.graph content\n  ibid serve --origin https://notes.example.org notes\n  ibid serve --addr :8080 --public notes\n  ibid serve --store 'postgres://reader@db.example.org/ibid'",
		Args:    folder,
		RunE: func(cmd *cobra.Command, args []string) error {
			access, err := who.access()
			if err != nil {
				return err
			}
			var source source
			switch {
			case t.store != "" && len(args) == 0:
				source = readFrom(t.store)
			default:
				if source, err = buildFrom(dirOf(args), cache, t); err != nil {
					return err
				}
			}
			if noWatch {
				source.watch = nil
			}
			return serve(cmd, addr, access, source)
		},
	}
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", "address to listen on")
	who = addPublicity(cmd)
	cmd.Flags().StringVar(&t.store, "store", "", "keep the graph in a `STORE`, a file or postgres://..., or without a folder read it from there")
	addMemory(cmd, &t)
	addCache(cmd, &cache)
	cmd.Flags().BoolVar(&noWatch, "no-watch", false, "do not follow changes of the content or the store")
	return cmd
}

// source is where a server takes its graphs from.
type source struct {
	get   func(context.Context, *live) (*corpus, error)
	watch func(*live) (watcher, error) // of what to get anew; nil if it never changes
}

// watcher calls a function after each change from when it was made, until the context ends.
type watcher interface {
	follow(ctx context.Context, log *slog.Logger, changed func()) error
	io.Closer
}

// readFrom serves what others build.
func readFrom(store string) source {
	return source{
		get: func(ctx context.Context, _ *live) (*corpus, error) { return openStore(ctx, store, time.Now()) },
		watch: func(l *live) (watcher, error) {
			if graph.IsDatabase(store) {
				return databaseWatcher{l}, nil
			}
			return newFileWatcher(store)
		},
	}
}

// buildFrom builds the graph of a folder, into a temporary file if there is no
// store. The folder is opened for each build, for it may be another by then.
func buildFrom(dir, cache string, t target) (source, error) {
	if _, err := openDir(dir, cache); err != nil {
		return source{}, err
	}
	// By its whole name, for the working directory may be replaced too.
	whole, err := filepath.Abs(dir)
	if err != nil {
		return source{}, err
	}
	if t.store != "" && !graph.IsDatabase(t.store) && write.Inside(dir, t.store) {
		return source{}, usageError{fmt.Errorf("%s cannot be kept in %s, whose changes are followed", t.store, dir), "name a place outside of it with --store"}
	}
	return source{
		get: func(ctx context.Context, l *live) (*corpus, error) {
			into := t
			if into.store == "" {
				into.store = filepath.Join(l.data, "graph")
				// It is open by then, and nothing is left of it if the server is killed.
				defer os.Remove(into.store)
			}
			return into.buildBeside(ctx, whole, cache, l.cmd.ErrOrStderr())
		},
		watch: func(*live) (watcher, error) { return newFolderWatcher(whole) },
	}, nil
}

// within reports whether a file lies below a folder.
func within(dir, file string) bool {
	dir, err1 := filepath.Abs(dir)
	file, err2 := filepath.Abs(file)
	if err1 != nil || err2 != nil {
		return false
	}
	rest, err := filepath.Rel(dir, file)
	return err == nil && filepath.IsLocal(rest)
}

func newDemo() *cobra.Command {
	var addr string
	var who *publicity
	cmd := &cobra.Command{
		Use:     "demo",
		Short:   "Serve the corpus that comes with the program: the history of Amazon Web Services",
		Long:    "Demo serves the corpus that is built into the program, the founding and history\nof Amazon Web Services. It needs no files and no network.",
		Example: "  ibid demo\n  ibid demo --addr 127.0.0.1:9000",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			access, err := who.access()
			if err != nil {
				return err
			}
			get := func(ctx context.Context, l *live) (*corpus, error) {
				return build(ctx, content.FS, l.cmd.ErrOrStderr())
			}
			return serve(cmd, addr, access, source{get: get})
		},
	}
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", "address to listen on")
	who = addPublicity(cmd)
	return cmd
}

// writeTime is how long an answer may take.
const writeTime = time.Minute

// shutdownTime is how long requests under way may take to end.
const shutdownTime = 10 * time.Second

// serve runs until its context ends.
func serve(cmd *cobra.Command, addr string, access server.Access, from source) error {
	ctx := cmd.Context()
	if _, _, err := net.SplitHostPort(addr); err != nil {
		return usageError{error: fmt.Errorf("%q is no address such as 127.0.0.1:9000", addr)}
	}
	// The address comes first: a port that is taken should not cost a build.
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w; another address is given with --addr", addr, err)
	}
	defer listener.Close()
	data, remove, err := write.TempDir()
	if err != nil {
		return err
	}
	defer remove()

	l := newLive(cmd, from.get, data)
	l.access = access
	var changes watcher
	if from.watch != nil { // before the first build, which may miss what changes meanwhile
		if changes, err = from.watch(l); err != nil {
			l.notFollowed(err)
			changes = nil
		} else {
			defer changes.Close()
		}
	}
	if err := l.rebuild(ctx); err != nil {
		return err
	}
	fmt.Fprintf(cmd.OutOrStdout(), "serving http://%s/ (GraphQL at /graphql, GraphiQL at /graphiql); Ctrl-C ends it\n", browsable(listener.Addr()))
	srv := &http.Server{
		Handler:           l,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      writeTime,
		IdleTimeout:       120 * time.Second,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(l.log.Handler(), slog.LevelWarn),
	}
	ended := make(chan error, 1)
	go func() { ended <- srv.Serve(listener) }()
	var following sync.WaitGroup
	if changes != nil {
		following.Go(func() { l.follow(ctx) })
		following.Go(func() {
			if err := changes.follow(ctx, l.log, l.changed); err != nil {
				l.notFollowed(err)
			}
		})
	}
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	quiet, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTime)
	defer cancel()
	if err := srv.Shutdown(quiet); err != nil {
		return fmt.Errorf("requests were still under way after %s: %w", shutdownTime, err)
	}
	following.Wait()
	l.end(l.newest.Load())
	return nil
}

// live serves the newest graph of a source.
type live struct {
	cmd        *cobra.Command
	get        func(context.Context, *live) (*corpus, error)
	data       string // holds a folder of exports for each revision that is served, and a graph without a store while it is built
	log        *slog.Logger
	access     server.Access
	newest     atomic.Pointer[served]
	changes    chan struct{}         // has one if something has changed since the last rebuild began
	failure    atomic.Pointer[error] // of the last rebuild; nil if it did not fail
	unfollowed atomic.Bool           // whether changes would not be seen
}

func newLive(cmd *cobra.Command, get func(context.Context, *live) (*corpus, error), data string) *live {
	return &live{
		cmd: cmd, get: get, data: data, log: slog.New(slog.NewTextHandler(cmd.ErrOrStderr(), nil)),
		changes: make(chan struct{}, 1),
	}
}

// served is one revision, with its site and its exports.
type served struct {
	http.Handler
	graph    *graph.Graph
	pages    *pages
	users    sync.RWMutex  // held to read by each request that is served from it
	replaced chan struct{} // closed when another is served
}

// ServeHTTP serves a request wholly from one revision.
func (l *live) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s := l.newest.Load()
	for !s.users.TryRLock() { // it has just been replaced
		s = l.newest.Load()
	}
	defer s.users.RUnlock()
	s.Handler.ServeHTTP(w, r)
}

// rebuild gets the graph anew and puts it in the place of the one before.
func (l *live) rebuild(ctx context.Context) error {
	c, err := l.get(ctx, l)
	if err != nil {
		return err
	}
	s := &served{graph: c.graph, replaced: make(chan struct{})}
	if s.pages, err = newPages(ctx, c, l); err != nil {
		c.graph.Close()
		return err
	}
	s.Handler = server.New(c.graph, server.Options{Site: s.pages, Log: l.log, Version: version(), Access: l.access, Stale: l.stale})
	if old := l.newest.Swap(s); old != nil {
		close(old.replaced)
		go l.end(old)
	}
	c.summary(l.cmd.OutOrStdout())
	return nil
}

// end frees a revision once no request uses it any more. The lock is never
// given back, so that none begins to.
func (l *live) end(s *served) {
	s.users.Lock()
	s.pages.end()
	if err := s.graph.Close(); err != nil {
		l.log.Warn("a graph could not be closed", "error", err)
	}
}
