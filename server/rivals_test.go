package server

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"ibid/fact"
	"ibid/internal/teststore"
	"ibid/schema"
)

// TestSymmetricRivals holds that claims of a symmetric property have the same
// rivals and disputes from whichever end they are written and seen.
func TestSymmetricRivals(t *testing.T) {
	o, err := schema.Load(schema.Source{Name: "schema.graphqls", Text: "extend type Person {\n\tspouse: [EntityClaim!]! @property(symmetric: true, single: true)\n}"})
	if err != nil {
		t.Fatal(err)
	}
	c := &fact.Corpus{Info: fact.Info{Base: "https://example.org/"}, Documents: []fact.Document{{ID: "a", Path: "a.md", Title: "A"}}}
	for _, id := range []fact.EntityID{"organization/a", "organization/b", "organization/c"} {
		c.Entities = append(c.Entities, fact.Entity{ID: id, Kind: "Organization", Name: string(id[len("organization/"):])})
	}
	for _, id := range []fact.EntityID{"person/x", "person/y", "person/z"} {
		c.Entities = append(c.Entities, fact.Entity{ID: id, Kind: "Person", Name: string(id[len("person/"):])})
	}
	for _, line := range []string{
		"a/1 | organization/b | partnerOf | @organization/a | from: =2003 | to: =2005",
		"a/2 | organization/a | partnerOf | @organization/b | from: =2004 | to: =2006",
		"a/3 | organization/b | partnerOf | @organization/c | from: =2003",
		"a/4 | organization/c | partnerOf | @organization/b | from: =2005",
		"a/5 | person/x | spouse | @person/y",
		"a/6 | person/z | spouse | @person/y",
	} {
		c.Statements = append(c.Statements, statement(line))
	}
	g := teststore.Open(t, c, o)

	const fields = `{ references { line } rivals { references { line } } possibleRivals { references { line } } disputes(differences: true) { kind subject { name } } }`
	claim := func(line, rival string, possible bool, kind, subject string) string {
		list := `[{"references":[{"line":` + rival + `}]}]`
		rivals, possibles := list, `[]`
		if possible {
			rivals, possibles = possibles, rivals
		}
		return `{"references":[{"line":` + line + `}],"rivals":` + rivals + `,"possibleRivals":` + possibles + `,"disputes":[{"kind":"` + kind + `","subject":{"name":"` + subject + `"}}]}`
	}
	one, two := claim("1", "2", false, "SPAN", "a"), claim("2", "1", false, "SPAN", "a")
	three, four := claim("3", "4", true, "POSSIBLE", "b"), claim("4", "3", true, "POSSIBLE", "b")
	five, six := claim("5", "6", false, "VALUE", "y"), claim("6", "5", false, "VALUE", "y")
	for query, want := range map[string]string{
		`{ entity(key: "organization/a") { disputes { kind } statements { nodes ` + fields + ` } } }`:                                                                                                                                 `{"entity":{"disputes":[{"kind":"SPAN"}],"statements":{"nodes":[` + one + `,` + two + `]}}}`,
		`{ entity(key: "organization/b") { disputes(differences: true) { kind } statements { nodes ` + fields + ` } } }`:                                                                                                              `{"entity":{"disputes":[{"kind":"SPAN"},{"kind":"POSSIBLE"}],"statements":{"nodes":[` + one + `,` + three + `,` + two + `,` + four + `]}}}`,
		`{ entity(key: "organization/c") { disputes(differences: true) { kind } statements { nodes ` + fields + ` } } }`:                                                                                                              `{"entity":{"disputes":[{"kind":"POSSIBLE"}],"statements":{"nodes":[` + three + `,` + four + `]}}}`,
		`{ entity(key: "person/x") { disputes { kind } statements { nodes ` + fields + ` } } }`:                                                                                                                                       `{"entity":{"disputes":[],"statements":{"nodes":[` + five + `]}}}`,
		`{ entity(key: "person/y") { disputes { kind } statements { nodes ` + fields + ` } } }`:                                                                                                                                       `{"entity":{"disputes":[{"kind":"VALUE"}],"statements":{"nodes":[` + five + `,` + six + `]}}}`,
		`{ statements(filter: {property: ["spouse"]}) { nodes ` + fields + ` } }`:                                                                                                                                                     `{"statements":{"nodes":[` + five + `,` + six + `]}}`,
		`{ disputes(subject: ["organization/b"]) { nodes { subject { name } statements { subject { name } value { text } } } } }`:                                                                                                     `{"disputes":{"nodes":[{"subject":{"name":"a"},"statements":[{"subject":{"name":"a"},"value":{"text":"b"}},{"subject":{"name":"a"},"value":{"text":"b"}}]}]}}`,
		`{ disputes(subject: ["person/y"]) { nodes { statements { subject { name } value { text } } } } }`:                                                                                                                            `{"disputes":{"nodes":[{"statements":[{"subject":{"name":"y"},"value":{"text":"x"}},{"subject":{"name":"y"},"value":{"text":"z"}}]}]}}`,
		`{ a: disputes(subject: ["organization/a"]) { totalCount } b: disputes(subject: ["organization/b"]) { totalCount } c: disputes(subject: ["organization/c"]) { totalCount } all: disputes { totalCount } stats { disputes } }`: `{"a":{"totalCount":1},"b":{"totalCount":1},"c":{"totalCount":0},"all":{"totalCount":2},"stats":{"disputes":2}}`,
	} {
		got, _ := Execute(t.Context(), g, query, "", nil)
		if diff := cmp.Diff(`{"data":`+want+"}\n", string(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", query, diff)
		}
	}
}
