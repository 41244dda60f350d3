package main

import (
	"database/sql"
	"fmt"
	"iter"
	"path/filepath"
	"strings"

	"github.com/cayleygraph/quad"
	_ "modernc.org/sqlite"
)

// A value in SQLite is its text and what kind of term it is: "" for a plain
// string, "iri", a language tag behind @ or a datatype behind ^^.
func sqlTerm(v quad.Value) (text, kind string) {
	switch v := v.(type) {
	case quad.IRI:
		return string(v), "iri"
	case quad.LangString:
		return string(v.Value), "@" + v.Lang
	case quad.TypedString:
		return string(v.Value), "^^" + string(v.Type)
	}
	return string(v.(quad.String)), ""
}

func sqlValue(text, kind string) quad.Value {
	switch {
	case kind == "":
		return quad.String(text)
	case kind == "iri":
		return quad.IRI(text)
	case kind[0] == '@':
		return quad.LangString{Value: quad.String(text), Lang: kind[1:]}
	}
	return quad.TypedString{Value: quad.String(text), Type: quad.IRI(kind[2:])}
}

// loadSQLite fills a dictionary and a table of quads in one transaction, with
// neither journal nor syncing, and makes the indexes afterwards: subject (in
// the table itself), predicate, object and label.
func loadSQLite(dir string, blocks iter.Seq[[]quad.Quad]) (store, error) {
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, "graph.sqlite")+
		"?_pragma=journal_mode(off)&_pragma=synchronous(off)&_pragma=cache_size(-262144)&_pragma=temp_store(memory)")
	if err != nil {
		return nil, err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	if _, err := db.Exec(`
		CREATE TABLE terms (id INTEGER PRIMARY KEY, text TEXT NOT NULL, kind TEXT NOT NULL);
		CREATE TABLE quads (s INTEGER, p INTEGER, o INTEGER, g INTEGER, PRIMARY KEY (s, p, o, g)) WITHOUT ROWID`); err != nil {
		return nil, err
	}
	tx, err := db.Begin()
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	terms := rows{tx: tx, into: "terms", width: 3}
	quads := rows{tx: tx, into: "quads", width: 4}
	ids := map[quad.Value]int64{}
	for block := range blocks {
		for _, q := range block {
			for _, v := range []quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
				id, ok := ids[v]
				if !ok {
					id = int64(len(ids) + 1)
					ids[v] = id
					text, kind := sqlTerm(v)
					if err := terms.add(id, text, kind); err != nil {
						return nil, err
					}
				}
				if err := quads.add(id); err != nil {
					return nil, err
				}
			}
		}
	}
	if err := terms.flush(); err != nil {
		return nil, err
	}
	if err := quads.flush(); err != nil {
		return nil, err
	}
	if _, err := tx.Exec(`
		CREATE UNIQUE INDEX terms_text ON terms (text, kind);
		CREATE INDEX quads_p ON quads (p);
		CREATE INDEX quads_o ON quads (o);
		CREATE INDEX quads_g ON quads (g);
		ANALYZE`); err != nil {
		return nil, err
	}
	return nil, tx.Commit()
}

// rows inserts many rows with one statement, which is several times as fast.
type rows struct {
	tx      *sql.Tx
	into    string
	width   int // columns
	full    *sql.Stmt
	pending []any
}

const rowsAtOnce = 200

func (r *rows) add(cells ...any) error {
	if r.pending = append(r.pending, cells...); len(r.pending) < rowsAtOnce*r.width {
		return nil
	}
	if r.full == nil {
		var err error
		if r.full, err = r.tx.Prepare(r.insert()); err != nil {
			return err
		}
	}
	_, err := r.full.Exec(r.pending...)
	r.pending = r.pending[:0]
	return err
}

func (r *rows) insert() string {
	row := "(?" + strings.Repeat(",?", r.width-1) + ")"
	return "INSERT OR IGNORE INTO " + r.into + " VALUES " + row + strings.Repeat(","+row, len(r.pending)/r.width-1)
}

func (r *rows) flush() error {
	if len(r.pending) == 0 {
		return nil
	}
	_, err := r.tx.Exec(r.insert(), r.pending...)
	return err
}

type sqlite struct {
	db                   *sql.DB
	entityStmt, pathStmt *sql.Stmt
}

// openSQLite opens the database mapped into memory and without locks, as
// nobody writes to it.
func openSQLite(dir string) (store, error) {
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, "graph.sqlite")+
		"?immutable=1&_pragma=query_only(1)&_pragma=mmap_size(17179869184)&_pragma=cache_size(-65536)")
	if err != nil {
		return nil, err
	}
	return &sqlite{db: db}, db.Ping()
}

func (s *sqlite) Close() error { return s.db.Close() }

func (s *sqlite) ask(w workload) error {
	id := func(v quad.Value) (n int64, err error) {
		text, kind := sqlTerm(v)
		err = s.db.QueryRow("SELECT max(id) FROM terms WHERE text = ? AND kind = ?", text, kind).Scan(&n)
		return n, err
	}
	var claims []string
	for _, p := range w.Claims {
		n, err := id(p)
		if err != nil {
			return err
		}
		claims = append(claims, fmt.Sprint(n))
	}
	derived, err := id(w.DerivedFrom)
	if err != nil {
		return err
	}
	// CROSS JOIN is how SQLite is told the order of a join.
	s.entityStmt, err = s.db.Prepare(fmt.Sprintf(`
		WITH e AS (SELECT id FROM terms WHERE text = ? AND kind = 'iri'),
		claim AS (SELECT o FROM quads WHERE s = (SELECT id FROM e) AND p IN (%s)),
		found AS (
			SELECT s, p, o FROM quads WHERE s = (SELECT id FROM e)
			UNION ALL
			SELECT q.s, q.p, q.o FROM claim CROSS JOIN quads q ON q.s = claim.o
			UNION ALL
			SELECT r.s, r.p, r.o FROM claim CROSS JOIN quads q ON q.s = claim.o AND q.p = %d CROSS JOIN quads r ON r.s = q.o)
		SELECT found.s, found.o, p.text, p.kind, o.text, o.kind
		FROM found CROSS JOIN terms p ON p.id = found.p CROSS JOIN terms o ON o.id = found.o`,
		strings.Join(claims, ","), derived))
	if err != nil {
		return err
	}
	s.pathStmt, err = s.db.Prepare(`
		SELECT v.text, v.kind FROM terms e CROSS JOIN quads a ON a.s = e.id CROSS JOIN quads b ON b.s = a.o CROSS JOIN terms v ON v.id = b.o
		WHERE e.text = ? AND e.kind = 'iri'
		AND a.p = (SELECT id FROM terms WHERE text = ? AND kind = 'iri')
		AND b.p = (SELECT id FROM terms WHERE text = ? AND kind = 'iri')`)
	return err
}

func (s *sqlite) entity(iri quad.IRI) ([]quad.Quad, error) {
	rows, err := s.entityStmt.Query(string(iri))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var quads []quad.Quad
	values := map[int64]quad.Value{} // subjects are objects of earlier rows, but for the entity
	for rows.Next() {
		var subject, object int64
		var pText, pKind, oText, oKind string
		if err := rows.Scan(&subject, &object, &pText, &pKind, &oText, &oKind); err != nil {
			return nil, err
		}
		q := quad.Quad{Subject: values[subject], Predicate: sqlValue(pText, pKind), Object: sqlValue(oText, oKind)}
		if q.Subject == nil {
			q.Subject = iri
		}
		values[object] = q.Object
		quads = append(quads, q)
	}
	return quads, rows.Err()
}

func (s *sqlite) path(h hops) ([]quad.Value, error) {
	rows, err := s.pathStmt.Query(string(h.Start), string(h.Claim), string(h.Value))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var values []quad.Value
	for rows.Next() {
		var text, kind string
		if err := rows.Scan(&text, &kind); err != nil {
			return nil, err
		}
		values = append(values, sqlValue(text, kind))
	}
	return values, rows.Err()
}
