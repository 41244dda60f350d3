// Command bench compares the store of ibid with what one would take instead:
// two stores of Cayley, SQLite and Oxigraph. All are given the same made-up
// quads and asked the same, in turns, each in a process of its own; the answers
// must be the same. It prints a Markdown table.
//
// It is run in its own folder, after npm ci for Oxigraph.
package main

import (
	"flag"
	"log"
	"os"
	"strings"
	"time"
)

func main() {
	log.SetFlags(0)
	var (
		r      run
		stores string
		child  string
	)
	flag.IntVar(&r.quads, "quads", 1_000_000, "how many quads")
	flag.IntVar(&r.rounds, "rounds", 3, "how often everything is measured; the table has medians")
	flag.DurationVar(&r.during, "for", time.Second, "how long each question is repeated")
	flag.StringVar(&stores, "stores", strings.Join(names(), ","), "which stores, separated by commas; the others are compared with the first")
	flag.StringVar(&child, "child", "", "STORE:load or STORE:read, for the processes that bench starts, with a folder and a workload as arguments")
	flag.Parse()
	r.stores = strings.Split(stores, ",")
	var err error
	if child == "" {
		err = r.compare(os.Stdout)
	} else {
		err = r.child(os.Stdout, child, flag.Arg(0), flag.Arg(1))
	}
	if err != nil {
		log.Fatal(err)
	}
}
