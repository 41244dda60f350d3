// Package postgres keeps graphs in a PostgreSQL database, for a graph that
// outgrows one machine or is read by many servers.
//
// It is Cayley's SQL backend, laid out for graphs that are loaded whole and
// never changed: Cayley's tables nodes and quads, its hashes and its compiler
// from paths to SQL; a test reads them with Cayley's own store. What differs is
// how they are loaded (see [Load]) and read (see [Store]).
//
// Every load makes a schema of its own, ibid_1, ibid_2 and so on, which holds
//
//	nodes     the values, by their hash and by their number in the snapshot
//	quads     the hashes of the four values of each quad; an empty label is none
//	sections  named bytes that belong to the graph
//
// and a row in the table ibid.revisions. The row with the highest number is in
// force. All of it is written in one transaction, so a load that fails or is
// killed leaves nothing behind, and readers see a graph whole or not at all.
//
// A [Store] holds a shared advisory lock on the number it reads. A load first
// drops what is neither in force nor locked: the graph before the one in force
// stays until the next load, for readers on a replica, whose locks the primary
// does not see.
package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"strconv"

	"github.com/lib/pq"
)

// layout is the version of the tables. A database that says a higher one was
// written by a later program.
const layout = 1

// The advisory locks have two keys: lockSpace and the number of a graph, or
// loadLock for the one load that may go on at a time.
const (
	lockSpace = 0x69626964 // "ibid"
	loadLock  = 0
)

// channel is where a load notifies of a new graph.
const channel = "ibid"

// schemaName is the schema of a graph.
func schemaName(number int) string { return "ibid_" + strconv.Itoa(number) }

// database says where a PostgreSQL server is and how to get in.
type database struct {
	url  *url.URL
	name string // as errors show it: no user, no password
}

// ErrURL is the error of a URL that is none of a database.
var ErrURL = errors.New("the URL of a database looks like postgres://user:password@host:5432/name; in a password, special characters are written as %XX")

// parseURL reads the URL of a database. No error shows any of it: with a
// forgotten %XX, a part of the password may stand anywhere.
func parseURL(s string) (database, error) {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "postgres" && u.Scheme != "postgresql" || u.Opaque != "" {
		return database{}, ErrURL
	}
	query, err := url.ParseQuery(u.RawQuery)
	if err != nil {
		return database{}, ErrURL
	}
	for name, value := range map[string]string{
		"connect_timeout":           "10",
		"fallback_application_name": "ibid",
		"binary_parameters":         "yes", // one round trip for a statement, and not two
	} {
		if !query.Has(name) {
			query.Set(name, value)
		}
	}
	u.RawQuery = query.Encode()
	host := u.Host
	if host == "" {
		host = query.Get("host")
	}
	return database{u, host + u.Path}, nil
}

// dsn gives the URL with a search path, which may be empty.
func (d database) dsn(searchPath string) string {
	u := *d.url
	if searchPath != "" {
		query := u.Query()
		query.Set("search_path", searchPath)
		u.RawQuery = query.Encode()
	}
	return u.String()
}

// connect makes a pool of connections and tries one.
func (d database) connect(ctx context.Context, searchPath string) (_ *sql.DB, err error) {
	defer func() {
		// The driver panics at an environment variable of libpq that it does not know.
		if r := recover(); r != nil {
			err = fmt.Errorf("connect: %v", r)
		}
	}()
	connector, err := pq.NewConnector(d.dsn(searchPath))
	if err != nil {
		return nil, ErrURL
	}
	db := sql.OpenDB(connector)
	if err := db.PingContext(ctx); err != nil {
		db.Close()
		return nil, fmt.Errorf("connect: %w", err)
	}
	return db, nil
}

// wrap says what failed where, and what to do about it if that is known. A
// database that cannot be asked is ErrDown.
func (d database) wrap(doing string, err error) error {
	if err == nil {
		return nil
	}
	if down(err) {
		err = fmt.Errorf("%w: %w", ErrDown, err)
	}
	if hint := hintFor(err); hint != "" {
		return fmt.Errorf("%s %s: %w (%s)", doing, d.name, err, hint)
	}
	return fmt.Errorf("%s %s: %w", doing, d.name, err)
}

func hintFor(err error) string {
	if errors.Is(err, pq.ErrSSLNotSupported) {
		return "for a server without TLS add sslmode=disable to the URL"
	}
	switch code(err) {
	case "insufficient_privilege":
		return "the role needs CREATE on the database to load, and USAGE and SELECT on the schemas ibid and ibid_N to read"
	case "disk_full":
		return "the graph in force is untouched"
	case "unique_violation":
		return "a value or a quad was given twice"
	}
	return ""
}

// code gives the name of the condition that the server reports, or nothing
// (https://www.postgresql.org/docs/current/errcodes-appendix.html).
func code(err error) string {
	if e, ok := errors.AsType[*pq.Error](err); ok {
		return e.Code.Name()
	}
	return ""
}

// revision is a row of ibid.revisions.
type revision struct {
	number, layout int
	name           string
	nodes, quads   int64
}

var errEmpty = errors.New("no graph has been loaded yet")

// querier is a connection, a transaction or a pool of connections.
type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// inForce reads which graph is in force. It is errEmpty if there is none.
func inForce(ctx context.Context, q querier) (revision, error) {
	var r revision
	err := q.QueryRowContext(ctx, `SELECT number, layout, revision, nodes, quads FROM ibid.revisions ORDER BY number DESC LIMIT 1`).
		Scan(&r.number, &r.layout, &r.name, &r.nodes, &r.quads)
	switch {
	case errors.Is(err, sql.ErrNoRows), code(err) == "undefined_table", code(err) == "invalid_schema_name":
		return revision{}, errEmpty
	case err != nil:
		return revision{}, err
	case r.layout > layout:
		return revision{}, fmt.Errorf("the graph has layout %d, and this program knows no more than %d: use the newer program that loaded it", r.layout, layout)
	}
	return r, nil
}

// Current gives the revision in force, or nothing if no graph has been loaded.
func Current(ctx context.Context, url string) (string, error) {
	d, err := parseURL(url)
	if err != nil {
		return "", err
	}
	db, err := d.connect(ctx, "")
	if err != nil {
		return "", d.wrap("read the revision on", err)
	}
	defer db.Close()
	r, err := inForce(ctx, db)
	if errors.Is(err, errEmpty) {
		return "", nil
	}
	return r.name, d.wrap("read the revision on", err)
}
