package server

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFilters asks what depends on how claims stand beside each other.
func TestFilters(t *testing.T) {
	g := newGraph(t, []string{
		`a/1 | service/amazon-s3 | launched | =2006`,
		`a/2 | service/amazon-s3 | launched | =2006-03-14`,
		`a/3 | service/amazon-sqs | launched | =2004-11`,
		`a/4 | service/amazon-ec2 | launched | =2006 | scope: beta`,
		`a/5 | service/amazon-ec2 | launched | =2006-08`,
		`a/6 | organization/aws | revenue | #4.6e9 USD | on: =2014`,
		`a/7 | organization/aws | revenue | #2.1e9 USD | on: =2015-35`,
		`a/8 | organization/aws | revenue | #1e9 USD | on: =2015-34 | rank: deprecated`,
		`a/9 | organization/netflix | customerOf | @organization/aws | asOf: =2012 | hedge: planned`,
		`a/10 | organization/nasa | customerOf | @organization/aws | asOf: =2012`,
		`a/11 | organization/smugmug | customerOf | @organization/aws`,
	})
	for _, test := range []struct{ name, query, want string }{
		{"a vaguer form of a claim is no claim of its own", `services(filter: {launched: {before: "2006-02"}}) { nodes { name } }`, `{"services":{"nodes":[{"name":"Amazon EC2"},{"name":"Amazon SQS"}]}}`},
		{"nor is it when sorting", `services(orderBy: [{field: LAUNCHED, direction: DESC}], first: 1) { nodes { name } }`, `{"services":{"nodes":[{"name":"Amazon S3"}]}}`},
		{"precision", `statements(filter: {value: {date: {precision: [DAY, MONTH]}}}, orderBy: [{field: VALUE}]) { nodes { value { text } } }`, `{"statements":{"nodes":[{"value":{"text":"November 2004"}},{"value":{"text":"14 March 2006"}},{"value":{"text":"August 2006"}}]}}`},
		{"gaps", `gaps(filter: {property: ["revenue"]}) { edtf }`, `{"gaps":[{"edtf":"2015-01/2015-06"}]}`},
		{"no gaps", `gaps(filter: {property: ["customer of"]}) { edtf }`, `{"gaps":[]}`},
		{"what was observed had begun", `customers(filter: {since: {before: "2013", certainty: CERTAINLY}}) { nodes { customer { name } } }`, `{"customers":{"nodes":[{"customer":{"name":"NASA"}}]}}`},
		{"the statement behind a customer", `customers(filter: {statement: {hedge: [PLANNED]}}) { nodes { customer { name } } }`, `{"customers":{"nodes":[{"customer":{"name":"Netflix"}}]}}`},
		{"the statement behind a role", `roles(filter: {statement: {hedge: [PLANNED]}}) { totalCount }`, `{"roles":{"totalCount":0}}`},
	} {
		t.Run(test.name, func(t *testing.T) {
			answer, _ := Execute(t.Context(), g, "{ "+test.query+" }", "", nil)
			if diff := cmp.Diff(`{"data":`+test.want+"}", strings.TrimSpace(string(answer))); diff != "" {
				t.Errorf("answer differs (-want +got):\n%s", diff)
			}
		})
	}
}
