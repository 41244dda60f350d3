package ingest

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"ibid/fact"
)

// tell tells entities of one name apart. Words in parentheses at the end of a
// name are a tag and no part of it where they do not begin with a capital, as in
// "John Smith (minister)", or where others are called the same without theirs.
// Whoever shares a name and has no tag of its own gets its kind for one, or its
// slug where others have that kind too.
func tell(entities []*fact.Entity) {
	called := map[string]int{} // how many entities have a name, without tags
	for _, e := range entities {
		name := foldText(e.Name)
		called[name]++
		if before, _, ok := cutTag(name); ok {
			called[before]++
		}
	}
	sharing := map[string][]*fact.Entity{}
	for _, e := range entities {
		if before, tag, ok := cutTag(e.Name); ok {
			if r, _ := utf8.DecodeRuneInString(tag); !unicode.IsUpper(r) || called[foldText(before)] > 1 {
				e.Name, e.Tag = before, tag
				e.Aliases = slices.DeleteFunc(e.Aliases, func(a string) bool { return a == before })
			}
		}
		sharing[foldText(e.Name)] = append(sharing[foldText(e.Name)], e)
	}
	for _, group := range sharing {
		tags := make([]string, len(group))
		for i, e := range group {
			tags[i] = distinct(e, group)
		}
		for i, e := range group {
			e.Tag = tags[i]
		}
	}
}

// distinct returns the first of tag, kind, slug and identifier that no other of the group has.
func distinct(e *fact.Entity, group []*fact.Entity) string {
	if len(group) == 1 {
		return e.Tag
	}
	for _, part := range []func(*fact.Entity) string{
		func(e *fact.Entity) string { return e.Tag },
		func(e *fact.Entity) string { return e.Kind },
		func(e *fact.Entity) string { return slugOf(e.ID) },
	} {
		own := part(e)
		others := func(o *fact.Entity) bool { return o != e && foldText(part(o)) == foldText(own) }
		if own != "" && !slices.ContainsFunc(group, others) {
			return own
		}
	}
	return string(e.ID)
}

// plainName returns a name in composed Unicode with one space between words.
func plainName(s string) string { return norm.NFC.String(strings.Join(strings.Fields(s), " ")) }

// cutTag cuts a name that ends in parentheses, behind a space, into what stands
// before them and in them. It is false for any other.
func cutTag(text string) (before, tag string, ok bool) {
	depth := 0
	for i := len(text) - 1; i > 0 && strings.HasSuffix(text, ")"); i-- {
		switch text[i] {
		case ')':
			depth++
		case '(':
			depth--
		}
		if depth == 0 {
			before, tag = strings.TrimSpace(text[:i]), strings.TrimSpace(text[i+1:len(text)-1])
			return before, tag, text[i-1] == ' ' && before != "" && tag != ""
		}
	}
	return "", "", false
}
