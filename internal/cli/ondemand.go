package cli

import (
	"context"
	"net/http"
	"sync/atomic"
	"time"

	"golang.org/x/sync/singleflight"
)

// onDemand is a handler that is made when the first request asks for it. All
// requests that come meanwhile wait for the same; when the making fails they
// are answered with 500, and the next request tries again.
type onDemand struct {
	make   func(context.Context) (http.Handler, error)
	ctx    context.Context // of the making, which goes on when whoever asked first has left
	stop   context.CancelFunc
	making singleflight.Group
	made   atomic.Pointer[http.Handler]
}

func newOnDemand(ctx context.Context, make func(context.Context) (http.Handler, error)) *onDemand {
	d := &onDemand{make: make}
	d.ctx, d.stop = context.WithCancel(ctx)
	return d
}

// ServeHTTP implements http.Handler.
func (d *onDemand) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if d.made.Load() == nil {
		select {
		case <-r.Context().Done():
			return
		case making := <-d.making.DoChan("", d.once):
			if making.Err != nil {
				http.Error(w, "this could not be made", http.StatusInternalServerError)
				return
			}
		}
		// The time to answer in begins now. What cannot be told so has no limit.
		_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(writeTime))
	}
	(*d.made.Load()).ServeHTTP(w, r)
}

func (d *onDemand) once() (any, error) {
	if d.made.Load() != nil { // just before this request asked for it
		return nil, nil
	}
	made, err := d.make(d.ctx)
	if err == nil {
		d.made.Store(&made)
	}
	return nil, err
}

// end ends the making and waits for that. There may be no request any more.
func (d *onDemand) end() {
	d.stop()
	_, _, _ = d.making.Do("", func() (any, error) { return nil, nil })
}
