package cli

import (
	"context"
	"errors"
	"net/http"
	"sync/atomic"
	"time"

	"golang.org/x/sync/singleflight"

	"ibid/graph"
)

// onDemand is something that is made when it is first asked for. All who ask
// meanwhile wait for the same; when the making fails they get its error, and the
// next who asks tries again.
type onDemand[T any] struct {
	make   func(context.Context) (T, error)
	ctx    context.Context // of the making, which goes on when whoever asked first has left
	stop   context.CancelFunc
	making singleflight.Group
	made   atomic.Pointer[T]
}

func newOnDemand[T any](ctx context.Context, make func(context.Context) (T, error)) *onDemand[T] {
	d := &onDemand[T]{make: make}
	d.ctx, d.stop = context.WithCancel(ctx)
	return d
}

// get waits until it is made, or until the context ends.
func (d *onDemand[T]) get(ctx context.Context) (T, error) {
	if d.made.Load() == nil {
		var none T
		select {
		case <-ctx.Done():
			return none, ctx.Err()
		case making := <-d.making.DoChan("", d.once):
			if making.Err != nil {
				return none, making.Err
			}
		}
	}
	return *d.made.Load(), nil
}

func (d *onDemand[T]) once() (any, error) {
	if d.made.Load() != nil { // just before this request asked for it
		return nil, nil
	}
	made, err := d.make(d.ctx)
	if err == nil {
		d.made.Store(&made)
	}
	return nil, err
}

// end ends the making and waits for that. Nobody may ask any more.
func (d *onDemand[T]) end() {
	d.stop()
	_, _, _ = d.making.Do("", func() (any, error) { return nil, nil })
}

// after answers requests once something is made. It answers with 503 when the
// store that it is made from cannot be asked, and with 500 when the making fails otherwise.
func after[T any](d *onDemand[T], answer func(T) http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		at := d.made.Load() != nil
		made, err := d.get(r.Context())
		switch {
		case r.Context().Err() != nil:
			return
		case errors.Is(err, graph.ErrUnavailable):
			w.Header().Set("Retry-After", "5")
			http.Error(w, "the store of the graph does not answer; try again later", http.StatusServiceUnavailable)
			return
		case err != nil:
			http.Error(w, "this could not be made", http.StatusInternalServerError)
			return
		case !at:
			// The time to answer in begins now. What cannot be told so has no limit.
			_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(writeTime))
		}
		answer(made).ServeHTTP(w, r)
	})
}
