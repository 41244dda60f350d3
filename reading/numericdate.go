package reading

// isoDate reads 2006-03-14 and 2006-03-14T12:17Z. 2006-03 is a month.
func (r *reader) isoDate(i int) (part, bool) {
	if !r.kind(i, digits) || len(r.tokens[i].text) != 4 || !r.joinedBy(i, "-", "/", ".") || r.glued(i) && (r.kind(i-1, word) || r.is(i-1, "-", ".", "/")) {
		return part{}, false
	}
	sign := r.tokens[i+1]
	month, day := r.tokens[i+2].text, ""
	p := part{year: number(r.tokens[i].text), span: 1, month: number(month), end: i + 3}
	if r.joinedBy(i+2, sign.text) {
		day, p.end = r.tokens[i+4].text, i+5
		p.day = number(day)
	}
	switch {
	case sign.text == "-" && sign.r != '-' && sign.r != '‑' && day == "":
		return part{}, false // 2003–05 is an interval
	case sign.text != "-" && day == "":
		return part{}, false
	case len(month) != 2 && sign.text == "-" && day == "" || len(month) > 2 || day != "" && len(day) > 2 || p.month < 1 || p.month > 12:
		return part{}, false
	case day == "" && p.month > p.year%100:
		p.ambiguous = true // 1902-09: a month, or seven years
	case r.joinedBy(p.end-1, "-", "/", ".") || r.glued(p.end) && r.kind(p.end, word) && !r.is(p.end, "t", "z"):
		return part{}, false
	}
	if r.is(p.end, "t") && r.glued(p.end) {
		if clock, end := r.clock(p.end + 1); clock != "" {
			p.time, p.end = "T"+clock, end
			zone, end := r.zone(p.end)
			p.time, p.end = p.time+zone, end
			return p, true
		}
	}
	return r.withTime(p), true
}

// joinedBy reports whether digits follow the token i, joined by one of the signs without a space.
func (r *reader) joinedBy(i int, signs ...string) bool {
	return r.is(i+1, signs...) && r.glued(i+1) && r.glued(i+2) && r.kind(i+2, digits)
}

// numericDate reads 14/3/2006, 14.3.2006 and 14-3-2006. In English the order is
// known where it is set, or where only one is possible; elsewhere, and with
// full stops, the day is first.
func (r *reader) numericDate(i int) (part, bool) {
	if !r.kind(i, digits) || len(r.tokens[i].text) > 2 || !r.is(i+1, "/", ".", "-") || !r.glued(i+1) || r.glued(i) && (r.kind(i-1, word) || r.is(i-1, "/", ".", "-")) {
		return part{}, false
	}
	s := r.tokens[i+1].text
	if !r.kind(i+2, digits) || s != "." && !r.glued(i+2) || len(r.tokens[i+2].text) > 2 || !r.is(i+3, s) || !r.glued(i+3) || !r.kind(i+4, digits) || s != "." && !r.glued(i+4) {
		return part{}, false
	}
	if len(r.tokens[i+4].text) != 4 || r.joinedBy(i+4, "/", ".", "-") || r.glued(i+5) && r.kind(i+5, word) {
		return part{}, false
	}
	a, b := number(r.tokens[i].text), number(r.tokens[i+2].text)
	p := part{day: a, month: b, year: number(r.tokens[i+4].text), span: 1, end: i + 5}
	monthFirst := part{day: b, month: a, year: p.year, span: 1, end: p.end}
	english := r.lang.tag == "en"
	switch {
	case s == ".":
	case r.order == MonthDay:
		p = monthFirst
	case r.order == DayMonth || !english && r.lang.known:
	case p.edtf() == "":
		p = monthFirst
	case monthFirst.edtf() != "" && a != b:
		p.ambiguous = true
	}
	return r.withTime(p), true
}
