package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"sync"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/language"

	"ibid/fact"
	"ibid/internal/budget"
	"ibid/reading"
	"ibid/schema"
)

// The files at the root of a corpus that say something about all of it.
const (
	infoFile   = "ibid.yaml"
	sourceFile = "sources.bib"
	schemaFile = "schema.graphqls"
)

// settings are what holds for all documents.
type settings struct {
	info     fact.Info
	language string        // BCP 47, as ibid.yaml states it; empty where it does not
	order    reading.Order // of day and month in dates such as 3/4/2005
	own      bool          // the folder has an ibid.yaml, so it was written for ibid
	bib      bool          // it has a sources.bib
	unseen   Severity      // of a fact whose subject its words do not name
	sources  []fact.Source
	keys     map[fact.SourceKey]bool
	byURL    map[string]fact.SourceKey // by what sameURL makes of their addresses
	fields   []string                  // of sources that are published; nil for all that are not private
	fieldsAt place                     // where ibid.yaml lists them
	links    bool                      // a link may be a source
	schema   string                    // text of the corpus' own schema.graphqls
	ontology *schema.Ontology
	problems []Problem
}

func readSettings(fsys fs.FS) *settings {
	s := &settings{
		info:   fact.Info{Language: "en"},
		keys:   map[fact.SourceKey]bool{},
		byURL:  map[string]fact.SourceKey{},
		unseen: Warning,
	}
	if src, ok := s.load(fsys, infoFile); ok {
		s.own = true
		s.readInfo(src)
	}
	if src, ok := s.load(fsys, sourceFile); ok {
		s.bib = true
		s.readSources(string(src))
	}
	var extra []schema.Source
	if src, ok := s.load(fsys, schemaFile); ok {
		s.schema = string(src)
		extra = append(extra, schema.Source{Name: schemaFile, Text: s.schema})
	}
	s.loadSchema(extra)
	return s
}

// builtIn is the schema without additions, which takes longer to load than many a corpus.
var builtIn = sync.OnceValues(func() (*schema.Ontology, error) { return schema.Load() })

// loadSchema falls back to the built-in schema when that of the corpus is at fault.
func (s *settings) loadSchema(extra []schema.Source) {
	o, err := builtIn()
	if err == nil && len(extra) > 0 {
		o, err = schema.Load(extra...)
	}
	if err != nil {
		p := Problem{Pos: top(schemaFile), Rule: "schema", Message: err.Error()}
		if e, ok := errors.AsType[*schema.Error](err); ok {
			p.Pos, p.Message, p.Hint = e.Pos, e.Message, e.Hint
			if e.TooComplex {
				p.Rule = "too-complex"
			}
		}
		s.problems = append(s.problems, p)
		if o, err = builtIn(); err != nil {
			o = &schema.Ontology{} // the built-in schema has tests that it loads
		}
	}
	s.ontology = o
}

// load returns the file, and whether it is there and can be read.
func (s *settings) load(fsys fs.FS, name string) ([]byte, bool) {
	if _, err := fs.Lstat(fsys, name); errors.Is(err, fs.ErrNotExist) {
		return nil, false
	}
	src, problem := load(fsys, name)
	if problem != nil {
		s.problems = append(s.problems, *problem)
	}
	return src, problem == nil
}

// readInfo reads ibid.yaml.
func (s *settings) readInfo(src []byte) {
	r := report{file: infoFile}
	defer func() { s.problems = append(s.problems, r.problems...) }()
	var b budget.Budget
	root, err := parseYAML(src, &b)
	if err != nil {
		r.brokenYAML(Error, place{int32(err.line), 1}, err.message, &b)
		return
	}
	if root == nil {
		return
	}
	if root.Kind != yaml.MappingNode {
		r.error(place{int32(root.Line), int32(root.Column)}, "info", "write `title: ...`", "this is no list of `name: value`")
		return
	}
	fields := map[string]*string{
		"title": &s.info.Title, "description": &s.info.Description, "base": &s.info.Base,
		"licence": &s.info.Licence, "language": &s.info.Language,
	}
	order := ""
	fields["dates"] = &order
	known := []string{"title", "description", "base", "licence", "language", "dates", "strict", "source-fields", "link-sources"}
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, value := root.Content[i], root.Content[i+1]
		at := place{int32(value.Line), int32(value.Column)}
		if s.sourceSetting(&r, key.Value, value) {
			continue
		}
		field, ok := fields[key.Value]
		switch {
		case key.Value == "strict":
			strict, ok := yamlBool(value)
			if !ok {
				r.error(at, "info", "write `strict: true`", "strict takes true or false")
			}
			if strict {
				s.unseen = Error
			}
			continue
		case !ok:
			r.error(place{int32(key.Line), int32(key.Column)}, "info", nearestHint("known are", "did you mean", key.Value, known), "there is no setting %q", key.Value)
			continue
		case value.Kind != yaml.ScalarNode:
			r.error(at, "info", "", "%s takes one line of text", key.Value)
			continue
		}
		text := yamlText(value, &b)
		if text == "" { // not given
			continue
		}
		*field = text
		switch key.Value {
		case "base":
			if message, hint := baseFault(*field); message != "" {
				r.error(at, "info", hint, "%s", message)
			}
		case "language":
			if _, err := language.Parse(*field); err != nil {
				r.error(at, "info", "write one such as en-GB", "%q is no language tag", *field)
			}
			s.language = *field
		case "dates":
			switch order {
			case "dmy":
				s.order = reading.DayMonth
			case "mdy":
				s.order = reading.MonthDay
			default:
				r.error(at, "info", "write dmy where 3/4/2005 is in April, mdy where it is in March", "dates takes dmy or mdy, not %q", order)
			}
		}
	}
}

// maxSize is how many bytes a file may have.
const maxSize = 16 << 20

// load reads a whole file that must be text.
func load(fsys fs.FS, name string) ([]byte, *Problem) {
	fail := func(rule, hint, format string, args ...any) ([]byte, *Problem) {
		return nil, &Problem{Pos: top(name), Rule: rule, Hint: hint, Message: fmt.Sprintf(format, args...)}
	}
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return fail("file-unreadable", "", "cannot be read: %v", cause(err))
	}
	if !info.Mode().IsRegular() {
		return fail("file-unreadable", endless, "cannot be read: it is %s", kind(info.Mode()))
	}
	f, err := fsys.Open(name)
	if err != nil {
		return fail("file-unreadable", "", "cannot be read: %v", cause(err))
	}
	defer f.Close()
	tooLarge := "split it, or move it out of the folder"
	if info.Size() > maxSize {
		return fail("file-too-large", tooLarge, "has %d bytes, more than %d", info.Size(), maxSize)
	}
	src := make([]byte, 0, info.Size()+1)
	for {
		n, err := f.Read(src[len(src):cap(src)])
		src = src[:len(src)+n]
		if err == io.EOF {
			break
		}
		if err != nil {
			return fail("file-unreadable", "", "cannot be read: %v", cause(err))
		}
		if len(src) > maxSize {
			return fail("file-too-large", tooLarge, "has more than %d bytes", maxSize)
		}
		if len(src) == cap(src) {
			src = slices.Grow(src, len(src)+512)
		}
	}
	if at := invalid(src); at >= 0 {
		r := report{file: name}
		p := page{lines: lineStarts(src)}
		what := "is not UTF-8"
		if src[at] == 0 {
			what = "has a NUL byte: it is no text"
		}
		r.error(p.place(src, at), "file-encoding", "save it as UTF-8", "the file %s", what)
		return nil, &r.problems[0]
	}
	return src, nil
}

// cause takes the path off an error of the file system, which the problem names already.
func cause(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	return err
}

// invalid returns the offset of the first byte that is not UTF-8 or is NUL, or -1.
func invalid(src []byte) int {
	if utf8.Valid(src) {
		return bytes.IndexByte(src, 0)
	}
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && size == 1 || r == 0 {
			return i
		}
		i += size
	}
	return -1
}
