package edtf

// simple is one date without slash or brackets, as written.
type simple struct {
	mask      mask
	precision precision
	grouping  int      // 21 to 41 where a month would stand: a season, quarter …
	marks     [3]marks // of year, month and day (or of the grouping, as month)
	whole     bool     // the marks stand at the very end, and only there
	unknown   bool     // some digit is X
}

type precision uint8

const (
	toYear precision = iota
	toMonth
	toDay
	toCentury
)

// marks are the qualifiers of one component.
type marks uint8

const (
	uncertain   marks = 1 << iota // ?
	approximate                   // ~
	both        = uncertain | approximate
)

// mark reads a qualifier, if one is next.
func (sc *scanner) mark() marks {
	var m marks
	switch sc.peek() {
	case '?':
		m = uncertain
	case '~':
		m = approximate
	case '%':
		m = both
	default:
		return 0
	}
	sc.pos++
	return m
}

// date reads in[pos:end] as one date.
func (sc *scanner) date(where place) Date {
	from := sc.pos
	if sc.peek() == 'Y' {
		return sc.longYear(where)
	}
	s, ok := sc.simple(where)
	if !ok {
		return Date{}
	}
	switch sc.peek() {
	case 'S':
		return sc.significant(s, where)
	case 'T':
		return sc.clock(s, where)
	}
	if sc.more() {
		sc.fail(sc.pos, s.wanted())
		return Date{}
	}
	if s.grouping != 0 {
		return s.season()
	}
	return sc.calendar(s, from)
}

// simple reads a date up to the first character that cannot belong to it.
func (sc *scanner) simple(where place) (s simple, ok bool) {
	s.whole = true
	before := sc.mark()
	sc.year(&s, where)
	after := sc.marksOf(&s, toYear, before)
	for s.precision < toDay && s.grouping == 0 && sc.peek() == '-' {
		if after != 0 {
			s.whole = false
		}
		sc.pos++
		before = sc.mark()
		if s.precision++; s.precision == toMonth {
			sc.month(&s, where)
		} else {
			sc.day(&s)
		}
		after = sc.marksOf(&s, s.precision, before)
	}
	return s, sc.err == nil
}

// marksOf reads the qualifier behind a component. One that stands before it
// belongs to this component alone, one behind it to all that is left of it.
func (sc *scanner) marksOf(s *simple, at precision, before marks) (after marks) {
	if sc.err != nil {
		return 0
	}
	if before != 0 {
		s.marks[at] |= before
		s.whole = false
	}
	place := sc.pos
	if after = sc.mark(); after == 0 {
		return 0
	}
	if before != 0 {
		sc.fail(place, "one qualifier (? ~ or %) on each part")
	}
	for i := range at + 1 {
		s.marks[i] |= after
	}
	return after
}

const yearExpected = "a year of four digits (X for one that is unknown, Y before a longer year)"

// year reads the year, or two digits of a century if nothing else is there.
func (sc *scanner) year(s *simple, where place) {
	from := sc.pos
	s.mask = anyDay
	s.mask.negative = sc.take('-')
	digits := sc.pos
	for i := 0; sc.more() && isMasked(sc.in[sc.pos]); i++ {
		if i < 4 {
			s.mask.year[i] = sc.in[sc.pos]
		}
		sc.pos++
	}
	year := sc.in[digits:sc.pos]
	switch {
	case sc.isCentury(from, where):
		s.mask.year[2], s.mask.year[3] = 'X', 'X'
		s.precision = toCentury
	case len(year) == 3 && !sc.more():
		sc.fail(sc.pos, "a fourth digit of the year (a decade is written 195X)")
	case len(year) != 4:
		sc.fail(min(sc.pos, digits+4), yearExpected)
	case s.mask.negative && year == "0000":
		sc.fail(from, "0000 without a sign (1 BC), or -0001 (2 BC) or earlier")
	}
}

// isCentury: the whole string is the two digits just read.
func (sc *scanner) isCentury(from int, where place) bool {
	if where != alone || from != 0 || sc.pos != 2 || sc.more() {
		return false
	}
	_, ok := twoDigits(sc.in)
	return ok
}

// month reads a month, or the number of a season.
func (sc *scanner) month(s *simple, where place) {
	at := sc.pos
	if !sc.pair(&s.mask.month) {
		sc.fail(at, "a month of two digits, from 01 to 12 (XX for an unknown one)")
		return
	}
	if n, ok := twoDigits(sc.in[at:sc.pos]); ok && n >= firstGrouping && n <= lastGrouping {
		s.grouping = n
		s.mask.month = [2]byte{'X', 'X'}
		switch {
		case where == inInterval || where == inRange:
			sc.fail(at, "a month from 01 to 12 (seasons and quarters cannot be ends)")
		case s.mask.hasUnknownYear():
			sc.fail(at, "a month from 01 to 12 (a season needs a year without X)")
		}
		return
	}
	if !s.mask.someMonth() {
		sc.fail(at, "a month from 01 to 12, or a season or other part of the year from 21 to 41")
	}
}

func (sc *scanner) day(s *simple) {
	at := sc.pos
	if !sc.pair(&s.mask.day) {
		sc.fail(at, "a day of two digits, such as 09 (XX for an unknown one)")
		return
	}
	if _, ok := s.mask.first(); !ok {
		sc.fail(at, s.mask.dayExpected())
	}
}

// pair reads two characters that are digits or X.
func (sc *scanner) pair(into *[2]byte) bool {
	if sc.err != nil || sc.end-sc.pos < 2 || !isMasked(sc.in[sc.pos]) || !isMasked(sc.in[sc.pos+1]) {
		return false
	}
	into[0], into[1] = sc.in[sc.pos], sc.in[sc.pos+1]
	sc.pos += 2
	return true
}

func isMasked(c byte) bool { return isDigit(c) || c == 'X' }

// wanted is what could have followed a date that was read this far.
func (s *simple) wanted() string {
	switch {
	case s.grouping != 0 || s.precision == toDay:
		return "the end of the date"
	case s.precision == toMonth:
		return "a hyphen and a day, or the end of the date"
	}
	return "a hyphen and a month, or the end of the date"
}

// calendar is the date of a year, month or day.
func (sc *scanner) calendar(s simple, from int) Date {
	lo, ok := s.mask.first()
	if !ok {
		sc.fail(from, yearExpected)
		return Date{}
	}
	return Date{
		form: single, level: s.level(), gaps: s.mask.gaps(),
	}.bounded(lo, s.mask.last(), s.marks != [3]marks{})
}

// bounded gives a single date its days.
func (d Date) bounded(lo, hi Day, qualified bool) Date {
	b := Bound{Kind: Known, Earliest: lo, Latest: hi, Qualified: qualified}
	d.start, d.end = b, b
	return d
}
