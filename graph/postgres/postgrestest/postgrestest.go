// Package postgrestest starts a PostgreSQL server for tests.
package postgrestest

import (
	"bufio"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	_ "github.com/lib/pq" // the driver
)

// A Server is a PostgreSQL with a folder of its own, which listens on a socket
// there and nowhere else. It ends with the process that started it.
type Server struct {
	missing error // why there is none
	bin     string
	process
	admin     *sql.DB
	databases atomic.Int64
}

const password = "not a secret/@:" // with characters that a URL has to escape

// script runs a server until its input ends, however this comes about. It
// prints the folder when the server is ready.
const script = `set -e
trap "" HUP INT TERM # which are sent to the tests as well
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
printf %s "$2" >"$folder/password"
"$1/initdb" -D "$folder/data" -U postgres -A scram-sha-256 --pwfile="$folder/password" -E UTF8 --locale=C --no-sync >&2
"$1/pg_ctl" -D "$folder/data" -w -l "$folder/log" -o "-k $folder -c listen_addresses='' -c fsync=off -c max_connections=200" start >&2
echo "$folder"
cat >/dev/null
"$1/pg_ctl" -D "$folder/data" -m immediate stop >&2
`

// replicaScript does the same for a replica of the server in a folder.
const replicaScript = `set -e
trap "" HUP INT TERM
export PGPASSWORD="$2"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1/pg_basebackup" -D "$folder/data" -R -c fast --no-sync -h "$3" -U postgres >&2
"$1/pg_ctl" -D "$folder/data" -w -l "$folder/log" -o "-k $folder -c listen_addresses='' -c fsync=off -c max_connections=200" start >&2
echo "$folder"
cat >/dev/null
"$1/pg_ctl" -D "$folder/data" -m immediate stop >&2
`

// Start starts a server. Where PostgreSQL is not installed it gives a Server
// that has no databases.
func Start() (*Server, error) {
	bin, err := find()
	if err != nil {
		return &Server{missing: err}, nil
	}
	s := &Server{bin: bin}
	if s.process, err = run(script, bin, password); err != nil {
		return nil, err
	}
	s.admin, err = sql.Open("postgres", location(s.folder, "postgres"))
	return s, err
}

// Wanted says whether the tests of what lies above a store are to run on
// PostgreSQL: where IBID_TEST_STORE is postgres.
func Wanted() bool { return os.Getenv("IBID_TEST_STORE") == "postgres" }

// shared is one server for all tests of a process.
var shared = sync.OnceValues(Start)

// Shared gives the server that all tests of the process share. It ends with the process.
func Shared(t testing.TB) *Server {
	t.Helper()
	s, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// process is a script that runs a server.
type process struct {
	*exec.Cmd
	input  io.Closer
	folder string // of the server
}

// run runs a script until the server is ready.
func run(script string, args ...string) (process, error) {
	command := append([]string{"sh", "-c", script, "sh"}, args...)
	if os.Geteuid() == 0 { // as whom PostgreSQL refuses to run
		command = append([]string{"runuser", "-u", "postgres", "--"}, command...)
	}
	p := process{Cmd: exec.Command(command[0], command[1:]...)}
	p.Dir = os.TempDir() // which any user may enter
	var messages strings.Builder
	p.Stderr = &messages
	input, err := p.StdinPipe()
	if err != nil {
		return p, err
	}
	p.input = input
	output, err := p.StdoutPipe()
	if err != nil {
		return p, err
	}
	if err := p.Start(); err != nil {
		return p, err
	}
	line, err := bufio.NewReader(output).ReadString('\n')
	if err != nil {
		return p, fmt.Errorf("start PostgreSQL: %w\n%s", p.stop(), &messages)
	}
	p.folder = strings.TrimSpace(line)
	return p, nil
}

// stop ends the server and removes its folder.
func (p process) stop() error { return errors.Join(p.input.Close(), p.Wait()) }

// find gives the folder of the programs.
func find() (string, error) {
	if path, err := exec.LookPath("initdb"); err == nil {
		path, err = filepath.EvalSymlinks(path) // the others may not be linked
		return filepath.Dir(path), err
	}
	paths, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb") // Debian's
	if len(paths) == 0 {
		return "", errors.Join(errors.New("PostgreSQL is not installed: there is no initdb in PATH, nor in /usr/lib/postgresql"), err)
	}
	return filepath.Dir(paths[len(paths)-1]), nil
}

func location(folder, database string) string {
	u := url.URL{
		Scheme: "postgres", User: url.UserPassword("postgres", password), Path: "/" + database,
		RawQuery: url.Values{"host": {folder}}.Encode(),
	}
	return u.String()
}

// Database gives the URL of a new database, which goes with the test. If there
// is no PostgreSQL the test is skipped, or fails where IBID_NEEDS_POSTGRES is set.
func (s *Server) Database(t testing.TB) string {
	t.Helper()
	s.need(t)
	name := fmt.Sprintf("test%d", s.databases.Add(1))
	if _, err := s.admin.Exec(`CREATE DATABASE ` + name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := s.admin.Exec(`DROP DATABASE ` + name + ` WITH (FORCE)`); err != nil {
			t.Error(err)
		}
	})
	return location(s.folder, name)
}

// need skips a test for which there is no PostgreSQL, or fails it.
func (s *Server) need(t testing.TB) {
	t.Helper()
	if s.missing != nil {
		if os.Getenv("IBID_NEEDS_POSTGRES") != "" {
			t.Fatal(s.missing)
		}
		t.Skip(s.missing)
	}
}

// Alone starts a server for one test, and gives the URL of a database and what
// stops the server, which is stopped at the end of the test anyway.
func Alone(t testing.TB) (url string, stop func()) {
	t.Helper()
	s, err := Start()
	if err != nil {
		t.Fatal(err)
	}
	s.need(t)
	stop = sync.OnceFunc(func() {
		if err := s.Stop(); err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(stop)
	return location(s.folder, "postgres"), stop
}

// Replica starts a replica of the server, which goes with the test, and gives
// the URL of one of its databases there.
func (s *Server) Replica(t testing.TB, database string) string {
	t.Helper()
	p, err := run(replicaScript, s.bin, password, s.folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.stop(); err != nil {
			t.Error(err)
		}
	})
	u, err := url.Parse(database)
	if err != nil {
		t.Fatal(err)
	}
	return location(p.folder, strings.TrimPrefix(u.Path, "/"))
}

// Log gives what the server has logged. Statements are there if the URL of a
// connection has log_statement=all.
func (s *Server) Log(t testing.TB) string {
	t.Helper()
	log, err := os.ReadFile(filepath.Join(s.folder, "log"))
	if err != nil {
		t.Fatal(err)
	}
	return string(log)
}

// Stop ends the server and removes all it has.
func (s *Server) Stop() error {
	if s.missing != nil {
		return nil
	}
	return errors.Join(s.admin.Close(), s.stop())
}
