package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	"github.com/lib/pq"

	"ibid/graph/snapshot"
)

// Source is a graph to load, with its values numbered as in a snapshot, so that
// what its sections say of numbers stays true.
type Source struct {
	Revision string
	Values   iter.Seq2[quad.Value, error]   // of the nodes 1, 2 and so on, all different
	Quads    iter.Seq2[snapshot.Row, error] // all different
	Sections map[string][]byte              // kept beside the quads for [Store.Section]
}

// Load puts a graph into the database and in force, in one transaction: all
// readers see the graph before until it is there whole. Of two loads at the
// same time one waits for the other. It takes 20 bytes of memory for each value.
func Load(ctx context.Context, url string, source Source) error {
	d, err := parseURL(url)
	if err != nil {
		return err
	}
	l := loader{Source: source}
	return d.wrap("load the graph into", l.run(ctx, d))
}

func (l *loader) run(ctx context.Context, d database) error {
	db, err := d.connect(ctx, "")
	if err != nil {
		return err
	}
	defer db.Close()
	conn, err := db.Conn(ctx) // the lock belongs to a connection
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, `SELECT pg_advisory_lock($1, $2)`, lockSpace, loadLock); err != nil {
		return err
	}
	if err := prepare(ctx, conn); err != nil {
		return err
	}
	if err := dropUnused(ctx, conn); err != nil {
		return fmt.Errorf("drop old graphs: %w", err)
	}
	// When its context ends, a transaction is rolled back at once, from a goroutine
	// of its own: the driver cannot bear that while it copies.
	tx, err := conn.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := l.load(ctx, tx); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return tx.Commit()
}

// prepare checks the database and makes what all graphs share.
func prepare(ctx context.Context, conn *sql.Conn) error {
	var replica bool
	var encoding string
	err := conn.QueryRowContext(ctx, `SELECT pg_is_in_recovery(), current_setting('server_encoding')`).Scan(&replica, &encoding)
	if err != nil {
		return err
	}
	if replica {
		return errors.New("the server is a replica, which can be read but not loaded")
	}
	if encoding != "UTF8" {
		return fmt.Errorf("the database has the encoding %s and not UTF8", encoding)
	}
	_, err = inForce(ctx, conn)
	if !errors.Is(err, errEmpty) {
		return err
	}
	_, err = conn.ExecContext(ctx, `CREATE SCHEMA IF NOT EXISTS ibid;
CREATE TABLE IF NOT EXISTS ibid.revisions (
	number   integer PRIMARY KEY,
	layout   integer NOT NULL,
	revision text NOT NULL,
	nodes    bigint NOT NULL,
	quads    bigint NOT NULL,
	loaded   timestamptz NOT NULL DEFAULT now()
)`)
	return err
}

// dropUnused drops the graphs that are not in force and that nobody reads.
func dropUnused(ctx context.Context, conn *sql.Conn) error {
	var old pq.Int64Array
	err := conn.QueryRowContext(ctx, `SELECT coalesce(array_agg(number), '{}') FROM ibid.revisions
		WHERE number < (SELECT max(number) FROM ibid.revisions)`).Scan(&old)
	for _, number := range old {
		if err == nil {
			err = drop(ctx, conn, int(number))
		}
	}
	return err
}

func drop(ctx context.Context, conn *sql.Conn, number int) error {
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var unused bool
	err = tx.QueryRowContext(ctx, `SELECT pg_try_advisory_xact_lock($1, $2)`, lockSpace, number).Scan(&unused)
	if err != nil || !unused {
		return err
	}
	if _, err := tx.ExecContext(ctx, `DROP SCHEMA IF EXISTS `+schemaName(number)+` CASCADE`); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM ibid.revisions WHERE number = $1`, number); err != nil {
		return err
	}
	return tx.Commit()
}

// The tables have the columns that Cayley reads, and the number of a node.
// Left out are those that only Cayley's writer needs, and the foreign keys,
// which hold by construction. Texts compare by their bytes, as in the other stores and on all machines.
// Sections are not compressed, so that a part of one is read without the rest.
const createTables = `CREATE TABLE nodes (
	number bigint NOT NULL,
	hash bytea NOT NULL,
	value bytea,
	value_string text COLLATE "C",
	datatype text COLLATE "C",
	language text COLLATE "C",
	iri boolean,
	bnode boolean,
	value_int bigint,
	value_bool boolean,
	value_float double precision,
	value_time timestamptz
);
CREATE TABLE quads (
	subject_hash bytea NOT NULL,
	predicate_hash bytea NOT NULL,
	object_hash bytea NOT NULL,
	label_hash bytea NOT NULL
);
CREATE TABLE sections (
	name text PRIMARY KEY,
	data bytea NOT NULL
);
ALTER TABLE sections ALTER COLUMN data SET STORAGE EXTERNAL`

// The index of the subjects has all columns, so that the quads of an entity,
// which is what is read most, are found together; the others are small, as
// PostgreSQL keeps equal keys once.
const createIndexes = `SET LOCAL maintenance_work_mem = '256MB';
CREATE UNIQUE INDEX nodes_hash ON nodes (hash);
CREATE UNIQUE INDEX nodes_number ON nodes (number);
CREATE UNIQUE INDEX quads_spol ON quads (subject_hash, predicate_hash, object_hash, label_hash);
CREATE INDEX quads_op ON quads (object_hash, predicate_hash);
CREATE INDEX quads_p ON quads (predicate_hash);
CREATE INDEX quads_l ON quads (label_hash);
ANALYZE nodes, quads`

// batch is how many rows are copied at a time, after which errors are seen.
const batch = 50_000

type loader struct {
	Source
	hashes []refs.ValueHash // by number, none for 0
	quads  int64
}

func (l *loader) load(ctx context.Context, tx *sql.Tx) error {
	var number int
	if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(number), 0) + 1 FROM ibid.revisions`).Scan(&number); err != nil {
		return err
	}
	schema := schemaName(number)
	exec := func(query string, args ...any) error {
		_, err := tx.ExecContext(ctx, query, args...)
		return err
	}
	if err := exec(`CREATE SCHEMA ` + schema + `; SET LOCAL search_path = ` + schema + `; ` + createTables); err != nil {
		return err
	}
	if err := l.copyNodes(ctx, tx); err != nil {
		return fmt.Errorf("copy values: %w", err)
	}
	if err := l.copyQuads(ctx, tx); err != nil {
		return fmt.Errorf("copy quads: %w", err)
	}
	for name, data := range l.Sections {
		if err := exec(`INSERT INTO sections (name, data) VALUES ($1, $2)`, name, data); err != nil {
			return fmt.Errorf("section %s: %w", name, err)
		}
	}
	if err := exec(createIndexes); err != nil {
		return fmt.Errorf("index: %w", err)
	}
	err := exec(`INSERT INTO ibid.revisions (number, layout, revision, nodes, quads) VALUES ($1, $2, $3, $4, $5)`,
		number, layout, l.Revision, len(l.hashes)-1, l.quads)
	if err != nil {
		return err
	}
	return exec(`NOTIFY ` + channel) // told when the transaction is committed
}

// Rows are copied frozen, as no other transaction will ever see an earlier
// state of the tables; so nothing is left to do for VACUUM, and indexes alone
// can answer from the start.

func (l *loader) copyNodes(ctx context.Context, tx *sql.Tx) error {
	l.hashes = make([]refs.ValueHash, 1)
	query := `COPY nodes (number, hash, ` + strings.Join(valueColumns[:], ", ") + `) FROM STDIN (FREEZE)`
	return copyRows(ctx, tx, query, l.Values, func(v quad.Value) ([]any, error) {
		if v == nil {
			return nil, errors.New("a value is missing")
		}
		columns, err := encodeValue(v)
		if err != nil {
			return nil, fmt.Errorf("%v cannot be stored: %w", v, err)
		}
		hash := refs.HashOf(v)
		row := append([]any{len(l.hashes), hash[:]}, columns...)
		l.hashes = append(l.hashes, hash)
		return row, nil
	})
}

func (l *loader) copyQuads(ctx context.Context, tx *sql.Tx) error {
	const query = `COPY quads (subject_hash, predicate_hash, object_hash, label_hash) FROM STDIN (FREEZE)`
	return copyRows(ctx, tx, query, l.Quads, func(q snapshot.Row) ([]any, error) {
		row := make([]any, len(q))
		for i, n := range q {
			if int(n) >= len(l.hashes) || n == 0 && i < 3 {
				return nil, fmt.Errorf("the quad %v is not of %d values", q, len(l.hashes)-1)
			}
			row[i] = l.hashes[n][:]
			if n == 0 {
				row[i] = []byte{}
			}
		}
		l.quads++
		return row, nil
	})
}

// copyRows copies a row for each item. It ends the COPY now and then, as the
// driver sees errors of the server late, and a lost connection not at all.
func copyRows[T any](ctx context.Context, tx *sql.Tx, query string, items iter.Seq2[T, error], row func(T) ([]any, error)) error {
	var stmt *sql.Stmt
	defer func() {
		if stmt != nil {
			stmt.Close() // waits for the server, which the transaction must not disturb
		}
	}()
	end := func() error {
		if stmt == nil {
			return nil
		}
		if _, err := stmt.ExecContext(ctx); err != nil {
			return err
		}
		return stmt.Close()
	}
	count := 0
	for item, err := range items {
		if err != nil {
			return err
		}
		columns, err := row(item)
		if err != nil {
			return err
		}
		if count%batch == 0 {
			if err := end(); err != nil {
				return err
			}
			if stmt, err = tx.PrepareContext(ctx, query); err != nil {
				return err
			}
		}
		if _, err := stmt.ExecContext(ctx, columns...); err != nil {
			return err
		}
		count++
	}
	return end()
}
