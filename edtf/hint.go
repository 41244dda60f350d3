package edtf

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// hint returns the EDTF text of a date that s writes in another way, several
// with "or" where s is ambiguous, or "" if s is no date that we know.
func hint(s string) string { return strings.Join(append(candidates(s), timed(s)...), " or ") }

// candidates returns what a text without a time of day may mean.
func candidates(s string) []string {
	var found []string
	for _, candidate := range append(rewritten(s), spelt(s), counted(s)) {
		if _, err := parse(candidate); err == nil && !slices.Contains(found, candidate) {
			found = append(found, candidate)
		}
	}
	return found
}

// rewrites are common spellings in digits, with what may be meant by each.
// Digits that stand alone are padded after the rewriting.
var rewrites = []struct {
	from *regexp.Regexp
	to   []string
}{
	{regexp.MustCompile(`^(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})$`), []string{"$1-$2-$3"}},
	{regexp.MustCompile(`^(\d{4})[-./](0?[1-9]|1[0-2])$`), []string{"$1-$2"}},
	{regexp.MustCompile(`^(\d{4})(\d\d)(\d\d)$`), []string{"$1-$2-$3"}},
	{regexp.MustCompile(`^(\d{1,2})\.(\d{1,2})\.(\d{4})$`), []string{"$3-$2-$1"}},
	{regexp.MustCompile(`^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$`), []string{"$3-$2-$1", "$3-$1-$2"}},
	{regexp.MustCompile(`^(0?[1-9]|1[0-2])[-./](\d{4})$`), []string{"$2-$1"}},
	{regexp.MustCompile(`^(\d{4}) ?(?:-|–|to) ?(\d{4})$`), []string{"$1/$2"}},
	{regexp.MustCompile(`^(\d\d)(\d\d)[/–](\d\d)$`), []string{"$1$2/$1$3"}},
	{regexp.MustCompile(`^(\d{3})0'?s$`), []string{"${1}X"}},
	{regexp.MustCompile(`^early (\d{3})0s$`), []string{"${1}0/${1}3~"}},
	{regexp.MustCompile(`^late (\d{4})$`), []string{"$1-10/$1-12"}},
	{regexp.MustCompile(`^(?:c\.|ca\.|circa|about|around) ?(\d{4})$`), []string{"$1~"}},
	{regexp.MustCompile(`^([?~%])(.*)$`), []string{"$2$1"}},
	{regexp.MustCompile(`^(-?[1-9]\d{4,6})$`), []string{"Y$1"}},
	{regexp.MustCompile(`^--(\d\d)-?(\d\d)$`), []string{"XXXX-$1-$2"}},
}

var loneDigit = regexp.MustCompile(`-(\d)\b`)

func rewritten(s string) []string {
	var all []string
	for _, r := range rewrites {
		for _, to := range r.to {
			if r.from.MatchString(s) {
				all = append(all, loneDigit.ReplaceAllString(r.from.ReplaceAllString(s, to), "-0$1"))
			}
		}
	}
	return append(all, outdated.Replace(s))
}

// outdated turns what the draft of 2012 had into what the standard has.
var outdated = strings.NewReplacer(
	"unknown", "", "open", "..", "?~", "%", "~?", "%", "u", "X", "x", "X", "y", "Y", ", ", ",")

// spelt puts the name of a month, season or quarter, and perhaps a day and a
// year, in whatever order s has them, into EDTF.
func spelt(s string) string {
	var year, code, day string
	for _, word := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r == ' ' || r == ',' || r == '.' }) {
		digits := strings.TrimRightFunc(word, unicode.IsLetter)
		switch {
		case len(digits) == 4 && digits == word && year == "":
			year = word
		case (len(digits) == 1 || len(digits) == 2) && day == "" && !strings.HasPrefix(word, "q"):
			day = fmt.Sprintf("-%02s", digits)
		case namedPart(word) != 0 && code == "":
			code = fmt.Sprintf("-%02d", namedPart(word))
		case !slices.Contains([]string{"of", "the", "on", "at"}, word):
			return ""
		}
	}
	switch {
	case code == "" && day != "":
		return ""
	case year == "":
		year = anyYear
	}
	return year + code + day
}

// namedPart returns the EDTF number of a month, season or quarter named by a
// lower-case word, which may be cut to three letters, or 0.
func namedPart(word string) int {
	if word == "fall" {
		return 23
	}
	names := map[int]string{
		1: "january", 2: "february", 3: "march", 4: "april", 5: "may", 6: "june",
		7: "july", 8: "august", 9: "september", 10: "october", 11: "november", 12: "december",
		21: "spring", 22: "summer", 23: "autumn", 24: "winter", 33: "q1", 34: "q2", 35: "q3", 36: "q4",
	}
	for code, name := range names {
		if word == name || len(word) >= 3 && strings.HasPrefix(name, word) {
			return code
		}
	}
	return 0
}

// counted reads a year or a century of an era: 480 BC, 17,000 BC, AD 79, 5th century BC.
func counted(s string) string {
	m := era.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	n, err := strconv.Atoi(strings.ReplaceAll(m[2], ",", ""))
	before, after := m[4] != "", m[1] != "" || m[5] != ""
	switch {
	case err != nil || n == 0 || m[3] != "" && n > 99:
		return ""
	case m[3] != "" && before:
		return yearText(1-n*100) + "/" + yearText(100-n*100)
	case m[3] != "":
		return yearText(n - 1)[2:] + "XX"
	case before:
		return moment{kind: inYear, year: 1 - n}.String()
	case after:
		return moment{kind: inYear, year: n}.String()
	}
	return ""
}

var era = regexp.MustCompile(`^(?i:(AD )?(\d{1,3}(?:,\d{3})+|\d{1,17})((?:st|nd|rd|th) century)?(?: ?(BCE?|B\. ?C\.(?: ?E\.)?)| ?(AD|CE|A\. ?D\.))?)$`)
