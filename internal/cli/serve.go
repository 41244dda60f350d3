package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"

	"ibid/content"
	"ibid/server"
)

func newServe() *cobra.Command {
	var addr string
	var noWatch bool
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
and the old one stays.`,
		Example: "  ibid serve content\n  ibid serve --addr 127.0.0.1:9000 notes",
		Args:    folder,
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := dirOf(args)
			folder, err := openDir(dir)
			if err != nil {
				return err
			}
			watched := dir
			if noWatch {
				watched = ""
			}
			return serve(cmd, addr, folder, watched)
		},
	}
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", "address to listen on")
	cmd.Flags().BoolVar(&noWatch, "no-watch", false, "do not follow changes of the content")
	return cmd
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
			return serve(cmd, addr, content.FS, "")
		},
	}
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", "address to listen on")
	return cmd
}

// shutdownTime is how long requests under way may take to end.
const shutdownTime = 10 * time.Second

// serve runs until its context ends. A watched folder is followed; an empty name is not.
func serve(cmd *cobra.Command, addr string, folder fs.FS, watched string) error {
	ctx := cmd.Context()
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

	l := &live{cmd: cmd, folder: folder, data: data, log: slog.New(slog.NewTextHandler(cmd.ErrOrStderr(), nil))}
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
	if watched != "" {
		go func() {
			if err := watch(ctx, watched, func() { l.follow(ctx) }); err != nil {
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
	cmd     *cobra.Command
	folder  fs.FS
	data    string // holds a folder of exports for each of the newest two builds
	builds  []string
	log     *slog.Logger
	handler atomic.Pointer[http.Handler]
}

// ServeHTTP serves a request wholly from one revision.
func (l *live) ServeHTTP(w http.ResponseWriter, r *http.Request) { (*l.handler.Load()).ServeHTTP(w, r) }

// rebuild builds the graph and puts it in the place of the one before.
func (l *live) rebuild(ctx context.Context) error {
	c, err := build(ctx, l.folder, l.cmd.ErrOrStderr())
	if err != nil {
		return err
	}
	exports, err := os.MkdirTemp(l.data, "*")
	if err != nil {
		return err
	}
	pages, err := c.site(ctx, exports)
	if err != nil {
		return err
	}
	mux := http.NewServeMux()
	mux.Handle("/", pages.Handler())
	files := http.StripPrefix("/"+dataFolder+"/", http.FileServerFS(os.DirFS(exports)))
	mux.HandleFunc("GET /"+dataFolder+"/{file}", func(w http.ResponseWriter, r *http.Request) {
		if _, err := os.Stat(filepath.Join(exports, filepath.Base(r.PathValue("file")))); errors.Is(err, fs.ErrNotExist) {
			pages.Handler().ServeHTTP(w, r)
			return
		}
		files.ServeHTTP(w, r)
	})
	handler := server.New(c.graph, server.Options{Site: mux, Log: l.log, Version: version()})
	l.handler.Store(&handler)
	c.summary(l.cmd.OutOrStdout())
	// Requests under way may still read the exports of the build before.
	if l.builds = append(l.builds, exports); len(l.builds) > 2 {
		os.RemoveAll(l.builds[0])
		l.builds = l.builds[1:]
	}
	return nil
}

// follow rebuilds after a change. The old graph stays when the new content does not check clean.
func (l *live) follow(ctx context.Context) {
	if err := l.rebuild(ctx); err != nil && !errors.Is(err, errContent) && ctx.Err() == nil {
		l.log.Error("the changed content could not be built; the graph before it stays", "error", err)
	}
}
