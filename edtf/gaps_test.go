package edtf

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestGaps(t *testing.T) {
	for _, test := range []struct{ dates, want string }{
		{"", ""},
		{"2006", ""},
		{"2006 2007", ""},
		{"2020 2017 2016-33 2012 2014-35", "2013-01/2014-06 2014-10/2015-12 2016-04/2016-12 2018/2019"},
		{"2003 2005", "2004"},
		{"2003-01 2003-03", "2003-02"},
		{"2004-02-28 2004-03-01", "2004-02-29"},
		{"2003-02-28 2003-03-01", ""},
		{"2006-03-14 2006-03-31", "2006-03-15/2006-03-30"},
		{"2006-03-14 2006-05-01", "2006-03-15/2006-04-30"},
		{"2006-03-01 2007-01-01", "2006-03-02/2006-12-31"},
		{"2000/2010 2003 2012", "2011"},
		{"[2003,2005]", "2004"},
		{"2003~ 2005?", "2004"},
		{"2003/.. [..2001] 2003/ 2005 2007", "2006"},
		{"-0002 0001", "-0001/0000"},
	} {
		var dates []Date
		for s := range strings.FieldsSeq(test.dates) {
			dates = append(dates, MustParse(s))
		}
		var got []string
		for _, d := range Gaps(dates...) {
			if read, err := Parse(d.String()); err != nil || read != d {
				t.Errorf("%s is read back as %v, %v", d, read, err)
			}
			got = append(got, d.String())
		}
		if diff := cmp.Diff(test.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.dates, diff)
		}
	}
}
