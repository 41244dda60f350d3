package ingest

import (
	"context"
	"testing"
	"testing/fstest"

	"ibid/fact"
)

func TestNamed(t *testing.T) {
	n := newNames([]fact.Entity{
		{ID: "alpha", Name: "Team Alpha", Aliases: []string{"Équipe A", "the first team", "AT&T", "船队"}},
		{ID: "two", Name: "Team Alpha Two"},
		{ID: "iron", Name: "iron"},
		{ID: "march", Name: "March"},
		{ID: "marching", Name: "march"},
		{ID: "kiln", Name: "Kiln"},
		{ID: "kilns", Name: "Kilns Ltd"},
		{ID: "box", Name: "Box"},
		{ID: "foundry", Name: "Foundry"},
		{ID: "doe", Name: "Doe"},
		{ID: "it", Name: "IT"},
		{ID: "thi", Name: "Thi"},
		{ID: "amazon", Name: "Amazon"},
		{ID: "s3", Name: "Type 3"},
		{ID: "visit", Name: "Visit of Team Alpha", Aliases: []string{"İzmir visit", "VISIT OF IRON"}},
	}, nil)
	tests := []struct {
		text string
		id   fact.EntityID
		want bool
	}{
		{"Team Alpha reported", "alpha", true},
		{"as Team Alpha", "alpha", true},
		{"(Team Alpha)", "alpha", true},
		{"Team Alpha's report", "alpha", true},
		{"Team Alpha’s report", "alpha", true},
		{"Team Alpha-led", "alpha", true},
		{"Team  \tAlpha", "alpha", true},
		{"Team\u00a0Alpha", "alpha", true},
		{"Te\u00adam Alpha", "alpha", true},
		{"TEAM ALPHA", "alpha", true},
		{"by the team alpha", "alpha", true},
		{"The first team", "alpha", true},
		{"E\u0301quipe A", "alpha", true},
		{"AT&T said", "alpha", true},
		{"老船队的", "alpha", true},
		{"Iron rusts", "iron", true},
		{"Iron\nworks", "iron", true},
		{"Team Alpha Two and Team Alpha", "alpha", true},
		{"Team Alpha, Two", "alpha", true},
		{"Team Alpha and Team Alpha Two", "two", true},
		{"see https://example.org/ Team Alpha", "alpha", true},

		{"the visit of Team Alpha", "visit", true},
		{"the visit of Team Alpha", "alpha", true},
		{"a visit of iron", "visit", true},
		{"İzmir visit", "visit", true},
		{"İİİ visit of Team Alpha", "visit", true},
		{"Team Alpha Two, İİ TEAM ALPHA", "alpha", true},
		{"in March", "march", true},
		{"in MARCH", "march", true},
		{"a march in March", "marching", true},
		{"team alpha two, team alpha", "alpha", true},
		{"iron, Team Alpha Two, team alpha, iron", "alpha", true},

		{"The kilns had 5 doors", "kiln", true},
		{"The Kilns' doors", "kiln", true},
		{"KILNS", "kiln", true},
		{"two boxes", "box", true},
		{"two foundries", "foundry", true},
		{"the foundrys", "foundry", true},
		{"Amazons Gründung", "amazon", true},
		{"Does’ kiln", "doe", false},
		{"Team Alphas", "alpha", true},
		{"Team Alpha Twos", "two", true},
		{"Kilns Ltd and kilns", "kiln", true},

		{"Kilns Ltd", "kiln", false},
		{"It does", "doe", false},
		{"its", "it", false},
		{"this", "thi", false},
		{"Type 3s", "s3", false},
		{"kilned, kilnst, kilness", "kiln", false},
		{"foundr, foundrie", "foundry", false},
		{"", "alpha", false},
		{"a march", "march", false},
		{"İİİİİİ Team Alpha Two", "alpha", false},
		{"in March", "marching", false},
		{"Visit of Team Alpha", "alpha", false},
		{"Team Beta reported", "alpha", false},
		{"Team reported Alpha", "alpha", false},
		{"Teams Alpha", "alpha", false},
		{"XTeam Alpha", "alpha", false},
		{"Team\nAlpha", "alpha", false},
		{"Team-Alpha", "alpha", false},
		{"船Team Alpha Two队", "alpha", false},
		{"Equipe A", "alpha", false},
		{"Équipe Alpha", "alpha", false},
		{"Team Alpha Two", "alpha", false},
		{"Team Alpha Two's report", "alpha", false},
		{"Team Alpha", "two", false},
		{"see https://example.org/AT&T", "alpha", false},
		{"see https://example.org/at&t", "alpha", false},
		{"iron, Team Alpha Two, iron", "alpha", false},
		{"ironing", "iron", false},
		{"environment", "iron", false},
	}
	for _, test := range tests {
		there := n.in(test.text)
		if got := there.listed[test.id] || there.has(n.forms[test.id]); got != test.want {
			t.Errorf("%q names %s: %t, want %t", test.text, test.id, got, test.want)
		}
	}
}

// TestSubjectSeen puts a fact about Team Alpha below words that do not name it,
// in documents that name it elsewhere.
func TestSubjectSeen(t *testing.T) {
	const words = "It said yes.\n```facts\n> It said yes\nTeam Alpha | said | \"yes\"\n```\n"
	tests := []struct {
		name string
		file string
		text string
		want string // what warns
	}{
		{"nowhere", "a.md", words, "warning"},
		{"paragraph before", "a.md", "Team Alpha met.\n\n" + words, ""},
		{"paragraph behind", "a.md", words + "\nTeam Alpha met.\n", ""},
		{"list", "a.md", "- Team Alpha\n- Team Beta\n\n" + words, ""},
		{"link", "a.md", "[Team Alpha](b.md)\n\n" + words, ""},
		{"target of a link", "a.md", "[it](<Team Alpha.md>)\n\n" + words, "warning"},
		{"wikilink", "a.md", "[[Team Alpha|They]] met.\n\n" + words, ""},
		{"wikilink to its page", "a.md", "[[page|They]] met.\n\n" + words, ""},
		{"link to its page", "a.md", "[They](x/page.md) met.\n\n" + words, ""},
		{"wikilink to another", "a.md", "[[Team Beta|They]] met.\n\n" + words, "warning"},
		{"wikilink in another section", "a.md", "# All\n[[Team Alpha|They]] met.\n# More\n" + words, "warning"},
		{"wikilink in the next section", "a.md", words + "# More\n[[Team Alpha|They]] met.\n", "warning"},
		{"comment", "a.md", "<!-- Team Alpha -->\n\n" + words, "warning"},
		{"entities block", "a.md", "```entities\nTeam Gamma | Group | aka: Gamma | about: Not Team Alpha.\n```\nTeam Gamma.\n\n" + words, "warning"},
		{"its heading", "a.md", "## Team Alpha\n" + words, ""},
		{"heading above", "a.md", "# Team Alpha\n## Results\n### More\n" + words, ""},
		{"heading of a section beside", "a.md", "# All\n## Team Alpha\n## Team Beta\n" + words, "warning"},
		{"text of the section above", "a.md", "# All\nTeam Alpha met.\n## Results\n" + words, "warning"},
		{"text of the section below", "a.md", "# All\n" + words + "## Results\nTeam Alpha met.\n", "warning"},
		{"first of two first headings", "a.md", "# Team Alpha\n# Team Beta\n" + words, "warning"},
		{"only heading, lower than its section", "a.md", words + "## Team Alpha\n", "warning"},
		{"title", "a.md", "---\ntitle: Team Alpha\n---\n" + words, ""},
		{"title and headings", "a.md", "---\ntitle: Team Alpha\n---\n# Team Alpha\n# Team Beta\n" + words, ""},
		{"title of TOML and headings", "a.md", "+++\ntitle = \"Team Alpha\"\n+++\n# Team Alpha\n# Team Beta\n" + words, ""},
		{"name of the file", "Team Alpha.md", words, ""},
		{"name of the file with hyphens", "team-alpha.md", words, ""},
		{"name of the file with underscores", "x/team_alpha.md", words, ""},
		{"name of the file with a date", "2005-01-02-team-alpha.md", words, ""},
		{"name of the file as part", "team-alphabet.md", words, "warning"},
		{"name of the file with a heading", "team-alpha.md", "# Results\n" + words, "warning"},
		{"name of a folder", "team-alpha/a.md", words, "warning"},
		{"name of the file with hyphens below a title", "team-alpha.md", "---\ntitle: Team Beta\n---\n" + words, "warning"},
		{"name of the file below a title", "Team Alpha.md", "---\ntitle: Team Beta\n---\n" + words, "warning"},
		{"other metadata", "a.md", "---\nteam: Team Alpha\n---\n" + words, "warning"},
		{"page of another", "a.md", "---\ntype: Group\n---\n# Team Gamma\n" + words, "warning"},
		{"inferred", "a.md", "It said no.\n```facts\n> It said no\nTeam Alpha | said | \"no\" | inferred: the minutes are theirs\n```\n", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for _, strict := range []string{"", "strict: false", "strict: true"} {
				res, err := Read(context.Background(), fstest.MapFS{
					"ibid.yaml": {Data: []byte(strict)},
					"x/page.md": {Data: []byte("---\ntitle: Team Alpha\ntype: Group\n---\n")},
					"names.md":  {Data: []byte("```entities\nTeam Beta | Group\n```\nTeam Alpha and Team Beta.\n")},
					test.file:   {Data: []byte(test.text)},
				})
				if err != nil {
					t.Fatal(err)
				}
				want := test.want
				if want != "" && strict == "strict: true" {
					want = "error"
				}
				got := ""
				for _, p := range res.Problems {
					if p.Rule != "subject-unseen" {
						t.Errorf("another problem: %s", p)
					}
					got = p.Severity.String()
				}
				if got != want {
					t.Errorf("with %q: severity %q, want %q", strict, got, want)
				}
			}
		})
	}
}

// TestSubjectOfPage has a fact about the entity of a page, in a section that
// does not name it.
func TestSubjectOfPage(t *testing.T) {
	const facts = "```facts\n> It said yes\nAlpha | said | \"yes\"\n```\n"
	page := "---\ntype: Group\n---\n# Alpha\nIt met.\n# About\nIt said yes.\n"
	tests := []struct {
		name  string
		files map[string]string
		want  int // warnings
	}{
		{"its own page", map[string]string{"a.md": page + facts}, 0},
		{"a side file of its page", map[string]string{"a.md": page, "a.facts.md": "---\nevidence: a.md\n---\n" + facts}, 0},
		{"its page is a side file", map[string]string{
			"b.md":       "It said yes.\n",
			"a.facts.md": "---\ntitle: Alpha\ntype: Group\nevidence: b.md\n---\n" + facts,
		}, 1},
		{"another page", map[string]string{"a.md": page, "b.md": "It said yes.\n" + facts}, 1},
	}
	for _, test := range tests {
		fsys := fstest.MapFS{}
		for name, text := range test.files {
			fsys[name] = &fstest.MapFile{Data: []byte(text)}
		}
		res, err := Read(context.Background(), fsys)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range res.Problems {
			if p.Rule != "subject-unseen" {
				t.Errorf("%s: another problem: %s", test.name, p)
			}
		}
		if len(res.Problems) != test.want {
			t.Errorf("%s: %d warnings, want %d", test.name, len(res.Problems), test.want)
		}
	}
}

func TestStrict(t *testing.T) {
	tests := []struct {
		yaml string
		want Severity
		bad  bool
	}{
		{"", Warning, false},
		{"strict: true", Error, false},
		{"strict: True", Error, false},
		{"strict: TRUE # always", Error, false},
		{"strict: false", Warning, false},
		{"strict: False", Warning, false},
		{"strict: FALSE", Warning, false},
		{"strict: !!bool true", Error, false},
		{"strict:", Warning, true},
		{"strict: ~", Warning, true},
		{"strict: yes", Warning, true},
		{"strict: on", Warning, true},
		{"strict: y", Warning, true},
		{"strict: 1", Warning, true},
		{"strict: 'true'", Warning, true},
		{"strict: \"true\"", Warning, true},
		{"strict: !!bool maybe", Warning, true},
		{"strict: !!str true", Warning, true},
		{"strict: [true]", Warning, true},
		{"strict: {subject: true}", Warning, true},
		{"Strict: true", Warning, true},
	}
	for _, test := range tests {
		s := readSettings(fstest.MapFS{"ibid.yaml": {Data: []byte(test.yaml)}})
		if s.unseen != test.want || (len(s.problems) > 0) != test.bad {
			t.Errorf("%q: %s, problems %v; want %s, problems %t", test.yaml, s.unseen, s.problems, test.want, test.bad)
		}
	}
}
