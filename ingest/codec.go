package ingest

import (
	"encoding/binary"
	"maps"
	"slices"
	"sync"
)

// codec writes values to out or reads them from in: one description of a type
// serves both ways. Strings that are read are parts of in, and one that occurs
// again is written as its number.
type codec struct {
	writing bool
	out     []byte
	in      string
	bad     bool           // in does not hold what was asked for
	numbers map[string]int // of the strings that were written
	table   []string       // those that were read
}

// encode returns the code of v, which item describes. It uses a codec of the pool.
func encode[T any](pool *sync.Pool, item func(*codec, *T), v *T) string {
	c, ok := pool.Get().(*codec)
	if !ok {
		c = &codec{writing: true, numbers: map[string]int{}}
	}
	item(c, v)
	code := string(c.out)
	if len(c.out) < 1<<20 { // a larger one would take its memory for ever
		c.out = c.out[:0]
		clear(c.numbers)
		pool.Put(c)
	}
	return code
}

// decode reads what encode wrote. It is false when in is something else.
func decode[T any](item func(*codec, *T), in string, v *T) bool {
	c := codec{in: in, table: make([]string, 0, 1+len(in)/32)}
	item(&c, v)
	return !c.bad && c.in == ""
}

func (c *codec) fail() { c.bad, c.in = true, "" }

func (c *codec) int(v *int) {
	if c.writing {
		c.out = binary.AppendVarint(c.out, int64(*v))
		return
	}
	var u uint64
	for i := 0; ; i++ {
		if i == len(c.in) || i == binary.MaxVarintLen64 {
			c.fail()
			return
		}
		b := c.in[i]
		u |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			c.in = c.in[i+1:]
			break
		}
	}
	*v = int(u>>1) ^ -int(u&1)
}

// integer codes an integer of another type.
func integer[T ~int8 | ~int32](c *codec, v *T) {
	n := int(*v)
	c.int(&n)
	*v = T(n)
}

// delta codes a number as its distance from another.
func (c *codec) delta(v *int32, from int32) {
	n := int(*v - from)
	c.int(&n)
	*v = from + int32(n)
}

func (c *codec) bool(v *bool) {
	n := 0
	if *v {
		n = 1
	}
	c.int(&n)
	*v = n == 1
}

// code codes a string: the length and the text of a new one, or a negative
// number for one that was there before.
func code[T ~string](c *codec, v *T) {
	n := len(*v)
	if c.writing {
		known, again := c.numbers[string(*v)]
		switch {
		case again:
			n = -1 - known
			c.int(&n)
			return
		case n > 0:
			c.numbers[string(*v)] = len(c.numbers)
		}
		c.int(&n)
		c.out = append(c.out, *v...)
		return
	}
	c.int(&n)
	switch {
	case n == 0:
		*v = ""
	case n < -len(c.table), n > len(c.in):
		c.fail()
	case n < 0:
		*v = T(c.table[-1-n])
	default:
		*v, c.in = T(c.in[:n]), c.in[n:]
		c.table = append(c.table, string(*v))
	}
}

func (c *codec) string(v *string) { code(c, v) }

// verbatim codes a string that does not occur again.
func (c *codec) verbatim(v *string) {
	n := len(*v)
	c.int(&n)
	switch {
	case c.writing:
		c.out = append(c.out, *v...)
	case n < 0 || n > len(c.in):
		c.fail()
	default:
		*v, c.in = c.in[:n], c.in[n:]
	}
}

// each codes the items of a list; no items are nil.
func each[T any](c *codec, v *[]T, item func(*T)) {
	n := len(*v)
	c.int(&n)
	if !c.writing {
		if n < 0 || n > len(c.in) {
			c.fail()
			return
		}
		if *v = nil; n > 0 {
			*v = make([]T, n)
		}
	}
	for i := range *v {
		item(&(*v)[i])
	}
}

// texts codes a list of strings.
func texts[T ~string](c *codec, v *[]T) { each(c, v, func(s *T) { code(c, s) }) }

// like codes a list that is mostly the same as the one before, with which it
// then shares its memory.
func like[T comparable](c *codec, v, before *[]T, item func(*T)) {
	same := c.writing && slices.Equal(*v, *before)
	if c.bool(&same); same {
		*v = *before
	} else {
		each(c, v, item)
	}
	*before = *v
}

// meta codes a map that may be nil, sorted by key.
func (c *codec) meta(v *map[string]string) {
	there := *v != nil
	c.bool(&there)
	keys := slices.Sorted(maps.Keys(*v))
	texts(c, &keys)
	switch {
	case !there && len(keys) > 0:
		c.fail()
		return
	case !c.writing && there:
		*v = make(map[string]string, len(keys))
	}
	for _, key := range keys {
		text := (*v)[key]
		c.string(&text)
		(*v)[key] = text
	}
}
