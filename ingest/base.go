package ingest

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"ibid/fact"
)

// maxLabel is how many bytes a label of a host name may have (RFC 1035, section 2.3.4).
const maxLabel = 63

// ownBase is the base of a corpus whose author has chosen none: that of no other
// corpus, whose host is a word of one of its names and a hash of the paths of its
// documents, and no address of the web (RFC 2606, section 2).
func ownBase(documents []string, names ...string) string {
	paths := make([]string, len(documents))
	for i, name := range documents {
		paths[i] = norm.NFC.String(name) // which some file systems take apart
	}
	slices.Sort(paths)
	hash := fact.Hash(paths...)[:8]
	label := ""
	for _, name := range append(names, "corpus") {
		if label = hostLabel(name); label != "" {
			break
		}
	}
	return "https://" + label + "-" + hash + ".invalid/"
}

// hostLabel makes of a name what a label of a host name may begin with; empty
// where it has neither Latin letters nor digits.
func hostLabel(name string) string {
	ascii := strings.Map(func(r rune) rune {
		if r < 0x80 {
			return r
		}
		return ' '
	}, slug(name))
	label := slug(ascii)
	return strings.Trim(label[:min(len(label), maxLabel-len("-01234567"))], "-")
}

// baseFault says what is wrong with a base, and what to write; empty if nothing is.
func baseFault(base string) (message, hint string) {
	hint = "write one such as https://example.org/corpus/"
	if at := strings.IndexFunc(base, func(r rune) bool { return !fact.InIRI(r) }); at >= 0 {
		r := []rune(base[at:])[0]
		return fmt.Sprintf("the base %q has %q, which no IRI may have", base, r), hint
	}
	if strings.Contains(base, "#") {
		return fmt.Sprintf("the base %q has a fragment, so that identifiers cannot follow it", base), "end it before the #"
	}
	if strings.Contains(base, "?") {
		return fmt.Sprintf("the base %q has a query, so that identifiers cannot follow it", base), "end it before the ?"
	}
	u, err := url.Parse(base)
	switch {
	case err != nil || u.Hostname() == "" || !fact.IsIRI(base):
		return fmt.Sprintf("the base %q is not an absolute IRI with a host", base), hint
	case u.User != nil:
		return "the base has a user name or password, which every identifier would show", "take away what stands before the @"
	case !strings.HasSuffix(base, "/"):
		return fmt.Sprintf("the base %q does not end in a slash", base), "write " + base + "/"
	}
	for part := range strings.SplitSeq(u.Path, "/") {
		if part == "." || part == ".." {
			return fmt.Sprintf("the base %q has the segment %q, which readers of IRIs take away", base, part), "write the path that it leads to"
		}
	}
	return "", ""
}
