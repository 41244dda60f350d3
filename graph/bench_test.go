package graph

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/path"

	"ibid/edtf"
	"ibid/fact"
	"ibid/graph/postgres/postgrestest"
	"ibid/graph/snapshot"
	"ibid/graph/storetest"
)

// largeCorpus makes a corpus of about so many quads: ten statements an entity,
// whose statements stand anywhere, twelve a document, one in ten of them with a
// second reference, quotes of a dozen words.
func largeCorpus(quads int) *fact.Corpus {
	return corpusOf(quads/22, quads/220+1, func(r *rand.Rand, _, entities int) int { return r.IntN(entities) })
}

// unevenCorpus is largeCorpus with the entities of the shipped corpus: as many
// statements of each, which stand beside each other.
func unevenCorpus(quads int) *fact.Corpus {
	// How many entities of the shipped corpus have so many statements.
	of := []struct{ statements, entities int }{
		{1, 44}, {2, 26}, {3, 22}, {4, 17}, {5, 8}, {6, 9}, {7, 5}, {8, 5}, {9, 7}, {10, 1}, {11, 1}, {15, 1}, {16, 2}, {20, 2}, {21, 1}, {27, 2}, {35, 1}, {36, 1}, {210, 1},
	}
	var counts []int
	total := 0
	for _, x := range of {
		counts = append(counts, slices.Repeat([]int{x.statements}, x.entities)...)
		total += x.statements * x.entities
	}
	rand.New(rand.NewPCG(2, 2)).Shuffle(len(counts), func(i, j int) { counts[i], counts[j] = counts[j], counts[i] })
	var subjects []int // of one round of entities
	for entity, n := range counts {
		subjects = append(subjects, slices.Repeat([]int{entity}, n)...)
	}
	statements := quads / 22
	return corpusOf(statements, (statements/total+1)*len(counts), func(_ *rand.Rand, i, _ int) int {
		return i/total*len(counts) + subjects[i%total]
	})
}

// corpusOf makes a corpus of so many statements and entities, of which subject
// says the one that each statement is about.
func corpusOf(statements, entities int, subject func(r *rand.Rand, statement, entities int) int) *fact.Corpus {
	r := rand.New(rand.NewPCG(1, 1))
	c := &fact.Corpus{Info: fact.Info{Title: "Large", Base: base, Language: "en-GB"}}
	for i := range statements/12 + 1 {
		id := fmt.Sprintf("part-%05d/document-%07d", i/100, i)
		c.Documents = append(c.Documents, fact.Document{
			ID: fact.DocumentID(id), Path: id + ".md", Title: "On " + vocable(i), Digest: fact.Hash(id) + fact.Hash(id), Language: "en-GB",
			Headings: []fact.Heading{{Level: 1, Text: "On " + vocable(i), Anchor: "on", Line: 3}, {Level: 2, Text: "Beginnings", Anchor: "beginnings", Line: 9}},
		})
	}
	kinds := []string{"Organization", "Person", "Service", "Place", "Event"}
	for i := range entities {
		kind := kinds[i%len(kinds)]
		c.Entities = append(c.Entities, fact.Entity{
			ID: fact.EntityID(strings.ToLower(kind) + "/" + strings.ToLower(vocable(i))), Kind: kind, Name: vocable(i),
			Aliases: []string{"The " + vocable(i)}, About: fmt.Sprintf("what document %d is about", i), Pos: fact.Pos{File: "part-00000/document.md", Line: i%90 + 1},
		})
	}
	entity := func() fact.Value {
		return c.Entities[r.IntN(len(c.Entities))].ID.Value()
	}
	date := func() fact.Value {
		return fact.Value{Kind: fact.DateValue, Date: edtf.MustParse(fmt.Sprintf("%d-%02d-%02d", 1850+r.IntN(150), 1+r.IntN(12), 1+r.IntN(28)))}
	}
	for i := range statements {
		s := fact.Statement{Subject: c.Entities[subject(r, i, entities)].ID}
		switch i % 4 {
		case 0, 1:
			s.Property, s.Value = []fact.PropertyID{"partOf", "runsOn", "comparedWith", "ledBy"}[r.IntN(4)], entity()
		case 2:
			s.Property, s.Value = []fact.PropertyID{"launched", "announced", "founded"}[r.IntN(3)], date()
		default:
			s.Property, s.Value = "count", value(fmt.Sprintf("#%d servers", r.IntN(100_000)))
			s.Qualifiers = []fact.Qualifier{{Property: "asOf", Value: date()}}
		}
		if i%3 == 0 {
			s.Qualifiers = append(s.Qualifiers, fact.Qualifier{Property: "on", Value: date()})
		}
		for j := range 1 + i%10/9 {
			d := &c.Documents[(i/12+j)%len(c.Documents)]
			ref := fact.Reference{
				Document: d.ID, Headings: []string{d.Title, "Beginnings"}, Anchor: "beginnings", Quote: sentence(r, i), Occurrence: 1,
				Match: fact.Exact, Method: fact.Asserted, Line: i%400 + 1, Spans: []fact.Span{{Start: i%9000 + 100, End: i%9000 + 170}},
				Citations: []fact.Citation{{Source: "annals"}}, Pos: fact.Pos{File: d.Path, Line: i%400 + 9, Col: 1},
			}
			ref.Identify()
			s.References = append(s.References, ref)
		}
		s.Identify()
		c.Statements = append(c.Statements, s)
	}
	sortCorpus(c)
	c.Statements = slices.CompactFunc(c.Statements, func(a, b fact.Statement) bool { return a.ID == b.ID })
	return c
}

// vocable returns a name that is unique by its number.
func vocable(n int) string {
	syllables := [...]string{"ba", "cor", "dan", "el", "fir", "gor", "hal", "in", "jo", "kel", "lum", "mar", "nor", "os", "pel", "qui"}
	var name strings.Builder
	name.WriteString("Qu")
	for n += len(syllables); n > 0; n /= len(syllables) {
		name.WriteString(syllables[n%len(syllables)])
	}
	return name.String()
}

func sentence(r *rand.Rand, n int) string {
	list := strings.Fields("the old harbour was quiet in those years and few ships came there before the railway had been built along the coast")
	var b strings.Builder
	for range 10 {
		b.WriteString(list[r.IntN(len(list))] + " ")
	}
	return b.String() + vocable(n%5000) + " " + strconv.Itoa(n)
}

// benchQuads is how many quads the benchmarks of large graphs use: a million, or what the
// environment variable QUADS says.
func benchQuads(b *testing.B) int {
	n, err := strconv.Atoi(os.Getenv("QUADS"))
	if err != nil {
		return 1_000_000
	}
	return n
}

// BenchmarkBuild writes a file from the statements of a corpus in memory.
func BenchmarkBuild(b *testing.B) {
	o, c := ontology(b), largeCorpus(benchQuads(b))
	file := filepath.Join(b.TempDir(), "graph")
	runtime.GC()
	for b.Loop() {
		if err := Build(b.Context(), c, o, file, 0); err != nil {
			b.Fatal(err)
		}
	}
	info, err := os.Stat(file)
	if err != nil {
		b.Fatal(err)
	}
	g := must[*Graph](b)(OpenStore(b.Context(), file))
	defer g.Close()
	quads := float64(g.Stats().Quads)
	b.ReportMetric(quads, "quads")
	b.ReportMetric(quads*float64(b.N)/b.Elapsed().Seconds(), "quads/s")
	b.ReportMetric(float64(info.Size())/quads, "B/quad")
	for name, section := range sectionsOf(g.store.quads.(*snapshot.Store), sectionNames()) {
		b.ReportMetric(float64(len(section))/quads, name+"-B/quad")
	}
}

// BenchmarkFile asks a large graph in a file.
func BenchmarkFile(b *testing.B) {
	ctx := b.Context()
	file := filepath.Join(b.TempDir(), "graph")
	if err := Build(ctx, largeCorpus(benchQuads(b)), ontology(b), file, 0); err != nil {
		b.Fatal(err)
	}
	runtime.GC()
	b.Run("OpenStore", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := must[*Graph](b)(OpenStore(ctx, file)).Close(); err != nil {
				b.Fatal(err)
			}
		}
	})
	askLarge(b, file)
}

// BenchmarkUneven asks for entities that have few statements, as most do, or many.
func BenchmarkUneven(b *testing.B) {
	ctx := b.Context()
	file := filepath.Join(b.TempDir(), "graph")
	if err := Build(ctx, unevenCorpus(benchQuads(b)), ontology(b), file, 0); err != nil {
		b.Fatal(err)
	}
	g := must[*Graph](b)(OpenStore(ctx, file))
	defer g.Close()
	askAny(b, g, must[[]fact.EntityID](b)(g.EntityIDs(ctx, "")))
}

// BenchmarkDatabase loads a large graph into PostgreSQL and asks it the same.
func BenchmarkDatabase(b *testing.B) {
	url, c := postgrestest.Shared(b).Database(b), largeCorpus(benchQuads(b))
	start := time.Now()
	if err := Build(b.Context(), c, ontology(b), url, 0); err != nil {
		b.Fatal(err)
	}
	took := time.Since(start)
	g := must[*Graph](b)(OpenStore(b.Context(), url))
	rate := float64(g.Stats().Quads) / took.Seconds()
	if err := g.Close(); err != nil {
		b.Fatal(err)
	}
	b.Run("OpenStore", func(b *testing.B) {
		for b.Loop() {
			if err := must[*Graph](b)(OpenStore(b.Context(), url)).Close(); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(rate, "loaded-quads/s")
	})
	askLarge(b, url)
}

// askLarge asks the graph of a large corpus.
func askLarge(b *testing.B, store string) {
	ctx := b.Context()
	g := must[*Graph](b)(OpenStore(ctx, store))
	defer g.Close()
	ids := must[[]fact.EntityID](b)(g.EntityIDs(ctx, ""))
	entity := func(i int) fact.EntityID { return ids[i*7919%len(ids)] }
	from, to := g.in(claimPart, "partOf"), g.in(valuePart, "partOf")
	for _, question := range []struct {
		name string
		ask  func(i int) error
	}{
		{"StatementsOf/hot", func(i int) error {
			_, err := g.StatementsOf(ctx, Out, entity(i%100))
			return err
		}},
		{"StatementsOf/100", func(i int) error {
			var some []fact.EntityID
			for k := range 100 {
				some = append(some, entity(100*i+k))
			}
			_, err := g.StatementsOf(ctx, Out, some...)
			return err
		}},
		{"Path/2-hop", func(i int) error {
			return path.StartPath(g.store.quads, g.entity(entity(i))).Out(from).Out(to).Iterate(ctx).Each(func(refs.Ref) error { return nil })
		}},
		{"Search/name", func(i int) error {
			_, err := g.Search(ctx, vocable(i%len(ids)))
			return err
		}},
		{"Search/words", func(i int) error {
			_, err := g.Search(ctx, "harbour railway "+vocable(i%5000)+" ")
			return err
		}},
		{"StatementsBetween", func(i int) error {
			start := i * 7919 % (g.stats.Statements - 20)
			_, err := g.StatementsBetween(ctx, start, start+20)
			return err
		}},
		{"Timeline/day", func(i int) error {
			_, err := g.Timeline(ctx, edtf.MustParse(fmt.Sprintf("%d-05-07", 1850+i%150)))
			return err
		}},
	} {
		b.Run(question.name, func(b *testing.B) { storetest.Measure(b, question.ask) })
	}
	askAny(b, g, ids)
}

// askAny asks for the statements of one entity after the other.
func askAny(b *testing.B, g *Graph, ids []fact.EntityID) {
	ask := func(i int) error {
		_, err := g.StatementsOf(b.Context(), Out, ids[i*7919%len(ids)])
		return err
	}
	b.Run("StatementsOf/any", func(b *testing.B) { storetest.Measure(b, ask) })
	b.Run("StatementsOf/any-parallel", func(b *testing.B) {
		var asked atomic.Int64
		b.RunParallel(func(pb *testing.PB) {
			for pb.Next() {
				if err := ask(int(asked.Add(1))); err != nil {
					b.Error(err)
					return
				}
			}
		})
		b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "entities/s")
	})
}

// BenchmarkQuestions asks a graph of 20,000 statements about 2,000 entities.
func BenchmarkQuestions(b *testing.B) {
	ctx := context.Background()
	g := openGraph(b, randomCorpus(ontology(b), 1, 1600, 2000, 20000))
	ids := must[[]fact.EntityID](b)(g.EntityIDs(ctx, ""))
	for _, question := range []struct {
		name string
		ask  func(i int) error
	}{
		{"StatementsOf/100", func(i int) error {
			_, err := g.StatementsOf(ctx, Both, ids[i%19*100:][:100]...)
			return err
		}},
		{"Entities/100", func(i int) error {
			_, err := g.Entities(ctx, ids[i%19*100:][:100]...)
			return err
		}},
		{"Search/prefix", func(int) error {
			_, err := g.Search(ctx, "quo")
			return err
		}},
		{"Paths", func(i int) error {
			_, err := g.Paths(ctx, ids[i%len(ids)], ids[(i*7+1)%len(ids)], PathOptions{})
			return err
		}},
		{"Disputes", func(i int) error {
			_, err := g.Disputes(ctx, true, ids[i%len(ids)])
			return err
		}},
	} {
		b.Run(question.name, func(b *testing.B) { storetest.Measure(b, question.ask) })
	}
}
