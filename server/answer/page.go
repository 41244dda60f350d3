package answer

import (
	"encoding/base64"
	"strconv"
	"strings"

	"ibid/server/model"
	"ibid/server/scalar"
)

// MaxPage is the largest page that a client may ask for, and the most global
// identifiers; DefaultPage is the size of a page when it does not say.
const (
	MaxPage     = 500
	DefaultPage = 50
)

// window is the part of a list that a client asks for, as the Relay
// specification has it (https://relay.dev/graphql/connections.htm).
type window struct {
	first  *int
	after  *string
	last   *int
	before *string
}

// bounds returns the part of a list of the given length: start inclusive, end exclusive.
func (w window) bounds(revision string, total int) (start, end int, err error) {
	size := DefaultPage
	for name, n := range map[string]*int{"first": w.first, "last": w.last} {
		switch {
		case n == nil:
		case w.first != nil && w.last != nil:
			return 0, 0, scalar.Errorf("give first or last, not both")
		case *n < 0:
			return 0, 0, scalar.Errorf("%s must not be negative, but is %d", name, *n)
		case *n > MaxPage:
			return 0, 0, scalar.Errorf("%s must be at most %d, but is %d", name, MaxPage, *n)
		default:
			size = *n
		}
	}
	end = total
	if w.after != nil {
		at, err := parseCursor(*w.after, revision)
		if err != nil {
			return 0, 0, err
		}
		start = min(at+1, total)
	}
	if w.before != nil {
		at, err := parseCursor(*w.before, revision)
		if err != nil {
			return 0, 0, err
		}
		end = max(min(at, total), start)
	}
	if w.last != nil {
		return max(start, end-size), end, nil
	}
	return start, min(end, start+size), nil
}

// A cursor is the place in the list and the revision for which that is the place.
func cursor(revision string, at int) string {
	return base64.RawURLEncoding.EncodeToString([]byte(revision[:min(8, len(revision))] + ":" + strconv.Itoa(at)))
}

func parseCursor(s, revision string) (int, error) {
	raw, err := base64.RawURLEncoding.DecodeString(s)
	of, place, ok := strings.Cut(string(raw), ":")
	at, wrong := strconv.Atoi(place)
	if err != nil || !ok || wrong != nil || at < 0 {
		return 0, scalar.Errorf("%q is not a cursor of this API", s)
	}
	if of != revision[:min(8, len(revision))] {
		return 0, scalar.Errorf("the cursor is of another revision of the graph; start again without it")
	}
	return at, nil
}

// page is a part of a list.
type page[T any] struct {
	items    []T
	start    int // place of the first item in the list
	total    int
	revision string
}

// cut returns the part of a list that a window shows.
func cut[T any](v *view, list []T, w window) (page[T], error) {
	return fetch(v, len(list), w, func(start, end int) ([]T, error) { return list[start:end], nil })
}

// fetch is as cut for a list of which no more is read than that part.
func fetch[T any](v *view, total int, w window, read func(start, end int) ([]T, error)) (page[T], error) {
	start, end, err := w.bounds(v.store.Revision(), total)
	if err != nil {
		return page[T]{}, err
	}
	items, err := read(start, end)
	return page[T]{items, start, total, v.store.Revision()}, err
}

// turn returns the page with other items in the places of its own.
func turn[A, B any](p page[A], f func(a A, cursor string) B) page[B] {
	items := make([]B, len(p.items))
	for i, a := range p.items {
		items[i] = f(a, cursor(p.revision, p.start+i))
	}
	return page[B]{items, p.start, p.total, p.revision}
}

// TotalCount answers the field totalCount.
func (p *page[T]) TotalCount() int { return p.total }

// PageInfo answers the field pageInfo.
func (p *page[T]) PageInfo() *model.PageInfo {
	info := &model.PageInfo{HasNextPage: p.start+len(p.items) < p.total, HasPreviousPage: p.start > 0}
	if len(p.items) > 0 {
		first, last := cursor(p.revision, p.start), cursor(p.revision, p.start+len(p.items)-1)
		info.StartCursor, info.EndCursor = &first, &last
	}
	return info
}

// edge is an item of a page with its cursor.
type edge[T any] struct {
	cursor string
	node   T
}

// Cursor answers the field cursor.
func (e *edge[T]) Cursor() string { return e.cursor }

// Node answers the field node.
func (e *edge[T]) Node() T { return e.node }

// edges returns the edges of a page.
func edges[T, E any](p page[T], wrap func(edge[T]) E) []E {
	return turn(p, func(item T, cursor string) E { return wrap(edge[T]{cursor, item}) }).items
}

// nodes returns what stands at the edges of a page.
func nodes[E, N any](list []E, node func(E) (N, error)) ([]N, error) {
	out := make([]N, len(list))
	for i, e := range list {
		var err error
		if out[i], err = node(e); err != nil {
			return nil, err
		}
	}
	return out, nil
}
