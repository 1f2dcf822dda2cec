package edtf

const (
	yearExpected  = "a year of four digits (X for an unknown one; about 1953 is written 1953~)"
	monthExpected = "a month from 01 to 12, or a season or quarter from 21 to 41 (between two years stands a slash)"
)

// year reads the year, or two digits of a century if nothing else is there.
func (sc *scanner) year(s *simple, where place) {
	from := sc.pos
	s.mask = anyDay
	s.mask.negative = sc.take('-')
	digits := sc.pos
	for i := 0; sc.more() && isMasked(sc.in[sc.pos]); i++ {
		c := sc.in[sc.pos]
		s.unknown = s.unknown || c == 'X'
		if i < 4 {
			s.mask.year[i] = c
		}
		sc.pos++
	}
	year := sc.in[digits:sc.pos]
	switch {
	case sc.isCentury(from, where):
		s.mask.year[2], s.mask.year[3] = 'X', 'X'
		s.precision, s.unknown = toCentury, true
	case len(year) == 3 && !sc.more():
		sc.fail(sc.pos, "a fourth digit of the year (a decade is written 195X)")
	case len(year) > 4:
		sc.fail(digits+4, "a hyphen after the four digits of the year (a longer year begins with Y)")
	case len(year) == 0 && sc.peek() == '.':
		sc.fail(sc.pos, "a date and a slash (.. is one end of an interval: 1953-03/..)")
	case len(year) < 4:
		sc.fail(sc.pos, yearExpected)
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
	if !sc.pair(s, &s.mask.month) {
		sc.fail(at, "a month of two digits, such as 02 (XX for an unknown one)")
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
		sc.fail(at, monthExpected)
	}
}

func (sc *scanner) day(s *simple) {
	at := sc.pos
	if !sc.pair(s, &s.mask.day) {
		sc.fail(at, "a day of two digits, such as 09 (XX for an unknown one)")
		return
	}
	if !s.possibleDay() {
		sc.fail(at, s.mask.dayExpected())
	}
}

// possibleDay: the calendar has such a day.
func (s *simple) possibleDay() bool {
	if s.unknown {
		_, ok := s.mask.first()
		return ok
	}
	year, _ := s.mask.years()
	month, _ := twoDigits(string(s.mask.month[:]))
	day, _ := twoDigits(string(s.mask.day[:]))
	return day >= 1 && day <= daysIn(year, month)
}

// pair reads two characters that are digits or X.
func (sc *scanner) pair(s *simple, into *[2]byte) bool {
	if sc.err != nil || sc.end-sc.pos < 2 || !isMasked(sc.in[sc.pos]) || !isMasked(sc.in[sc.pos+1]) {
		return false
	}
	into[0], into[1] = sc.in[sc.pos], sc.in[sc.pos+1]
	s.unknown = s.unknown || into[0] == 'X' || into[1] == 'X'
	sc.pos += 2
	return true
}

func isMasked(c byte) bool { return isDigit(c) || c == 'X' }
