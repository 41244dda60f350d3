package ingest

import (
	"context"
	"runtime"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// parallel calls do for 0 to n-1 on all processors. The error is the context's.
func parallel(ctx context.Context, n int, do func(i int)) error {
	const chunk = 16 // enough to keep the counter from being fought over
	group, ctx := errgroup.WithContext(ctx)
	var next atomic.Int64
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() error {
			for {
				end := int(next.Add(chunk))
				if end-chunk >= n {
					return nil
				}
				if err := ctx.Err(); err != nil {
					return err
				}
				for i := end - chunk; i < min(end, n); i++ {
					do(i)
				}
			}
		})
	}
	return group.Wait()
}
