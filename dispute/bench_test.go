package dispute

import (
	"fmt"
	"testing"

	"ibid/fact"
	"ibid/schema"
)

// BenchmarkAll compares 4,000 claims of one topic.
func BenchmarkAll(b *testing.B) {
	o, err := schema.Load()
	if err != nil {
		b.Fatal(err)
	}
	for _, test := range []struct{ name, form string }{
		{"figures of days", "organization/x | revenue | #%d USD | on: %s"},
		{"observed on days", "organization/x | count | #%d servers | asOf: %s"},
		{"rivals", "organization/x | amount | #%d USD | scope: %[2]s"},
		{"undated", "organization/x | amount | #%d USD | by: %[2]s"},
	} {
		b.Run(test.name, func(b *testing.B) {
			var all []fact.Statement
			for i := range 4000 {
				all = append(all, statement(fmt.Sprintf(test.form, i, fmt.Sprintf("%d-%02d-%02d", 1950+i/336, 1+i/28%12, 1+i%28))))
			}
			for b.Loop() {
				for range All(all, o) {
				}
			}
		})
	}
}
