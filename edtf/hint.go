package edtf

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// hint returns the EDTF text of a date that s writes in another way, several
// with "or" where s is ambiguous, or "" if s is no date that we know.
func hint(s string) string {
	var found []string
	for _, candidate := range append(rewritten(s), spelt(s)) {
		if _, err := parse(candidate); err == nil && !slices.Contains(found, candidate) {
			found = append(found, candidate)
		}
	}
	return strings.Join(found, " or ")
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
	{regexp.MustCompile(`^(\d{4}-\d\d-\d\d)[Tt ]\d\d?:[^/]*$`), []string{"$1"}},
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

// spelt puts a year, the name of a month, season or quarter, and perhaps a day,
// in whatever order s has them, into EDTF.
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
		case word != "of" && word != "the":
			return ""
		}
	}
	if code == "" && day != "" {
		return ""
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
