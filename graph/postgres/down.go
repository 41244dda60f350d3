package postgres

import (
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"net"
)

// ErrDown is the error of a database that cannot be asked now: it may be later.
var ErrDown = errors.New("the database does not answer")

// down reports whether an error says that the database cannot be asked, and not
// that something is wrong with the question. What the server reports is told by
// its code (https://www.postgresql.org/docs/current/errcodes-appendix.html).
func down(err error) bool {
	if reported := (interface {
		error
		SQLState() string
	})(nil); errors.As(err, &reported) {
		state := reported.SQLState()
		switch state {
		case "3D000", "3F000", "42P01": // the database, the schema of the graph or its tables have been dropped
			return true
		case "57014": // the question was cancelled
			return false
		}
		switch state[:min(2, len(state))] {
		case "08", "28", "53", "57", "58": // connection, authorization, resources, operator, system
			return true
		}
		return false
	}
	network := (*net.OpError)(nil)
	return errors.As(err, &network) || errors.Is(err, driver.ErrBadConn) || errors.Is(err, sql.ErrConnDone) ||
		errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
}
