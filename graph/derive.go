package graph

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"github.com/cayleygraph/quad"
	"golang.org/x/sync/errgroup"

	"ibid/fact"
	"ibid/graph/snapshot"
	"ibid/schema"
)

// about is what a graph says of itself, as JSON.
type about struct {
	Base     string            `json:"base"`
	Revision string            `json:"revision"`
	Ontology string            `json:"ontology"` // its digest
	Schema   []schema.Source   `json:"schema"`   // what the corpus adds to the built-in schema
	Order    []fact.PropertyID `json:"order"`    // of all properties
	Mirrored []fact.PropertyID `json:"mirrored"` // those that are symmetric
	Stats    Stats             `json:"stats"`
}

// deriver makes the sections of a graph from its quads.
type deriver struct {
	*Graph   // with no sections yet
	quads    *snapshot.Store
	ontology *schema.Ontology

	labels   []node          // by node: the object of its rdfs:label
	places   map[node]uint32 // of entities and documents among the targets
	names    [][]byte
	texts    []passage
	sections map[string][]byte
}

// addSections lets a builder add all that a graph holds beside its quads, and
// starts to pack the files, which need none. The sections are made without the
// corpus, so that the statements need not be in memory until then.
func addSections(ctx context.Context, b *snapshot.Builder, c *fact.Corpus, o *schema.Ontology) error {
	base, content, files := c.Base, c.Content, originals(c)
	packed := sync.OnceValues(func() (*shelver, error) { return packFiles(ctx, content, files) })
	go packed()
	var once sync.Once
	var sections map[string][]byte
	var err error
	for _, name := range sectionNames() {
		failed := b.AddSection(name, func(s *snapshot.Store) ([]byte, error) {
			once.Do(func() { sections, err = derive(ctx, s, base, packed, o) })
			return sections[name], err
		})
		if failed != nil {
			return failed
		}
	}
	return nil
}

// derive returns all sections by name. They follow from the quads, the files of
// the corpus and the ontology alone.
func derive(ctx context.Context, s *snapshot.Store, base string, packed func() (*shelver, error), o *schema.Ontology) (map[string][]byte, error) {
	d := &deriver{Graph: newGraph(s, base, nil), quads: s, ontology: o, places: map[node]uint32{}, sections: map[string][]byte{}}
	a := about{Base: base, Ontology: o.Digest, Schema: o.Added}
	for _, p := range o.Properties {
		a.Order = append(a.Order, p.ID)
		if p.Symmetric {
			a.Mirrored = append(a.Mirrored, p.ID)
		}
	}
	together, ctx := errgroup.WithContext(ctx)
	together.Go(func() (err error) {
		a.Revision, err = hashLines(ctx, s)
		return err
	})
	together.Go(func() (err error) {
		for _, step := range []func() error{func() error { return d.findTargets(ctx) }, d.findTexts, d.indexTexts, d.findDates, func() error { return d.findSubjects(ctx) }} {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := step(); err != nil {
				return err
			}
		}
		a.Stats, err = countAll(ctx, d.Graph, o)
		return err
	})
	if err := together.Wait(); err != nil {
		return nil, err
	}
	files, err := packed()
	if err == nil {
		err = d.shelve(files)
	}
	if err != nil {
		return nil, err
	}
	d.sections[aboutSection], err = json.Marshal(a)
	return d.sections, err
}

// hashLines returns the SHA-256 of the canonical N-Quads document. To put the
// lines together takes nearly as long as to hash them, so both are done at once.
func hashLines(ctx context.Context, s *snapshot.Store) (string, error) {
	h := sha256.New()
	hashing := newRelay(1<<16, func(lines []byte) { h.Write(lines) })
	n := 0
	for line, err := range s.Lines() {
		if n++; n%(1<<16) == 0 {
			err = cmp.Or(err, ctx.Err())
		}
		if err != nil {
			hashing.close()
			return "", err
		}
		hashing.put(line...)
	}
	hashing.close()
	return hex.EncodeToString(h.Sum(nil)), nil
}

// rows returns the quads with a predicate, in the order of their subjects.
func (d *deriver) rows(predicate quad.IRI) ([]row, error) {
	n, err := d.node(predicate)
	if err != nil {
		return nil, err
	}
	var l level
	err = d.quads.ReadLevel(context.Background(), &l, quad.Predicate, []node{n})
	return l.Rows, err
}

// node returns the node of a value, 0 if no quad has it.
func (d *deriver) node(v quad.Value) (node, error) {
	nodes, err := d.quads.Nodes(context.Background(), []quad.Value{v})
	if err != nil {
		return 0, err
	}
	return nodes[0], nil
}

// findTargets lists entities by name and documents by path.
func (d *deriver) findTargets(ctx context.Context) error {
	labels, err := d.rows(rdfsLabel)
	if err != nil {
		return err
	}
	d.labels = d.byNode(labels)
	type named struct {
		target
		name, id string
	}
	var all []named
	list := func(subjects []node, kind node, name func(node) (string, error)) error {
		for _, s := range subjects {
			id, err := d.quads.Text(s)
			if err != nil {
				return err
			}
			text, err := name(s)
			if err != nil {
				return err
			}
			all = append(all, named{target{s, kind}, text, id})
		}
		return nil
	}
	for _, k := range d.ontology.Kinds {
		kind, err := d.node(d.kind(k.Name))
		if err != nil {
			return err
		}
		entities, err := d.store.instances(ctx, d.kind(k.Name))
		if err != nil {
			return err
		}
		err = list(entities, kind, func(n node) (string, error) {
			if d.labels[n] == 0 {
				return "", nil
			}
			name, err := d.quads.Text(d.labels[n])
			return Fold(name), err
		})
		if err != nil {
			return err
		}
	}
	documents, err := d.store.instances(ctx, documentClass)
	if err != nil {
		return err
	}
	located, err := d.rows(ibid + "path")
	if err != nil {
		return err
	}
	paths := d.byNode(located)
	err = list(documents, 0, func(n node) (string, error) {
		if paths[n] == 0 {
			return "", nil
		}
		return d.quads.Text(paths[n])
	})
	if err != nil {
		return err
	}
	slices.SortFunc(all, func(a, b named) int {
		if a.kind == 0 != (b.kind == 0) {
			return cmp.Compare(b.kind, a.kind) // documents last
		}
		return cmp.Or(strings.Compare(a.name, b.name), strings.Compare(a.id, b.id))
	})
	var section []byte
	for i, n := range all {
		d.places[n.node] = uint32(i)
		section = binary.LittleEndian.AppendUint32(section, uint32(n.node))
		section = binary.LittleEndian.AppendUint32(section, uint32(n.kind))
	}
	d.sections[targetsSection] = section
	return nil
}

// byNode returns the object of the first of the rows of each subject.
func (d *deriver) byNode(rows []row) []node {
	size, _ := d.quads.Stats(context.Background(), true) // a count, which cannot fail
	out := make([]node, size.Nodes.Value+1)
	for _, r := range rows {
		if out[r[0]] == 0 {
			out[r[0]] = r[2]
		}
	}
	return out
}

// findTexts gathers the texts of all targets.
func (d *deriver) findTexts() error {
	for _, p := range []struct {
		predicate quad.IRI
		weight    uint32
		isName    bool
	}{
		{rdfsLabel, weightName, true},
		{skos + "prefLabel", weightName, true},
		{skos + "altLabel", weightAlias, true},
		{dcterms + "title", weightName, true},
		{dcterms + "description", weightAbout, false},
	} {
		rows, err := d.rows(p.predicate)
		if err != nil {
			return err
		}
		for _, r := range rows {
			place, ok := d.places[r[0]]
			if !ok {
				continue
			}
			d.texts = append(d.texts, passage{place, r[2], p.weight})
			if !p.isName {
				continue
			}
			name, err := d.quads.Text(r[2])
			if err != nil {
				return err
			}
			d.names = append(d.names, binary.BigEndian.AppendUint32(append(nameKey(Fold(name)), ^byte(p.weight)), place))
		}
	}
	headings, err := d.rows(dcterms + "isPartOf")
	if err != nil {
		return err
	}
	for _, r := range headings {
		if place, ok := d.places[r[2]]; ok && d.labels[r[0]] != 0 {
			d.texts = append(d.texts, passage{place, d.labels[r[0]], weightHeading})
		}
	}
	if err := d.findQuotes(); err != nil {
		return err
	}
	slices.SortFunc(d.names, slices.Compare)
	d.sections[namesSection] = makeList(slices.CompactFunc(d.names, slices.Equal))
	return nil
}

// findQuotes gathers the words on which the statements of each entity rest.
func (d *deriver) findQuotes() error {
	quoted, err := d.rows(d.in(referencePart, "exact"))
	if err != nil {
		return err
	}
	exact := d.byNode(quoted)
	derived, err := d.rows(derivedFrom) // sorted by statement
	if err != nil {
		return err
	}
	for _, p := range d.ontology.Properties {
		claims, err := d.rows(d.in(claimPart, string(p.ID)))
		if err != nil {
			return err
		}
		for _, claim := range claims {
			place, ok := d.places[claim[0]]
			if !ok {
				continue
			}
			i, _ := slices.BinarySearchFunc(derived, claim[2], func(r row, n node) int { return cmp.Compare(r[0], n) })
			for ; i < len(derived) && derived[i][0] == claim[2]; i++ {
				if quote := exact[derived[i][2]]; quote != 0 {
					d.texts = append(d.texts, passage{place, quote, weightQuote})
				}
			}
		}
	}
	return nil
}

// indexTexts makes the lists of texts, terms and postings.
func (d *deriver) indexTexts() error {
	slices.SortFunc(d.texts, func(a, b passage) int {
		return cmp.Or(cmp.Compare(a.target, b.target), cmp.Compare(b.weight, a.weight), cmp.Compare(a.node, b.node))
	})
	d.texts = slices.Compact(d.texts)
	type posted struct {
		last  uint32
		bytes []byte
	}
	terms := map[string]*posted{}
	var section []byte
	var found []word
	for i, t := range d.texts {
		section = binary.LittleEndian.AppendUint32(section, t.target)
		section = binary.LittleEndian.AppendUint32(section, uint32(t.node))
		section = binary.LittleEndian.AppendUint32(section, t.weight)
		content, err := d.quads.Text(t.node)
		if err != nil {
			return err
		}
		found = appendWords(found[:0], content)
		for _, w := range found {
			p := terms[w.term]
			if p == nil {
				p = &posted{}
				terms[strings.Clone(w.term)] = p
			}
			if len(p.bytes) == 0 || p.last != uint32(i) {
				p.bytes = binary.AppendUvarint(p.bytes, uint64(uint32(i)-p.last))
				p.last = uint32(i)
			}
		}
	}
	d.sections[textsSection] = section
	sorted := make([]string, 0, len(terms))
	for t := range terms {
		sorted = append(sorted, t)
	}
	slices.Sort(sorted)
	postings := make([][]byte, len(sorted))
	for i, t := range sorted {
		postings[i] = terms[t].bytes
	}
	d.sections[termsSection] = makeList(sorted)
	d.sections[postingsSection] = makeList(postings)
	return nil
}
