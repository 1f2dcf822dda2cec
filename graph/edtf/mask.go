package edtf

import "fmt"

// mask is a calendar date in which any digit may be X: the set of all days
// that agree with it in the other digits.
type mask struct {
	negative   bool
	year       [4]byte
	month, day [2]byte
}

var anyDay = mask{year: [4]byte{'X', 'X', 'X', 'X'}, month: [2]byte{'X', 'X'}, day: [2]byte{'X', 'X'}}

// fits reports whether n, of two digits, agrees with pattern.
func fits(pattern [2]byte, n int) bool {
	return (pattern[0] == 'X' || pattern[0] == byte('0'+n/10)) &&
		(pattern[1] == 'X' || pattern[1] == byte('0'+n%10))
}

func (m *mask) fitsYear(y int) bool {
	if m.negative {
		y = -y
	}
	if y < 0 || y > 9999 || y == 0 && m.negative {
		return false
	}
	high, low := [2]byte(m.year[:2]), [2]byte(m.year[2:])
	return fits(high, y/100) && fits(low, y%100)
}

func (m *mask) has(d Day) bool {
	y, month, day := d.Date()
	return m.fitsYear(y) && fits(m.month, month) && fits(m.day, day)
}

// years are the first and the last year that agree with the mask.
func (m *mask) years() (first, last int) {
	for _, c := range m.year {
		first, last = first*10, last*10
		if c == 'X' {
			last += 9
		} else {
			first, last = first+int(c-'0'), last+int(c-'0')
		}
	}
	if m.negative { // there is no year -0000
		return -last, -max(first, 1)
	}
	return first, last
}

func (m *mask) someMonth() bool {
	for n := 1; n <= 12; n++ {
		if fits(m.month, n) {
			return true
		}
	}
	return false
}

func (m *mask) hasUnknownYear() bool {
	for _, c := range m.year {
		if c == 'X' {
			return true
		}
	}
	return false
}

// gaps reports whether days between the first and the last do not fit: a
// digit is given to the right of one that is not.
func (m *mask) gaps() bool {
	open := false
	for _, part := range [][]byte{m.year[:], m.month[:], m.day[:]} {
		for _, c := range part {
			if c == 'X' {
				open = true
			} else if open {
				return true
			}
		}
	}
	return false
}

// and is the mask of the days that fit both; false if some digit differs.
func (m mask) and(other mask) (mask, bool) {
	ok := m.negative == other.negative
	both := func(a, b byte) byte {
		switch {
		case a == 'X':
			return b
		case b != 'X' && a != b:
			ok = false
		}
		return a
	}
	for i := range m.year {
		m.year[i] = both(m.year[i], other.year[i])
	}
	for i := range m.month {
		m.month[i] = both(m.month[i], other.month[i])
		m.day[i] = both(m.day[i], other.day[i])
	}
	return m, ok
}

// first is the earliest day that fits; false if the calendar has none.
func (m *mask) first() (Day, bool) {
	from, _ := m.years()
	lo, _, ok := m.run(DayOf(from, 1, 1))
	return lo, ok
}

// last is the latest day that fits a mask that some day fits.
func (m *mask) last() Day {
	from, to := m.years()
	for y := to; y >= from; y-- {
		if !m.fitsYear(y) {
			continue
		}
		for month := 12; month >= 1; month-- {
			if !fits(m.month, month) {
				continue
			}
			for day := daysIn(y, month); day >= 1; day-- {
				if fits(m.day, day) {
					return DayOf(y, month, day)
				}
			}
		}
	}
	return DayOf(to, 12, 31)
}

// run is the first unbroken run of fitting days that reaches from or a later
// day, from that day on. Runs that touch may come in pieces.
func (m *mask) run(from Day) (lo, hi Day, ok bool) {
	first, last := m.years()
	y, month, day := from.Date()
	if y < first {
		y, month, day = first, 1, 1
	}
	var barren [2]bool // years without and with a leap day: others of the kind are alike
	for ; y <= last && !(barren[0] && barren[1]); y, month, day = y+1, 1, 1 {
		kind := leapDays(y)
		if barren[kind] || !m.fitsYear(y) {
			continue
		}
		barren[kind] = month == 1 && day == 1
		for ; month <= 12; month, day = month+1, 1 {
			if !fits(m.month, month) {
				continue
			}
			if lo, hi, ok := m.runInMonth(y, month, day); ok {
				return lo, hi, true
			}
		}
	}
	return 0, 0, false
}

func (m *mask) runInMonth(y, month, day int) (lo, hi Day, ok bool) {
	length := daysIn(y, month)
	if m.day == anyDay.day {
		first := DayOf(y, month, 1)
		if m.month == anyDay.month {
			return first + Day(day-1), DayOf(y, 12, 31), true
		}
		return first + Day(day-1), first + Day(length-1), true
	}
	for ; day <= length; day++ {
		if fits(m.day, day) {
			d := DayOf(y, month, day)
			return d, d, true
		}
	}
	return 0, 0, false
}

// dayExpected says which days the month of the mask has.
func (m *mask) dayExpected() string {
	month, ok := twoDigits(string(m.month[:]))
	if !ok {
		return "a day from 01 to 31"
	}
	from, to := m.years()
	if from == to {
		return dayExpected(from, month)
	}
	most := 0
	for y := from; y <= to; y++ {
		if m.fitsYear(y) {
			most = max(most, daysIn(y, month))
		}
	}
	return fmt.Sprintf("a day from 01 to %02d (%s of such a year)", most, monthNames[month])
}
