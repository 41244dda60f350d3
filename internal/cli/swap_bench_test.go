package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"ibid/internal/synth"
)

// benchDocuments is the size of the corpus, of some 100,000 quads.
const benchDocuments = 250

// BenchmarkSwap asks a server a mix of queries with two clients, each of which
// waits for its answer, and reports how long they wait: while the graph stays,
// while files that are ready are renamed into place every 200 ms, while `ibid
// build` builds one file after the other that the server follows, and while the
// server has a folder of content built that changes again and again. No request
// may fail.
//
//	go test -run '^$' -bench BenchmarkSwap -benchtime 10s ./internal/cli
func BenchmarkSwap(b *testing.B) {
	dir := b.TempDir()
	content, store := filepath.Join(dir, "content"), filepath.Join(dir, "a.graph")
	if err := os.CopyFS(content, synth.Corpus(1, benchDocuments, 12)); err != nil {
		b.Fatal(err)
	}
	cache := filepath.Join(dir, "cache")
	build := func() error {
		out, err := exec.Command("ibid", "build", "--cache", cache, "-o", store, content).CombinedOutput()
		if err != nil {
			return fmt.Errorf("%w: %s", err, out)
		}
		return nil
	}
	var ready [2][]byte
	for i := range ready {
		err := changeDocument(content, i)
		if err == nil {
			err = build()
		}
		if err == nil {
			ready[i], err = os.ReadFile(store)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	fromStore, fromFolder := []string{"serve", "--store", store}, []string{"serve", "--cache", cache, content}
	number := len(ready)
	for _, bench := range []struct {
		name  string
		serve []string
		// swap makes a new graph and returns when it is served.
		swap func(s *benchServer, i int) error
	}{
		{"quiet", fromStore, nil},
		{"renamed", fromStore, func(s *benchServer, i int) error {
			time.Sleep(200 * time.Millisecond)
			err := os.WriteFile(store+".next", ready[i%2], 0o666)
			if err == nil {
				err = os.Rename(store+".next", store)
			}
			return err
		}},
		{"built", fromStore, func(s *benchServer, i int) error {
			if err := changeDocument(content, i); err != nil {
				return err
			}
			return s.after(build)
		}},
		{"quiet-folder", fromFolder, nil},
		{"rebuilt", fromFolder, func(s *benchServer, i int) error {
			return s.after(func() error { return changeDocument(content, i) })
		}},
	} {
		b.Run(bench.name, func(b *testing.B) {
			running, err := startServer(dir, bench.serve)
			if err != nil {
				b.Fatal(err)
			}
			s := &benchServer{running: running}
			queries, err := s.queries()
			if err != nil {
				b.Fatal(err)
			}
			var ended atomic.Bool
			var swaps int
			var swapping sync.WaitGroup
			if bench.swap != nil {
				swapping.Go(func() {
					for !ended.Load() {
						number++ // never again one that is there
						if err := bench.swap(s, number); err != nil {
							b.Error(err)
							return
						}
						swaps++
					}
				})
			}
			took := s.load(b, queries)
			ended.Store(true)
			swapping.Wait()
			if err := s.stop(); err != nil {
				b.Error(err)
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
			b.ReportMetric(float64(took[len(took)-1].Microseconds()), "max-µs")
			b.ReportMetric(float64(swaps), "swaps")
		})
	}
}

// changeDocument adds a fact with a number to a document, or changes it there.
func changeDocument(content string, number int) error {
	name := filepath.Join(content, "part-00000", "document-0000000.md")
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	const heading = "\n# Note\n"
	data, _, _ = bytes.Cut(data, []byte(heading))
	_, text, _ := bytes.Cut(note(number)["note.md"].Data, []byte("# Note\n"))
	return os.WriteFile(name, slices.Concat(data, []byte(heading), text), 0o666)
}

type benchServer struct{ *running }

// ask returns the data of an answer without errors.
func (s *benchServer) ask(query []byte) ([]byte, error) {
	answer, err := http.Post(s.url+"/graphql", "application/json", bytes.NewReader(query))
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err == nil && (answer.StatusCode != http.StatusOK || bytes.Contains(body, []byte(`"errors"`))) {
		err = fmt.Errorf("%s: %s", answer.Status, body)
	}
	return body, err
}

// after waits for another revision than the one before a change.
func (s *benchServer) after(change func() error) error {
	revision := func() (string, error) {
		answer, err := http.Get(s.url + "/healthz")
		if err != nil {
			return "", err
		}
		defer answer.Body.Close()
		body, err := io.ReadAll(answer.Body)
		return string(body), err
	}
	before, err := revision()
	if err == nil {
		err = change()
	}
	for now := before; err == nil && now == before; now, err = revision() {
		time.Sleep(10 * time.Millisecond)
	}
	return err
}

// queries returns the mix: of four, two ask for an entity with its statements
// and their references, one searches, and one lists twenty entities.
func (s *benchServer) queries() ([][]byte, error) {
	body, err := s.ask([]byte(`{"query": "{ entities(first: 100) { nodes { key name } } }"}`))
	if err != nil {
		return nil, err
	}
	var answer struct {
		Data struct {
			Entities struct{ Nodes []struct{ Key, Name string } }
		}
	}
	if err := json.Unmarshal(body, &answer); err != nil {
		return nil, err
	}
	var queries [][]byte
	add := func(query, parameter string) {
		q, _ := json.Marshal(map[string]any{"query": query, "variables": map[string]string{"v": parameter}})
		queries = append(queries, q)
	}
	const entity = `query($v: ID!) { entity(key: $v) { name kind statements { nodes {
		property { label } value { text } qualifiers { property { key } value { text } } references { quote line document { title } } } } } }`
	for i, e := range answer.Data.Entities.Nodes {
		add(entity, e.Key)
		add(entity, answer.Data.Entities.Nodes[99-i].Key)
		add(`query($v: String!) { search(query: $v) { totalCount nodes { ... on Entity { name description } } } }`, e.Name[:4])
		add(`query($v: String!) { entities(first: 20, kind: [$v]) { totalCount nodes { key name description } } }`,
			[]string{"Person", "Service", "Place", "Organization", "Event"}[i%5])
	}
	return queries, nil
}

// load asks b.N queries with two clients, and returns how long each took.
func (s *benchServer) load(b *testing.B, queries [][]byte) []time.Duration {
	took := make([]time.Duration, b.N)
	var next atomic.Int64
	var clients sync.WaitGroup
	b.ResetTimer()
	for client := range 2 {
		random := rand.New(rand.NewPCG(1, uint64(client)))
		clients.Go(func() {
			for i := next.Add(1) - 1; i < int64(b.N); i = next.Add(1) - 1 {
				start := time.Now()
				if _, err := s.ask(queries[random.IntN(len(queries))]); err != nil {
					b.Error(err)
					return
				}
				took[i] = time.Since(start)
			}
		})
	}
	clients.Wait()
	b.StopTimer()
	return took
}
