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
	return s.calendar()
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

// wanted is what could have followed a date that was read this far.
func (s *simple) wanted() string {
	switch {
	case s.grouping != 0 || s.precision == toDay:
		return "nothing more"
	case s.precision == toMonth:
		return "a hyphen and a day, or nothing more"
	}
	return "a hyphen and a month, or nothing more (an interval has a slash: 1953/1955)"
}

// calendar is the date of a year, month or day, each read as possible.
func (s *simple) calendar() Date {
	d := Date{form: single, level: s.level(), gaps: s.unknown && s.mask.gaps()}
	qualified := s.marks != [3]marks{}
	if !s.unknown {
		lo, hi := s.exact()
		return d.bounded(lo, hi, qualified)
	}
	lo, _ := s.mask.first()
	return d.bounded(lo, s.mask.last(), qualified)
}

// exact are the first and the last day of a date without X.
func (s *simple) exact() (lo, hi Day) {
	year, _ := s.mask.years()
	month, _ := twoDigits(string(s.mask.month[:]))
	switch s.precision {
	case toYear:
		lo = DayOf(year, 1, 1)
		return lo, lo + 364 + Day(leapDays(year))
	case toMonth:
		lo = DayOf(year, month, 1)
		return lo, lo + Day(daysIn(year, month)) - 1
	}
	day, _ := twoDigits(string(s.mask.day[:]))
	lo = DayOf(year, month, day)
	return lo, lo
}

// bounded gives a single date its days.
func (d Date) bounded(lo, hi Day, qualified bool) Date {
	b := Bound{Kind: Known, Earliest: lo, Latest: hi, Qualified: qualified}
	d.start, d.end = b, b
	return d
}
