package postgres

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"testing"

	"github.com/lib/pq"
)

func TestDown(t *testing.T) {
	reported := func(code string) error { return &pq.Error{Code: pq.ErrorCode(code)} }
	for name, c := range map[string]struct {
		err  error
		want bool
	}{
		"connection refused":        {&net.OpError{Op: "dial", Net: "unix", Err: errors.New("connection refused")}, true},
		"bad connection":            {driver.ErrBadConn, true},
		"end of file":               {io.EOF, true},
		"half an answer":            {io.ErrUnexpectedEOF, true},
		"connection failure":        {reported("08006"), true},
		"wrong password":            {reported("28P01"), true},
		"no such database":          {reported("3D000"), true},
		"no such schema":            {reported("3F000"), true},
		"no such table":             {reported("42P01"), true},
		"too many connections":      {reported("53300"), true},
		"shutting down":             {reported("57P01"), true},
		"starting up":               {reported("57P03"), true},
		"input or output":           {reported("58030"), true},
		"question cancelled":        {reported("57014"), false},
		"no such column":            {reported("42703"), false},
		"syntax":                    {reported("42601"), false},
		"not permitted":             {reported("42501"), false},
		"read-only transaction":     {reported("25006"), false},
		"unique":                    {reported("23505"), false},
		"no code":                   {reported(""), false},
		"the client has left":       {context.Canceled, false},
		"anything else":             {errors.New("the section has no bytes"), false},
		"no graph has been loaded":  {errEmpty, false},
		"a URL that is none of one": {ErrURL, false},
	} {
		if got := down(fmt.Errorf("connect: %w", c.err)); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
		wrapped := database{name: "host/db"}.wrap("read the graph on", c.err)
		if got := errors.Is(wrapped, ErrDown); got != c.want || !errors.Is(wrapped, c.err) {
			t.Errorf("%s: it is wrapped as %v", name, wrapped)
		}
	}
}
