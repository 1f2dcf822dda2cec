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
	if s.grouping > 24 {
		return 2
	}
	if s.grouping != 0 {
		level = 1
	}
	return max(level, s.unknownLevel())
}

// unknownLevel: level 1 knows only the forms 195X, 19XX, XXXX, 1956-XX,
// 1956-02-XX, 1956-XX-XX, XXXX-XX and XXXX-XX-XX.
func (s *simple) unknownLevel() uint8 {
	m := &s.mask
	wholeYear := !m.hasUnknownYear()
	noYear := m.year == anyDay.year
	wholeMonth, noMonth := m.month[0] != 'X' && m.month[1] != 'X', m.month == anyDay.month
	noDay := m.day == anyDay.day
	var simpleForm bool
	switch s.precision {
	case toCentury:
		return 0
	case toYear:
		if wholeYear {
			return 0
		}
		simpleForm = noYear || m.year[0] != 'X' && m.year[1] != 'X' && m.year[3] == 'X'
	case toMonth:
		if wholeYear && (wholeMonth || s.grouping != 0) {
			return 0
		}
		simpleForm = noMonth && (wholeYear || noYear)
	case toDay:
		if wholeYear && wholeMonth && m.day[0] != 'X' && m.day[1] != 'X' {
			return 0
		}
		simpleForm = noDay && (wholeYear && (wholeMonth || noMonth) || noYear && noMonth)
	}
	if simpleForm {
		return 1
	}
	return 2
}
