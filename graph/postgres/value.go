package postgres

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
)

// valueColumns are those columns of the table nodes that hold a value.
var valueColumns = [...]string{
	"value", "value_string", "datatype", "language", "iri", "bnode", "value_int", "value_bool", "value_float", "value_time",
}

// columnsOf lists the columns of a value in a table.
func columnsOf(table string) string {
	return table + "." + strings.Join(valueColumns[:], ", "+table+".")
}

// encodeValue gives the columns of a value. Those that Cayley uses
// cannot always give it back: they cannot hold a zero byte, for which Cayley
// writes the four characters \x00, so that a text that has these gets a zero
// byte; and times are rounded to microseconds. The bytes in the column value, which
// Cayley leaves empty, go before them.
func encodeValue(v quad.Value) ([]any, error) {
	columns := make([]any, len(valueColumns))
	kind, values, err := csql.NodeValues(csql.NodeHash{}, v)
	if err != nil {
		return nil, err
	}
	whole := true
	for i, name := range kind.Columns() {
		x := values[1+i] // after the hash
		switch value := x.(type) {
		case string:
			if strings.Contains(value, "\x00") { // not written otherwise by Cayley
				x, whole = nil, false
			} else if strings.Contains(value, `\x00`) {
				whole = false
			}
		case time.Time:
			whole = value.Nanosecond()%1000 == 0
		}
		columns[slices.Index(valueColumns[:], name)] = x
	}
	if !whole {
		columns[0], err = pquads.MarshalValue(v)
	}
	return columns, err
}

// row receives the columns of a value.
type row struct {
	encoded                  []byte
	text, datatype, language sql.NullString
	iri, bnode, boolean      sql.NullBool
	integer                  sql.NullInt64
	float                    sql.NullFloat64
	time                     sql.NullTime
}

// targets are what to scan the columns into, in the order of valueColumns.
func (r *row) targets() []any {
	return []any{
		&r.encoded, &r.text, &r.datatype, &r.language, &r.iri, &r.bnode, &r.integer, &r.boolean, &r.float, &r.time,
	}
}

func (r *row) value() (quad.Value, error) {
	switch {
	case r.encoded != nil:
		v, err := pquads.UnmarshalValue(r.encoded)
		if err != nil {
			return nil, fmt.Errorf("a value in the database is damaged: %w", err)
		}
		return v, nil
	case r.iri.Bool:
		return quad.IRI(r.text.String), nil
	case r.bnode.Bool:
		return quad.BNode(r.text.String), nil
	case r.language.Valid:
		return quad.LangString{Value: quad.String(r.text.String), Lang: r.language.String}, nil
	case r.datatype.Valid:
		return quad.TypedString{Value: quad.String(r.text.String), Type: quad.IRI(r.datatype.String)}, nil
	case r.text.Valid:
		return quad.String(r.text.String), nil
	case r.integer.Valid:
		return quad.Int(r.integer.Int64), nil
	case r.boolean.Valid:
		return quad.Bool(r.boolean.Bool), nil
	case r.float.Valid:
		return quad.Float(r.float.Float64), nil
	case r.time.Valid:
		return quad.Time(r.time.Time.UTC()), nil
	}
	return nil, errors.New("a value in the database is damaged: it has no columns")
}
