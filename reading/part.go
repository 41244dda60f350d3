package reading

import (
	"fmt"
	"strconv"

	"ibid/edtf"
)

// part is a date as far as one phrase says it: "14 March" lacks the year that
// stands behind the next one.
type part struct {
	year       int
	month      int // 1 to 12; 21 to 24 a season, 33 to 41 a quarter or half
	day        int
	span       int    // years from year on: 10 a decade, 100 a century, 1 a year; 0 for a part without one
	era        int    // -1 before Christ, +1 after
	time       string // of day as EDTF writes it: T12:17Z
	vague      string // early, mid or late
	bare       bool   // a year in digits alone, which may be a count
	eraless    bool   // a year whose era stands elsewhere
	alone      bool   // with nothing beside it in its cell
	clockFirst bool   // the time of day stands before it
	ambiguous  bool   // it has two meanings
	start, end int    // tokens
}

func (p *part) hasYear() bool { return p.span > 0 }

// edtf writes the part as EDTF, "" when there is no such date.
func (p *part) edtf() string {
	var s string
	switch {
	case p.ambiguous:
		return ""
	case !p.hasYear() && (p.month == 0 || p.month > 12):
		return ""
	case !p.hasYear() && p.day > 0:
		s = fmt.Sprintf("XXXX-%02d-%02d", p.month, p.day)
	case !p.hasYear():
		s = fmt.Sprintf("XXXX-%02d", p.month)
	case p.span == 100 && p.era < 0:
		return years(-100*p.year+1) + "/" + years(-100*(p.year-1))
	case p.span == 100:
		s = fmt.Sprintf("%02dXX", p.year-1)
	case p.span == 10:
		s = fmt.Sprintf("%03dX", p.year/10)
		switch p.vague {
		case "early":
			return fmt.Sprintf("%04d/%04d~", p.year, p.year+3)
		case "mid":
			return fmt.Sprintf("%04d/%04d~", p.year+4, p.year+6)
		case "late":
			return fmt.Sprintf("%04d/%04d~", p.year+7, p.year+9)
		}
	default:
		year := p.year
		if p.era < 0 {
			year = 1 - year
		}
		s = years(year)
		if p.month > 0 {
			s += fmt.Sprintf("-%02d", p.month)
		} else if p.vague != "" {
			ends := map[string][2]string{"early": {"-01", "-03"}, "mid": {"-05", "-08"}, "late": {"-10", "-12"}}[p.vague]
			return s + ends[0] + "/" + s + ends[1]
		}
		if p.day > 0 {
			s += fmt.Sprintf("-%02d", p.day)
		}
	}
	if p.time != "" && p.day > 0 {
		s += p.time
	}
	if _, err := edtf.Parse(s); err != nil {
		return ""
	}
	return s
}

// years writes a year of the astronomical count as EDTF does.
func years(y int) string {
	switch {
	case y > 9999 || y < -9999:
		return "Y" + strconv.Itoa(y)
	case y < 0:
		return fmt.Sprintf("-%04d", -y)
	}
	return fmt.Sprintf("%04d", y)
}
