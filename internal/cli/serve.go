package cli

import (
	"context"
	"fmt"
	"io"
	"io/fs"
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
	"ibid/export"
	"ibid/fact"
	"ibid/graph"
	"ibid/server"
)

func newServe() *cobra.Command {
	var addr, cache string
	var noWatch bool
	t := target{memory: 512 * megabyte}
	cmd := &cobra.Command{
		Use:   "serve [DIR]",
		Short: "Check the content, build the graph and serve it",
		Long: `Serve checks the content, builds the graph, says what it built, and serves

  /                  the website
  /graphql           the GraphQL API
  /graphiql          an IDE for it, which works offline
  /schema.graphqls   its schema
  /healthz           whether it is up, and the revision of the graph

It follows changes of the content: when a changed folder checks clean, the new
graph takes the place of the old one; when it does not, the problems are printed
and the old one stays. The folder may itself be replaced. A request sees one of them for as long as it lasts.

The graph is kept in memory, or with --store in a file as ` + "`ibid build`" + ` writes
it: then it need not fit into memory, and the other commands can read it.`,
		Example: "  ibid serve content\n  ibid serve --addr 127.0.0.1:9000 notes\n  ibid serve --store aws.graph content",
		Args:    folder,
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := dirOf(args)
			if _, err := openDir(dir, cache); err != nil {
				return err
			}
			// By its whole name, for the working directory may be replaced too.
			whole, err := filepath.Abs(dir)
			if err != nil {
				return err
			}
			watched := whole
			if noWatch {
				watched = ""
			} else if t.file != "" && within(dir, t.file) {
				return usageError{error: fmt.Errorf("%s cannot be kept in %s, whose changes are followed", t.file, dir)}
			}
			build := build
			if t.file != "" {
				build = t.build
			}
			open := func() (fs.FS, error) { return openDir(whole, cache) }
			return serve(cmd, addr, open, watched, build)
		},
	}
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", "address to listen on")
	cmd.Flags().StringVar(&t.file, "store", "", "keep the graph in this file instead of in memory")
	addMemory(cmd, &t)
	addCache(cmd, &cache)
	cmd.Flags().BoolVar(&noWatch, "no-watch", false, "do not follow changes of the content")
	return cmd
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
	cmd := &cobra.Command{
		Use:     "demo",
		Short:   "Serve the corpus that comes with the program: the history of Amazon Web Services",
		Long:    "Demo serves the corpus that is built into the program, the founding and history\nof Amazon Web Services. It needs no files and no network.",
		Example: "  ibid demo\n  ibid demo --addr 127.0.0.1:9000",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return serve(cmd, addr, func() (fs.FS, error) { return content.FS, nil }, "", build)
		},
	}
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", "address to listen on")
	return cmd
}

// shutdownTime is how long requests under way may take to end.
const shutdownTime = 10 * time.Second

// builder checks a folder and builds its graph.
type builder func(ctx context.Context, content fs.FS, problems io.Writer) (*corpus, error)

// serve runs until its context ends. A watched folder is followed; an empty name is not.
// The content is opened for each build, for the folder may be another by then.
func serve(cmd *cobra.Command, addr string, open func() (fs.FS, error), watched string, build builder) error {
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
	data, err := os.MkdirTemp("", "ibid-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(data)

	l := &live{cmd: cmd, open: open, build: build, data: data, log: slog.New(slog.NewTextHandler(cmd.ErrOrStderr(), nil))}
	var changes *watcher
	if watched != "" { // before the first build, which may miss what changes meanwhile
		if changes, err = newWatcher(watched); err != nil {
			l.log.Warn("changes of the content are not followed", "error", err)
		} else {
			defer changes.Close()
		}
	}
	if err := l.rebuild(ctx); err != nil {
		return err
	}
	fmt.Fprintf(cmd.OutOrStdout(), "serving http://%s/ (GraphQL at /graphql, GraphiQL at /graphiql); Ctrl-C ends it\n", listener.Addr())
	srv := &http.Server{
		Handler:           l,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       120 * time.Second,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(l.log.Handler(), slog.LevelWarn),
	}
	ended := make(chan error, 1)
	go func() { ended <- srv.Serve(listener) }()
	if changes != nil {
		go func() {
			if err := changes.follow(ctx, l.log, func() { l.follow(ctx) }); err != nil {
				l.log.Warn("changes of the content are not followed", "error", err)
			}
		}()
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
	return nil
}

// live serves the newest graph that was built from a folder.
type live struct {
	cmd    *cobra.Command
	open   func() (fs.FS, error)
	build  builder
	data   string // holds a folder of exports for each revision that is served
	log    *slog.Logger
	newest atomic.Pointer[served]
}

// served is one revision, with its site and its exports.
type served struct {
	http.Handler
	graph   *graph.Graph
	exports string
	users   sync.RWMutex // held to read by each request that is served from it
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

// rebuild builds the graph and puts it in the place of the one before.
func (l *live) rebuild(ctx context.Context) error {
	folder, err := l.open()
	if err != nil {
		return err
	}
	c, err := l.build(ctx, folder, l.cmd.ErrOrStderr())
	if err != nil {
		return err
	}
	s := &served{graph: c.graph}
	if err := l.prepare(ctx, c, s); err != nil {
		l.end(s)
		return err
	}
	if old := l.newest.Swap(s); old != nil {
		go l.end(old)
	}
	c.summary(l.cmd.OutOrStdout())
	return nil
}

// prepare makes the exports, the site and the API of a revision.
func (l *live) prepare(ctx context.Context, c *corpus, s *served) (err error) {
	if s.exports, err = os.MkdirTemp(l.data, "*"); err != nil {
		return err
	}
	pages, err := c.site(ctx, s.exports)
	if err != nil {
		return err
	}
	mux := http.NewServeMux()
	mux.Handle("/", pages.Handler())
	tag := `"` + fact.Hash(c.graph.Revision(), version()) + `"`
	for name, mediaType := range mediaTypes() {
		mux.HandleFunc("GET /"+dataFolder+"/"+name, func(w http.ResponseWriter, r *http.Request) {
			h := w.Header()
			h.Set("Content-Type", mediaType)
			h.Set("ETag", tag)
			h.Set("Cache-Control", "no-cache") // ask again, with the tag
			http.ServeFile(w, r, filepath.Join(s.exports, name))
		})
	}
	s.Handler = server.New(c.graph, server.Options{Site: mux, Log: l.log, Version: version()})
	return nil
}

// mediaTypes are the media types of all that is exported, by the names of the files.
func mediaTypes() map[string]string {
	types := map[string]string{sumsFile: "text/plain; charset=utf-8"}
	for _, format := range export.Formats() {
		for _, file := range format.Files {
			types[file.Name] = format.MediaType
		}
	}
	return types
}

// end frees a revision once no request uses it any more. The lock is never
// given back, so that none begins to.
func (l *live) end(s *served) {
	s.users.Lock()
	os.RemoveAll(s.exports)
	if err := s.graph.Close(); err != nil {
		l.log.Warn("a graph could not be closed", "error", err)
	}
}

// follow rebuilds after a change. The old graph stays when the new content does not check clean.
func (l *live) follow(ctx context.Context) {
	if err := l.rebuild(ctx); err != nil && ctx.Err() == nil {
		l.log.Error("the changed content could not be built; the graph before it stays", "error", err)
	}
}
