package server

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestTimes asks for what happened at times of a day, and on days without a year.
func TestTimes(t *testing.T) {
	g := newGraph(t, []string{
		`a/1 | service/amazon-s3 | launched | =2021-12-07T15:40Z`,
		`a/2 | service/amazon-ec2 | launched | =2021-12-07T07:30-08:00`,
		`a/3 | service/amazon-sqs | launched | =2021-12-07T22:30-08:00`,
		`a/4 | service/amazon-dynamodb | launched | =2021-12-07`,
		`a/5 | service/aws-glue | launched | =XXXX-12-07`,
		`a/6 | person/andy-jassy | role | @organization/aws | from: =2021-12-07T15:30Z | to: =2021-12-07T22:10Z`,
		`a/7 | organization/aws | revenue | #5 USD | on: =2021-12-07T15:30:05Z`,
	})
	names := func(filter string) string {
		return `services(filter: {launched: ` + filter + `}, orderBy: [{field: LAUNCHED}]) { nodes { name } }`
	}
	services := func(names ...string) string {
		var nodes strings.Builder
		for _, n := range names {
			nodes.WriteString(`,{"name":"` + n + `"}`)
		}
		return `{"services":{"nodes":[` + strings.TrimPrefix(nodes.String(), ",") + `]}}`
	}
	const s3, ec2, sqs, db, glue = "Amazon S3", "Amazon EC2", "Amazon SQS", "Amazon DynamoDB", "AWS Glue"
	roles := func(n string) string { return `{"roles":{"totalCount":` + n + `}}` }
	for _, test := range []struct{ name, query, want string }{
		{"sorted within the day", names(`{exists: true}`), services(db, ec2, s3, sqs, glue)},
		{
			"and backwards, what has no year last", `services(filter: {launched: {exists: true}}, orderBy: [{field: LAUNCHED, direction: DESC}]) { nodes { name } }`,
			services(sqs, s3, ec2, db, glue),
		},
		{"on a day", names(`{during: "2021-12-07"}`), services(db, ec2, s3, sqs, glue)},
		{"on the day that it is in UTC", names(`{during: "2021-12-08"}`), services()},
		{"certainly on a day", names(`{during: "2021-12-07", certainty: CERTAINLY}`), services(db, ec2, s3, sqs)},
		{"in an hour", names(`{during: "2021-12-07T15:00Z/2021-12-07T15:39Z"}`), services(db, ec2, glue)},
		{"certainly in an hour", names(`{during: "2021-12-07T15:00Z/2021-12-07T15:39Z", certainty: CERTAINLY}`), services(ec2)},
		{"before a minute", names(`{before: "2021-12-07T15:40Z"}`), services(db, ec2, glue)},
		{"certainly before the next", names(`{before: "2021-12-07T15:41Z", certainty: CERTAINLY}`), services(ec2, s3)},
		{"before the day", names(`{before: "2021-12-07"}`), services(glue)},
		{"after a minute", names(`{after: "2021-12-07T15:40Z"}`), services(db, sqs, glue)},
		{"certainly after a minute", names(`{after: "2021-12-07T15:39Z", certainty: CERTAINLY}`), services(s3, sqs)},
		{"after the day", names(`{after: "2021-12-07"}`), services(glue)},
		{"to the minute", names(`{precision: [MINUTE]}`), services(ec2, s3, sqs)},
		{"of any year", names(`{during: "XXXX-12"}`), services(db, ec2, s3, sqs, glue)},
		{
			"a timeline", `timeline(period: "2021-12-07T15:30Z/..") { edges { date { edtf text earliest latest precision } } }`,
			`{"timeline":{"edges":[` + strings.Join([]string{
				`{"date":{"edtf":"2021-12-07","text":"7 December 2021","earliest":"2021-12-07","latest":"2021-12-07","precision":"DAY"}}`,
				`{"date":{"edtf":"2021-12-07T07:30-08:00","text":"7 December 2021, 07:30 UTC-08:00","earliest":"2021-12-07","latest":"2021-12-07","precision":"MINUTE"}}`,
				`{"date":{"edtf":"2021-12-07T15:30Z/2021-12-07T22:10Z","text":"7 December 2021, 15:30 to 22:10 UTC","earliest":"2021-12-07","latest":"2021-12-07","precision":"INTERVAL"}}`,
				`{"date":{"edtf":"2021-12-07T15:30:05Z","text":"7 December 2021, 15:30:05 UTC","earliest":"2021-12-07","latest":"2021-12-07","precision":"SECOND"}}`,
				`{"date":{"edtf":"2021-12-07T15:40Z","text":"7 December 2021, 15:40 UTC","earliest":"2021-12-07","latest":"2021-12-07","precision":"MINUTE"}}`,
				`{"date":{"edtf":"2021-12-07T22:30-08:00","text":"7 December 2021, 22:30 UTC-08:00","earliest":"2021-12-07","latest":"2021-12-07","precision":"MINUTE"}}`,
				`{"date":{"edtf":"XXXX-12-07","text":"7 December","earliest":null,"latest":null,"precision":"DAY"}}`,
			}, ",") + `]}}`,
		},
		{"a role at its beginning", `roles(filter: {during: "2021-12-07T15:30Z", certainty: CERTAINLY}) { totalCount }`, roles("1")},
		{"before its beginning", `roles(filter: {during: "2021-12-07T15:29Z"}) { totalCount }`, roles("0")},
		{"after its end", `roles(filter: {during: "2021-12-07T22:11Z"}) { totalCount }`, roles("0")},
		{"on its day", `roles(asOf: "2021-12-07", certainty: CERTAINLY) { totalCount }`, roles("1")},
		{"on the next", `roles(asOf: "2021-12-08") { totalCount }`, roles("0")},
	} {
		t.Run(test.name, func(t *testing.T) {
			answer, _ := Execute(t.Context(), g, "{ "+test.query+" }", "", nil)
			if diff := cmp.Diff(`{"data":`+test.want+"}", strings.TrimSpace(string(answer))); diff != "" {
				t.Errorf("answer differs (-want +got):\n%s", diff)
			}
		})
	}
}
