package edtf

// grouping is a part of a year that is written in place of the month.
type grouping struct {
	name   string // as in "in %s 1956"
	month  int    // the first month
	months int
	vague  bool // of either hemisphere, so the months are only a likely reading
}

const (
	firstGrouping   = 21
	lastPlainSeason = 24 // of no stated hemisphere
	lastGrouping    = 41
)

// groupings begin at 21. Seasons are the meteorological ones; a winter or a
// southern summer ends in February of the next year.
var groupings = [...]grouping{
	{"spring %s", 3, 3, true},
	{"summer %s", 6, 3, true},
	{"autumn %s", 9, 3, true},
	{"the winter of %s", 12, 3, true},

	{"spring %s (northern hemisphere)", 3, 3, false},
	{"summer %s (northern hemisphere)", 6, 3, false},
	{"autumn %s (northern hemisphere)", 9, 3, false},
	{"the winter of %s (northern hemisphere)", 12, 3, false},

	{"spring %s (southern hemisphere)", 9, 3, false},
	{"the summer of %s (southern hemisphere)", 12, 3, false},
	{"autumn %s (southern hemisphere)", 3, 3, false},
	{"winter %s (southern hemisphere)", 6, 3, false},

	{"the first quarter of %s", 1, 3, false},
	{"the second quarter of %s", 4, 3, false},
	{"the third quarter of %s", 7, 3, false},
	{"the fourth quarter of %s", 10, 3, false},

	{"the first third of %s", 1, 4, false},
	{"the second third of %s", 5, 4, false},
	{"the last third of %s", 9, 4, false},

	{"the first half of %s", 1, 6, false},
	{"the second half of %s", 7, 6, false},
}

func (s *simple) season() Date {
	g := groupings[s.grouping-firstGrouping]
	year, _ := s.mask.years()
	lo := DayOf(year, g.month, 1)
	hi := DayOf(year, g.month+g.months, 0)
	return Date{form: single, level: s.level()}.bounded(lo, hi, g.vague || s.marks != [3]marks{})
}
