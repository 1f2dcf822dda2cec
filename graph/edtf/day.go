package edtf

import (
	"fmt"
	"strconv"
	"strings"
)

// Day counts days from 1970-01-01 in the proleptic Gregorian calendar with
// astronomical years. Days order and subtract as numbers do.
type Day int64

// Years are held at ±maxYear, so that no arithmetic on days can overflow:
// some seventy times the age of the universe.
const maxYear = 1_000_000_000_000

// The infinities lie beyond every day that DayOf can return.
const (
	minDay Day = -1 << 60
	maxDay Day = 1 << 60
)

const (
	daysIn400Years = 146097
	epochOffset    = 719468 // days from 0000-03-01 to 1970-01-01
)

// DayOf is the day of a calendar date. A month or day out of range counts on
// from the first (month 13 is January of the next year, day 0 the day before
// the first). Years beyond ±10^12 are held at that limit.
func DayOf(year int, month, day int) Day {
	y, m := int64(year), int64(month-1)
	y += floorDiv(m, 12)
	m -= floorDiv(m, 12) * 12
	y = min(max(y, -maxYear), maxYear)
	if m < 2 { // the year is counted from March, so that the leap day is its last
		y--
	}
	era := floorDiv(y, 400)
	ofEra := y - era*400
	ofYear := (153*((m+10)%12) + 2) / 5
	days := era*daysIn400Years + ofEra*365 + ofEra/4 - ofEra/100 + ofYear - epochOffset
	return Day(days + int64(day) - 1)
}

// Date is the calendar date of a day: astronomical year, month 1 to 12, day 1 to 31.
func (d Day) Date() (year, month, day int) {
	z := int64(d) + epochOffset
	era := floorDiv(z, daysIn400Years)
	ofEra := z - era*daysIn400Years
	yearOfEra := (ofEra - ofEra/1460 + ofEra/36524 - ofEra/146096) / 365
	ofYear := ofEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	m := (5*ofYear + 2) / 153
	day = int(ofYear - (153*m+2)/5 + 1)
	month = int((m+2)%12 + 1)
	year = int(yearOfEra + era*400)
	if month < 3 {
		year++
	}
	return year, month, day
}

// String is the day in ISO form: 1956-02-25, -0043-03-15; a year of more than
// four digits has a Y before it, as in EDTF: Y12000-01-01, Y-12000-01-01.
func (d Day) String() string {
	y, m, day := d.Date()
	return yearString(y) + fmt.Sprintf("-%02d-%02d", m, day)
}

func yearString(y int) string {
	switch {
	case y > 9999 || y < -9999:
		return "Y" + strconv.Itoa(y)
	case y < 0:
		return fmt.Sprintf("-%04d", -y)
	}
	return fmt.Sprintf("%04d", y)
}

// ParseDay reads what String writes. A day that the calendar does not have is
// an error, and every error is a *SyntaxError.
func ParseDay(s string) (Day, error) {
	fail := func(at int, expected string) (Day, error) {
		return 0, &SyntaxError{Input: s, Offset: at, Expected: expected}
	}
	cut := len(s) - len("-01-01")
	if cut < 4 || s[cut] != '-' || s[cut+3] != '-' {
		return fail(0, "a day, written YYYY-MM-DD")
	}
	year, ok := parseYear(s[:cut])
	if !ok {
		return fail(0, "a year of four digits, or Y and a longer one")
	}
	month, ok := twoDigits(s[cut+1:])
	if !ok || month < 1 || month > 12 {
		return fail(cut+1, "a month from 01 to 12")
	}
	day, ok := twoDigits(s[cut+4:])
	if !ok || day < 1 || day > daysIn(year, month) {
		return fail(cut+4, dayExpected(year, month))
	}
	return DayOf(year, month, day), nil
}

func parseYear(s string) (int, bool) {
	digits, long := strings.CutPrefix(s, "Y")
	negative := strings.HasPrefix(digits, "-")
	magnitude := strings.TrimPrefix(digits, "-")
	year, err := strconv.ParseUint(magnitude, 10, 62)
	switch {
	case err != nil, year > maxYear, !long && len(magnitude) != 4, long && year <= 9999:
		return 0, false
	case negative && year == 0, long && magnitude[0] == '0':
		return 0, false
	case negative:
		return -int(year), true
	}
	return int(year), true
}

// twoDigits reads the two digits that s begins with.
func twoDigits(s string) (int, bool) {
	if len(s) < 2 || !isDigit(s[0]) || !isDigit(s[1]) {
		return 0, false
	}
	return int(s[0]-'0')*10 + int(s[1]-'0'), true
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// leapDays is 1 in a leap year, else 0.
func leapDays(year int) int {
	if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
		return 1
	}
	return 0
}

// daysIn is the length of a month from 1 to 12.
func daysIn(year, month int) int {
	switch month {
	case 2:
		return 28 + leapDays(year)
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
