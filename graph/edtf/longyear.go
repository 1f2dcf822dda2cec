package edtf

import "fmt"

// longYear reads Y and a year of more than four digits, perhaps with an
// exponent and significant digits: Y170000002, Y-17E7, Y3388E2S3.
func (sc *scanner) longYear(where place) Date {
	from := sc.pos
	sc.pos++
	if where != alone {
		sc.fail(from, "a year of four digits (a longer year stands alone)")
	}
	negative := sc.take('-')
	digits := sc.pos
	if sc.peek() == '0' {
		sc.fail(sc.pos, "a digit from 1 to 9 after Y")
	}
	year := sc.number()
	level := uint8(1)
	if sc.peek() == 'E' {
		sc.pos++
		level = 2
		for range min(sc.number(), 20) { // 10^20 is beyond every year we hold
			year = min(year*10, maxYear)
		}
	}
	if sc.err == nil && year <= 9999 {
		sc.fail(digits, "a year of more than four digits after Y")
	}
	lo, hi, estimated := year, year, false
	if sc.peek() == 'S' {
		level, estimated = 2, true
		lo, hi = sc.significance(year)
	}
	if sc.more() {
		sc.fail(sc.pos, "nothing more (a year with Y has no month)")
	}
	d := Date{form: single, level: level, estimated: estimated}
	return d.years(lo, hi, negative)
}

// significant reads the S of a year of four digits: 1950S2.
func (sc *scanner) significant(s simple, where place) Date {
	if s.precision != toYear || s.mask.hasUnknownYear() || s.marks != [3]marks{} {
		sc.fail(sc.pos, s.wanted())
	}
	if where == inInterval || where == inRange {
		sc.fail(sc.pos, "a year without significant digits")
	}
	year, _ := s.mask.years()
	lo, hi := sc.significance(max(year, -year))
	if sc.more() {
		sc.fail(sc.pos, "nothing more")
	}
	d := Date{form: single, level: 2, estimated: true}
	return d.years(lo, hi, s.mask.negative)
}

// significance reads S and how many of the year's digits are sure; lo and hi
// are the years that have those digits.
func (sc *scanner) significance(year int) (lo, hi int) {
	sc.take('S')
	at := sc.pos
	digits := 0
	for y := year; y > 0; y /= 10 {
		digits++
	}
	n := sc.number()
	if sc.err == nil && (n < 1 || n > digits) {
		sc.fail(at, fmt.Sprintf("a number of significant digits from 1 to %d", max(digits, 1)))
	}
	scale := 1
	for ; n < digits; n++ {
		scale *= 10
	}
	lo = year - year%scale
	return lo, lo + scale - 1
}

// number reads digits. It is held at 10^12, far beyond any sense.
func (sc *scanner) number() int {
	if !isDigit(sc.peek()) {
		sc.fail(sc.pos, "a number")
		return 0
	}
	n := 0
	for ; isDigit(sc.peek()); sc.pos++ {
		n = min(n*10+int(sc.in[sc.pos]-'0'), maxYear)
	}
	return n
}

// years gives a single date the days of the years from lo to hi, or of -hi to -lo.
func (d Date) years(lo, hi int, negative bool) Date {
	if negative {
		lo, hi = -hi, -lo
	}
	return d.bounded(DayOf(lo, 1, 1), DayOf(hi, 12, 31), false)
}
