package bibtex_test

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"ibid/bibtex"
)

// written writes entries and problems for people to compare.
func written(src string) []string {
	var out []string
	entries, problems := bibtex.Read(src)
	for _, e := range entries {
		var line strings.Builder
		line.WriteString(e.Type + " " + e.Key)
		for _, name := range slices.Sorted(maps.Keys(e.Fields)) {
			line.WriteString(fmt.Sprintf(" %s=[%s]", name, e.Fields[name]))
		}
		out = append(out, line.String())
	}
	for _, p := range problems {
		out = append(out, fmt.Sprintf("%d: %d: %s; %s", p.Kind, p.At, p.Message, p.Hint))
	}
	return out
}

func TestRead(t *testing.T) {
	for _, test := range []struct {
		name, src string
		want      []string
	}{
		{"empty", "", nil},
		{"braces and quotation marks", `@book{a, title = {T}, year = "1999", month = oct, volume = 3}`, []string{"book a month=[10] title=[T] volume=[3] year=[1999]"}},
		{"parentheses and capitals", "@BOOK(a, Title = {T})", []string{"book a title=[T]"}},
		{"between entries", "free text, a@b.org\n% @book{x,}\n@comment{@book{y,}}\n@preamble{\"z\"}\n@book{a,}", []string{"book a"}},
		{"comments inside", "@book{a, % one\n  title = {50\\% of it}, % two\n}", []string{"book a title=[50% of it]"}},
		{"two entries", "@book{b,}\n@book{a,}", []string{"book a", "book b"}},
		{"strings", `@string{p = "Press"} @STRING{long = "The " # P} @book{a, publisher = long # { of } # 1999, note = unknown}`, []string{
			"book a note=[unknown] publisher=[The Press of 1999]", "2: 98: there is no @string unknown; define it by @string, or write {unknown} for the word itself",
		}},
		{"strings that are not there", `@string{p = q # "r"} @book{a, title = p # P # s, year = 2005a, note = q, month = Dec, volume = 3, number = may} @string{s = "later"}`, []string{
			"book a month=[12] note=[q] number=[05] title=[qrqrs] volume=[3] year=[2005a]",
			"2: 12: there is no @string q; define it by @string, or write {q} for the word itself",
			"2: 46: there is no @string s; define it by @string, or write {s} for the word itself",
		}},
		{"keys", "@book{a:b/c?d=e#(f), }@book{g h.i,}@book{j}@book( k ,)", []string{"book a:b/c?d=e#(f)", "book g h.i", "book j", "book k"}},
		{"no comma", "@book{a title = {T}}", []string{"0: 8: the entry a is not closed here; separate fields by commas and end the entry with }"}},
		{"no key", "@book{, title = {T}}", []string{"0: 6: this entry has no key; write @book{key, ...}"}},
		{"no value", "@book{a, title {T}}", []string{"0: 14: the field title of a has no value; write `name = {value}`"}},
		{"no end of a field", "@book{a, title = {T", []string{"0: 14: the field title of a has no end; end it with } or \""}},
		{"no end", "@book{a, title = {T}", []string{"0: 20: the entry a is not closed here; separate fields by commas and end the entry with }"}},
		{"twice", "@book{a,}\n@book{a,}", []string{"book a", "1: 16: there are two entries a; give one of them another key"}},
		{"one author of several words", "@book{a, author = {{Amazon Web Services, Inc.}}}", []string{"book a author=[{Amazon Web Services, Inc.}]"}},
		{"the same in quotation marks", "@book{a, author = \"{Amazon Web Services, Inc.} and Doe, Ada\"}", []string{"book a author=[{Amazon Web Services, Inc.} and Doe, Ada]"}},
		{"the same by a string", "@string{aws = {{Amazon Web Services, Inc.}}}@book{a, editor = aws}", []string{"book a editor=[{Amazon Web Services, Inc.}]"}},
		{"a title needs no braces", "@book{a, title = {{The Title, Inc.}}}", []string{"book a title=[The Title, Inc.]"}},
		{"braces of a part", "@book{a, author = {{van der Berg}, Jan and {IBM} and M{\\\"u}ller~Lang, A.}}", []string{"book a author=[{van der Berg}, Jan and IBM and Müller Lang, A.]"}},
		{"an and of a name", "@book{a, author = {Simon {and} Schuster and {Roe} and Doe {AND} Sons}, title = {A {and} B}}", []string{"book a author=[Simon {and} Schuster and Roe and Doe {AND} Sons] title=[A and B]"}},
		{"a command is no name", "@book{a, author = {{\\relax Ch}ristos Doe and {\\'E}va~Roe}}", []string{"book a author=[Christos Doe and Éva Roe]"}},
		{"nested braces", "@book{a, author = {{The {Doe} and {Roe} Co.}}}", []string{"book a author=[{The Doe and Roe Co.}]"}},
		{"addresses", `@online{a, url = {http://a.example/~doe/x--y_z%20}, doi = {10.1/a\_b}, note = {a~b--c}}`, []string{"online a doi=[10.1/a_b] note=[a\u00a0b–c] url=[http://a.example/~doe/x--y_z%20]"}},
		{"escaped addresses", `@online{a, url = {\url{http://a.example/{\textasciitilde}doe\_x\%20\&b\#c}}}`, []string{"online a url=[http://a.example/~doe_x%20&b#c]"}},
		{"crossref", "@inproceedings{a, title = {Part}, crossref = {b}}\n@proceedings{b, title = {Whole}, subtitle = {Sub}, year = 1999, keywords = {k}, editor = {Doe, Ada}}", []string{
			"inproceedings a booksubtitle=[Sub] booktitle=[Whole] crossref=[b] editor=[Doe, Ada] title=[Part] year=[1999]",
			"proceedings b editor=[Doe, Ada] keywords=[k] subtitle=[Sub] title=[Whole] year=[1999]",
		}},
		{"what an entry has itself", "@incollection{a, title = {Part}, year = 2000, crossref = b}\n@book{b, title = {Whole}, booktitle = {Told}, author = {Doe, Ada}, year = 1999}", []string{
			"incollection a booktitle=[Told] crossref=[b] title=[Part] year=[2000]", "book b author=[Doe, Ada] booktitle=[Told] title=[Whole] year=[1999]",
		}},
		{"author of the book", "@inbook{a, crossref = b}\n@book{b, author = {Doe, Ada}}", []string{"inbook a author=[Doe, Ada] crossref=[b]", "book b author=[Doe, Ada]"}},
		{"journal and series", "@article{a, crossref=p}@periodical{p, title={J}}@book{b, crossref=m}@mvbook{m, title={M}}", []string{
			"article a crossref=[p] journaltitle=[J]", "book b crossref=[m] maintitle=[M]", "mvbook m title=[M]", "periodical p title=[J]",
		}},
		{"grandparents", "@inbook{a, crossref = b}\n@book{b, crossref = c}\n@book{c, publisher = {P}}", []string{
			"inbook a crossref=[b] publisher=[P]", "book b crossref=[c] publisher=[P]", "book c publisher=[P]",
		}},
		{"xdata", "@book{a, title = {T}, xdata = {x, y}}\n@xdata{x, publisher = {P}, title = {X}}\n@xdata{y, location = {L}}", []string{"book a location=[L] publisher=[P] title=[T]"}},
		{"crossref to nothing", "@book{a, crossref = b}", []string{"book a crossref=[b]", "2: 6: the field crossref of a refers to b, which is not there; add it, or take the field away"}},
		{"crossref in a circle", "@book{a, crossref = b, title = {A}}@book{b, crossref = a}", []string{
			"book a crossref=[b] title=[A]", "book b crossref=[a]", "2: 41: the field crossref of b refers to a, which refers back to it; take the field away",
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, written(test.src)); diff != "" {
				t.Errorf("entries and problems (-want +got):\n%s", diff)
			}
		})
	}
}

func TestText(t *testing.T) {
	for _, test := range []struct{ tex, want string }{
		{`plain`, "plain"},
		{"  a \n b\t", "a b"},
		{`{The {TeX} Book}`, "The TeX Book"},
		{`a--b---c`, "a–b—c"},
		{"``a'' and `b'", "\"a\" and `b'"},
		{`a~b`, "a\u00a0b"},
		{`A \& B, 50\% of \$5, \#1, a\_b, \{c\}`, "A & B, 50% of $5, #1, a_b, {c}"},
		{`{\"u}\"{o}\"a {\'E}va, Garc\'{\i}a, \'\i, S{\o}rensen`, "üöä Éva, García, í, Sørensen"},
		{`\c{c} \c c \v{s} \v s \u{g} \H{o} \k{a} \r{a} \d{t} \b{d} \.z \=a \^o \` + "`" + `e \~n`, "ç ç š š ğ ő ą å ṭ ḏ ż ā ô è ñ"},
		{`\'é`, "é\u0301"},
		{`\ss\ {\aa}{\AA} \AE{}sop \l{}\L`, "ß åÅ Æsop łŁ"},
		{`\emph{a b} {\em c} \textbf{d} {\bf e}`, "a b c d e"},
		{`\foo{bar}`, "bar"},
		{`\foo[opt]{bar} \foo [no]`, "bar foo [no]"},
		{`\foo{a \foo{b}} c`, "a b c"},
		{`\LaTeX\ and \LaTeX{} and \LaTeX`, "LaTeX and LaTeX and LaTeX"},
		{`\foo bar`, "foo bar"},
		{`\textquotedblleft a\textquotedblright\ \ldots`, "“a” …"},
		{`\href{http://a.example}{words}`, "words"},
		{`\url{http://a.example/b}`, "http://a.example/b"},
		{`$5\times 3$ \mu m`, "5×3 μm"},
		{`hyphen\-ation a\/b a\,b a\\b`, "hyphenation ab a b a b"},
		{`\`, `\`},
		{`a {`, "a"},
	} {
		if got := bibtex.Text(test.tex); got != test.want {
			t.Errorf("Text(%q) = %q, want %q", test.tex, got, test.want)
		}
	}
}

// TestExpansion refuses what grows as it is written out.
func TestExpansion(t *testing.T) {
	big := strings.Repeat("x", 1<<20)
	for _, test := range []struct{ name, src string }{
		{"doubled", "@string{a = {0123456789}}" + strings.Repeat("@string{a = a # a}", 60) + "@book{b, title = a}"},
		{"names", "@string{a = {" + big + "}}" + manyOf(100, "@book{b%d, title = a}")},
		{"inherited", "@book{p, note = {" + big + "}}" + manyOf(100, "@book{b%d, crossref = p}")},
		{"shared", "@xdata{p, note = {" + big + "}}" + manyOf(100, "@book{b%d, xdata = p}")},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, problems := bibtex.Read(test.src)
			if len(problems) != 1 || problems[0].Kind != bibtex.TooLarge {
				t.Errorf("got the problems %v", problems)
			}
		})
	}
	long := manyOf(40, "@book{b%d, crossref = b%[2]d}")
	if _, problems := bibtex.Read(long); len(problems) != 2 || !strings.Contains(problems[0].Message, "more than 32 entries") {
		t.Errorf("a long chain: got the problems %v", problems)
	}
}

func manyOf(n int, form string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, form+"%.0[2]d\n", i, i+1)
	}
	return b.String()
}

func FuzzRead(f *testing.F) {
	f.Add(`@string{p = "Press"}@book{a, author = {{A, Inc.} and B~C}, crossref = {b}, title = {\"{\i} \foo[x]{y} $z$--}}@book(b, publisher = p # { x },)`)
	f.Add(`@book{a, author = "}{}{" # {{}}, url = {\url{a}}}`)
	files, err := filepath.Glob("../ingest/testdata/*/*.txtar")
	if err != nil || len(files) == 0 {
		f.Fatal("no goldens", err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, a := range archive.Files {
			if a.Name == "sources.bib" {
				f.Add(string(a.Data))
			}
		}
	}
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 4<<10 {
			t.Skip("beyond the budget")
		}
		entries, problems := bibtex.Read(src)
		for _, e := range entries {
			if e.At > len(src) || !strings.HasPrefix(src[e.At:], e.Key) || e.Key == "" {
				t.Errorf("the key %q does not stand at %d", e.Key, e.At)
			}
		}
		for _, p := range problems {
			if p.At < 0 || p.At > len(src) {
				t.Errorf("a problem at %d", p.At)
			}
		}
	})
}
