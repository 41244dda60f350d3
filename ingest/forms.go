package ingest

import (
	"ibid/edtf"
	"ibid/fact"
)

// The forms in which a document is kept, in the order of the fields.

func (c *codec) head(h *head) {
	c.string(&h.file)
	each(c, &h.problems, c.problem)
	c.document(&h.doc)
	c.front(&h.front)
	each(c, &h.declared, c.declaration)
}

// page codes a page apart from its head.
func (c *codec) page(p *page) {
	c.verbatim(&p.text)
	var last run
	each(c, &p.runs, func(r *run) {
		// The next run mostly begins where the one before ends.
		c.delta(&r.text, last.text+last.size)
		integer(c, &r.size)
		c.delta(&r.src, last.src+last.srcSize)
		c.delta(&r.srcSize, r.size)
		last = *r
	})
	var start int32
	each(c, &p.lines, func(at *int32) { c.delta(at, start); start = *at })
	c.int(&p.bytes)
	each(c, &p.sections, func(s *section) { c.int(&s.heading); c.int(&s.start); c.int(&s.end); c.int(&s.twin) })
	each(c, &p.code, c.span)
	each(c, &p.cites, c.cite)
	each(c, &p.groups, c.group)
	each(c, &p.links, func(l *rawLink) {
		c.string(&l.target)
		c.bool(&l.wiki)
		c.string(&l.text)
		c.span(&l.words)
		c.int(&l.line)
	})
}

func (c *codec) document(d *fact.Document) {
	code(c, &d.ID)
	c.string(&d.Path)
	c.string(&d.Title)
	c.string(&d.Digest)
	c.string(&d.Language)
	c.meta(&d.Meta)
	texts(c, &d.Sources)
	each(c, &d.Headings, func(h *fact.Heading) { c.int(&h.Level); c.string(&h.Text); c.string(&h.Anchor); c.int(&h.Line) })
}

func (c *codec) front(f *frontMatter) {
	each(c, &f.sources, c.cite)
	c.cell(&f.evidence)
	c.cell(&f.kind)
	c.string(&f.language)
	c.declaration(&f.page)
}

func (c *codec) declaration(d *declaration) {
	c.cell(&d.name)
	c.cell(&d.kind)
	texts(c, &d.aka)
	c.cell(&d.wikidata)
	c.string(&d.about)
	c.cell(&d.slug)
	texts(c, &d.former)
	texts(c, &d.unfound)
	c.bool(&d.silent)
	c.bool(&d.page)
}

func (c *codec) group(g *group) {
	c.int(&g.section)
	each(c, &g.quotes, c.cell)
	each(c, &g.cites, c.cite)
	each(c, &g.facts, c.factLine)
	c.span(&g.row)
	c.int(&g.nth)
	c.string(&g.context)
	c.span(&g.above)
	c.int(&g.below)
}

func (c *codec) cite(k *cite) {
	c.int(&k.at)
	c.place(&k.place)
	integer(c, &k.form)
	c.citation(&k.Citation)
}

func (c *codec) citation(k *fact.Citation) {
	code(c, &k.Source)
	code(c, &k.Label)
	c.string(&k.Value)
	c.string(&k.Prefix)
	c.string(&k.Suffix)
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

func (c *codec) place(p *place) { integer(c, &p.line); integer(c, &p.col) }

func (c *codec) span(s *fact.Span) { c.int(&s.Start); c.int(&s.End) }

func (c *codec) problem(p *Problem) {
	c.pos(&p.Pos)
	integer(c, &p.Severity)
	c.string(&p.Rule)
	c.string(&p.Message)
	c.string(&p.Hint)
}

func (c *codec) pos(p *fact.Pos) { c.string(&p.File); c.int(&p.Line); c.int(&p.Col) }

func (c *codec) outcome(o *outcome) {
	each(c, &o.problems, c.problem)
	each(c, &o.unknown, func(u *unknown) { c.int(&u.problem); c.string(&u.name) })
	c.checked(&o.checked)
	texts(c, &o.statements)
	c.int(&o.mentions)
	c.int(&o.links)
}

func (c *codec) checked(n *Checked) {
	for _, v := range []*int{
		&n.Documents, &n.Entities, &n.Facts, &n.Quotes, &n.ExactQuotes, &n.NormalisedQuotes, &n.HeadingQuotes,
		&n.SourcedReferences, &n.UnsourcedReferences, &n.Values, &n.InferredValues, &n.Names, &n.Mentions,
	} {
		c.int(v)
	}
	bytes := int(n.Bytes)
	c.int(&bytes)
	n.Bytes = int64(bytes)
}

// findings codes what a document says, apart from the identifiers of the
// statements, which its outcome has.
func (c *codec) findings(f *findings) {
	n := len(f.statements)
	if c.int(&n); !c.writing {
		if n < 0 || n > len(c.in) {
			c.fail()
			return
		}
		f.statements = make([]fact.Statement, n)
	}
	// All have one reference, and those of a document are kept together.
	references := make([]fact.Reference, n)
	var headings []string
	var citations []fact.Citation
	for i := range f.statements {
		s := &f.statements[i]
		if c.writing {
			references[i] = s.References[0]
		} else {
			s.References = references[i : i+1 : i+1]
		}
		c.statement(s)
		r := &references[i]
		like(c, &r.Headings, &headings, c.string)
		like(c, &r.Citations, &citations, c.citation)
		c.reference(r)
	}
	each(c, &f.mentions, c.mention)
	each(c, &f.links, func(l *fact.Link) { code(c, &l.From); code(c, &l.To); c.string(&l.Text); c.int(&l.Line) })
}

// statement codes a statement apart from its identifier and its reference.
func (c *codec) statement(s *fact.Statement) {
	code(c, &s.Subject)
	code(c, &s.Property)
	c.value(&s.Value)
	each(c, &s.Qualifiers, func(q *fact.Qualifier) { code(c, &q.Property); c.value(&q.Value) })
	integer(c, &s.Rank)
	c.string(&s.Why)
}

func (c *codec) value(v *fact.Value) {
	integer(c, &v.Kind)
	if v.Kind != fact.DateValue {
		c.string(&v.Text)
		return
	}
	text := v.Date.String()
	if c.string(&text); !c.writing {
		d, err := edtf.Parse(text)
		if err != nil {
			c.fail()
		}
		v.Date = d
	}
}

// reference codes a reference apart from its headings and citations.
func (c *codec) reference(r *fact.Reference) {
	code(c, &r.ID)
	code(c, &r.Document)
	c.string(&r.Anchor)
	c.string(&r.Quote)
	c.int(&r.Occurrence)
	code(c, &r.Match)
	code(c, &r.Method)
	c.string(&r.Reason)
	c.int(&r.Line)
	each(c, &r.Spans, c.span)
	c.pos(&r.Pos)
}

func (c *codec) mention(m *fact.Mention) {
	code(c, &m.Entity)
	code(c, &m.Document)
	c.string(&m.Anchor)
	c.string(&m.Words)
	c.string(&m.Name)
	c.span(&m.Span)
	c.int(&m.Line)
	c.bool(&m.Ambiguous)
}
