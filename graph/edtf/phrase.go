package edtf

import (
	"strconv"
	"strings"
)

var monthNames = [...]string{"", "January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December"}

// phraseOf puts a date without slash or brackets into words.
func phraseOf(text string) phrase {
	sc := scanner{in: text, end: len(text)}
	if sc.peek() == 'Y' {
		return longYearPhrase(text)
	}
	s, _ := sc.simple(alone)
	switch {
	case sc.peek() == 'T':
		return clockPhrase(text)
	case sc.peek() == 'S':
		return estimatePhrase(text)
	}
	var p phrase
	switch {
	case s.grouping != 0:
		p = s.groupingPhrase()
	case s.precision == toDay:
		p = s.mask.dayPhrase()
	case s.precision == toMonth:
		p = s.mask.monthPhrase()
	case s.precision == toCentury:
		from, to := s.mask.years()
		p = phrase{preposition: "in", words: "the years " + yearRange(from, to)}
	default:
		p = s.mask.yearPhrase()
	}
	s.addMarks(&p)
	return p
}

// addMarks says what ? and ~ say: before the words if they hold of the whole
// date, else behind them.
func (s *simple) addMarks(p *phrase) {
	if !s.whole {
		p.note = s.partMarks()
		return
	}
	if s.marks[0]&approximate != 0 {
		p.preposition, p.words = "", "about "+p.words
	}
	if s.marks[0]&uncertain != 0 {
		p.doubt = "perhaps"
	}
}

// partMarks names the parts that are marked: "(year uncertain, day approximate)".
func (s *simple) partMarks() string {
	names := [...]string{"year", "month", "day"}
	if s.grouping != 0 {
		names[toMonth] = "part of the year"
	}
	says := [...]string{"", "uncertain", "approximate", "uncertain and approximate"}
	var parts []string
	for m := uncertain; m <= both; m++ {
		var alike []string
		for i := range s.marks {
			if s.marks[i] == m {
				alike = append(alike, names[i])
			}
		}
		if len(alike) > 0 {
			parts = append(parts, list(alike, "and")+" "+says[m])
		}
	}
	return "(" + strings.Join(parts, ", ") + ")"
}

func (s *simple) groupingPhrase() phrase {
	g := groupings[s.grouping-firstGrouping]
	year, _ := s.mask.years()
	when := yearName(year)
	if g.month+g.months > 13 {
		when = yearRange(year, year+1)
	}
	return phrase{preposition: "in", words: strings.Replace(g.name, "%s", when, 1)}
}

// clockPhrase is the day that a date-time counts as, in UTC if it has a zone.
func clockPhrase(text string) phrase {
	d := MustParse(text)
	y, month, day := d.start.Earliest.Date()
	p := phrase{preposition: "on", words: strconv.Itoa(day) + " " + monthNames[month] + " " + yearName(y)}
	if _, clock, _ := strings.Cut(text, "T"); strings.ContainsAny(clock, "Z+-") {
		p.note = "(UTC)"
	}
	return p
}

func estimatePhrase(text string) phrase {
	d := MustParse(text)
	from, _, _ := d.start.Earliest.Date()
	to, _, _ := d.start.Latest.Date()
	guess, _ := d.Estimate()
	if from == to {
		return phraseOf(guess.text)
	}
	return phrase{preposition: "in", words: "some year from " + yearRange(from, to) + ", estimated at " + phraseOf(guess.text).words}
}

func longYearPhrase(text string) phrase {
	if strings.Contains(text, "S") {
		return estimatePhrase(text)
	}
	year, _, _ := MustParse(text).start.Earliest.Date()
	if year >= maxYear || year <= -maxYear { // held at the limit, so only the writing is true
		return phrase{preposition: "in", words: "the year " + text}
	}
	return phrase{preposition: "in", words: "the year " + yearName(year)}
}

// yearName is a year as readers count: 1956, AD 33, 44 BC (which is -0043).
func yearName(y int) string {
	switch {
	case y <= 0:
		return strconv.Itoa(1-y) + " BC"
	case y < 1000:
		return "AD " + strconv.Itoa(y)
	}
	return strconv.Itoa(y)
}

func yearRange(from, to int) string {
	if from == to {
		return yearName(from)
	}
	return yearName(from) + " to " + yearName(to)
}
