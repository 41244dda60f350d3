package graph

// A relay hands on what it is given in batches, which are taken in the
// background while the next are filled.
type relay[T any] struct {
	batch      []T
	full, used chan []T
	done       chan struct{}
}

// newRelay starts a relay, which must be closed. take must not keep its batch.
func newRelay[T any](size int, take func(batch []T)) *relay[T] {
	// With less to fill, each side would mostly wait for the other to wake up.
	const ahead = 4
	r := &relay[T]{full: make(chan []T, ahead), used: make(chan []T, ahead+2), done: make(chan struct{})}
	for range cap(r.used) {
		r.used <- make([]T, 0, size)
	}
	r.batch = <-r.used
	go func() {
		defer close(r.done)
		for batch := range r.full {
			take(batch)
			r.used <- batch[:0]
		}
	}()
	return r
}

func (r *relay[T]) put(items ...T) {
	if len(r.batch)+len(items) > cap(r.batch) {
		r.full <- r.batch
		r.batch = <-r.used
	}
	r.batch = append(r.batch, items...)
}

// close waits until everything is taken.
func (r *relay[T]) close() {
	r.full <- r.batch
	close(r.full)
	<-r.done
}
