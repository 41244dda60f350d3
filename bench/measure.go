package main

import (
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/cayleygraph/quad"
)

// figures are what was measured of a store: seconds and bytes, if nothing else
// is said.
type figures struct {
	Load  loadFigures `json:",omitzero"`
	Reads readFigures `json:",omitzero"`
}

type loadFigures struct {
	Time, CPU float64
	Peak      float64
	Disk      float64 // 0 for a store in memory
}

type readFigures struct {
	Open           float64 // 0 for a store in memory
	Peak           float64
	Entity, P99    float64 // median and 99th percentile of the time of an entity
	EntityCPU      float64 // mean
	PerSecond      float64 // entities, asked for by as many at once as there are processors
	Path           float64 // median
	Quads, Reached int     // counted in the first answers, so the same for all stores
}

// measureLoad measures how a contender keeps a corpus in dir.
func (c contender) measureLoad(dir string, of corpus) (loadFigures, store, error) {
	var w stopwatch
	w.start()
	s, err := c.load(dir, w.outside(of.blocks()))
	w.stop()
	if err != nil {
		return loadFigures{}, nil, err
	}
	size, err := sizeOf(dir)
	return loadFigures{Time: w.wall.Seconds(), CPU: w.cpu.Seconds(), Peak: peak(), Disk: size}, s, err
}

// measureReads measures how a store answers, each of three questions for so long.
func measureReads(s store, w workload, during time.Duration) (f readFigures, err error) {
	if err := s.ask(w); err != nil {
		return f, err
	}
	for i := range min(answers, len(w.Entities)) {
		found, err := s.entity(w.Entities[i])
		if err != nil {
			return f, err
		}
		f.Quads += len(found)
	}
	for i := range min(answers, len(w.Paths)) {
		reached, err := s.path(w.Paths[i])
		if err != nil {
			return f, err
		}
		f.Reached += len(reached)
	}
	runtime.GC() // what a load left behind is not to be paid by the questions
	entity := func(i int) error {
		_, err := s.entity(w.Entities[i%len(w.Entities)])
		return err
	}
	var watch stopwatch
	watch.start()
	times, err := repeat(during, 0, entity)
	watch.stop()
	if err != nil {
		return f, err
	}
	f.Entity, f.P99 = quantile(times, 50), quantile(times, 99)
	f.EntityCPU = watch.cpu.Seconds() / float64(len(times))

	var (
		all   sync.WaitGroup
		lock  sync.Mutex
		count int
	)
	began := time.Now()
	for worker := range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			times, failed := repeat(during, worker*len(w.Entities)/2, entity)
			lock.Lock()
			defer lock.Unlock()
			count += len(times)
			if failed != nil {
				err = failed
			}
		})
	}
	all.Wait()
	if err != nil {
		return f, err
	}
	f.PerSecond = float64(count) / time.Since(began).Seconds()

	times, err = repeat(during, 0, func(i int) error {
		_, err := s.path(w.Paths[i%len(w.Paths)])
		return err
	})
	if err != nil {
		return f, err
	}
	f.Path = quantile(times, 50)
	f.Peak = peak()
	return f, nil
}

// answers is how many answers are counted before the clock runs. They also warm the store.
const answers = 1000

// repeat asks for so long, beginning with question number i, and returns the
// time of each.
func repeat(during time.Duration, i int, ask func(i int) error) ([]time.Duration, error) {
	var times []time.Duration
	for began := time.Now(); time.Since(began) < during; i++ {
		start := time.Now()
		if err := ask(i); err != nil {
			return nil, err
		}
		times = append(times, time.Since(start))
	}
	return times, nil
}

func quantile(times []time.Duration, percent int) float64 {
	slices.Sort(times)
	return times[len(times)*percent/100].Seconds()
}

// A stopwatch adds up time and processor time of the whole process.
type stopwatch struct {
	wall, cpu time.Duration
	began     time.Time
	used      time.Duration
}

func (w *stopwatch) start() { w.began, w.used = time.Now(), processor() }

func (w *stopwatch) stop() {
	w.wall += time.Since(w.began)
	w.cpu += processor() - w.used
}

// outside leaves the making of blocks out of what a running stopwatch measures.
func (w *stopwatch) outside(blocks iter.Seq[[]quad.Quad]) iter.Seq[[]quad.Quad] {
	return func(yield func([]quad.Quad) bool) {
		w.stop()
		defer w.start()
		for block := range blocks {
			w.start()
			more := yield(block)
			w.stop()
			if !more {
				return
			}
		}
	}
}

// processor is the processor time that this process has used.
func processor() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// peak is the most memory that this process has had in use, in bytes, pages of
// mapped files included. It is 0 where the system has no /proc.
func peak() float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, after, _ := strings.Cut(string(status), "VmHWM:")
	kilobytes, err := strconv.ParseFloat(strings.Fields(after + " 0")[0], 64)
	if err != nil {
		return 0
	}
	return kilobytes * 1024
}

func sizeOf(dir string) (float64, error) {
	var size float64
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return fmt.Errorf("size of %s: %w", path, err)
		}
		size += float64(info.Size())
		return nil
	})
	return size, err
}
