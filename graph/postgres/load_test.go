package postgres

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"ibid/graph/snapshot"
	"ibid/graph/storetest"
)

// admin is a connection of the test's own.
func admin(t testing.TB, url string) *sql.DB {
	t.Helper()
	db, err := sql.Open("postgres", url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// graphs lists the graphs that the database has, as number and revision, and
// fails if there is a schema that belongs to none.
func graphs(t testing.TB, db *sql.DB) []string {
	t.Helper()
	list := func(query string) (out []string) {
		rows, err := db.Query(query)
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
		for rows.Next() {
			var s string
			if err := rows.Scan(&s); err != nil {
				t.Fatal(err)
			}
			out = append(out, s)
		}
		return out
	}
	schemas := list(`SELECT nspname FROM pg_namespace WHERE nspname LIKE 'ibid\__%' ORDER BY 1`)
	if diff := cmp.Diff(list(`SELECT 'ibid_' || number FROM ibid.revisions ORDER BY 1`), schemas); diff != "" {
		t.Errorf("schemas (-of graphs +there):\n%s", diff)
	}
	return list(`SELECT number || ' ' || revision FROM ibid.revisions ORDER BY number`)
}

func TestLoad(t *testing.T) {
	url := server.Database(t)
	ctx := context.Background()
	if revision, err := Current(ctx, url); revision != "" || err != nil {
		t.Errorf("before the first load: %q, %v", revision, err)
	}
	quads := corpus(30)
	load(t, url, "first", quads)
	s := open(t, url)
	got, err := storetest.All(s)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(quads, got, storetest.Quads); diff != "" {
		t.Errorf("quads (-want +got):\n%s", diff)
	}
	current, err := Current(ctx, url)
	if current != "first" || s.Revision() != "first" || err != nil {
		t.Errorf("revision %q, current %q, %v", s.Revision(), current, err)
	}
	if data, err := s.Section(ctx, "name"); string(data) != "first" || err != nil {
		t.Errorf("section: %q, %v", data, err)
	}
	nodes := map[quad.Value]bool{}
	for _, q := range quads {
		nodes[q.Subject], nodes[q.Predicate], nodes[q.Object], nodes[q.Label] = true, true, true, true
	}
	if stats, err := s.Stats(ctx, true); stats.Quads.Value != int64(len(quads)) || stats.Nodes.Value != int64(len(nodes)) || err != nil {
		t.Errorf("%+v and not %d quads of %d nodes, %v", stats, len(quads), len(nodes), err)
	}
}

func TestOldGraphsAreDropped(t *testing.T) {
	url := server.Database(t)
	db := admin(t, url)
	load(t, url, "a", corpus(10))
	reader := open(t, url)
	for _, revision := range []string{"b", "c", "d"} {
		load(t, url, revision, corpus(20))
	}
	if diff := cmp.Diff([]string{"1 a", "3 c", "4 d"}, graphs(t, db)); diff != "" {
		t.Errorf("with a reader (-want +got):\n%s", diff)
	}
	got, err := storetest.All(reader)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(corpus(10), got, storetest.Quads); diff != "" {
		t.Errorf("what is read (-want +got):\n%s", diff)
	}
	if err := reader.Close(); err != nil {
		t.Fatal(err)
	}
	load(t, url, "d", corpus(20))
	if diff := cmp.Diff([]string{"4 d", "5 d"}, graphs(t, db)); diff != "" {
		t.Errorf("without (-want +got):\n%s", diff)
	}
}

// TestFailedLoads fails at different points, and leaves the graph before.
func TestFailedLoads(t *testing.T) {
	url := server.Database(t)
	db := admin(t, url)
	load(t, url, "good", corpus(10))
	broken := errors.New("broken")
	ending := func(quads iter.Seq2[snapshot.Row, error]) iter.Seq2[snapshot.Row, error] {
		return func(yield func(snapshot.Row, error) bool) {
			for q := range quads {
				yield(q, nil)
			}
			yield(snapshot.Row{}, broken)
		}
	}
	// during calls f when part of the values has been copied.
	during := func(f func()) iter.Seq2[quad.Value, error] {
		return func(yield func(quad.Value, error) bool) {
			for i := range 3 * batch {
				if i == batch+1 {
					f()
				}
				if !yield(iri("n", i), nil) {
					return
				}
			}
		}
	}
	for _, x := range []struct {
		name   string
		want   string
		source func(cancel func()) Source
	}{
		{"quads end in an error", "copy quads: broken", func(func()) Source {
			s := sourceOf("bad", corpus(10))
			s.Quads = ending(s.Quads)
			return s
		}},
		{"a quad twice", "a quad was given twice", func(func()) Source { return sourceOf("bad", append(corpus(10), corpus(1)...)) }},
		{"a value twice", "a value or a quad was given twice", func(func()) Source {
			return Source{Values: each([]quad.Value{iri("n", 1), iri("n", 1)}), Quads: each([]snapshot.Row{})}
		}},
		{"no value", "a value is missing", func(func()) Source {
			return Source{Values: each([]quad.Value{nil}), Quads: each([]snapshot.Row{})}
		}},
		{"a quad with a hole", "not of 2 values", func(func()) Source {
			return Source{Values: each([]quad.Value{iri("n", 1), iri("n", 2)}), Quads: each([]snapshot.Row{{1, 0, 2}})}
		}},
		{"a quad of an unknown value", "not of 2 values", func(func()) Source {
			return Source{Values: each([]quad.Value{iri("n", 1), iri("n", 2)}), Quads: each([]snapshot.Row{{1, 3, 2}})}
		}},
		{"no UTF-8", "invalid byte sequence", func(func()) Source {
			return Source{Values: each([]quad.Value{quad.String("\xff")}), Quads: each([]snapshot.Row{})}
		}},
		{"cancelled", "context canceled", func(cancel func()) Source { return Source{Values: during(cancel), Quads: each([]snapshot.Row{})} }},
		{"connection lost", "", func(func()) Source {
			return Source{Quads: each([]snapshot.Row{}), Values: during(func() {
				_, err := db.Exec(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'ibid'`)
				if err != nil {
					t.Error(err)
				}
			})}
		}},
	} {
		t.Run(x.name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			err := Load(ctx, url, x.source(cancel))
			if err == nil || !strings.Contains(err.Error(), x.want) {
				t.Errorf("the error is %v", err)
			}
			if diff := cmp.Diff([]string{"1 good"}, graphs(t, db)); diff != "" {
				t.Errorf("graphs (-want +got):\n%s", diff)
			}
		})
	}
	load(t, url, "better", corpus(10)) // nothing is in the way
}

const killedURL = "POSTGRES_KILLED"

// generation gives the quads of the graphs that are loaded in turn.
func generation(i int) (string, []quad.Quad) {
	size := 100 + 50*(i%3)
	return fmt.Sprint(size), corpus(size)
}

// loadForEver is what the process does that is killed.
func loadForEver(url string) {
	for i := 0; ; i++ {
		revision, quads := generation(i)
		if err := Load(context.Background(), url, sourceOf(revision, quads)); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		fmt.Println("loaded")
	}
}

// TestKilled kills a process that loads again and again, at random points: each
// time a whole graph is there.
func TestKilled(t *testing.T) {
	rounds := 30
	if testing.Short() {
		rounds = 3
	}
	url := server.Database(t)
	db := admin(t, url)
	start := time.Now()
	revision, quads := generation(0)
	load(t, url, revision, quads)
	took := time.Since(start)
	found := map[string]int{}
	for range rounds {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), killedURL+"="+url)
		out, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		line, _ := bufio.NewReader(out).ReadString('\n') // it is at work
		if line != "loaded\n" {
			t.Error(line)
		}
		// Any moment will do, so nothing depends on how long this is.
		time.Sleep(rand.N(2 * took))
		child.Process.Kill()
		child.Wait()
		checkWhole(t, url)
		current, err := Current(context.Background(), url)
		if err != nil {
			t.Fatal(err)
		}
		found[current]++
	}
	t.Logf("found after a kill: %v", found)
	load(t, url, revision, quads) // nothing is in the way
	if n := len(graphs(t, db)); n != 2 {
		t.Errorf("%d graphs are left, and not the last two", n)
	}
}

// checkWhole reads a graph of generation, and all of it.
func checkWhole(t *testing.T, url string) {
	t.Helper()
	s, err := Open(context.Background(), url)
	if err != nil {
		t.Error(err)
		return
	}
	defer s.Close()
	var size int
	fmt.Sscan(s.Revision(), &size)
	if stats, err := s.Stats(context.Background(), true); err != nil || stats.Quads.Value != int64(len(corpus(size))) {
		t.Errorf("revision %s has %d quads, %v", s.Revision(), stats.Quads.Value, err)
	}
	var subjects []quad.Value
	for i := range size {
		subjects = append(subjects, iri("thing", i))
	}
	got, err := of(s, quad.Subject, subjects)
	if err != nil {
		t.Error(err)
	}
	want := corpus(size)
	if diff := cmp.Diff(want, got, storetest.Quads); diff != "" {
		t.Errorf("revision %s (-want +got):\n%s", s.Revision(), diff)
	}
}

// TestReadersDuringLoads reads while graphs are loaded by several at once: no
// reader fails, and each sees one graph whole.
func TestReadersDuringLoads(t *testing.T) {
	url := server.Database(t)
	revision, quads := generation(0)
	load(t, url, revision, quads)
	done := make(chan struct{})
	var loads, readers sync.WaitGroup
	for range 2 {
		loads.Go(func() {
			for i := range 8 {
				revision, quads := generation(i)
				if err := Load(context.Background(), url, sourceOf(revision, quads)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for range 3 {
		readers.Go(func() {
			for {
				checkWhole(t, url)
				select {
				case <-done:
					return
				default:
				}
			}
		})
	}
	loads.Wait()
	close(done)
	readers.Wait()
	if got := graphs(t, admin(t, url)); !strings.HasPrefix(got[len(got)-1], "17 ") {
		t.Errorf("after 17 loads: %v", got)
	}
}

// TestChanged follows from graph to graph.
func TestChanged(t *testing.T) {
	for _, heard := range []bool{true, false} {
		t.Run(fmt.Sprintf("heard %t", heard), func(t *testing.T) {
			url := server.Database(t)
			ctx := t.Context()
			load(t, url, "0", corpus(10))
			for i := range 3 {
				s := open(t, url)
				s.poll = time.Hour
				if !heard {
					s.poll = time.Millisecond
					s.database.url.User = nil // of whom the server knows no password
				}
				changed := s.Changed(ctx)
				select {
				case <-changed:
					t.Fatal("nothing has changed")
				default:
				}
				load(t, url, fmt.Sprint(i+1), corpus(10))
				<-changed
				<-s.Changed(ctx) // too late to be heard
			}
		})
	}
}

// TestReplica reads and follows a replica, which neither notifies nor sees the
// locks of the primary, and cannot be loaded.
func TestReplica(t *testing.T) {
	url := server.Database(t)
	ctx := t.Context()
	load(t, url, "1", corpus(10))
	replica := server.Replica(t, url)
	s := open(t, replica)
	s.poll = time.Millisecond
	changed := s.Changed(ctx)
	load(t, url, "2", corpus(20))
	<-changed
	got, err := of(s, quad.Predicate, []quad.Value{iri("p", 0)})
	if len(got) != 10 || err != nil {
		t.Errorf("the graph before has %d things, %v", len(got), err)
	}
	next := open(t, replica)
	if next.Revision() != "2" {
		t.Errorf("revision %q", next.Revision())
	}
	if err := Load(ctx, replica, sourceOf("3", corpus(1))); err == nil || !strings.Contains(err.Error(), "is a replica") {
		t.Errorf("the error is %v", err)
	}
}

// TestErrors looks at errors that users see: they name the database, and never
// the password.
func TestErrors(t *testing.T) {
	url := server.Database(t)
	db := admin(t, url)
	exec := func(query string) {
		t.Helper()
		if _, err := db.Exec(query); err != nil {
			t.Fatal(err)
		}
	}
	exec(`DROP ROLE IF EXISTS weak; CREATE ROLE weak LOGIN PASSWORD 'hunter2'`)
	t.Cleanup(func() { exec(`DROP ROLE weak`) })
	_, place, _ := strings.Cut(url, "@")
	weak := "postgres://weak:hunter2@" + place
	_, parameters, _ := strings.Cut(place, "?")
	ctx := context.Background()
	open := func(url string) error {
		_, err := Open(ctx, url)
		return err
	}
	loadAs := func(url string) error { return Load(ctx, url, sourceOf("1", corpus(1))) }

	check := func(name string, err error, want ...string) {
		t.Helper()
		if err == nil {
			t.Errorf("%s: no error", name)
			return
		}
		for _, w := range want {
			if !strings.Contains(err.Error(), w) {
				t.Errorf("%s: %q is not in: %v", name, w, err)
			}
		}
		for _, secret := range []string{"hunter", "secret"} {
			if strings.Contains(err.Error(), secret) {
				t.Errorf("%s: the password is in: %v", name, err)
			}
		}
		t.Logf("%s: %v", name, err)
	}
	check("not a URL", open("host=localhost password=hunter2"), "postgres://")
	check("another scheme", open("mysql://hunter2@localhost"), "postgres://")
	check("a slash in the password", open("postgres://u:hunter/2@localhost/x"), "%XX")
	check("a hash in the password", open("postgres://u:hun#ter2@localhost/x"), "%XX")
	check("nobody listens", open("postgres://u:hunter2@127.0.0.1:1/x"), "127.0.0.1:1/x", "refused")
	check("wrong password", open("postgres://weak:hunter3@"+place), "authentication failed")
	check("no such database", open("postgres://weak:hunter2@/none?"+parameters), "does not exist")
	check("unknown parameter", open(with(weak, "nonsense=hunter2")), "unrecognized")
	check("nothing loaded", open(weak), "no graph has been loaded")
	check("load without permission", loadAs(weak), "permission denied", "CREATE on the database")
	load(t, url, "1", corpus(1))
	check("read without permission", open(weak), "permission denied", "SELECT")
	exec(`GRANT USAGE ON SCHEMA ibid TO weak; GRANT SELECT ON ibid.revisions TO weak`)
	exec(`ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO weak; ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO weak`)
	load(t, url, "2", corpus(1))
	s, err := Open(ctx, weak)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := storetest.All(s); len(got) != len(corpus(1)) || err != nil {
		t.Errorf("with permission: %v, %v", got, err)
	}
	s.Close()
	exec(`UPDATE ibid.revisions SET layout = 7`)
	check("open a newer layout", open(url), "layout 7", "newer program")
	check("load over a newer layout", loadAs(url), "layout 7", "newer program")
	exec(`DROP OWNED BY weak`)
}

// TestEnvironment has a variable of libpq that the driver does not know.
func TestEnvironment(t *testing.T) {
	url := server.Database(t)
	t.Setenv("PGSERVICE", "x")
	if _, err := Open(context.Background(), url); err == nil || !strings.Contains(err.Error(), "PGSERVICE") {
		t.Errorf("the error is %v", err)
	}
}

func TestClosed(t *testing.T) {
	url := server.Database(t)
	load(t, url, "1", corpus(10))
	s := open(t, url)
	for range 2 {
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.NameOf(csql.HashOf(iri("thing", 1))); err == nil {
		t.Error("a closed store is read")
	}
	it := s.QuadsAllIterator().Iterate()
	if it.Next(context.Background()) || it.Err() == nil {
		t.Error("a closed store is iterated over")
	}
}
