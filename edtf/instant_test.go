package edtf

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestInstant(t *testing.T) {
	for text, want := range map[string][2]string{
		"2006-03-14":             {"2006-03-14T00:00:00", "2006-03-14T23:59:59"},
		"2006":                   {"2006-01-01T00:00:00", "2006-12-31T23:59:59"},
		"2006-03-14T12:17Z":      {"2006-03-14T12:17:00Z", "2006-03-14T12:17:59Z"},
		"2006-03-14T12:17:05":    {"2006-03-14T12:17:05", "2006-03-14T12:17:05"},
		"2006-03-14T23:59-05:30": {"2006-03-14T23:59:00-05:30", "2006-03-14T23:59:59-05:30"},
		"-0043-03-15T12:17":      {"-0043-03-15T12:17:00", "-0043-03-15T12:17:59"},
	} {
		first, _ := MustParse(text).First()
		last, _ := MustParse(text).Last()
		if diff := cmp.Diff(want, [2]string{first.String(), last.String()}); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
		if timed := strings.Contains(text, "T"); first.Timed() != timed || last.Timed() != timed {
			t.Errorf("%s is timed: %t", text, !timed)
		}
	}
	for _, text := range []string{"XXXX-06-04", "[..2003]", "/2003"} {
		if _, ok := MustParse(text).First(); ok {
			t.Errorf("%s has a first instant", text)
		}
	}
}

func TestSpan(t *testing.T) {
	for _, test := range []struct{ from, to, want string }{
		{"2002", "2003-08", "2002/2003-08"},
		{"2002~", "", "2002~/"},
		{"", "2003", "/2003"},
		{"2002/..", "2003/..", "2002/.."},
		{"[2001,2002]", "[2003,2004]", "2001/2004"},
		{"", "", ""},
		{"[..2002]", "", ""},
		{"2003", "2002", ""},
		{"2006-03-14T12:17Z", "2006-03-14T15:40Z", "2006-03-14T12:17Z/2006-03-14T15:40Z"},
		{"2006-03-14T15:40Z", "2006-03-14T12:17Z", ""},
		{"2006-03-14T15:40Z", "2006-03-14", "2006-03-14T15:40Z/2006-03-14"},
		{"XXXX-06-04", "XXXX-06-07", "XXXX-06-04/XXXX-06-07"},
		{"XXXX-12-30", "XXXX-01-02", "XXXX-12-30/XXXX-01-02"},
		{"XXXX-06-04", "", "XXXX-06-04/"},
		{"XXXX-06-04", "2006", "/2006"},
		{"2006", "XXXX-06-04", "2006/"},
		{"2006", "XXXX-06-04/..", "2006/.."},
	} {
		if got := Span(date(t, test.from), date(t, test.to)).String(); got != test.want {
			t.Errorf("from %q to %q is %q, want %q", test.from, test.to, got, test.want)
		}
	}
}
