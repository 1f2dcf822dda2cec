package edtf

import "strings"

// clock reads the time of day behind a date. Only its day is kept: the day in
// UTC if the time has a zone, else the day as written. 24:00:00 is the end of
// the day it is written with.
func (sc *scanner) clock(s simple, where place) Date {
	if s.precision != toDay || s.unknownLevel() != 0 || s.marks != [3]marks{} || where == inSet || where == inRange {
		sc.fail(sc.pos, s.wanted())
		return Date{}
	}
	sc.pos++
	from := sc.pos
	hour := sc.two(24, "an hour from 00 to 24")
	sc.expect(':', "a colon and the minutes")
	minute := sc.two(59, "minutes from 00 to 59")
	sc.expect(':', "a colon and the seconds")
	second := sc.two(59, "seconds from 00 to 59")
	fraction := sc.fraction()
	if hour == 24 && (minute > 0 || second > 0 || fraction) {
		sc.fail(from, "an hour from 00 to 23 (24:00:00 alone ends a day)")
	}
	ofDay := hour*60 + minute
	if hour == 24 {
		ofDay--
	}
	ofDay -= sc.zone()
	if sc.more() {
		sc.fail(sc.pos, "a zone (Z, +03:00) or nothing more")
	}
	if sc.err != nil {
		return Date{}
	}
	day, _ := s.mask.first()
	day += Day(floorDiv(int64(ofDay), 24*60))
	return Date{form: single}.bounded(day, day, false)
}

func (sc *scanner) expect(c byte, expected string) {
	if !sc.take(c) {
		sc.fail(sc.pos, expected)
	}
}

// two reads a number of two digits up to most.
func (sc *scanner) two(most int, expected string) int {
	n, ok := twoDigits(sc.in[sc.pos:sc.end])
	if !ok || n > most {
		sc.fail(sc.pos, expected)
		return 0
	}
	sc.pos += 2
	return n
}

// fraction reads decimals of a second and reports whether they are above zero.
func (sc *scanner) fraction() (positive bool) {
	if !sc.take('.') {
		return false
	}
	from := sc.pos
	sc.number()
	return sc.err == nil && strings.Trim(sc.in[from:sc.pos], "0") != ""
}

// zone reads how many minutes the clock is ahead of UTC, from -12:00 to +14:00.
func (sc *scanner) zone() int {
	at := sc.pos
	var sign int
	switch {
	case sc.take('+'):
		sign = 1
	case sc.take('-'):
		sign = -1
	default:
		sc.take('Z')
		return 0
	}
	hours := sc.two(14, "a zone from -12:00 to +14:00")
	minutes := 0
	if sc.take(':') || sc.more() {
		minutes = sc.two(59, "minutes from 00 to 59")
	}
	ahead := sign * (hours*60 + minutes)
	if ahead < -12*60 || ahead > 14*60 || sign < 0 && ahead == 0 {
		sc.fail(at, "a zone from -12:00 to +14:00 (UTC is Z or +00:00)")
	}
	return ahead
}
