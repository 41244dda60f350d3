package site

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// incident is a corpus of one day, of which a log gives times, and of days without a year.
func incident(t testing.TB) *builder {
	b := newBuilder(t)
	b.entity("service/relay", "Relay", "A service.")
	b.document("log.md", "The log", "# The log\n\nIt is a log.\n")
	for i, line := range []string{
		"announced | =2021-12-07",
		"launched | =2021-12-07T15:40Z",
		"launched | =2021-12-07T07:30-08:00",
		"launched | =2021-12-07T22:30-08:00",
		"launched | =2021-12-08T01:00Z",
		"launched | =[..2021-12-07T16:00Z]",
		"launched | =XXXX-12-07",
		"launched | =XXXX-06",
		"launched | =2020",
	} {
		b.fact("log.md", "It is a log", fmt.Sprintf("service/relay | %s | scope: t%d", line, i))
	}
	return b
}

// TestTimeOfDay holds the timeline and the page of an entity to the order of instants, what has no year last.
func TestTimeOfDay(t *testing.T) {
	s := incident(t).site(Options{})
	if err := s.Check(context.Background()); err != nil {
		t.Error(err)
	}
	want := []string{
		"2020", "7 December 2021", "7 December 2021, 07:30 UTC-08:00", "7 December 2021, 15:40 UTC", "by 7 December 2021, 16:00 UTC",
		"8 December 2021, 01:00 UTC", "7 December 2021, 22:30 UTC-08:00", "June", "7 December",
	}
	date := regexp.MustCompile(`class="date n"[^>]*>([^<]*)<`)
	for _, path := range []string{timePath, "e/service/relay.html"} {
		var got []string
		for _, m := range date.FindAllStringSubmatch(render(t, s, path), -1) {
			got = append(got, m[1])
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", path, diff)
		}
	}
	heading := regexp.MustCompile(`<section class="period" id="([^"]*)"><h2>([^<]*)</h2>`)
	var got []string
	for _, m := range heading.FindAllStringSubmatch(render(t, s, timePath), -1) {
		got = append(got, m[1]+" "+m[2])
	}
	if diff := cmp.Diff([]string{"y2020 2020", "y2021 2021", "no-year Without a year"}, got); diff != "" {
		t.Errorf("sections (-want +got):\n%s", diff)
	}
}

// TestWithoutYears has nothing but days without a year.
func TestWithoutYears(t *testing.T) {
	b := newBuilder(t)
	b.entity("service/relay", "Relay", "A service.")
	b.document("log.md", "The log", "# The log\n\nIt began on 4 June.\n")
	b.fact("log.md", "It began on 4 June", "service/relay | launched | =XXXX-06-04")
	s := b.site(Options{})
	if err := s.Check(context.Background()); err != nil {
		t.Error(err)
	}
	if page := render(t, s, timePath); !strings.Contains(page, `id="no-year"`) || !strings.Contains(page, ">4 June<") {
		t.Errorf("the timeline lacks the day:\n%s", page)
	}
}

// TestLargeWithoutYears gives days without a year a page of their own when one page would be too long.
func TestLargeWithoutYears(t *testing.T) {
	b := large(t, maxDated/10+1)
	subject := string(b.Entities[0].ID)
	b.document("log.md", "The log", "# The log\n\nIt began on 4 June.\n")
	b.fact("log.md", "It began on 4 June", subject+" | launched | =XXXX-06-04 | scope: log")
	s := b.site(Options{})
	if err := s.Check(context.Background()); err != nil {
		t.Error(err)
	}
	if !slices.Contains(s.Paths(), "time/no-year.html") || !strings.Contains(render(t, s, timePath), `href="../time/no-year.html">1 fact<`) {
		t.Error("the timeline does not lead to the days without a year")
	}
	if page := render(t, s, "time/no-year.html"); strings.Count(page, `class="date n"`) != 1 || !strings.Contains(page, "<h1>Without a year</h1>") {
		t.Errorf("the page of days without a year is\n%s", page)
	}
}
