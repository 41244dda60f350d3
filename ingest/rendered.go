package ingest

import (
	"bytes"
	"html"
	"sort"
	"unicode/utf8"

	"ibid/fact"
)

// rendered is the text of a document as a reader sees it: without markup, links
// and citation marks, each block on a line of its own, white space inside of
// it single spaces. It has a map back to the bytes of the file.
type rendered struct {
	text string
	runs []run
}

// run maps a stretch of rendered text to the file. It is verbatim, byte for
// byte, unless both sizes differ, as for `&amp;`.
type run struct{ text, size, src, srcSize int32 }

// span returns the bytes of the file that the rendered text from start to end,
// which must not be empty, comes from.
func (r *rendered) span(start, end int) fact.Span {
	first, last := r.run(start), r.run(end-1)
	s := fact.Span{Start: int(first.src), End: int(last.src + last.srcSize)}
	if first.size == first.srcSize {
		s.Start += start - int(first.text)
	}
	if last.size == last.srcSize {
		s.End = int(last.src) + end - int(last.text)
	}
	return s
}

// run returns the last run that begins at or before the offset.
func (r *rendered) run(at int) run {
	i := sort.Search(len(r.runs), func(i int) bool { return int(r.runs[i].text) > at })
	if i == 0 {
		return run{}
	}
	return r.runs[i-1]
}

// renderer builds a rendered text from the file src.
type renderer struct {
	src  []byte
	out  []byte
	runs []run
}

func newRenderer(src []byte) renderer {
	return renderer{src: src, out: make([]byte, 0, len(src)), runs: make([]run, 0, 16+len(src)/64)}
}

// add appends out that stands for the bytes of the file from start to end.
func (w *renderer) add(out []byte, start, end int) {
	size, srcSize := int32(len(out)), int32(end-start)
	if n := len(w.runs) - 1; n >= 0 && size == srcSize {
		last := &w.runs[n]
		if last.size == last.srcSize && int(last.text+last.size) == len(w.out) && int(last.src+last.size) == start {
			last.size += size
			last.srcSize += size
			w.out = append(w.out, out...)
			return
		}
	}
	w.runs = append(w.runs, run{text: int32(len(w.out)), size: size, src: int32(start), srcSize: srcSize})
	w.out = append(w.out, out...)
}

var space = []byte{' '}

// atSpace reports whether white space would be swallowed here.
func (w *renderer) atSpace() bool {
	n := len(w.out)
	return n == 0 || w.out[n-1] == ' ' || w.out[n-1] == '\n'
}

// copy appends the bytes of the file from start to end, with white space collapsed.
func (w *renderer) copy(start, end int) {
	for start < end {
		i := start
		for i < end && !isSpace(w.src[i]) {
			i++
		}
		if i > start {
			w.add(w.src[start:i], start, i)
		}
		for start = i; start < end && isSpace(w.src[start]); start++ {
			if !w.atSpace() {
				w.add(space, start, start+1)
			}
		}
	}
}

// unescape appends the bytes of the file from start to end with the escapes and
// the character references of Markdown resolved.
func (w *renderer) unescape(start, end int) {
	for start < end {
		i := bytes.IndexAny(w.src[start:end], `\&`)
		if i < 0 {
			w.copy(start, end)
			return
		}
		w.copy(start, start+i)
		start += i
		n := 1
		switch {
		case w.src[start] == '\\' && start+1 < end && isPunctuation(w.src[start+1]):
			n = 2
			w.add(w.src[start+1:start+2], start, start+2)
		case w.src[start] == '&':
			semicolon := bytes.IndexByte(w.src[start:min(end, start+40)], ';')
			if semicolon > 0 {
				entity := string(w.src[start : start+semicolon+1])
				if resolved := html.UnescapeString(entity); resolved != entity && utf8.RuneCountInString(resolved) <= 2 {
					n = len(entity)
					w.add([]byte(resolved), start, start+n)
					break
				}
			}
			w.copy(start, start+1)
		default:
			w.copy(start, start+1)
		}
		start += n
	}
}

// lineBreak appends a space for the end of a line of the file at offset at.
func (w *renderer) lineBreak(at int) {
	if !w.atSpace() && at < len(w.src) {
		w.add(space, at, at+1)
	}
}

// textOf returns the offset of the rendered text to which an offset of the file came.
func (w *renderer) textOf(at int) int {
	for i := len(w.runs) - 1; i >= 0; i-- {
		if r := w.runs[i]; int(r.src) <= at {
			return int(r.text) + min(at-int(r.src), int(r.size))
		}
	}
	return 0
}

// dropSpace takes back the space before something that is not rendered.
func (w *renderer) dropSpace() {
	if n := len(w.out); n > 0 && w.out[n-1] == ' ' {
		w.out = w.out[:n-1]
		last := &w.runs[len(w.runs)-1]
		last.size--
		last.srcSize--
		if last.size <= 0 {
			w.runs = w.runs[:len(w.runs)-1]
		}
	}
}

// wordsEnd returns the offset behind the last word.
func (w *renderer) wordsEnd() int {
	n := len(w.out)
	if n > 0 && w.out[n-1] == ' ' {
		n--
	}
	return n
}

// endBlock ends the line, unless it is empty.
func (w *renderer) endBlock() {
	w.dropSpace()
	if n := len(w.out); n > 0 && w.out[n-1] != '\n' {
		w.out = append(w.out, '\n')
	}
}

func isSpace(b byte) bool {
	return b == ' ' || b == '\n' || b == '\t' || b == '\r' || b == '\f' || b == '\v'
}

func isPunctuation(b byte) bool {
	return b >= '!' && b <= '/' || b >= ':' && b <= '@' || b >= '[' && b <= '`' || b >= '{' && b <= '~'
}
