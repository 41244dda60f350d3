package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/cayleygraph/cayley/graph/refs"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/lib/pq"
)

// A Store reads the graph that was in force when it was opened, and no other,
// whatever is loaded later. It is safe for concurrent use, and implements
// graph.QuadStore and refs.BatchNamer. A reference is the hash of a value, or
// of the four values of a quad.
//
// Every method that reads makes one statement, however many values it is asked
// for (All makes two a page), and holds a connection no longer than that takes.
// So does a path, where Cayley's compiler knows all its steps; it does not know
// Except, Optional and FollowRecursive, which ask for every node.
type Store struct {
	database database
	revision revision
	control  *sql.DB   // for what all graphs share
	lease    *sql.Conn // holds the lock on the graph
	db       *sql.DB   // with the schema of the graph as its search path
	poll     time.Duration

	compiling sync.Mutex // Cayley's optimizer numbers tables
	optimizer *csql.Optimizer

	closed atomic.Bool

	finding sync.Mutex
	found   map[refs.ValueHash]struct{} // by ValueOf
}

// maxConnections bounds what one Store takes of the server's connections. As no
// statement waits for another, any number serves any load.
const maxConnections = 16

// Open opens the graph in force. The URL may be that of a replica.
func Open(ctx context.Context, url string) (*Store, error) {
	d, err := parseURL(url)
	if err != nil {
		return nil, err
	}
	s := &Store{database: d, poll: 2 * time.Second, optimizer: csql.NewOptimizer(), found: map[refs.ValueHash]struct{}{}}
	if err := s.open(ctx); err != nil {
		s.disconnect()
		return nil, d.wrap("open the graph on", err)
	}
	return s, nil
}

func (s *Store) open(ctx context.Context) (err error) {
	if s.control, err = s.database.connect(ctx, ""); err != nil {
		return err
	}
	if s.lease, err = s.control.Conn(ctx); err != nil {
		return err
	}
	for locked := false; !locked; {
		if s.revision, err = inForce(ctx, s.lease); err != nil {
			return err
		}
		if locked, err = lock(ctx, s.lease, s.revision.number); err != nil {
			return err
		}
	}
	if s.db, err = s.database.connect(ctx, schemaName(s.revision.number)); err != nil {
		return err
	}
	s.db.SetMaxOpenConns(maxConnections)
	s.db.SetMaxIdleConns(maxConnections / 2)
	return nil
}

// lock takes the lock on a graph. It says false if the graph was dropped first.
func lock(ctx context.Context, conn *sql.Conn, number int) (bool, error) {
	if _, err := conn.ExecContext(ctx, `SELECT pg_advisory_lock_shared($1, $2)`, lockSpace, number); err != nil {
		return false, err
	}
	var exists bool
	err := conn.QueryRowContext(ctx, `SELECT EXISTS (SELECT FROM ibid.revisions WHERE number = $1)`, number).Scan(&exists)
	return exists, err
}

// Revision is the revision that the graph was loaded as.
func (s *Store) Revision() string { return s.revision.name }

// Section gives a section of the graph, or nil if there is none of this name.
func (s *Store) Section(ctx context.Context, name string) ([]byte, error) {
	var data []byte
	err := s.db.QueryRowContext(ctx, `SELECT data FROM sections WHERE name = $1`, name).Scan(&data)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return data, s.database.wrap("read a section on", err)
}

// Part gives the bytes of a section from one place to before another.
func (s *Store) Part(ctx context.Context, section string, from, to int64) ([]byte, error) {
	var data []byte
	err := s.db.QueryRowContext(ctx, `SELECT substring(data FROM $2 FOR $3) FROM sections WHERE name = $1`, section, from+1, to-from).Scan(&data)
	if err == nil && int64(len(data)) != to-from {
		err = fmt.Errorf("the section %s has no bytes %d to %d", section, from, to)
	}
	return data, s.database.wrap("read a section on", err)
}

// Close gives up the connections and the lock on the graph. To close it again
// does nothing.
func (s *Store) Close() error {
	if s.closed.Swap(true) {
		return nil
	}
	return s.disconnect()
}

func (s *Store) disconnect() error {
	var errs []error
	if s.db != nil {
		errs = append(errs, s.db.Close())
	}
	if s.lease != nil {
		errs = append(errs, s.lease.Close())
	}
	if s.control != nil {
		errs = append(errs, s.control.Close())
	}
	return errors.Join(errs...)
}

// Changed gives a channel that is closed when another graph than that of the
// Store is in force, or a little later: at once if the server notifies of it,
// as a primary does, and else, as on a replica, within seconds. It is left open
// when ctx ends. While the server cannot be reached, nothing is known to have
// changed.
func (s *Store) Changed(ctx context.Context) <-chan struct{} {
	changed := make(chan struct{})
	go func() {
		listener := pq.NewListener(s.database.dsn(""), s.poll, time.Minute, nil)
		defer listener.Close()
		listening := make(chan error, 1)
		go func() { listening <- listener.Listen(channel) }()
		ticker := time.NewTicker(s.poll)
		defer ticker.Stop()
		for {
			r, err := inForce(ctx, s.control)
			if err == nil && r.number != s.revision.number {
				close(changed)
				return
			}
			select {
			case <-listening: // what changed before was not heard
			case <-listener.Notify:
			case <-ticker.C:
			case <-ctx.Done():
				return
			}
		}
	}()
	return changed
}
