package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

const oxigraph = "oxigraph"

// names are the names of all stores.
func names() []string {
	var all []string
	for _, c := range contenders() {
		all = append(all, c.name)
	}
	return append(all, oxigraph)
}

// A run is what is to be measured.
type run struct {
	quads, rounds int
	during        time.Duration
	stores        []string
}

// questions is how many different entities and paths are asked for.
const questions = 20_000

// compare measures the stores in turns and prints the table.
func (r run) compare(out io.Writer) error {
	for _, s := range r.stores {
		if !slices.Contains(names(), s) {
			return fmt.Errorf("no store %q; there are %s", s, strings.Join(names(), ", "))
		}
	}
	dir, err := os.MkdirTemp("", "ibid-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	workload := filepath.Join(dir, "workload.json")
	if err := corpusOf(r.quads).workload(questions).write(workload); err != nil {
		return err
	}
	before := load()
	measured := map[string][]figures{}
	for round := range r.rounds {
		for _, s := range r.stores {
			f, err := r.measure(s, filepath.Join(dir, s), workload)
			if err != nil {
				return fmt.Errorf("%s: %w", s, err)
			}
			log.Printf("round %d: %s: %+v", round+1, s, f)
			measured[s] = append(measured[s], f)
			if first := measured[r.stores[0]][0].Reads; f.Reads.Quads != first.Quads || f.Reads.Reached != first.Reached {
				return fmt.Errorf("%s gives other answers than %s", s, r.stores[0])
			}
		}
	}
	_, err = fmt.Fprintf(out, "%d quads, %d rounds, load average %s before and %s after\n\n%s", r.quads, r.rounds, before, load(), r.table(measured))
	return err
}

// load is the load average of the machine over the last minute.
func load() string {
	averages, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	minute, _, _ := strings.Cut(string(averages), " ")
	return minute
}

// measure measures a store once, in processes of its own so that their peaks of
// memory are its own.
func (r run) measure(name, dir, workload string) (f figures, err error) {
	if err := os.Mkdir(dir, 0o777); err != nil {
		return f, err
	}
	defer os.RemoveAll(dir)
	if name == oxigraph {
		quads := filepath.Join(dir, "quads.nq")
		if err := corpusOf(r.quads).write(quads); err != nil {
			return f, err
		}
		err = f.read("node", "oxigraph.mjs", "measure", quads, workload, fmt.Sprint(r.during.Seconds()))
		return f, err
	}
	self, err := os.Executable()
	if err != nil {
		return f, err
	}
	for _, phase := range []string{"load", "read"} {
		if f.Reads.Peak > 0 { // a store in memory
			break
		}
		if err := f.read(self, "-quads", strconv.Itoa(r.quads), "-for", r.during.String(), "-child", name+":"+phase, dir, workload); err != nil {
			return f, err
		}
	}
	return f, nil
}

// read runs a command that prints figures as JSON, and adds these.
func (f *figures) read(command string, args ...string) error {
	out, err := exec.Command(command, args...).Output()
	if failed := new(exec.ExitError); errors.As(err, &failed) {
		return fmt.Errorf("%w: %s", err, failed.Stderr)
	}
	if err != nil {
		return err
	}
	return json.Unmarshal(out, f)
}

// child is one of the processes that measure starts.
func (r run) child(out io.Writer, what, dir, file string) error {
	name, phase, _ := strings.Cut(what, ":")
	i := slices.IndexFunc(contenders(), func(c contender) bool { return c.name == name })
	if i < 0 {
		return fmt.Errorf("no store %q", name)
	}
	c := contenders()[i]
	var (
		f    figures
		s    store
		open stopwatch
		err  error
	)
	if phase == "load" {
		f.Load, s, err = c.measureLoad(dir, corpusOf(r.quads))
	} else {
		open.start()
		s, err = c.open(dir)
		open.stop()
	}
	if err != nil {
		return err
	}
	if s != nil {
		defer s.Close()
		w, err := readWorkload(file)
		if err != nil {
			return err
		}
		if f.Reads, err = measureReads(s, w, r.during); err != nil {
			return err
		}
		f.Reads.Open = open.wall.Seconds()
	}
	return json.NewEncoder(out).Encode(f)
}
