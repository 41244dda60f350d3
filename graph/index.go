package graph

import (
	"bytes"
	"encoding/binary"
	"slices"
	"sort"

	"ibid/edtf"
)

// The sections of a graph beside its quads. All numbers in them are little-endian.
const (
	// aboutSection holds what is said of the graph as a whole; see [about].
	aboutSection = "about"
	// targetsSection holds what a search may find, 8 bytes each: the node of the
	// entity or document, and the node of the kind of the entity, or 0. First
	// all entities, sorted by folded name and identifier, then all documents,
	// sorted by path.
	targetsSection = "targets"
	// namesSection is a list, sorted: a folded name, a zero byte, how much it
	// counts as 1 byte inverted, and the place of its target as 4 bytes, big-endian.
	namesSection = "names"
	// textsSection holds the texts that are searched, 12 bytes each: the place of
	// the target, the node of the text, and how much it counts. Sorted by these,
	// what counts most first.
	textsSection = "texts"
	// termsSection is the list of all words of the texts, folded and sorted;
	// postingsSection says for each in which texts it stands: their places,
	// rising, each as the distance from the one before in a uvarint.
	termsSection    = "terms"
	postingsSection = "postings"
	// timelineSection holds the dated statements in order of date, as
	// [edtf.Compare] has it, and identifier, 12 bytes each: the number of the first
	// and the last day, and the node of the statement. See [dayNumbers].
	timelineSection = "timeline"
	// subjectsSection holds the entities that have statements, in the order of
	// their identifiers, 8 bytes each: the node, and how many statements it and
	// those before it have. As a statement is a node itself, there are no more of
	// them than 4 bytes can count.
	subjectsSection = "subjects"
)

// list is a section of many byte strings: their number, where each begins and
// the last ends, as 4 bytes each, then the bytes.
type list []byte

func makeList[T ~string | ~[]byte](items []T) list {
	size := 0
	for _, it := range items {
		size += len(it)
	}
	b := make(list, 0, 4*(len(items)+2)+size)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(items)))
	end := uint32(0)
	b = binary.LittleEndian.AppendUint32(b, end)
	for _, it := range items {
		end += uint32(len(it))
		b = binary.LittleEndian.AppendUint32(b, end)
	}
	for _, it := range items {
		b = append(b, it...)
	}
	return b
}

func (l list) len() int { return min(int(number32(l, 0)), max(len(l)/4-2, 0)) }

// at returns an item, or nil where the section is damaged.
func (l list) at(i int) []byte {
	text := l[min(len(l), 4*(l.len()+2)):]
	start, end := number32(l, i+1), number32(l, i+2)
	if start > end || int(end) > len(text) {
		return nil
	}
	return text[start:end]
}

// search returns the place of the first item that is not less than key.
func (l list) search(key []byte) int {
	return sort.Search(l.len(), func(i int) bool { return bytes.Compare(l.at(i), key) >= 0 })
}

// number32 returns the i-th number of a section, or 0 where that is damaged.
func number32(section []byte, i int) uint32 {
	if i < 0 || 4*i+4 > len(section) {
		return 0
	}
	return binary.LittleEndian.Uint32(section[4*i:])
}

// target is what a search may find: an entity, or a document if kind is 0.
type target struct{ node, kind node }

type targets []byte

func (t targets) len() int { return len(t) / 8 }

func (t targets) at(i int) target { return target{node(number32(t, 2*i)), node(number32(t, 2*i+1))} }

// passage is a text by which a target may be found.
type passage struct {
	target uint32 // its place
	node   node
	weight uint32
}

type passages []byte

func (t passages) len() int { return len(t) / 12 }

func (t passages) at(i int) passage {
	return passage{number32(t, 3*i), node(number32(t, 3*i+1)), number32(t, 3*i+2)}
}

// of returns the places of the texts of a target, from the first to before the last.
func (t passages) of(target uint32) (first, last int) {
	first = sort.Search(t.len(), func(i int) bool { return number32(t, 3*i) >= target })
	return first, first + sort.Search(t.len()-first, func(i int) bool { return number32(t, 3*(first+i)) > target })
}

// around returns the places of the texts of the target of a text, as of does.
func (t passages) around(text int) (first, last int) {
	target := number32(t, 3*text)
	first, last = text, text+1
	for first > 0 && number32(t, 3*(first-1)) == target {
		first--
	}
	for last < t.len() && number32(t, 3*last) == target {
		last++
	}
	return first, last
}

// dated is an entry of the timeline.
type dated struct {
	first, last int32
	node        node
}

type timeline []byte

func (t timeline) len() int { return len(t) / 12 }

func (t timeline) at(i int) dated {
	return dated{int32(number32(t, 3*i)), int32(number32(t, 3*i+1)), node(number32(t, 3*i+2))}
}

// noYear is the number of a day without a year.
const noYear = 1<<31 - 1

// dayNumbers returns numbers that rise with the first and the last day of a
// date. Days that are too far away have the same number as nearer ones.
func dayNumbers(d edtf.Date) (first, last int32) {
	if d.Yearless() {
		return noYear, noYear
	}
	first, last = -1<<31, 1<<31-1
	if day, ok := d.Earliest(); ok {
		first = dayNumber(day)
	}
	if day, ok := d.Latest(); ok {
		last = dayNumber(day)
	}
	return first, last
}

func dayNumber(d edtf.Day) int32 {
	year := min(max(d.Year, -4_000_000), 4_000_000)
	return int32(year)*512 + int32(d.Month)*32 + int32(d.Day)
}

// subject is an entity that has statements; those of all up to it end there.
type subject struct {
	node node
	end  int
}

type subjects []byte

func (s subjects) len() int { return len(s) / 8 }

// at returns the i-th subject, or none with its end at 0 where there is no such place.
func (s subjects) at(i int) subject {
	return subject{node(number32(s, 2*i)), int(number32(s, 2*i+1))}
}

// index is the sections of an open graph, as they lie in the file.
type index struct {
	targets  targets
	names    list
	texts    passages
	terms    list
	postings list
	timeline timeline
	subjects subjects
	blocks   blocks
	shelf    shelf
}

// sectionNames lists all sections of a graph.
func sectionNames() []string {
	return append(indexNames(), filesSection)
}

// indexNames lists the sections that an open graph keeps at hand.
func indexNames() []string {
	return []string{aboutSection, targetsSection, namesSection, textsSection, termsSection, postingsSection, timelineSection, subjectsSection, blocksSection, shelfSection}
}

func readIndex(sections map[string][]byte) index {
	return index{
		targets: sections[targetsSection], names: sections[namesSection], texts: sections[textsSection],
		terms: sections[termsSection], postings: sections[postingsSection], timeline: sections[timelineSection],
		subjects: sections[subjectsSection], blocks: sections[blocksSection], shelf: sections[shelfSection],
	}
}

// nameKey is how a name begins in the list of names.
func nameKey(folded string) []byte { return append([]byte(folded), 0) }

// called yields the places of the targets with a name and how much the name counts.
func (x *index) called(folded string, yield func(target, weight uint32)) {
	key := nameKey(folded)
	for i := x.names.search(key); i < x.names.len(); i++ {
		entry := x.names.at(i)
		if !bytes.HasPrefix(entry, key) {
			return
		}
		if rest := entry[len(key):]; len(rest) == 5 {
			yield(binary.BigEndian.Uint32(rest[1:]), uint32(^rest[0]))
		}
	}
}

// named returns the nodes of the entities with a name, in order of their own
// names. Names go before aliases.
func (x *index) named(folded string) (out []node) {
	best := uint32(0)
	x.called(folded, func(place, weight uint32) {
		if t := x.targets.at(int(place)); t.kind != 0 && (out == nil || weight == best) {
			out, best = append(out, t.node), weight
		}
	})
	return out
}

// postingsOf returns the places of the texts in which the i-th term stands.
func (x *index) postingsOf(i int) []uint32 {
	packed := x.postings.at(i)
	out := make([]uint32, 0, len(packed))
	last := uint32(0)
	for len(packed) > 0 {
		distance, n := binary.Uvarint(packed)
		if n <= 0 {
			break // damaged
		}
		last += uint32(distance)
		out = append(out, last)
		packed = packed[n:]
	}
	return out
}

// posting is a text in which a term was found; factor is less than 1 for a word that only begins with it.
type posting struct {
	text   uint32
	factor float32
}

// lookup returns each text that has the term once, in order.
func (x *index) lookup(term string, prefix bool) []posting {
	var out []posting
	first := x.terms.search([]byte(term))
	last := first // to which a word belongs
	for i := first; i < x.terms.len(); i++ {
		found := x.terms.at(i)
		whole := string(found) == term
		if !whole && (!prefix || !bytes.HasPrefix(found, []byte(term))) {
			break
		}
		factor := float32(0.5)
		if whole {
			factor = 1
		}
		last = i
		for _, place := range x.postingsOf(i) {
			out = append(out, posting{place, factor})
		}
	}
	if first == last {
		return out
	}
	// A stable sort keeps the whole word, which was found first, before its longer forms.
	slices.SortStableFunc(out, func(a, b posting) int { return int(a.text) - int(b.text) })
	return slices.CompactFunc(out, func(a, b posting) bool { return a.text == b.text })
}
