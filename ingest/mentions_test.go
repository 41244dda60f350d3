package ingest_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"ibid/ingest"
)

// TestLinkedMentions has links to entities, whatever their words are. Nothing is unused that one leads to.
func TestLinkedMentions(t *testing.T) {
	const entities = "```entities\nMarch | Person\nHall (North) | Place\nHall (South) | Place\n```\n"
	const unused = "March, Hall (North), Hall (South)"
	for _, test := range []struct{ name, text, want, unused string }{
		{"no link", "March came.", "", unused},
		{"a common word", "[[March]] came.", "person/march:March", "Hall (North), Hall (South)"},
		{"other words", "Then [[March|she]] came.", "person/march:she", "Hall (North), Hall (South)"},
		{"an identifier", "Then [[person/march#Life|she]] came.", "person/march:she", "Hall (North), Hall (South)"},
		{"words with markup", "Then [[March|a & b]] came.", "person/march:a & b", "Hall (North), Hall (South)"},
		{"once in a section", "[[March]] came. So March wrote, says [[March|she]].\n\n# More\n[[March|She]] left.", "person/march:March person/march:She#more", "Hall (North), Hall (South)"},
		{"a page", "[They](b.md) met, and [[b|they]] left.", "group/team-alpha:They", unused},
		{"a page, by a wikilink", "[[b|They]] met.", "group/team-alpha:They", unused},
		{"a page, by its name", "[[Team Alpha|They]] met.", "group/team-alpha:They", unused},
		{"words of another", "[[Hall (North)|Team Alpha]] met.", "place/hall-north:Team Alpha", "March, Hall (South)"},
		{"one of two", "[[Hall (North)|Hall]] burnt.", "place/hall-north:Hall", "March, Hall (South)"},
		{"which of two", "[[Hall]] burnt.", "place/hall-north:Hall place/hall-south:Hall", "March"},
		{"part of a name", "Team [[March|Alpha]] met.", "group/team-alpha:Team Alpha person/march:Alpha", "Hall (North), Hall (South)"},
		{"part of a name at the end of a section", "Team [[March|Alpha]]\n\n# More\nIt burnt.", "group/team-alpha:Team Alpha person/march:Alpha", "Hall (North), Hall (South)"},
		{"the end of a section", "Then [[March|Team]]\n\n# Alpha\n[[March|Alpha]]", "person/march:Team person/march:Alpha#alpha", "Hall (North), Hall (South)"},
		{"a heading", "# [[March|She]]", "person/march:She#she", "Hall (North), Hall (South)"},
		{"nothing", "[[Nobody|She]] and [she](c.md) and [her](https://a.example/) and ![[March]].", "", unused},
		{"other spelling of what is no page", "[[n|Team Alpha]] met.", "group/team-alpha:Team Alpha", unused},
		{"a link without words", "[![](x.png)](b.md) burnt.", "", unused},
	} {
		t.Run(test.name, func(t *testing.T) {
			res, err := ingest.Read(context.Background(), fstest.MapFS{
				"a.md": {Data: []byte(test.text + "\n")},
				"b.md": {Data: []byte("---\ntitle: Team Alpha\ntype: Group\n---\n[[Team Alpha|They]] met.\n")},
				"n.md": {Data: []byte(entities)},
			})
			if err != nil {
				t.Fatal(err)
			}
			var got, unused []string
			for _, m := range res.Corpus.Mentions {
				got = append(got, fmt.Sprintf("%s:%s", m.Entity, m.Name)+strings.TrimSuffix("#"+m.Anchor, "#"))
			}
			for _, p := range res.Problems {
				unused = append(unused, strings.TrimPrefix(p.Message, "no fact and no text names "))
			}
			if diff := cmp.Diff([]string{test.want, test.unused}, []string{strings.Join(got, " "), strings.Join(unused, ", ")}); diff != "" {
				t.Errorf("mentions and what is unused (-want +got):\n%s", diff)
			}
		})
	}
}

// TestUnusedDenied says nothing of what is denied: its name may stand in the text.
func TestUnusedDenied(t *testing.T) {
	for entity, want := range map[string]int{
		"Kiln | Product":                                     1,
		"Kiln | Product | mentions: false":                   0,
		"Kiln | Product | aka: Oven | mentions: Oven: false": 0,
	} {
		problems := problemsOf(t, fstest.MapFS{"a.md": {Data: []byte("A barn.\n```entities\n" + entity + "\n```\n")}})
		if len(problems) != want {
			t.Errorf("%s: got the problems %v", entity, problems)
		}
	}
}
