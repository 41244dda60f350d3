package ingest

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"ibid/fact"
	"ibid/internal/budget"
)

// Severity says how bad a problem is.
type Severity int8

// The severities. Nothing is built from a corpus that has an error.
const (
	Error Severity = iota
	Warning
)

// String returns the word for the severity.
func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// MarshalJSON writes the severity as its word.
func (s Severity) MarshalJSON() ([]byte, error) { return json.Marshal(s.String()) }

// Problem is a mistake in the content.
type Problem struct {
	Pos      fact.Pos
	Severity Severity
	Rule     string // short and stable, for example `quote-missing`
	Message  string
	Hint     string // what to do next; may be empty
}

// String writes the problem as `file:line:col: error: message`, with a line for
// the hint. What a terminal would obey is escaped.
func (p Problem) String() string {
	s := Printable(fmt.Sprintf("%s: %s: %s", p.Pos, p.Severity, p.Message))
	if p.Hint != "" {
		s += "\n  hint: " + Printable(p.Hint)
	}
	return s
}

// Printable escapes what a terminal would obey, line feeds too, as Go does, so
// that text stays the part of a line that it is meant to be.
func Printable(s string) string {
	if !strings.ContainsFunc(s, Obeyed) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if Obeyed(r) {
			b.WriteString(strings.Trim(strconv.QuoteRuneToASCII(r), "'"))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Obeyed reports whether a terminal does something at a character instead of
// showing it: a control character, or one that turns the direction of what is read.
func Obeyed(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) }

// place is a position in a file that is known from the context: 1-based line
// and column, the column in characters.
type place struct{ line, col int32 }

func (p place) in(file string) fact.Pos {
	return fact.Pos{File: file, Line: int(p.line), Col: int(p.col)}
}

// top is where a problem of a whole file stands.
func top(file string) fact.Pos { return fact.Pos{File: file, Line: 1, Col: 1} }

// report collects the problems of one file.
type report struct {
	file     string
	problems []Problem
}

func (r *report) add(s Severity, at place, rule, hint, format string, args ...any) {
	r.problems = append(r.problems, Problem{
		Pos: at.in(r.file), Severity: s, Rule: rule, Message: fmt.Sprintf(format, args...), Hint: hint,
	})
}

func (r *report) error(at place, rule, hint, format string, args ...any) {
	r.add(Error, at, rule, hint, format, args...)
}

// over reports the limit that a file has passed.
func (r *report) over(at place, l budget.Limit) {
	r.error(at, "too-complex", l.Hint(), "%s", l)
}

func (r *report) warn(at place, rule, hint, format string, args ...any) {
	r.add(Warning, at, rule, hint, format, args...)
}
