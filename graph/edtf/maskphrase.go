package edtf

import "strconv"

// yearPhrase: "in 1956", "some time in the 1950s", "in an unknown year".
func (m *mask) yearPhrase() phrase {
	from, to := m.years()
	switch {
	case from == to:
		return phrase{preposition: "in", words: yearName(from)}
	case m.year == anyDay.year && !m.negative:
		return phrase{preposition: "in", words: "an unknown year"}
	case m.yearsGap():
		return phrase{preposition: "in", words: "a year that reads " + m.yearText()}
	case to-from == 9 && from >= 1000:
		return phrase{words: "some time in the " + strconv.Itoa(from) + "s"}
	}
	return phrase{words: "some time from " + yearRange(from, to)}
}

// ofYear is the year behind a month: "1956", "of some year from 1500 to 1599".
func (m *mask) ofYear(of string) string {
	from, to := m.years()
	switch {
	case from == to:
		return of + yearName(from)
	case m.year == anyDay.year && !m.negative:
		return "of an unknown year"
	case m.yearsGap():
		return "of a year that reads " + m.yearText()
	}
	return "of some year from " + yearRange(from, to)
}

// yearsGap: a digit of the year is given to the right of one that is not.
func (m *mask) yearsGap() bool {
	years := anyDay
	years.year = m.year
	return years.gaps()
}

func (m *mask) yearText() string {
	if m.negative {
		return "-" + string(m.year[:])
	}
	return string(m.year[:])
}

// monthPhrase: "in February 1956", "in some month of 1956", "in October,
// November or December 1956".
func (m *mask) monthPhrase() phrase {
	if m.month == anyDay.month {
		return phrase{preposition: "in", words: "some month " + m.ofYear("of ")}
	}
	return phrase{preposition: "in", words: m.monthsThatFit() + " " + m.ofYear("")}
}

// monthsThatFit: "February", "January or November", "a month from January to
// September".
func (m *mask) monthsThatFit() string {
	var names []string
	for n := 1; n <= 12; n++ {
		if fits(m.month, n) {
			names = append(names, monthNames[n])
		}
	}
	if isRun := m.month[0] != 'X'; isRun && len(names) > 3 {
		return "a month from " + names[0] + " to " + names[len(names)-1]
	}
	return list(names, "or")
}

// dayPhrase: "on 9 February 1956", "on some day in February 1956", "on the
// 25th of some month of 1956".
func (m *mask) dayPhrase() phrase {
	anyMonth := m.month == anyDay.month
	if m.day == anyDay.day {
		if anyMonth {
			return phrase{preposition: "on", words: "some day " + m.ofYear("of ")}
		}
		return phrase{preposition: "on", words: "some day in " + m.monthAndYear()}
	}
	day, dayKnown := twoDigits(string(m.day[:]))
	if _, monthKnown := twoDigits(string(m.month[:])); dayKnown && monthKnown {
		return phrase{preposition: "on", words: strconv.Itoa(day) + " " + m.monthAndYear()}
	}
	return phrase{preposition: "on", words: m.daysThatFit() + " of " + m.monthAndYear()}
}

func (m *mask) monthAndYear() string {
	if m.month == anyDay.month {
		return "some month " + m.ofYear("of ")
	}
	return m.monthsThatFit() + " " + m.ofYear("")
}

// daysThatFit: "the 25th", "a day from the 10th to the 19th", "the 1st, 11th,
// 21st or 31st".
func (m *mask) daysThatFit() string {
	var days []string
	for n := 1; n <= 31; n++ {
		if fits(m.day, n) {
			days = append(days, ordinal(n))
		}
	}
	if isRun := m.day[0] != 'X'; isRun && len(days) > 3 {
		return "a day from the " + days[0] + " to the " + days[len(days)-1]
	}
	return "the " + list(days, "or")
}

func ordinal(n int) string {
	suffix := "th"
	if n/10 != 1 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}
