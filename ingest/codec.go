package ingest

import (
	"encoding/binary"
	"maps"
	"slices"

	"ibid/fact"
)

// codec writes values to out or reads them from in: one description of a type
// serves both ways. Strings that are read are parts of in.
type codec struct {
	writing bool
	out     []byte
	in      string
	bad     bool // in does not hold what was asked for
}

func (c *codec) int(v *int) {
	if c.writing {
		c.out = binary.AppendVarint(c.out, int64(*v))
		return
	}
	var u uint64
	for i := 0; ; i++ {
		if i == len(c.in) || i == binary.MaxVarintLen64 {
			c.bad, c.in = true, ""
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

func (c *codec) int32(v *int32) {
	n := int(*v)
	c.int(&n)
	*v = int32(n)
}

func (c *codec) bool(v *bool) {
	n := 0
	if *v {
		n = 1
	}
	c.int(&n)
	*v = n == 1
}

func code[T ~string](c *codec, v *T) {
	n := len(*v)
	c.int(&n)
	switch {
	case c.writing:
		c.out = append(c.out, *v...)
	case n < 0 || n > len(c.in):
		c.bad, c.in = true, ""
	default:
		*v, c.in = T(c.in[:n]), c.in[n:]
	}
}

func (c *codec) string(v *string) { code(c, v) }

// each codes the items of a list; no items are nil.
func each[T any](c *codec, v *[]T, item func(*T)) {
	n := len(*v)
	c.int(&n)
	if !c.writing && n != 0 {
		if n < 0 || n > len(c.in) {
			c.bad, c.in = true, ""
			return
		}
		*v = make([]T, n)
	}
	for i := range *v {
		item(&(*v)[i])
	}
}

func (c *codec) strings(v *[]string) { each(c, v, c.string) }

// meta codes a map that may be nil, sorted by key.
func (c *codec) meta(v *map[string]string) {
	there := *v != nil
	c.bool(&there)
	keys := slices.Sorted(maps.Keys(*v))
	c.strings(&keys)
	if !c.writing && there {
		*v = make(map[string]string, len(keys))
	}
	for _, key := range keys {
		text := (*v)[key]
		c.string(&text)
		(*v)[key] = text
	}
}

func (c *codec) page(p *page) {
	c.string(&p.file)
	each(c, &p.problems, c.problem)
	c.string(&p.text)
	var last run
	each(c, &p.runs, func(r *run) {
		// The next run mostly begins where the one before ends.
		c.delta(&r.text, last.text+last.size)
		c.int32(&r.size)
		c.delta(&r.src, last.src+last.srcSize)
		c.delta(&r.srcSize, r.size)
		last = *r
	})
	c.document(&p.doc)
	c.int(&p.bytes)
	var start int32
	each(c, &p.lines, func(at *int32) { c.delta(at, start); start = *at })
	c.front(&p.front)
	each(c, &p.sections, func(s *section) { c.int(&s.heading); c.int(&s.start); c.int(&s.end); c.int(&s.twin) })
	each(c, &p.code, c.span)
	each(c, &p.cites, func(k *cite) { c.int(&k.at); code(c, &k.key); c.place(&k.place) })
	each(c, &p.groups, c.group)
	each(c, &p.declared, c.declaration)
	each(c, &p.links, func(l *rawLink) { c.string(&l.target); c.bool(&l.wiki); c.string(&l.text); c.int(&l.line) })
}

// delta codes a number as its distance from another.
func (c *codec) delta(v *int32, from int32) {
	n := int(*v - from)
	c.int(&n)
	*v = from + int32(n)
}

func (c *codec) problem(p *Problem) {
	c.string(&p.Pos.File)
	c.int(&p.Pos.Line)
	c.int(&p.Pos.Col)
	n := int(p.Severity)
	c.int(&n)
	p.Severity = Severity(n)
	c.string(&p.Rule)
	c.string(&p.Message)
	c.string(&p.Hint)
}

func (c *codec) document(d *fact.Document) {
	code(c, &d.ID)
	c.string(&d.Path)
	c.string(&d.Title)
	c.string(&d.Digest)
	c.string(&d.Language)
	c.meta(&d.Meta)
	each(c, &d.Headings, func(h *fact.Heading) { c.int(&h.Level); c.string(&h.Text); c.string(&h.Anchor); c.int(&h.Line) })
}

func (c *codec) front(f *frontMatter) {
	each(c, &f.sources, func(s *citedSource) { code(c, &s.key); c.place(&s.place) })
	c.cell(&f.evidence)
	c.cell(&f.kind)
	c.declaration(&f.page)
}

func (c *codec) declaration(d *declaration) {
	c.cell(&d.name)
	c.cell(&d.kind)
	c.strings(&d.aka)
	c.cell(&d.wikidata)
	c.string(&d.about)
	c.cell(&d.slug)
	c.strings(&d.former)
	c.bool(&d.page)
}

func (c *codec) group(g *group) {
	c.int(&g.section)
	each(c, &g.quotes, c.cell)
	each(c, &g.facts, c.factLine)
	c.span(&g.row)
	c.int(&g.nth)
	c.string(&g.context)
	c.span(&g.above)
	c.int(&g.below)
}

func (c *codec) factLine(f *factLine) {
	c.place(&f.at)
	c.cell(&f.subject)
	c.cell(&f.property)
	c.cell(&f.value)
	each(c, &f.qualifiers, func(q *qualifier) { c.cell(&q.name); c.cell(&q.value) })
}

func (c *codec) cell(v *cell) {
	c.string(&v.text)
	c.place(&v.at)
	c.bool(&v.filled)
}

func (c *codec) place(p *place) { c.int32(&p.line); c.int32(&p.col) }

func (c *codec) span(s *fact.Span) { c.int(&s.Start); c.int(&s.End) }
