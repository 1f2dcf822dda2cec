package edtf

// level is the lowest conformance level that knows how the date is written.
func (s *simple) level() uint8 {
	level := uint8(0)
	if s.marks != [3]marks{} {
		level = 1
		if !s.whole {
			return 2
		}
	}
	if s.grouping > lastPlainSeason {
		return 2
	}
	if s.grouping != 0 {
		level = 1
	}
	return max(level, s.unknownLevel())
}

// unknownLevel: of dates with X, level 1 knows only the forms 195X, 19XX, XXXX,
// 1956-XX, 1956-02-XX, 1956-XX-XX, XXXX-XX and XXXX-XX-XX.
func (s *simple) unknownLevel() uint8 {
	if !s.unknown || s.precision == toCentury {
		return 0
	}
	m := &s.mask
	year := !m.hasUnknownYear()
	noYear, noMonth, noDay := m.year == anyDay.year, m.month == anyDay.month, m.day == anyDay.day
	_, month := twoDigits(string(m.month[:]))
	var known bool
	switch s.precision {
	case toYear:
		_, century := twoDigits(string(m.year[:2]))
		known = noYear || century && m.year[3] == 'X'
	case toMonth:
		known = noMonth && (year || noYear)
	case toDay:
		known = noDay && (year && (month || noMonth) || noYear && noMonth)
	}
	if known {
		return 1
	}
	return 2
}
