package snapshot

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"io"
	"slices"
)

// A chunk holds added quads in memory: a dictionary of their values, whose ids
// count from 1 in order of arrival, and rows of such ids.
type chunk struct {
	text  []byte
	ends  []uint64 // by id: where its value ends in text; ends[0] is 0
	slots []slot
	rows  []row

	// What sort makes, kept for the next time.
	items        []sortItem
	order, ranks []uint32
	places       []uint32
	sorted       []row
}

// A slot of an open hash table; id is 0 if it is free.
type slot struct{ hash, id uint32 }

func newChunk() *chunk {
	return &chunk{ends: make([]uint64, 1), slots: make([]slot, 1<<10)}
}

// twin gives an empty chunk that has room for as much as c holds.
func (c *chunk) twin() *chunk {
	return &chunk{
		text: make([]byte, 0, len(c.text)), ends: make([]uint64, 1, len(c.ends)),
		slots: make([]slot, len(c.slots)), rows: make([]row, 0, len(c.rows)),
	}
}

// size is the memory in bytes that the chunk needs, with what sorting it will
// add.
func (c *chunk) size() int {
	const perValue = 8 + 24 + 16 + 4 + 4 + 4 // its end, slots, sortItem, order, rank, place
	return len(c.text) + perValue*len(c.ends) + 2*rowSize*len(c.rows)
}

func (c *chunk) value(id uint32) []byte { return c.text[c.ends[id-1]:c.ends[id]] }

// id finds the id of an encoded value, and gives it one if it is new.
func (c *chunk) id(encoded []byte) uint32 {
	hash := hashValue(encoded)
	i := hashSlot(hash, len(c.slots))
	for c.slots[i].id != 0 {
		if s := c.slots[i]; s.hash == hash && bytes.Equal(c.value(s.id), encoded) {
			return s.id
		}
		if i++; i == len(c.slots) {
			i = 0
		}
	}
	id := uint32(len(c.ends))
	c.text = append(c.text, encoded...)
	c.ends = append(c.ends, uint64(len(c.text)))
	c.slots[i] = slot{hash, id}
	if len(c.ends) > len(c.slots)/3*2 {
		c.grow()
	}
	return id
}

func (c *chunk) grow() {
	old := c.slots
	c.slots = make([]slot, 2*len(old))
	for _, s := range old {
		if s.id == 0 {
			continue
		}
		i := hashSlot(s.hash, len(c.slots))
		for c.slots[i].id != 0 {
			if i++; i == len(c.slots) {
				i = 0
			}
		}
		c.slots[i] = s
	}
}

// reset empties the chunk and keeps its memory.
func (c *chunk) reset() {
	c.text, c.ends, c.rows = c.text[:0], c.ends[:1], c.rows[:0]
	clear(c.slots)
}

// sort gives the ids of all values in the order of their bytes, and the rows in
// order, in which ids count from 1 in that order.
func (c *chunk) sort() (order []uint32, rows []row) {
	order = c.sortValues()
	rank := resize(&c.ranks, len(c.ends))
	rank[0] = 0 // of no label
	for i, id := range order {
		rank[id] = uint32(i + 1)
	}
	// Rows that follow each other have few subjects, so it is quick to put each
	// among those of its subject.
	places := resize(&c.places, len(c.ends)+1) // by subject: where its next row goes
	clear(places)
	for _, r := range c.rows {
		places[rank[r[0]]+1]++
	}
	for i := range len(places) - 1 {
		places[i+1] += places[i]
	}
	rows = resize(&c.sorted, len(c.rows))
	for _, r := range c.rows {
		r = row{rank[r[0]], rank[r[1]], rank[r[2]], rank[r[3]]}
		rows[places[r[0]]] = r
		places[r[0]]++
	}
	from := uint32(0)
	for _, to := range places {
		slices.SortFunc(rows[from:to], compareRows)
		from = to
	}
	return order, rows
}

// resize gives n items, whatever they hold, in the memory of a slice if it is enough.
func resize[T any](s *[]T, n int) []T {
	*s = slices.Grow((*s)[:0], n)[:n]
	return *s
}

func compareRows(a, b row) int {
	if c := cmp.Compare(uint64(a[0])<<32|uint64(a[1]), uint64(b[0])<<32|uint64(b[1])); c != 0 {
		return c
	}
	return cmp.Compare(uint64(a[2])<<32|uint64(a[3]), uint64(b[2])<<32|uint64(b[3]))
}

// A sortItem is a value seen from some depth on: its next 8 bytes, and how
// many of these it has, 9 if it goes on behind them.
type sortItem struct {
	key    uint64
	length uint32
	id     uint32
}

// sortValues gives the ids of all values in the order of their bytes. Most
// values are IRIs with the same beginning, so it sorts by 8 bytes at a time,
// and looks at the next 8 only among those that are equal so far.
func (c *chunk) sortValues() []uint32 {
	items := resize(&c.items, len(c.ends)-1)
	for i := range items {
		items[i].id = uint32(i + 1)
	}
	c.sortFrom(items, 0)
	order := resize(&c.order, len(items))
	for i, it := range items {
		order[i] = it.id
	}
	return order
}

// sortFrom sorts values that are equal before depth.
func (c *chunk) sortFrom(items []sortItem, depth int) {
	if len(items) <= 12 {
		slices.SortFunc(items, func(a, b sortItem) int {
			return bytes.Compare(c.value(a.id)[depth:], c.value(b.id)[depth:])
		})
		return
	}
	for i, it := range items {
		items[i].key, items[i].length = keyAt(c.value(it.id)[depth:])
	}
	slices.SortFunc(items, func(a, b sortItem) int {
		if a.key != b.key {
			return cmp.Compare(a.key, b.key)
		}
		return cmp.Compare(a.length, b.length)
	})
	for len(items) > 0 {
		n := 1
		for n < len(items) && items[n].key == items[0].key && items[n].length == items[0].length {
			n++
		}
		if n > 1 {
			c.sortFrom(items[:n], depth+8)
		}
		items = items[n:]
	}
}

func keyAt(rest []byte) (key uint64, length uint32) {
	if len(rest) >= 8 {
		return binary.BigEndian.Uint64(rest), uint32(min(len(rest), 9))
	}
	var b [8]byte
	copy(b[:], rest)
	return binary.BigEndian.Uint64(b[:]), uint32(len(rest))
}

// run is what the chunk holds, sorted. It is good until the chunk changes.
func (c *chunk) run() run {
	order, rows := c.sort()
	return run{
		count: len(order),
		values: func(int) func() ([]byte, error) {
			i := 0
			return func() ([]byte, error) {
				if i == len(order) {
					return nil, io.EOF
				}
				i++
				return c.value(order[i-1]), nil
			}
		},
		rows: func(int) func() (row, error) {
			i := 0
			return func() (row, error) {
				if i == len(rows) {
					return row{}, io.EOF
				}
				i++
				return rows[i-1], nil
			}
		},
	}
}
