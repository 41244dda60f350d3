package server

import (
	"context"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"
)

// record is what is logged of a request.
type record struct {
	http.ResponseWriter
	status    int
	bytes     int
	operation string // name of the GraphQL operation
}

// WriteHeader notes the status.
func (r *record) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

// Write counts the bytes.
func (r *record) Write(b []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	n, err := r.ResponseWriter.Write(b)
	r.bytes += n
	return n, err
}

// Unwrap lets http.ResponseController reach the writer.
func (r *record) Unwrap() http.ResponseWriter { return r.ResponseWriter }

type recordKey struct{}

// noteOperation notes the name of the GraphQL operation for the log.
func noteOperation(ctx context.Context, name string) {
	if r, ok := ctx.Value(recordKey{}).(*record); ok {
		r.operation = name
	}
}

// logged logs every request, and answers a panic with 500 and without its reason.
func logged(log *slog.Logger, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		rec := &record{ResponseWriter: w}
		defer func() {
			if reason := recover(); reason == http.ErrAbortHandler {
				panic(reason)
			} else if reason != nil {
				log.Error("panic", "reason", reason, "path", r.URL.Path, "stack", string(debug.Stack()))
				if rec.status == 0 {
					http.Error(rec, "internal error", http.StatusInternalServerError)
				}
			}
			attrs := []slog.Attr{
				slog.String("method", r.Method), slog.String("path", r.URL.Path), slog.Int("status", rec.status),
				slog.Duration("duration", time.Since(start)), slog.Int("bytes", rec.bytes),
			}
			if rec.operation != "" {
				attrs = append(attrs, slog.String("operation", rec.operation))
			}
			log.LogAttrs(r.Context(), slog.LevelInfo, "request", attrs...)
		}()
		next.ServeHTTP(rec, r.WithContext(context.WithValue(r.Context(), recordKey{}, rec)))
	})
}
